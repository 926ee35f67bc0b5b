//! What can be pressed: large targets with a name for screen readers and a ring while they have the keyboard.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Color32, Id, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::fonts::size;
use super::icons::{self, Icon};
use super::layout::{GAP, RADIUS};
use super::look::Look;
use super::marks;
use super::pen::{Pen, Style};
use crate::text::{Arg, Message};

/// How a target looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// A rail button.
    Button,
    /// The chosen one of several.
    Chosen,
    /// The one big button.
    Primary,
    /// The one big button while something else comes first.
    Waiting,
}

impl Face {
    /// Ground and words.
    #[must_use]
    pub(super) const fn colours(self, look: &Look<'_>) -> (Color32, Color32) {
        match self {
            Self::Button | Self::Waiting => (look.tokens.raised, look.tokens.ink),
            Self::Chosen | Self::Primary => (look.tokens.primary, look.tokens.on_primary),
        }
    }
}

/// A target without a picture of its own: reacts, speaks, shows the focus ring.
pub(super) fn target_ui(ui: &Ui, look: &Look<'_>, rect: Rect, label: &str) -> Response {
    let id = Id::unique(("press", label, rect.min.x.to_bits(), rect.min.y.to_bits()));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    if response.has_focus() {
        look.pen(ui).border(rect.expand(7.0), RADIUS + 7.0, 4.0, look.tokens.focus);
    }
    response
}

/// Text for screen readers on something that was drawn.
pub(super) fn spoken_ui(ui: &Ui, rect: Rect, text: &str) {
    let id = Id::unique(("spoken", text, rect.min.x.to_bits(), rect.min.y.to_bits()));
    ui.interact(rect, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}

/// A heading: drawn bold on one line, and spoken.
pub(super) fn heading_ui(ui: &Ui, look: &Look<'_>, area: Rect, text: &str, size: f32) {
    look.pen(ui).line(area, text, Style::bold(size, look.tokens.ink), Align::LEFT);
    let id = Id::unique(("heading", text, area.min.y.to_bits()));
    ui.interact(area, id, Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
}

/// Two wide buttons that turn a list; the number of the page asked for.
pub(super) fn turn_ui(ui: &Ui, look: &Look<'_>, area: Rect, page: usize, pages: usize) -> Option<usize> {
    let half = (area.width() - GAP) / 2.0;
    let before = Rect::from_min_size(area.min, vec2(half, area.height()));
    let after = Rect::from_min_max(pos2(area.right() - half, area.top()), area.max);
    let mut turned = None;
    if page > 0 && button_ui(ui, look, before, Face::Button, Icon::Up, &look.id("ui-page-before")) {
        turned = Some(page - 1);
    }
    if page + 1 < pages {
        let label = Message::new("ui-page-after")
            .with("page", Arg::Text((page + 1).to_string()))
            .with("pages", Arg::Text(pages.to_string()));
        if button_ui(ui, look, after, Face::Button, Icon::Down, &look.say(&label)) {
            turned = Some(page + 1);
        }
    }
    turned
}

/// A button with an icon above its name (beside it, where it is much wider than tall). `true` when pressed.
pub(super) fn button_ui(ui: &Ui, look: &Look<'_>, rect: Rect, face: Face, icon: Icon, label: &str) -> bool {
    let response = target_ui(ui, look, rect, &label.replace('\n', " "));
    let (ground, ink) = face.colours(look);
    let pen = look.pen(ui);
    pen.block(rect, RADIUS, ground);
    if response.is_pointer_button_down_on() {
        pen.border(rect, RADIUS, 4.0, look.tokens.focus);
    }
    let (icon_side, text) = match face {
        Face::Primary | Face::Waiting => (84.0, Style::bold(size::PRIMARY, ink).line(1.15)),
        Face::Button | Face::Chosen => (36.0, Style::bold(size::BUTTON, ink).line(1.15)),
    };
    if matches!(face, Face::Primary | Face::Waiting) && rect.width() > rect.height() * 2.0 {
        beside(&pen, rect, icon, 60.0, label, text);
    } else {
        // A low one has room for a small picture.
        let icon_side = f32::min(icon_side, rect.height() * 0.38);
        above(&pen, rect, icon, icon_side, label, text);
    }
    response.clicked()
}

fn above(pen: &Pen, rect: Rect, icon: Icon, side: f32, label: &str, style: Style) {
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let rows = if pen.width(label, style.size(size::SMALLEST)) > inner.width() { 2.0 } else { 1.0 };
    let text_height = style.size * style.line * rows;
    let gap = if side > 40.0 { 20.0 } else { 6.0 };
    let top = rect.center().y - (side + gap + text_height) / 2.0;
    icons::draw(pen, icon, marks::square(pos2(rect.center().x, top + side / 2.0), side), style.colour);
    let text_top = top + side + gap - 2.0;
    let area = Rect::from_min_max(pos2(inner.left(), text_top), pos2(inner.right(), text_top + text_height));
    pen.line(area, label, style, Align::Center);
}

fn beside(pen: &Pen, rect: Rect, icon: Icon, side: f32, label: &str, style: Style) {
    const BETWEEN: f32 = 26.0;
    let room = rect.width() - side - BETWEEN - 40.0;
    let width = pen.width(label, style).min(room);
    let left = rect.center().x - (side + BETWEEN + width) / 2.0;
    icons::draw(pen, icon, marks::square(pos2(left + side / 2.0, rect.center().y), side), style.colour);
    let area = Rect::from_min_max(
        pos2(left + side + BETWEEN, rect.top() + 10.0),
        pos2(left + side + BETWEEN + width + 1.0, rect.bottom() - 10.0),
    );
    pen.line(area, label, style, Align::LEFT);
}
