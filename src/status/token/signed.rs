//! The COSE_Sign1 around a token.

use super::claims::TokenStatusList;
use super::error::TokenError;
use crate::cbor::{Item, Reader};
use crate::envelope::sig_structure;
use crate::trust::{KeyError, PublicKey};

/// Largest token, in bytes: 500 M statuses of 2 bits, 1 % of them set, pack to some 9 MB.
pub const MAX_TOKEN_BYTES: usize = 64 << 20;

/// Most entries of a header map.
const MAX_HEADERS: usize = 16;

/// The media type (draft §5.2), header 16 (RFC 9596).
const TYPE: &str = "application/statuslist+cwt";

/// The key of whoever publishes tokens. Neither an issuer's key nor a delta key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenKey(PublicKey);

impl TokenKey {
    /// Checked as every key.
    ///
    /// # Errors
    /// See [`KeyError`].
    pub fn from_bytes(bytes: &[u8; PublicKey::BYTES]) -> Result<Self, KeyError> {
        PublicKey::from_bytes(bytes).map(Self)
    }
}

/// A token whose claims are not readable before [`Self::verify`].
pub struct SignedToken<'a> {
    protected: &'a [u8],
    payload: &'a [u8],
    signature: &'a [u8],
    algorithm: i64,
}

impl<'a> SignedToken<'a> {
    /// Tag 18, an array of four, `typ` of a status list.
    ///
    /// # Errors
    /// See [`TokenError`].
    pub fn parse(bytes: &'a [u8]) -> Result<Self, TokenError> {
        if bytes.len() > MAX_TOKEN_BYTES {
            return Err(TokenError::TooLong(bytes.len()));
        }
        let mut reader = Reader::new(bytes);
        if reader.item()? != Item::Tag(18) || reader.item()? != Item::Array(4) {
            return Err(TokenError::Shape("a COSE_Sign1 with tag 18 is expected"));
        }
        let protected = byte_string(&mut reader)?;
        reader.skip(1)?;
        let (payload, signature) = (byte_string(&mut reader)?, byte_string(&mut reader)?);
        reader.finish()?;
        Ok(Self { protected, payload, signature, algorithm: algorithm(protected)? })
    }

    /// Signature first, then everything that it covers.
    ///
    /// # Errors
    /// See [`TokenError`].
    pub fn verify(&self, key: &TokenKey) -> Result<TokenStatusList, TokenError> {
        // -19 = Ed25519 (RFC 9864 §2.2), -8 = EdDSA (RFC 9053 §2.2).
        if !matches!(self.algorithm, -19 | -8) {
            return Err(TokenError::Algorithm(self.algorithm));
        }
        let message = sig_structure(self.protected, &[], self.payload);
        key.0.verify(&message, self.signature).map_err(|_signature| TokenError::InvalidSignature)?;
        TokenStatusList::parse(self.payload)
    }

    /// For vectors that are signed with algorithms that are not verified here.
    #[cfg(test)]
    pub(super) fn danger_without_verifying(&self) -> Result<TokenStatusList, TokenError> {
        TokenStatusList::parse(self.payload)
    }
}

/// `alg` of a protected header that names the type and has nothing critical.
fn algorithm(protected: &[u8]) -> Result<i64, TokenError> {
    let mut reader = Reader::new(protected);
    let Item::Map(length) = reader.item()? else {
        return Err(TokenError::Shape("the protected header is no map"));
    };
    if length > MAX_HEADERS {
        return Err(TokenError::Shape("too many headers"));
    }
    let (mut keys, mut algorithm, mut is_list) = (Vec::new(), None, false);
    for _ in 0..length {
        let key = reader.item()?;
        if keys.contains(&key) {
            return Err(TokenError::Shape("a header twice"));
        }
        keys.push(key);
        match key {
            Item::Unsigned(1) => algorithm = Some(integer(reader.item()?)?),
            Item::Unsigned(2) => return Err(TokenError::Shape("a critical header")),
            Item::Unsigned(16) => is_list = reader.item()? == Item::Text(TYPE),
            Item::Unsigned(_) | Item::Negative(_) | Item::Text(_) => reader.skip(1)?,
            Item::Array(_) | Item::Bool(_) | Item::Bytes(_) | Item::Map(_) | Item::Null | Item::Tag(_) => {
                return Err(TokenError::Shape("a header without a name"));
            }
        }
    }
    reader.finish()?;
    if !is_list {
        return Err(TokenError::Shape("typ is not application/statuslist+cwt"));
    }
    algorithm.ok_or(TokenError::Shape("no alg"))
}

fn integer(item: Item<'_>) -> Result<i64, TokenError> {
    let fault = TokenError::Shape("alg is no number");
    match item {
        Item::Unsigned(value) => i64::try_from(value).map_err(|_large| fault),
        Item::Negative(value) => i64::try_from(value).map(|value| -1 - value).map_err(|_large| fault),
        Item::Array(_)
        | Item::Bool(_)
        | Item::Bytes(_)
        | Item::Map(_)
        | Item::Null
        | Item::Tag(_)
        | Item::Text(_) => Err(fault),
    }
}

fn byte_string<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], TokenError> {
    let Item::Bytes(bytes) = reader.item()? else {
        return Err(TokenError::Shape("a byte string is expected"));
    };
    Ok(bytes)
}
