//! The keys that may sign status deltas: each issuer's is delegated by the targets role, and signs nothing else.

use std::collections::BTreeMap;

use tough::Repository;
use tough::schema::key::Key;
use tough::schema::{DelegatedRole, Delegations};

use super::error::{Part, RepositoryError, Role};
use crate::status::DeltaKey;
use crate::trust::PublicKey;

/// Before the issuer id, in the names of roles.
const PREFIX: &str = "status-delta-";

/// What was delegated.
pub(super) struct Delegated {
    /// Version of each delegated role.
    pub(super) versions: BTreeMap<String, u64>,
    /// Key of each issuer.
    pub(super) delta_keys: BTreeMap<String, DeltaKey>,
}

pub(super) fn read(repository: &Repository) -> Result<Delegated, RepositoryError> {
    let mut delegated = Delegated { versions: BTreeMap::new(), delta_keys: BTreeMap::new() };
    let Some(delegations) = &repository.targets().signed.delegations else { return Ok(delegated) };
    for role in &delegations.roles {
        // Whoever signs the snapshot alone must not take a delegation away.
        let missing = || RepositoryError::Missing(Part::Role(Role::Delegated(role.name.clone())));
        let targets = role.targets.as_ref().ok_or_else(missing)?;
        delegated.versions.insert(role.name.clone(), targets.signed.version.get());
        if let Some(issuer) = role.name.strip_prefix(PREFIX) {
            let key = delta_key(role, delegations);
            let key = key.ok_or_else(|| RepositoryError::Json(Role::Delegated(role.name.clone())))?;
            if signs_metadata(repository, &key) {
                return Err(RepositoryError::DeltaKeyShared { issuer: issuer.to_owned() });
            }
            delegated.delta_keys.insert(issuer.to_owned(), DeltaKey::new(key));
        }
    }
    Ok(delegated)
}

/// One Ed25519 key, canonical and of full order; a delta has one signature.
fn delta_key(role: &DelegatedRole, delegations: &Delegations) -> Option<PublicKey> {
    let [key_id] = role.keyids.as_slice() else { return None };
    raw_key(delegations.keys.get(key_id)?)
}

fn raw_key(key: &Key) -> Option<PublicKey> {
    match key {
        Key::Ed25519 { keyval, .. } => PublicKey::from_bytes(keyval.public.as_ref().try_into().ok()?).ok(),
        Key::Ecdsa { .. } | Key::EcdsaOld { .. } | Key::Rsa { .. } => None,
    }
}

/// All keys that sign the four roles, as far as they are Ed25519.
pub(super) fn role_keys(repository: &Repository) -> Vec<[u8; PublicKey::BYTES]> {
    let keys = repository.root().signed.keys.values();
    keys.filter_map(raw_key).map(|key| key.to_bytes()).collect()
}

fn signs_metadata(repository: &Repository, key: &PublicKey) -> bool {
    repository.root().signed.keys.values().any(|other| raw_key(other).as_ref() == Some(key))
}
