//! A repository with the eyes of a device: what a device would refuse is not published.

use super::error::OfficeError;
use super::metadata::Head;
use super::office::Content;
use super::switch::Files;
use crate::trust::KeyringKind;
use crate::trust::device::{Source, Trust};
use crate::trust::repository::{RepositoryBytes, VerifiedRepository};

/// From the first root on: the whole chain, all metadata, every target, and what is in them. Ends are compared with the moment
/// of signing (`Office::assemble`), not with a clock.
pub(super) fn as_device<K: KeyringKind>(
    files: &Files,
    root: &Head,
    content: &Content,
) -> Result<(), OfficeError> {
    let mut bytes = RepositoryBytes::default();
    for (path, file) in files {
        if let Some(name) = path.strip_prefix("metadata/") {
            bytes.metadata.insert(name.to_owned(), file.as_slice().into());
        } else if let Some(name) = path.strip_prefix("targets/") {
            bytes.targets.insert(name.to_owned(), file.as_slice().into());
        }
    }
    let first = bytes.root(1).cloned().unwrap_or_default();
    let repository = VerifiedRepository::load(&bytes, &first).map_err(|error| said(&error))?;
    if repository.versions().root != root.version {
        return Err(OfficeError::Verify("the new root is not reached".to_owned()));
    }
    for (name, file) in &content.files {
        if repository.target(name).is_none_or(|read| **read != **file) {
            return Err(OfficeError::Verify(format!("{name} is missing, or another file")));
        }
    }
    if !content.delegated.keys().all(|name| repository.delegated().contains_key(name)) {
        return Err(OfficeError::Verify("a delegated role is missing".to_owned()));
    }
    Trust::<K>::of(repository, Source::Imported).map_err(|error| said(&error)).map(|_taken| ())
}

fn said(error: &dyn std::error::Error) -> OfficeError {
    OfficeError::Verify(error.to_string())
}
