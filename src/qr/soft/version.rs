//! Version information: 18 bits, twice, from version 7 up (§7.10, annex D).

use super::SoftGrid;

/// Generator of the (18, 6) BCH code (annex D).
const GENERATOR: u32 = 0x1F25;

/// Versions 7 to 40 by how well both copies of the version information fit, best first: the mean of value × expected
/// sign, 1 for a perfect fit. Empty below version 7, which has none.
#[must_use]
pub fn versions(grid: &SoftGrid) -> Vec<(u8, f32)> {
    if grid.version() < 7 {
        return Vec::new();
    }
    let start = grid.side() - 11;
    let bits: Vec<f32> = (0..18)
        .map(|bit| (start + bit % 3, bit / 3))
        .map(|(far, near)| grid.at(far, near) + grid.at(near, far))
        .collect();
    let mut found: Vec<(u8, f32)> =
        (7..=40).map(|version| (version, fit(&bits, word_of(version)) / 36.0)).collect();
    found.sort_by(|one, other| other.1.total_cmp(&one.1));
    found
}

fn word_of(version: u8) -> u32 {
    let data = u32::from(version) << 12;
    data | remainder(data, GENERATOR, 12, 18)
}

/// Remainder of the division by a generator of this degree, of a word of so many bits.
pub(super) fn remainder(word: u32, generator: u32, degree: u32, bits: u32) -> u32 {
    (degree..bits)
        .rev()
        .fold(word, |rest, bit| if rest >> bit & 1 == 1 { rest ^ generator << (bit - degree) } else { rest })
}

/// Sum of values, dark for the ones of the word, lowest bit first.
pub(super) fn fit(bits: &[f32], word: u32) -> f32 {
    let signed = |(bit, value): (usize, &f32)| if word >> bit & 1 == 1 { *value } else { -value };
    bits.iter().enumerate().map(signed).sum()
}
