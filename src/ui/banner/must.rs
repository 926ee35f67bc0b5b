//! Must not drive: cut corners, dark, with one white bar that holds the word.

use eframe::egui::{Align, Pos2, Rect, pos2, vec2};

use super::flow::{self, Setting};
use super::{Form, Panel, round};
use crate::ui::marks::{self, Mark};
use crate::ui::pen::Style;

/// How much of each corner the wide form cuts.
const CUT_WIDE: f32 = 60.0;

pub(super) fn draw(panel: &Panel<'_>) {
    let cut = match panel.form() {
        Form::Tall => 76.0,
        Form::Wide => CUT_WIDE,
    };
    let must = panel.tokens.must;
    let width = panel.tokens.outline_width;
    panel.pen.fill(cut_corners(panel.rect, cut), must.fill);
    let bar = match panel.form() {
        Form::Tall => tall_bar(panel),
        Form::Wide => wide_bar(panel),
    };
    // A straight border lies inside the cut by the part that the diagonal adds.
    let inner = cut_corners(panel.rect.shrink(width / 2.0), cut - width * 0.29);
    panel.pen.outline(inner, width, must.outline);
    match panel.form() {
        Form::Tall => tall_text(panel, bar),
        Form::Wide => wide_text(panel, bar),
    }
}

fn tall_bar(panel: &Panel<'_>) -> Rect {
    const MARK: f32 = 160.0;
    let (pen, rect, tokens) = (panel.pen, panel.rect, panel.tokens);
    let centre = pos2(rect.center().x, rect.top() + 120.0);
    marks::draw(pen, Mark::Stop, marks::square(centre, MARK - 6.0), tokens.must.on, tokens.must.fill);
    let word =
        flow::word(pen, &panel.words.word, rect.width() - 72.0, 92.0, tokens.must_on_bar, Align::Center);
    let bar = Rect::from_min_size(
        pos2(rect.left(), rect.top() + 232.0),
        vec2(rect.width(), (word.size().y + 34.0).max(124.0)),
    );
    pen.block(bar, 0.0, tokens.must_bar);
    let top = bar.center().y - word.size().y / 2.0 - 2.0;
    pen.place(Rect::from_min_max(pos2(bar.left(), top), bar.max + vec2(0.0, 8.0)), word);
    bar
}

fn tall_text(panel: &Panel<'_>, bar: Rect) {
    let (pen, rect, must) = (panel.pen, panel.rect, panel.tokens.must);
    let foot = Rect::from_min_max(
        pos2(rect.left() + 52.0, bar.bottom() + 100.0),
        pos2(rect.right() - 52.0, rect.bottom() - 30.0),
    );
    let foot_top = flow::foot(pen, foot, panel.words, must.on, Align::Center);
    let text = Rect::from_min_max(
        pos2(rect.left() + 28.0, bar.bottom() + 24.0),
        pos2(rect.right() - 28.0, foot_top - 16.0),
    );
    let setting = Setting { align: Align::Center, colour: must.on, largest: 92.0, reason: 32.0 };
    flow::reasons_and_advice(pen, text, panel.words, setting);
}

fn wide_bar(panel: &Panel<'_>) -> Rect {
    const MARK: f32 = 88.0;
    let (pen, rect, tokens) = (panel.pen, panel.rect, panel.tokens);
    let bar = Rect::from_min_size(rect.min + vec2(0.0, 38.0), vec2(rect.width(), 98.0));
    pen.fill(bar_within(rect, bar, CUT_WIDE), tokens.must_bar);
    for x in [bar.left() + 88.0, bar.right() - 88.0] {
        let place = marks::square(pos2(x, bar.center().y), MARK);
        marks::draw(pen, Mark::Stop, place, tokens.must_on_bar, tokens.must_bar);
    }
    let room = bar.width() - 2.0 * 150.0;
    let (word, size) = flow::word_on_one_line(pen, &panel.words.word, room, 84.0, tokens.must_on_bar);
    let style = Style::bold(size, tokens.must_on_bar).line(1.1);
    pen.line(bar.shrink2(vec2(150.0, 0.0)).translate(vec2(0.0, -2.0)), &word, style, Align::Center);
    bar
}

fn wide_text(panel: &Panel<'_>, bar: Rect) {
    let (pen, rect, must) = (panel.pen, panel.rect, panel.tokens.must);
    let head =
        Rect::from_min_max(pos2(rect.left() + 60.0, rect.top()), pos2(rect.right() - 60.0, bar.top() - 4.0));
    flow::foot(pen, head, &round::foot_on_one_line(panel), must.on, Align::Center);
    let text = Rect::from_min_max(
        pos2(rect.left() + 56.0, bar.bottom() + 6.0),
        pos2(rect.right() - 56.0, rect.bottom() - 8.0),
    );
    let setting = Setting { align: Align::Center, colour: must.on, largest: 84.0, reason: 26.0 };
    flow::reasons_and_advice(pen, text, &round::reasons_on_one_line(panel, text.width()), setting);
}

/// The bar as far as it lies inside the cut corners at the top.
fn bar_within(rect: Rect, bar: Rect, cut: f32) -> Vec<Pos2> {
    let shoulder = rect.top() + cut;
    let inset = (shoulder - bar.top()).max(0.0);
    vec![
        pos2(bar.left() + inset, bar.top()),
        pos2(bar.right() - inset, bar.top()),
        pos2(bar.right(), shoulder.max(bar.top())),
        bar.right_bottom(),
        bar.left_bottom(),
        pos2(bar.left(), shoulder.max(bar.top())),
    ]
}

fn cut_corners(rect: Rect, cut: f32) -> Vec<Pos2> {
    vec![
        pos2(rect.left() + cut, rect.top()),
        pos2(rect.right() - cut, rect.top()),
        pos2(rect.right(), rect.top() + cut),
        pos2(rect.right(), rect.bottom() - cut),
        pos2(rect.right() - cut, rect.bottom()),
        pos2(rect.left() + cut, rect.bottom()),
        pos2(rect.left(), rect.bottom() - cut),
        pos2(rect.left(), rect.top() + cut),
    ]
}
