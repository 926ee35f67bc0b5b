//! What code and list say of the status, each with its time, and what counts: for police only.

use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};

use super::view::Profile;
use crate::assess::Assessment;
use crate::rules::{StatusLetter, china_offset};
use crate::status::{ListWord, ListedPoints, Lookup, MergedPoints};

/// Letters and points by who says them.
#[derive(Clone, PartialEq, Eq)]
pub struct StatusWords {
    /// The code.
    pub code: CodeStatus,
    /// The status list; `None`: there is none of this issuer, or the code has no place in it.
    pub list: Option<ListStatus>,
    /// Letters that count, as a code would have them.
    pub counting: String,
    /// Points that count.
    pub counting_points: MergedPoints,
}

/// The word of the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeStatus {
    /// As signed.
    pub letters: String,
    /// As signed.
    pub points: u64,
    /// When it was generated, China time.
    pub at: DateTime<FixedOffset>,
}

/// The word of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListStatus {
    /// Letters and points; `None`: the list does not cover the licence.
    pub entry: Option<(String, ListedPoints)>,
    /// When it was signed, China time.
    pub at: DateTime<FixedOffset>,
}

/// No personal data in logs.
impl std::fmt::Debug for StatusWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StatusWords(..)")
    }
}

/// A counter sees none of it.
pub(super) fn view(assessment: &Assessment, profile: Profile) -> Option<StatusWords> {
    let at =
        |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default().with_timezone(&china_offset());
    let claims = assessment.credential().claims();
    let merged = assessment.status();
    let list = match assessment.context().list {
        ListWord::NoList => None,
        ListWord::List { lookup, signed_at } => Some(ListStatus {
            entry: match lookup {
                Lookup::Covered(entry) => Some((entry.letters.to_string(), entry.points)),
                Lookup::NotCovered => None,
            },
            at: at(signed_at),
        }),
    };
    (profile == Profile::Police).then(|| StatusWords {
        code: CodeStatus {
            letters: claims.licence.status.clone(),
            points: merged.code_points,
            at: at(merged.code_time),
        },
        list,
        counting: merged.counting().into_iter().map(sign).collect(),
        counting_points: merged.points,
    })
}

fn sign(letter: StatusLetter) -> char {
    if let StatusLetter::Unknown(other) = letter { other } else { letter.letter().unwrap_or_default() }
}

/// Field `status` of a line.
pub(super) fn to_json(words: &StatusWords) -> Value {
    let list = words.list.as_ref().map(|list| {
        let (letters, points) = match &list.entry {
            Some((letters, points)) => (Value::from(letters.as_str()), listed_json(*points)),
            None => (Value::Null, Value::Null),
        };
        json!({ "covered": list.entry.is_some(), "letters": letters, "points": points, "at": list.at.to_rfc3339() })
    });
    let code = &words.code;
    json!({
        "code": { "letters": code.letters, "points": code.points, "at": code.at.to_rfc3339() },
        "list": list,
        "counting": { "letters": words.counting, "points": points_json(words.counting_points) },
    })
}

/// A number, `"below_nine"`, or `null` where the list says nothing of points.
fn listed_json(points: ListedPoints) -> Value {
    match points {
        ListedPoints::NotCarried => Value::Null,
        ListedPoints::BelowNine => Value::from("below_nine"),
        ListedPoints::Listed(high) => Value::from(high.points()),
    }
}

fn points_json(points: MergedPoints) -> Value {
    match points {
        MergedPoints::BelowNine => Value::from("below_nine"),
        MergedPoints::Code(points) => Value::from(points),
        MergedPoints::List(points) => Value::from(points),
    }
}
