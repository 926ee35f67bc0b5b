//! The modules of a code, out of a crisp picture of it.

use crate::camera::Frame;

/// A code as a square of modules.
#[derive(Clone, PartialEq, Eq)]
pub struct DemoCode {
    width: usize,
    dark: Vec<bool>,
}

impl DemoCode {
    /// `None` unless there are `width × width` modules and `width` is that of a QR version (21, 25, … 177).
    #[must_use]
    pub fn new(width: usize, dark: Vec<bool>) -> Option<Self> {
        let is_version = (21..=177).contains(&width) && width % 4 == 1;
        (is_version && width.checked_mul(width) == Some(dark.len())).then_some(Self { width, dark })
    }

    /// Takes the modules out of a picture of one upright code with modules of a whole number of pixels, black on white,
    /// as `kerbside-authority` writes it. `None` if the picture is something else.
    #[must_use]
    pub fn from_png_luma(picture: &Frame) -> Option<Self> {
        let dark_at = |x: usize, y: usize| -> Option<bool> {
            let inside = x < picture.width() && y < picture.height();
            let pixel = inside.then(|| picture.luma().get(y * picture.width() + x)).flatten()?;
            Some(*pixel < 128)
        };
        let top = picture.luma().iter().position(|pixel| *pixel < 128)? / picture.width();
        // The first dark row is the upper edge of two finders, each of seven modules.
        let left = (0..picture.width()).find(|x| dark_at(*x, top) == Some(true))?;
        let finder = (left..picture.width()).take_while(|x| dark_at(*x, top) == Some(true)).count();
        let right = (left..picture.width()).rev().find(|x| dark_at(*x, top) == Some(true))?;
        let module = finder.checked_div(7).filter(|module| *module > 0 && finder == module * 7)?;
        let span = right + 1 - left;
        let width = span.checked_div(module).filter(|width| width * module == span)?;
        let middle = |start: usize, place: usize| start + place * module + module / 2;
        let places = (0..width).flat_map(|y| (0..width).map(move |x| (x, y)));
        let dark =
            places.map(|(x, y)| dark_at(middle(left, x), middle(top, y))).collect::<Option<Vec<bool>>>()?;
        Self::new(width, dark)
    }

    /// Modules in a row.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Whether a module is dark; outside the code none is.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.width && self.dark.get(y * self.width + x).is_some_and(|dark| *dark)
    }
}

impl std::fmt::Debug for DemoCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DemoCode({0}×{0})", self.width)
    }
}
