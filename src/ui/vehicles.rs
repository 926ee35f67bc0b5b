//! Choosing the vehicle with one hand: the last ones, ten pictures, and a search over all types of the tables.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::{Page, UiAction};
use super::field::field_ui;
use super::fonts::size;
use super::icons::{self, Icon};
use super::layout::{GAP, Orientation, RADIUS};
use super::look::Look;
use super::marks;
use super::over::area;
use super::pen::{Pen, Style};
use super::press::{Face, heading_ui, spoken_ui, target_ui, turn_ui};
use super::rail::{Countdown, Item, Rail, rail_ui};
use super::vehicle_pictures::{self, common};
use crate::assess::vehicle_name;
use crate::rules::{Gearbox, Vehicle, search};
use crate::text::{Arg, Message};

/// What is typed, and what was asked about before. Nothing of a person.
#[derive(Debug, Clone, Default)]
pub struct Picker {
    /// What is being typed.
    pub typed: String,
    /// Page of the list.
    pub page: usize,
    /// Digits of the number pad.
    pub digits: String,
    /// Vehicles asked about, the last one first; at most [`RECENT`].
    pub recent: Vec<Vehicle>,
}

/// So many are remembered while the program runs.
pub const RECENT: usize = 3;

impl Picker {
    /// Puts a vehicle on top; `former` is the same one with less known, or other things, and makes room.
    pub fn remember(&mut self, vehicle: &Vehicle, former: Option<&Vehicle>) {
        self.recent.retain(|known| known != vehicle && Some(known) != former);
        self.recent.insert(0, vehicle.clone());
        self.recent.truncate(RECENT);
    }
}

const FIELD: f32 = 76.0;
const LABEL: f32 = 34.0;
const ROW: f32 = 76.0;
const TURN: f32 = 80.0;

/// Draws the page over the whole window and says what was pressed.
pub fn vehicles_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    picker: &mut Picker,
    asked: Option<&Vehicle>,
    left: Option<Countdown>,
) -> Option<UiAction> {
    let area = area(look);
    let title_width = match look.layout.orientation {
        Orientation::Landscape => 360.0,
        Orientation::Portrait => 240.0,
    };
    let title = Rect::from_min_size(area.min, vec2(title_width, FIELD));
    heading_ui(ui, look, title, &look.id("ui-vehicle-title"), 38.0);
    let search =
        Rect::from_min_max(pos2(title.right() + GAP, area.top()), pos2(area.right(), title.bottom()));
    let typing = search_ui(ui, look, search, picker);
    let below = Rect::from_min_max(pos2(area.left(), title.bottom() + 8.0), area.max);
    let chosen = if picker.typed.trim().is_empty() {
        let (again, top) = recent_ui(ui, look, below, picker, asked);
        let tiles = Rect::from_min_max(pos2(below.left(), top), below.max);
        let tile = tiles_ui(ui, look, tiles, asked);
        again.or(tile)
    } else {
        found_ui(ui, look, below, picker)
    };
    let pressed = rail_ui(ui, look, &rail(look, left));
    chosen.or(typing).or(pressed)
}

fn rail(look: &Look<'_>, left: Option<Countdown>) -> Rail {
    let item =
        |icon: Icon, label: &'static str, action: UiAction| Item { icon, label: look.id(label), action };
    Rail {
        countdown: left,
        upper: vec![
            item(Icon::NoVehicle, "ui-vehicle-none", UiAction::ChooseVehicle(None)),
            item(Icon::List, "ui-journey", UiAction::Show(Page::Journey)),
        ],
        primary: Some(item(Icon::Back, "ui-back", UiAction::Back)),
        ..Rail::default()
    }
}

fn search_ui(ui: &mut Ui, look: &Look<'_>, place: Rect, picker: &mut Picker) -> Option<UiAction> {
    let pen = look.pen(ui);
    pen.block(place, RADIUS, look.tokens.raised);
    let line = Rect::from_min_max(place.min + vec2(56.0, 0.0), place.max);
    let response = field_ui(ui, look, line, &mut picker.typed, &look.id("ui-vehicle-search"));
    let icon = marks::square(pos2(place.left() + 40.0, place.center().y), 34.0);
    icons::draw(&pen, Icon::Search, icon, look.tokens.ink);
    response.changed().then_some(UiAction::Typed)
}

/// Draws the last ones; returns what was pressed and where the rest begins.
fn recent_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    picker: &Picker,
    asked: Option<&Vehicle>,
) -> (Option<UiAction>, f32) {
    if picker.recent.is_empty() {
        return (None, area.top());
    }
    label_ui(ui, look, area, "ui-vehicle-recent");
    let width = (area.width() + GAP) / 3.0 - GAP;
    let mut pressed = None;
    let mut left = area.left();
    for vehicle in picker.recent.iter().take(RECENT) {
        let place = Rect::from_min_size(pos2(left, area.top() + LABEL), vec2(width, 84.0));
        pressed = recent_tile_ui(ui, look, place, vehicle, face(asked, vehicle)).or(pressed);
        left += width + GAP;
    }
    (pressed, area.top() + LABEL + 84.0 + 6.0)
}

fn recent_tile_ui(ui: &Ui, look: &Look<'_>, place: Rect, vehicle: &Vehicle, face: Face) -> Option<UiAction> {
    let (pen, [ground, ink], response) = tile_ground(ui, look, place, vehicle, face, "ui-vehicle-again");
    let picture = Rect::from_min_size(pos2(place.left() + 12.0, place.center().y - 21.0), vec2(84.0, 42.0));
    let drawn = vehicle_pictures::draw(&pen, vehicle, picture, [ink, ground]);
    let left = if drawn { picture.right() + 12.0 } else { place.left() + 16.0 };
    let words = Rect::from_min_max(pos2(left, place.top() + 6.0), place.max - vec2(10.0, 6.0));
    let (name, more) = (name_of(look, vehicle), more_of(look, vehicle));
    let height = if more.is_empty() { words.height() } else { words.height() * 0.55 };
    let first = Rect::from_min_size(words.min, vec2(words.width(), height));
    pen.line(first, &name, Style::bold(size::BUTTON, ink).line(1.1), Align::LEFT);
    if !more.is_empty() {
        let second = Rect::from_min_max(pos2(words.left(), first.bottom()), words.max);
        pen.shortened(second, &more, Style::regular(size::SMALLEST, ink).line(1.2), 1);
    }
    response
}

fn tiles_ui(ui: &Ui, look: &Look<'_>, area: Rect, asked: Option<&Vehicle>) -> Option<UiAction> {
    let (columns, rows, across) = match look.layout.orientation {
        Orientation::Landscape => (5, 2.0, 5.0),
        Orientation::Portrait => (3, 4.0, 3.0),
    };
    label_ui(ui, look, area, "ui-vehicle-common");
    let width = (area.width() + GAP) / across - GAP;
    let height = ((area.height() - LABEL + GAP) / rows - GAP).min(242.0);
    let mut pressed = None;
    let mut corner = area.min + vec2(0.0, LABEL);
    for (number, vehicle) in common().iter().enumerate() {
        if number > 0 && number % columns == 0 {
            corner = pos2(area.left(), corner.y + height + GAP);
        }
        let place = Rect::from_min_size(corner, vec2(width, height));
        pressed = tile_ui(ui, look, place, vehicle, face(asked, vehicle)).or(pressed);
        corner.x += width + GAP;
    }
    pressed
}

fn tile_ui(ui: &Ui, look: &Look<'_>, place: Rect, vehicle: &Vehicle, face: Face) -> Option<UiAction> {
    let (pen, [ground, ink], response) = tile_ground(ui, look, place, vehicle, face, "ui-vehicle-choose");
    let room = vec2(place.width() - 28.0, place.height() - 110.0);
    let wide = room.x.min(room.y * 2.0);
    let centre = pos2(place.center().x, place.top() + 12.0 + room.y / 2.0);
    vehicle_pictures::draw(
        &pen,
        vehicle,
        Rect::from_center_size(centre, vec2(wide, wide / 2.0)),
        [ink, ground],
    );
    let words =
        Rect::from_min_max(pos2(place.left() + 8.0, place.bottom() - 94.0), place.max - vec2(8.0, 8.0));
    let first = Rect::from_min_size(words.min, vec2(words.width(), 56.0));
    pen.line(first, &name_of(look, vehicle), Style::bold(size::BUTTON, ink).line(1.15), Align::Center);
    let second = Rect::from_min_max(first.left_bottom(), words.max);
    pen.line(second, &more_of(look, vehicle), Style::regular(size::LABEL, ink).line(1.15), Align::Center);
    response
}

/// The vehicle that is asked about is filled.
fn face(asked: Option<&Vehicle>, vehicle: &Vehicle) -> Face {
    if asked == Some(vehicle) { Face::Chosen } else { Face::Button }
}

/// Ground of a tile, and what a press on it asks for.
fn tile_ground(
    ui: &Ui,
    look: &Look<'_>,
    place: Rect,
    vehicle: &Vehicle,
    face: Face,
    spoken: &'static str,
) -> (Pen, [eframe::egui::Color32; 2], Option<UiAction>) {
    let words = format!("{} {}", name_of(look, vehicle), more_of(look, vehicle));
    let label = look.say(&Message::new(spoken).with("vehicle", Arg::Text(words.trim().to_owned())));
    let response = target_ui(ui, look, place, &label);
    let (ground, ink) = face.colours(look);
    let pen = look.pen(ui);
    pen.block(place, RADIUS, ground);
    let action = response.clicked().then(|| UiAction::ChooseVehicle(Some(Box::new(vehicle.clone()))));
    (pen, [ground, ink], action)
}

fn found_ui(ui: &Ui, look: &Look<'_>, area: Rect, picker: &Picker) -> Option<UiAction> {
    let mut found: Vec<Vehicle> =
        search(&picker.typed).into_iter().map(|kind| Vehicle::of_type(&kind.code)).collect();
    if found.is_empty() {
        // A code that the tables do not have is judged too: "check further".
        found.extend(picker.typed.parse::<Vehicle>().ok());
    }
    if found.is_empty() {
        let text = look.id("ui-vehicle-not-found");
        let line = Rect::from_min_size(area.min + vec2(0.0, 16.0), vec2(area.width(), 80.0));
        look.pen(ui).line(line, &text, Style::regular(size::BODY, look.tokens.ink2), Align::LEFT);
        spoken_ui(ui, line, &text);
    }
    let list = Rect::from_min_max(area.min, pos2(area.right(), area.bottom() - TURN - GAP));
    let rows = super::open::rows_that_fit(list.height());
    let each = rows * 2;
    let pages = found.len().div_ceil(each).max(1);
    let page = picker.page.min(pages - 1);
    let width = (list.width() - GAP) / 2.0;
    let mut pressed = None;
    let mut corner = list.min;
    for (number, vehicle) in found.iter().skip(page * each).take(each).enumerate() {
        if number == rows {
            corner = pos2(list.left() + width + GAP, list.top());
        }
        let place = Rect::from_min_size(corner, vec2(width, ROW));
        pressed = found_row_ui(ui, look, place, vehicle).or(pressed);
        corner.y = place.bottom() + 10.0;
    }
    let turn = Rect::from_min_max(pos2(area.left(), area.bottom() - TURN), area.max);
    turn_ui(ui, look, turn, page, pages).map(UiAction::TurnVehicles).or(pressed)
}

fn found_row_ui(ui: &Ui, look: &Look<'_>, place: Rect, vehicle: &Vehicle) -> Option<UiAction> {
    let (pen, [ground, ink], response) =
        tile_ground(ui, look, place, vehicle, Face::Button, "ui-vehicle-choose");
    let picture = Rect::from_min_size(pos2(place.left() + 12.0, place.center().y - 20.0), vec2(80.0, 40.0));
    vehicle_pictures::draw(&pen, vehicle, picture, [ink, ground]);
    let code = Rect::from_min_max(pos2(place.right() - 62.0, place.top()), place.max - vec2(12.0, 0.0));
    let style = Style::regular(size::SMALLEST, look.tokens.ink2).line(1.2);
    pen.line(code, vehicle.code.trim_end_matches('*'), style, Align::RIGHT);
    let words = Rect::from_min_max(
        pos2(picture.right() + 12.0, place.top() + 4.0),
        pos2(code.left() - 8.0, place.bottom() - 4.0),
    );
    pen.line(words, &name_of(look, vehicle), Style::regular(size::BODY, ink).line(1.15), Align::LEFT);
    response
}

fn label_ui(ui: &Ui, look: &Look<'_>, area: Rect, id: &'static str) {
    let line = Rect::from_min_size(area.min, vec2(area.width(), LABEL - 4.0));
    let text = look.id(id);
    look.pen(ui).line(line, &text, Style::regular(size::LABEL, look.tokens.ink2), Align::LEFT);
    spoken_ui(ui, line, &text);
}

/// 车辆类型 in words.
pub(super) fn name_of(look: &Look<'_>, vehicle: &Vehicle) -> String {
    look.say(&Message::new("value-text").with("text", vehicle_name(Some(vehicle))))
}

/// What else is known of it, in a few words.
pub(super) fn more_of(look: &Look<'_>, vehicle: &Vehicle) -> String {
    let mut parts = Vec::new();
    match vehicle.gearbox {
        Gearbox::Automatic => parts.push(look.id("ui-gearbox-automatic")),
        Gearbox::Manual => parts.push(look.id("ui-gearbox-manual")),
        Gearbox::NotKnown => {}
    }
    if let Some(row) = vehicle.use_row() {
        let name = Arg::Either { zh: row.zh.clone(), en: row.en.clone() };
        parts.push(look.say(&Message::new("value-text").with("text", name)));
    }
    let kilograms = [vehicle.kg, vehicle.trailer().filter(|_| vehicle.kg.is_none())];
    parts.extend(kilograms.into_iter().flatten().map(|kg| format!("{kg} kg")));
    parts.join(" ")
}
