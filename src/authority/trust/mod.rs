//! The office's side of the trust repository (TUF 1.0.31): what devices import, made and changed by threshold signatures.
//!
//! ```text
//! change ─▶ draft ─▶ sign (each key where it lies) ─▶ publish: thresholds, snapshot, timestamp, a device's eye ─▶ repository
//! ```
//! Form of the files and the ceremony: `docs/trust-repository.md`. Not done here: reading on a device (`trust`).

mod change;
mod check;
mod error;
mod issuers;
mod key;
mod metadata;
mod office;
mod publish;
mod roots;
mod standing;
mod switch;
mod verify;

pub(crate) use self::change::Edit;
pub(crate) use self::check::{RULES, issuers as issuers_of};
pub(crate) use self::error::OfficeError;
pub(crate) use self::issuers::{DistrustJson, IssuerJson, IssuersJson, KeyJson, NamesJson};
pub(crate) use self::key::{TufKey, TufSigner};
pub(crate) use self::metadata::{Role, Signature, to_file};
pub(crate) use self::office::{Draft, Office, Published};
pub(crate) use self::publish::Times;
pub(crate) use self::roots::{Group, Rotation, root};
pub(crate) use self::standing::{Part, Standing};
pub(crate) use self::switch::{Files, replace as replace_folder};
