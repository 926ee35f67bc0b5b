//! Frames in: cameras, picture files and the built-in demo scene. \[shell\]
//!
//! ```text
//!  thread "camera"                 thread "qr-watch"              thread "qr-read"
//!  owns the FrameSource ──slot──▶  qr::Worker: limits, ──slot──▶  owns the qr::Reader
//!        │                         replacement        ◀─queue──   a panic ends one job
//!        │ slot                        │
//!        ▼                             ▼ bounded events, then the waker
//!  Capture::latest_frame         Capture::poll                    thread of the window
//! ```
//!
//! A slot ([`Mailbox`]) holds one thing: a newer frame replaces one that nobody took, so that nothing ever queues and the
//! preview never waits for the reader. The device is owned by its thread, without a lock round it; a driver that
//! blocks for ever holds up that thread only, which is left behind, never joined. When a source fails it is opened
//! again after 0.5 s, 1 s, 2 s and then every 4 s until it works ([`CaptureEvent::Recovered`]).
//!
//! What a camera offers (torch, zoom, exposure) is in `controls`; it is told by its own thread, between two frames.
//!
//! Nothing here looks at what a code says: frames become [`crate::qr::QrPayload`]s and leave.

mod capture;
mod control;
mod controls;
pub mod demo;
#[cfg(feature = "camera")]
mod device;
mod error;
mod events;
mod fake;
mod frame;
mod image_file;
pub mod luma;
mod mailbox;
pub(crate) mod number;
mod pulse;
mod source;
mod still;
mod stills;
mod thread;
mod window;

pub use self::capture::{Capture, CaptureEvent};
pub use self::controls::{Command, Controls, Exposure, Mains, Offer, Refused, Torch, Zoom, ZoomRange};
pub use self::error::{CameraError, ImageError};
pub use self::fake::{FakeSource, Step};
pub use self::frame::Frame;
pub(crate) use self::image_file::open_ordinary;
pub use self::image_file::{MAX_FILE_BYTES, MAX_PIXELS, luma_of_bytes, luma_of_file};
pub use self::mailbox::Mailbox;
pub(crate) use self::number::{count_of, floor_of, grey_of, ratio_of};
pub use self::source::{CameraName, FrameSource, Opener, SourceChoice, Sources, cameras};
pub use self::still::{confirm_still, read_still};
pub use self::stills::Stills;
pub use self::thread::RetryTimes;
pub(crate) use self::window::Window;
