//! Changes as bits: the best Rice parameter, the best prefix code (Huffman 1952) in canonical form.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use crate::status::{Change, ChangeKind};

/// What `status::delta::stream` reads.
pub(super) struct Coded {
    pub(super) rice: u8,
    /// Pairs of kind and length of its code.
    pub(super) kinds: Vec<u8>,
    pub(super) changes: Vec<u8>,
}

/// Bits, from the highest of each byte on.
#[derive(Default)]
struct BitWriter {
    bytes: Vec<u8>,
    used: u8,
}

impl BitWriter {
    fn bit(&mut self, bit: u8) {
        if self.used == 0 {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= (bit & 1) << (7 - self.used);
        }
        self.used = (self.used + 1) % 8;
    }

    fn number(&mut self, value: u64, width: u8) {
        (0..width).rev().for_each(|place| self.bit(u8::try_from(value >> place & 1).unwrap_or(0)));
    }
}

/// Codes changes that are in order.
pub(super) fn encode(changes: &[Change]) -> Coded {
    let codes = canonical(&lengths(changes));
    let gaps: Vec<u64> = gaps(changes).collect();
    let size = |rice: &u8| gaps.iter().map(|gap| (gap >> rice) + u64::from(*rice)).sum::<u64>();
    let rice = (0..32).min_by_key(size).unwrap_or(0);
    let mut writer = BitWriter::default();
    for (gap, change) in gaps.iter().zip(changes) {
        (0..gap >> rice).for_each(|_| writer.bit(1));
        writer.bit(0);
        writer.number(*gap, rice);
        if let Some((code, length)) = codes.get(&change.kind) {
            writer.number(*code, *length);
        }
    }
    let kinds = codes.iter().flat_map(|(kind, (_, length))| [kind.byte(), *length]).collect();
    Coded { rice, kinds, changes: writer.bytes }
}

fn gaps(changes: &[Change]) -> impl Iterator<Item = u64> {
    let before = std::iter::once(0).chain(changes.iter().map(|change| change.index));
    changes.iter().zip(before).map(|(change, before)| u64::from(change.index - before))
}

/// Length of each kind's code, by Huffman: the two rarest become one until one is left.
fn lengths(changes: &[Change]) -> BTreeMap<ChangeKind, u8> {
    let mut counts = BTreeMap::<ChangeKind, u64>::new();
    changes.iter().for_each(|change| *counts.entry(change.kind).or_default() += 1);
    let mut lengths: BTreeMap<_, u8> = counts.keys().map(|kind| (*kind, 0)).collect();
    let mut heap: BinaryHeap<_> =
        counts.into_iter().map(|(kind, count)| Reverse((count, vec![kind]))).collect();
    while let (Some(Reverse(one)), Some(Reverse(other))) = (heap.pop(), heap.pop()) {
        let kinds = [one.1, other.1].concat();
        for kind in &kinds {
            *lengths.entry(*kind).or_default() += 1;
        }
        if heap.is_empty() {
            break;
        }
        heap.push(Reverse((one.0 + other.0, kinds)));
    }
    lengths
}

/// RFC 1951 §3.2.2: codes of one length are consecutive, in the order of kinds.
fn canonical(lengths: &BTreeMap<ChangeKind, u8>) -> BTreeMap<ChangeKind, (u64, u8)> {
    let mut order: Vec<(u8, ChangeKind)> = lengths.iter().map(|(kind, length)| (*length, *kind)).collect();
    order.sort();
    let (mut next, mut before) = (0_u64, 0);
    let codes = order.into_iter().map(|(length, kind)| {
        next <<= length - before;
        before = length;
        next += 1;
        (kind, (next - 1, length))
    });
    codes.collect()
}
