//! A line that can be typed into.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    FontSelection, Frame, Margin, Rect, Response, RichText, TextEdit, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::fonts::{Weight, size};
use super::layout::RADIUS;
use super::look::Look;

/// Draws the line with a hint that is also its name.
pub(super) fn field_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    field: Rect,
    typed: &mut String,
    hint: &str,
) -> Response {
    look.pen(ui).block(field, RADIUS, look.tokens.raised);
    let inner = Rect::from_center_size(field.center(), vec2(field.width() - 32.0, 34.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner));
    child.visuals_mut().override_text_color = Some(look.tokens.ink);
    let font = || Weight::Regular.at(size::LABEL);
    let edit = TextEdit::singleline(typed)
        .frame(Frame::NONE)
        .desired_width(inner.width())
        .font(FontSelection::FontId(font()))
        .margin(Margin::ZERO)
        .hint_text(RichText::new(hint).font(font()).color(look.tokens.ink2));
    let response = child.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, hint));
    response
}
