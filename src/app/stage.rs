//! What the window makes of a screen of the session.

use crate::session::Screen;
use crate::ui::result::Stage;
use crate::verdict::VerdictView;

/// Which question the screen answers; `None` between scans.
pub(super) fn stage_of(screen: &Screen) -> Option<Stage> {
    match screen {
        Screen::Companion { .. } => Some(Stage::Companion),
        Screen::SeekingCompanion { .. } => Some(Stage::SeekingCompanion),
        Screen::Comparing { .. } => Some(Stage::Compare),
        Screen::Mismatch { .. } => Some(Stage::Mismatch),
        Screen::Scanning => None,
        Screen::Verdict { .. } => Some(Stage::Verdict),
    }
}

/// What is shown of the driver.
pub(super) fn view_of(screen: &Screen) -> Option<&VerdictView> {
    match screen {
        Screen::Comparing { view, .. } | Screen::Mismatch { view } | Screen::Verdict { view } => Some(view),
        Screen::Companion { driver, .. } | Screen::SeekingCompanion { driver } => Some(driver),
        Screen::Scanning => None,
    }
}
