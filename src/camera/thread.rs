//! The thread that owns a source.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::control::{Control, Wish};
use super::controls::{Commands, Told};
use super::events::Events;
use super::pulse::Pulse;
use super::{CameraError, CaptureEvent, Frame, FrameSource, Mailbox, Opener, SourceChoice};

/// When a lost source is tried again.
#[derive(Debug, Clone, Copy)]
pub struct RetryTimes {
    /// After the first failure; doubled after each further one.
    pub first: Duration,
    /// Never longer than this.
    pub longest: Duration,
}

impl Default for RetryTimes {
    /// 0.5 s to 4 s: soon enough for a plug put back, rare enough to leave a driver in peace.
    fn default() -> Self {
        Self { first: Duration::from_millis(500), longest: Duration::from_secs(4) }
    }
}

/// All that a camera thread needs; moved into it.
pub(super) struct CameraThread {
    pub(super) choice: SourceChoice,
    pub(super) commands: Arc<Commands>,
    pub(super) control: Arc<Control>,
    pub(super) decode: Arc<Mailbox<Frame>>,
    pub(super) events: Arc<Events>,
    pub(super) opener: Arc<dyn Opener>,
    pub(super) preview: Arc<Mailbox<Frame>>,
    pub(super) pulse: Arc<Pulse>,
    pub(super) retry: RetryTimes,
}

impl CameraThread {
    /// Starts it. The thread ends when the control says stop, at the next frame or at the end of a wait.
    pub(super) fn start(self) -> io::Result<()> {
        thread::Builder::new().name("camera".to_owned()).spawn(move || self.run()).map(drop)
    }

    fn run(self) {
        let mut trouble: Option<CameraError> = None;
        let mut wait = self.retry.first;
        while self.control.wait_out_rest() == Wish::Run {
            self.control.unless_stopped(|| self.pulse.expect_frames());
            let error = match self.open() {
                Ok(mut source) => {
                    let mut told = Told::default();
                    let ended = self.show(source.as_mut(), &mut told, &mut trouble, &mut wait);
                    told.end(source.as_mut());
                    // Closing a device is the driver's code too.
                    let _closed = catch_unwind(AssertUnwindSafe(move || drop(source)));
                    ended
                }
                Err(error) => Some(error),
            };
            let Some(error) = error else { continue };
            self.control.unless_stopped(|| self.pulse.expect_nothing());
            self.report(error, &mut trouble);
            self.control.sleep(wait);
            wait = (wait * 2).min(self.retry.longest);
        }
    }

    fn open(&self) -> Result<Box<dyn FrameSource>, CameraError> {
        catch_unwind(AssertUnwindSafe(|| self.opener.open(&self.choice)))
            .unwrap_or(Err(CameraError::DriverFailed))
    }

    /// Hands out frames until the source fails or the wish changes (`None`).
    fn show(
        &self,
        source: &mut dyn FrameSource,
        told: &mut Told,
        trouble: &mut Option<CameraError>,
        wait: &mut Duration,
    ) -> Option<CameraError> {
        let (mut named, mut broken, mut stale) = (false, 0, 0);
        loop {
            let began = Instant::now();
            match catch_unwind(AssertUnwindSafe(|| source.next_frame()))
                .unwrap_or(Err(CameraError::DriverFailed))
            {
                Ok(_old) if stale > 0 => stale -= 1,
                Ok(frame) => {
                    broken = 0;
                    *wait = self.retry.first;
                    let news = trouble.take().map(|_ended| CaptureEvent::Recovered);
                    let name = (!named).then(|| CaptureEvent::SourceName(source.describe()));
                    self.hand_out(frame, news.into_iter().chain(name));
                    if !named {
                        // After the first picture: asking a camera what it offers takes a while.
                        *told = Told::begin(source);
                        let offer = told.offer();
                        self.control
                            .unless_stopped(|| offer.into_iter().for_each(|event| self.events.push(event)));
                    }
                    named = true;
                    self.tell(source, told);
                }
                Err(CameraError::BrokenFrames) if broken < MAX_BROKEN => broken += 1,
                Err(error) => return Some(error),
            }
            let pause = source.interval().unwrap_or_default().saturating_sub(began.elapsed());
            match self.control.sleep(pause) {
                Wish::Run => {}
                // The device stays open while the verdict is looked at, so that scanning goes on at once.
                Wish::Rest => match self.control.wait_out_rest() {
                    Wish::Rest | Wish::Run => {
                        stale = if source.interval().is_none() { DRIVER_BUFFERS } else { 0 }
                    }
                    Wish::Stop => return None,
                },
                Wish::Stop => return None,
            }
        }
    }

    /// Between two frames: what waits to be told.
    fn tell(&self, source: &mut dyn FrameSource, told: &mut Told) {
        let mut waiting = Vec::new();
        self.control.unless_stopped(|| waiting = self.commands.take());
        for command in waiting {
            if told.tell(source, command).is_err() {
                self.control.unless_stopped(|| self.events.push(CaptureEvent::ControlRefused(command)));
            }
        }
    }

    fn hand_out(&self, frame: Frame, news: impl Iterator<Item = CaptureEvent>) {
        self.control.unless_stopped(|| {
            news.for_each(|event| self.events.push(event));
            self.decode.put(frame.clone());
            self.preview.put(frame);
            self.events.wake();
        });
    }

    /// Says each trouble once. A camera that was unplugged is not reported as missing a moment later.
    fn report(&self, error: CameraError, trouble: &mut Option<CameraError>) {
        let error = match (&trouble, error) {
            (Some(CameraError::Unplugged), CameraError::NoCamera) => CameraError::Unplugged,
            (_, error) => error,
        };
        if trouble.as_ref() != Some(&error) {
            self.control.unless_stopped(|| self.events.push(CaptureEvent::Lost(error.clone())));
            *trouble = Some(error);
        }
    }
}

/// Broken frames in a row that are borne: the first ones after opening often are.
const MAX_BROKEN: usize = 15;

/// Frames that a driver holds ready: after a rest they show what was there before it.
const DRIVER_BUFFERS: usize = 4;
