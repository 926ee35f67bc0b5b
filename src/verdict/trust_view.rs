//! Keys and lists of the device, in words: what the screen and `kerbside trust` say.

use chrono::{DateTime, Utc};

use super::KeyringName;
use crate::rules::china_offset;
use crate::text::{Arg, Message};
use crate::trust::ages::Grade;
use crate::trust::device::{Age, Anchor, IssuerOverview, KeyOverview, Overview, RepositoryOverview, Source};
use crate::trust::repository::Role;
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
        let name = Message::new("trust-role").with("role", role_name(role));
        rows.push(TrustRow { name, value, note: None, grade: Grade::Fresh });
    }
    TrustSection { name: Message::new("trust-source"), rows }
}

fn role_name(role: &Role) -> Arg {
    let id = match role {
        Role::Root => "trust-role-root",
        Role::Targets => "trust-role-targets",
        Role::Snapshot => "trust-role-snapshot",
        Role::Timestamp => "trust-role-timestamp",
        Role::Delegated(name) => return Arg::Text(name.clone()),
    };
    Arg::Message(Box::new(Message::new(id)))
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
        Memory::Kept if overview.source == Source::Nowhere => ("trust-memory-nothing", Grade::Fresh),
        Memory::Kept => ("trust-memory-kept", Grade::Fresh),
        Memory::None => ("trust-memory-none", Grade::Ageing),
        Memory::Outdated => ("trust-memory-outdated", Grade::Stale),
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
    let trouble = |what: &Message| TrustRow { grade: Grade::Stale, ..row("trust-trouble", what.clone()) };
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

fn row(id: &'static str, value: Message) -> TrustRow {
    TrustRow { name: Message::new(id), value, note: None, grade: Grade::Fresh }
}

fn text(text: &str) -> Message {
    Message::new("trust-as-it-is").with("text", Arg::Text(text.to_owned()))
}

/// A name in both languages.
pub(super) fn either(names: &Names) -> Arg {
    Arg::Either { zh: names.zh.clone(), en: names.en.clone() }
}

fn of_time(moment: DateTime<Utc>) -> Message {
    Message::new("trust-as-it-is").with("text", time(moment))
}

/// In China.
pub(super) fn time(moment: DateTime<Utc>) -> Arg {
    Arg::Time(moment.with_timezone(&china_offset()))
}

/// [`time`] of seconds since 1970.
pub(super) fn seconds(seconds: i64) -> Arg {
    time(DateTime::from_timestamp(seconds, 0).unwrap_or_default())
}

/// A whole number.
pub(super) fn number(number: u64) -> Arg {
    Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

fn count(count: usize) -> Arg {
    Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
