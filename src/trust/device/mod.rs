//! What this device trusts, and what it remembers: the newer of the repository in the program and the one imported, with the
//! deltas since, never older than the newest ever seen.
//!
//! A state that is damaged or gone is not replaced by trust without memory: what was imported is left aside and what is in the
//! program counts, with a finding; importing again makes a new memory.

mod any;
mod change;
mod delta;
mod import;
mod marks;
mod office;
mod overview;
mod say;
mod state;
mod storage;
mod store;
mod time;
mod trouble;
mod trust;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};

pub use self::any::{AnyDevice, AnyPlan, AnyTrust};
pub use self::change::{Changes, KeyChange, ListChange};
pub use self::import::{ImportError, ImportPlan};
use self::office::TrustedRoot;
pub use self::office::{Anchor, Fingerprint, FingerprintError, is_for_training};
pub use self::overview::{Age, IssuerOverview, KeyOverview, Overview, RepositoryOverview};
use self::state::State;
pub use self::storage::{Disk, Storage};
use self::store::Found;
pub use self::store::{Store, StoreError};
pub use self::trouble::Trouble;
pub use self::trust::{DeltaRefusal, Source, Trust};
use super::repository::{RepositoryBytes, RepositoryError, VerifiedRepository};
use super::{KeyringKind, Memory, Ratchet, Standing, embedded};
use crate::status::{ApplyError, ListHeader};

/// One keyring of this device. A clone shares what is in force; the folder is one for all clones.
#[derive(Debug, Clone)]
pub struct Device<K: KeyringKind> {
    store: Option<Store>,
    root: Option<TrustedRoot>,
    state: State,
    memory: Memory,
    trust: Arc<Trust<K>>,
    ratchet: Ratchet,
    troubles: Vec<Arc<Trouble>>,
}

impl<K: KeyringKind> Device<K> {
    /// What is in the program, without memory of anything else.
    ///
    /// # Errors
    /// If the program itself is damaged.
    pub fn embedded() -> Result<Self, RepositoryError> {
        Self::open(None)
    }

    /// What is in the program and in the folder. Writes nothing.
    ///
    /// # Errors
    /// If the program itself is damaged. Whatever is wrong with the folder is one of [`Self::troubles`].
    pub fn open(store: Option<Store>) -> Result<Self, RepositoryError> {
        let mut device = Self::open_once(store.clone())?;
        // Another instance that imports meanwhile takes away what was in force before.
        for _ in 0..3 {
            let state = store.as_ref().map(Store::state);
            let changed = matches!(state, Some(Found::State(state)) if !device.is_of(&state));
            if device.troubles.is_empty() || !changed {
                break;
            }
            device = Self::open_once(store.clone())?;
        }
        Ok(device)
    }

    /// Whether it was opened by this state.
    fn is_of(&self, state: &State) -> bool {
        self.state.repository == state.repository && self.state.deltas == state.deltas
    }

    fn open_once(store: Option<Store>) -> Result<Self, RepositoryError> {
        let found = store.as_ref().map_or(Found::Nothing, Store::state);
        let (state, mut memory) = match found {
            Found::Damaged => (None, Memory::Damaged),
            // Files without the state that names them: it was deleted.
            Found::Nothing if store.as_ref().is_some_and(Store::has_files) => (None, Memory::None),
            Found::Nothing => (None, Memory::Kept),
            Found::State(state) => (Some(*state), Memory::Kept),
        };
        let root = TrustedRoot::find::<K>(store.as_ref(), state.as_ref());
        let office = root.as_ref().map(TrustedRoot::office).unwrap_or_default();
        // The memory of another office is none of this one.
        let (state, strange) = match state {
            Some(state) if state.office == office => (state, false),
            Some(_) => (State::new(office), true),
            None => (State::new(office), false),
        };
        if strange {
            memory = Memory::Damaged;
        }
        let mut device = Self {
            store,
            root,
            state,
            memory,
            trust: Arc::new(Trust::nothing()),
            ratchet: Ratchet::default(),
            troubles: Vec::new(),
        };
        device.take_embedded()?;
        device.take_imported();
        device.ratchet = Ratchet::new(device.state.newest_signed);
        Ok(device)
    }

    fn take_embedded(&mut self) -> Result<(), RepositoryError> {
        let Some(repository) = embedded::verified(K::NAME) else { return Ok(()) };
        let trust = Trust::of(repository?, Source::Embedded)?;
        // Newer than all that was imported, with a new program; or older, and then it only stands in.
        self.see(&trust);
        self.trust = Arc::new(trust);
        Ok(())
    }

    /// Takes the repository that the state names, if it is sound and the newer one. Else the device has forgotten something.
    fn take_imported(&mut self) {
        let Some(name) = self.state.repository.clone() else { return };
        match self.imported(&name) {
            Ok(imported) => {
                let versions =
                    |trust: &Trust<K>| trust.repository().map(|repository| repository.versions().clone());
                if versions(&imported) > versions(&self.trust) {
                    self.see(&imported);
                    self.trust = Arc::new(imported);
                }
                self.take_deltas();
            }
            Err(trouble) => {
                self.memory = Memory::Damaged;
                self.troubles.push(Arc::new(trouble));
            }
        }
    }

    fn imported(&self, name: &str) -> Result<Trust<K>, Trouble> {
        let store = self.store.as_ref().ok_or_else(|| Trouble::Missing(PathBuf::from(name)))?;
        let root = self.root.as_ref().ok_or_else(|| Trouble::Missing(PathBuf::from(name)))?;
        let bytes = RepositoryBytes::from_folder(&store.path(name)).map_err(Trouble::Folder)?;
        let repository = VerifiedRepository::load(&bytes, root.bytes()).map_err(Trouble::Repository)?;
        let versions = repository.versions().clone();
        let trust = Trust::of(repository, Source::Imported).map_err(Trouble::Repository)?;
        // A newer program may bring a newer repository: then this one is old and no fault.
        let of_program = self.trust.repository().map(|repository| repository.versions().clone());
        if of_program.is_none_or(|program| program <= versions) {
            let repository = trust.repository().ok_or_else(|| Trouble::Missing(PathBuf::from(name)))?;
            self.state.marks.check(repository).map_err(Trouble::Repository)?;
        }
        self.state.check_distrusted(trust.keyring()).map_err(Trouble::Repository)?;
        Ok(trust)
    }

    fn take_deltas(&mut self) {
        let Some(store) = &self.store else { return };
        let mut trust = (*self.trust).clone();
        for name in &self.state.deltas {
            let applied = match store.file(name) {
                Ok(cose) => trust.apply(&cose.into()).map_err(Trouble::Delta),
                Err(_gone) => Err(Trouble::Missing(store.path(name))),
            };
            match applied {
                Ok(()) => {}
                // A newer program brought a list that holds it already.
                Err(Trouble::Delta(DeltaRefusal::Apply(ApplyError::Base { found, wanted })))
                    if found > wanted => {}
                Err(trouble) => {
                    self.memory = Memory::Damaged;
                    self.troubles.push(Arc::new(trouble));
                }
            }
        }
        if let Some(repository) = trust.repository() {
            let older =
                |list: &ListHeader| self.state.marks.check_list(repository, &list.issuer, list.number).err();
            if let Some(error) = trust.lists().find_map(older) {
                self.memory = Memory::Outdated;
                self.troubles.push(Arc::new(Trouble::Repository(error)));
            }
        }
        self.see(&trust);
        self.trust = Arc::new(trust);
    }

    /// Whether the folder still says what this device was opened by. Another instance may have changed it since.
    #[must_use]
    pub fn is_current(&self) -> bool {
        match self.store.as_ref().map(Store::state) {
            Some(Found::State(state)) => state.office == self.state.office && self.is_of(&state),
            Some(Found::Nothing) => self.state.repository.is_none() && self.state.deltas.is_empty(),
            // Said at the next start; what is in force is sound.
            Some(Found::Damaged) | None => true,
        }
    }

    /// Its versions, distrusted keys and times are remembered.
    fn see(&mut self, trust: &Trust<K>) {
        remember(&mut self.state, trust);
    }

    /// What is in force.
    #[must_use]
    pub const fn trust(&self) -> &Arc<Trust<K>> {
        &self.trust
    }

    /// What was left aside at the start.
    #[must_use]
    pub fn troubles(&self) -> &[Arc<Trouble>] {
        &self.troubles
    }

    /// Whose word trust begins with.
    #[must_use]
    pub fn anchor(&self) -> Option<Anchor> {
        self.root.as_ref().map(TrustedRoot::anchor)
    }

    /// The lower bound of time.
    #[must_use]
    pub const fn ratchet(&self) -> Ratchet {
        self.ratchet
    }

    /// Whether it remembers what it has seen.
    #[must_use]
    pub const fn memory(&self) -> Memory {
        self.memory
    }

    /// What is to be said of keys and memory, as of a moment that no clock gave.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing { keys: self.trust.keys_time(), memory: self.memory, ..Standing::default() }
    }

    /// Everything that the screen for keys and lists says.
    #[must_use]
    pub fn overview(&self, clock: DateTime<Utc>) -> Overview {
        Overview::of(self, clock)
    }
}

/// Its versions, distrusted keys and times are remembered.
fn remember<K: KeyringKind>(state: &mut State, trust: &Trust<K>) {
    let Some(repository) = trust.repository() else { return };
    state.marks.saw(repository);
    state.saw_distrusted(trust.keyring());
    state.newest_signed = state.newest_signed.max(repository.signed_at());
    for list in trust.lists() {
        state.marks.saw_list(repository, &list.issuer, list.number);
        let signed_at = DateTime::from_timestamp(list.signed_at, 0).unwrap_or_default();
        state.newest_signed = state.newest_signed.max(signed_at);
    }
}

#[cfg(test)]
mod tests;
