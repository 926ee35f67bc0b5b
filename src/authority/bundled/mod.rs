//! The sample licences and the training keyring: the same bytes every time, nothing of it random.
//!
//! Samples are signed for one fixed moment by keys whose private halves are public, so that they never rot.

mod cast;
mod keyring;
mod list;
mod repository;
mod status_list;
mod toml_file;

use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use self::list::{Sample, Signed};
use super::picture::{PictureError, png};
use super::portrait_file::PortraitError;
use super::sign::{SignError, SigningKey, text_form};
use super::trust::replace_folder;
use super::{encode, new_file};
use crate::claims::LicenceClaims;

/// The training issuer that has a status list, and a key for its deltas.
const WITH_LIST: &str = "CN-9901";

/// Why the samples could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SamplesError {
    /// A file could not be written.
    #[error("{path}: {error}. Check the folder and its permissions.", path = path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// No symbol holds the text.
    #[error("{0}")]
    Picture(#[from] PictureError),
    /// A face could not be encoded.
    #[error("{0}")]
    Portrait(#[from] PortraitError),
    /// COSE refused the message.
    #[error("{0}")]
    Sign(#[from] SignError),
    /// The training repository could not be made or written.
    #[error("{0}")]
    Trust(String),
}

impl SamplesError {
    fn trust(error: impl Display) -> Self {
        Self::Trust(error.to_string())
    }
}

/// Writes every sample as `NAME.png` and `NAME.txt`, and `samples.toml`, into `samples`, and the training repository into
/// `trusted_keys/training`; gives the number of samples.
///
/// # Errors
/// See [`SamplesError`]. Each file, and the repository, is replaced whole or not at all.
pub fn write(samples: &Path, trusted_keys: &Path) -> Result<usize, SamplesError> {
    for folder in [samples, trusted_keys] {
        std::fs::create_dir_all(folder)
            .map_err(|error| SamplesError::File { path: folder.to_owned(), error })?;
    }
    replace_folder(&trusted_keys.join("training"), &repository::files()?).map_err(SamplesError::trust)?;
    let list = list::all()?;
    for sample in &list {
        let text = text_of(sample)?;
        put(&samples.join(format!("{}.txt", sample.name)), text.as_bytes())?;
        put(&samples.join(format!("{}.png", sample.name)), &png(&text)?)?;
    }
    put(&samples.join("samples.toml"), toml_file::text(&list).as_bytes())?;
    Ok(list.len())
}

/// Whether a key of a repository is one that everybody can make.
pub(crate) use self::repository::is_training_key;

fn put(path: &Path, bytes: &[u8]) -> Result<(), SamplesError> {
    new_file::replace(path, bytes).map_err(|error| SamplesError::File { path: path.to_owned(), error })
}

/// `cti`: the first 8 bytes of the SHA-256 of the name.
fn cwt_id(name: &str) -> Vec<u8> {
    Sha256::digest(name.as_bytes()).iter().take(8).copied().collect()
}

fn text_of(sample: &Sample) -> Result<String, SamplesError> {
    let claims = LicenceClaims { cwt_id: cwt_id(sample.name), ..sample.claims.clone() };
    Ok(match sample.signed {
        Signed::By { issuer, number } => text_form(&SigningKey::training(issuer, number).sign(&claims)?),
        Signed::ByAStranger => {
            let seed = Sha256::digest(b"kerbside samples: a key that nobody knows");
            text_form(&SigningKey::from_seed(&seed.into()).sign(&claims)?)
        }
        Signed::ThenTampered => text_form(&tampered(&claims)?),
    })
}

/// Points 11 turned into 1 after signing: one byte.
fn tampered(claims: &LicenceClaims) -> Result<Vec<u8>, SamplesError> {
    let mut cose = SigningKey::training(&claims.issuer, 1).sign(claims)?;
    let honest = encode(claims);
    let mut wished = claims.clone();
    wished.licence.points = 1;
    let start = cose.windows(honest.len()).position(|window| window == honest).unwrap_or(cose.len());
    for (byte, wish) in cose.iter_mut().skip(start).zip(encode(&wished)) {
        *byte = wish;
    }
    Ok(cose)
}
