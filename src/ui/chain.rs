//! Where the check stopped, and what to do next: all that is shown when no claim may be.

use eframe::egui::{Align, Color32, Rect, Ui, pos2, vec2};

use super::fonts::size;
use super::layout::RADIUS;
use super::look::Look;
use super::marks::{self, Mark};
use super::pen::{Pen, Style};
use super::press::{heading_ui, spoken_ui};
use crate::verdict::{StageState, StageView, VerdictView};

/// Height of a title line.
const TITLE: f32 = 52.0;
/// Height of a numbered step of one line.
const STEP: f32 = 42.0;
/// Left edge of the words, right of the chain.
const WORDS: f32 = 84.0;

/// Draws chain and steps into `area`.
pub(super) fn chain_ui(ui: &Ui, look: &Look<'_>, area: Rect, view: &VerdictView) {
    let pen = look.pen(ui);
    let steps_height = steps_height(&pen, look, area.width(), view);
    let upper = Rect::from_min_max(area.min, pos2(area.right(), area.bottom() - steps_height - 16.0));
    if view.stages.is_empty() {
        steps_ui(ui, look, area, view);
        return;
    }
    let title = Rect::from_min_size(upper.min - vec2(0.0, 6.0), vec2(upper.width(), TITLE));
    heading_ui(ui, look, title, &look.id("ui-where-it-stopped"), size::TITLE);
    stages_ui(ui, look, Rect::from_min_max(pos2(upper.left(), upper.top() + TITLE), upper.max), view);
    let lower = Rect::from_min_max(pos2(area.left(), upper.bottom() + 16.0), area.max);
    pen.segment(lower.left_top(), lower.right_top(), 2.0, look.tokens.line);
    steps_ui(ui, look, lower, view);
}

fn stages_ui(ui: &Ui, look: &Look<'_>, area: Rect, view: &VerdictView) {
    const USUAL: f32 = 64.0;
    let pen = look.pen(ui);
    let stopped: f32 = view
        .stages
        .iter()
        .filter(|stage| stage.state == StageState::Stopped)
        .map(|stage| stopped_height(&pen, look, area.width(), stage))
        .sum();
    let others = view.stages.iter().filter(|stage| stage.state != StageState::Stopped).count();
    let others = u16::try_from(others).map_or(1.0, f32::from).max(1.0);
    let pitch = ((area.height() - stopped) / others).min(USUAL);
    let mut top = area.top();
    let mut previous: Option<(StageState, f32)> = None;
    for stage in &view.stages {
        let height = match stage.state {
            StageState::Stopped => stopped_height(&pen, look, area.width(), stage),
            StageState::NotReached | StageState::Passed => pitch,
        };
        let place = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), height));
        if let Some((state, from)) = previous {
            link(&pen, look, area.left() + 30.0, (from, place, stage.state), state);
        }
        stage_ui(ui, look, place, stage, view);
        let reach = if stage.state == StageState::Stopped { height / 2.0 - 4.0 } else { 20.0 };
        previous = Some((stage.state, place.center().y + reach));
        top = place.bottom();
    }
}

/// The line from one stage to the next: whole up to the stop, broken after it.
fn link(pen: &Pen, look: &Look<'_>, x: f32, to: (f32, Rect, StageState), before: StageState) {
    let (from, place, state) = to;
    let reach = match state {
        StageState::NotReached => 14.0,
        StageState::Passed => 20.0,
        StageState::Stopped => place.height() / 2.0 - 4.0,
    };
    let until = place.center().y - reach;
    if before == StageState::Passed {
        pen.segment(pos2(x, from - 2.0), pos2(x, until + 2.0), 5.0, look.tokens.ink2);
        return;
    }
    let middle = f32::midpoint(from, until);
    pen.segment(pos2(x, middle - 10.0), pos2(x, middle), 4.0, look.tokens.ink2);
    pen.segment(pos2(x, middle + 6.0), pos2(x, middle + 10.0), 4.0, look.tokens.ink2);
}

fn stage_ui(ui: &Ui, look: &Look<'_>, place: Rect, stage: &StageView, view: &VerdictView) {
    let pen = look.pen(ui);
    let (name, note) = (look.say(&stage.name), look.say(&stage.note));
    let centre = pos2(place.left() + 30.0, place.center().y);
    match stage.state {
        StageState::Stopped => stopped(&pen, look, place, (&name, &note), view),
        StageState::Passed => {
            marks::draw(&pen, Mark::Tick, marks::square(centre, 40.0), look.tokens.ink2, look.tokens.surface);
            name_and_note(&pen, look, place, (&name, &note), look.tokens.ink);
        }
        StageState::NotReached => {
            pen.block(Rect::from_center_size(centre, vec2(20.0, 4.0)), 0.0, look.tokens.ink2);
            name_and_note(&pen, look, place, (&name, &note), look.tokens.ink2);
        }
    }
    spoken_ui(ui, place, &format!("{name}: {note}"));
}

fn name_and_note(pen: &Pen, look: &Look<'_>, place: Rect, texts: (&str, &str), colour: Color32) {
    let (name, note) = texts;
    let line = Rect::from_min_max(pos2(place.left() + WORDS, place.top()), place.max);
    let name_style = Style::regular(26.0, colour).line(1.15);
    let name_width = pen.width(name, name_style).min(line.width() * 0.62);
    let left = Rect::from_min_size(line.min, vec2(name_width + 1.0, line.height()));
    pen.line(left, name, name_style, Align::LEFT);
    let right = Rect::from_min_max(pos2(left.right() + 16.0, line.top()), line.max);
    pen.line(right, note, Style::regular(size::LABEL, look.tokens.ink2).line(1.15), Align::RIGHT);
}

fn stopped_note_style(look: &Look<'_>) -> Style {
    Style::regular(size::LABEL, look.tokens.ink).line(1.25)
}

/// Height of the framed row: its name and all of its note.
fn stopped_height(pen: &Pen, look: &Look<'_>, width: f32, stage: &StageView) -> f32 {
    let note = pen.height(&look.say(&stage.note), stopped_note_style(look), width - WORDS - 14.0);
    (8.0 + 6.0 + 42.0 + note + 14.0).max(104.0)
}

/// The framed row: where it stopped, its code, what was found.
fn stopped(pen: &Pen, look: &Look<'_>, place: Rect, texts: (&str, &str), view: &VerdictView) {
    let (name, note) = texts;
    let (mark, colour) = marks::of_verdict(view.verdict, look.tokens);
    let frame = place.shrink2(vec2(0.0, 4.0));
    pen.block(frame, RADIUS, look.tokens.raised);
    pen.border(frame, RADIUS, 3.0, colour);
    let centre = pos2(frame.left() + 34.0, frame.center().y);
    marks::draw(pen, mark, marks::square(centre, 52.0), colour, look.tokens.raised);
    let words =
        Rect::from_min_max(pos2(frame.left() + WORDS, frame.top() + 6.0), frame.max - vec2(14.0, 6.0));
    let code = view.findings.first().map_or("", |finding| finding.code);
    let code_style = Style::regular(size::LABEL, look.tokens.ink2);
    let upper =
        Rect::from_min_size(words.min, vec2(words.width() - pen.width(code, code_style) - 24.0, 42.0));
    let drawn = pen.line(upper, name, Style::bold(30.0, look.tokens.ink).line(1.2), Align::LEFT);
    let code_area =
        Rect::from_min_max(pos2(drawn.right() + 24.0, upper.top()), pos2(words.right(), upper.bottom()));
    pen.line(code_area, code, code_style, Align::LEFT);
    let lower = Rect::from_min_max(pos2(words.left(), upper.bottom()), words.max);
    pen.paragraph(lower, note, stopped_note_style(look), Align::LEFT);
}

fn step_style(look: &Look<'_>) -> Style {
    Style::regular(size::BODY, look.tokens.ink).line(1.3)
}

fn steps_height(pen: &Pen, look: &Look<'_>, width: f32, view: &VerdictView) -> f32 {
    let steps = view.steps.iter().map(|step| step_height(pen, look, width, &look.say(step)));
    TITLE + steps.sum::<f32>()
}

fn step_height(pen: &Pen, look: &Look<'_>, width: f32, text: &str) -> f32 {
    (pen.height(text, step_style(look), width - 48.0) + 9.0).max(STEP)
}

fn steps_ui(ui: &Ui, look: &Look<'_>, area: Rect, view: &VerdictView) {
    const DISC: f32 = 17.0;
    let pen = look.pen(ui);
    let heading = Rect::from_min_size(area.min + vec2(0.0, 4.0), vec2(area.width(), TITLE - 6.0));
    heading_ui(ui, look, heading, &look.id("ui-do-next"), size::BODY + 2.0);
    let mut top = area.top() + TITLE;
    for (step, number) in view.steps.iter().zip(1_u8..) {
        let text = look.say(step);
        let height = step_height(&pen, look, area.width(), &text);
        let place = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), height));
        let centre = pos2(place.left() + DISC, place.top() + STEP / 2.0);
        pen.disc(centre, DISC, look.tokens.ink);
        let figure = Style::bold(size::LABEL, look.tokens.surface).line(1.0);
        pen.line(marks::square(centre, 2.0 * DISC), &number.to_string(), figure, Align::Center);
        let words =
            Rect::from_min_max(pos2(place.left() + 48.0, place.top() + 5.0), place.max + vec2(0.0, 4.0));
        pen.paragraph(words, &text, step_style(look), Align::LEFT);
        spoken_ui(ui, place, &format!("{number}. {text}"));
        top = place.bottom();
    }
}
