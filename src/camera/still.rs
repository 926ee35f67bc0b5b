//! Reading picture files, for the command line and for files dropped on the window: brings the clock.

use std::time::Instant;

use super::Frame;
use crate::qr::{Reading, StillError, StillReader};

/// Reads all symbols of a picture.
///
/// # Errors
/// If the time ran out or the reader panicked before anything was read.
pub fn read_still(reader: &mut StillReader, frame: &Frame) -> Result<Reading, StillError> {
    reader.read(frame, Instant::now)
}
