//! A licence as people write it: strict JSON with the names of ISO/IEC 18013-5 (`docs/format.md`, "Licence JSON").
//!
//! Only the shape is checked here. What a value may be is for the verifier's own parser to say: see [`issue`](super::issue).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::claims::{self, ExpiryDate, IssuingAuthority, Licence, LicenceClaims, Portrait, Sex};

/// An example that issues. Its numbers belong to no region and no person.
pub const EXAMPLE: &str = r#"{
  "issuer": "CN-9901",
  "document_number": "990101199001010019",
  "name": "林知远",
  "sex": 1,
  "nationality": 156,
  "birth_date": "1990-01-01",
  "first_issue_date": "2015-06-01",
  "driving_privileges": [
    { "vehicle_category_code": "C1", "issue_date": "2015-06-01" },
    { "vehicle_category_code": "D", "issue_date": "2019-04-12" }
  ],
  "issue_date": "2021-06-01",
  "expiry_date": "2031-06-01",
  "points": 3,
  "status": "A",
  "card_number": "9920012345678",
  "resident_address": "云泽市青槐区柳岸路27号3幢502室",
  "issuing_authority": 990101,
  "administrative_number": "990112345678",
  "records": ["hearing_aid", { "school_bus": "C1" }, { "other": "自愿降级" }],
  "status_index": 77
}
"#;

/// The file. Every field has the name and the order of `docs/format.md`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LicenceJson {
    issuer: String,
    document_number: String,
    name: String,
    #[serde(deserialize_with = "sex")]
    sex: Sex,
    nationality: u16,
    #[serde(deserialize_with = "date")]
    birth_date: NaiveDate,
    #[serde(deserialize_with = "date")]
    first_issue_date: NaiveDate,
    driving_privileges: Vec<DrivingPrivilege>,
    #[serde(deserialize_with = "date")]
    issue_date: NaiveDate,
    #[serde(deserialize_with = "expiry_date")]
    expiry_date: ExpiryDate,
    points: u16,
    status: String,
    card_number: Option<String>,
    resident_address: Option<String>,
    issuing_authority: Authority,
    administrative_number: Option<String>,
    #[serde(default)]
    records: Vec<Record>,
    status_index: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DrivingPrivilege {
    vehicle_category_code: String,
    #[serde(deserialize_with = "date")]
    issue_date: NaiveDate,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a code number of six digits, or text")]
enum Authority {
    Office(u32),
    Text(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Record {
    HearingAid,
    Other(String),
    SchoolBus(String),
}

/// The text is not such a file. Names the line and the field, never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}{}: {what}", field.as_ref().map(|field| format!(", \"{field}\"")).unwrap_or_default())]
pub struct LicenceJsonError {
    /// From 1.
    pub line: usize,
    /// The field that stands on the line, where one does.
    pub field: Option<String>,
    /// What is wrong.
    pub what: String,
}

impl LicenceJson {
    /// Reads the file; an unknown field is an error, since it could be a restriction that was misspelt.
    ///
    /// # Errors
    /// The first fault.
    pub fn parse(text: &str) -> Result<Self, LicenceJsonError> {
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| LicenceJsonError {
            line: error.line(),
            field: text.lines().nth(error.line().saturating_sub(1)).and_then(field_of_line),
            what: what(&error),
        })
    }

    /// Who is named as issuer.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The claims of one code of this licence.
    #[must_use]
    pub fn into_claims(self, times: CodeTimes, cwt_id: Vec<u8>, portrait: Option<Portrait>) -> LicenceClaims {
        LicenceClaims {
            issuer: self.issuer,
            expiration_time: times.expires.timestamp(),
            not_before: None,
            issued_at: times.issued.timestamp(),
            cwt_id,
            status_index: self.status_index,
            licence: Licence {
                document_number: self.document_number,
                name: self.name,
                sex: self.sex,
                nationality: self.nationality,
                birth_date: self.birth_date,
                first_issue_date: self.first_issue_date,
                driving_privileges: self
                    .driving_privileges
                    .into_iter()
                    .map(claims::DrivingPrivilege::from)
                    .collect(),
                issue_date: self.issue_date,
                expiry_date: self.expiry_date,
                points: self.points,
                status: self.status,
                card_number: self.card_number,
                resident_address: self.resident_address,
                issuing_authority: self.issuing_authority.into(),
                file_number: self.administrative_number,
                records: self.records.into_iter().map(claims::Record::from).collect(),
                portrait,
            },
        }
    }
}

/// `iat` and `exp`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeTimes {
    /// `iat`.
    pub issued: DateTime<Utc>,
    /// `exp`.
    pub expires: DateTime<Utc>,
}

impl From<DrivingPrivilege> for claims::DrivingPrivilege {
    fn from(held: DrivingPrivilege) -> Self {
        Self { vehicle_category_code: held.vehicle_category_code, issue_date: held.issue_date }
    }
}

impl From<Authority> for IssuingAuthority {
    fn from(authority: Authority) -> Self {
        match authority {
            Authority::Office(code) => Self::Office(code),
            Authority::Text(text) => Self::Text(text),
        }
    }
}

impl From<Record> for claims::Record {
    fn from(record: Record) -> Self {
        match record {
            Record::HearingAid => Self::HearingAid,
            Record::Other(text) => Self::Other(text),
            Record::SchoolBus(class) => Self::SchoolBus(class),
        }
    }
}

fn sex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Sex, D::Error> {
    match u8::deserialize(deserializer)? {
        0 => Ok(Sex::NotKnown),
        1 => Ok(Sex::Male),
        2 => Ok(Sex::Female),
        9 => Ok(Sex::NotApplicable),
        _ => Err(D::Error::custom("write 1 (male), 2 (female), 0 (not known) or 9 (not applicable)")),
    }
}

fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    day(&String::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("write a date as 2026-11-20"))
}

fn expiry_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ExpiryDate, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text == "long-term" {
        return Ok(ExpiryDate::LongTerm);
    }
    day(&text)
        .map(ExpiryDate::On)
        .ok_or_else(|| D::Error::custom("write a date as 2026-11-20, or \"long-term\""))
}

/// RFC 3339 `full-date`, with all its digits.
fn day(text: &str) -> Option<NaiveDate> {
    let whole = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    whole.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

/// The first quoted word of a line, if it is a name of the format: never a value.
fn field_of_line(line: &str) -> Option<String> {
    let (name, rest) =
        line.trim_start().trim_start_matches(['{', '[', ' ']).strip_prefix('"')?.split_once('"')?;
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (plain && rest.trim_start().starts_with(':')).then(|| name.to_owned())
}

/// The library's words, without the place (named before) and without the value that it would quote.
fn what(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    match text.strip_prefix("invalid ").and_then(|rest| rest.split_once(", expected ")) {
        Some((_value, "u8" | "u16" | "u32" | "u64")) => "a whole number expected".to_owned(),
        Some((_value, expected)) => format!("{expected} expected"),
        None => text.to_owned(),
    }
}

/// The name in this file of a field that the verifier's parser refused.
#[must_use]
pub fn json_name(field: &'static str) -> &'static str {
    match field {
        "iss" => "issuer",
        "exp" => "--exp",
        "iat" => "--iat",
        "status index" => "status_index",
        "document number" => "document_number",
        "birth date" => "birth_date",
        "first issue date" => "first_issue_date",
        "classes" => "driving_privileges",
        "class" => "vehicle_category_code",
        "class date" => "issue_date of a class",
        "valid from" => "issue_date",
        "valid until" => "expiry_date",
        "card number" => "card_number",
        "address" => "resident_address",
        "issuing authority" => "issuing_authority",
        "file number" => "administrative_number",
        "record" => "records",
        same => same,
    }
}

#[cfg(test)]
mod tests {
    use super::{EXAMPLE, LicenceJson};

    #[test]
    fn the_example_is_read() {
        LicenceJson::parse(EXAMPLE).map(|json| json.issuer().to_owned()).unwrap();
    }

    #[test]
    fn a_fault_names_line_and_field() {
        for (from, to, expected) in [
            ("\"points\": 3", "\"points\": \"three\"", "line 15, \"points\": a whole number expected"),
            ("\"points\": 3", "\"pionts\": 3", "line 15, \"pionts\": unknown field `pionts`"),
            ("\"sex\": 1", "\"sex\": 3", "line 5, \"sex\": write 1"),
            ("1990-01-01", "1990-1-1", "line 7, \"birth_date\": write a date"),
            ("2031-06-01", "2031-02-30", "line 14, \"expiry_date\": write a date"),
            ("\"sex\": 1,", "", "missing field `sex`"),
        ] {
            let error = LicenceJson::parse(&EXAMPLE.replacen(from, to, 1)).err().unwrap().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn a_fault_quotes_no_value() {
        let json = EXAMPLE.replace("\"sex\": 1", "\"sex\": \"林知远\"");
        let error = LicenceJson::parse(&json).err().unwrap().to_string();
        assert!(!error.contains("林知远"), "{error}");
    }
}
