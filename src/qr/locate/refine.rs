//! The place of a symbol from all of its function patterns (ISO/IEC 18004 §6.3): finders alone are found to about half a module,
//! and leave the far corner uncertain.

use super::plane::Plane;
use super::sums::Sums;
use super::timing;
use crate::camera::ratio_of;
use crate::qr::soft::Layout;

/// The plane with the best agreement near the one given: first the far corner in wide steps, then all corners, finer and
/// finer. `None` if the alignment patterns are not there.
pub(super) fn refined(sums: &Sums, plane: &Plane, version: u8) -> Option<(Plane, f32)> {
    let target = Target::new(sums, version)?;
    let side = target.side;
    let mut corners = [[0.0, 0.0], [side, 0.0], [side, side], [0.0, side]].map(|corner| plane.at(corner));
    let [[across_x, across_y], [down_x, down_y]] = plane.steps_at([side / 2.0, side / 2.0]);
    let module = across_x.hypot(across_y).midpoint(down_x.hypot(down_y));
    let finders = |corners| Plane::of_corners(corners, side).map(|plane| target.finders(&plane));
    if finders(corners).is_none_or(|agreement| agreement < LEAST_FINDERS) {
        return None;
    }
    let mut best = target.far(corners);
    let start = corners;
    let offsets = || (-4_i8..=4).map(|place| f32::from(place) * 0.9 * module);
    for [x, y] in offsets().flat_map(|x| offsets().map(move |y| [x, y])) {
        let moved = with(start, 2, [x, y]);
        let value = target.far(moved);
        if value > best {
            (corners, best) = (moved, value);
        }
    }
    let mut best = target.value(corners);
    for step in [0.5, 0.25, 0.12].map(|share| share * module) {
        for _ in 0..2 {
            let before = best;
            for corner in 0..4 {
                for [x, y] in [[step, 0.0], [0.0, step]] {
                    let is_better = take_better(&target, &mut corners, &mut best, corner, [x, y]);
                    if !is_better {
                        take_better(&target, &mut corners, &mut best, corner, [-x, -y]);
                    }
                }
            }
            if best < LEAST_BEGUN {
                return None;
            }
            if best <= before {
                break;
            }
        }
    }
    let plane = Plane::of_corners(corners, side)?;
    Some((plane, best))
}

fn take_better(
    target: &Target<'_>,
    corners: &mut [[f32; 2]; 4],
    best: &mut f32,
    corner: usize,
    by: [f32; 2],
) -> bool {
    let moved = with(*corners, corner, by);
    let value = target.value(moved);
    if value > *best {
        (*corners, *best) = (moved, value);
        return true;
    }
    false
}

fn with(mut corners: [[f32; 2]; 4], place: usize, [by_x, by_y]: [f32; 2]) -> [[f32; 2]; 4] {
    if let Some([x, y]) = corners.get_mut(place) {
        *x += by_x;
        *y += by_y;
    }
    corners
}

/// What every symbol of a version has alike.
struct Target<'a> {
    sums: &'a Sums,
    version: u8,
    side: f32,
    alignment: Vec<[f32; 2]>,
}

impl<'a> Target<'a> {
    fn new(sums: &'a Sums, version: u8) -> Option<Self> {
        let centres = Layout::new(version)?;
        let centres = centres.alignment_centres();
        let alignment = centres.map(|(column, row)| [ratio_of(column) + 0.5, ratio_of(row) + 0.5]).collect();
        Some(Self { sums, version, side: 17.0 + 4.0 * f32::from(version), alignment })
    }

    /// Agreement with all patterns, at most 3.
    fn value(&self, corners: [[f32; 2]; 4]) -> f32 {
        let Some(plane) = Plane::of_corners(corners, self.side) else { return f32::MIN };
        self.finders(&plane) + self.alignment(&plane) + timing::score(self.sums, &plane, self.version)
    }

    /// Agreement with the alignment patterns of the lower right half, which the far corner moves.
    fn far(&self, corners: [[f32; 2]; 4]) -> f32 {
        let Some(plane) = Plane::of_corners(corners, self.side) else { return f32::MIN };
        let far = self.alignment.iter().filter(|[x, y]| x + y > self.side);
        far.map(|centre| self.agreement(&plane, *centre, ALIGNMENT).max(0.0)).sum()
    }

    fn finders(&self, plane: &Plane) -> f32 {
        let far = self.side - 3.5;
        let centres = [[3.5, 3.5], [far, 3.5], [3.5, far]];
        centres.map(|centre| self.agreement(plane, centre, FINDER)).iter().sum::<f32>() / 3.0
    }

    fn alignment(&self, plane: &Plane) -> f32 {
        let agreements =
            self.alignment.iter().map(|centre| self.agreement(plane, *centre, ALIGNMENT).max(0.0));
        agreements.sum::<f32>() / ratio_of(self.alignment.len()).max(1.0)
    }

    /// Correlation of the modules round a centre with rings that are dark or light.
    fn agreement(&self, plane: &Plane, centre: [f32; 2], rings: &[f32]) -> f32 {
        let [[across_x, across_y], [down_x, down_y]] = plane.steps_at(centre);
        let [x, y] = plane.at(centre);
        let half = [across_x.abs().max(down_x.abs()), across_y.abs().max(down_y.abs())]
            .map(|side| (side * 0.3).max(0.5));
        let reach = rings.len().saturating_sub(1);
        let (mut count, mut sum, mut squares, mut product) = (0.0, 0.0, 0.0, 0.0);
        let (mut signs, mut sign_squares) = (0.0, 0.0);
        for place in 0..(2 * reach + 1) * (2 * reach + 1) {
            let (column, row) = (place % (2 * reach + 1), place / (2 * reach + 1));
            let Some(&sign) = rings.get(column.abs_diff(reach).max(row.abs_diff(reach))) else { continue };
            let (across, down) = (ratio_of(column) - ratio_of(reach), ratio_of(row) - ratio_of(reach));
            let point = [x + across * across_x + down * down_x, y + across * across_y + down * down_y];
            let grey = self.sums.grey(point, half);
            count += 1.0;
            sum += grey;
            squares += grey * grey;
            product += grey * sign;
            signs += sign;
            sign_squares += sign * sign;
        }
        let covariance: f32 = product / count - sum / count * signs / count;
        let variance: f32 = squares / count - (sum / count).powi(2);
        let sign_variance: f32 = sign_squares / count - (signs / count).powi(2);
        covariance / (variance.max(1.0) * sign_variance.max(1e-3)).sqrt()
    }
}

/// Rings of a finder pattern from its centre out: −1 dark, 1 light.
const FINDER: &[f32] = &[-1.0, -1.0, 1.0, -1.0, 1.0];

/// Rings of an alignment pattern.
const ALIGNMENT: &[f32] = &[-1.0, 1.0, -1.0];

/// Least mean correlation of the finder patterns.
const LEAST_FINDERS: f32 = 0.1;

/// Least agreement with all patterns, of 3, once the corners have moved by half a module.
const LEAST_BEGUN: f32 = 1.2;
