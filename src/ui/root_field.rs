//! The first half of a root's fingerprint, typed from the office's letter: a line to type into, and the groups as they come.

use eframe::egui::{Align, Key, Rect, Ui, pos2, vec2};

use super::action::{TrustAction, UiAction};
use super::field::field_ui;
use super::fonts::size;
use super::layout::{GAP, RADIUS};
use super::look::Look;
use super::pen::Style;
use super::press::spoken_ui;
use super::trust::{paragraph_ui, title_ui};
use crate::text::{Arg, Message};

/// Groups that are typed.
pub(super) const GROUPS: usize = 8;
const GROUP: usize = 4;
const COLUMNS: usize = 4;

/// What was typed, in groups of four; blanks and hyphens between them do not matter.
pub(super) fn groups_of(typed: &str) -> Vec<String> {
    let digits: Vec<char> = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    digits.chunks(GROUP).map(|group| group.iter().collect::<String>().to_uppercase()).collect()
}

/// Draws the page. `opened`: the line gets the keyboard.
pub(super) fn root_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    area: Rect,
    typed: &mut String,
    opened: &mut bool,
) -> Option<UiAction> {
    const FIELD: f32 = 64.0;
    const BOX: f32 = 84.0;
    let top = title_ui(ui, look, area, "trust-root-title");
    let top = paragraph_ui(ui, look, from(area, top), &look.id("trust-root-what"));
    let field = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), FIELD));
    let response = field_ui(ui, look, field, typed, &look.id("trust-root-field"));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if std::mem::take(opened) {
        response.request_focus();
    }
    let pen = look.pen(ui);
    let groups = groups_of(typed);
    let width = (area.width() + GAP) / 4.0 - GAP;
    let start = pos2(area.left(), field.bottom() + GAP * 1.5);
    let mut corner = start;
    for number in 0..GROUPS {
        if number > 0 && number % COLUMNS == 0 {
            corner = pos2(start.x, corner.y + BOX + GAP);
        }
        let place = Rect::from_min_size(corner, vec2(width, BOX));
        pen.border(place, RADIUS, 2.0, look.tokens.line);
        let group = groups.get(number).map(String::as_str).unwrap_or_default();
        let wrong = group.chars().any(|digit| !digit.is_ascii_hexdigit());
        let colour = if wrong { look.tokens.must.mark } else { look.tokens.ink };
        pen.line(place, group, Style::regular(size::TITLE, colour).line(1.2), Align::Center);
        corner.x += width + GAP;
    }
    let whole = groups.iter().filter(|group| group.len() == GROUP).count();
    let id = if groups.len() > GROUPS { "trust-root-too-many" } else { "trust-root-count" };
    let count = Arg::Number(i64::try_from(whole).unwrap_or(i64::MAX));
    let text = look.say(&Message::new(id).with("count", count));
    let line = Rect::from_min_size(pos2(area.left(), corner.y + BOX + GAP), vec2(area.width(), 36.0));
    pen.line(line, &text, Style::regular(size::LABEL, look.tokens.ink2), Align::LEFT);
    spoken_ui(ui, line, &text);
    entered.then_some(UiAction::Trust(TrustAction::RootTyped))
}

fn from(area: Rect, top: f32) -> Rect {
    Rect::from_min_max(pos2(area.left(), top), area.max)
}
