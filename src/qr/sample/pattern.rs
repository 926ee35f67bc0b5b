//! Which modules are the same in every symbol of a version (ISO/IEC 18004 §6.3).

use crate::qr::soft::SoftGrid;

/// Coordinates of alignment patterns along a side (ISO/IEC 18004 Annex E), 6 first; none for version 1.
pub(super) fn alignment_places(version: u8) -> Vec<usize> {
    if version < 2 {
        return Vec::new();
    }
    let last = SoftGrid::side_of(version) - 7;
    let gaps = usize::from(version) / 7 + 1;
    // Even steps, rounded up; the first gap takes what is left. Version 32 is an exception of the standard.
    let step = if version == 32 { 26 } else { ((last - 6).div_ceil(gaps)).next_multiple_of(2) };
    let mut places: Vec<usize> = (0..gaps).map(|place| last - step * place).collect();
    places.push(6);
    places.reverse();
    places
}

/// Whether an alignment pattern stands there: finders take the place of three.
pub(super) fn is_alignment([column, row]: [usize; 2], count: usize) -> bool {
    let last = count.saturating_sub(1);
    count > 0 && ![[0, 0], [last, 0], [0, last]].contains(&[column, row])
}

/// Whether a module of an alignment pattern is dark, at a distance from its centre.
pub(super) const fn alignment_is_dark(across: usize, down: usize) -> bool {
    across == 2 || down == 2 || (across == 0 && down == 0)
}

/// What is known of the modules of a version: dark, light, or depends on the symbol; row by row.
pub(super) fn known_modules(version: u8) -> Vec<Option<bool>> {
    let side = SoftGrid::side_of(version);
    let places = alignment_places(version);
    let bits = version_bits(version);
    (0..side * side).map(|place| known([place % side, place / side], side, &places, bits)).collect()
}

fn known([x, y]: [usize; 2], side: usize, places: &[usize], bits: Option<u32>) -> Option<bool> {
    let from_end = |value: usize| side - 1 - value;
    let near = |value: usize| value < 8;
    let far = |value: usize| from_end(value) < 8;
    if (near(x) && (near(y) || far(y))) || (far(x) && near(y)) {
        let inner = |value: usize| if value < 8 { value } else { from_end(value) };
        let distance = inner(x).abs_diff(3).max(inner(y).abs_diff(3));
        return Some(distance != 2 && distance != 4);
    }
    let centre = |value: usize| places.iter().position(|place| place.abs_diff(value) <= 2);
    if let (Some(column), Some(row)) = (centre(x), centre(y))
        && is_alignment([column, row], places.len())
        && let (Some(centre_x), Some(centre_y)) = (places.get(column), places.get(row))
    {
        return Some(alignment_is_dark(centre_x.abs_diff(x), centre_y.abs_diff(y)));
    }
    if x == 6 || y == 6 {
        return Some((x + y).is_multiple_of(2));
    }
    if x == 8 && from_end(y) == 7 {
        return Some(true);
    }
    let (along, across) = if x < 6 { (x, y) } else { (y, x) };
    let place = (along * 3 + across).checked_sub(side - 11)?;
    let stands = along < 6 && (side - 11..side - 8).contains(&across);
    bits.filter(|_| stands).map(|bits| bits >> place & 1 == 1)
}

/// Version information with its check bits (ISO/IEC 18004 §7.10); from version 7 on.
fn version_bits(version: u8) -> Option<u32> {
    let word = u32::from(version);
    let rest = (0..6).rev().fold(word << 12, |rest, step| {
        if rest >> (step + 12) & 1 == 1 { rest ^ (0x1F25 << step) } else { rest }
    });
    (version >= 7).then_some(word << 12 | rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_annex_e() {
        let rows: [(u8, &[usize]); 8] = [
            (1, &[]),
            (2, &[6, 18]),
            (7, &[6, 22, 38]),
            (15, &[6, 26, 48, 70]),
            (22, &[6, 26, 50, 74, 98]),
            (32, &[6, 34, 60, 86, 112, 138]),
            (36, &[6, 24, 50, 76, 102, 128, 154]),
            (40, &[6, 30, 58, 86, 114, 142, 170]),
        ];
        for (version, places) in rows {
            assert_eq!(alignment_places(version), places, "version {version}");
        }
    }

    #[test]
    fn version_information_of_the_standard() {
        assert_eq!(version_bits(7), Some(0b00_0111_1100_1001_0100));
        assert_eq!(version_bits(6), None);
    }
}
