//! Reading still pictures: several attempts, each small and guarded, within a time.

use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::{Duration, Instant};

use super::confirm::{AGREEING, Again, Confirmation, MOST_PIXELS, WAYS};
use super::lane::{Done, Job, Lane, Readers, Stray};
use super::plain::around;
use super::plan::Plan;
use super::reader::overlap;
use super::{QrPayload, Quad, Reading, Symbol};
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

    /// Each symbol of a reading of this picture with how sure it is. Only what is `doubtful` is read again; it goes where
    /// something beyond doubt was read at the same place.
    pub fn confirmed(
        &mut self,
        frame: &Frame,
        reading: Reading,
        doubtful: fn(&QrPayload) -> bool,
        now: impl Fn() -> Instant,
    ) -> Vec<(Symbol, Confirmation)> {
        let is_doubtful: Vec<bool> = reading.symbols.iter().map(|symbol| doubtful(&symbol.payload)).collect();
        let sure: Vec<Quad> = reading
            .symbols
            .iter()
            .zip(&is_doubtful)
            .filter_map(|(symbol, doubt)| (!doubt).then_some(symbol.corners))
            .collect();
        let mut confirmed = Vec::with_capacity(reading.symbols.len());
        for (symbol, doubt) in reading.symbols.into_iter().zip(is_doubtful) {
            if !doubt {
                confirmed.push((symbol, Confirmation::Confirmed));
            } else if !sure.iter().any(|place| overlap(place, &symbol.corners)) {
                let confirmation = self.confirm(frame, &symbol, &now);
                confirmed.push((symbol, confirmation));
            }
        }
        confirmed
    }

    /// How sure it is that a symbol of this picture says so: its place is read by one way after another until two agree
    /// with it. The way that it was first read by counts only when it reads it again.
    pub fn confirm(&mut self, frame: &Frame, symbol: &Symbol, now: impl Fn() -> Instant) -> Confirmation {
        let end = now() + self.limits.picture;
        let Some(window) = around(&symbol.corners, frame, MOST_PIXELS) else { return Confirmation::ReadOnce };
        let Some(part) = window.cut(frame) else { return Confirmation::ReadOnce };
        let corners = symbol.corners.mapped(|point| window.inwards(point));
        let mut agreeing = 0;
        for way in WAYS {
            let left = end.saturating_duration_since(now());
            let readers = Readers::new(MOST_PIXELS, move || Box::new(Again { way, corners }));
            let Some(lane) = self.start_lane(&readers, left).filter(|_| !left.is_zero()) else { break };
            let (attempt, _lane) = self.run(lane, part.clone(), left);
            agreeing += match attempt {
                Attempt::Panicked | Attempt::TimedOut => 0,
                Attempt::Read(again) => {
                    usize::from(again.symbols.iter().any(|known| known.payload == symbol.payload))
                }
            };
            if agreeing >= AGREEING {
                return Confirmation::Confirmed;
            }
        }
        Confirmation::ReadOnce
    }

    fn attempt(&mut self, part: Frame, left: Duration) -> Attempt {
        let lane = self.lane.take().or_else(|| self.start_lane(&self.readers.clone(), left));
        let Some(lane) = lane else { return Attempt::TimedOut };
        let (attempt, lane) = self.run(lane, part, left);
        self.lane = lane;
        attempt
    }

    /// One job; the lane comes back unless it was left behind.
    fn run(&mut self, lane: Lane, part: Frame, left: Duration) -> (Attempt, Option<Lane>) {
        self.last_number += 1;
        lane.put(Job { number: self.last_number, frame: part });
        match lane.results().recv_timeout(self.limits.attempt.min(left)) {
            Ok(Done::Read { reading, size: _ }) => (Attempt::Read(reading), Some(lane)),
            Ok(Done::Panicked) => (Attempt::Panicked, Some(lane)),
            Err(RecvTimeoutError::Disconnected | RecvTimeoutError::Timeout) => {
                self.strays.push(lane.abandon());
                (Attempt::TimedOut, None)
            }
        }
    }

    /// A new thread, once few enough of those left behind are still running.
    fn start_lane(&mut self, readers: &Readers, left: Duration) -> Option<Lane> {
        let steps = left.as_millis() / PAUSE.as_millis();
        for _ in 0..=steps {
            self.strays.retain(Stray::still_runs);
            if self.strays.len() <= self.limits.abandoned {
                return Lane::start(readers).ok();
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
