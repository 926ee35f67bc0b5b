//! Issuer keys: who may sign, from when until when, and until when its word is taken.
//!
//! Two keyrings, two types ([`Training`], [`Production`]) down to the single key, so that no function can be handed
//! the one where it asked for the other. Both are read from the repository embedded in the program; every keyring
//! comes through `Keyring::from_targets`, the one door at which a signed repository (TUF) will stand.
//! Not checked here: signatures of licences (`verify`), and the age of this data (a later issue).

pub mod ages;
mod anchor;
mod banned;
mod embedded;
mod error;
mod issuers_file;
mod key;
mod keyring;
mod standing;
mod thresholds;

pub use self::anchor::{Distrust, Issuer, IssuerKey};
pub use self::error::TrustError;
pub use self::issuers_file::Names;
pub use self::key::{KeyError, PublicKey, SignatureError};
pub use self::keyring::{Keyring, KeyringKind, Production, Training};
pub use self::standing::{ClockStanding, KeysTime, Memory, Standing};
pub use self::thresholds::Thresholds;
