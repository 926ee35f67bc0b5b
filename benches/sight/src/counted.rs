//! A picture that rqrr can look at a limited number of times.

use image::{GenericImage, GenericImageView, Luma};
use kerbside::camera::Frame;
use std::cell::Cell;
use std::panic::resume_unwind;
use std::rc::Rc;

/// Looks for one frame: honest ones take a tenth of that.
const LOOKS: u64 = 120_000_000;

/// See the module.
#[derive(Clone)]
pub struct Counted {
    width: u32,
    height: u32,
    pixels: Vec<Luma<u8>>,
    left: Rc<Cell<u64>>,
}

impl Counted {
    /// The whole frame.
    pub fn new(frame: &Frame) -> Self {
        let pixels = frame.luma().iter().map(|&pixel| Luma([pixel])).collect();
        let (width, height) = (frame.width() as u32, frame.height() as u32);
        Self { width, height, pixels, left: Rc::new(Cell::new(LOOKS)) }
    }

    fn count(&self) {
        let left = self.left.get().checked_sub(1);
        self.left.set(left.unwrap_or_else(|| resume_unwind(Box::new("looks used up"))));
    }

    fn place(&self, x: u32, y: u32) -> usize {
        y as usize * self.width as usize + x as usize
    }
}

impl GenericImageView for Counted {
    type Pixel = Luma<u8>;

    fn dimensions(&self) -> (u32, u32) {
        self.count();
        (self.width, self.height)
    }

    fn get_pixel(&self, x: u32, y: u32) -> Luma<u8> {
        self.count();
        let inside = x < self.width && y < self.height;
        if inside { self.pixels[self.place(x, y)] } else { Luma([0]) }
    }
}

impl GenericImage for Counted {
    fn get_pixel_mut(&mut self, x: u32, y: u32) -> &mut Luma<u8> {
        let place = self.place(x, y);
        &mut self.pixels[place]
    }

    fn put_pixel(&mut self, x: u32, y: u32, pixel: Luma<u8>) {
        self.count();
        if x < self.width && y < self.height {
            let place = self.place(x, y);
            self.pixels[place] = pixel;
        }
    }

    fn blend_pixel(&mut self, x: u32, y: u32, pixel: Luma<u8>) {
        self.put_pixel(x, y, pixel);
    }
}
