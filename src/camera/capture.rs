//! The near end of the camera: what the window holds.

use std::io;
use std::sync::Arc;
use std::task::Waker;
use std::thread;
use std::time::{Duration, Instant};

use super::control::{Control, Wish};
use super::controls::{Bracket, Command, Commands, Controls};
use super::events::Events;
use super::mailbox::Waited;
use super::pulse::{Pulse, Silence};
use super::thread::CameraThread;
use super::{CameraError, CameraName, Frame, Mailbox, Opener, RetryTimes, SourceChoice, cameras};
use crate::qr::{ReaderEvent, Readers, Reading, Worker, WorkerLimits};
use crate::text::Message;

/// News for the window, from [`Capture::poll`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum CaptureEvent {
    /// The answer to [`Capture::look_for_cameras`].
    Cameras(Result<Vec<CameraName>, CameraError>),
    /// The camera did not do what it was told; it goes on as before.
    ControlRefused(Command),
    /// What the source offers. Not said by a source that offers nothing; comes after [`CaptureEvent::SourceName`].
    Controls(Controls),
    /// The source gives no frames; it is tried again by itself. Said once for each cause.
    Lost(CameraError),
    /// A frame was read; the reading is empty when there was nothing in it.
    Read {
        /// What was found.
        reading: Reading,
        /// Width and height of the frame, in whose pixels the places are.
        size: [usize; 2],
    },
    /// A frame took too long to read and was left behind.
    ReaderAbandoned,
    /// The reader panicked on a frame and goes on.
    ReaderPanicked,
    /// Frames come again after [`CaptureEvent::Lost`].
    Recovered,
    /// The first frame of a source came; this is its name.
    SourceName(Message),
}

/// A running source with its reader. Dropping it stops all; no thread is joined.
pub struct Capture {
    commands: Arc<Commands>,
    control: Arc<Control>,
    decode: Arc<Mailbox<Frame>>,
    events: Arc<Events>,
    opener: Arc<dyn Opener>,
    preview: Arc<Mailbox<Frame>>,
    pulse: Arc<Pulse>,
    retry: RetryTimes,
}

impl Capture {
    /// Starts reading `choice`. `waker` is woken after every frame and event, from other threads.
    ///
    /// # Errors
    /// If the system has no more threads.
    pub fn start(opener: Arc<dyn Opener>, choice: SourceChoice, waker: Waker) -> io::Result<Self> {
        Self::start_with(opener, choice, waker, &Readers::live(), RetryTimes::default())
    }

    /// As [`Self::start`], with a reader and times of one's own.
    ///
    /// # Errors
    /// If the system has no more threads.
    pub fn start_with(
        opener: Arc<dyn Opener>,
        choice: SourceChoice,
        waker: Waker,
        readers: &Readers,
        retry: RetryTimes,
    ) -> io::Result<Self> {
        let decode = Arc::new(Mailbox::new());
        let capture = Self {
            commands: Arc::default(),
            control: Arc::default(),
            decode: Arc::clone(&decode),
            events: Arc::new(Events::new(waker)),
            opener,
            preview: Arc::default(),
            pulse: Arc::default(),
            retry,
        };
        let (events, pulse) = (Arc::clone(&capture.events), Arc::clone(&capture.pulse));
        let worker = Worker::new(readers.clone(), WorkerLimits::default());
        let commands = Arc::clone(&capture.commands);
        let watch = move || watch(worker, &decode, &events, &pulse, &commands);
        thread::Builder::new().name("qr-watch".to_owned()).spawn(watch)?;
        capture.start_camera(choice)?;
        Ok(capture)
    }

    /// Leaves the present source and opens another one. Nothing of the old one comes after this.
    ///
    /// # Errors
    /// If the system has no more threads.
    pub fn switch(&mut self, choice: SourceChoice) -> io::Result<()> {
        self.control.set(Wish::Stop);
        let _old_frames = (self.preview.take(), self.decode.take(), self.commands.take());
        self.control = Arc::default();
        self.pulse.go_on();
        self.start_camera(choice)
    }

    /// The newest frame, once; `None` if there is none since the last call.
    #[must_use]
    pub fn latest_frame(&self) -> Option<Frame> {
        self.preview.take()
    }

    /// All news since the last call, oldest first.
    #[must_use]
    pub fn poll(&self) -> Vec<CaptureEvent> {
        self.events.take()
    }

    /// Tells the camera something, between two of its frames. What it does not offer is passed over.
    pub fn tell(&self, command: Command) {
        self.commands.put(command);
    }

    /// Takes no more frames until [`Self::resume`]; the device stays open.
    pub fn pause(&self) {
        self.control.set(Wish::Rest);
        self.pulse.rest();
    }

    /// Goes on after [`Self::pause`].
    pub fn resume(&self) {
        self.pulse.go_on();
        self.control.set(Wish::Run);
    }

    /// Asks for the list of cameras on a thread of its own; the answer is [`CaptureEvent::Cameras`].
    ///
    /// # Errors
    /// If the system has no more threads.
    pub fn look_for_cameras(&self) -> io::Result<()> {
        let events = Arc::clone(&self.events);
        let look = move || events.push(CaptureEvent::Cameras(cameras()));
        thread::Builder::new().name("cameras".to_owned()).spawn(look).map(drop)
    }

    fn start_camera(&self, choice: SourceChoice) -> io::Result<()> {
        let camera = CameraThread {
            choice,
            commands: Arc::clone(&self.commands),
            control: Arc::clone(&self.control),
            decode: Arc::clone(&self.decode),
            events: Arc::clone(&self.events),
            opener: Arc::clone(&self.opener),
            preview: Arc::clone(&self.preview),
            pulse: Arc::clone(&self.pulse),
            retry: self.retry,
        };
        camera.start()
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        self.control.set(Wish::Stop);
        self.decode.close();
        self.preview.close();
    }
}

impl std::fmt::Debug for Capture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Capture").field("control", &self.control).finish_non_exhaustive()
    }
}

/// The thread "qr-watch": hands frames to the worker and looks after it and after the camera, until the mailbox closes.
fn watch(mut worker: Worker, decode: &Mailbox<Frame>, events: &Events, pulse: &Pulse, commands: &Commands) {
    let mut silence = Silence::new(Instant::now());
    let mut bracket = Bracket::default();
    loop {
        let limit = if worker.is_busy() { GLANCE } else { IDLE_GLANCE };
        let waited = decode.wait_at_most(limit);
        let now = Instant::now();
        let news = match waited {
            Waited::Closed => return,
            Waited::Got(frame) => {
                worker.offer(frame, now);
                silence.end(now)
            }
            Waited::Nothing => silence.look(pulse.expected(), now),
        };
        for event in news.into_iter().chain(worker.poll(now).into_iter().map(CaptureEvent::from)) {
            if let CaptureEvent::Read { reading, .. } = &event
                && let Some(exposure) = bracket.next(reading)
            {
                commands.put(Command::Exposure(exposure));
            }
            events.push(event);
        }
    }
}

impl From<ReaderEvent> for CaptureEvent {
    fn from(event: ReaderEvent) -> Self {
        match event {
            ReaderEvent::Abandoned => Self::ReaderAbandoned,
            ReaderEvent::Panicked => Self::ReaderPanicked,
            ReaderEvent::Read { reading, size } => Self::Read { reading, size },
        }
    }
}

/// While a frame is being read: its result is seen this soon.
const GLANCE: Duration = Duration::from_millis(5);

/// Otherwise: only to collect what a job left that ended just now.
const IDLE_GLANCE: Duration = Duration::from_millis(250);
