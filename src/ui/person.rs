//! Who the licence is about: portrait, name, birth date, address, number.

use chrono::{DateTime, FixedOffset};
use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::{Page, UiAction};
use super::fonts::size;
use super::id_card::id_card_ui;
use super::look::Look;
use super::marks::{self, Mark, Ticks};
use super::pen::{Pen, Style};
use super::picture::{Picture, portrait_ui};
use super::press::{spoken_ui, target_ui};
use super::values::{age_in_words, name, one_line, row, shown, spoken, value_line};
use crate::session::IdCard;
use crate::text::{Arg, Message};
use crate::verdict::{LicenceView, Severity, Shown};

/// Height of the line with the number.
const NUMBER: f32 = 30.0;

/// Whether the person was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compared {
    /// At this moment.
    At(DateTime<FixedOffset>),
    /// Not yet.
    NotYet,
}

/// Name and facts beside a small portrait: the verdict screen.
pub(super) fn person_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    licence: &LicenceView,
    picture: &Picture,
    state: (Compared, Ticks),
) -> Option<UiAction> {
    let pen = look.pen(ui);
    let frame = Rect::from_min_size(area.min, vec2(area.height() * 0.75, area.height()));
    let pressed = portrait_ui(ui, look, frame, picture, &licence.name);
    let column = Rect::from_min_max(pos2(frame.right() + 26.0, area.top() - 6.0), area.max);
    let foot = 40.0;
    let facts = Rect::from_min_max(column.min, pos2(column.right(), column.bottom() - foot));
    let mut top = name(&pen, look, facts, &licence.name, size::NAME);
    let value = Style::regular(size::VALUE, look.tokens.ink).line(1.3);
    top = pen.line(row(facts, top, 36.0), &one_line(look, licence), value, Align::LEFT).bottom();
    let second = Style::regular(size::LABEL, look.tokens.ink2);
    let mut more = None;
    if licence.address != Shown::NotGiven {
        let room = row(facts, top + 2.0, facts.bottom() - NUMBER - top - 2.0);
        (top, more) = address_ui(ui, look, room, licence);
    }
    value_line(&pen, look, row(facts, top + 2.0, NUMBER), &licence.document_number, second);

    let words = compared_line(&pen, look, row(column, area.bottom() - 38.0, 36.0), state);
    spoken_ui(ui, column, &spoken(look, licence, &words));
    more.or(pressed)
}

/// Whether the person was compared, with its mark. Returns the words.
fn compared_line(pen: &Pen, look: &Look<'_>, area: Rect, (compared, ticks): (Compared, Ticks)) -> String {
    let mark_area = Rect::from_min_size(area.min, vec2(36.0, 36.0));
    let words = match compared {
        Compared::At(time) => {
            let (mark, colour) = marks::of_severity(Some(Severity::Good), ticks, look.tokens);
            marks::draw(pen, mark, mark_area, colour, look.tokens.surface);
            let clock = time.format("%H:%M").to_string();
            look.say(&Message::new("ui-compared").with("clock", Arg::Text(clock)))
        }
        Compared::NotYet => {
            marks::draw(pen, Mark::Unknown, mark_area, look.tokens.ink2, look.tokens.surface);
            look.id("ui-not-compared")
        }
    };
    let line = Rect::from_min_max(pos2(mark_area.right() + 12.0, area.top()), area.max);
    pen.line(line, &words, Style::bold(size::BODY, look.tokens.ink), Align::LEFT);
    words
}

/// The address in as many lines as there is room for; a longer one leads to the details. Returns where it ends.
fn address_ui(ui: &Ui, look: &Look<'_>, room: Rect, licence: &LicenceView) -> (f32, Option<UiAction>) {
    let pen = look.pen(ui);
    let address = shown(look, &licence.address);
    let usual = Style::regular(size::LABEL, look.tokens.ink2);
    let small = Style::regular(size::SMALLEST, look.tokens.ink2).line(1.25);
    let style = if pen.height(&address, usual, room.width()) <= room.height() { usual } else { small };
    let mut rows = 1_u8;
    while f32::from(rows + 1) * style.size * style.line <= room.height() + 2.0 {
        rows += 1;
    }
    let (drawn, short) = pen.shortened(room, &address, style, usize::from(rows));
    if !short {
        return (drawn.bottom(), None);
    }
    let response = target_ui(ui, look, drawn, &format!("{}: {address}", look.id("ui-address")));
    (drawn.bottom(), response.clicked().then_some(UiAction::Show(Page::Details(0))))
}

/// What is asked of whoever compares.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparing {
    /// The message that says it.
    pub(super) hint: &'static str,
    /// The tick of a counter.
    pub(super) id_card: IdCard,
}

/// A large portrait with the facts to ask for: the compare screen.
pub(super) fn compare_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    licence: &LicenceView,
    picture: &Picture,
    comparing: Comparing,
) -> Option<UiAction> {
    let pen = look.pen(ui);
    // On an upright screen there is room for more.
    let largest = if area.height() > area.width() { 560.0 } else { 440.0 };
    let height = (area.height() - 200.0).min(largest);
    let frame = Rect::from_min_size(area.min, vec2(height * 0.75, height));
    let pressed = portrait_ui(ui, look, frame, picture, &licence.name);
    let column =
        Rect::from_min_max(pos2(frame.right() + 26.0, area.top() - 8.0), pos2(area.right(), frame.bottom()));
    let mut top = name(&pen, look, column, &licence.name, size::NAME_LARGE) + 8.0;
    let value = Style::regular(34.0, look.tokens.ink).line(1.28);
    let birth = licence.birth_date.map(|date| look.day_in_words(date));
    let age = licence.age.map(|years| age_in_words(look, years));
    for text in [licence.sex.as_ref().map(|sex| look.say(sex)), birth, age].into_iter().flatten() {
        let tall = pen.height(&text, value, column.width());
        top = pen.paragraph(row(column, top, tall + 1.0), &text, value, Align::LEFT).bottom() + 6.0;
    }
    let hint = look.id(comparing.hint);
    let style = Style::regular(size::BODY, look.tokens.ink2).line(1.42);
    let tall = pen.height(&hint, style, column.width());
    let hint_top = (top + 16.0).min((column.bottom() - tall).max(top));
    pen.paragraph(row(column, hint_top, column.bottom() - hint_top + 4.0), &hint, style, Align::LEFT);
    spoken_ui(ui, column, &spoken(look, licence, &hint));

    let below = Rect::from_min_max(pos2(area.left(), frame.bottom() + 20.0), area.max);
    let number = ("ui-number", &licence.document_number);
    if comparing.id_card == IdCard::NotAsked {
        let mut top = below.top();
        for (label, value) in [("ui-address", &licence.address), number] {
            top = labelled_line(&pen, look, row(below, top, 72.0), &look.id(label), value);
        }
        return pressed;
    }
    let bottom = labelled_line(&pen, look, row(below, below.top(), 64.0), &look.id(number.0), number.1);
    let tick = row(below, bottom + 4.0, (below.bottom() - bottom - 4.0).min(96.0));
    id_card_ui(ui, look, tick, comparing.id_card).or(pressed)
}

fn labelled_line(pen: &Pen, look: &Look<'_>, area: Rect, label: &str, value: &Shown) -> f32 {
    pen.segment(area.left_top(), area.right_top(), 2.0, look.tokens.line);
    let inner = area.shrink2(vec2(0.0, 4.0));
    let label_area = Rect::from_min_max(inner.min, pos2(inner.left() + 98.0, inner.bottom()));
    pen.line(label_area, label, Style::regular(size::LABEL, look.tokens.ink2), Align::LEFT);
    let place = Rect::from_min_max(pos2(inner.left() + 104.0, inner.top()), inner.max);
    value_line(pen, look, place, value, Style::regular(size::VALUE, look.tokens.ink));
    area.bottom()
}
