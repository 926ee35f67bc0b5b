//! A paper licence, typed: classes, days, year of birth; the panel beside it answers at once and is never a verdict.

use chrono::NaiveDate;
use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::{Figure, Page, UiAction};
use super::banner::{Words, typed_ui};
use super::choice::{Choice, choice_ui, row_ui};
use super::fonts::size;
use super::look::Look;
use super::marks::{self, Mark, Ticks};
use super::pen::Style;
use super::press::{heading_ui, spoken_ui};
use super::vehicles::name_of;
use crate::assess::PaperLicence;
use crate::claims::ExpiryDate;
use crate::judge::Request;
use crate::rules::{Class, Companion, Journey};
use crate::text::{Arg, Message};
use crate::verdict::PaperView;

/// What was typed so far. Kept nowhere, and gone with the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperForm {
    /// 准驾车型.
    pub classes: Vec<Class>,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// 初次领证日期.
    pub first_issue: Option<NaiveDate>,
    /// 有效期限, its end.
    pub valid_until: Option<ExpiryDate>,
}

impl PaperForm {
    /// Once everything is there that the law asks about.
    #[must_use]
    pub fn licence(&self) -> Option<PaperLicence> {
        if self.classes.is_empty() {
            return None;
        }
        Some(PaperLicence {
            classes: self.classes.clone(),
            birth_year: self.birth_year?,
            first_issue_date: self.first_issue?,
            expiry_date: self.valid_until?,
        })
    }

    /// On if it was off, off if it was on.
    pub fn toggle(&mut self, class: Class) {
        match self.classes.iter().position(|held| *held == class) {
            Some(place) => drop(self.classes.remove(place)),
            None => self.classes.push(class),
        }
    }
}

const COLUMNS: usize = 6;
const LABEL: f32 = 30.0;
const GAP: f32 = 13.0;

/// Draws the questions and says what was pressed.
pub(super) fn paper_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    form: &PaperForm,
    request: &Request,
) -> Option<UiAction> {
    let heading = Rect::from_min_size(area.min - vec2(0.0, 8.0), vec2(area.width(), 48.0));
    heading_ui(ui, look, heading, &look.id("ui-paper-title"), size::TITLE);
    let classes = label_ui(ui, look, area, heading.bottom(), "ui-paper-classes");
    let across = f32::from(u16::try_from(COLUMNS).unwrap_or(1));
    let rows = [("ui-paper-dates", dates(look, form)), ("ui-paper-vehicle", vehicle(look, request))];
    // Three rows of classes, two of the rest, each of those below its label.
    let free = area.bottom() - classes - 2.0 * (LABEL + 6.0) - 4.0 * GAP;
    let cell = vec2((area.width() + GAP) / across - GAP, (free / 5.0).clamp(76.0, 96.0));
    let mut pressed = None;
    let mut corner = pos2(area.left(), classes);
    for (number, class) in Class::ALL.into_iter().enumerate() {
        if number > 0 && number % COLUMNS == 0 {
            corner = pos2(area.left(), corner.y + cell.y + GAP);
        }
        let choice = Choice {
            label: class.code().to_owned(),
            chosen: form.classes.contains(&class),
            action: UiAction::ToggleClass(class),
        };
        let place = Rect::from_min_size(corner, cell);
        pressed = choice_ui(ui, look, place, choice).or(pressed);
        corner.x += cell.x + GAP;
    }
    let mut top = corner.y + cell.y + 6.0;
    for (label, choices) in rows {
        let below = label_ui(ui, look, area, top, label);
        let row = Rect::from_min_size(pos2(area.left(), below), vec2(area.width(), cell.y));
        pressed = row_ui(ui, look, row, choices).or(pressed);
        top = row.bottom() + 6.0;
    }
    pressed
}

fn label_ui(ui: &Ui, look: &Look<'_>, area: Rect, top: f32, label: &'static str) -> f32 {
    let words = look.id(label);
    let line = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), LABEL));
    look.pen(ui).line(line, &words, Style::regular(size::SMALLEST, look.tokens.ink2), Align::LEFT);
    spoken_ui(ui, line, &words);
    line.bottom()
}

fn dates(look: &Look<'_>, form: &PaperForm) -> Vec<Choice> {
    let until = form.valid_until.map(|until| match until {
        ExpiryDate::LongTerm => look.id("ui-long-term"),
        ExpiryDate::On(day) => day.to_string(),
    });
    [
        ("ui-paper-birth-year", form.birth_year.map(|year| year.to_string()), Figure::BirthYear),
        ("ui-paper-first-issue", form.first_issue.map(|day| day.to_string()), Figure::FirstIssue),
        ("ui-paper-until", until, Figure::ValidUntil),
    ]
    .into_iter()
    .map(|(label, value, figure)| Choice {
        chosen: value.is_some(),
        label: format!("{}\n{}", look.id(label), value.unwrap_or_else(|| look.id("ui-vehicle-not-known"))),
        action: UiAction::Show(Page::Number(figure)),
    })
    .collect()
}

fn vehicle(look: &Look<'_>, request: &Request) -> Vec<Choice> {
    let vehicle = request.vehicle.as_ref();
    let name = vehicle.map_or_else(|| look.id("ui-vehicle-change"), |vehicle| name_of(look, vehicle));
    vec![
        Choice { label: name, chosen: vehicle.is_some(), action: UiAction::Show(Page::Vehicle) },
        Choice {
            label: look.id("ui-journey"),
            chosen: is_asked(request.journey),
            action: UiAction::Show(Page::Journey),
        },
    ]
}

const fn is_asked(journey: Journey) -> bool {
    journey.expressway
        || journey.school_bus
        || journey.commercial
        || !matches!(journey.companion, Companion::Absent)
}

/// The panel beside the form.
pub(super) fn answer_ui(ui: &Ui, look: &Look<'_>, view: Option<&PaperView>) {
    let (mark, words) = match view {
        None => (Mark::Unknown, prompt(look)),
        Some(view) => {
            let (mark, _) = marks::of_severity(Some(view.severity), Ticks::Ink, look.tokens);
            (mark, words(look, view))
        }
    };
    typed_ui(ui, look.tokens, look.layout.panel, mark, &words);
}

fn prompt(look: &Look<'_>) -> Words {
    Words {
        word: look.id("ui-paper-word"),
        reasons: vec![look.id("paper-not-verified")],
        advice: look.id("ui-paper-prompt"),
        foot: vec![look.id("ui-paper-foot")],
    }
}

fn words(look: &Look<'_>, view: &PaperView) -> Words {
    /// The panel has room for so many.
    const MOST: usize = 2;
    let all = view.reasons.iter().chain(&view.conditions);
    let mut reasons = vec![look.id("paper-not-verified")];
    reasons.extend(all.clone().take(MOST).map(|message| look.say(message)));
    if let Some(more) = all.count().checked_sub(MOST).filter(|more| *more > 0) {
        let count = Arg::Number(i64::try_from(more).unwrap_or(i64::MAX));
        reasons.push(look.say(&Message::new("ui-paper-more").with("count", count)));
    }
    Words {
        word: look.say(&view.word),
        reasons,
        advice: look.say(&view.advice),
        foot: vec![look.id("ui-paper-foot")],
    }
}
