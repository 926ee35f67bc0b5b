//! Reading one symbol of a still picture again, by other ways, before its signature is called bad.
//!
//! A live code is seen in many frames, and two that say the same are asked for (`src/session.rs`). A still picture has
//! one frame: there, two ways of reading it must agree. A way is a decoder and what was made of the picture before,
//! so that two ways see other samples of every module.

use super::further::Further;
use super::light;
use super::plain::{MAX_READ_PIXELS, PlainReader};
use super::reader::{Quad, Reader, Reading};
use crate::camera::{Frame, Window};

/// How often a payload was read by ways that do not share their samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmation {
    /// By two ways or more: it is what the symbol says.
    Confirmed,
    /// By one: it may be a damaged read.
    ReadOnce,
}

/// A way from the picture of a symbol to what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Way {
    decoder: Decoder,
    made: Made,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decoder {
    /// Our own sampling and soft decoding; no guesses.
    Own,
    Rqrr,
    #[cfg(feature = "zxing")]
    Zxing,
}

/// What is made of the picture before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    AsIs,
    /// Local contrast, somewhat smaller.
    FlatSmaller,
    /// Twice as large and sharper.
    SharpDoubled,
    /// Smoothed, then local contrast.
    SmoothFlat,
}

/// All ways, the cheap ones first. Each reads a quarter of a megapixel in some hundredths of a second.
#[cfg(feature = "zxing")]
pub(super) const WAYS: [Way; 7] = [
    Way { decoder: Decoder::Zxing, made: Made::AsIs },
    Way { decoder: Decoder::Own, made: Made::AsIs },
    Way { decoder: Decoder::Rqrr, made: Made::AsIs },
    Way { decoder: Decoder::Zxing, made: Made::FlatSmaller },
    Way { decoder: Decoder::Zxing, made: Made::SharpDoubled },
    Way { decoder: Decoder::Zxing, made: Made::SmoothFlat },
    Way { decoder: Decoder::Rqrr, made: Made::FlatSmaller },
];
/// All ways, the cheap ones first.
#[cfg(not(feature = "zxing"))]
pub(super) const WAYS: [Way; 5] = [
    Way { decoder: Decoder::Rqrr, made: Made::AsIs },
    Way { decoder: Decoder::Own, made: Made::AsIs },
    Way { decoder: Decoder::Rqrr, made: Made::FlatSmaller },
    Way { decoder: Decoder::Rqrr, made: Made::SmoothFlat },
    Way { decoder: Decoder::Rqrr, made: Made::SharpDoubled },
];

/// Ways that must say the same.
pub(super) const AGREEING: usize = 2;

/// Most pixels of the picture of a symbol: 177 modules and a margin of a half at five pixels each.
pub(super) const MOST_PIXELS: usize = 1_000_000;

/// Reads the picture of a symbol whose place is known, in one way.
#[derive(Debug)]
pub(super) struct Again {
    pub(super) way: Way,
    pub(super) corners: Quad,
}

impl Reader for Again {
    /// Light on dark if there is nothing dark on light.
    fn read(&mut self, part: &Frame) -> Reading {
        let reading = self.read_toned(part);
        if !reading.symbols.is_empty() {
            return reading;
        }
        light::inverted(part).map(|part| self.read_toned(&part)).unwrap_or_default()
    }
}

impl Again {
    fn read_toned(&self, part: &Frame) -> Reading {
        let Some(made) = self.way.made.of(part) else { return Reading::default() };
        match self.way.decoder {
            Decoder::Own => Further::new(|_payload| false).at(&made, self.corners, MOST_PIXELS),
            Decoder::Rqrr => {
                let small = Window::whole(&made, MAX_READ_PIXELS).cut(&made);
                small.map(|small| PlainReader::default().read(&small)).unwrap_or_default()
            }
            #[cfg(feature = "zxing")]
            Decoder::Zxing => super::zxing::read_part(&made, super::zxing::Look::Hard { symbols: SYMBOLS }),
        }
    }
}

impl Made {
    fn of(self, part: &Frame) -> Option<Frame> {
        match self {
            Self::AsIs => Some(part.clone()),
            Self::FlatSmaller => {
                let smaller = Window { scale: SMALLER, ..Window::whole(part, usize::MAX) };
                light::flattened(&smaller.cut(part)?, RADIUS)
            }
            Self::SharpDoubled => light::sharpened(&light::doubled(part)?),
            Self::SmoothFlat => light::flattened(&light::smoothed(part)?, RADIUS),
        }
    }
}

/// Other samples of every module, while a code of two pixels a module can still be read.
const SMALLER: f32 = 0.83;

/// Half the side of the neighbourhood for local contrast, in pixels.
const RADIUS: usize = 30;

/// Symbols and ghosts in the picture of one.
#[cfg(feature = "zxing")]
const SYMBOLS: i32 = 8;
