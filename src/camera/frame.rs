//! One picture: luma only, since a code has no colour and half of the bytes of every camera format are chroma.

use std::sync::Arc;

/// A grey picture, row after row without padding; cheap to clone.
#[derive(Clone)]
pub struct Frame {
    width: usize,
    height: usize,
    luma: Arc<[u8]>,
}

impl Frame {
    /// `None` if a side is 0 or `luma` is not exactly `width × height` bytes.
    #[must_use]
    pub fn new(width: usize, height: usize, luma: Vec<u8>) -> Option<Self> {
        let fits = width > 0 && height > 0 && width.checked_mul(height) == Some(luma.len());
        fits.then(|| Self { width, height, luma: luma.into() })
    }

    /// Pixels in a row.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    /// 0 black to 255 white.
    #[must_use]
    pub fn luma(&self) -> &[u8] {
        &self.luma
    }
}

impl std::fmt::Debug for Frame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Frame({}×{})", self.width, self.height)
    }
}
