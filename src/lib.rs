//! Kerbside (路检): an offline verifier for electronic driving licences.

pub mod camera;
pub mod cbor;
pub mod claims;
pub mod envelope;
pub mod qr;
pub mod text;
pub mod trust;
pub mod verdict;
pub mod verify;
