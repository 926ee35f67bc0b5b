//! Three finders that may belong to one symbol.

use super::finder::Finder;

/// Three finders, named by the corners of the symbol.
#[derive(Debug, Clone, Copy)]
pub(super) struct Triple {
    /// Top left, top right, bottom left.
    pub(super) centres: [[f32; 2]; 3],
    /// The version that sizes and distances suggest, not rounded.
    pub(super) version: f32,
    /// Sum of the scores of the finders, less what their shape has against it.
    pub(super) score: f32,
}

/// The most likely triples, best first, at most [`MAX_TRIPLES`].
pub(super) fn triples(finders: &[Finder]) -> Vec<Triple> {
    let mut found = Vec::new();
    for (corner_place, corner) in finders.iter().enumerate() {
        for (first_place, first) in finders.iter().enumerate() {
            if first_place == corner_place {
                continue;
            }
            for (second_place, second) in finders.iter().enumerate() {
                if second_place != corner_place && second_place != first_place {
                    found.extend(triple(corner, first, second));
                }
            }
        }
    }
    found.sort_by(|a: &Triple, b| b.score.total_cmp(&a.score));
    found.truncate(MAX_TRIPLES);
    found
}

/// The three as top left, top right and bottom left, if turned that way and of a likely shape.
fn triple(corner: &Finder, right: &Finder, low: &Finder) -> Option<Triple> {
    let edge = |end: &Finder| {
        let ([end_x, end_y], [x, y]) = (end.centre, corner.centre);
        [end_x - x, end_y - y]
    };
    let ([right_x, right_y], [low_x, low_y]) = (edge(right), edge(low));
    let (across, down) = (right_x.hypot(right_y), low_x.hypot(low_y));
    let sine = (right_x * low_y - right_y * low_x) / (across * down).max(1.0);
    let sizes = [corner, right, low].map(|finder| {
        let [width, height] = finder.module;
        width.midpoint(height)
    });
    let smallest = sizes.into_iter().fold(f32::MAX, f32::min);
    let largest = sizes.into_iter().fold(0.0, f32::max);
    if sine < LEAST_SINE || largest > MOST_RATIO * smallest || across > 2.5 * down || down > 2.5 * across {
        return None;
    }
    // Modules along the edge, by their size in its direction.
    let along = |[x, y]: [f32; 2], end: &Finder| {
        let length = x.hypot(y).max(1.0);
        let ([near_width, near_height], [far_width, far_height]) = (corner.module, end.module);
        let (width, height) = (near_width.midpoint(far_width), near_height.midpoint(far_height));
        length / ((x / length).powi(2) * width + (y / length).powi(2) * height).max(0.5)
    };
    let (modules_across, modules_down) = (along([right_x, right_y], right), along([low_x, low_y], low));
    let ratio = (modules_across / modules_down).max(modules_down / modules_across);
    let modules = modules_across.midpoint(modules_down);
    if ratio > 1.5 || !(11.0..230.0).contains(&modules) {
        return None;
    }
    let score = [corner, right, low].iter().map(|finder| finder.score).sum::<f32>()
        - 0.5 * (1.0 - sine)
        - 0.6 * (ratio - 1.0)
        - 0.4 * (largest / smallest - 1.0);
    Some(Triple {
        centres: [corner.centre, right.centre, low.centre],
        version: (modules - 10.0) / 4.0,
        score,
    })
}

/// Triples given on.
const MAX_TRIPLES: usize = 8;

/// Sine of the angle at the corner: 50° to 130°.
const LEAST_SINE: f32 = 0.766;

/// Largest module over smallest.
const MOST_RATIO: f32 = 1.8;
