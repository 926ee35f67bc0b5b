//! Keys, pasted and dropped things: what they ask for. \[shell\]

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{ColorImage, Context, DroppedFileHandle, Event as Input, Key, Plugin, RawInput};

use super::App;
use super::files::{Job, of_text};
use super::wedge::{Keyboard, Wedge};
use crate::camera::Zoom;
use crate::session::Event;
use crate::text::Message;
use crate::ui::action::Page;

/// Something that did not come from a button on the screen.
#[derive(Debug)]
pub(super) enum Asked {
    /// A keyboard scanner typed this, or it was pasted.
    Code(String),
    /// A file was dropped.
    Dropped(DroppedFileHandle),
    /// The window is no longer looked at.
    FocusLost,
    /// A key with a meaning.
    Key(Shortcut),
    /// An empty clipboard.
    NothingPasted,
    /// A picture was pasted.
    Picture(Arc<ColorImage>),
    /// Somebody is there.
    Touch,
}

/// What a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shortcut {
    /// Escape: hide now, or back.
    Away,
    /// C.
    Companion,
    /// D.
    Details,
    /// I.
    IdCard,
    /// P.
    Paper,
    /// Enter or Space where nothing has the focus.
    Primary,
    /// R.
    ReturnDate,
    /// S.
    Slip,
    /// T.
    Torch,
    /// K.
    Trust,
    /// V.
    Vehicle,
    /// W.
    Why,
    /// + and −.
    Zoom(Zoom),
}

/// Collects input before egui sees it: a plugin of the context.
#[derive(Debug, Default)]
pub(super) struct Keys {
    wedge: Wedge,
    asked: Vec<Asked>,
}

impl Keys {
    /// Takes out what belongs to the window as a whole. Keys that a focused widget uses stay.
    fn filter(&mut self, ctx: &Context, raw: &mut RawInput) {
        let time = raw.time.unwrap_or_else(|| ctx.input(|input| input.time));
        let field = ctx.text_edit_focused();
        let keyboard = if field { Keyboard::InField } else { Keyboard::Free };
        if let Some(code) = self.wedge.filter(&mut raw.events, time, keyboard) {
            self.asked.push(Asked::Code(code));
        }
        if self.wedge.holds_back() {
            ctx.request_repaint_after(LOOK_AGAIN);
        }
        let focus = match (field, ctx.memory(|memory| memory.focused()).is_some()) {
            (true, _) => Focus::Field,
            (false, true) => Focus::Button,
            (false, false) => Focus::None,
        };
        raw.events.retain(|event| !self.takes(event, focus));
        self.asked.extend(raw.dropped_files.drain(..).map(Asked::Dropped));
    }

    /// What was asked for since the last time.
    pub(super) fn take(&mut self) -> Vec<Asked> {
        std::mem::take(&mut self.asked)
    }

    /// Notes what an event asks for; `true` if nobody else is to see it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "egui has dozens of events, five matter")]
    fn takes(&mut self, event: &Input, focus: Focus) -> bool {
        match event {
            Input::Paste(text) if focus != Focus::Field || is_code(text) => {
                self.asked.push(if text.is_empty() {
                    Asked::NothingPasted
                } else {
                    Asked::Code(text.clone())
                });
                true
            }
            Input::PasteImage(picture) => {
                self.asked.push(Asked::Picture(Arc::clone(picture)));
                true
            }
            Input::WindowFocused(false) => {
                self.asked.push(Asked::FocusLost);
                false
            }
            Input::PointerButton { pressed: true, .. } | Input::Touch { .. } => {
                self.asked.push(Asked::Touch);
                false
            }
            Input::Key { key, pressed: true, repeat: false, modifiers, .. }
                if modifiers.is_none() || (*key == Key::Plus && modifiers.shift_only()) =>
            {
                let Some(shortcut) = shortcut(*key, focus) else { return false };
                self.asked.push(Asked::Key(shortcut));
                shortcut == Shortcut::Primary
            }
            _other => false,
        }
    }
}

impl Plugin for Keys {
    fn debug_name(&self) -> &'static str {
        "keys"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.filter(ctx, input);
    }
}

/// Who has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Button,
    Field,
    None,
}

fn shortcut(key: Key, focus: Focus) -> Option<Shortcut> {
    match (key, focus) {
        (Key::Escape, _) => Some(Shortcut::Away),
        (Key::Enter | Key::Space, Focus::None) => Some(Shortcut::Primary),
        (Key::C, Focus::Button | Focus::None) => Some(Shortcut::Companion),
        (Key::D, Focus::Button | Focus::None) => Some(Shortcut::Details),
        (Key::I, Focus::Button | Focus::None) => Some(Shortcut::IdCard),
        (Key::K, Focus::Button | Focus::None) => Some(Shortcut::Trust),
        (Key::P, Focus::Button | Focus::None) => Some(Shortcut::Paper),
        (Key::R, Focus::Button | Focus::None) => Some(Shortcut::ReturnDate),
        (Key::S, Focus::Button | Focus::None) => Some(Shortcut::Slip),
        (Key::T, Focus::Button | Focus::None) => Some(Shortcut::Torch),
        (Key::V, Focus::Button | Focus::None) => Some(Shortcut::Vehicle),
        (Key::W, Focus::Button | Focus::None) => Some(Shortcut::Why),
        (Key::Plus | Key::Equals, Focus::Button | Focus::None) => Some(Shortcut::Zoom(Zoom::In)),
        (Key::Minus, Focus::Button | Focus::None) => Some(Shortcut::Zoom(Zoom::Out)),
        _ => None,
    }
}

fn is_code(text: &str) -> bool {
    super::wedge::begins_as_code(text)
}

impl App {
    /// Does what input asked for.
    pub(super) fn asked_by_input(&mut self, ctx: &Context, asked: Asked) {
        match asked {
            // No scanner belongs to the other pages for keys: it is somebody typing beside the line.
            Asked::Code(_) if matches!(self.page, Page::Trust(_)) && !self.takes_updates() => {}
            Asked::Code(text) if self.takes_updates() => {
                for line in text.lines().filter(|line| !line.trim().is_empty()) {
                    self.take_answer(ctx, of_text(line));
                }
            }
            Asked::Code(text) => {
                self.page = Page::Main;
                self.leave_paper();
                self.take_answer(ctx, of_text(&text));
            }
            Asked::Dropped(file) if self.takes_updates() => {
                self.ask(Job::Codes(file.path().to_path_buf()));
            }
            Asked::Dropped(file) if matches!(self.page, Page::Trust(_)) => {
                self.import(ctx, file.path().to_path_buf());
            }
            Asked::Dropped(file) => {
                self.page = Page::Main;
                self.leave_paper();
                self.ask(Job::File(file.path().to_path_buf()));
            }
            // A stick that is plugged in takes the focus; nothing of a person is on these pages.
            Asked::FocusLost if matches!(self.page, Page::Trust(_)) => {}
            Asked::FocusLost => {
                self.page = Page::Main;
                self.leave_paper();
                self.handle(ctx, Event::FocusLost);
            }
            Asked::Key(shortcut) => self.shortcut(ctx, shortcut),
            Asked::NothingPasted => self.notify(Message::new("ui-paste-empty")),
            Asked::Picture(picture) if self.takes_updates() => self.ask(Job::PictureCodes(picture)),
            Asked::Picture(picture) => self.ask(Job::Picture(picture)),
            Asked::Touch => self.handle(ctx, Event::Touch),
        }
    }
}

/// Held back keys are looked at again after this: a little more than a burst takes.
const LOOK_AGAIN: Duration = Duration::from_millis(60);
