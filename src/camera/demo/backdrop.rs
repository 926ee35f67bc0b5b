//! What is behind the phone: the window of a car, out of focus, and the noise of the sensor.

use crate::camera::{floor_of, number::grey_of, ratio_of};

/// Drawn once; each frame is a copy.
pub(super) struct Backdrop {
    luma: Vec<u8>,
    noise: Vec<u8>,
}

impl Backdrop {
    pub(super) fn new(width: usize, height: usize) -> Self {
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let luma = places
            .map(|(x, y)| scene(ratio_of(x) / ratio_of(width), ratio_of(y) / ratio_of(height)))
            .collect();
        let mut state = 0x2545_F491_u32;
        let noise = (0..NOISE).map(|_| noise_of(&mut state)).collect();
        Self { luma, noise }
    }

    /// A copy to draw on.
    pub(super) fn pixels(&self) -> Vec<u8> {
        self.luma.clone()
    }

    /// Another noise each frame, from one table.
    pub(super) fn add_noise(&self, tick: u32, luma: &mut [u8]) {
        let start = usize::try_from(tick.wrapping_mul(2_654_435_761) >> 8).unwrap_or_default() % NOISE;
        let noise = self.noise.iter().cycle().skip(start);
        for (pixel, noise) in luma.iter_mut().zip(noise) {
            *pixel = pixel.saturating_add(*noise).saturating_sub(STRENGTH);
        }
    }
}

impl std::fmt::Debug for Backdrop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Backdrop({} pixels)", self.luma.len())
    }
}

/// The car window: sky, far houses, the pillar on the left, the door below. All edges are soft.
fn scene(x: f32, y: f32) -> u8 {
    let sky = 205.0 - 60.0 * y;
    let skyline = 0.42 + 0.05 * (x * 9.0).sin() + 0.03 * (x * 23.0).sin();
    let houses = 118.0 + 14.0 * (x * 31.0).sin();
    let outside = mix(sky, houses, soft(y - skyline, 0.02));
    let door = 58.0 - 20.0 * (y - 0.8);
    let pillar = 44.0 + 30.0 * x;
    let with_door = mix(outside, door, soft(y - 0.76 - 0.05 * x, 0.012));
    let light = mix(with_door, pillar, soft(0.13 + 0.16 * (0.8 - y) - x, 0.012));
    grey_of(light)
}

/// 0 before an edge, 1 after it, with a soft step.
fn soft(distance: f32, width: f32) -> f32 {
    let share = (distance / width * 0.5 + 0.5).clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

fn mix(from: f32, to: f32, share: f32) -> f32 {
    from + (to - from) * share
}

/// The sum of four even numbers is nearly a bell: 0 to 2 × [`STRENGTH`], xorshift.
fn noise_of(state: &mut u32) -> u8 {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    let parts = state.to_le_bytes().map(|byte| f32::from(byte) / 255.0);
    let bell: f32 = parts.iter().sum::<f32>() / 4.0;
    u8::try_from(floor_of(bell * 2.0 * f32::from(STRENGTH) + 0.5)).unwrap_or(STRENGTH)
}

/// A prime, so that rows do not repeat.
const NOISE: usize = 16_381;

/// Half the range of the noise, grey values.
const STRENGTH: u8 = 12;
