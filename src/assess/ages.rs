//! Age limits of classes (R162 art. 65, 79), with the change of 2025.

use chrono::NaiveDate;

use crate::rules::{AgeReached, Class, Extension, age_reached, law, years_after};

/// How a class stands by age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bar {
    /// Today is the birthday.
    Birthday,
    /// Past it, unless an extension was granted, which no code shows.
    Extension,
    /// Past it.
    Past,
    /// Not reached, or there is none.
    Under,
}

/// Of one class for one birth date.
pub(super) fn bar(class: Class, birth: NaiveDate, today: NaiveDate) -> Bar {
    let Some(row) = law().ages(class, today).filter(|row| row.bar > 0) else { return Bar::Under };
    match age_reached(birth, row.bar, today) {
        AgeReached::No => Bar::Under,
        AgeReached::Birthday => Bar::Birthday,
        AgeReached::Yes => match row.extension {
            Extension::None => Bar::Past,
            Extension::Possible | Extension::Unclear => extended(birth, row.bar, row.from, today),
        },
    }
}

/// Whoever was of that age before the rule began cannot have asked in time; after three years it has ended.
fn extended(birth: NaiveDate, bar: u32, rule_from: NaiveDate, today: NaiveDate) -> Bar {
    let reached = years_after(birth, i32::try_from(bar).unwrap_or_default());
    let ended = age_reached(birth, bar + law().small("age-extension"), today) == AgeReached::Yes;
    if reached < rule_from || ended { Bar::Past } else { Bar::Extension }
}

/// The age from which the class may not be driven on that day; 0 = none.
pub(super) fn limit(class: Class, today: NaiveDate) -> u32 {
    law().ages(class, today).map_or(0, |row| row.bar)
}

/// Under the limit of today, but past an earlier one while that was in force, with a class as old as that.
pub(super) fn may_have_lost(class: Class, since: NaiveDate, birth: NaiveDate, today: NaiveDate) -> bool {
    let Some(row) = law().ages(class, today) else { return false };
    let Some(before) = row.from.pred_opt().and_then(|day| law().ages(class, day)) else { return false };
    let reached = years_after(birth, i32::try_from(before.bar).unwrap_or_default());
    before.bar > 0 && before.bar < row.bar && reached < row.from && since < row.from
}

#[cfg(test)]
mod tests {
    use super::may_have_lost;
    use crate::rules::Class;

    /// 70 since ever: whoever is past it today lost nothing before 2025 that came back then.
    #[test]
    fn a_limit_that_stayed_gives_nothing_back() {
        let day = |text: &str| text.parse().unwrap();
        let lost = |class, birth| may_have_lost(class, day("2012-05-01"), day(birth), day("2026-11-20"));
        assert!(!lost(Class::C3, "1950-06-10"));
        assert!(lost(Class::B2, "1964-06-10") && !lost(Class::B2, "1965-06-10"));
    }
}
