//! The words of a panel, one under the other, as large as they fit.

use std::sync::Arc;

use eframe::egui::{Align, Color32, Galley, Rect, pos2};

use super::Words;
use crate::ui::fonts::size;
use crate::ui::pen::{Pen, Style};

/// Line height of the word.
const WORD_LINE: f32 = 1.14;
/// Largest to smallest; the first that fits is taken.
const WORD_SIZES: [f32; 10] = [96.0, 92.0, 84.0, 78.0, 72.0, 64.0, 58.0, 52.0, 48.0, LEAST_WORD];
/// The last of them.
const LEAST_WORD: f32 = 44.0;
/// Sizes of reason and advice, tried in turn.
const TEXT_SIZES: [(f32, f32); 6] =
    [(32.0, 24.0), (30.0, 24.0), (28.0, 23.0), (26.0, 22.0), (24.0, 21.0), (size::SMALLEST, size::SMALLEST)];
/// Between reason and advice.
const PART_GAP: f32 = 10.0;

/// How the words of a panel are set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// Left, or centred.
    pub(super) align: Align,
    /// Colour of all but the word.
    pub(super) colour: Color32,
    /// Largest size of the word.
    pub(super) largest: f32,
    /// Largest size of the reasons.
    pub(super) reason: f32,
}

/// The word in at most `rows` lines, none of them broken inside an English word.
pub(super) fn word(
    pen: &Pen,
    text: &str,
    width: f32,
    largest: f32,
    colour: Color32,
    align: Align,
) -> Arc<Galley> {
    let one_row = |size: f32| pen.width(text, Style::bold(size, colour)) <= width;
    let lines: Vec<&str> = text.lines().collect();
    let spaced = text.contains(' ') || lines.len() > 1;
    let parts: Vec<&str> = if lines.len() > 1 { lines } else { text.split(' ').collect() };
    let two_rows = |size: f32| {
        let rows = pen.height(text, Style::bold(size, colour).line(1.0), width) / size;
        rows < 2.5 && parts.iter().all(|part| pen.width(part, Style::bold(size, colour)) <= width)
    };
    let fits = |size: f32| if spaced { two_rows(size) } else { one_row(size) };
    let chosen = WORD_SIZES.into_iter().filter(|size| *size <= largest).find(|size| fits(*size));
    pen.lay_out(text, Style::bold(chosen.unwrap_or(LEAST_WORD), colour).line(WORD_LINE), width, align)
}

/// The word on one line, as large as `width` and `largest` allow.
pub(super) fn word_on_one_line(
    pen: &Pen,
    text: &str,
    width: f32,
    largest: f32,
    colour: Color32,
) -> (String, f32) {
    let joined = text.replace('\n', if text.is_ascii() { " " } else { "" });
    let fits = |size: &f32| pen.width(&joined, Style::bold(*size, colour)) <= width;
    let chosen = WORD_SIZES.into_iter().filter(|size| *size <= largest).find(fits).unwrap_or(LEAST_WORD);
    (joined, chosen)
}

/// Word, reasons and advice under each other from the top of `rect`, the word as large as the rest allows.
pub(super) fn column(pen: &Pen, rect: Rect, words: &Words, setting: Setting) {
    const BELOW_WORD: f32 = 12.0;
    let set = |size: f32| word(pen, &words.word, rect.width(), size, setting.colour, setting.align);
    let room = |size: f32| below(rect, rect.top() + set(size).size().y + BELOW_WORD);
    let size = largest_word(pen, words, setting, &room);
    pen.place(rect, set(size));
    reasons_and_advice(pen, room(size), words, setting);
}

/// The largest size of the word that leaves room for the rest: `room` gives the place of reasons and advice for a size.
pub(super) fn largest_word(pen: &Pen, words: &Words, setting: Setting, room: &dyn Fn(f32) -> Rect) -> f32 {
    let mut sizes = WORD_SIZES.into_iter().filter(|size| *size <= setting.largest);
    sizes.find(|size| fitting(pen, room(*size), words, setting).is_some()).unwrap_or(LEAST_WORD)
}

/// Sizes of reason and advice at which both fit, if there are any.
fn fitting(pen: &Pen, rect: Rect, words: &Words, setting: Setting) -> Option<(Style, Style)> {
    let reasons = words.reasons.join("\n");
    TEXT_SIZES.into_iter().map(|sizes| styles(sizes, setting)).find(|(bold, regular)| {
        let gap = if words.advice.is_empty() || reasons.is_empty() { 0.0 } else { PART_GAP };
        let texts = height_of(pen, &reasons, *bold, rect.width())
            + height_of(pen, &words.advice, *regular, rect.width());
        texts + gap <= rect.height()
    })
}

fn styles((reason, advice): (f32, f32), setting: Setting) -> (Style, Style) {
    let bold = Style::bold(reason.min(setting.reason), setting.colour);
    (bold, Style::regular(advice, setting.colour).line(1.38))
}

/// Reasons and advice from the top of `rect`. Returns where they end.
pub(super) fn reasons_and_advice(pen: &Pen, rect: Rect, words: &Words, setting: Setting) -> f32 {
    let reasons = words.reasons.join("\n");
    let smallest = styles((size::SMALLEST, size::SMALLEST), setting);
    let (bold, regular) = fitting(pen, rect, words, setting).unwrap_or(smallest);
    let mut top = rect.top();
    if !reasons.is_empty() {
        top = pen.paragraph(below(rect, top), &reasons, bold, setting.align).bottom() + PART_GAP;
    }
    if !words.advice.is_empty() {
        top = pen.paragraph(below(rect, top), &words.advice, regular, setting.align).bottom();
    }
    top
}

/// Lines of the foot, with their last line at the bottom of `rect`. Returns where they begin.
pub(super) fn foot(pen: &Pen, rect: Rect, words: &Words, colour: Color32, align: Align) -> f32 {
    let style = Style::regular(size::SMALLEST, colour).line(1.4);
    let text = words.foot.join("\n");
    if text.is_empty() {
        return rect.bottom();
    }
    let top = rect.bottom() - pen.height(&text, style, rect.width());
    pen.paragraph(below(rect, top.max(rect.top())), &text, style, align);
    top
}

/// The part of `rect` below `top`.
pub(super) fn below(rect: Rect, top: f32) -> Rect {
    Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), rect.bottom().max(top)))
}

fn height_of(pen: &Pen, text: &str, style: Style, width: f32) -> f32 {
    if text.is_empty() { 0.0 } else { pen.height(text, style, width) }
}
