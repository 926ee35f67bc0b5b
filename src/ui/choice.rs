//! Choices side by side; the chosen ones are filled.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Rect, Ui, WidgetInfo, pos2, vec2};

use super::action::UiAction;
use super::fonts::size;
use super::layout::{GAP, RADIUS};
use super::look::Look;
use super::pen::Style;
use super::press::{Face, target_ui};

/// Something that can be chosen.
pub(super) struct Choice {
    /// In words; on two lines where there is a line break.
    pub(super) label: String,
    /// Whether it is chosen now.
    pub(super) chosen: bool,
    /// What a press asks for.
    pub(super) action: UiAction,
}

/// One row of equal widths.
pub(super) fn row_ui(ui: &Ui, look: &Look<'_>, row: Rect, choices: Vec<Choice>) -> Option<UiAction> {
    let count = u16::try_from(choices.len()).map_or(1.0, f32::from);
    let width = ((row.width() + GAP) / count - GAP).min(380.0);
    let mut left = row.left();
    let mut pressed = None;
    for choice in choices {
        let place = Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()));
        pressed = choice_ui(ui, look, place, choice).or(pressed);
        left += width + GAP;
    }
    pressed
}

/// One of them.
pub(super) fn choice_ui(ui: &Ui, look: &Look<'_>, place: Rect, choice: Choice) -> Option<UiAction> {
    let face = if choice.chosen { Face::Chosen } else { Face::Button };
    let (ground, ink) = face.colours(look);
    let spoken = choice.label.replace('\n', ": ");
    let response = target_ui(ui, look, place, &spoken);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, choice.chosen, &spoken));
    let pen = look.pen(ui);
    pen.block(place, RADIUS, ground);
    let words = place.shrink2(vec2(12.0, 4.0));
    let style = Style::bold(size::BUTTON, ink).line(1.15);
    match choice.label.split_once('\n') {
        None => {
            pen.line(words, &choice.label, style, Align::Center);
        }
        Some((name, value)) => {
            let half = words.height() / 2.0;
            let upper = Rect::from_min_size(words.min, vec2(words.width(), half));
            pen.line(upper, name, Style::regular(size::SMALLEST, ink).line(1.2), Align::Center);
            pen.line(upper.translate(vec2(0.0, half)), value, style, Align::Center);
        }
    }
    response.clicked().then_some(choice.action)
}
