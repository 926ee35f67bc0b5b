//! Which form a payload has. Only a trailing line end is taken off a text; nothing else is trimmed or repaired.

use std::borrow::Cow;

use super::base45::{self, Base45Error};
use super::error::EnvelopeError;
use crate::qr::QrPayload;

/// Prefix of the text form, version 1.
pub const PREFIX: &str = "EDL1:";

/// CBOR tag 18, first byte of the byte form.
const TAG_18: u8 = 0xd2;

/// The COSE bytes of either form.
pub(super) fn cose_bytes(payload: &[u8]) -> Result<Cow<'_, [u8]>, EnvelopeError> {
    if payload.first() == Some(&TAG_18) {
        return Ok(Cow::Borrowed(payload));
    }
    if let Some(text) = payload.strip_prefix(PREFIX.as_bytes()) {
        return Ok(Cow::Owned(base45::decode(without_line_end(text))?));
    }
    Err(refusal(payload))
}

/// Whether this means to be a licence code, good or damaged: a web address does not.
#[must_use]
pub fn is_licence_code(payload: &QrPayload) -> bool {
    !matches!(cose_bytes(payload.as_bytes()), Err(EnvelopeError::NotALicence))
}

/// A keyboard scanner or a text file may end with CR, LF or both; neither is in the alphabet.
pub(crate) fn without_line_end(text: &[u8]) -> &[u8] {
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    text.strip_suffix(b"\r").unwrap_or(text)
}

/// Begins as a code, but behind a byte order mark or blanks, or in UTF-16: what editors make of a text.
fn is_decorated(payload: &[u8]) -> bool {
    let is_decoration =
        |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0x00 | 0xef | 0xbb | 0xbf | 0xff | 0xfe);
    let head = payload.iter().take(24).copied().filter(|byte| !is_decoration(byte)).take(PREFIX.len());
    head.map(|byte| byte.to_ascii_uppercase()).eq(PREFIX.bytes())
}

fn refusal(payload: &[u8]) -> EnvelopeError {
    let Some(head) = payload.first_chunk::<5>() else { return EnvelopeError::NotALicence };
    if head.eq_ignore_ascii_case(PREFIX.as_bytes()) {
        return EnvelopeError::LowerCase;
    }
    if is_decorated(payload) {
        return EnvelopeError::DamagedText(Base45Error::Alphabet { position: 0 });
    }
    match head {
        [b'E', b'D', b'L', version, b':'] if version.is_ascii_digit() && *version != b'0' => {
            EnvelopeError::Version
        }
        _ => EnvelopeError::NotALicence,
    }
}
