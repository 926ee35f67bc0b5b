//! What the device of a case knows beside the code: lists, keys, clock, memory, in words.

use chrono::{DateTime, FixedOffset, Utc};
use kerbside::rules::StatusLetter;
use kerbside::status::{Entry, HighPoints, ListWord, ListedLetter, ListedPoints, Lookup};
use kerbside::trust::{ClockStanding, KeysTime, Memory, Standing, Thresholds};
use serde::Deserialize;

/// A case that sets any of it is judged with the limits that hold where `rules.json` sets none, but for the life of a code.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Device {
    /// `LETTERS TIME [POINTS]`: `-` for no letter, `<9` for points below nine; `beyond TIME` for an index beyond the list.
    pub(crate) list: String,
    /// `SIGNED EXPIRES`.
    pub(crate) keys: String,
    /// `behind CLOCK BOUND` or `ahead NEWEST`.
    pub(crate) clock: String,
    /// `none` or `damaged`.
    pub(crate) memory: String,
}

impl Device {
    pub(crate) fn thresholds() -> Thresholds {
        Thresholds { code_long_lived_seconds: i64::MAX, ..Thresholds::default() }
    }

    pub(crate) fn list(&self) -> ListWord {
        let words: Vec<&str> = self.list.split_whitespace().collect();
        let (letters, signed, points) = match words.as_slice() {
            [] => return ListWord::NoList,
            ["beyond", signed] => {
                return ListWord::List { lookup: Lookup::NotCovered, signed_at: time(signed).timestamp() };
            }
            [letters, signed] => (letters, signed, ListedPoints::NotCarried),
            [letters, signed, "<9"] => (letters, signed, ListedPoints::BelowNine),
            [letters, signed, points] => {
                let points = HighPoints::new(points.parse().unwrap()).unwrap();
                (letters, signed, ListedPoints::Listed(points))
            }
            other => panic!("no list: {other:?}"),
        };
        let listed = |letter| ListedLetter::try_from(StatusLetter::parse(letter)).unwrap();
        let letters = letters.trim_matches('-').chars().map(listed).collect();
        ListWord::List {
            lookup: Lookup::Covered(Entry { letters, points }),
            signed_at: time(signed).timestamp(),
        }
    }

    pub(crate) fn standing(&self) -> Standing {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let keys = words(&self.keys);
        let clock = words(&self.clock);
        Standing {
            keys: match keys.as_slice() {
                [] => None,
                [signed, expires] => Some(KeysTime { signed_at: time(signed), expires: time(expires) }),
                other => panic!("no keys: {other:?}"),
            },
            clock: match clock.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                [] => ClockStanding::Sound,
                ["behind", clock, bound] => ClockStanding::Behind { clock: time(clock), bound: time(bound) },
                ["ahead", newest] => ClockStanding::FarAhead { newest: time(newest) },
                other => panic!("no clock: {other:?}"),
            },
            memory: match self.memory.as_str() {
                "" => Memory::Kept,
                "none" => Memory::None,
                "damaged" => Memory::Damaged,
                "outdated" => Memory::Outdated,
                other => panic!("no memory: {other}"),
            },
        }
    }
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse::<DateTime<FixedOffset>>().unwrap_or_else(|_| panic!("no moment: {text}")).to_utc()
}
