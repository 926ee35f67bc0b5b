//! The licence of whoever sits beside a driver in probation: is it that person, and is it enough? The driver's answer waits.

use std::time::Duration;

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::{Page, UiAction};
use super::banner::{Kind, Words, banner_ui};
use super::fonts::size;
use super::icons::Icon;
use super::look::Look;
use super::pen::Style;
use super::person::{self, Comparing};
use super::picture::{Picture, large_portrait_ui};
use super::press::{heading_ui, spoken_ui};
use super::rail::{Countdown, Item, Rail, rail_ui};
use crate::rules::CompanionAnswer;
use crate::session::IdCard;
use crate::verdict::CompanionView;

/// A companion's licence on the screen.
pub struct ShowingCompanion<'a> {
    /// What may be drawn of it.
    pub companion: &'a CompanionView,
    /// Page that lies over it.
    pub page: Page,
    /// Portrait of the licence.
    pub picture: &'a Picture,
    /// Time until it is hidden, and all of that time.
    pub left: (Duration, Duration),
}

/// Draws the screen and says what was pressed.
pub fn companion_ui(ui: &Ui, look: &Look<'_>, showing: &ShowingCompanion<'_>) -> Option<UiAction> {
    let view = showing.companion;
    banner_ui(ui, look.tokens, look.layout.panel, Kind::Compare, &words(look, view));
    let area = Rect::from_min_max(look.layout.strip.min, look.layout.content.max);
    let content = match (&view.licence, showing.page) {
        (Some(licence), Page::Portrait) => {
            large_portrait_ui(ui, look, area, licence, showing.picture);
            None
        }
        (Some(licence), _) => {
            let title = Rect::from_min_size(area.min, vec2(area.width(), 44.0));
            heading_ui(ui, look, title, &look.id("ui-companion"), size::TITLE);
            let below = Rect::from_min_max(pos2(area.left(), title.bottom() + 12.0), area.max);
            let hint = match licence.portrait {
                Some(_) => "ui-compare-hint-police",
                None => "ui-compare-hint-police-no-portrait",
            };
            let comparing = Comparing { hint, id_card: IdCard::NotAsked };
            person::compare_ui(ui, look, below, licence, showing.picture, comparing)
        }
        (None, _) => {
            rejected_ui(ui, look, area, view);
            None
        }
    };
    let pressed = rail_ui(ui, look, &rail(look, showing));
    content.or(pressed)
}

/// No word of the licence: what is wrong with the code, and what to do.
fn rejected_ui(ui: &Ui, look: &Look<'_>, area: Rect, view: &CompanionView) {
    let title = Rect::from_min_size(area.min, vec2(area.width(), 44.0));
    heading_ui(ui, look, title, &look.id("ui-companion"), size::TITLE);
    let mut top = title.bottom() + 24.0;
    for (text, style) in [
        (look.say(&view.reason), Style::regular(size::VALUE, look.tokens.ink)),
        (look.say(&view.next), Style::regular(size::BODY, look.tokens.ink2)),
    ] {
        let place = Rect::from_min_max(pos2(area.left(), top), area.max);
        let drawn = look.pen(ui).paragraph(place, &text, style, Align::LEFT);
        spoken_ui(ui, drawn, &text);
        top = drawn.bottom() + 16.0;
    }
}

fn words(look: &Look<'_>, view: &CompanionView) -> Words {
    let (word, reasons) = match is_compared(view) {
        true => (look.id("ui-companion-compare"), vec![look.say(&view.word), look.say(&view.reason)]),
        false => (look.say(&view.word), vec![look.say(&view.reason)]),
    };
    Words { word, reasons, advice: look.say(&view.next), foot: Vec::new() }
}

/// Only where it could be enough does it matter who it is.
const fn is_compared(view: &CompanionView) -> bool {
    matches!(view.answer, Some(CompanionAnswer::Open(_) | CompanionAnswer::Qualified))
        && view.licence.is_some()
}

fn rail(look: &Look<'_>, showing: &ShowingCompanion<'_>) -> Rail {
    let (left, whole) = showing.left;
    let countdown = Some(Countdown { left, whole });
    let item =
        |icon: Icon, label: &'static str, action: UiAction| Item { icon, label: look.id(label), action };
    if showing.page == Page::Portrait {
        return Rail {
            countdown,
            primary: Some(item(Icon::Back, "ui-back", UiAction::Back)),
            ..Rail::default()
        };
    }
    if is_compared(showing.companion) {
        return Rail {
            countdown,
            second: Some(item(Icon::NotSure, "ui-not-sure", UiAction::BackToDriver)),
            primary: Some(item(Icon::SamePerson, "ui-same-person", UiAction::AcceptCompanion)),
            ..Rail::default()
        };
    }
    let action = match showing.companion.answer {
        Some(_) => UiAction::AcceptCompanion,
        None => UiAction::BackToDriver,
    };
    Rail { countdown, primary: Some(item(Icon::Back, "ui-to-driver", action)), ..Rail::default() }
}
