//! What must hold of the content before anybody signs it: readable by devices, no key for two purposes, nothing taken back.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::error::OfficeError;
use super::issuers::{IssuersJson, KeyJson};
use super::metadata::{FileInfo, Hashes, Root, Signed, Targets};
use super::office::Content;
use super::switch::Files;
use crate::authority::bundled::is_training_key;
use crate::authority::key_file::{bytes_of_hex, hex};
use crate::status::StatusList;
use crate::trust::{Keyring, KeyringKind};
use crate::verdict::KeyringName;

/// Targets by their names.
pub(crate) const ISSUERS: &str = "issuers.json";
/// See [`ISSUERS`].
pub(crate) const RULES: &str = "rules.json";

/// Length and hash of a target.
pub(super) fn file_info(bytes: &[u8]) -> FileInfo {
    FileInfo { hashes: Hashes { sha256: hex(&Sha256::digest(bytes)) }, length: bytes.len() }
}

/// Whether the files are those of the metadata.
pub(super) fn hashes(content: &Content) -> Result<(), OfficeError> {
    let found: BTreeMap<String, FileInfo> =
        content.files.iter().map(|(name, bytes)| (name.clone(), file_info(bytes))).collect();
    let listed = &content.targets.signed.targets;
    let mut names = found.keys().chain(listed.keys());
    match names.find(|name| found.get(*name) != listed.get(*name)) {
        Some(name) => Err(OfficeError::Form {
            name: name.clone(),
            what: "it is not the file that targets.json describes".to_owned(),
        }),
        None => Ok(()),
    }
}

/// `issuers.json` of the files.
pub(crate) fn issuers(files: &Files) -> Result<IssuersJson, OfficeError> {
    let bytes = files.get(ISSUERS).map_or(&[][..], Vec::as_slice);
    serde_json::from_slice(bytes).map_err(|error| OfficeError::Value(format!("{ISSUERS}: {error}")))
}

/// What a device of keyring `K` would say of the two files, and whether lists and issuers fit.
pub(super) fn readable<K: KeyringKind>(files: &Files) -> Result<(), OfficeError> {
    let file = |name| files.get(name).map_or(&[][..], Vec::as_slice);
    Keyring::<K>::from_targets(file(ISSUERS), file(RULES))
        .map_err(|error| OfficeError::Value(error.to_string()))?;
    let issuers = issuers(files)?;
    for issuer in &issuers.issuers {
        let name = format!("status-{}", issuer.id);
        let listed = issuer.status_list.is_some();
        if issuer.status_list.as_ref().is_some_and(|list| *list != name)
            || listed != files.contains_key(&name)
        {
            return Err(OfficeError::Value(format!(
                "issuer {}: its status list is {name}; `trust set-list` puts it there.",
                issuer.id
            )));
        }
    }
    let lists = files.keys().filter_map(|name| name.strip_prefix("status-"));
    match lists.into_iter().find(|id| issuers.issuer(id).is_none()) {
        Some(id) => Err(OfficeError::Value(format!("there is a status list of {id}, which is no issuer"))),
        None => Ok(()),
    }
}

/// No key signs for two of: roles of the repository, deltas, licences.
pub(super) fn separate(roots: &[&Signed<Root>], targets: &Targets, files: &Files) -> Result<(), OfficeError> {
    let mut uses = BTreeMap::<String, String>::new();
    for root in roots {
        for key in root.signed.keys.values() {
            uses.insert(key.keyval.public.to_lowercase(), "a key of the repository".to_owned());
        }
    }
    let mut take = |public: &str, purpose: String| match uses.insert(public.to_lowercase(), purpose.clone()) {
        Some(one) => Err(OfficeError::KeyTwice { public: public.to_owned(), one, other: purpose }),
        None => Ok(()),
    };
    for role in targets.delegations.iter().flat_map(|all| &all.roles) {
        let keys = targets.delegations.iter().flat_map(|all| &all.keys);
        for (_, key) in keys.filter(|(keyid, _)| role.keyids.contains(keyid)) {
            take(&key.keyval.public, format!("the key of {}", role.name))?;
        }
    }
    for (issuer, key) in issuers(files)?.keys() {
        take(&key.public_key, format!("a key of issuer {}", issuer.id))?;
    }
    Ok(())
}

/// No key of the repository is public knowledge, except where all are.
pub(super) fn secret<K: KeyringKind>(roots: &[&Signed<Root>], targets: &Targets) -> Result<(), OfficeError> {
    if K::NAME == KeyringName::Training {
        return Ok(());
    }
    let delegated = targets.delegations.iter().flat_map(|all| all.keys.values());
    let mut keys = roots.iter().flat_map(|root| root.signed.keys.values()).chain(delegated);
    let known = |public: &[u8; 32]| K::is_banned(public) || is_training_key(public);
    match keys.find(|key| bytes_of_hex(&key.keyval.public).is_none_or(|public| known(&public))) {
        Some(key) => Err(OfficeError::Key(format!(
            "key {}: its private half is public knowledge. Make a key with `trust keygen`.",
            key.keyval.public
        ))),
        None => Ok(()),
    }
}

/// Nothing that was published is taken back: no issuer, no key, no distrust, no list.
pub(super) fn history(before: &Files, after: &Files) -> Result<(), OfficeError> {
    let (old, new) = (issuers(before)?, issuers(after)?);
    let refuse = |text: String| Err(OfficeError::History(text));
    for issuer in &old.issuers {
        let Some(now) = new.issuer(&issuer.id) else {
            return refuse(format!("issuer {} would be removed", issuer.id));
        };
        for key in &issuer.keys {
            let public = bytes_of_hex(&key.public_key);
            let same = now.keys.iter().find(|it| bytes_of_hex(&it.public_key) == public);
            key_history(&issuer.id, key, same)?;
        }
    }
    for (name, bytes) in before.iter().filter(|(name, _)| name.starts_with("status-")) {
        list_history(name, bytes, after.get(name))?;
    }
    Ok(())
}

fn key_history(issuer: &str, old: &KeyJson, new: Option<&KeyJson>) -> Result<(), OfficeError> {
    let public = &old.public_key;
    let refuse = |what: &str| Err(OfficeError::History(format!("key {public} of {issuer} would {what}")));
    let Some(new) = new else { return refuse("be removed") };
    match (&old.distrust_after, &new.distrust_after) {
        (Some(_), None) => refuse("lose its distrust"),
        (Some(old), Some(new)) if new.time > old.time => refuse("be distrusted from a later moment on"),
        (Some(_), Some(_)) | (None, _) => Ok(()),
    }
}

fn list_history(name: &str, old: &[u8], new: Option<&Vec<u8>>) -> Result<(), OfficeError> {
    let refuse = |what: String| Err(OfficeError::History(format!("{name}: {what}")));
    let open = |bytes: &[u8]| {
        StatusList::open(bytes.to_vec()).map_err(|error| OfficeError::Value(format!("{name}: {error}")))
    };
    let Some(new) = new else { return refuse("the list would be removed".to_owned()) };
    if old == new.as_slice() {
        return Ok(());
    }
    let (old, new) = (open(old)?, open(new)?);
    let (before, after) = (old.header().number, new.header().number);
    if after <= before {
        return refuse(format!(
            "list {after} is not newer than list {before}; build it with a higher --number"
        ));
    }
    if new.header().signed_at < old.header().signed_at {
        return refuse("the list is of an earlier time than the one before".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Files, ISSUERS, history};

    fn files(keys: &str) -> Files {
        let json = format!(
            r#"{{"issuers":[{{"id":"CN-3205","name":{{"zh":"","en":""}},"region":{{"zh":"","en":""}},"max_code_seconds":600,"keys":[{keys}]}}]}}"#
        );
        [(ISSUERS.to_owned(), json.into_bytes())].into()
    }

    fn key(digit: char, distrust: Option<&str>) -> String {
        let public: String = std::iter::repeat_n(digit, 64).collect();
        let distrust = distrust.map_or_else(String::new, |time| {
            format!(r#","distrust_after":{{"time":"{time}","reason":{{"zh":"","en":""}}}}"#)
        });
        format!(
            r#"{{"alg":"Ed25519","public_key":"{public}","valid_from":"2026-01-01T00:00:00Z","valid_until":"2028-01-01T00:00:00Z"{distrust}}}"#
        )
    }

    #[test]
    fn a_key_keeps_its_place_and_its_distrust() {
        const EARLY: Option<&str> = Some("2026-05-01T00:00:00Z");
        const LATE: Option<&str> = Some("2026-06-01T00:00:00Z");
        let said =
            |before: &str, after: &str| history(&files(before), &files(after)).err().map(|e| e.to_string());
        let both = format!("{},{}", key('a', None), key('B', None));
        assert_eq!(said(&both, &format!("{},{},{}", key('A', LATE), key('b', None), key('c', None))), None);
        assert_eq!(said(&key('a', LATE), &key('a', EARLY)), None);
        assert!(said(&both, &key('a', None)).unwrap().contains("be removed"));
        assert!(said(&key('a', EARLY), &key('a', None)).unwrap().contains("lose its distrust"));
        assert!(said(&key('a', EARLY), &key('a', LATE)).unwrap().contains("later moment"));
    }
}
