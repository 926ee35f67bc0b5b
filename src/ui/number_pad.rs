//! A number pad for gloves: digits, one back, done.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::{Figure, Measure, PadKey, UiAction};
use super::choice::{Choice, choice_ui};
use super::layout::{GAP, RADIUS};
use super::look::Look;
use super::pen::Style;
use super::press::{heading_ui, spoken_ui};
use crate::judge::Request;
use crate::rules::Vehicle;

/// Most digits of a figure.
#[must_use]
pub const fn most_digits(figure: Figure) -> usize {
    match figure {
        Figure::BirthYear => 4,
        Figure::FirstIssue | Figure::ValidUntil => 8,
        Figure::Vehicle(Measure::Mass | Measure::TrailerMass) => 6,
        Figure::Vehicle(Measure::Seats) => 3,
    }
}

/// Digits as they are shown: a day in its three parts.
#[must_use]
pub fn grouped(figure: Figure, digits: &str) -> String {
    let day = matches!(figure, Figure::FirstIssue | Figure::ValidUntil);
    let parts = [digits.get(..4), digits.get(4..6), digits.get(6..)];
    match (day, parts) {
        (true, [Some(year), Some(month), Some(rest)]) if !rest.is_empty() => format!("{year}-{month}-{rest}"),
        (true, [Some(year), ..]) if digits.len() > 4 => {
            format!("{year}-{}", digits.get(4..).unwrap_or_default())
        }
        _ => digits.to_owned(),
    }
}

/// What is typed, as it stands in the vehicle; nothing typed: not known.
#[must_use]
pub fn entered(request: &Request, measure: Measure, digits: &str) -> Option<Request> {
    let vehicle = request.vehicle.as_ref()?;
    let number: Option<u32> = digits.parse().ok();
    let vehicle = match measure {
        Measure::Mass => Vehicle { kg: number, ..vehicle.clone() },
        Measure::Seats => {
            Vehicle { seats: number.and_then(|seats| u16::try_from(seats).ok()), ..vehicle.clone() }
        }
        Measure::TrailerMass => Vehicle { trailer_kg: number, ..vehicle.clone() },
    };
    Some(Request { vehicle: Some(vehicle), ..request.clone() })
}

/// The figure as it is asked about now.
#[must_use]
pub fn present(vehicle: &Vehicle, measure: Measure) -> Option<u32> {
    match measure {
        Measure::Mass => vehicle.kg,
        Measure::Seats => vehicle.seats.map(u32::from),
        Measure::TrailerMass => vehicle.trailer_kg,
    }
}

/// The message with the name of what is typed.
const fn title_of(figure: Figure) -> &'static str {
    match figure {
        Figure::BirthYear => "ui-paper-birth-year",
        Figure::FirstIssue => "ui-paper-first-issue-pad",
        Figure::Vehicle(measure) => name_of(measure),
        Figure::ValidUntil => "ui-paper-until-pad",
    }
}

/// The message with the name of a figure.
#[must_use]
pub(super) const fn name_of(measure: Measure) -> &'static str {
    match measure {
        Measure::Mass => "ui-vehicle-mass",
        Measure::Seats => "ui-vehicle-seats",
        Measure::TrailerMass => "ui-vehicle-trailer",
    }
}

/// Draws the pad and says what was pressed.
pub(super) fn number_pad_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    figure: Figure,
    digits: &str,
) -> Option<UiAction> {
    let title = Rect::from_min_size(area.min, vec2(area.width(), 54.0));
    heading_ui(ui, look, title, &look.id(title_of(figure)), 34.0);
    let shown = Rect::from_min_size(title.left_bottom() + vec2(0.0, 8.0), vec2(area.width(), 92.0));
    let pen = look.pen(ui);
    pen.border(shown, RADIUS, 4.0, look.tokens.ink2);
    let words = if digits.is_empty() { look.id("ui-vehicle-not-known") } else { grouped(figure, digits) };
    let inner = shown.shrink2(vec2(20.0, 8.0));
    pen.line(inner, &words, Style::bold(48.0, look.tokens.ink).line(1.1), Align::RIGHT);
    spoken_ui(ui, shown, &words);
    let pad = Rect::from_min_max(pos2(area.left(), shown.bottom() + GAP), area.max);
    let width = (pad.width() + GAP) / 3.0 - GAP;
    let height = ((pad.height() + GAP) / 4.0 - GAP).min(120.0);
    let mut pressed = None;
    let mut corner = pad.min;
    for row in [[1, 2, 3], [4, 5, 6], [7, 8, 9]] {
        for digit in row {
            let place = Rect::from_min_size(corner, vec2(width, height));
            pressed = key_ui(ui, look, place, digit.to_string(), PadKey::Digit(digit)).or(pressed);
            corner.x += width + GAP;
        }
        corner = pos2(pad.left(), corner.y + height + GAP);
    }
    let zero = Rect::from_min_size(corner, vec2(width * 2.0 + GAP, height));
    pressed = key_ui(ui, look, zero, "0".to_owned(), PadKey::Digit(0)).or(pressed);
    let back = Rect::from_min_size(pos2(zero.right() + GAP, corner.y), vec2(width, height));
    key_ui(ui, look, back, look.id("ui-pad-delete"), PadKey::Back).or(pressed)
}

fn key_ui(ui: &Ui, look: &Look<'_>, place: Rect, label: String, key: PadKey) -> Option<UiAction> {
    choice_ui(ui, look, place, Choice { label, chosen: false, action: UiAction::Pad(key) })
}

#[cfg(test)]
mod tests {
    use super::{Figure, Measure, entered, grouped};
    use crate::judge::Request;
    use crate::rules::Vehicle;

    #[test]
    fn a_day_is_shown_in_its_parts() {
        let shown = ["", "2011", "20110", "201106", "2011060", "20110608"]
            .map(|digits| grouped(Figure::FirstIssue, digits));
        assert_eq!(shown, ["", "2011", "2011-0", "2011-06", "2011-06-0", "2011-06-08"]);
        assert_eq!(grouped(Figure::Vehicle(Measure::Mass), "12500"), "12500");
    }

    #[test]
    fn a_figure_is_taken_over_and_nothing_typed_is_not_known() {
        let request = Request { vehicle: Some(Vehicle::of_type("Q31")), ..Request::default() };
        let after = |measure, digits| entered(&request, measure, digits).unwrap().vehicle.unwrap();
        assert_eq!(after(Measure::Mass, "4500").kg, Some(4500));
        assert_eq!(after(Measure::Seats, "7").seats, Some(7));
        assert_eq!(after(Measure::TrailerMass, "0").trailer(), None);
        assert_eq!(after(Measure::TrailerMass, "").trailer_kg, None);
        assert_eq!(entered(&Request::default(), Measure::Mass, "1"), None);
    }
}
