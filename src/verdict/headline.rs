//! The words of the panel, by verdict and profile (`docs/wording.md`).

use super::view::{Headline, Profile, Verdict};
use super::{Finding, FindingView};
use crate::text::Message;

/// The panel of a verdict whose reasons are those findings that carry its weight.
pub(super) fn headline(
    verdict: Verdict,
    profile: Profile,
    reasons: Vec<Message>,
    advice: Option<Message>,
) -> Headline {
    let (code, word) = word(verdict);
    Headline {
        code,
        word: Message::new(word),
        reasons,
        advice: advice.unwrap_or_else(|| Message::new(usual_advice(verdict, profile))),
    }
}

/// May drive comes out as "licence in force" until a vehicle can be chosen: never the plain green.
const fn word(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::CannotTell => ("cannot_tell", "verdict-cannot-tell"),
        Verdict::CheckFurther => ("check_further", "verdict-check-further"),
        Verdict::MayDrive => ("licence_in_force", "verdict-licence-in-force"),
        Verdict::MustNotDrive => ("must_not_drive", "verdict-must-not-drive"),
        Verdict::NotGenuine => ("not_genuine", "verdict-not-genuine"),
    }
}

const fn usual_advice(verdict: Verdict, profile: Profile) -> &'static str {
    match (verdict, profile) {
        (Verdict::CannotTell, Profile::Police) => "advice-police-cannot-tell",
        (Verdict::CannotTell, Profile::Rental) => "advice-rental-cannot-tell",
        (Verdict::CheckFurther, Profile::Police) => "advice-police-check-further",
        (Verdict::CheckFurther, Profile::Rental) => "advice-rental-check-further",
        (Verdict::MayDrive, Profile::Police) => "advice-police-no-vehicle",
        (Verdict::MayDrive, Profile::Rental) => "advice-rental-no-vehicle",
        (Verdict::MustNotDrive, Profile::Police) => "advice-police-must-not-drive",
        (Verdict::MustNotDrive, Profile::Rental) => "advice-rental-must-not-drive",
        (Verdict::NotGenuine, Profile::Police) => "advice-police-not-genuine",
        (Verdict::NotGenuine, Profile::Rental) => "advice-rental-not-genuine",
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

/// A counter never gets the officer's orders: the advice is that of the verdict, except where it is about the code.
fn rental_next(finding: &Finding) -> Message {
    use super::view::{Axis, Severity};
    match (finding.kind.axis(), finding.severity) {
        (Axis::Signature | Axis::Issuer, Severity::NotGenuine) => Message::new("advice-rental-not-genuine"),
        (Axis::Signature | Axis::Issuer, Severity::CannotTell) => finding.next(),
        (_, Severity::MustNotDrive) => Message::new("advice-rental-must-not-drive"),
        (_, Severity::CheckFurther) => Message::new("advice-rental-check-further"),
        (_, Severity::Good | Severity::Notice | Severity::CannotTell | Severity::NotGenuine) => {
            finding.next()
        }
    }
}
