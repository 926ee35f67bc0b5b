//! What was pressed, done. \[shell\]

use eframe::egui::{Context, ViewportCommand};

use super::App;
use super::files::Job;
use crate::claims::ExpiryDate;
use crate::judge::Judge;
use crate::session::{Event, Session};
use crate::text::{Message, Texts};
use crate::ui::action::{Page, UiAction};
use crate::ui::paper::PaperForm;
use crate::verdict::{KeyringName, Profile};

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
            UiAction::SetKeyring(keyring) => self.rejudge(keyring, self.judge.profile()),
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
        self.rejudge(self.judge.keyring(), profile);
        self.forget_request();
    }

    fn rejudge(&mut self, keyring: KeyringName, profile: Profile) {
        match Judge::new(keyring, profile) {
            Ok(mut judge) => {
                judge.ask(self.judge.request().clone());
                self.judge = judge;
            }
            Err(_unusable) => self.notify(Message::new("ui-keyring-broken")),
        }
    }
}

/// Where the page for files begins.
fn start_folder() -> std::path::PathBuf {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    home.map_or_else(|| ".".into(), Into::into)
}
