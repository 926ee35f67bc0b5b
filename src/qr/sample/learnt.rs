//! What the first decisions teach: a wider filter, and what the neighbours of a module add to its points, learnt from all modules
//! that are fairly sure. So is blur undone that reaches over several modules, which the function patterns alone are too few for.

use super::points::Points;
use super::system::System;
use crate::qr::soft::{Layout, SoftGrid};

/// Half modules round each module: two each way.
const NEAR: [isize; 5] = [-2, -1, 0, 1, 2];

/// Modules round each module.
const MODULES: [isize; 5] = [-2, -1, 0, 1, 2];

/// Near points, far points, what is believed of the neighbours, a constant.
const INPUTS: usize = 25 + 16 + 24 + 1;

/// The module's own point among the near ones.
const MIDDLE: usize = 12;

/// Modules that teach in one round; of larger symbols every second, third … one.
const TAUGHT: usize = 4_000;

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
    let value =
        |row: &[f32; INPUTS]| row.iter().zip(&filter).map(|(input, weight)| input * weight).sum::<f32>();
    rows.iter().map(|row| value(row).clamp(-1.0, 1.0)).collect()
}

/// The inputs of all modules.
fn rows(points: &Points, believed: &[f32]) -> Vec<[f32; INPUTS]> {
    let side = SoftGrid::side_of(points.version);
    let places = (0..side).flat_map(|y| (0..side).map(move |x| [x, y]));
    places.map(|place| row(points, believed, side, place)).collect()
}

fn row(points: &Points, believed: &[f32], side: usize, [x, y]: [usize; 2]) -> [f32; INPUTS] {
    let point = |across: isize, down: isize| {
        let at = |module: usize, by: isize| (2 * module + 3).saturating_add_signed(by).min(points.side - 1);
        points.values.get(at(y, down) * points.side + at(x, across)).copied().unwrap_or_default()
    };
    let belief = |across: isize, down: isize| {
        let (x, y) = (x.checked_add_signed(across), y.checked_add_signed(down));
        let place = x.filter(|&x| x < side).zip(y).map(|(x, y)| y * side + x);
        // The quiet zone is light.
        place.and_then(|place| believed.get(place).copied()).unwrap_or(-1.0)
    };
    let near = NEAR.into_iter().flat_map(|down| NEAR.into_iter().map(move |across| (across, down)));
    let modules = MODULES.into_iter().flat_map(|down| MODULES.into_iter().map(move |across| (across, down)));
    let far = modules.clone().filter(|(across, down)| across.abs().max(down.abs()) == 2);
    let others = modules.filter(|place| *place != (0, 0));
    let inputs = near
        .map(|(across, down)| point(across, down))
        .chain(far.map(|(across, down)| point(2 * across, 2 * down)))
        .chain(others.map(|(across, down)| belief(across, down)));
    let mut row = [1.0; INPUTS];
    for (to, input) in row.iter_mut().zip(inputs) {
        *to = input;
    }
    row
}
