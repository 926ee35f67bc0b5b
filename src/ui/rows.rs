//! The fact rows, always in the same order: classes, status, points, validity, note. The row that decides gets a bar at
//! its left; each says its effect by a mark at its right.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::contract::{house_fact, house_severity, return_fact};
use super::fonts::size;
use super::layout::{LABEL_COLUMN, ROW_MARK};
use super::letters::{chip, status_fact, status_lines};
use super::look::Look;
use super::marks::{self, Ticks};
use super::meters;
use super::notes::{self, Note};
use super::pen::{Pen, Style};
use super::press::spoken_ui;
use crate::text::{Arg, Message};
use crate::verdict::{
    Axis, ClassView, HouseView, LicenceView, PointsView, Severity, StatusView, Verdict, VerdictView,
};

/// Heights as drawn in the design, in the order of the rows, and the least at which nothing touches.
const CLASSES: Height = Height { usual: 92.0, least: 74.0 };
const STATUS: Height = Height { usual: 84.0, least: 62.0 };
const HIDDEN: Height = Height { usual: 64.0, least: 44.0 };
const RETURN: Height = Height { usual: 76.0, least: 54.0 };
const HOUSE: Height = Height { usual: 70.0, least: 50.0 };
const POINTS: Height = Height { usual: 96.0, least: 78.0 };
const VALIDITY: Height = Height { usual: 96.0, least: 78.0 };
/// What each further line of letters adds.
const STATUS_LINE: f32 = 42.0;

/// Height of a row.
#[derive(Clone, Copy)]
pub(super) struct Height {
    /// As designed.
    pub(super) usual: f32,
    /// At which nothing touches yet.
    pub(super) least: f32,
}

impl Height {
    const fn plus(self, more: f32) -> Self {
        Self { usual: self.usual + more, least: self.least + more }
    }
}

/// One row: what it says and how it bears on the verdict.
struct Row<'a> {
    label: &'static str,
    severity: Option<Severity>,
    height: Height,
    fact: Fact<'a>,
}

enum Fact<'a> {
    Classes(&'a [ClassView]),
    Hidden,
    House(HouseView),
    Note(Note),
    Points(PointsView),
    Return(Option<chrono::NaiveDate>),
    Status(&'a [StatusView]),
    Validity,
}

/// Draws the rows from the top of `area`, closer together where there is little room.
pub(super) fn rows_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    view: &VerdictView,
    licence: &LicenceView,
    ticks: Ticks,
) {
    let pen = look.pen(ui);
    let width = area.width() - LABEL_COLUMN - ROW_MARK - 16.0;
    let mut rows = rows(&pen, look, width, view, licence);
    let room = area.height() - rows.iter().map(|row| row.height.least).sum::<f32>();
    if let Some((note, severity)) = notes::choose(look, &view.findings) {
        let note = note.fitting(&pen, look, vec2(width, room));
        let height = note.height(&pen, look, width);
        // Many letters leave no room for it: the panel says the worst, and the details say all.
        if height.least <= room {
            rows.push(Row { label: "ui-row-note", severity: Some(severity), height, fact: Fact::Note(note) });
        }
    }
    let usual: f32 = rows.iter().map(|row| row.height.usual).sum();
    let least: f32 = rows.iter().map(|row| row.height.least).sum();
    // 0 = as close as can be, 1 = as designed, a little more where there is room.
    let ease = ((area.height() - least) / (usual - least).max(1.0)).clamp(0.0, 1.6);
    let mut top = area.top();
    for row in &rows {
        let height = row.height.least + (row.height.usual - row.height.least) * ease;
        let place = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), height));
        row_ui(ui, look, place, row, view.verdict, licence, ticks);
        top = place.bottom();
    }
    if top > area.bottom() + 1.0 {
        pen.record_cut("rows");
    }
}

fn rows<'a>(
    pen: &Pen,
    look: &Look<'_>,
    width: f32,
    view: &'a VerdictView,
    licence: &'a LicenceView,
) -> Vec<Row<'a>> {
    let axis =
        |wanted: Axis| view.axes.iter().find(|axis| axis.axis == wanted).and_then(|axis| axis.severity);
    let mut rows = vec![Row {
        label: "ui-row-classes",
        severity: axis(Axis::Entitlement),
        height: CLASSES,
        fact: Fact::Classes(&licence.classes),
    }];
    if licence.status_hidden {
        rows.push(Row {
            label: "ui-row-status",
            severity: axis(Axis::LicenceStatus),
            height: HIDDEN,
            fact: Fact::Hidden,
        });
    } else {
        let lines =
            u16::try_from(status_lines(pen, look, width, &licence.status).0.len().max(1)).unwrap_or(1);
        rows.push(Row {
            label: "ui-row-status",
            severity: licence.status_severity.or_else(|| axis(Axis::LicenceStatus)),
            height: STATUS.plus(STATUS_LINE * f32::from(lines - 1)),
            fact: Fact::Status(&licence.status),
        });
    }
    if let Some(points) = licence.points {
        rows.push(Row {
            label: "ui-row-points",
            severity: Some(points.severity),
            height: POINTS,
            fact: Fact::Points(points),
        });
    }
    rows.push(Row {
        label: "ui-row-validity",
        severity: Some(licence.validity.severity),
        height: VALIDITY,
        fact: Fact::Validity,
    });
    if let Some(contract) = view.contract {
        rows.push(Row {
            label: "ui-row-return",
            severity: contract.return_date.map(|_| contract.return_severity),
            height: RETURN,
            fact: Fact::Return(contract.return_date),
        });
        if contract.house != HouseView::NoRules {
            rows.push(Row {
                label: "ui-row-house",
                severity: Some(house_severity(contract.house)),
                height: HOUSE,
                fact: Fact::House(contract.house),
            });
        }
    }
    rows
}

fn decides(severity: Option<Severity>, verdict: Verdict) -> bool {
    match verdict {
        Verdict::CheckFurther => severity == Some(Severity::CheckFurther),
        Verdict::MustNotDrive => severity == Some(Severity::MustNotDrive),
        Verdict::CannotTell | Verdict::MayDrive | Verdict::NotGenuine => false,
    }
}

fn row_ui(
    ui: &Ui,
    look: &Look<'_>,
    place: Rect,
    row: &Row<'_>,
    verdict: Verdict,
    licence: &LicenceView,
    ticks: Ticks,
) {
    let pen = look.pen(ui);
    pen.segment(place.left_top(), place.right_top(), 2.0, look.tokens.line);
    let (mark, colour) = marks::of_severity(row.severity, ticks, look.tokens);
    let centre = pos2(place.right() - ROW_MARK / 2.0, place.center().y);
    marks::draw(&pen, mark, marks::square(centre, ROW_MARK), colour, look.tokens.surface);
    if decides(row.severity, verdict) {
        let bar = Rect::from_min_size(
            pos2(place.left() - 16.0, place.top() + 8.0),
            vec2(8.0, place.height() - 14.0),
        );
        pen.block(bar, 0.0, colour);
    }
    let label = look.id(row.label);
    let label_area = Rect::from_min_max(place.min, pos2(place.left() + LABEL_COLUMN - 8.0, place.bottom()));
    pen.line(label_area, &label, Style::regular(size::LABEL, look.tokens.ink2), Align::LEFT);
    let inner = Rect::from_min_max(
        pos2(place.left() + LABEL_COLUMN, place.top() + 6.0),
        pos2(place.right() - ROW_MARK - 16.0, place.bottom() - 4.0),
    );
    let said = match &row.fact {
        Fact::Classes(classes) => classes_fact(&pen, look, inner, classes),
        Fact::Hidden => hidden_fact(&pen, look, inner),
        Fact::House(house) => house_fact(&pen, look, inner, *house),
        Fact::Note(note) => note.draw(&pen, look, inner),
        Fact::Points(points) => meters::points(&pen, look, inner, *points),
        Fact::Return(back) => return_fact(&pen, look, inner, *back, licence.validity),
        Fact::Status(letters) => status_fact(&pen, look, inner, letters),
        Fact::Validity => meters::validity(&pen, look, inner, licence.validity),
    };
    spoken_ui(ui, place, &format!("{label}: {said}"));
}

fn classes_fact(pen: &Pen, look: &Look<'_>, area: Rect, classes: &[ClassView]) -> String {
    let mut left = area.left();
    for class in classes {
        left = chip(pen, look, pos2(left, area.center().y), &class.code) + 10.0;
    }
    let mut includes: Vec<&str> = classes.iter().flat_map(|class| class.includes.iter().copied()).collect();
    includes.retain(|code| classes.iter().all(|class| class.code != *code));
    includes.sort_unstable();
    includes.dedup();
    let mut words: Vec<String> = match classes {
        [only] => vec![look.say(&only.name)],
        _ => Vec::new(),
    };
    if !includes.is_empty() {
        words.push(look.say(&Message::new("ui-includes").with("codes", Arg::Text(includes.join(" ")))));
    }
    let text = words.join("\n");
    let rest = Rect::from_min_max(pos2(left + 4.0, area.top()), area.max);
    if !text.is_empty() {
        let style = Style::regular(size::LABEL, look.tokens.ink2).line(1.3);
        let tall = pen.height(&text, style, rest.width());
        if tall <= rest.height() {
            let top = rest.center().y - tall / 2.0;
            pen.paragraph(Rect::from_min_max(pos2(rest.left(), top), rest.max), &text, style, Align::LEFT);
        } else {
            pen.paragraph(rest, &text, style.line(1.15), Align::LEFT);
        }
    }
    let codes: Vec<&str> = classes.iter().map(|class| class.code.as_str()).collect();
    format!("{} {}", codes.join(" "), text.replace('\n', ", "))
}

fn hidden_fact(pen: &Pen, look: &Look<'_>, area: Rect) -> String {
    let text = format!("— {}", look.id("ui-hidden-by-profile"));
    pen.line(area, &text, Style::regular(size::LABEL, look.tokens.ink2), Align::LEFT);
    text
}
