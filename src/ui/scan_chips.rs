//! Chips on the picture: who looks, whose keys, what is asked of the next licence. A press leads to where it is changed.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::{Page, SourceKind, TrustPage, UiAction};
use super::fonts::size;
use super::icons::{self, Icon};
use super::layout::{GAP, Orientation, RADIUS, Surround};
use super::look::Look;
use super::marks::{self, Ticks};
use super::pen::Style;
use super::press::target_ui;
use super::scan::{Scan, Whose};
use super::tokens::{CHIP, ON_CHIP, ON_CHIP2, Theme, Tokens};
use super::trust::severity;
use super::vehicles::{more_of, name_of};
use crate::judge::Request;
use crate::text::{Arg, Message};
use crate::verdict::{Profile, Severity};

/// One chip: picture, two lines, where it leads.
struct Chip {
    sign: Sign,
    first: String,
    second: String,
    to: Page,
}

/// Picture of a chip.
enum Sign {
    Age(Severity),
    Icon(Icon),
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
    let chips = match scan.whose {
        Whose::Companion(_) => {
            let (first, second) = (look.id("ui-companion"), look.id("ui-companion-scan"));
            vec![Chip { sign: Sign::Icon(Icon::Person), first, second, to: Page::Main }]
        }
        Whose::Changes => {
            let (first, second) = (look.id("trust-scan"), look.say(&scan.trust.text));
            vec![Chip { sign: Sign::Icon(Icon::Import), first, second, to: Page::Main }]
        }
        Whose::Driver => {
            let mut chips = who(look, scan);
            chips.extend(what(look, scan.settings.profile, scan.request));
            chips
        }
    };
    let pressed = flow_ui(ui, look, area, lens_room(look, scan), chips);
    match scan.whose {
        Whose::Changes | Whose::Companion(_) => None,
        Whose::Driver => pressed,
    }
}

/// What the buttons of the camera take from the right, where they stand beside the chips.
fn lens_room(look: &Look<'_>, scan: &Scan<'_>) -> f32 {
    const WIDTH: f32 = 132.0;
    let none = scan.lens == super::lens::LensButtons::default();
    if none || look.layout.orientation == Orientation::Portrait { 0.0 } else { WIDTH }
}

fn who(look: &Look<'_>, scan: &Scan<'_>) -> Vec<Chip> {
    let settings = scan.settings;
    let chip = |icon, first: &'static str, second: Option<&'static str>| Chip {
        sign: Sign::Icon(icon),
        first: look.id(first),
        second: second.map(|second| look.id(second)).unwrap_or_default(),
        to: Page::More,
    };
    let mut chips = vec![chip(Icon::Person, super::profile_name(settings.profile), None), trust(look, scan)];
    match settings.source {
        SourceKind::Camera => {}
        SourceKind::Demo => chips.push(chip(Icon::Clock, "ui-demo-picture", Some("ui-demo-moment"))),
    }
    chips
}

/// How old keys and lists are; without keys, what to do.
fn trust(look: &Look<'_>, scan: &Scan<'_>) -> Chip {
    let line = look.say(&scan.trust.text);
    let (first, second) = match scan.trust.grade {
        None => (line, look.id("trust-line-none-do")),
        Some(_) => (look.id(super::keyring_name(scan.settings.keyring)), line),
    };
    let to = Page::Trust(TrustPage::Overview(0));
    Chip { sign: Sign::Age(severity(scan.trust.grade)), first, second, to }
}

/// The vehicle, and for a counter the day of return: chosen before, they are seen before anyone scans.
fn what(look: &Look<'_>, profile: Profile, request: &Request) -> Vec<Chip> {
    let vehicle = request.vehicle.as_ref();
    let mut chips = vec![Chip {
        sign: Sign::Icon(Icon::Vehicle),
        first: vehicle.map_or_else(|| look.id("ui-vehicle-change"), |vehicle| name_of(look, vehicle)),
        second: vehicle.map(|vehicle| more_of(look, vehicle)).unwrap_or_default(),
        to: Page::Vehicle,
    }];
    if profile == Profile::Rental {
        let day = request.return_date.map(|day| Message::new("value-date").with("date", Arg::Date(day)));
        chips.push(Chip {
            sign: Sign::Icon(Icon::Calendar),
            first: look.id("ui-return-date"),
            second: day.map_or_else(|| look.id("ui-vehicle-not-known"), |day| look.say(&day)),
            to: Page::ReturnDate(0),
        });
    }
    chips
}

/// From the left; what has no room begins another row.
fn flow_ui(ui: &Ui, look: &Look<'_>, area: Rect, taken: f32, chips: Vec<Chip>) -> Option<UiAction> {
    let start = pos2(area.left() + margin(look) + 8.0, chips_top(look, area));
    let right = area.right() - margin(look) - 8.0 - taken;
    let mut corner = start;
    let mut pressed = None;
    for chip in chips {
        let width = width(ui, look, &chip).min(right - start.x);
        if corner.x > start.x && corner.x + width > right {
            corner = pos2(start.x, corner.y + CHIP_HEIGHT + GAP);
        }
        let place = Rect::from_min_size(corner, vec2(width, CHIP_HEIGHT));
        chip_ui(ui, look, place, &chip);
        let label = format!("{} {}", chip.first, chip.second);
        if target_ui(ui, look, place, label.trim()).clicked() {
            pressed = Some(UiAction::Show(chip.to));
        }
        corner.x = place.right() + GAP;
    }
    pressed
}

fn styles() -> [Style; 2] {
    [Style::bold(26.0, ON_CHIP).line(1.2), Style::regular(size::SMALLEST, ON_CHIP2).line(1.2)]
}

fn width(ui: &Ui, look: &Look<'_>, chip: &Chip) -> f32 {
    let pen = look.pen(ui);
    let [bold, small] = styles();
    let second = if chip.second.is_empty() { 0.0 } else { pen.width(&chip.second, small) };
    pen.width(&chip.first, bold).max(second) + 36.0 + 56.0
}

fn chip_ui(ui: &Ui, look: &Look<'_>, place: Rect, chip: &Chip) {
    let pen = look.pen(ui);
    let [bold, small] = styles();
    pen.block(place, RADIUS, CHIP);
    let square = marks::square(pos2(place.left() + 38.0, place.center().y), 34.0);
    match chip.sign {
        // Chips are dark in every theme.
        Sign::Age(severity) => {
            let (mark, colour) = marks::of_severity(Some(severity), Ticks::Ink, Tokens::of(Theme::Dark));
            marks::draw(&pen, mark, square, colour, CHIP);
        }
        Sign::Icon(icon) => icons::draw(&pen, icon, square, ON_CHIP),
    }
    let area = Rect::from_min_max(
        pos2(place.left() + 68.0, place.top() + 8.0),
        pos2(place.right() - 12.0, place.bottom() - 8.0),
    );
    if chip.second.is_empty() {
        pen.line(area, &chip.first, bold, Align::LEFT);
    } else {
        let half = vec2(area.width(), area.height() / 2.0);
        pen.line(Rect::from_min_size(area.min, half), &chip.first, bold, Align::LEFT);
        let below = Rect::from_min_size(area.min + vec2(0.0, half.y), half);
        pen.line(below, &chip.second, small, Align::LEFT);
    }
}
