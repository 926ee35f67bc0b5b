//! The trust repositories inside the program.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use rust_embed::RustEmbed;

use super::repository::{RepositoryBytes, RepositoryError, VerifiedRepository};
use crate::verdict::KeyringName;

#[derive(RustEmbed)]
#[folder = "trusted_keys"]
struct Files;

static TRAINING: LazyLock<RepositoryBytes> = LazyLock::new(|| read("training/"));
static PRODUCTION: LazyLock<RepositoryBytes> = LazyLock::new(|| read("production/"));

/// A repository of the program, checked once.
type Checked = LazyLock<Option<Result<VerifiedRepository, RepositoryError>>>;

static TRAINING_CHECKED: Checked = LazyLock::new(|| check(KeyringName::Training));
static PRODUCTION_CHECKED: Checked = LazyLock::new(|| check(KeyringName::Production));

/// The repository of the program, checked; `None`: there is none.
pub(super) fn verified(keyring: KeyringName) -> Option<Result<VerifiedRepository, RepositoryError>> {
    match keyring {
        KeyringName::Production => PRODUCTION_CHECKED.clone(),
        KeyringName::Training => TRAINING_CHECKED.clone(),
    }
}

fn check(keyring: KeyringName) -> Option<Result<VerifiedRepository, RepositoryError>> {
    root(keyring).map(|root| VerifiedRepository::load(repository(keyring), root))
}

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
