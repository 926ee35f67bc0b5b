//! Random sets and changes, the same at every run.

use std::collections::BTreeSet;

use kerbside::status::{Change, ChangeKind, ListedLetter};

/// SplitMix64 (Steele, Lea, Flood 2014).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `bound`.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        (u128::from(self.next()) * u128::from(bound) >> 64) as u64
    }

    /// `count` different indices below `space`, in order.
    pub(crate) fn set(&mut self, count: usize, space: u64) -> Vec<u32> {
        let mut indices = Vec::with_capacity(count);
        while indices.len() < count {
            indices.extend((indices.len()..count).map(|_| self.below(space) as u32));
            indices.sort_unstable();
            indices.dedup();
        }
        indices
    }
}

/// Eight kinds, and how many of a hundred changes are of each.
pub(crate) const KINDS: [(char, bool, u64); 8] = [
    ('D', true, 30),
    ('D', false, 20),
    ('B', true, 15),
    ('B', false, 10),
    ('M', true, 10),
    ('M', false, 5),
    ('J', true, 5),
    ('J', false, 5),
];

/// A day's changes: each an index and a kind, drawn by those shares.
pub(crate) fn changes(random: &mut Random, count: usize, space: u64) -> Vec<Change> {
    let mut indices = BTreeSet::new();
    while indices.len() < count {
        indices.insert(random.below(space) as u32);
    }
    let changes = indices.into_iter().map(|index| {
        let mut share = random.below(100);
        let kind = KINDS.iter().find(|(_, _, percent)| {
            let here = share < *percent;
            share = share.saturating_sub(*percent);
            here
        });
        let (letter, sets, _) = kind.expect("shares make a hundred");
        let letter = ListedLetter::from_ascii(*letter as u8).expect("a listed letter");
        Change { index, kind: if *sets { ChangeKind::Set(letter) } else { ChangeKind::Clear(letter) } }
    });
    changes.collect()
}
