//! QR symbols: from a frame to the bytes they hold (ISO/IEC 18004).
//!
//! [`Reader`] is the one door to the decoding libraries. [`SightReader`] is what reads: it spends more on a frame only while
//! nothing is read. [`PlainReader`] is rqrr alone, whose looks at the picture are counted, since its loops do not always end. Any reader may still be slow or panic, so that it runs in a thread that is watched:
//! [`Worker`] for live frames, [`StillReader`] for files. Nothing here judges what a symbol says.

mod advice;
mod canvas;
mod confirm;
mod further;
mod lane;
mod light;
mod locate;
mod payload;
mod plain;
mod plan;
mod reader;
mod sample;
mod sight;
mod soft;
mod still;
mod tone;
mod worker;
#[cfg(feature = "zxing")]
mod zxing;

pub use self::advice::{Advice, Steady, advice};
pub use self::confirm::Confirmation;
pub use self::lane::Readers;
pub use self::payload::{MAX_PAYLOAD, PayloadError, QrPayload};
pub use self::plain::{MAX_READ_PIXELS, PlainReader};
pub use self::reader::{Quad, Reader, Reading, Symbol};
pub use self::sight::{Aim, SightLimits, SightReader, Witness};
pub use self::still::{StillError, StillLimits, StillReader};
pub use self::worker::{ReaderEvent, Worker, WorkerLimits};
