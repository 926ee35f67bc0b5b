//! The flat phone, tilted and moved, into the frame: each pixel looks up where on the phone it lies.

use super::motion::Motion;
use super::phone::Phone;
use crate::camera::{floor_of, number::grey_of, ratio_of};

/// Draws the phone over `luma`.
pub(super) fn draw(phone: &Phone, motion: &Motion, [width, height]: [usize; 2], luma: &mut [u8]) {
    let pose = Pose::new(phone, motion, [ratio_of(width), ratio_of(height)]);
    let Some(inverse) = pose.inverse() else { return };
    let [left, top, right, bottom] = pose.bounds(phone.half_size(), [width, height]);
    for (y, row) in luma.chunks_exact_mut(width).enumerate().take(bottom).skip(top) {
        for (x, pixel) in row.iter_mut().enumerate().take(right).skip(left) {
            // Four looks a pixel: edges are as soft as a camera shows them.
            let (mut sum, mut seen) = (0_u16, 0_u16);
            for (part_x, part_y) in PARTS {
                let [over_x, over_y] = apply(&inverse, ratio_of(x) + part_x, ratio_of(y) + part_y);
                if let Some(texel) = phone.texel(over_x, over_y) {
                    sum += u16::from(texel);
                    seen += 1;
                }
            }
            if seen > 0 {
                let behind = u16::from(*pixel) * (4 - seen);
                *pixel = u8::try_from((sum + behind + 2) / 4).unwrap_or(u8::MAX);
            }
        }
    }
    shine(pose.middle, [width, height], luma);
}

/// A soft diagonal band of light that moves with the phone: glass is never evenly lit.
fn shine([middle_x, middle_y]: [f32; 2], [width, _]: [usize; 2], luma: &mut [u8]) {
    for (y, row) in luma.chunks_exact_mut(width).enumerate() {
        let from = ratio_of(y) - middle_y + middle_x - 70.0;
        let first = floor_of(from.max(0.0));
        for (x, pixel) in row.iter_mut().enumerate().skip(first).take(BAND) {
            let share = (ratio_of(x) - from) / ratio_of(BAND);
            *pixel = grey_of(f32::from(*pixel) + 18.0 * share * (1.0 - share) * 4.0);
        }
    }
}

/// A plane in front of a pinhole camera.
struct Pose {
    /// From texels (x, y, 1) to pixels, homogeneous.
    matrix: [[f32; 3]; 3],
    middle: [f32; 2],
}

impl Pose {
    fn new(phone: &Phone, motion: &Motion, [width, height]: [f32; 2]) -> Self {
        let (texels, modules) = phone.scale();
        // As large as needed, and never larger than the frame bears with its quiet zone.
        let side = (modules * PIXELS_A_MODULE).clamp(SMALLEST, LARGEST);
        let scale = side / (modules * texels) * motion.zoom.min(LARGEST * 1.02 / side);
        let room = (height / 2.0 - side / 2.0 - 14.0).clamp(2.0, 16.0);
        let [sway_x, sway_y] = motion.sway;
        let middle =
            [width / 2.0 + sway_x * (room + 10.0), height / 2.0 + sway_y * room + motion.away * height * 1.9];
        let [[a, b, _], [d, e, _], [g, h, _]] = rotation(motion);
        let (x, y) = (middle[0], middle[1]);
        // Projection with the focal length f: pixel = middle + f · (X, Y) / (f + Z), all scaled.
        let (g, h) = (g * scale / FOCAL, h * scale / FOCAL);
        let matrix = [
            [a * scale + x * g, b * scale + x * h, x],
            [d * scale + y * g, e * scale + y * h, y],
            [g, h, 1.0],
        ];
        Self { matrix, middle }
    }

    fn inverse(&self) -> Option<[[f32; 3]; 3]> {
        let [[a, b, c], [d, e, f], [g, h, i]] = self.matrix;
        let rows = [
            [e * i - f * h, c * h - b * i, b * f - c * e],
            [f * g - d * i, a * i - c * g, c * d - a * f],
            [d * h - e * g, b * g - a * h, a * e - b * d],
        ];
        let determinant = a * rows[0][0] + b * rows[1][0] + c * rows[2][0];
        (determinant.abs() > 1e-9).then(|| rows.map(|row| row.map(|value| value / determinant)))
    }

    /// The box of pixels in which the phone can be.
    fn bounds(&self, [half_width, half_height]: [f32; 2], [width, height]: [usize; 2]) -> [usize; 4] {
        let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
        let points = corners.map(|(x, y)| apply(&self.matrix, x * half_width, y * half_height));
        let fold = |pick: fn(f32, f32) -> f32, start: [f32; 2]| {
            points.iter().fold(start, |[x, y], [at_x, at_y]| [pick(x, *at_x), pick(y, *at_y)])
        };
        let [left, top] = fold(f32::min, [f32::MAX; 2]);
        let [right, bottom] = fold(f32::max, [f32::MIN; 2]);
        let upper = |value: f32, limit: usize| floor_of(value.max(0.0) + 1.0).min(limit);
        [floor_of(left.max(0.0)), floor_of(top.max(0.0)), upper(right, width), upper(bottom, height)]
    }
}

/// Roll, then pitch, then yaw.
fn rotation(motion: &Motion) -> [[f32; 3]; 3] {
    let (sin_roll, cos_roll) = motion.roll.sin_cos();
    let (sin_pitch, cos_pitch) = motion.pitch.sin_cos();
    let (sin_yaw, cos_yaw) = motion.yaw.sin_cos();
    let roll = [[cos_roll, -sin_roll, 0.0], [sin_roll, cos_roll, 0.0], [0.0, 0.0, 1.0]];
    let pitch = [[1.0, 0.0, 0.0], [0.0, cos_pitch, -sin_pitch], [0.0, sin_pitch, cos_pitch]];
    let yaw = [[cos_yaw, 0.0, sin_yaw], [0.0, 1.0, 0.0], [-sin_yaw, 0.0, cos_yaw]];
    product(&yaw, &product(&pitch, &roll))
}

fn product(left: &[[f32; 3]; 3], right: &[[f32; 3]; 3]) -> [[f32; 3]; 3] {
    let [first, second, third] = right;
    left.map(|[a, b, c]| {
        let mut row = [0.0; 3];
        for (value, ((x, y), z)) in row.iter_mut().zip(first.iter().zip(second).zip(third)) {
            *value = a * x + b * y + c * z;
        }
        row
    })
}

fn apply([[a, b, c], [d, e, f], [g, h, i]]: &[[f32; 3]; 3], x: f32, y: f32) -> [f32; 2] {
    let depth = g * x + h * y + i;
    [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth]
}

/// Middles of the quarters of a pixel.
const PARTS: [(f32, f32); 4] = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];

/// Focal length in pixels: that of an ordinary camera at 640 pixels across.
const FOCAL: f32 = 800.0;

/// The phone is held so close that a module has this many pixels, as far as the frame allows.
const PIXELS_A_MODULE: f32 = 7.0;

/// Side of the code in pixels: not so small that the scene looks empty, and inside the frame with its quiet zone.
const SMALLEST: f32 = 290.0;
const LARGEST: f32 = 432.0;

/// Width of the band of light in pixels.
const BAND: usize = 120;
