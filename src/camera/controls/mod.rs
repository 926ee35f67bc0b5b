//! What a camera lets itself be told: light, zoom, exposure, and the flicker of lamps on the mains.
//!
//! ```text
//!  window ── torch, zoom ──▶ Commands ──▶ thread "camera": FrameSource::obey
//!  qr-watch ── Bracket ────────┘                 │
//!  window ◀── CaptureEvent::Controls, ControlRefused
//! ```
//! A camera that offers nothing is never told anything. A command that a camera refuses costs that command, never the
//! stream. Exposure counts in stops (EV, factors of two) from what the camera chose by itself, so that nobody above the device
//! needs to know its units.

mod bracket;
mod commands;
mod told;
#[cfg(all(feature = "camera", target_os = "linux"))]
pub(super) mod v4l2;

pub(super) use self::bracket::Bracket;
pub(super) use self::commands::Commands;
pub(super) use self::told::Told;

/// What an open camera offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Controls {
    /// A lamp that stays on.
    pub torch: Offer,
    /// Zoom, if there is any.
    pub zoom: Option<ZoomRange>,
    /// Exposure by hand, and back to automatic.
    pub exposure: Offer,
    /// A filter against the flicker of lamps.
    pub anti_flicker: Offer,
}

/// Whether something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Offer {
    /// It is not.
    #[default]
    No,
    /// It is.
    Yes,
}

/// Zoom in the camera's own units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ZoomRange {
    /// All in view.
    pub least: i64,
    /// Largest.
    pub most: i64,
    /// Values lie so far apart, at least 1.
    pub step: i64,
    /// When the camera was opened.
    pub present: i64,
}

impl ZoomRange {
    /// A press is an eighth of the range, on the camera's grid.
    #[must_use]
    pub fn pressed(self, present: i64, zoom: Zoom) -> i64 {
        let grid = self.step.max(1);
        let eighth = (self.most.saturating_sub(self.least) / PRESSES).max(grid);
        let stride = eighth / grid * grid;
        let wanted = match zoom {
            Zoom::In => present.saturating_add(stride),
            Zoom::Out => present.saturating_sub(stride),
        };
        wanted.clamp(self.least, self.most.max(self.least))
    }
}

/// Presses from one end of the zoom to the other.
const PRESSES: i64 = 8;

/// Which way to zoom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// Nearer.
    In,
    /// Back.
    Out,
}

/// The lamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Torch {
    /// Dark.
    #[default]
    Off,
    /// Alight.
    On,
}

/// How long the camera lets light in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Exposure {
    /// The camera's own choice.
    #[default]
    Automatic,
    /// So many stops from it: −2 is a quarter of the light.
    Stops(i8),
}

/// Mains frequency that lamps flicker with, at twice it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mains {
    /// China, and most of the world.
    Hertz50,
}

/// Something a camera is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// The filter against flicker.
    AntiFlicker(Mains),
    /// The exposure.
    Exposure(Exposure),
    /// The lamp.
    Torch(Torch),
    /// The zoom, in the camera's units.
    Zoom(i64),
}

impl Command {
    /// Whether a camera with these controls can do it.
    #[must_use]
    pub fn is_offered(self, controls: &Controls) -> bool {
        match self {
            Self::AntiFlicker(_) => controls.anti_flicker == Offer::Yes,
            Self::Exposure(_) => controls.exposure == Offer::Yes,
            Self::Torch(_) => controls.torch == Offer::Yes,
            Self::Zoom(value) => controls.zoom.is_some_and(|zoom| (zoom.least..=zoom.most).contains(&value)),
        }
    }
}

/// A camera did not do what it was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the camera refused")]
pub struct Refused;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_presses_go_from_end_to_end_on_the_grid() {
        let zoom = ZoomRange { least: 100, most: 500, step: 10, present: 100 };
        let mut at = zoom.present;
        for _ in 0..PRESSES {
            at = zoom.pressed(at, Zoom::In);
            assert_eq!(at % 10, 0);
        }
        assert_eq!((at, zoom.pressed(at, Zoom::In)), (500, 500));
        assert_eq!(zoom.pressed(130, Zoom::Out), 100);
        let coarse = ZoomRange { least: 0, most: 3, step: 0, present: 0 };
        assert_eq!(coarse.pressed(0, Zoom::In), 1);
    }

    #[test]
    fn only_what_is_offered_is_told() {
        let nothing = Controls::default();
        let zoom = Some(ZoomRange { least: 1, most: 4, step: 1, present: 1 });
        let all = Controls { torch: Offer::Yes, zoom, exposure: Offer::Yes, anti_flicker: Offer::Yes };
        for command in [
            Command::AntiFlicker(Mains::Hertz50),
            Command::Exposure(Exposure::Stops(-1)),
            Command::Torch(Torch::On),
            Command::Zoom(4),
        ] {
            assert!(!command.is_offered(&nothing) && command.is_offered(&all), "{command:?}");
        }
        assert!(!Command::Zoom(5).is_offered(&all));
    }
}
