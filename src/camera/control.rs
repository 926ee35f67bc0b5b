//! What the window wants of a camera thread: run, rest, stop.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Shared by the window and one camera thread.
#[derive(Debug, Default)]
pub(super) struct Control {
    wish: Mutex<Wish>,
    changed: Condvar,
}

/// What the thread is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Wish {
    Rest,
    #[default]
    Run,
    Stop,
}

impl Control {
    /// A stopped thread stays stopped.
    pub(super) fn set(&self, wish: Wish) {
        let mut current = self.lock();
        if *current != Wish::Stop {
            *current = wish;
            self.changed.notify_all();
        }
    }

    /// Waits while the wish is [`Wish::Rest`].
    pub(super) fn wait_out_rest(&self) -> Wish {
        let wish = self.changed.wait_while(self.lock(), |wish| *wish == Wish::Rest);
        *wish.unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits `time`, or until the wish is to stop.
    pub(super) fn sleep(&self, time: Duration) -> Wish {
        let waited = self.changed.wait_timeout_while(self.lock(), time, |wish| *wish != Wish::Stop);
        let (wish, _timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        *wish
    }

    /// Does `act` unless stopped; stopping waits for it, so that nothing comes from a source after the switch.
    pub(super) fn unless_stopped(&self, act: impl FnOnce()) {
        let wish = self.lock();
        if *wish != Wish::Stop {
            act();
        }
        drop(wish);
    }

    fn lock(&self) -> MutexGuard<'_, Wish> {
        self.wish.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
