//! What is asked beside the licence: vehicle and journey, for one person. \[shell\]

use eframe::egui::Context;

use super::App;
use crate::judge::Request;
use crate::rules::Vehicle;
use crate::session::Event;
use crate::ui::action::{PadKey, Page};
use crate::ui::number_pad::{most_digits, present};

impl App {
    /// Asks this of the licence on the screen and of the next one.
    pub(super) fn ask_of(&mut self, ctx: &Context, request: Request) {
        if let Some(vehicle) = &request.vehicle {
            let former = self.judge.request().vehicle.as_ref().filter(|former| former.code == vehicle.code);
            self.picker.remember(vehicle, former);
        }
        self.judge.ask(request);
        self.handle(ctx, Event::Asked);
    }

    /// Asks about this vehicle; journey and the rest stay.
    pub(super) fn choose(&mut self, ctx: &Context, vehicle: Option<Vehicle>) {
        self.page = Page::Main;
        self.picker.typed.clear();
        let request = Request { vehicle, ..self.judge.request().clone() };
        self.ask_of(ctx, request);
    }

    /// The next person comes in another vehicle: a former one must not answer for it.
    pub(super) fn forget_request(&mut self) {
        if *self.judge.request() != Request::default() {
            self.judge.ask(Request::default());
        }
        self.picker.typed.clear();
    }

    /// A page of the vehicle begins from what is asked now.
    pub(super) fn open_vehicle_page(&mut self, page: Page) {
        match page {
            Page::Number(measure) => {
                let vehicle = self.judge.request().vehicle.as_ref();
                let number = vehicle.and_then(|vehicle| present(vehicle, measure));
                self.picker.digits = number.map(|number| number.to_string()).unwrap_or_default();
            }
            Page::Vehicle => {
                self.picker.typed.clear();
                self.picker.page = 0;
            }
            Page::Details(_)
            | Page::Journey
            | Page::Main
            | Page::More
            | Page::Open
            | Page::Portrait
            | Page::Rules(_)
            | Page::Table(_)
            | Page::Uses
            | Page::Why => {}
        }
    }

    /// A key of the number pad.
    pub(super) fn pad(&mut self, ctx: &Context, key: PadKey) {
        let Page::Number(measure) = self.page else { return };
        let digits = &mut self.picker.digits;
        match key {
            PadKey::Back => {
                digits.pop();
            }
            PadKey::Digit(digit) => {
                if digits == "0" {
                    digits.clear();
                }
                if digits.len() < most_digits(measure) {
                    digits.push_str(&digit.to_string());
                }
            }
        }
        self.handle(ctx, Event::Touch);
    }
}
