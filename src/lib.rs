//! Kerbside (路检): an offline verifier for electronic driving licences.

pub mod camera;
pub mod cbor;
pub mod claims;
pub mod envelope;
pub mod qr;
pub mod session;
pub mod rules;
pub mod judge;
pub mod assess;
pub mod text;
pub mod trust;
#[cfg(feature = "gui")]
pub mod ui;
pub mod verdict;
pub mod verify;
