//! From measures to one advice, or none. What hides everything else comes first.

use super::Advice;
use super::code::Code;
use super::measures::Measures;
use super::texture::Texture;

/// The one thing to say.
pub(super) fn advice(measures: &Measures) -> Option<Advice> {
    if is_dark(measures) {
        return Some(Advice::TooDark);
    }
    if measures.washed.is_some_and(|contrast| contrast < MOST_FAINT) {
        return Some(Advice::ScreenDim);
    }
    if measures.lamp > LEAST_LAMP {
        return Some(Advice::Glare);
    }
    if measures.filling.as_ref().is_some_and(is_near) {
        return Some(Advice::TooNear);
    }
    of_code(measures.code.as_ref()?, measures.grain)
}

fn of_code(code: &Code, grain: f32) -> Option<Advice> {
    let [short, long] = code.texture.half;
    let [dark, _, light] = code.texture.greys;
    let turn = long / short.max(0.1) / code.stretch.max(1.0);
    if light - dark < MOST_PALE * light && light > LEAST_LIGHT {
        Some(Advice::ScreenDim)
    } else if code.edges > 0 {
        let is_sharp = turn < LEAST_TURN && light - dark > LEAST_CONTRAST;
        is_sharp.then_some(if code.share > LARGE { Advice::TooNear } else { Advice::CutOff })
    } else if is_far(code, grain) {
        Some(Advice::TooFar)
    } else {
        let is_moved = turn > LEAST_TURN && long > LEAST_BLUR && code.wide > LEAST_WIDE;
        is_moved.then_some(Advice::HoldStill)
    }
}

fn is_dark(measures: &Measures) -> bool {
    match &measures.code {
        Some(Code { texture: Texture { greys: [_, _, light], .. }, wide, .. }) => {
            *light < DARK_CODE && *wide > LEAST_WIDE
        }
        None => measures.light < DARK_FRAME,
    }
}

/// A licence has 57 modules or more. The texture says how large they are where noise does not hide it.
fn is_far(code: &Code, grain: f32) -> bool {
    let [short, long] = code.texture.half;
    let is_small = code.wide < SMALL_WIDE;
    let is_clear = code.texture.deviation > MOST_GRAIN * grain;
    (is_small && short < SMALL_SURE) || (is_clear && short < SMALL_HALF && long < SMALL_LONG)
}

/// Two colours, alike in all directions, and modules of many pixels.
fn is_near(texture: &Texture) -> bool {
    let [short, long] = texture.half;
    let [dark, _, light] = texture.greys;
    texture.keeps > 0.85
        && long < 1.5 * short
        && short > LARGE_HALF
        && texture.two > LEAST_OF_EACH
        && light - dark > LEAST_CONTRAST
        && texture.deviation > LEAST_SPREAD * (light - dark)
}

/// Light of a code, as grey value, below which it is too dark: 10 % of the light that a sensor can take.
const DARK_CODE: f32 = 95.0;

/// Light of a whole frame in which no code can be seen any more.
const DARK_FRAME: f32 = 48.0;

/// Share of a code that a lamp may cover.
const LEAST_LAMP: f32 = 0.02;

/// Contrast of a code that is hardly seen, as a share of white.
const MOST_FAINT: f32 = 0.1;

/// Contrast of a code as a share of its light, below which the screen is too weak.
const MOST_PALE: f32 = 0.25;

/// Light from which a pale code is one in bright light.
const LEAST_LIGHT: f32 = 120.0;

/// Between the dark and the light of a code that can be read, grey values.
const LEAST_CONTRAST: f32 = 50.0;

/// Blur along one direction over that across it, tilt taken off.
const LEAST_TURN: f32 = 1.9;

/// Half of a module with the blur along the way of the hand, in pixels.
const LEAST_BLUR: f32 = 4.0;

/// Share of the frame from which a code that touches its edge is too near.
const LARGE: f32 = 0.45;

/// Half of a module, in pixels, that is too small with the blur of a lens.
const SMALL_HALF: f32 = 1.7;

/// The same in the direction in which it is largest.
const SMALL_LONG: f32 = 2.6;

/// Half of a module, in pixels, of a code that is too small for a licence anyway; above it may be a foreign one.
const SMALL_SURE: f32 = 1.95;

/// Half of a module, in pixels, of a code that fills the frame.
const LARGE_HALF: f32 = 3.0;

/// Side of a code whose modules are surely too small, in pixels: two and a half for each of 57.
const SMALL_WIDE: f32 = 140.0;

/// Deviations of the noise that a texture must have at least.
const MOST_GRAIN: f32 = 4.0;

/// Side of a code whose light and blur can be measured, in pixels.
const LEAST_WIDE: f32 = 110.0;

/// Share of the points that is dark, and that is light, in a code whose modules are many pixels wide.
const LEAST_OF_EACH: f32 = 0.2;

/// Deviation over short ways as a share of the spread of all greys: less where light changes over the frame instead.
const LEAST_SPREAD: f32 = 0.29;
