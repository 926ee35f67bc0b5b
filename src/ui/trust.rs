//! Keys and lists of the device: what is in force, and step by step what is done to it.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::{Page, TrustAction, TrustPage, UiAction};
use super::fonts::size;
use super::icons::Icon;
use super::layout::GAP;
use super::list::{Entry, Lead, entry, heading, page_count, rows_ui};
use super::look::Look;
use super::notice::notice_ui;
use super::open::{Choosing, Folder, open_ui};
use super::over::area;
use super::pen::{Pen, Style};
use super::press::{heading_ui, spoken_ui, turn_ui};
use super::rail::{Item, Rail, Readiness, rail_ui};
use super::root_field::{GROUPS, groups_of, root_ui};
use crate::text::Message;
use crate::trust::ages::Grade;
use crate::trust::device::Overview;
use crate::verdict::{Severity, TrustLine, trust_line, trust_view};

/// What the pages show.
pub struct ShownTrust<'a> {
    /// Which page.
    pub page: TrustPage,
    /// What is in force.
    pub overview: &'a Overview,
    /// What would change, in words.
    pub lines: &'a [Message],
    /// Whether anything would.
    pub would_change: bool,
    /// Whether the office can be forgotten here.
    pub can_forget: bool,
    /// What is being done.
    pub doing: &'static str,
    /// What is to be said, already spoken.
    pub said: &'a str,
}

const TURN: f32 = 80.0;
const HEADLINE: f32 = 92.0;

/// Draws the page and says what was pressed.
pub fn trust_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    shown: &ShownTrust<'_>,
    folder: &mut Folder,
    root: &mut String,
) -> Option<UiAction> {
    let area = area(look);
    let below = said_height(ui, look, area, shown.said);
    let content = Rect::from_min_max(area.min, pos2(area.right(), area.bottom() - below));
    let chosen = match shown.page {
        TrustPage::Folder => open_ui(ui, look, content, folder, Choosing::Repository),
        TrustPage::OpenCode => open_ui(ui, look, content, folder, Choosing::File),
        TrustPage::Forget => {
            words_ui(ui, look, content, "trust-forget-title", &["trust-forget-what", "trust-forget-then"]);
            None
        }
        TrustPage::Root => root_ui(ui, look, content, root, &mut folder.opened),
        TrustPage::Overview(page) => overview_ui(ui, look, content, shown, page),
        TrustPage::Summary(page) => {
            let (pen, width) = (look.pen(ui), content.width());
            let line = |line: &Message| entry(&pen, look, width, Lead::Line, (look.say(line), String::new()));
            let entries = shown.lines.iter().map(line).collect();
            let top = title_ui(ui, look, content, "trust-summary-title");
            let rows = Rect::from_min_max(pos2(content.left(), top), content.max);
            paged_ui(ui, look, rows, entries, page, TrustPage::Summary)
        }
        TrustPage::Scan | TrustPage::Working => {
            words_ui(ui, look, content, "trust-title", &[shown.doing]);
            None
        }
    };
    if !shown.said.is_empty() {
        notice_ui(ui, look, area, shown.said);
    }
    let pressed = rail_ui(ui, look, &rail(look, shown, folder, root));
    chosen.or(pressed)
}

fn said_height(ui: &Ui, look: &Look<'_>, area: Rect, said: &str) -> f32 {
    if said.is_empty() {
        return 0.0;
    }
    let style = Style::bold(size::LABEL, look.tokens.ink).line(1.25);
    look.pen(ui).height(said, style, area.width() - 40.0) + 28.0 + GAP
}

fn rail(look: &Look<'_>, shown: &ShownTrust<'_>, folder: &Folder, root: &str) -> Rail {
    let item =
        |icon: Icon, label: &'static str, action: UiAction| Item { icon, label: look.id(label), action };
    let show = |page: TrustPage| UiAction::Show(Page::Trust(page));
    let back = item(Icon::Back, "ui-back", UiAction::Back);
    let with_back_above = |primary: Item| Rail {
        upper: vec![item(Icon::Back, "ui-back", UiAction::Back)],
        primary: Some(primary),
        ..Rail::default()
    };
    match shown.page {
        TrustPage::Folder => {
            let action = UiAction::Trust(TrustAction::Import(folder.path.clone()));
            with_back_above(item(Icon::Import, "trust-import-this", action))
        }
        TrustPage::Forget => Rail {
            upper: vec![item(Icon::NotSure, "trust-forget", UiAction::Trust(TrustAction::Forget))],
            primary: Some(item(Icon::Back, "trust-keep", UiAction::Back)),
            ..Rail::default()
        },
        TrustPage::Overview(_) => {
            let mut upper = vec![
                item(Icon::Import, "trust-import", show(TrustPage::Folder)),
                item(Icon::Camera, "trust-scan", show(TrustPage::Scan)),
            ];
            if shown.can_forget {
                upper.push(item(Icon::NotSure, "trust-forget-ask", show(TrustPage::Forget)));
            }
            Rail { upper, primary: Some(back), ..Rail::default() }
        }
        TrustPage::Root => {
            let whole = groups_of(root).iter().map(String::len).sum::<usize>() == GROUPS * 4;
            let readiness = if whole { Readiness::Ready } else { Readiness::NotYet };
            let check = item(Icon::Key, "trust-root-check", UiAction::Trust(TrustAction::RootTyped));
            Rail { readiness, ..with_back_above(check) }
        }
        TrustPage::Summary(_) if shown.would_change => Rail {
            upper: vec![item(Icon::Back, "trust-leave", UiAction::Back)],
            primary: Some(item(Icon::Import, "trust-put-in-force", UiAction::Trust(TrustAction::PutInForce))),
            ..Rail::default()
        },
        TrustPage::OpenCode | TrustPage::Scan | TrustPage::Summary(_) | TrustPage::Working => {
            Rail { primary: Some(back), ..Rail::default() }
        }
    }
}

/// A heading and sentences under it.
fn words_ui(ui: &Ui, look: &Look<'_>, area: Rect, title: &'static str, ids: &[&'static str]) {
    let mut top = title_ui(ui, look, area, title);
    for id in ids {
        top = paragraph_ui(ui, look, Rect::from_min_max(pos2(area.left(), top), area.max), &look.id(id));
    }
}

/// The heading of a page; returns where the rest begins.
pub(super) fn title_ui(ui: &Ui, look: &Look<'_>, area: Rect, title: &'static str) -> f32 {
    let line = Rect::from_min_size(area.min, vec2(area.width(), 52.0));
    heading_ui(ui, look, line, &look.id(title), 38.0);
    line.bottom() + GAP
}

/// A sentence; returns where the rest begins.
pub(super) fn paragraph_ui(ui: &Ui, look: &Look<'_>, area: Rect, text: &str) -> f32 {
    let place = look.pen(ui).paragraph(area, text, Style::regular(size::BODY, look.tokens.ink), Align::LEFT);
    spoken_ui(ui, place, text);
    place.bottom() + GAP
}

/// Rows with the way to the other pages below them.
fn paged_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    entries: Vec<Entry>,
    page: usize,
    to: fn(usize) -> TrustPage,
) -> Option<UiAction> {
    // One page needs no buttons: the rows may have their room.
    let (one_page, entries) = page_count(entries, area);
    if one_page == 1 {
        rows_ui(ui, look, area, entries, 0);
        return None;
    }
    let list = Rect::from_min_max(area.min, pos2(area.right(), area.bottom() - TURN - GAP));
    let pages = rows_ui(ui, look, list, entries, page);
    let turn = Rect::from_min_max(pos2(area.left(), area.bottom() - TURN), area.max);
    let turned = turn_ui(ui, look, turn, page.min(pages.saturating_sub(1)), pages);
    turned.map(|page| UiAction::Show(Page::Trust(to(page))))
}

fn overview_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    shown: &ShownTrust<'_>,
    page: usize,
) -> Option<UiAction> {
    let line = trust_line(shown.overview);
    let first = Rect::from_min_size(area.min, vec2(area.width(), 50.0));
    heading_ui(ui, look, first, &look.id(headline(&line)), 38.0);
    let second = Rect::from_min_size(first.left_bottom(), vec2(area.width(), 34.0));
    let text = look.say(&line.text);
    look.pen(ui).line(second, &text, Style::regular(size::LABEL, look.tokens.ink2), Align::LEFT);
    spoken_ui(ui, second, &text);
    let rows = Rect::from_min_max(area.min + vec2(0.0, HEADLINE), area.max);
    let entries = entries(&look.pen(ui), look, rows.width(), shown.overview);
    paged_ui(ui, look, rows, entries, page, TrustPage::Overview)
}

const fn headline(line: &TrustLine) -> &'static str {
    match line.grade {
        None => "trust-headline-none",
        Some(Grade::Fresh) => "trust-headline-ready",
        Some(Grade::Ageing) => "trust-headline-ageing",
        Some(Grade::Expired | Grade::Stale) => "trust-headline-old",
    }
}

fn entries(pen: &Pen, look: &Look<'_>, width: f32, overview: &Overview) -> Vec<Entry> {
    let mut entries = Vec::new();
    for section in trust_view(overview).sections {
        entries.push(heading(look.say(&section.name)));
        for row in section.rows {
            let value = look.say(&row.value);
            let (lead, text) = match (row.note, row.grade) {
                (None, Grade::Fresh) => (Lead::Name, value),
                (None, grade) => (Lead::Fact(severity(Some(grade))), value),
                (Some(note), grade) => {
                    (Lead::Fact(severity(Some(grade))), format!("{value}\n{}", look.say(&note)))
                }
            };
            entries.push(entry(pen, look, width, lead, (look.say(&row.name), text)));
        }
    }
    entries
}

/// The effect that an age has, for its sign and colour; without keys there is no answer at all.
#[must_use]
pub const fn severity(grade: Option<Grade>) -> Severity {
    match grade {
        None => Severity::CannotTell,
        Some(Grade::Ageing) => Severity::Notice,
        Some(Grade::Expired | Grade::Stale) => Severity::CheckFurther,
        Some(Grade::Fresh) => Severity::Good,
    }
}
