//! Undoes blur before timing patterns are looked for: out of focus they are the first to go, while finders are still found.
//! Three finders of one symbol show what the blur does; the filter that turns them back into finders is used on all that lies
//! between them.

use super::sums::Sums;
use crate::camera::{Frame, floor_of, grey_of, ratio_of};
use crate::qr::sample::System;

/// Points of the filter, two half modules each way, and a constant.
const INPUTS: usize = 25 + 1;

/// The module's own point among them.
const MIDDLE: usize = 12;

/// Most pixels from the middle of the filter to its edge.
const MOST_REACH: f32 = 14.0;

/// The frame as it would be in focus, for a symbol with these finders (top left, top right, bottom left) and about so many
/// modules between them. `None` if the modules are too large for that to be what is wrong.
pub(super) fn deblurred(frame: &Frame, sums: &Sums, centres: [[f32; 2]; 3], modules: f32) -> Option<Frame> {
    let [[x, y], [right_x, right_y], [low_x, low_y]] = centres;
    let across = [(right_x - x) / modules, (right_y - y) / modules];
    let down = [(low_x - x) / modules, (low_y - y) / modules];
    let (filter, scale) = filter(sums, centres, [across, down]);
    let offsets: Vec<[f32; 2]> = taps([across, down]).collect();
    let reach = offsets.iter().flatten().fold(0.0_f32, |most, value| most.max(value.abs())).ceil() + 1.0;
    if reach > MOST_REACH {
        return None;
    }
    let side = 2 * floor_of(reach) + 1;
    let mut kernel = vec![0.0_f32; side * side];
    for ([x, y], weight) in offsets.iter().zip(&filter) {
        let (x, y) = (x + reach, y + reach);
        let (column, row) = (floor_of(x), floor_of(y));
        let (right, below) = (x - ratio_of(column), y - ratio_of(row));
        for (place, share) in [
            (row * side + column, (1.0 - right) * (1.0 - below)),
            (row * side + column + 1, right * (1.0 - below)),
            ((row + 1) * side + column, (1.0 - right) * below),
            ((row + 1) * side + column + 1, right * below),
        ] {
            if let Some(to) = kernel.get_mut(place) {
                *to += weight * share * scale.1;
            }
        }
    }
    let constant = filter.last().copied().unwrap_or_default() - scale.0 * kernel.iter().sum::<f32>();
    convolved(frame, &kernel, side, constant)
}

/// The weights that turn the finders into what they are, and what grey values are shifted and multiplied by before.
fn filter(sums: &Sums, centres: [[f32; 2]; 3], steps: [[f32; 2]; 2]) -> ([f32; INPUTS], (f32, f32)) {
    let [[across_x, across_y], [down_x, down_y]] = steps;
    let modules = || (-4_i8..=4).flat_map(|row| (-4_i8..=4).map(move |column| (column, row)));
    let points = centres.iter().flat_map(|[x, y]| {
        modules().map(move |(column, row)| {
            let (right, below) = (f32::from(column), f32::from(row));
            let ring = column.abs().max(row.abs());
            let point = [x + right * across_x + below * down_x, y + right * across_y + below * down_y];
            (point, if ring <= 1 || ring == 3 { 1.0 } else { -1.0 })
        })
    });
    let grey = |[x, y]: [f32; 2]| sums.grey([x, y], [0.5, 0.5]);
    let (mut count, mut sum, mut squares) = (0.0_f32, 0.0_f32, 0.0_f32);
    for value in points.clone().map(|(point, _)| grey(point)) {
        count += 1.0;
        sum += value;
        squares += value * value;
    }
    let mean = sum / count;
    let scale = 1.0 / (squares / count - mean * mean).max(1.0).sqrt();
    let mut system = System::<INPUTS>::new();
    for ([x, y], target) in points {
        let mut row = [1.0; INPUTS];
        for (to, [by_x, by_y]) in row.iter_mut().zip(taps(steps)) {
            *to = (grey([x + by_x, y + by_y]) - mean) * scale;
        }
        system.add(&row, target);
    }
    (system.solved(MIDDLE), (mean, scale))
}

/// Where the points of the filter lie.
fn taps([[across_x, across_y], [down_x, down_y]]: [[f32; 2]; 2]) -> impl Iterator<Item = [f32; 2]> {
    let halves = [-1.0, -0.5, 0.0, 0.5, 1.0];
    halves.into_iter().flat_map(move |below: f32| {
        halves.map(|right: f32| [right * across_x + below * down_x, right * across_y + below * down_y])
    })
}

/// Grey values again: dark modules 48, light ones 208. What lies nearer to the edge than the filter reaches stays grey.
fn convolved(frame: &Frame, kernel: &[f32], side: usize, constant: f32) -> Option<Frame> {
    let (width, height) = (frame.width(), frame.height());
    let inner = (width + 1).checked_sub(side)?;
    let rows: Vec<f32> = frame.luma().iter().map(|&grey| f32::from(grey)).collect();
    let mut luma = vec![128_u8; width * height];
    let mut line = vec![0.0_f32; inner];
    for (y, out) in
        luma.chunks_exact_mut(width).skip(side / 2).take((height + 1).saturating_sub(side)).enumerate()
    {
        line.fill(constant);
        for (row, weights) in kernel.chunks_exact(side).enumerate() {
            let from = rows.get((y + row) * width..(y + row + 1) * width).unwrap_or_default();
            for (values, weight) in from.windows(inner).zip(weights) {
                for (to, value) in line.iter_mut().zip(values) {
                    *to += weight * value;
                }
            }
        }
        for (to, value) in out.iter_mut().skip(side / 2).zip(&line) {
            *to = grey_of(128.0 - 80.0 * value.clamp(-1.5, 1.5));
        }
    }
    Frame::new(width, height, luma)
}
