//! Not genuine: two pieces torn apart by a zigzag, 45° stripes on the first, black on the second.
//!
//! Everything is built of convex pieces: a rectangle and a row of triangles a piece; stripes are cut by arithmetic.

use std::f32::consts::SQRT_2;

use eframe::egui::{Align, Pos2, Rect, Vec2, pos2, vec2};

use super::flow::{self, Setting};
use super::{Form, Panel, round};
use crate::ui::marks::{self, Mark};

/// Teeth of the tear.
const TEETH: u8 = 8;
/// How far a tooth goes to either side.
const BITE: f32 = 20.0;
/// Between the pieces.
const GAP: f32 = 28.0;
/// How far the pieces are shifted against each other.
const SHIFT: f32 = 10.0;
/// Width of a stripe, and of what lies between two.
const STRIPE: f32 = 22.0;
/// Pieces overlap by this much, so that no seam shows.
const OVERLAP: f32 = 1.5;
const MARK: f32 = 184.0;

/// One piece of the panel: its outline, and the convex parts that fill it.
struct Torn {
    outline: Vec<Pos2>,
    parts: Vec<Vec<Pos2>>,
}

pub(super) fn draw(panel: &Panel<'_>) {
    let (pen, tokens) = (panel.pen, panel.tokens);
    let form = panel.form();
    let tear = match form {
        Form::Tall => panel.rect.height() * 0.385,
        Form::Wide => panel.rect.width() * 0.33,
    };
    let first = first_piece(panel.rect, form, tear);
    let second = second_piece(panel.rect, form, tear);
    for part in first.parts.iter().chain(&second.parts) {
        pen.fill(part.clone(), tokens.fake.fill);
    }
    for part in &first.parts {
        stripes(panel, part);
    }
    let width = tokens.outline_width;
    pen.outline(first.outline, width, tokens.fake.outline);
    pen.outline(second.outline, width, tokens.fake.outline);
    mark(panel, form, tear);
    text(panel, form, tear);
}

/// A point given along the tear and across it.
fn point(rect: Rect, form: Form, along: f32, across: f32) -> Pos2 {
    match form {
        Form::Tall => rect.min + vec2(along, across),
        Form::Wide => rect.min + vec2(across, along),
    }
}

/// Length of the tear line, and of the panel across it.
fn lengths(rect: Rect, form: Form) -> (f32, f32) {
    match form {
        Form::Tall => (rect.width() - SHIFT, rect.height()),
        Form::Wide => (rect.height() - SHIFT, rect.width()),
    }
}

/// The corners of a zigzag around `middle`, starting with a corner on the near side.
fn zigzag(length: f32, middle: f32) -> Vec<(f32, f32)> {
    (0..=TEETH)
        .map(|tooth| {
            let across = if tooth % 2 == 0 { middle - BITE } else { middle + BITE };
            (length * f32::from(tooth) / f32::from(TEETH), across)
        })
        .collect()
}

fn first_piece(rect: Rect, form: Form, tear: f32) -> Torn {
    let (length, _) = lengths(rect, form);
    let edge = zigzag(length, tear - GAP / 2.0);
    let near = tear - GAP / 2.0 - BITE;
    let at = |along: f32, across: f32| point(rect, form, along, across);
    let inset = 2.0;
    let mut outline = vec![at(length - inset, inset), at(inset, inset)];
    outline.extend(edge.iter().map(|&(along, across)| at(along.clamp(inset, length - inset), across)));
    let mut parts = vec![vec![at(0.0, 0.0), at(length, 0.0), at(length, near), at(0.0, near)]];
    for teeth in edge.windows(3).step_by(2) {
        if let [left, tip, right] = teeth {
            parts.push(vec![
                at(left.0, left.1 - OVERLAP),
                at(right.0, right.1 - OVERLAP),
                at(right.0, right.1),
                at(tip.0, tip.1),
                at(left.0, left.1),
            ]);
        }
    }
    Torn { outline, parts }
}

fn second_piece(rect: Rect, form: Form, tear: f32) -> Torn {
    let (length, depth) = lengths(rect, form);
    let edge = zigzag(length, tear + GAP / 2.0);
    let far = tear + GAP / 2.0 + BITE;
    let at = |along: f32, across: f32| point(rect, form, along + SHIFT, across);
    let inset = 2.0;
    let mut outline = vec![at(length - inset, depth - inset), at(inset, depth - inset)];
    outline.extend(edge.iter().map(|&(along, across)| at(along.clamp(inset, length - inset), across)));
    let mut parts = vec![vec![at(0.0, far), at(length, far), at(length, depth), at(0.0, depth)]];
    // Teeth point to the first piece: whole ones between two valleys, half a one at each end.
    let mut tooth = |points: &[(f32, f32)]| {
        let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
        let mut part = vec![at(last.0, far + OVERLAP), at(first.0, far + OVERLAP)];
        part.extend(points.iter().map(|&(along, across)| at(along, across)));
        parts.push(part);
    };
    edge.windows(3).skip(1).step_by(2).for_each(&mut tooth);
    edge.windows(2).take(1).for_each(&mut tooth);
    edge.windows(2).rev().take(1).for_each(&mut tooth);
    Torn { outline, parts }
}

/// The stripes of one convex part: bands x + y = const, cut by two half planes.
fn stripes(panel: &Panel<'_>, part: &[Pos2]) {
    let band = STRIPE * SQRT_2;
    let origin = panel.rect.min.x + panel.rect.min.y;
    let sum = |point: &Pos2| point.x + point.y - origin;
    let last = part.iter().map(sum).fold(0.0, f32::max);
    let mut start = -band / 2.0;
    while start < last {
        let above = half_plane(part, &|point| sum(point) - start);
        let piece = half_plane(&above, &|point| start + band - sum(point));
        if piece.len() >= 3 {
            panel.pen.fill(piece, panel.tokens.fake_stripe);
        }
        start += 2.0 * band;
    }
}

/// The part of a convex polygon where `side` is not negative.
fn half_plane(polygon: &[Pos2], side: &dyn Fn(&Pos2) -> f32) -> Vec<Pos2> {
    let mut kept = Vec::with_capacity(polygon.len() + 1);
    for (one, other) in polygon.iter().zip(polygon.iter().cycle().skip(1)) {
        let (here, there) = (side(one), side(other));
        if here >= 0.0 {
            kept.push(*one);
        }
        if (here > 0.0 && there < 0.0) || (here < 0.0 && there > 0.0) {
            kept.push(*one + (*other - *one) * (here / (here - there)));
        }
    }
    kept
}

fn mark(panel: &Panel<'_>, form: Form, tear: f32) {
    let (length, _) = lengths(panel.rect, form);
    let side = MARK.min(length - 60.0).min(tear - 92.0);
    let centre = point(panel.rect, form, length / 2.0, (tear - GAP / 2.0) / 2.0 - 8.0);
    let rim: Vec2 = vec2(side / 2.0 + 22.0, 0.0);
    let diamond = vec![centre + rim, centre + rim.rot90(), centre - rim, centre - rim.rot90()];
    panel.pen.fill(diamond, panel.tokens.fake.fill);
    marks::draw(
        panel.pen,
        Mark::NotEqual,
        marks::square(centre, side),
        panel.tokens.fake.on,
        panel.tokens.fake.fill,
    );
}

fn text(panel: &Panel<'_>, form: Form, tear: f32) {
    let (pen, rect, fake) = (panel.pen, panel.rect, panel.tokens.fake);
    let setting = Setting { align: Align::LEFT, colour: fake.on, largest: 92.0, reason: 30.0 };
    match form {
        Form::Tall => {
            let inner = Rect::from_min_max(
                pos2(rect.left() + 44.0, rect.top() + tear + GAP / 2.0 + BITE + 12.0),
                pos2(rect.right() - 26.0, rect.bottom() - 24.0),
            );
            let foot_top = flow::foot(pen, inner, panel.words, fake.on, Align::LEFT);
            let area = Rect::from_min_max(inner.min, pos2(inner.right(), foot_top - 12.0));
            flow::column(pen, area, panel.words, setting);
        }
        Form::Wide => {
            let inner = Rect::from_min_max(
                pos2(rect.left() + tear + GAP / 2.0 + BITE + 14.0, rect.top() + 24.0),
                pos2(rect.right() - 20.0, rect.bottom() - 16.0),
            );
            round::words_beside(panel, inner, fake.on, setting);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_plane_cuts_a_square_in_two() {
        let square = [pos2(0.0, 0.0), pos2(2.0, 0.0), pos2(2.0, 2.0), pos2(0.0, 2.0)];
        let kept = half_plane(&square, &|point| point.x - 1.0);
        assert_eq!(kept, vec![pos2(1.0, 0.0), pos2(2.0, 0.0), pos2(2.0, 2.0), pos2(1.0, 2.0)]);
    }

    #[test]
    fn a_part_outside_leaves_nothing() {
        let square = [pos2(0.0, 0.0), pos2(1.0, 0.0), pos2(1.0, 1.0), pos2(0.0, 1.0)];
        assert!(half_plane(&square, &|point| point.x - 5.0).is_empty());
    }
}
