//! What tests and screenshots put in by hand: pictures, controls, time, samples. \[shell\]

use eframe::egui::Context;

use super::{App, Clock};
use crate::camera::{Controls, Frame};
use crate::qr::{Advice, QrPayload, Quad};
use crate::samples::Sample;
use crate::session::Event;

impl App {
    /// Shows a picture on the scan screen, with the corners of the code in it.
    pub fn show_picture(&mut self, ctx: &Context, frame: &Frame, code: Option<Quad>) {
        self.feed.put(ctx, frame, code, self.clock.now().steady);
    }

    /// As if the camera offered these controls: tests and screenshots.
    pub fn offer_controls(&mut self, controls: Controls) {
        self.feed.offer(controls);
    }

    /// As if a frame had been looked at, and this were to be said about it.
    pub fn show_advice(&mut self, advice: Option<Advice>) {
        let steady = self.clock.now().steady;
        self.feed.advise(advice, steady);
    }

    /// The clock: tests let time pass.
    pub const fn clock_mut(&mut self) -> &mut Clock {
        &mut self.clock
    }

    /// Shows a bundled sample, judged as of its own moment: tests and screenshots.
    pub fn present_sample(&mut self, ctx: &Context, sample: &Sample) {
        if let Ok(payload) = QrPayload::new(sample.text.trim_end().as_bytes().to_vec()) {
            self.set_timeline(self.own_moment(&payload));
            self.handle(ctx, Event::Presented(payload));
        }
    }
}
