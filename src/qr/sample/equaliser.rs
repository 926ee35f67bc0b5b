//! The inverse of blur, learnt from the modules that every symbol of a version has alike.

use super::points::Points;
use crate::camera::ratio_of;
use crate::qr::soft::Layout;

/// Points on each side that a module's value is made of: one module, in half modules.
const REACH: usize = 2;

/// Inputs of the filter, and a constant.
const INPUTS: usize = (2 * REACH + 1) * (2 * REACH + 1) + 1;

/// The values of all modules: the linear filter of the points round each that fits the known modules best.
pub(super) fn equalised(points: &Points, layout: &Layout) -> Vec<f32> {
    let known = layout.known_modules();
    let rows: Vec<[f32; INPUTS]> = inputs(points).collect();
    let mut system = System::new();
    for (row, known) in rows.iter().zip(&known) {
        if let Some(is_dark) = known {
            system.add(row, if *is_dark { 1.0 } else { -1.0 });
        }
    }
    let filter = system.solved();
    let value =
        |row: &[f32; INPUTS]| row.iter().zip(&filter).map(|(input, weight)| input * weight).sum::<f32>();
    rows.iter().map(|row| value(row).clamp(-1.0, 1.0)).collect()
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

/// Normal equations of least squares, drawn towards the centre point alone.
struct System {
    matrix: [[f32; INPUTS]; INPUTS],
    right: [f32; INPUTS],
    count: usize,
}

impl System {
    const fn new() -> Self {
        Self { matrix: [[0.0; INPUTS]; INPUTS], right: [0.0; INPUTS], count: 0 }
    }

    fn add(&mut self, row: &[f32; INPUTS], target: f32) {
        for ((line, to), a) in self.matrix.iter_mut().zip(&mut self.right).zip(row) {
            for (sum, b) in line.iter_mut().zip(row) {
                *sum += a * b;
            }
            *to += a * target;
        }
        self.count += 1;
    }

    /// Elimination with a ridge, which keeps every pivot above 0.
    fn solved(mut self) -> [f32; INPUTS] {
        let ridge = RIDGE * ratio_of(self.count) + 1e-3;
        for (place, (line, to)) in self.matrix.iter_mut().zip(&mut self.right).enumerate() {
            if let Some(value) = line.get_mut(place) {
                *value += ridge;
            }
            if place == (INPUTS - 1) / 2 {
                *to += ridge;
            }
        }
        let mut rest: &mut [[f32; INPUTS]] = &mut self.matrix;
        let mut right: &mut [f32] = &mut self.right;
        let mut place = 0;
        let mut done: Vec<([f32; INPUTS], f32)> = Vec::with_capacity(INPUTS);
        while let (Some((line, lines)), Some((to, tos))) = (rest.split_first_mut(), right.split_first_mut()) {
            let pivot = line.get(place).copied().unwrap_or(1.0).max(ridge * 1e-3);
            for (other, other_to) in lines.iter_mut().zip(tos.iter_mut()) {
                let factor = other.get(place).copied().unwrap_or_default() / pivot;
                for (value, above) in other.iter_mut().zip(line.iter()) {
                    *value -= factor * above;
                }
                *other_to -= factor * *to;
            }
            done.push((*line, *to));
            (rest, right) = (lines, tos);
            place += 1;
        }
        back(&done)
    }
}

fn back(lines: &[([f32; INPUTS], f32)]) -> [f32; INPUTS] {
    let mut solution = [0.0; INPUTS];
    for (place, (line, to)) in lines.iter().enumerate().rev() {
        let later: f32 =
            line.iter().zip(&solution).skip(place + 1).map(|(weight, value)| weight * value).sum();
        let pivot = line.get(place).copied().unwrap_or(1.0);
        if let Some(value) = solution.get_mut(place) {
            *value = if pivot.abs() > 1e-9 { (to - later) / pivot } else { 0.0 };
        }
    }
    solution
}

/// Weight of the ridge for each known module, where values vary by about 1.
const RIDGE: f32 = 0.02;
