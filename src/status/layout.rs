//! Header and directory of a list: where in the file each sequence lies. See `docs/status-list.md` §2.
//!
//! Nothing in the file says an offset: all follow from the counts, so that no two of them can contradict each other.

use super::bits::{WORD_BYTES, count, size, word};
use super::elias_fano::Shape;
use super::error::ListError;
use super::letter::ListedLetter;

/// First bytes of a list; the version follows.
pub(super) const MAGIC: &[u8; 7] = b"EDLLIST";
/// Version of the format.
pub(super) const VERSION: u8 = 1;
/// SHA-256 at the end, in bytes.
pub(super) const HASH_BYTES: usize = 32;
/// Header before the directory, in bytes.
pub(super) const HEADER_BYTES: usize = 72;
/// Longest issuer id, in bytes (as in `docs/format.md`).
pub(super) const MAX_ISSUER: usize = 32;
/// Label of the sequence of those with points.
pub(super) const POINTS: u8 = b'p';
/// Largest index space: 2^32 licences.
pub const MAX_SPACE: u64 = 1 << 32;
/// End of year 9999, as in `docs/format.md`.
pub(super) const MAX_SECONDS: i64 = 253_402_300_799;

/// What a list says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListHeader {
    /// `iss` of the licences, ASCII, 1 to 32 characters.
    pub issuer: String,
    /// Counts the lists of the issuer, from 1 on.
    pub number: u64,
    /// Seconds since 1970-01-01T00:00Z; what the list says held then.
    pub signed_at: i64,
    /// Indices lie below, 1 to 2^32. What lies beyond is not covered.
    pub space: u64,
    /// Whether the list says who has 9 points or more.
    pub has_points: bool,
}

impl ListHeader {
    /// # Errors
    /// [`ListError::Header`] for a value that no list may have.
    pub(super) fn check(&self) -> Result<(), ListError> {
        let fault = |what| Err(ListError::Header(what));
        let plain = self.issuer.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !plain || !(1..=MAX_ISSUER).contains(&self.issuer.len()) {
            return fault("the issuer id is not 1 to 32 letters, digits and hyphens");
        }
        if self.number == 0 {
            return fault("lists are numbered from 1");
        }
        if !(0..=MAX_SECONDS).contains(&self.signed_at) {
            return fault("the signed time is not in the years 1970 to 9999");
        }
        if !(1..=MAX_SPACE).contains(&self.space) {
            return fault("the index space is not 1 to 2^32");
        }
        Ok(())
    }

    fn read(bytes: &[u8]) -> Result<Self, ListError> {
        let length = usize::from(bytes.get(32).copied().unwrap_or_default());
        let issuer = bytes.get(40..HEADER_BYTES).and_then(|field| field.split_at_checked(length));
        let (issuer, rest) = issuer.ok_or(ListError::Header("the issuer id is too long"))?;
        let fill = rest.iter().chain(bytes.get(35..40).unwrap_or_default());
        if fill.into_iter().any(|byte| *byte != 0) {
            return Err(ListError::Header("unused bytes are not zero"));
        }
        let has_points = match bytes.get(34) {
            Some(0) => false,
            Some(1) => true,
            Some(_) | None => return Err(ListError::Header("the points flag is not 0 or 1")),
        };
        let signed_at = i64::try_from(word(bytes, 16))
            .map_err(|_large| ListError::Header("the signed time is too large"))?;
        let issuer = String::from_utf8_lossy(issuer).into_owned();
        let header = Self { issuer, number: word(bytes, 8), signed_at, space: word(bytes, 24), has_points };
        header.check()?;
        Ok(header)
    }

    pub(super) fn write(&self, sequences: u8) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        let signed_at = u64::try_from(self.signed_at).unwrap_or_default();
        [self.number, signed_at, self.space].iter().for_each(|value| bytes.extend(value.to_le_bytes()));
        bytes.push(u8::try_from(self.issuer.len()).unwrap_or_default());
        bytes.extend([sequences, u8::from(self.has_points), 0, 0, 0, 0, 0]);
        bytes.extend(self.issuer.bytes());
        bytes.resize(HEADER_BYTES, 0);
        bytes
    }
}

/// One sequence of the directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Section {
    /// The letter's ASCII capital, or [`POINTS`].
    pub(super) label: u8,
    pub(super) shape: Shape,
    /// First byte in the file.
    pub(super) start: usize,
}

impl Section {
    /// First byte behind the sequence: the points themselves, where it is that of points.
    pub(super) fn end_of_sequence(&self) -> usize {
        self.start.saturating_add(size(self.shape.bytes()))
    }

    /// One word for 16 entries.
    fn bytes_of_points(&self) -> u64 {
        if self.label == POINTS { self.shape.count.div_ceil(16) * count(WORD_BYTES) } else { 0 }
    }
}

/// Header and directory, with the file's length checked against them.
pub(super) fn read(bytes: &[u8]) -> Result<(ListHeader, Vec<Section>), ListError> {
    let short = ListError::Size { expected: count(HEADER_BYTES + HASH_BYTES), found: count(bytes.len()) };
    if bytes.first_chunk::<7>() != Some(MAGIC) {
        return Err(ListError::Magic);
    }
    match bytes.get(7) {
        Some(&VERSION) => {}
        Some(version) => return Err(ListError::Version(*version)),
        None => return Err(short),
    }
    let body = bytes.len().checked_sub(HASH_BYTES).filter(|body| *body >= HEADER_BYTES).ok_or(short)?;
    let header = ListHeader::read(bytes)?;
    let number = usize::from(bytes.get(33).copied().unwrap_or_default());
    let mut start = count(HEADER_BYTES + number * WORD_BYTES);
    let mut sections = Vec::with_capacity(number);
    let mut before = 0;
    for entry in 0..number {
        let at = HEADER_BYTES + entry * WORD_BYTES;
        if at >= body {
            return Err(ListError::Directory);
        }
        let section = section(word(bytes, at), &header, start)?;
        if section.label <= before {
            return Err(ListError::Directory);
        }
        before = section.label;
        start += section.shape.bytes() + section.bytes_of_points();
        sections.push(section);
    }
    if start != count(body) {
        return Err(ListError::Size { expected: start + count(HASH_BYTES), found: count(bytes.len()) });
    }
    Ok((header, sections))
}

/// Label in the lowest byte, number of entries above it.
fn section(entry: u64, header: &ListHeader, start: u64) -> Result<Section, ListError> {
    let label = u8::try_from(entry & 0xff).unwrap_or_default();
    let known = ListedLetter::from_ascii(label).is_some() || (label == POINTS && header.has_points);
    let shape = Shape::new(entry >> 8, header.space).filter(|_| known).ok_or(ListError::Directory)?;
    Ok(Section { label, shape, start: size(start) })
}
