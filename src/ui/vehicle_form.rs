//! The vehicle document and the journey, question by question; the panel beside it answers at once.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::{Figure, Measure, Page, UiAction};
use super::choice::{Choice, choice_ui, row_ui};
use super::fonts::size;
use super::layout::GAP;
use super::look::Look;
use super::number_pad;
use super::pen::Style;
use super::press::{heading_ui, spoken_ui};
use super::vehicles::name_of;
use crate::judge::Request;
use crate::rules::{Companion, Gearbox, Journey, Vehicle, law};
use crate::text::{Arg, Message};

const LABEL: f32 = 30.0;

/// Draws the questions and says what is asked now.
pub(super) fn form_ui(ui: &Ui, look: &Look<'_>, area: Rect, request: &Request) -> Option<UiAction> {
    let mut rows: Vec<(&'static str, Vec<Choice>)> = Vec::new();
    let title =
        request.vehicle.as_ref().map_or_else(|| look.id("ui-journey"), |vehicle| name_of(look, vehicle));
    if let Some(vehicle) = &request.vehicle {
        rows.push(("ui-gearbox", gearboxes(look, request, vehicle)));
        rows.push(("ui-vehicle-document", document(look, request, vehicle)));
        rows.push(("ui-vehicle-masses", masses(look, vehicle)));
    }
    let journeys = journeys(look, request);
    let [first, second] = journeys;
    rows.push(("ui-journey-row", first));
    rows.push(("ui-journey-more", second));
    let heading = Rect::from_min_size(area.min - vec2(0.0, 8.0), vec2(area.width(), 50.0));
    heading_ui(ui, look, heading, &title, size::TITLE);
    let top = heading.bottom() + 4.0;
    let pitch = ((area.bottom() - top) / 5.0).min(140.0);
    let mut pressed = None;
    let mut at = top;
    for (label, choices) in rows {
        let words = look.id(label);
        let name = Rect::from_min_size(pos2(area.left(), at), vec2(area.width(), LABEL));
        look.pen(ui).line(name, &words, Style::regular(size::SMALLEST, look.tokens.ink2), Align::LEFT);
        spoken_ui(ui, name, &words);
        let row = Rect::from_min_size(
            pos2(area.left(), at + LABEL),
            vec2(area.width(), (pitch - LABEL - 13.0).clamp(76.0, 92.0)),
        );
        pressed = row_ui(ui, look, row, choices).or(pressed);
        at += pitch;
    }
    pressed
}

fn ask(request: &Request, vehicle: Vehicle) -> UiAction {
    UiAction::Ask(Box::new(Request { vehicle: Some(vehicle), ..request.clone() }))
}

fn gearboxes(look: &Look<'_>, request: &Request, vehicle: &Vehicle) -> Vec<Choice> {
    [
        ("ui-gearbox-automatic-or-electric", Gearbox::Automatic),
        ("ui-gearbox-manual-only", Gearbox::Manual),
        ("ui-gearbox-not-known", Gearbox::NotKnown),
    ]
    .into_iter()
    .map(|(label, gearbox)| Choice {
        label: look.id(label),
        chosen: vehicle.gearbox == gearbox,
        action: ask(request, Vehicle { gearbox, ..vehicle.clone() }),
    })
    .collect()
}

fn document(look: &Look<'_>, request: &Request, vehicle: &Vehicle) -> Vec<Choice> {
    let used = vehicle
        .use_row()
        .map_or_else(|| look.id("ui-vehicle-not-known"), |row| either(look, &row.zh, &row.en));
    let adapted = Vehicle { adapted: !vehicle.adapted, ..vehicle.clone() };
    vec![
        Choice {
            label: format!("{}\n{used}", look.id("ui-vehicle-use")),
            chosen: vehicle.use_code.is_some(),
            action: UiAction::Show(Page::Uses),
        },
        measure(look, vehicle, Measure::Seats),
        Choice {
            label: look.id("ui-vehicle-adapted"),
            chosen: vehicle.adapted,
            action: ask(request, adapted),
        },
    ]
}

fn masses(look: &Look<'_>, vehicle: &Vehicle) -> Vec<Choice> {
    [Measure::Mass, Measure::TrailerMass].map(|which| measure(look, vehicle, which)).into()
}

fn measure(look: &Look<'_>, vehicle: &Vehicle, measure: Measure) -> Choice {
    let number = number_pad::present(vehicle, measure);
    let value = match (number, measure) {
        (None, _) => look.id("ui-vehicle-not-known"),
        (Some(number), Measure::Seats) => number.to_string(),
        (Some(number), Measure::Mass | Measure::TrailerMass) => format!("{number} kg"),
    };
    Choice {
        label: format!("{}\n{value}", look.id(number_pad::name_of(measure))),
        chosen: number.is_some(),
        action: UiAction::Show(Page::Number(Figure::Vehicle(measure))),
    }
}

fn journeys(look: &Look<'_>, request: &Request) -> [Vec<Choice>; 2] {
    let now = request.journey;
    let choice = |label: &'static str, chosen: bool, journey: Journey| Choice {
        label: look.id(label),
        chosen,
        action: UiAction::Ask(Box::new(Request { journey, ..request.clone() })),
    };
    [
        vec![
            choice("ui-journey-expressway", now.expressway, Journey { expressway: !now.expressway, ..now }),
            choice(
                "ui-journey-accompanied",
                now.companion == Companion::Stated,
                Journey {
                    companion: match now.companion {
                        Companion::Stated => Companion::Absent,
                        Companion::Absent | Companion::Checked(_) => Companion::Stated,
                    },
                    ..now
                },
            ),
        ],
        vec![
            choice("ui-journey-school-bus", now.school_bus, Journey { school_bus: !now.school_bus, ..now }),
            choice("ui-journey-commercial", now.commercial, Journey { commercial: !now.commercial, ..now }),
        ],
    ]
}

/// All of 使用性质, and not known.
pub(super) fn uses_ui(ui: &Ui, look: &Look<'_>, area: Rect, request: &Request) -> Option<UiAction> {
    let vehicle = request.vehicle.as_ref()?;
    let heading = Rect::from_min_size(area.min - vec2(0.0, 8.0), vec2(area.width(), 50.0));
    heading_ui(ui, look, heading, &look.id("ui-vehicle-use"), size::TITLE);
    let mut choices = vec![(look.id("ui-vehicle-not-known"), None)];
    choices.extend(law().uses.iter().map(|row| (either(look, &row.zh, &row.en), Some(row.code))));
    let (columns, across) = (3, 3.0);
    let list = Rect::from_min_max(pos2(area.left(), heading.bottom() + 6.0), area.max);
    let rows = u16::try_from(choices.len().div_ceil(columns)).map_or(1.0, f32::from);
    let size = vec2((list.width() + GAP) / across - GAP, ((list.height() + 13.0) / rows - 13.0).min(88.0));
    let mut pressed = None;
    let mut corner = list.min;
    for (number, (label, use_code)) in choices.into_iter().enumerate() {
        if number > 0 && number % columns == 0 {
            corner = pos2(list.left(), corner.y + size.y + 13.0);
        }
        let chosen = vehicle.use_code == use_code;
        let action = ask(request, Vehicle { use_code, ..vehicle.clone() });
        let place = Rect::from_min_size(corner, size);
        pressed = choice_ui(ui, look, place, Choice { label, chosen, action }).or(pressed);
        corner.x += size.x + GAP;
    }
    pressed
}

fn either(look: &Look<'_>, zh: &str, en: &str) -> String {
    let text = Arg::Either { zh: zh.to_owned(), en: en.to_owned() };
    look.say(&Message::new("value-text").with("text", text))
}
