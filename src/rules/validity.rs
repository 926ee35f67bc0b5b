//! 有效期限: where a day lies in the life of a licence (R162 art. 63, 79; RTSR art. 28).

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use super::calendar::years_after;
use super::law::law;
use crate::claims::ExpiryDate;

/// Renewal may be asked for in the 90 days before the end (R162 art. 63).
#[must_use]
pub fn renewal_window_days() -> i64 {
    law().number("validity-renewal")
}

/// Days are counted in China, whatever the zone of the device.
const CHINA_OFFSET_SECONDS: i32 = 8 * 3_600;

/// Where the day lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// More than a year past the end (R162 art. 79(1)(8)).
    CancelledByTime,
    /// Past the end.
    Expired,
    /// In force, with so many days left; 0 = today is the last day, which still counts.
    InForce {
        /// Days left after today.
        days_left: i64,
    },
    /// 长期.
    LongTerm,
    /// Begins later; probably an early renewal.
    NotYetBegun,
}

/// UTC+8.
#[must_use]
pub fn china_offset() -> FixedOffset {
    FixedOffset::east_opt(CHINA_OFFSET_SECONDS).unwrap_or_else(|| chrono::Offset::fix(&Utc))
}

/// The day in China at a moment.
#[must_use]
pub fn china_date(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&china_offset()).date_naive()
}

/// Where `today` lies in a licence valid from `from` until `until`, both included.
#[must_use]
pub fn validity(from: NaiveDate, until: ExpiryDate, today: NaiveDate) -> Validity {
    if today < from {
        return Validity::NotYetBegun;
    }
    match until {
        ExpiryDate::LongTerm => Validity::LongTerm,
        ExpiryDate::On(until) if today <= until => {
            Validity::InForce { days_left: (until - today).num_days() }
        }
        ExpiryDate::On(until) if today <= a_year_after(until) => Validity::Expired,
        ExpiryDate::On(_) => Validity::CancelledByTime,
    }
}

/// "One year" ends on the same day of the next year, at midnight (R162 art. 110: included).
fn a_year_after(day: NaiveDate) -> NaiveDate {
    years_after(day, i32::try_from(law().number("validity-cancelled")).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::{Validity, china_date, validity};
    use crate::claims::ExpiryDate;

    #[test]
    fn the_life_of_a_licence() {
        let day = |text: &str| text.parse().unwrap();
        let at = |today| validity(day("2020-02-03"), ExpiryDate::On(day("2026-02-03")), day(today));
        assert_eq!(at("2020-02-02"), Validity::NotYetBegun);
        assert_eq!(at("2020-02-03"), Validity::InForce { days_left: 2192 });
        assert_eq!(at("2026-02-03"), Validity::InForce { days_left: 0 });
        assert_eq!(at("2026-02-04"), Validity::Expired);
        assert_eq!(at("2027-02-03"), Validity::Expired);
        assert_eq!(at("2027-02-04"), Validity::CancelledByTime);
        assert_eq!(validity(day("2020-02-03"), ExpiryDate::LongTerm, day("2090-01-01")), Validity::LongTerm);
    }

    #[test]
    fn a_day_begins_at_midnight_in_china() {
        assert_eq!(china_date("2026-11-21T16:00:00Z".parse().unwrap()).to_string(), "2026-11-22");
        assert_eq!(china_date("2026-11-21T15:59:59Z".parse().unwrap()).to_string(), "2026-11-21");
    }
}
