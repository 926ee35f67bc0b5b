//! The clock of the device cannot be right: what is wrong, both times, and the one thing to do. Lies over the scan picture.

use chrono::{DateTime, Utc};
use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::{TrustAction, UiAction};
use super::fonts::size;
use super::icons::Icon;
use super::layout::{GAP, RADIUS};
use super::look::Look;
use super::marks::{self, Mark};
use super::pen::Style;
use super::press::{Face, button_ui, heading_ui, spoken_ui};
use crate::rules::china_offset;
use crate::text::{Arg, Message};
use crate::trust::ClockStanding;

const PADDING: f32 = 28.0;
const MARK: f32 = 56.0;
const TITLE: f32 = 60.0;
const LINE: f32 = 40.0;
const BUTTON: f32 = 92.0;

/// Draws the panel into the middle of `area` and says whether its button was pressed.
pub(super) fn clock_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    clock: DateTime<Utc>,
    standing: ClockStanding,
) -> Option<UiAction> {
    let (title, what, newest) = match standing {
        ClockStanding::Sound => return None,
        ClockStanding::Behind { bound, .. } => ("trust-clock-is-behind", "trust-clock-behind-do", bound),
        ClockStanding::FarAhead { newest } => ("trust-clock-is-ahead", "trust-clock-ahead-do", newest),
    };
    let pen = look.pen(ui);
    let width = area.width().min(800.0);
    let inner_width = width - 2.0 * PADDING;
    let (words, style) = (look.id(what), Style::regular(size::BODY, look.tokens.ink));
    let tall = pen.height(&words, style, inner_width);
    let height = 2.0 * PADDING + TITLE + 2.0 * LINE + tall + BUTTON + 3.0 * GAP;
    let place = Rect::from_center_size(area.center(), vec2(width, height));
    pen.block(place, RADIUS, look.tokens.surface);
    pen.border(place, RADIUS, 6.0, look.tokens.check.fill);
    let inner = place.shrink(PADDING);
    let mark = marks::square(pos2(inner.left() + MARK / 2.0, inner.top() + TITLE / 2.0), MARK);
    marks::draw(&pen, Mark::Warning, mark, look.tokens.check.mark, look.tokens.surface);
    let head = Rect::from_min_size(
        pos2(mark.right() + GAP, inner.top()),
        vec2(inner.right() - mark.right() - GAP, TITLE),
    );
    heading_ui(ui, look, head, &look.id(title), size::TITLE);
    let mut top = head.bottom() + GAP;
    for (id, time) in [("trust-clock-here", clock), ("trust-clock-signed", newest)] {
        let time = Arg::Time(time.with_timezone(&china_offset()));
        let text = look.say(&Message::new(id).with("time", time));
        let line = Rect::from_min_size(pos2(inner.left(), top), vec2(inner.width(), LINE));
        pen.line(line, &text, Style::regular(size::VALUE, look.tokens.ink), Align::LEFT);
        spoken_ui(ui, line, &text);
        top = line.bottom();
    }
    let rest = Rect::from_min_size(pos2(inner.left(), top + GAP), vec2(inner.width(), tall));
    pen.paragraph(rest, &words, style, Align::LEFT);
    spoken_ui(ui, rest, &words);
    let button = Rect::from_min_max(pos2(inner.left(), inner.bottom() - BUTTON), inner.max);
    button_ui(ui, look, button, Face::Button, Icon::Clock, &look.id("trust-clock-check"))
        .then_some(UiAction::Trust(TrustAction::CheckClock))
}
