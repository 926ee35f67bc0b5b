//! Advice to whoever holds the camera or the phone while nothing is read, from what was measured in the frame.
//!
//! Measures are physical: light, contrast, the size of the modules, the blur by its direction, what reaches over the edge.
//! Where they do not agree clearly, there is no advice.

mod coarse;
mod code;
mod lamp;
mod measures;
mod patch;
mod rule;
mod steady;
mod texture;
mod washed;

use self::measures::Measures;
use super::Reading;
use crate::camera::Frame;
use crate::envelope::is_licence_code;

pub use self::steady::Steady;

/// What to do so that a code can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// An edge of the frame goes through the code: move the whole of it into the frame.
    CutOff,
    /// A lamp lies on the code: tilt the screen.
    Glare,
    /// Moved while exposed, or out of focus: hold still.
    HoldStill,
    /// What was read is no licence code: show the licence.
    NotLicence,
    /// The screen is too weak for the light about it: make it brighter, or shade it.
    ScreenDim,
    /// The picture is dark: more light, or a brighter screen.
    TooDark,
    /// Too few pixels a module: go closer.
    TooFar,
    /// The code is larger than the frame: go back.
    TooNear,
}

/// Advice on one frame and what was found in it; `None` if a licence code was read, and where nothing is clear.
///
/// Takes time in proportion to the pixels, whatever they show.
#[must_use]
pub fn advice(frame: &Frame, reading: &Reading) -> Option<Advice> {
    if reading.symbols.is_empty() {
        return rule::advice(&Measures::of(frame, &reading.seen));
    }
    let is_licence = reading.symbols.iter().any(|symbol| is_licence_code(&symbol.payload));
    (!is_licence).then_some(Advice::NotLicence)
}
