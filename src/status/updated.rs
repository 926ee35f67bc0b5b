//! A list with the deltas since: looked up as one.
//!
//! A delta applies whole or not at all. Refused: any other list than the one it names (so it can be neither skipped nor
//! repeated), an earlier time, an index beyond the space, a change that changes nothing, lifting E, F or G.

use std::collections::BTreeMap;

use super::delta::{Change, ChangeKind, VerifiedDelta};
use super::encode::ListContent;
use super::error::ListError;
use super::layout::ListHeader;
use super::letter::ListedLetter;
use super::list::{Entry, Lookup, StatusList};
use super::points::ListedPoints;

/// Why a delta does not fit the list. The list is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ApplyError {
    /// For another list: one before it is missing, or it was applied already.
    #[error("the delta changes list {wanted}, this is list {found}")]
    Base {
        /// Number of the list here.
        found: u64,
        /// Number of the list that the delta changes.
        wanted: u64,
    },
    /// Signed before the list that it changes.
    #[error("the delta was signed before the list that it changes")]
    Earlier,
    /// E, F and G are lifted by a new list only.
    #[error("index {index}: {letter} is lifted by a new list only")]
    Irrevocable {
        /// Where.
        index: u32,
        /// E, F or G.
        letter: ListedLetter,
    },
    /// Of another issuer.
    #[error("the delta is of issuer {0}")]
    Issuer(String),
    /// The index is not covered by the list.
    #[error("index {0} is beyond the index space of the list")]
    NotCovered(u32),
    /// The list carries no points.
    #[error("index {0}: the list carries no points")]
    Points(u32),
    /// The list says it already: the delta was made for another.
    #[error("index {0}: the list says so already")]
    Unchanged(u32),
}

/// What a delta does, to be shown before it is applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeltaSummary {
    /// Number of the list before, and its signed time in seconds.
    pub from: (u64, i64),
    /// Number of the list after, and its signed time in seconds.
    pub to: (u64, i64),
    /// How many changes of each kind.
    pub counts: BTreeMap<ChangeKind, u64>,
}

/// A list, and what deltas changed of it.
#[derive(Debug, Clone)]
pub struct UpdatedList<B> {
    list: StatusList<B>,
    header: ListHeader,
    /// Indices that some delta changed, as they are now.
    changed: BTreeMap<u32, Entry>,
}

impl<B: AsRef<[u8]>> UpdatedList<B> {
    /// Without changes yet.
    pub fn new(list: StatusList<B>) -> Self {
        let header = list.header().clone();
        Self { list, header, changed: BTreeMap::new() }
    }

    /// As it is now: number and signed time are those of the last delta.
    #[must_use]
    pub const fn header(&self) -> &ListHeader {
        &self.header
    }

    /// As [`StatusList::look_up`].
    #[must_use]
    pub fn look_up(&self, index: u64) -> Lookup {
        let changed = u32::try_from(index).ok().and_then(|index| self.changed.get(&index));
        changed.map_or_else(|| self.list.look_up(index), |entry| Lookup::Covered(*entry))
    }

    /// What the delta would do.
    ///
    /// # Errors
    /// See [`ApplyError`]: exactly when [`Self::apply`] would refuse it.
    pub fn summary(&self, delta: &VerifiedDelta) -> Result<DeltaSummary, ApplyError> {
        self.changes(delta)?;
        let mut counts = BTreeMap::new();
        for change in delta.changes() {
            *counts.entry(change.kind).or_default() += 1;
        }
        let from = (self.header.number, self.header.signed_at);
        Ok(DeltaSummary { from, to: (delta.number(), delta.signed_at()), counts })
    }

    /// Applies the delta, whole or not at all.
    ///
    /// # Errors
    /// See [`ApplyError`].
    pub fn apply(&mut self, delta: &VerifiedDelta) -> Result<(), ApplyError> {
        let changes = self.changes(delta)?;
        self.changed.extend(changes);
        self.header.number = delta.number();
        self.header.signed_at = delta.signed_at();
        Ok(())
    }

    /// A new list with all changes in it: the same bytes as if the office had built it.
    ///
    /// # Errors
    /// None that a sound list and its deltas can have; the encoder checks anew.
    pub fn encode(&self) -> Result<Vec<u8>, ListError> {
        let mut content = ListContent::default();
        let kept = |index: u64| u32::try_from(index).ok().filter(|index| !self.changed.contains_key(index));
        for letter in ListedLetter::all() {
            self.list.indices(letter).filter_map(kept).for_each(|index| content.set(index, letter));
        }
        for (index, points) in self.list.points() {
            kept(index).into_iter().for_each(|index| content.set_points(index, points));
        }
        for (index, entry) in &self.changed {
            entry.letters.iter().for_each(|letter| content.set(*index, letter));
            if let ListedPoints::Listed(points) = entry.points {
                content.set_points(*index, points);
            }
        }
        content.encode(&self.header)
    }

    /// All changed indices as they would be.
    fn changes(&self, delta: &VerifiedDelta) -> Result<BTreeMap<u32, Entry>, ApplyError> {
        if delta.issuer() != self.header.issuer {
            return Err(ApplyError::Issuer(delta.issuer().to_owned()));
        }
        if delta.base() != self.header.number {
            return Err(ApplyError::Base { found: self.header.number, wanted: delta.base() });
        }
        if delta.signed_at() < self.header.signed_at {
            return Err(ApplyError::Earlier);
        }
        let mut changed = BTreeMap::new();
        for change in delta.changes() {
            let before = match changed.get(&change.index) {
                Some(entry) => Lookup::Covered(*entry),
                None => self.look_up(change.index.into()),
            };
            let Lookup::Covered(entry) = before else { return Err(ApplyError::NotCovered(change.index)) };
            changed.insert(change.index, after(entry, *change)?);
        }
        Ok(changed)
    }
}

fn after(before: Entry, change: Change) -> Result<Entry, ApplyError> {
    let index = change.index;
    let points = |points| match before.points {
        ListedPoints::NotCarried => Err(ApplyError::Points(index)),
        ListedPoints::BelowNine | ListedPoints::Listed(_) => Ok(Entry { points, ..before }),
    };
    let after = match change.kind {
        ChangeKind::Clear(letter) if before.letters.contains(letter) && !letter.is_lifted_by_deltas() => {
            return Err(ApplyError::Irrevocable { index, letter });
        }
        ChangeKind::Clear(letter) => Entry { letters: before.letters.without(letter), ..before },
        ChangeKind::Points(high) => points(ListedPoints::Listed(high))?,
        ChangeKind::PointsBelowNine => points(ListedPoints::BelowNine)?,
        ChangeKind::Set(letter) => Entry { letters: before.letters.with(letter), ..before },
    };
    if after == before { Err(ApplyError::Unchanged(index)) } else { Ok(after) }
}
