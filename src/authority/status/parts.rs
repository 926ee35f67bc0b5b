//! A delta in several codes.

use crate::authority::cbor_writer::Value;
use crate::envelope::base45;
use crate::status::{PART_PREFIX, Part};

/// Largest delta, in bytes of COSE, that goes as one code: what a symbol of version 30-L holds in alphanumeric mode
/// (2,520 characters, ISO/IEC 18004 table 7) less the prefix.
pub const LARGEST_SINGLE: usize = 1_676;

/// Bytes of the message in a part: some 1,260 characters, version 24-M, which cameras read at arm's length.
pub const PART_BYTES: usize = 800;

/// The texts of all parts, in order. `base` is the number of the list that the delta changes.
#[must_use]
pub fn part_texts(cose: &[u8], base: u64) -> Vec<String> {
    let message = Part::message_of(cose);
    let count = u64::try_from(cose.len().div_ceil(PART_BYTES)).unwrap_or(u64::MAX);
    let parts = (1..).zip(cose.chunks(PART_BYTES));
    let texts = parts.map(|(number, chunk)| {
        let frame = Value::Array(vec![
            Value::Unsigned(base),
            Value::Unsigned(number),
            Value::Unsigned(count),
            Value::Bytes(message.to_vec()),
            Value::Bytes(chunk.to_vec()),
        ]);
        format!("{PART_PREFIX}{}", base45::encode(&frame.encode()))
    });
    texts.collect()
}
