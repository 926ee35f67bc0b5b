//! What an open camera was told, so that it is left as it was found. \[shell\]
//!
//! Every call is the driver's code: a panic in it counts as a refusal.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Command, Controls, Exposure, Mains, Refused, Torch};
use crate::camera::{CaptureEvent, FrameSource};

/// The controls of one opening of a source.
#[derive(Debug, Default)]
pub(in crate::camera) struct Told {
    controls: Controls,
    exposure: Exposure,
    torch: Torch,
}

impl Told {
    /// Asks what is offered, and sets what is always set: lamps in China flicker at twice 50 Hz.
    pub(in crate::camera) fn begin(source: &mut dyn FrameSource) -> Self {
        let controls = catch_unwind(AssertUnwindSafe(|| source.controls())).unwrap_or_default();
        let mut told = Self { controls, ..Self::default() };
        let _refused = told.tell(source, Command::AntiFlicker(Mains::Hertz50));
        told
    }

    /// What the window is told of it; nothing, if nothing is offered.
    pub(in crate::camera) fn offer(&self) -> Option<CaptureEvent> {
        Some(self.controls).filter(|controls| *controls != Controls::default()).map(CaptureEvent::Controls)
    }

    /// Tells the source. What it does not offer is passed over.
    pub(in crate::camera) fn tell(
        &mut self,
        source: &mut dyn FrameSource,
        command: Command,
    ) -> Result<(), Refused> {
        if !command.is_offered(&self.controls) {
            return Ok(());
        }
        // Before it is tried: what was half done is put right at the end too.
        match command {
            Command::AntiFlicker(_) | Command::Zoom(_) => {}
            Command::Exposure(exposure) => self.exposure = exposure,
            Command::Torch(torch) => self.torch = torch,
        }
        catch_unwind(AssertUnwindSafe(|| source.obey(command))).unwrap_or(Err(Refused))
    }

    /// Before the source is closed: light out, the camera's own exposure.
    pub(in crate::camera) fn end(&mut self, source: &mut dyn FrameSource) {
        if self.exposure != Exposure::Automatic {
            let _refused = self.tell(source, Command::Exposure(Exposure::Automatic));
        }
        if self.torch == Torch::On {
            let _refused = self.tell(source, Command::Torch(Torch::Off));
        }
    }
}
