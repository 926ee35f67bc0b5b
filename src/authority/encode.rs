//! [`LicenceClaims`] → payload bytes, in the one encoding of `docs/format.md`.

use chrono::NaiveDate;

use super::cbor_writer::Value;
use crate::claims::{
    ExpiryDate, IssuingAuthority, LICENCE, Licence, LicenceClaims, Record, STATUS_INDEX, Sex,
};

/// The CWT claims set.
#[must_use]
pub fn encode(claims: &LicenceClaims) -> Vec<u8> {
    let mut pairs = vec![
        (Value::Integer(1), Value::text(&claims.issuer)),
        (Value::Integer(4), Value::Integer(claims.expiration_time)),
        (Value::Integer(6), Value::Integer(claims.issued_at)),
        (Value::Integer(7), Value::Bytes(claims.cwt_id.clone())),
        (Value::Integer(LICENCE), licence(&claims.licence)),
    ];
    pairs.extend(claims.not_before.map(|time| (Value::Integer(5), Value::Integer(time))));
    pairs.extend(claims.status_index.map(|index| (Value::Integer(STATUS_INDEX), Value::Unsigned(index))));
    Value::Map(pairs).encode()
}

fn licence(licence: &Licence) -> Value {
    let classes = licence
        .driving_privileges
        .iter()
        .map(|held| (Value::text(&held.vehicle_category_code), days(held.issue_date)))
        .collect();
    let required = [
        (1, identifier(&licence.document_number)),
        (2, Value::text(&licence.name)),
        (3, Value::Integer(sex(licence.sex))),
        (4, Value::Integer(i64::from(licence.nationality))),
        (5, days(licence.birth_date)),
        (6, days(licence.first_issue_date)),
        (7, Value::Map(classes)),
        (8, days(licence.issue_date)),
        (9, until(licence.expiry_date)),
        (10, Value::Integer(i64::from(licence.points))),
        (11, Value::text(&licence.status)),
        (14, authority(&licence.issuing_authority)),
    ];
    let records =
        (!licence.records.is_empty()).then(|| Value::Array(licence.records.iter().map(record).collect()));
    let portrait = licence.portrait.as_ref().map(|portrait| {
        Value::Array(vec![Value::text(&portrait.media_type), Value::Bytes(portrait.bytes.clone())])
    });
    let optional = [
        (12, licence.card_number.as_deref().map(identifier)),
        (13, licence.resident_address.as_deref().map(Value::text)),
        (15, licence.file_number.as_deref().map(identifier)),
        (16, records),
        (17, portrait),
    ];
    let optional = optional.into_iter().filter_map(|(key, value)| Some((key, value?)));
    Value::Map(
        required.into_iter().chain(optional).map(|(key, value)| (Value::Integer(key), value)).collect(),
    )
}

/// Digits only without a leading zero as an integer, all others as text.
fn identifier(text: &str) -> Value {
    match text.parse::<u64>() {
        Ok(number) if number.to_string() == text => Value::Unsigned(number),
        Ok(_) | Err(_) => Value::text(text),
    }
}

fn days(date: NaiveDate) -> Value {
    Value::Integer((date - NaiveDate::default()).num_days())
}

fn until(expiry: ExpiryDate) -> Value {
    match expiry {
        ExpiryDate::LongTerm => Value::Null,
        ExpiryDate::On(date) => days(date),
    }
}

const fn sex(sex: Sex) -> i64 {
    match sex {
        Sex::NotKnown => 0,
        Sex::Male => 1,
        Sex::Female => 2,
        Sex::NotApplicable => 9,
    }
}

fn authority(authority: &IssuingAuthority) -> Value {
    match authority {
        IssuingAuthority::Office(code) => Value::Integer(i64::from(*code)),
        IssuingAuthority::Text(text) => Value::text(text),
    }
}

fn record(record: &Record) -> Value {
    match record {
        Record::HearingAid => Value::Array(vec![Value::Integer(2)]),
        Record::Other(text) => Value::Array(vec![Value::Integer(0), Value::text(text)]),
        Record::SchoolBus(class) => Value::Array(vec![Value::Integer(1), Value::text(class)]),
    }
}
