//! Keys and lists of the device, in words: what the screen and `kerbside trust` say.

use chrono::{DateTime, Utc};

use super::KeyringName;
use crate::rules::china_offset;
use crate::status::{ChangeKind, DeltaSummary, ListedLetter, VerifiedDelta};
use crate::text::{Arg, Message};
use crate::trust::ages::Grade;
use crate::trust::device::{
    Age, Anchor, Changes, IssuerOverview, KeyChange, KeyOverview, ListChange, Overview, RepositoryOverview,
    Source,
};
use crate::trust::{ClockStanding, Memory, Names};

/// Digits of a key id that tell keys of one repository apart.
const SHORT_KEY_ID: usize = 8;

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustView {
    /// In their order.
    pub sections: Vec<TrustSection>,
    /// The worst age of keys and lists.
    pub grade: Grade,
}

/// Rows under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustSection {
    /// Heading.
    pub name: Message,
    /// In their order.
    pub rows: Vec<TrustRow>,
}

/// One thing that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustRow {
    /// What.
    pub name: Message,
    /// As it is.
    pub value: Message,
    /// What becomes of it, or what to do.
    pub note: Option<Message>,
    /// How much it needs care: fresh is none.
    pub grade: Grade,
}

/// What is in force, how old it is and what becomes of it when.
#[must_use]
pub fn trust_view(overview: &Overview) -> TrustView {
    let mut sections = vec![office(overview)];
    sections.extend(overview.repository.as_ref().map(repository));
    sections.extend(overview.issuers.iter().map(issuer));
    sections.push(device(overview));
    TrustView { sections, grade: overview.grade() }
}

/// What an import would change, a line each.
#[must_use]
pub fn changes_view(changes: &Changes) -> Vec<Message> {
    if changes.is_same {
        return vec![Message::new("trust-change-same")];
    }
    let (to, signed_at) = &changes.to;
    let head = match &changes.from {
        Some((from, _)) => Message::new("trust-change-version")
            .with("from", number(from.timestamp))
            .with("to", number(to.timestamp)),
        None => Message::new("trust-change-first"),
    };
    let mut lines = vec![head.with("signed", time(*signed_at))];
    for (id, keys) in [
        ("trust-change-added", &changes.added),
        ("trust-change-retired", &changes.retired),
        ("trust-change-distrusted", &changes.distrusted),
    ] {
        lines.extend(keys.iter().map(|key| key_change(id, key)));
    }
    lines.extend(changes.lists.iter().map(list_change));
    lines
}

/// What a delta would do, a line each.
#[must_use]
pub fn delta_view(delta: &VerifiedDelta, summary: &DeltaSummary) -> Vec<Message> {
    let mut lines = vec![
        Message::new("trust-delta")
            .with("issuer", Arg::Text(delta.issuer().to_owned()))
            .with("from", number(summary.from.0))
            .with("from_time", seconds(summary.from.1))
            .with("to", number(summary.to.0))
            .with("to_time", seconds(summary.to.1)),
    ];
    let letter = |id, letter: &ListedLetter| {
        Message::new(id)
            .with("letter", Arg::Text(letter.to_string()))
            .with("name", Arg::Message(Box::new(Message::new(letter.status_letter().name()))))
    };
    for (kind, count) in &summary.counts {
        let line = match kind {
            ChangeKind::Clear(cleared) => letter("trust-delta-cleared", cleared),
            ChangeKind::Points(points) => {
                Message::new("trust-delta-points").with("points", number(points.points().into()))
            }
            ChangeKind::PointsBelowNine => Message::new("trust-delta-points-below"),
            ChangeKind::Set(set) => letter("trust-delta-set", set),
        };
        lines.push(line.with("count", number(*count)));
    }
    lines
}

/// What a grade means.
#[must_use]
pub const fn grade_text(grade: Grade) -> &'static str {
    match grade {
        Grade::Ageing => "trust-ageing",
        Grade::Expired => "trust-expired",
        Grade::Fresh => "trust-fresh",
        Grade::Stale => "trust-stale",
    }
}

/// A grade, as in JSON.
#[must_use]
pub const fn grade_code(grade: Grade) -> &'static str {
    match grade {
        Grade::Ageing => "ageing",
        Grade::Expired => "expired",
        Grade::Fresh => "fresh",
        Grade::Stale => "stale",
    }
}

fn office(overview: &Overview) -> TrustSection {
    let keyring = match overview.keyring {
        KeyringName::Production => "trust-production",
        KeyringName::Training => "trust-training",
    };
    let anchor = match &overview.anchor {
        None => "trust-office-none",
        Some(Anchor::Program(_)) => "trust-office-program",
        Some(Anchor::System(_)) => "trust-office-system",
        Some(Anchor::User(_)) => "trust-office-user",
    };
    let mut rows =
        vec![row("trust-keyring", Message::new(keyring)), row("trust-office", Message::new(anchor))];
    match &overview.anchor {
        Some(anchor) => rows.push(row("trust-fingerprint", text(&anchor.fingerprint().to_string()))),
        None => {
            if let Some(last) = rows.last_mut() {
                last.grade = Grade::Expired;
                last.note = Some(Message::new("trust-office-none-note"));
            }
        }
    }
    TrustSection { name: Message::new("trust-office"), rows }
}

fn repository(repository: &RepositoryOverview) -> TrustSection {
    let versions = &repository.versions;
    let versions = Message::new("trust-versions-value")
        .with("root", number(versions.root))
        .with("timestamp", number(versions.timestamp))
        .with("snapshot", number(versions.snapshot))
        .with("targets", number(versions.targets));
    let mut rows = vec![
        row("trust-versions", versions),
        aged("trust-signed", of_time(repository.age.signed_at), &repository.age),
    ];
    for (role, keys) in &repository.roles {
        let short = |key_id: &String| key_id.chars().take(SHORT_KEY_ID).collect::<String>();
        let by: Vec<String> = keys.signed_by.iter().map(short).collect();
        let value = Message::new("trust-role-value")
            .with("signed", count(keys.signed_by.len()))
            .with("keys", count(keys.key_ids.len()))
            .with("threshold", number(keys.threshold))
            .with("by", Arg::Text(by.join(" ")));
        let name = Message::new("trust-role").with("role", Arg::Text(role.to_string()));
        rows.push(TrustRow { name, value, note: None, grade: Grade::Fresh });
    }
    TrustSection { name: Message::new("trust-source"), rows }
}

fn issuer(issuer: &IssuerOverview) -> TrustSection {
    let mut rows: Vec<TrustRow> = issuer.keys.iter().map(key).collect();
    rows.push(match &issuer.list {
        None => row("trust-list", Message::new("trust-list-none")),
        Some((list, age)) => {
            let value = Message::new("trust-list-value")
                .with("number", number(list.number))
                .with("time", time(age.signed_at))
                .with("space", number(list.space));
            aged("trust-list", value, age)
        }
    });
    rows.extend(issuer.delta_key.map(|key| row("trust-delta-key", text(&key.to_string()))));
    let name = format!("（{}）", issuer.id);
    let name = Arg::Either {
        zh: format!("{}{name}", issuer.name.zh),
        en: format!("{} ({})", issuer.name.en, issuer.id),
    };
    TrustSection { name: Message::new("trust-as-it-is").with("text", name), rows }
}

fn key(key: &KeyOverview) -> TrustRow {
    let value = Message::new("trust-key-value")
        .with("from", time(key.valid_from))
        .with("until", time(key.valid_until));
    let distrusted = key.distrust.as_ref().map(|distrust| {
        Message::new("trust-key-distrusted")
            .with("time", time(distrust.time))
            .with("reason", either(&distrust.reason))
    });
    TrustRow {
        name: Message::new("trust-key").with("key", Arg::Text(key.key_id.to_string())),
        value,
        grade: if distrusted.is_some() { Grade::Stale } else { Grade::Fresh },
        note: distrusted,
    }
}

fn device(overview: &Overview) -> TrustSection {
    let (clock, standing) = overview.clock;
    let (note, grade) = match standing {
        ClockStanding::Behind { .. } => (Some("trust-clock-behind"), Grade::Stale),
        ClockStanding::FarAhead { .. } => (Some("trust-clock-ahead"), Grade::Ageing),
        ClockStanding::Sound => (None, Grade::Fresh),
    };
    let newest = if overview.newest_signed == DateTime::<Utc>::default() {
        Message::new("trust-clock-none")
    } else {
        of_time(overview.newest_signed)
    };
    let (memory, care) = match overview.memory {
        Memory::Damaged => ("trust-memory-damaged", Grade::Ageing),
        Memory::Kept => ("trust-memory-kept", Grade::Fresh),
        Memory::None => ("trust-memory-none", Grade::Ageing),
    };
    let source = match overview.source {
        Source::Embedded => "trust-source-embedded",
        Source::Imported => "trust-source-imported",
        Source::Nowhere => "trust-source-nowhere",
    };
    let mut rows = vec![
        TrustRow { note: note.map(Message::new), grade, ..row("trust-clock-time", of_time(clock)) },
        row("trust-clock-newest", newest),
        row("trust-source", Message::new(source)),
        TrustRow { grade: care, ..row("trust-memory", Message::new(memory)) },
    ];
    let trouble = |what: &String| TrustRow { grade: Grade::Stale, ..row("trust-trouble", text(what)) };
    rows.extend(overview.troubles.iter().map(trouble));
    TrustSection { name: Message::new("trust-clock"), rows }
}

/// With what it becomes next.
fn aged(id: &'static str, value: Message, age: &Age) -> TrustRow {
    let now = Message::new(grade_text(age.grade));
    let note = match age.next {
        None => now,
        Some((at, then)) => Message::new("trust-next")
            .with("grade", Arg::Message(Box::new(now)))
            .with("time", time(at))
            .with("then", Arg::Message(Box::new(Message::new(grade_text(then))))),
    };
    TrustRow { note: Some(note), grade: age.grade, ..row(id, value) }
}

fn key_change(id: &'static str, key: &KeyChange) -> Message {
    Message::new(id).with("key", Arg::Text(key.key_id.to_string())).with("name", either(&key.name))
}

fn list_change(change: &ListChange) -> Message {
    let of = |list: Option<(u64, i64)>| {
        let message = match list {
            None => Message::new("trust-change-no-list"),
            Some((list, at)) => {
                Message::new("trust-change-of-list").with("number", number(list)).with("time", seconds(at))
            }
        };
        Arg::Message(Box::new(message))
    };
    Message::new("trust-change-list")
        .with("issuer", Arg::Text(change.issuer.clone()))
        .with("from", of(change.from))
        .with("to", of(change.to))
}

fn row(id: &'static str, value: Message) -> TrustRow {
    TrustRow { name: Message::new(id), value, note: None, grade: Grade::Fresh }
}

fn text(text: &str) -> Message {
    Message::new("trust-as-it-is").with("text", Arg::Text(text.to_owned()))
}

fn either(names: &Names) -> Arg {
    Arg::Either { zh: names.zh.clone(), en: names.en.clone() }
}

fn of_time(moment: DateTime<Utc>) -> Message {
    Message::new("trust-as-it-is").with("text", time(moment))
}

/// In China.
fn time(moment: DateTime<Utc>) -> Arg {
    Arg::Time(moment.with_timezone(&china_offset()))
}

fn seconds(seconds: i64) -> Arg {
    time(DateTime::from_timestamp(seconds, 0).unwrap_or_default())
}

fn number(number: u64) -> Arg {
    Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

fn count(count: usize) -> Arg {
    Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
