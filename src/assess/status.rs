//! Axis "licence status": every letter that counts, of code and list put together, and so do the points.

use super::points;
use super::reasoning::{Reasoning, time};
use super::subject::Subject;
use crate::claims::{ExpiryDate, Licence};
use crate::rules::{Effect, StatusLetter, Validity};
use crate::status::{Merged, MergedLetter, Source};
use crate::text::Arg;
use crate::verdict::{Axis, Finding, FindingKind, Severity};

pub(super) fn judge(subject: &Subject<'_>, merged: &Merged, validity: Validity, reasoning: &mut Reasoning) {
    letters(subject.licence(), merged, validity, reasoning);
    points::judge(subject, merged, reasoning);
    points::audit(subject, merged, reasoning);
}

fn letters(licence: &Licence, merged: &Merged, validity: Validity, reasoning: &mut Reasoning) {
    const RULE: &str = "status-letters";
    let counting = merged.counting();
    if counting.is_empty() {
        return reasoning.find(RULE, Finding::new(FindingKind::NoStatus, Severity::CheckFurther));
    }
    let before = reasoning.findings.len();
    for one in merged.letters.iter().filter(|one| one.is_set) {
        let Some(kind) = kind(one.letter, validity) else { continue };
        let finding = with_values(Finding::new(kind, severity(one.letter, validity)), one.letter, licence);
        reasoning.find(RULE, by_whom(finding, one, merged));
    }
    if reasoning.findings.len() == before {
        let normal = counting.iter().filter_map(|letter| letter.letter()).collect();
        reasoning.pass(Axis::LicenceStatus, RULE, vec![("letters", Arg::Text(normal))]);
    }
}

/// What only the list says is said as of its time.
fn by_whom(finding: Finding, one: &MergedLetter, merged: &Merged) -> Finding {
    match (one.source, merged.list_time) {
        (Source::List, Some(at)) => finding.by_list(time(at)),
        (Source::Both | Source::Code | Source::List, _) => finding,
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
