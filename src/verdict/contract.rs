//! What a rental contract asks beside the licence: the day of return, and the rules of the house.

use chrono::NaiveDate;

use super::view::{Profile, Severity};
use crate::assess::{Assessment, HouseRules};
use crate::claims::ExpiryDate;

/// For a counter; police have no contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContractView {
    /// When the car comes back; `None`: not chosen.
    pub return_date: Option<NaiveDate>,
    /// Whether the licence lasts so long: [`Severity::Good`], or a notice that it does not.
    pub return_severity: Severity,
    /// The rules of the house.
    pub house: HouseView,
}

/// How the rules of the house stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HouseView {
    /// At least one is broken; a finding says which.
    Broken,
    /// All are kept.
    Kept,
    /// The house has none.
    NoRules,
}

pub(super) fn view(assessment: &Assessment, profile: Profile) -> Option<ContractView> {
    if profile != Profile::Rental {
        return None;
    }
    let context = assessment.context();
    let until = match assessment.credential().claims().licence.expiry_date {
        ExpiryDate::LongTerm => None,
        ExpiryDate::On(until) => Some(until),
    };
    let too_late = context.return_date.zip(until).is_some_and(|(back, until)| back > until);
    let broken = assessment.findings().iter().any(|finding| finding.kind.is_house_rule());
    Some(ContractView {
        return_date: context.return_date,
        return_severity: if too_late { Severity::Notice } else { Severity::Good },
        house: match (broken, context.house_rules == HouseRules::default()) {
            (true, _) => HouseView::Broken,
            (false, true) => HouseView::NoRules,
            (false, false) => HouseView::Kept,
        },
    })
}
