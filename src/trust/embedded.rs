//! The trust repositories inside the program.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use rust_embed::RustEmbed;

use super::repository::RepositoryBytes;
use crate::verdict::KeyringName;

#[derive(RustEmbed)]
#[folder = "trusted_keys"]
struct Files;

static TRAINING: LazyLock<RepositoryBytes> = LazyLock::new(|| read("training/"));
static PRODUCTION: LazyLock<RepositoryBytes> = LazyLock::new(|| read("production/"));

/// All files of a repository. Production ships without one.
pub(super) fn repository(keyring: KeyringName) -> &'static RepositoryBytes {
    match keyring {
        KeyringName::Production => &PRODUCTION,
        KeyringName::Training => &TRAINING,
    }
}

/// The root that trust in it begins with.
pub(super) fn root(keyring: KeyringName) -> Option<&'static [u8]> {
    repository(keyring).root(1).map(|root| &**root)
}

fn read(folder: &str) -> RepositoryBytes {
    let mut repository = RepositoryBytes::default();
    for path in Files::iter() {
        let Some(file) = path.strip_prefix(folder) else { continue };
        let bytes = || Files::get(&path).map(|file| Arc::from(file.data)).unwrap_or_default();
        if let Some(name) = file.strip_prefix("metadata/") {
            repository.metadata.insert(name.to_owned(), bytes());
        } else if let Some(name) = file.strip_prefix("targets/") {
            repository.targets.insert(name.to_owned(), bytes());
        }
    }
    repository
}

/// Keys that no production repository may hold.
pub(super) fn publicly_known() -> Option<Cow<'static, [u8]>> {
    Files::get("publicly_known.json").map(|file| file.data)
}
