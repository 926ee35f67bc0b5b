//! The file of a private key: JSON, readable by its owner alone.
//!
//! `{"alg":"Ed25519","issuer":…,"purpose":…,"seed":hex,"public_key":hex,"kid":hex}`. `purpose` is `status-delta` for a key
//! that signs deltas of status lists and nothing else; without it the key signs licences. `seed` is the secret of RFC 8032 §5.1.5; the two
//! other numbers follow from it and are compared when the file is read, so that a damaged seed does not sign.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::new_file;
use super::sign::{DeltaSigningKey, SigningKey};

/// A key with the issuer that it belongs to, if the file says one.
#[derive(Debug)]
pub struct KeyFile {
    /// `iss` of what the key signs.
    pub issuer: Option<String>,
    /// The key.
    pub key: SigningKey,
}

/// A key that signs deltas of status lists, with the issuer whose lists they are, if the file says one.
#[derive(Debug)]
pub struct DeltaKeyFile {
    /// Issuer of the lists.
    pub issuer: Option<String>,
    /// The key.
    pub key: DeltaSigningKey,
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
    /// A key for licences where one for deltas is needed, or the other way round.
    #[error("the key is for {found}, one for {wanted} is needed (`keygen --purpose {wanted}`)")]
    Purpose {
        /// What the file says.
        found: Purpose,
        /// What it is to be used for.
        wanted: Purpose,
    },
}

/// What a key signs. One key never signs both: a stolen issuing key must not lift suspensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Licences.
    #[default]
    Licence,
    /// Deltas of status lists.
    StatusDelta,
}

impl Purpose {
    const fn is_licence(&self) -> bool {
        matches!(self, Self::Licence)
    }
}

impl std::fmt::Display for Purpose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Licence => "licence",
            Self::StatusDelta => "status-delta",
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyJson {
    alg: Algorithm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(default, skip_serializing_if = "Purpose::is_licence")]
    purpose: Purpose,
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
        read(path, Purpose::Licence).map(|(issuer, key)| Self { issuer, key })
    }

    /// Writes a new file, for its owner alone (mode 0600 where there are modes).
    ///
    /// # Errors
    /// See [`KeyFileError`].
    pub fn create(&self, path: &Path) -> Result<(), KeyFileError> {
        create(path, self.issuer.as_ref(), Purpose::Licence, &self.key)
    }
}

impl DeltaKeyFile {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// See [`KeyFileError`].
    pub fn read(path: &Path) -> Result<Self, KeyFileError> {
        read(path, Purpose::StatusDelta).map(|(issuer, key)| Self { issuer, key: DeltaSigningKey::new(key) })
    }

    /// Writes a new file, for its owner alone (mode 0600 where there are modes).
    ///
    /// # Errors
    /// See [`KeyFileError`].
    pub fn create(&self, path: &Path) -> Result<(), KeyFileError> {
        create(path, self.issuer.as_ref(), Purpose::StatusDelta, self.key.signing_key())
    }
}

fn read(path: &Path, wanted: Purpose) -> Result<(Option<String>, SigningKey), KeyFileError> {
    let json: KeyJson = serde_json::from_slice(&std::fs::read(path)?)
        .map_err(|error| KeyFileError::Json { line: error.line() })?;
    let Algorithm::Ed25519 = json.alg;
    if json.purpose != wanted {
        return Err(KeyFileError::Purpose { found: json.purpose, wanted });
    }
    let key = bytes_of_hex(&json.seed)
        .map(|seed| SigningKey::from_seed(&seed))
        .ok_or(KeyFileError::Inconsistent)?;
    let same = json.public_key.eq_ignore_ascii_case(&hex(&key.public()))
        && json.kid.eq_ignore_ascii_case(&hex(&key.key_id().0));
    if same { Ok((json.issuer, key)) } else { Err(KeyFileError::Inconsistent) }
}

fn create(
    path: &Path,
    issuer: Option<&String>,
    purpose: Purpose,
    key: &SigningKey,
) -> Result<(), KeyFileError> {
    let json = KeyJson {
        alg: Algorithm::Ed25519,
        issuer: issuer.cloned(),
        purpose,
        seed: hex(&key.seed()),
        public_key: hex(&key.public()),
        kid: hex(&key.key_id().0),
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

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// 32 bytes from 64 hexadecimal digits.
pub(super) fn bytes_of_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != bytes.len() * 2 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        for digit in pair {
            *byte = (*byte << 4) | u8::try_from(char::from(*digit).to_digit(16)?).ok()?;
        }
    }
    Some(bytes)
}
