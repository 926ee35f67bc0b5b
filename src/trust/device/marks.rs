//! The newest versions ever seen: nothing older is taken.
//!
//! A mark counts for one set of keys. Where an office replaced the keys of a role, which takes a new root, the role may begin
//! anew: so it recovers from someone who stole them and ran the versions up (TUF §5.3.11).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::trust::repository::{RepositoryError, Role, VerifiedRepository, key_set};

/// See the module.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Marks(BTreeMap<String, u64>);

impl Marks {
    /// What of the repository is older than a mark.
    pub(super) fn check(&self, repository: &VerifiedRepository) -> Result<(), RepositoryError> {
        for (mark, role, offered) in marks_of(repository) {
            if let Some(seen) = self.0.get(&mark).copied().filter(|seen| offered < *seen) {
                return Err(RepositoryError::Rollback { role, offered, seen });
            }
        }
        Ok(())
    }

    /// Whether the repository has a root as new as the newest ever seen, whatever else it holds.
    pub(super) fn check_root(&self, offered: u64) -> Result<(), RepositoryError> {
        match self.0.get(ROOT).copied().filter(|seen| offered < *seen) {
            Some(seen) => Err(RepositoryError::Rollback { role: Role::Root, offered, seen }),
            None => Ok(()),
        }
    }

    /// Remembers its versions.
    pub(super) fn saw(&mut self, repository: &VerifiedRepository) {
        for (mark, _, version) in marks_of(repository) {
            self.raise(mark, version);
        }
    }

    /// What of its lists, as they would be with the deltas here, is older than a mark.
    pub(super) fn check_list(
        &self,
        repository: &VerifiedRepository,
        issuer: &str,
        offered: u64,
    ) -> Result<(), RepositoryError> {
        match self.0.get(&list_mark(repository, issuer)).copied().filter(|seen| offered < *seen) {
            Some(seen) => Err(RepositoryError::ListRollback { issuer: issuer.to_owned(), offered, seen }),
            None => Ok(()),
        }
    }

    /// Remembers the number of a list.
    pub(super) fn saw_list(&mut self, repository: &VerifiedRepository, issuer: &str, number: u64) {
        self.raise(list_mark(repository, issuer), number);
    }

    fn raise(&mut self, mark: String, version: u64) {
        let seen = self.0.entry(mark).or_default();
        *seen = version.max(*seen);
    }
}

const ROOT: &str = "root";

/// Name of the mark, role, version.
fn marks_of(repository: &VerifiedRepository) -> Vec<(String, Role, u64)> {
    let versions = repository.versions();
    let of = |role: Role, version| (mark(repository, &role), role, version);
    let mut marks = vec![
        (ROOT.to_owned(), Role::Root, versions.root),
        of(Role::Timestamp, versions.timestamp),
        of(Role::Snapshot, versions.snapshot),
        of(Role::Targets, versions.targets),
    ];
    for (name, version) in repository.delegated() {
        let key = mark(repository, &Role::Targets);
        marks.push((format!("{name} under {key}"), Role::Delegated(name.clone()), *version));
    }
    marks
}

fn mark(repository: &VerifiedRepository, role: &Role) -> String {
    format!("{role} {}", repository.roles().get(role).map(key_set).unwrap_or_default())
}

/// The key that signs deltas can run the number up too: a new one begins anew.
fn list_mark(repository: &VerifiedRepository, issuer: &str) -> String {
    let delta_key = repository.delta_key(issuer).map(|key| key.key_id().to_string()).unwrap_or_default();
    format!("list {issuer} {} {delta_key}", mark(repository, &Role::Targets))
}
