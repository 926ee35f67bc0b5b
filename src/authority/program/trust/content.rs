//! Commands that change what the repository says.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use super::content_args::{
    AddIssuerArgs, AddKeyArgs, ChangeArgs, DelegateArgs, DistrustArgs, FileArgs, IssuerKeyArgs, RenewArgs,
    SetListArgs,
};
use super::{after, public_key, show};
use crate::authority::key_file::{bytes_of_hex, hex};
use crate::authority::program::{Failure, print};
use crate::authority::trust::{
    DistrustJson, Edit, IssuerJson, KeyJson, NamesJson, Office, OfficeError, RULES,
};
use crate::status::StatusList;
use crate::trust::Production;

fn change(
    arguments: &ChangeArgs,
    now: DateTime<Utc>,
    edit: impl FnOnce(&mut Edit) -> Result<(), OfficeError>,
) -> Result<(), Failure> {
    let mut office = Office::open(&arguments.office.office)?;
    office.edit::<Production>(after(now, arguments.days.targets_days)?, edit)?;
    office.save()?;
    print(&show::drafted(&office)?)
}

fn key(arguments: &IssuerKeyArgs) -> Result<KeyJson, Failure> {
    let public = hex(public_key(&arguments.key)?.bytes());
    Ok(KeyJson::new(public, arguments.valid_from, arguments.valid_until))
}

fn unknown(issuer: &str) -> OfficeError {
    OfficeError::Value(format!("there is no issuer {issuer}; `trust add-issuer` adds it."))
}

pub(super) fn add_issuer(arguments: &AddIssuerArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let issuer = IssuerJson {
        id: arguments.id.clone(),
        name: NamesJson::new(&arguments.name_zh, &arguments.name_en),
        region: NamesJson::new(&arguments.region_zh, &arguments.region_en),
        offices: arguments.offices.iter().cloned().collect(),
        max_code_seconds: arguments.max_code_seconds,
        status_list: None,
        keys: vec![key(&arguments.key)?],
    };
    change(&arguments.change, now, |edit| {
        if edit.issuers.issuer(&issuer.id).is_some() {
            let text = format!("issuer {} is there already; `trust add-key` adds a key to it.", issuer.id);
            return Err(OfficeError::Value(text));
        }
        edit.issuers.issuers.push(issuer);
        Ok(())
    })
}

pub(super) fn add_key(arguments: &AddKeyArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let key = key(&arguments.key)?;
    change(&arguments.change, now, |edit| {
        let issuer = edit.issuers.issuer_mut(&arguments.issuer);
        issuer.ok_or_else(|| unknown(&arguments.issuer))?.keys.push(key);
        Ok(())
    })
}

pub(super) fn distrust(arguments: &DistrustArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let entry = DistrustJson {
        time: arguments.after,
        reason: NamesJson::new(&arguments.reason_zh, &arguments.reason_en),
    };
    let wanted = wanted_kid(&arguments.kid)?;
    change(&arguments.change, now, |edit| {
        let issuer = edit.issuers.issuer_mut(&arguments.issuer);
        let keys = &mut issuer.ok_or_else(|| unknown(&arguments.issuer))?.keys;
        let mut found = false;
        for key in keys.iter_mut().filter(|key| kid(key) == wanted) {
            key.distrust_after = Some(entry.clone());
            found = true;
        }
        if found {
            return Ok(());
        }
        let known: Vec<String> = keys.iter().map(kid).collect();
        Err(OfficeError::Value(format!(
            "{} has no key {wanted}; it has {}.",
            arguments.issuer,
            known.join(", ")
        )))
    })
}

/// As typed: 16 digits in groups or not, or the file of the public key.
fn wanted_kid(text: &str) -> Result<String, Failure> {
    if Path::new(text).is_file() {
        return Ok(kid_of(public_key(text)?.bytes()));
    }
    Ok(text.chars().filter(|c| *c != ' ').collect::<String>().to_lowercase())
}

/// `kid` of an issuer's key.
pub(super) fn kid(key: &KeyJson) -> String {
    kid_of(&bytes_of_hex(&key.public_key).unwrap_or_default())
}

/// First 8 bytes of the SHA-256 of the raw key.
fn kid_of(bytes: &[u8; 32]) -> String {
    Sha256::digest(bytes).first_chunk::<8>().map(|start| hex(start)).unwrap_or_default()
}

pub(super) fn set_rules(arguments: &FileArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let bytes = read(&arguments.file)?;
    change(&arguments.change, now, |edit| {
        edit.files.insert(RULES.to_owned(), bytes);
        Ok(())
    })
}

pub(super) fn set_issuers(arguments: &FileArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let path = &arguments.file;
    let issuers = serde_json::from_slice(&read(path)?).map_err(|error| Failure::at(path, error))?;
    change(&arguments.change, now, |edit| {
        edit.issuers = issuers;
        Ok(())
    })
}

pub(super) fn set_list(arguments: &SetListArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let path = &arguments.file;
    let list = StatusList::open(read(path)?).map_err(|error| Failure::at(path, error))?;
    let owner = &list.header().issuer;
    if *owner != arguments.issuer {
        return Err(Failure::at(path, format!("this is a list of {owner}, not of {}", arguments.issuer)));
    }
    change(&arguments.change, now, |edit| {
        let issuer = edit.issuers.issuer_mut(&arguments.issuer).ok_or_else(|| unknown(&arguments.issuer))?;
        let name = format!("status-{}", arguments.issuer);
        issuer.status_list = Some(name.clone());
        edit.files.insert(name, list.as_bytes().to_vec());
        Ok(())
    })
}

pub(super) fn delegate_delta(arguments: &DelegateArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let key = public_key(&arguments.key)?;
    change(&arguments.change, now, |edit| {
        if edit.issuers.issuer(&arguments.issuer).is_none() {
            return Err(unknown(&arguments.issuer));
        }
        edit.delta_keys.insert(arguments.issuer.clone(), key);
        Ok(())
    })
}

pub(super) fn renew(arguments: &RenewArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    change(&arguments.change, now, |edit| {
        edit.renewed = arguments.deltas;
        Ok(())
    })
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::at(path, error))
}
