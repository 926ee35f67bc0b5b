//! Kerbside (路检): an offline verifier for electronic driving licences.

#[cfg(feature = "gui")]
pub mod app;
#[cfg(feature = "authority")]
pub mod authority;
pub mod camera;
pub mod cbor;
pub mod claims;
pub mod cli;
pub mod envelope;
#[cfg(feature = "gui")]
pub mod options;
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
