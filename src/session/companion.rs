//! The person beside a driver in probation: found, looked at, and back to the driver. The driver's judgement waits, with the
//! moment at which the driver was compared; whatever hides the driver hides both.

use super::{Now, Screen, Session};
use crate::judge::{CompanionCode, Judge};
use crate::qr::QrPayload;

impl Session {
    /// From a verdict that needs a companion, to looking for the companion's code.
    pub(super) fn seek_companion(&mut self, now: Now) {
        if self.input_locked(now.steady) {
            return;
        }
        match std::mem::take(&mut self.screen) {
            Screen::Verdict { view } if view.companion.is_some() => {
                self.show_aside(Screen::SeekingCompanion { driver: Box::new(view) }, now);
            }
            other @ (Screen::Companion { .. }
            | Screen::Comparing { .. }
            | Screen::Mismatch { .. }
            | Screen::Scanning
            | Screen::SeekingCompanion { .. }
            | Screen::Verdict { .. }) => self.screen = other,
        }
    }

    /// Whether the next code is the companion's.
    pub(super) const fn is_aside(&self) -> bool {
        matches!(self.screen, Screen::Companion { .. } | Screen::SeekingCompanion { .. })
    }

    /// A camera code while the companion's is looked for. The driver's own, still in view, is none; one that proves nothing
    /// waits for a second frame, as ever.
    pub(super) fn companion_in_view(&mut self, payload: QrPayload, now: Now, judge: &Judge) {
        if let Some((driver, seen)) = &mut self.last_code
            && *driver == payload
        {
            *seen = now.steady;
            return;
        }
        let proved = judge.view(&payload, now.wall).licence.is_some();
        if proved || self.is_confirmed(&payload, now.steady) {
            self.show_companion(CompanionCode::sure(payload), now, judge);
        }
    }

    /// Shows what the code is worth to the driver.
    pub(super) fn show_companion(&mut self, code: CompanionCode, now: Now, judge: &Judge) {
        let Some((driver_code, _)) = &self.last_code else { return };
        let companion = judge.companion_view(driver_code, &code, now.wall);
        match std::mem::take(&mut self.screen) {
            Screen::Companion { driver, .. } | Screen::SeekingCompanion { driver } => {
                self.unconfirmed.clear();
                self.companion_code = Some(code);
                self.show_aside(Screen::Companion { driver, companion: Box::new(companion) }, now);
            }
            other @ (Screen::Comparing { .. }
            | Screen::Mismatch { .. }
            | Screen::Scanning
            | Screen::Verdict { .. }) => self.screen = other,
        }
    }

    /// The driver's screen again.
    pub(super) fn back_to_driver(&mut self, now: Now) {
        match std::mem::take(&mut self.screen) {
            Screen::Companion { driver, .. } | Screen::SeekingCompanion { driver } => {
                self.companion_code = None;
                self.show_aside(Screen::Verdict { view: *driver }, now);
            }
            other @ (Screen::Comparing { .. }
            | Screen::Mismatch { .. }
            | Screen::Scanning
            | Screen::Verdict { .. }) => self.screen = other,
        }
    }

    /// The answer about the companion is to stay with the driver's: gives the code that it rests on, to be asked about from
    /// now on, and shows the driver again. `None` where nothing was pressed on purpose.
    pub fn accept_companion(&mut self, now: Now) -> Option<CompanionCode> {
        if self.input_locked(now.steady) || !matches!(self.screen, Screen::Companion { .. }) {
            return None;
        }
        let code = self.companion_code.take();
        self.back_to_driver(now);
        code
    }

    /// A change of screen that leaves the driver compared, as far as that was so.
    fn show_aside(&mut self, screen: Screen, now: Now) {
        let compared = self.compared_at;
        self.show(screen, now);
        self.compared_at = compared;
    }
}
