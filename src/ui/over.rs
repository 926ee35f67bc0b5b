//! Pages over the scan screen: settings and files, with the way back where the primary button always is.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::UiAction;
use super::fonts::size;
use super::icons::Icon;
use super::layout::Orientation;
use super::look::Look;
use super::open::{self, Choosing, Folder};
use super::pen::Style;
use super::press::spoken_ui;
use super::rail::{Item, Rail, rail_ui};
use super::settings::{self, Settings};

/// Settings.
pub fn more_ui(ui: &Ui, look: &Look<'_>, now: &Settings) -> Option<UiAction> {
    let chosen = settings::settings_ui(ui, look, area(look), now);
    let pressed = rail_ui(ui, look, &back(look));
    chosen.or(pressed)
}

/// Choosing a file. `notice` is what is to be said about the last one.
pub fn open_ui(ui: &mut Ui, look: &Look<'_>, folder: &mut Folder, notice: &str) -> Option<UiAction> {
    const NOTICE: f32 = 64.0;
    let area = area(look);
    let list = Rect::from_min_max(area.min, pos2(area.right(), area.bottom() - NOTICE));
    let chosen = open::open_ui(ui, look, list, folder, Choosing::File);
    let line = Rect::from_min_size(list.left_bottom() + vec2(0.0, 8.0), vec2(area.width(), NOTICE - 8.0));
    if !notice.is_empty() {
        look.pen(ui).line(line, notice, Style::bold(size::LABEL, look.tokens.ink), Align::LEFT);
        spoken_ui(ui, line, notice);
    }
    let pressed = rail_ui(ui, look, &back(look));
    chosen.or(pressed)
}

/// The whole window but the rail.
pub(super) fn area(look: &Look<'_>) -> Rect {
    let layout = &look.layout;
    match layout.orientation {
        Orientation::Landscape => Rect::from_min_max(
            pos2(layout.panel.left() + 8.0, layout.strip.top()),
            pos2(layout.content.right(), layout.content.bottom()),
        ),
        Orientation::Portrait => Rect::from_min_max(
            pos2(layout.content.left(), layout.panel.top()),
            pos2(layout.content.right(), layout.content.bottom()),
        ),
    }
}

fn back(look: &Look<'_>) -> Rail {
    let primary = Item { icon: Icon::Back, label: look.id("ui-back"), action: UiAction::Back };
    Rail { primary: Some(primary), ..Rail::default() }
}
