//! The light that leaves each point of the phone: code, app, case, cracks, shadow.

use std::f64::consts::TAU;

use crate::scene::{Crack, Light, Scene};

/// What a point of the phone is made of, as a share of white; `None` beside the phone.
fn material(scene: &Scene, [x, y]: [f64; 2]) -> Option<f64> {
    let side = scene.code.side as f64;
    let half = (side / 2.0 + 5.0) * 1.08;
    let [across, down] = [x - side / 2.0, y - side / 2.0];
    let case = half * 0.05;
    if across.abs() > half + case || down < -half * 1.7 - case || down > half * 2.1 + case {
        return None;
    }
    if across.abs() > half || down < -half * 1.7 || down > half * 2.1 {
        return Some(-0.02);
    }
    if across.abs() < side / 2.0 + 4.5 && down.abs() < side / 2.0 + 4.5 {
        let dark = scene.code.is_dark(x.floor() as i32, y.floor() as i32);
        return Some(if dark { 0.0 } else { 1.0 });
    }
    Some(app([across / half, down / half]))
}

/// The rest of the screen: a bar above, lines of text below.
fn app([across, down]: [f64; 2]) -> f64 {
    if down < -1.45 {
        return 0.35;
    }
    let line = down / 0.11;
    let letters = (across * 23.0 + line.floor() * 7.3).sin() + (across * 71.0 + line.floor()).sin();
    let text = down.abs() > 1.12 && across.abs() < 0.8 && line.rem_euclid(1.0) < 0.55;
    if text && letters > 0.1 { 0.25 } else { 0.93 }
}

/// What a crack does at a point.
struct Broken {
    shift: [f64; 2],
    light: Option<f64>,
}

impl Crack {
    fn at(&self, point: [f64; 2]) -> Broken {
        let [x, y] = [point[0] - self.hit[0], point[1] - self.hit[1]];
        let radius = x.hypot(y);
        let angle = y.atan2(x).rem_euclid(TAU);
        let sector = self.rays.iter().filter(|&&ray| ray < angle).count();
        let ring = self.rings.iter().filter(|&&ring| ring < radius).count();
        let to_ray = self.rays.iter().map(|ray| {
            let between = (angle - ray + TAU / 2.0).rem_euclid(TAU) - TAU / 2.0;
            if between.abs() < 1.0 { (radius * between.sin()).abs() } else { f64::MAX }
        });
        // Rings are straight from ray to ray only in part: a wave of the angle stands for that.
        let wave = 1.0 + 0.06 * (angle * 5.0).sin();
        let to_ring = self.rings.iter().map(|ring| (radius * wave - ring).abs());
        let nearest = to_ray.chain(to_ring).fold(f64::MAX, f64::min);
        let light = (nearest < self.width).then_some(self.shine);
        let turn = (sector % self.rays.len().max(1)) as f64 * 2.4 + ring as f64 * 1.7;
        Broken { shift: [turn.cos() * self.shift, turn.sin() * self.shift], light }
    }
}

/// Light of one point of the phone; `None` beside it.
pub fn light_at(scene: &Scene, point: [f64; 2]) -> Option<f64> {
    let Light { white, black, slope, .. } = scene.light;
    let broken = scene.crack.as_ref().map(|crack| crack.at(point));
    let shift = broken.as_ref().map_or([0.0; 2], |broken| broken.shift);
    let material = material(scene, [point[0] + shift[0], point[1] + shift[1]])?;
    let part = broken.and_then(|broken| broken.light).unwrap_or(material);
    let half = scene.code.side as f64 / 2.0;
    let place = [point[0] / half - 1.0, point[1] / half - 1.0];
    let slope = (1.0 + slope[0] * place[0] + slope[1] * place[1]).max(0.1);
    let light = ((black + (white - black) * part) * slope).max(0.0);
    let Some(shadow) = &scene.shadow else { return Some(light) };
    let [x, y] = [point[0] - shadow.point[0], point[1] - shadow.point[1]];
    let across = (x * shadow.angle.cos() + y * shadow.angle.sin()) / shadow.softness;
    let lit = (across / 2.0 + 0.5).clamp(0.0, 1.0);
    let lit = lit * lit * (3.0 - 2.0 * lit);
    Some(light * (shadow.left + (1.0 - shadow.left) * lit) + shadow.veil * lit)
}

/// Light that mirrored lamps add at a point.
pub fn glare_at(scene: &Scene, [x, y]: [f64; 2]) -> f64 {
    let of_lamp = |lamp: &crate::scene::Lamp| {
        let [x, y] = [x - lamp.centre[0], y - lamp.centre[1]];
        let (sine, cosine) = lamp.angle.sin_cos();
        let across = (x * cosine + y * sine) / lamp.radius[0];
        let down = (y * cosine - x * sine) / lamp.radius[1];
        lamp.strength * (-(across * across + down * down).powf(lamp.edge / 2.0)).exp()
    };
    scene.lamps.iter().map(of_lamp).sum()
}

/// What the pixels of the screen do to the light at the middle of a camera pixel: a factor.
pub fn raster_at(scene: &Scene, [x, y]: [f64; 2], row: f64) -> f64 {
    let Some(raster) = &scene.raster else { return 1.0 };
    let columns = 1.0 + raster.depth[0] * (TAU * x * raster.pitch).cos();
    let rows = 1.0 + raster.depth[1] * (TAU * y * raster.pitch).cos();
    let [depth, period, phase] = raster.band;
    let band = 1.0 - depth * (0.5 + 0.5 * (TAU * row / period + phase).sin());
    columns * rows * band
}
