//! `issuers.json` as it is written. Nothing leaves this file unchecked: see [`IssuersFile::parse`].

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use serde::Deserialize;

use super::anchor::{Distrust, Issuer, IssuerKey};
use super::error::TrustError;
use super::key::PublicKey;
use super::keyring::KeyringKind;

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// 简体中文.
    pub zh: String,
    /// English.
    pub en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IssuersFile {
    issuers: Vec<IssuerEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IssuerEntry {
    id: String,
    name: Names,
    region: Names,
    #[serde(default)]
    offices: BTreeMap<u32, Names>,
    max_code_seconds: i64,
    #[serde(default)]
    status_list: Option<String>,
    keys: Vec<KeyEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyEntry {
    alg: Algorithm,
    public_key: String,
    valid_from: DateTime<FixedOffset>,
    valid_until: DateTime<FixedOffset>,
    #[serde(default)]
    distrust_after: Option<DistrustEntry>,
}

/// The algorithm is the key's own, never the message's. One so far.
#[derive(Clone, Copy, Deserialize)]
enum Algorithm {
    Ed25519,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DistrustEntry {
    time: DateTime<FixedOffset>,
    reason: Names,
}

impl IssuersFile {
    /// Reads and checks the whole file.
    pub(super) fn parse<K: KeyringKind>(json: &[u8]) -> Result<Vec<Issuer<K>>, TrustError> {
        let file: Self = serde_json::from_slice(json)
            .map_err(|error| TrustError::Json { target: "issuers.json", line: error.line() })?;
        let issuers: Vec<Issuer<K>> =
            file.issuers.into_iter().map(IssuerEntry::checked).collect::<Result<_, _>>()?;
        check_unique(&issuers)?;
        Ok(issuers)
    }
}

impl IssuerEntry {
    fn checked<K: KeyringKind>(self) -> Result<Issuer<K>, TrustError> {
        if self.max_code_seconds <= 0 {
            return Err(TrustError::Range { issuer: self.id, field: "max_code_seconds" });
        }
        let keys = self.keys.into_iter().map(|key| key.checked(&self.id)).collect::<Result<_, _>>()?;
        Ok(Issuer {
            id: self.id,
            name: self.name,
            region: self.region,
            offices: self.offices,
            max_code_seconds: self.max_code_seconds,
            status_list: self.status_list,
            keys,
        })
    }
}

impl KeyEntry {
    fn checked<K: KeyringKind>(self, issuer: &str) -> Result<IssuerKey<K>, TrustError> {
        let Algorithm::Ed25519 = self.alg;
        let range = |field| TrustError::Range { issuer: issuer.to_owned(), field };
        let bytes = bytes_of_hex(&self.public_key).ok_or_else(|| range("public_key"))?;
        let key = PublicKey::from_bytes(&bytes)
            .map_err(|error| TrustError::Key { issuer: issuer.to_owned(), error })?;
        if K::is_banned(&bytes) {
            return Err(TrustError::BannedKey { issuer: issuer.to_owned() });
        }
        if self.valid_until < self.valid_from {
            return Err(range("valid_until"));
        }
        let distrust =
            self.distrust_after.map(|entry| Distrust { time: entry.time.to_utc(), reason: entry.reason });
        Ok(IssuerKey::new(key, self.valid_from.to_utc(), self.valid_until.to_utc(), distrust))
    }
}

fn check_unique<K: KeyringKind>(issuers: &[Issuer<K>]) -> Result<(), TrustError> {
    let mut ids = std::collections::BTreeSet::new();
    let mut keys = std::collections::BTreeSet::new();
    for issuer in issuers {
        let first =
            ids.insert(&issuer.id) && issuer.keys.iter().all(|key| keys.insert(key.public().to_bytes()));
        if !first {
            return Err(TrustError::Duplicate { issuer: issuer.id.clone() });
        }
    }
    Ok(())
}

/// In small letters.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// 64 digits of hexadecimal.
pub(super) fn bytes_of_hex(text: &str) -> Option<[u8; PublicKey::BYTES]> {
    let mut bytes = [0; PublicKey::BYTES];
    let digits = text.as_bytes();
    if digits.len() != bytes.len() * 2 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        for digit in pair {
            let value = char::from(*digit).to_digit(16)?;
            *byte = (*byte << 4) | u8::try_from(value).ok()?;
        }
    }
    Some(bytes)
}
