//! The scan as a state machine: (state, event, now) → state. No clock, no camera, no window.
//!
//! ```text
//!                 ┌──────────── Next · FocusLost · time is up ────────────┐
//!                 ▼                                                       │
//!  Scanning ── Payload ──▶ may drive? ── yes ─▶ Comparing ─ SamePerson ─▶ Verdict
//!                              │ no                 └─ NotThisPerson ─▶ Mismatch
//!                              └──────────────────────────────────────▶ Verdict
//! ```
//! From a verdict about a driver in probation `SeekCompanion` leads aside, to the licence of the person beside the driver, and back
//! with its code. Only a "may drive" waits for the comparison: no comparison could improve the others. A code of the camera that gives no
//! licence waits for a second frame that says the same: a damaged read must not look like a judgement. A code of a still
//! picture brings with it whether a second way of reading said the same.

mod again;
mod companion;
mod event;
mod screen;

use std::time::Duration;

use chrono::{DateTime, Utc};

pub use self::event::{Event, Now};
pub use self::screen::{IdCard, Screen};
use crate::envelope::is_licence_code;
use crate::judge::{CompanionCode, Judge};
use crate::qr::QrPayload;
use crate::verdict::{Profile, Verdict, VerdictView, mismatch_view};

/// The state, with the times that belong to it.
#[derive(Debug)]
pub struct Session {
    screen: Screen,
    /// When the screen changed.
    changed_at: Duration,
    /// Last touch or change: the countdown starts here.
    touched_at: Duration,
    wall_at_change: Option<DateTime<Utc>>,
    compared_at: Option<DateTime<Utc>>,
    /// The code just shown, and when it was last seen: the same code in view is not a new scan.
    last_code: Option<(QrPayload, Duration)>,
    /// The code of the companion on the screen.
    companion_code: Option<CompanionCode>,
    /// Codes that gave no licence and were read in one frame so far, and when.
    unconfirmed: Vec<(QrPayload, Duration)>,
    hide_after: Duration,
}

/// After a change of screen a press is ignored for so long: it was meant for the screen before.
const LOCK: Duration = Duration::from_millis(600);
/// A face takes longer to look at.
const COMPARE_LOCK: Duration = Duration::from_secs(1);
/// A code that was dismissed must leave the picture for so long before it counts as a new scan.
const SAME_CODE: Duration = Duration::from_secs(2);
/// The second frame that confirms a code without a licence must come within so long.
const CONFIRMED_WITHIN: Duration = Duration::from_secs(2);
/// Codes that wait for their second frame: several may be in the picture.
const UNCONFIRMED: usize = 8;
/// If wall and steady clock drift apart by more, the device slept or its clock was set: hide everything.
const CLOCK_JUMP_SECONDS: i64 = 5;

impl Session {
    /// Hides a result after so long.
    #[must_use]
    pub const fn new(hide_after: Duration) -> Self {
        Self {
            screen: Screen::Scanning,
            changed_at: Duration::ZERO,
            touched_at: Duration::ZERO,
            wall_at_change: None,
            compared_at: None,
            last_code: None,
            companion_code: None,
            unconfirmed: Vec::new(),
            hide_after,
        }
    }

    /// How long a profile shows a result: police 30 s, rental 15 s.
    #[must_use]
    pub const fn hide_after(profile: Profile) -> Duration {
        match profile {
            Profile::Police => Duration::from_secs(30),
            Profile::Rental => Duration::from_secs(15),
        }
    }

    /// One step.
    pub fn handle(&mut self, event: Event, now: Now, judge: &Judge) {
        match event {
            Event::Asked => self.ask_again(now, judge),
            Event::BackToDriver => self.back_to_driver(now),
            Event::FocusLost => self.scan(now),
            Event::Next => {
                if !self.input_locked(now.steady) {
                    self.scan(now);
                }
            }
            Event::IdCardTicked => self.tick_id_card(now),
            Event::NotThisPerson => self.answer_comparison(now, mismatch),
            Event::Opened(payload, confirmation) if self.is_aside() => {
                self.show_companion(CompanionCode { payload, confirmation }, now, judge);
            }
            Event::Presented(payload) if self.is_aside() => {
                self.show_companion(CompanionCode::sure(payload), now, judge);
            }
            Event::Opened(payload, confirmation) => {
                let view = judge.view_of_still(&payload, confirmation, now.wall);
                self.show_view(view, payload, now);
            }
            Event::Payload(payload) => self.payload(payload, now, judge),
            Event::Presented(payload) => {
                let view = judge.view(&payload, now.wall);
                self.show_view(view, payload, now);
            }
            Event::SamePerson => self.same_person(now),
            Event::SeekCompanion => self.seek_companion(now),
            Event::Tick => {
                if self.remaining(now.steady).is_some_and(|left| left.is_zero()) || self.clock_jumped(now) {
                    self.scan(now);
                }
            }
            Event::Touch => self.touched_at = now.steady,
        }
    }

    /// What is on the screen.
    #[must_use]
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Time until the result is hidden; `None` while scanning.
    #[must_use]
    pub fn remaining(&self, steady: Duration) -> Option<Duration> {
        match self.screen {
            Screen::Scanning => None,
            Screen::Companion { .. }
            | Screen::Comparing { .. }
            | Screen::Mismatch { .. }
            | Screen::SeekingCompanion { .. }
            | Screen::Verdict { .. } => {
                Some(self.hide_after.saturating_sub(steady.saturating_sub(self.touched_at)))
            }
        }
    }

    /// Whether a press still belongs to the screen before.
    #[must_use]
    pub fn input_locked(&self, steady: Duration) -> bool {
        let lock = match self.screen {
            Screen::Companion { .. } | Screen::Comparing { .. } => COMPARE_LOCK,
            Screen::Mismatch { .. } | Screen::SeekingCompanion { .. } | Screen::Verdict { .. } => LOCK,
            Screen::Scanning => Duration::ZERO,
        };
        steady.saturating_sub(self.changed_at) < lock
    }

    /// When the person was compared, if that is what led here.
    #[must_use]
    pub const fn compared_at(&self) -> Option<DateTime<Utc>> {
        self.compared_at
    }

    /// A code in view while a result is shown changes nothing; nor does the code just dismissed, while it stays in view.
    fn payload(&mut self, payload: QrPayload, now: Now, judge: &Judge) {
        if !is_licence_code(&payload) {
            return;
        }
        if matches!(self.screen, Screen::SeekingCompanion { .. }) {
            return self.companion_in_view(payload, now, judge);
        }
        let same = self
            .last_code
            .as_ref()
            .is_some_and(|(last, seen)| *last == payload && now.steady.saturating_sub(*seen) < SAME_CODE);
        if same || !matches!(self.screen, Screen::Scanning) {
            if let Some((last, seen)) = &mut self.last_code
                && *last == payload
            {
                *seen = now.steady;
            }
            return;
        }
        let view = judge.view(&payload, now.wall);
        if view.licence.is_some() || self.is_confirmed(&payload, now.steady) {
            self.show_view(view, payload, now);
        }
    }

    /// Whether this is the second frame in time that says so; else it is remembered as the first.
    fn is_confirmed(&mut self, payload: &QrPayload, steady: Duration) -> bool {
        self.unconfirmed.retain(|(_, seen)| steady.saturating_sub(*seen) <= CONFIRMED_WITHIN);
        let confirmed = self.unconfirmed.iter().any(|(first, _)| first == payload);
        if !confirmed {
            // Damaged reads of one code differ: the oldest makes room.
            if self.unconfirmed.len() >= UNCONFIRMED {
                self.unconfirmed.remove(0);
            }
            self.unconfirmed.push((payload.clone(), steady));
        }
        confirmed
    }

    fn show_view(&mut self, view: VerdictView, payload: QrPayload, now: Now) {
        self.unconfirmed.clear();
        self.last_code = Some((payload, now.steady));
        let screen = match view.verdict {
            Verdict::MayDrive => comparing(view),
            Verdict::CannotTell | Verdict::CheckFurther | Verdict::MustNotDrive | Verdict::NotGenuine => {
                Screen::Verdict { view }
            }
        };
        self.show(screen, now);
    }

    /// Only who was compared with the ID card, where that is asked, can be confirmed.
    fn same_person(&mut self, now: Now) {
        if matches!(self.screen, Screen::Comparing { id_card: IdCard::NotCompared, .. }) {
            return;
        }
        self.answer_comparison(now, |view| Screen::Verdict { view });
        if matches!(self.screen, Screen::Verdict { .. }) && self.changed_at == now.steady {
            self.compared_at = Some(now.wall);
        }
    }

    fn tick_id_card(&mut self, now: Now) {
        self.touched_at = now.steady;
        if let Screen::Comparing { id_card, .. } = &mut self.screen {
            *id_card = match id_card {
                IdCard::Compared => IdCard::NotCompared,
                IdCard::NotAsked => IdCard::NotAsked,
                IdCard::NotCompared => IdCard::Compared,
            };
        }
    }

    fn answer_comparison(&mut self, now: Now, answer: impl FnOnce(VerdictView) -> Screen) {
        if self.input_locked(now.steady) {
            return;
        }
        match std::mem::take(&mut self.screen) {
            Screen::Comparing { view, .. } => self.show(answer(view), now),
            other @ (Screen::Companion { .. }
            | Screen::Mismatch { .. }
            | Screen::Scanning
            | Screen::SeekingCompanion { .. }
            | Screen::Verdict { .. }) => self.screen = other,
        }
    }

    fn scan(&mut self, now: Now) {
        if let Some((_, seen)) = &mut self.last_code {
            *seen = now.steady;
        }
        self.companion_code = None;
        self.show(Screen::Scanning, now);
    }

    fn show(&mut self, screen: Screen, now: Now) {
        self.screen = screen;
        self.changed_at = now.steady;
        self.touched_at = now.steady;
        self.wall_at_change = Some(now.wall);
        self.compared_at = None;
    }

    fn clock_jumped(&self, now: Now) -> bool {
        let Some(wall) = self.wall_at_change else { return false };
        if matches!(self.screen, Screen::Scanning) {
            return false;
        }
        let steady = i64::try_from(now.steady.saturating_sub(self.changed_at).as_secs()).unwrap_or(i64::MAX);
        let wall = (now.wall - wall).num_seconds();
        wall.saturating_sub(steady).abs() > CLOCK_JUMP_SECONDS
    }
}

/// A counter compares the ID card; police ask.
const fn comparing(view: VerdictView) -> Screen {
    let id_card = match view.profile {
        Profile::Police => IdCard::NotAsked,
        Profile::Rental => IdCard::NotCompared,
    };
    Screen::Comparing { view, id_card }
}

fn mismatch(view: VerdictView) -> Screen {
    Screen::Mismatch { view: mismatch_view(&view) }
}
