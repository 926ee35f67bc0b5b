//! The scan screen: the picture from edge to edge, what was seen in it, one hint.

use chrono::{DateTime, Utc};
use eframe::egui::{Align, Color32, Pos2, Rect, Shape, TextureHandle, Ui, Vec2, pos2, vec2};

use super::action::{Page, TrustPage, UiAction};
use super::clock_panel::clock_ui;
use super::fonts::size;
use super::icons::{self, Icon};
use super::layout::{GAP, Orientation, RADIUS};
use super::lens::{LensButtons, lens_ui};
use super::look::Look;
use super::marks;
use super::pen::{Pen, Style};
use super::press::spoken_ui;
use super::rail::{Countdown, Item, Rail, rail_ui};
use super::scan_chips::{CHIP_HEIGHT, chips_top, chips_ui, margin};
use super::settings::Settings;
use super::tokens::{CHIP, HINT, ON_HINT, SEARCH, UNTINTED};
use crate::judge::Request;
use crate::trust::ClockStanding;
use crate::verdict::TrustLine;

/// A code in the picture: its corners as parts of width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeenCode {
    /// Around the code.
    pub corners: [Vec2; 4],
}

/// What the scan screen shows.
pub struct Scan<'a> {
    /// The newest picture.
    pub picture: Option<&'a TextureHandle>,
    /// The code in it.
    pub seen: Option<SeenCode>,
    /// What to do, already spoken.
    pub hint: &'a str,
    /// What is chosen.
    pub settings: &'a Settings,
    /// What the camera can be told.
    pub lens: LensButtons,
    /// What is asked of the next licence.
    pub request: &'a Request,
    /// Whose code is looked for.
    pub whose: Whose,
    /// How old keys and lists are.
    pub trust: &'a TrustLine,
    /// What the clock says, where it cannot be right.
    pub clock: Option<(DateTime<Utc>, ClockStanding)>,
}

/// Whose code the camera looks for.
#[derive(Debug, Clone, Copy)]
pub enum Whose {
    /// Nobody's: changes of a list.
    Changes,
    /// That of whoever sits beside the driver, whose answer waits for so long.
    Companion(Countdown),
    /// The next person's.
    Driver,
}

/// Draws the screen and says what was pressed.
pub fn scan_ui(ui: &Ui, look: &Look<'_>, scan: &Scan<'_>) -> Option<UiAction> {
    let area = preview_area(look);
    let pen = look.pen(ui);
    pen.block(area, 0.0, CHIP);
    let shown = scan.picture.map(|texture| (picture(&pen.clipped(area), area, texture), texture));
    let frame = aim(area);
    match (scan.seen, shown) {
        (Some(seen), Some((place, _))) => outline(&pen.clipped(area), place, seen),
        _ => corner_frame(&pen, frame),
    }
    let hint = hint_ui(ui, look, area, scan.hint);
    let chips = chips_ui(ui, look, area, scan);
    let corner = pos2(area.right() - margin(look) - 8.0, chips_top(look, area));
    let clock = scan.clock.and_then(|(clock, standing)| {
        let margin = margin(look) + 16.0;
        let free = Rect::from_min_max(
            pos2(area.left() + margin, chips_top(look, area) + CHIP_HEIGHT),
            pos2(area.right() - margin, hint.top()),
        );
        clock_ui(ui, look, free, clock, standing)
    });
    let lens = lens_ui(ui, look, corner, scan.lens);
    let rail = rail_ui(ui, look, &rail(look, scan.whose));
    spoken_ui(ui, area.with_max_y(hint.top()).with_min_y(area.top() + 160.0), &look.id("ui-preview"));
    clock.or(chips).or(lens).or(rail)
}

fn preview_area(look: &Look<'_>) -> Rect {
    let (window, rail) = (look.layout.window, look.layout.rail);
    match look.layout.orientation {
        Orientation::Landscape => Rect::from_min_max(window.min, pos2(rail.left(), window.bottom())),
        Orientation::Portrait => Rect::from_min_max(window.min, pos2(window.right(), rail.top())),
    }
}

/// Fills the area with the picture where that hides little of it, else shows all of it. Returns where the picture is.
fn picture(pen: &Pen, area: Rect, texture: &TextureHandle) -> Rect {
    const MOST_HIDDEN: f32 = 1.5;
    let size = texture.size_vec2();
    let (fit, fill) = {
        let (x, y) = (area.width() / size.x, area.height() / size.y);
        (x.min(y), x.max(y))
    };
    let scale = if fill / fit <= MOST_HIDDEN { fill } else { fit };
    let place = Rect::from_center_size(area.center(), size * scale);
    let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    pen.add(Shape::image(texture.id(), place, whole, UNTINTED));
    place
}

fn aim(area: Rect) -> Rect {
    let side = (area.width().min(area.height()) * 0.66).min(540.0);
    Rect::from_center_size(area.center() - vec2(0.0, 24.0), vec2(side, side * 0.95))
}

/// Four corners only: searching.
fn corner_frame(pen: &Pen, frame: Rect) {
    const LENGTH: f32 = 56.0;
    for (width, colour) in [(13.0, CHIP), (7.0, SEARCH)] {
        for (corner, x, y) in [
            (frame.left_top(), 1.0, 1.0),
            (frame.right_top(), -1.0, 1.0),
            (frame.right_bottom(), -1.0, -1.0),
            (frame.left_bottom(), 1.0, -1.0),
        ] {
            let line = vec![corner + vec2(x * LENGTH, 0.0), corner, corner + vec2(0.0, y * LENGTH)];
            pen.polyline(line, width, colour);
        }
    }
}

/// Closed line with corner blocks: seen.
fn outline(pen: &Pen, place: Rect, seen: SeenCode) {
    const BLOCK: f32 = 28.0;
    let corners: Vec<Pos2> = seen.corners.iter().map(|part| place.min + *part * place.size()).collect();
    let line = |width: f32, colour: Color32| pen.outline(corners.clone(), width, colour);
    line(13.0, ON_HINT);
    line(7.0, HINT);
    let along = match corners.as_slice() {
        [first, second, ..] => (*second - *first).normalized(),
        _ => Vec2::X,
    };
    for corner in &corners {
        pen.fill(block(*corner, along, BLOCK + 6.0), ON_HINT);
        pen.fill(block(*corner, along, BLOCK), HINT);
    }
}

/// A square that lies along a direction.
fn block(centre: Pos2, along: Vec2, side: f32) -> Vec<Pos2> {
    let (u, v) = (along * side / 2.0, along.rot90() * side / 2.0);
    vec![centre + u + v, centre + u - v, centre - u - v, centre - u + v]
}

fn hint_ui(ui: &Ui, look: &Look<'_>, area: Rect, text: &str) -> Rect {
    const ICON: f32 = 40.0;
    let pen = look.pen(ui);
    let style = Style::bold(size::TITLE - 2.0, ON_HINT).line(1.2);
    let most = area.width() - 2.0 * margin(look) - 32.0;
    let room = most - ICON - 3.0 * 28.0;
    let sizes = [size::TITLE - 2.0, size::VALUE, size::BODY, size::LABEL].into_iter();
    let one_line = sizes.map(|size| style.size(size)).find(|style| pen.width(text, *style) <= room);
    let style = one_line.unwrap_or_else(|| style.size(size::BODY));
    let words = pen.lay_out(text, style, room, Align::LEFT).size();
    let place = {
        let size =
            vec2((words.x + ICON + 3.0 * 28.0).clamp(552.0_f32.min(most), most), (words.y + 28.0).max(68.0));
        let bottom = area.bottom() - margin(look) - GAP / 2.0;
        Rect::from_min_size(pos2(area.center().x - size.x / 2.0, bottom - size.y), size)
    };
    pen.block(place, RADIUS, HINT);
    let left = place.center().x - (words.x + ICON + 22.0) / 2.0;
    icons::draw(&pen, Icon::Next, marks::square(pos2(left + ICON / 2.0, place.center().y), ICON), ON_HINT);
    let line = Rect::from_min_size(
        pos2(left + ICON + 22.0, place.center().y - words.y / 2.0),
        vec2(words.x + 2.0, words.y + 1.0),
    );
    pen.paragraph(line, text, style, Align::LEFT);
    spoken_ui(ui, place, text);
    place
}

fn rail(look: &Look<'_>, whose: Whose) -> Rail {
    let item =
        |icon: Icon, label: &'static str, action: UiAction| Item { icon, label: look.id(label), action };
    let camera = item(Icon::Camera, "ui-camera", UiAction::NextCamera);
    match whose {
        Whose::Changes => Rail {
            upper: vec![
                camera,
                item(Icon::Paste, "ui-paste", UiAction::Paste),
                item(Icon::Open, "ui-open", UiAction::Show(Page::Trust(TrustPage::OpenCode))),
            ],
            primary: Some(item(Icon::Back, "ui-back", UiAction::Back)),
            ..Rail::default()
        },
        Whose::Companion(left) => Rail {
            countdown: Some(left),
            upper: vec![camera],
            primary: Some(item(Icon::Back, "ui-to-driver", UiAction::BackToDriver)),
            ..Rail::default()
        },
        Whose::Driver => Rail {
            upper: vec![camera, item(Icon::IdCard, "ui-paper", UiAction::Show(Page::Paper))],
            lower: vec![
                item(Icon::Paste, "ui-paste", UiAction::Paste),
                item(Icon::Open, "ui-open", UiAction::Show(Page::Open)),
                item(Icon::More, "ui-more", UiAction::Show(Page::More)),
            ],
            ..Rail::default()
        },
    }
}
