//! Points and validity as figures that can be read from two steps away.

use chrono::{Datelike as _, NaiveDate};
use eframe::egui::{Align, Rect, pos2, vec2};

use super::fonts::size;
use super::look::Look;
use super::pen::{Pen, Style};
use crate::text::{Arg, Message};
use crate::verdict::{PointsView, Severity, ValidityView};

/// Cells of the meter: the limit of a cycle (R163 art. 3).
const CELLS: u16 = 12;
const CELL_GAP: f32 = 5.0;
const CELL_HEIGHT: f32 = 30.0;
/// Days that the end of the bar marks.
const LAST_DAYS: i64 = 90;

/// Twelve cells, the figure, the end of the cycle. Returns what was said.
pub(super) fn points(pen: &Pen, look: &Look<'_>, area: Rect, points: PointsView) -> String {
    let full = points.collected >= CELLS;
    let colour = if full { look.tokens.must.mark } else { look.tokens.ink };
    let meter = (area.width() * 0.68).min(420.0);
    let cell = (meter - CELL_GAP * f32::from(CELLS - 1)) / f32::from(CELLS);
    let block = CELL_HEIGHT + 6.0 + 28.0;
    let top = area.center().y - block / 2.0;
    for index in 0..CELLS {
        let left = area.left() + (cell + CELL_GAP) * f32::from(index);
        let place = Rect::from_min_size(pos2(left, top), vec2(cell, CELL_HEIGHT));
        if index < points.collected {
            pen.block(place, 0.0, colour);
        } else {
            pen.border(place, 0.0, 2.0, look.tokens.ink2);
        }
    }
    let figure = Rect::from_min_max(
        pos2(area.left() + meter + 18.0, top - 6.0),
        pos2(area.right(), top + CELL_HEIGHT + 6.0),
    );
    let collected = points.collected.to_string();
    let drawn = pen.line(figure, &collected, Style::bold(size::PRIMARY, look.tokens.ink), Align::LEFT);
    let rest = Rect::from_min_max(pos2(drawn.right(), figure.top()), figure.max);
    pen.line(rest, " / 12", Style::regular(size::PRIMARY, look.tokens.ink), Align::LEFT);
    let id = if full { "ui-points-full-until" } else { "ui-points-until" };
    let until = look.say(&Message::new(id).with("date", Arg::Date(points.cycle_end)));
    let lower =
        Rect::from_min_max(pos2(area.left(), top + CELL_HEIGHT + 6.0), pos2(area.right(), top + block));
    pen.line(lower, &until, Style::regular(size::SMALLEST, look.tokens.ink2), Align::LEFT);
    format!("{collected} / 12, {until}")
}

/// A bar from the first day to the last, with a pointer at today. Returns what was said.
pub(super) fn validity(pen: &Pen, look: &Look<'_>, area: Rect, validity: ValidityView) -> String {
    const HEIGHT: f32 = 10.0;
    let long_term = validity.until.is_none();
    let bar_width = area.width().min(560.0) - 16.0;
    let block = 16.0 + HEIGHT + 10.0 + 28.0;
    let top = area.center().y - block / 2.0 + 16.0;
    let bar = Rect::from_min_size(pos2(area.left(), top), vec2(bar_width, HEIGHT));
    let part = part_gone(validity);
    let today = bar.left() + bar.width() * part;
    let ink =
        if validity.severity == Severity::MustNotDrive { look.tokens.must.mark } else { look.tokens.ink };
    pen.block(bar, 0.0, look.tokens.track);
    pen.block(
        Rect::from_min_max(bar.min, pos2(if long_term { bar.right() } else { today }, bar.bottom())),
        0.0,
        ink,
    );
    if let Some(last) = validity.until {
        last_days(pen, look, bar, validity.from, last);
        pen.block(
            Rect::from_center_size(pos2(bar.right(), bar.center().y), vec2(3.0, 20.0)),
            0.0,
            look.tokens.ink,
        );
        pen.block(Rect::from_center_size(pos2(today, bar.center().y + 1.0), vec2(4.0, 18.0)), 0.0, ink);
        let tip = pos2(today, bar.top() - 1.0);
        pen.fill(vec![tip, tip + vec2(-11.0, -13.0), tip + vec2(11.0, -13.0)], ink);
    }
    pen.block(
        Rect::from_center_size(pos2(bar.left() + 1.5, bar.center().y), vec2(3.0, 20.0)),
        0.0,
        look.tokens.ink,
    );

    let style = Style::regular(size::SMALLEST, look.tokens.ink2);
    let lower =
        Rect::from_min_max(pos2(bar.left(), bar.bottom() + 6.0), pos2(bar.right(), bar.bottom() + 38.0));
    let from = validity.from.format("%Y-%m-%d").to_string();
    pen.line(lower, &from, style, Align::LEFT);
    let until =
        validity.until.map_or_else(|| look.id("ui-long-term"), |day| day.format("%Y-%m-%d").to_string());
    pen.line(lower, &until, style, Align::RIGHT);
    let left = look.say(&time_left(validity));
    let side = pen.width(&from, style).max(pen.width(&until, style)) + 12.0;
    pen.line(lower.shrink2(vec2(side, 0.0)), &left, style.size(size::LABEL), Align::Center);
    format!("{from} – {until}, {left}")
}

/// How much of the term is over, 0 to 1.
fn part_gone(validity: ValidityView) -> f32 {
    let Some(last) = validity.until else { return 1.0 };
    let whole = (last - validity.from).num_days().max(1);
    let gone = (validity.today - validity.from).num_days().clamp(0, whole);
    // Exact enough for a bar: 1/10,000.
    u16::try_from(gone * 10_000 / whole).map_or(0.0, |part| f32::from(part) / 10_000.0)
}

/// Four ticks over the last 90 days.
fn last_days(pen: &Pen, look: &Look<'_>, bar: Rect, from: NaiveDate, last: NaiveDate) {
    const TICKS: u8 = 4;
    let whole = (last - from).num_days().max(1);
    let Ok(per_mille) = u16::try_from((LAST_DAYS * 1000 / whole).min(1000)) else { return };
    let span = (bar.width() * f32::from(per_mille) / 1000.0).max(22.0).min(bar.width());
    for tick in 0..TICKS {
        let x = bar.right() - span + span * f32::from(tick) / f32::from(TICKS);
        pen.block(Rect::from_min_size(pos2(x, bar.top()), vec2(3.0, bar.height())), 0.0, look.tokens.ink2);
    }
}

/// What is left, in the two largest units.
fn time_left(validity: ValidityView) -> Message {
    let Some(last) = validity.until else { return Message::new("ui-no-last-day") };
    if validity.today > last {
        return Message::new("ui-over-since").with("days", Arg::Number((validity.today - last).num_days()));
    }
    if validity.today < validity.from {
        let days = (validity.from - validity.today).num_days();
        return Message::new("ui-begins-in").with("days", Arg::Number(days));
    }
    let months = months_between(validity.today, last);
    let days = (last - validity.today).num_days();
    match (months / 12, months % 12) {
        (0, 0) => Message::new("ui-days-left").with("days", Arg::Number(days)),
        (0, months) => Message::new("ui-months-left").with("months", Arg::Number(months)),
        (years, months) => Message::new("ui-years-left")
            .with("years", Arg::Number(years))
            .with("months", Arg::Number(months)),
    }
}

/// Whole months from one day to a later one.
fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    if to.day() < from.day() { months - 1 } else { months }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    fn term(from: NaiveDate, until: Option<NaiveDate>, today: NaiveDate) -> ValidityView {
        ValidityView { from, until, today, severity: Severity::Good }
    }

    #[test]
    fn whole_months_are_counted() {
        assert_eq!(months_between(day(2026, 11, 22), day(2031, 6, 8)), 54);
        assert_eq!(months_between(day(2026, 1, 31), day(2026, 2, 28)), 0);
        assert_eq!(months_between(day(2026, 1, 15), day(2026, 2, 15)), 1);
    }

    #[test]
    fn the_bar_stays_within_its_ends() {
        let (from, until) = (day(2021, 6, 8), day(2031, 6, 8));
        assert_eq!(part_gone(term(from, Some(until), day(2010, 1, 1))), 0.0);
        assert_eq!(part_gone(term(from, Some(until), day(2040, 1, 1))), 1.0);
        assert_eq!(part_gone(term(from, None, day(2026, 1, 1))), 1.0);
        assert!((part_gone(term(from, Some(until), day(2026, 11, 22))) - 0.546).abs() < 0.002);
        assert_eq!(part_gone(term(until, Some(until), until)), 0.0);
    }

    #[test]
    fn what_is_left_is_said_in_large_units() {
        let left = |today| time_left(term(day(2021, 6, 8), Some(day(2031, 6, 8)), today)).id();
        assert_eq!(left(day(2026, 11, 22)), "ui-years-left");
        assert_eq!(left(day(2030, 11, 22)), "ui-months-left");
        assert_eq!(left(day(2031, 6, 8)), "ui-days-left");
        assert_eq!(left(day(2031, 6, 9)), "ui-over-since");
        assert_eq!(left(day(2021, 6, 7)), "ui-begins-in");
    }
}
