//! The file of a private key: JSON, readable by its owner alone.
//!
//! `{"alg":"Ed25519","issuer":…,"seed":hex,"public_key":hex,"kid":hex}`. `seed` is the secret of RFC 8032 §5.1.5; the two
//! other numbers follow from it and are compared when the file is read, so that a damaged seed does not sign.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::new_file;
use super::sign::SigningKey;

/// A key with the issuer that it belongs to, if the file says one.
#[derive(Debug)]
pub struct KeyFile {
    /// `iss` of what the key signs.
    pub issuer: Option<String>,
    /// The key.
    pub key: SigningKey,
}

/// Why a key file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyFileError {
    /// A key file is never written over: the key in it could not be made again.
    #[error("the file exists already; a key is never written over. Choose another name.")]
    Exists,
    /// `public_key` or `kid` do not belong to `seed`.
    #[error(
        "the file is damaged: its public_key or kid does not belong to its seed. Take it from the backup."
    )]
    Inconsistent,
    /// The file system.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// Not the JSON of a key.
    #[error("line {line}: not a key file. `kerbside-authority keygen --out FILE` makes one.")]
    Json {
        /// From 1.
        line: usize,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyJson {
    alg: Algorithm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    seed: String,
    public_key: String,
    kid: String,
}

/// One so far.
#[derive(Serialize, Deserialize)]
enum Algorithm {
    Ed25519,
}

impl KeyFile {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// See [`KeyFileError`].
    pub fn read(path: &Path) -> Result<Self, KeyFileError> {
        let json: KeyJson = serde_json::from_slice(&std::fs::read(path)?)
            .map_err(|error| KeyFileError::Json { line: error.line() })?;
        let Algorithm::Ed25519 = json.alg;
        let key =
            seed(&json.seed).map(|seed| SigningKey::from_seed(&seed)).ok_or(KeyFileError::Inconsistent)?;
        let same = json.public_key.eq_ignore_ascii_case(&hex(&key.public()))
            && json.kid.eq_ignore_ascii_case(&hex(&key.key_id().0));
        if same { Ok(Self { issuer: json.issuer, key }) } else { Err(KeyFileError::Inconsistent) }
    }

    /// Writes a new file, for its owner alone (mode 0600 where there are modes).
    ///
    /// # Errors
    /// See [`KeyFileError`].
    pub fn create(&self, path: &Path) -> Result<(), KeyFileError> {
        let json = KeyJson {
            alg: Algorithm::Ed25519,
            issuer: self.issuer.clone(),
            seed: hex(&self.key.seed()),
            public_key: hex(&self.key.public()),
            kid: hex(&self.key.key_id().0),
        };
        let mut text = serde_json::to_string_pretty(&json).map_err(io::Error::from)?;
        text.push('\n');
        new_file::create_secret(path, text.as_bytes()).map_err(|error| {
            if error.kind() == io::ErrorKind::AlreadyExists {
                KeyFileError::Exists
            } else {
                KeyFileError::Io(error)
            }
        })
    }
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn seed(text: &str) -> Option<[u8; 32]> {
    let mut seed = [0; 32];
    if text.len() != seed.len() * 2 {
        return None;
    }
    for (byte, pair) in seed.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        for digit in pair {
            *byte = (*byte << 4) | u8::try_from(char::from(*digit).to_digit(16)?).ok()?;
        }
    }
    Some(seed)
}
