//! Format information: 15 bits, twice: level and mask (§7.9, annex C).

use super::version::{fit, remainder};
use super::{Level, SoftGrid};

/// Generator of the (15, 5) BCH code (annex C).
const GENERATOR: u32 = 0x537;
/// What the 15 bits are combined with (§7.9.1).
const MASK: u32 = 0x5412;

/// Level and mask of a symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Format {
    /// Error correction level.
    pub level: Level,
    /// Data mask pattern, 0 to 7 (§7.8.2).
    pub mask: u8,
}

/// All 32 formats by how well both copies fit, best first: the mean of value × expected sign, 1 for a perfect fit.
#[must_use]
pub(crate) fn formats(grid: &SoftGrid) -> Vec<(Format, f32)> {
    let bits = soft_bits(grid);
    let mut found: Vec<(Format, f32)> = [Level::L, Level::M, Level::Q, Level::H]
        .into_iter()
        .flat_map(|level| (0..8).map(move |mask| Format { level, mask }))
        .map(|format| (format, fit(&bits, word_of(format)) / 30.0))
        .collect();
    found.sort_by(|one, other| other.1.total_cmp(&one.1));
    found
}

/// Both copies added up, lowest bit first (figure 25).
fn soft_bits(grid: &SoftGrid) -> Vec<f32> {
    let side = grid.side();
    let first = |bit: usize| match bit {
        0..=5 => grid.at(8, bit),
        6 | 7 => grid.at(8, bit + 1),
        8 => grid.at(7, 8),
        _ => grid.at(14_usize.saturating_sub(bit), 8),
    };
    let second = |bit: usize| if bit < 8 { grid.at(side - 1 - bit, 8) } else { grid.at(8, side - 15 + bit) };
    (0..15).map(|bit| first(bit) + second(bit)).collect()
}

fn word_of(format: Format) -> u32 {
    let level = match format.level {
        Level::L => 1,
        Level::M => 0,
        Level::Q => 3,
        Level::H => 2,
    };
    let data = (level << 3 | u32::from(format.mask)) << 10;
    (data | remainder(data, GENERATOR, 10, 15)) ^ MASK
}

/// Whether the mask turns the module in column `x` and row `y` (table 10).
pub(super) const fn turns(mask: u8, x: usize, y: usize) -> bool {
    match mask {
        0 => (x + y).is_multiple_of(2),
        1 => y.is_multiple_of(2),
        2 => x.is_multiple_of(3),
        3 => (x + y).is_multiple_of(3),
        4 => (y / 2 + x / 3).is_multiple_of(2),
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3).is_multiple_of(2),
        _ => ((x + y) % 2 + x * y % 3).is_multiple_of(2),
    }
}
