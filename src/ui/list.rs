//! Rows of one list, turned by page: headings, findings, classes, names with values.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::fonts::size;
use super::letters::chip;
use super::look::Look;
use super::marks::{self, Ticks};
use super::pen::{Pen, Style};
use super::press::{heading_ui, spoken_ui};
use crate::text::{Arg, Message};
use crate::verdict::Severity;

const TITLE: f32 = 54.0;
/// Width of the names of fields.
const NAME: f32 = 216.0;
/// Width of the mark or chip at the left of a finding or class.
const LEAD: f32 = 84.0;
/// Width of the mark at the right of a fact.
const FACT_MARK: f32 = 60.0;

/// One entry, already spoken.
pub(super) struct Entry {
    lead: Lead,
    first: String,
    second: String,
    height: f32,
}

pub(super) enum Lead {
    /// Nothing: words alone.
    Bare,
    /// A class.
    Chip(String),
    /// A name with a value and, on another line, what becomes of it; a mark at the right.
    Fact(Severity),
    Finding(Severity, &'static str),
    Heading,
    /// A sentence from edge to edge.
    Line,
    Name,
}

/// Draws one page of a list under its title, a text with page and pages. Returns how many pages there are.
pub(super) fn list_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    title: &'static str,
    entries: Vec<Entry>,
    page: usize,
) -> usize {
    let list = list_area(area);
    let (count, entries) = page_count(entries, list);
    let number = page.min(count.saturating_sub(1));
    let title = Message::new(title)
        .with("page", Arg::Text((number + 1).to_string()))
        .with("pages", Arg::Text(count.to_string()));
    let title_area = Rect::from_min_size(area.min - vec2(0.0, 8.0), vec2(area.width(), TITLE));
    heading_ui(ui, look, title_area, &look.say(&title), size::TITLE);
    rows_ui(ui, look, list, entries, page)
}

/// Draws one page of a list without a title. Returns how many pages there are.
pub(super) fn rows_ui(ui: &Ui, look: &Look<'_>, list: Rect, entries: Vec<Entry>, page: usize) -> usize {
    let pages = pages(entries, list.height());
    let count = pages.len();
    let number = page.min(count.saturating_sub(1));
    let mut top = list.top();
    for entry in pages.into_iter().nth(number).unwrap_or_default() {
        let place = Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), entry.height));
        entry_ui(ui, look, place, &entry);
        top = place.bottom();
    }
    count
}

/// How many pages [`rows_ui`] would have; gives the entries back.
pub(super) fn page_count(entries: Vec<Entry>, list: Rect) -> (usize, Vec<Entry>) {
    let pages = pages(entries, list.height());
    (pages.len(), pages.into_iter().flatten().collect())
}

/// Where the rows of [`list_ui`] are.
pub(super) fn list_area(area: Rect) -> Rect {
    Rect::from_min_max(pos2(area.left(), area.top() + TITLE - 4.0), area.max)
}

/// Fills pages from the top; a heading never stands last on one.
fn pages(entries: Vec<Entry>, height: f32) -> Vec<Vec<Entry>> {
    let mut pages: Vec<Vec<Entry>> = vec![Vec::new()];
    let mut used = 0.0;
    let mut entries = entries.into_iter().peekable();
    while let Some(entry) = entries.next() {
        let follower = match (&entry.lead, entries.peek()) {
            (Lead::Heading, Some(next)) => next.height,
            _ => 0.0,
        };
        if used + entry.height + follower > height && used > 0.0 {
            pages.push(Vec::new());
            used = 0.0;
        }
        used += entry.height;
        if let Some(page) = pages.last_mut() {
            page.push(entry);
        }
    }
    pages
}

/// The name of what follows.
pub(super) const fn heading(text: String) -> Entry {
    Entry { lead: Lead::Heading, first: text, second: String::new(), height: 58.0 }
}

/// One row; it is as tall as its texts in this width.
pub(super) fn entry(pen: &Pen, look: &Look<'_>, width: f32, lead: Lead, texts: (String, String)) -> Entry {
    let (first, second) = texts;
    let height = match lead {
        Lead::Heading => 58.0,
        Lead::Name => {
            let name = pen.height(&first, label_style(look), NAME - 16.0);
            let value = pen.height(&second, value_style(look), width - NAME);
            (name.max(value) + 18.0).max(50.0)
        }
        Lead::Line => pen.height(&first, value_style(look), width) + 20.0,
        Lead::Fact(_) => {
            let name = pen.height(&first, label_style(look), NAME - 16.0);
            let (value, note) = fact(&second);
            let room = width - NAME - FACT_MARK;
            let note = if note.is_empty() { 0.0 } else { pen.height(note, label_style(look), room) };
            (name.max(pen.height(value, value_style(look), room) + note) + 18.0).max(50.0)
        }
        Lead::Bare | Lead::Chip(_) | Lead::Finding(..) => {
            let room = width - LEAD;
            {
                let second =
                    if second.is_empty() { 0.0 } else { pen.height(&second, label_style(look), room) };
                (pen.height(&first, value_style(look), room) + second + 20.0).max(58.0)
            }
        }
    };
    Entry { lead, first, second, height }
}

fn value_style(look: &Look<'_>) -> Style {
    Style::regular(size::BODY, look.tokens.ink).line(1.3)
}

fn label_style(look: &Look<'_>) -> Style {
    Style::regular(size::SMALLEST, look.tokens.ink2).line(1.35)
}

fn entry_ui(ui: &Ui, look: &Look<'_>, place: Rect, entry: &Entry) {
    let pen = look.pen(ui);
    let inner = place.shrink2(vec2(0.0, 8.0));
    match &entry.lead {
        Lead::Heading => {
            let line = Rect::from_min_max(pos2(place.left(), place.top() + 10.0), place.max);
            pen.line(line, &entry.first, Style::bold(size::BODY, look.tokens.ink), Align::LEFT);
        }
        Lead::Name => {
            pen.segment(place.left_top(), place.right_top(), 2.0, look.tokens.line);
            let name = Rect::from_min_size(inner.min, vec2(NAME - 16.0, inner.height() + 2.0));
            pen.paragraph(name.translate(vec2(0.0, 3.0)), &entry.first, label_style(look), Align::LEFT);
            let value =
                Rect::from_min_max(pos2(inner.left() + NAME, inner.top()), inner.max + vec2(0.0, 2.0));
            pen.paragraph(value, &entry.second, value_style(look), Align::LEFT);
        }
        Lead::Fact(severity) => fact_ui(&pen, look, place, (*severity, entry)),
        Lead::Line => {
            pen.segment(place.left_top(), place.right_top(), 2.0, look.tokens.line);
            pen.paragraph(inner, &entry.first, value_style(look), Align::LEFT);
        }
        Lead::Bare => {
            pen.segment(place.left_top(), place.right_top(), 2.0, look.tokens.line);
            two_lines(&pen, look, inner, entry);
        }
        Lead::Chip(code) => {
            pen.segment(place.left_top(), place.right_top(), 2.0, look.tokens.line);
            chip(&pen, look, pos2(place.left(), inner.top() + 24.0), code);
            two_lines(&pen, look, inner, entry);
        }
        Lead::Finding(severity, code) => {
            pen.segment(place.left_top(), place.right_top(), 2.0, look.tokens.line);
            let (mark, colour) = marks::of_severity(Some(*severity), Ticks::Ink, look.tokens);
            let centre = pos2(place.left() + 32.0, inner.top() + 20.0);
            marks::draw(&pen, mark, marks::square(centre, 36.0), colour, look.tokens.surface);
            let below = Rect::from_center_size(pos2(centre.x, centre.y + 34.0), vec2(64.0, 28.0));
            if !code.is_empty() {
                pen.line(below, code, label_style(look), Align::Center);
            }
            two_lines(&pen, look, inner, entry);
        }
    }
    let spoken = match entry.lead {
        Lead::Line => entry.first.clone(),
        Lead::Bare | Lead::Chip(_) | Lead::Fact(_) | Lead::Finding(..) | Lead::Heading | Lead::Name => {
            format!("{}: {}", entry.first, entry.second)
        }
    };
    spoken_ui(ui, place, &spoken);
}

/// Value, and what becomes of it.
fn fact(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

fn fact_ui(pen: &Pen, look: &Look<'_>, place: Rect, (severity, entry): (Severity, &Entry)) {
    let inner = place.shrink2(vec2(0.0, 8.0));
    pen.segment(place.left_top(), place.right_top(), 2.0, look.tokens.line);
    let (mark, colour) = marks::of_severity(Some(severity), Ticks::Ink, look.tokens);
    let centre = pos2(place.right() - 22.0, place.center().y);
    marks::draw(pen, mark, marks::square(centre, 36.0), colour, look.tokens.surface);
    let name = Rect::from_min_size(inner.min + vec2(0.0, 3.0), vec2(NAME - 16.0, inner.height() + 2.0));
    pen.paragraph(name, &entry.first, label_style(look), Align::LEFT);
    let words = Rect::from_min_max(
        pos2(inner.left() + NAME, inner.top()),
        pos2(inner.right() - FACT_MARK, inner.bottom() + 2.0),
    );
    let (value, note) = fact(&entry.second);
    let covered = pen.paragraph(words, value, value_style(look), Align::LEFT);
    if !note.is_empty() {
        let rest = Rect::from_min_max(pos2(words.left(), covered.bottom()), words.max);
        pen.paragraph(rest, note, label_style(look), Align::LEFT);
    }
}

fn two_lines(pen: &Pen, look: &Look<'_>, inner: Rect, entry: &Entry) {
    let words = Rect::from_min_max(pos2(inner.left() + LEAD, inner.top()), inner.max + vec2(0.0, 2.0));
    let first = pen.paragraph(words, &entry.first, value_style(look), Align::LEFT);
    let rest = Rect::from_min_max(pos2(words.left(), first.bottom()), words.max);
    if !entry.second.is_empty() {
        pen.paragraph(rest, &entry.second, label_style(look), Align::LEFT);
    }
}
