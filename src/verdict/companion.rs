//! What is shown of a companion's licence: whether it is enough, why not, and who it is about.

use chrono::{DateTime, FixedOffset, Utc};

use super::view::{LicenceView, Profile, Severity};
use super::{MadeByViewOf, licence};
use crate::judge::CompanionOutcome;
use crate::rules::{Class, CompanionAnswer, CompanionReason, china_offset};
use crate::text::{Arg, Message};

/// The companion that a driver in probation needs on an expressway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompanionNote {
    /// Class that the companion must hold, or one that includes it.
    pub class: Class,
    /// What the companion's licence gave, where it was checked.
    pub answer: Option<CompanionAnswer>,
}

/// All that may be drawn of a companion's licence. Made only by [`companion_view`].
#[derive(Debug)]
pub struct CompanionView {
    /// Whether it is enough; `None`: the driver needs no companion.
    pub answer: Option<CompanionAnswer>,
    /// The answer in a few words.
    pub word: Message,
    /// Why.
    pub reason: Message,
    /// What to do next.
    pub next: Message,
    /// `None` for every rejection.
    pub licence: Option<LicenceView>,
    /// The moment as of which it was judged, China time.
    pub judged_at: DateTime<FixedOffset>,
    _made_by_view_of: MadeByViewOf,
}

/// What `profile` may see of a companion's licence.
#[must_use]
pub fn companion_view(outcome: &CompanionOutcome, profile: Profile, now: DateTime<Utc>) -> CompanionView {
    let answer = outcome.answer();
    let (word, next) = match answer {
        None => ("companion-word-not-needed", "companion-next-not-needed"),
        Some(CompanionAnswer::Open(_)) => ("companion-word-open", "companion-next-open"),
        Some(CompanionAnswer::Qualified) => ("companion-word-qualified", "companion-next-qualified"),
        Some(CompanionAnswer::Unqualified(_)) => ("companion-word-unqualified", "companion-next-unqualified"),
    };
    CompanionView {
        answer,
        word: Message::new(word),
        reason: reason(outcome, answer),
        next: Message::new(next),
        licence: match outcome {
            CompanionOutcome::Assessed(assessed) => Some(licence::view(assessed.assessment(), profile)),
            CompanionOutcome::NotNeeded | CompanionOutcome::Rejected(_) => None,
        },
        judged_at: now.with_timezone(&china_offset()),
        _made_by_view_of: MadeByViewOf(()),
    }
}

/// The companion's own finding says more than "needs a check".
fn reason(outcome: &CompanionOutcome, answer: Option<CompanionAnswer>) -> Message {
    let own = match outcome {
        CompanionOutcome::Assessed(assessed) => {
            assessed.assessment().findings().iter().find(|finding| finding.severity >= Severity::CheckFurther)
        }
        CompanionOutcome::NotNeeded | CompanionOutcome::Rejected(_) => None,
    };
    match answer.and_then(CompanionAnswer::reason) {
        None => Message::new("companion-enough"),
        Some(reason @ (CompanionReason::LicenceBarred | CompanionReason::LicenceOpen)) => {
            let (_, text) = reason.texts();
            own.map_or_else(
                || Message::new(text),
                |finding| {
                    Message::new("companion-because").with("what", Arg::Message(Box::new(finding.short())))
                },
            )
        }
        Some(reason) => Message::new(reason.texts().1),
    }
}
