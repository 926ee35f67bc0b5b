//! The reader: cheap looks first, dearer ones only while nothing is read, all within a time.
//!
//! The libraries cover for each other and for what [`super::light`] makes of the picture; each look is small enough for
//! the time it may take, and the time is looked at between them. \[shell: reads the steady clock\]

use std::time::{Duration, Instant};

use super::further::{Further, Ways};
use super::light;
use super::plain::{PlainReader, around};
use super::tone::Tone;
use super::{QrPayload, Quad, Reader, Reading, advice};
use crate::camera::{Frame, Window};

/// Says whether a payload is a licence that an issuer signed ([`crate::judge::is_signed`]): then even a guess at a damaged
/// symbol is no accident.
pub type Witness = fn(&QrPayload) -> bool;

/// Places seen by a library that are looked at closely in one frame.
const CLOSE_LOOKS: usize = 3;

/// Most pixels of our own search.
const OWN_PIXELS: usize = 1280 * 720;

/// How much one frame may cost.
#[derive(Debug, Clone, Copy)]
pub struct SightLimits {
    /// After this time no further look is begun.
    pub frame: Duration,
    /// Most pixels of one look.
    pub pixels: usize,
    /// Whether to go on after the first symbol.
    pub aim: Aim,
}

/// When to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Every symbol of a still picture.
    All,
    /// The first symbol: live frames.
    First,
}

impl SightLimits {
    /// Live frames of a camera: 100 ms, ten frames a second on a device that is four times slower than the time allows.
    #[must_use]
    pub const fn live() -> Self {
        Self { frame: Duration::from_millis(100), pixels: 1280 * 720, aim: Aim::First }
    }

    /// Still pictures.
    #[must_use]
    pub const fn thorough() -> Self {
        // Without zxing-cpp it is our own stages that see the most pixels at once.
        let pixels = if cfg!(feature = "zxing") { 4_000_000 } else { OWN_PIXELS };
        Self { frame: Duration::from_millis(300), pixels, aim: Aim::All }
    }
}

/// Reads frames with all that there is.
#[derive(Debug)]
pub struct SightReader {
    limits: SightLimits,
    plain: PlainReader,
    further: Further,
    /// Where a code was seen last, and how many frames ago.
    seen: Option<(Quad, u8)>,
    tone: Tone,
}

/// A place is looked at first for so many frames after a code was there.
const REMEMBERED: u8 = 15;

impl SightReader {
    /// A reader with these limits.
    #[must_use]
    pub fn new(limits: SightLimits, witness: Witness) -> Self {
        Self {
            limits,
            plain: PlainReader::default(),
            further: Further::new(witness),
            seen: None,
            tone: Tone::default(),
        }
    }

    /// What comes next has nothing to do with the frames before; as a new reader, but with the memory of this one.
    pub fn forget(&mut self) {
        self.further.begin();
        (self.seen, self.tone) = (None, Tone::default());
    }

    fn look(&mut self, frame: &Frame, found: &mut Reading, end: Instant) {
        let whole = Window::whole(frame, self.limits.pixels);
        let near = self.seen.and_then(|(quad, _)| around(&quad, frame, self.limits.pixels));
        for window in near.into_iter().chain([whole]) {
            self.take(frame, window, Made::AsIs, found);
            if self.is_done(found, end) {
                return;
            }
        }
        if self.look_closely(frame, found, end) {
            return;
        }
        let ways = self.further.ways(self.limits.aim);
        found.merge(self.further.anywhere(frame, Window::whole(frame, OWN_PIXELS), ways, end));
        if self.is_done(found, end) {
            return;
        }
        match self.limits.aim {
            Aim::All => self.look_harder(frame, found, end),
            Aim::First => {}
        }
    }

    /// At what the libraries have seen and not read; whether that is all.
    fn look_closely(&mut self, frame: &Frame, found: &mut Reading, end: Instant) -> bool {
        for quad in found.seen.clone().into_iter().take(CLOSE_LOOKS) {
            found.merge(self.further.at(frame, quad, self.limits.pixels));
            if self.is_done(found, end) {
                return true;
            }
        }
        false
    }

    fn look_harder(&mut self, frame: &Frame, found: &mut Reading, end: Instant) {
        let whole = Window::whole(frame, self.limits.pixels);
        let here = found.seen.first().copied().or_else(|| self.seen.map(|(quad, _)| quad));
        let close = here.and_then(|quad| around(&quad, frame, self.limits.pixels));
        for made in DEAR {
            let window = match made.place() {
                Place::Close => close.unwrap_or(whole),
                Place::Whole => whole,
            };
            let before = found.seen.len();
            self.take(frame, window, made, found);
            let done = self.is_done(found, end);
            if done || (found.seen.len() > before && self.look_closely(frame, found, end)) {
                return;
            }
        }
    }

    /// Light on dark, in a still picture that gave nothing: zxing-cpp tries both tones by itself, our own stages do not.
    fn look_inverted(&mut self, frame: &Frame, found: &mut Reading) {
        if !found.symbols.is_empty() {
            return;
        }
        let Some(inverted) = light::inverted(frame) else { return };
        let end = Instant::now() + self.limits.frame;
        found.merge(self.further.anywhere(&inverted, Window::whole(frame, OWN_PIXELS), Ways::QUICK, end));
    }

    /// A still picture is done when something was read and nothing else was seen.
    fn is_done(&self, found: &Reading, end: Instant) -> bool {
        Instant::now() >= end
            || match self.limits.aim {
                Aim::All => !found.symbols.is_empty() && found.seen.is_empty(),
                Aim::First => !found.symbols.is_empty(),
            }
    }

    /// One look: a window, changed, through a library.
    fn take(&mut self, frame: &Frame, window: Window, made: Made, found: &mut Reading) {
        let pixels = self.limits.pixels / made.growth();
        let window = window.fitted(pixels);
        let Some(part) = window.cut(frame) else { return };
        let Some(part) = made.of(part) else { return };
        let shrink = made.shrink();
        let reading = self.read_part(&part, made);
        found.merge(reading.mapped(|[x, y]| window.outwards([x * shrink, y * shrink])));
    }

    #[cfg(feature = "zxing")]
    fn read_part(&mut self, part: &Frame, made: Made) -> Reading {
        use super::zxing::{Look, read_part};
        match (made, self.limits.aim) {
            (Made::ForRqrr, _) => self.plain.read(part),
            (_, Aim::All) => read_part(part, Look::Hard { symbols: MOST_SYMBOLS }),
            (_, Aim::First) => read_part(part, Look::Once),
        }
    }

    #[cfg(not(feature = "zxing"))]
    fn read_part(&mut self, part: &Frame, _made: Made) -> Reading {
        self.plain.read(part)
    }
}

/// Symbols of one picture that are read, and errors.
#[cfg(feature = "zxing")]
const MOST_SYMBOLS: i32 = 128;

impl Reader for SightReader {
    fn read(&mut self, frame: &Frame) -> Reading {
        let end = Instant::now() + self.limits.frame;
        self.further.next_frame();
        let mut found = Reading::default();
        match self.limits.aim {
            Aim::All => {
                self.look(frame, &mut found, end);
                self.look_inverted(frame, &mut found);
            }
            Aim::First => {
                let toned = self.tone.of(frame);
                self.look(&toned, &mut found, end);
            }
        }
        found.seen = self.further.unread(&found.symbols);
        found.advice = advice(frame, &found);
        found.sort();
        self.tone.learn(&found);
        if !found.symbols.is_empty() {
            self.further.forget();
        }
        let place =
            found.symbols.first().map(|symbol| symbol.corners).or_else(|| found.seen.first().copied());
        self.seen = match (place, self.seen) {
            (Some(quad), _) => Some((quad, 0)),
            (None, Some((quad, age))) if age < REMEMBERED => Some((quad, age + 1)),
            (None, _) => None,
        };
        found
    }
}

/// What is made of a part of the frame before a library sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    AsIs,
    /// Twice as large.
    Doubled,
    /// Local contrast, so that shadow, glare and dark go.
    Flat,
    /// As it is, for rqrr.
    ForRqrr,
    /// Half as large: noise goes.
    Halved,
    /// Smoothed, then local contrast: night.
    SmoothFlat,
    /// Twice as large and sharper: out of focus.
    SharpDoubled,
}

/// What is tried when the plain looks gave nothing, in the order of what they gain for their time (`docs/reading.md`).
const DEAR: [Made; 6] =
    [Made::Doubled, Made::SmoothFlat, Made::SharpDoubled, Made::Halved, Made::Flat, Made::ForRqrr];

#[derive(Clone, Copy)]
enum Place {
    Close,
    Whole,
}

impl Made {
    const fn place(self) -> Place {
        match self {
            Self::AsIs | Self::Doubled | Self::ForRqrr | Self::SharpDoubled => Place::Close,
            Self::Flat | Self::Halved | Self::SmoothFlat => Place::Whole,
        }
    }

    /// Pixels of the result for one of the part.
    const fn growth(self) -> usize {
        match self {
            Self::Doubled | Self::SharpDoubled => 4,
            Self::AsIs | Self::Flat | Self::ForRqrr | Self::Halved | Self::SmoothFlat => 1,
        }
    }

    /// Pixels of the part for one of the result, along a side.
    const fn shrink(self) -> f32 {
        match self {
            Self::Doubled | Self::SharpDoubled => 0.5,
            Self::Halved => 2.0,
            Self::AsIs | Self::Flat | Self::ForRqrr | Self::SmoothFlat => 1.0,
        }
    }

    fn of(self, part: Frame) -> Option<Frame> {
        match self {
            Self::AsIs | Self::ForRqrr => Some(part),
            Self::Doubled => light::doubled(&part),
            Self::Flat => light::flattened(&part, RADIUS),
            Self::Halved => {
                let whole = Window::whole(&part, usize::MAX);
                Window { scale: 0.5, ..whole }.cut(&part)
            }
            Self::SharpDoubled => light::sharpened(&light::doubled(&part)?),
            Self::SmoothFlat => light::flattened(&light::smoothed(&part)?, RADIUS),
        }
    }
}

/// Half the side of the neighbourhood for local contrast, in pixels: about as wide as a finder pattern of a near code.
const RADIUS: usize = 30;
