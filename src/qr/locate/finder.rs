//! Finder patterns as a whole (ISO/IEC 18004 §6.3.3): nine modules across with the light ring round them, which is far above
//! noise and blur that hide single modules.

use super::number::sum_of;
use super::sums::Sums;
use crate::camera::{floor_of, ratio_of};

/// One place that looks like a finder pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::qr) struct Finder {
    /// Centre, in pixels.
    pub(in crate::qr) centre: [f32; 2],
    /// Width and height of a module, in pixels.
    pub(in crate::qr) module: [f32; 2],
    /// Correlation with the pattern, at most 1.
    pub(in crate::qr) score: f32,
}

/// Best finders of the summed frame, best first, at most [`MAX_FINDERS`]; modules of these sizes, in pixels.
pub(super) fn finders(sums: &Sums, sizes: &[f32]) -> Vec<Finder> {
    let mut cells = Cells::new(sums.width, sums.height);
    for &module in sizes {
        scan(sums, [module, module], &mut cells);
    }
    let mut found: Vec<Finder> = Vec::new();
    for finder in cells.best() {
        if found.len() >= MAX_FINDERS {
            break;
        }
        if !found.iter().any(|known| near(known, &finder)) {
            found.push(finder);
        }
    }
    found
}

pub(super) fn near(a: &Finder, b: &Finder) -> bool {
    let ([ax, ay], [bx, by]) = (a.centre, b.centre);
    let [width, height] = [0, 1].map(|axis| {
        let side = |finder: &Finder| finder.module.get(axis).copied().unwrap_or_default();
        side(a).max(side(b))
    });
    (ax - bx).abs() < 4.0 * width && (ay - by).abs() < 4.0 * height
}

/// The best finder of each small square of the frame.
struct Cells {
    across: usize,
    best: Vec<Option<Finder>>,
}

impl Cells {
    fn new(width: usize, height: usize) -> Self {
        let across = width / CELL + 1;
        Self { across, best: vec![None; across * (height / CELL + 1)] }
    }

    fn offer(&mut self, finder: Finder) {
        let [x, y] = finder.centre.map(floor_of);
        let Some(cell) = self.best.get_mut(y / CELL * self.across + x / CELL) else { return };
        if cell.is_none_or(|known| known.score < finder.score) {
            *cell = Some(finder);
        }
    }

    fn best(self) -> Vec<Finder> {
        let mut all: Vec<Finder> = self.best.into_iter().flatten().collect();
        all.sort_by(|a, b| b.score.total_cmp(&a.score));
        all.truncate(MAX_CELLS);
        all
    }
}

/// Correlates each place of every row with the pattern; every second row alone loses one code in sixty.
fn scan(sums: &Sums, module: [f32; 2], cells: &mut Cells) {
    let [half_x, half_y] =
        module.map(|side| [3.0, 5.0, 7.0, 9.0].map(|count| floor_of(count * side / 2.0 + 0.5).max(1)));
    let ([_, _, _, reach_x], [_, _, _, reach_y]) = (half_x, half_y);
    let Some(count) = (sums.width + 1).checked_sub(2 * reach_x).filter(|&count| count > 2) else { return };
    let mut rings = Rings::new(count);
    for y in reach_y..(sums.height + 1).saturating_sub(reach_y) {
        rings.fill(sums, y, half_x, half_y);
        rings.offer(reach_x, y, module, cells);
    }
}

/// Scores of one row.
struct Rings {
    boxes: [Vec<f32>; 4],
    squares: Vec<f32>,
    areas: [f32; 4],
    scores: Vec<f32>,
}

impl Rings {
    fn new(count: usize) -> Self {
        let row = || vec![0.0; count];
        Self { boxes: [row(), row(), row(), row()], squares: row(), areas: [1.0; 4], scores: row() }
    }

    fn fill(&mut self, sums: &Sums, y: usize, half_x: [usize; 4], half_y: [usize; 4]) {
        let [_, _, _, reach] = half_x;
        let sizes = half_x.into_iter().zip(half_y);
        for ((row, area), (half_x, half_y)) in self.boxes.iter_mut().zip(&mut self.areas).zip(sizes) {
            *area = ratio_of(4 * half_x * half_y);
            boxed(&sums.plain, sums.stride, [reach, y], [half_x, half_y], row);
        }
        let ([_, _, _, half_x], [_, _, _, half_y]) = (half_x, half_y);
        boxed(&sums.squares, sums.stride, [reach, y], [half_x, half_y], &mut self.squares);
        self.score();
    }

    /// Difference of the means of light and dark, over the deviation: the correlation with a pattern of two values. Squared,
    /// and only where it can be enough: most places are neither.
    fn score(&mut self) {
        let [core, inner, outer, all] = self.areas;
        let (dark, light) = (core + outer - inner, inner - core + all - outer);
        let share = (dark * light).sqrt() / (dark + light);
        let (to_light, to_dark) = (share / light, share / light + share / dark);
        let (to_mean, to_square) = (1.0 / all, 1.0 / all);
        let [core_row, inner_row, outer_row, all_row] = &self.boxes;
        let boxes = core_row.iter().zip(inner_row).zip(outer_row).zip(all_row);
        for (score, ((((core, inner), outer), sum), square)) in
            self.scores.iter_mut().zip(boxes.zip(&self.squares))
        {
            let difference = sum * to_light - (core + outer - inner) * to_dark;
            let mean = sum * to_mean;
            let variance = (square * to_square - mean * mean).max(LEAST_VARIANCE);
            *score = difference.max(0.0).powi(2) / variance;
        }
    }

    fn offer(&self, left: usize, y: usize, module: [f32; 2], cells: &mut Cells) {
        for (place, window) in self.scores.windows(3).enumerate() {
            if let &[before, score, after] = window
                && score > LEAST_SCORE * LEAST_SCORE
                && score >= before
                && score > after
            {
                let centre = [ratio_of(left + place + 1), ratio_of(y)];
                cells.offer(Finder { centre, module, score: score.sqrt() });
            }
        }
    }
}

/// Sums of boxes round each place of a row, from `left` on.
fn boxed(table: &[u32], stride: usize, [left, y]: [usize; 2], [half_x, half_y]: [usize; 2], to: &mut [f32]) {
    let row = |y: usize, left: usize| table.get(y * stride + left..(y + 1) * stride).unwrap_or_default();
    let (top, bottom) = (y.saturating_sub(half_y), y + half_y);
    let (from, until) = (left.saturating_sub(half_x), left + half_x);
    let upper = row(top, from).iter().zip(row(top, until));
    let lower = row(bottom, from).iter().zip(row(bottom, until));
    for (to, ((a, b), (c, d))) in to.iter_mut().zip(upper.zip(lower)) {
        *to = sum_of(d.wrapping_sub(*c).wrapping_sub(b.wrapping_sub(*a)));
    }
}

/// Correlation at a place between pixels.
pub(super) fn score_at(sums: &Sums, centre: [f32; 2], module: [f32; 2]) -> f32 {
    let mean = |modules: f32| sums.mean(centre, module.map(|side| side * modules / 2.0)) * modules * modules;
    let (core, inner, outer, all) = (mean(3.0), mean(5.0), mean(7.0), mean(9.0));
    let dark = core + outer - inner;
    let difference = (all - dark) / 48.0 - dark / 33.0;
    let deviation = sums.deviation(centre, module.map(|side| side * 4.5 + 0.25));
    (difference * 0.4914 / deviation.max(LEAST_VARIANCE.sqrt())).min(1.0)
}

/// The centre of the finder pattern near a place.
pub(super) fn centred(sums: &Sums, centre: [f32; 2], module: [f32; 2]) -> [f32; 2] {
    refined(sums, Finder { centre, module, score: 0.0 }).centre
}

/// Climbs to the best place and size nearby.
pub(super) fn refined(sums: &Sums, finder: Finder) -> Finder {
    let mut best = Finder { score: score_at(sums, finder.centre, finder.module), ..finder };
    let smallest = finder.module.map(|side| (side * 0.75).max(LEAST_MODULE));
    let mut step = 0.3 * best.module.iter().copied().fold(f32::MAX, f32::min);
    for _ in 0..4 {
        for _ in 0..3 {
            let before = best.score;
            for (axis, sign) in [(0, 1.0), (0, -1.0), (1, 1.0), (1, -1.0)] {
                let mut moved = best;
                if let Some(value) = moved.centre.get_mut(axis) {
                    *value += sign * step;
                }
                take_better(sums, smallest, &mut best, moved);
                let mut sized = best;
                if let Some(value) = sized.module.get_mut(axis) {
                    *value += sign * step / 3.0;
                }
                take_better(sums, smallest, &mut best, sized);
            }
            if best.score <= before {
                break;
            }
        }
        step /= 2.0;
    }
    best
}

fn take_better(sums: &Sums, [least_width, least_height]: [f32; 2], best: &mut Finder, other: Finder) {
    let [width, height] = other.module;
    if !sums.holds(other.centre, 0.0)
        || width < least_width
        || height < least_height
        || width > 2.2 * height
        || height > 2.2 * width
    {
        return;
    }
    let score = score_at(sums, other.centre, other.module);
    if score > best.score {
        *best = Finder { score, ..other };
    }
}

/// Side of the squares of which each gives one finder at most, in pixels.
const CELL: usize = 4;

/// Squares looked at closely.
const MAX_CELLS: usize = 600;

/// Finders given on.
pub(super) const MAX_FINDERS: usize = 40;

/// Below this correlation nothing is a finder, even in noise.
const LEAST_SCORE: f32 = 0.33;

/// Smallest module that is looked for, in pixels.
const LEAST_MODULE: f32 = 1.2;

/// Of a flat picture, in squared grey values.
const LEAST_VARIANCE: f32 = 4.0;
