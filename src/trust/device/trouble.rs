//! What was left aside at the start, and why.

use std::path::PathBuf;

use super::DeltaRefusal;
use super::say::of_path;
use crate::text::{Arg, Message};
use crate::trust::TrustError;
use crate::trust::repository::{FolderError, RepositoryError};

/// Something that was left aside at the start. Each is said on the screen for keys and lists.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Trouble {
    /// A delta that no longer fits; it is not in force.
    #[error("a stored delta is left aside: {0}")]
    Delta(DeltaRefusal),
    /// The imported repository could not be read.
    #[error("the stored repository is left aside: {0}")]
    Folder(FolderError),
    /// A file that the state names is gone.
    #[error("{} is gone: import again", .0.display())]
    Missing(PathBuf),
    /// The imported repository is not sound.
    #[error("the stored repository is left aside: {0}")]
    Repository(RepositoryError),
}

impl Trouble {
    /// In words of the program.
    #[must_use]
    pub fn message(&self) -> Message {
        let (id, why) = match self {
            Self::Missing(path) => return of_path("trust-trouble-missing", path),
            Self::Delta(error) => ("trust-trouble-delta", error.message()),
            Self::Folder(error) => ("trust-trouble-repository", error.message()),
            Self::Repository(error) => ("trust-trouble-repository", error.message()),
        };
        Message::new(id).with("why", Arg::Message(Box::new(why)))
    }
}

impl From<TrustError> for Trouble {
    fn from(error: TrustError) -> Self {
        Self::Repository(error.into())
    }
}
