//! What is wrong with something that was to be imported, as a sentence of the screen: each says what to do.

use std::io::ErrorKind;
use std::path::Path;

use super::{DeltaRefusal, FingerprintError, ImportError, StoreError};
use crate::status::{ApplyError, DeltaError, PartError};
use crate::text::{Arg, Message};
use crate::trust::TrustError;
use crate::trust::repository::{FolderError, RepositoryError};

impl ImportError {
    /// In words of the program.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Delta(error) => error.message(),
            Self::Fingerprint(error) => error.message(),
            Self::Folder(error) => error.message(),
            Self::MemoryDamaged => Message::new("trust-err-memory-damaged"),
            Self::SystemOffice => Message::new("trust-err-system-office"),
            Self::NoFolder => Message::new("trust-err-no-state-folder"),
            Self::OfficeKnown => Message::new("trust-err-office-known"),
            Self::Repository(error) => error.message(),
            Self::Store(error) => error.message(),
            Self::UnknownOffice => Message::new("trust-err-unknown-office"),
        }
    }
}

impl FingerprintError {
    /// In words of the program.
    #[must_use]
    pub const fn message(&self) -> Message {
        Message::new(match self {
            Self::NoSuchRoot => "trust-err-no-such-root",
            Self::NotEightGroups => "trust-err-not-eight-groups",
        })
    }
}

impl FolderError {
    /// In words of the program.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Io { path, error } if error.kind() == ErrorKind::PermissionDenied => {
                of_path("trust-err-folder-denied", path)
            }
            Self::Io { path, .. } => of_path("trust-err-folder-unreadable", path),
            Self::NotARepository { path } => of_path("trust-err-not-a-repository", path),
            Self::TooManyFiles => Message::new("trust-err-too-many-files"),
            Self::TooLong { path } => of_path("trust-err-folder-too-long", path),
        }
    }
}

impl StoreError {
    /// In words of the program.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Busy { .. } => Message::new("trust-err-store-busy"),
            Self::Io { path, .. } => of_path("trust-err-store", path),
        }
    }
}

impl DeltaRefusal {
    /// In words of the program.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Apply(error) => of_apply(error),
            Self::Delta(error) => error.message(),
            Self::FromTheFuture => Message::new("trust-err-delta-future"),
            Self::NoList(issuer) => with("trust-err-delta-no-list", "issuer", issuer),
        }
    }
}

impl DeltaError {
    /// In words of the program.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Cbor(_) | Self::Changes(_) | Self::Envelope | Self::NotADelta | Self::Shape(_) => {
                Message::new("trust-err-delta-form")
            }
            Self::DamagedText(_) => Message::new("trust-err-delta-damaged"),
            Self::InvalidSignature => Message::new("trust-err-delta-signature"),
            Self::TooLong(_) => Message::new("trust-err-delta-too-long"),
            Self::UnknownKey(key) => with("trust-err-delta-key", "key", &key.to_string()),
        }
    }
}

impl PartError {
    /// In words of the program.
    #[must_use]
    pub const fn message(&self) -> Message {
        Message::new(match self {
            Self::Cbor(_) | Self::NotAPart | Self::Number { .. } => "trust-err-delta-form",
            Self::DamagedText(_) => "trust-err-delta-damaged",
            Self::Message => "trust-err-parts",
            Self::Other => "trust-err-part-of-another",
            Self::TooLong => "trust-err-delta-too-long",
        })
    }
}

impl RepositoryError {
    /// In words of the program.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::DeltaKeyShared { issuer } => with("trust-err-delta-key-shared", "issuer", issuer),
            Self::DuplicateSignature(role) => with("trust-err-duplicate-signature", "role", role.name()),
            Self::Hash(part) => with("trust-err-hash", "part", &part.to_string()),
            Self::Json(role) => with("trust-err-json", "role", role.name()),
            Self::Length(part) => with("trust-err-length", "part", &part.to_string()),
            Self::ListFromTheFuture { name } => with("trust-err-list-future", "list", name),
            Self::PublicKnowledge => Message::new("trust-err-public-key"),
            Self::List { name, .. } | Self::ListOfAnother { name, .. } => {
                with("trust-err-list", "list", name)
            }
            Self::ListRollback { issuer, offered, seen } => {
                versions("trust-err-list-rollback", *offered, *seen).with("issuer", Arg::Text(issuer.clone()))
            }
            Self::Missing(part) => with("trust-err-missing", "part", &part.to_string()),
            Self::MissingRootLink(version) => {
                with("trust-err-missing", "part", &format!("{version}.root.json"))
            }
            Self::NoSignedTime => Message::new("trust-err-no-signed-time"),
            Self::NotARepository => Message::new("trust-err-no-timestamp"),
            Self::RevivedKey { issuer, key_id } => {
                with("trust-err-revived-key", "issuer", issuer).with("key", Arg::Text(key_id.to_string()))
            }
            Self::Rollback { role, offered, seen } => versions("trust-err-rollback", *offered, *seen)
                .with("role", Arg::Text(role.name().to_owned())),
            Self::SignedInTheFuture => Message::new("trust-err-future"),
            Self::Threshold { role, valid, threshold } => with("trust-err-threshold", "role", role.name())
                .with("valid", number(*valid))
                .with("threshold", number(*threshold)),
            Self::Trust(error) => of_trust(error),
            Self::Tuf(_) => Message::new("trust-err-not-sound"),
            Self::TwoOfOneVersion(version) => {
                Message::new("trust-err-two-of-one").with("version", number(*version))
            }
            Self::Version { role, .. } => with("trust-err-mix", "role", role.name()),
        }
    }
}

/// The content of issuers.json or rules.json.
fn of_trust(error: &TrustError) -> Message {
    match error {
        TrustError::BannedKey { issuer } => with("trust-err-banned-key", "issuer", issuer),
        TrustError::Duplicate { issuer }
        | TrustError::Key { issuer, .. }
        | TrustError::Range { issuer, .. } => with("trust-err-issuer", "issuer", issuer),
        TrustError::Json { target, .. } => with("trust-err-json", "role", target),
        TrustError::Missing { target } => with("trust-err-missing", "part", target),
    }
}

fn of_apply(error: &ApplyError) -> Message {
    match error {
        ApplyError::Base { found, wanted } => {
            // A list that is further on already has these changes, or has gone past them.
            let id = if found > wanted { "trust-err-delta-old" } else { "trust-err-delta-gap" };
            Message::new(id).with("found", number(*found)).with("wanted", number(*wanted))
        }
        ApplyError::Irrevocable { letter, .. } => {
            with("trust-err-delta-irrevocable", "letter", &letter.to_string())
        }
        ApplyError::Earlier
        | ApplyError::Issuer(_)
        | ApplyError::NotCovered(_)
        | ApplyError::Points(_)
        | ApplyError::Unchanged(_) => Message::new("trust-err-delta-misfit"),
    }
}

/// With the path in it.
pub(super) fn of_path(id: &'static str, path: &Path) -> Message {
    with(id, "path", &path.display().to_string())
}

fn with(id: &'static str, name: &'static str, text: &str) -> Message {
    Message::new(id).with(name, Arg::Text(text.to_owned()))
}

fn versions(id: &'static str, offered: u64, seen: u64) -> Message {
    Message::new(id).with("offered", number(offered)).with("seen", number(seen))
}

fn number(number: u64) -> Arg {
    Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
}
