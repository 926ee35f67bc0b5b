//! The picture as rqrr sees it, with a limit on how often it may be looked at.
//!
//! rqrr has loops whose length hangs on the geometry it guesses: a search for an alignment pattern far outside the
//! picture goes on for hours, on ordinary frames of dense codes too. Every look at a pixel or at the size is counted,
//! and the looks end by unwinding out of the library. That is work, not time: the same picture gives the same answer on
//! every machine.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

use image::{GenericImage, GenericImageView, Luma};

use crate::camera::Frame;

/// A picture that can be looked at a limited number of times; copies share the number.
#[derive(Clone)]
pub(super) struct Canvas {
    width: u32,
    height: u32,
    pixels: Vec<Luma<u8>>,
    left: Rc<Cell<u64>>,
}

/// What unwinds when the looks are used up.
struct Exhausted;

impl Canvas {
    /// `None` if the frame is larger than any that is read.
    pub(super) fn new(frame: &Frame, looks: u64) -> Option<Self> {
        let (width, height) = (u32::try_from(frame.width()).ok()?, u32::try_from(frame.height()).ok()?);
        let pixels = frame.luma().iter().map(|pixel| Luma([*pixel])).collect();
        Some(Self { width, height, pixels, left: Rc::new(Cell::new(looks)) })
    }

    fn count(&self) {
        match self.left.get().checked_sub(1) {
            Some(left) => self.left.set(left),
            // Not a panic: no message, and the hook for panics is not called.
            None => resume_unwind(Box::new(Exhausted)),
        }
    }

    fn place(&self, x: u32, y: u32) -> Option<usize> {
        let place = u64::from(y) * u64::from(self.width) + u64::from(x);
        usize::try_from(place).ok().filter(|_| x < self.width && y < self.height)
    }
}

/// Runs what looks at a canvas; `None` if its looks were used up. A panic goes on as it is.
pub(super) fn within_limit<T>(look: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(look)) {
        Ok(found) => Some(found),
        Err(end) if end.is::<Exhausted>() => None,
        Err(panic) => resume_unwind(panic),
    }
}

impl GenericImageView for Canvas {
    type Pixel = Luma<u8>;

    fn dimensions(&self) -> (u32, u32) {
        self.count();
        (self.width, self.height)
    }

    fn get_pixel(&self, x: u32, y: u32) -> Luma<u8> {
        self.count();
        self.place(x, y).and_then(|place| self.pixels.get(place)).copied().unwrap_or(WHITE)
    }
}

impl GenericImage for Canvas {
    fn get_pixel_mut(&mut self, x: u32, y: u32) -> &mut Luma<u8> {
        self.count();
        let place = self.place(x, y).unwrap_or_default();
        #[expect(
            clippy::indexing_slicing,
            reason = "a frame has at least one pixel, and `place` is inside it"
        )]
        &mut self.pixels[place]
    }

    fn put_pixel(&mut self, x: u32, y: u32, pixel: Luma<u8>) {
        self.count();
        if let Some(to) = self.place(x, y).and_then(|place| self.pixels.get_mut(place)) {
            *to = pixel;
        }
    }

    fn blend_pixel(&mut self, x: u32, y: u32, pixel: Luma<u8>) {
        self.put_pixel(x, y, pixel);
    }
}

/// Outside is not dark (0 is white in rqrr's two colours).
const WHITE: Luma<u8> = Luma([0]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_share_the_looks() {
        let frame = Frame::new(2, 1, vec![5, 6]).unwrap();
        let canvas = Canvas::new(&frame, 3).unwrap();
        let copy = canvas.clone();
        assert_eq!(within_limit(|| canvas.get_pixel(1, 0)), Some(Luma([6])));
        assert_eq!(within_limit(|| copy.get_pixel(9, 0)), Some(WHITE));
        assert_eq!(within_limit(|| canvas.dimensions()), Some((2, 1)));
        assert_eq!(within_limit(|| copy.get_pixel(0, 0)), None);
        assert_eq!(within_limit(|| canvas.dimensions()), None);
    }
}
