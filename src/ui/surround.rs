//! Around every screen: its ground, and the training frame with its tab above everything.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::fonts::size;
use super::layout::{FRAME, Orientation, Surround, TAB};
use super::look::Look;
use super::pen::{Pen, Style};
use super::press::spoken_ui;

/// Paints the ground of the content.
pub fn ground_ui(ui: &Ui, look: &Look<'_>) {
    look.pen(ui).block(look.layout.window, 0.0, look.tokens.surface);
}

/// Draws frame and tab in training; nothing under production keys. Call it last.
pub fn frame_ui(ui: &Ui, look: &Look<'_>) {
    match look.layout.surround {
        Surround::Plain => {}
        Surround::Training => training_ui(ui, look),
    }
}

fn training_ui(ui: &Ui, look: &Look<'_>) {
    const STRIPE: f32 = 16.0;
    const LINE: f32 = 4.0;
    const TAB_WIDTH: f32 = 480.0;
    let pen = look.pen(ui);
    let window = look.layout.window;
    let inner = window.shrink(FRAME);
    let sides = [
        Rect::from_min_max(window.min, pos2(window.right(), inner.top())),
        Rect::from_min_max(pos2(window.left(), inner.bottom()), window.max),
        Rect::from_min_max(pos2(window.left(), inner.top()), pos2(inner.left(), inner.bottom())),
        Rect::from_min_max(pos2(inner.right(), inner.top()), pos2(window.right(), inner.bottom())),
    ];
    for side in sides {
        pen.block(side, 0.0, look.tokens.on_training);
        stripes(&pen.clipped(side), window, side, STRIPE, look);
    }
    pen.border(inner.expand(2.0), 0.0, LINE, look.tokens.training);
    let tab = tab(look, TAB_WIDTH);
    pen.block(tab, 0.0, look.tokens.training);
    let words = look.id("ui-training");
    pen.line(
        tab.shrink2(vec2(16.0, 2.0)),
        &words,
        Style::bold(size::BODY, look.tokens.on_training),
        Align::Center,
    );
    spoken_ui(ui, tab, &words);
}

/// Over the content, so that it covers no corner of the panel.
fn tab(look: &Look<'_>, width: f32) -> Rect {
    let layout = &look.layout;
    let middle = match layout.orientation {
        Orientation::Landscape => f32::midpoint(layout.panel.right(), layout.rail.left()),
        Orientation::Portrait => layout.window.center().x,
    };
    Rect::from_min_size(pos2(middle - width / 2.0, layout.window.top()), vec2(width, TAB))
}

/// Stripes at 45°, in step all around the window.
fn stripes(pen: &Pen, window: Rect, side: Rect, width: f32, look: &Look<'_>) {
    let step = width * 2.0 * std::f32::consts::SQRT_2;
    let first = ((side.left() - window.left() + side.top() - window.top()) / step).floor() * step;
    let last = side.right() - window.left() + side.bottom() - window.top();
    let mut sum = first - step;
    while sum < last {
        let at = |sum: f32, y: f32| pos2(window.left() + sum - (y - window.top()), y);
        let (top, bottom) = (side.top() - 1.0, side.bottom() + 1.0);
        let stripe =
            vec![at(sum, top), at(sum + step / 2.0, top), at(sum + step / 2.0, bottom), at(sum, bottom)];
        pen.fill(stripe, look.tokens.training);
        sum += step;
    }
}
