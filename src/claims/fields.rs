//! Single values in their one form and range.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use super::error::{ClaimsError, ClaimsErrorKind};
use crate::cbor::{Item, Reader};

/// Latest time that is read: 9999-12-31T23:59:59Z, the last that RFC 3339 can write.
const LAST_SECOND: u64 = 253_402_300_799;
/// Earliest and latest day: 1900-01-01 and 9999-12-31 (nobody alive was born before).
const DAYS: RangeInclusive<i64> = -25_567..=2_932_896;

pub(super) fn map(reader: &mut Reader<'_>) -> Result<usize, ClaimsError> {
    let Item::Map(length) = reader.item()? else { return Err(ClaimsErrorKind::Type.at("payload")) };
    Ok(length)
}

pub(super) fn required<T>(value: Option<T>, field: &'static str) -> Result<T, ClaimsError> {
    value.ok_or_else(|| ClaimsErrorKind::Missing.at(field))
}

/// Text of so many characters, without control characters: nothing that could disturb a screen or a table.
pub(super) fn text(
    reader: &mut Reader<'_>,
    field: &'static str,
    characters: RangeInclusive<usize>,
) -> Result<String, ClaimsError> {
    let Item::Text(text) = reader.item()? else { return Err(ClaimsErrorKind::Type.at(field)) };
    checked_text(text, field, characters)
}

pub(super) fn checked_text(
    text: &str,
    field: &'static str,
    characters: RangeInclusive<usize>,
) -> Result<String, ClaimsError> {
    let printable = !text.chars().any(is_hidden);
    if printable && characters.contains(&text.chars().count()) {
        Ok(text.to_owned())
    } else {
        Err(ClaimsErrorKind::Range.at(field))
    }
}

/// Control characters, and the marks that reorder or hide what stands beside them (Unicode TR 36 §3).
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

pub(super) fn bytes<'a>(
    reader: &mut Reader<'a>,
    field: &'static str,
    length: RangeInclusive<usize>,
) -> Result<&'a [u8], ClaimsError> {
    let Item::Bytes(bytes) = reader.item()? else { return Err(ClaimsErrorKind::Type.at(field)) };
    if length.contains(&bytes.len()) { Ok(bytes) } else { Err(ClaimsErrorKind::Range.at(field)) }
}

pub(super) fn unsigned(reader: &mut Reader<'_>, field: &'static str) -> Result<u64, ClaimsError> {
    let Item::Unsigned(value) = reader.item()? else { return Err(ClaimsErrorKind::Type.at(field)) };
    Ok(value)
}

pub(super) fn small(reader: &mut Reader<'_>, field: &'static str) -> Result<u16, ClaimsError> {
    u16::try_from(unsigned(reader, field)?).map_err(|_too_large| ClaimsErrorKind::Range.at(field))
}

/// NumericDate of RFC 8392 §2, whole seconds, not negative.
pub(super) fn seconds(reader: &mut Reader<'_>, field: &'static str) -> Result<i64, ClaimsError> {
    let value = unsigned(reader, field)?;
    let in_range = i64::try_from(value).ok().filter(|_| value <= LAST_SECOND);
    in_range.ok_or_else(|| ClaimsErrorKind::Range.at(field))
}

/// Days since 1970-01-01.
pub(super) fn date(reader: &mut Reader<'_>, field: &'static str) -> Result<NaiveDate, ClaimsError> {
    date_of(reader.item()?, field)
}

pub(super) fn date_of(item: Item<'_>, field: &'static str) -> Result<NaiveDate, ClaimsError> {
    let days = match item {
        Item::Unsigned(days) => i64::try_from(days).ok(),
        Item::Negative(days) => i64::try_from(days).ok().map(|days| -1 - days),
        Item::Array(_)
        | Item::Bool(_)
        | Item::Bytes(_)
        | Item::Map(_)
        | Item::Null
        | Item::Tag(_)
        | Item::Text(_) => return Err(ClaimsErrorKind::Type.at(field)),
    };
    let days = days.filter(|days| DAYS.contains(days)).ok_or_else(|| ClaimsErrorKind::Range.at(field))?;
    let step = Days::new(days.unsigned_abs());
    let date = if days < 0 {
        NaiveDate::default().checked_sub_days(step)
    } else {
        NaiveDate::default().checked_add_days(step)
    };
    date.ok_or_else(|| ClaimsErrorKind::Range.at(field))
}

/// An identifier: digits only without a leading zero as an integer, all others as text. One form each.
pub(super) fn identifier(reader: &mut Reader<'_>, field: &'static str) -> Result<String, ClaimsError> {
    match reader.item()? {
        Item::Unsigned(number) => Ok(number.to_string()),
        Item::Text(text) => {
            if is_plain_number(text) {
                return Err(ClaimsErrorKind::NotCanonical.at(field));
            }
            checked_text(text, field, 1..=32)
        }
        Item::Array(_)
        | Item::Bool(_)
        | Item::Bytes(_)
        | Item::Map(_)
        | Item::Negative(_)
        | Item::Null
        | Item::Tag(_) => Err(ClaimsErrorKind::Type.at(field)),
    }
}

fn is_plain_number(text: &str) -> bool {
    text.parse::<u64>().is_ok_and(|number| number.to_string() == text)
}
