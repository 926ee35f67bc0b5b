//! What the first decisions teach: a wider filter, and what the neighbours of a module add to its points, learnt from all modules
//! that are fairly sure. So is blur undone that reaches over several modules, which the function patterns alone are too few for.

use super::points::Points;
use super::system::{System, product};
use crate::qr::soft::{Layout, SoftGrid};

/// Near points, far points, what is believed of the neighbours, a constant.
const INPUTS: usize = 25 + 16 + 24 + 1;

/// The module's own point among the near ones.
const MIDDLE: usize = 12;

/// Modules that teach in one round; of larger symbols every second, third … one.
const TAUGHT: usize = 2_000;

/// Decisions that are less sure teach nothing.
const LEAST_SURE: f32 = 0.25;

/// How fast a value becomes a decision.
const STEEPNESS: f32 = 1.5;

/// Values of all modules, from the values that one round before gave.
pub(super) fn learnt(points: &Points, layout: &Layout, values: &[f32]) -> Vec<f32> {
    let known = layout.known_modules();
    let sure = |dark: bool| if dark { 1.0 } else { -1.0 };
    let believed: Vec<f32> = values
        .iter()
        .zip(&known)
        .map(|(value, known)| known.map_or_else(|| (STEEPNESS * value).clamp(-1.0, 1.0), sure))
        .collect();
    let rows = rows(points, &believed);
    let step = (rows.len() / TAUGHT).max(1);
    let mut system = System::<INPUTS>::new();
    for (place, ((row, known), target)) in rows.iter().zip(&known).zip(&believed).enumerate() {
        if known.is_some() || (place % step == 0 && target.abs() > LEAST_SURE) {
            system.add(row, target.signum());
        }
    }
    let filter = system.solved(MIDDLE);
    rows.iter().map(|row| product(row, &filter).clamp(-1.0, 1.0)).collect()
}

/// The inputs of all modules. Points and beliefs lie in rows that are drawn out at the edges, so that the same distances in
/// memory lead to the neighbours of every module.
fn rows(points: &Points, believed: &[f32]) -> Vec<[f32; INPUTS]> {
    let side = SoftGrid::side_of(points.version);
    let wide = side + 2 * EDGE;
    let mut beliefs = vec![-1.0; wide * wide];
    for (to, from) in beliefs.chunks_exact_mut(wide).skip(EDGE).zip(believed.chunks_exact(side)) {
        for (to, from) in to.iter_mut().skip(EDGE).zip(from) {
            *to = *from;
        }
    }
    let span = points.side + 2 * EDGE;
    let inside = |place: usize| place.saturating_sub(EDGE).min(points.side - 1);
    let line = |y: usize| points.values.get(inside(y) * points.side..).unwrap_or_default();
    let drawn_out: Vec<f32> = (0..span)
        .flat_map(|y| {
            let line = line(y);
            (0..span).map(move |x| line.get(inside(x)).copied().unwrap_or_default())
        })
        .collect();
    let from_points: Vec<usize> = near().chain(far()).map(|[x, y]| y * span + x).collect();
    let from_beliefs: Vec<usize> = others().map(|[x, y]| y * wide + x).collect();
    let places = (0..side).flat_map(|y| (0..side).map(move |x| [x, y]));
    places
        .map(|[x, y]| {
            // The module's own point is 2 x + 3; the first of its far points lies 4 before it.
            let points =
                drawn_out.get((2 * y + 3 + EDGE - 4) * span + 2 * x + 3 + EDGE - 4..).unwrap_or_default();
            let beliefs = beliefs.get(y * wide + x..).unwrap_or_default();
            let points = from_points.iter().map(|&place| points.get(place));
            let inputs = points.chain(from_beliefs.iter().map(|&place| beliefs.get(place)));
            let mut row = [1.0; INPUTS];
            for (to, input) in row.iter_mut().zip(inputs) {
                *to = input.copied().unwrap_or_default();
            }
            row
        })
        .collect()
}

/// Half modules up to one module away, counted from four to the left and above.
fn near() -> impl Iterator<Item = [usize; 2]> {
    (2..=6).flat_map(|y| (2..=6).map(move |x| [x, y]))
}

/// Whole modules two away, counted likewise in half modules.
fn far() -> impl Iterator<Item = [usize; 2]> {
    let is_edge = |value: usize| value == 0 || value == 4;
    let all = (0..5).flat_map(|y| (0..5).map(move |x| [x, y]));
    all.filter(move |&[x, y]| is_edge(x) || is_edge(y)).map(|[x, y]| [2 * x, 2 * y])
}

/// Modules up to two away but for the middle one, counted from two to the left and above.
fn others() -> impl Iterator<Item = [usize; 2]> {
    (0..5).flat_map(|y| (0..5).map(move |x| [x, y])).filter(|place| *place != [2, 2])
}

/// By how much rows are drawn out: modules, and half modules.
const EDGE: usize = 2;
