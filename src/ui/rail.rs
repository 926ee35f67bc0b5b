//! The rail at the right (the bar at the bottom): everything that can be pressed, the primary button always in one place.

use std::f32::consts::TAU;
use std::time::Duration;

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::UiAction;
use super::fonts::size;
use super::icons::Icon;
use super::layout::{GAP, Orientation, RADIUS};
use super::look::Look;
use super::pen::Style;
use super::press::{Face, button_ui, spoken_ui};
use crate::text::{Arg, Message};

/// A button.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Picture.
    pub(super) icon: Icon,
    /// Name, already spoken.
    pub(super) label: String,
    /// What it asks for.
    pub(super) action: UiAction,
}

/// Time until the screen forgets the person.
#[derive(Debug, Clone, Copy)]
pub struct Countdown {
    /// What is left.
    pub left: Duration,
    /// All of it.
    pub whole: Duration,
}

/// What stands in the rail.
#[derive(Debug, Clone, Default)]
pub(super) struct Rail {
    /// First of all.
    pub(super) countdown: Option<Countdown>,
    /// From the top.
    pub(super) upper: Vec<Item>,
    /// From the bottom, where there is no primary button.
    pub(super) lower: Vec<Item>,
    /// Right above the primary button: compare screen only.
    pub(super) second: Option<Item>,
    /// The big button.
    pub(super) primary: Option<Item>,
    /// Whether the big button does something now.
    pub(super) readiness: Readiness,
}

/// See [`Rail`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Readiness {
    /// Something else comes first: it looks like any other button, and says what.
    NotYet,
    /// It is filled.
    #[default]
    Ready,
}

impl Readiness {
    const fn face(self) -> Face {
        match self {
            Self::NotYet => Face::Waiting,
            Self::Ready => Face::Primary,
        }
    }
}

/// More buttons than this above the primary one are drawn closer.
const USUAL: usize = 3;

/// Draws the rail and says what was pressed.
pub(super) fn rail_ui(ui: &Ui, look: &Look<'_>, rail: &Rail) -> Option<UiAction> {
    look.pen(ui).block(look.layout.rail, 0.0, look.tokens.rail);
    match look.layout.orientation {
        Orientation::Landscape => landscape_ui(ui, look, rail),
        Orientation::Portrait => portrait_ui(ui, look, rail),
    }
}

fn landscape_ui(ui: &Ui, look: &Look<'_>, rail: &Rail) -> Option<UiAction> {
    const HEIGHT: f32 = 96.0;
    const PRIMARY: f32 = 240.0;
    const SECOND: f32 = 144.0;
    let area = look.layout.buttons;
    let slot =
        |top: f32, height: f32| Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), height));
    // Two groups and nothing else, as on the scan screen: a little taller.
    let height = match (rail.primary.is_none(), rail.upper.len() > USUAL) {
        (true, _) => HEIGHT + 6.0,
        (false, false) => HEIGHT,
        (false, true) => {
            let slots = f32::from(u16::try_from(rail.upper.len() + 1).unwrap_or(u16::MAX));
            (area.height() - PRIMARY) / slots - GAP
        }
    };
    let mut pressed = None;
    let mut top = area.top();
    if let Some(countdown) = rail.countdown {
        countdown_ui(ui, look, slot(top, height.min(HEIGHT)), countdown);
        top += height.min(HEIGHT) + GAP;
    }
    for item in &rail.upper {
        pressed = item_ui(ui, look, slot(top, height), Face::Button, item).or(pressed);
        top += height + GAP;
    }
    let mut bottom = area.bottom();
    for item in rail.lower.iter().rev() {
        pressed = item_ui(ui, look, slot(bottom - height, height), Face::Button, item).or(pressed);
        bottom -= height + GAP;
    }
    if let Some(item) = &rail.second {
        let place = slot(area.bottom() - PRIMARY - 2.0 * GAP - SECOND, SECOND);
        pressed = item_ui(ui, look, place, Face::Button, item).or(pressed);
    }
    if let Some(item) = &rail.primary {
        pressed = item_ui(ui, look, slot(area.bottom() - PRIMARY, PRIMARY), rail.readiness.face(), item)
            .or(pressed);
    }
    pressed
}

fn portrait_ui(ui: &Ui, look: &Look<'_>, rail: &Rail) -> Option<UiAction> {
    const COUNTDOWN: f32 = 120.0;
    const WIDTH: f32 = 132.0;
    const NARROW: f32 = 104.0;
    const CLOSE: f32 = 92.0;
    const SECOND: f32 = 200.0;
    let area = look.layout.buttons;
    let mut pressed = None;
    let mut left = area.left();
    let mut take = |width: f32| {
        let place = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
        left += width + GAP;
        place
    };
    if let Some(countdown) = rail.countdown {
        countdown_ui(ui, look, take(if rail.upper.len() > USUAL { CLOSE } else { COUNTDOWN }), countdown);
    }
    let items: Vec<&Item> = rail.upper.iter().chain(&rail.lower).collect();
    let width = match (rail.primary.is_some(), u16::try_from(items.len())) {
        (false, Ok(count)) if count > 0 => (area.width() + GAP) / f32::from(count) - GAP,
        (true, Ok(count)) if count > 3 => CLOSE,
        (true, Ok(count)) if count > 2 => NARROW,
        _ => WIDTH,
    };
    for item in items {
        pressed = item_ui(ui, look, take(width), Face::Button, item).or(pressed);
    }
    if let Some(item) = &rail.second {
        pressed = item_ui(ui, look, take(SECOND), Face::Button, item).or(pressed);
    }
    if let Some(item) = &rail.primary {
        let place = Rect::from_min_max(pos2(left, area.top()), area.max);
        pressed = item_ui(ui, look, place, rail.readiness.face(), item).or(pressed);
    }
    pressed
}

fn item_ui(ui: &Ui, look: &Look<'_>, rect: Rect, face: Face, item: &Item) -> Option<UiAction> {
    button_ui(ui, look, rect, face, item.icon, &item.label).then(|| item.action.clone())
}

fn countdown_ui(ui: &Ui, look: &Look<'_>, rect: Rect, countdown: Countdown) {
    const LAST: u64 = 10;
    let pen = look.pen(ui);
    pen.border(rect, RADIUS, 3.0, look.tokens.line);
    let narrow = rect.width() < 160.0;
    let radius = if narrow { (rect.width() / 2.0 - 14.0).min(38.0) } else { 30.0 };
    let centre = if narrow { rect.center() } else { pos2(rect.left() + 23.0 + radius, rect.center().y) };
    let seconds = countdown.left.as_secs_f32().ceil().max(0.0);
    let part = (seconds / countdown.whole.as_secs_f32().max(1.0)).clamp(0.0, 1.0);
    pen.ring(centre, radius, 6.0, look.tokens.track);
    let start = -TAU / 4.0;
    if countdown.left.as_secs() < LAST {
        // The last seconds: one thick piece a second.
        let mut second = 0.0;
        while second < seconds {
            let from = start + TAU * second / LAST_PIECES;
            pen.arc(centre, radius, (from, from + TAU / LAST_PIECES * 0.6), 10.0, look.tokens.ink);
            second += 1.0;
        }
    } else {
        pen.arc(centre, radius, (start, start + TAU * part), 7.0, look.tokens.ink);
    }
    let figure = Rect::from_center_size(centre, vec2(56.0, 40.0));
    pen.line(figure, &format!("{seconds:.0}"), Style::bold(26.0, look.tokens.ink), Align::Center);
    if !narrow {
        let area = Rect::from_min_max(
            pos2(centre.x + radius + 16.0, rect.top() + 8.0),
            pos2(rect.right() - 8.0, rect.bottom() - 8.0),
        );
        let style = Style::regular(size::LABEL, look.tokens.ink).line(1.2);
        pen.line(area, &look.id("ui-touch-to-keep"), style, Align::LEFT);
    }
    let spoken = Message::new("ui-hidden-in").with("seconds", Arg::Text(format!("{seconds:.0}")));
    spoken_ui(ui, rect, &look.say(&spoken));
}

/// Pieces of the broken ring of the last ten seconds.
const LAST_PIECES: f32 = 10.0;
