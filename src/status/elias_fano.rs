//! One set of indices as an Elias–Fano sequence, looked up in place (Elias 1974, Fano 1971; Vigna, "Quasi-succinct
//! indices", 2013, has the form used here).
//!
//! An index is split: its lowest `low_bits` bits stand as they are in an array; the rest, its bucket, stands in unary in
//! the upper bits: one 1 an entry and one 0 behind each bucket. How many entries lie before every 256th bucket is
//! sampled, so that a look-up reads one sample, a few words and the low bits of one bucket.
//! Bit by bit: `docs/status-list.md` §3. Not checked here: where in the file the sequence lies (`layout`).

use super::bits::{BitWriter, WORD_BITS, WORD_BYTES, count, field, mask, select, size, word};

/// Buckets from one sample to the next: 0.12 bits an entry at 1 %, and some four words to scan.
const SAMPLE: u64 = 256;

/// What follows from the number of entries and the size of the index space alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Entries, at least 1.
    pub(super) count: u64,
    /// Indices lie below; at most 2^32.
    space: u64,
    low_bits: u32,
    buckets: u64,
    sample_bits: u32,
}

impl Shape {
    /// `None` for no entries, or more than there are indices.
    pub(super) fn new(count: u64, space: u64) -> Option<Self> {
        if count == 0 || count > space {
            return None;
        }
        let low_bits = (space / count).ilog2();
        let buckets = ((space - 1) >> low_bits) + 1;
        Some(Self { count, space, low_bits, buckets, sample_bits: count.ilog2() + 1 })
    }

    const fn low_words(self) -> u64 {
        (self.count * widen(self.low_bits)).div_ceil(WORD_BITS)
    }

    const fn upper_words(self) -> u64 {
        (self.count + self.buckets).div_ceil(WORD_BITS)
    }

    const fn samples(self) -> u64 {
        (self.buckets - 1) / SAMPLE
    }

    const fn sample_words(self) -> u64 {
        (self.samples() * widen(self.sample_bits)).div_ceil(WORD_BITS)
    }

    /// Bytes in the file. No overflow: at most 2^32 entries of at most 32 bits, and 2^33 upper bits.
    pub(super) fn bytes(self) -> u64 {
        (self.low_words() + self.upper_words() + self.sample_words()) * count(WORD_BYTES)
    }
}

/// A sequence where it lies in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sequence<'a> {
    bytes: &'a [u8],
    shape: Shape,
    low: usize,
    upper: usize,
    samples: usize,
}

impl<'a> Sequence<'a> {
    /// In `bytes`, from byte `start` on. At least a word must follow it (the hash of the file does).
    pub(super) fn new(bytes: &'a [u8], start: usize, shape: Shape) -> Self {
        let upper = start.saturating_add(size(shape.low_words() * count(WORD_BYTES)));
        let samples = upper.saturating_add(size(shape.upper_words() * count(WORD_BYTES)));
        Self { bytes, shape, low: start, upper, samples }
    }

    /// Place of the index among the entries, if it is one.
    pub(super) fn rank(&self, index: u64) -> Option<u64> {
        if index >= self.shape.space {
            return None;
        }
        let bucket = index >> self.shape.low_bits;
        let begin = self.bucket_begin(bucket);
        let (mut first, mut last) = (begin - bucket, self.ones_end(begin) - bucket);
        let wanted = index & mask(self.shape.low_bits);
        while first < last {
            let middle = first.midpoint(last);
            match self.low(middle).cmp(&wanted) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => last = middle,
                std::cmp::Ordering::Less => first = middle + 1,
            }
        }
        None
    }

    /// All indices, in order.
    pub(super) fn iter(self) -> Entries<'a> {
        Entries { sequence: self, next: 0, at: 0, word: self.upper_word(0) }
    }

    /// Whether every bit is as [`encode`] writes it: entries rise and lie in the space, samples are right, what only
    /// fills words is zero.
    pub(super) fn is_sound(&self) -> bool {
        let (mut least, mut sampled, mut entries) = (0, 0, 0);
        for index in self.iter() {
            if index < least || index >= self.shape.space {
                return false;
            }
            while (sampled + 1) * SAMPLE <= index >> self.shape.low_bits {
                if self.sample(sampled) != entries {
                    return false;
                }
                sampled += 1;
            }
            (least, entries) = (index + 1, entries + 1);
        }
        entries == self.shape.count
            && (sampled..self.shape.samples()).all(|number| self.sample(number) == entries)
            && self.ones() == entries
            && self.is_filled_with_zeros(self.low, self.shape.count * widen(self.shape.low_bits))
            && self.is_filled_with_zeros(self.samples, self.shape.samples() * widen(self.shape.sample_bits))
    }

    /// Position of the first upper bit of a bucket.
    fn bucket_begin(&self, bucket: u64) -> u64 {
        let sampled = bucket / SAMPLE;
        let before = sampled.checked_sub(1).map_or(0, |number| self.sample(number));
        let begin = before + sampled * SAMPLE;
        let mut zeros = bucket % SAMPLE;
        if zeros == 0 {
            return begin;
        }
        let mut at = begin / WORD_BITS;
        let mut word = !self.upper_word(at) & (u64::MAX << (begin % WORD_BITS));
        while at < self.shape.upper_words() {
            let here = widen(word.count_ones());
            if zeros <= here {
                let rank = u32::try_from(zeros - 1).unwrap_or(u32::MAX);
                return at * WORD_BITS + widen(select(word, rank)) + 1;
            }
            zeros -= here;
            at += 1;
            word = !self.upper_word(at);
        }
        self.shape.count + bucket
    }

    /// Position of the first 0 at or behind `begin`.
    fn ones_end(&self, begin: u64) -> u64 {
        let mut at = begin / WORD_BITS;
        let mut zeros = !self.upper_word(at) & (u64::MAX << (begin % WORD_BITS));
        while zeros == 0 && at < self.shape.upper_words() {
            at += 1;
            zeros = !self.upper_word(at);
        }
        at * WORD_BITS + widen(zeros.trailing_zeros())
    }

    fn upper_word(&self, at: u64) -> u64 {
        if at >= self.shape.upper_words() {
            return 0;
        }
        word(self.bytes, self.upper.saturating_add(size(at).saturating_mul(WORD_BYTES)))
    }

    fn ones(&self) -> u64 {
        (0..self.shape.upper_words()).map(|at| widen(self.upper_word(at).count_ones())).sum()
    }

    fn low(&self, entry: u64) -> u64 {
        field(self.bytes, self.low, entry * widen(self.shape.low_bits), self.shape.low_bits)
    }

    fn sample(&self, number: u64) -> u64 {
        // At most 33 bits, in words that begin at most 7 bits earlier.
        let bit = number * widen(self.shape.sample_bits);
        field(self.bytes, self.samples, bit, self.shape.sample_bits)
    }

    fn is_filled_with_zeros(&self, start: usize, bits: u64) -> bool {
        let last = start.saturating_add(size(bits / WORD_BITS).saturating_mul(WORD_BYTES));
        bits.is_multiple_of(WORD_BITS) || word(self.bytes, last) >> (bits % WORD_BITS) == 0
    }
}

/// See [`Sequence::iter`].
#[derive(Debug, Clone)]
pub(super) struct Entries<'a> {
    sequence: Sequence<'a>,
    next: u64,
    at: u64,
    word: u64,
}

impl Iterator for Entries<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        if self.next == self.sequence.shape.count {
            return None;
        }
        while self.word == 0 {
            self.at += 1;
            if self.at >= self.sequence.shape.upper_words() {
                return None;
            }
            self.word = self.sequence.upper_word(self.at);
        }
        let position = self.at * WORD_BITS + widen(self.word.trailing_zeros());
        self.word &= self.word - 1;
        let bucket = position - self.next;
        let index = (bucket << self.sequence.shape.low_bits) | self.sequence.low(self.next);
        self.next += 1;
        Some(index)
    }
}

/// Writes a sequence behind `out`, whose length is a multiple of a word. `entries` rise and lie below `space`.
pub(super) fn encode(out: Vec<u8>, entries: &[u32], space: u64) -> Vec<u8> {
    let Some(shape) = Shape::new(count(entries.len()), space) else { return out };
    let mut writer = BitWriter::behind(out);
    entries.iter().for_each(|entry| writer.push(u64::from(*entry), shape.low_bits));
    writer.end_word();
    let mut samples = Vec::with_capacity(size(shape.samples()));
    let (mut bucket, mut written) = (0, 0);
    for entry in entries {
        let wanted = u64::from(*entry) >> shape.low_bits;
        sample_buckets(&mut samples, bucket, wanted, written);
        writer.push_zeros(wanted - bucket);
        writer.push(1, 1);
        (bucket, written) = (wanted, written + 1);
    }
    sample_buckets(&mut samples, bucket, shape.buckets - 1, written);
    writer.push_zeros(shape.buckets - bucket);
    writer.end_word();
    samples.iter().for_each(|sample| writer.push_wide(*sample, shape.sample_bits));
    writer.into_bytes()
}

/// Every 256th bucket after `bucket`, up to `wanted`, has `entries` before it.
fn sample_buckets(samples: &mut Vec<u64>, bucket: u64, wanted: u64, entries: u64) {
    samples.extend((bucket / SAMPLE..wanted / SAMPLE).map(|_| entries));
}

const fn widen(bits: u32) -> u64 {
    #[expect(clippy::as_conversions, reason = "`u64::from` is not const")]
    {
        bits as u64
    }
}

#[cfg(test)]
mod tests {
    use super::{Sequence, Shape, encode};
    use crate::status::bits::count;

    fn check(entries: &[u32], space: u64) {
        let mut bytes = encode(Vec::new(), entries, space);
        let shape = Shape::new(count(entries.len()), space).unwrap();
        assert_eq!(count(bytes.len()), shape.bytes());
        bytes.extend([0xff; 32]);
        let sequence = Sequence::new(&bytes, 0, shape);
        assert!(sequence.is_sound());
        assert!(sequence.iter().eq(entries.iter().map(|entry| u64::from(*entry))));
        for (rank, entry) in entries.iter().enumerate() {
            assert_eq!(sequence.rank((*entry).into()), Some(count(rank)), "{entry}");
            for near in [entry.wrapping_sub(1), entry.wrapping_add(1)] {
                let found = sequence.rank(near.into()).is_some();
                assert_eq!(found, entries.binary_search(&near).is_ok(), "{near}");
            }
        }
        assert_eq!(sequence.rank(space), None);
        assert_eq!(sequence.rank(u64::MAX), None);
    }

    #[test]
    fn edges() {
        check(&[0], 1);
        check(&[0], 1 << 32);
        check(&[u32::MAX], 1 << 32);
        check(&[0, u32::MAX], 1 << 32);
        check(&[41], 42);
        check(&(0..1_000).collect::<Vec<_>>(), 1_000);
        check(&(1..1_000).collect::<Vec<_>>(), 1_000);
        check(&(0..999).collect::<Vec<_>>(), 1_000);
    }

    /// All entries in one bucket, and long rows of empty buckets: samples and scans at their worst.
    #[test]
    fn clusters() {
        check(&(0..5_000).collect::<Vec<_>>(), 40_000_000);
        check(&(39_990_000..40_000_000).collect::<Vec<_>>(), 40_000_000);
        check(&(0..20_000).map(|n| n * 3 + (n / 10_000) * 1_000_000).collect::<Vec<_>>(), 4_000_000);
    }

    #[test]
    fn spread() {
        check(&(0..10_000).map(|n| n * 97 + n % 7).collect::<Vec<_>>(), 1_000_000);
        check(&(0..300_000).map(|n| n * 2).collect::<Vec<_>>(), 600_000);
    }
}
