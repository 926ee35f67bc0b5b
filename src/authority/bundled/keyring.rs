//! The training keyring: three issuers that do not exist, with keys that everybody can make.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::SamplesError;
use crate::authority::SigningKey;
use crate::authority::key_file::hex;
use crate::authority::trust::{DistrustJson, IssuerJson, IssuersJson, KeyJson, NamesJson, to_file};

/// Longer than from the moment of the samples to their `exp` in 2090.
const DECADES: i64 = 3_000_000_000;

#[derive(Serialize)]
struct RulesJson {
    code_fresh_seconds: i64,
    code_ageing_seconds: i64,
    code_stale_seconds: i64,
    code_long_lived_seconds: i64,
    list_fresh_seconds: i64,
    list_ageing_seconds: i64,
    list_stale_seconds: i64,
    keys_fresh_seconds: i64,
    keys_ageing_seconds: i64,
    law_fresh_seconds: i64,
    law_ageing_seconds: i64,
    skew_seconds: i64,
}

/// Issuers of the training keyring. CN-9901 alone has a status list.
pub(super) fn issuers() -> IssuersJson {
    let current =
        |issuer, number| key(issuer, number, "2020-01-01T00:00:00+08:00", "2099-12-31T23:59:59+08:00");
    let mut stolen = current("CN-9903", 1);
    stolen.distrust_after = Some(DistrustJson {
        time: moment("2025-06-01T00:00:00+08:00"),
        reason: NamesJson::new("密钥失窃", "the key was stolen"),
    });
    let second = [
        key("CN-9902", 1, "2015-01-01T00:00:00+08:00", "2019-12-31T23:59:59+08:00"),
        current("CN-9902", 2),
        key("CN-9902", 3, "2098-01-01T00:00:00+08:00", "2099-12-31T23:59:59+08:00"),
    ];
    let first = vec![current("CN-9901", 1), current("CN-9901", 2)];
    let mut with_list = issuer("CN-9901", ["云泽市", "Yunze"], 990_101, first);
    with_list.status_list = Some("status-CN-9901".to_owned());
    IssuersJson {
        issuers: vec![
            with_list,
            issuer("CN-9902", ["望江市", "Wangjiang"], 990_201, second.into()),
            issuer("CN-9903", ["枫林市", "Fenglin"], 990_301, vec![stolen, current("CN-9903", 2)]),
        ],
    }
}

/// `rules.json` of the training keyring: thresholds in decades, so that samples do not rot.
pub(super) fn rules_json() -> Result<Vec<u8>, SamplesError> {
    let rules = RulesJson {
        code_fresh_seconds: DECADES,
        code_ageing_seconds: DECADES,
        code_stale_seconds: DECADES,
        code_long_lived_seconds: DECADES,
        list_fresh_seconds: DECADES,
        list_ageing_seconds: DECADES,
        list_stale_seconds: DECADES,
        keys_fresh_seconds: DECADES,
        keys_ageing_seconds: DECADES,
        law_fresh_seconds: DECADES,
        law_ageing_seconds: DECADES,
        skew_seconds: 300,
    };
    to_file(&rules).map_err(SamplesError::trust)
}

fn issuer(id: &str, [zh, en]: [&str; 2], office: u32, keys: Vec<KeyJson>) -> IssuerJson {
    let office_names =
        NamesJson::new(&format!("{zh}公安局交通警察支队"), &format!("{en} Traffic Police Detachment"));
    IssuerJson {
        id: id.to_owned(),
        name: NamesJson::new(
            &format!("{zh}公安局交通警察支队（训练）"),
            &format!("{en} Traffic Police (training)"),
        ),
        region: NamesJson::new(zh, en),
        offices: [(office, office_names)].into(),
        max_code_seconds: DECADES,
        status_list: None,
        keys,
    }
}

fn key(issuer: &str, number: u8, valid_from: &str, valid_until: &str) -> KeyJson {
    let public_key = hex(&SigningKey::training(issuer, number).public());
    KeyJson::new(public_key, moment(valid_from), moment(valid_until))
}

/// A moment that is known to be one: written in this file.
fn moment(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap_or_default()
}
