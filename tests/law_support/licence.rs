//! A licence in one line: `C1 2012-05-01; born 1985-03-12; points 3`.

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate};
use kerbside::claims::{DrivingPrivilege, ExpiryDate, IssuingAuthority, Licence, Record, Sex};

/// What the line says.
pub(crate) struct Parsed {
    pub(crate) licence: Licence,
    pub(crate) issued_at: Option<i64>,
    pub(crate) expires: Option<i64>,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("no day: {text}"))
}

fn seconds(text: &str) -> i64 {
    text.parse::<DateTime<FixedOffset>>().unwrap_or_else(|_| panic!("no moment: {text}")).timestamp()
}

/// Words: `born DAY` (1985-03-12), `first DAY` (the oldest class), `valid DAY..DAY` (long-term), `points N` (0),
/// `status LETTERS` (A; `-` for none), `sex F` (M), `number TEXT` (one that fits), `nationality N` (156), `card TEXT`
/// (one that fits), `hearing-aid`, `school-bus CLASS`, `issued RFC3339`, `expires RFC3339`; all else is `CLASS DAY`.
pub(crate) fn parse(line: &str) -> Parsed {
    let mut parsed = Parsed { licence: usual(), issued_at: None, expires: None };
    let (mut first, mut number) = (None, None);
    for part in line.split(';').map(str::trim) {
        let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
        let licence = &mut parsed.licence;
        match word {
            "born" => licence.birth_date = day(rest),
            "first" => first = Some(day(rest)),
            "valid" => {
                let (from, until) = rest.split_once("..").unwrap();
                licence.issue_date = day(from);
                licence.expiry_date =
                    if until.is_empty() { ExpiryDate::LongTerm } else { ExpiryDate::On(day(until)) };
            }
            "points" => licence.points = rest.parse().unwrap(),
            "status" => licence.status = rest.trim_matches('-').to_owned(),
            "sex" => licence.sex = if rest == "F" { Sex::Female } else { Sex::Male },
            "number" => number = Some(rest.to_owned()),
            "nationality" => licence.nationality = rest.parse().unwrap(),
            "card" => licence.card_number = Some(rest.to_owned()),
            "hearing-aid" => licence.records.push(Record::HearingAid),
            "school-bus" => licence.records.push(Record::SchoolBus(rest.to_owned())),
            "issued" => parsed.issued_at = Some(seconds(rest)),
            "expires" => parsed.expires = Some(seconds(rest)),
            class => licence
                .driving_privileges
                .push(DrivingPrivilege { vehicle_category_code: class.to_owned(), issue_date: day(rest) }),
        }
    }
    let licence = &mut parsed.licence;
    let oldest = licence.driving_privileges.iter().map(|held| held.issue_date).min().unwrap();
    licence.first_issue_date = first.unwrap_or(oldest);
    licence
        .driving_privileges
        .sort_by_key(|held| (held.vehicle_category_code.len(), held.vehicle_category_code.clone()));
    licence.document_number = number.unwrap_or_else(|| fitting_number(licence.birth_date, licence.sex));
    parsed
}

/// With the check character that GB 11643 asks for.
fn fitting_number(birth: NaiveDate, sex: Sex) -> String {
    let sequence = if sex == Sex::Female { "002" } else { "001" };
    let digits = format!("990101{:04}{:02}{:02}{sequence}", birth.year(), birth.month(), birth.day());
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        digits.chars().zip(weights).map(|(digit, weight)| digit.to_digit(10).unwrap() * weight).sum();
    let check = "10X98765432".chars().nth(usize::try_from(sum % 11).unwrap()).unwrap();
    format!("{digits}{check}")
}

fn usual() -> Licence {
    Licence {
        document_number: String::new(),
        name: "林知远".to_owned(),
        sex: Sex::Male,
        nationality: 156,
        birth_date: day("1985-03-12"),
        first_issue_date: day("2012-05-01"),
        driving_privileges: Vec::new(),
        issue_date: day("2018-06-08"),
        expiry_date: ExpiryDate::LongTerm,
        points: 0,
        status: "A".to_owned(),
        card_number: Some("3220012345678".to_owned()),
        resident_address: Some("云泽市青槐区柳岸路二十七号三幢".to_owned()),
        issuing_authority: IssuingAuthority::Office(990_101),
        file_number: Some("990112345678".to_owned()),
        records: Vec::new(),
        portrait: None,
    }
}
