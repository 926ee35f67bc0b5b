//! What every drawing function is given: colours, words, places.

use chrono::{DateTime, Datelike as _, NaiveDate, TimeZone};
use eframe::egui::Ui;

use super::layout::Layout;
use super::pen::Pen;
use super::tokens::Tokens;
use crate::text::{Arg, Message, Texts};

/// Colours, words, places.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Colours.
    pub tokens: &'a Tokens,
    /// Words.
    pub texts: &'a Texts,
    /// Places.
    pub layout: Layout,
}

impl Look<'_> {
    /// A pen for this part of the window.
    #[must_use]
    pub fn pen(&self, ui: &Ui) -> Pen {
        Pen::new(ui.painter().clone())
    }

    /// The sentence of an id without arguments.
    #[must_use]
    pub fn id(&self, id: &'static str) -> String {
        self.texts.id(id)
    }

    /// The sentence of a message.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.texts.say(message)
    }

    /// Day and hour in full, as the strip shows it.
    #[must_use]
    pub fn long_time<Z: TimeZone>(&self, time: &DateTime<Z>) -> String {
        let (date, clock) = (time.date_naive(), time.naive_local().format("%H:%M").to_string());
        self.say(&dated("ui-long-time", date).with("clock", Arg::Text(clock)))
    }

    /// Day and hour without the year, as the foot of the panel shows it.
    #[must_use]
    pub fn short_time<Z: TimeZone>(&self, time: &DateTime<Z>) -> String {
        let (date, clock) = (time.date_naive(), time.naive_local().format("%H:%M").to_string());
        self.say(&dated("ui-short-time", date).with("clock", Arg::Text(clock)))
    }

    /// A day in words, as the compare screen shows a birth date.
    #[must_use]
    pub fn day_in_words(&self, date: NaiveDate) -> String {
        self.say(&dated("ui-day", date))
    }
}

fn dated(id: &'static str, date: NaiveDate) -> Message {
    Message::new(id)
        .with("year", Arg::Text(date.year().to_string()))
        .with("month", Arg::Number(i64::from(date.month())))
        .with("day", Arg::Number(i64::from(date.day())))
}
