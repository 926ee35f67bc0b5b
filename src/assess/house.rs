//! Rental: the firm's own rules and the return date. None of it is law; a broken house rule is for the manager to decide.

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::probation;
use super::reasoning::Reasoning;
use super::subject::{Subject, number};
use crate::claims::ExpiryDate;
use crate::rules::{Probation, age, months_after};
use crate::text::{Arg, Message};
use crate::verdict::{Axis, Finding, FindingKind, Profile, Severity};

/// Rules of a rental firm (`docs/cli.md`, "House rules"). The default asks for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HouseRules {
    /// Least age in years.
    pub minimum_age: Option<u32>,
    /// The licence was first issued at least so many months ago.
    pub months_held: Option<u32>,
    /// Days that the validity must last beyond the return date.
    pub validity_margin_days: Option<u32>,
    /// Whether drivers on probation may rent.
    pub probation_allowed: bool,
    /// Most points; off by default, because the contract does not need points.
    pub points_limit: Option<u16>,
}

impl Default for HouseRules {
    fn default() -> Self {
        Self {
            minimum_age: None,
            months_held: None,
            validity_margin_days: None,
            probation_allowed: true,
            points_limit: None,
        }
    }
}

/// `points`: how many they may be.
pub(super) fn judge(subject: &Subject<'_>, points: u64, reasoning: &mut Reasoning) {
    let back = subject.context.return_date.unwrap_or(subject.today);
    let until = match subject.licence().expiry_date {
        ExpiryDate::LongTerm => None,
        ExpiryDate::On(until) => Some(until),
    };
    if let Some(until) = until.filter(|until| *until >= subject.today && back > *until) {
        reasoning
            .condition("validity-return", Message::new("condition-return-by").with("date", Arg::Date(until)));
    } else if subject.context.return_date.is_some() {
        reasoning.pass(Axis::Validity, "validity-return", vec![("return_date", Arg::Date(back))]);
    }
    if subject.context.profile == Profile::Rental {
        house_rules(subject, (back, until), points, reasoning);
    }
}

fn house_rules(
    subject: &Subject<'_>,
    (back, until): (NaiveDate, Option<NaiveDate>),
    points: u64,
    reasoning: &mut Reasoning,
) {
    let (rules, licence) = (&subject.context.house_rules, subject.licence());
    let mut broken = |kind, limit: u32| {
        let finding = Finding::new(kind, Severity::CheckFurther).with("limit", number(limit));
        reasoning.find("house-rules", finding);
    };
    if let Some(least) = rules.minimum_age
        && age(licence.birth_date, subject.today).unwrap_or_default() < least
    {
        broken(FindingKind::HouseAge, least);
    }
    if let Some(months) = rules.months_held
        && months_after(licence.first_issue_date, months) > subject.today
    {
        broken(FindingKind::HouseMonths, months);
    }
    if let (Some(margin), Some(until)) = (rules.validity_margin_days, until)
        && back.checked_add_days(Days::new(u64::from(margin))).is_none_or(|needed| needed > until)
    {
        broken(FindingKind::HouseMargin, margin);
    }
    let running = probation::family(subject).and_then(|family| subject.probation(family));
    if !rules.probation_allowed && running.is_some_and(|state| state != Probation::Over) {
        broken(FindingKind::HouseProbation, 0);
    }
    if let Some(most) = rules.points_limit
        && points > u64::from(most)
    {
        broken(FindingKind::HousePoints, u32::from(most));
    }
}
