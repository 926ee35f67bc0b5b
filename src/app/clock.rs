//! The clocks of the window: the device's, or a fixed one in tests. \[shell\]

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use crate::session::Now;

/// Says what time it is.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The device clock.
    Device {
        /// When the program started.
        started: Instant,
    },
    /// Set by hand: tests and screenshots.
    Fixed(Now),
}

impl Clock {
    /// The device clock.
    #[must_use]
    pub fn device() -> Self {
        Self::Device { started: Instant::now() }
    }

    /// Now.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one clock of the window; below it time is an argument"
    )]
    pub fn now(&self) -> Now {
        match self {
            Self::Device { started } => Now { wall: Utc::now(), steady: started.elapsed() },
            Self::Fixed(now) => *now,
        }
    }

    /// Lets time pass on a fixed clock; the device clock needs no help.
    pub fn advance(&mut self, by: Duration) {
        match self {
            Self::Device { .. } => {}
            Self::Fixed(now) => {
                now.wall += by;
                now.steady += by;
            }
        }
    }
}

/// Which moment a code is judged as of: the present, or the moment that a sample was made for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Timeline {
    /// The device clock.
    #[default]
    Present,
    /// A sample's own moment, which goes on from there.
    Sample {
        /// The moment.
        moment: DateTime<Utc>,
        /// Steady time at which it was that moment.
        since: Duration,
    },
}

impl Timeline {
    /// The time of this line.
    #[must_use]
    pub(super) fn now(self, clock: Now) -> Now {
        match self {
            Self::Present => clock,
            Self::Sample { moment, since } => {
                Now { wall: moment + clock.steady.saturating_sub(since), steady: clock.steady }
            }
        }
    }
}
