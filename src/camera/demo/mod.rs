//! The built-in demo scene: a hand holds a phone before a car window and shows one code after another.
//!
//! A real source: it renders tilted, moving 640×480 luma frames with bezel, hand and noise, and the codes are read from
//! these pixels by the same reader as those of a camera. Time is the number of the frame, so that it never jumps.

mod backdrop;
mod code;
mod motion;
mod phone;
mod view;

use std::time::Duration;

pub use self::code::DemoCode;

use self::backdrop::Backdrop;
use self::motion::Motion;
use self::phone::Phone;
use super::{CameraError, Frame, FrameSource};
use crate::text::Message;

/// Shows codes in turn, for ever.
#[derive(Debug)]
pub struct DemoScene {
    codes: Vec<DemoCode>,
    backdrop: Backdrop,
    phone: Phone,
    shown: usize,
    frame_number: u32,
}

impl DemoScene {
    /// A scene that shows `codes` in turn; without any, an empty screen.
    #[must_use]
    pub fn new(codes: Vec<DemoCode>) -> Self {
        let phone = Phone::new(codes.first());
        Self { codes, backdrop: Backdrop::new(WIDTH, HEIGHT), phone, shown: 0, frame_number: 0 }
    }

    /// Draws the next frame.
    pub fn draw(&mut self) -> Option<Frame> {
        let motion = Motion::at(self.frame_number);
        self.frame_number = self.frame_number.wrapping_add(1);
        let turn = motion.turn % self.codes.len().max(1);
        if turn != self.shown {
            self.shown = turn;
            self.phone = Phone::new(self.codes.get(turn));
        }
        let mut luma = self.backdrop.pixels();
        view::draw(&self.phone, &motion, [WIDTH, HEIGHT], &mut luma);
        self.backdrop.add_noise(motion.tick, &mut luma);
        Frame::new(WIDTH, HEIGHT, luma)
    }
}

impl FrameSource for DemoScene {
    fn next_frame(&mut self) -> Result<Frame, CameraError> {
        self.draw().ok_or(CameraError::BrokenFrames)
    }

    fn describe(&self) -> Message {
        Message::new("source-demo")
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }
}

/// Size of the frames.
const WIDTH: usize = 640;
const HEIGHT: usize = 480;

/// 15 frames a second.
const INTERVAL: Duration = Duration::from_millis(66);
