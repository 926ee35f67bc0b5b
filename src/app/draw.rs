//! Which screen is drawn. Nothing here waits, reads or judges.

use std::time::Duration;

use eframe::egui::Ui;

use super::clock::Timeline;
use super::{App, stage_of};
use crate::rules::china_offset;
use crate::session::{IdCard, Screen, Session};
use crate::ui::action::{Page, UiAction};
use crate::ui::asking::{Asked, Typed};
use crate::ui::companion::ShowingCompanion;
use crate::ui::layout::{Layout, Surround};
use crate::ui::look::Look;
use crate::ui::open::Folder;
use crate::ui::rail::Countdown;
use crate::ui::result::{Moment, Showing, Stage};
use crate::ui::scan::{Scan, Whose};
use crate::ui::settings::Settings;
use crate::ui::tokens::Tokens;
use crate::ui::vehicles::Picker;
use crate::ui::{asking, companion, over, result, scan, surround, vehicles};
use crate::verdict::{KeyringName, VerdictView, trust_line};

impl App {
    fn settings(&self) -> Settings {
        Settings {
            language: self.texts.language(),
            theme: self.theme,
            profile: self.judge.profile(),
            keyring: self.judge.keyring(),
            source: self.feed.kind(),
        }
    }

    /// Draws the screen and says what was pressed.
    pub(super) fn draw(&mut self, ui: &mut Ui) -> Option<UiAction> {
        // Text fields write into these while everything else is only read.
        let (mut picker, mut folder) = (std::mem::take(&mut self.picker), std::mem::take(&mut self.folder));
        let mut root = std::mem::take(&mut self.trusting.root_typed);
        let pressed = self.draw_with(ui, &mut picker, &mut folder, &mut root);
        (self.picker, self.folder, self.trusting.root_typed) = (picker, folder, root);
        pressed
    }

    fn draw_with(
        &self,
        ui: &mut Ui,
        picker: &mut Picker,
        folder: &mut Folder,
        root: &mut String,
    ) -> Option<UiAction> {
        let surround = match self.judge.keyring() {
            KeyringName::Production => Surround::Plain,
            KeyringName::Training => Surround::Training,
        };
        let settings = self.settings();
        let layout = Layout::new(ui.ctx().content_rect(), surround);
        let look = Look { tokens: Tokens::of(self.theme), texts: &self.texts, layout };
        let hint = self.hints.current().map(|message| self.texts.say(message)).unwrap_or_default();
        surround::ground_ui(ui, &look);
        let steady = self.clock.now().steady;
        let left = self.session.remaining(steady).unwrap_or_default();
        let notice = self.hints.notice().map(|message| self.texts.say(message)).unwrap_or_default();
        let whole = Session::hide_after(self.judge.profile());
        let countdown = Countdown { left, whole };
        let request = self.judge.request();
        let digits = picker.digits.clone();
        let asked = Asked { request, digits: &digits, today: self.today() };
        let picture = &self.picture;
        let pressed = match self.session.screen() {
            Screen::Companion { companion, .. } => {
                let (page, left) = (self.page, (left, whole));
                companion::companion_ui(ui, &look, &ShowingCompanion { companion, page, picture, left })
            }
            Screen::SeekingCompanion { .. } => {
                self.scan_ui(ui, &look, (&hint, &settings), Whose::Companion(countdown))
            }
            Screen::Verdict { view } if self.page == Page::Vehicle && view.licence.is_some() => {
                vehicles::vehicles_ui(ui, &look, picker, request.vehicle.as_ref(), Some(countdown))
            }
            Screen::Comparing { view, .. } | Screen::Mismatch { view } | Screen::Verdict { view } => {
                let showing = self.showing(view, asked, &notice, (left, whole));
                result::result_ui(ui, &look, &showing)
            }
            Screen::Scanning => match self.page {
                Page::More => over::more_ui(ui, &look, &settings),
                Page::Open => over::open_ui(ui, &look, folder, &notice),
                Page::Trust(page) => self.trust_page_ui(ui, &look, (page, &settings, &notice), folder, root),
                Page::Vehicle => vehicles::vehicles_ui(ui, &look, picker, request.vehicle.as_ref(), None),
                page @ (Page::Journey | Page::Number(_) | Page::Paper | Page::ReturnDate(_) | Page::Uses) => {
                    let paper = self.paper.as_ref();
                    let paper = paper.map(|paper| Typed { form: &paper.form, view: paper.view.as_ref() });
                    asking::asking_ui(ui, &look, page, asked, paper, &notice)
                }
                Page::Details(_)
                | Page::Main
                | Page::Portrait
                | Page::Rules(_)
                | Page::Table(_)
                | Page::Why => self.scan_ui(ui, &look, (&hint, &settings), Whose::Driver),
            },
        };
        surround::frame_ui(ui, &look);
        pressed
    }

    fn showing<'a>(
        &'a self,
        view: &'a VerdictView,
        asked: Asked<'a>,
        notice: &'a str,
        left: (Duration, Duration),
    ) -> Showing<'a> {
        let screen = self.session.screen();
        let id_card =
            if let Screen::Comparing { id_card, .. } = screen { *id_card } else { IdCard::NotAsked };
        Showing {
            view,
            stage: stage_of(screen).unwrap_or(Stage::Mismatch),
            page: self.page,
            picture: &self.picture,
            compared: self.session.compared_at().map(|time| time.with_timezone(&china_offset())),
            moment: match self.timeline {
                Timeline::Present => Moment::Present,
                Timeline::Sample { .. } => Moment::Sample,
            },
            asked,
            id_card,
            notice,
            left,
        }
    }

    pub(super) fn scan_ui(
        &self,
        ui: &Ui,
        look: &Look<'_>,
        (hint, settings): (&str, &Settings),
        whose: Whose,
    ) -> Option<UiAction> {
        let (picture, seen, lens) = (self.feed.picture(), self.feed.seen(), self.feed.lens());
        let request = self.judge.request();
        let trust = &trust_line(&self.trusting.overview);
        let clock = self.clock_trouble().map(|standing| (self.trusting.overview.clock.0, standing));
        let clock = clock.filter(|_| matches!(whose, Whose::Driver));
        scan::scan_ui(ui, look, &Scan { picture, seen, hint, settings, lens, request, whose, trust, clock })
    }
}
