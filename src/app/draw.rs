//! Which screen is drawn. Nothing here waits, reads or judges.

use chrono::FixedOffset;
use eframe::egui::Ui;

use super::clock::Timeline;
use super::{App, stage_of, view_of};
use crate::session::Session;
use crate::ui::action::{Page, UiAction};
use crate::ui::layout::{Layout, Surround};
use crate::ui::look::Look;
use crate::ui::rail::Countdown;
use crate::ui::result::{Moment, Showing, Stage};
use crate::ui::scan::Scan;
use crate::ui::settings::Settings;
use crate::ui::tokens::Tokens;
use crate::ui::{over, result, scan, surround, vehicles};
use crate::verdict::KeyringName;

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
        let pressed = match (stage_of(self.session.screen()), view_of(self.session.screen())) {
            (Some(stage), Some(view)) => {
                let china = FixedOffset::east_opt(8 * 3600);
                let compared =
                    self.session.compared_at().zip(china).map(|(time, zone)| time.with_timezone(&zone));
                let moment = match self.timeline {
                    Timeline::Present => Moment::Present,
                    Timeline::Sample { .. } => Moment::Sample,
                };
                let whole = Session::hide_after(view.profile);
                let (page, picture, request) = (self.page, &self.picture, self.judge.request());
                if page == Page::Vehicle && stage == Stage::Verdict && view.licence.is_some() {
                    let left = Countdown { left, whole };
                    vehicles::vehicles_ui(ui, &look, &mut self.picker, request.vehicle.as_ref(), left)
                } else {
                    let (digits, left) = (self.picker.digits.as_str(), (left, whole));
                    let showing =
                        Showing { view, stage, page, picture, compared, moment, request, digits, left };
                    result::result_ui(ui, &look, &showing)
                }
            }
            _ => match self.page {
                Page::More => over::more_ui(ui, &look, &settings),
                Page::Open => {
                    let notice =
                        self.hints.notice().map(|message| self.texts.say(message)).unwrap_or_default();
                    over::open_ui(ui, &look, &mut self.folder, &notice)
                }
                Page::Details(_)
                | Page::Journey
                | Page::Main
                | Page::Number(_)
                | Page::Portrait
                | Page::Rules(_)
                | Page::Table(_)
                | Page::Uses
                | Page::Vehicle
                | Page::Why => {
                    let (picture, seen) = (self.feed.picture(), self.feed.seen());
                    let lens = self.feed.lens();
                    scan::scan_ui(ui, &look, &Scan { picture, seen, hint: &hint, settings: &settings, lens })
                }
            },
        };
        surround::frame_ui(ui, &look);
        pressed
    }
}
