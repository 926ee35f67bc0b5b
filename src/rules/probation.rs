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
    use super::{Probation, probation};
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
    fn the_anniversary_is_disputed() {
        let held = [(C1, "2024-02-29")];
        let at = |today| of("2024-02-29", &held, Family::Car, today);
        assert_eq!(at("2025-02-27"), Some(Probation::Until(day("2025-02-28"))));
        assert_eq!(at("2025-02-28"), Some(Probation::LastDay(day("2025-02-28"))));
        assert_eq!(at("2025-03-01"), Some(Probation::Over));
    }
}
