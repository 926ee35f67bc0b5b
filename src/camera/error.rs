//! What goes wrong with cameras and pictures; each has a sentence that says what to do.

use std::io::ErrorKind;
use std::time::Duration;

use super::image_file::{MAX_FILE_BYTES, MAX_PIXELS};
use crate::text::{Arg, Message};

/// Why a source gives no frames. It is tried again by itself, so that each advice may be "put it right and wait".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CameraError {
    /// Several frames in a row could not be decoded.
    #[error("broken frames")]
    BrokenFrames,
    /// Another program uses the camera.
    #[error("camera is busy")]
    Busy,
    /// The driver panicked or gave impossible answers.
    #[error("camera driver failed")]
    DriverFailed,
    /// A folder without pictures.
    #[error("no pictures in the folder")]
    EmptyFolder,
    /// The camera has no format or frame rate that can be read here.
    #[error("camera format not supported")]
    FormatNotSupported,
    /// A picture of a folder, or the one chosen, cannot be shown.
    #[error("picture: {0}")]
    Image(#[from] ImageError),
    /// There is no camera, or not the one chosen.
    #[error("no camera")]
    NoCamera,
    /// This program was built without cameras.
    #[error("built without cameras")]
    NotBuilt,
    /// The system does not let this program use the camera.
    #[error("camera not permitted")]
    PermissionDenied,
    /// The camera is open but has sent nothing for a while.
    #[error("camera sends nothing for {} s", .waited.as_secs())]
    Silent {
        /// How long nothing came.
        waited: Duration,
    },
    /// The camera was there and is gone.
    #[error("camera unplugged")]
    Unplugged,
}

impl CameraError {
    /// What is wrong and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::BrokenFrames => Message::new("camera-broken-frames"),
            Self::Busy => Message::new("camera-busy"),
            Self::DriverFailed => Message::new("camera-driver-failed"),
            Self::EmptyFolder => Message::new("camera-empty-folder"),
            Self::FormatNotSupported => Message::new("camera-format-not-supported"),
            Self::Image(error) => error.message(),
            Self::NoCamera => Message::new("camera-none"),
            Self::NotBuilt => Message::new("camera-not-built"),
            Self::PermissionDenied => Message::new("camera-permission-denied"),
            Self::Silent { waited } => {
                Message::new("camera-silent").with("seconds", number(waited.as_secs()))
            }
            Self::Unplugged => Message::new("camera-unplugged"),
        }
    }
}

/// Why a file gives no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImageError {
    /// A picture, but its data is damaged.
    #[error("damaged picture")]
    Damaged,
    /// A file of no bytes.
    #[error("empty file")]
    Empty,
    /// More bytes than are read.
    #[error("file of {bytes} bytes, limit {MAX_FILE_BYTES}")]
    FileTooLarge {
        /// Its length.
        bytes: u64,
    },
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// Neither PNG, JPEG nor WebP.
    #[error("not a picture")]
    NotAnImage,
    /// Not a plain file: a folder, a device or a pipe.
    #[error("not a file")]
    NotAFile,
    /// The system does not let this program read the file.
    #[error("file not permitted")]
    PermissionDenied,
    /// More pixels than are decoded.
    #[error("picture of {width}×{height} pixels, limit {MAX_PIXELS}")]
    TooManyPixels {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// The file ends too early.
    #[error("truncated picture")]
    Truncated,
    /// The system could not read the file for another reason.
    #[error("unreadable file")]
    Unreadable,
}

impl ImageError {
    /// What is wrong and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match *self {
            Self::Damaged => Message::new("image-damaged"),
            Self::Empty => Message::new("image-empty"),
            Self::FileTooLarge { bytes } => Message::new("image-file-too-large")
                .with("megabytes", number(bytes.div_ceil(MEGA)))
                .with("limit", number(MAX_FILE_BYTES / MEGA)),
            Self::Missing => Message::new("image-missing"),
            Self::NotAnImage => Message::new("image-not-an-image"),
            Self::NotAFile => Message::new("image-not-a-file"),
            Self::PermissionDenied => Message::new("image-permission-denied"),
            Self::TooManyPixels { width, height } => Message::new("image-too-many-pixels")
                .with("width", number(u64::from(width)))
                .with("height", number(u64::from(height)))
                .with("limit", number(MAX_PIXELS / 1_000_000)),
            Self::Truncated => Message::new("image-truncated"),
            Self::Unreadable => Message::new("image-unreadable"),
        }
    }
}

impl From<ErrorKind> for ImageError {
    fn from(kind: ErrorKind) -> Self {
        if kind == ErrorKind::NotFound {
            Self::Missing
        } else if kind == ErrorKind::PermissionDenied {
            Self::PermissionDenied
        } else if kind == ErrorKind::InvalidInput {
            Self::NotAFile
        } else {
            Self::Unreadable
        }
    }
}

fn number(value: u64) -> Arg {
    Arg::Number(i64::try_from(value).unwrap_or(i64::MAX))
}

/// Bytes of a megabyte, as file managers count.
const MEGA: u64 = 1024 * 1024;
