//! What was pressed, done. \[shell\]

use eframe::egui::{Context, ViewportCommand};

use super::App;
use super::files::Job;
use crate::claims::ExpiryDate;
use crate::session::{Event, Session};
use crate::text::Texts;
use crate::ui::action::{Page, TrustPage, UiAction};
use crate::ui::paper::PaperForm;
use crate::verdict::Profile;

impl App {
    /// Does what was pressed.
    #[expect(clippy::too_many_lines, reason = "a list of what each action does, most of them in one line")]
    pub(super) fn act(&mut self, ctx: &Context, action: UiAction) {
        match action {
            UiAction::AcceptCompanion => self.accept_companion(ctx),
            UiAction::Ask(request) => {
                self.page = Page::Journey;
                self.ask_of(ctx, *request);
            }
            UiAction::Back => self.back(),
            UiAction::BackToDriver => self.handle(ctx, Event::BackToDriver),
            UiAction::ChooseVehicle(vehicle) => self.choose(ctx, vehicle.map(|vehicle| *vehicle)),
            UiAction::ClearPaper => self.type_paper(|form| *form = PaperForm::default()),
            UiAction::EnterFolder(path) => self.ask(Job::Folder(path)),
            UiAction::TurnFiles(page) => self.folder.page = page,
            UiAction::IdCardTicked => self.handle(ctx, Event::IdCardTicked),
            UiAction::LongTerm => {
                self.page = Page::Paper;
                self.type_paper(|form| form.valid_until = Some(ExpiryDate::LongTerm));
            }
            UiAction::NextCamera => {
                let notice = self.feed.next_camera();
                notice.into_iter().for_each(|notice| self.notify(notice));
            }
            UiAction::NextPerson => self.handle(ctx, Event::Next),
            UiAction::NotThisPerson => self.handle(ctx, Event::NotThisPerson),
            UiAction::OpenFile(path) if self.page == Page::Trust(TrustPage::Folder) => self.import(ctx, path),
            UiAction::OpenFile(path) if self.page == Page::Trust(TrustPage::OpenCode) => {
                self.page = Page::Trust(TrustPage::Scan);
                self.folder.typed.clear();
                self.ask(Job::Codes(path));
            }
            UiAction::OpenFile(path) => {
                self.page = Page::Main;
                self.folder.typed.clear();
                self.ask(Job::File(path));
            }
            UiAction::Pad(key) => self.pad(ctx, key),
            UiAction::PadDone => self.pad_done(ctx),
            UiAction::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            UiAction::SamePerson => self.handle(ctx, Event::SamePerson),
            UiAction::SaveSlip => self.save_slip(),
            UiAction::SeekCompanion => self.handle(ctx, Event::SeekCompanion),
            UiAction::SetKeyring(keyring) => self.use_keyring(ctx, keyring),
            UiAction::SetLanguage(language) => {
                self.texts = Texts::new(language);
                self.keep_settings();
            }
            UiAction::SetProfile(profile) => {
                self.be(profile);
                self.keep_settings();
            }
            UiAction::SetReturnDate(day) => self.set_return_date(ctx, day),
            UiAction::SetSource(kind) => {
                let notice = self.feed.choose(kind);
                notice.into_iter().for_each(|notice| self.notify(notice));
            }
            UiAction::TurnTorch => self.feed.turn_torch(),
            UiAction::Zoom(zoom) => self.feed.zoom(zoom),
            UiAction::SetTheme(theme) => {
                self.theme = theme;
                self.keep_settings();
            }
            UiAction::ToggleClass(class) => self.type_paper(|form| form.toggle(class)),
            UiAction::TurnVehicles(page) => self.picker.page = page,
            UiAction::Typed => {
                self.picker.page = 0;
                self.handle(ctx, Event::Touch);
            }
            UiAction::Show(Page::Trust(page)) => self.open_trust_page(page),
            UiAction::Trust(action) => self.act_on_trust(ctx, action),
            UiAction::Show(page) => {
                self.open_vehicle_page(page);
                self.page = page;
                self.folder.opened = page == Page::Open;
                if page == Page::Open && self.folder.path.as_os_str().is_empty() {
                    self.ask(Job::Folder(start_folder()));
                }
            }
        }
        ctx.request_repaint();
    }

    /// Someone else looks.
    pub(super) fn be(&mut self, profile: Profile) {
        self.session = Session::new(Session::hide_after(profile));
        let mut judge = self.trusting.judge(profile);
        judge.ask(self.judge.request().clone());
        self.judge = judge;
        self.tell_time();
        self.forget_request();
    }
}

/// Where the page for files begins.
pub(super) fn start_folder() -> std::path::PathBuf {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    home.map_or_else(|| ".".into(), Into::into)
}
