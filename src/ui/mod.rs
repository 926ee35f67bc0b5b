//! The window: draws what a [`crate::verdict::VerdictView`] says and nothing earlier, and answers what was pressed.
//!
//! Drawing functions end in `_ui` and return an action; none changes state, reads a file, verifies or waits.

pub mod action;
pub mod banner;
mod chain;
mod details;
pub mod fonts;
pub mod icons;
pub mod layout;
pub mod lens;
mod letters;
pub mod look;
pub mod marks;
mod meters;
mod notes;
pub mod open;
pub mod over;
pub mod pen;
mod person;
pub mod picture;
mod press;
mod rail;
pub mod result;
mod rows;
pub mod scan;
pub mod settings;
pub mod surround;
pub mod tokens;
mod values;
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
