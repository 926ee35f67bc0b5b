//! Sets of indices → the bytes of a list. One set has one list: the same content gives the same bytes.

use std::collections::BTreeMap;

use super::bits::{BitWriter, count};
use super::elias_fano::encode as encode_sequence;
use super::error::ListError;
use super::layout::{ListHeader, POINTS};
use super::letter::ListedLetter;
use super::list::seal;
use super::points::HighPoints;

/// What a list is to hold. 4 bytes an index and letter, 8 an index with points.
#[derive(Debug, Clone, Default)]
pub struct ListContent {
    letters: BTreeMap<ListedLetter, Vec<u32>>,
    points: Vec<(u32, HighPoints)>,
}

impl ListContent {
    /// Sets a letter. Order does not matter; twice is once.
    pub fn set(&mut self, index: u32, letter: ListedLetter) {
        self.letters.entry(letter).or_default().push(index);
    }

    /// Sets points of 9 or more. Order does not matter; of two for one index the higher counts.
    pub fn set_points(&mut self, index: u32, points: HighPoints) {
        self.points.push((index, points));
    }

    /// Writes the list.
    ///
    /// # Errors
    /// [`ListError::Header`] for a header that no list may have, points that the header does not announce, or an index
    /// at or beyond the index space.
    pub fn encode(mut self, header: &ListHeader) -> Result<Vec<u8>, ListError> {
        header.check()?;
        if !self.points.is_empty() && !header.has_points {
            return Err(ListError::Header("points in a list that carries none"));
        }
        self.letters.retain(|_, indices| !indices.is_empty());
        self.points.sort_unstable();
        // Sorted by points within an index: the last is the highest.
        self.points.reverse();
        self.points.dedup_by_key(|(index, _)| *index);
        self.points.reverse();
        for indices in self.letters.values_mut() {
            indices.sort_unstable();
            indices.dedup();
        }
        let last_of_letters = self.letters.values().filter_map(|indices| indices.last());
        let last = last_of_letters.chain(self.points.last().map(|(index, _)| index)).max();
        if last.is_some_and(|last| u64::from(*last) >= header.space) {
            return Err(ListError::Header("an index lies beyond the index space"));
        }
        Ok(self.write(header))
    }

    fn write(self, header: &ListHeader) -> Vec<u8> {
        let sequences = self.letters.len() + usize::from(!self.points.is_empty());
        let mut bytes = header.write(u8::try_from(sequences).unwrap_or_default());
        for (letter, indices) in &self.letters {
            bytes.extend((count(indices.len()) << 8 | u64::from(letter.ascii())).to_le_bytes());
        }
        if !self.points.is_empty() {
            bytes.extend((count(self.points.len()) << 8 | u64::from(POINTS)).to_le_bytes());
        }
        for (_, indices) in self.letters {
            bytes = encode_sequence(bytes, &indices, header.space);
        }
        let indices: Vec<u32> = self.points.iter().map(|(index, _)| *index).collect();
        bytes = encode_sequence(bytes, &indices, header.space);
        let mut writer = BitWriter::behind(bytes);
        self.points.iter().for_each(|(_, points)| writer.push(points.nibble(), 4));
        seal(writer.into_bytes())
    }
}
