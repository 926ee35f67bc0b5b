//! The law as data: classes, status letters, points, validity. Names of articles are those of `docs/law.md`.
//!
//! Only what decides a verdict without a vehicle stands here so far; who may drive which vehicle is a later part.

mod class;
mod points;
mod status_letter;
mod validity;

pub use self::class::Class;
pub use self::points::{FULL_POINTS, cycle_end};
pub use self::status_letter::{Effect, StatusLetter};
pub use self::validity::{RENEWAL_WINDOW_DAYS, Validity, china_date, china_offset, validity};
