//! Words of the code and words of the list, put together: for each letter the newer signed word wins.
//!
//! Three exceptions. E, F, G and J from a list are lifted by a newer list only. A code counts as newer than a list only
//! up to 300 s ahead of the device's clock: of one from further ahead nobody knows the time. H, I and letters that the
//! program does not know are the code's alone. Where neither word is known to be newer, or both are of one second, the one
//! that sets counts: doubt weakens a yes, never a no.
//! Both words are given back with their times, so that a screen can show where they differ.
//! Not checked here: what the letters mean (`assess`), how old the list is, and whether the code is fresh enough to
//! count where no list covers it.

use super::letter::ListedLetter;
use super::list::{Entry, Lookup};
use super::points::ListedPoints;
use crate::rules::StatusLetter;

/// What the code says, with its `iat`. Times here are seconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy)]
pub struct CodeWord<'a> {
    /// 状态, as signed.
    pub letters: &'a [StatusLetter],
    /// 累积记分, as signed.
    pub points: u64,
    /// `iat`.
    pub issued_at: i64,
}

/// What the list says, with its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListWord {
    /// There is a list of this issuer.
    List {
        /// What it says of the index.
        lookup: Lookup,
        /// When it was signed: the last delta's time, where deltas were applied.
        signed_at: i64,
    },
    /// There is none, or the code names no index.
    NoList,
}

/// Whose word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Both say the same.
    Both,
    /// The code.
    Code,
    /// The list.
    List,
}

/// One letter that the code or the list sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergedLetter {
    /// Which.
    pub letter: StatusLetter,
    /// Whether it counts as set.
    pub is_set: bool,
    /// Whose word that is.
    pub source: Source,
    /// Whether the code sets it.
    pub code_sets: bool,
    /// Whether the list sets it; `None` where no list speaks of it.
    pub list_sets: Option<bool>,
}

/// Points after the merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergedPoints {
    /// Newer than the code: fewer than nine now.
    BelowNine,
    /// The code's number.
    Code(u64),
    /// The list's number, 9 to 24 (24: or more).
    List(u8),
}

impl MergedPoints {
    /// How many they may be.
    #[must_use]
    pub fn most(self) -> u64 {
        match self {
            Self::BelowNine => u64::from(super::LEAST_LISTED - 1),
            Self::Code(points) => points,
            Self::List(points) => u64::from(points),
        }
    }
}

/// Code and list put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Each letter that either sets, in the code's order, then the list's; A is left out.
    pub letters: Vec<MergedLetter>,
    /// See [`MergedPoints`].
    pub points: MergedPoints,
    /// What the code says of points.
    pub code_points: u64,
    /// What the list says of points; `None` where none covers the licence.
    pub list_points: Option<ListedPoints>,
    /// `iat` of the code.
    pub code_time: i64,
    /// Signed time of the list, where there is one.
    pub list_time: Option<i64>,
    /// Whether a list covers this licence.
    pub covered: bool,
    /// The code has no letter at all.
    code_is_empty: bool,
}

impl Merged {
    /// The letters that count, as a code would have them: A where all that the code had was lifted, none where the code
    /// had none and no list sets one.
    #[must_use]
    pub fn counting(&self) -> Vec<StatusLetter> {
        let set: Vec<_> = self.letters.iter().filter(|one| one.is_set).map(|one| one.letter).collect();
        if set.is_empty() && !self.code_is_empty { vec![StatusLetter::A] } else { set }
    }

    /// Letters of which code and list say different things.
    pub fn differences(&self) -> impl Iterator<Item = &MergedLetter> {
        self.letters.iter().filter(|one| one.list_sets.is_some_and(|list| list != one.code_sets))
    }
}

/// See the module. `now` is the device's clock and `skew` the allowance ahead of it (300), both in seconds.
#[must_use]
pub fn merge(code: CodeWord<'_>, list: ListWord, now: i64, skew: i64) -> Merged {
    let (covered, list_time) = match list {
        ListWord::List { lookup: Lookup::Covered(entry), signed_at } => {
            (Some((entry, age(code.issued_at, signed_at, now.saturating_add(skew)))), Some(signed_at))
        }
        ListWord::List { lookup: Lookup::NotCovered, signed_at } => (None, Some(signed_at)),
        ListWord::NoList => (None, None),
    };
    let mut letters: Vec<MergedLetter> = Vec::new();
    for letter in code.letters.iter().filter(|letter| **letter != StatusLetter::A) {
        if !letters.iter().any(|before| before.letter == *letter) {
            letters.push(merged(*letter, code.letters, covered));
        }
    }
    for letter in covered.iter().flat_map(|(entry, _)| entry.letters.iter()) {
        if !letters.iter().any(|before| before.letter == letter.status_letter()) {
            letters.push(merged(letter.status_letter(), code.letters, covered));
        }
    }
    Merged {
        letters,
        points: points(code.points, covered),
        code_points: code.points,
        list_points: covered.map(|(entry, _)| entry.points),
        code_time: code.issued_at,
        list_time,
        covered: covered.is_some(),
        code_is_empty: code.letters.is_empty(),
    }
}

/// Which word is newer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Age {
    CodeNewer,
    ListNewer,
    Undecided,
}

/// The time of a code from further ahead than `bound` is not believed.
const fn age(code: i64, list: i64, bound: i64) -> Age {
    if code < list {
        Age::ListNewer
    } else if code == list || code > bound {
        Age::Undecided
    } else {
        Age::CodeNewer
    }
}

fn merged(letter: StatusLetter, code: &[StatusLetter], covered: Option<(Entry, Age)>) -> MergedLetter {
    let code_sets = code.contains(&letter);
    let listed = ListedLetter::try_from(letter).ok();
    let (Some(listed), Some((entry, age))) = (listed, covered) else {
        return MergedLetter { letter, is_set: code_sets, source: Source::Code, code_sets, list_sets: None };
    };
    let list_sets = entry.letters.contains(listed);
    let by_code = match age {
        _ if list_sets && !listed.is_lifted_by_codes() => false,
        Age::CodeNewer => true,
        Age::ListNewer => false,
        Age::Undecided => code_sets,
    };
    let (is_set, source) = match (code_sets == list_sets, by_code) {
        (true, _) => (list_sets, Source::Both),
        (false, true) => (code_sets, Source::Code),
        (false, false) => (list_sets, Source::List),
    };
    MergedLetter { letter, is_set, source, code_sets, list_sets: Some(list_sets) }
}

fn points(code: u64, covered: Option<(Entry, Age)>) -> MergedPoints {
    let Some((entry, age)) = covered else { return MergedPoints::Code(code) };
    let (least, most, list) = match entry.points {
        ListedPoints::NotCarried => return MergedPoints::Code(code),
        ListedPoints::BelowNine => (0, 8, MergedPoints::BelowNine),
        ListedPoints::Listed(high) if high.points() == super::MOST_LISTED => {
            (u64::from(high.points()), u64::MAX, MergedPoints::List(high.points()))
        }
        ListedPoints::Listed(high) => {
            (u64::from(high.points()), u64::from(high.points()), MergedPoints::List(high.points()))
        }
    };
    let by_code = match age {
        Age::CodeNewer => true,
        // The code says it more exactly.
        Age::ListNewer => (least..=most).contains(&code),
        Age::Undecided => code >= least,
    };
    if by_code { MergedPoints::Code(code) } else { list }
}
