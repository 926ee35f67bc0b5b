//! Means over boxes in constant time.

use super::number::sum_of;
use crate::camera::{Frame, floor_of, ratio_of};

/// Sums of the grey values above and to the left of every corner of a pixel, and of their squares.
///
/// Places are in pixels: pixel `i` covers `i` to `i + 1`. Sums fit 32 bits up to 16 million pixels; the squares wrap, which
/// differences over small boxes bear.
#[derive(Debug)]
pub(in crate::qr) struct Sums {
    /// Corners in a row: pixels + 1.
    pub(super) stride: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) plain: Vec<u32>,
    pub(super) squares: Vec<u32>,
    frame: Frame,
}

/// Half the side of a box that is worth summing, in pixels.
const LARGE_HALF: f32 = 0.85;

/// Half the side of a box that whole pixels are exact enough for, in pixels.
const WHOLE_HALF: f32 = 2.0;

/// Most pixels of a frame that is summed: 24 bits of grey values of 8 bits each.
pub(in crate::qr) const MAX_SUMMED: usize = 1 << 24;

/// Memory of sums that nobody needs any more: fresh pages cost more than the sums that are written to them.
#[derive(Debug, Default)]
pub(in crate::qr) struct Spare {
    plain: Vec<u32>,
    squares: Vec<u32>,
}

impl Sums {
    /// `None` if the frame has more than [`MAX_SUMMED`] pixels.
    pub(in crate::qr) fn new(frame: &Frame) -> Option<Self> {
        Self::within(Spare::default(), frame)
    }

    /// The same in memory that is there already.
    pub(in crate::qr) fn within(spare: Spare, frame: &Frame) -> Option<Self> {
        let (width, height) = (frame.width(), frame.height());
        if width.checked_mul(height)? > MAX_SUMMED {
            return None;
        }
        let stride = width + 1;
        let [mut plain, mut squares] =
            [spare.plain, spare.squares].map(|table| sized(table, stride * (height + 1)));
        let (mut plain_rows, mut square_rows) =
            (plain.chunks_exact_mut(stride), squares.chunks_exact_mut(stride));
        let (mut above, mut above_squares) = (plain_rows.next()?, square_rows.next()?);
        above.fill(0);
        above_squares.fill(0);
        for ((row, to), to_squares) in frame.luma().chunks_exact(width).zip(plain_rows).zip(square_rows) {
            let (mut sum, mut square) = (0_u32, 0_u32);
            let above_here = above.iter().zip(above_squares.iter()).skip(1);
            let here = to.iter_mut().zip(to_squares.iter_mut()).skip(1);
            for ((&pixel, (above, above_square)), (to, to_square)) in row.iter().zip(above_here).zip(here) {
                let grey = u32::from(pixel);
                sum = sum.wrapping_add(grey);
                square = square.wrapping_add(grey * grey);
                *to = above.wrapping_add(sum);
                *to_square = above_square.wrapping_add(square);
            }
            for first in [to.first_mut(), to_squares.first_mut()].into_iter().flatten() {
                *first = 0;
            }
            (above, above_squares) = (to, to_squares);
        }
        Some(Self { stride, width, height, plain, squares, frame: frame.clone() })
    }

    /// What can be used again.
    pub(in crate::qr) fn into_spare(self) -> Spare {
        Spare { plain: self.plain, squares: self.squares }
    }

    /// Grey value at a point: between the four pixels round it, or the mean of a box where that is larger than a pixel.
    pub(in crate::qr) fn grey(&self, [x, y]: [f32; 2], [half_x, half_y]: [f32; 2]) -> f32 {
        if half_x.min(half_y) > WHOLE_HALF {
            return self.mean_of_whole([x, y], [half_x, half_y]);
        }
        if half_x.max(half_y) > LARGE_HALF {
            return self.mean([x, y], [half_x, half_y]);
        }
        let last = |side: usize| ratio_of(side.saturating_sub(2));
        let (x, y) = ((x - 0.5).clamp(0.0, last(self.width)), (y - 0.5).clamp(0.0, last(self.height)));
        let (column, row) = (floor_of(x), floor_of(y));
        let (right, down) = (x - ratio_of(column), y - ratio_of(row));
        let place = row * self.width + column;
        let pair = |place: usize| match self.frame.luma().get(place..place + 2) {
            Some(&[left, next]) => f32::from(left) * (1.0 - right) + f32::from(next) * right,
            Some(_) | None => 0.0,
        };
        pair(place) * (1.0 - down) + pair(place + self.width) * down
    }

    /// Mean grey value of the box round a point, drawn in at the edges of the frame.
    pub(in crate::qr) fn mean(&self, [x, y]: [f32; 2], [half_x, half_y]: [f32; 2]) -> f32 {
        let (width, height) = (ratio_of(self.width), ratio_of(self.height));
        let left = (x - half_x).clamp(0.0, width - 0.5);
        let right = (x + half_x).clamp(left + 0.5, width);
        let top = (y - half_y).clamp(0.0, height - 0.5);
        let bottom = (y + half_y).clamp(top + 0.5, height);
        self.box_sum([left, right], [top, bottom]) / ((right - left) * (bottom - top))
    }

    /// Sum over a box between pixels: whole numbers as far as they go, so that it does not matter how large the frame is.
    fn box_sum(&self, [left, right]: [f32; 2], [top, bottom]: [f32; 2]) -> f32 {
        let (first, last) = (floor_of(left), floor_of(right));
        let (upper, lower) = (floor_of(top), floor_of(bottom));
        let [part_left, part_right] = [left - ratio_of(first), right - ratio_of(last)];
        let [part_top, part_bottom] = [top - ratio_of(upper), bottom - ratio_of(lower)];
        // A row beyond the last counts as the last: its part is 0.
        let below = |row: usize| (row + 1).min(self.height);
        let line = |row: usize| {
            let line = self.plain.get(row * self.stride + first..row * self.stride + self.stride);
            let at = |column: usize| line.and_then(|line| line.get(column - first)).copied();
            let start = at(first).unwrap_or_default();
            let beyond = at(last).unwrap_or_default();
            let next = |column: usize, here: u32| at(column + 1).unwrap_or(here).wrapping_sub(start);
            [next(first, start), beyond.wrapping_sub(start), next(last, beyond)]
        };
        let origin = line(upper);
        let across = |row: usize| {
            let [by_left, by_right, by_next] = line(row);
            let [from_left, from_right, from_next] = origin;
            (1.0 - part_right) * sum_of(by_right.wrapping_sub(from_right))
                + part_right * sum_of(by_next.wrapping_sub(from_next))
                - part_left * sum_of(by_left.wrapping_sub(from_left))
        };
        (1.0 - part_bottom) * across(lower) + part_bottom * across(below(lower))
            - part_top * across(below(upper))
    }

    /// Mean grey value of a box of whole pixels round a point.
    fn mean_of_whole(&self, [x, y]: [f32; 2], half: [f32; 2]) -> f32 {
        let (sides, area) = self.whole([x, y], half);
        Self::sum_of_whole(&self.plain, self.stride, sides) / area
    }

    /// Standard deviation of the grey values of a box of whole pixels round a point.
    pub(in crate::qr) fn deviation(&self, [x, y]: [f32; 2], half: [f32; 2]) -> f32 {
        let (sides, area) = self.whole([x, y], half);
        let mean = Self::sum_of_whole(&self.plain, self.stride, sides) / area;
        let square = Self::sum_of_whole(&self.squares, self.stride, sides) / area;
        (square - mean * mean).max(0.0).sqrt()
    }

    /// Left, top, right and bottom of the box of whole pixels that is most like one round a point, and how many they are.
    fn whole(&self, [x, y]: [f32; 2], [half_x, half_y]: [f32; 2]) -> ([usize; 4], f32) {
        let left = floor_of(x - half_x + 0.5).min(self.width.saturating_sub(1));
        let top = floor_of(y - half_y + 0.5).min(self.height.saturating_sub(1));
        let right = floor_of(x + half_x + 0.5).clamp(left + 1, self.width);
        let bottom = floor_of(y + half_y + 0.5).clamp(top + 1, self.height);
        ([left, top, right, bottom], ratio_of((right - left) * (bottom - top)))
    }

    fn sum_of_whole(table: &[u32], stride: usize, [left, top, right, bottom]: [usize; 4]) -> f32 {
        let at = |column: usize, row: usize| table.get(row * stride + column).copied().unwrap_or_default();
        let lower = at(right, bottom).wrapping_sub(at(left, bottom));
        sum_of(lower.wrapping_sub(at(right, top).wrapping_sub(at(left, top))))
    }

    /// Whether a point lies in the frame, `margin` pixels or more from its edge.
    pub(in crate::qr) fn holds(&self, [x, y]: [f32; 2], margin: f32) -> bool {
        (margin..=ratio_of(self.width) - margin).contains(&x)
            && (margin..=ratio_of(self.height) - margin).contains(&y)
    }
}

/// So many numbers, of any value.
fn sized(mut table: Vec<u32>, count: usize) -> Vec<u32> {
    if table.capacity() < count {
        return vec![0; count];
    }
    table.resize(count, 0);
    table
}
