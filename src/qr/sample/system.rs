//! Least squares.

use crate::camera::ratio_of;

/// Normal equations of least squares, drawn towards the centre point alone.
pub(super) struct System<const INPUTS: usize> {
    matrix: [[f32; INPUTS]; INPUTS],
    right: [f32; INPUTS],
    count: usize,
}

impl<const INPUTS: usize> System<INPUTS> {
    pub(super) const fn new() -> Self {
        Self { matrix: [[0.0; INPUTS]; INPUTS], right: [0.0; INPUTS], count: 0 }
    }

    pub(super) fn add(&mut self, row: &[f32; INPUTS], target: f32) {
        for ((line, to), a) in self.matrix.iter_mut().zip(&mut self.right).zip(row) {
            for (sum, b) in line.iter_mut().zip(row) {
                *sum += a * b;
            }
            *to += a * target;
        }
        self.count += 1;
    }

    /// Elimination with a ridge, which keeps every pivot above 0.
    pub(super) fn solved(mut self, middle: usize) -> [f32; INPUTS] {
        let ridge = RIDGE * ratio_of(self.count) + 1e-3;
        for (place, (line, to)) in self.matrix.iter_mut().zip(&mut self.right).enumerate() {
            if let Some(value) = line.get_mut(place) {
                *value += ridge;
            }
            if place == middle {
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

fn back<const INPUTS: usize>(lines: &[([f32; INPUTS], f32)]) -> [f32; INPUTS] {
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
