//! Why a signed payload is not a licence. A genuine issuer made it, so the remedy is an update, never a red verdict.

use crate::cbor::CborError;

/// Which field, and what is wrong with it. Holds no value of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {kind}")]
pub struct ClaimsError {
    /// Name as in `docs/format.md`.
    pub field: &'static str,
    /// The rule that was broken.
    pub kind: ClaimsErrorKind,
}

/// The rules of `docs/format.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ClaimsErrorKind {
    /// The bytes are not deterministic CBOR.
    #[error("{0}")]
    Cbor(CborError),
    /// A required field is not there.
    #[error("missing")]
    Missing,
    /// The same fact in a second form, e.g. a number as text.
    #[error("not in its one form")]
    NotCanonical,
    /// Out of the range that the format gives.
    #[error("out of range")]
    Range,
    /// Another CBOR type than the format gives.
    #[error("of the wrong type")]
    Type,
    /// A key of the licence map that this version does not know.
    #[error("unknown key {0}")]
    UnknownKey(u64),
}

impl ClaimsErrorKind {
    /// The error with its field.
    #[must_use]
    pub(super) const fn at(self, field: &'static str) -> ClaimsError {
        ClaimsError { field, kind: self }
    }
}

impl From<CborError> for ClaimsError {
    fn from(error: CborError) -> Self {
        ClaimsErrorKind::Cbor(error).at("payload")
    }
}
