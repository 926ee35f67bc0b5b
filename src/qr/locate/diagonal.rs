//! Symbols whose finder at the corner is hidden, cut by the edge of a shadow say: the two others give the diagonal. The corner
//! is where a finder is most likely round the place that a square has it; the timing patterns prove it, or do not.

use super::finder::{self, Finder};
use super::sums::Sums;
use super::timing::{self, Fit};
use crate::camera::{floor_of, ratio_of};

/// The likeliest symbols with two finders on a diagonal, best first.
pub(super) fn fits(sums: &Sums, finders: &[Finder]) -> Vec<Fit> {
    let best = finders.get(..FINDERS.min(finders.len())).unwrap_or_default();
    let clear = best.iter().filter(|finder| finder.score > CLEAR);
    let pairs = clear.clone().flat_map(|right| clear.clone().map(move |low| (right, low)));
    let mut found: Vec<Fit> = pairs
        .filter_map(|(right, low)| Diagonal::new(right, low))
        .flat_map(|diagonal| {
            diagonal.corners(sums).into_iter().filter_map(move |corner| diagonal.fit(sums, corner))
        })
        .filter(|fit| fit.evidence() >= LEAST_EVIDENCE)
        .collect();
    found.sort_by(|a, b| b.evidence().total_cmp(&a.evidence()));
    found
}

/// Two finders, top right and bottom left.
#[derive(Debug, Clone, Copy)]
struct Diagonal {
    right: [f32; 2],
    low: [f32; 2],
    /// Width and height of a module, in pixels.
    module: [f32; 2],
    /// Modules along an edge, from finder to finder, if the symbol is square.
    modules: f32,
}

impl Diagonal {
    fn new(right: &Finder, low: &Finder) -> Option<Self> {
        let ([x, y], [low_x, low_y]) = (right.centre, low.centre);
        let ([width, height], [low_width, low_height]) = (right.module, low.module);
        let (size, low_size) = (width.midpoint(height), low_width.midpoint(low_height));
        let module = [width.midpoint(low_width), height.midpoint(low_height)];
        let modules =
            (x - low_x).hypot(y - low_y) * std::f32::consts::FRAC_1_SQRT_2 / size.midpoint(low_size).max(0.5);
        let is_likely = size < MOST_RATIO * low_size && low_size < MOST_RATIO * size;
        (is_likely && (18.0..175.0).contains(&modules)).then_some(Self {
            right: right.centre,
            low: low.centre,
            module,
            modules,
        })
    }

    /// Where a finder at the corner is likeliest, refined; best first.
    fn corners(&self, sums: &Sums) -> Vec<[f32; 2]> {
        let ([x, y], [low_x, low_y]) = (self.right, self.low);
        let [half_x, half_y] = [(x - low_x) / 2.0, (y - low_y) / 2.0];
        let [corner_x, corner_y] = [x.midpoint(low_x) + half_y, y.midpoint(low_y) - half_x];
        let step = STEP * std::f32::consts::FRAC_1_SQRT_2 / self.modules;
        let reach = floor_of(ASIDE / step);
        let by = |place: usize| (ratio_of(place) - ratio_of(reach)) * step;
        let mut found: Vec<(f32, [f32; 2])> = Vec::new();
        for place in 0..(2 * reach + 1) * (2 * reach + 1) {
            let (along, aside) = (by(place % (2 * reach + 1)), by(place / (2 * reach + 1)));
            let point = [
                corner_x + 2.0 * (along * half_x - aside * half_y),
                corner_y + 2.0 * (along * half_y + aside * half_x),
            ];
            let score = finder::score_at(sums, point, self.module);
            if score < LEAST_SCORE || !sums.holds(point, 0.0) {
                continue;
            }
            match found.iter_mut().find(|(_, known)| self.is_near(*known, point)) {
                Some(known) if known.0 < score => *known = (score, point),
                Some(_) => {}
                None => found.push((score, point)),
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.into_iter().take(CORNERS).map(|(_, point)| finder::centred(sums, point, self.module)).collect()
    }

    fn is_near(&self, [x, y]: [f32; 2], [other_x, other_y]: [f32; 2]) -> bool {
        let [width, height] = self.module;
        (x - other_x).abs() < 3.0 * width && (y - other_y).abs() < 3.0 * height
    }

    fn fit(&self, sums: &Sums, corner: [f32; 2]) -> Option<Fit> {
        let version = (self.modules - 10.0) / 4.0;
        timing::fits(sums, [corner, self.right, self.low], version, 1.5 + 0.12 * version)
    }
}

/// Finders of which every two are tried.
const FINDERS: usize = 4;

/// Least correlation of the two that are seen.
const CLEAR: f32 = 0.55;

/// Least correlation at the corner: of a finder of which half lies in a shadow.
const LEAST_SCORE: f32 = 0.2;

/// How far the corner may lie from where a square has it, as a share of the diagonal.
const ASIDE: f32 = 0.1;

/// Steps of that search, in modules.
const STEP: f32 = 0.7;

/// Corners of one diagonal that are looked at.
const CORNERS: usize = 3;

/// Largest module over smallest.
const MOST_RATIO: f32 = 1.5;

/// Least evidence of the timing patterns.
const LEAST_EVIDENCE: f32 = 3.0;
