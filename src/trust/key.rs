//! An Ed25519 public key that is safe to verify with, and the one place that verifies (RFC 8032 §5.1.7, strict).

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::envelope::KeyId;

/// A canonical key of full order.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// Why 32 bytes are no key of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// Not the one encoding of its point (RFC 8032 §5.1.3; dalek accepts 12 such encodings).
    #[error("the key is not in its canonical form")]
    NonCanonical,
    /// No point of the curve has this encoding.
    #[error("the bytes are no point of the curve")]
    NotAPoint,
    /// A point of small order: one signature would fit almost every message.
    #[error("the key is weak (small order)")]
    Weak,
}

/// The signature does not belong to this message and key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not match")]
pub struct SignatureError;

impl PublicKey {
    /// Length of a raw key.
    pub const BYTES: usize = 32;

    /// Takes the key only if decompressing and compressing gives the same bytes and its order is not small.
    ///
    /// # Errors
    /// See [`KeyError`].
    pub fn from_bytes(bytes: &[u8; Self::BYTES]) -> Result<Self, KeyError> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_decompress| KeyError::NotAPoint)?;
        if key.to_edwards().compress().to_bytes() != *bytes {
            return Err(KeyError::NonCanonical);
        }
        if key.is_weak() {
            return Err(KeyError::Weak);
        }
        Ok(Self(key))
    }

    /// The raw key.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; Self::BYTES] {
        self.0.to_bytes()
    }

    /// First 8 bytes of the SHA-256 of the raw key.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        key_id_of(&self.to_bytes())
    }

    /// Small-order and non-canonical R, and S at or above the group order, are refused too.
    ///
    /// # Errors
    /// [`SignatureError`] without a reason: a reason would only help a forger.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
        let signature = Signature::from_slice(signature).map_err(|_length| SignatureError)?;
        #[expect(clippy::disallowed_methods, reason = "the one place that verifies signatures of licences")]
        self.0.verify_strict(message, &signature).map_err(|_mismatch| SignatureError)
    }
}

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PublicKey(kid {})", self.key_id())
    }
}

/// `kid` of any 32 bytes.
pub(super) fn key_id_of(bytes: &[u8; PublicKey::BYTES]) -> KeyId {
    let hash = Sha256::digest(bytes);
    KeyId(hash.first_chunk::<8>().copied().unwrap_or_default())
}
