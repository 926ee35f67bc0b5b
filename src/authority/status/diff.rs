//! Two lists → what changed.

use std::cmp::Ordering;
use std::iter::Peekable;

use super::delta::DeltaDraft;
use crate::status::{Change, ChangeKind, ListedLetter, StatusList};

/// Why no delta leads from one list to the other. Publish the new list instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DiffError {
    /// Signed before the old one.
    #[error("the new list was signed before the old one")]
    Earlier,
    /// E, F and G are lifted by a new list only.
    #[error("index {index} loses {letter}, which only a new list may lift. Publish the new list itself.")]
    Irrevocable {
        /// Where.
        index: u64,
        /// E, F or G.
        letter: ListedLetter,
    },
    /// Of different issuers.
    #[error("the lists are of different issuers: {0} and {1}")]
    Issuers(String, String),
    /// Numbered the wrong way round.
    #[error("the new list has number {new}, which is not above the old one's {old}")]
    Number {
        /// Of the old list.
        old: u64,
        /// Of the new list.
        new: u64,
    },
    /// One carries points and the other does not.
    #[error("only one of the lists carries points. Publish the new list itself.")]
    Points,
    /// The index space changed.
    #[error("the index space changed from {0} to {1}. Publish the new list itself.")]
    Space(u64, u64),
}

/// The changes from `old` to `new`.
///
/// # Errors
/// See [`DiffError`].
pub fn diff<B: AsRef<[u8]>>(old: &StatusList<B>, new: &StatusList<B>) -> Result<DeltaDraft, DiffError> {
    let (before, after) = (old.header(), new.header());
    if before.issuer != after.issuer {
        return Err(DiffError::Issuers(before.issuer.clone(), after.issuer.clone()));
    }
    if after.number <= before.number {
        return Err(DiffError::Number { old: before.number, new: after.number });
    }
    if after.signed_at < before.signed_at {
        return Err(DiffError::Earlier);
    }
    if before.space != after.space {
        return Err(DiffError::Space(before.space, after.space));
    }
    if before.has_points != after.has_points {
        return Err(DiffError::Points);
    }
    let mut changes = Vec::new();
    for letter in ListedLetter::all() {
        letter_changes(letter, old, new, &mut changes)?;
    }
    points_changes(old, new, &mut changes);
    changes.sort_unstable();
    Ok(DeltaDraft {
        issuer: after.issuer.clone(),
        base: before.number,
        number: after.number,
        signed_at: after.signed_at,
        changes,
    })
}

fn letter_changes<B: AsRef<[u8]>>(
    letter: ListedLetter,
    old: &StatusList<B>,
    new: &StatusList<B>,
    changes: &mut Vec<Change>,
) -> Result<(), DiffError> {
    let pair = |index| (index, ());
    let mut both = Joined::new(old.indices(letter).map(pair), new.indices(letter).map(pair));
    both.try_for_each(|(index, sides)| {
        let kind = match sides {
            (Some(()), None) if !letter.is_lifted_by_deltas() => {
                return Err(DiffError::Irrevocable { index, letter });
            }
            (Some(()), None) => ChangeKind::Clear(letter),
            (None, Some(())) => ChangeKind::Set(letter),
            (Some(()), Some(())) | (None, None) => return Ok(()),
        };
        changes.extend(change(index, kind));
        Ok(())
    })
}

fn points_changes<B: AsRef<[u8]>>(old: &StatusList<B>, new: &StatusList<B>, changes: &mut Vec<Change>) {
    for (index, (before, after)) in Joined::new(old.points(), new.points()) {
        if before != after {
            changes.extend(change(index, after.map_or(ChangeKind::PointsBelowNine, ChangeKind::Points)));
        }
    }
}

/// Indices of a list lie below 2^32.
fn change(index: u64, kind: ChangeKind) -> Option<Change> {
    u32::try_from(index).ok().map(|index| Change { index, kind })
}

/// Two rising rows side by side.
struct Joined<L: Iterator, R: Iterator> {
    left: Peekable<L>,
    right: Peekable<R>,
}

impl<V, L: Iterator<Item = (u64, V)>, R: Iterator<Item = (u64, V)>> Joined<L, R> {
    fn new(left: L, right: R) -> Self {
        Self { left: left.peekable(), right: right.peekable() }
    }
}

impl<V, L: Iterator<Item = (u64, V)>, R: Iterator<Item = (u64, V)>> Iterator for Joined<L, R> {
    type Item = (u64, (Option<V>, Option<V>));

    fn next(&mut self) -> Option<Self::Item> {
        let order = match (self.left.peek(), self.right.peek()) {
            (Some((left, _)), Some((right, _))) => left.cmp(right),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return None,
        };
        let left = if order == Ordering::Greater { None } else { self.left.next() };
        let right = if order == Ordering::Less { None } else { self.right.next() };
        let index = left.as_ref().or(right.as_ref()).map(|(index, _)| *index)?;
        Some((index, (left.map(|(_, value)| value), right.map(|(_, value)| value))))
    }
}
