//! The letters that a list holds: those that bar from driving, or that leave it undecided.

use crate::rules::StatusLetter;

/// A barred or deferred letter. Not A (normal is the absence of the others), and not H and I, which a list does not
/// hold (they change too often, and do not change who may drive).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListedLetter(u8);

/// All letters of a list, in their order.
const LISTED: &[u8; 17] = b"BCDEFGJKLMNPRSTUZ";

/// What only the office may lift, by a whole new list: 撤销, 吊销, 注销.
const LIFTED_BY_LISTS_ALONE: &[u8; 3] = b"EFG";

/// What no licence code may lift, however new: [`LIFTED_BY_LISTS_ALONE`] and 停止使用.
const NOT_LIFTED_BY_CODES: &[u8; 4] = b"EFGJ";

impl ListedLetter {
    /// All of them, in alphabetical order.
    pub fn all() -> impl Iterator<Item = Self> {
        LISTED.iter().copied().map(Self)
    }

    /// By its ASCII capital; `None` for A, H, I and whatever is no status letter.
    #[must_use]
    pub fn from_ascii(letter: u8) -> Option<Self> {
        LISTED.contains(&letter).then_some(Self(letter))
    }

    /// The ASCII capital.
    #[must_use]
    pub const fn ascii(self) -> u8 {
        self.0
    }

    /// As the rules know it.
    #[must_use]
    pub fn status_letter(self) -> StatusLetter {
        StatusLetter::parse(char::from(self.0))
    }

    /// Whether a delta may lift it: not E, F, G.
    #[must_use]
    pub fn is_lifted_by_deltas(self) -> bool {
        !LIFTED_BY_LISTS_ALONE.contains(&self.0)
    }

    /// Whether a newer licence code may lift it: not E, F, G, J.
    #[must_use]
    pub fn is_lifted_by_codes(self) -> bool {
        !NOT_LIFTED_BY_CODES.contains(&self.0)
    }

    const fn bit(self) -> u32 {
        1 << (self.0 - b'A')
    }
}

impl TryFrom<StatusLetter> for ListedLetter {
    type Error = NotListed;

    fn try_from(letter: StatusLetter) -> Result<Self, NotListed> {
        let ascii = letter.letter().and_then(|letter| u8::try_from(letter).ok());
        ascii.and_then(Self::from_ascii).ok_or(NotListed)
    }
}

/// A letter that no list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a letter of a status list")]
pub struct NotListed;

impl std::fmt::Display for ListedLetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", char::from(self.0))
    }
}

/// A set of listed letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LetterSet(u32);

impl LetterSet {
    /// Whether none is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the letter is in it.
    #[must_use]
    pub const fn contains(self, letter: ListedLetter) -> bool {
        self.0 & letter.bit() != 0
    }

    /// With the letter.
    #[must_use]
    pub const fn with(self, letter: ListedLetter) -> Self {
        Self(self.0 | letter.bit())
    }

    /// Without the letter.
    #[must_use]
    pub const fn without(self, letter: ListedLetter) -> Self {
        Self(self.0 & !letter.bit())
    }

    /// Its letters in alphabetical order.
    pub fn iter(self) -> impl Iterator<Item = ListedLetter> {
        ListedLetter::all().filter(move |letter| self.contains(*letter))
    }
}

impl FromIterator<ListedLetter> for LetterSet {
    fn from_iter<T: IntoIterator<Item = ListedLetter>>(letters: T) -> Self {
        letters.into_iter().fold(Self::default(), Self::with)
    }
}

impl std::fmt::Display for LetterSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.iter().try_for_each(|letter| write!(f, "{letter}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{LetterSet, ListedLetter};
    use crate::rules::{Effect, StatusLetter};

    /// Every letter of the rules that bars or leaves undecided, and no other.
    #[test]
    fn follows_the_rules() {
        for letter in b'A'..=b'Z' {
            let meaning = StatusLetter::parse(char::from(letter));
            let known = meaning.letter().is_some();
            let listed = known && !matches!(meaning.effect(), Effect::None | Effect::Notice);
            assert_eq!(ListedLetter::from_ascii(letter).is_some(), listed, "{}", char::from(letter));
            assert_eq!(ListedLetter::try_from(meaning).is_ok(), listed);
        }
    }

    #[test]
    fn sets_hold_each_letter_alone() {
        let all: LetterSet = ListedLetter::all().collect();
        assert_eq!(all.to_string(), "BCDEFGJKLMNPRSTUZ");
        for letter in ListedLetter::all() {
            let one = LetterSet::default().with(letter);
            assert_eq!(one.iter().collect::<Vec<_>>(), [letter]);
            assert!(!all.without(letter).contains(letter) && one.without(letter).is_empty());
        }
    }
}
