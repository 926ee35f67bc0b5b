//! 实习期: two clocks, one for cars and one for motorcycles (R162 art. 76; law-check correction 2).

use chrono::NaiveDate;

use super::calendar::months_after;
use super::class::{Class, Family};
use super::law::law;

/// How probation stands for one family of vehicles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Probation {
    /// Today is the anniversary: disputed by one day.
    LastDay(NaiveDate),
    /// Over.
    Over,
    /// Runs until this day.
    Until(NaiveDate),
    /// The licence does not tell when it began; it could still run.
    Unclear,
}

/// How probation stands for `family` on `today`. `None`: no class of that family is held.
///
/// - Only one family on the licence: the first issue starts it.
/// - Both: the family with a class as old as the first issue started then, the other with its own oldest class.
/// - Both, and none as old as the first issue: not to be told, unless even the oldest class is past it.
#[must_use]
pub fn probation(
    first_issue: NaiveDate,
    held: &[(Class, NaiveDate)],
    family: Family,
    today: NaiveDate,
) -> Option<Probation> {
    let oldest =
        |family| held.iter().filter(|(class, _)| class.family() == family).map(|(_, since)| *since).min();
    let own = oldest(family)?;
    let other = oldest(match family {
        Family::Car => Family::Motorcycle,
        Family::Motorcycle => Family::Car,
    });
    let Some(other) = other else { return Some(running(first_issue, today)) };
    if own == first_issue || other == first_issue {
        return Some(running(own, today));
    }
    // It began on the day of its oldest class, or before.
    Some(match running(own, today) {
        Probation::Over => Probation::Over,
        Probation::LastDay(_) | Probation::Unclear | Probation::Until(_) => Probation::Unclear,
    })
}

/// [`probation`] where it is not known since when each class is held, as on a paper licence: the first issue is then the
/// earliest day of all. `None`: no class of that family is held.
///
/// With one family the first issue started its clock. With both, one of them may be younger: the clock surely runs in the
/// first year, and cannot be told afterwards.
#[must_use]
pub fn probation_without_dates(
    first_issue: NaiveDate,
    held: &[(Class, NaiveDate)],
    family: Family,
    today: NaiveDate,
) -> Option<Probation> {
    let of = |family| held.iter().any(|(class, _)| class.family() == family);
    if !of(family) {
        return None;
    }
    let both = of(Family::Car) && of(Family::Motorcycle);
    Some(match (running(first_issue, today), both) {
        (state, false) | (state @ Probation::Until(_), true) => state,
        (Probation::LastDay(_) | Probation::Over | Probation::Unclear, true) => Probation::Unclear,
    })
}

fn running(start: NaiveDate, today: NaiveDate) -> Probation {
    let end = months_after(start, law().small("probation-clock"));
    match today.cmp(&end) {
        std::cmp::Ordering::Less => Probation::Until(end),
        std::cmp::Ordering::Equal => Probation::LastDay(end),
        std::cmp::Ordering::Greater => Probation::Over,
    }
}

#[cfg(test)]
mod tests {
    use super::{Probation, probation, probation_without_dates};
    use crate::rules::Class::{C1, C2, D, E};
    use crate::rules::{Class, Family};
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn of(first: &str, held: &[(Class, &str)], family: Family, today: &str) -> Option<Probation> {
        let held: Vec<(Class, NaiveDate)> = held.iter().map(|(class, since)| (*class, day(since))).collect();
        probation(day(first), &held, family, day(today))
    }

    #[test]
    fn an_upgrade_starts_no_new_clock() {
        let upgraded = [(C1, "2026-05-01")];
        assert_eq!(of("2020-03-01", &upgraded, Family::Car, "2026-06-01"), Some(Probation::Over));
        assert_eq!(of("2020-03-01", &upgraded, Family::Motorcycle, "2026-06-01"), None);
    }

    #[test]
    fn the_second_family_has_its_own_clock() {
        let held = [(E, "2015-01-01"), (C1, "2026-03-01")];
        let until = Probation::Until(day("2027-03-01"));
        assert_eq!(of("2015-01-01", &held, Family::Car, "2026-06-01"), Some(until));
        assert_eq!(of("2015-01-01", &held, Family::Motorcycle, "2026-06-01"), Some(Probation::Over));
    }

    #[test]
    fn not_to_be_told_when_no_class_is_as_old_as_the_first_issue() {
        let held = [(D, "2026-01-01"), (C2, "2026-03-01")];
        assert_eq!(of("2015-01-01", &held, Family::Car, "2026-06-01"), Some(Probation::Unclear));
        assert_eq!(of("2015-01-01", &held, Family::Car, "2027-03-02"), Some(Probation::Over));
    }

    #[test]
    fn without_class_dates_two_families_cannot_be_told_after_the_first_year() {
        let first = day("2025-11-20");
        let of = |classes: &[Class], family, today| {
            let held: Vec<(Class, NaiveDate)> = classes.iter().map(|class| (*class, first)).collect();
            probation_without_dates(first, &held, family, day(today))
        };
        let until = Some(Probation::Until(day("2026-11-20")));
        for (classes, family, today, expected) in [
            (&[C1][..], Family::Car, "2026-11-19", until),
            (&[C1], Family::Car, "2026-11-20", Some(Probation::LastDay(day("2026-11-20")))),
            (&[C1], Family::Car, "2026-11-21", Some(Probation::Over)),
            (&[C1], Family::Motorcycle, "2026-11-19", None),
            (&[C1, E], Family::Car, "2026-11-19", until),
            (&[C1, E], Family::Motorcycle, "2026-11-19", until),
            (&[C1, E], Family::Car, "2026-11-20", Some(Probation::Unclear)),
            (&[C1, E], Family::Motorcycle, "2036-11-20", Some(Probation::Unclear)),
        ] {
            assert_eq!(of(classes, family, today), expected, "{classes:?} {family:?} {today}");
        }
    }

    #[test]
    fn the_anniversary_is_disputed() {
        let held = [(C1, "2024-02-29")];
        let at = |today| of("2024-02-29", &held, Family::Car, today);
        assert_eq!(at("2025-02-27"), Some(Probation::Until(day("2025-02-28"))));
        assert_eq!(at("2025-02-28"), Some(Probation::LastDay(day("2025-02-28"))));
        assert_eq!(at("2025-03-01"), Some(Probation::Over));
    }
}
