//! The clock of this device beside the signed times that it has seen. \[shell\]

use chrono::TimeDelta;

use super::TrustJob;
use crate::app::App;
use crate::app::clock::Timeline;
use crate::app::files::Job;
use crate::judge::Time;
use crate::qr::QrPayload;
use crate::text::{Arg, Message};
use crate::trust::ClockStanding;

/// The bound is written down when it moved by this: a restart may turn back time by no more.
const KEPT_EVERY: TimeDelta = TimeDelta::minutes(10);

impl App {
    /// Where the judge takes its moments from: the clock and what bounds it, or the sample's own moment.
    pub(in crate::app) fn tell_time(&mut self) {
        self.judge.set_time(match self.timeline {
            Timeline::Present => Time::Clock(self.trusting.device.ratchet()),
            Timeline::Sample { .. } => Time::Chosen,
        });
    }

    /// A code that an issuer signed was shown: time cannot be before it.
    pub(in crate::app) fn saw(&mut self, payload: &QrPayload) {
        if self.timeline != Timeline::Present {
            return;
        }
        let clock = self.clock.now().wall;
        let Some(issued_at) = self.judge.issued_at(payload, clock) else { return };
        self.trusting.device.saw_code(issued_at, clock);
        self.tell_time();
        let newest = self.trusting.device.ratchet().newest();
        if newest - self.trusting.written >= KEPT_EVERY {
            let job = TrustJob::KeepTime(self.trusting.device.clone());
            if self.files.ask(Job::Trust(Box::new(job))) {
                self.trusting.written = newest;
            }
        }
    }

    /// How the clock stands, where somebody is to do something about it.
    pub(in crate::app) const fn clock_trouble(&self) -> Option<ClockStanding> {
        match self.trusting.overview.clock.1 {
            ClockStanding::Sound => None,
            ClockStanding::FarAhead { .. } if self.trusting.clock_seen => None,
            standing @ (ClockStanding::Behind { .. } | ClockStanding::FarAhead { .. }) => Some(standing),
        }
    }

    /// Somebody says that the clock was set. Far ahead is no proof: it may be right, and the keys old.
    pub(in crate::app) fn check_clock(&mut self) {
        let clock = self.clock.now().wall;
        self.trusting.look(clock);
        let id = match self.trusting.overview.clock.1 {
            ClockStanding::Behind { .. } => "trust-clock-still-behind",
            ClockStanding::FarAhead { .. } => {
                self.trusting.clock_seen = true;
                "trust-clock-still-ahead"
            }
            ClockStanding::Sound => "trust-clock-right",
        };
        let time = Arg::Time(clock.with_timezone(&crate::rules::china_offset()));
        self.notify(Message::new(id).with("time", time));
    }

    /// The window closes: what is known of time is written down.
    pub fn close(&mut self) {
        // A disk that refuses costs the memory of some minutes and nothing else.
        let _best_effort = self.trusting.device.keep_time();
    }
}
