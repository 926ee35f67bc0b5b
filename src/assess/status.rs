//! Axis "licence status": every letter counts, and so do the points.

use chrono::{DateTime, Days};

use super::reasoning::Reasoning;
use super::subject::Subject;
use crate::claims::{ExpiryDate, Licence};
use crate::rules::{
    Class, Effect, StatusLetter, Validity, china_date, cycle_end, full_points, is_changeover, law,
};
use crate::text::Arg;
use crate::verdict::{Axis, Finding, FindingKind, Severity};

pub(super) fn judge(subject: &Subject<'_>, validity: Validity, reasoning: &mut Reasoning) {
    letters(subject.licence(), validity, reasoning);
    points(subject, reasoning);
    audit(subject, reasoning);
}

fn letters(licence: &Licence, validity: Validity, reasoning: &mut Reasoning) {
    const RULE: &str = "status-letters";
    if licence.status.is_empty() {
        reasoning.find(RULE, Finding::new(FindingKind::NoStatus, Severity::CheckFurther));
    }
    let before = reasoning.findings.len();
    for letter in licence.status.chars().map(StatusLetter::parse) {
        let Some(kind) = kind(letter, validity) else { continue };
        let mut named = reasoning.findings.iter().skip(before);
        if kind == FindingKind::UnknownStatus || !named.any(|found| found.kind == kind) {
            let finding = Finding::new(kind, severity(letter, validity));
            reasoning.find(RULE, with_values(finding, letter, licence));
        }
    }
    if !licence.status.is_empty() && reasoning.findings.len() == before {
        reasoning.pass(Axis::LicenceStatus, RULE, vec![("letters", Arg::Text(licence.status.clone()))]);
    }
}

/// What the letter does on the day judged.
pub(crate) fn severity(letter: StatusLetter, validity: Validity) -> Severity {
    match (letter.effect(), validity) {
        (Effect::None, _) => Severity::Good,
        (Effect::Notice, _) => Severity::Notice,
        (Effect::Undecided, _) => Severity::CheckFurther,
        (Effect::Barred, _)
        | (Effect::BarredAfterValidity, Validity::CancelledByTime | Validity::Expired) => {
            Severity::MustNotDrive
        }
        (
            Effect::BarredAfterValidity,
            Validity::InForce { .. } | Validity::LongTerm | Validity::NotYetBegun,
        ) => Severity::Notice,
    }
}

const fn kind(letter: StatusLetter, validity: Validity) -> Option<FindingKind> {
    Some(match letter {
        StatusLetter::A => return None,
        StatusLetter::B => FindingKind::OverPoints,
        StatusLetter::C => FindingKind::MovedAway,
        StatusLetter::D => FindingKind::Suspended,
        StatusLetter::E => FindingKind::Rescinded,
        StatusLetter::F => FindingKind::Revoked,
        StatusLetter::G => FindingKind::Cancelled,
        StatusLetter::H => FindingKind::UnsettledViolation,
        StatusLetter::I => FindingKind::UnsettledAccident,
        StatusLetter::J => FindingKind::UseStopped,
        StatusLetter::K => FindingKind::Seized,
        StatusLetter::L => FindingKind::Locked,
        StatusLetter::M => FindingKind::RenewalOverdue,
        StatusLetter::N => match validity {
            Validity::CancelledByTime | Validity::Expired => FindingKind::RenewalDeferredOver,
            Validity::InForce { .. } | Validity::LongTerm | Validity::NotYetBegun => {
                FindingKind::RenewalDeferred
            }
        },
        StatusLetter::P => FindingKind::MedicalDeferred,
        StatusLetter::R => FindingKind::CancelledRecoverable,
        StatusLetter::S => FindingKind::AuditOverdue,
        StatusLetter::T => FindingKind::AuditDeferred,
        StatusLetter::U => FindingKind::Withheld,
        StatusLetter::Unknown(_) => FindingKind::UnknownStatus,
        StatusLetter::Z => FindingKind::OtherStatus,
    })
}

fn with_values(finding: Finding, letter: StatusLetter, licence: &Licence) -> Finding {
    let finding = if let StatusLetter::Unknown(letter) = letter {
        finding.with("letter", Arg::Text(letter.to_string()))
    } else {
        finding
    };
    match licence.expiry_date {
        ExpiryDate::On(until) => finding.with("until", Arg::Date(until)),
        ExpiryDate::LongTerm => {
            finding.with("until", Arg::Message(Box::new(crate::text::Message::new("long-term"))))
        }
    }
}

/// Twelve or more bars driving whatever the letter says (RTSR art. 28; law-check correction 1).
fn points(subject: &Subject<'_>, reasoning: &mut Reasoning) {
    let licence = subject.licence();
    let full = full_points();
    let (points, limit) = (Arg::Number(i64::from(licence.points)), Arg::Number(i64::from(full)));
    let compared = vec![("points", points.clone()), ("limit", limit)];
    let finding = |kind, severity| Finding::new(kind, severity).with("points", points.clone());
    if licence.points >= full {
        reasoning.find("points-full", finding(FindingKind::FullPoints, Severity::MustNotDrive));
        return;
    }
    reasoning.pass(Axis::LicenceStatus, "points-full", compared);
    let cycle = vec![
        ("first_issue", Arg::Date(licence.first_issue_date)),
        ("cycle_end", Arg::Date(cycle_end(licence.first_issue_date, subject.today))),
    ];
    reasoning.pass(Axis::LicenceStatus, "points-cycle", cycle);
    if i64::from(licence.points) >= law().number("points-high") {
        reasoning.find("points-high", finding(FindingKind::HighPoints, Severity::Notice));
    }
    if licence.points > 0 && is_changeover(licence.first_issue_date, subject.today) {
        reasoning.find("points-changeover", finding(FindingKind::CycleChanges, Severity::Notice));
    }
}

/// Holders of A and B classes with points are audited in the 30 days after the cycle (R162 art. 72(3)). A code of an
/// earlier cycle cannot show that they were.
fn audit(subject: &Subject<'_>, reasoning: &mut Reasoning) {
    const AUDITED: [Class; 5] = [Class::A1, Class::A2, Class::A3, Class::B1, Class::B2];
    let licence = subject.licence();
    if licence.points == 0 || !AUDITED.iter().any(|class| subject.holds(*class)) {
        return;
    }
    let Some(issued_at) = subject.issued_at else { return };
    let generated = china_date(DateTime::from_timestamp(issued_at, 0).unwrap_or_default());
    let end = cycle_end(licence.first_issue_date, generated);
    let days = u64::try_from(law().number("audit-due")).unwrap_or_default();
    let due = end.checked_add_days(Days::new(days)).unwrap_or(end);
    let (kind, severity) = match subject.today {
        today if today <= end => return,
        today if today <= due => (FindingKind::AuditDue, Severity::Notice),
        _ => (FindingKind::AuditMissed, Severity::CheckFurther),
    };
    reasoning.find("audit-due", Finding::new(kind, severity).with("due", Arg::Date(due)));
}

#[cfg(test)]
mod tests {
    use super::severity;
    use crate::rules::{StatusLetter, Validity};
    use crate::verdict::Severity;

    /// `wording.md` §2, by group.
    #[test]
    fn every_letter_of_the_alphabet_has_its_effect() {
        let in_force = Validity::InForce { days_left: 400 };
        for letter in 'A'..='Z' {
            let expected = match letter {
                'A' => Severity::Good,
                'H' | 'I' | 'N' => Severity::Notice,
                'B' | 'D' | 'E' | 'F' | 'G' | 'J' | 'K' | 'M' | 'R' | 'S' | 'U' => Severity::MustNotDrive,
                _ => Severity::CheckFurther,
            };
            assert_eq!(severity(StatusLetter::parse(letter), in_force), expected, "{letter}");
        }
        for letter in ['a', '正', ' ', '0'] {
            assert_eq!(severity(StatusLetter::parse(letter), in_force), Severity::CheckFurther, "{letter}");
        }
        assert_eq!(severity(StatusLetter::N, Validity::Expired), Severity::MustNotDrive);
    }
}
