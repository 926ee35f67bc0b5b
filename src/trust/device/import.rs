//! A newer repository from a folder, or a delta: checked, shown, then taken whole or not at all.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::change::Changes;
use super::office::{Anchor, FingerprintError, TrustedRoot};
use super::state::State;
use super::store::{Guard, StoreError};
use super::trust::{DeltaRefusal, Source, Trust};
use super::{Device, Found, Store, remember};
use crate::trust::repository::{
    FolderError, Part, RepositoryBytes, RepositoryError, Role, VerifiedRepository,
};
use crate::trust::{KeyringKind, Memory, Ratchet};

/// Why nothing was imported. What was in force is in force.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// A delta that is not taken.
    #[error("{0}")]
    Delta(#[from] DeltaRefusal),
    /// The typed fingerprint.
    #[error("{0}")]
    Fingerprint(#[from] FingerprintError),
    /// The folder.
    #[error("{0}")]
    Folder(#[from] FolderError),
    /// No folder for the state: nothing could be kept.
    #[error("this device has no folder to keep it in: name one with --state")]
    NoFolder,
    /// An office is there already, and it is another.
    #[error("this device belongs to an office already: forget that office first")]
    OfficeKnown,
    /// The memory is damaged: what the changes would be applied to is not known.
    #[error("the memory of this device is damaged: import the office's folder again first, then the changes")]
    MemoryDamaged,
    /// The administrator's root is not the user's to forget.
    #[error(
        "this office was set by the administrator of this device and is forgotten by the administrator alone"
    )]
    SystemOffice,
    /// What is in the folder.
    #[error("{0}")]
    Repository(#[from] RepositoryError),
    /// The device's own folder.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// Nobody said yet whose root this device trusts.
    #[error(
        "this device knows no office yet: type the first 8 groups of the root's fingerprint from the office's letter"
    )]
    UnknownOffice,
}

/// A repository that was checked and may be applied.
#[derive(Debug)]
pub struct ImportPlan<K: KeyringKind> {
    trust: Trust<K>,
    root: TrustedRoot,
    changes: Changes,
}

impl<K: KeyringKind> ImportPlan<K> {
    /// What it would change.
    #[must_use]
    pub const fn changes(&self) -> &Changes {
        &self.changes
    }
}

impl<K: KeyringKind> Device<K> {
    /// Reads and checks the repository in a folder; writes nothing. `typed` is the first half of the root's fingerprint,
    /// where no office is known yet.
    ///
    /// # Errors
    /// See [`ImportError`].
    pub fn plan(
        &self,
        folder: &Path,
        typed: Option<&str>,
        clock: DateTime<Utc>,
    ) -> Result<ImportPlan<K>, ImportError> {
        let bytes = RepositoryBytes::from_folder(folder)?;
        let root = match (&self.root, typed) {
            (Some(root), None) => root.clone(),
            (Some(root), Some(typed)) => {
                let offered = TrustedRoot::provisioned(&bytes, &typed.parse()?)?;
                if offered.office() != root.office() {
                    return Err(ImportError::OfficeKnown);
                }
                offered
            }
            (None, Some(typed)) => TrustedRoot::provisioned(&bytes, &typed.parse()?)?,
            (None, None) => return Err(ImportError::UnknownOffice),
        };
        let trust = self.checked(bytes, &root, &self.state, clock)?;
        let mut changes = Changes::between(&self.trust, &trust).ok_or(RepositoryError::NotARepository)?;
        // The same folder makes a damaged memory whole.
        changes.is_same &= self.memory == Memory::Kept;
        Ok(ImportPlan { trust, root, changes })
    }

    fn checked(
        &self,
        mut bytes: RepositoryBytes,
        root: &TrustedRoot,
        state: &State,
        clock: DateTime<Utc>,
    ) -> Result<Trust<K>, RepositoryError> {
        if !bytes.metadata.contains_key("timestamp.json") {
            return Err(RepositoryError::NotARepository);
        }
        let newest = bytes.root_versions().last().copied();
        state.marks.check_root(newest.ok_or(RepositoryError::Missing(Part::Role(Role::Root)))?)?;
        if let Some(known) = self.trust.repository() {
            bytes.add_roots_of(known.files());
        }
        let repository = VerifiedRepository::load(&bytes, root.bytes())?;
        state.marks.check(&repository)?;
        if !Ratchet::believes(repository.signed_at(), clock) {
            return Err(RepositoryError::SignedInTheFuture);
        }
        let mut trust = Trust::of(repository, Source::Imported)?;
        state.check_distrusted(trust.keyring())?;
        for (_, delta) in self.trust.deltas() {
            // One that the new list holds already no longer fits.
            let _held_already = trust.apply(delta);
        }
        check_fork(&self.trust, &trust)?;
        let repository = trust.repository().ok_or(RepositoryError::NotARepository)?;
        for list in trust.lists() {
            state.marks.check_list(repository, &list.issuer, list.number)?;
        }
        Ok(trust)
    }

    /// Puts a checked repository in force: whole or, at any error, not at all.
    ///
    /// # Errors
    /// See [`ImportError`].
    pub fn apply(&mut self, plan: ImportPlan<K>, clock: DateTime<Utc>) -> Result<(), ImportError> {
        let store = self.store.clone().ok_or(ImportError::NoFolder)?;
        let ImportPlan { trust: planned, root, .. } = plan;
        let guard = store.lock()?;
        // Between plan and now another instance may have imported a newer one.
        let mut state = match store.state() {
            Found::State(state) if state.office == root.office() => *state,
            // Another instance has provisioned another office meanwhile.
            Found::State(state) if self.root.is_none() && state.root.is_some() => {
                return Err(ImportError::OfficeKnown);
            }
            Found::State(_) | Found::Nothing | Found::Damaged => State::new(root.office()),
        };
        let files = planned.repository().ok_or(RepositoryError::NotARepository)?.files().clone();
        // What was checked just now is put in force, with the deltas taken since the plan.
        let trust = self.checked(files, &root, &state, clock)?;
        self.write(&store, &guard, &trust, &root, &mut state)?;
        self.state = state;
        self.root = Some(root);
        self.memory = Memory::Kept;
        self.troubles.clear();
        self.ratchet.saw(self.state.newest_signed);
        self.trust = Arc::new(trust);
        Ok(())
    }

    pub(super) fn write(
        &self,
        store: &Store,
        guard: &Guard,
        trust: &Trust<K>,
        root: &TrustedRoot,
        state: &mut State,
    ) -> Result<(), StoreError> {
        if matches!(root.anchor(), Anchor::User(_)) {
            state.root = Some(store.put(guard, "root", root.bytes())?);
        }
        if let Some(repository) = trust.repository() {
            let same =
                trust.source() == Source::Imported && self.holds(repository) && state.repository.is_some();
            if !same {
                let in_force = state.repository.as_deref();
                state.repository = Some(store.put_repository(guard, repository.files(), in_force)?);
            }
        }
        state.deltas.clear();
        for (_, delta) in trust.deltas() {
            state.deltas.push(store.put(guard, "delta", delta)?);
        }
        remember(state, trust);
        state.newest_signed = state.newest_signed.max(self.ratchet.newest());
        store.switch(guard, state)?;
        store.tidy(guard, state);
        Ok(())
    }

    /// Whether this very repository is in force.
    fn holds(&self, repository: &VerifiedRepository) -> bool {
        let known = self.trust.repository();
        self.trust.source() == Source::Imported
            && known.is_some_and(|known| known.files() == repository.files())
    }

    /// Forgets the office and all that came from it.
    ///
    /// # Errors
    /// See [`ImportError`]; the system's root cannot be forgotten here.
    pub fn forget(&mut self) -> Result<(), ImportError> {
        let store = self.store.clone().ok_or(ImportError::NoFolder)?;
        if matches!(self.anchor(), Some(Anchor::System(_))) {
            return Err(ImportError::SystemOffice);
        }
        {
            let guard = store.lock()?;
            store.clear(&guard)?;
        }
        *self = Self::open(Some(store))?;
        Ok(())
    }
}

/// Two timestamps of one version: someone signs two stories. Blanks and signatures beside are no story.
fn check_fork<K: KeyringKind>(before: &Trust<K>, after: &Trust<K>) -> Result<(), RepositoryError> {
    let (Some(before), Some(after)) = (before.repository(), after.repository()) else { return Ok(()) };
    let of = |repository: &VerifiedRepository| {
        let versions = repository.versions();
        (versions.root, versions.timestamp)
    };
    if of(before) == of(after) && before.timestamp() != after.timestamp() {
        return Err(RepositoryError::TwoOfOneVersion(after.versions().timestamp));
    }
    Ok(())
}
