//! `keygen`.

use chrono::{DateTime, Days, SecondsFormat, Utc};
use serde_json::json;

use super::args::KeygenArgs;
use super::passphrase::create_encrypted;
use super::{Failure, print, random};
use crate::authority::key_file::{DeltaKeyFile, KeyFile, Purpose, hex};
use crate::authority::{DeltaSigningKey, SigningKey};

/// Suggested life of a key.
const KEY_DAYS: u64 = 730;

pub(super) fn run(arguments: &KeygenArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    match arguments.purpose {
        Purpose::Licence => licence(arguments, now),
        Purpose::StatusDelta => status_delta(arguments),
    }
}

fn licence(arguments: &KeygenArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let file = match &arguments.training {
        Some(training) => KeyFile {
            issuer: Some(training.issuer.clone()),
            key: SigningKey::training(&training.issuer, training.number),
        },
        None => KeyFile { issuer: arguments.issuer.clone(), key: SigningKey::from_seed(&random()?) },
    };
    if arguments.encrypt {
        create_encrypted(&arguments.out, &file.key, &arguments.passphrase.new_one()?)?;
    } else {
        file.create(&arguments.out).map_err(|error| Failure::at(&arguments.out, error))?;
    }
    print(&report(&file, arguments, now))
}

fn status_delta(arguments: &KeygenArgs) -> Result<(), Failure> {
    let file = match &arguments.training {
        Some(training) => DeltaKeyFile {
            issuer: Some(training.issuer.clone()),
            key: DeltaSigningKey::training(&training.issuer, training.number),
        },
        None => DeltaKeyFile {
            issuer: arguments.issuer.clone(),
            key: DeltaSigningKey::new(SigningKey::from_seed(&random()?)),
        },
    };
    if arguments.encrypt {
        let key = SigningKey::from_seed(&file.key.seed());
        create_encrypted(&arguments.out, &key, &arguments.passphrase.new_one()?)?;
    } else {
        file.create(&arguments.out).map_err(|error| Failure::at(&arguments.out, error))?;
    }
    print(&format!(
        "key file    {}\npublic key  {}\nSigns deltas of status lists and nothing else. It never belongs into issuers.json.\n",
        arguments.out.display(),
        hex(&file.key.public()),
    ))
}

fn report(file: &KeyFile, arguments: &KeygenArgs, now: DateTime<Utc>) -> String {
    let time = |moment: DateTime<Utc>| moment.to_rfc3339_opts(SecondsFormat::Secs, true);
    let public = hex(&file.key.public());
    let entry = json!({
        "alg": "Ed25519",
        "public_key": public,
        "valid_from": time(now),
        "valid_until": time(now.checked_add_days(Days::new(KEY_DAYS)).unwrap_or(now)),
    });
    let note = if arguments.training.is_some() {
        "A training key: everybody can make it. It never counts under --keyring production.\n"
    } else {
        ""
    };
    format!(
        "key file    {}\npublic key  {public}\nkid         {}\n{note}\nFor \"keys\" of the issuer in issuers.json (set the dates):\n{entry:#}\n",
        arguments.out.display(),
        hex(&file.key.key_id().0),
    )
}
