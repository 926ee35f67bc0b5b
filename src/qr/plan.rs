//! Which parts of a still picture to read, at which scale, in which order.

use std::collections::VecDeque;

use super::plain::around;
use super::{Reading, Symbol};
use crate::camera::{Frame, Window, floor_of, ratio_of};

/// First the whole picture, made small enough. Then the places where a code was seen but not decoded, larger. Then
/// overlapping tiles, each level at twice the scale, up to the full one. Once something was read, one level of tiles
/// is enough to find its smaller neighbours.
pub(super) struct Plan {
    width: usize,
    height: usize,
    queue: VecDeque<Window>,
    scale: f32,
    levels: Levels,
    close_ups: usize,
    pixels: usize,
}

/// How far to go on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Levels {
    All,
    None,
    One,
}

impl Plan {
    pub(super) fn new(frame: &Frame, pixels: usize) -> Self {
        let whole = Window::whole(frame, pixels);
        let (width, height) = (frame.width(), frame.height());
        Self {
            width,
            height,
            queue: VecDeque::from([whole]),
            scale: whole.scale,
            levels: Levels::All,
            close_ups: 0,
            pixels,
        }
    }

    pub(super) fn next_window(&mut self) -> Option<Window> {
        if self.queue.is_empty() && self.scale < 1.0 && self.levels != Levels::None {
            self.scale = (self.scale * 2.0).min(1.0);
            self.queue = tiles(self.width, self.height, self.scale, self.pixels).into();
            if self.levels == Levels::One {
                self.levels = Levels::None;
            }
        }
        self.queue.pop_front()
    }

    /// Whether the codes read leave little room for others: the picture of a code alone, as the authority writes it.
    fn is_filled_by(&self, reading: &Reading) -> bool {
        let area = |symbol: &Symbol| {
            let [left, top, right, bottom] = symbol.corners.bounds();
            (right - left) * (bottom - top)
        };
        let covered: f32 = reading.symbols.iter().map(area).sum();
        covered > FILLED * ratio_of(self.width) * ratio_of(self.height)
    }

    /// Takes account of what an attempt brought.
    pub(super) fn learn(&mut self, frame: &Frame, window: Window, reading: &Reading) {
        if !reading.symbols.is_empty() && self.levels == Levels::All {
            self.levels = if self.is_filled_by(reading) { Levels::None } else { Levels::One };
        }
        for quad in &reading.seen {
            let Some(close) = around(quad, frame, self.pixels) else { continue };
            if self.close_ups < MAX_CLOSE_UPS && close.scale > window.scale * 1.2 {
                self.close_ups += 1;
                self.queue.push_front(close);
            }
        }
    }
}

/// Square tiles that overlap by half, so that a code up to half a tile wide lies whole in one of them.
fn tiles(width: usize, height: usize, scale: f32, pixels: usize) -> Vec<Window> {
    let side = floor_of(ratio_of(pixels).sqrt().floor() / scale);
    let places = |length: usize| {
        let steps = length.saturating_sub(side).div_ceil((side / 2).max(1));
        (0..=steps)
            .map(move |step| (length.saturating_sub(side) * step).checked_div(steps).unwrap_or_default())
    };
    places(height)
        .flat_map(|top| places(width).map(move |left| (left, top)))
        .map(|(left, top)| Window { left, top, width: side.min(width), height: side.min(height), scale })
        .collect()
}

/// Share of the picture that the codes read must have, for the search to end.
const FILLED: f32 = 0.5;

/// Close looks at places seen, for one picture.
const MAX_CLOSE_UPS: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::MAX_READ_PIXELS;

    #[test]
    fn every_window_is_small_enough_and_inside() {
        for (width, height) in [(4000, 3000), (1280, 720), (300, 5000), (640, 480), (1, 1), (2000, 2001)] {
            let frame = Frame::new(width, height, vec![255; width * height]).unwrap();
            let mut plan = Plan::new(&frame, MAX_READ_PIXELS);
            let mut count = 0;
            while let Some(window) = plan.next_window() {
                let [across, down] = window.size();
                assert!(across * down <= MAX_READ_PIXELS, "{window:?}");
                assert!(
                    window.left + window.width <= width && window.top + window.height <= height,
                    "{window:?}"
                );
                count += 1;
            }
            assert!(count <= 300, "{width}×{height}: {count}");
        }
    }

    #[test]
    fn a_small_picture_is_read_once() {
        let frame = Frame::new(516, 516, vec![255; 516 * 516]).unwrap();
        let mut plan = Plan::new(&frame, MAX_READ_PIXELS);
        assert!(plan.next_window().is_some_and(|window| window.size() == [516, 516]));
        assert_eq!(plan.next_window(), None);
    }
}
