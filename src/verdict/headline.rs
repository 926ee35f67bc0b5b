//! The words of the panel, by verdict and profile (`docs/wording.md`).

use super::view::{Headline, Profile, Verdict};
use super::{Finding, FindingView};
use crate::rules::Vehicle;
use crate::text::Message;

/// What the panel says: a verdict, and of a yes which kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    CannotTell,
    CheckFurther,
    InForce,
    MayDrive,
    MayDriveIf,
    MustNotDrive,
    NotGenuine,
}

impl Answer {
    /// Without a vehicle a yes comes out as "licence in force": never the plain green.
    pub(super) const fn of(verdict: Verdict, vehicle: Option<&Vehicle>, conditions: &[Message]) -> Self {
        match verdict {
            Verdict::CannotTell => Self::CannotTell,
            Verdict::CheckFurther => Self::CheckFurther,
            Verdict::MayDrive if vehicle.is_none() => Self::InForce,
            Verdict::MayDrive if conditions.is_empty() => Self::MayDrive,
            Verdict::MayDrive => Self::MayDriveIf,
            Verdict::MustNotDrive => Self::MustNotDrive,
            Verdict::NotGenuine => Self::NotGenuine,
        }
    }

    const fn word(self) -> (&'static str, &'static str) {
        match self {
            Self::CannotTell => ("cannot_tell", "verdict-cannot-tell"),
            Self::CheckFurther => ("check_further", "verdict-check-further"),
            Self::InForce => ("licence_in_force", "verdict-licence-in-force"),
            Self::MayDrive => ("may_drive", "verdict-may-drive"),
            Self::MayDriveIf => ("may_drive_if", "verdict-may-drive-if"),
            Self::MustNotDrive => ("must_not_drive", "verdict-must-not-drive"),
            Self::NotGenuine => ("not_genuine", "verdict-not-genuine"),
        }
    }

    const fn advice(self, profile: Profile) -> &'static str {
        match (self, profile) {
            (Self::CannotTell, Profile::Police) => "advice-police-cannot-tell",
            (Self::CannotTell, Profile::Rental) => "advice-rental-cannot-tell",
            (Self::CheckFurther, Profile::Police) => "advice-police-check-further",
            (Self::CheckFurther, Profile::Rental) => "advice-rental-check-further",
            (Self::InForce, Profile::Police) => "advice-police-no-vehicle",
            (Self::InForce, Profile::Rental) => "advice-rental-no-vehicle",
            (Self::MayDrive, Profile::Police) => "advice-police-may-drive",
            (Self::MayDrive, Profile::Rental) => "advice-rental-may-drive",
            (Self::MayDriveIf, Profile::Police) => "advice-police-may-drive-if",
            (Self::MayDriveIf, Profile::Rental) => "advice-rental-may-drive-if",
            (Self::MustNotDrive, Profile::Police) => "advice-police-must-not-drive",
            (Self::MustNotDrive, Profile::Rental) => "advice-rental-must-not-drive",
            (Self::NotGenuine, Profile::Police) => "advice-police-not-genuine",
            (Self::NotGenuine, Profile::Rental) => "advice-rental-not-genuine",
        }
    }
}

/// The panel of a verdict whose reasons are those findings that carry its weight.
pub(super) fn headline(
    answer: Answer,
    profile: Profile,
    reasons: Vec<Message>,
    advice: Option<Message>,
) -> Headline {
    let (code, word) = answer.word();
    Headline {
        code,
        word: Message::new(word),
        reasons,
        advice: advice.unwrap_or_else(|| Message::new(answer.advice(profile))),
    }
}

pub(super) fn finding_view(finding: &Finding, profile: Profile) -> FindingView {
    FindingView {
        code: finding.kind.code(),
        axis: finding.kind.axis(),
        severity: finding.severity,
        what: finding.what(),
        next: match profile {
            Profile::Police => finding.next(),
            Profile::Rental => rental_next(finding),
        },
    }
}

/// A counter never gets the officer's orders: the advice is that of the verdict, except where the finding was made for it or
/// is about the code.
fn rental_next(finding: &Finding) -> Message {
    use super::FindingKind::{RentalBarred, RentalMayNot, RentalOpen, RentalUndecided};
    use super::view::{Axis, Severity};
    let own = matches!(finding.kind, RentalBarred | RentalMayNot | RentalOpen | RentalUndecided)
        || finding.kind.is_house_rule();
    match (finding.kind.axis(), finding.severity) {
        _ if own => finding.next(),
        (Axis::Signature | Axis::Issuer, Severity::NotGenuine) => Message::new("advice-rental-not-genuine"),
        (Axis::Signature | Axis::Issuer, Severity::CannotTell) | (Axis::CodeTime, _) => finding.next(),
        (_, Severity::MustNotDrive) => Message::new("advice-rental-must-not-drive"),
        (_, Severity::CheckFurther) => Message::new("advice-rental-check-further"),
        (_, Severity::Good | Severity::Notice | Severity::CannotTell | Severity::NotGenuine) => {
            finding.next()
        }
    }
}
