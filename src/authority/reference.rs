//! The reference licence of `docs/format.md`: what sizes are stated for, and the worked example.

use chrono::{Days, NaiveDate};
use sha2::{Digest as _, Sha256};

use crate::claims::{DrivingPrivilege, ExpiryDate, IssuingAuthority, Licence, LicenceClaims, Portrait, Sex};

/// A training issuer.
pub const ISSUER: &str = "CN-9901";

/// 2026-11-20T10:00:00+08:00, the moment of all samples.
const ISSUED: i64 = 1_795_140_000;

/// A name of three characters, one class, an address of fifteen, the authority by code, one letter.
/// The portrait's bytes look random as those of a picture do: zeros would become digits in Base45, which a QR symbol packs
/// more tightly, and the symbol would come out too small.
#[must_use]
pub fn reference_licence(portrait_bytes: Option<usize>) -> LicenceClaims {
    LicenceClaims {
        issuer: ISSUER.to_owned(),
        expiration_time: ISSUED + 600,
        not_before: None,
        issued_at: ISSUED,
        cwt_id: vec![0, 1, 2, 3, 4, 5, 6, 7],
        status_index: Some(77),
        licence: Licence {
            document_number: "990101199001010014".to_owned(),
            name: "林知远".to_owned(),
            sex: Sex::Male,
            nationality: 156,
            birth_date: day(7_305),
            first_issue_date: day(15_000),
            driving_privileges: vec![DrivingPrivilege {
                vehicle_category_code: "C1".to_owned(),
                issue_date: day(15_000),
            }],
            issue_date: day(18_652),
            expiry_date: ExpiryDate::On(day(22_304)),
            points: 3,
            status: "A".to_owned(),
            card_number: Some("9900012345678".to_owned()),
            resident_address: Some("云泽市青槐区柳岸路二十七号三幢".to_owned()),
            issuing_authority: IssuingAuthority::Office(990_101),
            file_number: Some("990112345678".to_owned()),
            records: Vec::new(),
            portrait: portrait_bytes
                .map(|bytes| Portrait { media_type: "image/webp".to_owned(), bytes: noise(bytes) }),
        },
    }
}

/// SHA-256 of 0, 1, 2 and so on, one after the other.
fn noise(bytes: usize) -> Vec<u8> {
    (0_u32..).flat_map(|count| Sha256::digest(count.to_be_bytes())).take(bytes).collect()
}

fn day(days: u64) -> NaiveDate {
    NaiveDate::default().checked_add_days(Days::new(days)).unwrap_or_default()
}
