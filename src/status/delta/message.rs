//! The signed message.

use super::change::Change;
use super::error::DeltaError;
use super::key::DeltaKey;
use super::stream;
use crate::cbor::{self, CborError, CborErrorKind, Item, Reader};
use crate::envelope::{KeyId, Sign1, base45, without_line_end};
use crate::status::layout::{MAX_ISSUER, MAX_SECONDS};

/// Bound into the signature of a delta, so that it passes for nothing else and nothing else passes for it.
pub const DELTA_EXTERNAL_AAD: &[u8] = b"kerbside/status-delta/1";
/// Before the Base45 of a delta in one code.
pub const DELTA_PREFIX: &str = "EDLD1:";
/// Claim key of the delta, in the private-use range of RFC 8392 §9.1.1.
pub const DELTA_CLAIM: i64 = -70_003;
/// Largest delta, in bytes of COSE: some 500,000 changes, ten times a country's busiest day. Above it a list is shorter.
pub const MAX_DELTA_BYTES: usize = 1 << 20;

/// Bytes in the form of a delta. Its content is not readable before [`Self::verify`].
pub struct SignedDelta {
    sign1: Sign1,
    byte_count: usize,
}

impl SignedDelta {
    /// From the text of one code.
    ///
    /// # Errors
    /// See [`DeltaError`].
    pub fn from_text(text: &[u8]) -> Result<Self, DeltaError> {
        Self::from_cose(&Self::cose_of_text(text)?)
    }

    /// The COSE bytes in the text of one code.
    ///
    /// # Errors
    /// See [`DeltaError`].
    pub fn cose_of_text(text: &[u8]) -> Result<Vec<u8>, DeltaError> {
        let text = text.strip_prefix(DELTA_PREFIX.as_bytes()).ok_or(DeltaError::NotADelta)?;
        if text.len() > MAX_DELTA_BYTES * 2 {
            return Err(DeltaError::TooLong(text.len()));
        }
        base45::decode(without_line_end(text)).map_err(DeltaError::DamagedText)
    }

    /// From the COSE bytes: a file, or parts put together.
    ///
    /// # Errors
    /// See [`DeltaError`].
    pub fn from_cose(bytes: &[u8]) -> Result<Self, DeltaError> {
        if bytes.len() > MAX_DELTA_BYTES {
            return Err(DeltaError::TooLong(bytes.len()));
        }
        Ok(Self { sign1: Sign1::parse(bytes)?, byte_count: bytes.len() })
    }

    /// The key that the signer says it used.
    #[must_use]
    pub const fn key_id(&self) -> KeyId {
        self.sign1.key_id()
    }

    /// Size of the COSE bytes.
    #[must_use]
    pub const fn byte_count(&self) -> usize {
        self.byte_count
    }

    /// Signature first, then everything that it covers.
    ///
    /// # Errors
    /// See [`DeltaError`].
    pub fn verify(&self, key: &DeltaKey) -> Result<VerifiedDelta, DeltaError> {
        if self.key_id() != key.key_id() {
            return Err(DeltaError::UnknownKey(self.key_id()));
        }
        let opened = self.sign1.open(DELTA_EXTERNAL_AAD, |message, signature| key.verify(message, signature));
        VerifiedDelta::parse(opened.map_err(|_signature| DeltaError::InvalidSignature)?)
    }
}

impl std::fmt::Debug for SignedDelta {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SignedDelta(kid {}, {} bytes)", self.key_id(), self.byte_count)
    }
}

/// What the office says changed from one list to the next. Made by [`SignedDelta::verify`] alone.
///
/// ```compile_fail,E0451
/// fn forge(changes: Vec<kerbside::status::Change>) -> kerbside::status::VerifiedDelta {
///     kerbside::status::VerifiedDelta { issuer: String::new(), base: 1, number: 2, signed_at: 0, changes }
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedDelta {
    issuer: String,
    base: u64,
    number: u64,
    signed_at: i64,
    changes: Vec<Change>,
}

impl VerifiedDelta {
    /// Whose list it changes.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Number of the list that it changes.
    #[must_use]
    pub const fn base(&self) -> u64 {
        self.base
    }

    /// Number of the list that it makes.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// Seconds since 1970-01-01T00:00Z; what the changed list says held then.
    #[must_use]
    pub const fn signed_at(&self) -> i64 {
        self.signed_at
    }

    /// In the order of index and kind.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    fn parse(payload: &[u8]) -> Result<Self, DeltaError> {
        cbor::check(payload)?;
        let mut reader = Reader::new(payload);
        expect(&mut reader, Item::Map(3), "a map of three claims expected")?;
        expect(&mut reader, Item::Unsigned(1), "iss expected")?;
        let Item::Text(issuer) = reader.item()? else { return Err(DeltaError::Shape("iss is no text")) };
        if !(1..=MAX_ISSUER).contains(&issuer.len()) {
            return Err(DeltaError::Shape("iss is not 1 to 32 characters"));
        }
        expect(&mut reader, Item::Unsigned(6), "iat expected")?;
        let signed_at = i64::try_from(unsigned(&mut reader)?).unwrap_or(i64::MAX);
        if signed_at > MAX_SECONDS {
            return Err(DeltaError::Shape("iat is after the year 9999"));
        }
        expect(&mut reader, Item::Negative((-1 - DELTA_CLAIM).unsigned_abs()), "the delta expected")?;
        expect(&mut reader, Item::Array(6), "an array of six expected")?;
        let (base, number) = (unsigned(&mut reader)?, unsigned(&mut reader)?);
        if base == 0 || number <= base {
            return Err(DeltaError::Shape("the new list must have a higher number than the old"));
        }
        let rice = u8::try_from(unsigned(&mut reader)?).unwrap_or(u8::MAX);
        let count = unsigned(&mut reader)?;
        let kinds = bytes(&mut reader)?;
        let changes = stream::decode(count, rice, kinds, bytes(&mut reader)?)?;
        reader.finish()?;
        Ok(Self { issuer: issuer.to_owned(), base, number, signed_at, changes })
    }
}

fn expect(reader: &mut Reader<'_>, wanted: Item<'_>, fault: &'static str) -> Result<(), DeltaError> {
    if reader.item()? == wanted { Ok(()) } else { Err(DeltaError::Shape(fault)) }
}

pub(super) fn unsigned(reader: &mut Reader<'_>) -> Result<u64, CborError> {
    let position = reader.position();
    let Item::Unsigned(value) = reader.item()? else {
        return Err(CborError { kind: CborErrorKind::WrongType, position });
    };
    Ok(value)
}

pub(super) fn bytes<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], CborError> {
    let position = reader.position();
    let Item::Bytes(value) = reader.item()? else {
        return Err(CborError { kind: CborErrorKind::WrongType, position });
    };
    Ok(value)
}
