//! What is measured in a frame in which nothing was read.

use super::coarse::{Coarse, quantile};
use super::code::{Code, LEAST_NOISE, SMALL, code, filling, located};
use super::lamp::{clipped_share, lamp, lamp_in};
use super::texture::Texture;
use super::washed::washed;
use crate::camera::Frame;
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
            Some((_, patch)) => {
                clipped_share(&coarse, patch).max(lamp_in(&coarse, patch)).max(lamp(frame, &coarse))
            }
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
