//! 累积记分 as far as a list holds them: those from 9 on, as of the list's time.

/// From this many points on a list says how many (`points-high` of the rules: the driver is reminded).
pub const LEAST_LISTED: u8 = 9;

/// A list tells no more from here on; 12 bar already.
pub const MOST_LISTED: u8 = 24;

/// What a list says of the points of one licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ListedPoints {
    /// The list says nothing of anyone's points.
    NotCarried,
    /// Fewer than [`LEAST_LISTED`].
    BelowNine,
    /// This many: [`LEAST_LISTED`] to [`MOST_LISTED`]; the last means "or more".
    Listed(HighPoints),
}

/// 9 to 24 points; 24 means 24 or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HighPoints(u8);

impl HighPoints {
    /// `None` below [`LEAST_LISTED`]; more than [`MOST_LISTED`] counts as that.
    #[must_use]
    pub fn new(points: u64) -> Option<Self> {
        let points = u8::try_from(points.min(u64::from(MOST_LISTED))).ok()?;
        (points >= LEAST_LISTED).then_some(Self(points))
    }

    /// The points, at most [`MOST_LISTED`].
    #[must_use]
    pub const fn points(self) -> u8 {
        self.0
    }

    /// The four bits of a list.
    pub(super) fn nibble(self) -> u64 {
        u64::from(self.0 - LEAST_LISTED)
    }

    /// From the four bits of a list.
    pub(super) fn from_nibble(nibble: u64) -> Option<Self> {
        Self::new(nibble + u64::from(LEAST_LISTED))
    }
}

#[cfg(test)]
mod tests {
    use super::{HighPoints, LEAST_LISTED};
    use crate::rules::law;

    #[test]
    fn begins_where_the_rules_remind() {
        assert_eq!(law().number("points-high"), i64::from(LEAST_LISTED));
    }

    #[test]
    fn sixteen_values() {
        assert_eq!(HighPoints::new(8), None);
        for nibble in 0..16 {
            let points = HighPoints::from_nibble(nibble).unwrap();
            assert_eq!((u64::from(points.points()), points.nibble()), (nibble + 9, nibble));
        }
        assert_eq!(HighPoints::new(u64::MAX).map(HighPoints::points), Some(24));
    }
}
