//! The window: draws what a [`crate::verdict::VerdictView`] says and nothing earlier, and answers what was pressed.
//!
//! Drawing functions end in `_ui` and return an action; none changes state, reads a file, verifies or waits.

pub mod action;
pub mod asking;
pub mod banner;
mod calendar;
mod chain;
mod choice;
mod clock_panel;
pub mod companion;
mod contract;
mod details;
mod field;
pub mod fonts;
pub mod icons;
mod id_card;
pub mod layout;
pub mod lens;
mod letters;
mod list;
pub mod look;
pub mod marks;
mod meters;
mod notes;
mod notice;
pub mod number_pad;
pub mod open;
pub mod over;
pub mod paper;
pub mod pen;
mod person;
pub mod picture;
mod press;
pub mod rail;
pub mod result;
mod result_rail;
mod root_field;
mod rows;
mod rules;
pub mod scan;
mod scan_chips;
pub mod settings;
pub mod surround;
mod table;
pub mod tokens;
pub mod trust;
mod values;
mod vehicle_form;
mod vehicle_pictures;
pub mod vehicles;
mod why;

use crate::verdict::{KeyringName, Profile};

/// The message with the name of a profile.
#[must_use]
pub const fn profile_name(profile: Profile) -> &'static str {
    match profile {
        Profile::Police => "ui-profile-police",
        Profile::Rental => "ui-profile-rental",
    }
}

/// The message with the name of a keyring.
#[must_use]
pub const fn keyring_name(keyring: KeyringName) -> &'static str {
    match keyring {
        KeyringName::Production => "ui-keyring-production",
        KeyringName::Training => "ui-keyring-training",
    }
}
