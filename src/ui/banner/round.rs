//! Round corners: may drive (full), in force (hollow, thick border), compare first (neutral).

use eframe::egui::{Align, Color32, Rect, pos2, vec2};

use super::flow::{self, Setting, below};
use super::{Form, Kind, Panel};
use crate::ui::marks::{self, Mark};
use crate::ui::pen::Style;

/// Border of "in force": thick, since it has no fill to stand out by.
const THICK: f32 = 14.0;

struct Face {
    fill: Color32,
    border: Color32,
    width: f32,
    radius: f32,
    mark: Mark,
    mark_colour: Color32,
    on: Color32,
}

fn face(panel: &Panel<'_>, kind: Kind) -> Face {
    let tokens = panel.tokens;
    let round = match panel.form() {
        Form::Tall => 64.0,
        Form::Wide => 96.0,
    };
    match kind {
        Kind::Compare => Face {
            fill: tokens.raised,
            border: tokens.line,
            width: tokens.outline_width,
            radius: 28.0,
            mark: Mark::Compare,
            mark_colour: tokens.ink,
            on: tokens.ink,
        },
        Kind::InForce => Face {
            fill: tokens.surface,
            border: tokens.may.fill,
            width: THICK,
            radius: round,
            mark: Mark::TickRing,
            mark_colour: tokens.may.mark,
            on: tokens.ink,
        },
        Kind::CannotTell | Kind::CheckFurther | Kind::MayDrive | Kind::MustNotDrive | Kind::NotGenuine => {
            Face {
                fill: tokens.may.fill,
                border: tokens.may.outline,
                width: tokens.outline_width,
                radius: round,
                mark: Mark::Tick,
                mark_colour: tokens.may.on,
                on: tokens.may.on,
            }
        }
    }
}

pub(super) fn draw(panel: &Panel<'_>, kind: Kind) {
    let face = face(panel, kind);
    panel.pen.block(panel.rect, face.radius, face.fill);
    panel.pen.border(panel.rect, face.radius, face.width, face.border);
    if kind == Kind::InForce {
        panel.pen.border(panel.rect, face.radius, 3.0, panel.tokens.may.outline);
        panel.pen.border(
            panel.rect.shrink(THICK - 3.0),
            face.radius - THICK + 3.0,
            3.0,
            panel.tokens.may.outline,
        );
    }
    match panel.form() {
        Form::Tall => tall(panel, &face),
        Form::Wide => wide(panel, &face),
    }
}

fn tall(panel: &Panel<'_>, face: &Face) {
    const MARGIN: f32 = 40.0;
    const MARK: f32 = 184.0;
    let (pen, rect) = (panel.pen, panel.rect);
    let mark = Rect::from_min_size(rect.min + vec2(MARGIN, MARGIN), vec2(MARK, MARK));
    marks::draw(pen, face.mark, mark, face.mark_colour, face.fill);
    let inner = Rect::from_min_max(
        pos2(rect.left() + MARGIN, mark.bottom() + 18.0),
        pos2(rect.right() - MARGIN + 8.0, rect.bottom() - MARGIN),
    );
    let foot_area = Rect::from_min_max(inner.min, pos2(rect.right() - MARGIN, inner.bottom()));
    let foot_top = flow::foot(pen, foot_area, panel.words, face.on, Align::LEFT);
    let mut rule = inner.bottom();
    if !panel.words.foot.is_empty() {
        rule = foot_top - 16.0;
        pen.segment(pos2(inner.left(), rule), pos2(foot_area.right(), rule), 3.0, face.on);
    }
    let setting = Setting { align: Align::LEFT, colour: face.on, largest: 92.0, reason: 28.0 };
    flow::column(pen, Rect::from_min_max(inner.min, pos2(inner.right(), rule - 12.0)), panel.words, setting);
}

fn wide(panel: &Panel<'_>, face: &Face) {
    const MARK: f32 = 160.0;
    const TEXT_LEFT: f32 = 240.0;
    let (pen, rect) = (panel.pen, panel.rect);
    let centre = pos2(rect.left() + 132.0, rect.center().y);
    marks::draw(pen, face.mark, marks::square(centre, MARK), face.mark_colour, face.fill);
    let inner = Rect::from_min_max(
        pos2(rect.left() + TEXT_LEFT, rect.top() + 22.0),
        pos2(rect.right() - 44.0, rect.bottom() - 22.0),
    );
    let setting = Setting { align: Align::LEFT, colour: face.on, largest: 96.0, reason: 30.0 };
    words_beside(panel, inner, face.on, setting);
}

/// Word on one line, reasons and advice below it, foot at the bottom: the text of the wide forms.
pub(super) fn words_beside(panel: &Panel<'_>, inner: Rect, on: Color32, setting: Setting) {
    let pen = panel.pen;
    let foot_top = flow::foot(pen, inner, &foot_on_one_line(panel), on, setting.align);
    let words = reasons_on_one_line(panel, inner.width());
    let area = Rect::from_min_max(inner.min, pos2(inner.right(), foot_top - 4.0));
    let (word, widest) = flow::word_on_one_line(pen, &words.word, inner.width(), setting.largest, on);
    let fitted = Setting { largest: widest, ..setting };
    let room = |size: f32| below(area, area.top() + size * 1.1 + 4.0);
    let size = flow::largest_word(pen, &words, fitted, &room);
    let galley = pen.lay_out(&word, Style::bold(size, on).line(1.1), f32::INFINITY, setting.align);
    pen.place(area, galley);
    flow::reasons_and_advice(pen, room(size), &words, setting);
}

/// In the wide form two reasons share a line where they fit on it.
pub(super) fn reasons_on_one_line(panel: &Panel<'_>, width: f32) -> super::Words {
    let joined = panel.words.reasons.join("   ");
    let fits = panel.pen.width(&joined, Style::bold(24.0, panel.tokens.ink)) <= width;
    let reasons = if fits && !joined.is_empty() { vec![joined] } else { panel.words.reasons.clone() };
    super::Words { reasons, ..panel.words.clone() }
}

/// The foot on as few lines as the wide form has room for.
pub(super) fn foot_on_one_line(panel: &Panel<'_>) -> super::Words {
    let line = panel.words.foot.join("   ");
    super::Words { foot: if line.is_empty() { Vec::new() } else { vec![line] }, ..panel.words.clone() }
}
