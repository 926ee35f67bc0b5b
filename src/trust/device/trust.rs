//! A verified repository, read: who may sign, the limits, the lists with their deltas.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::status::{
    ApplyError, DeltaError, DeltaSummary, ListHeader, ListWord, SignedDelta, StatusList, UpdatedList,
    VerifiedDelta,
};
use crate::trust::repository::{RepositoryError, VerifiedRepository};
use crate::trust::{Keyring, KeyringKind, KeysTime};

/// Where what is in force came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Inside the program.
    Embedded,
    /// Taken from a folder.
    Imported,
    /// There is none.
    Nowhere,
}

/// What is in force. The keys are those of one kind, down to the type.
#[derive(Debug, Clone)]
pub struct Trust<K: KeyringKind> {
    repository: Option<VerifiedRepository>,
    source: Source,
    keyring: Arc<Keyring<K>>,
    lists: BTreeMap<String, UpdatedList<Arc<[u8]>>>,
    /// Deltas in force, as they came, in the order in which they were applied.
    deltas: Vec<(String, Arc<[u8]>)>,
}

/// Why a delta is not taken. The list is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeltaRefusal {
    /// It does not fit the list.
    #[error("{0}")]
    Apply(#[from] ApplyError),
    /// Not a delta, or not signed by the key of the issuer that it names.
    #[error("{0}")]
    Delta(#[from] DeltaError),
    /// Dated ahead of this device's clock.
    #[error("the delta is dated ahead of this device's clock: set the clock, then scan again")]
    FromTheFuture,
    /// There is no list that it could change.
    #[error("there is no list of {0} on this device: import the office's repository first")]
    NoList(String),
}

impl<K: KeyringKind> Trust<K> {
    /// Nobody is trusted.
    pub(super) fn nothing() -> Self {
        Self {
            repository: None,
            source: Source::Nowhere,
            keyring: Arc::new(Keyring::nobody()),
            lists: BTreeMap::new(),
            deltas: Vec::new(),
        }
    }

    /// Reads the targets of a repository that was checked.
    ///
    /// # Errors
    /// See [`RepositoryError`].
    pub(crate) fn of(repository: VerifiedRepository, source: Source) -> Result<Self, RepositoryError> {
        let keyring: Keyring<K> = Keyring::from_targets(repository.issuers(), repository.rules())?;
        for (issuer, delta_key) in repository.delta_keys() {
            if keyring.keys().any(|(_, key)| key.public().to_bytes() == delta_key.to_bytes()) {
                return Err(RepositoryError::DeltaKeyShared { issuer: issuer.clone() });
            }
        }
        let delta_keys = repository.delta_keys().values().map(crate::status::DeltaKey::to_bytes);
        if delta_keys.chain(repository.role_keys().iter().copied()).any(|key| K::is_banned(&key)) {
            return Err(RepositoryError::PublicKnowledge);
        }
        let latest = repository.signed_at().timestamp().saturating_add(keyring.thresholds().skew_seconds);
        let mut lists = BTreeMap::new();
        for issuer in keyring.issuers() {
            let Some(name) = issuer.status_list() else { continue };
            let Some(bytes) = repository.target(name) else {
                use crate::trust::repository::Part;
                return Err(RepositoryError::Missing(Part::Target(name.to_owned())));
            };
            let list = StatusList::open(Arc::clone(bytes))
                .map_err(|error| RepositoryError::List { name: name.to_owned(), error })?;
            let found = &list.header().issuer;
            if found != issuer.id() {
                let (name, issuer, found) = (name.to_owned(), issuer.id().to_owned(), found.clone());
                return Err(RepositoryError::ListOfAnother { name, issuer, found });
            }
            if list.header().signed_at > latest {
                return Err(RepositoryError::ListFromTheFuture { name: name.to_owned() });
            }
            lists.insert(issuer.id().to_owned(), UpdatedList::new(list));
        }
        Ok(Self {
            repository: Some(repository),
            source,
            keyring: Arc::new(keyring),
            lists,
            deltas: Vec::new(),
        })
    }

    /// Who may sign, and the limits.
    #[must_use]
    pub const fn keyring(&self) -> &Arc<Keyring<K>> {
        &self.keyring
    }

    /// The repository in force.
    #[must_use]
    pub const fn repository(&self) -> Option<&VerifiedRepository> {
        self.repository.as_ref()
    }

    /// Where it came from.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }

    /// When the keys were signed, and until when.
    #[must_use]
    pub fn keys_time(&self) -> Option<KeysTime> {
        let repository = self.repository.as_ref()?;
        Some(KeysTime { signed_at: repository.signed_at(), expires: repository.expires() })
    }

    /// Number, time and size of each issuer's list, with its deltas.
    pub fn lists(&self) -> impl Iterator<Item = &ListHeader> {
        self.lists.values().map(UpdatedList::header)
    }

    /// What the list of the issuer says of the licence with this status index.
    #[must_use]
    pub fn list_word(&self, issuer: &str, index: Option<u64>) -> ListWord {
        match (self.lists.get(issuer), index) {
            (Some(list), Some(index)) => {
                ListWord::List { lookup: list.look_up(index), signed_at: list.header().signed_at }
            }
            (None, _) | (_, None) => ListWord::NoList,
        }
    }

    /// What a delta would do.
    ///
    /// # Errors
    /// See [`DeltaRefusal`].
    pub fn summary_of_delta(&self, cose: &[u8]) -> Result<(VerifiedDelta, DeltaSummary), DeltaRefusal> {
        let delta = self.verified(cose)?;
        let list = self.lists.get(delta.issuer()).ok_or_else(|| no_list(&delta))?;
        let summary = list.summary(&delta)?;
        Ok((delta, summary))
    }

    /// Applies a delta, whole or not at all.
    ///
    /// # Errors
    /// See [`DeltaRefusal`].
    pub(super) fn apply(&mut self, cose: &Arc<[u8]>) -> Result<(), DeltaRefusal> {
        let delta = self.verified(cose)?;
        self.lists.get_mut(delta.issuer()).ok_or_else(|| no_list(&delta))?.apply(&delta)?;
        self.deltas.push((delta.issuer().to_owned(), Arc::clone(cose)));
        Ok(())
    }

    /// The deltas in force, with their issuers.
    pub(super) fn deltas(&self) -> &[(String, Arc<[u8]>)] {
        &self.deltas
    }

    /// The key must be the one that the repository delegates for the issuer that the delta names.
    fn verified(&self, cose: &[u8]) -> Result<VerifiedDelta, DeltaRefusal> {
        let signed = SignedDelta::from_cose(cose)?;
        let keys = self.repository.iter().flat_map(VerifiedRepository::delta_keys);
        for (issuer, key) in keys.filter(|(_, key)| key.key_id() == signed.key_id()) {
            let delta = signed.verify(key)?;
            if delta.issuer() == issuer {
                return Ok(delta);
            }
        }
        Err(DeltaError::UnknownKey(signed.key_id()).into())
    }
}

fn no_list(delta: &VerifiedDelta) -> DeltaRefusal {
    DeltaRefusal::NoList(delta.issuer().to_owned())
}
