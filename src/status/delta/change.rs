//! One change of one licence.

use crate::status::letter::ListedLetter;
use crate::status::points::HighPoints;

/// A change of one index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Place in the list.
    pub index: u32,
    /// What changes.
    pub kind: ChangeKind,
}

/// What a change does. One byte in a delta; changes of one index stand in the order of these bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// The letter is lifted; its small letter.
    Clear(ListedLetter),
    /// Points are 9 to 24 now; the number itself.
    Points(HighPoints),
    /// Points are below 9 now; 0.
    PointsBelowNine,
    /// The letter is set; its capital.
    Set(ListedLetter),
}

/// What a change is about: an index may have one change of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Letter(ListedLetter),
    Points,
}

impl ChangeKind {
    /// The byte in a delta.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Clear(letter) => letter.ascii().to_ascii_lowercase(),
            Self::Points(points) => points.points(),
            Self::PointsBelowNine => 0,
            Self::Set(letter) => letter.ascii(),
        }
    }

    /// From the byte in a delta.
    pub(super) fn from_byte(byte: u8) -> Option<Self> {
        match byte {
            0 => Some(Self::PointsBelowNine),
            9..=24 => HighPoints::new(byte.into()).map(Self::Points),
            b'A'..=b'Z' => ListedLetter::from_ascii(byte).map(Self::Set),
            b'a'..=b'z' => ListedLetter::from_ascii(byte.to_ascii_uppercase()).map(Self::Clear),
            _ => None,
        }
    }

    pub(super) const fn subject(self) -> Subject {
        match self {
            Self::Clear(letter) | Self::Set(letter) => Subject::Letter(letter),
            Self::Points(_) | Self::PointsBelowNine => Subject::Points,
        }
    }
}

impl PartialOrd for ChangeKind {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ChangeKind {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.byte().cmp(&other.byte())
    }
}

#[cfg(test)]
mod tests {
    use super::ChangeKind;

    #[test]
    fn bytes_and_kinds_are_one_to_one() {
        let kinds: Vec<_> =
            (0..=u8::MAX).filter_map(|byte| Some((byte, ChangeKind::from_byte(byte)?))).collect();
        assert_eq!(kinds.len(), 17 + 17 + 16 + 1);
        assert!(kinds.iter().all(|(byte, kind)| kind.byte() == *byte));
        assert!(kinds.is_sorted_by_key(|(_, kind)| *kind));
    }
}
