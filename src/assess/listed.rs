//! Code and status list: how old each is, whether the list speaks of this licence at all, and where the two differ. What a
//! letter or the points do, whoever said them, is in `status` and `points`.
//!
//! A list counts as a no however old it is; only a yes is weakened by its age.

use super::Context;
use super::points;
use super::reasoning::{Reasoning, time};
use crate::claims::LicenceClaims;
use crate::status::{Entry, ListWord, ListedPoints, Lookup, MOST_LISTED, Merged};
use crate::text::{Arg, Message};
use crate::trust::ages::{self, Grade};
use crate::verdict::{Axis, Finding, FindingKind, Severity};

pub(super) fn judge(claims: &LicenceClaims, merged: &Merged, context: &Context, reasoning: &mut Reasoning) {
    if let ListWord::List { signed_at, .. } = context.list {
        list_age(signed_at, context, reasoning);
    }
    let code = ages::code(claims.issued_at, context.now, &context.thresholds);
    // The age of a code from the future is not known; that is a finding of its own (K303).
    if claims.issued_at <= context.now.timestamp().saturating_add(context.thresholds.skew_seconds) {
        code_age(claims.issued_at, code, reasoning);
    }
    match context.list {
        ListWord::List { lookup: Lookup::Covered(entry), signed_at } => {
            reasoning.pass(Axis::LicenceStatus, "list-covers", vec![("list", time(signed_at))]);
            differences(claims, merged, (entry, signed_at), reasoning);
        }
        ListWord::List { lookup: Lookup::NotCovered, .. } | ListWord::NoList => {
            not_covered(claims.issued_at, code, reasoning);
        }
    }
}

fn list_age(signed_at: i64, context: &Context, reasoning: &mut Reasoning) {
    let (kind, severity) = match ages::list(signed_at, context.now, &context.thresholds) {
        Grade::Fresh => {
            return reasoning.pass(Axis::DataAge, "list-age", vec![("signed", time(signed_at))]);
        }
        Grade::Ageing => (FindingKind::ListAgeing, Severity::Notice),
        Grade::Stale => (FindingKind::ListStale, Severity::CheckFurther),
        Grade::Expired => (FindingKind::ListExpired, Severity::CheckFurther),
    };
    reasoning.find("list-age", Finding::new(kind, severity).with("signed", time(signed_at)));
}

fn code_age(issued_at: i64, grade: Grade, reasoning: &mut Reasoning) {
    let generated = time(issued_at);
    let (kind, severity) = match grade {
        Grade::Fresh => return reasoning.pass(Axis::DataAge, "code-age", vec![("generated", generated)]),
        Grade::Ageing => (FindingKind::CodeAgeing, Severity::Notice),
        Grade::Stale => (FindingKind::CodeStale, Severity::CheckFurther),
        Grade::Expired => (FindingKind::CodeExpiredByAge, Severity::CheckFurther),
    };
    reasoning.find("code-age", Finding::new(kind, severity).with("generated", generated));
}

/// While the code is fresh its own letters count.
fn not_covered(issued_at: i64, code: Grade, reasoning: &mut Reasoning) {
    let (kind, severity) = match code {
        Grade::Fresh => (FindingKind::NotCovered, Severity::Notice),
        Grade::Ageing | Grade::Stale | Grade::Expired => {
            (FindingKind::NotCoveredAged, Severity::CheckFurther)
        }
    };
    reasoning.find("list-covers", Finding::new(kind, severity).with("generated", time(issued_at)));
}

/// Both words with their times, and what the list took away.
fn differences(
    claims: &LicenceClaims,
    merged: &Merged,
    (entry, signed_at): (Entry, i64),
    reasoning: &mut Reasoning,
) {
    const RULE: &str = "list-and-code";
    let find = |kind| {
        Finding::new(kind, Severity::Notice)
            .with("generated", time(claims.issued_at))
            .with("list", time(signed_at))
    };
    let before = reasoning.findings.len();
    if merged.differences().next().is_some() {
        let differ = find(FindingKind::StatusDiffers)
            .with("code_letters", letters(&claims.licence.status))
            .with("list_letters", letters(&entry.letters.to_string()));
        reasoning.find(RULE, differ);
    }
    let lifted: Vec<char> = merged
        .differences()
        .filter(|one| one.code_sets && !one.is_set)
        .filter_map(|one| one.letter.letter())
        .collect();
    if !lifted.is_empty() {
        let letters = Arg::Text(lifted.into_iter().collect());
        reasoning.find(RULE, find(FindingKind::LiftedByList).with("letters", letters));
    }
    if points_differ(merged.code_points, entry.points) {
        let differ = find(FindingKind::PointsDiffer)
            .with("points", points::arg(merged.points))
            .with("code_points", points::number(merged.code_points))
            .with("list_points", points::listed(entry.points));
        reasoning.find(RULE, differ);
    }
    if reasoning.findings.len() == before {
        reasoning.pass(Axis::LicenceStatus, RULE, vec![("list", time(signed_at))]);
    }
}

/// A list without points says nothing of them; 24 there means "or more".
fn points_differ(code: u64, list: ListedPoints) -> bool {
    match list {
        ListedPoints::NotCarried => false,
        ListedPoints::BelowNine => code >= u64::from(crate::status::LEAST_LISTED),
        ListedPoints::Listed(high) => code.min(u64::from(MOST_LISTED)) != u64::from(high.points()),
    }
}

/// As they stand; in words where there is none.
fn letters(text: &str) -> Arg {
    if text.is_empty() {
        Arg::Message(Box::new(Message::new("letters-none")))
    } else {
        Arg::Text(text.to_owned())
    }
}
