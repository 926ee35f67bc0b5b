//! A list, opened and looked up in its own bytes.

use sha2::{Digest as _, Sha256};

use super::bits::{WORD_BYTES, count, field, size, word};
use super::elias_fano::{Entries, Sequence};
use super::error::ListError;
use super::layout::{self, HASH_BYTES, ListHeader, POINTS, Section};
use super::letter::{LetterSet, ListedLetter};
use super::points::{HighPoints, ListedPoints};

/// What is known of one index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// Within the list: exactly this.
    Covered(Entry),
    /// Beyond the index space of the list. Never "normal".
    NotCovered,
}

/// Letters and points of one licence, as of the list's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Those that are set; all other listed letters are not.
    pub letters: LetterSet,
    /// See [`ListedPoints`].
    pub points: ListedPoints,
}

/// A sound list over its bytes, owned (`Vec<u8>`, `Arc<[u8]>`) or borrowed (`&[u8]`). Nothing is unpacked.
#[derive(Clone)]
pub struct StatusList<B> {
    bytes: B,
    header: ListHeader,
    sections: Vec<Section>,
}

impl<B: AsRef<[u8]>> StatusList<B> {
    /// Checks every byte: the SHA-256 at the end, then that header, directory and each sequence are in the one form that
    /// they have. Takes time linear in the size: 30 ms for 5.5 MB. Whether the list is to be trusted is not asked here.
    ///
    /// # Errors
    /// See [`ListError`]; a changed bit anywhere is always one of them.
    pub fn open(bytes: B) -> Result<Self, ListError> {
        let (header, sections) = {
            let bytes = bytes.as_ref();
            let (header, sections) = layout::read(bytes)?;
            let (body, hash) = bytes.split_last_chunk::<HASH_BYTES>().ok_or(ListError::Checksum)?;
            let computed: [u8; HASH_BYTES] = Sha256::digest(body).into();
            if computed != *hash {
                return Err(ListError::Checksum);
            }
            let fault = sections.iter().find(|section| !is_sound(bytes, section));
            if let Some(section) = fault {
                return Err(ListError::Sequence { label: section.label });
            }
            (header, sections)
        };
        Ok(Self { bytes, header, sections })
    }

    /// Issuer, number, signed time, size.
    #[must_use]
    pub const fn header(&self) -> &ListHeader {
        &self.header
    }

    /// The file.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.as_ref()
    }

    /// What the list says of an index (claim -70002): exact, no false positives.
    #[must_use]
    pub fn look_up(&self, index: u64) -> Lookup {
        if index >= self.header.space {
            return Lookup::NotCovered;
        }
        let unlisted =
            if self.header.has_points { ListedPoints::BelowNine } else { ListedPoints::NotCarried };
        let mut entry = Entry { letters: LetterSet::default(), points: unlisted };
        for section in &self.sections {
            let Some(rank) = self.sequence(section).rank(index) else { continue };
            match ListedLetter::from_ascii(section.label) {
                Some(letter) => entry.letters = entry.letters.with(letter),
                None => {
                    let points = HighPoints::from_nibble(nibble(self.as_bytes(), section, rank));
                    entry.points = points.map_or(unlisted, ListedPoints::Listed);
                }
            }
        }
        Lookup::Covered(entry)
    }

    /// Number of entries and bytes in the file of each letter that has any.
    pub fn letter_counts(&self) -> impl Iterator<Item = (ListedLetter, u64, u64)> {
        self.sections.iter().filter_map(|section| {
            let letter = ListedLetter::from_ascii(section.label)?;
            Some((letter, section.shape.count, section.shape.bytes()))
        })
    }

    /// Indices with the letter, in order.
    pub fn indices(&self, letter: ListedLetter) -> impl Iterator<Item = u64> {
        self.entries(letter.ascii()).into_iter().flatten()
    }

    /// Indices with 9 points or more, in order, with their points.
    pub fn points(&self) -> impl Iterator<Item = (u64, HighPoints)> {
        let section = self.section(POINTS);
        let indices = self.entries(POINTS).into_iter().flatten();
        indices.zip(0..).filter_map(move |(index, rank)| {
            let nibble = nibble(self.as_bytes(), section?, rank);
            HighPoints::from_nibble(nibble).map(|points| (index, points))
        })
    }

    fn section(&self, label: u8) -> Option<&Section> {
        self.sections.iter().find(|section| section.label == label)
    }

    fn entries(&self, label: u8) -> Option<Entries<'_>> {
        self.section(label).map(|section| self.sequence(section).iter())
    }

    fn sequence(&self, section: &Section) -> Sequence<'_> {
        Sequence::new(self.as_bytes(), section.start, section.shape)
    }
}

impl<B> std::fmt::Debug for StatusList<B> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "StatusList({} no. {}, {} indices)",
            self.header.issuer, self.header.number, self.header.space
        )
    }
}

/// Points of an entry, less 9.
fn nibble(bytes: &[u8], section: &Section, rank: u64) -> u64 {
    field(bytes, section.end_of_sequence(), rank * 4, 4)
}

fn is_sound(bytes: &[u8], section: &Section) -> bool {
    let filled = || {
        let used = section.shape.count % 16 * 4;
        let last = size(section.shape.count / 16).saturating_mul(WORD_BYTES);
        used == 0 || word(bytes, section.end_of_sequence().saturating_add(last)) >> used == 0
    };
    Sequence::new(bytes, section.start, section.shape).is_sound() && (section.label != POINTS || filled())
}

/// SHA-256 behind everything else.
pub(super) fn seal(mut bytes: Vec<u8>) -> Vec<u8> {
    let hash = Sha256::digest(&bytes);
    bytes.extend(hash);
    debug_assert_eq!(count(bytes.len()) % 8, 0, "whole words");
    bytes
}
