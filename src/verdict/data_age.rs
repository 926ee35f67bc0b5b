//! The axis "data age": the worst of keys, list, code, law and memory, and the dates of those that have one.

use super::axes::not_checked;
use super::view::{Axis, AxisView, Severity};
use super::{Finding, FindingKind};
use crate::assess::Assessment;
use crate::rules::{china_offset, law};
use crate::status::ListWord;
use crate::text::{Arg, Message};

/// Findings of the axis with its value and answer, the worst first.
const AGES: [(FindingKind, &str, &str); 14] = [
    (FindingKind::BeforeTheLaw, "law_not_begun", "axis-data-age-before"),
    (FindingKind::KeysExpired, "keys_expired", "axis-data-age-keys-expired"),
    (FindingKind::ListExpired, "list_expired", "axis-data-age-list-expired"),
    (FindingKind::CodeExpiredByAge, "code_expired", "axis-data-age-code-expired"),
    (FindingKind::LawStale, "law_stale", "axis-data-age-stale"),
    (FindingKind::KeysStale, "keys_stale", "axis-data-age-keys-stale"),
    (FindingKind::ListStale, "list_stale", "axis-data-age-list-stale"),
    (FindingKind::CodeStale, "code_stale", "axis-data-age-code-stale"),
    (FindingKind::LawAgeing, "law_ageing", "axis-data-age-ageing"),
    (FindingKind::KeysAgeing, "keys_ageing", "axis-data-age-keys-ageing"),
    (FindingKind::ListAgeing, "list_ageing", "axis-data-age-list-ageing"),
    (FindingKind::CodeAgeing, "code_ageing", "axis-data-age-code-ageing"),
    (FindingKind::MemoryDamaged, "memory_damaged", "axis-data-age-no-memory"),
    (FindingKind::NoMemory, "memory_none", "axis-data-age-no-memory"),
];

/// Without a time of the keys the axis is "not checked", unless something else is found.
pub(super) fn data_age(
    assessment: &Assessment,
    severity: Option<Severity>,
    findings: &[Finding],
) -> AxisView {
    let detail = Some(detail(assessment));
    let said = AGES.iter().find(|(kind, ..)| findings.iter().any(|finding| finding.kind == *kind));
    let (value, answer) = match (said, assessment.context().standing.keys) {
        (Some((_, value, answer)), _) => (*value, *answer),
        (None, Some(_)) => ("fresh", "axis-data-age-fresh"),
        (None, None) => return AxisView { detail, ..not_checked(Axis::DataAge) },
    };
    AxisView { axis: Axis::DataAge, value, severity, answer: Message::new(answer), detail }
}

fn detail(assessment: &Assessment) -> Message {
    let context = assessment.context();
    let time = |seconds| {
        let moment = chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        Arg::Time(moment.with_timezone(&china_offset()))
    };
    let keys = context.standing.keys.map_or_else(
        || Message::new("data-age-no-keys"),
        |keys| Message::new("data-age-keys").with("signed", time(keys.signed_at.timestamp())),
    );
    let list = match context.list {
        ListWord::List { signed_at, .. } => Message::new("data-age-list").with("signed", time(signed_at)),
        ListWord::NoList => Message::new("data-age-no-list"),
    };
    Message::new("axis-data-age-detail")
        .with("checked", Arg::Date(law().checked_up_to))
        .with("data", Arg::Messages(vec![keys, list]))
}
