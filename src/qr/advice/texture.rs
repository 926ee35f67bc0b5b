//! Texture by its structure function: by how much two points of it differ, by the way between them.
//!
//! D(d) is the mean of (I(p) − I(p + d))². Noise of the sensor adds the same to all ways. A code rises over about half a
//! module and then stays; movement makes it rise slowly along the way of the hand and no slower across it, defocus slowly in
//! all directions; a wave or lines of text fall again.

use super::coarse::Coarse;
use crate::camera::{Frame, floor_of, ratio_of};

/// Directions over half a turn.
const WAYS: usize = 8;

/// Lengths of the ways, in pixels of the frame.
const LAGS: [f32; 12] = [1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0];

/// Points that are looked at.
const POINTS: usize = 2_000;

/// The golden ratio: points that never fall in step with the raster of a code.
const GOLDEN: f32 = 0.618_034;

/// What was measured over some squares of a frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texture {
    /// Shortest and longest way, over the directions, on which half of all difference is reached; pixels of the frame.
    pub(super) half: [f32; 2],
    /// Least share of the difference that is left on a longer way: 1 for a code, less for waves and text.
    pub(super) keeps: f32,
    /// Standard deviation of grey values, noise included.
    pub(super) deviation: f32,
    /// Grey values below which 5, 50 and 95 % of the points lie.
    pub(super) greys: [f32; 3],
    /// Share of the points that are as bright as can be.
    pub(super) clipped: f32,
    /// Share of the points in the dark or in the light third of the greys, whichever is less: large where there are two
    /// colours, much of each.
    pub(super) two: f32,
}

impl Texture {
    /// Over these squares of a frame; ways of at most `reach` pixels. `None` where no point has room for them.
    pub(super) fn of(frame: &Frame, coarse: &Coarse, squares: &[usize], reach: f32) -> Option<Self> {
        let lags = LAGS.iter().filter(|lag| **lag <= reach).count().max(5);
        let margin = LAGS.get(lags - 1).map_or(0, |lag| floor_of(*lag) + 1);
        let points = points(frame, coarse, squares, margin);
        let mut greys: Vec<u8> =
            points.iter().filter_map(|&point| frame.luma().get(point).copied()).collect();
        if greys.len() < POINTS / 8 {
            return None;
        }
        greys.sort_unstable();
        let mut rows = [[(0.0_f32, 0.0_f32); LAGS.len()]; WAYS];
        for (way, row) in rows.iter_mut().enumerate() {
            let angle = std::f32::consts::PI * ratio_of(way) / ratio_of(WAYS);
            for (step, lag) in row.iter_mut().zip(LAGS).take(lags) {
                // Whole pixels: a short way on the slant is longer than it was meant to be.
                let (x, y) = ((lag * angle.cos()).round(), (lag * angle.sin()).round());
                *step = (x.hypot(y), difference(frame, &points, [x, y]));
            }
        }
        Some(Self::from(&rows, lags, &greys))
    }

    fn from(rows: &[[Step; LAGS.len()]; WAYS], lags: usize, greys: &[u8]) -> Self {
        let (mut shortest, mut longest, mut keeps, mut most) = (f32::MAX, 0.0_f32, 1.0_f32, 0.0);
        for row in rows {
            let row = row.get(..lags).unwrap_or_default();
            let half = half_of(row);
            (shortest, longest) = (shortest.min(half), longest.max(half));
            keeps = keeps.min(kept(row));
            most += most_of(row) / ratio_of(WAYS);
        }
        let grey = |share: f32| {
            let place = floor_of(share * ratio_of(greys.len().saturating_sub(1)));
            greys.get(place).copied().map_or(0.0, f32::from)
        };
        let [dark, middle, light] = [grey(0.05), grey(0.5), grey(0.95)];
        let third = (light - dark) / 3.0;
        let share = |wanted: &dyn Fn(f32) -> bool| {
            ratio_of(greys.iter().filter(|grey| wanted(f32::from(**grey))).count())
                / ratio_of(greys.len().max(1))
        };
        let two = share(&|grey| grey < dark + third).min(share(&|grey| grey > light - third));
        Self {
            half: [shortest, longest],
            keeps,
            deviation: (most / 2.0).sqrt(),
            greys: [dark, middle, light],
            two,
            clipped: share(&|grey| grey > 253.0),
        }
    }
}

/// Points spread over the squares, at least `margin` pixels from the edges of the frame.
fn points(frame: &Frame, coarse: &Coarse, squares: &[usize], margin: usize) -> Vec<usize> {
    let side = ratio_of(coarse.side);
    let across = margin..frame.width().saturating_sub(margin);
    let down = margin..frame.height().saturating_sub(margin);
    let point = |number: usize| {
        let turn = ratio_of(number) * GOLDEN;
        let place = *squares.get(floor_of(turn.fract() * ratio_of(squares.len())))?;
        let [left, top] = coarse.spot(place).map(|at| at * coarse.side);
        let x = left + floor_of((turn * 7.0).fract() * side);
        let y = top + floor_of((turn * 13.0 * GOLDEN).fract() * side);
        (across.contains(&x) && down.contains(&y)).then(|| y * frame.width() + x)
    };
    (0..POINTS).filter_map(point).collect()
}

/// Mean of the squared differences over one way.
fn difference(frame: &Frame, points: &[usize], [x, y]: [f32; 2]) -> f32 {
    let forwards = floor_of(y) * frame.width() + floor_of(x.max(0.0));
    let backwards = floor_of((-x).max(0.0));
    let luma = frame.luma();
    let pairs = points.iter().filter_map(|&point| {
        let other = luma.get((point + forwards).checked_sub(backwards)?)?;
        Some(u32::from(luma.get(point)?.abs_diff(*other)).pow(2))
    });
    let sum: u32 = pairs.sum();
    ratio_of(usize::try_from(sum).unwrap_or_default()) / ratio_of(points.len().max(1))
}

/// Length of a way and the difference over it.
type Step = (f32, f32);

fn most_of(row: &[Step]) -> f32 {
    row.iter().map(|(_, value)| *value).fold(0.0, f32::max)
}

/// The way on which half of the most is reached.
fn half_of(row: &[Step]) -> f32 {
    let wanted = most_of(row) / 2.0;
    let (mut way, mut before) = (0.0, 0.0);
    for &(length, value) in row {
        if value >= wanted {
            return way + (length - way) * (wanted - before) / (value - before).max(1e-3);
        }
        (way, before) = (length, value);
    }
    way
}

/// What is left of the most after it.
fn kept(row: &[Step]) -> f32 {
    let most = most_of(row);
    let after = row.iter().map(|(_, value)| *value).skip_while(|value| *value < most);
    after.fold(most, f32::min) / most.max(1e-3)
}
