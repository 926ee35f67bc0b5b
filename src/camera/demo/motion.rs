//! How the phone moves: sway, tilt, a little zoom, and away and back between two codes.

use std::f32::consts::TAU;

use crate::camera::ratio_of;

/// Where the phone is at one frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Motion {
    /// Number of the frame.
    pub(super) tick: u32,
    /// Which code is shown, counted from the start.
    pub(super) turn: usize,
    /// Turned about the upright axis, radians.
    pub(super) yaw: f32,
    /// Tipped forwards, radians.
    pub(super) pitch: f32,
    /// Turned in the plane of the screen, radians.
    pub(super) roll: f32,
    /// Sway, -1 to 1, to the right and down.
    pub(super) sway: [f32; 2],
    /// Zoom, about 1.
    pub(super) zoom: f32,
    /// 0 in place, 1 out of the picture.
    pub(super) away: f32,
}

impl Motion {
    pub(super) fn at(tick: u32) -> Self {
        let whole = usize::try_from(tick).unwrap_or_default();
        let (turn, step) = (whole / TURN_FRAMES, whole % TURN_FRAMES);
        // The periods have no common multiple, so that the hand does not look like a machine. They divide the
        // circle in whole frames to keep the angles small.
        let wave =
            |period: usize, phase: f32| (ratio_of(whole % period) / ratio_of(period) * TAU + phase).sin();
        Self {
            tick,
            turn,
            yaw: 0.04 + 0.05 * wave(67, 0.0),
            pitch: -0.03 + 0.04 * wave(89, 1.0),
            roll: 0.01 + 0.025 * wave(113, 2.0),
            sway: [wave(59, 0.5), wave(47, 0.0)],
            zoom: 1.0 + 0.02 * wave(101, 1.5),
            away: away(step),
        }
    }
}

/// Comes in during the first frames of a turn and leaves during the last ones.
fn away(step: usize) -> f32 {
    let edge = step.min(TURN_FRAMES - 1 - step);
    let way = 1.0 - (ratio_of(edge) / ratio_of(SLIDE_FRAMES)).min(1.0);
    way * way
}

/// 4 s in place and twice 0.3 s of coming and going, at 15 frames a second.
const TURN_FRAMES: usize = 60 + 2 * SLIDE_FRAMES;
const SLIDE_FRAMES: usize = 5;
