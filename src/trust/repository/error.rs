//! Why a repository is not taken. The one in force stays.

use std::fmt;

use crate::envelope::KeyId;
use crate::status::ListError;
use crate::trust::TrustError;

/// A role of TUF.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who may sign what.
    Root,
    /// Issuers, rules and lists.
    Targets,
    /// Which versions belong together.
    Snapshot,
    /// The newest, and when it was signed.
    Timestamp,
    /// A role that targets delegates to.
    Delegated(String),
}

impl Role {
    /// As it is written.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Root => "root",
            Self::Targets => "targets",
            Self::Snapshot => "snapshot",
            Self::Timestamp => "timestamp",
            Self::Delegated(name) => name,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A file of a repository: a role, or a target by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Metadata.
    Role(Role),
    /// A target.
    Target(String),
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role(role) => write!(f, "{role}"),
            Self::Target(name) => f.write_str(name),
        }
    }
}

/// Every way in which a repository can be at fault, the attacks of the TUF specification (§1.5.2) among them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RepositoryError {
    /// The delta key of an issuer is one that signs licences or metadata.
    #[error("the key that signs status deltas of {issuer} is used for something else too")]
    DeltaKeyShared {
        /// Whose.
        issuer: String,
    },
    /// A signature stands twice in the metadata: one key counts once.
    #[error("{0}: a key has signed twice; each counts once")]
    DuplicateSignature(Role),
    /// Not what the metadata above it name: arbitrary software, or a mix of two repositories.
    #[error("{0} is not the file that the signed metadata name: files of two repositories, or changed")]
    Hash(Part),
    /// Not JSON in the form of TUF, or in a form that is not used here.
    #[error("{0} is not readable as TUF metadata: ask the office for a new copy")]
    Json(Role),
    /// Longer than the signed metadata or the limit allow.
    #[error("{0} is longer than allowed")]
    Length(Part),
    /// A list that cannot be used.
    #[error("{name}: {error}")]
    List {
        /// Target.
        name: String,
        /// What is wrong.
        error: ListError,
    },
    /// A list dated after the repository that it is in: its time would move the clock's bound.
    #[error("{name} is dated after the repository that it is in: ask the office for a new copy")]
    ListFromTheFuture {
        /// Target.
        name: String,
    },
    /// A key for roles or deltas that is public knowledge.
    #[error("a key in this repository is public knowledge: anybody could sign with it")]
    PublicKnowledge,
    /// A list that says another issuer than the one that names it.
    #[error("{name} is a list of {found}, named by issuer {issuer}")]
    ListOfAnother {
        /// Target.
        name: String,
        /// Issuer that names it.
        issuer: String,
        /// Issuer in the list.
        found: String,
    },
    /// A file that the metadata name is not there: half a copy.
    #[error("{0} is missing: the copy is not whole, copy the folder again")]
    Missing(Part),
    /// A root between the trusted one and the newest is missing: the chain cannot be followed.
    #[error("root {0} is missing between the trusted root and the newest: copy the whole folder again")]
    MissingRootLink(u64),
    /// Neither metadata nor targets are there.
    #[error("this is no trust repository: there is no metadata/timestamp.json in it")]
    NotARepository,
    /// `timestamp.json` does not say when it was signed.
    #[error("timestamp.json does not say when it was signed (x-signed-at)")]
    NoSignedTime,
    /// Older than what this device has seen.
    #[error(
        "{role} {offered} is older than {role} {seen}, which this device has seen: an old copy, nothing was changed"
    )]
    Rollback {
        /// Which.
        role: Role,
        /// Version here.
        offered: u64,
        /// Newest version seen.
        seen: u64,
    },
    /// A status list with a lower number than the one seen.
    #[error("list {offered} of {issuer} is older than list {seen}, which this device has seen")]
    ListRollback {
        /// Whose.
        issuer: String,
        /// Number here.
        offered: u64,
        /// Newest number seen.
        seen: u64,
    },
    /// A key that was once distrusted is trusted again, or longer than before.
    #[error(
        "issuer {issuer}: key {key_id} was distrusted before and must never come back; the issuer needs a new key"
    )]
    RevivedKey {
        /// Whose.
        issuer: String,
        /// The key.
        key_id: KeyId,
    },
    /// Dated over a day ahead of this device's clock.
    #[error("signed over a day ahead of this device's clock: set the clock, then try again")]
    SignedInTheFuture,
    /// Not signed by as many of its keys as the root demands.
    #[error("{role}: {valid} good signatures, {threshold} needed")]
    Threshold {
        /// Which.
        role: Role,
        /// Signatures that verify.
        valid: u64,
        /// Needed.
        threshold: u64,
    },
    /// The content of issuers.json or rules.json.
    #[error("{0}")]
    Trust(#[from] TrustError),
    /// Another fault that the TUF library found.
    #[error("the repository is not sound: {0}")]
    Tuf(String),
    /// Two different timestamps of one version.
    #[error(
        "timestamp {0} is another than the timestamp {0} on this device: ask the office, nothing was changed"
    )]
    TwoOfOneVersion(u64),
    /// A version that is not the one named above it.
    #[error(
        "{role} has version {found}, the signed metadata name version {wanted}: files of two repositories"
    )]
    Version {
        /// Which.
        role: Role,
        /// As it says.
        found: u64,
        /// As it is named.
        wanted: u64,
    },
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "tough has many errors; those without a name here keep its words"
)]
impl RepositoryError {
    /// What a fault that tough found is called here.
    pub(super) fn of_tough(error: &tough::error::Error) -> Self {
        use tough::error::Error;
        match error {
            Error::MetaMissing { file, .. } => Self::Missing(part_of_file(file)),
            Error::OlderMetadata { role, current_version, new_version, .. } => {
                Self::Version { role: role_of(*role), found: *new_version, wanted: current_version + 1 }
            }
            Error::ParseMetadata { role, .. } => Self::Json(role_of(*role)),
            Error::ParseTrustedMetadata { .. } => Self::Json(Role::Root),
            Error::Transport { url, source, .. } => Self::of_transport(url.path(), source),
            Error::VerifyMetadata { role, source, .. } => Self::of_signatures(role_of(*role), source),
            Error::VerifyRoleMetadata { role, source, .. } => {
                Self::of_signatures(Role::Delegated(role.clone()), source)
            }
            Error::VerifyTrustedMetadata { source, .. } => Self::of_signatures(Role::Root, source),
            Error::VersionMismatch { role, fetched, expected, .. } => {
                Self::Version { role: role_of(*role), found: *fetched, wanted: *expected }
            }
            other => Self::Tuf(other.to_string()),
        }
    }

    fn of_transport(path: &str, source: &tough::TransportError) -> Self {
        use std::error::Error as _;
        use tough::error::Error;
        let part = part_of_file(path);
        match source.source().and_then(|cause| cause.downcast_ref()) {
            Some(Error::HashMismatch { .. }) => Self::Hash(part),
            Some(Error::MaxSizeExceeded { .. }) => Self::Length(part),
            Some(other) => Self::Tuf(other.to_string()),
            None => Self::Missing(part),
        }
    }

    fn of_signatures(role: Role, source: &tough::schema::Error) -> Self {
        use tough::schema::Error;
        match source {
            Error::DuplicateKeyId { .. } => Self::DuplicateSignature(role),
            Error::SignatureThreshold { threshold, valid, .. } => {
                Self::Threshold { role, valid: *valid, threshold: *threshold }
            }
            other => Self::Tuf(other.to_string()),
        }
    }
}

fn role_of(role: tough::schema::RoleType) -> Role {
    use tough::schema::RoleType;
    match role {
        RoleType::Root => Role::Root,
        RoleType::Snapshot => Role::Snapshot,
        RoleType::Targets => Role::Targets,
        RoleType::Timestamp => Role::Timestamp,
        RoleType::DelegatedTargets => Role::Delegated("delegated".to_owned()),
    }
}

/// From the path at which tough looked: `/metadata/12.snapshot.json`, `/targets/HASH.issuers.json`.
fn part_of_file(path: &str) -> Part {
    let name = path.rsplit('/').next().unwrap_or_default();
    let bare = name.split_once('.').map_or(name, |(_, rest)| rest);
    if path.contains("/targets/") {
        return Part::Target(bare.to_owned());
    }
    let role = bare.strip_suffix(".json").or_else(|| name.strip_suffix(".json")).unwrap_or(name);
    Part::Role(match role {
        "root" => Role::Root,
        "targets" => Role::Targets,
        "snapshot" => Role::Snapshot,
        "timestamp" => Role::Timestamp,
        other => Role::Delegated(other.to_owned()),
    })
}
