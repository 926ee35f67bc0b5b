//! The key that signs deltas. Never an issuer's: a stolen issuing key must not lift a suspension.

use crate::envelope::KeyId;
use crate::trust::{KeyError, PublicKey, SignatureError};

/// A public key that may sign deltas and nothing else. Who gives it that right (the trust repository) is not asked here.
///
/// An issuer's key does not pass for one:
/// ```compile_fail,E0308
/// fn needs_delta_key(_: &kerbside::status::DeltaKey) {}
/// fn try_it(key: &kerbside::trust::IssuerKey<kerbside::trust::Training>) { needs_delta_key(key) }
/// ```
/// ```
/// fn needs_delta_key(_: &kerbside::status::DeltaKey) {}
/// fn try_it(key: &kerbside::status::DeltaKey) { needs_delta_key(key) }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeltaKey(PublicKey);

impl DeltaKey {
    /// Checked as every key: canonical, not of small order.
    ///
    /// # Errors
    /// See [`KeyError`].
    pub fn from_bytes(bytes: &[u8; PublicKey::BYTES]) -> Result<Self, KeyError> {
        PublicKey::from_bytes(bytes).map(Self)
    }

    /// A key that the trust repository delegates.
    pub(crate) const fn new(key: PublicKey) -> Self {
        Self(key)
    }

    /// The raw key.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; PublicKey::BYTES] {
        self.0.to_bytes()
    }

    /// `kid`.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        self.0.key_id()
    }

    pub(super) fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
        self.0.verify(message, signature)
    }
}
