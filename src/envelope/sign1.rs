//! COSE_Sign1 with everything but the payload visible.

use coset::{CoseSign1, ProtectedHeader, SignatureContext, TaggedCborSerializable as _, sig_structure_data};

use super::error::EnvelopeError;
use super::text_form::cose_bytes;
use crate::cbor::{self, CborError, CborErrorKind, Item, Reader};
use crate::qr::QrPayload;

/// Bound into every signature, so that nothing signed for another purpose passes for a licence.
pub const EXTERNAL_AAD: &[u8] = b"kerbside/licence/1";

/// Ed25519 signature, RFC 8032 §5.1.6.
const SIGNATURE_BYTES: usize = 64;

/// `kid`: first 8 bytes of the SHA-256 of the raw public key. A hint only: every key with it is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 8]);

impl std::fmt::Display for KeyId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, pair) in self.0.chunks(2).enumerate() {
            let separator = if index == 0 { "" } else { " " };
            write!(f, "{separator}")?;
            pair.iter().try_for_each(|byte| write!(f, "{byte:02X}"))?;
        }
        Ok(())
    }
}

/// A COSE_Sign1 of the one shape that this project signs, for whatever purpose: the `external_aad` that `open` is given
/// names the purpose.
pub(crate) struct Sign1 {
    cose: CoseSign1,
    key_id: KeyId,
}

impl Sign1 {
    /// Strict walk, then coset.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let key_id = check_shape(bytes)?;
        // The walk above has passed every byte, so coset sees no hostile length.
        let cose =
            CoseSign1::from_tagged_slice(bytes).map_err(|_coset| EnvelopeError::Shape("not a COSE_Sign1"))?;
        Ok(Self { cose, key_id })
    }

    pub(crate) const fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// Runs `check(Sig_structure, signature)` and gives the payload only if it passes (RFC 9052 §4.4).
    pub(crate) fn open<E>(
        &self,
        external_aad: &[u8],
        check: impl FnOnce(&[u8], &[u8]) -> Result<(), E>,
    ) -> Result<&[u8], E> {
        self.cose.verify_signature(external_aad, |signature, message| check(message, signature))?;
        Ok(self.cose.payload.as_deref().unwrap_or_default())
    }
}

/// What a COSE_Sign1 signs (RFC 9052 §4.4), for messages of others that `Sign1` is too strict for.
pub(crate) fn sig_structure(protected: &[u8], external_aad: &[u8], payload: &[u8]) -> Vec<u8> {
    let protected = ProtectedHeader { original_data: Some(protected.to_vec()), ..ProtectedHeader::default() };
    sig_structure_data(SignatureContext::CoseSign1, protected, None, external_aad, payload)
}

/// Bytes in the form of a signed licence. The payload is given to `verify` alone, by `SignedEnvelope::open`.
///
/// ```compile_fail,E0616
/// fn peek(envelope: kerbside::envelope::SignedEnvelope) { let _payload = envelope.sign1; }
/// ```
/// ```
/// fn allowed(envelope: kerbside::envelope::SignedEnvelope) -> kerbside::envelope::KeyId { envelope.key_id() }
/// ```
pub struct SignedEnvelope {
    sign1: Sign1,
    byte_count: usize,
}

impl TryFrom<&QrPayload> for SignedEnvelope {
    type Error = EnvelopeError;

    fn try_from(payload: &QrPayload) -> Result<Self, EnvelopeError> {
        let bytes = cose_bytes(payload.as_bytes())?;
        Ok(Self { sign1: Sign1::parse(&bytes)?, byte_count: bytes.len() })
    }
}

impl SignedEnvelope {
    /// The key that the signer says it used.
    #[must_use]
    pub const fn key_id(&self) -> KeyId {
        self.sign1.key_id()
    }

    /// Size of the COSE bytes.
    #[must_use]
    pub const fn byte_count(&self) -> usize {
        self.byte_count
    }

    /// Runs `check(Sig_structure, signature)` and gives the payload only if it passes (RFC 9052 §4.4).
    pub(crate) fn open<E>(&self, check: impl FnOnce(&[u8], &[u8]) -> Result<(), E>) -> Result<&[u8], E> {
        self.sign1.open(EXTERNAL_AAD, check)
    }
}

impl std::fmt::Debug for SignedEnvelope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SignedEnvelope(kid {}, {} bytes)", self.key_id(), self.byte_count)
    }
}

/// RFC 9052 §4.2, narrowed to the one form of this format. Gives the `kid`.
fn check_shape(bytes: &[u8]) -> Result<KeyId, EnvelopeError> {
    let mut reader = Reader::new(bytes);
    if reader.item()? != Item::Tag(18) {
        return Err(EnvelopeError::Shape("tag 18 expected"));
    }
    if reader.item()? != Item::Array(4) {
        return Err(EnvelopeError::Shape("array of four expected"));
    }
    let protected = byte_string(&mut reader)?;
    if reader.item()? != Item::Map(0) {
        return Err(EnvelopeError::Shape("the unprotected header must be empty"));
    }
    byte_string(&mut reader)?;
    let signature = byte_string(&mut reader)?;
    if signature.len() != SIGNATURE_BYTES {
        return Err(EnvelopeError::Shape("signature of 64 bytes expected"));
    }
    reader.finish()?;
    check_protected(protected)
}

/// Exactly `{1: alg, 4: kid}`: nothing critical, nothing that some other reader would honour.
fn check_protected(bytes: &[u8]) -> Result<KeyId, EnvelopeError> {
    cbor::check(bytes)?;
    let mut reader = Reader::new(bytes);
    if reader.item()? != Item::Map(2) || reader.item()? != Item::Unsigned(1) {
        return Err(EnvelopeError::Shape("the protected header must hold alg and kid alone"));
    }
    // -19 = Ed25519 (RFC 9864 §2.2), -8 = EdDSA (RFC 9053 §2.2); CBOR writes -1 - n.
    if !matches!(reader.item()?, Item::Negative(18 | 7)) {
        return Err(EnvelopeError::Algorithm);
    }
    if reader.item()? != Item::Unsigned(4) {
        return Err(EnvelopeError::Shape("the protected header must hold alg and kid alone"));
    }
    let Item::Bytes(kid) = reader.item()? else { return Err(EnvelopeError::KeyId) };
    kid.try_into().map(KeyId).map_err(|_length| EnvelopeError::KeyId)
}

fn byte_string<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], EnvelopeError> {
    let position = reader.position();
    let Item::Bytes(bytes) = reader.item()? else {
        return Err(CborError { kind: CborErrorKind::WrongType, position }.into());
    };
    Ok(bytes)
}
