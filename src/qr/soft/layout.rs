//! Where the parts of a symbol lie (§6.3, annex E) and in which order its modules hold bits (§7.7.3).

use super::grid::SoftGrid;
use super::version;

/// Largest version (§6.1).
pub(super) const MAX_VERSION: u8 = 40;

/// The function patterns of one version.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    version: u8,
    side: usize,
    centres: Vec<usize>,
}

impl Layout {
    /// The layout of a version; `None` if it is not 1 to 40.
    #[must_use]
    pub(crate) fn new(version: u8) -> Option<Self> {
        let known = (1..=MAX_VERSION).contains(&version);
        known.then(|| Self { version, side: SoftGrid::side_of(version), centres: centres_of(version) })
    }

    /// Centres of the alignment patterns, as (column, row): without those that would touch a finder pattern (annex E).
    pub(crate) fn alignment_centres(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let pairs = self.centres.iter().flat_map(|&y| self.centres.iter().map(move |&x| (x, y)));
        pairs.filter(|&(x, y)| self.has_alignment(x, y))
    }

    /// Columns and rows of the alignment patterns, 6 first; none for version 1.
    pub(crate) fn lattice(&self) -> &[usize] {
        &self.centres
    }

    /// What every symbol of this version has alike: dark, light, or `None` where it depends on the symbol; row by row.
    pub(crate) fn known_modules(&self) -> Vec<Option<bool>> {
        let word = version::word_of(self.version);
        (0..self.side).flat_map(|y| (0..self.side).map(move |x| self.known(x, y, word))).collect()
    }

    /// Finder and alignment patterns, separators, timing patterns, the dark module, version information.
    fn known(&self, x: usize, y: usize, version: Option<u32>) -> Option<bool> {
        let (far, end) = (self.side - 8, self.side - 1);
        for (left, top) in [(0, 0), (far + 1, 0), (0, far + 1)] {
            // A finder is 7 wide; the separator, 1 wide, lies towards the inside.
            let ring = x.abs_diff(left + 3).max(y.abs_diff(top + 3));
            if ring <= 4 {
                return Some(ring <= 1 || ring == 3);
            }
        }
        let near = |value: usize| self.centres.iter().find(|centre| centre.abs_diff(value) <= 2).copied();
        if let (Some(cx), Some(cy)) = (near(x), near(y))
            && self.has_alignment(cx, cy)
        {
            return Some(x.abs_diff(cx).max(y.abs_diff(cy)) != 1);
        }
        if x == 6 || y == 6 {
            return Some((x + y).is_multiple_of(2));
        }
        if x == 8 && y == far {
            return Some(true);
        }
        let (along, across) = if x < 6 { (x, y) } else { (y, x) };
        let stands = along < 6 && (end - 10..=end - 8).contains(&across);
        version.filter(|_| stands).map(|word| word >> (along * 3 + across + 10 - end) & 1 == 1)
    }

    /// Whether an alignment pattern stands there: finder patterns take the place of three.
    fn has_alignment(&self, x: usize, y: usize) -> bool {
        let last = self.side - 7;
        (x, y) != (6, 6) && (x, y) != (6, last) && (x, y) != (last, 6)
    }

    /// Whether each module, row by row, belongs to a function pattern, the format or the version information.
    #[must_use]
    pub(crate) fn functions(&self) -> Vec<bool> {
        let side = self.side;
        let mut taken: Vec<bool> = (0..side)
            .flat_map(|y| (0..side).map(move |x| (x, y)))
            .map(|(x, y)| self.outside_data(x, y))
            .collect();
        for (cx, cy) in self.alignment_centres() {
            for y in cy.saturating_sub(2)..=cy + 2 {
                let start = y * side + cx.saturating_sub(2);
                if let Some(row) = taken.get_mut(start..start + 5) {
                    row.fill(true);
                }
            }
        }
        taken
    }

    /// Finder, separator, format, timing, version information (§6.3, §7.9, §7.10).
    fn outside_data(&self, x: usize, y: usize) -> bool {
        let (far, info) = (self.side - 8, self.side - 11);
        let corner = (x < 9 && (y < 9 || y >= far)) || (x >= far && y < 9);
        let version =
            self.version >= 7 && ((x < 6 && y >= info && y < far) || (y < 6 && x >= info && x < far));
        corner || version || x == 6 || y == 6
    }

    /// The modules that hold data, as (column, row), in the order of their bits (§7.7.3).
    #[must_use]
    pub(crate) fn data_path(&self) -> Vec<(usize, usize)> {
        let (side, functions) = (self.side, self.functions());
        let mut path = Vec::with_capacity(side * side);
        let rights = (1..side).rev().step_by(2).map(|right| if right <= 6 { right - 1 } else { right });
        for (turn, right) in rights.enumerate() {
            for step in 0..side {
                let y = if turn.is_multiple_of(2) { side - 1 - step } else { step };
                for x in [right, right.saturating_sub(1)] {
                    if functions.get(y * side + x) == Some(&false) {
                        path.push((x, y));
                    }
                }
            }
        }
        path
    }
}

/// Columns and rows of the alignment patterns: 6, then evenly spaced up to 7 modules from the end (annex E).
fn centres_of(version: u8) -> Vec<usize> {
    let version = usize::from(version);
    if version < 2 {
        return Vec::new();
    }
    let (count, last) = (version / 7 + 2, 4 * version + 10);
    // The spacing is even; version 32 is the one that the rule does not give.
    let spacing = if version == 32 { 26 } else { (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2 };
    let mut centres: Vec<usize> = (0..count - 1).map(|step| last - step * spacing).collect();
    centres.push(6);
    centres.reverse();
    centres
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
            assert_eq!(centres_of(version), places, "version {version}");
        }
    }

    #[test]
    fn version_information_of_the_standard() {
        assert_eq!(version::word_of(7), Some(0b00_0111_1100_1001_0100));
        assert_eq!(version::word_of(6), None);
    }
}
