//! A table of (index, letters, points) → what a list is to hold. Read as a stream, sorted or not.
//!
//! One line a licence: `index,letters` or `index,letters,points`, the same everywhere. A first line of names, the first of
//! which ends in `index`, is passed over. Fields may stand in double quotes, lines may end in CR LF, empty lines are passed
//! over. The last line must end too, so that a table that was cut off is not taken for a whole one. A, H and I stand in no
//! list and are passed over. An index may come once. Licences that are not in the table have nothing against them.
//! Memory: 1 bit for each index of the space, 4 bytes an index and letter, 8 an index with 9 points or more.

use std::io::{self, BufRead, Read as _};

use crate::rules::StatusLetter;
use crate::status::{HighPoints, ListContent, ListedLetter};

/// Longest line, in bytes: the longest sensible one has some 40.
const MAX_LINE: usize = 1_024;

/// Indices in a page of those seen.
const PAGE: u64 = 1 << 16;

/// What is wrong with the table, and where.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {kind}")]
pub struct CsvError {
    /// From 1.
    pub line: u64,
    /// What is wrong.
    pub kind: CsvErrorKind,
}

/// Everything that can be wrong with a line.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CsvErrorKind {
    /// Neither two nor three fields, or another number than the lines before.
    #[error("{found} fields; write index,letters or index,letters,points, the same on every line")]
    Columns {
        /// How many there are.
        found: usize,
    },
    /// The index came on an earlier line.
    #[error("index {0} came on an earlier line; each licence has one line")]
    Duplicate(u64),
    /// No number.
    #[error("the index is not a whole number from 0 on")]
    Index,
    /// Reading failed.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// No status letter.
    #[error(
        "{0:?} is no status letter; write capitals of B C D E F G J K L M N P R S T U Z (A, H, I are passed over)"
    )]
    Letter(char),
    /// Over 1,024 bytes: probably no table.
    #[error("longer than {MAX_LINE} bytes")]
    Long,
    /// No number, or over 65,535.
    #[error("the points are not a whole number from 0 to 65535")]
    Points,
    /// A letter twice on one line.
    #[error("letter {0} twice")]
    Repeated(char),
    /// At or beyond `--size`.
    #[error("index {index} is beyond the index space of {space}; is --size right?")]
    Space {
        /// As written.
        index: u64,
        /// `--size`.
        space: u64,
    },
    /// The last line has no end: what wrote the table may have been cut off in the middle of it.
    #[error("the table ends in the middle of a line; is it whole? End the last line with a line feed.")]
    Unended,
    /// Not text.
    #[error("not UTF-8 text")]
    Utf8,
}

/// Reads the whole table. Gives the content, and whether it has a column of points (`None` for a table without lines).
///
/// # Errors
/// See [`CsvError`]; the first fault ends it.
pub fn read_csv(mut input: impl BufRead, space: u64) -> Result<(ListContent, Option<bool>), CsvError> {
    let mut table = Table { content: ListContent::default(), columns: None, seen: Seen::default(), space };
    let mut bytes = Vec::with_capacity(MAX_LINE + 1);
    for line in 1.. {
        bytes.clear();
        let at = |kind| CsvError { line, kind };
        // One more than allowed, so that a longer one is told from one that fits.
        let most = u64::try_from(MAX_LINE + 2).unwrap_or(u64::MAX);
        let read =
            input.by_ref().take(most).read_until(b'\n', &mut bytes).map_err(|error| at(error.into()))?;
        if read == 0 {
            break;
        }
        if bytes.len() > MAX_LINE {
            return Err(at(CsvErrorKind::Long));
        }
        if bytes.last() != Some(&b'\n') {
            return Err(at(CsvErrorKind::Unended));
        }
        let text = std::str::from_utf8(&bytes).map_err(|_utf8| at(CsvErrorKind::Utf8))?;
        let text = text.trim_end_matches(['\n', '\r']);
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let is_passed_over = text.trim().is_empty() || (line == 1 && is_names(text));
        if !is_passed_over {
            table.line(text).map_err(at)?;
        }
    }
    Ok((table.content, table.columns.map(|columns| columns == 3)))
}

struct Table {
    content: ListContent,
    columns: Option<usize>,
    seen: Seen,
    space: u64,
}

impl Table {
    fn line(&mut self, text: &str) -> Result<(), CsvErrorKind> {
        let found = text.split(',').count();
        if !matches!(found, 2 | 3) || self.columns.is_some_and(|columns| columns != found) {
            return Err(CsvErrorKind::Columns { found });
        }
        self.columns = Some(found);
        let mut fields = text.split(',');
        let index: u64 = number(unquoted(fields.next())).ok_or(CsvErrorKind::Index)?;
        let place = u32::try_from(index).ok().filter(|_| index < self.space);
        let place = place.ok_or(CsvErrorKind::Space { index, space: self.space })?;
        if !self.seen.insert(index) {
            return Err(CsvErrorKind::Duplicate(index));
        }
        self.letters(place, unquoted(fields.next()))?;
        if let Some(field) = fields.next() {
            let points = number(unquoted(Some(field))).filter(|points| *points <= u64::from(u16::MAX));
            if let Some(points) = HighPoints::new(points.ok_or(CsvErrorKind::Points)?) {
                self.content.set_points(place, points);
            }
        }
        Ok(())
    }

    fn letters(&mut self, place: u32, field: &str) -> Result<(), CsvErrorKind> {
        for (at, letter) in field.char_indices() {
            if field.get(..at).is_some_and(|before| before.contains(letter)) {
                return Err(CsvErrorKind::Repeated(letter));
            }
            let known = StatusLetter::parse(letter);
            match (ListedLetter::try_from(known), known) {
                (Ok(listed), _) => self.content.set(place, listed),
                (Err(_), StatusLetter::Unknown(_)) => return Err(CsvErrorKind::Letter(letter)),
                (Err(_), _) => {}
            }
        }
        Ok(())
    }
}

/// A line of names, such as `index,letters` or `STATUS_INDEX,…`.
fn is_names(text: &str) -> bool {
    unquoted(text.split(',').next()).to_ascii_lowercase().ends_with("index")
}

/// Digits alone: no sign, no blank.
fn number(field: &str) -> Option<u64> {
    field.bytes().all(|byte| byte.is_ascii_digit()).then(|| field.parse().ok())?
}

fn unquoted(field: Option<&str>) -> &str {
    let field = field.unwrap_or_default();
    field.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(field)
}

/// Which indices came already: one bit each, in pages that are there once they are needed.
#[derive(Default)]
struct Seen {
    pages: Vec<Option<Box<[u64]>>>,
}

impl Seen {
    /// Whether it is new.
    fn insert(&mut self, index: u64) -> bool {
        let page = usize::try_from(index / PAGE).unwrap_or(usize::MAX);
        if self.pages.len() <= page {
            self.pages.resize(page + 1, None);
        }
        let words = || vec![0; usize::try_from(PAGE / 64).unwrap_or_default()].into_boxed_slice();
        let Some(page) = self.pages.get_mut(page).map(|page| page.get_or_insert_with(words)) else {
            return false;
        };
        let word = usize::try_from(index % PAGE / 64).ok().and_then(|word| page.get_mut(word));
        word.is_some_and(|word| {
            let bit = 1 << (index % 64);
            let is_new = *word & bit == 0;
            *word |= bit;
            is_new
        })
    }
}
