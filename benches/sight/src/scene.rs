//! What stands before the camera: numbers only, drawn from a seed. `render` makes a picture of them.

use std::sync::Arc;

use crate::code::{Code, Shelf};
use crate::draw::Draw;
use crate::pose::{FRAME, Pose};

/// What makes a frame hard. Each has a strength from 0 (harmless) to 1 (hardly readable by anyone).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Held well.
    Plain,
    /// Screen seen from the side.
    Tilt,
    /// Few pixels a module, from 1.7 up.
    Distance,
    /// Out of focus.
    Defocus,
    /// Moved while exposed.
    Shake,
    /// Few photons.
    Night,
    /// Sunlight on a weak screen.
    Washed,
    /// A lamp mirrored in the glass.
    Glare,
    /// Pixels of the screen against pixels of the camera, and bands of its dimming.
    Moire,
    /// The edge of a shadow across the code.
    Shadow,
    /// Broken glass.
    Cracked,
    /// Some of everything.
    Together,
}

impl Condition {
    /// All, in the order of the tables.
    pub const ALL: [Self; 12] = [
        Self::Plain,
        Self::Tilt,
        Self::Distance,
        Self::Defocus,
        Self::Shake,
        Self::Night,
        Self::Washed,
        Self::Glare,
        Self::Moire,
        Self::Shadow,
        Self::Cracked,
        Self::Together,
    ];

    /// Name in tables and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Tilt => "tilt",
            Self::Distance => "distance",
            Self::Defocus => "defocus",
            Self::Shake => "shake",
            Self::Night => "night",
            Self::Washed => "washed",
            Self::Glare => "glare",
            Self::Moire => "moire",
            Self::Shadow => "shadow",
            Self::Cracked => "cracked",
            Self::Together => "together",
        }
    }
}

/// How light falls and what the sensor makes of it. Light is linear: 1 is what just saturates.
#[derive(Debug, Clone)]
pub struct Light {
    /// Of a white module.
    pub white: f64,
    /// Of a dark module.
    pub black: f64,
    /// Of what is round the phone.
    pub around: f64,
    /// Electrons at 1.
    pub electrons: f64,
    /// Deviation of the noise of reading out, in electrons.
    pub read_noise: f64,
    /// Share by which brightness falls over the width of the screen.
    pub slope: [f64; 2],
}

/// One mirrored lamp, in modules.
#[derive(Debug, Clone)]
pub struct Lamp {
    /// Middle.
    pub centre: [f64; 2],
    /// Half axes.
    pub radius: [f64; 2],
    /// Direction of the first axis, radians.
    pub angle: f64,
    /// Light that it adds in its middle.
    pub strength: f64,
    /// 2 is a bell, more is a disc.
    pub edge: f64,
}

/// Aliasing of the screen's own pixels.
#[derive(Debug, Clone)]
pub struct Raster {
    /// Screen pixels a module.
    pub pitch: f64,
    /// Depth across and down.
    pub depth: [f64; 2],
    /// Depth, rows a period and phase of the bands that a dimmed screen shows to a rolling shutter.
    pub band: [f64; 3],
}

/// A shadow over one side of a line.
#[derive(Debug, Clone)]
pub struct Shadow {
    /// A point of the edge, in modules.
    pub point: [f64; 2],
    /// Direction of the edge, radians.
    pub angle: f64,
    /// Half width of the edge in modules.
    pub softness: f64,
    /// What of the light is left in the shadow.
    pub left: f64,
    /// Light that the sun adds outside of it.
    pub veil: f64,
}

/// Broken glass: rays and rings about one point.
#[derive(Debug, Clone)]
pub struct Crack {
    /// Where it was hit, in modules.
    pub hit: [f64; 2],
    /// Directions of the rays, radians, rising.
    pub rays: Vec<f64>,
    /// Radii of the rings in modules.
    pub rings: Vec<f64>,
    /// Half width of a crack in modules.
    pub width: f64,
    /// Light of a crack as a share of white.
    pub shine: f64,
    /// How far the picture moves behind a splinter, in modules.
    pub shift: f64,
}

/// What the camera does to the sharpness.
#[derive(Debug, Clone)]
pub struct Blur {
    /// Deviation of the lens, pixels.
    pub lens: f64,
    /// Radius of the defocus disc, pixels.
    pub defocus: f64,
    /// Way of the hand while the shutter is open, pixels: a bend from the first over the second to the third point.
    pub way: [[f64; 2]; 3],
}

/// What the camera's own processing does.
#[derive(Debug, Clone)]
pub struct Process {
    /// Share of sharpening.
    pub sharpen: f64,
    /// JPEG quality, if it sends JPEG.
    pub jpeg: Option<u8>,
}

/// One frame before it is rendered.
#[derive(Debug, Clone)]
pub struct Scene {
    /// What is shown.
    pub code: Arc<Code>,
    /// Seed of everything that `render` draws.
    pub seed: u64,
    /// Where it is.
    pub pose: Pose,
    /// Light.
    pub light: Light,
    /// Sharpness.
    pub blur: Blur,
    /// Mirrored lamps.
    pub lamps: Vec<Lamp>,
    /// Pixels of the screen.
    pub raster: Option<Raster>,
    /// Shadow.
    pub shadow: Option<Shadow>,
    /// Broken glass.
    pub crack: Option<Crack>,
    /// Processing in the camera.
    pub process: Process,
}

impl Scene {
    /// A phone held well, everything slightly off as in life.
    pub fn plain(code: Arc<Code>, seed: u64, draw: &mut Draw) -> Self {
        let largest = 0.9 * FRAME[1] as f64 / (code.side as f64 + 8.0);
        let scale = draw.between(2.3, 4.6).min(largest);
        let room = (FRAME[1] as f64 - (code.side as f64 + 8.0) * scale) / 2.0;
        let drift = |draw: &mut Draw, room: f64| draw.between(-0.7, 0.7) * room.min(220.0);
        let centre = [640.0 + drift(draw, room + 160.0), 360.0 + drift(draw, room)];
        let pose = Pose {
            yaw: draw.between(-12.0, 12.0),
            pitch: draw.between(-12.0, 12.0),
            roll: draw.between(-10.0, 10.0),
            scale,
            centre,
            bend: draw.between(-0.03, 0.03),
        };
        let white = draw.between(0.55, 0.9);
        let light = Light {
            white,
            black: white * draw.between(0.02, 0.09),
            around: white * draw.between(0.05, 0.6),
            electrons: draw.between(900.0, 3_000.0),
            read_noise: 3.0,
            slope: [draw.between(-0.12, 0.12), draw.between(-0.12, 0.12)],
        };
        let blur = Blur {
            lens: draw.between(0.45, 0.75),
            defocus: draw.between(0.0, 0.7),
            way: way(draw, 0.0, 0.8),
        };
        let jpeg = draw.chance(0.5).then(|| draw.between(75.0, 95.0) as u8);
        let process = Process { sharpen: draw.between(0.0, 0.6), jpeg };
        let (lamps, raster, shadow, crack) = (Vec::new(), None, None, None);
        Self { code, seed, pose, light, blur, lamps, raster, shadow, crack, process }
    }

    /// A frame of one condition; `strength` from 0 to 1.
    pub fn new(condition: Condition, strength: f64, shelf: &Shelf, seed: u64) -> Self {
        let mut draw = Draw::new(seed, condition.name());
        let code = shelf.licence(&mut draw);
        let mut scene = Self::plain(code, seed, &mut draw);
        scene.apply(condition, strength, &mut draw);
        scene.hold_inside();
        scene
    }

    /// Farther away until the whole code is in the frame: what is cut off nobody can read.
    fn hold_inside(&mut self) {
        let side = self.code.side as f64;
        let is_inside = |pose: &Pose| {
            let projection = pose.projection(self.code.side);
            [[0.0, 0.0], [side, 0.0], [side, side], [0.0, side]].into_iter().all(|corner| {
                let place = projection.to_pixel(corner);
                place.into_iter().zip(FRAME).all(|(at, size)| (MARGIN..size as f64 - MARGIN).contains(&at))
            })
        };
        let mut pose = self.pose;
        while !is_inside(&pose) && pose.scale > 1.0 {
            pose.scale *= 0.97;
        }
        self.pose = pose;
    }

    /// Largest scale at which the code stays inside of the frame.
    pub fn largest_scale(&self) -> f64 {
        0.92 * FRAME[1] as f64 / (self.code.side as f64 + 8.0)
    }
}

/// Pixels between a code and the edge of the frame.
const MARGIN: f64 = 16.0;

/// A way of the hand of between two lengths in pixels.
pub fn way(draw: &mut Draw, from: f64, to: f64) -> [[f64; 2]; 3] {
    let length = draw.between(from, to);
    let angle = draw.between(0.0, std::f64::consts::TAU);
    let bend = length * draw.between(-0.25, 0.25);
    let half = [angle.cos() * length / 2.0, angle.sin() * length / 2.0];
    [[-half[0], -half[1]], [-angle.sin() * bend, angle.cos() * bend], half]
}
