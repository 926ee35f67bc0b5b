//! How far this device's own word goes: its keys, its clock, its memory.

use chrono::{DateTime, Utc};

/// What is known of the keys, the clock and the memory of this device, as of the moment judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Times of the repository that the keys came from; `None`: there is none.
    pub keys: Option<KeysTime>,
    /// See [`ClockStanding`].
    pub clock: ClockStanding,
    /// See [`Memory`].
    pub memory: Memory,
}

/// Times of a trust repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeysTime {
    /// When its newest metadata were signed.
    pub signed_at: DateTime<Utc>,
    /// First end of any of its roles.
    pub expires: DateTime<Utc>,
}

/// How the device's clock stands to signed times.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ClockStanding {
    /// Behind a signed time by more than the skew: judged as of that time.
    Behind {
        /// What the clock says.
        clock: DateTime<Utc>,
        /// The newest signed time.
        bound: DateTime<Utc>,
    },
    /// Over 400 days ahead of the newest signed time.
    FarAhead {
        /// The newest signed time.
        newest: DateTime<Utc>,
    },
    /// Nothing signed speaks against it.
    #[default]
    Sound,
}

/// Whether the device remembers what it has seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Memory {
    /// The state was damaged and is not used.
    Damaged,
    /// It does.
    #[default]
    Kept,
    /// No state was found: nothing is known of earlier lists.
    None,
}
