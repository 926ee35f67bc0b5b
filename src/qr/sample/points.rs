//! Grey values at half modules, freed of uneven light.

use super::bend::{Bend, half_of};
use crate::camera::ratio_of;
use crate::qr::locate::Sums;
use crate::qr::soft::SoftGrid;

/// Values at every half module of a symbol and one module round it: about −1 light, +1 dark.
#[derive(Debug)]
pub(super) struct Points {
    /// Of the symbol.
    pub(super) version: u8,
    /// Points along a side: 2 × modules + 5; the centre of module `i` is point `2 i + 3`.
    pub(super) side: usize,
    /// Row by row.
    pub(super) values: Vec<f32>,
}

impl Points {
    /// Samples the frame; each value is the mean over most of a quarter of a module.
    pub(super) fn new(sums: &Sums, bend: &Bend, version: u8) -> Self {
        let side = 2 * SoftGrid::side_of(version) + 5;
        let module = |point: usize| (ratio_of(point) - 2.0) / 2.0;
        let columns: Vec<_> = (0..side).map(|column| (module(column), bend.part(module(column)))).collect();
        let mut values = Vec::with_capacity(side * side);
        for y in (0..side).map(module) {
            let down = bend.part(y);
            let half = half_of(bend.steps_at([ratio_of(side) / 4.0, y]), 0.25);
            let grey = |&(x, across): &(f32, _)| sums.grey(bend.at([x, y], across, down), half);
            values.extend(columns.iter().map(grey));
        }
        let mut points = Self { version, side, values };
        points.level();
        points
    }

    /// Takes away the local mean and divides by the local deviation. What varies far less than the rest, as in a glare, is
    /// made smaller still: there is nothing known.
    fn level(&mut self) {
        let means = smoothed(&self.values, self.side);
        let squares: Vec<f32> =
            self.values.iter().zip(&means).map(|(value, mean)| (value - mean).powi(2)).collect();
        let variances = smoothed(&squares, self.side);
        let mut sorted = variances.clone();
        let middle = sorted.len() / 2;
        let (_, &mut typical, _) = sorted.select_nth_unstable_by(middle, f32::total_cmp);
        let floor = (FLAT * FLAT * typical).max(0.01);
        for ((value, mean), variance) in self.values.iter_mut().zip(&means).zip(&variances) {
            let trust = (variance / floor).min(1.0);
            *value = ((mean - *value) / variance.max(floor).sqrt()).clamp(-3.0, 3.0) * trust;
        }
    }
}

/// Mean over a square of [`REACH`] points each way, drawn in at the edges: first down, then across.
fn smoothed(values: &[f32], side: usize) -> Vec<f32> {
    let row = |y: usize| values.get(y * side..(y + 1) * side).unwrap_or_default();
    let mut column_sums = vec![0.0_f32; side];
    for y in 0..REACH {
        add(&mut column_sums, row(y), 1.0);
    }
    let mut means = Vec::with_capacity(values.len());
    for y in 0..side {
        add(&mut column_sums, row(y + REACH), 1.0);
        if let Some(gone) = y.checked_sub(REACH + 1) {
            add(&mut column_sums, row(gone), -1.0);
        }
        running(&column_sums, covered(y, side), &mut means);
    }
    means
}

fn add(sums: &mut [f32], row: &[f32], sign: f32) {
    for (sum, value) in sums.iter_mut().zip(row) {
        *sum += sign * value;
    }
}

/// The means along a line of sums of `rows` values each.
fn running(line: &[f32], rows: f32, means: &mut Vec<f32>) {
    let at = |place: usize| line.get(place).copied().unwrap_or_default();
    let mut sum: f32 = line.iter().take(REACH).sum();
    for place in 0..line.len() {
        sum += at(place + REACH) - place.checked_sub(REACH + 1).map_or(0.0, at);
        means.push(sum / (rows * covered(place, line.len())));
    }
}

/// How many of `count` places lie near one.
fn covered(place: usize, count: usize) -> f32 {
    ratio_of((place + REACH + 1).min(count) - place.saturating_sub(REACH))
}

/// Half the side of the neighbourhood, in points: five modules.
const REACH: usize = 10;

/// Share of the typical deviation below which a place counts as flat.
const FLAT: f32 = 0.3;
