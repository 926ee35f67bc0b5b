//! The inverse of blur, learnt from the modules that every symbol of a version has alike.

use super::points::Points;
use super::system::{System, product};
use crate::qr::soft::Layout;

/// Points on each side that a module's value is made of: one module, in half modules.
const REACH: usize = 2;

/// Inputs of the filter, and a constant.
const INPUTS: usize = (2 * REACH + 1) * (2 * REACH + 1) + 1;

/// The values of all modules: the linear filter of the points round each that fits the known modules best.
pub(super) fn equalised(points: &Points, layout: &Layout) -> Vec<f32> {
    let known = layout.known_modules();
    let rows: Vec<[f32; INPUTS]> = inputs(points).collect();
    let mut system = System::<INPUTS>::new();
    for (row, known) in rows.iter().zip(&known) {
        if let Some(is_dark) = known {
            system.add(row, if *is_dark { 1.0 } else { -1.0 });
        }
    }
    let filter = system.solved((INPUTS - 1) / 2);
    rows.iter().map(|row| product(row, &filter).clamp(-1.0, 1.0)).collect()
}

/// The points round each module, row by row.
fn inputs(points: &Points) -> impl Iterator<Item = [f32; INPUTS]> + '_ {
    let side = points.side;
    let centres = (3..side.saturating_sub(3)).step_by(2);
    centres.clone().flat_map(move |y| {
        centres.clone().map(move |x| {
            let mut row = [1.0; INPUTS];
            let lines = points.values.chunks_exact(side).skip(y - REACH).take(2 * REACH + 1);
            let around = lines.flat_map(|line| line.iter().skip(x - REACH).take(2 * REACH + 1));
            for (to, value) in row.iter_mut().zip(around) {
                *to = *value;
            }
            row
        })
    })
}
