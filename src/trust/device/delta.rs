//! Changes of a list: checked, shown, then taken whole or not at all.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::Device;
use super::import::ImportError;
use super::state::State;
use super::store::Found;
use super::trust::DeltaRefusal;
use crate::status::{DeltaSummary, VerifiedDelta};
use crate::trust::{KeyringKind, Memory};

impl<K: KeyringKind> Device<K> {
    /// What a delta would do; writes nothing.
    ///
    /// # Errors
    /// See [`ImportError`].
    pub fn plan_delta(
        &self,
        cose: &[u8],
        clock: DateTime<Utc>,
    ) -> Result<(VerifiedDelta, DeltaSummary), ImportError> {
        let (delta, summary) = self.trust.summary_of_delta(cose)?;
        let skew = self.trust.keyring().thresholds().skew_seconds;
        if delta.signed_at() > clock.timestamp().saturating_add(skew) {
            return Err(DeltaRefusal::FromTheFuture.into());
        }
        Ok((delta, summary))
    }

    /// Puts a delta in force: whole or, at any error, not at all.
    ///
    /// # Errors
    /// See [`ImportError`].
    pub fn apply_delta(&mut self, cose: &[u8], clock: DateTime<Utc>) -> Result<DeltaSummary, ImportError> {
        let store = self.store.clone().ok_or(ImportError::NoFolder)?;
        let (_, summary) = self.plan_delta(cose, clock)?;
        let root = self.root.clone().ok_or(ImportError::UnknownOffice)?;
        let mut trust = (*self.trust).clone();
        trust.apply(&Arc::from(cose))?;
        let guard = store.lock()?;
        let mut state = match store.state() {
            Found::State(state) if state.office == root.office() => *state,
            Found::State(_) | Found::Damaged => return Err(ImportError::MemoryDamaged),
            Found::Nothing => State::new(root.office()),
        };
        if !self.is_of(&state) {
            // Another instance has changed something since: the delta is held against that.
            drop(guard);
            *self = Self::open(Some(store))?;
            return self.apply_delta(cose, clock);
        }
        // One of several lost deltas leads nearer to what was seen, and not yet there.
        let behind = trust.repository().and_then(|repository| {
            trust.lists().find_map(|list| state.marks.check_list(repository, &list.issuer, list.number).err())
        });
        if let Some(error) = behind.clone().filter(|_| self.memory != Memory::Outdated) {
            return Err(error.into());
        }
        self.write(&store, &guard, &trust, &root, &mut state)?;
        if self.memory == Memory::Outdated && behind.is_none() {
            self.memory = Memory::Kept;
            self.troubles.clear();
        }
        self.state = state;
        self.ratchet.saw(self.state.newest_signed);
        self.trust = Arc::new(trust);
        Ok(summary)
    }
}
