//! What can be pressed beside a judged code, page by page.

use super::action::{Page, UiAction};
use super::asking::page_rail;
use super::icons::Icon;
use super::look::Look;
use super::rail::{Countdown, Item, Rail, Readiness};
use super::result::{Showing, Stage};
use super::vehicles;
use crate::rules::CompanionAnswer;
use crate::session::IdCard;
use crate::verdict::{Profile, Verdict};

/// The rail of a page; `pages` is how many pages its list has.
pub(super) fn rail(look: &Look<'_>, showing: &Showing<'_>, pages: usize) -> Rail {
    let (left, whole) = showing.left;
    let countdown = Some(Countdown { left, whole });
    let licence = showing.view.licence.is_some();
    let back = Some(item(look, Icon::Back, "ui-back", UiAction::Back));
    let paged =
        |upper: Vec<Item>, primary: Option<Item>| Rail { countdown, upper, primary, ..Rail::default() };
    if let Some((upper, primary)) = page_rail(look, showing.page, showing.asked) {
        return paged(upper, primary.or(back));
    }
    match showing.page {
        Page::Details(page) => {
            let mut upper = Vec::new();
            if licence {
                upper.push(item(look, Icon::Table, "ui-table", UiAction::Show(Page::Table(0))));
            }
            upper.extend(turn(look, page, pages, Page::Details));
            return paged(upper, back);
        }
        Page::Rules(page) => return paged(turn(look, page, pages, Page::Rules), back),
        Page::Table(page) => return paged(turn(look, page, pages, Page::Table), back),
        Page::Why => {
            let mut upper = Vec::new();
            if !showing.view.explain.is_empty() {
                upper.push(item(look, Icon::Table, "ui-rules", UiAction::Show(Page::Rules(0))));
            }
            if licence || !showing.view.findings.is_empty() {
                upper.push(item(look, Icon::List, "ui-details", UiAction::Show(Page::Details(0))));
            }
            return paged(upper, back);
        }
        Page::More | Page::Open | Page::Paper | Page::Portrait | Page::Trust(_) => {
            return paged(Vec::new(), back);
        }
        Page::Journey | Page::Main | Page::Number(_) | Page::ReturnDate(_) | Page::Uses | Page::Vehicle => {}
    }
    if showing.stage == Stage::Compare {
        let (icon, label, readiness) = match showing.id_card {
            IdCard::NotCompared => (Icon::IdCard, "ui-tick-first", Readiness::NotYet),
            IdCard::Compared | IdCard::NotAsked => (Icon::SamePerson, "ui-same-person", Readiness::Ready),
        };
        return Rail {
            countdown,
            second: Some(item(look, Icon::NotSure, "ui-not-sure", UiAction::NotThisPerson)),
            primary: Some(item(look, icon, label, UiAction::SamePerson)),
            readiness,
            ..Rail::default()
        };
    }
    let next = match (showing.view.verdict, showing.view.profile) {
        (Verdict::CannotTell, _) => "ui-scan-again",
        (_, Profile::Police) => "ui-next",
        (_, Profile::Rental) => "ui-next-customer",
    };
    paged(of_verdict(look, showing), Some(item(look, Icon::Next, next, UiAction::NextPerson)))
}

/// Why, then what this profile does next with a licence; details stand behind "why" where there is no room for them here.
fn of_verdict(look: &Look<'_>, showing: &Showing<'_>) -> Vec<Item> {
    let view = showing.view;
    let mut upper = vec![item(look, Icon::Why, "ui-why", UiAction::Show(Page::Why))];
    let asks = showing.stage == Stage::Verdict && view.licence.is_some();
    if !asks {
        if !view.findings.is_empty() {
            upper.push(item(look, Icon::List, "ui-details", UiAction::Show(Page::Details(0))));
        }
        return upper;
    }
    if let Some(companion) = view.companion {
        let label = match companion.answer {
            None => "ui-companion",
            Some(CompanionAnswer::Open(_)) => "ui-companion-open",
            Some(CompanionAnswer::Qualified) => "ui-companion-qualified",
            Some(CompanionAnswer::Unqualified(_)) => "ui-companion-unqualified",
        };
        upper.push(item(look, Icon::Person, label, UiAction::SeekCompanion));
    } else if view.contract.is_none() {
        upper.push(item(look, Icon::List, "ui-details", UiAction::Show(Page::Details(0))));
    }
    let label = match &showing.asked.request.vehicle {
        None => look.id("ui-vehicle-change"),
        Some(vehicle) => vehicles::name_of(look, vehicle),
    };
    upper.push(Item { icon: Icon::Vehicle, label, action: UiAction::Show(Page::Vehicle) });
    if view.contract.is_some() {
        upper.push(item(look, Icon::Calendar, "ui-return-date", UiAction::Show(Page::ReturnDate(0))));
        upper.push(item(look, Icon::List, "ui-slip", UiAction::SaveSlip));
    }
    upper
}

fn turn(look: &Look<'_>, page: usize, pages: usize, to: fn(usize) -> Page) -> Vec<Item> {
    let mut items = Vec::new();
    if page > 0 {
        items.push(item(look, Icon::Up, "ui-page-before", UiAction::Show(to(page - 1))));
    }
    if page + 1 < pages {
        items.push(item(look, Icon::Down, "ui-page-next", UiAction::Show(to(page + 1))));
    }
    items
}

fn item(look: &Look<'_>, icon: Icon, label: &'static str, action: UiAction) -> Item {
    Item { icon, label: look.id(label), action }
}
