//! The licence on the screen, judged anew because something else is asked of it. No second scan is needed.

use super::{Now, Screen, Session};
use crate::judge::Judge;
use crate::verdict::Verdict;

impl Session {
    /// Only a licence is judged anew: what was rejected has nothing that a vehicle could change, and after a mismatch
    /// nothing may come back. A person who was compared stays compared; a "may drive" about one who was not waits for it.
    pub(super) fn ask_again(&mut self, now: Now, judge: &Judge) {
        let compared = match &self.screen {
            Screen::Comparing { .. } => None,
            Screen::Verdict { view } if view.licence.is_some() => self.compared_at,
            Screen::Companion { .. }
            | Screen::Mismatch { .. }
            | Screen::Scanning
            | Screen::SeekingCompanion { .. }
            | Screen::Verdict { .. } => return,
        };
        let Some((payload, _)) = &self.last_code else { return };
        let view = judge.view(payload, now.wall);
        let screen = match (view.verdict, compared) {
            (Verdict::MayDrive, None) => super::comparing(view),
            _ => Screen::Verdict { view },
        };
        self.show(screen, now);
        self.compared_at = compared;
    }
}
