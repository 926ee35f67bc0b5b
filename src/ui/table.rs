//! 准驾车型对照表 with the holder's classes lit, and all vehicles that they cover.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::fonts::size;
use super::layout::{GAP, RADIUS};
use super::list::{Entry, Lead, entry, heading, list_ui};
use super::look::Look;
use super::pen::{Pen, Style};
use super::press::{heading_ui, spoken_ui};
use crate::assess::{Coverage, allowed};
use crate::rules::Class;
use crate::text::{Arg, Message};
use crate::verdict::{LicenceView, Severity};

/// What the holder has of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lit {
    Held,
    Included,
    No,
}

/// Page 0 is the comparison of classes, the others the vehicles. Returns how many there are.
pub(super) fn table_ui(ui: &Ui, look: &Look<'_>, area: Rect, licence: &LicenceView, page: usize) -> usize {
    let held = held(licence);
    let entries = entries(&look.pen(ui), look, area.width(), &held);
    match page.checked_sub(1) {
        None => {
            classes_ui(ui, look, area, &held);
            // How many follow is known from a list that is laid out and not drawn.
            1 + super::list::page_count(entries, super::list::list_area(area)).0
        }
        Some(page) => 1 + list_ui(ui, look, area, "ui-table-title", entries, page),
    }
}

/// Classes of the certificate that the tables know and that have begun.
fn held(licence: &LicenceView) -> Vec<Class> {
    let begun = licence.classes.iter().filter(|class| class.since <= licence.validity.today);
    begun.filter_map(|class| Class::parse(&class.code)).collect()
}

fn classes_ui(ui: &Ui, look: &Look<'_>, area: Rect, held: &[Class]) {
    const COLUMNS: usize = 3;
    let title = Rect::from_min_size(area.min - vec2(0.0, 8.0), vec2(area.width(), 50.0));
    heading_ui(ui, look, title, &look.id("ui-table-classes"), size::TITLE);
    let grid = Rect::from_min_max(pos2(area.left(), title.bottom() + 6.0), area.max);
    let cell = vec2((grid.width() + GAP) / 3.0 - GAP, ((grid.height() + 10.0) / 6.0 - 10.0).min(108.0));
    let mut corner = grid.min;
    for (number, class) in Class::ALL.into_iter().enumerate() {
        if number > 0 && number % COLUMNS == 0 {
            corner = pos2(grid.left(), corner.y + cell.y + 10.0);
        }
        class_ui(ui, look, Rect::from_min_size(corner, cell), class, lit(held, class));
        corner.x += cell.x + GAP;
    }
}

fn lit(held: &[Class], class: Class) -> Lit {
    if held.contains(&class) {
        Lit::Held
    } else if held.iter().any(|held| held.includes().contains(&class)) {
        Lit::Included
    } else {
        Lit::No
    }
}

/// Held: filled; included: on the ground of buttons; else hollow.
fn class_ui(ui: &Ui, look: &Look<'_>, place: Rect, class: Class, lit: Lit) {
    let pen = look.pen(ui);
    let (ground, ink, word) = match lit {
        Lit::Held => (Some(look.tokens.primary), look.tokens.on_primary, Some("ui-table-held")),
        Lit::Included => (Some(look.tokens.raised), look.tokens.ink, Some("ui-table-included")),
        Lit::No => (None, look.tokens.ink2, None),
    };
    match ground {
        Some(ground) => pen.block(place, RADIUS, ground),
        None => pen.border(place, RADIUS, 2.0, look.tokens.line),
    }
    let words = place.shrink2(vec2(12.0, 6.0));
    let first = Rect::from_min_size(words.min, vec2(words.width(), 36.0));
    pen.line(first, class.code(), Style::bold(size::VALUE, ink).line(1.1), Align::LEFT);
    let mark = word.map(|word| look.id(word)).unwrap_or_default();
    let right = Rect::from_min_max(pos2(first.left() + 50.0, first.top()), first.max);
    pen.line(right, &mark, Style::bold(size::SMALLEST, ink).line(1.1), Align::RIGHT);
    let name = look.id(class.texts().0);
    let second = Rect::from_min_max(first.left_bottom(), words.max);
    pen.line(second, &name, Style::regular(size::SMALLEST, ink).line(1.1), Align::LEFT);
    let state = if mark.is_empty() { look.id("ui-table-not-held") } else { mark };
    spoken_ui(ui, place, &format!("{} {name}: {state}", class.code()));
}

fn entries(pen: &Pen, look: &Look<'_>, width: f32, held: &[Class]) -> Vec<Entry> {
    let all = allowed(held);
    let name = |zh: &str, en: &str| {
        let text = Arg::Either { zh: zh.to_owned(), en: en.to_owned() };
        look.say(&Message::new("value-text").with("text", text))
    };
    let mut may = vec![heading(look.id("ui-table-may"))];
    let mut may_not = vec![heading(look.id("ui-table-may-not"))];
    for (group, coverage) in all {
        let first = name(&group.zh, &group.en);
        match coverage {
            Coverage::Covered { held, used, limits } => {
                let class = format!("{} {}", used.code(), look.id(used.texts().0));
                let by = if held == used {
                    class
                } else {
                    let held = Arg::Text(format!("{} {}", held.code(), look.id(held.texts().0)));
                    let by = Message::new("ui-table-by").with("class", Arg::Text(class)).with("held", held);
                    look.say(&by)
                };
                let severity = if limits.is_empty() { Severity::Good } else { Severity::Notice };
                let parts: Vec<String> =
                    std::iter::once(by).chain(limits.into_iter().map(|limit| look.id(limit))).collect();
                let texts = (first, parts.join("; "));
                may.push(entry(pen, look, width, Lead::Finding(severity, ""), texts));
            }
            Coverage::NotCovered => {
                may_not.push(entry(pen, look, width, Lead::Bare, (first, String::new())));
            }
            Coverage::Open => {
                let texts = (first, look.id("ui-table-open"));
                may_not.push(entry(pen, look, width, Lead::Finding(Severity::CheckFurther, ""), texts));
            }
        }
    }
    may.into_iter().chain(may_not).chain([heading(look.id("ui-table-note"))]).collect()
}
