//! Where symbols are: finders as a whole, in threes, joined by their timing patterns.

mod finder;
mod number;
mod plane;
mod refine;
mod sums;
mod timing;
mod triples;

use super::Quad;
use crate::camera::{Frame, Window};

pub(super) use self::plane::Plane;
pub(super) use self::sums::Sums;

/// A symbol that is probably there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    /// Corners of the symbol without its quiet zone, in pixels of the frame.
    pub(super) corners: Quad,
    /// Size class, 1 to 40, by the timing patterns.
    pub(super) version: u8,
    /// How well the function patterns agree: 3 perfectly; where only the timing patterns could be compared, at most 1.
    pub(super) score: f32,
}

/// Symbols that are probably in the frame, most likely first. Dark on light only; time grows with the pixels searched,
/// whatever they show.
pub(super) fn locate(frame: &Frame, sums: &Sums, candidates: usize) -> Vec<Candidate> {
    let mut found: Vec<timing::Fit> = Vec::new();
    let mut used: Vec<[f32; 2]> = Vec::new();
    for triple in triples::triples(&finders_of(frame, sums)) {
        if triple.centres.iter().any(|centre| used.contains(centre)) {
            continue;
        }
        let reach = 1.5 + 0.12 * triple.version;
        let Some(fit) = timing::fits(sums, triple.centres, triple.version, reach) else { continue };
        if fit.evidence() < LEAST_EVIDENCE {
            continue;
        }
        if fit.evidence() > SURE_EVIDENCE {
            used.extend(triple.centres);
        }
        found.push(fit);
        if used.len() >= 3 * candidates {
            break;
        }
    }
    found.sort_by(|a, b| b.evidence().total_cmp(&a.evidence()));
    let mut kept: Vec<Candidate> = Vec::new();
    for fit in found.into_iter().take(2 * candidates) {
        let candidate = candidate_of(&fit.plane, fit.version, fit.score);
        if kept.len() < candidates && kept.iter().all(|known| !same_place(known, &candidate)) {
            let refined = refine::refined(sums, &fit.plane, fit.version);
            kept.extend(refined.map(|(plane, value)| candidate_of(&plane, fit.version, value)));
        }
    }
    kept.sort_by(|a, b| b.score.total_cmp(&a.score));
    kept
}

/// The symbol in a quad that another reader has found, with its version. `None` if no version fits.
pub(super) fn candidate_from(sums: &Sums, quad: Quad) -> Option<Candidate> {
    let mut likely: Vec<(f32, u8, Plane)> = (1_u8..=40)
        .filter_map(|version| {
            let plane = Plane::of_corners(quad.0, side_of(version))?;
            Some((timing::score(sums, &plane, version), version, plane))
        })
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0));
    let refined = likely.into_iter().take(TRIED).filter_map(|(score, version, plane)| {
        let side = side_of(version);
        let centres = [[3.5, 3.5], [side - 3.5, 3.5], [3.5, side - 3.5]].map(|place| {
            let [[across_x, across_y], [down_x, down_y]] = plane.steps_at(place);
            let module = [across_x.abs().max(down_x.abs()), across_y.abs().max(down_y.abs())];
            finder::centred(sums, plane.at(place), module)
        });
        let fit = timing::fits(sums, centres, f32::from(version), 0.1)?;
        Some(if fit.score >= score { (fit.score, version, fit.plane) } else { (score, version, plane) })
    });
    let (score, version, plane) = refined.max_by(|a, b| a.0.total_cmp(&b.0))?;
    let (plane, score) = refine::refined(sums, &plane, version).unwrap_or((plane, score));
    Some(candidate_of(&plane, version, score))
}

/// Versions of a quad that are looked at closely.
const TRIED: usize = 3;

/// Modules of one side.
fn side_of(version: u8) -> f32 {
    17.0 + 4.0 * f32::from(version)
}

/// Finders of the frame, looked for at a half and a quarter of its scale and placed at the full one.
fn finders_of(frame: &Frame, sums: &Sums) -> Vec<finder::Finder> {
    let mut all: Vec<finder::Finder> = Vec::new();
    for (scale, sizes) in [(0.5, &[0.86, 1.15, 1.45, 1.9, 2.5][..]), (0.25, &[1.45, 1.9, 2.5, 3.3][..])] {
        let window = Window { scale, ..Window::whole(frame, sums::MAX_SUMMED) };
        let Some(small) = window.cut(frame).as_ref().and_then(Sums::new) else { break };
        for found in finder::finders(&small, sizes) {
            let found = finder::Finder {
                centre: window.outwards(found.centre),
                module: found.module.map(|side| side / scale),
                ..found
            };
            let found = finder::refined(sums, found);
            match all.iter_mut().find(|known| finder::near(known, &found)) {
                Some(known) if known.score < found.score => *known = found,
                Some(_) => {}
                None => all.push(found),
            }
        }
    }
    all.sort_by(|a, b| b.score.total_cmp(&a.score));
    all.truncate(finder::MAX_FINDERS);
    all
}

fn candidate_of(plane: &Plane, version: u8, score: f32) -> Candidate {
    let side = side_of(version);
    let corners = Quad([[0.0, 0.0], [side, 0.0], [side, side], [0.0, side]].map(|corner| plane.at(corner)));
    Candidate { corners, version, score }
}

/// Whether it is the same symbol: of much the same version and place.
fn same_place(a: &Candidate, b: &Candidate) -> bool {
    if a.version.abs_diff(b.version) > 1 {
        return false;
    }
    let ([ax, ay], [bx, by]) = (a.corners.centre(), b.corners.centre());
    let [left, top, right, bottom] = a.corners.bounds();
    (ax - bx).hypot(ay - by) < 0.3 * (right - left).max(bottom - top)
}

/// Evidence from which finders are not tried in other threes.
const SURE_EVIDENCE: f32 = 8.5;

/// Least evidence of the timing patterns.
const LEAST_EVIDENCE: f32 = 3.0;
