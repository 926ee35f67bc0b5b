//! Why a delta is not taken.

use crate::cbor::CborError;
use crate::envelope::base45::Base45Error;
use crate::envelope::{EnvelopeError, KeyId};

/// Every way in which a message can fail to be a delta of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeltaError {
    /// Not well-formed, or not deterministic.
    #[error("CBOR: {0}")]
    Cbor(CborError),
    /// Signed, but its changes cannot be read.
    #[error("the changes of the delta: {0}")]
    Changes(&'static str),
    /// The text after the prefix is not Base45.
    #[error("damaged text: {0}")]
    DamagedText(Base45Error),
    /// Not the COSE_Sign1 of this project.
    #[error("not a signed message of this format")]
    Envelope,
    /// No signature of this key over this message as a delta.
    #[error("the signature of the delta does not match")]
    InvalidSignature,
    /// Some other code.
    #[error("not a status delta")]
    NotADelta,
    /// Signed, but not in the form of a delta.
    #[error("not a delta of this format: {0}")]
    Shape(&'static str),
    /// Larger than any delta.
    #[error("{0} bytes are more than a delta may have")]
    TooLong(usize),
    /// Signed by another key than the one that may sign deltas.
    #[error("signed by key {0}, which may not sign deltas")]
    UnknownKey(KeyId),
}

impl From<CborError> for DeltaError {
    fn from(error: CborError) -> Self {
        Self::Cbor(error)
    }
}

impl From<EnvelopeError> for DeltaError {
    fn from(error: EnvelopeError) -> Self {
        match error {
            EnvelopeError::Cbor(error) => Self::Cbor(error),
            EnvelopeError::DamagedText(error) => Self::DamagedText(error),
            EnvelopeError::Algorithm
            | EnvelopeError::KeyId
            | EnvelopeError::LowerCase
            | EnvelopeError::NotALicence
            | EnvelopeError::Shape(_)
            | EnvelopeError::Version => Self::Envelope,
        }
    }
}
