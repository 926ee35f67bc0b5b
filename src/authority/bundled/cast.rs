//! The people of the samples. None of them exists; region 9901 and the like are in no list of regions.

use chrono::NaiveDate;

use super::super::portrait_drawn::Face;
use super::super::portrait_file::PortraitError;
use crate::claims::{DrivingPrivilege, ExpiryDate, IssuingAuthority, Licence, LicenceClaims, Record, Sex};

/// 2026-11-20T10:00:00+08:00.
pub(super) const MOMENT: i64 = 1_795_140_000;
/// 2090-01-01T00:00:00+08:00.
pub(super) const FAR: i64 = 3_786_883_200;

/// Claims of an ordinary licence, in force for as long as anyone will look at it.
pub(super) fn person(name: &str, number: &str, classes: &[(&str, &str)]) -> LicenceClaims {
    let first = classes.iter().map(|(_, since)| date(since)).min().unwrap_or_default();
    LicenceClaims {
        issuer: "CN-9901".to_owned(),
        expiration_time: FAR,
        not_before: None,
        issued_at: MOMENT,
        cwt_id: Vec::new(),
        status_index: Some(77),
        licence: Licence {
            document_number: number.to_owned(),
            name: name.to_owned(),
            sex: sex_of(number),
            nationality: 156,
            birth_date: birth_of(number),
            first_issue_date: first,
            driving_privileges: classes
                .iter()
                .map(|(code, since)| DrivingPrivilege {
                    vehicle_category_code: (*code).to_owned(),
                    issue_date: date(since),
                })
                .collect(),
            issue_date: date("2021-06-08"),
            expiry_date: ExpiryDate::LongTerm,
            points: 0,
            status: "A".to_owned(),
            card_number: Some("9920012345678".to_owned()),
            resident_address: Some("云泽市青槐区柳岸路二十七号三幢".to_owned()),
            issuing_authority: IssuingAuthority::Office(990_101),
            file_number: Some("990112345678".to_owned()),
            records: Vec::new(),
            portrait: None,
        },
    }
}

/// The driver whom most samples are about.
pub(super) fn driver() -> LicenceClaims {
    person("林知远", "990101198803120178", &[("C1", "2011-06-08")])
}

/// The odd digit before the last is male (GB 11643).
fn sex_of(number: &str) -> Sex {
    match number.chars().nth(16).and_then(|digit| digit.to_digit(10)) {
        Some(digit) if digit % 2 == 1 => Sex::Male,
        Some(_) => Sex::Female,
        None => Sex::NotKnown,
    }
}

/// Digits 7 to 14.
fn birth_of(number: &str) -> NaiveDate {
    let digits: String = number.chars().skip(6).take(8).collect();
    NaiveDate::parse_from_str(&digits, "%Y%m%d").unwrap_or_default()
}

/// A day that is known to be one: written in this module.
pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

/// Changes of one thing, to be chained.
pub(super) trait With: Sized {
    fn issuer(self, issuer: &str) -> Self;
    fn times(self, issued_at: i64, expiration_time: i64) -> Self;
    fn index(self, index: u64) -> Self;
    fn points(self, points: u16) -> Self;
    fn status(self, letters: &str) -> Self;
    fn valid(self, from: &str, until: &str) -> Self;
    fn record(self, record: Record) -> Self;
    fn face(self, number: usize) -> Result<Self, PortraitError>;
}

impl With for LicenceClaims {
    fn issuer(mut self, issuer: &str) -> Self {
        issuer.clone_into(&mut self.issuer);
        self
    }

    fn times(mut self, issued_at: i64, expiration_time: i64) -> Self {
        self.issued_at = issued_at;
        self.expiration_time = expiration_time;
        self
    }

    fn index(mut self, index: u64) -> Self {
        self.status_index = Some(index);
        self
    }

    fn points(mut self, points: u16) -> Self {
        self.licence.points = points;
        self
    }

    fn status(mut self, letters: &str) -> Self {
        letters.clone_into(&mut self.licence.status);
        self
    }

    fn valid(mut self, from: &str, until: &str) -> Self {
        self.licence.issue_date = date(from);
        self.licence.expiry_date = ExpiryDate::On(date(until));
        self
    }

    fn record(mut self, record: Record) -> Self {
        self.licence.records.push(record);
        self
    }

    fn face(mut self, number: usize) -> Result<Self, PortraitError> {
        self.licence.portrait = Some(Face::of(number).portrait()?);
        Ok(self)
    }
}
