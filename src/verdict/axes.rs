//! The seven axes as they are shown.

use super::data_age::data_age;
use super::view::{Axis, AxisView, Severity};
use super::{Finding, FindingKind};
use crate::assess::{Assessment, CodeTime, Entitlement, vehicle_name};
use crate::claims::ExpiryDate;
use crate::rules::{Validity, china_date, china_offset};
use crate::text::{Arg, Message};
use crate::verify::KeyStanding;

pub(super) fn not_checked(axis: Axis) -> AxisView {
    AxisView {
        axis,
        value: "not_checked",
        severity: None,
        answer: Message::new("axis-not-checked"),
        detail: None,
    }
}

pub(super) fn assessed(
    assessment: &Assessment,
    findings: &[Finding],
    conditions: &[Message],
) -> Vec<AxisView> {
    let worst = |axis| {
        // Hints about the licence's own numbers are listed, and colour no axis.
        let hint = |finding: &Finding| finding.kind.is_hint() && finding.severity == Severity::Notice;
        let of_axis = findings.iter().filter(|finding| finding.kind.axis() == axis && !hint(finding));
        Some(of_axis.map(|finding| finding.severity).max().unwrap_or(Severity::Good))
    };
    vec![
        signature(assessment),
        issuer(assessment, worst(Axis::Issuer)),
        code_time(assessment, worst(Axis::CodeTime), findings),
        data_age(assessment, worst(Axis::DataAge), findings),
        status(worst(Axis::LicenceStatus), findings),
        validity(assessment, worst(Axis::Validity)),
        entitlement(assessment, worst(Axis::Entitlement), conditions),
    ]
}

fn signature(assessment: &Assessment) -> AxisView {
    let key = assessment.credential().key_id().to_string();
    AxisView {
        axis: Axis::Signature,
        value: "valid",
        severity: Some(Severity::Good),
        answer: Message::new("axis-signature-valid"),
        detail: Some(Message::new("axis-signature-detail").with("key", Arg::Text(key))),
    }
}

fn issuer(assessment: &Assessment, severity: Option<Severity>) -> AxisView {
    let credential = assessment.credential();
    let (value, answer) = match credential.standing() {
        KeyStanding::Good => ("trusted", "axis-issuer-trusted"),
        KeyStanding::DistrustedLater { .. } => ("distrusted_later", "axis-issuer-distrusted-later"),
    };
    let name = &credential.issuer().name;
    let detail = Message::new("axis-issuer-detail")
        .with("name", Arg::Either { zh: name.zh.clone(), en: name.en.clone() })
        .with("until", Arg::Date(china_date(credential.key_valid_until())));
    AxisView { axis: Axis::Issuer, value, severity, answer: Message::new(answer), detail: Some(detail) }
}

/// What the clock is worth is said where the times of the code are in order.
fn code_time(assessment: &Assessment, severity: Option<Severity>, findings: &[Finding]) -> AxisView {
    let has = |kind| findings.iter().any(|finding| finding.kind == kind);
    let (value, answer) = match assessment.code_time() {
        CodeTime::Current if has(FindingKind::ClockBehind) => ("clock_behind", "axis-code-time-clock-behind"),
        CodeTime::Current if has(FindingKind::ClockFarAhead) => ("clock_ahead", "axis-code-time-clock-ahead"),
        CodeTime::Current => ("current", "axis-code-time-current"),
        CodeTime::Expired => ("expired", "axis-code-time-expired"),
        CodeTime::FromTheFuture => ("from_the_future", "axis-code-time-future"),
        CodeTime::LongLived => ("long_lived", "axis-code-time-long-lived"),
        CodeTime::NotYetValid => ("not_yet_valid", "axis-code-time-not-yet"),
    };
    let claims = assessment.credential().claims();
    let time = |seconds| {
        let moment = chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        Arg::Time(moment.with_timezone(&china_offset()))
    };
    let detail = Message::new("axis-code-time-detail")
        .with("generated", time(claims.issued_at))
        .with("expires", time(claims.expiration_time));
    AxisView { axis: Axis::CodeTime, value, severity, answer: Message::new(answer), detail: Some(detail) }
}

/// That no list covers the licence is an answer of its own where nothing else weighs as much.
fn status(severity: Option<Severity>, findings: &[Finding]) -> AxisView {
    let mut worst = findings
        .iter()
        .filter(|finding| finding.kind.axis() == Axis::LicenceStatus && Some(finding.severity) == severity);
    let uncovered =
        |finding: &Finding| matches!(finding.kind, FindingKind::NotCovered | FindingKind::NotCoveredAged);
    let only_uncovered = worst.next().is_some_and(uncovered) && worst.all(uncovered);
    let (value, answer) = match severity {
        _ if only_uncovered => ("not_covered", "axis-status-not-covered"),
        Some(Severity::MustNotDrive) => ("barred", "axis-status-barred"),
        Some(Severity::CheckFurther) => ("undecided", "axis-status-undecided"),
        Some(Severity::Notice) => ("notice", "axis-status-notice"),
        Some(Severity::Good | Severity::CannotTell | Severity::NotGenuine) | None => {
            ("normal", "axis-status-normal")
        }
    };
    let shorts: Vec<Message> = findings
        .iter()
        .filter(|finding| finding.kind.axis() == Axis::LicenceStatus)
        .map(Finding::short)
        .collect();
    let detail = (!shorts.is_empty())
        .then(|| Message::new("axis-status-detail").with("reasons", Arg::Messages(shorts)));
    AxisView { axis: Axis::LicenceStatus, value, severity, answer: Message::new(answer), detail }
}

fn validity(assessment: &Assessment, severity: Option<Severity>) -> AxisView {
    let (value, answer) = match (assessment.validity(), severity) {
        (Validity::CancelledByTime, _) => ("cancelled_by_time", "axis-validity-cancelled"),
        (Validity::Expired, _) => ("expired", "axis-validity-expired"),
        (Validity::InForce { .. }, Some(Severity::Notice)) => ("renewal_due", "axis-validity-renewal-due"),
        (Validity::InForce { .. } | Validity::LongTerm, _) => ("in_force", "axis-validity-in-force"),
        (Validity::NotYetBegun, _) => ("not_yet_begun", "axis-validity-not-yet"),
    };
    let licence = &assessment.credential().claims().licence;
    let until = match licence.expiry_date {
        ExpiryDate::On(until) => Arg::Date(until),
        ExpiryDate::LongTerm => Arg::Message(Box::new(Message::new("long-term"))),
    };
    let detail = Message::new("axis-validity-detail")
        .with("from", Arg::Date(licence.issue_date))
        .with("until", until)
        .with("today", Arg::Date(china_date(assessment.now())));
    AxisView { axis: Axis::Validity, value, severity, answer: Message::new(answer), detail: Some(detail) }
}

/// Without a vehicle the axis is not examined, unless something holds for every vehicle.
fn entitlement(assessment: &Assessment, severity: Option<Severity>, conditions: &[Message]) -> AxisView {
    let none = Message::new("axis-entitlement-detail");
    let (value, answer) = match assessment.entitlement() {
        Entitlement::May => ("may", "axis-entitlement-may"),
        // A condition that the profile hides must not show here.
        Entitlement::MayIf if conditions.is_empty() => ("may", "axis-entitlement-may"),
        Entitlement::MayIf => ("may_if", "axis-entitlement-may-if"),
        Entitlement::MayNot => ("may_not", "axis-entitlement-may-not"),
        Entitlement::NotChosen => {
            return AxisView { detail: Some(none), ..not_checked(Axis::Entitlement) };
        }
        Entitlement::Undecided => ("undecided", "axis-entitlement-undecided"),
    };
    let detail = match &assessment.context().vehicle {
        Some(vehicle) => {
            Message::new("axis-entitlement-vehicle").with("vehicle", vehicle_name(Some(vehicle)))
        }
        None => none,
    };
    AxisView { axis: Axis::Entitlement, value, severity, answer: Message::new(answer), detail: Some(detail) }
}
