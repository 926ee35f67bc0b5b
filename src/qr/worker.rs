//! Reading live frames under guard: a job that takes too long is left behind and its thread replaced.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::Reading;
use super::lane::{Done, Job, Lane, Readers, Stray};
use crate::camera::Frame;

/// Limits of live reading.
#[derive(Debug, Clone, Copy)]
pub struct WorkerLimits {
    /// Longest job.
    pub job: Duration,
    /// New threads in [`Self::window`], and threads left behind that may still be running.
    pub replacements: usize,
    /// The time in which replacements are counted.
    pub window: Duration,
}

impl Default for WorkerLimits {
    /// 1 s a job, since 10 to 40 ms are usual; two replacements a minute, so that a hostile picture held before
    /// the camera costs at most two processors.
    fn default() -> Self {
        Self { job: Duration::from_secs(1), replacements: 2, window: Duration::from_secs(60) }
    }
}

/// What came of the frames offered.
#[derive(Debug, Clone, PartialEq)]
pub enum ReaderEvent {
    /// A job took too long and was left behind; reading goes on with another thread, now or when one is allowed.
    Abandoned,
    /// The reader panicked; the frame is lost, reading goes on.
    Panicked,
    /// A frame was read.
    Read {
        /// What was found.
        reading: Reading,
        /// Width and height of the frame that was read.
        size: [usize; 2],
    },
}

/// Reads the newest frame offered. Not a thread of its own: its owner calls [`Worker::poll`] now and then, and the
/// clock is an argument.
pub struct Worker {
    readers: Readers,
    limits: WorkerLimits,
    lane: Option<Lane>,
    watched: Option<Watched>,
    replaced: VecDeque<Instant>,
    strays: Vec<Stray>,
    last_number: u64,
}

/// The running job and when it was first seen running.
#[derive(Clone, Copy)]
struct Watched {
    number: u64,
    since: Instant,
}

impl Worker {
    /// A worker without a thread yet; the first frame starts it.
    #[must_use]
    pub const fn new(readers: Readers, limits: WorkerLimits) -> Self {
        Self {
            readers,
            limits,
            lane: None,
            watched: None,
            replaced: VecDeque::new(),
            strays: Vec::new(),
            last_number: 0,
        }
    }

    /// Offers a frame. It replaces one that waits; it is dropped while no new thread is allowed.
    pub fn offer(&mut self, frame: Frame, now: Instant) {
        self.start_lane(now);
        if let Some(lane) = &self.lane {
            self.last_number += 1;
            lane.put(Job { number: self.last_number, frame });
        }
    }

    /// Collects results and leaves a job behind that has run too long.
    pub fn poll(&mut self, now: Instant) -> Vec<ReaderEvent> {
        let Some(lane) = &self.lane else { return Vec::new() };
        let running = lane.running();
        let mut events: Vec<ReaderEvent> = lane.results().try_iter().map(ReaderEvent::from).collect();
        self.watched = running.map(|number| match self.watched {
            Some(watched) if watched.number == number => watched,
            Some(_) | None => Watched { number, since: now },
        });
        if self.watched.is_some_and(|watched| now.saturating_duration_since(watched.since) > self.limits.job)
        {
            self.strays.extend(self.lane.take().map(Lane::abandon));
            self.watched = None;
            events.push(ReaderEvent::Abandoned);
        }
        events
    }

    /// Whether a frame is being read or waits for it.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.lane.as_ref().is_some_and(|lane| lane.running().is_some() || lane.is_waiting())
    }

    /// Whether frames are being dropped, because too many threads were replaced lately.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.lane.is_none() && self.last_number > 0
    }

    fn start_lane(&mut self, now: Instant) {
        if self.lane.is_some() {
            return;
        }
        let first = self.last_number == 0;
        self.replaced.retain(|at| now.saturating_duration_since(*at) < self.limits.window);
        self.strays.retain(Stray::still_runs);
        let allowed =
            self.replaced.len() < self.limits.replacements && self.strays.len() <= self.limits.replacements;
        if !(first || allowed) {
            return;
        }
        // Without a thread (the system has no more) the frame is dropped and the next one tries again.
        self.lane = Lane::start(&self.readers).ok();
        if self.lane.is_some() && !first {
            self.replaced.push_back(now);
        }
    }
}

impl From<Done> for ReaderEvent {
    fn from(done: Done) -> Self {
        match done {
            Done::Panicked => Self::Panicked,
            Done::Read { reading, size } => Self::Read { reading, size },
        }
    }
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker")
            .field("limits", &self.limits)
            .field("strays", &self.strays.len())
            .finish_non_exhaustive()
    }
}
