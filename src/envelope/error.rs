//! Why a payload is not a signed licence. None of these says anything about the person.

use super::base45::Base45Error;
use crate::cbor::CborError;

/// Every way in which a payload can fail to be an envelope.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnvelopeError {
    /// `alg` is neither -19 (Ed25519, RFC 9864) nor -8 (EdDSA, RFC 9053).
    #[error("alg is not Ed25519")]
    Algorithm,
    /// Not well-formed, or not deterministic.
    #[error("CBOR: {0}")]
    Cbor(#[from] CborError),
    /// The text after the prefix is not Base45: blanks collapsed, a line break put in, characters lost.
    #[error("damaged text: {0}")]
    DamagedText(#[from] Base45Error),
    /// `kid` is missing from the protected header, or not 8 bytes.
    #[error("kid is missing or not 8 bytes")]
    KeyId,
    /// The prefix is there but in small letters: typed with CapsLock, or changed on the way.
    #[error("the text was changed to small letters")]
    LowerCase,
    /// Some other code, e.g. a web address.
    #[error("not a licence code")]
    NotALicence,
    /// Well-formed CBOR, but not the COSE_Sign1 of this format (other tag, other header, something unprotected).
    #[error("not a COSE_Sign1 of this format: {0}")]
    Shape(&'static str),
    /// A licence code of a later version of the format, e.g. `EDL2:`.
    #[error("a newer version of the format")]
    Version,
}
