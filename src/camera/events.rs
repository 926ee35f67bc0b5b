//! A bounded queue of events for the window.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::task::Waker;

use super::CaptureEvent;

/// Written by the threads, emptied by the window. When it is full the oldest reading goes first: the next frame brings
/// another one, while news of the camera comes once.
#[derive(Debug)]
pub(super) struct Events {
    queue: Mutex<VecDeque<CaptureEvent>>,
    waker: Waker,
}

impl Events {
    pub(super) const fn new(waker: Waker) -> Self {
        Self { queue: Mutex::new(VecDeque::new()), waker }
    }

    pub(super) fn push(&self, event: CaptureEvent) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if queue.len() >= MAX_EVENTS {
            let reading = queue.iter().position(|event| matches!(event, CaptureEvent::Read { .. }));
            queue.remove(reading.unwrap_or_default());
        }
        queue.push_back(event);
        drop(queue);
        self.wake();
    }

    pub(super) fn take(&self) -> Vec<CaptureEvent> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).drain(..).collect()
    }

    pub(super) fn wake(&self) {
        self.waker.wake_by_ref();
    }
}

/// Two seconds of readings at 30 frames a second.
const MAX_EVENTS: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::Reading;

    #[test]
    fn readings_go_before_news() {
        let events = Events::new(Waker::noop().clone());
        events.push(CaptureEvent::Recovered);
        for _ in 0..200 {
            events.push(CaptureEvent::Read { reading: Reading::default(), size: [1, 1] });
        }
        let taken = events.take();
        assert_eq!(taken.len(), MAX_EVENTS);
        assert_eq!(taken.first(), Some(&CaptureEvent::Recovered));
    }
}
