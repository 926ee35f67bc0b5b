//! The clock of a device beside the signed times that it has seen.

use chrono::{DateTime, Utc};

use super::store::Found;
use super::{Device, StoreError};
use crate::trust::{KeyringKind, Memory, Ratchet, Standing};

impl<K: KeyringKind> Device<K> {
    /// The moment to judge as of by this clock, and what is to be said of keys, clock and memory.
    #[must_use]
    pub fn read_clock(&self, clock: DateTime<Utc>) -> (DateTime<Utc>, Standing) {
        let (now, standing) = self.ratchet.read(clock, self.trust.keyring().thresholds().skew_seconds);
        (now, Standing { clock: standing, ..self.standing() })
    }

    /// A code that was verified was generated then. Moves the bound; [`Self::keep_time`] writes it down.
    pub fn saw_code(&mut self, issued_at: i64, clock: DateTime<Utc>) {
        self.ratchet.saw_code(issued_at, clock, self.trust.keyring().thresholds().skew_seconds);
    }

    /// The bound is at least that of a former device: nothing turns time back.
    pub fn keep_bound(&mut self, former: Ratchet) {
        self.ratchet.saw(former.newest());
    }

    /// Writes the bound down, for after a restart. A damaged memory is left as it is: it must not look whole.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub fn keep_time(&mut self) -> Result<(), StoreError> {
        let Some(store) = self.store.clone().filter(|_| self.memory == Memory::Kept) else { return Ok(()) };
        if self.ratchet.newest() <= self.state.newest_signed {
            return Ok(());
        }
        let guard = store.lock()?;
        // Another instance may have written since: its memory counts, and what it has in force.
        let mut state = match store.state() {
            Found::State(state) if state.office == self.state.office => *state,
            Found::Nothing if self.state.repository.is_none() => self.state.clone(),
            Found::Damaged | Found::Nothing | Found::State(_) => return Ok(()),
        };
        state.newest_signed = state.newest_signed.max(self.ratchet.newest());
        self.state.newest_signed = state.newest_signed;
        store.switch(&guard, &state)
    }
}
