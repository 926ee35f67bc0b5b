//! What signs. Not part of the program that officers carry.

use coset::{CoseSign1Builder, HeaderBuilder, TaggedCborSerializable as _, iana};
use ed25519_dalek::Signer as _;
use sha2::{Digest as _, Sha256};

use super::encode::encode;
use crate::claims::LicenceClaims;
use crate::envelope::{EXTERNAL_AAD, KeyId, PREFIX, base45};
use crate::status::DELTA_EXTERNAL_AAD;

/// An issuer's private key.
pub struct SigningKey(ed25519_dalek::SigningKey);

/// The private key that signs deltas of status lists and nothing else.
#[derive(Debug)]
pub struct DeltaSigningKey(SigningKey);

/// A payload could not be put into COSE. Does not happen with keys and claims of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signed message could not be encoded")]
pub struct SignError;

impl SigningKey {
    /// From the 32 bytes of an Ed25519 seed (RFC 8032 §5.1.5).
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// A training key: public by design, so that anyone can make training codes.
    #[must_use]
    pub fn training(issuer: &str, number: u8) -> Self {
        Self::from_seed(&Sha256::digest(format!("kerbside training key {issuer} {number}").as_bytes()).into())
    }

    /// The seed, to be written to a key file.
    #[must_use]
    pub fn seed(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The raw public key.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// `kid`.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        let hash = Sha256::digest(self.public());
        KeyId(hash.first_chunk::<8>().copied().unwrap_or_default())
    }

    /// A bare signature, for messages that are not COSE.
    pub(super) fn sign_message(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }

    /// COSE_Sign1 over the claims.
    ///
    /// # Errors
    /// See [`SignError`].
    pub fn sign(&self, claims: &LicenceClaims) -> Result<Vec<u8>, SignError> {
        self.sign_payload(encode(claims))
    }

    /// COSE_Sign1 over any payload, as a licence.
    ///
    /// # Errors
    /// See [`SignError`].
    pub fn sign_payload(&self, payload: Vec<u8>) -> Result<Vec<u8>, SignError> {
        self.sign_for(EXTERNAL_AAD, payload)
    }

    /// COSE_Sign1 over a payload, for the purpose that `external_aad` names.
    pub(super) fn sign_for(&self, external_aad: &[u8], payload: Vec<u8>) -> Result<Vec<u8>, SignError> {
        let protected =
            HeaderBuilder::new().algorithm(iana::Algorithm::Ed25519).key_id(self.key_id().0.to_vec()).build();
        CoseSign1Builder::new()
            .protected(protected)
            .payload(payload)
            .create_signature(external_aad, |message| self.0.sign(message).to_bytes().to_vec())
            .build()
            .to_tagged_vec()
            .map_err(|_coset| SignError)
    }
}

impl DeltaSigningKey {
    /// A key that is used for nothing else from now on.
    #[must_use]
    pub const fn new(key: SigningKey) -> Self {
        Self(key)
    }

    /// A training key: public by design. Another than the issuer's of the same name.
    #[must_use]
    pub fn training(issuer: &str, number: u8) -> Self {
        let text = format!("kerbside training status-delta key {issuer} {number}");
        Self(SigningKey::from_seed(&Sha256::digest(text.as_bytes()).into()))
    }

    /// The raw public key.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.0.public()
    }

    /// COSE_Sign1 over the payload of a delta.
    ///
    /// # Errors
    /// See [`SignError`].
    pub fn sign(&self, payload: Vec<u8>) -> Result<Vec<u8>, SignError> {
        self.0.sign_for(DELTA_EXTERNAL_AAD, payload)
    }

    /// The seed, for the metadata of the role that this key signs for.
    pub(super) fn seed(&self) -> [u8; 32] {
        self.0.seed()
    }

    pub(super) const fn signing_key(&self) -> &SigningKey {
        &self.0
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKey(kid {})", self.key_id())
    }
}

/// The text form of COSE bytes.
#[must_use]
pub fn text_form(cose: &[u8]) -> String {
    format!("{PREFIX}{}", base45::encode(cose))
}
