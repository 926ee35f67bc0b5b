//! The modules of the law and what its tests need of the others, with those tests inside: see `./dev mutants`.
#![allow(dead_code, missing_docs, unused_imports, reason = "parts of a larger crate")]

extern crate self as kerbside;

pub mod assess;
pub mod cbor;
pub mod claims;
pub mod envelope;
pub mod judge;
pub mod rules;
pub mod samples;
pub mod text;
pub mod trust;
pub mod verdict;
pub mod verify;

/// What signs, without what draws.
pub mod authority {
    mod cbor_writer;
    mod encode;
    pub mod issue;
    pub mod licence_json;
    pub mod reference;
    mod sign;

    pub use self::encode::encode;
    pub use self::sign::{SignError, SigningKey, text_form};
}

/// Lists and the merge with a code's word, without deltas and tokens.
pub mod status {
    mod bits;
    mod elias_fano;
    mod encode;
    mod error;
    mod layout;
    mod letter;
    mod list;
    mod merge;
    mod points;

    pub use self::encode::ListContent;
    pub use self::error::ListError;
    pub use self::layout::{ListHeader, MAX_SPACE};
    pub use self::letter::{LetterSet, ListedLetter, NotListed};
    pub use self::list::{Entry, Lookup, StatusList};
    pub use self::merge::{CodeWord, ListWord, Merged, MergedLetter, MergedPoints, Source, merge};
    pub use self::points::{HighPoints, LEAST_LISTED, ListedPoints, MOST_LISTED};

    /// As in `src/status/delta`.
    pub const DELTA_EXTERNAL_AAD: &[u8] = b"kerbside/status-delta/1";
}

/// Payloads, without what reads pictures.
pub mod qr {
    mod payload;

    pub use self::payload::{MAX_PAYLOAD, PayloadError, QrPayload};

    /// As in `src/qr/confirm.rs`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Confirmation {
        Confirmed,
        ReadOnce,
    }
}

#[cfg(test)]
#[path = "../tests/device.rs"]
mod device;
#[cfg(test)]
#[path = "../tests/law.rs"]
mod law;
#[cfg(test)]
#[path = "../tests/law_properties.rs"]
mod law_properties;
#[cfg(test)]
#[path = "../tests/paper.rs"]
mod paper;
#[cfg(test)]
#[path = "../tests/pipeline.rs"]
mod pipeline;
