//! One line of JSON an input: the headless contract (`docs/cli.md`).

use serde_json::{Map, Value, json};

use super::view::{Axis, AxisView, ClassView, FieldValue, FieldView, LicenceView, Severity, VerdictView};
use super::{CompanionNote, LinkView, Shown, status_words};
use crate::rules::{Class, CompanionAnswer};
use crate::text::{Arg, Language, Message, Texts};

/// Microseconds spent.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReadTimes {
    /// From the input's bytes to the payload.
    pub read: u64,
    /// From the payload to the view.
    pub judge: u64,
}

/// Both languages, since a line serves either reader.
fn both(texts: &[Texts], message: &Message) -> Map<String, Value> {
    texts.iter().map(|texts| (texts.language().tag().to_owned(), Value::from(texts.say(message)))).collect()
}

fn coded(texts: &[Texts], code: &str, message: &Message) -> Value {
    let mut object = both(texts, message);
    object.insert("code".to_owned(), Value::from(code));
    Value::from(object)
}

/// Texts of both languages, for [`json_line`].
#[must_use]
pub fn both_texts() -> Vec<Texts> {
    Language::ALL.into_iter().map(Texts::new).collect()
}

/// The line of an input that was judged. `symbol` counts from 1 where a picture held several codes.
#[must_use]
pub fn json_line(
    input: &str,
    symbol: Option<usize>,
    view: &VerdictView,
    texts: &[Texts],
    times: ReadTimes,
) -> String {
    let axes: Map<String, Value> =
        view.axes.iter().map(|axis| (axis_name(axis.axis).to_owned(), Value::from(axis.value))).collect();
    let findings: Vec<Value> = view
        .findings
        .iter()
        .map(|finding| {
            let mut object = both(texts, &finding.what);
            object.insert("code".to_owned(), Value::from(finding.code));
            object.insert("axis".to_owned(), Value::from(axis_name(finding.axis)));
            object.insert("severity".to_owned(), Value::from(severity_name(finding.severity)));
            object.insert("next".to_owned(), Value::from(both(texts, &finding.next)));
            Value::from(object)
        })
        .collect();
    let conditions: Vec<Value> =
        view.conditions.iter().map(|condition| coded(texts, condition.id(), condition)).collect();
    let mut line = json!({
        "input": input,
        "outcome": if view.licence.is_some() { "assessed" } else { "rejected" },
        "verdict": view.verdict.code(),
        "keyring": view.keyring.code(),
        "profile": view.profile.code(),
        "judged_at": view.judged_at.to_rfc3339(),
        "person_compared": false,
        "headline": coded(texts, view.headline.code, &view.headline.word),
        "conditions": conditions,
        "axes": axes,
        "findings": findings,
        "explain": view.explain.iter().map(|link| link_json(link, texts)).collect::<Vec<_>>(),
        "vehicle": view.vehicle.as_ref().map(|vehicle| both(texts, vehicle)),
        "companion": view.companion.map(|companion| companion_json(companion, texts)),
        "licence": view.licence.as_ref().map(|licence| licence_json(licence, texts)),
        "status": view.status.as_ref().map(status_words::to_json),
        "timing_us": { "read": times.read, "judge": times.judge },
    });
    if let (Some(number), Some(object)) = (symbol, line.as_object_mut()) {
        object.insert("symbol".to_owned(), Value::from(number));
    }
    line.to_string()
}

/// What a driver in probation needs beside him on an expressway, and what the licence of that person gave.
fn companion_json(companion: CompanionNote, texts: &[Texts]) -> Value {
    let reason = companion.answer.and_then(CompanionAnswer::reason).map(|reason| {
        let (code, text) = reason.texts();
        coded(texts, code, &Message::new(text))
    });
    json!({
        "class": companion.class.code(),
        "answer": companion.answer.map_or("not_checked", CompanionAnswer::code),
        "reason": reason,
    })
}

/// One rule with what was held against it.
#[must_use]
pub fn link_json(link: &LinkView, texts: &[Texts]) -> Value {
    let compared: Map<String, Value> =
        link.compared.iter().map(|(name, value)| ((*name).to_owned(), arg_json(value, texts))).collect();
    json!({
        "axis": axis_name(link.axis),
        "rule": link.rule.id,
        "article": link.rule.article,
        "certainty": link.rule.certainty.code(),
        "says": both(texts, &link.says()),
        "severity": severity_name(link.severity),
        "finding": link.finding,
        "compared": compared,
        "day": link.day,
    })
}

/// Side by side, as on a certificate.
fn codes(classes: &[Class]) -> String {
    classes.iter().map(|class| class.code()).collect::<Vec<_>>().join(" ")
}

/// Values as values, where they are such.
fn arg_json(arg: &Arg, texts: &[Texts]) -> Value {
    match arg {
        Arg::Classes(classes) => Value::from(codes(classes)),
        Arg::Date(day) => json!(day),
        Arg::Either { zh, en } => json!({ "zh": zh, "en": en }),
        Arg::Message(message) => Value::from(both(texts, message)),
        Arg::Messages(messages) => messages.iter().map(|message| Value::from(both(texts, message))).collect(),
        Arg::Number(number) => Value::from(*number),
        Arg::Text(text) => Value::from(text.as_str()),
        Arg::Time(time) => Value::from(time.to_rfc3339()),
    }
}

/// The line of an input from which no code was read. `what` says why, `next` what to do.
#[must_use]
pub fn unreadable_json_line(
    input: &str,
    what: &Message,
    next: &Message,
    texts: &[Texts],
    read: u64,
) -> String {
    let kind = super::FindingKind::NothingRead;
    let axes: Map<String, Value> =
        AxisView::ALL.iter().map(|axis| (axis_name(*axis).to_owned(), Value::from("not_checked"))).collect();
    let mut finding = both(texts, what);
    finding.insert("code".to_owned(), Value::from(kind.code()));
    finding.insert("axis".to_owned(), Value::from(axis_name(kind.axis())));
    finding.insert("severity".to_owned(), Value::from(severity_name(Severity::CannotTell)));
    finding.insert("next".to_owned(), Value::from(both(texts, next)));
    json!({
        "input": input,
        "outcome": "unreadable",
        "verdict": super::Verdict::CannotTell.code(),
        "person_compared": false,
        "headline": coded(texts, "cannot_tell", &Message::new("verdict-cannot-tell")),
        "conditions": [],
        "axes": axes,
        "findings": [finding],
        "licence": null,
        "timing_us": { "read": read, "judge": 0 },
    })
    .to_string()
}

impl AxisView {
    /// In the order of the design.
    const ALL: [Axis; 7] = [
        Axis::Signature,
        Axis::Issuer,
        Axis::CodeTime,
        Axis::DataAge,
        Axis::LicenceStatus,
        Axis::Validity,
        Axis::Entitlement,
    ];
}

const fn axis_name(axis: Axis) -> &'static str {
    match axis {
        Axis::Signature => "signature",
        Axis::Issuer => "issuer",
        Axis::CodeTime => "code_time",
        Axis::DataAge => "data_age",
        Axis::LicenceStatus => "licence_status",
        Axis::Validity => "validity",
        Axis::Entitlement => "entitlement",
    }
}

const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Good => "good",
        Severity::Notice => "notice",
        Severity::CheckFurther => "check_further",
        Severity::MustNotDrive => "must_not_drive",
        Severity::CannotTell => "cannot_tell",
        Severity::NotGenuine => "not_genuine",
    }
}

fn licence_json(licence: &LicenceView, texts: &[Texts]) -> Value {
    let status: Vec<Value> =
        licence.status.iter().map(|status| coded(texts, &status.letter.to_string(), &status.name)).collect();
    json!({
        "name": licence.name,
        "sex": licence.sex.as_ref().map(|sex| both(texts, sex)),
        "birth_date": licence.birth_date,
        "age": licence.age,
        "document_number": shown_json(&licence.document_number),
        "resident_address": shown_json(&licence.address),
        "portrait_bytes": licence.portrait.as_ref().map(|portrait| portrait.bytes.len()),
        "driving_privileges": licence.classes.iter().map(|class| class_json(class, texts)).collect::<Vec<_>>(),
        "status": if licence.status_hidden { hidden() } else { Value::from(status) },
        "points": licence.points.map(|points| json!({
            "collected": points.collected,
            "cycle_end": points.cycle_end,
        })),
        "issue_date": licence.validity.from,
        "expiry_date": licence.validity.until.map_or_else(|| Value::from("long-term"), |until| json!(until)),
        "generated_at": licence.generated_at.to_rfc3339(),
        "expires_at": licence.expires_at.to_rfc3339(),
        "fields": licence.fields.iter().map(|field| field_json(field, texts)).collect::<Vec<_>>(),
    })
}

fn class_json(class: &ClassView, texts: &[Texts]) -> Value {
    json!({
        "vehicle_category_code": class.code,
        "name": both(texts, &class.name),
        "issue_date": class.since,
        "includes": class.includes,
    })
}

fn field_json(field: &FieldView, texts: &[Texts]) -> Value {
    let value = match &field.value {
        FieldValue::Message(message) => Value::from(both(texts, message)),
        FieldValue::Shown(shown) => shown_json(shown),
    };
    json!({ "field": field.name.id(), "name": both(texts, &field.name), "value": value })
}

fn shown_json(shown: &Shown) -> Value {
    match shown {
        Shown::Full(text) => Value::from(text.as_str()),
        Shown::Hidden => hidden(),
        Shown::Masked { head, dots, tail } => Value::from(format!("{head}{}{tail}", "•".repeat(*dots))),
        Shown::NotGiven => Value::Null,
    }
}

/// Hidden by the profile, which is not the same as "not given".
fn hidden() -> Value {
    json!({ "hidden": true })
}
