//! 记分: points collected in a cycle of twelve months from the first issue date (R163 art. 3).

use chrono::{Datelike as _, NaiveDate};

/// From here on nobody may drive (RTSR art. 28).
pub const FULL_POINTS: u16 = 12;

/// Last day of the cycle in which `today` lies: the day before the next anniversary of the first issue.
/// Of a first issue on 29 February the anniversary is 28 February where the year has no 29th.
/// Whether the changeover is at the beginning or the end of the anniversary is disputed (`docs/law.md`).
#[must_use]
pub fn cycle_end(first_issue: NaiveDate, today: NaiveDate) -> NaiveDate {
    let this_year = anniversary(first_issue, today.year());
    let next = if today < this_year { this_year } else { anniversary(first_issue, today.year() + 1) };
    next.pred_opt().unwrap_or(next)
}

fn anniversary(first_issue: NaiveDate, year: i32) -> NaiveDate {
    let february = || NaiveDate::from_ymd_opt(year, 2, 28);
    first_issue.with_year(year).or_else(february).unwrap_or(first_issue)
}

#[cfg(test)]
mod tests {
    use super::cycle_end;

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
}
