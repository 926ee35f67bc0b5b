//! Codes as they come, in view or handed over: to the judge, or to the page for changes of a list. \[shell\]

use eframe::egui::Context;

use super::App;
use super::clock::Timeline;
use super::files::Answer;
use super::trusting::{Handed, is_update};
use crate::qr::{Confirmation, QrPayload};
use crate::samples::{self, Sample};
use crate::session::{Event, Screen};
use crate::text::Message;
use crate::ui::action::{Page, SourceKind};
use crate::ui::open::Folder;

impl App {
    /// Judges a code that was handed over on purpose, as of the present.
    pub fn present(&mut self, ctx: &Context, payload: QrPayload) {
        self.take_what_is_on_the_disk(ctx);
        self.set_timeline(Timeline::Present);
        self.saw(&payload);
        self.handle(ctx, Event::Presented(payload));
    }

    /// Judges a code of a picture that was handed over on purpose, as of the present.
    pub fn present_still(&mut self, ctx: &Context, payload: QrPayload, confirmation: Confirmation) {
        self.take_what_is_on_the_disk(ctx);
        self.set_timeline(Timeline::Present);
        self.saw(&payload);
        self.handle(ctx, Event::Opened(payload, confirmation));
    }

    /// The timeline of a sample: its own moment, which goes on from now.
    pub(super) fn own_moment(&self, payload: &QrPayload) -> Timeline {
        let same = |sample: &&Sample| sample.text.trim_end().as_bytes() == payload.as_bytes();
        let moment = self.samples.iter().find(same).map_or_else(samples::moment, |sample| sample.now);
        Timeline::Sample { moment, since: self.clock.now().steady }
    }

    /// A code in a camera picture.
    pub(super) fn code_in_view(&mut self, ctx: &Context, payload: QrPayload) {
        if self.takes_updates() {
            return self.take_update(&payload, Handed::InView);
        }
        let aside = matches!(self.session.screen(), Screen::SeekingCompanion { .. });
        if !(aside || matches!(self.session.screen(), Screen::Scanning)) || self.page != Page::Main {
            return;
        }
        if is_update(&payload) {
            return self.notify(Message::new("trust-update-elsewhere"));
        }
        self.take_what_is_on_the_disk(ctx);
        self.set_timeline(match self.feed.kind() {
            SourceKind::Camera => Timeline::Present,
            SourceKind::Demo => self.own_moment(&payload),
        });
        self.saw(&payload);
        self.handle(ctx, Event::Payload(payload));
    }

    /// What the thread for files found since.
    pub(super) fn take_answers(&mut self, ctx: &Context) {
        while let Some(answer) = self.files.answer() {
            self.take_answer(ctx, answer);
        }
    }

    /// What came of something that was opened, pasted or typed.
    pub(super) fn take_answer(&mut self, ctx: &Context, answer: Answer) {
        match answer {
            Answer::Code(payload) if self.takes_updates() => self.take_update(&payload, Handed::OnPurpose),
            Answer::Code(payload) if is_update(&payload) => {
                self.notify(Message::new("trust-update-elsewhere"));
            }
            Answer::Code(payload) => self.present(ctx, payload),
            Answer::Codes(payloads) => {
                for payload in payloads {
                    self.take_update(&payload, Handed::OnPurpose);
                }
            }
            Answer::Pictured(payload, ..) if is_update(&payload) => {
                self.notify(Message::new("trust-update-elsewhere"));
            }
            Answer::Pictured(payload, confirmation, notice) => {
                self.present_still(ctx, payload, confirmation);
                if let Some(notice) = notice {
                    self.notify(notice);
                }
            }
            Answer::Done => {}
            Answer::Folder(folder) => {
                let Folder { typed, opened, .. } = std::mem::take(&mut self.folder);
                self.folder = Folder { typed, opened, ..folder };
            }
            Answer::Notice(message) if self.takes_updates() => self.trusting.said = Some(message),
            Answer::Notice(message) => self.notify(message),
            Answer::Trust(answer) => self.take_trust_answer(ctx, answer),
        }
    }
}
