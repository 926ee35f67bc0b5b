//! Frames with the advice that a reader should give on them.

use std::f64::consts::TAU;

use crate::code::Shelf;
use crate::draw::Draw;
use crate::pose::FRAME;
use crate::scene::{Condition, Scene};

/// What to say to whoever holds the phone or the camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Too few photons: a light is needed.
    TooDark,
    /// The screen itself is too weak for the light about.
    ScreenDim,
    /// A lamp lies on the code.
    Glare,
    /// Too few pixels a module.
    TooFar,
    /// Larger than the frame.
    TooNear,
    /// Moved while exposed.
    HoldStill,
    /// An edge of the frame goes through the code.
    CutOff,
    /// Another kind of code.
    NotLicence,
    /// Nothing to say: readable.
    Fine,
    /// Nothing to say: no code there.
    Nothing,
}

impl Advice {
    /// All, in the order of the tables.
    pub const ALL: [Self; 10] = [
        Self::TooDark,
        Self::ScreenDim,
        Self::Glare,
        Self::TooFar,
        Self::TooNear,
        Self::HoldStill,
        Self::CutOff,
        Self::NotLicence,
        Self::Fine,
        Self::Nothing,
    ];

    /// Name in tables and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TooDark => "too-dark",
            Self::ScreenDim => "screen-dim",
            Self::Glare => "glare",
            Self::TooFar => "too-far",
            Self::TooNear => "too-near",
            Self::HoldStill => "hold-still",
            Self::CutOff => "cut-off",
            Self::NotLicence => "not-licence",
            Self::Fine => "fine",
            Self::Nothing => "nothing",
        }
    }

    /// A frame on which this is the one thing to say.
    pub fn scene(self, shelf: &Shelf, seed: u64) -> Scene {
        let mut draw = Draw::new(seed, self.name());
        let code =
            if self == Self::NotLicence { Shelf::foreign(&mut draw) } else { shelf.licence(&mut draw) };
        let mut scene = Scene::plain(code, seed, &mut draw);
        scene.pose.scale = draw.between(3.6, 4.6).min(scene.largest_scale());
        scene.pose.centre = [640.0 + draw.between(-40.0, 40.0), 360.0 + draw.between(-8.0, 8.0)];
        match self {
            Self::TooDark => scene.too_dark(&mut draw),
            Self::ScreenDim => scene.apply(Condition::Washed, draw.between(0.8, 1.1), &mut draw),
            Self::Glare => scene.apply(Condition::Glare, draw.between(0.8, 1.1), &mut draw),
            Self::TooFar => scene.pose.scale = draw.between(0.9, 1.5),
            Self::TooNear => scene.too_near(&mut draw),
            Self::HoldStill => scene.apply(Condition::Shake, draw.between(0.9, 2.0), &mut draw),
            Self::CutOff => scene.cut_off(&mut draw),
            Self::NotLicence => scene.pose.scale = draw.between(4.0, 9.0).min(scene.largest_scale()),
            Self::Fine => {}
            Self::Nothing => scene.pose.centre = [-4_000.0, 360.0],
        }
        scene
    }
}

impl Scene {
    /// Night, and the amplifier is at its end: the picture itself is dark.
    fn too_dark(&mut self, draw: &mut Draw) {
        self.apply(Condition::Night, draw.between(0.7, 1.0), draw);
        let level = draw.between(0.02, 0.08) / self.light.white;
        for part in [&mut self.light.white, &mut self.light.black, &mut self.light.around] {
            *part *= level;
        }
        self.light.electrons = draw.between(60.0, 250.0);
    }

    fn too_near(&mut self, draw: &mut Draw) {
        self.pose.scale = FRAME[1] as f64 / self.code.side as f64 * draw.between(1.12, 1.8);
        self.blur.defocus = self.pose.scale * draw.between(0.1, 0.6);
    }

    /// A tenth to a half of the code lies beyond one edge.
    fn cut_off(&mut self, draw: &mut Draw) {
        let side = self.code.side as f64 * self.pose.scale;
        let inside = side * (0.5 - draw.between(0.1, 0.5));
        let [width, height] = FRAME.map(|pixels| pixels as f64);
        let along = draw.between(-100.0, 100.0);
        self.pose.roll = draw.between(-4.0, 4.0);
        self.pose.centre = match draw.below(4) {
            0 => [inside, 360.0],
            1 => [width - inside, 360.0],
            2 => [640.0 + along, inside],
            _ => [640.0 + along, height - inside],
        };
    }
}

/// Frames of one code, one after another, as a hand moves.
pub fn burst(first: &Scene, count: usize) -> Vec<Scene> {
    let mut draw = Draw::new(first.seed, "burst");
    let waves: [[f64; 3]; 6] =
        std::array::from_fn(|_| [draw.between(0.5, 1.5), draw.between(0.25, 1.1), draw.between(0.0, TAU)]);
    let drift = [draw.between(-2.0, 2.0), draw.between(-1.0, 1.0)];
    (0..count)
        .map(|number| {
            let time = number as f64;
            let [x, y, yaw, pitch, roll, depth] =
                waves.map(|[size, speed, phase]| size * (speed * time + phase).sin());
            let mut scene = first.clone();
            scene.seed = first.seed.wrapping_mul(0x9e37_79b9).wrapping_add(number as u64 + 1);
            let pose = &mut scene.pose;
            pose.centre[0] += drift[0] * (time - 7.0) + 6.0 * x;
            pose.centre[1] += drift[1] * (time - 7.0) + 5.0 * y;
            pose.yaw += 1.5 * yaw;
            pose.pitch += 1.5 * pitch;
            pose.roll += 1.2 * roll;
            pose.scale *= 1.0 + 0.015 * depth;
            let (size, angle) = (draw.between(0.4, 1.5), draw.between(0.0, TAU));
            let (sine, cosine) = angle.sin_cos();
            scene.blur.way =
                first.blur.way.map(|[x, y]| [size * (x * cosine - y * sine), size * (x * sine + y * cosine)]);
            scene.blur.defocus *= draw.between(0.8, 1.15);
            // A mirrored lamp moves twice as far as the glass turns.
            for lamp in &mut scene.lamps {
                lamp.centre[0] += 4.0 * yaw + drift[0] * (time - 7.0) * 0.3;
                lamp.centre[1] += 4.0 * pitch + drift[1] * (time - 7.0) * 0.3;
            }
            if let Some(raster) = &mut scene.raster {
                raster.band[2] = draw.between(0.0, TAU);
            }
            scene
        })
        .collect()
}
