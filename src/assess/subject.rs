//! What the rules ask about: the licence, the day, the vehicle, the journey.

use chrono::NaiveDate;

use super::Context;
use crate::claims::{Licence, LicenceClaims};
use crate::rules::{
    Class, Family, Journey, Probation, Vehicle, age, china_date, probation, probation_without_dates,
};
use crate::text::Arg;

/// Borrowed for one assessment.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    licence: &'a Licence,
    pub(super) context: &'a Context,
    /// The day judged, in China.
    pub(super) today: NaiveDate,
    /// Known classes that are held today, each since when.
    pub(super) held: Vec<(Class, NaiveDate)>,
    class_dates: ClassDates,
}

/// Whether it is known since when each class is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClassDates {
    /// The paper licence does not name them: each stands since the first issue, or later.
    NotGiven,
    /// By the issuer.
    Signed,
}

impl<'a> Subject<'a> {
    pub(super) fn new(claims: &'a LicenceClaims, context: &'a Context) -> Self {
        Self::of(&claims.licence, context, ClassDates::Signed)
    }

    /// What was typed from a paper licence: no code, no dates of the classes.
    pub(super) fn of_paper(licence: &'a Licence, context: &'a Context) -> Self {
        Self::of(licence, context, ClassDates::NotGiven)
    }

    fn of(licence: &'a Licence, context: &'a Context, class_dates: ClassDates) -> Self {
        let today = china_date(context.now);
        let privileges = licence.driving_privileges.iter();
        let known =
            privileges.filter_map(|held| Some((Class::parse(&held.vehicle_category_code)?, held.issue_date)));
        let mut held: Vec<(Class, NaiveDate)> = known.filter(|(_, since)| *since <= today).collect();
        held.sort_by_key(|(class, _)| *class);
        Self { licence, context, today, held, class_dates }
    }

    /// How probation stands for a family.
    pub(super) fn probation(&self, family: Family) -> Option<Probation> {
        let first_issue = self.licence.first_issue_date;
        match self.class_dates {
            ClassDates::NotGiven => probation_without_dates(first_issue, &self.held, family, self.today),
            ClassDates::Signed => probation(first_issue, &self.held, family, self.today),
        }
    }

    pub(super) const fn class_dates(&self) -> ClassDates {
        self.class_dates
    }

    pub(super) const fn licence(&self) -> &'a Licence {
        self.licence
    }

    pub(super) fn vehicle(&self) -> Option<&'a Vehicle> {
        self.context.vehicle.as_ref()
    }

    pub(super) const fn journey(&self) -> Journey {
        self.context.journey
    }

    pub(super) fn holds(&self, class: Class) -> bool {
        self.held.iter().any(|(held, _)| *held == class)
    }

    /// Held in its own right, or by inclusion.
    pub(super) fn covers(&self, class: Class) -> bool {
        self.held.iter().any(|(held, _)| *held == class || held.includes().contains(&class))
    }

    /// The family that all classes belong to; `None` where there are both, or none.
    pub(super) fn single_family(&self) -> Option<Family> {
        let (first, _) = self.held.first()?;
        self.held.iter().all(|(class, _)| class.family() == first.family()).then(|| first.family())
    }

    /// The classes held, in the order of the law.
    pub(super) fn codes(&self) -> Arg {
        Arg::Classes(self.held.iter().map(|(class, _)| *class).collect())
    }

    /// Age in whole years on the day judged; 0 for a birth date in the future.
    pub(super) fn age(&self) -> u32 {
        age(self.licence().birth_date, self.today).unwrap_or_default()
    }

    /// The name of the vehicle in both languages; its code where it is not in the tables.
    pub(super) fn vehicle_name(&self) -> Arg {
        vehicle_name(self.vehicle())
    }
}

/// See [`Subject::vehicle_name`].
pub(crate) fn vehicle_name(vehicle: Option<&Vehicle>) -> Arg {
    let Some(vehicle) = vehicle else { return Arg::Text(String::new()) };
    vehicle.row().map_or_else(
        || Arg::Text(vehicle.code.clone()),
        |(_, kind)| Arg::Either { zh: kind.zh.clone(), en: kind.en.clone() },
    )
}

/// A number for a text.
pub(super) fn number(value: u32) -> Arg {
    Arg::Number(i64::from(value))
}
