//! The patch that looks like a code.

use super::coarse::{CLIPPED, Coarse, quantile};
use super::patch::{Patch, patches};
use super::texture::Texture;
use crate::camera::{Frame, ratio_of};
use crate::qr::Quad;

/// A patch that looks like a code.
#[derive(Debug)]
pub(super) struct Code {
    /// Inside of it.
    pub(super) texture: Texture,
    /// Edges of the frame that it touches.
    pub(super) edges: usize,
    /// Long over short side.
    pub(super) stretch: f32,
    /// Side of a square of the same area, in pixels of the frame.
    pub(super) wide: f32,
    /// Its squares as a share of all.
    pub(super) share: f32,
}

/// The squares of a code that was seen.
pub(super) fn located(frame: &Frame, coarse: &Coarse, quad: &Quad) -> Option<(Code, Patch)> {
    let side = ratio_of(coarse.side);
    let holds = |place: &usize| {
        let [x, y] = coarse.spot(*place).map(|at| (ratio_of(at) + 0.5) * side);
        let ends = quad.0.iter().cycle().skip(1);
        quad.0.iter().zip(ends).all(|(from, to)| {
            let ([from_x, from_y], [to_x, to_y]) = (from, to);
            (to_x - from_x) * (y - from_y) - (to_y - from_y) * (x - from_x) > 0.0
        })
    };
    let members: Vec<usize> = (0..coarse.squares.len()).filter(holds).collect();
    let patch = Patch::new(coarse, members);
    let texture = texture(frame, coarse, &patch)?;
    Some((code_of(coarse, &patch, texture), patch))
}

fn code_of(coarse: &Coarse, patch: &Patch, texture: Texture) -> Code {
    Code {
        texture,
        stretch: patch.stretch,
        wide: wide(coarse, patch),
        edges: patch.edges.iter().filter(|edge| **edge).count(),
        share: ratio_of(patch.members.len()) / ratio_of(coarse.squares.len().max(1)),
    }
}

fn wide(coarse: &Coarse, patch: &Patch) -> f32 {
    ratio_of(patch.members.len()).sqrt() * ratio_of(coarse.side)
}

/// Inside of a patch.
fn texture(frame: &Frame, coarse: &Coarse, patch: &Patch) -> Option<Texture> {
    let mut inner = patch.inner(coarse);
    inner.retain(|place| coarse.squares.get(*place).is_some_and(|square| square.mean <= CLIPPED));
    Texture::of(frame, coarse, &inner, 0.2 * wide(coarse, patch))
}

/// A patch of the form and the texture of a code, with something lighter round it; what is rough is tried from low to high.
pub(super) fn code(frame: &Frame, coarse: &Coarse, smooth: &[f32], noise: f32) -> Option<(Code, Patch)> {
    let fine = coarse.smoothed(coarse.squares.iter().map(|square| square.fine));
    let usual = quantile(fine.iter().copied(), 0.5).unwrap_or_default().max(LEAST_NOISE);
    let above = |values: &[f32], least: f32| values.iter().map(|value| *value > least).collect::<Vec<bool>>();
    let rough: Vec<f32> = coarse.squares.iter().map(|square| square.deviation).collect();
    let finest: Vec<f32> = coarse.squares.iter().map(|square| square.fine).collect();
    let light: Vec<f32> =
        coarse.squares.iter().map(|at| if at.mean > CLIPPED { f32::MAX } else { at.deviation }).collect();
    let levels: [(&[f32], f32); 10] = [
        (smooth, 1.7 * noise),
        (&rough, 2.5 * noise),
        (&fine, 1.4 * usual),
        (&rough, 5.0 * noise),
        (&fine, 2.2 * usual),
        (&finest, 3.0 * usual),
        (&rough, 12.0 * noise),
        (&finest, 6.0 * usual),
        (&light, 5.0 * noise),
        (&light, 12.0 * noise),
    ];
    levels.iter().find_map(|(values, least)| {
        let mut found = patches(coarse, &above(values, *least), LEAST_SQUARES);
        found.retain(has_form);
        found.sort_by_key(|patch| std::cmp::Reverse(patch.members.len()));
        let in_light = found.into_iter().take(MOST_FORMS).filter(|patch| patch.rim(coarse) > LEAST_RIM);
        in_light.take(TRIED).find_map(|patch| {
            let texture = texture(frame, coarse, &patch)?;
            let is_code = texture.deviation > 2.0 * noise && is_code(&texture, wide(coarse, &patch), &patch);
            is_code.then(|| (code_of(coarse, &patch, texture), patch))
        })
    })
}

/// Texture of a code that is large enough to hold one; of a small patch more is asked.
fn is_code(texture: &Texture, wide: f32, patch: &Patch) -> bool {
    let [short, long] = texture.half;
    let [dark, _, light] = texture.greys;
    let is_fine = short < FINE_HALF;
    let keeps = texture.keeps > LEAST_KEPT || (is_fine && texture.keeps > LEAST_KEPT_FINE);
    let is_small = wide < SMALL;
    let has_contrast = light - dark > if is_small { 0.3 * light } else { LEAST_CONTRAST };
    let is_whole = patch.stretch < 1.7 && patch.fill > 0.9 && patch.edges == [false; 4];
    keeps && has_contrast && wide > LEAST_WIDE * (short * long).sqrt() && (!is_small || (is_fine && is_whole))
}

/// A filled quadrangle that is lighter outside, touching one edge of the frame at most, or two that meet.
fn has_form(patch: &Patch) -> bool {
    let [left, top, right, bottom] = patch.edges;
    let is_across = (left && right) || (top && bottom);
    patch.fill > LEAST_FILL && patch.stretch < MOST_STRETCH && !is_across
}

/// What reaches over the frame and covers much of it.
pub(super) fn filling(frame: &Frame, coarse: &Coarse, smooth: &[f32], noise: f32) -> Option<Texture> {
    let rough: Vec<bool> = smooth.iter().map(|deviation| *deviation > 1.7 * noise).collect();
    let found = patches(coarse, &rough, coarse.squares.len() * 2 / 5);
    let patch = found.into_iter().max_by_key(|patch| patch.members.len())?;
    let [left, top, right, bottom] = patch.edges;
    ((left && right) || (top && bottom)).then(|| texture(frame, coarse, &patch)).flatten()
}

/// Of a picture without any, in grey values.
pub(super) const LEAST_NOISE: f32 = 0.4;

/// Squares of the smallest patch that may be a code.
const LEAST_SQUARES: usize = 24;

/// Patches of one level whose surroundings are looked at.
const MOST_FORMS: usize = 12;

/// Patches of one level whose texture is looked at.
const TRIED: usize = 3;

/// Of a quadrangle, seen as patches of squares.
pub(super) const LEAST_FILL: f32 = 0.85;

/// Of a code in its quiet zone.
const LEAST_RIM: f32 = 0.75;

/// A code is square; tilt and a cut make it longer.
pub(super) const MOST_STRETCH: f32 = 3.5;

/// Sides of the smallest code in ways on which half of its difference is reached; that is about half a module.
const LEAST_WIDE: f32 = 20.0;

/// Of the finest texture, where little is left to compare.
const LEAST_KEPT_FINE: f32 = 0.6;

/// Half of a module of the finest texture, in pixels.
const FINE_HALF: f32 = 2.0;

/// Side of a small patch, in pixels; it may be a part of a code that fills the frame.
pub(super) const SMALL: f32 = 120.0;

/// Between dark and light of what is looked at, in grey values.
const LEAST_CONTRAST: f32 = 14.0;

/// Waves and text stay below.
pub(super) const LEAST_KEPT: f32 = 0.75;
