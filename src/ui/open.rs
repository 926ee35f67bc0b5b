//! Choosing a file: folders and pictures of one folder as large rows, turned by page, and a path that can be typed.

use std::path::PathBuf;

use eframe::egui::{Align, FontSelection, Margin, Rect, RichText, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::action::UiAction;
use super::fonts::{Weight, size};
use super::icons::{self, Icon};
use super::layout::{GAP, RADIUS};
use super::look::Look;
use super::marks;
use super::pen::Style;
use super::press::{Face, button_ui, spoken_ui, target_ui};
use crate::text::{Arg, Message};

/// One entry of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Folder or file.
    pub kind: EntryKind,
}

/// See [`FolderEntry`]. Folders come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// Can be entered.
    Folder,
    /// Can be read.
    File,
}

/// What the page shows; read by the shell, never while drawing.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// Which folder.
    pub path: PathBuf,
    /// Folders and readable files, in order.
    pub entries: Vec<FolderEntry>,
    /// Page shown.
    pub page: usize,
    /// What is being typed.
    pub typed: String,
    /// The page was just opened: the field gets the focus.
    pub opened: bool,
}

const ROW: f32 = 76.0;
const TURN: f32 = 80.0;
const FIELD: f32 = 60.0;

/// Draws the page and says what was chosen.
pub fn open_ui(ui: &mut Ui, look: &Look<'_>, area: Rect, folder: &mut Folder) -> Option<UiAction> {
    let pen = look.pen(ui);
    let title = Rect::from_min_size(area.min, vec2(area.width(), 50.0));
    pen.line(title, &look.id("ui-open"), Style::bold(38.0, look.tokens.ink), Align::LEFT);
    let here = folder.path.to_string_lossy();
    let line = Rect::from_min_size(pos2(area.left(), title.bottom()), vec2(area.width(), 30.0));
    pen.shortened(line, &here, Style::regular(size::SMALLEST, look.tokens.ink2), 1);
    spoken_ui(ui, line, &here);
    let field = Rect::from_min_size(pos2(area.left(), line.bottom() + 8.0), vec2(area.width(), FIELD));
    let typed = path_ui(ui, look, field, folder);
    let list = Rect::from_min_max(
        pos2(area.left(), field.bottom() + GAP),
        pos2(area.right(), area.bottom() - TURN - GAP),
    );
    let mut entries: Vec<FolderEntry> = Vec::new();
    if let Some(parent) = folder.path.parent() {
        entries.push(FolderEntry {
            name: look.id("ui-folder-up"),
            path: parent.to_path_buf(),
            kind: EntryKind::Folder,
        });
    }
    entries.extend(folder.entries.iter().cloned());
    let rows = rows_that_fit(list.height());
    let pages = entries.len().div_ceil(rows).max(1);
    let page = folder.page.min(pages - 1);
    let mut pressed = typed;
    let mut top = list.top();
    for entry in entries.iter().skip(page * rows).take(rows) {
        let place = Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), ROW));
        pressed = entry_ui(ui, look, place, entry).or(pressed);
        top = place.bottom() + 10.0;
    }
    if folder.entries.is_empty() {
        let place = Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), ROW));
        pen.line(
            place,
            &look.id("ui-folder-empty"),
            Style::regular(size::BODY, look.tokens.ink2),
            Align::LEFT,
        );
    }
    let turn = Rect::from_min_max(pos2(area.left(), area.bottom() - TURN), area.max);
    turn_ui(ui, look, turn, page, pages).or(pressed)
}

fn rows_that_fit(height: f32) -> usize {
    let mut rows = 1;
    let mut used = ROW;
    while used + ROW + 10.0 <= height {
        used += ROW + 10.0;
        rows += 1;
    }
    rows
}

fn path_ui(ui: &mut Ui, look: &Look<'_>, field: Rect, folder: &mut Folder) -> Option<UiAction> {
    let pen = look.pen(ui);
    pen.block(field, RADIUS, look.tokens.raised);
    let inner = field.shrink2(vec2(16.0, 13.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner));
    child.visuals_mut().override_text_color = Some(look.tokens.ink);
    let hint = look.id("ui-type-path");
    let edit = TextEdit::singleline(&mut folder.typed)
        .frame(eframe::egui::Frame::NONE)
        .desired_width(inner.width())
        .font(FontSelection::FontId(Weight::Regular.at(size::LABEL)))
        .margin(Margin::ZERO)
        .hint_text(RichText::new(&hint).font(Weight::Regular.at(size::LABEL)).color(look.tokens.ink2));
    let response = child.add(edit);
    response.widget_info(|| {
        eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::TextInput, true, hint.as_str())
    });
    let entered = response.lost_focus() && child.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    if std::mem::take(&mut folder.opened) || entered {
        response.request_focus();
    }
    let path = folder.typed.trim();
    (entered && !path.is_empty()).then(|| UiAction::OpenFile(PathBuf::from(path)))
}

fn entry_ui(ui: &Ui, look: &Look<'_>, place: Rect, entry: &FolderEntry) -> Option<UiAction> {
    let response = target_ui(ui, look, place, &entry.name);
    let pen = look.pen(ui);
    pen.block(place, RADIUS, look.tokens.raised);
    let icon = match entry.kind {
        EntryKind::File => Icon::List,
        EntryKind::Folder => Icon::Folder,
    };
    icons::draw(
        &pen,
        icon,
        marks::square(pos2(place.left() + 42.0, place.center().y), 36.0),
        look.tokens.ink,
    );
    let words = Rect::from_min_max(pos2(place.left() + 84.0, place.top() + 4.0), place.max - vec2(16.0, 4.0));
    pen.line(words, &entry.name, Style::regular(size::BODY, look.tokens.ink).line(1.2), Align::LEFT);
    response.clicked().then(|| match entry.kind {
        EntryKind::File => UiAction::OpenFile(entry.path.clone()),
        EntryKind::Folder => UiAction::EnterFolder(entry.path.clone()),
    })
}

fn turn_ui(ui: &Ui, look: &Look<'_>, area: Rect, page: usize, pages: usize) -> Option<UiAction> {
    let half = (area.width() - GAP) / 2.0;
    let before = Rect::from_min_size(area.min, vec2(half, area.height()));
    let after = Rect::from_min_max(pos2(area.right() - half, area.top()), area.max);
    let mut turned = None;
    if page > 0 && button_ui(ui, look, before, Face::Button, Icon::Up, &look.id("ui-page-before")) {
        turned = Some(UiAction::TurnFiles(page - 1));
    }
    if page + 1 < pages {
        let label = Message::new("ui-page-after")
            .with("page", Arg::Text((page + 1).to_string()))
            .with("pages", Arg::Text(pages.to_string()));
        if button_ui(ui, look, after, Face::Button, Icon::Down, &look.say(&label)) {
            turned = Some(UiAction::TurnFiles(page + 1));
        }
    }
    turned
}
