//! The window: `logic` drains the camera and steps the session, `ui` draws and returns what was pressed. \[shell\]

mod act;
mod clock;
mod codes;
mod draw;
mod feed;
mod files;
mod hints;
mod input;
mod lens;
mod paper;
mod portrait;
mod remembered;
mod repaint;
mod request;
mod shortcut;
mod slip;
mod stage;
mod staged;
mod start;
mod trusting;
mod wedge;

use std::time::Duration;

use eframe::egui::{Context, Ui};

pub use self::clock::Clock;
use self::clock::Timeline;
use self::feed::{Feed, Resting};
use self::files::{Files, Job};
use self::hints::Hints;
use self::input::Keys;
use self::paper::Paper;
use self::remembered::Remembered;
pub use self::remembered::house_rules_file;
use self::stage::{stage_of, view_of};
pub use self::start::{StartError, run, why_not};
use self::trusting::Trusting;
use crate::judge::{Judge, Request};
use crate::options::{Options, Theme};
use crate::samples::{self, Sample};
use crate::session::{Event, Now, Screen, Session};
use crate::text::{Message, Texts};
use crate::ui::action::Page;
use crate::ui::fonts;
use crate::ui::layout::zoom_for;
use crate::ui::open::Folder;
use crate::ui::picture::Picture;
use crate::ui::result::Stage;
use crate::ui::vehicles::Picker;
use crate::verdict::Profile;

/// All state of the window.
pub struct App {
    clock: Clock,
    timeline: Timeline,
    session: Session,
    judge: Judge,
    trusting: Trusting,
    texts: Texts,
    theme: Theme,
    feed: Feed,
    samples: Vec<Sample>,
    files: Files,
    hints: Hints,
    page: Page,
    folder: Folder,
    picture: Picture,
    picker: Picker,
    paper: Option<Paper>,
    remembered: Remembered,
}

impl App {
    /// A window that shows only the pictures put in by [`Self::show_picture`]: tests and screenshots.
    ///
    /// # Errors
    /// If keys cannot be used or threads cannot be started.
    pub fn without_camera(ctx: &Context, options: &Options, clock: Clock) -> Result<Self, StartError> {
        Self::with_feed(ctx, options, clock, (Feed::default(), samples::all()))
    }

    fn with_feed(
        ctx: &Context,
        options: &Options,
        clock: Clock,
        (feed, samples): (Feed, Vec<Sample>),
    ) -> Result<Self, StartError> {
        fonts::install(ctx);
        ctx.add_plugin(Keys::default());
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let theme = options.theme.unwrap_or_else(|| system_theme(ctx));
        let profile = Profile::Police;
        let trusting = Trusting::open(options.state.as_deref(), clock.now())?;
        let mut judge = trusting.judge(profile);
        judge.ask(Request { house_rules: options.house_rules, ..Request::default() });
        let mut app = Self {
            clock,
            timeline: Timeline::Present,
            session: Session::new(Session::hide_after(profile)),
            judge,
            trusting,
            texts: Texts::new(options.language.unwrap_or_default()),
            theme,
            feed,
            samples,
            files: Files::start(ctx.clone())?,
            hints: Hints::default(),
            page: Page::Main,
            folder: Folder::default(),
            picture: Picture::None,
            picker: Picker::default(),
            paper: None,
            remembered: Remembered::default(),
        };
        app.tell_time();
        Ok(app)
    }

    /// A companion is judged as of the driver's moment.
    fn set_timeline(&mut self, timeline: Timeline) {
        let stage = stage_of(self.session.screen());
        if !matches!(stage, Some(Stage::Companion | Stage::SeekingCompanion)) {
            self.timeline = timeline;
            self.tell_time();
        }
    }

    fn now(&self) -> Now {
        self.timeline.now(self.clock.now())
    }

    /// One step of the session; what belongs to the former screen goes with it.
    fn handle(&mut self, ctx: &Context, event: Event) {
        let changes = !matches!(event, Event::Asked | Event::IdCardTicked | Event::Tick | Event::Touch);
        let before = stage_of(self.session.screen());
        let another = matches!(event, Event::Opened(..) | Event::Presented(_));
        let aside = matches!(before, Some(Stage::Companion | Stage::SeekingCompanion));
        if before.is_some() && another && !aside {
            self.forget_request();
        }
        if another {
            self.leave_paper();
        }
        self.session.handle(event, self.now(), &self.judge);
        let after = stage_of(self.session.screen());
        if before == after && !changes {
            return;
        }
        if after.is_none() && before.is_some() {
            self.forget_request();
        }
        if before != after || matches!(after, Some(Stage::Compare | Stage::Verdict)) {
            self.page = Page::Main;
            self.hints.clear_notice();
            self.show_portrait(ctx);
        }
        let looking = matches!(after, None | Some(Stage::SeekingCompanion));
        self.feed.set_resting(if looking { Resting::No } else { Resting::Yes });
        ctx.request_repaint();
    }

    /// The portrait of whoever is on the screen.
    fn show_portrait(&mut self, ctx: &Context) {
        let screen = self.session.screen();
        let licence = if let Screen::Companion { companion, .. } = screen {
            companion.licence.as_ref()
        } else {
            view_of(screen).and_then(|view| view.licence.as_ref())
        };
        self.picture = portrait::picture_of(ctx, licence.and_then(|licence| licence.portrait.as_ref()));
    }

    fn notify(&mut self, message: Message) {
        self.hints.notify(message, self.clock.now().steady);
    }

    fn ask(&mut self, job: Job) {
        // Too many at once: the person sees that nothing happens and tries again.
        if self.files.ask(job) && !matches!(self.page, Page::Open | Page::Trust(_)) {
            self.notify(Message::new("ui-hint-reading-file"));
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.step(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.close();
    }
}

impl App {
    /// What happened since the last time: camera, files, clock. Draws nothing.
    pub fn step(&mut self, ctx: &Context) {
        let window = ctx.content_rect().size() * ctx.zoom_factor();
        ctx.set_zoom_factor(zoom_for(window));
        let steady = self.clock.now().steady;
        let news = self.feed.poll(ctx, steady);
        news.notice.into_iter().for_each(|notice| self.notify(notice));
        for payload in news.codes {
            self.code_in_view(ctx, payload);
        }
        self.take_answers(ctx);
        self.end_training(ctx);
        self.look_at_trust();
        let hint = self.feed.hint(steady);
        self.hints.suggest(hint, steady);
        for asked in ctx.with_plugin(Keys::take).unwrap_or_default() {
            self.asked_by_input(ctx, asked);
        }
        self.handle(ctx, Event::Tick);
        self.plan_repaint(ctx, steady);
    }

    /// Draws, then does what was pressed.
    pub fn show(&mut self, ui: &mut Ui) {
        if let Some(action) = self.draw(ui) {
            let ctx = ui.ctx().clone();
            self.act(&ctx, action);
        }
    }

    /// The countdown steps once a second, held back keys are looked at in time; else nothing moves by itself.
    fn plan_repaint(&self, ctx: &Context, steady: Duration) {
        const SECOND: Duration = Duration::from_secs(1);
        if let Some(left) = self.session.remaining(steady) {
            let part = Duration::from_nanos(u64::from(left.subsec_nanos()));
            ctx.request_repaint_after(if part.is_zero() { SECOND } else { part });
        } else if self.hints.current().is_some() || self.clock_trouble().is_some() {
            ctx.request_repaint_after(SECOND);
        } else {
            // Ages go on, and training ends, whether or not anybody is there.
            ctx.request_repaint_after(60 * SECOND);
        }
    }
}

fn system_theme(ctx: &Context) -> Theme {
    match ctx.input(|input| input.raw.system_theme) {
        Some(eframe::egui::Theme::Dark) => Theme::Dark,
        Some(eframe::egui::Theme::Light) | None => Theme::Light,
    }
}
