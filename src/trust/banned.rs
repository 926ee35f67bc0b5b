//! Keys whose private half is public knowledge. A signature by one of them proves nothing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::embedded;
use super::issuers_file::bytes_of_hex;
use super::key::{PublicKey, key_id_of};
use super::keyring::{Keyring, Training};
use super::repository::VerifiedRepository;
use crate::envelope::KeyId;
use crate::status::DeltaKey;
use crate::verdict::KeyringName;

/// `trusted_keys/publicly_known.json`: keys published together with their private halves, by source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PubliclyKnown {
    keys: Vec<Published>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Published {
    /// For the reader of the file.
    #[serde(rename = "source")]
    _source: String,
    public_keys: Vec<String>,
}

static KEYS: LazyLock<BTreeSet<[u8; PublicKey::BYTES]>> = LazyLock::new(|| {
    let training = Keyring::<Training>::embedded().ok();
    let training_keys = training.iter().flat_map(Keyring::issuers).flat_map(|issuer| issuer.keys());
    let repository = embedded::verified(KeyringName::Training).and_then(Result::ok);
    let of_roles: Vec<_> = repository.iter().flat_map(VerifiedRepository::role_keys).copied().collect();
    let of_deltas: Vec<_> = repository
        .iter()
        .flat_map(|repository| repository.delta_keys().values())
        .map(DeltaKey::to_bytes)
        .collect();
    let training_keys = training_keys.map(|key| key.public().to_bytes());
    published().into_iter().chain(training_keys).chain(of_roles).chain(of_deltas).collect()
});

/// A test holds that the file is readable and whole.
fn published() -> Vec<[u8; PublicKey::BYTES]> {
    let file = embedded::publicly_known().unwrap_or_default();
    let list: Option<PubliclyKnown> = serde_json::from_slice(&file).ok();
    let entries = list.into_iter().flat_map(|list| list.keys);
    entries.flat_map(|entry| entry.public_keys).filter_map(|hex| bytes_of_hex(&hex)).collect()
}

pub(super) fn is_publicly_known(key: &[u8; PublicKey::BYTES]) -> bool {
    KEYS.contains(key)
}

pub(super) fn key_ids() -> impl Iterator<Item = KeyId> {
    KEYS.iter().map(key_id_of)
}

#[cfg(test)]
mod tests {
    use super::{KEYS, published};
    use crate::trust::{Keyring, Production, PublicKey, Training, TrustError};

    #[test]
    fn every_published_key_is_a_key() {
        let published = published();
        assert_eq!(published.len(), 5 + 2 + 256);
        for bytes in &published {
            PublicKey::from_bytes(bytes).unwrap();
        }
        assert!(KEYS.len() > published.len(), "the training keys belong to it");
    }

    #[test]
    fn production_refuses_every_one_and_training_does_not_care() {
        for key in KEYS.iter() {
            let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
            let issuers = format!(
                r#"{{"issuers":[{{"id":"X","name":{{"zh":"","en":""}},"region":{{"zh":"","en":""}},
                "max_code_seconds":600,"keys":[{{"alg":"Ed25519","public_key":"{hex}",
                "valid_from":"2020-01-01T00:00:00Z","valid_until":"2030-01-01T00:00:00Z"}}]}}]}}"#
            );
            let rules = br#"{"code_fresh_seconds":1,"code_long_lived_seconds":1,"skew_seconds":1}"#;
            let refused = Keyring::<Production>::from_targets(issuers.as_bytes(), rules).unwrap_err();
            assert_eq!(refused, TrustError::BannedKey { issuer: "X".to_owned() });
            assert!(Keyring::<Training>::from_targets(issuers.as_bytes(), rules).is_ok());
        }
    }
}
