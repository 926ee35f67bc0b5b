//! Why the trust repository was not changed. Every sentence says what to do.

use std::io;
use std::path::PathBuf;

/// Faults of a change, a signature or a publication. After any of them all files are as before.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OfficeError {
    /// JSON could not be written. Does not happen.
    #[error("the metadata could not be written as JSON")]
    Encode,
    /// The file system.
    #[error("{path}: {error}", path = path.display())]
    File { path: PathBuf, error: io::Error },
    /// A file that this program did not write.
    #[error("{name} is not as this program writes it ({what}). Take it from the backup.")]
    Form { name: String, what: String },
    /// What was published can never be taken back.
    #[error("{0}. What was published once stays: devices would refuse the repository.")]
    History(String),
    /// A key or signature that does not belong.
    #[error("{0}")]
    Key(String),
    /// Two purposes, one key.
    #[error("the key {public} is {one} and {other}; each needs a key of its own. Make one with keygen.")]
    KeyTwice { public: String, one: String, other: String },
    /// Something that the command needs is not there, or is there already.
    #[error("{0}")]
    State(String),
    /// Signatures are missing.
    #[error("{part}: {have} of {need} signatures by {whose}; {missing} missing. {advice}")]
    Threshold { part: String, whose: String, have: usize, need: usize, missing: usize, advice: &'static str },
    /// A value out of its range.
    #[error("{0}")]
    Value(String),
    /// A device would refuse what was made.
    #[error("a device would refuse this repository: {0}. Nothing was published.")]
    Verify(String),
}

impl OfficeError {
    pub(super) fn file(path: &std::path::Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::File { path, error }
    }
}
