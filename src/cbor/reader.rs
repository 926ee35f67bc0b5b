//! A cursor over one deterministic data item.

use super::MAX_DEPTH;

/// What is wrong, and at which byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{kind} at byte {position}")]
pub struct CborError {
    /// The rule that was broken.
    pub kind: CborErrorKind,
    /// Offset of the item at fault.
    pub position: usize,
}

/// The rules of RFC 8949 §4.2.1 and of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CborErrorKind {
    /// A map has the same key twice.
    #[error("duplicate map key")]
    DuplicateKey,
    /// Major type 7 with 16, 32 or 64 bits.
    #[error("floating-point number")]
    Float,
    /// Length not given beforehand, or a stray "break".
    #[error("indefinite length")]
    IndefiniteLength,
    /// Map keys are not in bytewise order of their encodings.
    #[error("map keys out of order")]
    KeyOrder,
    /// An integer or length in a longer form than needed.
    #[error("integer not in its shortest form")]
    NotShortest,
    /// Additional information 28 to 30.
    #[error("reserved additional information")]
    Reserved,
    /// Simple value other than false, true and null.
    #[error("unknown simple value")]
    SimpleValue,
    /// A tag where none is allowed.
    #[error("tag")]
    Tag,
    /// Nested deeper than the format needs.
    #[error("nested too deep")]
    TooDeep,
    /// Bytes after the end of the item.
    #[error("trailing bytes")]
    TrailingBytes,
    /// The bytes end before the item does.
    #[error("truncated item")]
    Truncated,
    /// Text that is not UTF-8.
    #[error("text that is not UTF-8")]
    Utf8,
    /// Well-formed, but not the type that stands in this place.
    #[error("item of another type than expected")]
    WrongType,
}

/// The head of a data item, with the content where that is a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item<'a> {
    /// Number of elements that follow.
    Array(usize),
    /// true or false
    Bool(bool),
    /// Byte string.
    Bytes(&'a [u8]),
    /// Number of pairs that follow.
    Map(usize),
    /// −1 − n
    Negative(u64),
    /// null
    Null,
    /// Tag number; refused by [`Reader::skip`].
    Tag(u64),
    /// Text string.
    Text(&'a str),
    /// n
    Unsigned(u64),
}

/// Reads items one after the other.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl<'a> Reader<'a> {
    /// At the first byte.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, position: 0 }
    }

    /// Offset of the next item.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.position
    }

    /// The next head. The elements of arrays and maps are left to be read.
    ///
    /// # Errors
    /// Any rule broken by this head.
    pub fn item(&mut self) -> Result<Item<'a>, CborError> {
        let start = self.position;
        let [initial] = self.take_array()?;
        let (major, low) = (initial >> 5, initial & 0x1f);
        if major == 7 {
            return simple(low).map_err(|kind| CborError { kind, position: start });
        }
        let argument = self.argument(low).map_err(|error| CborError { position: start, ..error })?;
        Ok(match major {
            0 => Item::Unsigned(argument),
            1 => Item::Negative(argument),
            2 => Item::Bytes(self.take(argument, start)?),
            3 => {
                let bytes = self.take(argument, start)?;
                Item::Text(std::str::from_utf8(bytes).map_err(|_utf8| fault(CborErrorKind::Utf8, start))?)
            }
            4 => Item::Array(self.count(argument, 1, start)?),
            5 => Item::Map(self.count(argument, 2, start)?),
            _ => Item::Tag(argument),
        })
    }

    /// Walks over one item with all that is inside it; `depth` is the number of containers around it.
    ///
    /// # Errors
    /// The first rule broken, tags included.
    pub fn skip(&mut self, depth: usize) -> Result<(), CborError> {
        let start = self.position;
        match self.item()? {
            Item::Tag(_) => Err(fault(CborErrorKind::Tag, start)),
            Item::Array(_) | Item::Map(_) if depth >= MAX_DEPTH => Err(fault(CborErrorKind::TooDeep, start)),
            Item::Array(length) => (0..length).try_for_each(|_| self.skip(depth + 1)),
            Item::Map(length) => {
                let mut order = KeyOrder::default();
                for _ in 0..length {
                    let key = self.position;
                    self.skip(depth + 1)?;
                    order.next(self.bytes.get(key..self.position).unwrap_or_default(), key)?;
                    self.skip(depth + 1)?;
                }
                Ok(())
            }
            Item::Bool(_)
            | Item::Bytes(_)
            | Item::Negative(_)
            | Item::Null
            | Item::Text(_)
            | Item::Unsigned(_) => Ok(()),
        }
    }

    /// All bytes must have been read.
    ///
    /// # Errors
    /// [`CborErrorKind::TrailingBytes`].
    pub const fn finish(&self) -> Result<(), CborError> {
        if self.position == self.bytes.len() {
            return Ok(());
        }
        Err(fault(CborErrorKind::TrailingBytes, self.position))
    }

    /// RFC 8949 §3: the argument after the initial byte.
    fn argument(&mut self, low: u8) -> Result<u64, CborError> {
        let (value, least) = match low {
            0..=23 => (u64::from(low), 0),
            24 => (u64::from(u8::from_be_bytes(self.take_array()?)), 24),
            25 => (u64::from(u16::from_be_bytes(self.take_array()?)), 1 << 8),
            26 => (u64::from(u32::from_be_bytes(self.take_array()?)), 1 << 16),
            27 => (u64::from_be_bytes(self.take_array()?), 1 << 32),
            31 => return Err(fault(CborErrorKind::IndefiniteLength, self.position)),
            _ => return Err(fault(CborErrorKind::Reserved, self.position)),
        };
        if value < least {
            return Err(fault(CborErrorKind::NotShortest, self.position));
        }
        Ok(value)
    }

    fn take(&mut self, length: u64, start: usize) -> Result<&'a [u8], CborError> {
        let truncated = fault(CborErrorKind::Truncated, start);
        let length = usize::try_from(length).map_err(|_too_long| truncated)?;
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        let taken = rest.get(..length).ok_or(truncated)?;
        self.position += length;
        Ok(taken)
    }

    fn take_array<const N: usize>(&mut self) -> Result<[u8; N], CborError> {
        let rest = self.bytes.get(self.position..).unwrap_or_default();
        let taken = rest.first_chunk::<N>().ok_or_else(|| fault(CborErrorKind::Truncated, self.position))?;
        self.position += N;
        Ok(*taken)
    }

    /// A container cannot have more elements than bytes follow: hostile counts end here.
    fn count(&self, count: u64, bytes_each: usize, start: usize) -> Result<usize, CborError> {
        let truncated = fault(CborErrorKind::Truncated, start);
        let count = usize::try_from(count).map_err(|_too_many| truncated)?;
        let rest = self.bytes.len() - self.position;
        let least = count.checked_mul(bytes_each).ok_or(truncated)?;
        if least <= rest { Ok(count) } else { Err(truncated) }
    }
}

/// Bytewise order of encoded keys; equal neighbours are duplicates.
#[derive(Default)]
struct KeyOrder<'a>(Option<&'a [u8]>);

impl<'a> KeyOrder<'a> {
    fn next(&mut self, key: &'a [u8], position: usize) -> Result<(), CborError> {
        match self.0.map(|before| before.cmp(key)) {
            None | Some(std::cmp::Ordering::Less) => {
                self.0 = Some(key);
                Ok(())
            }
            Some(std::cmp::Ordering::Equal) => Err(fault(CborErrorKind::DuplicateKey, position)),
            Some(std::cmp::Ordering::Greater) => Err(fault(CborErrorKind::KeyOrder, position)),
        }
    }
}

const fn simple(low: u8) -> Result<Item<'static>, CborErrorKind> {
    match low {
        20 => Ok(Item::Bool(false)),
        21 => Ok(Item::Bool(true)),
        22 => Ok(Item::Null),
        25..=27 => Err(CborErrorKind::Float),
        28..=30 => Err(CborErrorKind::Reserved),
        31 => Err(CborErrorKind::IndefiniteLength),
        _ => Err(CborErrorKind::SimpleValue),
    }
}

const fn fault(kind: CborErrorKind, position: usize) -> CborError {
    CborError { kind, position }
}
