//! Where the parts of a symbol lie (§6.3, annex E) and in which order its modules hold bits (§7.7.3).

use super::grid::SoftGrid;

/// Largest version (§6.1).
pub(super) const MAX_VERSION: u8 = 40;

/// The function patterns of one version.
#[derive(Debug, Clone)]
pub struct Layout {
    version: u8,
    side: usize,
    centres: Vec<usize>,
}

impl Layout {
    /// The layout of a version; `None` if it is not 1 to 40.
    #[must_use]
    pub fn new(version: u8) -> Option<Self> {
        let known = (1..=MAX_VERSION).contains(&version);
        known.then(|| Self { version, side: SoftGrid::side_of(version), centres: centres_of(version) })
    }

    /// Modules of one side.
    #[must_use]
    pub const fn side(&self) -> usize {
        self.side
    }

    /// Centres of the alignment patterns, as (column, row): without those that would touch a finder pattern (annex E).
    pub fn alignment_centres(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let end = self.side.saturating_sub(7);
        let pairs = self.centres.iter().flat_map(|&y| self.centres.iter().map(move |&x| (x, y)));
        pairs.filter(move |&place| place != (6, 6) && place != (6, end) && place != (end, 6))
    }

    /// Whether finder, timing and alignment patterns and separators make this module dark; `None` for all others.
    #[must_use]
    pub fn known(&self, x: usize, y: usize) -> Option<bool> {
        let end = self.side.checked_sub(8)?;
        for (left, top) in [(0, 0), (end + 1, 0), (0, end + 1)] {
            // A finder is 7 wide; the separator, 1 wide, lies towards the inside.
            let (from_x, from_y) = (x.abs_diff(left + 3), y.abs_diff(top + 3));
            let ring = from_x.max(from_y);
            if ring <= 4 {
                return Some(ring <= 1 || ring == 3);
            }
        }
        let beside = |&(cx, cy): &(usize, usize)| x.abs_diff(cx) <= 2 && y.abs_diff(cy) <= 2;
        if let Some((cx, cy)) = self.alignment_centres().find(beside) {
            return Some(x.abs_diff(cx).max(y.abs_diff(cy)) != 1);
        }
        (x == 6 || y == 6).then_some((x + y).is_multiple_of(2))
    }

    /// Whether each module, row by row, belongs to a function pattern, the format or the version information.
    #[must_use]
    pub fn functions(&self) -> Vec<bool> {
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
        let corner = (x < 9 && y < 9) || (x < 9 && y >= far) || (x >= far && y < 9);
        let version =
            self.version >= 7 && ((x < 6 && y >= info && y < far) || (y < 6 && x >= info && x < far));
        corner || version || x == 6 || y == 6
    }

    /// The modules that hold data, as (column, row), in the order of their bits (§7.7.3).
    #[must_use]
    pub fn data_path(&self) -> Vec<(usize, usize)> {
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
