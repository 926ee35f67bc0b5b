//! How the codewords of a symbol fall into blocks (table 9, §7.6).

/// Error correction level (§7.5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Level {
    /// About 7 % of the codewords.
    L,
    /// About 15 %.
    M,
    /// About 25 %.
    Q,
    /// About 30 %.
    H,
}

/// The blocks of one version and level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Blocks {
    /// How many there are.
    pub count: usize,
    /// Error correction codewords of each.
    pub parity: usize,
    /// Data codewords of the short ones, which come first; the long ones have one more.
    pub data: usize,
    /// How many are short.
    pub short: usize,
    /// Error correction codewords kept for telling misreads (`p` in table 9).
    pub kept: usize,
}

impl Blocks {
    /// The blocks of a version and level whose symbol holds so many codewords.
    pub(super) fn new(version: u8, level: Level, codewords: usize) -> Option<Self> {
        let (counts, parities) = match level {
            Level::L => (&COUNTS_L, &PARITIES_L),
            Level::M => (&COUNTS_M, &PARITIES_M),
            Level::Q => (&COUNTS_Q, &PARITIES_Q),
            Level::H => (&COUNTS_H, &PARITIES_H),
        };
        let row = usize::from(version).checked_sub(1)?;
        let (count, parity) = (usize::from(*counts.get(row)?), usize::from(*parities.get(row)?));
        let data = (codewords / count).checked_sub(parity)?;
        let short = count - codewords % count;
        Some(Self { count, parity, data, short, kept: kept(version, level) })
    }

    /// Data codewords of one block.
    pub(super) const fn data_of(&self, block: usize) -> usize {
        if block < self.short { self.data } else { self.data + 1 }
    }

    /// Indices of the codewords of one block in the symbol's sequence: data, then error correction (§7.6).
    pub(super) fn places(&self, block: usize) -> Vec<usize> {
        let all_data = self.count * self.data + (self.count - self.short);
        let last = self.count * self.data + block.saturating_sub(self.short);
        let data = (0..self.data_of(block))
            .map(|step| if step < self.data { step * self.count + block } else { last });
        data.chain((0..self.parity).map(|step| all_data + step * self.count + block)).collect()
    }
}

/// `p` of table 9.
const fn kept(version: u8, level: Level) -> usize {
    match (version, level) {
        (1, Level::L) => 3,
        (1, Level::M) | (2, Level::L) => 2,
        (1, Level::Q | Level::H) | (3, Level::L) => 1,
        (_, Level::L | Level::M | Level::Q | Level::H) => 0,
    }
}

const PARITIES_L: [u8; 40] = [
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
];
const PARITIES_M: [u8; 40] = [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28,
    28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
];
const PARITIES_Q: [u8; 40] = [
    13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
];
const PARITIES_H: [u8; 40] = [
    17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
];
const COUNTS_L: [u8; 40] = [
    1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17,
    18, 19, 19, 20, 21, 22, 24, 25,
];
const COUNTS_M: [u8; 40] = [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29,
    31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
];
const COUNTS_Q: [u8; 40] = [
    1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38,
    40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
];
const COUNTS_H: [u8; 40] = [
    1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45,
    48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
];
