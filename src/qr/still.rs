//! Reading still pictures: several attempts, each small and guarded, within a time.

use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::{Duration, Instant};

use super::Reading;
use super::lane::{Done, Job, Lane, Readers, Stray};
use super::plan::Plan;
use crate::camera::Frame;
use crate::text::Message;

/// Limits of one picture.
#[derive(Debug, Clone, Copy)]
pub struct StillLimits {
    /// Longest attempt; each is at the most as large as its reader wants ([`Readers::new`]).
    pub attempt: Duration,
    /// Attempts that may be left behind before the picture is given up.
    pub abandoned: usize,
    /// Longest time for all attempts.
    pub picture: Duration,
}

impl Default for StillLimits {
    /// As for live frames; 6 s are enough for every tile of a 12-megapixel photograph.
    fn default() -> Self {
        Self { attempt: Duration::from_secs(1), abandoned: 2, picture: Duration::from_secs(6) }
    }
}

/// Why a picture gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StillError {
    /// The reader panicked, and nothing was read in other attempts.
    #[error("the reader panicked")]
    Panicked,
    /// The picture took too long, and nothing was read until then.
    #[error("reading took too long")]
    TimedOut,
}

impl StillError {
    /// What is wrong and what to do.
    #[must_use]
    pub const fn message(self) -> Message {
        match self {
            Self::Panicked => Message::new("reading-panicked"),
            Self::TimedOut => Message::new("reading-timed-out"),
        }
    }
}

/// Reads one picture after another with one thread, which is replaced when an attempt hangs.
pub struct StillReader {
    readers: Readers,
    limits: StillLimits,
    lane: Option<Lane>,
    strays: Vec<Stray>,
    last_number: u64,
}

/// How one attempt ended.
enum Attempt {
    Panicked,
    Read(Reading),
    TimedOut,
}

impl StillReader {
    /// A reader without a thread yet; the first picture starts it.
    #[must_use]
    pub const fn new(readers: Readers, limits: StillLimits) -> Self {
        Self { readers, limits, lane: None, strays: Vec::new(), last_number: 0 }
    }

    /// Reads all symbols of a picture, each payload once. A picture without any is not an error: the reading is empty.
    ///
    /// # Errors
    /// If the time ran out or the reader panicked before anything was read.
    pub fn read(&mut self, frame: &Frame, now: impl Fn() -> Instant) -> Result<Reading, StillError> {
        let end = now() + self.limits.picture;
        let (mut found, mut failure, mut abandoned) = (Reading::default(), None, 0);
        let mut plan = Plan::new(frame, self.readers.pixels());
        while let Some(window) = plan.next_window() {
            let left = end.saturating_duration_since(now());
            if left.is_zero() {
                failure = failure.or(Some(StillError::TimedOut));
                break;
            }
            let Some(part) = window.cut(frame) else { continue };
            match self.attempt(part, left) {
                Attempt::Read(reading) => {
                    let reading = reading.mapped(|point| window.outwards(point));
                    plan.learn(frame, window, &reading);
                    found.merge(reading);
                }
                Attempt::Panicked => failure = failure.or(Some(StillError::Panicked)),
                Attempt::TimedOut => {
                    failure = Some(StillError::TimedOut);
                    abandoned += 1;
                    if abandoned >= self.limits.abandoned {
                        break;
                    }
                }
            }
        }
        found.sort();
        found.keep_distinct();
        match failure {
            Some(failure) if found.symbols.is_empty() => Err(failure),
            Some(_) | None => Ok(found),
        }
    }

    fn attempt(&mut self, part: Frame, left: Duration) -> Attempt {
        let Some(lane) = self.lane.take().or_else(|| self.start_lane(left)) else { return Attempt::TimedOut };
        self.last_number += 1;
        lane.put(Job { number: self.last_number, frame: part });
        let attempt = match lane.results().recv_timeout(self.limits.attempt.min(left)) {
            Ok(Done::Read { reading, size: _ }) => Attempt::Read(reading),
            Ok(Done::Panicked) => Attempt::Panicked,
            Err(RecvTimeoutError::Disconnected | RecvTimeoutError::Timeout) => {
                self.strays.push(lane.abandon());
                return Attempt::TimedOut;
            }
        };
        self.lane = Some(lane);
        attempt
    }

    /// A new thread, once few enough of those left behind are still running.
    fn start_lane(&mut self, left: Duration) -> Option<Lane> {
        let steps = left.as_millis() / PAUSE.as_millis();
        for _ in 0..=steps {
            self.strays.retain(Stray::still_runs);
            if self.strays.len() <= self.limits.abandoned {
                return Lane::start(&self.readers).ok();
            }
            thread::sleep(PAUSE);
        }
        None
    }
}

impl std::fmt::Debug for StillReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StillReader").field("limits", &self.limits).finish_non_exhaustive()
    }
}

/// Between two looks at threads that were left behind.
const PAUSE: Duration = Duration::from_millis(10);
