//! Passphrases: typed unseen, or read from a file for scripts. And the keys that they open.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Failure, random};
use crate::authority::encrypted_key::{create, decrypt, encrypt, is_pem};
use crate::authority::key_file::{DeltaKeyFile, KeyFile};
use crate::authority::{DeltaSigningKey, SigningKey};

/// Largest file of a passphrase or key that is read, in bytes.
const MAX_BYTES: u64 = 65_536;

/// Where passphrases come from.
#[derive(Debug, Args)]
pub(super) struct PassphraseArgs {
    /// File with the passphrase in its first line, in place of typing it; one for all keys, or one for each in turn
    #[arg(long = "passphrase-file", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl PassphraseArgs {
    /// For the key file in this place of the command.
    fn of(&self, place: usize, key: &Path) -> Result<String, Failure> {
        let file = match self.files.as_slice() {
            [one] => Some(one),
            several => several.get(place),
        };
        match file {
            Some(file) => first_line(file),
            None => ask(&format!("Passphrase of {}: ", key.display())),
        }
    }

    /// For a new key: typed twice.
    pub(super) fn new_one(&self) -> Result<String, Failure> {
        let passphrase = match self.files.as_slice() {
            [] => {
                let first = ask("New passphrase: ")?;
                if ask("The same again: ")? != first {
                    return Err(Failure::new("the two are not the same; nothing was written. Try again."));
                }
                first
            }
            [file] => first_line(file)?,
            [..] => return Err(Failure::usage("one key, one --passphrase-file.")),
        };
        if passphrase.is_empty() {
            return Err(Failure::new(crate::authority::encrypted_key::EncryptedKeyError::Empty));
        }
        Ok(passphrase)
    }

    /// A key of the repository: under a passphrase, or a key file for deltas.
    pub(super) fn signing_key(&self, place: usize, path: &Path) -> Result<SigningKey, Failure> {
        match self.pem(place, path)? {
            Some(key) => Ok(key),
            None => {
                let file = DeltaKeyFile::read(path).map_err(|error| Failure::at(path, error))?;
                Ok(SigningKey::from_seed(&file.key.seed()))
            }
        }
    }

    /// An issuer's key in either form.
    pub(super) fn key_file(&self, path: &Path) -> Result<KeyFile, Failure> {
        match self.pem(0, path)? {
            Some(key) => Ok(KeyFile { issuer: None, key }),
            None => KeyFile::read(path).map_err(|error| Failure::at(path, error)),
        }
    }

    /// A key for deltas in either form.
    pub(super) fn delta_key_file(&self, path: &Path) -> Result<DeltaKeyFile, Failure> {
        match self.pem(0, path)? {
            Some(key) => Ok(DeltaKeyFile { issuer: None, key: DeltaSigningKey::new(key) }),
            None => DeltaKeyFile::read(path).map_err(|error| Failure::at(path, error)),
        }
    }

    /// The key, if the file is PEM.
    fn pem(&self, place: usize, path: &Path) -> Result<Option<SigningKey>, Failure> {
        let bytes = read(path)?;
        if !is_pem(&bytes) {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let passphrase = self.of(place, path)?;
        decrypt(&text, &passphrase).map(Some).map_err(|error| Failure::at(path, error))
    }
}

/// Writes a key under a passphrase to a new file.
pub(super) fn create_encrypted(path: &Path, key: &SigningKey, passphrase: &str) -> Result<(), Failure> {
    let pem = encrypt(key, passphrase, [random()?, random()?]).map_err(|error| Failure::at(path, error))?;
    create(path, &pem).map_err(|error| Failure::at(path, error))
}

fn ask(question: &str) -> Result<String, Failure> {
    rpassword::prompt_password(question).map_err(|error| {
        Failure::new(format!(
            "no passphrase could be read ({error}). Without a terminal, give --passphrase-file."
        ))
    })
}

fn first_line(path: &Path) -> Result<String, Failure> {
    let text = String::from_utf8(read(path)?).map_err(|_utf8| Failure::at(path, "not a text in UTF-8"))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let length = fs::metadata(path).map_err(|error| Failure::at(path, error))?.len();
    if length > MAX_BYTES {
        return Err(Failure::at(path, "too long for a key or a passphrase"));
    }
    fs::read(path).map_err(|error| Failure::at(path, error))
}
