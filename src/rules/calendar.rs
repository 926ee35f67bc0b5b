//! Days, months and years as the law counts them.

use chrono::{Datelike as _, Months, NaiveDate};

/// The same day so many years on; 29 February is 28 where the year has no 29th (Civil Code art. 202).
#[must_use]
pub fn years_after(day: NaiveDate, years: i32) -> NaiveDate {
    let year = day.year().saturating_add(years);
    day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(day)
}

/// The same day so many months on, or the last of the month.
#[must_use]
pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

/// How an age stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgeReached {
    /// Not yet.
    No,
    /// Today is the birthday: whether the age is reached today or tomorrow is not settled.
    Birthday,
    /// Yes.
    Yes,
}

/// Whether `years` are reached on `today`. Who was born on 29 February has a birthday of two days in a common year.
#[must_use]
pub fn age_reached(birth: NaiveDate, years: u32, today: NaiveDate) -> AgeReached {
    let years = i32::try_from(years).unwrap_or(i32::MAX);
    let first = years_after(birth, years);
    let last = if first.day() == birth.day() { first } else { first.succ_opt().unwrap_or(first) };
    if today < first {
        AgeReached::No
    } else if today <= last {
        AgeReached::Birthday
    } else {
        AgeReached::Yes
    }
}

/// Whole years; `None` for a birth date in the future.
#[must_use]
pub fn age(birth: NaiveDate, today: NaiveDate) -> Option<u32> {
    let before_birthday = (today.month(), today.day()) < (birth.month(), birth.day());
    u32::try_from(today.year() - birth.year() - i32::from(before_birthday)).ok()
}

#[cfg(test)]
mod tests {
    use super::{AgeReached, age, age_reached, months_after, years_after};
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_age_is_open_on_the_birthday() {
        for (today, reached) in [
            ("2026-03-11", AgeReached::No),
            ("2026-03-12", AgeReached::Birthday),
            ("2026-03-13", AgeReached::Yes),
        ] {
            assert_eq!(age_reached(day("1963-03-12"), 63, day(today)), reached, "{today}");
        }
    }

    #[test]
    fn born_on_29_february() {
        for (today, reached) in [
            ("2027-02-27", AgeReached::No),
            ("2027-02-28", AgeReached::Birthday),
            ("2027-03-01", AgeReached::Birthday),
            ("2027-03-02", AgeReached::Yes),
        ] {
            assert_eq!(age_reached(day("1964-02-29"), 63, day(today)), reached, "{today}");
        }
        assert_eq!(age_reached(day("1964-02-29"), 64, day("2028-02-28")), AgeReached::No);
        assert_eq!(age_reached(day("1964-02-29"), 64, day("2028-02-29")), AgeReached::Birthday);
    }

    #[test]
    fn whole_years() {
        for (today, years) in [
            ("2026-03-11", Some(40)),
            ("2026-03-12", Some(41)),
            ("2026-02-28", Some(40)),
            ("2026-04-01", Some(41)),
            ("1985-03-12", Some(0)),
            ("1985-03-11", None),
        ] {
            assert_eq!(age(day("1985-03-12"), day(today)), years, "{today}");
        }
    }

    #[test]
    fn months_end_where_the_day_is_missing() {
        assert_eq!(months_after(day("2024-02-29"), 12), day("2025-02-28"));
        assert_eq!(months_after(day("2025-08-31"), 6), day("2026-02-28"));
        assert_eq!(years_after(day("2024-02-29"), 4), day("2028-02-29"));
    }
}
