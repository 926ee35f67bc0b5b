//! Signed bytes → [`LicenceClaims`]: a CWT claims set (RFC 8392) with the licence map.
//!
//! Parsed only after the signature was verified; nothing outside `verify` and the authority calls the parser.

mod licence;

pub use self::licence::{
    DrivingPrivilege, ExpiryDate, IssuingAuthority, Licence, Portrait, Record, Sex,
};

/// What an issuer signed about one licence (RFC 8392 names). Times are seconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, PartialEq, Eq)]
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
