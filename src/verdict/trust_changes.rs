//! What an import or a delta would change, in words.

use super::trust_view::{either, number, seconds, time};
use crate::status::{ChangeKind, DeltaSummary, ListedLetter, VerifiedDelta};
use crate::text::{Arg, Message};
use crate::trust::device::{Changes, KeyChange, ListChange};

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
