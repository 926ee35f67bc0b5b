//! Import of an IETF Token Status List in its CWT form (draft-ietf-oauth-status-list-21 §5.2), 1 or 2 bits a status.
//!
//! Read as others write it: map keys in any order (the draft's own examples are not sorted), key identifier protected or
//! not. Still refused: indefinite lengths, integers in a longer form than needed, a key twice, floats, an unknown tag.
//! Signatures: Ed25519 only. ES256, which the draft's examples use, is named in the error and not verified.
//! Not checked here: `sub` against the URI in a licence (our licences name an index only), `exp` and `ttl` (the caller
//! has the time), and who owns the key.

mod claims;
mod error;
mod signed;

pub use self::claims::{MAX_INFLATED_BYTES, TokenStatus, TokenStatusList};
pub use self::error::TokenError;
pub use self::signed::{MAX_TOKEN_BYTES, SignedToken, TokenKey};
