//! How old signed data are at a moment: pure functions of times and limits. What follows from it is said in `assess`.
//!
//! Keys and lists are never from the future: a clock behind them is replaced by their time (`Ratchet`), and where a moment was
//! chosen they are simply younger than it. Of a code from further ahead than the skew nobody knows how old it is: stale.

use chrono::{DateTime, Utc};

use super::standing::KeysTime;
use super::thresholds::Thresholds;

/// Of the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Nothing to say.
    Fresh,
    /// A notice: to be renewed.
    Ageing,
    /// At best "check further".
    Stale,
    /// At best "check further": beyond any use as a yes.
    Expired,
}

/// The keys, by the times of their repository. From `expires` on they have expired, however young.
#[must_use]
pub fn keys(times: KeysTime, now: DateTime<Utc>, limits: &Thresholds) -> Grade {
    if now >= times.expires {
        return Grade::Expired;
    }
    let limits_of_age = [limits.keys_fresh_seconds, limits.keys_ageing_seconds, i64::MAX];
    grade(times.signed_at.timestamp(), now, limits_of_age)
}

/// A status list, by its signed time in seconds since 1970-01-01T00:00Z.
#[must_use]
pub fn list(signed_at: i64, now: DateTime<Utc>, limits: &Thresholds) -> Grade {
    let limits_of_age = [limits.list_fresh_seconds, limits.list_ageing_seconds, limits.list_stale_seconds];
    grade(signed_at, now, limits_of_age)
}

/// A licence code, by its `iat`.
#[must_use]
pub fn code(issued_at: i64, now: DateTime<Utc>, limits: &Thresholds) -> Grade {
    let limits_of_age = [limits.code_fresh_seconds, limits.code_ageing_seconds, limits.code_stale_seconds];
    if issued_at > now.timestamp().saturating_add(limits.skew_seconds) {
        return Grade::Stale;
    }
    grade(issued_at, now, limits_of_age)
}

fn grade(signed_at: i64, now: DateTime<Utc>, [fresh, ageing, stale]: [i64; 3]) -> Grade {
    let age = now.timestamp().saturating_sub(signed_at);
    if age <= fresh {
        Grade::Fresh
    } else if age <= ageing {
        Grade::Ageing
    } else if age <= stale {
        Grade::Stale
    } else {
        Grade::Expired
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::{Grade, code, keys, list};
    use crate::trust::{KeysTime, Thresholds};

    const SIGNED: i64 = 1_795_140_000;
    const HOUR: i64 = 3_600;
    const DAY: i64 = 24 * HOUR;

    fn at(seconds: i64) -> DateTime<chrono::Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn grades_change_after_the_second_of_the_limit() {
        let limits = Thresholds::default();
        for (age, expected) in [
            (-301, Grade::Stale),
            (-300, Grade::Fresh),
            (0, Grade::Fresh),
            (DAY, Grade::Fresh),
            (DAY + 1, Grade::Ageing),
            (7 * DAY, Grade::Ageing),
            (7 * DAY + 1, Grade::Stale),
            (30 * DAY, Grade::Stale),
            (30 * DAY + 1, Grade::Expired),
        ] {
            assert_eq!(code(SIGNED, at(SIGNED + age), &limits), expected, "{age}");
        }
        for (age, expected) in [
            (-301, Grade::Fresh),
            (36 * HOUR, Grade::Fresh),
            (36 * HOUR + 1, Grade::Ageing),
            (7 * DAY, Grade::Ageing),
            (7 * DAY + 1, Grade::Stale),
            (30 * DAY, Grade::Stale),
            (30 * DAY + 1, Grade::Expired),
        ] {
            assert_eq!(list(SIGNED, at(SIGNED + age), &limits), expected, "{age}");
        }
    }

    #[test]
    fn keys_are_stale_until_their_repository_expires() {
        let limits = Thresholds::default();
        let times = |life: i64| KeysTime { signed_at: at(SIGNED), expires: at(SIGNED + life) };
        for (age, life, expected) in [
            (-301, 365 * DAY, Grade::Fresh),
            (30 * DAY, 365 * DAY, Grade::Fresh),
            (30 * DAY + 1, 365 * DAY, Grade::Ageing),
            (90 * DAY, 365 * DAY, Grade::Ageing),
            (90 * DAY + 1, 365 * DAY, Grade::Stale),
            (365 * DAY - 1, 365 * DAY, Grade::Stale),
            (365 * DAY, 365 * DAY, Grade::Expired),
            (DAY - 1, DAY, Grade::Fresh),
            (DAY, DAY, Grade::Expired),
            (9_999 * DAY, 10_000 * DAY, Grade::Stale),
        ] {
            assert_eq!(keys(times(life), at(SIGNED + age), &limits), expected, "{age} of {life}");
        }
    }

    #[test]
    fn times_at_the_ends_of_the_numbers_are_graded_too() {
        let limits = Thresholds::default();
        assert_eq!(list(i64::MIN, at(SIGNED), &limits), Grade::Expired);
        assert_eq!(code(i64::MAX, at(SIGNED), &limits), Grade::Stale);
    }
}
