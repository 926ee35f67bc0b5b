//! What is in the program, as a device without a folder sees it.

use super::{AnyDevice, Device, Source};
use crate::trust::repository::{RepositoryBytes, RepositoryError, VerifiedRepository};
use crate::trust::{Memory, Production, Training, embedded};
use crate::verdict::KeyringName;

#[test]
fn the_training_repository_loads_and_production_ships_empty() {
    let training = Device::<Training>::embedded().unwrap();
    assert_eq!((training.trust().source(), training.memory()), (Source::Embedded, Memory::Kept));
    assert_eq!(training.trust().keyring().issuers().len(), 3);
    assert_eq!(training.trust().lists().count(), 1);
    let repository = training.trust().repository().unwrap();
    assert_eq!(repository.signed_at().to_rfc3339(), "2026-11-20T02:00:00+00:00");
    assert!(repository.delta_key("CN-9901").is_some());
    let production = Device::<Production>::embedded().unwrap();
    assert_eq!(production.trust().source(), Source::Nowhere);
    assert!(production.trust().keyring().is_empty() && production.anchor().is_none());
    assert!(AnyDevice::open(KeyringName::Production, None).unwrap().is_empty());
}

/// Each file of the repository, away or with one byte changed, is an error and never another content.
#[test]
fn every_file_counts() {
    let whole = embedded::repository(KeyringName::Training);
    let root = embedded::root(KeyringName::Training).unwrap();
    let load = |bytes: &RepositoryBytes| VerifiedRepository::load(bytes, root);
    assert_eq!(load(whole).unwrap().files(), whole);
    for name in whole.metadata.keys().filter(|name| *name != "1.root.json") {
        let mut without = whole.clone();
        without.metadata.remove(name);
        let error = load(&without).unwrap_err();
        assert!(
            matches!(error, RepositoryError::Missing(_) | RepositoryError::NotARepository),
            "{name}: {error}"
        );
    }
    for name in whole.targets.keys() {
        let mut without = whole.clone();
        without.targets.remove(name);
        assert!(matches!(load(&without).unwrap_err(), RepositoryError::Missing(_)), "{name}");
        let mut changed = whole.clone();
        let mut bytes = changed.targets[name].to_vec();
        bytes[10] ^= 1;
        changed.targets.insert(name.clone(), bytes.into());
        assert!(matches!(load(&changed).unwrap_err(), RepositoryError::Hash(_)), "{name}");
    }
}
