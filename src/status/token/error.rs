//! Why a token is not imported.

use crate::cbor::CborError;

/// Every way in which bytes can fail to be a status list token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TokenError {
    /// Signed with another algorithm than Ed25519; the number is COSE's (-7 is ES256).
    #[error("signed with algorithm {0} of COSE; only Ed25519 is verified here")]
    Algorithm(i64),
    /// 4 or 8 bits a status, or a number that the draft does not have.
    #[error("{0} bits a status; 1 and 2 are read")]
    Bits(u64),
    /// Not well-formed.
    #[error("CBOR: {0}")]
    Cbor(#[from] CborError),
    /// `lst` is not one whole zlib stream.
    #[error("the list inside is not a zlib stream")]
    Inflate,
    /// `lst` unpacks to more than is allowed.
    #[error("the list inside unpacks to more than {limit} bytes")]
    InflatedTooLong {
        /// In bytes.
        limit: usize,
    },
    /// No signature of this key over this token.
    #[error("the signature of the token does not match")]
    InvalidSignature,
    /// A status that has no letter here: application-specific.
    #[error("index {0} has an application-specific status, which no letter stands for")]
    NoLetter(u64),
    /// Well-formed, but no status list token.
    #[error("not a status list token: {0}")]
    Shape(&'static str),
    /// Longer than any token is read.
    #[error("{0} bytes are more than a token may have")]
    TooLong(usize),
}
