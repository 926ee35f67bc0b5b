//! What the tests share: a plain model of a list, without any of the cleverness.

use std::collections::{BTreeMap, BTreeSet};

use kerbside::status::{
    Entry, HighPoints, LetterSet, ListContent, ListHeader, ListedLetter, ListedPoints, Lookup, StatusList,
};
use proptest::prelude::*;

/// Letters of each index, and points of those that have many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Model {
    pub(crate) letters: BTreeSet<(u32, ListedLetter)>,
    pub(crate) points: BTreeMap<u32, HighPoints>,
}

impl Model {
    pub(crate) fn content(&self) -> ListContent {
        let mut content = ListContent::default();
        // Backwards: order must not matter.
        self.letters.iter().rev().for_each(|(index, letter)| content.set(*index, *letter));
        self.points.iter().rev().for_each(|(index, points)| content.set_points(*index, *points));
        content
    }

    pub(crate) fn encode(&self, header: &ListHeader) -> Vec<u8> {
        self.content().encode(header).unwrap()
    }

    pub(crate) fn entry(&self, index: u64, header: &ListHeader) -> Lookup {
        if index >= header.space {
            return Lookup::NotCovered;
        }
        let index = u32::try_from(index).unwrap();
        let letters: LetterSet =
            ListedLetter::all().filter(|letter| self.letters.contains(&(index, *letter))).collect();
        let points = match self.points.get(&index) {
            _ if !header.has_points => ListedPoints::NotCarried,
            Some(points) => ListedPoints::Listed(*points),
            None => ListedPoints::BelowNine,
        };
        Lookup::Covered(Entry { letters, points })
    }
}

pub(crate) fn header(number: u64, space: u64) -> ListHeader {
    ListHeader {
        issuer: "CN-9901".to_owned(),
        number,
        signed_at: 1_795_140_000 + i64::try_from(number).unwrap() * 86_400,
        space,
        has_points: true,
    }
}

pub(crate) fn letter(letter: char) -> ListedLetter {
    ListedLetter::from_ascii(u8::try_from(letter).unwrap()).unwrap()
}

pub(crate) fn points(points: u64) -> HighPoints {
    HighPoints::new(points).unwrap()
}

pub(crate) fn open(bytes: Vec<u8>) -> StatusList<Vec<u8>> {
    StatusList::open(bytes).unwrap()
}

pub(crate) fn any_letter() -> impl Strategy<Value = ListedLetter> {
    prop::sample::select(ListedLetter::all().collect::<Vec<_>>())
}

/// Sparse, dense and clustered sets in spaces of every size.
pub(crate) fn any_model(space: u64) -> impl Strategy<Value = Model> {
    let index = move || {
        let last = u32::try_from(space - 1).unwrap();
        prop_oneof![0..=last, 0..=last.min(40), last.saturating_sub(40)..=last]
    };
    let letters = prop::collection::btree_set((index(), any_letter()), 0..200);
    let run = (index(), any_letter(), 0_u32..600);
    let points = prop::collection::btree_map(index(), (9_u64..=24).prop_map(points), 0..60);
    (letters, run, points).prop_map(move |(mut letters, (start, letter, length), points)| {
        let run = (start..start.saturating_add(length)).filter(|index| u64::from(*index) < space);
        letters.extend(run.map(|index| (index, letter)));
        Model { letters, points }
    })
}

pub(crate) fn any_space() -> impl Strategy<Value = u64> {
    prop_oneof![1_u64..70, 1_u64..5_000, 1_u64..40_000_000, (1_u64 << 31)..=(1 << 32), Just(1_u64 << 32)]
}
