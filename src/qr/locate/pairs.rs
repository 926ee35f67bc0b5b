//! Symbols of which one finder is hidden, by a lamp, a shadow or a crack: two finders give an edge, whose timing pattern tells
//! the version; the other timing pattern is looked for in all likely directions, and leads to the third finder.

use super::finder::Finder;
use super::plane::Plane;
use super::sums::Sums;
use super::timing::{Fit, Line};
use crate::camera::{floor_of, ratio_of};

/// Which edge the two finders are thought to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// From top left to top right.
    Top,
    /// From top left to bottom left.
    Left,
}

/// Two finders as an edge, and how long it is in modules.
#[derive(Debug, Clone, Copy)]
struct Pair {
    corner: [f32; 2],
    end: [f32; 2],
    edge: Edge,
    modules: f32,
}

/// The likeliest symbols with two finders that are seen, best first.
pub(super) fn fits(sums: &Sums, finders: &[Finder]) -> Vec<Fit> {
    let best = finders.get(..FINDERS.min(finders.len())).unwrap_or_default();
    let pairs = best.iter().flat_map(|corner| best.iter().filter_map(move |end| modules_of(corner, end)));
    let edges = pairs.flat_map(|(corner, end, modules)| {
        [Edge::Top, Edge::Left].map(|edge| Pair { corner, end, edge, modules })
    });
    let mut sure: Vec<(f32, Pair, u8, f32)> = edges.filter_map(|pair| edge_of(sums, pair)).collect();
    sure.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut found: Vec<Fit> = sure
        .into_iter()
        .take(EDGES)
        .filter_map(|(score, pair, version, tilt)| whole(sums, pair, version, [score, tilt]))
        .collect();
    found.sort_by(|a, b| b.evidence().total_cmp(&a.evidence()));
    found
}

/// How many modules lie between two finders of much the same size.
fn modules_of(corner: &Finder, end: &Finder) -> Option<([f32; 2], [f32; 2], f32)> {
    let ([x, y], [end_x, end_y]) = (corner.centre, end.centre);
    let (across, down) = (end_x - x, end_y - y);
    let length = across.hypot(down);
    let ([near_width, near_height], [far_width, far_height]) = (corner.module, end.module);
    let (near, far) = (near_width.midpoint(near_height), far_width.midpoint(far_height));
    let (width, height) = (near_width.midpoint(far_width), near_height.midpoint(far_height));
    let module = (across / length.max(1.0)).powi(2) * width + (down / length.max(1.0)).powi(2) * height;
    let modules = length / module.max(0.5);
    let alike = near < MOST_RATIO * far && far < MOST_RATIO * near;
    (alike && (18.0..175.0).contains(&modules)).then_some((corner.centre, end.centre, modules))
}

/// Evidence, version and perspective of the timing pattern along an edge, if there is one.
fn edge_of(sums: &Sums, pair: Pair) -> Option<(f32, Pair, u8, f32)> {
    let Pair { corner, end, modules, .. } = pair;
    let [in_x, in_y] = inwards(pair);
    let three = [in_x * 3.0 / modules, in_y * 3.0 / modules];
    let line = Line::new(sums, moved(corner, three), moved(end, three), modules, 1.0);
    let guess = (modules - 10.0) / 4.0;
    let reach = 1.5 + 0.1 * guess;
    let versions = (5_u8..=40).filter(|&version| (f32::from(version) - guess).abs() <= reach);
    let scored = versions.map(|version| {
        let (score, tilt) = line.best(version, 1.0, EDGE_TILT);
        (score, version, tilt)
    });
    let (score, version, tilt) = scored.max_by(|a, b| evidence(a.0, a.1).total_cmp(&evidence(b.0, b.1)))?;
    (evidence(score, version) > LEAST_EVIDENCE).then_some((score, pair, version, tilt))
}

/// One timing pattern proves half of what two do.
fn evidence(score: f32, version: u8) -> f32 {
    score * (4.0 * f32::from(version) + 1.0).sqrt()
}

/// The third finder: where the best timing pattern leads of all that begin at the corner and run roughly across the edge.
fn whole(sums: &Sums, pair: Pair, version: u8, [score, tilt]: [f32; 2]) -> Option<Fit> {
    let Pair { corner, end, edge, .. } = pair;
    let [in_x, in_y] = inwards(pair);
    let ([x, y], [end_x, end_y]) = (corner, end);
    let modules = 4.0 * f32::from(version) + 10.0;
    let [along_x, along_y] = [(end_x - x) / modules, (end_y - y) / modules];
    let three = [3.0 * along_x, 3.0 * along_y];
    let count = floor_of(modules * ASIDE / ASIDE_STEP);
    let mut lines: Vec<(f32, [f32; 2], Line)> = (0..=2 * count)
        .map(|place| {
            let by = (ratio_of(place) - ratio_of(count)) * ASIDE_STEP;
            let third = [x + in_x + by * along_x, y + in_y + by * along_y];
            let line = Line::new(sums, moved(corner, three), moved(third, three), modules, LONGEST);
            (line.alternation(modules), third, line)
        })
        .collect();
    lines.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut best: Option<(f32, [f32; 2], f32)> = None;
    for (_, [third_x, third_y], line) in lines.iter().take(LINES) {
        let mut length = 1.0 / LONGEST;
        while length <= LONGEST {
            let (score, tilt) = line.best(version, length, OTHER_TILT);
            if best.is_none_or(|(known, _, _)| known < score) {
                best = Some((score, [x + (third_x - x) * length, y + (third_y - y) * length], tilt));
            }
            length += LENGTH_STEP / modules;
        }
    }
    let (other, third, other_tilt) = best?;
    let (finders, tilts) = match edge {
        Edge::Top => ([corner, end, third], [tilt, other_tilt]),
        Edge::Left => ([corner, third, end], [other_tilt, tilt]),
    };
    let plane = Plane::of_finders(finders, tilts, modules + 7.0);
    Some(Fit { version, plane, score: f32::midpoint(score, other) })
}

/// The edge turned a quarter, to where the symbol lies.
fn inwards(pair: Pair) -> [f32; 2] {
    let ([x, y], [end_x, end_y]) = (pair.corner, pair.end);
    match pair.edge {
        Edge::Top => [y - end_y, end_x - x],
        Edge::Left => [end_y - y, x - end_x],
    }
}

fn moved([x, y]: [f32; 2], [by_x, by_y]: [f32; 2]) -> [f32; 2] {
    [x + by_x, y + by_y]
}

/// Finders of which every two are tried.
const FINDERS: usize = 6;

/// Edges whose third finder is looked for.
const EDGES: usize = 2;

/// Largest module over smallest.
const MOST_RATIO: f32 = 1.5;

/// Least evidence of one timing pattern.
const LEAST_EVIDENCE: f32 = 3.0;

/// Farthest perspective term along the edge.
const EDGE_TILT: f32 = 0.2;

/// Farthest perspective term of the other edge, whose length is not known either.
const OTHER_TILT: f32 = 0.1;

/// How far the third finder may lie aside of where a square has it, as a share of the edge.
const ASIDE: f32 = 0.1;

/// Steps of that search, in modules at the far end.
const ASIDE_STEP: f32 = 0.5;

/// Directions that are looked at closely.
const LINES: usize = 5;

/// How much longer, or shorter, the other edge may be.
const LONGEST: f32 = 1.12;

/// Steps of that search, in modules.
const LENGTH_STEP: f32 = 0.6;
