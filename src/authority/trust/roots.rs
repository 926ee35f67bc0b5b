//! Roots: the first, and each that follows.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::error::OfficeError;
use super::key::TufKey;
use super::metadata::{Head, Role, RoleKeys, Root, RootType, Signed};
use super::office::Office;
use crate::trust::KeyringKind;

/// Keys of one role, and how many of them must sign.
#[derive(Debug, Clone, Default)]
pub(crate) struct Group {
    pub(crate) keys: Vec<TufKey>,
    pub(crate) threshold: usize,
}

/// A root out of its groups.
pub(crate) fn root(
    version: u64,
    expires: DateTime<Utc>,
    groups: &BTreeMap<Role, Group>,
) -> Result<Signed<Root>, OfficeError> {
    let mut root = Root {
        kind: RootType::Is,
        head: Head::new(version, expires),
        consistent_snapshot: true,
        keys: BTreeMap::new(),
        roles: BTreeMap::new(),
    };
    for (role, group) in groups {
        let mut keyids: Vec<String> = group.keys.iter().map(|key| key.keyid.clone()).collect();
        keyids.sort();
        keyids.dedup();
        root.keys.extend(group.keys.iter().map(|key| (key.keyid.clone(), key.object.clone())));
        root.roles.insert(*role, RoleKeys { keyids, threshold: group.threshold });
    }
    check(&root)?;
    Ok(Signed::unsigned(root))
}

fn check(root: &Root) -> Result<(), OfficeError> {
    for role in Role::ALL {
        let keys = root.roles.get(&role);
        let (count, threshold) = keys.map_or((0, 0), |keys| (keys.keyids.len(), keys.threshold));
        if threshold == 0 || threshold > count {
            return Err(OfficeError::Value(format!(
                "role {} has {count} keys and would need {threshold} signatures: set its threshold to 1 to {count}, or add keys.",
                role.name()
            )));
        }
    }
    Ok(())
}

/// What changes from one root to the next, for one role.
#[derive(Debug)]
pub(crate) struct Rotation {
    pub(crate) role: Role,
    pub(crate) add: Vec<TufKey>,
    /// Key ids.
    pub(crate) remove: Vec<String>,
    pub(crate) threshold: Option<usize>,
}

impl Office {
    /// Drafts the next root, or changes the one that is drafted.
    pub(crate) fn rotate<K: KeyringKind>(
        &mut self,
        rotation: &Rotation,
        expires: DateTime<Utc>,
    ) -> Result<(), OfficeError> {
        let mut root = self.root()?.signed.clone();
        let version = self.published.as_ref().map_or(0, |published| published.roots.len());
        root.head = Head::new(u64::try_from(version).unwrap_or(u64::MAX).saturating_add(1), expires);
        let role = rotation.role.name();
        let keys = root.roles.entry(rotation.role).or_default();
        for keyid in &rotation.remove {
            let count = keys.keyids.len();
            keys.keyids.retain(|known| known != keyid);
            if keys.keyids.len() == count {
                return Err(OfficeError::Key(format!(
                    "key {keyid} has no part in role {role}; `trust show` lists those that have."
                )));
            }
        }
        for key in &rotation.add {
            if keys.keyids.contains(&key.keyid) {
                return Err(OfficeError::Key(format!("key {} has role {role} already.", key.keyid)));
            }
            keys.keyids.push(key.keyid.clone());
            root.keys.insert(key.keyid.clone(), key.object.clone());
        }
        keys.keyids.sort();
        keys.threshold = rotation.threshold.unwrap_or(keys.threshold);
        let roles = &root.roles;
        root.keys.retain(|keyid, _| roles.values().any(|keys| keys.keyids.contains(keyid)));
        check(&root)?;
        self.draft.root = Some(Signed::unsigned(root));
        self.check_content::<K>(self.content()?)
    }
}
