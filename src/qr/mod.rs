//! QR symbols: from a frame to the bytes they hold (ISO/IEC 18004).
//!
//! [`Reader`] is the one door to a decoding library; [`PlainReader`] is rqrr, whose looks at the picture are counted, since its
//! loops do not always end. Any reader may still be slow or panic, so that it runs in a thread that is watched:
//! [`Worker`] for live frames, [`StillReader`] for files. Nothing here judges what a symbol says.

mod canvas;
mod lane;
mod payload;
mod plain;
mod plan;
mod reader;
mod still;
mod worker;

pub use self::lane::Readers;
pub use self::payload::{MAX_PAYLOAD, PayloadError, QrPayload};
pub use self::plain::{MAX_READ_PIXELS, PlainReader};
pub use self::reader::{Quad, Reader, Reading, Symbol};
pub use self::still::{StillError, StillLimits, StillReader};
pub use self::worker::{ReaderEvent, Worker, WorkerLimits};
