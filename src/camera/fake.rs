//! A source that follows a script: for tests of what cameras do to us.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::controls::{Command, Controls, Refused};
use super::{CameraError, Frame, FrameSource, Opener, SourceChoice};
use crate::text::Message;

/// One thing that a scripted source does.
#[derive(Debug, Clone)]
pub enum Step {
    /// Fails. Opening it again goes on with the next step.
    Fail(CameraError),
    /// Gives a frame.
    Frame(Frame),
    /// Panics, as a driver may.
    Panic,
}

/// A source that does one step after another, and repeats its last frame at the end. Cloned openings share the script:
/// after a failure the source "comes back" where it was.
#[derive(Debug, Clone, Default)]
pub struct FakeSource {
    script: Arc<Mutex<Script>>,
}

#[derive(Debug, Default)]
struct Script {
    openings: VecDeque<Option<CameraError>>,
    steps: VecDeque<Step>,
    last: Option<Frame>,
    opened: usize,
    controls: Controls,
    refusals: usize,
    told: Vec<Command>,
}

impl FakeSource {
    /// A source that opens at once and then follows `steps`.
    #[must_use]
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        let source = Self::default();
        source.with_script(|script| script.steps.extend(steps));
        source
    }

    /// Adds attempts to open: `Some` fails, `None` succeeds. After the last, every attempt succeeds.
    #[must_use]
    pub fn opening(self, attempts: impl IntoIterator<Item = Option<CameraError>>) -> Self {
        self.with_script(|script| script.openings.extend(attempts));
        self
    }

    /// Offers controls, and refuses the first so many commands.
    #[must_use]
    pub fn offering(self, controls: Controls, refusals: usize) -> Self {
        self.with_script(|script| (script.controls, script.refusals) = (controls, refusals));
        self
    }

    /// All that it was told, in order, refused or not.
    #[must_use]
    pub fn told(&self) -> Vec<Command> {
        self.with_script(|script| script.told.clone())
    }

    /// How many times it was opened, or tried to be.
    #[must_use]
    pub fn opened(&self) -> usize {
        self.with_script(|script| script.opened)
    }

    fn with_script<T>(&self, change: impl FnOnce(&mut Script) -> T) -> T {
        change(&mut self.script.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Opener for FakeSource {
    fn open(&self, _choice: &SourceChoice) -> Result<Box<dyn FrameSource>, CameraError> {
        let attempt = self.with_script(|script| {
            script.opened += 1;
            script.openings.pop_front().flatten()
        });
        match attempt {
            Some(error) => Err(error),
            None => Ok(Box::new(self.clone())),
        }
    }
}

impl FrameSource for FakeSource {
    fn next_frame(&mut self) -> Result<Frame, CameraError> {
        let step = self.with_script(|script| {
            let step = script.steps.pop_front().or_else(|| script.last.clone().map(Step::Frame));
            if let Some(Step::Frame(frame)) = &step {
                script.last = Some(frame.clone());
            }
            step
        });
        match step {
            Some(Step::Fail(error)) => Err(error),
            Some(Step::Frame(frame)) => Ok(frame),
            #[expect(clippy::panic, reason = "the script asks for what drivers do")]
            Some(Step::Panic) => panic!("scripted panic of a driver"),
            None => Err(CameraError::Unplugged),
        }
    }

    fn controls(&mut self) -> Controls {
        self.with_script(|script| script.controls)
    }

    fn obey(&mut self, command: Command) -> Result<(), Refused> {
        self.with_script(|script| {
            script.told.push(command);
            let left = script.refusals.checked_sub(1);
            script.refusals = left.unwrap_or_default();
            left.map_or(Ok(()), |_left| Err(Refused))
        })
    }

    fn describe(&self) -> Message {
        Message::new("source-demo")
    }

    fn interval(&self) -> Option<Duration> {
        Some(Duration::from_millis(1))
    }
}
