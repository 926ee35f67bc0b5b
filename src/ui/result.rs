//! The screens of one judged code: compare, verdict, person does not match, and the pages behind them.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::{Page, UiAction};
use super::asking::{Asked, page_ui};
use super::banner::{Kind, Words, banner_ui};
use super::fonts::size;
use super::icons::{self, Icon};
use super::layout::Orientation;
use super::look::Look;
use super::marks::{self, Ticks};
use super::notice::notice_ui;
use super::pen::Style;
use super::person::{self, Compared, Comparing};
use super::picture::{self, Picture};
use super::press::spoken_ui;
use super::rail::rail_ui;
use super::result_rail::rail;
use super::{chain, details, rows, rules, table, why};
use crate::session::IdCard;
use crate::text::{Arg, Message};
use crate::verdict::{LicenceView, Profile, Verdict, VerdictView};

/// As of when a code was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The device clock.
    Present,
    /// A sample, as of its own moment.
    Sample,
}

/// Which question the screen answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Is this the companion, and is the licence enough?
    Companion,
    /// Is this the person?
    Compare,
    /// It is not.
    Mismatch,
    /// The companion's code is looked for.
    SeekingCompanion,
    /// The verdict.
    Verdict,
}

/// One judged code on the screen.
pub struct Showing<'a> {
    /// What may be drawn of it.
    pub view: &'a VerdictView,
    /// Which question.
    pub stage: Stage,
    /// Page that lies over it.
    pub page: Page,
    /// Portrait of the licence.
    pub picture: &'a Picture,
    /// When the person was compared.
    pub compared: Option<DateTime<FixedOffset>>,
    /// As of when it was judged.
    pub moment: Moment,
    /// What is asked.
    pub asked: Asked<'a>,
    /// Whether a counter compared the ID card.
    pub id_card: IdCard,
    /// What is to be said about something that was done.
    pub notice: &'a str,
    /// Time until it is hidden, and all of that time.
    pub left: (Duration, Duration),
}

/// Draws the screen and says what was pressed.
pub fn result_ui(ui: &Ui, look: &Look<'_>, showing: &Showing<'_>) -> Option<UiAction> {
    let view = showing.view;
    let kind = match showing.stage {
        Stage::Compare => Kind::Compare,
        Stage::Companion | Stage::Mismatch | Stage::SeekingCompanion | Stage::Verdict => kind_of(view),
    };
    banner_ui(ui, look.tokens, look.layout.panel, kind, &words(look, showing));
    strip_ui(ui, look, view, showing.moment);
    let mut pages = 1;
    let content = match (showing.page, &view.licence) {
        (Page::Why, _) => {
            why::why_ui(ui, look, look.layout.content, view, ticks(kind));
            None
        }
        (Page::Rules(page), _) => {
            pages = rules::rules_ui(ui, look, look.layout.content, view, page);
            None
        }
        (Page::Table(page), Some(licence)) => {
            pages = table::table_ui(ui, look, look.layout.content, licence, page);
            None
        }
        (Page::Details(page), _) => {
            pages = details::details_ui(ui, look, look.layout.content, view, page);
            None
        }
        (Page::Portrait, Some(licence)) => {
            picture::large_portrait_ui(ui, look, look.layout.content, licence, showing.picture);
            None
        }
        (page @ (Page::Journey | Page::Number(_) | Page::ReturnDate(_) | Page::Uses), Some(_)) => {
            page_ui(ui, look, look.layout.content, page, showing.asked)
        }
        (
            Page::Journey
            | Page::Main
            | Page::More
            | Page::Number(_)
            | Page::Open
            | Page::Paper
            | Page::Portrait
            | Page::ReturnDate(_)
            | Page::Table(_)
            | Page::Trust(_)
            | Page::Uses
            | Page::Vehicle,
            licence,
        ) => main_ui(ui, look, showing, licence.as_ref(), kind),
    };
    notice_ui(ui, look, look.layout.content, showing.notice);
    let pressed = rail_ui(ui, look, &rail(look, showing, pages));
    content.or(pressed)
}

fn main_ui(
    ui: &Ui,
    look: &Look<'_>,
    showing: &Showing<'_>,
    licence: Option<&LicenceView>,
    kind: Kind,
) -> Option<UiAction> {
    let area = look.layout.content;
    let Some(licence) = licence else {
        chain::chain_ui(ui, look, area, showing.view);
        return None;
    };
    if showing.stage == Stage::Compare {
        let comparing = Comparing { hint: compare_hint(showing.view), id_card: showing.id_card };
        return person::compare_ui(ui, look, area, licence, showing.picture, comparing);
    }
    let person_height = match look.layout.orientation {
        Orientation::Landscape => (area.height() * 0.345).min(248.0),
        Orientation::Portrait => (area.height() * 0.38).min(304.0),
    };
    let person = Rect::from_min_size(area.min, vec2(area.width(), person_height));
    let compared = showing.compared.map_or(Compared::NotYet, Compared::At);
    let pressed = person::person_ui(ui, look, person, licence, showing.picture, (compared, ticks(kind)));
    let rows = Rect::from_min_max(pos2(area.left(), person.bottom() + 16.0), area.max);
    rows::rows_ui(ui, look, rows, showing.view, licence, ticks(kind));
    pressed
}

/// A tick is green only under "may drive".
const fn ticks(kind: Kind) -> Ticks {
    match kind {
        Kind::MayDrive => Ticks::Green,
        Kind::CannotTell
        | Kind::CheckFurther
        | Kind::Compare
        | Kind::InForce
        | Kind::MustNotDrive
        | Kind::NotGenuine => Ticks::Ink,
    }
}

/// The panel of a verdict. Without a vehicle "may drive" is only "in force".
#[must_use]
pub fn kind_of(view: &VerdictView) -> Kind {
    match view.verdict {
        Verdict::CannotTell => Kind::CannotTell,
        Verdict::CheckFurther => Kind::CheckFurther,
        Verdict::MayDrive if view.headline.code == "may_drive" => Kind::MayDrive,
        Verdict::MayDrive => Kind::InForce,
        Verdict::MustNotDrive => Kind::MustNotDrive,
        Verdict::NotGenuine => Kind::NotGenuine,
    }
}

/// So many conditions fit into the panel; of more the tall one names the first and counts the others. All of them stand on the page of details.
const CONDITIONS: usize = 2;

fn words(look: &Look<'_>, showing: &Showing<'_>) -> Words {
    let view = showing.view;
    if showing.stage == Stage::Compare {
        return Words {
            word: look.id("ui-compare-word"),
            reasons: vec![look.id("ui-compare-reason")],
            advice: String::new(),
            foot: look.id(compare_foot(showing.view)).lines().map(str::to_owned).collect(),
        };
    }
    let named = match (view.conditions.len() > CONDITIONS, look.layout.orientation) {
        (false, _) => CONDITIONS,
        (true, Orientation::Landscape) => 1,
        (true, Orientation::Portrait) => 0,
    };
    let reasons = view.headline.reasons.iter().chain(view.conditions.iter().take(named));
    let mut reasons: Vec<String> = reasons.map(|message| look.say(message)).collect();
    if let Some(more) = view.conditions.len().checked_sub(named).filter(|more| *more > 0) {
        let count = Arg::Number(i64::try_from(more).unwrap_or(i64::MAX));
        reasons.push(look.say(&Message::new("ui-more-conditions").with("count", count)));
    }
    let foot = match &view.licence {
        Some(licence) => {
            let time = Arg::Text(look.short_time(&licence.generated_at));
            vec![look.id("ui-offline-from"), look.say(&Message::new("ui-code-of").with("time", time))]
        }
        None => {
            let time = Arg::Text(look.short_time(&view.judged_at));
            vec![look.say(&Message::new("ui-offline-at").with("time", time))]
        }
    };
    Words { word: look.say(&view.headline.word), reasons, advice: look.say(&view.headline.advice), foot }
}

/// Who looks, and as of when.
fn strip_ui(ui: &Ui, look: &Look<'_>, view: &VerdictView, moment: Moment) {
    let pen = look.pen(ui);
    let strip = look.layout.strip;
    let style = Style::regular(size::LABEL, look.tokens.ink2).line(1.2);
    icons::draw(
        &pen,
        Icon::Person,
        marks::square(pos2(strip.left() + 13.0, strip.center().y), 26.0),
        look.tokens.ink2,
    );
    let profile = look.id(super::profile_name(view.profile));
    let left = Rect::from_min_max(
        pos2(strip.left() + 36.0, strip.top()),
        pos2(strip.left() + 180.0, strip.bottom()),
    );
    pen.line(left, &profile, style, Align::LEFT);
    let time = look.long_time(&view.judged_at);
    let words = match moment {
        Moment::Present => time,
        Moment::Sample => look.say(&Message::new("ui-sample-time").with("time", Arg::Text(time))),
    };
    let right = Rect::from_min_max(pos2(left.right(), strip.top()), strip.max);
    pen.line(right, &words, style, Align::RIGHT);
    spoken_ui(ui, strip, &format!("{profile}. {words}"));
}

/// The hint of the compare screen depends on who looks: police ask, a counter holds the ID card beside it.
fn compare_hint(view: &VerdictView) -> &'static str {
    match (view.profile, has_portrait(view)) {
        (Profile::Police, true) => "ui-compare-hint-police",
        (Profile::Police, false) => "ui-compare-hint-police-no-portrait",
        (Profile::Rental, true) => "ui-compare-hint-rental",
        (Profile::Rental, false) => "ui-compare-hint-rental-no-portrait",
    }
}

/// A face is compared only where the code has one.
fn compare_foot(view: &VerdictView) -> &'static str {
    if has_portrait(view) { "ui-compare-foot" } else { "ui-compare-foot-no-portrait" }
}

fn has_portrait(view: &VerdictView) -> bool {
    view.licence.as_ref().is_some_and(|licence| licence.portrait.is_some())
}
