//! What a device knows of its own data beside the keys themselves: how old they are, whether the clock can be believed, and
//! whether earlier lists are remembered. Put together where the repository is read; weighed in `assess`.

use chrono::{DateTime, Utc};

/// What is known of the keys, the clock and the memory of this device, as of the moment judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Times of the repository; `None`: it carries none, and the age of the keys is not examined.
    pub keys: Option<KeysTime>,
    /// See [`ClockStanding`].
    pub clock: ClockStanding,
    /// See [`Memory`].
    pub memory: Memory,
}

/// Times that the repository of the keys carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeysTime {
    /// `x-signed-at` of `timestamp.json`.
    pub signed_at: DateTime<Utc>,
    /// The earliest expiry of its roles.
    pub expires: DateTime<Utc>,
}

/// Whether the device's clock agrees with the signed times that it has seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ClockStanding {
    /// Nothing speaks against it.
    #[default]
    Sound,
    /// Behind a signed time by more than the skew: "now" was replaced by that time.
    Behind {
        /// What the clock says.
        clock: DateTime<Utc>,
        /// The signed time that counts as "now".
        bound: DateTime<Utc>,
    },
    /// Over 400 days ahead of the newest signed time.
    FarAhead {
        /// That time.
        newest: DateTime<Utc>,
    },
}

/// What is remembered of earlier repositories and lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Memory {
    /// A list here is older than one that was seen: changes since are lost.
    Outdated,
    /// What this device saw before.
    #[default]
    Kept,
    /// No state was found: nothing is known of earlier lists.
    None,
    /// The state was damaged and not used.
    Damaged,
}
