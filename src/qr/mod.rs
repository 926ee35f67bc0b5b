//! QR symbols: from a frame to the bytes they hold.

mod payload;

pub use self::payload::{MAX_PAYLOAD, PayloadError, QrPayload};
