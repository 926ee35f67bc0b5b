//! Axis "licence status": every letter counts, and so do the points.

use crate::claims::{ExpiryDate, Licence};
use crate::rules::{Effect, FULL_POINTS, StatusLetter, Validity};
use crate::text::Arg;
use crate::verdict::{Finding, FindingKind, Severity};

/// From here on the holder is told that little is left.
const HIGH_POINTS: u16 = 9;

pub(super) fn findings(licence: &Licence, validity: Validity) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for letter in licence.status.chars().map(StatusLetter::parse) {
        let Some(kind) = kind(letter, validity) else { continue };
        if findings.iter().any(|found| found.kind == kind && kind != FindingKind::UnknownStatus) {
            continue;
        }
        findings.push(with_values(Finding::new(kind, severity(letter, validity)), letter, licence));
    }
    if licence.status.is_empty() {
        findings.push(Finding::new(FindingKind::NoStatus, Severity::CheckFurther));
    }
    findings.extend(points(licence.points));
    findings
}

/// What the letter does on the day judged.
pub(crate) const fn severity(letter: StatusLetter, validity: Validity) -> Severity {
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
fn points(points: u16) -> Option<Finding> {
    let (kind, severity) = match points {
        FULL_POINTS.. => (FindingKind::FullPoints, Severity::MustNotDrive),
        HIGH_POINTS.. => (FindingKind::HighPoints, Severity::Notice),
        _ => return None,
    };
    Some(Finding::new(kind, severity).with("points", Arg::Number(i64::from(points))))
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
