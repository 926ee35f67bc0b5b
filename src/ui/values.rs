//! Values of the licence as text: names, numbers, ages, and what a profile hides.

use eframe::egui::{Align, Rect, pos2, vec2};

use super::fonts::{missing_characters, size};
use super::look::Look;
use super::pen::{Pen, Style};
use crate::text::{Arg, Message};
use crate::verdict::{LicenceView, Shown};

/// What stands for a value that the profile hides.
const DASH: &str = "—";

/// The name; below it, what of it the face lacks. Returns where it ends.
pub(super) fn name(pen: &Pen, look: &Look<'_>, column: Rect, name: &str, largest: f32) -> f32 {
    let missing = missing_characters(pen.ctx(), name);
    let mut style = Style::regular(largest, look.tokens.ink).line(1.24);
    while style.size > size::LONG_NAME && pen.width(name, style) > column.width() {
        style.size -= 4.0;
    }
    let bottom = if pen.width(name, style) <= column.width() {
        pen.line(row(column, column.top(), style.size * style.line), name, style, Align::LEFT).bottom()
    } else {
        // Two lines; a little smaller where a third one has to follow.
        let size = if missing.is_empty() { size::LONG_NAME } else { size::LONG_NAME - 6.0 };
        let long = Style::regular(size, look.tokens.ink).line(1.2);
        pen.paragraph(row(column, column.top(), size * 1.2 * 2.0 + 1.0), name, long, Align::LEFT).bottom()
    };
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

/// A value on one line, its left side in the middle of `area`. Hidden signs are drawn as dots, not written.
pub(super) fn value_line(pen: &Pen, look: &Look<'_>, area: Rect, value: &Shown, style: Style) {
    const RADIUS: f32 = 4.0;
    const PITCH: f32 = 14.0;
    let Shown::Masked { head, dots, tail } = value else {
        pen.line(area, &grouped(&shown(look, value)), style, Align::LEFT);
        return;
    };
    let drawn = pen.line(area, head, style, Align::LEFT);
    let mut x = drawn.right() + PITCH;
    for _dot in 0..*dots {
        pen.disc(pos2(x, area.center().y), RADIUS, style.colour);
        x += PITCH;
    }
    pen.line(Rect::from_min_max(pos2(x, area.top()), area.max), tail, style, Align::LEFT);
}

/// Sex, birth date and age on one line, as far as the profile may see them.
pub(super) fn one_line(look: &Look<'_>, licence: &LicenceView) -> String {
    let birth = licence.birth_date.map(|date| date.format("%Y-%m-%d").to_string());
    let age = licence.age.map(|years| age_in_words(look, years));
    let parts: Vec<String> =
        [licence.sex.as_ref().map(|sex| look.say(sex)), birth, age].into_iter().flatten().collect();
    parts.join("\u{3000}")
}

/// An age in words.
pub(super) fn age_in_words(look: &Look<'_>, years: u32) -> String {
    look.say(&Message::new("ui-age").with("years", Arg::Number(i64::from(years))))
}

/// A value as this profile may see it.
pub(super) fn shown(look: &Look<'_>, value: &Shown) -> String {
    match value {
        Shown::Full(text) => text.clone(),
        Shown::Hidden => format!("{DASH} {}", look.id("ui-hidden-by-profile")),
        Shown::Masked { head, tail, .. } => format!("{head} … {tail}"),
        Shown::NotGiven => DASH.to_owned(),
    }
}

/// An 18-digit number in its three parts: region, birth date, rest.
pub(super) fn grouped(number: &str) -> String {
    let signs: Vec<char> = number.chars().collect();
    match (signs.len(), signs.get(..6), signs.get(6..14), signs.get(14..)) {
        (18, Some(region), Some(birth), Some(rest)) => {
            let part = |signs: &[char]| signs.iter().collect::<String>();
            format!("{} {} {}", part(region), part(birth), part(rest))
        }
        _ => number.to_owned(),
    }
}

/// What a screen reader says of the person.
pub(super) fn spoken(look: &Look<'_>, licence: &LicenceView, last: &str) -> String {
    let parts = [
        licence.name.clone(),
        one_line(look, licence).replace('\u{3000}', " "),
        shown(look, &licence.address),
        grouped(&shown(look, &licence.document_number)),
        last.to_owned(),
    ];
    parts.join(". ")
}

/// A line of this height.
pub(super) fn row(area: Rect, top: f32, height: f32) -> Rect {
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
