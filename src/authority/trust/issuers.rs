//! `issuers.json` as it is written; `trust/issuers_file.rs` is what reads it on devices.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IssuersJson {
    pub(crate) issuers: Vec<IssuerJson>,
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IssuerJson {
    pub(crate) id: String,
    pub(crate) name: NamesJson,
    pub(crate) region: NamesJson,
    #[serde(default)]
    pub(crate) offices: BTreeMap<u32, NamesJson>,
    pub(crate) max_code_seconds: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) status_list: Option<String>,
    pub(crate) keys: Vec<KeyJson>,
}

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NamesJson {
    pub(crate) zh: String,
    pub(crate) en: String,
}

/// A key of an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyJson {
    pub(crate) alg: Algorithm,
    pub(crate) public_key: String,
    pub(crate) valid_from: DateTime<FixedOffset>,
    pub(crate) valid_until: DateTime<FixedOffset>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) distrust_after: Option<DistrustJson>,
}

/// One so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Algorithm {
    Ed25519,
}

/// From when on a key is not trusted, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DistrustJson {
    pub(crate) time: DateTime<FixedOffset>,
    pub(crate) reason: NamesJson,
}

impl NamesJson {
    pub(crate) fn new(zh: &str, en: &str) -> Self {
        Self { zh: zh.to_owned(), en: en.to_owned() }
    }
}

impl KeyJson {
    pub(crate) const fn new(
        public_key: String,
        valid_from: DateTime<FixedOffset>,
        valid_until: DateTime<FixedOffset>,
    ) -> Self {
        Self { alg: Algorithm::Ed25519, public_key, valid_from, valid_until, distrust_after: None }
    }
}

impl IssuersJson {
    pub(crate) fn issuer(&self, id: &str) -> Option<&IssuerJson> {
        self.issuers.iter().find(|issuer| issuer.id == id)
    }

    pub(crate) fn issuer_mut(&mut self, id: &str) -> Option<&mut IssuerJson> {
        self.issuers.iter_mut().find(|issuer| issuer.id == id)
    }

    /// All keys with the issuer that each belongs to.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&IssuerJson, &KeyJson)> {
        self.issuers.iter().flat_map(|issuer| issuer.keys.iter().map(move |key| (issuer, key)))
    }
}
