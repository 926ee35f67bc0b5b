//! `trust`.

mod args;
mod begin;
mod content;
mod content_args;
mod publish;
mod show;
mod signing;

use std::fs;
use std::path::Path;

use chrono::{DateTime, Days, SubsecRound as _, Utc};

pub(super) use self::args::TrustArgs;
use self::args::TrustCommand;
use super::{Failure, print};
use crate::authority::trust::{Office, OfficeError, TufKey};

/// Longest file of a public key.
const MAX_KEY_BYTES: u64 = 4_096;

impl From<OfficeError> for Failure {
    fn from(error: OfficeError) -> Self {
        Self::new(error)
    }
}

pub(super) fn run(arguments: &TrustArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let now = now.trunc_subsecs(0);
    match &arguments.command {
        TrustCommand::Keygen(arguments) => begin::keygen(arguments),
        TrustCommand::Init(arguments) => begin::init(arguments, now),
        TrustCommand::AddIssuer(arguments) => content::add_issuer(arguments, now),
        TrustCommand::AddKey(arguments) => content::add_key(arguments, now),
        TrustCommand::Distrust(arguments) => content::distrust(arguments, now),
        TrustCommand::SetRules(arguments) => content::set_rules(arguments, now),
        TrustCommand::SetIssuers(arguments) => content::set_issuers(arguments, now),
        TrustCommand::SetList(arguments) => content::set_list(arguments, now),
        TrustCommand::DelegateDelta(arguments) => content::delegate_delta(arguments, now),
        TrustCommand::Renew(arguments) => content::renew(arguments, now),
        TrustCommand::RotateRoot(arguments) => begin::rotate_root(arguments, now),
        TrustCommand::Sign(arguments) => signing::sign(arguments),
        TrustCommand::ToSign(arguments) => signing::to_sign(arguments),
        TrustCommand::AddSignature(arguments) => signing::add_signature(arguments),
        TrustCommand::Publish(arguments) => publish::run(arguments, now),
        TrustCommand::Show(arguments) => show::run(&arguments.office),
        TrustCommand::Discard(arguments) => {
            Office::discard(&arguments.office)?;
            print("the draft is gone; what is published stays\n")
        }
    }
}

/// A number of days from a moment on.
fn after(now: DateTime<Utc>, days: u32) -> Result<DateTime<Utc>, Failure> {
    let end = now.checked_add_days(Days::new(days.into()));
    end.ok_or_else(|| Failure::usage("that is too many days; stay before the year 10000"))
}

/// A public key as typed: digits, or the name of a file.
fn public_key(text: &str) -> Result<TufKey, Failure> {
    let path = Path::new(text);
    if text.len() == 64 && !path.exists() {
        return Ok(TufKey::parse(text)?);
    }
    let length = fs::metadata(path).map_err(|error| Failure::at(path, error))?.len();
    if length > MAX_KEY_BYTES {
        return Err(Failure::at(path, "too long for a public key"));
    }
    let text = fs::read_to_string(path).map_err(|error| Failure::at(path, error))?;
    TufKey::parse(&text).map_err(|error| Failure::at(path, error))
}

fn public_keys(texts: &[String]) -> Result<Vec<TufKey>, Failure> {
    texts.iter().map(|text| public_key(text)).collect()
}

/// A key id as typed: digits, or the name of a file.
fn key_id(text: &str) -> Result<String, Failure> {
    if Path::new(text).is_file() { Ok(public_key(text)?.keyid) } else { Ok(text.to_lowercase()) }
}
