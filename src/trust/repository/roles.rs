//! Who may sign each role, and who did.

use std::collections::BTreeMap;
use std::num::NonZeroU64;

use sha2::{Digest as _, Sha256};
use tough::Repository;
use tough::schema::{Root, Signature, Signed};

use super::error::Role;
use crate::trust::issuers_file::hex;

/// Who may sign a role, and who did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleKeys {
    /// Key ids in hexadecimal.
    pub key_ids: Vec<String>,
    /// How many of them must sign.
    pub threshold: u64,
    /// Those that signed.
    pub signed_by: Vec<String>,
}

pub(super) fn roles(repository: &Repository) -> BTreeMap<Role, RoleKeys> {
    let root = &repository.root().signed;
    [
        (Role::Root, keys_of(root, repository.root())),
        (Role::Targets, keys_of(root, repository.targets())),
        (Role::Snapshot, keys_of(root, repository.snapshot())),
        (Role::Timestamp, keys_of(root, repository.timestamp())),
    ]
    .into()
}

/// Keys of the role, and those of them whose signature verifies: a file may have others beside.
fn keys_of<T: tough::schema::Role + Clone>(root: &Root, signed: &Signed<T>) -> RoleKeys {
    let keys = root.roles.get(&T::TYPE);
    let key_ids: Vec<String> = keys.iter().flat_map(|keys| &keys.keyids).map(|key_id| hex(key_id)).collect();
    let mut any = root.clone();
    if let Some(keys) = any.roles.get_mut(&T::TYPE) {
        keys.threshold = NonZeroU64::MIN;
    }
    let verifies = |signature: &&Signature| {
        let alone = Signed { signed: signed.signed.clone(), signatures: vec![(*signature).clone()] };
        any.verify_role(&alone).is_ok()
    };
    let signed_by = signed.signatures.iter().filter(verifies).map(|signature| hex(&signature.keyid));
    RoleKeys {
        signed_by: signed_by.collect(),
        threshold: keys.map_or(0, |keys| keys.threshold.get()),
        key_ids,
    }
}

/// What stands for a set of keys: rollback is counted for each set apart, so that a repository whose keys were replaced can
/// begin anew (TUF §5.3.11).
pub(crate) fn key_set(keys: &RoleKeys) -> String {
    let mut sorted = keys.key_ids.clone();
    sorted.sort_unstable();
    hex(&Sha256::digest(sorted.join(",")))
}
