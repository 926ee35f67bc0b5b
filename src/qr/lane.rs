//! One thread that owns a reader and does one job after another; a panic ends the job, not the thread.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Weak};
use std::thread;

use super::{MAX_READ_PIXELS, PlainReader, Reader, Reading, SightLimits, SightReader};
use crate::camera::{Frame, Mailbox};
use crate::judge::is_signed;

/// Makes readers: one for each decode thread, and a new one after a panic.
#[derive(Clone)]
pub struct Readers {
    make: Arc<dyn Fn() -> Box<dyn Reader> + Send + Sync>,
    pixels: usize,
}

impl Readers {
    /// Readers of any kind, and the most pixels that one of them wants at once of a still picture.
    #[must_use]
    pub fn new(pixels: usize, make: impl Fn() -> Box<dyn Reader> + Send + Sync + 'static) -> Self {
        Self { make: Arc::new(make), pixels }
    }

    /// [`PlainReader`]s.
    #[must_use]
    pub fn plain() -> Self {
        Self::new(MAX_READ_PIXELS, || Box::<PlainReader>::default())
    }

    /// [`SightReader`]s for the frames of a camera.
    #[must_use]
    pub fn live() -> Self {
        Self::sight(SightLimits::live())
    }

    /// [`SightReader`]s for still pictures.
    #[must_use]
    pub fn thorough() -> Self {
        Self::sight(SightLimits::thorough())
    }

    fn sight(limits: SightLimits) -> Self {
        Self::new(limits.pixels, move || Box::new(SightReader::new(limits, is_signed)))
    }

    pub(super) fn make(&self) -> Box<dyn Reader> {
        (self.make)()
    }

    pub(super) const fn pixels(&self) -> usize {
        self.pixels
    }
}

impl std::fmt::Debug for Readers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Readers")
    }
}

/// A frame to read and the number of the job, from 1.
pub(super) struct Job {
    pub(super) number: u64,
    pub(super) frame: Frame,
}

/// How a job ended.
pub(super) enum Done {
    Panicked,
    Read { reading: Reading, size: [usize; 2] },
}

/// The near end of a decode thread. Dropping it tells the thread to end after its job; it is never joined.
pub(super) struct Lane {
    jobs: Arc<Mailbox<Job>>,
    done: Receiver<Done>,
    running: Arc<AtomicU64>,
}

/// A thread left behind with a job that does not end.
pub(super) struct Stray(Weak<Mailbox<Job>>);

impl Lane {
    pub(super) fn start(readers: &Readers) -> io::Result<Self> {
        let jobs = Arc::new(Mailbox::new());
        let running = Arc::new(AtomicU64::new(IDLE));
        let (sender, done) = sync_channel(RESULTS);
        let far = FarEnd {
            jobs: Arc::clone(&jobs),
            sender,
            running: Arc::clone(&running),
            readers: readers.clone(),
        };
        thread::Builder::new().name("qr-read".to_owned()).spawn(move || far.run())?;
        Ok(Self { jobs, done, running })
    }

    /// Replaces a job that has not begun.
    pub(super) fn put(&self, job: Job) {
        self.jobs.put(job);
    }

    pub(super) fn is_waiting(&self) -> bool {
        self.jobs.is_filled()
    }

    /// Number of the job that is being done.
    pub(super) fn running(&self) -> Option<u64> {
        match self.running.load(Ordering::Acquire) {
            IDLE => None,
            number => Some(number),
        }
    }

    pub(super) const fn results(&self) -> &Receiver<Done> {
        &self.done
    }

    pub(super) fn abandon(self) -> Stray {
        Stray(Arc::downgrade(&self.jobs))
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        self.jobs.close();
    }
}

impl Stray {
    pub(super) fn still_runs(&self) -> bool {
        self.0.strong_count() > 0
    }
}

/// What the thread owns.
struct FarEnd {
    jobs: Arc<Mailbox<Job>>,
    sender: SyncSender<Done>,
    running: Arc<AtomicU64>,
    readers: Readers,
}

impl FarEnd {
    fn run(self) {
        let mut reader = self.readers.make();
        while let Some(Job { number, frame }) = self.jobs.wait() {
            self.running.store(number, Ordering::Release);
            let size = [frame.width(), frame.height()];
            // The reader is thrown away after a panic, so that nothing half-changed is used again.
            let done = match catch_unwind(AssertUnwindSafe(|| reader.read(&frame))) {
                Ok(reading) => Done::Read { reading, size },
                Err(_panic) => {
                    reader = self.readers.make();
                    Done::Panicked
                }
            };
            let sent = self.sender.try_send(done);
            self.running.store(IDLE, Ordering::Release);
            if matches!(sent, Err(TrySendError::Disconnected(_))) {
                break;
            }
        }
    }
}

/// No job has this number.
const IDLE: u64 = 0;

/// Results that may wait to be collected; they are small, and collected many times a second.
const RESULTS: usize = 8;
