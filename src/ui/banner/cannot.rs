//! Cannot tell: hollow, inside a dashed frame with whole corners.

use eframe::egui::{Align, Pos2, Rect, Vec2, pos2, vec2};

use super::flow::{self, Setting};
use super::{Form, Panel, round};
use crate::ui::marks::{self, Mark};
use crate::ui::pen::Style;

/// Length of a whole corner, to each side.
const CORNER: f32 = 30.0;
const DASH: f32 = 27.0;
const GAP: f32 = 17.0;
/// Width of the frame.
const WIDTH: f32 = 7.0;

/// `mark` is a question mark where nothing can be told; what was typed has that of its effect, in the same ink.
pub(super) fn draw(panel: &Panel<'_>, mark: Mark) {
    panel.pen.block(panel.rect, 0.0, panel.tokens.cannot.fill);
    frame(panel);
    match panel.form() {
        Form::Tall => tall(panel, mark),
        Form::Wide => wide(panel, mark),
    }
}

fn tall(panel: &Panel<'_>, mark: Mark) {
    const MARK: f32 = 184.0;
    let (pen, rect, cannot) = (panel.pen, panel.rect, panel.tokens.cannot);
    let inner = rect.shrink2(vec2(36.0, 30.0));
    let centre = pos2(rect.center().x, rect.top() + rect.height() * 0.27);
    marks::draw(pen, mark, marks::square(centre, MARK), cannot.outline, cannot.fill);
    let foot_top = flow::foot(pen, inner, panel.words, cannot.on, Align::Center);
    let top = centre.y + MARK / 2.0 + 26.0;
    let text = Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), foot_top - 16.0));
    let setting = Setting { align: Align::Center, colour: cannot.on, largest: 92.0, reason: 28.0 };
    flow::column(pen, text, panel.words, setting);
}

fn wide(panel: &Panel<'_>, mark: Mark) {
    const MARK: f32 = 88.0;
    let (pen, rect, cannot) = (panel.pen, panel.rect, panel.tokens.cannot);
    let inner = rect.shrink2(vec2(30.0, 16.0));
    let (word, size) =
        flow::word_on_one_line(pen, &panel.words.word, inner.width() - MARK - 40.0, 72.0, cannot.on);
    let style = Style::bold(size, cannot.on).line(1.14);
    let word_width = pen.width(&word, style);
    let left = rect.center().x - (MARK + 24.0 + word_width) / 2.0;
    let row = Rect::from_min_size(pos2(left, inner.top() + 4.0), vec2(MARK, MARK));
    marks::draw(pen, mark, row, cannot.outline, cannot.fill);
    let word_area =
        Rect::from_min_size(pos2(row.right() + 24.0, row.top() - 2.0), vec2(word_width + 2.0, row.height()));
    pen.line(word_area, &word, style, Align::LEFT);
    let foot_top = flow::foot(pen, inner, &round::foot_on_one_line(panel), cannot.on, Align::Center);
    let text =
        Rect::from_min_max(pos2(inner.left(), row.bottom() + 6.0), pos2(inner.right(), foot_top - 4.0));
    let setting = Setting { align: Align::Center, colour: cannot.on, largest: 84.0, reason: 28.0 };
    flow::reasons_and_advice(pen, text, &round::reasons_on_one_line(panel, text.width()), setting);
}

fn frame(panel: &Panel<'_>) {
    let rect = panel.rect.shrink(WIDTH / 2.0);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    let following = corners.into_iter().cycle().skip(1);
    for (from, to) in corners.into_iter().zip(following) {
        side(panel, from, to);
    }
}

/// One side: whole corners, dashes between them with gaps stretched to fit.
fn side(panel: &Panel<'_>, from: Pos2, to: Pos2) {
    let along: Vec2 = (to - from).normalized();
    let length = (to - from).length();
    let stroke = |start: f32, end: f32| {
        panel.pen.segment(from + along * start, from + along * end, WIDTH, panel.tokens.cannot.outline);
    };
    stroke(-WIDTH / 2.0, CORNER);
    stroke(length - CORNER, length + WIDTH / 2.0);
    let between = length - 2.0 * CORNER;
    let count = ((between - GAP) / (DASH + GAP)).round().max(1.0);
    let gap = (between - count * DASH) / (count + 1.0);
    let mut start = CORNER + gap;
    while start + DASH <= length - CORNER - gap + 0.5 {
        stroke(start, start + DASH);
        start += DASH + gap;
    }
}
