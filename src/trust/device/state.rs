//! What a device remembers of one keyring. Nothing of a person.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::marks::Marks;
use crate::envelope::KeyId;
use crate::trust::issuers_file::hex;
use crate::trust::repository::RepositoryError;
use crate::trust::{Keyring, KeyringKind};

/// Form of the file.
const VERSION: u32 = 1;

/// The memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    version: u32,
    /// SHA-256 of the root that trust begins with: another office is another state.
    pub(super) office: String,
    /// File of that root, where it was provisioned by hand.
    pub(super) root: Option<String>,
    /// Folder of the repository in force, where one was imported.
    pub(super) repository: Option<String>,
    /// Files of the deltas in force, in their order.
    pub(super) deltas: Vec<String>,
    pub(super) marks: Marks,
    /// Each distrusted key ever seen, by its bytes in hexadecimal, and from when on it was distrusted.
    distrusted: BTreeMap<String, DateTime<Utc>>,
    /// See [`crate::trust::Ratchet`].
    pub(super) newest_signed: DateTime<Utc>,
}

/// The file is damaged, or of a later version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Damaged;

impl State {
    pub(super) fn new(office: String) -> Self {
        Self {
            version: VERSION,
            office,
            root: None,
            repository: None,
            deltas: Vec::new(),
            marks: Marks::default(),
            distrusted: BTreeMap::new(),
            newest_signed: DateTime::default(),
        }
    }

    /// Whether a file or folder of this name is in force.
    pub(super) fn names(&self, name: &str) -> bool {
        let named = self.root.iter().chain(&self.repository).chain(&self.deltas);
        named.into_iter().any(|named| named == name)
    }

    /// A line with the SHA-256 of all that follows, then JSON.
    pub(super) fn parse(file: &[u8]) -> Result<Self, Damaged> {
        let split = file.iter().position(|byte| *byte == b'\n').ok_or(Damaged)?;
        let (hash, rest) = file.split_at(split);
        let body = rest.get(1..).unwrap_or_default();
        if hash != hash_of(body).as_bytes() {
            return Err(Damaged);
        }
        let state: Self = serde_json::from_slice(body).map_err(|_json| Damaged)?;
        if state.version == VERSION { Ok(state) } else { Err(Damaged) }
    }

    pub(super) fn to_file(&self) -> Vec<u8> {
        let body = serde_json::to_vec_pretty(self).unwrap_or_default();
        let mut file = format!("{}\n", hash_of(&body)).into_bytes();
        file.extend(body);
        file
    }

    /// A key that was distrusted once stays so, from the same moment or an earlier one.
    pub(super) fn check_distrusted<K: KeyringKind>(
        &self,
        keyring: &Keyring<K>,
    ) -> Result<(), RepositoryError> {
        for (issuer, key) in keyring.keys() {
            let Some(seen) = self.distrusted.get(&hex_of(key)) else { continue };
            if key.distrust().is_none_or(|distrust| distrust.time > *seen) {
                let (issuer, key_id): (_, KeyId) = (issuer.id().to_owned(), key.key_id());
                return Err(RepositoryError::RevivedKey { issuer, key_id });
            }
        }
        Ok(())
    }

    /// Remembers the distrusted keys.
    pub(super) fn saw_distrusted<K: KeyringKind>(&mut self, keyring: &Keyring<K>) {
        for (_, key) in keyring.keys() {
            if let Some(distrust) = key.distrust() {
                let seen = self.distrusted.entry(hex_of(key)).or_insert(distrust.time);
                *seen = distrust.time.min(*seen);
            }
        }
    }
}

fn hex_of<K: KeyringKind>(key: &crate::trust::IssuerKey<K>) -> String {
    hex(&key.public().to_bytes())
}

pub(super) fn hash_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::{Damaged, State};

    #[test]
    fn every_changed_byte_is_found() {
        let mut state = State::new("0f".repeat(32));
        state.newest_signed = "2026-11-20T02:00:00Z".parse().unwrap();
        let file = state.to_file();
        assert_eq!(State::parse(&file), Ok(state));
        for at in 0..file.len() {
            let mut damaged = file.clone();
            damaged[at] ^= 1;
            assert_eq!(State::parse(&damaged), Err(Damaged), "byte {at}");
            assert_eq!(State::parse(&file[..at]), Err(Damaged), "{at} bytes");
        }
    }
}
