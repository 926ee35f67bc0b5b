//! What can be pressed beside a judged code, page by page.

use super::action::{Page, UiAction};
use super::icons::Icon;
use super::look::Look;
use super::rail::{Countdown, Item, Rail};
use super::result::{Showing, Stage};
use super::{number_pad, vehicles};
use crate::verdict::Verdict;

/// The rail of a page; `pages` is how many pages its list has.
pub(super) fn rail(look: &Look<'_>, showing: &Showing<'_>, pages: usize) -> Rail {
    let (left, whole) = showing.left;
    let countdown = Some(Countdown { left, whole });
    let licence = showing.view.licence.is_some();
    let back = Some(item(look, Icon::Back, "ui-back", UiAction::Back));
    let paged =
        |upper: Vec<Item>, primary: Option<Item>| Rail { countdown, upper, primary, ..Rail::default() };
    match showing.page {
        Page::Main | Page::Vehicle => {}
        Page::Journey => {
            let other = item(look, Icon::Vehicle, "ui-vehicle-change", UiAction::Show(Page::Vehicle));
            return paged(vec![other], back);
        }
        Page::Number(measure) => {
            let done = number_pad::entered(showing.request, measure, showing.digits);
            let done = done.map_or(UiAction::Back, |request| UiAction::Ask(Box::new(request)));
            return paged(Vec::new(), Some(item(look, Icon::Next, "ui-pad-done", done)));
        }
        Page::Uses => {
            let to_form = item(look, Icon::Back, "ui-back", UiAction::Show(Page::Journey));
            return paged(Vec::new(), Some(to_form));
        }
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
                upper.push(item(look, Icon::List, "ui-rules", UiAction::Show(Page::Rules(0))));
            }
            return paged(upper, back);
        }
        Page::More | Page::Open | Page::Portrait => return paged(Vec::new(), back),
    }
    if showing.stage == Stage::Compare {
        return Rail {
            countdown,
            second: Some(item(look, Icon::NotSure, "ui-not-sure", UiAction::NotThisPerson)),
            primary: Some(item(look, Icon::SamePerson, "ui-same-person", UiAction::SamePerson)),
            ..Rail::default()
        };
    }
    let next = match showing.view.verdict {
        Verdict::CannotTell => "ui-scan-again",
        Verdict::CheckFurther | Verdict::MayDrive | Verdict::MustNotDrive | Verdict::NotGenuine => "ui-next",
    };
    paged(of_verdict(look, showing), Some(item(look, Icon::Next, next, UiAction::NextPerson)))
}

/// Why, details, vehicle.
fn of_verdict(look: &Look<'_>, showing: &Showing<'_>) -> Vec<Item> {
    let licence = showing.view.licence.is_some();
    let mut upper = vec![item(look, Icon::Why, "ui-why", UiAction::Show(Page::Why))];
    if licence || !showing.view.findings.is_empty() {
        upper.push(item(look, Icon::List, "ui-details", UiAction::Show(Page::Details(0))));
    }
    if showing.stage == Stage::Verdict && licence {
        let label = match &showing.request.vehicle {
            None => look.id("ui-vehicle-change"),
            Some(vehicle) => vehicles::name_of(look, vehicle),
        };
        upper.push(Item { icon: Icon::Vehicle, label, action: UiAction::Show(Page::Vehicle) });
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
