//! The window (being written).

use crate::options::Options;

/// Opens it.
///
/// # Errors
/// None yet.
pub fn run(_options: &Options) -> eframe::Result {
    Ok(())
}
