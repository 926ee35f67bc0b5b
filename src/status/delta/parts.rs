//! A delta that one symbol cannot hold, in numbered parts: each a code of its own, taken in any order.
//!
//! What stands around a part is not signed. It only finds the places of the bytes; the signature is checked on the whole.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::message::{MAX_DELTA_BYTES, bytes, unsigned};
use crate::cbor::{self, CborError, CborErrorKind, Item, Reader};
use crate::envelope::base45::{self, Base45Error};
use crate::envelope::without_line_end;
use crate::qr::MAX_PAYLOAD;

/// Before the Base45 of a part.
pub const PART_PREFIX: &str = "EDLP1:";

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Number of the list that the delta changes: a hint, so that a wrong one is told at the first part.
    pub base: u64,
    /// From 1.
    pub number: u16,
    /// Parts in all.
    pub count: u16,
    /// First 8 bytes of the SHA-256 of the whole: parts with the same belong together.
    pub message: [u8; 8],
    /// A piece of the COSE bytes.
    pub bytes: Vec<u8>,
}

/// Why a part is not taken. What was taken before stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PartError {
    /// Not well-formed, or not deterministic.
    #[error("CBOR: {0}")]
    Cbor(CborError),
    /// The text after the prefix is not Base45.
    #[error("damaged text: {0}")]
    DamagedText(Base45Error),
    /// All parts are there, but they are not the message that each of them names. Begin anew.
    #[error("the parts do not make the message that they name")]
    Message,
    /// Some other code.
    #[error("not a part of a status delta")]
    NotAPart,
    /// No such number among so many, or no bytes.
    #[error("part {number} of {count} is no part")]
    Number {
        /// As it says.
        number: u16,
        /// As it says.
        count: u16,
    },
    /// Of another delta than the parts before.
    #[error("a part of another delta")]
    Other,
    /// More bytes than any delta has.
    #[error("the parts are longer than a delta may be")]
    TooLong,
}

impl From<CborError> for PartError {
    fn from(error: CborError) -> Self {
        Self::Cbor(error)
    }
}

impl Part {
    /// From the text of one code.
    ///
    /// # Errors
    /// See [`PartError`].
    pub fn from_text(text: &[u8]) -> Result<Self, PartError> {
        let text = text.strip_prefix(PART_PREFIX.as_bytes()).ok_or(PartError::NotAPart)?;
        if text.len() > MAX_PAYLOAD * 2 {
            return Err(PartError::TooLong);
        }
        Self::from_bytes(&base45::decode(without_line_end(text)).map_err(PartError::DamagedText)?)
    }

    /// `[base, number, count, message, bytes]`.
    fn from_bytes(frame: &[u8]) -> Result<Self, PartError> {
        cbor::check(frame)?;
        let mut reader = Reader::new(frame);
        if reader.item()? != Item::Array(5) {
            return Err(CborError { kind: CborErrorKind::WrongType, position: 0 }.into());
        }
        let base = unsigned(&mut reader)?;
        let small = |value: u64| u16::try_from(value).unwrap_or(0);
        let (number, count) = (small(unsigned(&mut reader)?), small(unsigned(&mut reader)?));
        let message = bytes(&mut reader)?.try_into();
        let message = message.map_err(|_length| PartError::Number { number, count })?;
        let bytes = bytes(&mut reader)?.to_vec();
        if number == 0 || number > count || bytes.is_empty() {
            return Err(PartError::Number { number, count });
        }
        Ok(Self { base, number, count, message, bytes })
    }

    /// Name of the whole that parts belong to.
    #[must_use]
    pub fn message_of(cose: &[u8]) -> [u8; 8] {
        Sha256::digest(cose).first_chunk().copied().unwrap_or_default()
    }
}

/// How far the parts of one delta have come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// All are there: the COSE bytes, for [`super::SignedDelta::from_cose`].
    Complete(Vec<u8>),
    /// Some are missing.
    Partial {
        /// Parts that are there.
        have: u16,
        /// Parts in all.
        count: u16,
    },
}

/// Parts of one delta, as they come.
#[derive(Debug, Clone, Default)]
pub struct PartCollector {
    /// Base, count and message of all of them.
    whole: Option<(u64, u16, [u8; 8])>,
    parts: BTreeMap<u16, Vec<u8>>,
}

impl PartCollector {
    /// Takes a part; the same one again changes nothing.
    ///
    /// # Errors
    /// See [`PartError`]; the parts before it stay, but for [`PartError::Message`], after which it is empty.
    pub fn add(&mut self, part: Part) -> Result<Progress, PartError> {
        let whole = (part.base, part.count, part.message);
        if self.whole.is_some_and(|before| before != whole) {
            return Err(PartError::Other);
        }
        if self.parts.get(&part.number).is_some_and(|before| *before != part.bytes) {
            return Err(PartError::Other);
        }
        let others = self.parts.iter().filter(|(number, _)| **number != part.number);
        let length: usize = others.map(|(_, bytes)| bytes.len()).sum();
        if length + part.bytes.len() > MAX_DELTA_BYTES {
            return Err(PartError::TooLong);
        }
        self.whole = Some(whole);
        self.parts.insert(part.number, part.bytes);
        let have = u16::try_from(self.parts.len()).unwrap_or(u16::MAX);
        if have < part.count {
            return Ok(Progress::Partial { have, count: part.count });
        }
        let cose: Vec<u8> = self.parts.values().flatten().copied().collect();
        if Part::message_of(&cose) == part.message {
            return Ok(Progress::Complete(cose));
        }
        *self = Self::default();
        Err(PartError::Message)
    }

    /// Numbers of the parts that are missing; none before the first part.
    pub fn missing(&self) -> impl Iterator<Item = u16> {
        let count = self.whole.map_or(0, |(_, count, _)| count);
        (1..=count).filter(|number| !self.parts.contains_key(number))
    }
}
