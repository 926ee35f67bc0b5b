//! Bytes and a trusted root → checked roles and targets.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::Value;
use tough::schema::{Role as _, Root, Signed};
use tough::{ExpirationEnforcement, IntoVec as _, Limits, Repository, RepositoryLoader, TargetName};
use url::Url;

use super::bytes::RepositoryBytes;
use super::delegation;
use super::error::{Part, RepositoryError, Role};
use super::roles::{RoleKeys, roles};
use super::transport::{METADATA, Memory, TARGETS};
use crate::status::DeltaKey;
use crate::trust::PublicKey;
use crate::trust::issuers_file::hex;

/// When the newest metadata were signed: TUF itself carries no such time.
const SIGNED_AT: &str = "x-signed-at";
const ISSUERS: &str = "issuers.json";
const RULES: &str = "rules.json";
/// Before the issuer id, in the names of lists.
const LIST_PREFIX: &str = "status-";

/// Version of each role.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Versions {
    /// Of the root.
    pub root: u64,
    /// Of the timestamp.
    pub timestamp: u64,
    /// Of the snapshot.
    pub snapshot: u64,
    /// Of the targets.
    pub targets: u64,
}

/// A repository whose signatures, thresholds, versions and hashes fit together, under a trusted root. Made by
/// [`Self::load`] alone.
#[derive(Debug, Clone)]
pub struct VerifiedRepository {
    versions: Versions,
    /// Of delegated roles.
    delegated: BTreeMap<String, u64>,
    roles: BTreeMap<Role, RoleKeys>,
    signed_at: DateTime<Utc>,
    expires: DateTime<Utc>,
    targets: BTreeMap<String, Arc<[u8]>>,
    delta_keys: BTreeMap<String, DeltaKey>,
    role_keys: Vec<[u8; PublicKey::BYTES]>,
    /// The signed part of the timestamp.
    timestamp: Value,
    /// The files that it consists of, and the chain of roots.
    files: RepositoryBytes,
}

impl VerifiedRepository {
    /// Follows the chain of roots from the trusted one and checks all that hangs on its end.
    ///
    /// # Errors
    /// See [`RepositoryError`].
    pub fn load(bytes: &RepositoryBytes, trusted_root: &[u8]) -> Result<Self, RepositoryError> {
        if !bytes.metadata.contains_key("timestamp.json") {
            return Err(RepositoryError::NotARepository);
        }
        check_chain(bytes, root_version(trusted_root)?)?;
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let runtime = runtime.map_err(|error| RepositoryError::Tuf(error.to_string()))?;
        runtime.block_on(Self::follow(bytes, trusted_root))
    }

    async fn follow(bytes: &RepositoryBytes, trusted_root: &[u8]) -> Result<Self, RepositoryError> {
        let url = |text| Url::parse(text).map_err(|error| RepositoryError::Tuf(error.to_string()));
        // What is longer than the limit was refused when the files were read.
        let limits = Limits { max_targets_size: 1 << 20, ..Limits::default() };
        let repository = RepositoryLoader::new(&trusted_root, url(METADATA)?, url(TARGETS)?)
            .transport(Memory(bytes.clone()))
            .limits(limits)
            .expiration_enforcement(ExpirationEnforcement::Unsafe)
            .load()
            .await
            .map_err(|error| RepositoryError::of_tough(&error))?;
        if !repository.root().signed.consistent_snapshot {
            return Err(RepositoryError::Json(Role::Root));
        }
        let targets = read_targets(&repository).await?;
        let delegations = delegation::read(&repository)?;
        let mut verified = Self {
            versions: Versions {
                root: repository.root().signed.version.get(),
                timestamp: repository.timestamp().signed.version.get(),
                snapshot: repository.snapshot().signed.version.get(),
                targets: repository.targets().signed.version.get(),
            },
            delegated: delegations.versions,
            roles: roles(&repository),
            signed_at: signed_at(&repository)?,
            expires: expires(&repository),
            targets,
            delta_keys: delegations.delta_keys,
            role_keys: delegation::role_keys(&repository),
            timestamp: serde_json::to_value(&repository.timestamp().signed)
                .map_err(|_json| RepositoryError::Json(Role::Timestamp))?,
            files: RepositoryBytes::default(),
        };
        verified.files = verified.own_files(bytes, &repository);
        Ok(verified)
    }

    /// Versions of the four roles.
    #[must_use]
    pub const fn versions(&self) -> &Versions {
        &self.versions
    }

    /// Versions of the delegated roles, by name.
    #[must_use]
    pub const fn delegated(&self) -> &BTreeMap<String, u64> {
        &self.delegated
    }

    /// Keys and thresholds of each role.
    #[must_use]
    pub const fn roles(&self) -> &BTreeMap<Role, RoleKeys> {
        &self.roles
    }

    /// When the newest metadata were signed (`x-signed-at`).
    #[must_use]
    pub const fn signed_at(&self) -> DateTime<Utc> {
        self.signed_at
    }

    /// First end of any role.
    #[must_use]
    pub const fn expires(&self) -> DateTime<Utc> {
        self.expires
    }

    /// `issuers.json`.
    #[must_use]
    pub fn issuers(&self) -> &[u8] {
        self.target(ISSUERS).map_or(&[], |bytes| bytes)
    }

    /// `rules.json`.
    #[must_use]
    pub fn rules(&self) -> &[u8] {
        self.target(RULES).map_or(&[], |bytes| bytes)
    }

    /// A target by its flat name.
    #[must_use]
    pub fn target(&self, name: &str) -> Option<&Arc<[u8]>> {
        self.targets.get(name)
    }

    /// The key that signs the status deltas of an issuer.
    #[must_use]
    pub fn delta_key(&self, issuer: &str) -> Option<&DeltaKey> {
        self.delta_keys.get(issuer)
    }

    /// All keys that sign status deltas, by issuer.
    #[must_use]
    pub const fn delta_keys(&self) -> &BTreeMap<String, DeltaKey> {
        &self.delta_keys
    }

    /// The keys that sign its four roles.
    #[must_use]
    pub fn role_keys(&self) -> &[[u8; PublicKey::BYTES]] {
        &self.role_keys
    }

    /// The signed part of the timestamp: two repositories with the same are the same.
    #[must_use]
    pub const fn timestamp(&self) -> &Value {
        &self.timestamp
    }

    /// The files that it consists of.
    #[must_use]
    pub const fn files(&self) -> &RepositoryBytes {
        &self.files
    }

    /// Only what was checked is kept, and the chain of roots.
    fn own_files(&self, bytes: &RepositoryBytes, repository: &Repository) -> RepositoryBytes {
        let Versions { root, snapshot, targets, .. } = self.versions;
        let mut names: Vec<String> = vec![
            "timestamp.json".to_owned(),
            format!("{snapshot}.snapshot.json"),
            format!("{targets}.targets.json"),
        ];
        names.extend(self.delegated.iter().map(|(role, version)| format!("{version}.{role}.json")));
        names.extend((1..=root).map(|version| format!("{version}.root.json")));
        let metadata = bytes.metadata.iter().filter(|(name, _)| names.contains(name));
        let targets = repository.targets().signed.targets.iter().filter_map(|(name, target)| {
            let name = format!("{}.{}", hex(&target.hashes.sha256), name.raw());
            Some((name.clone(), Arc::clone(bytes.targets.get(&name)?)))
        });
        RepositoryBytes {
            metadata: metadata.map(|(name, bytes)| (name.clone(), Arc::clone(bytes))).collect(),
            targets: targets.collect(),
        }
    }
}

/// Version of a root, whoever signed it.
fn root_version(root: &[u8]) -> Result<u64, RepositoryError> {
    let root: Signed<Root> =
        serde_json::from_slice(root).map_err(|_json| RepositoryError::Json(Role::Root))?;
    Ok(root.signed.version.get())
}

/// Every root from the trusted one to the newest must be there.
fn check_chain(bytes: &RepositoryBytes, trusted: u64) -> Result<(), RepositoryError> {
    let versions = bytes.root_versions();
    let later = versions.iter().copied().filter(|version| *version > trusted);
    match later.zip(trusted.saturating_add(1)..).find(|(found, wanted)| found != wanted) {
        Some((_, wanted)) => Err(RepositoryError::MissingRootLink(wanted)),
        None => Ok(()),
    }
}

/// Targets that this version knows, from the top-level role alone: what delegated roles offer is not looked at.
async fn read_targets(repository: &Repository) -> Result<BTreeMap<String, Arc<[u8]>>, RepositoryError> {
    let mut read = BTreeMap::new();
    for name in repository.targets().signed.targets.keys() {
        let flat = name.raw();
        if [ISSUERS, RULES].contains(&flat) || flat.starts_with(LIST_PREFIX) {
            read.insert(flat.to_owned(), read_target(repository, name).await?);
        }
    }
    for name in [ISSUERS, RULES] {
        if !read.contains_key(name) {
            return Err(RepositoryError::Missing(Part::Target(name.to_owned())));
        }
    }
    Ok(read)
}

async fn read_target(repository: &Repository, name: &TargetName) -> Result<Arc<[u8]>, RepositoryError> {
    let fault = |error| RepositoryError::of_tough(&error);
    let stream = repository.read_target(name).await.map_err(fault)?;
    let missing = || RepositoryError::Missing(Part::Target(name.raw().to_owned()));
    let bytes = stream.ok_or_else(missing)?.into_vec().await.map_err(fault)?;
    Ok(bytes.into())
}

fn signed_at(repository: &Repository) -> Result<DateTime<Utc>, RepositoryError> {
    let text = repository.timestamp().signed._extra.get(SIGNED_AT).and_then(Value::as_str);
    let time = text.and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    time.map(|time| time.to_utc()).ok_or(RepositoryError::NoSignedTime)
}

fn expires(repository: &Repository) -> DateTime<Utc> {
    let ends = [
        repository.root().signed.expires(),
        repository.targets().signed.expires(),
        repository.snapshot().signed.expires(),
        repository.timestamp().signed.expires(),
    ];
    let first = ends.iter().map(|end| end.as_second()).min().unwrap_or_default();
    DateTime::from_timestamp(first, 0).unwrap_or_default()
}
