//! Pages that ask, wherever they are opened from: vehicle document, journey, number pad, day of return; and, before a scan, the
//! paper licence.

use chrono::NaiveDate;
use eframe::egui::{Rect, Ui};

use super::action::{Figure, Page, UiAction};
use super::calendar::{MOST_MONTHS, calendar_ui};
use super::icons::Icon;
use super::look::Look;
use super::notice::notice_ui;
use super::number_pad::number_pad_ui;
use super::over;
use super::paper::{PaperForm, answer_ui, paper_ui};
use super::rail::{Item, Rail, rail_ui};
use super::vehicle_form;
use crate::judge::Request;
use crate::verdict::PaperView;

/// What is asked now.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Vehicle, journey, day of return.
    pub request: &'a Request,
    /// Digits of the number pad.
    pub digits: &'a str,
    /// The day judged, in China.
    pub today: NaiveDate,
}

/// A paper licence as far as it was typed, and what the law says of it.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    /// What was typed.
    pub form: &'a PaperForm,
    /// `None` until all of it is there.
    pub view: Option<&'a PaperView>,
}

/// Draws a page before a scan and says what was pressed.
pub fn asking_ui(
    ui: &Ui,
    look: &Look<'_>,
    page: Page,
    asked: Asked<'_>,
    paper: Option<Typed<'_>>,
    notice: &str,
) -> Option<UiAction> {
    let area = match paper {
        Some(typed) => {
            answer_ui(ui, look, typed.view);
            Rect::from_min_max(look.layout.strip.min, look.layout.content.max)
        }
        None => over::area(look),
    };
    let chosen = match (page, paper) {
        (Page::Paper, Some(typed)) => paper_ui(ui, look, area, typed.form, asked.request),
        _ => page_ui(ui, look, area, page, asked),
    };
    let back = Item { icon: Icon::Back, label: look.id("ui-back"), action: UiAction::Back };
    let (mut upper, primary) = page_rail(look, page, asked).unwrap_or_default();
    if page == Page::Paper {
        let clear =
            Item { icon: Icon::NoVehicle, label: look.id("ui-paper-clear"), action: UiAction::ClearPaper };
        upper.push(clear);
    }
    notice_ui(ui, look, area, notice);
    let rail = Rail { upper, primary: primary.or(Some(back)), ..Rail::default() };
    let pressed = rail_ui(ui, look, &rail);
    chosen.or(pressed)
}

/// Draws one of the pages into `area`; nothing for other pages.
pub(super) fn page_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    page: Page,
    asked: Asked<'_>,
) -> Option<UiAction> {
    match page {
        Page::Journey => vehicle_form::form_ui(ui, look, area, asked.request),
        Page::Number(figure) => number_pad_ui(ui, look, area, figure, asked.digits),
        Page::ReturnDate(months) => {
            calendar_ui(ui, look, area, (asked.today, asked.request.return_date), months)
        }
        Page::Uses => vehicle_form::uses_ui(ui, look, area, asked.request),
        Page::Details(_)
        | Page::Main
        | Page::More
        | Page::Open
        | Page::Paper
        | Page::Portrait
        | Page::Rules(_)
        | Page::Table(_)
        | Page::Trust(_)
        | Page::Vehicle
        | Page::Why => None,
    }
}

/// What can be pressed beside such a page: upper buttons and the primary one; `None` for other pages.
pub(super) fn page_rail(look: &Look<'_>, page: Page, asked: Asked<'_>) -> Option<(Vec<Item>, Option<Item>)> {
    let item =
        |icon: Icon, label: &'static str, action: UiAction| Item { icon, label: look.id(label), action };
    match page {
        Page::Journey => {
            let vehicle = item(Icon::Vehicle, "ui-vehicle-change", UiAction::Show(Page::Vehicle));
            Some((vec![vehicle], None))
        }
        Page::Number(figure) => {
            let upper = match figure {
                Figure::ValidUntil => vec![item(Icon::Calendar, "ui-paper-long-term", UiAction::LongTerm)],
                Figure::BirthYear | Figure::FirstIssue | Figure::Vehicle(_) => Vec::new(),
            };
            Some((upper, Some(item(Icon::Next, "ui-pad-done", UiAction::PadDone))))
        }
        Page::ReturnDate(months) => {
            let mut upper = Vec::new();
            if months > 0 {
                upper.push(item(Icon::Up, "ui-month-before", UiAction::Show(Page::ReturnDate(months - 1))));
            }
            if months < MOST_MONTHS {
                upper.push(item(Icon::Down, "ui-month-after", UiAction::Show(Page::ReturnDate(months + 1))));
            }
            if asked.request.return_date.is_some() {
                upper.push(item(Icon::NoVehicle, "ui-return-none", UiAction::SetReturnDate(None)));
            }
            Some((upper, None))
        }
        Page::Uses => {
            let form = item(Icon::Back, "ui-back", UiAction::Show(Page::Journey));
            Some((Vec::new(), Some(form)))
        }
        Page::Details(_)
        | Page::Main
        | Page::More
        | Page::Open
        | Page::Paper
        | Page::Portrait
        | Page::Rules(_)
        | Page::Table(_)
        | Page::Trust(_)
        | Page::Vehicle
        | Page::Why => None,
    }
}
