//! Least squares.

use crate::camera::ratio_of;

/// Normal equations of least squares, drawn towards the centre point alone.
pub(in crate::qr) struct System<const INPUTS: usize> {
    matrix: [[f32; INPUTS]; INPUTS],
    right: [f32; INPUTS],
    count: usize,
}

impl<const INPUTS: usize> System<INPUTS> {
    pub(in crate::qr) const fn new() -> Self {
        Self { matrix: [[0.0; INPUTS]; INPUTS], right: [0.0; INPUTS], count: 0 }
    }

    /// One equation. Only the upper triangle is summed: the matrix is symmetric.
    pub(in crate::qr) fn add(&mut self, row: &[f32; INPUTS], target: f32) {
        let places = self.matrix.iter_mut().zip(&mut self.right).zip(row).enumerate();
        for (place, ((line, to), a)) in places {
            let rest = line.get_mut(place..).unwrap_or_default().iter_mut();
            for (sum, b) in rest.zip(row.get(place..).unwrap_or_default()) {
                *sum += a * b;
            }
            *to += a * target;
        }
        self.count += 1;
    }

    /// Elimination with a ridge, which keeps every pivot above 0.
    pub(in crate::qr) fn solved(mut self, middle: usize) -> [f32; INPUTS] {
        for place in 1..INPUTS {
            let column: [f32; INPUTS] = std::array::from_fn(|above| {
                self.matrix.get(above).and_then(|line| line.get(place)).copied().unwrap_or_default()
            });
            if let Some(line) = self.matrix.get_mut(place) {
                for (to, value) in line.iter_mut().zip(&column).take(place) {
                    *to = *value;
                }
            }
        }
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

/// The sum of products, in four sums that a processor adds at once.
pub(super) fn product<const INPUTS: usize>(row: &[f32; INPUTS], filter: &[f32; INPUTS]) -> f32 {
    let mut sums = [0.0; 4];
    let (fours, rest) = row.as_chunks::<4>();
    let (filters, rest_filter) = filter.as_chunks::<4>();
    for (four, weights) in fours.iter().zip(filters) {
        for ((sum, value), weight) in sums.iter_mut().zip(four).zip(weights) {
            *sum += value * weight;
        }
    }
    let rest: f32 = rest.iter().zip(rest_filter).map(|(value, weight)| value * weight).sum();
    sums.iter().sum::<f32>() + rest
}
