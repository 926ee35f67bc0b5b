//! How each condition changes a scene. The numbers are set so that zxing-cpp reads about half of all frames.

use std::f64::consts::{PI, TAU};

use crate::draw::Draw;
use crate::scene::{Condition, Crack, Lamp, Raster, Scene, Shadow, way};

/// From one value to another as strength goes from 0 to 1, by equal factors.
fn factor(strength: f64, from: f64, to: f64) -> f64 {
    from * (to / from).powf(strength)
}

/// From one value to another as strength goes from 0 to 1, by equal steps.
fn steps(strength: f64, from: f64, to: f64) -> f64 {
    from + (to - from) * strength
}

impl Scene {
    /// Makes the scene harder.
    pub fn apply(&mut self, condition: Condition, strength: f64, draw: &mut Draw) {
        match condition {
            Condition::Plain => {}
            Condition::Tilt => self.tilt(strength, draw),
            Condition::Distance => self.distance(strength),
            Condition::Defocus => self.defocus(strength),
            Condition::Shake => self.shake(strength, draw),
            Condition::Night => self.night(strength, draw),
            Condition::Washed => self.wash(strength, draw),
            Condition::Glare => self.glare(strength, draw),
            Condition::Moire => self.moire(strength, draw),
            Condition::Shadow => self.shade(strength, draw),
            Condition::Cracked => self.crack(strength, draw),
            Condition::Together => self.together(strength, draw),
        }
    }

    fn tilt(&mut self, strength: f64, draw: &mut Draw) {
        let angle = steps(strength, 20.0, 66.0);
        let direction = draw.between(0.0, TAU);
        self.pose.yaw = angle * direction.cos();
        self.pose.pitch = angle * direction.sin();
        self.pose.roll = draw.between(-45.0, 45.0);
        self.pose.scale = self.largest_scale().min(draw.between(3.2, 5.5));
        self.pose.centre = [640.0 + draw.between(-60.0, 60.0), 360.0 + draw.between(-15.0, 15.0)];
    }

    fn distance(&mut self, strength: f64) {
        self.pose.scale = factor(strength, 3.2, 1.7).min(self.largest_scale());
    }

    /// Up to a disc of three modules' width.
    fn defocus(&mut self, strength: f64) {
        self.blur.defocus = self.pose.scale * steps(strength, 0.3, 1.45);
        self.process.sharpen *= 0.5;
    }

    fn shake(&mut self, strength: f64, draw: &mut Draw) {
        let length = self.pose.scale * steps(strength, 0.4, 2.8);
        self.blur.way = way(draw, length, length);
    }

    fn night(&mut self, strength: f64, draw: &mut Draw) {
        self.light.electrons = factor(strength, 150.0, 7.0);
        self.light.read_noise = draw.between(0.8, 1.6);
        self.light.around = self.light.white * draw.between(0.0, 0.08);
        let level = draw.between(0.25, 1.0);
        self.light.white *= level;
        self.light.black *= level;
        self.light.around *= level;
        // The amplifier is turned up: fewer photons, not a darker picture.
        self.light.electrons /= level;
        self.process.sharpen *= 0.3;
    }

    fn wash(&mut self, strength: f64, draw: &mut Draw) {
        let white = draw.between(0.7, 1.0);
        self.light.white = white;
        self.light.black = white * (1.0 - factor(strength, 0.5, 0.035));
        self.light.around = white * draw.between(0.3, 1.0);
        self.light.slope = [draw.between(-0.3, 0.3), draw.between(-0.3, 0.3)].map(|slope| slope * strength);
    }

    fn glare(&mut self, strength: f64, draw: &mut Draw) {
        let side = self.code.side as f64;
        let area = side * side * factor(strength, 0.015, 0.3);
        let count = 1 + draw.below(3);
        for _ in 0..count {
            let round = draw.between(0.35, 1.0);
            let radius = (area / count as f64 / PI / round).sqrt();
            self.lamps.push(Lamp {
                centre: [draw.between(0.1, 0.9) * side, draw.between(0.1, 0.9) * side],
                radius: [radius, radius * round],
                angle: draw.between(0.0, PI),
                strength: draw.between(1.0, 3.0),
                edge: draw.between(1.5, 6.0),
            });
        }
        // The exposure gives way to the lamp.
        let dimmed = steps(strength, 0.9, 0.5);
        self.light.white *= dimmed;
        self.light.black *= dimmed;
    }

    fn moire(&mut self, strength: f64, draw: &mut Draw) {
        let depth = steps(strength, 0.1, 0.55);
        let split = draw.share();
        // Beats are slow where whole screen pixels fall on camera pixels: near one, a half or two of them.
        let ratio = [0.5, 1.0, 1.0, 2.0][draw.below(4)] * draw.between(0.93, 1.07);
        let band = [draw.between(0.0, 0.6) * strength, draw.between(60.0, 400.0), draw.between(0.0, TAU)];
        self.raster = Some(Raster {
            pitch: self.pose.scale * ratio,
            depth: [depth * split.max(0.3), depth * (1.0 - split).max(0.3)],
            band,
        });
        self.blur.lens *= 0.8;
    }

    fn shade(&mut self, strength: f64, draw: &mut Draw) {
        let side = self.code.side as f64;
        let left = factor(strength, 0.5, 0.06);
        // The sun makes the lit part both brighter and paler.
        let veil = self.light.white * steps(strength, 0.1, 1.6);
        let exposure = 0.95 / (self.light.white + veil);
        for part in [&mut self.light.white, &mut self.light.black, &mut self.light.around] {
            *part *= exposure.min(1.2);
        }
        self.shadow = Some(Shadow {
            point: [draw.between(0.25, 0.75) * side, draw.between(0.25, 0.75) * side],
            angle: draw.between(0.0, TAU),
            softness: factor(draw.share(), 0.3, 6.0),
            left,
            veil: veil * exposure.min(1.2),
        });
    }

    fn crack(&mut self, strength: f64, draw: &mut Draw) {
        let side = self.code.side as f64;
        let count = steps(strength, 4.0, 13.0) as usize;
        let mut rays: Vec<f64> =
            (0..count).map(|ray| TAU * (ray as f64 + draw.between(-0.35, 0.35)) / count as f64).collect();
        rays.sort_by(f64::total_cmp);
        let rings = (0..steps(strength, 0.0, 4.0) as usize)
            .map(|ring| side * 0.12 * (ring as f64 + draw.between(0.6, 1.4)) * 1.5)
            .collect();
        self.crack = Some(Crack {
            hit: [draw.between(0.0, 1.0) * side, draw.between(0.0, 1.0) * side],
            rays,
            rings,
            width: steps(strength, 0.12, 0.8),
            shine: if draw.chance(0.5) { draw.between(0.0, 0.3) } else { draw.between(0.8, 1.4) },
            shift: steps(strength, 0.05, 0.55),
        });
    }

    /// Three to five hardships, none at its worst.
    fn together(&mut self, strength: f64, draw: &mut Draw) {
        let mut rest = Condition::ALL[1..11].to_vec();
        for _ in 0..3 + draw.below(3) {
            let condition = rest.remove(draw.below(rest.len()));
            self.apply(condition, strength * draw.between(0.15, 0.6), draw);
        }
    }
}
