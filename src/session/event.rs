//! What happened, and when.

use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::qr::{Confirmation, QrPayload};

/// The wall clock judges; the steady clock measures how long something has been on the screen.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    /// Moment as of which a code is judged.
    pub wall: DateTime<Utc>,
    /// Time since some fixed point; never goes back.
    pub steady: Duration,
}

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// Another vehicle or journey is asked about: a licence on the screen is judged anew.
    Asked,
    /// From the companion back to the driver, without an answer.
    BackToDriver,
    /// The window is no longer looked at.
    FocusLost,
    /// The ID card was compared, or the tick was taken back.
    IdCardTicked,
    /// The big button: next person.
    Next,
    /// It is not, or not surely, the person.
    NotThisPerson,
    /// A still picture that was opened holds a code. Always counts, as [`Self::Presented`].
    Opened(QrPayload, Confirmation),
    /// A camera frame held a code. One that is no licence code at all, such as a web address, changes nothing.
    Payload(QrPayload),
    /// A code was handed over on purpose: typed by a scanner, pasted, a text file. Always counts, on any screen.
    Presented(QrPayload),
    /// The face was compared.
    SamePerson,
    /// The licence of the person beside the driver is to be checked.
    SeekCompanion,
    /// Time passed.
    Tick,
    /// Somebody touched the screen: show it longer.
    Touch,
}
