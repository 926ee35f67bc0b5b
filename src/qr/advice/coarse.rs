//! The frame made small: light and roughness of each of its squares.

use crate::camera::{Frame, floor_of, ratio_of};

/// Pixels of the small picture, about: noise goes, patches of a code stay.
const PIXELS: f32 = 230_400.0;

/// Side of a square in pixels of the small picture.
const SQUARE: usize = 4;

/// Squares of a frame, row by row.
#[derive(Debug)]
pub(super) struct Coarse {
    /// Side of a square in pixels of the frame.
    pub(super) side: usize,
    /// Squares in a row.
    pub(super) across: usize,
    /// Rows of squares.
    pub(super) down: usize,
    /// One for each square.
    pub(super) squares: Vec<Square>,
    /// Column and row of each square: looked up, since a division takes longer.
    spots: Vec<[u16; 2]>,
}

/// Grey values of one square, 0 to 255.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Square {
    /// Mean.
    pub(super) mean: f32,
    /// Standard deviation after the frame was made small.
    pub(super) deviation: f32,
    /// Root mean square of what is left of 2 × 2 pixels without their edges: only the finest texture, and noise.
    pub(super) fine: f32,
}

impl Square {
    /// Whether the sensor has measured nothing here: too bright or quite black.
    pub(super) fn is_clipped(&self) -> bool {
        self.mean > CLIPPED || self.mean < 4.0
    }
}

/// Above this mean all pixels of a square are as bright as can be, but for noise.
pub(super) const CLIPPED: f32 = 251.0;

impl Coarse {
    /// Each square of a frame; what is left over at the right and the lower edge is left out.
    pub(super) fn new(frame: &Frame) -> Self {
        let pixels = ratio_of(frame.width()) * ratio_of(frame.height());
        let step = floor_of((pixels / PIXELS).sqrt() + 0.5).max(1);
        let (across, down) = (frame.width() / step / SQUARE, frame.height() / step / SQUARE);
        let mut squares = vec![Square::default(); across * down];
        let mut sums = vec![0_u32; across * SQUARE];
        let area = ratio_of(step * step);
        let bands = frame.luma().chunks_exact(frame.width() * step).take(down * SQUARE);
        for (y, band) in bands.enumerate() {
            sums.fill(0);
            for row in band.chunks_exact(frame.width()) {
                add_row(&mut sums, row, step);
            }
            let row = squares.iter_mut().skip(y / SQUARE * across);
            for (square, sums) in row.zip(sums.chunks_exact(SQUARE)) {
                sums.iter().for_each(|&sum| square.add(small(sum) / area));
            }
        }
        let rows = (0..=u16::MAX).take(down);
        let spots = rows.flat_map(|y| (0..=u16::MAX).take(across).map(move |x| [x, y])).collect();
        let mut coarse = Self { side: step * SQUARE, across, down, squares, spots };
        coarse.add_fine(frame, step);
        coarse.squares.iter_mut().for_each(Square::finish);
        coarse
    }

    /// Sixteen differences of differences for each square (a large frame has more; they are left out).
    fn add_fine(&mut self, frame: &Frame, step: usize) {
        let apart = step.max(2);
        let bands = frame.luma().chunks_exact(frame.width() * apart);
        for (y, band) in bands.enumerate() {
            let Some((upper, lower)) = band.split_at_checked(frame.width()) else { continue };
            let row = self.squares.iter_mut().skip(y * apart / self.side * self.across).take(self.across);
            let upper = upper.chunks_exact(self.side);
            for (square, (upper, lower)) in row.zip(upper.zip(lower.chunks_exact(self.side))) {
                let pairs = upper.chunks_exact(apart).zip(lower.chunks_exact(apart));
                square.fine += small(pairs.map(|(upper, lower)| twist(upper, lower)).sum());
            }
        }
        let each = if step == 1 { 4.0 } else { ratio_of(SQUARE * SQUARE) };
        self.squares.iter_mut().for_each(|square| square.fine = (square.fine / each).sqrt());
    }

    /// Each square's value with those of its eight neighbours, as the root of the mean of their squares.
    pub(super) fn smoothed(&self, values: impl Iterator<Item = f32>) -> Vec<f32> {
        let squared: Vec<f32> = values.map(|value| value * value).collect();
        let width = self.across.max(1);
        let sideways: Vec<f32> = squared.chunks_exact(width).flat_map(three_means).collect();
        let rows: Vec<&[f32]> = sideways.chunks_exact(width).collect();
        let above = rows.first().into_iter().chain(&rows);
        let below = rows.iter().skip(1).chain(rows.last());
        let mut smooth = Vec::with_capacity(squared.len());
        for ((above, here), below) in above.zip(&rows).zip(below) {
            let three = above.iter().zip(*here).zip(*below);
            smooth.extend(three.map(|((above, here), below)| ((above + here + below) / 3.0).sqrt()));
        }
        smooth
    }

    /// Column and row of a square.
    pub(super) fn spot(&self, place: usize) -> [usize; 2] {
        self.spots.get(place).copied().unwrap_or_default().map(usize::from)
    }

    /// The square at a column and a row, if there is one.
    pub(super) fn place(&self, x: usize, y: usize) -> Option<usize> {
        (x < self.across && y < self.down).then(|| y * self.across + x)
    }

    /// The square so many columns and rows away.
    pub(super) fn beside(&self, place: usize, [right, down]: [isize; 2]) -> Option<usize> {
        let [x, y] = self.spot(place);
        self.place(x.checked_add_signed(right)?, y.checked_add_signed(down)?)
    }
}

impl Square {
    fn add(&mut self, grey: f32) {
        self.mean += grey;
        self.deviation += grey * grey;
    }

    fn finish(&mut self) {
        let count = ratio_of(SQUARE * SQUARE);
        self.mean /= count;
        self.deviation = (self.deviation / count - self.mean * self.mean).max(0.0).sqrt();
    }
}

/// Adds up the pixels of one row in groups of `step`; two, the usual number, by themselves, which is faster.
fn add_row(sums: &mut [u32], row: &[u8], step: usize) {
    if step == 2 {
        for (sum, pair) in sums.iter_mut().zip(row.as_chunks::<2>().0) {
            let [left, right] = *pair;
            *sum += u32::from(left) + u32::from(right);
        }
        return;
    }
    for (sum, pixels) in sums.iter_mut().zip(row.chunks_exact(step)) {
        *sum += pixels.iter().map(|&pixel| u32::from(pixel)).sum::<u32>();
    }
}

/// Each value with its neighbours in the row.
fn three_means(row: &[f32]) -> impl Iterator<Item = f32> + '_ {
    let before = row.first().into_iter().chain(row);
    let after = row.iter().skip(1).chain(row.last());
    before.zip(row).zip(after).map(|((before, here), after)| (before + here + after) / 3.0)
}

/// Square of the difference between the two diagonals of 2 × 2 pixels: 0 on a slope and on an upright edge.
fn twist(upper: &[u8], lower: &[u8]) -> u32 {
    match (upper, lower) {
        (&[a, b, ..], &[c, d, ..]) => {
            let falling = u32::from(a) + u32::from(d);
            let rising = u32::from(b) + u32::from(c);
            falling.abs_diff(rising).pow(2)
        }
        _ => 0,
    }
}

/// Sums of a few pixels are far below 2²⁴.
fn small(sum: u32) -> f32 {
    ratio_of(usize::try_from(sum).unwrap_or_default())
}

/// The value that this share of all stays below; `None` of none.
pub(super) fn quantile(values: impl Iterator<Item = f32>, share: f32) -> Option<f32> {
    let mut values: Vec<f32> = values.collect();
    let place = floor_of(share * ratio_of(values.len().checked_sub(1)?));
    Some(*values.select_nth_unstable_by(place, f32::total_cmp).1)
}
