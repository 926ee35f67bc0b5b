//! One licence, one code: nothing leaves here that the verifier would refuse to read.

use chrono::{DateTime, SecondsFormat};

use super::encode::encode;
use super::licence_json::json_name;
use super::sign::{SignError, SigningKey, text_form};
use crate::claims::{ClaimsError, ClaimsErrorKind, LicenceClaims};
use crate::qr::QrPayload;

/// A code, ready to be drawn or printed.
#[derive(Debug)]
pub struct Code {
    /// Byte form.
    pub cose: Vec<u8>,
    /// Text form.
    pub text: String,
}

/// Why a licence was not issued. Names the field as the licence JSON does; holds no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IssueError {
    /// A value that the format does not have.
    #[error("{}: {}", json_name(.0.field), advice(*.0))]
    Claims(ClaimsError),
    /// The map of classes has room for one of them only.
    #[error(
        "driving_privileges: a class is named twice; name each once, with the day since which it is held"
    )]
    ClassTwice,
    /// See [`SignError`].
    #[error("{0}")]
    Sign(#[from] SignError),
    /// More than one symbol holds.
    #[error(
        "the code is {bytes} bytes long, more than a QR symbol holds. Use a smaller portrait or shorter texts."
    )]
    TooLong {
        /// Of the text form.
        bytes: usize,
    },
}

/// Encodes, reads back with the verifier's own parser, signs.
///
/// # Errors
/// See [`IssueError`].
pub fn issue(claims: &LicenceClaims, key: &SigningKey) -> Result<Code, IssueError> {
    let payload = encode(claims);
    let read = LicenceClaims::try_from(payload.as_slice()).map_err(IssueError::Claims)?;
    if !same(&read, claims) {
        return Err(IssueError::ClassTwice);
    }
    let cose = key.sign_payload(payload)?;
    let text = text_form(&cose);
    if QrPayload::new(text.clone().into_bytes()).is_err() {
        return Err(IssueError::TooLong { bytes: text.len() });
    }
    Ok(Code { cose, text })
}

/// Equal but for the order of the classes, which the map of the format fixes.
fn same(read: &LicenceClaims, meant: &LicenceClaims) -> bool {
    let mut meant = meant.clone();
    meant.licence.driving_privileges.sort_by(|one, other| {
        let code = |held: &crate::claims::DrivingPrivilege| held.vehicle_category_code.clone();
        (code(one).len(), code(one)).cmp(&(code(other).len(), code(other)))
    });
    *read == meant
}

fn advice(error: ClaimsError) -> String {
    match (error.kind, error.field) {
        (ClaimsErrorKind::Range, "exp") => {
            "must not be before --iat, nor outside the years 1970 to 9999".to_owned()
        }
        (ClaimsErrorKind::Range, "iat") => "must be in the years 1970 to 9999".to_owned(),
        (ClaimsErrorKind::Type, "exp" | "iat") => "must not be before 1970".to_owned(),
        (ClaimsErrorKind::Range, "name" | "issuing authority") => {
            "1 to 60 characters (or an office code of six digits), none of them invisible".to_owned()
        }
        (ClaimsErrorKind::Range, "valid until") => "must not be before issue_date".to_owned(),
        (ClaimsErrorKind::Range, "nationality") => "a numeric code of ISO 3166-1, e.g. 156".to_owned(),
        (ClaimsErrorKind::Range, field) if field.ends_with("date") || field == "valid from" => {
            "a day from 1900-01-01 to 9999-12-31".to_owned()
        }
        (ClaimsErrorKind::Range, "document number" | "card number" | "file number") => {
            "1 to 32 characters, none of them invisible".to_owned()
        }
        (ClaimsErrorKind::Range, "address") => "1 to 120 characters, none of them invisible".to_owned(),
        (ClaimsErrorKind::Range, "iss") => "1 to 32 characters, none of them invisible".to_owned(),
        (ClaimsErrorKind::Range, "status") => "at most 16 letters".to_owned(),
        (ClaimsErrorKind::Range, "classes") => "1 to 24 classes".to_owned(),
        (ClaimsErrorKind::Range, "class") => "1 to 4 characters, e.g. C1".to_owned(),
        (ClaimsErrorKind::Range, "records" | "record") => {
            "at most 8; a text of 1 to 60 characters, a class of 1 to 4".to_owned()
        }
        (kind, _) => format!("{kind} (docs/format.md says what is allowed)"),
    }
}

/// A moment as it is printed and typed.
#[must_use]
pub fn rfc3339(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}
