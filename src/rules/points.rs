//! 记分: points collected in a cycle of twelve months from the first issue date (R163 art. 3).

use chrono::{Datelike as _, NaiveDate};

use super::calendar::years_after;
use super::law::law;

/// From here on nobody may drive (RTSR art. 28).
#[must_use]
pub fn full_points() -> u16 {
    u16::try_from(law().number("points-full")).unwrap_or_default()
}

/// Last day of the cycle in which `today` lies: the day before the next anniversary of the first issue.
/// Of a first issue on 29 February the anniversary is 28 February where the year has no 29th.
/// Whether the changeover is at the beginning or the end of the anniversary is disputed (`docs/law.md`).
#[must_use]
pub fn cycle_end(first_issue: NaiveDate, today: NaiveDate) -> NaiveDate {
    let this_year = anniversary(first_issue, today.year());
    let next = if today < this_year { this_year } else { anniversary(first_issue, today.year() + 1) };
    next.pred_opt().unwrap_or(next)
}

/// Whether the cycle changes on this day.
#[must_use]
pub fn is_changeover(first_issue: NaiveDate, today: NaiveDate) -> bool {
    today > first_issue && today == anniversary(first_issue, today.year())
}

fn anniversary(first_issue: NaiveDate, year: i32) -> NaiveDate {
    years_after(first_issue, year - first_issue.year())
}

#[cfg(test)]
mod tests {
    use super::{cycle_end, is_changeover};

    #[test]
    fn cycle_runs_to_the_day_before_the_anniversary() {
        for (first, today, end) in [
            ("2021-06-08", "2026-11-22", "2027-06-07"),
            ("2021-06-08", "2026-06-07", "2026-06-07"),
            ("2021-06-08", "2026-06-08", "2027-06-07"),
            ("2020-02-29", "2026-11-22", "2027-02-27"),
            ("2020-02-29", "2027-11-22", "2028-02-28"),
        ] {
            assert_eq!(
                cycle_end(first.parse().unwrap(), today.parse().unwrap()),
                end.parse().unwrap(),
                "{first}"
            );
        }
    }

    /// R163 art. 3: the first cycle begins with the first issue, so that nothing changes over on that day.
    #[test]
    fn a_cycle_changes_on_the_anniversary_only() {
        for (first, today, changes) in [
            ("2021-06-08", "2021-06-08", false),
            ("2021-06-08", "2022-06-07", false),
            ("2021-06-08", "2022-06-08", true),
            ("2021-06-08", "2022-06-09", false),
            ("2020-02-29", "2027-02-28", true),
            ("2020-02-29", "2028-02-28", false),
            ("2020-02-29", "2028-02-29", true),
        ] {
            assert_eq!(
                is_changeover(first.parse().unwrap(), today.parse().unwrap()),
                changes,
                "{first} {today}"
            );
        }
    }
}
