//! Reading picture files, for the command line and for files dropped on the window: brings the clock.

use std::time::Instant;

use super::Frame;
use crate::judge::is_doubtful;
use crate::qr::{Confirmation, Reading, StillError, StillReader, Symbol};

/// Reads all symbols of a picture.
///
/// # Errors
/// If the time ran out or the reader panicked before anything was read.
pub fn read_still(reader: &mut StillReader, frame: &Frame) -> Result<Reading, StillError> {
    reader.read(frame, Instant::now)
}

/// The symbols of a picture, each with how sure it is: what would be red is read again in other ways.
pub fn confirm_still(
    reader: &mut StillReader,
    frame: &Frame,
    reading: Reading,
) -> Vec<(Symbol, Confirmation)> {
    reader.confirmed(frame, reading, is_doubtful, Instant::now)
}
