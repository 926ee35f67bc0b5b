//! Issuer keys: who may sign, from when until when, and until when its word is taken.
//!
//! Two keyrings, two types ([`Training`], [`Production`]) down to the single key, so that no function can be handed
//! the one where it asked for the other. Both come from a signed repository ([`repository`]), in the program or imported ([`device`]), and every
//! keyring through `Keyring::from_targets`, the one door.
//! Not checked here: signatures of licences (`verify`), and what follows from the age of this data (`assess`).

pub mod ages;
mod anchor;
mod banned;
pub mod device;
mod embedded;
mod error;
mod issuers_file;
mod key;
mod keyring;
mod ratchet;
pub mod repository;
mod standing;
mod thresholds;

pub use self::anchor::{Distrust, Issuer, IssuerKey};
pub use self::error::TrustError;
pub use self::issuers_file::Names;
pub use self::key::{KeyError, PublicKey, SignatureError};
pub use self::keyring::{Keyring, KeyringKind, Production, Training};
pub use self::ratchet::Ratchet;
pub use self::standing::{ClockStanding, KeysTime, Memory, Standing};
pub use self::thresholds::Thresholds;
