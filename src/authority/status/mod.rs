//! Status lists on the issuing side: built from a table, compared, and their differences signed.

mod code;
mod csv;
mod delta;
mod diff;
mod parts;

pub use self::csv::{CsvError, CsvErrorKind, read_csv};
pub use self::delta::{DeltaDraft, delta_text};
pub use self::diff::{DiffError, diff};
pub use self::parts::{LARGEST_SINGLE, PART_BYTES, part_texts};
