//! The law as data: tables of `assets/rules`, each row with its article and how well it is known, and the arithmetic that
//! they need. Who may drive what is decided in [`crate::assess`].

mod calendar;
mod class;
mod identity;
mod journey;
mod law;
mod points;
mod print;
mod probation;
mod rule;
mod search;
mod status_letter;
mod table;
mod validity;
mod vehicle;

pub use self::calendar::{AgeReached, age, age_reached, months_after, years_after};
pub use self::class::{Class, Family};
pub use self::identity::{ResidentNumber, card_number_matches, resident_number};
pub use self::journey::{Companion, CompanionAnswer, CompanionReason, Journey};
pub use self::law::{Law, law};
pub use self::points::{cycle_end, full_points, is_changeover};
pub use self::print::markdown;
pub use self::probation::{Probation, probation, probation_without_dates};
pub use self::rule::{Certainty, Rule};
pub use self::search::search;
pub use self::status_letter::{Effect, StatusLetter};
pub use self::table::{
    AgeRow, ClassRow, Extension, LetterRow, ProbationUse, Source, Tow, VehicleGroup, VehicleKind,
    VehicleType, VehicleUse,
};
pub use self::validity::{Validity, china_date, china_offset, renewal_window_days, validity};
pub use self::vehicle::{Gearbox, RequestError, Vehicle};
