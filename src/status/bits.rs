//! Bits in bytes, read in place and written.
//!
//! Lists fill each byte from its lowest bit on, so that a little-endian word holds its bits in their order. Deltas have
//! a stream of their own (`delta::stream`).
//! Not checked here: that a position lies in the part of the file that is meant; positions beyond the end read as zero.

/// Bytes of a word; every part of a list begins at a multiple of it.
pub(super) const WORD_BYTES: usize = 8;

/// Bits of a word.
pub(super) const WORD_BITS: u64 = 64;

/// The little-endian word whose first byte is at `at`.
pub(super) fn word(bytes: &[u8], at: usize) -> u64 {
    let chunk = bytes.get(at..).and_then(|rest| rest.first_chunk::<WORD_BYTES>());
    chunk.map_or(0, |chunk| u64::from_le_bytes(*chunk))
}

/// `width` bits, of which the first is bit `bit` counted from byte `start`. At least a word follows the part that they lie
/// in, and they are at most 33, so that with the 7 before them they lie in one word.
pub(super) fn field(bytes: &[u8], start: usize, bit: u64, width: u32) -> u64 {
    let at = start.saturating_add(size(bit / 8));
    (word(bytes, at) >> (bit % 8)) & mask(width)
}

/// The lowest `width` bits, at most 63.
pub(super) const fn mask(width: u32) -> u64 {
    (1 << width) - 1
}

/// As an index into memory; what does not fit points beyond every slice.
pub(super) fn size(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// Memory holds fewer than 2^64 items.
pub(super) fn count(items: usize) -> u64 {
    u64::try_from(items).unwrap_or(u64::MAX)
}

/// Position of set bit number `rank` (from 0); 64 if there are fewer.
pub(super) fn select(word: u64, rank: u32) -> u32 {
    let (mut rest, mut rank, mut at) = (word, rank, 0);
    for width in [32, 16, 8] {
        let below = (rest & mask(width)).count_ones();
        if rank >= below {
            rank -= below;
            rest >>= width;
            at += width;
        }
    }
    for _ in 0..rank {
        rest &= rest.wrapping_sub(1);
    }
    if rest == 0 { 64 } else { at + rest.trailing_zeros() }
}

/// Writes bits behind one another.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    pending: u64,
    used: u32,
}

impl BitWriter {
    /// Behind bytes that are there already, a whole number of words.
    pub(super) const fn behind(bytes: Vec<u8>) -> Self {
        Self { bytes, pending: 0, used: 0 }
    }

    /// The lowest `width` bits of `value`, at most 32.
    pub(super) fn push(&mut self, value: u64, width: u32) {
        self.pending |= (value & mask(width)) << self.used;
        self.used += width;
        if self.used >= 32 {
            self.bytes.extend(self.pending.to_le_bytes().iter().take(4));
            self.pending >>= 32;
            self.used -= 32;
        }
    }

    /// The lowest `width` bits of `value`, at most 63.
    pub(super) fn push_wide(&mut self, value: u64, width: u32) {
        let low = width.min(32);
        self.push(value, low);
        self.push(value >> low, width - low);
    }

    /// `zeros` times 0.
    pub(super) fn push_zeros(&mut self, zeros: u64) {
        for _ in 0..zeros / 32 {
            self.push(0, 32);
        }
        self.push(0, u32::try_from(zeros % 32).unwrap_or(0));
    }

    /// Fills the last word with zeros.
    pub(super) fn end_word(&mut self) {
        let bytes = size(u64::from(self.used.div_ceil(8)));
        self.bytes.extend(self.pending.to_le_bytes().iter().take(bytes));
        (self.pending, self.used) = (0, 0);
        self.bytes.resize(self.bytes.len().next_multiple_of(WORD_BYTES), 0);
    }

    /// All bytes.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.end_word();
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::{BitWriter, field, select};

    #[test]
    fn select_finds_every_set_bit() {
        for word in [0, 1, u64::MAX, 1 << 63, 0x8000_0001_8000_0001, 0xf0f0_0000_0000_0f0f] {
            let places: Vec<u32> = (0..64).filter(|bit| word >> bit & 1 == 1).collect();
            for rank in 0..64 {
                let expected = places.get(usize::try_from(rank).unwrap()).copied().unwrap_or(64);
                assert_eq!(select(word, rank), expected, "{word:x} {rank}");
            }
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let fields = [(5, 3), (0, 0), (u64::from(u32::MAX), 32), (1, 1), (0x1234, 17), (0, 31), (7, 3)];
        let mut writer = BitWriter::default();
        fields.iter().for_each(|(value, width)| writer.push(*value, *width));
        writer.push_zeros(70);
        writer.push(1, 1);
        let mut bytes = writer.into_bytes();
        assert_eq!(bytes.len() % 8, 0);
        bytes.extend([0xff; 8]);
        let mut bit = 0;
        for (value, width) in fields {
            assert_eq!(field(&bytes, 0, bit, width), value);
            bit += u64::from(width);
        }
        assert_eq!(field(&bytes, 0, bit + 70, 1), 1);
    }
}
