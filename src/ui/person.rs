//! Who the licence is about: portrait, name, birth date, address, number.

use chrono::{DateTime, FixedOffset};
use eframe::egui::{Align, Rect, Shape, TextureHandle, Ui, pos2, vec2};

use super::action::{Page, UiAction};
use super::fonts::{missing_characters, size};
use super::icons::{self, Icon};
use super::look::Look;
use super::marks::{self, Mark, Ticks};
use super::pen::{Pen, Style};
use super::press::{spoken_ui, target_ui};
use super::tokens::UNTINTED;
use crate::text::{Arg, Message};
use crate::verdict::{LicenceView, Shown};

/// Hidden signs of a number, as dots.
const DOT: char = '•';
/// What stands for a value that the profile hides.
const DASH: &str = "—";

/// The portrait of the licence on screen.
#[derive(Clone, Default)]
pub enum Picture {
    /// The licence carries none.
    #[default]
    None,
    /// Ready to draw.
    Ready(TextureHandle),
    /// Carried, but not a picture that can be shown.
    Unreadable,
}

/// Whether the person was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// At this moment.
    At(DateTime<FixedOffset>),
    /// Not yet.
    NotYet,
}

/// Name and facts beside a small portrait: the verdict screen.
pub fn person_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    licence: &LicenceView,
    picture: &Picture,
    state: (Compared, Ticks),
) -> Option<UiAction> {
    let (compared, ticks) = state;
    let pen = look.pen(ui);
    let frame = Rect::from_min_size(area.min, vec2(area.height() * 0.75, area.height()));
    let pressed = portrait_ui(ui, look, frame, picture, &licence.name);
    let column = Rect::from_min_max(pos2(frame.right() + 26.0, area.top() - 6.0), area.max);
    let foot = 40.0;
    let facts = Rect::from_min_max(column.min, pos2(column.right(), column.bottom() - foot));
    let mut top = name(&pen, look, facts, &licence.name, size::NAME);
    let value = Style::regular(size::VALUE + 1.0, look.tokens.ink).line(1.3);
    top = pen.line(row(facts, top, 38.0), &one_line(look, licence), value, Align::LEFT).bottom();
    let second = Style::regular(size::LABEL, look.tokens.ink2);
    let address = shown(look, &licence.address);
    if licence.address != Shown::NotGiven {
        let lines = pen.height(&address, second, facts.width()).min(60.0);
        top = pen.paragraph(row(facts, top + 2.0, lines + 1.0), &address, second, Align::LEFT).bottom();
    }
    let number = grouped(&shown(look, &licence.document_number));
    pen.line(row(facts, top + 2.0, 30.0), &number, second, Align::LEFT);

    let mark_area = Rect::from_min_size(pos2(column.left(), area.bottom() - 38.0), vec2(36.0, 36.0));
    let words = match compared {
        Compared::At(time) => {
            let (mark, colour) = marks::of_severity(Some(crate::verdict::Severity::Good), ticks, look.tokens);
            marks::draw(&pen, mark, mark_area, colour, look.tokens.surface);
            let clock = time.format("%H:%M").to_string();
            look.say(&Message::new("ui-compared").with("clock", Arg::Text(clock)))
        }
        Compared::NotYet => {
            marks::draw(&pen, Mark::Unknown, mark_area, look.tokens.ink2, look.tokens.surface);
            look.id("ui-not-compared")
        }
    };
    let line = Rect::from_min_max(
        pos2(mark_area.right() + 12.0, mark_area.top()),
        pos2(column.right(), mark_area.bottom()),
    );
    pen.line(line, &words, Style::bold(size::BODY, look.tokens.ink), Align::LEFT);
    spoken_ui(ui, column, &spoken(look, licence, &words));
    pressed
}

/// A large portrait with the facts to ask for: the compare screen.
pub fn compare_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    licence: &LicenceView,
    picture: &Picture,
    hint: &'static str,
) -> Option<UiAction> {
    let pen = look.pen(ui);
    let height = (area.height() - 200.0).min(440.0);
    let frame = Rect::from_min_size(area.min, vec2(height * 0.75, height));
    let pressed = portrait_ui(ui, look, frame, picture, &licence.name);
    let column =
        Rect::from_min_max(pos2(frame.right() + 26.0, area.top() - 8.0), pos2(area.right(), frame.bottom()));
    let mut top = name(&pen, look, column, &licence.name, size::NAME_LARGE) + 8.0;
    let value = Style::regular(34.0, look.tokens.ink).line(1.28);
    let birth = licence.birth_date.map(|date| look.day_in_words(date));
    let age = licence.age.map(|years| age_in_words(look, years));
    for text in [Some(look.say(&licence.sex)), birth, age].into_iter().flatten() {
        let tall = pen.height(&text, value, column.width());
        top = pen.paragraph(row(column, top, tall + 1.0), &text, value, Align::LEFT).bottom() + 6.0;
    }
    let hint = look.id(hint);
    let style = Style::regular(size::BODY, look.tokens.ink2).line(1.42);
    let tall = pen.height(&hint, style, column.width());
    let hint_top = (top + 16.0).min((column.bottom() - tall).max(top));
    pen.paragraph(row(column, hint_top, column.bottom() - hint_top + 4.0), &hint, style, Align::LEFT);
    spoken_ui(ui, column, &spoken(look, licence, &hint));

    let below = Rect::from_min_max(pos2(area.left(), frame.bottom() + 20.0), area.max);
    let facts = [
        ("ui-address", shown(look, &licence.address)),
        ("ui-number", grouped(&shown(look, &licence.document_number))),
    ];
    let mut top = below.top();
    for (label, text) in facts {
        top = labelled_line(&pen, look, row(below, top, 72.0), &look.id(label), &text);
    }
    pressed
}

/// The portrait alone, as large as it goes.
pub fn large_portrait_ui(ui: &Ui, look: &Look<'_>, area: Rect, licence: &LicenceView, picture: &Picture) {
    let height = area.height().min(area.width() / 0.75);
    let frame = Rect::from_center_size(area.center(), vec2(height * 0.75, height));
    draw_picture(&look.pen(ui), look, frame, picture);
    spoken_ui(
        ui,
        frame,
        &look.say(&Message::new("ui-portrait-of").with("name", Arg::Text(licence.name.clone()))),
    );
}

fn portrait_ui(ui: &Ui, look: &Look<'_>, frame: Rect, picture: &Picture, name: &str) -> Option<UiAction> {
    const CORNER: f32 = 46.0;
    let label = look.say(&Message::new("ui-portrait-of").with("name", Arg::Text(name.to_owned())));
    let pen = look.pen(ui);
    draw_picture(&pen, look, frame, picture);
    match picture {
        Picture::None | Picture::Unreadable => None,
        Picture::Ready(_) => {
            let corner = Rect::from_min_max(frame.max - vec2(CORNER, CORNER), frame.max);
            pen.block(corner, 0.0, look.tokens.ink);
            icons::draw(&pen, Icon::Enlarge, corner.shrink(10.0), look.tokens.surface);
            let response = target_ui(ui, look, frame, &label);
            response.clicked().then_some(UiAction::Show(Page::Portrait))
        }
    }
}

fn draw_picture(pen: &Pen, look: &Look<'_>, frame: Rect, picture: &Picture) {
    match picture {
        Picture::Ready(texture) => {
            let size = texture.size_vec2();
            // The part of the picture with the shape of the frame.
            let scale = (size.x / frame.width()).min(size.y / frame.height());
            let part = frame.size() * scale / size;
            let uv = Rect::from_center_size(pos2(0.5, 0.5), part);
            pen.add(Shape::image(texture.id(), frame, uv, UNTINTED));
            pen.border(frame, 0.0, 3.0, look.tokens.ink);
        }
        Picture::None | Picture::Unreadable => {
            dashed(pen, frame, look);
            let side = frame.width() * 0.4;
            let centre = pos2(frame.center().x, frame.center().y - 24.0);
            icons::draw(pen, Icon::Person, marks::square(centre, side), look.tokens.ink2);
            let id = match picture {
                Picture::Unreadable => "ui-portrait-unreadable",
                Picture::None | Picture::Ready(_) => "ui-no-portrait",
            };
            let area = Rect::from_min_max(
                pos2(frame.left() + 10.0, centre.y + side / 2.0 + 4.0),
                frame.max - vec2(10.0, 4.0),
            );
            let style = Style::regular(size::SMALLEST, look.tokens.ink2);
            pen.paragraph(area, &look.id(id), style, Align::Center);
        }
    }
}

/// What is not known is hollow and dashed.
fn dashed(pen: &Pen, frame: Rect, look: &Look<'_>) {
    let corners =
        [frame.left_top(), frame.right_top(), frame.right_bottom(), frame.left_bottom(), frame.left_top()];
    for shape in Shape::dashed_line(&corners, (3.0, look.tokens.ink2), 12.0, 8.0) {
        pen.add(shape);
    }
}

/// The name; below it, what of it the face lacks. Returns where it ends.
fn name(pen: &Pen, look: &Look<'_>, column: Rect, name: &str, largest: f32) -> f32 {
    let style = Style::regular(largest, look.tokens.ink).line(1.24);
    let bottom = if pen.width(name, style) <= column.width() {
        pen.line(row(column, column.top(), largest * 1.24), name, style, Align::LEFT).bottom()
    } else {
        let long = Style::regular(size::LONG_NAME, look.tokens.ink).line(1.2);
        pen.paragraph(row(column, column.top(), size::LONG_NAME * 1.2 * 2.0), name, long, Align::LEFT)
            .bottom()
    };
    let missing = missing_characters(pen.ctx(), name);
    if missing.is_empty() {
        return bottom;
    }
    let points: Vec<String> =
        missing.iter().map(|&character| format!("U+{:04X}", u32::from(character))).collect();
    let message = Message::new("ui-name-not-in-font").with("points", Arg::Text(points.join(" ")));
    let style = Style::bold(size::SMALLEST, look.tokens.ink);
    let text = look.say(&message);
    let tall = pen.height(&text, style, column.width());
    pen.paragraph(row(column, bottom, tall + 1.0), &text, style, Align::LEFT).bottom()
}

fn labelled_line(pen: &Pen, look: &Look<'_>, area: Rect, label: &str, text: &str) -> f32 {
    pen.segment(area.left_top(), area.right_top(), 2.0, look.tokens.line);
    let inner = area.shrink2(vec2(0.0, 4.0));
    let label_area = Rect::from_min_max(inner.min, pos2(inner.left() + 98.0, inner.bottom()));
    pen.line(label_area, label, Style::regular(size::LABEL, look.tokens.ink2), Align::LEFT);
    let value = Rect::from_min_max(pos2(inner.left() + 104.0, inner.top()), inner.max);
    pen.line(value, text, Style::regular(size::VALUE, look.tokens.ink), Align::LEFT);
    area.bottom()
}

/// Sex, birth date and age on one line, as far as the profile may see them.
fn one_line(look: &Look<'_>, licence: &LicenceView) -> String {
    let birth = licence.birth_date.map(|date| date.format("%Y-%m-%d").to_string());
    let age = licence.age.map(|years| age_in_words(look, years));
    let parts: Vec<String> = [Some(look.say(&licence.sex)), birth, age].into_iter().flatten().collect();
    parts.join("\u{3000}")
}

fn age_in_words(look: &Look<'_>, years: u32) -> String {
    look.say(&Message::new("ui-age").with("years", Arg::Number(i64::from(years))))
}

/// A value as this profile may see it.
#[must_use]
pub fn shown(look: &Look<'_>, value: &Shown) -> String {
    match value {
        Shown::Full(text) => text.clone(),
        Shown::Hidden => format!("{DASH} {}", look.id("ui-hidden-by-profile")),
        Shown::Masked { head, dots, tail } => {
            let dots: String = std::iter::repeat_n(DOT, *dots).collect();
            format!("{head}{dots}{tail}")
        }
        Shown::NotGiven => DASH.to_owned(),
    }
}

/// An 18-digit number in its three parts: region, birth date, rest.
fn grouped(number: &str) -> String {
    let signs: Vec<char> = number.chars().collect();
    match (signs.len(), signs.get(..6), signs.get(6..14), signs.get(14..)) {
        (18, Some(region), Some(birth), Some(rest)) => {
            let part = |signs: &[char]| signs.iter().collect::<String>();
            format!("{} {} {}", part(region), part(birth), part(rest))
        }
        _ => number.to_owned(),
    }
}

fn spoken(look: &Look<'_>, licence: &LicenceView, last: &str) -> String {
    let parts = [
        licence.name.clone(),
        one_line(look, licence).replace('\u{3000}', " "),
        shown(look, &licence.address),
        grouped(&shown(look, &licence.document_number)),
        last.to_owned(),
    ];
    parts.join(". ")
}

fn row(area: Rect, top: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_of_eighteen_signs_are_parted() {
        assert_eq!(grouped("990101198803120178"), "990101 19880312 0178");
        assert_eq!(grouped("H1234567"), "H1234567");
        assert_eq!(grouped("林知远"), "林知远");
    }
}
