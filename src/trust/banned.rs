//! Keys whose private half is public knowledge. A signature by one of them proves nothing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::issuers_file::bytes_of_hex;
use super::key::{PublicKey, key_id_of};
use super::keyring::{Keyring, Training};
use crate::envelope::KeyId;

/// Published with their private keys, by source.
const PUBLISHED: [&str; 6] = [
    // RFC 8032 §7.1, TEST 1; also RFC 8037 appendix A and the COSE working group's EdDSA examples.
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    // RFC 8032 §7.1, TEST 2.
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    // RFC 8032 §7.1, TEST 3.
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    // RFC 8032 §7.1, TEST 1024.
    "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
    // RFC 8032 §7.1, TEST SHA(abc).
    "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
    // MOSIP Claim 169 specification, example key.
    "d759793bbc13a2819a827c76adb6fba8a49aee007f49f2d0992d99b825ad2c48",
];

static KEYS: LazyLock<BTreeSet<[u8; PublicKey::BYTES]>> = LazyLock::new(|| {
    let published = PUBLISHED.iter().filter_map(|hex| bytes_of_hex(hex));
    let training = Keyring::<Training>::embedded().ok();
    let training_keys = training.iter().flat_map(Keyring::issuers).flat_map(|issuer| issuer.keys());
    published.chain(training_keys.map(|key| key.public().to_bytes())).collect()
});

pub(super) fn is_publicly_known(key: &[u8; PublicKey::BYTES]) -> bool {
    KEYS.contains(key)
}

pub(super) fn key_ids() -> impl Iterator<Item = KeyId> {
    KEYS.iter().map(key_id_of)
}

#[cfg(test)]
mod tests {
    use super::{KEYS, PUBLISHED, bytes_of_hex};
    use crate::trust::{Keyring, Production, PublicKey, TrustError, Training};

    #[test]
    fn every_published_key_is_a_key() {
        for hex in PUBLISHED {
            let bytes = bytes_of_hex(hex).unwrap();
            PublicKey::from_bytes(&bytes).unwrap();
        }
        assert!(KEYS.len() > PUBLISHED.len(), "the training keys belong to it");
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
