//! What can be typed.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::{Args, Parser, Subcommand};

use super::passphrase::PassphraseArgs;
use super::status::StatusArgs;
use super::trust::TrustArgs;
use crate::authority::key_file::Purpose;
use crate::authority::portrait_file::USUAL_BYTES;

/// Makes electronic driving licences: keys, codes, samples. Keep it off the devices of officers.
#[derive(Debug, Parser)]
#[command(
    name = "kerbside-authority",
    version,
    after_help = "Example, with a key that everybody knows (for training only):\n  \
                  kerbside-authority keygen --training CN-9901/1 --out training-key.json\n  \
                  kerbside-authority issue --example > licence.json\n  \
                  kerbside-authority issue --key training-key.json --licence licence.json --out code.png\n  \
                  kerbside check --keyring training code.png\n\n\
                  Exit status: 0 done, 1 refused or failed, 2 wrong usage."
)]
pub(super) struct Authority {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a key pair
    Keygen(KeygenArgs),
    /// Sign a licence and draw its code
    Issue(IssueArgs),
    /// Write the bundled samples and the training keyring anew
    Samples(SamplesArgs),
    /// How large codes get
    Sizes,
    /// The signed repository of keys and lists that devices import
    Trust(TrustArgs),
    /// Status lists: build, compare, apply, import, show
    Status(StatusArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "Example: kerbside-authority keygen --issuer CN-3205 --out office-key.json\n\n\
                        The file holds the secret. Only its owner may read it; keep a copy off this device.")]
pub(super) struct KeygenArgs {
    /// New file for the key; never written over
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// Issuer that the key belongs to, kept in the file; `issue` then refuses licences of any other
    #[arg(long, value_name = "ID", value_parser = issuer_id)]
    pub(super) issuer: Option<String>,
    /// Not a new key but a training key, which everybody can make: ISSUER/NUMBER, e.g. CN-9901/1
    #[arg(long, value_name = "ISSUER/NUMBER", value_parser = training_key, conflicts_with = "issuer")]
    pub(super) training: Option<TrainingKey>,
    /// What the key signs; one key never signs both
    #[arg(long, value_enum, default_value_t)]
    pub(super) purpose: Purpose,
    /// Write PKCS#8 under a passphrase in place of JSON; such a file names no issuer
    #[arg(long, conflicts_with_all = ["issuer", "training"])]
    pub(super) encrypt: bool,
    #[command(flatten)]
    pub(super) passphrase: PassphraseArgs,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TrainingKey {
    pub(super) issuer: String,
    pub(super) number: u8,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example: kerbside-authority issue --key office-key.json --licence licence.json --portrait face.jpg --out code.png"
)]
pub(super) struct IssueArgs {
    /// Print an example of a licence and do nothing else
    #[arg(long, exclusive = true)]
    pub(super) example: bool,
    /// Key file of `keygen`, or an Ed25519 key under a passphrase (PKCS#8, PEM)
    #[arg(long, value_name = "FILE", required_unless_present = "example")]
    pub(super) key: Option<PathBuf>,
    #[command(flatten)]
    pub(super) passphrase: PassphraseArgs,
    /// Licence as JSON; see `issue --example` and docs/format.md
    #[arg(long, value_name = "FILE.json", required_unless_present = "example")]
    pub(super) licence: Option<PathBuf>,
    /// Moment of generation (RFC 3339); default: now
    #[arg(long, value_name = "T", value_parser = moment)]
    pub(super) iat: Option<DateTime<FixedOffset>>,
    /// Last moment at which the code may be shown (RFC 3339); default: 10 minutes after --iat
    #[arg(long, value_name = "T", value_parser = moment)]
    pub(super) exp: Option<DateTime<FixedOffset>>,
    /// Picture of the holder (PNG, JPEG, WebP): cut to 3:4 out of the middle and shrunk to fit
    #[arg(long, value_name = "IMAGE")]
    pub(super) portrait: Option<PathBuf>,
    /// Most bytes of the portrait; more make a larger symbol that is harder to read
    #[arg(long, value_name = "N", default_value_t = u16::try_from(USUAL_BYTES).unwrap_or(u16::MAX), value_parser = clap::value_parser!(u16).range(100..=1200))]
    pub(super) portrait_bytes: u16,
    /// Where the code goes; the ending says how: .png, .svg or .txt
    #[arg(long, value_name = "FILE.png|.svg|.txt", required_unless_present = "example")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct SamplesArgs {
    /// Folder for the samples
    #[arg(long, value_name = "DIR", default_value = "assets/samples")]
    pub(super) out: PathBuf,
    /// Folder with the folders training and production
    #[arg(long, value_name = "DIR", default_value = "trusted_keys")]
    pub(super) trusted_keys: PathBuf,
}

pub(super) fn moment(text: &str) -> Result<DateTime<FixedOffset>, String> {
    DateTime::parse_from_rfc3339(text)
        .map_err(|_rfc3339| "write it as 2026-11-20T10:00:00+08:00 (RFC 3339)".to_owned())
}

pub(super) fn issuer_id(text: &str) -> Result<String, String> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if plain && (1..=32).contains(&text.len()) {
        Ok(text.to_owned())
    } else {
        Err("write it as CN-3205: 1 to 32 letters, digits and hyphens".to_owned())
    }
}

fn training_key(text: &str) -> Result<TrainingKey, String> {
    let parts = text.split_once('/').and_then(|(issuer, number)| {
        Some(TrainingKey { issuer: issuer_id(issuer).ok()?, number: number.parse().ok()? })
    });
    parts.ok_or_else(|| "write it as CN-9901/1".to_owned())
}
