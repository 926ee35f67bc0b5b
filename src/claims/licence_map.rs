//! The licence map, claim -70001.
//!
//! ```text
//! licence = { 1: uint / tstr          ; document number
//!             2: tstr                 ; name
//!             3: 0 / 1 / 2 / 9        ; sex, ISO/IEC 5218
//!             4: uint                 ; nationality, ISO 3166-1 numeric
//!             5: day, 6: day          ; birth date, first issue date
//!             7: { + tstr => day }    ; classes, each held since
//!             8: day                  ; valid from
//!             9: day / null           ; valid until, null = long-term
//!             10: uint                ; points
//!             11: tstr                ; status letters
//!             ? 12: uint / tstr       ; card number
//!             ? 13: tstr              ; address
//!             14: uint / tstr         ; issuing authority: office code or text
//!             ? 15: uint / tstr       ; file number
//!             ? 16: [ + record ]      ; [1, tstr] school bus, [2] hearing aid, [0, tstr] other
//!             ? 17: [ "image/webp", bstr .size (1..1200) ] }
//! day = int                           ; days since 1970-01-01
//! ```

use chrono::NaiveDate;

use super::error::{ClaimsError, ClaimsErrorKind};
use super::fields;
use super::licence::{DrivingPrivilege, ExpiryDate, IssuingAuthority, Licence, Portrait, Record, Sex};
use crate::cbor::{Item, Reader};

/// Reads the map at the reader.
pub(super) fn parse(reader: &mut Reader<'_>) -> Result<Licence, ClaimsError> {
    let Item::Map(length) = reader.item()? else { return Err(ClaimsErrorKind::Type.at("licence map")) };
    let mut parts = Parts::default();
    for _ in 0..length {
        let key = fields::unsigned(reader, "licence map key")?;
        parts.read(key, reader)?;
    }
    parts.whole()
}

#[derive(Default)]
struct Parts {
    document_number: Option<String>,
    name: Option<String>,
    sex: Option<Sex>,
    nationality: Option<u16>,
    birth_date: Option<NaiveDate>,
    first_issue_date: Option<NaiveDate>,
    driving_privileges: Option<Vec<DrivingPrivilege>>,
    issue_date: Option<NaiveDate>,
    expiry_date: Option<ExpiryDate>,
    points: Option<u16>,
    status: Option<String>,
    card_number: Option<String>,
    resident_address: Option<String>,
    issuing_authority: Option<IssuingAuthority>,
    file_number: Option<String>,
    records: Vec<Record>,
    portrait: Option<Portrait>,
}

impl Parts {
    fn read(&mut self, key: u64, reader: &mut Reader<'_>) -> Result<(), ClaimsError> {
        match key {
            1 => self.document_number = Some(fields::identifier(reader, "document number")?),
            2 => self.name = Some(fields::text(reader, "name", 1..=60)?),
            3 => self.sex = Some(sex(reader)?),
            4 => self.nationality = Some(nationality(reader)?),
            5 => self.birth_date = Some(fields::date(reader, "birth date")?),
            6 => self.first_issue_date = Some(fields::date(reader, "first issue date")?),
            7 => self.driving_privileges = Some(classes(reader)?),
            8 => self.issue_date = Some(fields::date(reader, "valid from")?),
            9 => self.expiry_date = Some(expiry_date(reader)?),
            10 => self.points = Some(fields::small(reader, "points")?),
            11 => self.status = Some(fields::text(reader, "status", 0..=16)?),
            12 => self.card_number = Some(fields::identifier(reader, "card number")?),
            13 => self.resident_address = Some(fields::text(reader, "address", 1..=120)?),
            14 => self.issuing_authority = Some(authority(reader)?),
            15 => self.file_number = Some(fields::identifier(reader, "file number")?),
            16 => self.records = records(reader)?,
            17 => self.portrait = Some(portrait(reader)?),
            unknown => return Err(ClaimsErrorKind::UnknownKey(unknown).at("licence map")),
        }
        Ok(())
    }

    fn whole(self) -> Result<Licence, ClaimsError> {
        let licence = Licence {
            document_number: fields::required(self.document_number, "document number")?,
            name: fields::required(self.name, "name")?,
            sex: fields::required(self.sex, "sex")?,
            nationality: fields::required(self.nationality, "nationality")?,
            birth_date: fields::required(self.birth_date, "birth date")?,
            first_issue_date: fields::required(self.first_issue_date, "first issue date")?,
            driving_privileges: fields::required(self.driving_privileges, "classes")?,
            issue_date: fields::required(self.issue_date, "valid from")?,
            expiry_date: fields::required(self.expiry_date, "valid until")?,
            points: fields::required(self.points, "points")?,
            status: fields::required(self.status, "status")?,
            card_number: self.card_number,
            resident_address: self.resident_address,
            issuing_authority: fields::required(self.issuing_authority, "issuing authority")?,
            file_number: self.file_number,
            records: self.records,
            portrait: self.portrait,
        };
        match licence.expiry_date {
            ExpiryDate::On(until) if until < licence.issue_date => {
                Err(ClaimsErrorKind::Range.at("valid until"))
            }
            ExpiryDate::On(_) | ExpiryDate::LongTerm => Ok(licence),
        }
    }
}

fn sex(reader: &mut Reader<'_>) -> Result<Sex, ClaimsError> {
    match fields::unsigned(reader, "sex")? {
        0 => Ok(Sex::NotKnown),
        1 => Ok(Sex::Male),
        2 => Ok(Sex::Female),
        9 => Ok(Sex::NotApplicable),
        _ => Err(ClaimsErrorKind::Range.at("sex")),
    }
}

/// ISO 3166-1: three digits.
fn nationality(reader: &mut Reader<'_>) -> Result<u16, ClaimsError> {
    let code = fields::small(reader, "nationality")?;
    if (1..=999).contains(&code) { Ok(code) } else { Err(ClaimsErrorKind::Range.at("nationality")) }
}

/// At least one class; the map's own order rules out a second mention.
fn classes(reader: &mut Reader<'_>) -> Result<Vec<DrivingPrivilege>, ClaimsError> {
    let Item::Map(length) = reader.item()? else { return Err(ClaimsErrorKind::Type.at("classes")) };
    if !(1..=24).contains(&length) {
        return Err(ClaimsErrorKind::Range.at("classes"));
    }
    (0..length)
        .map(|_| {
            Ok(DrivingPrivilege {
                vehicle_category_code: fields::text(reader, "class", 1..=4)?,
                issue_date: fields::date(reader, "class date")?,
            })
        })
        .collect()
}

fn expiry_date(reader: &mut Reader<'_>) -> Result<ExpiryDate, ClaimsError> {
    let item = reader.item()?;
    if item == Item::Null {
        return Ok(ExpiryDate::LongTerm);
    }
    fields::date_of(item, "valid until").map(ExpiryDate::On)
}

/// GB/T 2260 codes have six digits and begin with 1 to 9.
fn authority(reader: &mut Reader<'_>) -> Result<IssuingAuthority, ClaimsError> {
    const FIELD: &str = "issuing authority";
    match reader.item()? {
        Item::Unsigned(code) if (100_000..=999_999).contains(&code) => u32::try_from(code)
            .map(IssuingAuthority::Office)
            .map_err(|_large| ClaimsErrorKind::Range.at(FIELD)),
        Item::Unsigned(_) => Err(ClaimsErrorKind::Range.at(FIELD)),
        Item::Text(text) => fields::checked_text(text, FIELD, 1..=60).map(IssuingAuthority::Text),
        Item::Array(_)
        | Item::Bool(_)
        | Item::Bytes(_)
        | Item::Map(_)
        | Item::Negative(_)
        | Item::Null
        | Item::Tag(_) => Err(ClaimsErrorKind::Type.at(FIELD)),
    }
}

fn records(reader: &mut Reader<'_>) -> Result<Vec<Record>, ClaimsError> {
    let Item::Array(length) = reader.item()? else { return Err(ClaimsErrorKind::Type.at("records")) };
    if !(1..=8).contains(&length) {
        return Err(ClaimsErrorKind::Range.at("records"));
    }
    (0..length).map(|_| record(reader)).collect()
}

fn record(reader: &mut Reader<'_>) -> Result<Record, ClaimsError> {
    let Item::Array(length) = reader.item()? else { return Err(ClaimsErrorKind::Type.at("record")) };
    if length == 0 {
        return Err(ClaimsErrorKind::Range.at("record"));
    }
    match (fields::unsigned(reader, "record")?, length) {
        (0, 2) => fields::text(reader, "record", 1..=60).map(Record::Other),
        (1, 2) => fields::text(reader, "record", 1..=4).map(Record::SchoolBus),
        (2, 1) => Ok(Record::HearingAid),
        _ => Err(ClaimsErrorKind::Range.at("record")),
    }
}

fn portrait(reader: &mut Reader<'_>) -> Result<Portrait, ClaimsError> {
    const FIELD: &str = "portrait";
    if reader.item()? != Item::Array(2) {
        return Err(ClaimsErrorKind::Type.at(FIELD));
    }
    let media_type = fields::text(reader, FIELD, 1..=32)?;
    if media_type != "image/webp" {
        return Err(ClaimsErrorKind::Range.at(FIELD));
    }
    let bytes = fields::bytes(reader, FIELD, 1..=Portrait::MAX_BYTES)?.to_vec();
    Ok(Portrait { media_type, bytes })
}
