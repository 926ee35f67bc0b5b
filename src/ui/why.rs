//! Why: the seven axes in their fixed order, with what was compared.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::fonts::size;
use super::look::Look;
use super::marks::{self, Ticks};
use super::pen::{Pen, Style};
use super::press::{heading_ui, spoken_ui};
use crate::verdict::{Axis, AxisView, Severity, Verdict, VerdictView};

const TITLE: f32 = 54.0;
const MARK: f32 = 42.0;
const WORDS: f32 = 64.0;
/// One line of name and answer.
const FIRST: f32 = 36.0;
/// Between name and answer.
const AFTER_NAME: f32 = 26.0;

/// Draws the axes into `area`.
pub(super) fn why_ui(ui: &Ui, look: &Look<'_>, area: Rect, view: &VerdictView, ticks: Ticks) {
    let pen = look.pen(ui);
    let title = Rect::from_min_size(area.min - vec2(0.0, 8.0), vec2(area.width(), TITLE));
    heading_ui(ui, look, title, &look.id("ui-why-title"), size::TITLE);
    let list = Rect::from_min_max(pos2(area.left(), area.top() + TITLE - 4.0), area.max);
    let detail = Style::regular(size::SMALLEST, look.tokens.ink2).line(1.3);
    let words_width = list.width() - WORDS;
    let heights: Vec<f32> = view
        .axes
        .iter()
        .map(|axis| {
            let text = axis.detail.as_ref().map(|message| look.say(message));
            let tall = text.map_or(0.0, |text| pen.height(&text, detail, words_width));
            18.0 + first_height(&pen, look, axis, words_width) + tall
        })
        .collect();
    let total: f32 = heights.iter().sum();
    let spare = ((list.height() - total) / 7.0).clamp(-14.0, 18.0);
    let mut top = list.top();
    for (axis, height) in view.axes.iter().zip(heights) {
        let place = Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), height + spare));
        axis_ui(ui, look, place, axis, view.verdict, ticks);
        top = place.bottom();
    }
}

fn axis_ui(ui: &Ui, look: &Look<'_>, place: Rect, axis: &AxisView, verdict: Verdict, ticks: Ticks) {
    let pen = look.pen(ui);
    pen.segment(place.left_top(), place.right_top(), 2.0, look.tokens.line);
    let (mark, colour) = marks::of_severity(axis.severity, ticks, look.tokens);
    let centre = pos2(place.left() + MARK / 2.0, place.center().y);
    marks::draw(&pen, mark, marks::square(centre, MARK), colour, look.tokens.surface);
    if decides(axis.severity, verdict) {
        let bar = Rect::from_min_size(
            pos2(place.left() - 16.0, place.top() + 8.0),
            vec2(8.0, place.height() - 14.0),
        );
        pen.block(bar, 0.0, colour);
    }
    let words = Rect::from_min_max(pos2(place.left() + WORDS, place.top()), place.max);
    let (name, answer) = (look.id(name_of(axis.axis)), look.say(&axis.answer));
    let detail = axis.detail.as_ref().map(|message| look.say(message)).unwrap_or_default();
    let style = Style::regular(size::SMALLEST, look.tokens.ink2).line(1.3);
    let tall = if detail.is_empty() { 0.0 } else { pen.height(&detail, style, words.width()) };
    let first = first_height(&pen, look, axis, words.width());
    let top = place.center().y - (first + tall) / 2.0;
    let label = Style::regular(size::LABEL, look.tokens.ink2);
    let line = Rect::from_min_size(pos2(words.left(), top), vec2(words.width(), first));
    let drawn = pen.line(Rect::from_min_size(line.min, vec2(line.width(), FIRST)), &name, label, Align::LEFT);
    let rest = Rect::from_min_max(pos2(drawn.right() + AFTER_NAME, line.top()), line.max);
    if first > FIRST {
        pen.paragraph(rest.translate(vec2(0.0, 2.0)), &answer, answer_style(look), Align::LEFT);
    } else {
        pen.line(rest, &answer, answer_style(look), Align::LEFT);
    }
    if !detail.is_empty() {
        pen.paragraph(Rect::from_min_max(line.left_bottom(), words.max), &detail, style, Align::LEFT);
    }
    spoken_ui(ui, place, &format!("{name}: {answer}. {detail}"));
}

fn answer_style(look: &Look<'_>) -> Style {
    Style::bold(26.0, look.tokens.ink).line(1.2)
}

/// Height of name and answer: the answer may need a second line.
fn first_height(pen: &Pen, look: &Look<'_>, axis: &AxisView, width: f32) -> f32 {
    let name = pen.width(&look.id(name_of(axis.axis)), Style::regular(size::LABEL, look.tokens.ink2));
    pen.height(&look.say(&axis.answer), answer_style(look), width - name - AFTER_NAME).max(FIRST)
}

fn decides(severity: Option<Severity>, verdict: Verdict) -> bool {
    match verdict {
        Verdict::MayDrive => false,
        Verdict::CheckFurther => severity == Some(Severity::CheckFurther),
        Verdict::MustNotDrive => severity == Some(Severity::MustNotDrive),
        Verdict::CannotTell => severity == Some(Severity::CannotTell),
        Verdict::NotGenuine => severity == Some(Severity::NotGenuine),
    }
}

/// The message with the name of an axis.
#[must_use]
pub(super) const fn name_of(axis: Axis) -> &'static str {
    match axis {
        Axis::CodeTime => "ui-axis-code-time",
        Axis::DataAge => "ui-axis-data-age",
        Axis::Entitlement => "ui-axis-entitlement",
        Axis::Issuer => "ui-axis-issuer",
        Axis::LicenceStatus => "ui-axis-licence-status",
        Axis::Signature => "ui-axis-signature",
        Axis::Validity => "ui-axis-validity",
    }
}
