//! Private keys under a passphrase: PKCS#8 in PEM (RFC 5958, RFC 8410), PBES2 with scrypt and AES-256-CBC (RFC 8018, RFC 7914).
//! `openssl pkey -in FILE` reads them, and what OpenSSL writes with `-scrypt` or PBKDF2 is read here.

use std::io;
use std::path::Path;

use ed25519_dalek::pkcs8::{ALGORITHM_ID, KeypairBytes};
use pkcs8::der::asn1::OctetStringRef;
use pkcs8::pkcs5::{pbes2, scrypt};
use pkcs8::{EncryptedPrivateKeyInfoRef, LineEnding, PrivateKeyInfoRef, SecretDocument};

use super::new_file;
use super::sign::SigningKey;

/// First line of the file.
const LABEL: &str = "ENCRYPTED PRIVATE KEY";

/// N = 2^14, r = 8: 16 MiB, the most that OpenSSL reads without being told to. p = 5: as OWASP's password storage
/// cheat sheet asks with that N.
const SCRYPT: (u8, u32, u32) = (14, 8, 5);

/// Why a key under a passphrase cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EncryptedKeyError {
    /// An empty passphrase protects nothing.
    #[error("the passphrase is empty. Choose one of several words.")]
    Empty,
    /// A key file is never written over.
    #[error("the file exists already; a key is never written over. Choose another name.")]
    Exists,
    /// Not a key in this form.
    #[error("not an Ed25519 key under a passphrase (PEM, \"{LABEL}\"). `trust keygen` makes one.")]
    Form,
    /// The file system.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// Wrong passphrase, or a damaged file.
    #[error("the passphrase is wrong, or the file is damaged. Try again, or take it from the backup.")]
    Passphrase,
}

/// Whether the bytes of a key file are of this form, and not JSON.
pub(crate) fn is_pem(bytes: &[u8]) -> bool {
    bytes.starts_with(b"-----BEGIN")
}

/// The text of a key file. `random` is new for each: 16 bytes of salt, 16 of the cipher's start.
pub(crate) fn encrypt(
    key: &SigningKey,
    passphrase: &str,
    random: [[u8; 16]; 2],
) -> Result<String, EncryptedKeyError> {
    if passphrase.is_empty() {
        return Err(EncryptedKeyError::Empty);
    }
    let [salt, start] = random;
    let (log_n, r, p) = SCRYPT;
    let encrypted = || -> Option<String> {
        // A CurvePrivateKey (RFC 8410 §7), and no public half: OpenSSL 3.0 reads version 1 of the form only.
        let inner = [&[0x04, 0x20][..], &key.seed()].concat();
        let info = PrivateKeyInfoRef::new(ALGORITHM_ID, OctetStringRef::new(&inner).ok()?);
        let scrypt = scrypt::Params::new(log_n, r, p).ok()?;
        let parameters = pbes2::Parameters::generate_scrypt_aes256cbc(scrypt, &salt, start).ok()?;
        let document = info.encrypt_with_params(parameters, passphrase).ok()?;
        Some(document.to_pem(LABEL, LineEnding::LF).ok()?.to_string())
    };
    encrypted().ok_or(EncryptedKeyError::Form)
}

/// The key in the text of a file.
pub(crate) fn decrypt(pem: &str, passphrase: &str) -> Result<SigningKey, EncryptedKeyError> {
    let (label, document) = SecretDocument::from_pem(pem).map_err(|_pem| EncryptedKeyError::Form)?;
    let info = EncryptedPrivateKeyInfoRef::try_from(document.as_bytes()).ok();
    let info = info.filter(|_| label == LABEL).ok_or(EncryptedKeyError::Form)?;
    let plain = info.decrypt(passphrase).map_err(|_cipher| EncryptedKeyError::Passphrase)?;
    let info = PrivateKeyInfoRef::try_from(plain.as_bytes()).map_err(|_der| EncryptedKeyError::Passphrase)?;
    let pair = KeypairBytes::try_from(info).map_err(|_other_algorithm| EncryptedKeyError::Form)?;
    Ok(SigningKey::from_seed(&pair.secret_key))
}

/// Writes a new file, for its owner alone.
pub(crate) fn create(path: &Path, pem: &str) -> Result<(), EncryptedKeyError> {
    new_file::create_secret(path, pem.as_bytes()).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            EncryptedKeyError::Exists
        } else {
            EncryptedKeyError::Io(error)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{EncryptedKeyError, SigningKey, decrypt, encrypt};

    #[test]
    fn a_key_comes_back_with_its_passphrase_alone() {
        let key = SigningKey::from_seed(&[7; 32]);
        let pem = encrypt(&key, "correct horse", [[1; 16], [2; 16]]).unwrap();
        assert!(pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
        assert_eq!(decrypt(&pem, "correct horse").unwrap().seed(), key.seed());
        assert!(matches!(decrypt(&pem, "wrong"), Err(EncryptedKeyError::Passphrase)));
        assert!(matches!(encrypt(&key, "", [[1; 16], [2; 16]]), Err(EncryptedKeyError::Empty)));
    }
}
