//! Whether frames should be coming, and for how long none came: a driver may block for ever without an error.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::{CameraError, CaptureEvent};

/// Shared by the window, the camera thread and the watch.
#[derive(Debug, Default)]
pub(super) struct Pulse {
    asked: AtomicBool,
    resting: AtomicBool,
}

impl Pulse {
    /// A driver was asked to open or to give frames.
    pub(super) fn expect_frames(&self) {
        self.asked.store(true, Ordering::Relaxed);
    }

    /// The source failed and is tried again later.
    pub(super) fn expect_nothing(&self) {
        self.asked.store(false, Ordering::Relaxed);
    }

    pub(super) fn rest(&self) {
        self.resting.store(true, Ordering::Relaxed);
    }

    pub(super) fn go_on(&self) {
        self.resting.store(false, Ordering::Relaxed);
    }

    pub(super) fn expected(&self) -> Expected {
        if self.asked.load(Ordering::Relaxed) && !self.resting.load(Ordering::Relaxed) {
            Expected::Frames
        } else {
            Expected::Nothing
        }
    }
}

/// Whether frames should be coming.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    Frames,
    Nothing,
}

/// How long no frame has come although one should.
#[derive(Debug)]
pub(super) struct Silence {
    since: Instant,
    reported: Option<Instant>,
}

impl Silence {
    pub(super) const fn new(now: Instant) -> Self {
        Self { since: now, reported: None }
    }

    /// A frame came.
    pub(super) fn end(&mut self, now: Instant) -> Option<CaptureEvent> {
        self.since = now;
        self.reported.take().map(|_at| CaptureEvent::Recovered)
    }

    /// No frame came just now. Says so once when it has lasted too long.
    pub(super) fn look(&mut self, expected: Expected, now: Instant) -> Option<CaptureEvent> {
        if expected == Expected::Nothing {
            *self = Self::new(now);
            return None;
        }
        let waited = now.saturating_duration_since(self.since);
        if waited < LONGEST || self.reported.is_some() {
            return None;
        }
        self.reported = Some(now);
        Some(CaptureEvent::Lost(CameraError::Silent { waited }))
    }
}

/// Slow cameras take two to three seconds to open.
const LONGEST: Duration = Duration::from_secs(6);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_said_once_and_ends_with_a_frame() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut silence = Silence::new(start);
        assert_eq!(silence.look(Expected::Frames, at(5)), None);
        let waited = Duration::from_secs(7);
        assert_eq!(
            silence.look(Expected::Frames, at(7)),
            Some(CaptureEvent::Lost(CameraError::Silent { waited }))
        );
        assert_eq!(silence.look(Expected::Frames, at(8)), None);
        assert_eq!(silence.end(at(9)), Some(CaptureEvent::Recovered));
        assert_eq!(silence.end(at(9)), None);
        assert_eq!(silence.look(Expected::Nothing, at(99)), None);
        assert_eq!(silence.look(Expected::Frames, at(100)), None);
    }
}
