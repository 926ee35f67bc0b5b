//! The pages for keys and lists, drawn.

use eframe::egui::Ui;

use super::Busy;
use crate::app::App;
use crate::ui::action::{TrustPage, UiAction};
use crate::ui::look::Look;
use crate::ui::open::Folder;
use crate::ui::scan::Whose;
use crate::ui::settings::Settings;
use crate::ui::trust::{ShownTrust, trust_ui};

impl App {
    /// Draws one of them; `notice` is what is to be said for a while.
    pub(in crate::app) fn trust_page_ui(
        &self,
        ui: &mut Ui,
        look: &Look<'_>,
        (page, settings, notice): (TrustPage, &Settings, &str),
        folder: &mut Folder,
        root: &mut String,
    ) -> Option<UiAction> {
        if page == TrustPage::Scan {
            let hint = look.say(&self.update_hint());
            return self.scan_ui(ui, look, (&hint, settings), Whose::Changes);
        }
        let trusting = &self.trusting;
        let said = trusting.said.as_ref().map(|said| look.say(said));
        let shown = ShownTrust {
            page,
            overview: &trusting.overview,
            lines: trusting.lines(),
            would_change: trusting.would_change(),
            can_forget: self.can_forget(),
            doing: match trusting.busy {
                Busy::No | Busy::Reading => "trust-reading",
                Busy::Writing => "trust-writing",
            },
            said: said.as_deref().unwrap_or(notice),
        };
        trust_ui(ui, look, &shown, folder, root)
    }
}
