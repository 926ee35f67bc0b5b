//! Where symbols are: finders as a whole, in threes, joined by their timing patterns.

mod deblur;
mod diagonal;
mod finder;
mod number;
mod pairs;
mod plane;
mod refine;
mod sums;
mod timing;
mod triples;

use self::finder::Finder;
use self::timing::Fit;
use self::triples::Triple;
use super::Quad;
use super::plain::around;
use crate::camera::{Frame, Window, ratio_of};

pub(super) use self::plane::Plane;
pub(super) use self::sums::{Spare, Sums};

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

/// What symbols are looked for by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Three finders, in a picture that is freed of blur by what they show.
    Focus,
    /// Two finders and a timing pattern; the third is hidden.
    Pairs,
    /// Three finders and their timing patterns.
    Triples,
}

/// What was found so far in one frame.
#[derive(Debug)]
pub(super) struct Search<'a> {
    frame: &'a Frame,
    sums: &'a Sums,
    finders: Vec<Finder>,
}

impl<'a> Search<'a> {
    /// Looks for finders. Dark on light only; time grows with the pixels searched, whatever they show.
    pub(super) fn new(frame: &'a Frame, sums: &'a Sums) -> Self {
        Self { frame, sums, finders: finders_of(frame, sums) }
    }

    /// Symbols that are probably in the frame, most likely first, at most so many.
    pub(super) fn by(&self, by: By, most: usize) -> Vec<Candidate> {
        let mut found = match by {
            By::Focus => self.focused(),
            By::Pairs => self.exact(self.pairs(), most),
            By::Triples => self.exact(self.triples(most), most),
        };
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        found
    }

    /// Threes of finders that are joined by timing patterns, best first.
    fn triples(&self, most: usize) -> Vec<Fit> {
        let mut found: Vec<Fit> = Vec::new();
        let mut used: Vec<[f32; 2]> = Vec::new();
        for triple in triples::triples(&self.finders) {
            if triple.centres.iter().any(|centre| used.contains(centre)) {
                continue;
            }
            let fit = timing::fits(self.sums, triple.centres, triple.version, reach_of(&triple));
            let Some(fit) = fit.filter(|fit| fit.evidence() >= LEAST_EVIDENCE) else { continue };
            if fit.evidence() > SURE_EVIDENCE {
                used.extend(triple.centres);
            }
            found.push(fit);
            if used.len() >= 3 * most {
                break;
            }
        }
        found.sort_by(|a, b| b.evidence().total_cmp(&a.evidence()));
        found
    }

    /// Two finders along an edge or a diagonal, best first.
    fn pairs(&self) -> Vec<Fit> {
        let mut found = pairs::fits(self.sums, &self.finders);
        found.extend(diagonal::fits(self.sums, &self.finders));
        found.sort_by(|a, b| b.evidence().total_cmp(&a.evidence()));
        found
    }

    /// The places of the best fits from all function patterns.
    fn exact(&self, fits: Vec<Fit>, most: usize) -> Vec<Candidate> {
        let mut kept: Vec<Candidate> = Vec::new();
        for fit in fits.into_iter().take(2 * most) {
            let candidate = candidate_of(&fit.plane, fit.version, fit.score);
            if kept.len() < most && kept.iter().all(|known| !same_place(known, &candidate)) {
                let refined = refine::refined(self.sums, &fit.plane, fit.version);
                kept.extend(refined.map(|(plane, value)| candidate_of(&plane, fit.version, value)));
            }
        }
        kept
    }

    /// What the likeliest threes of clear finders show once blur is undone.
    fn focused(&self) -> Vec<Candidate> {
        let triples = triples::triples(&self.finders).into_iter().take(FOCUSED);
        let clear = triples.filter(|triple| triple.score > CLEAR_FINDERS);
        clear.filter_map(|triple| focused_at(self.frame, &triple)).collect()
    }
}

fn focused_at(frame: &Frame, triple: &Triple) -> Option<Candidate> {
    let side = 17.0 + 4.0 * triple.version;
    let plane = Plane::of_finders(triple.centres, [0.0; 2], side);
    let window = around(&corners_of(&plane, side), frame, FOCUSED_PIXELS)?;
    let part = window.cut(frame)?;
    let centres = triple.centres.map(|centre| window.inwards(centre));
    let sharp = deblur::deblurred(&part, &Sums::new(&part)?, centres, side - 7.0)?;
    let sums = Sums::new(&sharp)?;
    let fit = timing::fits(&sums, centres, triple.version, reach_of(triple))?;
    let (plane, value) = refine::refined(&sums, &fit.plane, fit.version)?;
    let candidate = candidate_of(&plane, fit.version, value - MADE_FINDERS);
    Some(Candidate { corners: candidate.corners.mapped(|point| window.outwards(point)), ..candidate })
}

/// How far the version may lie from what the sizes of the finders say.
fn reach_of(triple: &Triple) -> f32 {
    1.5 + 0.12 * triple.version
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
fn finders_of(frame: &Frame, sums: &Sums) -> Vec<Finder> {
    let mut all: Vec<Finder> = Vec::new();
    let (mut part, mut windows) = (frame.clone(), Vec::new());
    for sizes in [&[0.86, 1.15, 1.45, 1.9, 2.5][..], &[1.45, 1.9, 2.5, 3.3][..]] {
        let window = Window { scale: 0.5, ..Window::whole(&part, sums::MAX_SUMMED) };
        let Some(half) = window.cut(&part) else { break };
        let Some(small) = Sums::new(&half) else { break };
        windows.push(window);
        part = half;
        let scale = ratio_of(1 << windows.len());
        for found in finder::finders(&small, sizes) {
            let outwards = |point, window: &Window| window.outwards(point);
            let found = Finder {
                centre: windows.iter().rev().fold(found.centre, outwards),
                module: found.module.map(|side| side * scale),
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
    Candidate { corners: corners_of(plane, side_of(version)), version, score }
}

fn corners_of(plane: &Plane, side: f32) -> Quad {
    Quad([[0.0, 0.0], [side, 0.0], [side, side], [0.0, side]].map(|corner| plane.at(corner)))
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

/// Threes of finders round which blur is undone.
const FOCUSED: usize = 1;

/// Sum of the scores of three finders from which blur may be all that is wrong.
const CLEAR_FINDERS: f32 = 1.3;

/// What the score of such a symbol is too high by: the filter is made so that the finders agree.
const MADE_FINDERS: f32 = 0.3;

/// Most pixels round one of them.
const FOCUSED_PIXELS: usize = 400 * 400;

/// Least evidence of the timing patterns.
const LEAST_EVIDENCE: f32 = 3.0;
