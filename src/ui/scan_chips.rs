//! Chips on the picture: who looks, whose keys, what is asked of the next licence. A press leads to where it is changed.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::{Page, SourceKind, UiAction};
use super::fonts::size;
use super::icons::{self, Icon};
use super::layout::{GAP, RADIUS, Surround};
use super::look::Look;
use super::marks;
use super::pen::Style;
use super::press::target_ui;
use super::scan::{Scan, Whose};
use super::tokens::{CHIP, ON_CHIP, ON_CHIP2};
use super::vehicles::{more_of, name_of};
use crate::judge::Request;
use crate::text::{Arg, Message};
use crate::verdict::Profile;

/// One chip: picture, two lines, where it leads.
struct Chip {
    icon: Icon,
    first: String,
    second: String,
    to: Page,
}

/// Room that the training frame takes from the edge of the picture.
pub(super) const fn margin(look: &Look<'_>) -> f32 {
    match look.layout.surround {
        Surround::Plain => 16.0,
        Surround::Training => 28.0,
    }
}

/// Height of a chip.
pub(super) const CHIP_HEIGHT: f32 = 84.0;

/// Below the tab of the training frame.
pub(super) fn chips_top(look: &Look<'_>, area: Rect) -> f32 {
    match look.layout.surround {
        Surround::Plain => area.top() + 16.0,
        Surround::Training => area.top() + 64.0,
    }
}

pub(super) fn chips_ui(ui: &Ui, look: &Look<'_>, area: Rect, scan: &Scan<'_>) -> Option<UiAction> {
    let top = chips_top(look, area);
    let rows = match scan.whose {
        Whose::Companion(_) => {
            let (first, second) = (look.id("ui-companion"), look.id("ui-companion-scan"));
            let chip = Chip { icon: Icon::Person, first, second, to: Page::Main };
            return row_ui(ui, look, area, top, vec![chip]).and(None);
        }
        Whose::Driver => [who(look, scan), what(look, scan.settings.profile, scan.request)],
    };
    let [first, second] = rows;
    let upper = row_ui(ui, look, area, top, first);
    let lower = row_ui(ui, look, area, top + CHIP_HEIGHT + GAP, second);
    upper.or(lower)
}

fn who(look: &Look<'_>, scan: &Scan<'_>) -> Vec<Chip> {
    let settings = scan.settings;
    let chip = |icon, first: &'static str, second: Option<&'static str>| Chip {
        icon,
        first: look.id(first),
        second: second.map(|second| look.id(second)).unwrap_or_default(),
        to: Page::More,
    };
    let mut chips = vec![
        chip(Icon::Person, super::profile_name(settings.profile), None),
        chip(Icon::Key, super::keyring_name(settings.keyring), None),
    ];
    match settings.source {
        SourceKind::Camera => {}
        SourceKind::Demo => chips.push(chip(Icon::Clock, "ui-demo-picture", Some("ui-demo-moment"))),
    }
    chips
}

/// The vehicle, and for a counter the day of return: chosen before, they are seen before anyone scans.
fn what(look: &Look<'_>, profile: Profile, request: &Request) -> Vec<Chip> {
    let vehicle = request.vehicle.as_ref();
    let mut chips = vec![Chip {
        icon: Icon::Vehicle,
        first: vehicle.map_or_else(|| look.id("ui-vehicle-change"), |vehicle| name_of(look, vehicle)),
        second: vehicle.map(|vehicle| more_of(look, vehicle)).unwrap_or_default(),
        to: Page::Vehicle,
    }];
    if profile == Profile::Rental {
        let day = request.return_date.map(|day| Message::new("value-date").with("date", Arg::Date(day)));
        chips.push(Chip {
            icon: Icon::Calendar,
            first: look.id("ui-return-date"),
            second: day.map_or_else(|| look.id("ui-vehicle-not-known"), |day| look.say(&day)),
            to: Page::ReturnDate(0),
        });
    }
    chips
}

fn row_ui(ui: &Ui, look: &Look<'_>, area: Rect, top: f32, chips: Vec<Chip>) -> Option<UiAction> {
    let mut left = area.left() + margin(look) + 8.0;
    let mut pressed = None;
    for Chip { icon, first, second, to } in chips {
        let room = area.right() - margin(look) - left;
        let place = chip_ui(
            ui,
            look,
            Rect::from_min_size(pos2(left, top), vec2(room, CHIP_HEIGHT)),
            icon,
            (&first, &second),
        );
        let label = format!("{first} {second}");
        if target_ui(ui, look, place, label.trim()).clicked() {
            pressed = Some(UiAction::Show(to));
        }
        left = place.right() + GAP;
    }
    pressed
}

fn chip_ui(ui: &Ui, look: &Look<'_>, room: Rect, icon: Icon, texts: (&str, &str)) -> Rect {
    let (first, second) = texts;
    let pen = look.pen(ui);
    let bold = Style::bold(26.0, ON_CHIP).line(1.2);
    let small = Style::regular(size::SMALLEST, ON_CHIP2).line(1.2);
    let words = pen.width(first, bold).max(if second.is_empty() { 0.0 } else { pen.width(second, small) });
    let place = Rect::from_min_size(room.min, vec2((words + 36.0 + 56.0).min(room.width()), room.height()));
    pen.block(place, RADIUS, CHIP);
    icons::draw(&pen, icon, marks::square(pos2(place.left() + 38.0, place.center().y), 34.0), ON_CHIP);
    let area = Rect::from_min_max(
        pos2(place.left() + 68.0, place.top() + 8.0),
        pos2(place.right() - 12.0, place.bottom() - 8.0),
    );
    if second.is_empty() {
        pen.line(area, first, bold, Align::LEFT);
    } else {
        let half = area.height() / 2.0;
        pen.line(Rect::from_min_size(area.min, vec2(area.width(), half)), first, bold, Align::LEFT);
        pen.line(
            Rect::from_min_size(area.min + vec2(0.0, half), vec2(area.width(), half)),
            second,
            small,
            Align::LEFT,
        );
    }
    place
}
