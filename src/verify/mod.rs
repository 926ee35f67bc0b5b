//! `SignedEnvelope` → [`VerifiedCredential`], the proof that a trusted issuer signed.
//!
//! In this order, each step only after the one before it:
//! 1. a key of the keyring has the `kid` (a hint: every key with it is tried);
//! 2. one of them verifies the Sig_structure, strictly;
//! 3. the payload is parsed into claims;
//! 4. `iss` is the issuer that owns the verifying key;
//! 5. `exp − iat` is within that issuer's limit;
//! 6. the code was generated within the key's dates, and not after the key was distrusted;
//! 7. a distrusted key counts only until the last code from before the distrust has run out.
//!
//! Not checked here: whether the code or the licence is in force (`assess`).

mod credential;
mod error;
mod verifier;

pub use self::credential::{KeyStanding, VerifiedCredential};
pub use self::error::VerifyError;
pub use self::verifier::Verifier;
