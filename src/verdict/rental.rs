//! What a counter may see (PIPL art. 6): neither letters nor points nor age nor health, and no reason that gives them away.

use super::view::{Axis, Severity};
use super::{Finding, FindingKind};
use crate::assess::Link;
use crate::text::Message;

/// One finding stands for all of a weight, and notices about the person are left out.
pub(super) fn findings(findings: &[Finding]) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let Some(finding) = finding_for(finding) else { continue };
        if !kept.contains(&finding) {
            kept.push(finding);
        }
    }
    kept
}

fn finding_for(finding: &Finding) -> Option<Finding> {
    let (barred, open) = match reason(finding.kind) {
        Reason::Open => return Some(finding.clone()),
        Reason::Status => (FindingKind::RentalBarred, FindingKind::RentalUndecided),
        Reason::Person => (FindingKind::RentalMayNot, FindingKind::RentalOpen),
    };
    match finding.severity {
        Severity::MustNotDrive => Some(Finding::new(barred, Severity::MustNotDrive)),
        Severity::CheckFurther => Some(Finding::new(open, Severity::CheckFurther)),
        Severity::Good | Severity::Notice | Severity::CannotTell | Severity::NotGenuine => None,
    }
}

/// What a finding would give away.
enum Reason {
    /// Nothing that the contract does not need.
    Open,
    /// Age, number or health.
    Person,
    /// A letter or points.
    Status,
}

/// Findings that give away age, number or health.
const PERSON: [FindingKind; 21] = [
    FindingKind::AgeBirthday,
    FindingKind::AgeExtension,
    FindingKind::BirthYearOnly,
    FindingKind::C5BesideOthers,
    FindingKind::CancelledByAge,
    FindingKind::CardNumber,
    FindingKind::ClassAge,
    FindingKind::ClassBeforeFirst,
    FindingKind::ClassesAgeOpen,
    FindingKind::ClassesPastAge,
    FindingKind::CommercialAge,
    FindingKind::MayHaveLost,
    FindingKind::NotAFirstClass,
    FindingKind::NotExchanged,
    FindingKind::NumberBirth,
    FindingKind::NumberCheck,
    FindingKind::NumberSex,
    FindingKind::OnlyC6,
    FindingKind::PastAge,
    FindingKind::SchoolBusAge,
    FindingKind::SchoolBusAgeOpen,
];

fn reason(kind: FindingKind) -> Reason {
    match kind.axis() {
        Axis::LicenceStatus => Reason::Status,
        Axis::CodeTime
        | Axis::DataAge
        | Axis::Entitlement
        | Axis::Issuer
        | Axis::Signature
        | Axis::Validity
            if PERSON.contains(&kind) =>
        {
            Reason::Person
        }
        Axis::CodeTime
        | Axis::DataAge
        | Axis::Entitlement
        | Axis::Issuer
        | Axis::Signature
        | Axis::Validity => Reason::Open,
    }
}

/// Whether a link of the chain may be shown.
pub(super) fn may_see(link: &Link) -> bool {
    const PRIVATE: [&str; 5] = ["age", "endorsed", "letter", "letters", "points"];
    let names_private = link.compared.iter().any(|(name, _)| PRIVATE.contains(name));
    let gives_away = link.finding.is_some_and(|kind| !matches!(reason(kind), Reason::Open));
    !names_private && !gives_away && link.axis != Axis::LicenceStatus && link.rule.id != "hearing-aid"
}

/// Whether a condition may be shown: health and age may not.
pub(super) fn may_see_condition(condition: &Message) -> bool {
    !matches!(condition.id(), "condition-hearing-aid" | "condition-medical-70")
}
