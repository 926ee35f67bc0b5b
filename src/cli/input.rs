//! From an argument to payloads: pictures, texts, folders, stdin.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::camera::{Frame, ImageError, luma_of_file, open_ordinary, read_still};
use crate::qr::{PayloadError, QrPayload, Reading, StillError, StillReader};
use crate::text::Message;

/// One thing to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// A picture file.
    Picture(PathBuf),
    /// Code text on stdin.
    Stdin,
    /// A file that holds one code as text.
    Text(PathBuf),
}

/// What an input holds.
#[derive(Debug)]
pub(super) enum Content {
    /// A picture with its symbols.
    Symbols(Frame, Reading),
    /// One code given as text.
    Text(QrPayload),
}

/// Why an input holds no payload.
#[derive(Debug)]
pub(super) enum InputError {
    /// Empty text.
    Empty,
    /// The picture could not be opened.
    Image(ImageError),
    /// The text file could not be opened.
    Io(io::ErrorKind),
    /// The picture has no QR symbol that could be read.
    NoSymbol,
    /// The picture could not be read to its end.
    Still(StillError),
    /// Longer than any QR symbol.
    TooLong,
}

/// The longest text that is read at all: one symbol is at most 4,296 characters (ISO/IEC 18004, 40-L).
const MAX_TEXT_BYTES: u64 = 8_192;

impl InputError {
    /// What is wrong and what to do, in one.
    pub(super) fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("input-empty"),
            Self::Image(error) => error.message(),
            Self::Io(io::ErrorKind::NotFound) => Message::new("input-missing"),
            Self::Io(io::ErrorKind::PermissionDenied) => Message::new("input-denied"),
            Self::Io(io::ErrorKind::InvalidInput) => Message::new("image-not-a-file"),
            Self::Io(_) => Message::new("input-unreadable"),
            Self::NoSymbol => Message::new("input-no-symbol"),
            Self::Still(StillError::Panicked) => Message::new("reading-panicked"),
            Self::Still(StillError::TimedOut) => Message::new("reading-timed-out"),
            Self::TooLong => Message::new("input-too-long"),
        }
    }
}

/// All inputs in order, and how many files in folders are of no kind that is read.
pub(super) fn expand(arguments: &[PathBuf]) -> (Vec<Input>, usize) {
    let mut inputs = Vec::with_capacity(arguments.len());
    let mut passed_over = 0;
    for argument in arguments {
        if argument.as_os_str() == "-" {
            inputs.push(Input::Stdin);
        } else if argument.is_dir() {
            let (found, others) = folder(argument);
            inputs.extend(found);
            passed_over += others;
        } else {
            // Given by name: a picture unless it says that it is a text.
            inputs.push(of_name(argument).unwrap_or_else(|| Input::Picture(argument.clone())));
        }
    }
    (inputs, passed_over)
}

/// A folder's files in name order; links and subfolders are not followed.
fn folder(path: &Path) -> (Vec<Input>, usize) {
    let Ok(entries) = fs::read_dir(path) else { return (vec![Input::Picture(path.to_owned())], 0) };
    let mut files: Vec<PathBuf> = Vec::new();
    let mut others = 0;
    for entry in entries.flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_file() => files.push(entry.path()),
            Ok(_) | Err(_) => others += 1,
        }
    }
    files.sort();
    let count = files.len();
    let inputs: Vec<Input> = files.iter().filter_map(|file| of_name(file)).collect();
    let passed_over = others + count - inputs.len();
    (inputs, passed_over)
}

fn of_name(path: &Path) -> Option<Input> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "png" | "jpg" | "jpeg" | "webp" => Some(Input::Picture(path.to_owned())),
        "txt" => Some(Input::Text(path.to_owned())),
        _ => None,
    }
}

impl Input {
    /// As it was given; control characters of a file name do not reach the terminal.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Picture(path) | Self::Text(path) => {
                let shown = path.to_string_lossy();
                shown.chars().map(|sign| if sign.is_control() { '\u{fffd}' } else { sign }).collect()
            }
            Self::Stdin => "-".to_owned(),
        }
    }

    /// Reads it.
    pub(super) fn content(&self, reader: &mut StillReader) -> Result<Content, InputError> {
        match self {
            Self::Picture(path) => {
                let frame = luma_of_file(path).map_err(InputError::Image)?;
                let reading = read_still(reader, &frame).map_err(InputError::Still)?;
                if reading.symbols.is_empty() {
                    Err(InputError::NoSymbol)
                } else {
                    Ok(Content::Symbols(frame, reading))
                }
            }
            Self::Stdin => text(io::stdin().lock()),
            Self::Text(path) => text(open_ordinary(path).map_err(|error| InputError::Io(error.kind()))?),
        }
    }
}

/// Nothing is trimmed: the alphabet of a code has a blank, and what is damaged is the judge's to say.
fn text(source: impl io::Read) -> Result<Content, InputError> {
    let mut bytes = Vec::new();
    source.take(MAX_TEXT_BYTES + 1).read_to_end(&mut bytes).map_err(|error| InputError::Io(error.kind()))?;
    if bytes.trim_ascii().is_empty() {
        return Err(InputError::Empty);
    }
    match QrPayload::new(bytes) {
        Ok(payload) => Ok(Content::Text(payload)),
        Err(PayloadError::Empty) => Err(InputError::Empty),
        Err(PayloadError::TooLong { .. }) => Err(InputError::TooLong),
    }
}
