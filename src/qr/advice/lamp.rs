//! Lamps that are mirrored in the glass.

use super::coarse::{CLIPPED, Coarse};
use super::code::LEAST_KEPT;
use super::patch::{Patch, patches};
use super::texture::Texture;
use crate::camera::{Frame, ratio_of};

/// Squares of a patch that hold nothing but light, as a share of all.
pub(super) fn clipped_share(coarse: &Coarse, patch: &Patch) -> f32 {
    let clipped = patch.members.iter().filter_map(|place| coarse.squares.get(*place));
    let clipped = clipped.filter(|square| square.mean > CLIPPED).count();
    ratio_of(clipped) / ratio_of(patch.members.len().max(1))
}

/// Patches of nothing but light that the code lies round: their share of it.
pub(super) fn lamp_in(coarse: &Coarse, code: &Patch) -> f32 {
    let mask = code.mask(coarse);
    let lies_in = |lamp: &&Patch| {
        let ring = ring(coarse, lamp);
        let inside = ring.iter().filter(|place| mask.get(**place).copied().unwrap_or_default()).count();
        lamp.fill > 0.75 && 5 * inside > 2 * ring.len()
    };
    let lamps = lights(coarse).iter().filter(lies_in).map(|lamp| lamp.members.len()).sum::<usize>();
    ratio_of(lamps) / ratio_of(lamps + code.members.len())
}

/// A patch of nothing but light in the midst of the texture of a code: its share of both.
pub(super) fn lamp(frame: &Frame, coarse: &Coarse) -> f32 {
    let share = |lamp: &Patch| {
        let ring = ring(coarse, lamp);
        let rough: Vec<usize> = ring
            .iter()
            .copied()
            .filter(|place| {
                coarse.squares.get(*place).is_some_and(|at| at.deviation > 0.08 * at.mean && at.mean < 235.0)
            })
            .collect();
        let texture = Texture::of(frame, coarse, &rough, 16.0)?;
        let is_code = texture.keeps > LEAST_KEPT && texture.clipped < 0.35 && 2 * rough.len() > ring.len();
        is_code.then(|| ratio_of(lamp.members.len()) / ratio_of(lamp.members.len() + ring.len()))
    };
    lights(coarse).iter().filter(|patch| patch.fill > 0.6).filter_map(share).fold(0.0, f32::max)
}

/// The largest patches of nothing but light.
fn lights(coarse: &Coarse) -> Vec<Patch> {
    let clipped: Vec<bool> = coarse.squares.iter().map(|square| square.mean > CLIPPED).collect();
    let mut found = patches(coarse, &clipped, LEAST_LAMP);
    found.sort_by_key(|patch| std::cmp::Reverse(patch.members.len()));
    found.truncate(LAMPS);
    found
}

/// Squares two to six away from a patch.
fn ring(coarse: &Coarse, patch: &Patch) -> Vec<usize> {
    let mut reached = vec![u8::MAX; coarse.squares.len()];
    let mut edge = patch.members.clone();
    for distance in 0..=6_u8 {
        let mut next = Vec::new();
        for place in edge {
            if let Some(known) = reached.get_mut(place).filter(|known| **known == u8::MAX) {
                *known = distance;
                let ways = [[1, 0], [-1, 0], [0, 1], [0, -1]];
                next.extend(ways.into_iter().filter_map(|way| coarse.beside(place, way)));
            }
        }
        edge = next;
    }
    let is_ring = |place: &usize| reached.get(*place).is_some_and(|distance| (2..=6).contains(distance));
    (0..reached.len()).filter(is_ring).collect()
}

/// Squares of the smallest lamp.
const LEAST_LAMP: usize = 12;

/// Lamps that are looked at.
const LAMPS: usize = 4;
