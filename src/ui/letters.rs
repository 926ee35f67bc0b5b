//! Chips: class codes and status letters, filled, with the names of the letters beside them.

use eframe::egui::{Align, Pos2, Rect, pos2, vec2};

use super::fonts::size;
use super::look::Look;
use super::pen::{Pen, Style};
use crate::verdict::StatusView;

/// Side of a chip.
const CHIP: f32 = 44.0;
/// Between a chip and its name.
const CHIP_GAP: f32 = 12.0;
/// Between a name and the next chip.
const LETTER_GAP: f32 = 22.0;

/// All letters with their names, on as many lines as they need. Returns what was said.
pub(super) fn status_fact(pen: &Pen, look: &Look<'_>, area: Rect, letters: &[StatusView]) -> String {
    let (lines, size) = status_lines(pen, look, area.width(), letters);
    let count = u16::try_from(lines.len().max(1)).map_or(1.0, f32::from);
    let pitch = (area.height() / count).min(54.0);
    let mut middle = area.center().y - pitch * (count - 1.0) / 2.0;
    let style = Style::regular(size, look.tokens.ink);
    let mut said = Vec::new();
    for line in lines {
        let mut left = area.left();
        for status in line {
            let height = CHIP.min(pitch - 4.0);
            left =
                chip_of_height(pen, look, pos2(left, middle), &status.letter.to_string(), height) + CHIP_GAP;
            let name = look.say(&status.name);
            let room = Rect::from_min_max(pos2(left, middle - 20.0), pos2(area.right() + 4.0, middle + 20.0));
            left = pen.line(room, &name, style, Align::LEFT).right() + LETTER_GAP;
            said.push(format!("{} {name}", status.letter));
        }
        middle += pitch;
    }
    if letters.is_empty() {
        let text = look.id("ui-no-status");
        pen.line(area, &text, style, Align::LEFT);
        said.push(text);
    }
    said.join(", ")
}

/// The letters, as many on a line as fit, and the size of their names: smaller where that saves a line.
pub(super) fn status_lines<'a>(
    pen: &Pen,
    look: &Look<'_>,
    width: f32,
    letters: &'a [StatusView],
) -> (Vec<Vec<&'a StatusView>>, f32) {
    let large = lines_at(pen, look, (width, 26.0), letters);
    let small = lines_at(pen, look, (width, size::LABEL), letters);
    if small.len() < large.len() { (small, size::LABEL) } else { (large, 26.0) }
}

fn lines_at<'a>(
    pen: &Pen,
    look: &Look<'_>,
    (width, size): (f32, f32),
    letters: &'a [StatusView],
) -> Vec<Vec<&'a StatusView>> {
    let mut lines: Vec<Vec<&StatusView>> = Vec::new();
    let mut used = f32::INFINITY;
    for status in letters {
        let name = look.say(&status.name);
        let wide = CHIP + CHIP_GAP + pen.width(&name, Style::regular(size, look.tokens.ink)) + LETTER_GAP;
        if used + wide > width + LETTER_GAP {
            lines.push(Vec::new());
            used = 0.0;
        }
        used += wide;
        if let Some(line) = lines.last_mut() {
            line.push(status);
        }
    }
    lines
}

/// A filled chip with its left middle at `at`. Returns its right side.
pub(super) fn chip(pen: &Pen, look: &Look<'_>, at: Pos2, text: &str) -> f32 {
    chip_of_height(pen, look, at, text, CHIP)
}

fn chip_of_height(pen: &Pen, look: &Look<'_>, at: Pos2, text: &str, height: f32) -> f32 {
    let style = Style::bold(size::VALUE.min(height - 12.0), look.tokens.surface).line(1.0);
    let width = (pen.width(text, style) + 24.0).max(CHIP);
    let rect = Rect::from_min_size(pos2(at.x, at.y - height / 2.0), vec2(width, height));
    pen.block(rect, 7.0, look.tokens.ink);
    pen.line(rect, text, style, Align::Center);
    rect.right()
}
