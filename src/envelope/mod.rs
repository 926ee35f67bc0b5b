//! `QrPayload` → [`SignedEnvelope`]: text form, strict CBOR, COSE_Sign1 (RFC 9052 §4.2). Claims are not readable here.
//!
//! The form (see `docs/format.md`):
//! ```text
//! text form   "EDL1:" + Base45 (RFC 9285) of the byte form
//! byte form   18([ protected: bstr .cbor { 1: -19 / -8, 4: bstr .size 8 },
//!                  unprotected: {},
//!                  payload: bstr,
//!                  signature: bstr .size 64 ])
//! ```
//! Not checked here: the signature, and anything that it covers.

pub mod base45;
mod error;
mod sign1;
mod text_form;

pub use self::error::EnvelopeError;
pub use self::sign1::{EXTERNAL_AAD, KeyId, SignedEnvelope};
pub(crate) use self::sign1::{Sign1, sig_structure};
pub(crate) use self::text_form::without_line_end;
pub use self::text_form::{PREFIX, is_licence_code};
