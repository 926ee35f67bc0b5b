//! The licence as a profile may see it (`docs/wording.md`; PIPL art. 6: no more than the purpose needs).

use chrono::{DateTime, NaiveDate};

use super::Shown;
use super::view::{
    ClassView, FieldValue, FieldView, LicenceView, PointsView, Profile, Severity, StatusView, ValidityView,
};
use crate::assess::{Assessment, status_severity};
use crate::claims::{DrivingPrivilege, ExpiryDate, IssuingAuthority, Licence, Record, Sex};
use crate::rules::{Class, StatusLetter, Validity, age, china_date, china_offset, cycle_end, full_points};
use crate::text::{Arg, Message};

/// Signs shown at each end of a masked number.
const MASK_ENDS: usize = 3;

pub(super) fn view(assessment: &Assessment, profile: Profile) -> LicenceView {
    let claims = assessment.credential().claims();
    let licence = &claims.licence;
    let today = china_date(assessment.now());
    let police = profile == Profile::Police;
    let at =
        |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default().with_timezone(&china_offset());
    LicenceView {
        name: licence.name.clone(),
        sex: police.then(|| Message::new(sex(licence.sex))),
        birth_date: police.then_some(licence.birth_date),
        age: if police { age(licence.birth_date, today) } else { None },
        document_number: if police {
            Shown::Full(licence.document_number.clone())
        } else {
            masked(&licence.document_number)
        },
        address: optional(licence.resident_address.as_ref(), profile),
        portrait: licence.portrait.clone(),
        classes: licence.driving_privileges.iter().map(class).collect(),
        status: if police { status(licence, assessment.validity()) } else { Vec::new() },
        status_severity: if police { counting(assessment) } else { None },
        status_hidden: !police,
        points: police.then(|| points(assessment, today)),
        validity: validity(licence, assessment.validity(), today),
        generated_at: at(claims.issued_at),
        expires_at: at(claims.expiration_time),
        fields: fields(assessment, profile),
    }
}

fn class(held: &DrivingPrivilege) -> ClassView {
    let class = Class::parse(&held.vehicle_category_code);
    let (name, vehicles) = class.map_or(("class-unknown", "class-unknown-vehicles"), Class::texts);
    ClassView {
        code: held.vehicle_category_code.clone(),
        name: Message::new(name),
        vehicles: Message::new(vehicles),
        includes: class.map_or(&[][..], Class::includes).iter().map(|class| class.code()).collect(),
        since: held.issue_date,
    }
}

fn status(licence: &Licence, validity: Validity) -> Vec<StatusView> {
    let view = |letter| {
        let parsed = StatusLetter::parse(letter);
        StatusView { letter, name: Message::new(parsed.name()), severity: status_severity(parsed, validity) }
    };
    licence.status.chars().map(view).collect()
}

/// The worst of the letters that count.
fn counting(assessment: &Assessment) -> Option<Severity> {
    let letters = assessment.status().counting().into_iter();
    letters.map(|letter| status_severity(letter, assessment.validity())).max()
}

/// The number is the code's; the effect is that of the points that count.
fn points(assessment: &Assessment, today: NaiveDate) -> PointsView {
    let licence = &assessment.credential().claims().licence;
    let is_full = assessment.status().points.most() >= u64::from(full_points());
    PointsView {
        collected: licence.points,
        cycle_end: cycle_end(licence.first_issue_date, today),
        severity: if is_full { Severity::MustNotDrive } else { Severity::Good },
    }
}

fn validity(licence: &Licence, validity: Validity, today: NaiveDate) -> ValidityView {
    ValidityView {
        from: licence.issue_date,
        until: match licence.expiry_date {
            ExpiryDate::On(until) => Some(until),
            ExpiryDate::LongTerm => None,
        },
        today,
        severity: match validity {
            Validity::CancelledByTime | Validity::Expired => Severity::MustNotDrive,
            Validity::NotYetBegun => Severity::CheckFurther,
            Validity::InForce { .. } | Validity::LongTerm => Severity::Good,
        },
    }
}

/// Everything of the certificate that has no row of its own.
fn fields(assessment: &Assessment, profile: Profile) -> Vec<FieldView> {
    let claims = assessment.credential().claims();
    let licence = &claims.licence;
    let words = assessment.credential().issuer();
    let message = |name, message| FieldView { name: Message::new(name), value: FieldValue::Message(message) };
    let shown = |name, shown| FieldView { name: Message::new(name), value: FieldValue::Shown(shown) };
    let first_issue = message(
        "field-first-issue",
        Message::new("value-date").with("date", Arg::Date(licence.first_issue_date)),
    );
    if profile == Profile::Rental {
        // What a house rule may ask for, and no more: health, school buses and nationality are not the counter's business.
        return vec![first_issue];
    }
    let mut fields = vec![
        first_issue,
        message("field-nationality", nationality(licence.nationality)),
        match (&licence.issuing_authority, &words.office) {
            (_, Some(office)) => message("field-authority", either(&office.zh, &office.en)),
            (IssuingAuthority::Text(text), None) => shown("field-authority", Shown::Full(text.clone())),
            (IssuingAuthority::Office(code), None) => message(
                "field-authority",
                Message::new("value-office").with("code", Arg::Text(code.to_string())),
            ),
        },
        shown("field-file-number", optional(licence.file_number.as_ref(), profile)),
        shown("field-card-number", optional(licence.card_number.as_ref(), profile)),
    ];
    fields.extend(licence.records.iter().map(|record| match record {
        Record::HearingAid => message("field-record", Message::new("record-hearing-aid")),
        Record::SchoolBus(class) => {
            message("field-record", Message::new("record-school-bus").with("class", Arg::Text(class.clone())))
        }
        Record::Other(text) => shown("field-record", optional(Some(text), profile)),
    }));
    fields.push(message("field-issuer", either(&words.name.zh, &words.name.en)));
    fields
}

fn either(zh: &str, en: &str) -> Message {
    Message::new("value-text").with("text", Arg::Either { zh: zh.to_owned(), en: en.to_owned() })
}

fn nationality(code: u16) -> Message {
    match code {
        156 => Message::new("nationality-china"),
        other => Message::new("nationality-other").with("code", Arg::Text(format!("{other:03}"))),
    }
}

const fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "sex-female",
        Sex::Male => "sex-male",
        Sex::NotApplicable => "sex-not-applicable",
        Sex::NotKnown => "sex-not-known",
    }
}

fn optional(value: Option<&String>, profile: Profile) -> Shown {
    match (value, profile) {
        (None, _) => Shown::NotGiven,
        (Some(_), Profile::Rental) => Shown::Hidden,
        (Some(text), Profile::Police) => Shown::Full(text.clone()),
    }
}

/// A short number would give itself away between its ends: hidden whole.
fn masked(number: &str) -> Shown {
    let signs: Vec<char> = number.chars().collect();
    let Some(dots) = signs.len().checked_sub(2 * MASK_ENDS).filter(|dots| *dots >= MASK_ENDS) else {
        return Shown::Hidden;
    };
    Shown::Masked {
        head: signs.iter().take(MASK_ENDS).collect(),
        dots,
        tail: signs.iter().skip(MASK_ENDS + dots).collect(),
    }
}
