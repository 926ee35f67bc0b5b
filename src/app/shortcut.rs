//! Keys with a meaning: which of them does what on which screen. \[shell\]

use eframe::egui::Context;

use super::input::Shortcut;
use super::{App, stage_of, view_of};
use crate::session::{Event, Screen};
use crate::ui::action::{Page, TrustAction, TrustPage, UiAction};
use crate::ui::result::Stage;
use crate::verdict::Profile;

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "each screen names the keys that mean something there; all others mean nothing"
)]
impl App {
    /// Does what a key means here; nothing where it means nothing.
    pub(super) fn shortcut(&mut self, ctx: &Context, shortcut: Shortcut) {
        let stage = stage_of(self.session.screen());
        if let (Shortcut::Away, Some(_)) = (shortcut, stage) {
            // At once, even while a press would be ignored: hiding is always safe.
            self.handle(ctx, Event::FocusLost);
            return;
        }
        let action = match stage {
            None => self.between_scans_key(shortcut),
            Some(Stage::SeekingCompanion) => match shortcut {
                Shortcut::Primary => Some(UiAction::BackToDriver),
                Shortcut::Torch => Some(UiAction::TurnTorch),
                Shortcut::Zoom(zoom) => Some(UiAction::Zoom(zoom)),
                _ => None,
            },
            Some(Stage::Companion) => self.companion_key(shortcut),
            Some(Stage::Compare) => self.compare_key(shortcut),
            Some(Stage::Mismatch | Stage::Verdict) => self.result_key(shortcut),
        };
        if let Some(action) = action {
            self.act(ctx, action);
        }
    }

    fn between_scans_key(&self, shortcut: Shortcut) -> Option<UiAction> {
        match (shortcut, self.page) {
            (Shortcut::Paper, Page::Main) => Some(UiAction::Show(Page::Paper)),
            (Shortcut::ReturnDate, Page::Main) if self.judge.profile() == Profile::Rental => {
                Some(UiAction::Show(Page::ReturnDate(0)))
            }
            (Shortcut::Trust, Page::Main | Page::More) => {
                Some(UiAction::Show(Page::Trust(TrustPage::Overview(0))))
            }
            (Shortcut::Primary, Page::Trust(TrustPage::Folder)) => {
                Some(UiAction::Trust(TrustAction::Import(self.folder.path.clone())))
            }
            (Shortcut::Primary, Page::Trust(TrustPage::Root)) => {
                Some(UiAction::Trust(TrustAction::RootTyped))
            }
            (Shortcut::Primary, Page::Trust(TrustPage::Summary(_))) if self.trusting.would_change() => {
                Some(UiAction::Trust(TrustAction::PutInForce))
            }
            (Shortcut::Torch, Page::Main) => Some(UiAction::TurnTorch),
            (Shortcut::Vehicle, Page::Main | Page::Paper) => Some(UiAction::Show(Page::Vehicle)),
            (Shortcut::Zoom(zoom), Page::Main) => Some(UiAction::Zoom(zoom)),
            (Shortcut::Primary, Page::Main) => None,
            (Shortcut::Primary, Page::Number(_)) => Some(UiAction::PadDone),
            (Shortcut::Away | Shortcut::Primary, _) => Some(UiAction::Back),
            _ => None,
        }
    }

    fn companion_key(&self, shortcut: Shortcut) -> Option<UiAction> {
        let Screen::Companion { companion, .. } = self.session.screen() else { return None };
        match (shortcut, self.page) {
            (Shortcut::Primary, Page::Main) if companion.answer.is_some() => Some(UiAction::AcceptCompanion),
            (Shortcut::Primary, Page::Main) => Some(UiAction::BackToDriver),
            (Shortcut::Primary, _) => Some(UiAction::Back),
            _ => None,
        }
    }

    fn compare_key(&self, shortcut: Shortcut) -> Option<UiAction> {
        match (shortcut, self.page) {
            (Shortcut::IdCard, Page::Main) => Some(UiAction::IdCardTicked),
            (Shortcut::Primary, Page::Main) => Some(UiAction::SamePerson),
            (Shortcut::Primary, _) => Some(UiAction::Back),
            _ => None,
        }
    }

    fn result_key(&self, shortcut: Shortcut) -> Option<UiAction> {
        let view = view_of(self.session.screen())?;
        let licence = view.licence.is_some();
        match shortcut {
            Shortcut::Companion => view.companion.map(|_| UiAction::SeekCompanion),
            Shortcut::Details => Some(UiAction::Show(Page::Details(0))),
            Shortcut::Primary if self.page == Page::Main => Some(UiAction::NextPerson),
            Shortcut::Primary if matches!(self.page, Page::Number(_)) => Some(UiAction::PadDone),
            Shortcut::Primary => Some(UiAction::Back),
            Shortcut::ReturnDate => view.contract.map(|_| UiAction::Show(Page::ReturnDate(0))),
            Shortcut::Slip => view.contract.map(|_| UiAction::SaveSlip),
            Shortcut::Vehicle => licence.then_some(UiAction::Show(Page::Vehicle)),
            Shortcut::Why => Some(UiAction::Show(Page::Why)),
            Shortcut::Away
            | Shortcut::IdCard
            | Shortcut::Paper
            | Shortcut::Torch
            | Shortcut::Trust
            | Shortcut::Zoom(_) => None,
        }
    }
}
