//! Strict deterministic CBOR (RFC 8949 §4.2.1), read in place.
//!
//! One small reader serves the envelope and the claims, so that there is one opinion of what a byte means.
//! It allocates nothing and never trusts a length further than the bytes that are there.
//!
//! Refused everywhere: indefinite lengths, integers and lengths in a longer form than needed, map keys out of
//! bytewise order or twice, floats, simple values other than false, true and null, tags, text that is not UTF-8,
//! bytes left over, nesting deeper than [`MAX_DEPTH`].
//! Not checked here: what the values mean.

mod reader;

pub use self::reader::{CborError, CborErrorKind, Item, Reader};

/// Deepest nesting: COSE array or claims map 1, licence map 2, records 3, one record 4; two to spare.
pub const MAX_DEPTH: usize = 6;

/// Walks one whole data item and refuses all that is listed above.
///
/// # Errors
/// The first fault, with its byte position.
pub fn check(bytes: &[u8]) -> Result<(), CborError> {
    let mut reader = Reader::new(bytes);
    reader.skip(0)?;
    reader.finish()
}
