//! 累积记分, of the code or of the list: which bar, which remind, and whether an audit is due.

use chrono::{DateTime, Days};

use super::reasoning::{Reasoning, time};
use super::subject::Subject;
use crate::rules::{Class, china_date, cycle_end, full_points, is_changeover, law};
use crate::status::{ListedPoints, MOST_LISTED, Merged, MergedPoints};
use crate::text::{Arg, Message};
use crate::verdict::{Axis, Finding, FindingKind, Severity};

/// Twelve or more bar driving whatever the letter says (RTSR art. 28; law-check correction 1).
pub(super) fn judge(subject: &Subject<'_>, merged: &Merged, reasoning: &mut Reasoning) {
    let (count, points) = (merged.points.most(), arg(merged.points));
    let finding = |kind, severity| {
        let finding = Finding::new(kind, severity).with("points", points.clone());
        match (merged.points, merged.list_time) {
            (MergedPoints::List(_), Some(at)) => finding.by_list(time(at)),
            (MergedPoints::BelowNine | MergedPoints::Code(_) | MergedPoints::List(_), _) => finding,
        }
    };
    let full = full_points();
    if count >= u64::from(full) {
        reasoning.find("points-full", finding(FindingKind::FullPoints, Severity::MustNotDrive));
        return;
    }
    let compared = vec![("points", points.clone()), ("limit", Arg::Number(i64::from(full)))];
    reasoning.pass(Axis::LicenceStatus, "points-full", compared);
    let first_issue = subject.licence().first_issue_date;
    let cycle = vec![
        ("first_issue", Arg::Date(first_issue)),
        ("cycle_end", Arg::Date(cycle_end(first_issue, subject.today))),
    ];
    reasoning.pass(Axis::LicenceStatus, "points-cycle", cycle);
    if count >= u64::try_from(law().number("points-high")).unwrap_or_default() {
        reasoning.find("points-high", finding(FindingKind::HighPoints, Severity::Notice));
    }
    if count > 0 && is_changeover(first_issue, subject.today) {
        reasoning.find("points-changeover", finding(FindingKind::CycleChanges, Severity::Notice));
    }
}

/// Holders of A and B classes with points are audited in the 30 days after the cycle (R162 art. 72(3)). A word of an
/// earlier cycle cannot show that they were. The code's points are of the cycle in which it was generated, even where the
/// list lifts them; points that only the list knows are of the cycle in which that was signed.
pub(super) fn audit(subject: &Subject<'_>, merged: &Merged, reasoning: &mut Reasoning) {
    const AUDITED: [Class; 5] = [Class::A1, Class::A2, Class::A3, Class::B1, Class::B2];
    if !AUDITED.iter().any(|class| subject.holds(*class)) {
        return;
    }
    let said_at = match (merged.code_points, merged.points, merged.list_time) {
        (1.., _, _) => merged.code_time,
        (0, MergedPoints::List(_), Some(list)) => list,
        (0, MergedPoints::BelowNine | MergedPoints::Code(_) | MergedPoints::List(_), _) => return,
    };
    let said = china_date(DateTime::from_timestamp(said_at, 0).unwrap_or_default());
    let end = cycle_end(subject.licence().first_issue_date, said);
    let days = u64::try_from(law().number("audit-due")).unwrap_or_default();
    let due = end.checked_add_days(Days::new(days)).unwrap_or(end);
    let (kind, severity) = match subject.today {
        today if today <= end => return,
        today if today <= due => (FindingKind::AuditDue, Severity::Notice),
        _ => (FindingKind::AuditMissed, Severity::CheckFurther),
    };
    reasoning.find("audit-due", Finding::new(kind, severity).with("due", Arg::Date(due)));
}

/// For a text.
pub(super) fn arg(points: MergedPoints) -> Arg {
    match points {
        MergedPoints::BelowNine => words("points-below-nine"),
        MergedPoints::Code(points) => number(points),
        MergedPoints::List(points) => of_list(points),
    }
}

/// What a list says of them, for a text.
pub(super) fn listed(points: ListedPoints) -> Arg {
    match points {
        ListedPoints::NotCarried => words("points-not-carried"),
        ListedPoints::BelowNine => words("points-below-nine"),
        ListedPoints::Listed(high) => of_list(high.points()),
    }
}

fn of_list(points: u8) -> Arg {
    if points == MOST_LISTED { words("points-most-listed") } else { number(u64::from(points)) }
}

/// As a number for a text.
pub(super) fn number(points: u64) -> Arg {
    Arg::Number(i64::try_from(points).unwrap_or(i64::MAX))
}

fn words(id: &'static str) -> Arg {
    Arg::Message(Box::new(Message::new(id)))
}
