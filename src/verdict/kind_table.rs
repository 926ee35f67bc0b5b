//! One row a kind of finding: name, stable code, axis; from it come the enum and its texts.

/// Text ids of one kind.
#[derive(Debug, Clone, Copy)]
pub struct FindingTexts {
    /// For the panel.
    pub short: &'static str,
    /// Sentence.
    pub what: &'static str,
    /// Advice.
    pub next: &'static str,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal on $axis:ident;)*) => {
        /// What can be found.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum FindingKind { $($(#[$doc])* $name,)* }

        impl FindingKind {
            /// All.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// Axis that it belongs to.
            #[must_use]
            pub const fn axis(self) -> Axis {
                match self { $(Self::$name => Axis::$axis,)* }
            }

            /// Text ids.
            #[must_use]
            pub const fn texts(self) -> FindingTexts {
                match self {
                    $(Self::$name => FindingTexts {
                        short: concat!($code, "-short"),
                        what: concat!($code, "-what"),
                        next: concat!($code, "-next"),
                    },)*
                }
            }
        }
    };
}

pub(super) use kinds;
