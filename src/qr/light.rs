//! What light and lens did to a picture, undone as far as it goes: the first stage of reading.
//!
//! All take time in proportion to the pixels, whatever the radius.

use crate::camera::{Frame, grey_of, ratio_of};

/// Largest radius of [`flattened`]: the sum of squares of the square round a pixel stays below 2³².
pub(super) const MAX_RADIUS: usize = 100;

/// Light for dark and dark for light: codes of dark mode.
pub(super) fn inverted(frame: &Frame) -> Option<Frame> {
    Frame::new(frame.width(), frame.height(), frame.luma().iter().map(|pixel| !pixel).collect())
}

/// Every pixel against its neighbourhood: the mean of the square round it becomes grey, its spread a fixed one. Takes
/// away shadows, washed-out screens and the dark.
pub(super) fn flattened(frame: &Frame, radius: usize) -> Option<Frame> {
    let radius = radius.min(MAX_RADIUS);
    let (width, height) = (frame.width(), frame.height());
    let mut luma = Vec::with_capacity(frame.luma().len());
    let mut columns = Columns::new(width);
    let rows = || frame.luma().chunks_exact(width);
    let mut ahead = rows();
    for row in ahead.by_ref().take(radius + 1) {
        columns.add(row);
    }
    let mut behind = rows();
    for (y, row) in rows().enumerate() {
        if y > 0 {
            if let Some(row) = ahead.next() {
                columns.add(row);
            }
            if y > radius
                && let Some(row) = behind.next()
            {
                columns.subtract(row);
            }
        }
        let rows_in = (y + radius).min(height - 1) - y.saturating_sub(radius) + 1;
        let sums = Prefix::of(&columns.sum);
        let squares = Prefix::of(&columns.squares);
        luma.extend(row.iter().enumerate().map(|(x, pixel)| {
            let (from, to) = (x.saturating_sub(radius), (x + radius + 1).min(width));
            let count = ratio_of(rows_in * (to - from));
            let mean = sums.between(from, to) / count;
            let spread = (squares.between(from, to) / count - mean * mean).max(0.0).sqrt();
            grey_of(128.5 + SPREAD * (f32::from(*pixel) - mean) / (spread + NOISE))
        }));
    }
    Frame::new(width, height, luma)
}

/// What the spread of a neighbourhood becomes, in grey levels.
const SPREAD: f32 = 50.0;

/// A spread that may be noise alone and is not blown up, in grey levels.
const NOISE: f32 = 4.0;

/// Sums of columns over the rows of the square.
struct Columns {
    sum: Vec<u32>,
    squares: Vec<u32>,
}

impl Columns {
    fn new(width: usize) -> Self {
        Self { sum: vec![0; width], squares: vec![0; width] }
    }

    fn add(&mut self, row: &[u8]) {
        for ((sum, square), pixel) in self.sum.iter_mut().zip(&mut self.squares).zip(row) {
            let pixel = u32::from(*pixel);
            *sum += pixel;
            *square += pixel * pixel;
        }
    }

    fn subtract(&mut self, row: &[u8]) {
        for ((sum, square), pixel) in self.sum.iter_mut().zip(&mut self.squares).zip(row) {
            let pixel = u32::from(*pixel);
            *sum -= pixel;
            *square -= pixel * pixel;
        }
    }
}

/// Sums from the left.
struct Prefix(Vec<u64>);

impl Prefix {
    fn of(values: &[u32]) -> Self {
        let mut sum = 0;
        let next = values.iter().map(|value| {
            sum += u64::from(*value);
            sum
        });
        Self(std::iter::once(0).chain(next).collect())
    }

    fn between(&self, from: usize, to: usize) -> f32 {
        let at = |place: usize| self.0.get(place).copied().unwrap_or_default();
        let sum = at(to) - at(from);
        u32::try_from(sum).map_or(f32::MAX, |sum| ratio_of(usize::try_from(sum).unwrap_or_default()))
    }
}

/// Each pixel with its eight neighbours, 1 2 1 across and down: noise of single pixels goes, edges stay in place.
pub(super) fn smoothed(frame: &Frame) -> Option<Frame> {
    let width = frame.width();
    let mut across: Vec<u16> = Vec::with_capacity(frame.luma().len());
    for row in frame.luma().chunks_exact(width) {
        let left = row.iter().take(1).chain(row);
        let right = row.iter().skip(1).chain(row.last());
        let sums = row.iter().zip(left).zip(right);
        across.extend(
            sums.map(|((at, left), right)| 2 * u16::from(*at) + u16::from(*left) + u16::from(*right)),
        );
    }
    let rows = || across.chunks_exact(width);
    let above = rows().take(1).chain(rows());
    let below = rows().skip(1).chain(rows().last());
    let mut luma = Vec::with_capacity(frame.luma().len());
    for ((row, above), below) in rows().zip(above).zip(below) {
        let sums = row.iter().zip(above).zip(below);
        luma.extend(
            sums.map(|((at, above), below)| {
                u8::try_from((2 * at + above + below + 8) / 16).unwrap_or(u8::MAX)
            }),
        );
    }
    Frame::new(width, frame.height(), luma)
}

/// Twice as large, by cubic interpolation (Catmull–Rom): a reader that wants three pixels a module gets them.
pub(super) fn doubled(frame: &Frame) -> Option<Frame> {
    let width = frame.width();
    let mut wide: Vec<f32> = Vec::with_capacity(frame.luma().len() * 2);
    for row in frame.luma().chunks_exact(width) {
        let row: Vec<f32> = row.iter().map(|pixel| f32::from(*pixel)).collect();
        let [a, b, c, d, e] = shifted(&row);
        for ((((a, b), c), d), e) in a.zip(b).zip(c).zip(d).zip(e) {
            wide.extend([between([*a, *b, *c, *d], Side::Before), between([*b, *c, *d, *e], Side::After)]);
        }
    }
    let rows: Vec<&[f32]> = wide.chunks_exact(2 * width).collect();
    let mut luma = Vec::with_capacity(wide.len() * 2);
    let [a, b, c, d, e] = shifted(&rows);
    for ((((a, b), c), d), e) in a.zip(b).zip(c).zip(d).zip(e) {
        let before = a.iter().zip(*b).zip(*c).zip(*d);
        luma.extend(before.map(|(((a, b), c), d)| grey_of(between([*a, *b, *c, *d], Side::Before) + 0.5)));
        let after = b.iter().zip(*c).zip(*d).zip(*e);
        luma.extend(after.map(|(((b, c), d), e)| grey_of(between([*b, *c, *d, *e], Side::After) + 0.5)));
    }
    Frame::new(2 * width, 2 * frame.height(), luma)
}

/// A quarter of a pixel before the third, or after the second, of four neighbours.
#[derive(Clone, Copy)]
enum Side {
    After,
    Before,
}

fn between([a, b, c, d]: [f32; 4], side: Side) -> f32 {
    let [a, b, c, d] = match side {
        Side::After => [a, b, c, d],
        Side::Before => [d, c, b, a],
    };
    -0.070_312_5 * a + 0.867_187_5 * b + 0.226_562_5 * c - 0.023_437_5 * d
}

/// Each value with its two neighbours on either side; the outermost stand in for those that are not there.
fn shifted<T>(values: &[T]) -> [impl Iterator<Item = &T>; 5] {
    let shift = |by: isize| {
        let length = values.len();
        (0..length).filter_map(move |at| {
            let place = at.saturating_add_signed(by).min(length.saturating_sub(1));
            values.get(place)
        })
    };
    [-2, -1, 0, 1, 2].map(shift)
}

/// Made sharper: what [`smoothed`] took away is added once more.
pub(super) fn sharpened(frame: &Frame) -> Option<Frame> {
    let soft = smoothed(&smoothed(frame)?)?;
    let pixels = frame.luma().iter().zip(soft.luma());
    let luma = pixels.map(|(at, soft)| grey_of(2.0 * f32::from(*at) - f32::from(*soft) + 0.5)).collect();
    Frame::new(frame.width(), frame.height(), luma)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(width: usize, height: usize, pixel: impl Fn(usize, usize) -> u8) -> Frame {
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Frame::new(width, height, places.map(|(x, y)| pixel(x, y)).collect()).unwrap()
    }

    #[test]
    fn a_shadow_goes() {
        let chequered = |x: usize, y: usize, bright: u8| {
            if (x / 4 + y / 4).is_multiple_of(2) { bright } else { bright / 2 }
        };
        let lit = frame(120, 80, |x, y| chequered(x, y, if x < 60 { 200 } else { 60 }));
        let flat = flattened(&lit, 12).unwrap();
        let mean = |from: usize, to: usize| {
            let rows = flat.luma().chunks_exact(120).flat_map(|row| row.iter().skip(from).take(to - from));
            let (sum, count) =
                rows.fold((0_u32, 0_u32), |(sum, count), at| (sum + u32::from(*at), count + 1));
            sum / count
        };
        assert!(mean(10, 40).abs_diff(mean(80, 110)) < 6, "{} {}", mean(10, 40), mean(80, 110));
    }

    #[test]
    fn what_is_flat_stays_flat() {
        let grey = frame(33, 21, |_, _| 90);
        assert!(flattened(&grey, 50).unwrap().luma().iter().all(|at| *at == 128));
        for same in [smoothed(&grey), doubled(&grey), sharpened(&grey)] {
            assert!(same.unwrap().luma().iter().all(|at| *at == 90));
        }
    }

    #[test]
    fn doubling_keeps_places() {
        let ramp = frame(16, 8, |x, y| u8::try_from(10 * x + 3 * y).unwrap());
        let large = doubled(&ramp).unwrap();
        assert_eq!((large.width(), large.height()), (32, 16));
        let at = |x: usize, y: usize| large.luma().get(y * 32 + x).copied().unwrap();
        // Pixel 5 of 16 has its centre between pixels 10 and 11 of 32.
        assert_eq!((u16::from(at(10, 8)) + u16::from(at(11, 8))) / 2, 10 * 5 + 3 * 4 - 1);
    }

    #[test]
    fn one_pixel_is_enough() {
        for (width, height) in [(1, 1), (1, 9), (9, 1), (2, 3)] {
            let tiny = frame(width, height, |x, y| u8::try_from((x * 90 + y * 7) % 256).unwrap());
            for made in [flattened(&tiny, 30), smoothed(&tiny), doubled(&tiny), sharpened(&tiny)] {
                assert!(made.is_some(), "{width}×{height}");
            }
        }
    }
}
