//! A slot for one thing between two threads: what is newer replaces what was not taken.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The slot; share it in an `Arc`.
pub struct Mailbox<T> {
    slot: Mutex<Slot<T>>,
    filled: Condvar,
}

struct Slot<T> {
    thing: Option<T>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Closed,
    Open,
}

/// What waiting brought.
#[derive(Debug, PartialEq, Eq)]
pub enum Waited<T> {
    /// Nothing will come any more.
    Closed,
    /// The newest thing.
    Got(T),
    /// Nothing in the time given.
    Nothing,
}

impl<T> Mailbox<T> {
    /// An empty, open slot.
    #[must_use]
    pub const fn new() -> Self {
        Self { slot: Mutex::new(Slot { thing: None, state: State::Open }), filled: Condvar::new() }
    }

    /// Puts `thing` in and drops what was there. A closed slot drops `thing`.
    pub fn put(&self, thing: T) {
        let mut slot = self.lock();
        if slot.state == State::Open {
            slot.thing = Some(thing);
            self.filled.notify_one();
        }
    }

    /// Takes what is there, without waiting.
    #[must_use]
    pub fn take(&self) -> Option<T> {
        self.lock().thing.take()
    }

    /// Whether something lies in the slot.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        self.lock().thing.is_some()
    }

    /// Empties and closes the slot and wakes who waits.
    pub fn close(&self) {
        let mut slot = self.lock();
        slot.thing = None;
        slot.state = State::Closed;
        self.filled.notify_all();
    }

    /// Waits until something is there; `None` once the slot is closed.
    #[must_use]
    pub fn wait(&self) -> Option<T> {
        let mut slot = self
            .filled
            .wait_while(self.lock(), |slot| slot.thing.is_none() && slot.state == State::Open)
            .unwrap_or_else(PoisonError::into_inner);
        slot.thing.take()
    }

    /// Waits at most `limit`.
    #[must_use]
    pub fn wait_at_most(&self, limit: Duration) -> Waited<T> {
        let (mut slot, _timeout) = self
            .filled
            .wait_timeout_while(self.lock(), limit, |slot| slot.thing.is_none() && slot.state == State::Open)
            .unwrap_or_else(PoisonError::into_inner);
        match (slot.thing.take(), slot.state) {
            (Some(thing), State::Closed | State::Open) => Waited::Got(thing),
            (None, State::Closed) => Waited::Closed,
            (None, State::Open) => Waited::Nothing,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Slot<T>> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Default for Mailbox<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> std::fmt::Debug for Mailbox<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_filled() { "Mailbox(filled)" } else { "Mailbox(empty)" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_newest_only() {
        let mailbox = Mailbox::new();
        mailbox.put(1);
        mailbox.put(2);
        assert_eq!(mailbox.take(), Some(2));
        assert_eq!(mailbox.take(), None);
        assert_eq!(mailbox.wait_at_most(Duration::ZERO), Waited::Nothing);
    }

    #[test]
    fn closed_drops_and_ends_waiting() {
        let mailbox = Mailbox::new();
        mailbox.put(1);
        mailbox.close();
        mailbox.put(2);
        assert_eq!(mailbox.wait(), None);
        assert_eq!(mailbox.wait_at_most(Duration::from_secs(9)), Waited::Closed);
    }
}
