//! Importing a repository and forgetting an office, step by step: each leads to a page. \[shell\]

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::Context;

use super::{Busy, Pending, TrustAnswer, TrustJob};
use crate::app::App;
use crate::app::files::Job;
use crate::text::Message;
use crate::trust::device::{Anchor, ImportError, is_for_training};
use crate::trust::repository::{FolderError, holds_repository};
use crate::ui::action::{Page, TrustAction, TrustPage};
use crate::verdict::{KeyringName, changes_view};

/// After the page changed a press is ignored for so long: the second of a double press must put nothing in force.
const LOCK: Duration = Duration::from_millis(600);

impl App {
    /// Does what was pressed on the pages for keys and lists.
    pub(in crate::app) fn act_on_trust(&mut self, ctx: &Context, action: TrustAction) {
        match action {
            TrustAction::CheckClock => self.check_clock(),
            TrustAction::Forget if !self.is_locked() => {
                let job = TrustJob::Forget(self.trusting.device.clone());
                self.start(job, Busy::Writing);
            }
            TrustAction::Import(folder) => self.import(ctx, folder),
            TrustAction::PutInForce if !self.is_locked() => self.put_in_force(),
            TrustAction::RootTyped => {
                if let Some(folder) = self.trusting.offered.clone() {
                    self.plan(folder, Some(self.trusting.root_typed.clone()));
                }
            }
            TrustAction::Forget | TrustAction::PutInForce => {}
        }
    }

    /// One of the pages is opened, or left for another of them.
    pub(in crate::app) fn open_trust_page(&mut self, page: TrustPage) {
        match page {
            TrustPage::Folder => {
                self.trusting.begin_anew();
                self.folder.typed.clear();
                self.folder.opened = true;
                self.ask(Job::Sticks);
            }
            TrustPage::OpenCode => {
                self.folder.opened = true;
                if self.folder.path.as_os_str().is_empty() {
                    self.ask(Job::Folder(crate::app::act::start_folder()));
                }
            }
            TrustPage::Forget | TrustPage::Overview(_) | TrustPage::Scan => self.trusting.begin_anew(),
            TrustPage::Root | TrustPage::Summary(_) | TrustPage::Working => {}
        }
        self.turn_to(page);
    }

    fn turn_to(&mut self, page: TrustPage) {
        self.page = Page::Trust(page);
        self.trusting.changed_at = self.clock.now().steady;
    }

    fn is_locked(&self) -> bool {
        self.clock.now().steady.saturating_sub(self.trusting.changed_at) < LOCK
    }

    /// Where a page for keys and lists leads back to.
    pub(in crate::app) fn back_from_trust(&mut self, page: TrustPage) {
        match page {
            TrustPage::Overview(_) => self.page = Page::Main,
            TrustPage::OpenCode => self.page = Page::Trust(TrustPage::Scan),
            TrustPage::Folder
            | TrustPage::Forget
            | TrustPage::Root
            | TrustPage::Scan
            | TrustPage::Summary(_)
            | TrustPage::Working => self.open_trust_page(TrustPage::Overview(0)),
        }
    }

    /// Where no office is known its fingerprint is asked for first, before any is shown. A device that belongs to none practises;
    /// a folder that is not for training is then its office's first.
    pub(in crate::app) fn import(&mut self, ctx: &Context, folder: PathBuf) {
        self.trusting.begin_anew();
        self.folder.typed.clear();
        // Not after 32 digits were typed for it.
        if !holds_repository(&folder) {
            return self.refused(&ImportError::Folder(FolderError::NotARepository { path: folder }));
        }
        let training = self.trusting.device.keyring() == KeyringName::Training;
        if training && !is_for_training(&folder) {
            self.use_keyring(ctx, KeyringName::Production);
        }
        if self.trusting.device.anchor().is_some() {
            return self.plan(folder, None);
        }
        self.trusting.offered = Some(folder);
        self.folder.opened = true;
        self.turn_to(TrustPage::Root);
    }

    fn plan(&mut self, folder: PathBuf, typed: Option<String>) {
        let clock = self.clock.now().wall;
        self.start(TrustJob::Plan(self.trusting.device.clone(), folder, typed, clock), Busy::Reading);
    }

    fn put_in_force(&mut self) {
        let (device, clock) = (self.trusting.device.clone(), self.clock.now().wall);
        let job = match self.trusting.pending.take() {
            None => return,
            Some(Pending::Changes(cose, _)) => TrustJob::ApplyChanges(device, cose, clock),
            Some(Pending::Repository(plan, _)) => TrustJob::Apply(device, plan, clock),
        };
        self.start(job, Busy::Writing);
    }

    /// Hands something to the thread for files; one at a time.
    pub(super) fn start(&mut self, job: TrustJob, busy: Busy) {
        if self.trusting.busy != Busy::No || !self.files.ask(Job::Trust(Box::new(job))) {
            self.trusting.said = Some(Message::new("trust-still-busy"));
            return;
        }
        self.trusting.said = None;
        self.trusting.busy = busy;
        // The page for codes says itself that one is looked at.
        if !self.takes_updates() {
            self.turn_to(TrustPage::Working);
        }
    }

    /// What came of it. A plan that nobody waits for any more is dropped; what was changed counts in any case.
    pub(in crate::app) fn take_trust_answer(&mut self, ctx: &Context, answer: TrustAnswer) {
        if matches!(answer, TrustAnswer::Kept) {
            return;
        }
        self.trusting.busy = Busy::No;
        let waiting = self.takes_updates() || self.page == Page::Trust(TrustPage::Working);
        match answer {
            TrustAnswer::Kept => {}
            TrustAnswer::Changed(device, said) => {
                // Meanwhile the other keyring may have been chosen; this one is on the disk.
                if device.keyring() == self.trusting.device.keyring() {
                    self.take_device(ctx, *device);
                }
                if waiting {
                    self.open_trust_page(TrustPage::Overview(0));
                    self.trusting.said = Some(Message::new(said));
                } else {
                    self.notify(Message::new(said));
                }
            }
            TrustAnswer::ChangesPlanned(cose, lines) if waiting => {
                self.trusting.pending = Some(Pending::Changes(cose, lines));
                self.turn_to(TrustPage::Summary(0));
            }
            TrustAnswer::Planned(plan) if waiting => {
                let lines = changes_view(plan.changes());
                self.trusting.pending = Some(Pending::Repository(plan, lines));
                self.turn_to(TrustPage::Summary(0));
            }
            TrustAnswer::Refused(error) if waiting => self.refused(&error),
            TrustAnswer::ChangesPlanned(..) | TrustAnswer::Planned(_) | TrustAnswer::Refused(_) => {}
        }
        ctx.request_repaint();
    }

    /// Nothing was changed: back to where something can be done about it.
    fn refused(&mut self, error: &ImportError) {
        let page = match error {
            ImportError::Delta(_) => TrustPage::Scan,
            ImportError::Fingerprint(_) => TrustPage::Root,
            ImportError::Folder(_)
            | ImportError::MemoryDamaged
            | ImportError::NoFolder
            | ImportError::OfficeKnown
            | ImportError::Repository(_)
            | ImportError::Store(_)
            | ImportError::SystemOffice
            | ImportError::UnknownOffice => TrustPage::Overview(0),
        };
        // The line for the fingerprint gets the keyboard again.
        self.folder.opened |= page == TrustPage::Root;
        self.turn_to(page);
        self.trusting.said = Some(error.message());
    }

    /// Only what was provisioned by hand can be forgotten by hand.
    pub(in crate::app) fn can_forget(&self) -> bool {
        matches!(self.trusting.device.anchor(), Some(Anchor::User(_)))
    }
}
