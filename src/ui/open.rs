//! Choosing a file: folders and pictures of one folder as large rows, turned by page, and a path that can be typed.

use std::path::PathBuf;

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::UiAction;
use super::field::field_ui;
use super::fonts::size;
use super::icons::{self, Icon};
use super::layout::{GAP, RADIUS};
use super::look::Look;
use super::marks;
use super::pen::Style;
use super::press::{spoken_ui, target_ui, turn_ui};

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

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choosing {
    /// A picture or a text.
    File,
    /// A folder that an office gave out.
    Repository,
}

impl Choosing {
    /// Title, name of the line to type into, and what is said where there is nothing to choose.
    const fn words(self) -> [&'static str; 3] {
        match self {
            Self::File => ["ui-open", "ui-type-path", "ui-folder-empty"],
            Self::Repository => ["trust-folder-title", "trust-folder-type", "trust-folder-empty"],
        }
    }
}

/// Draws the page and says what was chosen.
pub fn open_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    area: Rect,
    folder: &mut Folder,
    choosing: Choosing,
) -> Option<UiAction> {
    let [title_id, field_id, empty_id] = choosing.words();
    let pen = look.pen(ui);
    let title = Rect::from_min_size(area.min, vec2(area.width(), 50.0));
    pen.line(title, &look.id(title_id), Style::bold(38.0, look.tokens.ink), Align::LEFT);
    let here = folder.path.to_string_lossy();
    let line = Rect::from_min_size(pos2(area.left(), title.bottom()), vec2(area.width(), 30.0));
    pen.shortened(line, &here, Style::regular(size::SMALLEST, look.tokens.ink2), 1);
    spoken_ui(ui, line, &here);
    let field = Rect::from_min_size(pos2(area.left(), line.bottom() + 8.0), vec2(area.width(), FIELD));
    let typed = path_ui(ui, look, field, folder, field_id);
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
    let wanted = |entry: &&FolderEntry| choosing == Choosing::File || entry.kind == EntryKind::Folder;
    entries.extend(folder.entries.iter().filter(wanted).cloned());
    let is_empty = entries.len() <= usize::from(folder.path.parent().is_some());
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
    if is_empty {
        let place = Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), ROW));
        pen.line(place, &look.id(empty_id), Style::regular(size::BODY, look.tokens.ink2), Align::LEFT);
    }
    let turn = Rect::from_min_max(pos2(area.left(), area.bottom() - TURN), area.max);
    turn_ui(ui, look, turn, page, pages).map(UiAction::TurnFiles).or(pressed)
}

pub(super) fn rows_that_fit(height: f32) -> usize {
    let mut rows = 1;
    let mut used = ROW;
    while used + ROW + 10.0 <= height {
        used += ROW + 10.0;
        rows += 1;
    }
    rows
}

fn path_ui(
    ui: &mut Ui,
    look: &Look<'_>,
    field: Rect,
    folder: &mut Folder,
    hint: &'static str,
) -> Option<UiAction> {
    let response = field_ui(ui, look, field, &mut folder.typed, &look.id(hint));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
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
