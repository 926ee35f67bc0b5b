//! A month to choose the day of return from.

use chrono::{Datelike as _, Months, NaiveDate};
use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::UiAction;
use super::choice::{Choice, choice_ui};
use super::fonts::size;
use super::look::Look;
use super::pen::Style;
use super::press::heading_ui;
use crate::text::{Arg, Message};

/// A licence is valid for ten years at most, and no car is rented for longer than that.
pub(super) const MOST_MONTHS: u32 = 120;
const GAP: f32 = 10.0;
const COLUMNS: f32 = 7.0;
const WEEKS: f32 = 6.0;

/// Draws the month so many months after today's; days before today cannot be chosen.
pub(super) fn calendar_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    (today, chosen): (NaiveDate, Option<NaiveDate>),
    months: u32,
) -> Option<UiAction> {
    let first = first_of(today, months)?;
    let title = Message::new("ui-return-month")
        .with("year", Arg::Text(first.year().to_string()))
        .with("month", Arg::Text(first.month().to_string()));
    let heading = Rect::from_min_size(area.min - vec2(0.0, 8.0), vec2(area.width(), 50.0));
    heading_ui(ui, look, heading, &look.say(&title), size::TITLE);
    let names = Rect::from_min_size(pos2(area.left(), heading.bottom()), vec2(area.width(), 34.0));
    let width = (area.width() + GAP) / COLUMNS - GAP;
    let style = Style::regular(size::SMALLEST, look.tokens.ink2);
    let mut left = names.left();
    for name in look.id("ui-weekdays").split(' ') {
        let place = Rect::from_min_size(pos2(left, names.top()), vec2(width, names.height()));
        look.pen(ui).line(place, name, style, Align::Center);
        left += width + GAP;
    }
    let grid = Rect::from_min_max(pos2(area.left(), names.bottom() + 4.0), area.max);
    let cell = vec2(width, ((grid.height() + GAP) / WEEKS - GAP).clamp(76.0, 96.0));
    let mut pressed = None;
    let mut top = grid.top();
    for day in first.iter_days().take_while(|day| day.month() == first.month()) {
        let column = f32::from(u8::try_from(day.weekday().num_days_from_monday()).unwrap_or_default());
        if column == 0.0 && day != first {
            top += cell.y + GAP;
        }
        let place = Rect::from_min_size(pos2(grid.left() + column * (width + GAP), top), cell);
        pressed = day_ui(ui, look, place, day, (today, chosen)).or(pressed);
    }
    pressed
}

fn day_ui(
    ui: &Ui,
    look: &Look<'_>,
    place: Rect,
    day: NaiveDate,
    (today, chosen): (NaiveDate, Option<NaiveDate>),
) -> Option<UiAction> {
    let label = day.day().to_string();
    if day < today {
        look.pen(ui).line(place, &label, Style::regular(size::LABEL, look.tokens.ink2), Align::Center);
        return None;
    }
    let action = UiAction::SetReturnDate(Some(day));
    choice_ui(ui, look, place, Choice { label, chosen: chosen == Some(day), action })
}

/// The first day of the month so many months after that of a day.
#[must_use]
pub(super) fn first_of(today: NaiveDate, months: u32) -> Option<NaiveDate> {
    today.with_day(1)?.checked_add_months(Months::new(months))
}

#[cfg(test)]
mod tests {
    use super::first_of;

    #[test]
    fn months_follow_each_other_over_the_year() {
        let today = "2026-11-30".parse().unwrap();
        let first = |months| first_of(today, months).unwrap().to_string();
        assert_eq!(
            [first(0), first(1), first(2), first(4)],
            ["2026-11-01", "2026-12-01", "2027-01-01", "2027-03-01"]
        );
    }
}
