//! A slip as a page of PDF (A5), with the part of the font that it uses inside.

use krilla::Document;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

use crate::text::Texts;
use crate::ui::fonts;
use crate::verdict::Slip;

/// ISO 216 A5 in points of 1/72 inch.
const PAGE: [f32; 2] = [419.5, 595.3];
const MARGIN: f32 = 36.0;
/// Where values begin.
const VALUES: f32 = 150.0;

/// The page; `None` if the font inside of the program cannot be used, which a test rules out.
pub(super) fn of(slip: &Slip, texts: &Texts) -> Option<Vec<u8>> {
    let font = Font::new(fonts::REGULAR.to_vec().into(), 0)?;
    let widths = FontRef::new(fonts::REGULAR).ok()?;
    let mut document = Document::new();
    let mut page = document.start_page_with(PageSettings::from_wh(PAGE[0], PAGE[1])?);
    {
        let mut pen = Pen { surface: page.surface(), font, widths, top: MARGIN };
        write(&mut pen, slip, texts);
        pen.surface.finish();
    }
    page.finish();
    document.finish().ok()
}

fn write(pen: &mut Pen<'_, '_>, slip: &Slip, texts: &Texts) {
    pen.text(MARGIN, &texts.id("slip-title"), 11.0);
    if let Some(training) = &slip.training {
        pen.text(MARGIN, &texts.say(training), 14.0);
    }
    pen.top += 6.0;
    pen.text(MARGIN, &texts.say(&slip.word), 26.0);
    pen.rule();
    for (name, value) in &slip.rows {
        pen.row(&texts.say(name), &texts.say(value));
    }
    pen.rule();
    for point in &slip.points {
        pen.text(MARGIN, &format!("– {}", texts.say(point)), 10.5);
    }
    pen.top += 26.0;
    for line in ["slip-contract", "slip-signature"] {
        pen.row(&texts.id(line), "________________________");
        pen.top += 8.0;
    }
    pen.rule();
    pen.text(MARGIN, &texts.say(&slip.foot), 9.0);
}

struct Pen<'a, 'f> {
    surface: Surface<'a>,
    font: Font,
    widths: FontRef<'f>,
    top: f32,
}

impl Pen<'_, '_> {
    /// Text in as many lines as it needs, from `left` to the margin.
    fn text(&mut self, left: f32, text: &str, size: f32) {
        for line in self.lines(text, size, PAGE[0] - MARGIN - left) {
            self.line(left, &line, size);
            self.top += size * 1.45;
        }
    }

    fn row(&mut self, name: &str, value: &str) {
        const SIZE: f32 = 11.0;
        self.line(MARGIN, name, SIZE);
        self.text(VALUES, value, SIZE);
    }

    fn line(&mut self, left: f32, text: &str, size: f32) {
        let start = Point::from_xy(left, self.top + size);
        self.surface.draw_text(start, self.font.clone(), size, text, false, TextDirection::Auto);
    }

    fn rule(&mut self) {
        self.top += 6.0;
        let mut path = PathBuilder::new();
        if let Some(rect) = Rect::from_xywh(MARGIN, self.top, PAGE[0] - 2.0 * MARGIN, 0.8) {
            path.push_rect(rect);
        }
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
        self.top += 8.0;
    }

    /// Broken at blanks, and between Chinese signs, but never before one that ends a clause.
    fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        for piece in pieces(text) {
            let full =
                lines.last().map_or(0.0, |line| self.width(&format!("{line}{}", piece.trim_end()), size));
            match lines.last_mut() {
                Some(line) if full <= width || line.is_empty() => line.push_str(piece),
                Some(_) | None => lines.push(piece.trim_start().to_owned()),
            }
        }
        lines
    }

    fn width(&self, text: &str, size: f32) -> f32 {
        let map = self.widths.charmap();
        let metrics = self.widths.glyph_metrics(Size::new(size), LocationRef::default());
        let advance =
            |sign: char| map.map(sign).and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(size);
        text.chars().map(advance).sum()
    }
}

/// Words with the blanks after them; each Chinese sign alone, with the signs that close it.
fn pieces(text: &str) -> Vec<&str> {
    const CLOSING: [char; 10] = ['，', '。', '；', '：', '、', '）', '”', '！', '？', '》'];
    let wide = |sign: char| sign >= '\u{2e80}';
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, sign) in text.char_indices() {
        let breaks = before.is_some_and(|before| before == ' ' || wide(before) || wide(sign));
        let opened = before.is_some_and(|before| matches!(before, '（' | '“' | '《'));
        if breaks && !opened && !CLOSING.contains(&sign) && sign != ' ' {
            pieces.extend(text.get(start..at));
            start = at;
        }
        before = Some(sign);
    }
    pieces.extend(text.get(start..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Message};

    #[test]
    fn lines_break_between_words_and_signs() {
        assert_eq!(pieces("May drive if"), ["May ", "drive ", "if"]);
        assert_eq!(pieces("请还车，再换证。"), ["请", "还", "车，", "再", "换", "证。"]);
        assert_eq!(pieces("持C1满3年"), ["持", "C1", "满", "3", "年"]);
    }

    #[test]
    fn a_long_slip_is_a_page_in_both_languages() {
        let long = Message::new("advice-rental-check-further");
        let slip = Slip {
            training: Some(Message::new("ui-training")),
            word: Message::new("verdict-may-drive-if"),
            rows: vec![(Message::new("slip-judged"), long.clone()); 6],
            points: vec![long; 6],
            foot: Message::new("slip-foot"),
        };
        for language in Language::ALL {
            let pdf = of(&slip, &Texts::new(language)).unwrap();
            assert!(pdf.starts_with(b"%PDF-"), "{language:?}");
            assert!(pdf.len() < 200_000, "the font is cut to what is used: {} bytes", pdf.len());
        }
    }
}
