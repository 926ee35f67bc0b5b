//! One line about something that a person did: over the lower end of the content, for some seconds.

use eframe::egui::{Align, Rect, Ui, pos2};

use super::fonts::size;
use super::layout::RADIUS;
use super::look::Look;
use super::pen::Style;
use super::press::spoken_ui;
use super::tokens::{HINT, ON_HINT};

/// Draws it, if there is something to say.
pub(super) fn notice_ui(ui: &Ui, look: &Look<'_>, area: Rect, text: &str) {
    if text.is_empty() {
        return;
    }
    let pen = look.pen(ui);
    let style = Style::bold(size::LABEL, ON_HINT).line(1.25);
    let tall = pen.height(text, style, area.width() - 40.0) + 28.0;
    let place = Rect::from_min_max(pos2(area.left(), area.bottom() - tall), area.max);
    pen.block(place, RADIUS, HINT);
    pen.paragraph(place.shrink2(eframe::egui::vec2(20.0, 14.0)), text, style, Align::LEFT);
    spoken_ui(ui, place, text);
}
