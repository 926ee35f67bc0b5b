//! How old keys and lists are, in one line: what is said before anyone scans.

use chrono::{DateTime, Utc};

use super::trust_view::number;
use crate::text::{Arg, Message};
use crate::trust::ClockStanding;
use crate::trust::ages::Grade;
use crate::trust::device::{Age, Overview};

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustLine {
    /// The worst of keys and lists; `None`: there are no keys, and nothing can be verified.
    pub grade: Option<Grade>,
    /// In words.
    pub text: Message,
}

/// Days from here on, hours before.
const HOURS: i64 = 48;

/// Keys and the worst list, each with its grade; the age where it matters.
#[must_use]
pub fn trust_line(overview: &Overview) -> TrustLine {
    let Some(repository) = &overview.repository else {
        return TrustLine { grade: None, text: Message::new("trust-line-none") };
    };
    let now = match overview.clock {
        (_, ClockStanding::Behind { bound, .. }) => bound,
        (clock, ClockStanding::FarAhead { .. } | ClockStanding::Sound) => clock,
    };
    let keys = match repository.age.grade {
        Grade::Fresh => word(Grade::Fresh),
        Grade::Ageing | Grade::Expired | Grade::Stale => aged(&repository.age, now),
    };
    let lists = overview.issuers.iter().filter_map(|issuer| issuer.list.as_ref()).map(|(_, age)| age);
    let text = match lists.max_by_key(|age| (age.grade, std::cmp::Reverse(age.signed_at))) {
        None => Message::new("trust-line-no-list"),
        Some(list) => Message::new("trust-line").with("list", inner(aged(list, now))),
    };
    TrustLine { grade: Some(overview.grade()), text: text.with("keys", inner(keys)) }
}

fn word(grade: Grade) -> Message {
    Message::new(match grade {
        Grade::Ageing => "trust-word-ageing",
        Grade::Expired => "trust-word-expired",
        Grade::Fresh => "trust-word-fresh",
        Grade::Stale => "trust-word-stale",
    })
}

/// With how old it is.
fn aged(age: &Age, now: DateTime<Utc>) -> Message {
    let hours = (now - age.signed_at).num_hours().max(0);
    let (id, count) =
        if hours < HOURS { ("trust-word-hours", hours) } else { ("trust-word-days", hours / 24) };
    let count = number(u64::try_from(count).unwrap_or_default());
    Message::new(id).with("word", inner(word(age.grade))).with("count", count)
}

fn inner(message: Message) -> Arg {
    Arg::Message(Box::new(message))
}
