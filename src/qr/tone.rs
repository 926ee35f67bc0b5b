//! Which of the two is dark: codes of screens in dark mode are light on dark.
//!
//! Our own stages and rqrr know dark on light only. A live frame is looked at in one tone, so that the other one costs
//! no time: while nothing is seen, every third frame is looked at inverted; where something is seen, the tone stays.

use std::borrow::Cow;

use super::{Reading, light};
use crate::camera::Frame;

/// The tone of a stream of frames.
#[derive(Debug, Default)]
pub(super) struct Tone {
    /// Of the code seen last.
    usual: Toned,
    /// Of the present frame.
    present: Toned,
    /// Frames in a row in which nothing was seen.
    idle: u8,
}

/// See [`Tone`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Toned {
    #[default]
    DarkOnLight,
    LightOnDark,
}

impl Tone {
    /// The next frame in the tone that it is looked at.
    pub(super) fn of<'a>(&mut self, frame: &'a Frame) -> Cow<'a, Frame> {
        let turns = self.idle > 0 && self.idle.is_multiple_of(EVERY);
        self.present = if turns { self.usual.other() } else { self.usual };
        match self.present {
            Toned::DarkOnLight => Cow::Borrowed(frame),
            Toned::LightOnDark => light::inverted(frame).map_or(Cow::Borrowed(frame), Cow::Owned),
        }
    }

    /// Takes account of what was found in it.
    pub(super) fn learn(&mut self, found: &Reading) {
        if !found.symbols.is_empty() || !found.seen.is_empty() {
            (self.usual, self.idle) = (self.present, 0);
            return;
        }
        self.idle = self.idle.saturating_add(1);
        if self.idle >= FORGOTTEN {
            *self = Self::default();
        }
    }
}

impl Toned {
    const fn other(self) -> Self {
        match self {
            Self::DarkOnLight => Self::LightOnDark,
            Self::LightOnDark => Self::DarkOnLight,
        }
    }
}

/// Each so many frames without anything seen, one is looked at in the other tone.
const EVERY: u8 = 3;

/// After so many frames without anything seen it begins anew; a multiple of [`EVERY`].
const FORGOTTEN: u8 = 15;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::Quad;

    fn frame() -> Frame {
        Frame::new(1, 1, vec![10]).unwrap()
    }

    fn look(tone: &mut Tone, found: &Reading) -> u8 {
        let grey = tone.of(&frame()).luma().first().copied().unwrap();
        tone.learn(found);
        grey
    }

    #[test]
    fn every_third_frame_is_looked_at_inverted_while_nothing_is_seen() {
        let (mut tone, nothing) = (Tone::default(), Reading::default());
        let greys: Vec<u8> = (0..8).map(|_| look(&mut tone, &nothing)).collect();
        assert_eq!(greys, [10, 10, 10, 245, 10, 10, 245, 10]);
    }

    #[test]
    fn the_tone_in_which_something_was_seen_stays_for_a_while() {
        let (mut tone, nothing) = (Tone::default(), Reading::default());
        let seen = Reading { seen: vec![Quad([[0.0; 2]; 4])], ..Reading::default() };
        (0..3).for_each(|_| assert_eq!(look(&mut tone, &nothing), 10));
        assert_eq!(look(&mut tone, &seen), 245);
        assert_eq!(look(&mut tone, &seen), 245);
        let greys: Vec<u8> = (0..5).map(|_| look(&mut tone, &nothing)).collect();
        assert_eq!(greys, [245, 245, 245, 10, 245]);
        (0..15).for_each(|_| _ = look(&mut tone, &nothing));
        assert_eq!(look(&mut tone, &nothing), 10);
    }
}
