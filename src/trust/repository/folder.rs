//! From a folder or a stick: whole, bounded, regular files only.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::bytes::{MAX_FILES, MAX_REPOSITORY_BYTES, RepositoryBytes};

/// Why a folder could not be read as a repository.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FolderError {
    /// The file system said no, e.g. since the stick was pulled out.
    #[error("{path}: {error}. Is the stick still there? Nothing was changed", path = path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What it said.
        error: io::Error,
    },
    /// No repository is in the folder, nor in its folder `repository`.
    #[error("{path} holds no trust repository (there is no metadata/timestamp.json): choose the folder that the office gave out", path = path.display())]
    NotARepository {
        /// The folder.
        path: PathBuf,
    },
    /// More than [`MAX_FILES`] files.
    #[error("more than {MAX_FILES} files: this is no trust repository")]
    TooManyFiles,
    /// More than [`MAX_REPOSITORY_BYTES`].
    #[error("{path}: with this file the repository is longer than 64 MB: this is no trust repository", path = path.display())]
    TooLong {
        /// The file that went beyond.
        path: PathBuf,
    },
}

/// Whether a folder looks as if a repository were in it, or in its folder `repository`. A look, no proof.
#[must_use]
pub fn holds_repository(folder: &Path) -> bool {
    holds(folder) || holds(&folder.join("repository"))
}

fn holds(folder: &Path) -> bool {
    folder.join("metadata").join("timestamp.json").is_file()
}

impl RepositoryBytes {
    /// From `folder`, or from the folder `repository` in it. Links are not followed; other things than regular files are
    /// passed over.
    ///
    /// # Errors
    /// See [`FolderError`].
    pub fn from_folder(folder: &Path) -> Result<Self, FolderError> {
        if let Err(error) = fs::symlink_metadata(folder) {
            return Err(FolderError::Io { path: folder.to_owned(), error });
        }
        let inner = folder.join("repository");
        let folder = match (holds(folder), holds(&inner)) {
            (true, _) => folder,
            (false, true) => &inner,
            (false, false) => return Err(FolderError::NotARepository { path: folder.to_owned() }),
        };
        let mut limits = Limits { files: MAX_FILES, bytes: MAX_REPOSITORY_BYTES };
        let mut repository = Self::default();
        for (name, files) in [("metadata", &mut repository.metadata), ("targets", &mut repository.targets)] {
            let folder = folder.join(name);
            // A link in place of a folder could lead anywhere.
            if !fs::symlink_metadata(&folder).is_ok_and(|metadata| metadata.is_dir()) {
                continue;
            }
            for path in regular_files(&folder, &mut limits)? {
                let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
                files.insert(name.to_owned(), limits.read(&path)?);
            }
        }
        Ok(repository)
    }
}

/// What may still be read.
struct Limits {
    files: usize,
    bytes: u64,
}

impl Limits {
    /// No byte more than allowed is read, whatever the file says of its length.
    fn read(&mut self, path: &Path) -> Result<Arc<[u8]>, FolderError> {
        let fault = |error| FolderError::Io { path: path.to_owned(), error };
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(fault)?;
        let read = file.take(self.bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(fault)?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        if read > self.bytes {
            return Err(FolderError::TooLong { path: path.to_owned() });
        }
        self.bytes -= read;
        Ok(bytes.into())
    }
}

fn regular_files(folder: &Path, limits: &mut Limits) -> Result<Vec<PathBuf>, FolderError> {
    let fault = |error| FolderError::Io { path: folder.to_owned(), error };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        if !entry.file_type().map_err(fault)?.is_file() {
            continue;
        }
        limits.files = limits.files.checked_sub(1).ok_or(FolderError::TooManyFiles)?;
        // A length beyond the limit is not read at all: a stick is slow.
        if entry.metadata().map_err(fault)?.len() > limits.bytes {
            return Err(FolderError::TooLong { path: entry.path() });
        }
        files.push(entry.path());
    }
    files.sort_unstable();
    Ok(files)
}
