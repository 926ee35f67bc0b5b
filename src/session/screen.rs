//! What is on the screen.

use crate::verdict::{CompanionView, VerdictView};

/// What is on the screen.
#[derive(Debug, Default)]
pub enum Screen {
    /// The licence of the person beside the driver: is it that person, and is it enough?
    Companion {
        /// The driver's judgement, which waits.
        driver: Box<VerdictView>,
        /// What may be shown of the companion.
        companion: Box<CompanionView>,
    },
    /// Signature good: is this the person?
    Comparing {
        /// The judgement that waits.
        view: VerdictView,
        /// Whether the ID card was compared.
        id_card: IdCard,
    },
    /// It is not the person. Holds no claim.
    Mismatch {
        /// Without the licence.
        view: VerdictView,
    },
    /// Looking for a code.
    #[default]
    Scanning,
    /// Looking for the code of the person beside the driver.
    SeekingCompanion {
        /// The driver's judgement, which waits.
        driver: Box<VerdictView>,
    },
    /// The answer.
    Verdict {
        /// The judgement.
        view: VerdictView,
    },
}

/// The identity card (居民身份证) beside the licence, which a counter must compare (CTL art. 21).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdCard {
    /// Ticked.
    Compared,
    /// This profile asks in another way.
    NotAsked,
    /// To be ticked before the person can be confirmed.
    NotCompared,
}
