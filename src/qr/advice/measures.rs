//! What is measured in a frame in which nothing was read.

use super::coarse::{CLIPPED, Coarse, Square};
use super::patch::{Patch, patches};
use super::texture::Texture;
use crate::camera::{Frame, floor_of, ratio_of};
use crate::qr::Quad;

/// Measures of one frame. Grey values are 0 to 255 as the camera gives them, lengths are pixels of the frame.
#[derive(Debug)]
pub(super) struct Measures {
    /// Grey that 98 % of the squares stay below.
    pub(super) light: f32,
    /// The patch that looks most like a code.
    pub(super) code: Option<Code>,
    /// Contrast in a bright, calm rectangle that has the texture of a code, as a share of its light.
    pub(super) washed: Option<f32>,
    /// Deviation of the noise, or of the finest texture if there is much of it.
    pub(super) grain: f32,
    /// Part of the code (or of the texture round the lamp) that is as bright as can be.
    pub(super) lamp: f32,
    /// Texture that fills the frame from one edge to the opposite one.
    pub(super) filling: Option<Texture>,
}

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

impl Measures {
    /// Of a frame and the codes in it that were seen and not read.
    pub(super) fn of(frame: &Frame, seen: &[Quad]) -> Self {
        let coarse = Coarse::new(frame);
        let noise =
            quantile(coarse.squares.iter().filter(|at| !at.is_clipped()).map(|at| at.deviation), 0.05);
        let noise = noise.unwrap_or_default().max(LEAST_NOISE);
        let smooth = coarse.smoothed(coarse.squares.iter().map(|square| square.deviation));
        let located = seen.first().and_then(|quad| located(frame, &coarse, quad));
        let is_located = located.is_some();
        let found = located.or_else(|| code(frame, &coarse, &smooth, noise));
        let lamp = match &found {
            Some((_, patch)) if is_located => clipped_share(&coarse, patch),
            Some((_, patch)) => lamp_in(&coarse, patch),
            None => lamp(frame, &coarse),
        };
        let code = found.map(|(code, _)| code);
        let is_small = code.as_ref().is_none_or(|code| code.wide < SMALL);
        let filling = is_small.then(|| filling(frame, &coarse, &smooth, noise)).flatten();
        Self {
            light: quantile(coarse.squares.iter().map(|square| square.mean), 0.98).unwrap_or_default(),
            washed: code.is_none().then(|| washed(&coarse, &smooth)).flatten(),
            grain: quantile(coarse.squares.iter().map(|square| square.fine), 0.5).unwrap_or_default() / 2.0,
            code,
            lamp,
            filling,
        }
    }
}

/// The squares of a code that was seen.
fn located(frame: &Frame, coarse: &Coarse, quad: &Quad) -> Option<(Code, Patch)> {
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
    Texture::of(frame, coarse, &patch.inner(coarse), 0.2 * wide(coarse, patch))
}

/// A patch of the form and the texture of a code, with something lighter round it; what is rough is tried from low to high.
fn code(frame: &Frame, coarse: &Coarse, smooth: &[f32], noise: f32) -> Option<(Code, Patch)> {
    let fine = coarse.smoothed(coarse.squares.iter().map(|square| square.fine));
    let usual = quantile(fine.iter().copied(), 0.5).unwrap_or_default().max(LEAST_NOISE);
    let above = |values: &[f32], least: f32| values.iter().map(|value| *value > least).collect::<Vec<bool>>();
    let rough: Vec<f32> = coarse.squares.iter().map(|square| square.deviation).collect();
    let finest: Vec<f32> = coarse.squares.iter().map(|square| square.fine).collect();
    let levels: [(&[f32], f32); 8] = [
        (smooth, 1.7 * noise),
        (&rough, 2.5 * noise),
        (&fine, 1.4 * usual),
        (&rough, 5.0 * noise),
        (&fine, 2.2 * usual),
        (&finest, 3.0 * usual),
        (&rough, 12.0 * noise),
        (&finest, 6.0 * usual),
    ];
    levels.iter().find_map(|(values, least)| {
        let mut found = patches(coarse, &above(values, *least), LEAST_SQUARES);
        found.retain(|patch| has_form(patch) && patch.rim(coarse) > LEAST_RIM);
        found.sort_by_key(|patch| std::cmp::Reverse(patch.members.len()));
        found.into_iter().take(TRIED).find_map(|patch| {
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
fn filling(frame: &Frame, coarse: &Coarse, smooth: &[f32], noise: f32) -> Option<Texture> {
    let rough: Vec<bool> = smooth.iter().map(|deviation| *deviation > 1.7 * noise).collect();
    let found = patches(coarse, &rough, coarse.squares.len() * 2 / 5);
    let patch = found.into_iter().max_by_key(|patch| patch.members.len())?;
    let [left, top, right, bottom] = patch.edges;
    ((left && right) || (top && bottom)).then(|| texture(frame, coarse, &patch)).flatten()
}

/// A bright rectangle, calm but for the faint texture of a code: what the noise of a wall or of paper is not.
fn washed(coarse: &Coarse, smooth: &[f32]) -> Option<f32> {
    let is_calm = |(square, deviation): (&Square, &f32)| square.mean > 140.0 && *deviation < 5.0;
    let calm: Vec<bool> = coarse.squares.iter().zip(smooth).map(is_calm).collect();
    let found = patches(coarse, &calm, coarse.squares.len() / 40);
    let plate = found.into_iter().max_by_key(|patch| patch.members.len())?;
    if plate.fill < LEAST_FILL || plate.stretch > MOST_STRETCH {
        return None;
    }
    let mut inner = plate.inner(coarse);
    inner.retain(|place| coarse.squares.get(*place).is_some_and(|square| square.mean < 247.0));
    let twice = coarse.smoothed(smooth.iter().copied());
    let base = quantile(inner.iter().filter_map(|place| twice.get(*place).copied()), 0.08)?;
    let frame_of = plate.mask(coarse);
    FAINT.into_iter().find_map(|above| {
        let mut rough = vec![false; coarse.squares.len()];
        for &place in &inner {
            if let (Some(mark), Some(value)) = (rough.get_mut(place), twice.get(place)) {
                *mark = *value > above * base;
            }
        }
        let found = patches(coarse, &rough, plate.members.len() / 12);
        let part = found.into_iter().max_by_key(|patch| patch.members.len())?;
        let is_code = part.fill > LEAST_FILL && part.stretch < 2.2 && part.within(coarse, &frame_of) > 0.7;
        let squares = part.members.iter().filter_map(|place| twice.get(*place));
        let mean = squares.sum::<f32>() / ratio_of(part.members.len().max(1));
        is_code.then(|| 2.0 * (mean * mean - base * base).max(0.0).sqrt() / CLIPPED)
    })
}

fn clipped_share(coarse: &Coarse, patch: &Patch) -> f32 {
    let clipped = patch.members.iter().filter_map(|place| coarse.squares.get(*place));
    let clipped = clipped.filter(|square| square.mean > CLIPPED).count();
    ratio_of(clipped) / ratio_of(patch.members.len().max(1))
}

/// Patches of nothing but light that the code lies round: their share of it.
fn lamp_in(coarse: &Coarse, code: &Patch) -> f32 {
    let clipped: Vec<bool> = coarse.squares.iter().map(|square| square.mean > CLIPPED).collect();
    let mask = code.mask(coarse);
    let found = patches(coarse, &clipped, LEAST_LAMP);
    let lies_in = |lamp: &&Patch| {
        let ring = ring(coarse, lamp);
        let inside = ring.iter().filter(|place| mask.get(**place).copied().unwrap_or_default()).count();
        lamp.fill > 0.75 && 5 * inside > 2 * ring.len()
    };
    let lamps = found.iter().filter(lies_in).map(|lamp| lamp.members.len()).sum::<usize>();
    ratio_of(lamps) / ratio_of(lamps + code.members.len())
}

/// A patch of nothing but light in the midst of the texture of a code: its share of both.
fn lamp(frame: &Frame, coarse: &Coarse) -> f32 {
    let clipped: Vec<bool> = coarse.squares.iter().map(|square| square.mean > CLIPPED).collect();
    let found = patches(coarse, &clipped, LEAST_LAMP);
    let lamps = found.iter().filter(|patch| patch.fill > 0.6);
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
        let [_, _, light] = texture.greys;
        let is_code = texture.keeps > LEAST_KEPT && light < CLIPPED + 4.0 && 2 * rough.len() > ring.len();
        is_code.then(|| ratio_of(lamp.members.len()) / ratio_of(lamp.members.len() + ring.len()))
    };
    lamps.filter_map(share).fold(0.0, f32::max)
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

fn quantile(values: impl Iterator<Item = f32>, share: f32) -> Option<f32> {
    let mut values: Vec<f32> = values.collect();
    let place = floor_of(share * ratio_of(values.len().checked_sub(1)?));
    Some(*values.select_nth_unstable_by(place, f32::total_cmp).1)
}

/// Of a picture without any, in grey values.
const LEAST_NOISE: f32 = 0.4;

/// Squares of the smallest patch that may be a code.
const LEAST_SQUARES: usize = 24;

/// Squares of the smallest lamp.
const LEAST_LAMP: usize = 12;

/// Patches of one level whose texture is looked at.
const TRIED: usize = 3;

/// Of a quadrangle, seen as patches of squares.
const LEAST_FILL: f32 = 0.85;

/// Of a code in its quiet zone.
const LEAST_RIM: f32 = 0.75;

/// A code is square; tilt and a cut make it longer.
const MOST_STRETCH: f32 = 3.5;

/// Sides of the smallest code in ways on which half of its difference is reached; that is about half a module.
const LEAST_WIDE: f32 = 20.0;

/// Of the finest texture, where little is left to compare.
const LEAST_KEPT_FINE: f32 = 0.6;

/// Half of a module of the finest texture, in pixels.
const FINE_HALF: f32 = 2.0;

/// Side of a small patch, in pixels; it may be a part of a code that fills the frame.
const SMALL: f32 = 120.0;

/// Between dark and light of what is looked at, in grey values.
const LEAST_CONTRAST: f32 = 14.0;

/// Waves and text stay below.
pub(super) const LEAST_KEPT: f32 = 0.75;

/// How much rougher than the calmest of a plate its code is, tried from low to high.
const FAINT: [f32; 4] = [1.1, 1.15, 1.2, 1.3];
