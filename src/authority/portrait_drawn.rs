//! Portraits of people who do not exist: drawn, in a few flat colours that cost few bytes.

use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

use super::portrait_file::{PortraitError, USUAL_BYTES, portrait_of_bytes};
use crate::claims::Portrait;

/// Size drawn; the encoder scales it down.
const WIDTH: u32 = 192;
const HEIGHT: u32 = 256;

/// How a face differs from others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    pub(super) hair: Hair,
    pub(super) glasses: bool,
    pub(super) skin: [u8; 3],
    pub(super) hair_colour: [u8; 3],
    pub(super) coat: [u8; 3],
}

/// Cut of the hair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hair {
    Long,
    Short,
    Thin,
}

impl Face {
    /// A face for each number.
    pub(super) const fn of(number: usize) -> Self {
        let hair = match number % 3 {
            0 => Hair::Short,
            1 => Hair::Long,
            _ => Hair::Thin,
        };
        let skin = if number.is_multiple_of(2) { [224, 184, 148] } else { [211, 163, 124] };
        let hair_colour = if number % 5 == 4 { [120, 116, 112] } else { [42, 37, 34] };
        let coat = match number % 4 {
            0 => [48, 74, 98],
            1 => [96, 60, 72],
            2 => [62, 92, 76],
            _ => [92, 76, 58],
        };
        Self { hair, glasses: number.is_multiple_of(4), skin, hair_colour, coat }
    }

    /// Drawn and encoded.
    pub(super) fn portrait(self) -> Result<Portrait, PortraitError> {
        let png = self.draw().and_then(|pixmap| pixmap.encode_png().ok()).ok_or(PortraitError::Damaged)?;
        portrait_of_bytes(&png, USUAL_BYTES)
    }

    fn draw(self) -> Option<Pixmap> {
        let mut canvas = Canvas(Pixmap::new(WIDTH, HEIGHT)?);
        canvas.0.fill(colour([184, 202, 214]));
        let shade = self.skin.map(|part| part.saturating_sub(28));
        if self.hair == Hair::Long {
            canvas.ellipse(self.hair_colour, 96.0, 112.0, 62.0, 84.0)?;
        }
        // Shoulders, neck, collar.
        canvas.polygon(
            self.coat,
            &[(8.0, 256.0), (24.0, 214.0), (74.0, 192.0), (118.0, 192.0), (168.0, 214.0), (184.0, 256.0)],
        )?;
        canvas
            .polygon(shade, &[(74.0, 150.0), (118.0, 150.0), (120.0, 200.0), (96.0, 226.0), (72.0, 200.0)])?;
        canvas.polygon([245, 243, 238], &[(72.0, 190.0), (96.0, 224.0), (84.0, 246.0), (56.0, 204.0)])?;
        canvas.polygon([245, 243, 238], &[(120.0, 190.0), (96.0, 224.0), (108.0, 246.0), (136.0, 204.0)])?;
        // Ears, face.
        canvas.ellipse(shade, 46.0, 118.0, 9.0, 16.0)?;
        canvas.ellipse(shade, 146.0, 118.0, 9.0, 16.0)?;
        canvas.ellipse(self.skin, 96.0, 114.0, 50.0, 62.0)?;
        self.hair(&mut canvas)?;
        self.features(&mut canvas, shade)?;
        Some(canvas.0)
    }

    fn hair(self, canvas: &mut Canvas) -> Option<()> {
        let points: &[(f32, f32)] = match self.hair {
            Hair::Short => &[
                (44.0, 106.0),
                (46.0, 64.0),
                (70.0, 42.0),
                (112.0, 40.0),
                (140.0, 58.0),
                (148.0, 106.0),
                (138.0, 82.0),
                (112.0, 74.0),
                (76.0, 80.0),
                (56.0, 86.0),
            ],
            Hair::Long => &[
                (40.0, 130.0),
                (42.0, 66.0),
                (72.0, 36.0),
                (120.0, 36.0),
                (150.0, 66.0),
                (152.0, 130.0),
                (140.0, 88.0),
                (100.0, 70.0),
                (60.0, 92.0),
            ],
            Hair::Thin => &[
                (46.0, 104.0),
                (50.0, 70.0),
                (74.0, 52.0),
                (118.0, 52.0),
                (142.0, 70.0),
                (146.0, 104.0),
                (138.0, 76.0),
                (116.0, 64.0),
                (76.0, 64.0),
                (56.0, 76.0),
            ],
        };
        canvas.polygon(self.hair_colour, points)
    }

    fn features(self, canvas: &mut Canvas, shade: [u8; 3]) -> Option<()> {
        for side in [-1.0, 1.0] {
            let x = 96.0 + side * 21.0;
            canvas.rect(self.hair_colour, x - 11.0, 96.0, 22.0, 4.0)?;
            canvas.ellipse([250, 250, 250], x, 112.0, 9.0, 5.5)?;
            canvas.ellipse([38, 32, 30], x, 112.0, 4.5, 4.5)?;
            if self.glasses {
                canvas.frame([34, 38, 44], x - 16.0, 101.0, 32.0, 23.0)?;
            }
        }
        if self.glasses {
            canvas.rect([34, 38, 44], 90.0, 108.0, 12.0, 4.0)?;
        }
        canvas.polygon(shade, &[(96.0, 114.0), (104.0, 138.0), (88.0, 138.0)])?;
        canvas.ellipse([158, 92, 84], 96.0, 152.0, 17.0, 5.0)
    }
}

struct Canvas(Pixmap);

impl Canvas {
    fn fill(&mut self, rgb: [u8; 3], path: &Path) {
        self.0.fill_path(path, &paint(rgb), FillRule::Winding, Transform::identity(), None);
    }

    fn polygon(&mut self, rgb: [u8; 3], points: &[(f32, f32)]) -> Option<()> {
        let mut path = PathBuilder::new();
        for (index, (x, y)) in points.iter().enumerate() {
            if index == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
        }
        path.close();
        self.fill(rgb, &path.finish()?);
        Some(())
    }

    fn ellipse(&mut self, rgb: [u8; 3], x: f32, y: f32, rx: f32, ry: f32) -> Option<()> {
        self.fill(rgb, &PathBuilder::from_oval(Rect::from_xywh(x - rx, y - ry, rx * 2.0, ry * 2.0)?)?);
        Some(())
    }

    fn rect(&mut self, rgb: [u8; 3], x: f32, y: f32, width: f32, height: f32) -> Option<()> {
        self.fill(rgb, &PathBuilder::from_rect(Rect::from_xywh(x, y, width, height)?));
        Some(())
    }

    fn frame(&mut self, rgb: [u8; 3], x: f32, y: f32, width: f32, height: f32) -> Option<()> {
        let path = PathBuilder::from_rect(Rect::from_xywh(x, y, width, height)?);
        let stroke = Stroke { width: 4.0, ..Stroke::default() };
        self.0.stroke_path(&path, &paint(rgb), &stroke, Transform::identity(), None);
        Some(())
    }
}

fn colour(rgb: [u8; 3]) -> Color {
    let [red, green, blue] = rgb;
    Color::from_rgba8(red, green, blue, 255)
}

fn paint(rgb: [u8; 3]) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(colour(rgb));
    paint
}
