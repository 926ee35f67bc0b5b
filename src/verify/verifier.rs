//! The door: signature first, then everything that only signed bytes can tell.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::credential::{IssuerWords, KeyStanding, VerifiedCredential};
use super::error::VerifyError;
use crate::claims::{IssuingAuthority, LicenceClaims};
use crate::envelope::SignedEnvelope;
use crate::trust::{Issuer, IssuerKey, Keyring, KeyringKind, Production};
use crate::verdict::KeyringName;

/// Verifies with the keys of one keyring.
#[derive(Debug)]
pub struct Verifier<K: KeyringKind> {
    keyring: Arc<Keyring<K>>,
}

impl<K: KeyringKind> Verifier<K> {
    /// With these keys and no others.
    #[must_use]
    pub fn new(keyring: impl Into<Arc<Keyring<K>>>) -> Self {
        Self { keyring: keyring.into() }
    }

    /// The keys.
    #[must_use]
    pub fn keyring(&self) -> &Keyring<K> {
        &self.keyring
    }

    /// See the steps in the module's documentation. `now` counts for distrusted keys alone: "authentic" and "in force" are two
    /// questions.
    ///
    /// # Errors
    /// See [`VerifyError`]; none of them carries a claim.
    pub fn verify(
        &self,
        envelope: &SignedEnvelope,
        now: DateTime<Utc>,
    ) -> Result<VerifiedCredential, VerifyError> {
        let key_id = envelope.key_id();
        let mut tried = false;
        for (issuer, key) in self.keyring.candidates(key_id) {
            tried = true;
            if let Ok(payload) = envelope.open(|message, signature| key.public().verify(message, signature)) {
                let claims = LicenceClaims::try_from(payload).map_err(VerifyError::Claims)?;
                return credential(claims, issuer, key, now);
            }
        }
        Err(match tried {
            true => VerifyError::InvalidSignature { key_id },
            false => self.unknown(envelope),
        })
    }

    /// Whether a key here fits the signature, whatever it signed and whatever became of it since.
    #[must_use]
    pub fn is_signed(&self, envelope: &SignedEnvelope) -> bool {
        self.keyring.candidates(envelope.key_id()).any(|(_, key)| {
            envelope.open(|message, signature| key.public().verify(message, signature)).is_ok()
        })
    }

    fn unknown(&self, envelope: &SignedEnvelope) -> VerifyError {
        let key_id = envelope.key_id();
        if K::NAME == KeyringName::Production && Keyring::<Production>::knows_as_public(key_id) {
            VerifyError::PubliclyKnownKey { key_id }
        } else if self.keyring.is_empty() {
            VerifyError::EmptyKeyring { key_id }
        } else {
            VerifyError::UnknownKey { key_id }
        }
    }
}

/// Steps 4 to 6.
fn credential<K: KeyringKind>(
    claims: LicenceClaims,
    issuer: &Issuer<K>,
    key: &IssuerKey<K>,
    now: DateTime<Utc>,
) -> Result<VerifiedCredential, VerifyError> {
    let key_id = key.key_id();
    if claims.issuer != issuer.id() {
        return Err(VerifyError::WrongIssuer { key_id });
    }
    let seconds = claims.expiration_time - claims.issued_at;
    if seconds > issuer.max_code_seconds() {
        return Err(VerifyError::CodeTooLongLived { seconds, limit: issuer.max_code_seconds() });
    }
    check_dates(claims.issued_at, key)?;
    let standing = standing(claims.issued_at, key, issuer.max_code_seconds(), now)?;
    let office = match &claims.licence.issuing_authority {
        IssuingAuthority::Office(code) => issuer.office(*code).cloned(),
        IssuingAuthority::Text(_) => None,
    };
    let words = IssuerWords { name: issuer.name().clone(), office };
    Ok(VerifiedCredential::new(claims, words, key_id, key.valid_until(), standing, K::NAME))
}

/// A key signs only within its dates. The moment is the signed `iat`: a code of the key's last day stays good
/// while the code lives, which `max_code_seconds` bounds.
fn check_dates<K: KeyringKind>(issued_at: i64, key: &IssuerKey<K>) -> Result<(), VerifyError> {
    let key_id = key.key_id();
    if issued_at < key.valid_from().timestamp() {
        return Err(VerifyError::KeyNotYetValid { key_id, valid_from: key.valid_from() });
    }
    if issued_at > key.valid_until().timestamp() {
        return Err(VerifyError::KeyExpired { key_id, valid_until: key.valid_until() });
    }
    Ok(())
}

/// Once every code that was generated before the distrust must have run out, the key verifies nothing: whoever has it can
/// write any date into a code.
fn standing<K: KeyringKind>(
    issued_at: i64,
    key: &IssuerKey<K>,
    max_code_seconds: i64,
    now: DateTime<Utc>,
) -> Result<KeyStanding, VerifyError> {
    let Some(distrust) = key.distrust() else { return Ok(KeyStanding::Good) };
    let since: DateTime<Utc> = distrust.time;
    if issued_at >= since.timestamp() {
        return Err(VerifyError::Distrusted { since });
    }
    let longest = TimeDelta::try_seconds(max_code_seconds).unwrap_or(TimeDelta::MAX);
    if since.checked_add_signed(longest).is_some_and(|end| now > end) {
        return Err(VerifyError::KeyRetired { key_id: key.key_id(), since });
    }
    Ok(KeyStanding::DistrustedLater { time: since, reason: distrust.reason.clone() })
}

#[cfg(all(test, feature = "authority"))]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use chrono::{DateTime, Utc};

    use super::{KeyStanding, Verifier, VerifyError};
    use crate::authority::{SigningKey, reference};
    use crate::envelope::SignedEnvelope;
    use crate::qr::QrPayload;
    use crate::trust::{Keyring, Thresholds, Training};

    /// Any moment: only distrust asks for it.
    const REFERENCE: &str = "2026-11-20T10:00:00+08:00";

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn issuer(id: &str, key: &SigningKey, max_code_seconds: u32) -> String {
        let public: String = key.public().iter().map(|byte| format!("{byte:02x}")).collect();
        format!(
            r#"{{"id":"{id}","name":{{"zh":"","en":""}},"region":{{"zh":"","en":""}},
            "max_code_seconds":{max_code_seconds},"keys":[{{"alg":"Ed25519","public_key":"{public}",
            "valid_from":"2020-01-01T00:00:00Z","valid_until":"2030-01-01T00:00:00Z"}}]}}"#
        )
    }

    fn keyring(issuers: &[String]) -> Keyring<Training> {
        Keyring::danger_from_test_keys(
            &format!(r#"{{"issuers":[{}]}}"#, issuers.join(",")),
            Thresholds::default(),
        )
    }

    fn envelope(key: &SigningKey) -> SignedEnvelope {
        let cose = key.sign(&reference::reference_licence(None)).unwrap();
        SignedEnvelope::try_from(&QrPayload::new(cose).unwrap()).unwrap()
    }

    /// `kid` is a hint: two keys may share it, and the one that verifies decides whose code it is.
    #[test]
    fn every_key_of_a_kid_is_tried() {
        let (other, own) = (SigningKey::training("X", 1), SigningKey::training("X", 2));
        let issuers = [issuer("CN-0001", &other, 600), issuer("CN-9901", &own, 600)];
        let shared = keyring(&issuers).danger_with_one_key_id(own.key_id());
        let credential = Verifier::new(shared).verify(&envelope(&own), at(REFERENCE)).unwrap();
        assert_eq!(credential.claims().issuer, "CN-9901");
        let stranger = keyring(&issuers).danger_with_one_key_id(SigningKey::training("X", 3).key_id());
        let refused = Verifier::new(stranger)
            .verify(&envelope(&SigningKey::training("X", 3)), at(REFERENCE))
            .unwrap_err();
        assert!(matches!(refused, VerifyError::InvalidSignature { .. }), "none of them fits: {refused}");
    }

    /// The issuer's own limit holds, whatever the code says of itself.
    #[test]
    fn a_code_may_not_outlive_its_issuers_limit() {
        let key = SigningKey::training("X", 1);
        let verdict = |limit| {
            Verifier::new(keyring(&[issuer("CN-9901", &key, limit)])).verify(&envelope(&key), at(REFERENCE))
        };
        assert!(verdict(600).is_ok());
        assert_eq!(verdict(599).unwrap_err(), VerifyError::CodeTooLongLived { seconds: 600, limit: 599 });
    }

    /// Of 2026-11-20T10:00+08:00, exp 600 s later; the key was distrusted one second later.
    #[test]
    fn a_distrusted_key_counts_until_its_last_code_has_run_out() {
        let key = SigningKey::training("X", 1);
        let distrusted = issuer("CN-9901", &key, 600).replace(
            r#""valid_until":"#,
            r#""distrust_after":{"time":"2026-11-20T10:00:01+08:00","reason":{"zh":"","en":""}},"valid_until":"#,
        );
        let verify =
            |now| Verifier::new(keyring(std::slice::from_ref(&distrusted))).verify(&envelope(&key), at(now));
        for now in ["2020-01-01T00:00:00Z", "2026-11-20T10:10:01+08:00"] {
            let standing = verify(now).unwrap().standing().clone();
            assert!(matches!(standing, KeyStanding::DistrustedLater { .. }), "{now}");
        }
        for now in ["2026-11-20T10:10:02+08:00", "2099-01-01T00:00:00Z"] {
            assert!(matches!(verify(now).unwrap_err(), VerifyError::KeyRetired { .. }), "{now}");
        }
    }
}
