//! The tick of a counter: the ID card (居民身份证) was compared with the licence and with the person (CTL art. 21).

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Rect, Ui, WidgetInfo, pos2, vec2};

use super::action::UiAction;
use super::fonts::size;
use super::layout::RADIUS;
use super::look::Look;
use super::pen::Style;
use super::press::target_ui;
use crate::session::IdCard;

/// Draws the box and says if it was pressed.
pub(super) fn id_card_ui(ui: &Ui, look: &Look<'_>, place: Rect, id_card: IdCard) -> Option<UiAction> {
    const BOX: f32 = 56.0;
    let ticked = id_card == IdCard::Compared;
    let words = look.id(if ticked { "ui-id-card-compared" } else { "ui-id-card-compare" });
    let response = target_ui(ui, look, place, &words.replace('\n', " "));
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, words.replace('\n', " ")));
    let pen = look.pen(ui);
    pen.border(place, RADIUS, 4.0, look.tokens.ink);
    let tick =
        Rect::from_center_size(pos2(place.left() + 22.0 + BOX / 2.0, place.center().y), vec2(BOX, BOX));
    if ticked {
        pen.block(tick, 6.0, look.tokens.ink);
        let at = |x: f32, y: f32| tick.min + vec2(x, y) * (BOX / 100.0);
        pen.polyline(vec![at(22.0, 52.0), at(42.0, 72.0), at(78.0, 28.0)], 8.0, look.tokens.surface);
    } else {
        pen.border(tick, 6.0, 4.0, look.tokens.ink);
    }
    let text = Rect::from_min_max(pos2(tick.right() + 20.0, place.top() + 6.0), place.max - vec2(12.0, 6.0));
    pen.line(text, &words, Style::bold(size::BODY, look.tokens.ink).line(1.2), Align::LEFT);
    response.clicked().then_some(UiAction::IdCardTicked)
}
