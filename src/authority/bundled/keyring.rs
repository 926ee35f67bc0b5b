//! The training keyring: three issuers that do not exist, with keys that everybody can make.

use serde::Serialize;

use super::SamplesError;
use crate::authority::SigningKey;
use crate::authority::key_file::hex;

/// Longer than from the moment of the samples to their `exp` in 2090.
const DECADES: i64 = 3_000_000_000;

#[derive(Serialize)]
struct IssuersJson {
    issuers: Vec<IssuerJson>,
}

#[derive(Serialize)]
struct IssuerJson {
    id: &'static str,
    name: Names,
    region: Names,
    offices: std::collections::BTreeMap<u32, Names>,
    max_code_seconds: i64,
    status_list: String,
    keys: Vec<KeyJson>,
}

#[derive(Serialize)]
struct Names {
    zh: String,
    en: String,
}

#[derive(Serialize)]
struct KeyJson {
    alg: &'static str,
    public_key: String,
    valid_from: &'static str,
    valid_until: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    distrust_after: Option<DistrustJson>,
}

#[derive(Serialize)]
struct DistrustJson {
    time: &'static str,
    reason: Names,
}

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

/// `issuers.json` of the training keyring.
///
/// # Errors
/// None that is known.
pub(super) fn issuers_json() -> Result<Vec<u8>, SamplesError> {
    let current =
        |issuer, number| key(issuer, number, "2020-01-01T00:00:00+08:00", "2099-12-31T23:59:59+08:00");
    let mut stolen = current("CN-9903", 1);
    stolen.distrust_after = Some(DistrustJson {
        time: "2025-06-01T00:00:00+08:00",
        reason: names("密钥失窃", "the key was stolen"),
    });
    let second = [
        key("CN-9902", 1, "2015-01-01T00:00:00+08:00", "2019-12-31T23:59:59+08:00"),
        current("CN-9902", 2),
        key("CN-9902", 3, "2098-01-01T00:00:00+08:00", "2099-12-31T23:59:59+08:00"),
    ];
    json(&IssuersJson {
        issuers: vec![
            issuer(
                "CN-9901",
                ["云泽市", "Yunze"],
                990_101,
                vec![current("CN-9901", 1), current("CN-9901", 2)],
            ),
            issuer("CN-9902", ["望江市", "Wangjiang"], 990_201, second.into()),
            issuer("CN-9903", ["枫林市", "Fenglin"], 990_301, vec![stolen, current("CN-9903", 2)]),
        ],
    })
}

/// `rules.json` of the training keyring: thresholds in decades, so that samples do not rot.
///
/// # Errors
/// None that is known.
pub(super) fn rules_json() -> Result<Vec<u8>, SamplesError> {
    json(&RulesJson {
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
    })
}

fn issuer(id: &'static str, [zh, en]: [&str; 2], office: u32, keys: Vec<KeyJson>) -> IssuerJson {
    let office_names = names(&format!("{zh}公安局交通警察支队"), &format!("{en} Traffic Police Detachment"));
    IssuerJson {
        id,
        name: names(&format!("{zh}公安局交通警察支队（训练）"), &format!("{en} Traffic Police (training)")),
        region: names(zh, en),
        offices: [(office, office_names)].into(),
        max_code_seconds: DECADES,
        status_list: format!("status-{id}"),
        keys,
    }
}

fn key(issuer: &str, number: u8, valid_from: &'static str, valid_until: &'static str) -> KeyJson {
    let public_key = hex(&SigningKey::training(issuer, number).public());
    KeyJson { alg: "Ed25519", public_key, valid_from, valid_until, distrust_after: None }
}

fn names(zh: &str, en: &str) -> Names {
    Names { zh: zh.to_owned(), en: en.to_owned() }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, SamplesError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|_json| SamplesError::Keyring)?;
    bytes.push(b'\n');
    Ok(bytes)
}
