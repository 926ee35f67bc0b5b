//! What the open camera offers, and what the person has asked of it: torch and zoom. \[shell\]

use super::feed::Feed;
use crate::camera::{Command, Controls, Offer, Torch, Zoom};
use crate::text::Message;
use crate::ui::lens::LensButtons;

/// Of one opening of a camera; another one begins anew.
#[derive(Debug, Default)]
pub(super) struct Lens {
    controls: Controls,
    torch: Torch,
    zoom: i64,
}

impl Lens {
    /// A camera was opened and offers this.
    pub(super) fn of(controls: Controls) -> Self {
        let zoom = controls.zoom.map_or(0, |zoom| zoom.present);
        Self { controls, torch: Torch::Off, zoom }
    }

    /// The other state of the torch; `None` without a torch.
    pub(super) fn turn_torch(&mut self) -> Option<Command> {
        let other = match self.torch {
            Torch::Off => Torch::On,
            Torch::On => Torch::Off,
        };
        let command = Command::Torch(other);
        command.is_offered(&self.controls).then(|| {
            self.torch = other;
            command
        })
    }

    /// One press nearer or back; `None` without zoom and at its end.
    pub(super) fn press_zoom(&mut self, zoom: Zoom) -> Option<Command> {
        let wanted = self.controls.zoom?.pressed(self.zoom, zoom);
        (wanted != self.zoom).then(|| {
            self.zoom = wanted;
            Command::Zoom(wanted)
        })
    }

    /// What is to be said when the camera refused. What nobody pressed for is not spoken of.
    pub(super) fn refused(&mut self, command: Command) -> Option<Message> {
        match command {
            Command::AntiFlicker(_) | Command::Exposure(_) => None,
            Command::Torch(_) => {
                self.torch = Torch::Off;
                Some(Message::new("ui-torch-refused"))
            }
            Command::Zoom(_) => {
                self.zoom = self.controls.zoom.map_or(0, |zoom| zoom.present);
                Some(Message::new("ui-zoom-refused"))
            }
        }
    }

    /// The buttons of the scan screen.
    pub(super) fn buttons(&self) -> LensButtons {
        LensButtons {
            torch: (self.controls.torch == Offer::Yes).then_some(self.torch),
            zoom: if self.controls.zoom.is_some() { Offer::Yes } else { Offer::No },
        }
    }
}

impl Feed {
    /// The camera offers this.
    pub(super) fn offer(&mut self, controls: Controls) {
        self.lens = Lens::of(controls);
    }

    /// Torch on or off.
    pub(super) fn turn_torch(&mut self) {
        let command = self.lens.turn_torch();
        self.tell(command);
    }

    /// One step nearer or back.
    pub(super) fn zoom(&mut self, zoom: Zoom) {
        let command = self.lens.press_zoom(zoom);
        self.tell(command);
    }

    fn tell(&self, command: Option<Command>) {
        if let (Some(capture), Some(command)) = (&self.capture, command) {
            capture.tell(command);
        }
    }

    /// What the camera can be told.
    #[must_use]
    pub(super) fn lens(&self) -> LensButtons {
        self.lens.buttons()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::camera::ZoomRange;

    #[test]
    fn a_camera_without_controls_is_told_nothing() {
        let mut lens = Lens::default();
        assert_eq!((lens.turn_torch(), lens.press_zoom(Zoom::In)), (None, None));
        assert_eq!(lens.buttons(), LensButtons::default());
    }

    #[test]
    fn torch_and_zoom_go_back_and_forth() {
        let zoom = Some(ZoomRange { least: 0, most: 8, step: 1, present: 0 });
        let mut lens = Lens::of(Controls { torch: Offer::Yes, zoom, ..Controls::default() });
        assert_eq!(lens.turn_torch(), Some(Command::Torch(Torch::On)));
        assert_eq!(lens.buttons().torch, Some(Torch::On));
        assert_eq!(lens.turn_torch(), Some(Command::Torch(Torch::Off)));
        assert_eq!(lens.press_zoom(Zoom::Out), None, "at its end");
        assert_eq!(lens.press_zoom(Zoom::In), Some(Command::Zoom(1)));
        assert_eq!(lens.press_zoom(Zoom::In), Some(Command::Zoom(2)));
        assert_eq!(lens.press_zoom(Zoom::Out), Some(Command::Zoom(1)));
    }

    #[test]
    fn a_torch_that_is_refused_is_off_and_said() {
        let mut lens = Lens::of(Controls { torch: Offer::Yes, ..Controls::default() });
        let told = lens.turn_torch().unwrap();
        assert_eq!(lens.refused(told).map(|message| message.id()), Some("ui-torch-refused"));
        assert_eq!(lens.buttons().torch, Some(Torch::Off));
    }
}
