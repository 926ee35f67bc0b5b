//! Check further: a pointed right side, light over a dark foot that holds the triangle.

use eframe::egui::{Align, Color32, Pos2, Rect, pos2};

use super::flow::{self, Setting};
use super::{Form, Panel, round};
use crate::ui::marks::{self, Mark};

/// How far the point stands out.
const POINT: f32 = 44.0;
/// Where the dark part begins.
const DARK_FROM: f32 = 0.7;
const MARK: f32 = 150.0;

pub(super) fn draw(panel: &Panel<'_>) {
    let (rect, check) = (panel.rect, panel.tokens.check);
    let shoulder = rect.right() - POINT;
    let outline = vec![
        rect.left_top(),
        pos2(shoulder, rect.top()),
        pos2(rect.right(), rect.center().y),
        pos2(shoulder, rect.bottom()),
        rect.left_bottom(),
    ];
    panel.pen.fill(outline.clone(), check.fill);
    match panel.form() {
        Form::Tall => tall(panel),
        Form::Wide => wide(panel),
    }
    let inset = panel.tokens.outline_width / 2.0;
    panel.pen.outline(shrink(&outline, rect, inset), panel.tokens.outline_width, check.outline);
}

fn tall(panel: &Panel<'_>) {
    const MARGIN: f32 = 38.0;
    let (pen, rect, check) = (panel.pen, panel.rect, panel.tokens.check);
    let foot_top = rect.top() + rect.height() * DARK_FROM;
    let shoulder = rect.right() - POINT;
    let edge = rect.right() - POINT * (foot_top - rect.center().y) / (rect.height() / 2.0);
    let dark = vec![
        pos2(rect.left(), foot_top),
        pos2(edge, foot_top),
        pos2(shoulder, rect.bottom()),
        rect.left_bottom(),
    ];
    pen.fill(dark, check.on);
    let middle = f32::midpoint(foot_top, rect.bottom());
    let mark = marks::square(pos2(rect.left() + 109.0, middle), MARK);
    marks::draw(pen, Mark::Warning, mark, check.fill, check.on);
    let foot = Rect::from_min_max(
        pos2(mark.right() + 18.0, foot_top + 20.0),
        pos2(shoulder - 2.0, rect.bottom() - 16.0),
    );
    foot_lines(panel, foot, check.fill);

    let inner = Rect::from_min_max(
        pos2(rect.left() + MARGIN, rect.top() + 32.0),
        pos2(shoulder + 4.0, foot_top - 20.0),
    );
    let setting = Setting { align: Align::LEFT, colour: check.on, largest: 92.0, reason: 30.0 };
    flow::column(pen, inner, panel.words, setting);
}

fn wide(panel: &Panel<'_>) {
    let (pen, rect, check) = (panel.pen, panel.rect, panel.tokens.check);
    let from = rect.left() + rect.width() * DARK_FROM;
    let shoulder = rect.right() - POINT;
    let dark = vec![
        pos2(from, rect.top()),
        pos2(shoulder, rect.top()),
        pos2(rect.right(), rect.center().y),
        pos2(shoulder, rect.bottom()),
        pos2(from, rect.bottom()),
    ];
    pen.fill(dark, check.on);
    let middle = pos2(f32::midpoint(from, shoulder) + 6.0, rect.center().y - 4.0);
    marks::draw(pen, Mark::Warning, marks::square(middle, MARK), check.fill, check.on);
    let inner = Rect::from_min_max(
        pos2(rect.left() + 34.0, rect.top() + 20.0),
        pos2(from - 18.0, rect.bottom() - 20.0),
    );
    let setting = Setting { align: Align::LEFT, colour: check.on, largest: 96.0, reason: 28.0 };
    round::words_beside(panel, inner, check.on, setting);
}

/// The foot stands beside the mark, centred in the height of the dark part.
fn foot_lines(panel: &Panel<'_>, area: Rect, colour: Color32) {
    let style = crate::ui::pen::Style::regular(crate::ui::fonts::size::SMALLEST, colour).line(1.4);
    let text = panel.words.foot.join("\n");
    let height = panel.pen.height(&text, style, area.width()).min(area.height());
    let top = area.center().y - height / 2.0;
    panel.pen.paragraph(
        Rect::from_min_max(pos2(area.left(), top), pos2(area.right(), top + height + 1.0)),
        &text,
        style,
        Align::LEFT,
    );
}

/// Moves the corners of a convex outline towards the middle, so that a border stays inside.
fn shrink(points: &[Pos2], rect: Rect, by: f32) -> Vec<Pos2> {
    let inner = rect.shrink(by);
    let middle = rect.center();
    let move_in = |value: f32, from: f32, low: f32, high: f32| {
        if value < from { value.max(low) } else { value.min(high) }
    };
    points
        .iter()
        .map(|point| {
            let x = move_in(point.x, middle.x, inner.left(), inner.right());
            let y = move_in(point.y, middle.y, inner.top(), inner.bottom());
            let corner = point.x < rect.right() && point.x > middle.x;
            pos2(if corner { x - by * 0.9 } else { x }, y)
        })
        .collect()
}
