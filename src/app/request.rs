//! What is asked beside the licence: vehicle and journey, for one person. \[shell\]

use chrono::NaiveDate;
use eframe::egui::Context;

use super::App;
use super::paper::Paper;
use crate::judge::Request;
use crate::rules::Vehicle;
use crate::session::Event;
use crate::ui::action::{Figure, PadKey, Page};
use crate::ui::number_pad::{entered, most_digits, present};
use crate::verdict::Profile;

impl App {
    /// Asks this of the licence on the screen and of the next one.
    pub(super) fn ask_of(&mut self, ctx: &Context, request: Request) {
        if let Some(vehicle) = &request.vehicle {
            let former = self.judge.request().vehicle.as_ref().filter(|former| former.code == vehicle.code);
            self.picker.remember(vehicle, former);
            self.keep_settings();
        }
        self.judge.ask(request);
        self.judge_paper();
        self.handle(ctx, Event::Asked);
    }

    /// Asks about this vehicle; journey and the rest stay.
    pub(super) fn choose(&mut self, ctx: &Context, vehicle: Option<Vehicle>) {
        self.page = self.home();
        self.picker.typed.clear();
        let request = Request { vehicle, ..self.judge.request().clone() };
        self.ask_of(ctx, request);
    }

    /// The next person comes in another vehicle: a former one must not answer for it. At a counter car and day of return belong
    /// to the contract and stay, seen on the scan screen; the companion and the journey never do.
    pub(super) fn forget_request(&mut self) {
        let house_rules = self.judge.request().house_rules;
        let next = match self.judge.profile() {
            Profile::Police => Request { house_rules, ..Request::default() },
            Profile::Rental => Request {
                vehicle: self.judge.request().vehicle.clone(),
                return_date: self.judge.request().return_date.filter(|back| *back >= self.today()),
                house_rules,
                ..Request::default()
            },
        };
        if *self.judge.request() != next {
            self.judge.ask(next);
        }
        self.picker.typed.clear();
    }

    /// The rented car comes back on this day.
    pub(super) fn set_return_date(&mut self, ctx: &Context, return_date: Option<NaiveDate>) {
        self.page = Page::Main;
        let request = Request { return_date, ..self.judge.request().clone() };
        self.ask_of(ctx, request);
    }

    /// What was found of the companion stays with the driver's answer.
    pub(super) fn accept_companion(&mut self, ctx: &Context) {
        let Some(code) = self.session.accept_companion(self.now()) else { return };
        let request = Request { companion: Some(code), ..self.judge.request().clone() };
        self.ask_of(ctx, request);
        self.show_portrait(ctx);
    }

    /// A page of the vehicle begins from what is asked now.
    pub(super) fn open_vehicle_page(&mut self, page: Page) {
        match page {
            Page::Number(Figure::Vehicle(measure)) => {
                let vehicle = self.judge.request().vehicle.as_ref();
                let number = vehicle.and_then(|vehicle| present(vehicle, measure));
                self.picker.digits = number.map(|number| number.to_string()).unwrap_or_default();
            }
            Page::Number(Figure::BirthYear | Figure::FirstIssue | Figure::ValidUntil) => {
                self.picker.digits.clear();
            }
            Page::Paper if self.paper.is_none() => self.paper = Some(Paper::default()),
            Page::Vehicle => {
                self.picker.typed.clear();
                self.picker.page = 0;
            }
            Page::Details(_)
            | Page::Journey
            | Page::Main
            | Page::More
            | Page::Open
            | Page::Paper
            | Page::Portrait
            | Page::ReturnDate(_)
            | Page::Rules(_)
            | Page::Table(_)
            | Page::Trust(_)
            | Page::Uses
            | Page::Why => {}
        }
    }

    /// A key of the number pad.
    pub(super) fn pad(&mut self, ctx: &Context, key: PadKey) {
        let Page::Number(figure) = self.page else { return };
        let digits = &mut self.picker.digits;
        match key {
            PadKey::Back => {
                digits.pop();
            }
            PadKey::Digit(digit) => {
                if digits == "0" {
                    digits.clear();
                }
                if digits.len() < most_digits(figure) {
                    digits.push_str(&digit.to_string());
                }
            }
        }
        self.handle(ctx, Event::Touch);
    }

    /// The pad is done: the figure goes where it belongs.
    pub(super) fn pad_done(&mut self, ctx: &Context) {
        let Page::Number(figure) = self.page else { return };
        let Figure::Vehicle(measure) = figure else { return self.paper_figure(figure) };
        self.page = Page::Journey;
        if let Some(request) = entered(self.judge.request(), measure, &self.picker.digits) {
            self.ask_of(ctx, request);
        }
    }

    /// Where a page that was opened from another leads back to.
    pub(super) const fn home(&self) -> Page {
        if self.paper.is_some() { Page::Paper } else { Page::Main }
    }

    /// One page back; from the first one to the screen of the session.
    pub(super) fn back(&mut self) {
        if let Page::Trust(page) = self.page {
            return self.back_from_trust(page);
        }
        let from_another = matches!(
            self.page,
            Page::Journey | Page::Number(_) | Page::ReturnDate(_) | Page::Uses | Page::Vehicle
        );
        if from_another {
            self.page = self.home();
            return;
        }
        self.page = Page::Main;
        self.leave_paper();
    }

    /// What was typed from a paper licence, and what was asked of it, is kept no longer than its page.
    pub(super) fn leave_paper(&mut self) {
        if self.paper.take().is_some() {
            self.forget_request();
        }
    }
}
