//! Keys of TUF roles: what signs, what verifies, and the files that public keys travel in.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::error::OfficeError;
use super::metadata::{Ed25519, KeyObject, KeyValue, Signature, canonical};
use crate::authority::SigningKey;
use crate::authority::key_file::{bytes_of_hex, hex};
use crate::trust::PublicKey;

/// A public key with its TUF key id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TufKey {
    pub(crate) keyid: String,
    pub(crate) object: KeyObject,
    bytes: [u8; 32],
}

/// A `.pub` file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PublicFile {
    key: KeyObject,
    keyid: String,
}

impl TufKey {
    /// Refuses keys that are not canonical or weak.
    pub(crate) fn new(bytes: [u8; 32]) -> Result<Self, OfficeError> {
        let public = hex(&bytes);
        PublicKey::from_bytes(&bytes)
            .map_err(|error| OfficeError::Key(format!("public key {public}: {error}. Make another key.")))?;
        let object = KeyObject { keytype: Ed25519::Is, keyval: KeyValue { public }, scheme: Ed25519::Is };
        let keyid = hex(&Sha256::digest(canonical(&object)?));
        Ok(Self { keyid, object, bytes })
    }

    /// Of metadata: the id must be that of the key.
    pub(super) fn of_object(keyid: &str, object: &KeyObject) -> Result<Self, OfficeError> {
        let key = Self::parse_hex(&object.keyval.public)?;
        if key.keyid == keyid && key.object == *object {
            Ok(key)
        } else {
            Err(OfficeError::Key(format!("key id {keyid} does not belong to its key. Export the key anew.")))
        }
    }

    /// A `.pub` file, or 64 hexadecimal digits.
    pub(crate) fn parse(text: &str) -> Result<Self, OfficeError> {
        let text = text.trim();
        if text.starts_with('{') {
            let file: PublicFile = serde_json::from_str(text).map_err(|_json| not_a_key())?;
            Self::of_object(&file.keyid, &file.key)
        } else {
            Self::parse_hex(text)
        }
    }

    fn parse_hex(text: &str) -> Result<Self, OfficeError> {
        Self::new(bytes_of_hex(text).ok_or_else(not_a_key)?)
    }

    /// What a `.pub` file holds.
    pub(crate) fn to_file(&self) -> Result<Vec<u8>, OfficeError> {
        super::metadata::to_file(&PublicFile { key: self.object.clone(), keyid: self.keyid.clone() })
    }

    pub(crate) const fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// Whether the signature is one by this key.
    pub(super) fn verifies(&self, message: &[u8], signature: &Signature) -> bool {
        let sig = signature_bytes(&signature.sig);
        signature.keyid == self.keyid
            && PublicKey::from_bytes(&self.bytes)
                .is_ok_and(|key| sig.is_some_and(|sig| key.verify(message, &sig).is_ok()))
    }
}

fn not_a_key() -> OfficeError {
    OfficeError::Key(
        "not a public key: give a file FILE.pub of `trust keygen`, or 64 hexadecimal digits".to_owned(),
    )
}

/// 64 bytes from 128 digits.
pub(super) fn signature_bytes(text: &str) -> Option<[u8; 64]> {
    let (one, other) = text.split_at_checked(64)?;
    let mut bytes = [0; 64];
    let halves = [bytes_of_hex(one)?, bytes_of_hex(other)?];
    bytes.iter_mut().zip(halves.iter().flatten()).for_each(|(byte, half)| *byte = *half);
    Some(bytes)
}

/// A private key of a role.
#[derive(Debug)]
pub(crate) struct TufSigner {
    key: SigningKey,
    public: TufKey,
}

impl TufSigner {
    pub(crate) fn new(key: SigningKey) -> Result<Self, OfficeError> {
        let public = TufKey::new(key.public())?;
        Ok(Self { key, public })
    }

    pub(crate) const fn public(&self) -> &TufKey {
        &self.public
    }

    pub(super) fn sign(&self, message: &[u8]) -> Signature {
        Signature { keyid: self.public.keyid.clone(), sig: hex(&self.key.sign_message(message)) }
    }
}
