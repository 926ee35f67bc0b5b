//! A value as far as a profile may see it.

/// A value that a profile may see in full, in part, or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// As signed.
    Full(String),
    /// Hidden on purpose by the profile: draw a dash and say so.
    Hidden,
    /// First and last signs, `dots` hidden ones between.
    Masked {
        /// First three signs.
        head: String,
        /// How many are hidden.
        dots: usize,
        /// Last three signs.
        tail: String,
    },
    /// The certificate does not carry it.
    NotGiven,
}
