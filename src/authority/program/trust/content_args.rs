//! What can be typed to change what the repository says.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::Args;

use crate::authority::program::args::{issuer_id, moment};
use crate::authority::trust::NamesJson;

/// The working folder.
#[derive(Debug, Args)]
pub(super) struct OfficeArgs {
    /// Folder with repository/ (published) and draft/ (being changed)
    #[arg(value_name = "OFFICE")]
    pub(super) office: PathBuf,
}

/// Life of targets.
#[derive(Debug, Args)]
pub(super) struct TargetsDays {
    /// Days until the new targets expire
    #[arg(long, value_name = "N", default_value_t = 365, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub(super) targets_days: u32,
}

/// What every change needs.
#[derive(Debug, Args)]
pub(super) struct ChangeArgs {
    #[command(flatten)]
    pub(super) office: OfficeArgs,
    #[command(flatten)]
    pub(super) days: TargetsDays,
}

/// A key of an issuer with its dates.
#[derive(Debug, Args)]
pub(super) struct IssuerKeyArgs {
    /// Public key: a file, or the 64 digits that `keygen` prints
    #[arg(long, value_name = "KEY")]
    pub(super) key: String,
    /// Signs nothing before (RFC 3339)
    #[arg(long, value_name = "T", value_parser = moment)]
    pub(super) valid_from: DateTime<FixedOffset>,
    /// Signs nothing after (RFC 3339)
    #[arg(long, value_name = "T", value_parser = moment)]
    pub(super) valid_until: DateTime<FixedOffset>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Example: kerbside-authority trust add-issuer OFFICE --id CN-3205 --name-zh 苏州市公安局交通警察支队 \\\n    \
--name-en \"Suzhou Traffic Police\" --region-zh 苏州市 --region-en Suzhou --key HEX \\\n    \
--valid-from 2026-01-01T00:00:00+08:00 --valid-until 2028-01-01T00:00:00+08:00 --max-code-seconds 600 \\\n    \
--office 320500=苏州车管所/Suzhou")]
pub(super) struct AddIssuerArgs {
    #[command(flatten)]
    pub(super) change: ChangeArgs,
    /// `iss` of its licences
    #[arg(long, value_name = "ID", value_parser = issuer_id)]
    pub(super) id: String,
    /// Name in Chinese
    #[arg(long, value_name = "TEXT")]
    pub(super) name_zh: String,
    /// Name in English
    #[arg(long, value_name = "TEXT")]
    pub(super) name_en: String,
    /// Region in Chinese
    #[arg(long, value_name = "TEXT")]
    pub(super) region_zh: String,
    /// Region in English
    #[arg(long, value_name = "TEXT")]
    pub(super) region_en: String,
    #[command(flatten)]
    pub(super) key: IssuerKeyArgs,
    /// Longest time for which it lets a code be shown
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..))]
    pub(super) max_code_seconds: i64,
    /// An issuing authority by its code
    #[arg(long = "office", value_name = "CODE=NAME/NAME", value_parser = office)]
    pub(super) offices: Vec<(u32, NamesJson)>,
}

#[derive(Debug, Args)]
pub(super) struct AddKeyArgs {
    #[command(flatten)]
    pub(super) change: ChangeArgs,
    /// Issuer
    #[arg(long, value_name = "ID", value_parser = issuer_id)]
    pub(super) issuer: String,
    #[command(flatten)]
    pub(super) key: IssuerKeyArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Example: kerbside-authority trust distrust OFFICE --issuer CN-3205 --kid 0011223344556677 \\\n    \
--after 2026-11-20T00:00:00+08:00 --reason-zh 密钥失窃 --reason-en \"the key was stolen\"")]
pub(super) struct DistrustArgs {
    #[command(flatten)]
    pub(super) change: ChangeArgs,
    /// Issuer
    #[arg(long, value_name = "ID", value_parser = issuer_id)]
    pub(super) issuer: String,
    /// `kid` of the key as `trust show` prints it, or the file of its public key
    #[arg(long, value_name = "HEX|FILE.pub")]
    pub(super) kid: String,
    /// Codes generated after it are not genuine (RFC 3339)
    #[arg(long, value_name = "T", value_parser = moment)]
    pub(super) after: DateTime<FixedOffset>,
    /// Why, in Chinese, for the screen
    #[arg(long, value_name = "TEXT")]
    pub(super) reason_zh: String,
    /// Why, in English
    #[arg(long, value_name = "TEXT")]
    pub(super) reason_en: String,
}

#[derive(Debug, Args)]
pub(super) struct FileArgs {
    #[command(flatten)]
    pub(super) change: ChangeArgs,
    /// File to take
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct SetListArgs {
    #[command(flatten)]
    pub(super) change: ChangeArgs,
    /// Issuer
    #[arg(long, value_name = "ID", value_parser = issuer_id)]
    pub(super) issuer: String,
    /// List of `status build`, with a higher number than the published one
    #[arg(value_name = "LISTFILE")]
    pub(super) file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct DelegateArgs {
    #[command(flatten)]
    pub(super) change: ChangeArgs,
    /// Issuer
    #[arg(long, value_name = "ID", value_parser = issuer_id)]
    pub(super) issuer: String,
    /// Public key that signs its deltas and nothing else: a file, or the digits of `keygen --purpose status-delta`
    #[arg(long, value_name = "KEY")]
    pub(super) key: String,
}

#[derive(Debug, Args)]
pub(super) struct RenewArgs {
    #[command(flatten)]
    pub(super) change: ChangeArgs,
    /// The documents of the roles status-delta-… too; each needs its key's signature
    #[arg(long)]
    pub(super) deltas: bool,
}

fn office(text: &str) -> Result<(u32, NamesJson), String> {
    let parts = text.split_once('=').and_then(|(code, names)| {
        let (zh, en) = names.split_once('/')?;
        Some((code.parse().ok()?, NamesJson::new(zh, en)))
    });
    parts.ok_or_else(|| "write it as 320500=苏州车管所/Suzhou".to_owned())
}
