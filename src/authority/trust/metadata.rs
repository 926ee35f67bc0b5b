//! Metadata of TUF 1.0.31 as this program writes it. What it does not write it does not read: nothing in a file that is
//! signed may go unseen. Written form: `docs/trust-repository.md`.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use olpc_cjson::CanonicalFormatter;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::error::OfficeError;

/// Version of the specification.
pub(super) const SPEC_VERSION: &str = "1.0.31";

/// A document with its signatures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signed<T> {
    pub(crate) signatures: Vec<Signature>,
    pub(crate) signed: T,
}

/// One signature over the canonical JSON of `signed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signature {
    pub(crate) keyid: String,
    pub(crate) sig: String,
}

/// What all documents begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head {
    pub(crate) spec_version: String,
    pub(crate) version: u64,
    pub(crate) expires: DateTime<Utc>,
}

macro_rules! kind {
    ($name:ident, $text:literal) => {
        #[doc = concat!("`_type` ", $text)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub(crate) enum $name {
            #[serde(rename = $text)]
            Is,
        }
    };
}
kind!(RootType, "root");
kind!(TargetsType, "targets");
kind!(SnapshotType, "snapshot");
kind!(TimestampType, "timestamp");

/// The four roles at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Role {
    Root,
    Snapshot,
    Targets,
    Timestamp,
}

impl Role {
    pub(crate) const ALL: [Self; 4] = [Self::Root, Self::Targets, Self::Snapshot, Self::Timestamp];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Snapshot => "snapshot",
            Self::Targets => "targets",
            Self::Timestamp => "timestamp",
        }
    }
}

/// `N.root.json`: who may sign what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Root {
    #[serde(rename = "_type")]
    pub(crate) kind: RootType,
    #[serde(flatten)]
    pub(crate) head: Head,
    pub(crate) consistent_snapshot: bool,
    pub(crate) keys: BTreeMap<String, KeyObject>,
    pub(crate) roles: BTreeMap<Role, RoleKeys>,
}

/// A key as metadata hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyObject {
    pub(crate) keytype: Ed25519,
    pub(crate) keyval: KeyValue,
    pub(crate) scheme: Ed25519,
}

/// The one type and scheme of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Ed25519 {
    #[serde(rename = "ed25519")]
    Is,
}

/// The key itself, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyValue {
    pub(crate) public: String,
}

/// Who signs for a role, and how many of them must.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleKeys {
    pub(crate) keyids: Vec<String>,
    pub(crate) threshold: usize,
}

/// `N.targets.json`, and the empty one of each delegated role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Targets {
    #[serde(rename = "_type")]
    pub(crate) kind: TargetsType,
    #[serde(flatten)]
    pub(crate) head: Head,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) delegations: Option<Delegations>,
    pub(crate) targets: BTreeMap<String, FileInfo>,
}

/// Roles that may sign names of a pattern.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Delegations {
    pub(crate) keys: BTreeMap<String, KeyObject>,
    pub(crate) roles: Vec<DelegatedRole>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DelegatedRole {
    pub(crate) keyids: Vec<String>,
    pub(crate) name: String,
    pub(crate) paths: Vec<String>,
    pub(crate) terminating: bool,
    pub(crate) threshold: usize,
}

/// Length and hash of a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileInfo {
    pub(crate) hashes: Hashes,
    pub(crate) length: usize,
}

/// Hashes of a file; one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hashes {
    pub(crate) sha256: String,
}

/// `N.snapshot.json`: which versions belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Snapshot {
    #[serde(rename = "_type")]
    pub(crate) kind: SnapshotType,
    #[serde(flatten)]
    pub(crate) head: Head,
    pub(crate) meta: BTreeMap<String, MetaInfo>,
}

/// `timestamp.json`: the newest snapshot, and when it was signed (which TUF itself does not say).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Timestamp {
    #[serde(rename = "_type")]
    pub(crate) kind: TimestampType,
    #[serde(flatten)]
    pub(crate) head: Head,
    pub(crate) meta: BTreeMap<String, MetaInfo>,
    #[serde(rename = "x-signed-at")]
    pub(crate) signed_at: DateTime<Utc>,
}

/// Version, length and hash of metadata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MetaInfo {
    pub(crate) hashes: Hashes,
    pub(crate) length: usize,
    pub(crate) version: u64,
}

impl Head {
    pub(super) fn new(version: u64, expires: DateTime<Utc>) -> Self {
        Self { spec_version: SPEC_VERSION.to_owned(), version, expires }
    }
}

impl<T> Signed<T> {
    pub(super) const fn unsigned(signed: T) -> Self {
        Self { signatures: Vec::new(), signed }
    }
}

/// The bytes that are signed: canonical JSON as OLPC defines it.
pub(super) fn canonical(value: &impl Serialize) -> Result<Vec<u8>, OfficeError> {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, CanonicalFormatter::new());
    value.serialize(&mut serializer).map_err(|_json| OfficeError::Encode)?;
    Ok(bytes)
}

/// The bytes of a file.
pub(crate) fn to_file(value: &impl Serialize) -> Result<Vec<u8>, OfficeError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|_json| OfficeError::Encode)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Takes a file only in the very form in which [`to_file`] writes it.
pub(super) fn from_file<T: Serialize + DeserializeOwned>(name: &str, bytes: &[u8]) -> Result<T, OfficeError> {
    let form = |what: String| OfficeError::Form { name: name.to_owned(), what };
    let value = serde_json::from_slice(bytes).map_err(|error| form(error.to_string()))?;
    if to_file(&value)? == bytes { Ok(value) } else { Err(form("it was changed by hand".to_owned())) }
}
