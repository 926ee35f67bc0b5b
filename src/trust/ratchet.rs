//! Time never runs back: the newest signed moment that this device has verified is a lower bound for "now".
//!
//! One for each keyring, so that training cannot move production. Time zones play no part: all is UTC.

use chrono::{DateTime, Days, Utc};

use super::standing::ClockStanding;

/// A clock this far ahead of all that was signed is said to be doubtful.
const FAR_AHEAD_DAYS: u64 = 400;

/// The bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ratchet(DateTime<Utc>);

impl Ratchet {
    /// From the newest signed moment known.
    #[must_use]
    pub const fn new(newest: DateTime<Utc>) -> Self {
        Self(newest)
    }

    /// The newest signed moment known.
    #[must_use]
    pub const fn newest(self) -> DateTime<Utc> {
        self.0
    }

    /// A repository or a list was signed then.
    pub fn saw(&mut self, signed_at: DateTime<Utc>) {
        self.0 = self.0.max(signed_at);
    }

    /// A code was generated then (`iat`). It moves the bound up to the clock and no further; one from more than `skew`
    /// seconds ahead moves nothing.
    pub fn saw_code(&mut self, issued_at: i64, clock: DateTime<Utc>, skew: i64) {
        let Some(issued_at) = DateTime::from_timestamp(issued_at, 0) else { return };
        if issued_at.timestamp() <= clock.timestamp().saturating_add(skew) {
            self.saw(issued_at.min(clock));
        }
    }

    /// The moment to judge as of, and how the clock stands.
    #[must_use]
    pub fn read(self, clock: DateTime<Utc>, skew: i64) -> (DateTime<Utc>, ClockStanding) {
        if clock.timestamp().saturating_add(skew) < self.0.timestamp() {
            return (self.0, ClockStanding::Behind { clock, bound: self.0 });
        }
        // Nothing signed was ever seen: nothing to compare with.
        let known = self.0 != DateTime::<Utc>::default();
        let standing = match self.0.checked_add_days(Days::new(FAR_AHEAD_DAYS)) {
            Some(limit) if known && clock > limit => ClockStanding::FarAhead { newest: self.0 },
            Some(_) | None => ClockStanding::Sound,
        };
        (clock, standing)
    }

    /// Whether a signature dated then can be believed by this clock: not from over a day ahead of it. One online key signs the
    /// time, and what it says must not bar a device for months; a day leaves room for a clock in the wrong time zone.
    #[must_use]
    pub fn believes(signed_at: DateTime<Utc>, clock: DateTime<Utc>) -> bool {
        clock.checked_add_days(Days::new(1)).is_none_or(|limit| signed_at <= limit)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::Ratchet;
    use crate::trust::ClockStanding;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// Bound, clock → moment judged, standing.
    #[test]
    fn every_clock_beside_a_bound() {
        let bound = at("2026-11-20T10:00:00Z");
        let ratchet = Ratchet::new(bound);
        let behind = |clock| ClockStanding::Behind { clock, bound };
        for (clock, moment, standing) in [
            ("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z", ClockStanding::Sound),
            ("2026-11-20T09:55:00Z", "2026-11-20T09:55:00Z", ClockStanding::Sound),
            ("2026-11-20T09:54:59Z", "2026-11-20T10:00:00Z", behind(at("2026-11-20T09:54:59Z"))),
            ("1970-01-01T00:00:00Z", "2026-11-20T10:00:00Z", behind(at("1970-01-01T00:00:00Z"))),
            ("2027-12-25T10:00:00Z", "2027-12-25T10:00:00Z", ClockStanding::Sound),
            ("2027-12-25T10:00:01Z", "2027-12-25T10:00:01Z", ClockStanding::FarAhead { newest: bound }),
            // The same moment in another zone is the same moment.
            ("2026-11-20T18:00:00+08:00", "2026-11-20T10:00:00Z", ClockStanding::Sound),
        ] {
            assert_eq!(ratchet.read(at(clock), 300), (at(moment), standing), "{clock}");
        }
        assert_eq!(Ratchet::default().read(at("2026-11-20T10:00:00Z"), 300).1, ClockStanding::Sound);
    }

    /// `iat` beside the clock → the bound.
    #[test]
    fn no_code_pushes_beyond_the_clock() {
        let clock = at("2026-11-20T10:00:00Z");
        for (ahead, bound) in
            [(-3600, -3600), (0, 0), (1, 0), (300, 0), (301, -86_400), (i64::MAX / 2, -86_400)]
        {
            let mut ratchet = Ratchet::new(clock - TimeDelta::seconds(86_400));
            ratchet.saw_code(clock.timestamp().saturating_add(ahead), clock, 300);
            assert_eq!(ratchet.newest(), clock + TimeDelta::seconds(bound), "{ahead}");
        }
    }

    #[test]
    fn nothing_turns_it_back() {
        let mut ratchet = Ratchet::new(at("2026-11-20T10:00:00Z"));
        ratchet.saw(at("2020-01-01T00:00:00Z"));
        ratchet.saw_code(0, at("2026-11-20T10:00:00Z"), 300);
        assert_eq!(ratchet.newest(), at("2026-11-20T10:00:00Z"));
        ratchet.saw(at("2026-11-21T00:00:00Z"));
        assert_eq!(ratchet.newest(), at("2026-11-21T00:00:00Z"));
    }

    #[test]
    fn a_signature_from_over_a_day_ahead_is_not_believed() {
        let clock = at("2026-11-20T10:00:00Z");
        assert!(Ratchet::believes(at("2026-11-21T10:00:00Z"), clock));
        assert!(!Ratchet::believes(at("2026-11-21T10:00:01Z"), clock));
        assert!(Ratchet::believes(at("1970-01-01T00:00:00Z"), clock));
    }
}
