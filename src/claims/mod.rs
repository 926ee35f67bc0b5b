//! Signed bytes → [`LicenceClaims`]: a CWT claims set (RFC 8392) with the licence map.
//!
//! Parsed only after the signature was verified; nothing outside `verify` calls the parser.
//! Unknown claims beside the licence map are ignored; an unknown key inside it refuses the code, because it could
//! carry a restriction that this version would not show.
//!
//! ```text
//! claims = { 1: tstr            ; iss
//!            4: uint            ; exp
//!            ? 5: uint          ; nbf
//!            6: uint            ; iat
//!            7: bstr .size (8..16)   ; cti
//!            -70001: licence    ; see `licence_map`
//!            ? -70002: uint     ; status index
//!            * int / tstr => any }
//! ```

mod error;
mod fields;
mod licence;
mod licence_map;

pub use self::error::{ClaimsError, ClaimsErrorKind};
pub use self::licence::{DrivingPrivilege, ExpiryDate, IssuingAuthority, Licence, Portrait, Record, Sex};
use crate::cbor::{self, Item, Reader};

/// What an issuer signed about one licence (RFC 8392 names). Times are seconds since 1970-01-01T00:00Z.
#[derive(Clone, PartialEq, Eq)]
pub struct LicenceClaims {
    /// `iss`, e.g. `CN-3205`.
    pub issuer: String,
    /// `exp`: last second at which this code may be shown.
    pub expiration_time: i64,
    /// `nbf`.
    pub not_before: Option<i64>,
    /// `iat`: 电子证生成时间.
    pub issued_at: i64,
    /// `cti`: 8 to 16 random bytes.
    pub cwt_id: Vec<u8>,
    /// Place in the issuer's status list (claim -70002).
    pub status_index: Option<u64>,
    /// The licence map (claim -70001).
    pub licence: Licence,
}

/// Claim key of the licence map, in the private-use range of RFC 8392 §9.1.1.
pub const LICENCE: i64 = -70_001;
/// Claim key of the status index.
pub const STATUS_INDEX: i64 = -70_002;

impl std::fmt::Debug for LicenceClaims {
    /// No personal data in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "LicenceClaims(iss {}, iat {}, exp {}, ..)",
            self.issuer, self.issued_at, self.expiration_time
        )
    }
}

impl TryFrom<&[u8]> for LicenceClaims {
    type Error = ClaimsError;

    /// Strict: deterministic CBOR, every known claim in its one type and range.
    fn try_from(payload: &[u8]) -> Result<Self, ClaimsError> {
        cbor::check(payload)?;
        let mut reader = Reader::new(payload);
        let mut claims = Parts::default();
        for _ in 0..fields::map(&mut reader)? {
            claims.read(&mut reader)?;
        }
        claims.whole()
    }
}

/// The claims as far as they were read.
#[derive(Default)]
struct Parts {
    issuer: Option<String>,
    expiration_time: Option<i64>,
    not_before: Option<i64>,
    issued_at: Option<i64>,
    cwt_id: Option<Vec<u8>>,
    status_index: Option<u64>,
    licence: Option<Licence>,
}

impl Parts {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), ClaimsError> {
        let key = match reader.item()? {
            Item::Unsigned(key) => i64::try_from(key).ok(),
            Item::Negative(key) => i64::try_from(key).ok().map(|key| -1 - key),
            Item::Text(_) => None,
            Item::Array(_) | Item::Bool(_) | Item::Bytes(_) | Item::Map(_) | Item::Null | Item::Tag(_) => {
                return Err(ClaimsErrorKind::Type.at("claim key"));
            }
        };
        match key {
            Some(1) => self.issuer = Some(fields::text(reader, "iss", 1..=32)?),
            Some(4) => self.expiration_time = Some(fields::seconds(reader, "exp")?),
            Some(5) => self.not_before = Some(fields::seconds(reader, "nbf")?),
            Some(6) => self.issued_at = Some(fields::seconds(reader, "iat")?),
            Some(7) => self.cwt_id = Some(fields::bytes(reader, "cti", 8..=16)?.to_vec()),
            Some(LICENCE) => self.licence = Some(licence_map::parse(reader)?),
            Some(STATUS_INDEX) => self.status_index = Some(fields::unsigned(reader, "status index")?),
            Some(_) | None => reader.skip(1)?,
        }
        Ok(())
    }

    fn whole(self) -> Result<LicenceClaims, ClaimsError> {
        let claims = LicenceClaims {
            issuer: fields::required(self.issuer, "iss")?,
            expiration_time: fields::required(self.expiration_time, "exp")?,
            not_before: self.not_before,
            issued_at: fields::required(self.issued_at, "iat")?,
            cwt_id: fields::required(self.cwt_id, "cti")?,
            status_index: self.status_index,
            licence: fields::required(self.licence, "licence map")?,
        };
        if claims.expiration_time < claims.issued_at {
            return Err(ClaimsErrorKind::Range.at("exp"));
        }
        Ok(claims)
    }
}
