//! The plain reader: rqrr over a small enough part of the frame.

use super::QrPayload;
use super::canvas::{Canvas, within_limit};
use super::reader::{Quad, Reader, Reading, Symbol};
use crate::camera::{Frame, Window, count_of, floor_of, ratio_of};

/// Most pixels that rqrr gets at once. Its time grows with the cube of the side on hostile frames: a 1080p frame of
/// finder-like squares takes over two minutes.
pub const MAX_READ_PIXELS: usize = 640 * 480;

/// Most looks at the pixels of one such part. Frames take 1 to 2 million, with a dense code up to 9; a frame of finder-like
/// squares would take thousands of millions. This many take about a tenth of a second.
const MAX_LOOKS: u64 = 12_000_000;

/// Reads with rqrr. A frame of more than [`MAX_READ_PIXELS`] is made smaller; for such frames, one after another, the
/// reader goes through the whole frame and its middle at full scale, so that a dense code of a large camera
/// picture is read as well, and back to a place where a code was seen.
#[derive(Debug, Default)]
pub struct PlainReader {
    turn: Turn,
    seen: Option<Quad>,
}

/// rqrr places a code by whole pixels of its corners, so that a dense code is a matter of luck, even on a perfect
/// picture: one look reads most, several at slightly different scales nearly all.
const SCALES: [f32; 5] = [1.0, 0.93, 0.85, 0.77, 0.7];

/// What to look at in a frame that is too large.
#[derive(Debug, Clone, Copy, Default)]
enum Turn {
    Middle,
    Seen,
    #[default]
    Whole,
}

impl PlainReader {
    fn window(&self, frame: &Frame) -> Window {
        let whole = Window::whole(frame, MAX_READ_PIXELS);
        match (self.turn, self.seen) {
            (Turn::Whole, _) => whole,
            (Turn::Seen, Some(quad)) => around(&quad, frame, MAX_READ_PIXELS).unwrap_or(whole),
            (Turn::Middle, _) | (Turn::Seen, None) => middle(frame),
        }
    }
}

impl Reader for PlainReader {
    fn read(&mut self, frame: &Frame) -> Reading {
        let whole = frame.width().saturating_mul(frame.height()) <= MAX_READ_PIXELS;
        let window = if whole { Window::whole(frame, MAX_READ_PIXELS) } else { self.window(frame) };
        let mut reading = Reading::default();
        for share in SCALES {
            let window = Window { scale: window.scale * share, ..window };
            let Some(part) = window.cut(frame) else { break };
            reading.merge(read_part(&part).mapped(|point| window.outwards(point)));
            if !reading.symbols.is_empty() {
                break;
            }
        }
        reading.sort();
        self.seen =
            reading.seen.first().copied().or_else(|| reading.symbols.first().map(|symbol| symbol.corners));
        self.turn = match (self.turn, self.seen) {
            (Turn::Middle | Turn::Whole, Some(_)) => Turn::Seen,
            (Turn::Whole, None) => Turn::Middle,
            (Turn::Middle, None) | (Turn::Seen, _) => Turn::Whole,
        };
        reading
    }
}

/// One run of rqrr over a frame that is small enough. Nothing is found if it wants more looks than it may have.
fn read_part(part: &Frame) -> Reading {
    Canvas::new(part, MAX_LOOKS).and_then(|canvas| within_limit(|| read_canvas(canvas))).unwrap_or_default()
}

fn read_canvas(canvas: Canvas) -> Reading {
    let mut image = rqrr::PreparedImage::prepare(canvas);
    let mut reading = Reading::default();
    for grid in image.detect_grids() {
        let found = quad_of(&grid);
        let mut bytes = Vec::new();
        let decoded = grid.decode_to(&mut bytes).ok();
        let symbol = decoded.and_then(|meta| {
            let version = u8::try_from(meta.version.0).ok()?;
            Some(Symbol { payload: QrPayload::new(bytes).ok()?, corners: found, version })
        });
        match symbol {
            Some(symbol) => reading.merge(Reading { symbols: vec![symbol], ..Reading::default() }),
            None => reading.merge(Reading { seen: vec![found], failed: 1, ..Reading::default() }),
        }
    }
    reading
}

/// rqrr says the far corners one module too far out: they are drawn in by that.
fn quad_of<G: rqrr::BitGrid>(grid: &rqrr::Grid<G>) -> Quad {
    let modules = ratio_of(grid.grid.size());
    let share = modules / (modules + 1.0);
    let [a, b, c, d] = grid.bounds.map(|point| [count_of(point.x), count_of(point.y)]);
    let towards = |from: [f32; 2], to: [f32; 2]| {
        let ([from_x, from_y], [to_x, to_y]) = (from, to);
        [from_x + (to_x - from_x) * share, from_y + (to_y - from_y) * share]
    };
    Quad([a, towards(a, b), towards(a, c), towards(a, d)])
}

/// The middle of a frame at full scale.
fn middle(frame: &Frame) -> Window {
    let (width, height) = (frame.width().min(640), frame.height().min(480));
    let (left, top) = ((frame.width() - width) / 2, (frame.height() - height) / 2);
    Window { left, top, width, height, scale: 1.0 }
}

/// The surroundings of a code, a quarter wider on each side, at the largest scale that fits.
pub(super) fn around(quad: &Quad, frame: &Frame, pixels: usize) -> Option<Window> {
    let [left, top, right, bottom] = quad.bounds();
    let margin = 0.25 * (right - left).max(bottom - top);
    let [left, top] = [left, top].map(|side| floor_of((side - margin).max(0.0)));
    let right = floor_of(right + margin).min(frame.width());
    let bottom = floor_of(bottom + margin).min(frame.height());
    let (width, height) = (right.checked_sub(left)?, bottom.checked_sub(top)?);
    let large_enough = width >= 21 && height >= 21;
    large_enough.then(|| Window { left, top, width, height, scale: 1.0 }.fitted(pixels))
}
