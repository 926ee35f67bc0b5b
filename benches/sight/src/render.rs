//! From a scene to the picture that a camera would send.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageFormat};
use kerbside::camera::Frame;

use crate::draw::Draw;
use crate::pose::{FRAME, Projection};
use crate::scene::{Blur, Light, Scene};
use crate::surface::{glare_at, light_at, raster_at};

const WIDTH: usize = FRAME[0];
const HEIGHT: usize = FRAME[1];

/// Samples of a pixel in each direction on the code, and elsewhere.
const SAMPLES: [u32; 2] = [4, 2];

/// Draws of the point that one ray falls on; more make a smoother blur.
const RAYS: usize = 600;

impl Scene {
    /// The frame. The same scene gives the same frame.
    pub fn render(&self) -> Frame {
        let mut draw = Draw::new(self.seed, "render");
        let projection = self.pose.projection(self.code.side);
        let sharp = self.shine(&projection, &mut draw);
        let mut light = blurred(&sharp, &kernel(&self.blur, &mut draw));
        self.overlay(&projection, &mut light);
        let luma = sensed(&self.light, &light, &mut draw);
        let luma = self.processed(luma);
        Frame::new(WIDTH, HEIGHT, luma).expect("the frame has its size")
    }

    /// Light before the lens.
    fn shine(&self, projection: &Projection, draw: &mut Draw) -> Vec<f32> {
        let around = Around::new(draw);
        let side = self.code.side as f64;
        let mut light = Vec::with_capacity(WIDTH * HEIGHT);
        for y in 0..HEIGHT {
            for x in 0..WIDTH {
                let [x, y] = [x as f64, y as f64];
                let middle = projection.to_module([x + 0.5, y + 0.5]);
                let on_code = middle.iter().all(|&place| (-3.0..side + 3.0).contains(&place));
                let count = SAMPLES[usize::from(!on_code)];
                let outside = self.light.around * around.at([x, y]);
                let step = 1.0 / f64::from(count);
                let mut sum = 0.0;
                for sample in 0..count * count {
                    let place = [sample % count, sample / count].map(|index| (f64::from(index) + 0.5) * step);
                    let point = projection.to_module([x + place[0], y + place[1]]);
                    sum += light_at(self, point).unwrap_or(outside);
                }
                light.push((sum * step * step) as f32);
            }
        }
        light
    }

    /// What comes after the lens: mirrored lamps, the raster of the screen, and the darker corners of the picture.
    fn overlay(&self, projection: &Projection, light: &mut [f32]) {
        for (y, row) in light.chunks_exact_mut(WIDTH).enumerate() {
            for (x, light) in row.iter_mut().enumerate() {
                let pixel = [x as f64 + 0.5, y as f64 + 0.5];
                let [across, down] = [pixel[0] / WIDTH as f64 - 0.5, pixel[1] / WIDTH as f64 - 0.5];
                let corner = 1.0 - 0.3 * (across * across + down * down);
                let point = if self.lamps.is_empty() && self.raster.is_none() {
                    [0.0; 2]
                } else {
                    projection.to_module(pixel)
                };
                let factor = raster_at(self, point, pixel[1]);
                *light = ((f64::from(*light) * factor + glare_at(self, point)) * corner) as f32;
            }
        }
    }

    fn processed(&self, luma: Vec<u8>) -> Vec<u8> {
        let luma = if self.process.sharpen > 0.01 { sharpened(&luma, self.process.sharpen) } else { luma };
        let Some(quality) = self.process.jpeg else { return luma };
        let mut file = Vec::new();
        let (width, height) = (WIDTH as u32, HEIGHT as u32);
        JpegEncoder::new_with_quality(&mut file, quality)
            .encode(&luma, width, height, ExtendedColorType::L8)
            .expect("a grey picture is encoded");
        let picture = image::load(Cursor::new(file), ImageFormat::Jpeg).expect("our own JPEG is read");
        picture.into_luma8().into_raw()
    }
}

/// What stands round the phone: smooth patches, coarse and fine.
struct Around([[f64; 4]; 6]);

impl Around {
    fn new(draw: &mut Draw) -> Self {
        Self(std::array::from_fn(|wave| {
            let length = 600.0 / 2.2_f64.powi(wave as i32);
            let angle = draw.between(0.0, std::f64::consts::TAU);
            let speed = std::f64::consts::TAU / length;
            [angle.cos() * speed, angle.sin() * speed, draw.between(0.0, 6.3), draw.between(0.1, 0.35)]
        }))
    }

    fn at(&self, [x, y]: [f64; 2]) -> f64 {
        let sum: f64 = self.0.iter().map(|[a, b, phase, depth]| depth * (a * x + b * y + phase).sin()).sum();
        (1.0 + sum).max(0.0)
    }
}

/// Where the light of one point goes: offset of pixels, share.
type Tap = (isize, isize, f32);

/// Lens, disc and hand together, drawn as many rays.
fn kernel(blur: &Blur, draw: &mut Draw) -> Vec<Tap> {
    let reach = |[x, y]: [f64; 2]| x.abs().max(y.abs());
    let far = blur.way.iter().copied().map(reach).fold(0.0, f64::max);
    let half = (far + blur.defocus + 3.5 * blur.lens).ceil() as isize + 2;
    let width = 2 * half as usize + 1;
    let mut grid = vec![0.0_f32; width * width];
    for ray in 0..RAYS {
        let [x, y] = landing(blur, (ray as f64 + draw.share()) / RAYS as f64, draw);
        let (left, top) = (x.floor(), y.floor());
        let [part_x, part_y] = [x - left, y - top];
        for (step_x, step_y) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let share_x = if step_x == 1 { part_x } else { 1.0 - part_x };
            let share_y = if step_y == 1 { part_y } else { 1.0 - part_y };
            let column = (left as isize + half).clamp(0, 2 * half - 1) as usize + step_x;
            let row = (top as isize + half).clamp(0, 2 * half - 1) as usize + step_y;
            grid[row * width + column] += (share_x * share_y) as f32;
        }
    }
    let taps = grid.iter().enumerate().filter(|(_, share)| **share > 0.02);
    let taps: Vec<Tap> = taps
        .map(|(place, &share)| ((place % width) as isize - half, (place / width) as isize - half, share))
        .collect();
    let all: f32 = taps.iter().map(|(_, _, share)| share).sum();
    taps.into_iter().map(|(x, y, share)| (x, y, share / all)).collect()
}

/// Where a ray falls at one moment (0 to 1) of the exposure.
fn landing(blur: &Blur, moment: f64, draw: &mut Draw) -> [f64; 2] {
    let [from, over, to] = blur.way;
    let rest = 1.0 - moment;
    let radius = blur.defocus * draw.share().sqrt();
    let angle = draw.between(0.0, std::f64::consts::TAU);
    let disc = [radius * angle.cos(), radius * angle.sin()];
    std::array::from_fn(|axis| {
        let way = rest * rest * from[axis] + 2.0 * rest * moment * over[axis] + moment * moment * to[axis];
        way + disc[axis] + blur.lens * draw.normal()
    })
}

/// Each pixel as the sum of its surroundings; the border is repeated outwards.
fn blurred(light: &[f32], taps: &[Tap]) -> Vec<f32> {
    let mut result = vec![0.0; light.len()];
    for (y, to) in result.chunks_exact_mut(WIDTH).enumerate() {
        for &(left, up, share) in taps {
            let row = (y as isize - up).clamp(0, HEIGHT as isize - 1) as usize;
            let from = &light[row * WIDTH..(row + 1) * WIDTH];
            let (skip_to, skip_from) = (left.max(0) as usize, (-left).max(0) as usize);
            for (to, from) in to[skip_to..].iter_mut().zip(&from[skip_from..]) {
                *to += share * from;
            }
            let (head, tail) = (from[0] * share, from[WIDTH - 1] * share);
            to[..skip_to].iter_mut().for_each(|to| *to += head);
            to[WIDTH - skip_from..].iter_mut().for_each(|to| *to += tail);
        }
    }
    result
}

/// Light to numbers: photons, noise of reading, saturation, the usual curve.
fn sensed(light: &Light, picture: &[f32], draw: &mut Draw) -> Vec<u8> {
    let sense = |&value: &f32| {
        let electrons =
            draw.photons(f64::from(value.max(0.0)) * light.electrons) + light.read_noise * draw.normal();
        let level = (electrons / light.electrons).clamp(0.0, 1.0);
        (level.powf(1.0 / 2.2) * 255.0).round() as u8
    };
    picture.iter().map(sense).collect()
}

/// Sharpening against the mean of the eight neighbours.
fn sharpened(luma: &[u8], share: f64) -> Vec<u8> {
    let at = |x: usize, y: usize| i32::from(luma[y * WIDTH + x]);
    let mut result = luma.to_vec();
    for y in 1..HEIGHT - 1 {
        for x in 1..WIDTH - 1 {
            let row = |y: usize| at(x - 1, y) + at(x, y) + at(x + 1, y);
            let own = at(x, y);
            let mean = f64::from(row(y - 1) + row(y) + row(y + 1) - own) / 8.0;
            let value = f64::from(own) + share * (f64::from(own) - mean);
            result[y * WIDTH + x] = value.round().clamp(0.0, 255.0) as u8;
        }
    }
    result
}
