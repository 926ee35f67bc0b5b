//! Changing the content: the draft gets new target files, and metadata that nobody has signed yet.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::check::{self, ISSUERS};
use super::error::OfficeError;
use super::issuers::IssuersJson;
use super::key::TufKey;
use super::metadata::{DelegatedRole, Delegations, Head, Signed, Targets, TargetsType, to_file};
use super::office::{Content, Office};
use super::switch::Files;
use crate::trust::KeyringKind;

/// What a change may touch.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    pub(crate) issuers: IssuersJson,
    /// All other targets.
    pub(crate) files: Files,
    /// Keys that sign deltas, by issuer.
    pub(crate) delta_keys: BTreeMap<String, TufKey>,
    /// Delegated roles that get new metadata although their key stays.
    pub(crate) renewed: bool,
}

/// Name of the role that signs the deltas of an issuer.
pub(crate) fn delta_role(issuer: &str) -> String {
    format!("status-delta-{issuer}")
}

impl Edit {
    fn of(content: &Content) -> Result<Self, OfficeError> {
        let mut delta_keys = BTreeMap::new();
        let delegations = content.targets.signed.delegations.iter();
        for (role, all) in delegations.flat_map(|all| all.roles.iter().map(move |role| (role, all))) {
            let issuer = role.name.strip_prefix("status-delta-").unwrap_or_default();
            for keyid in &role.keyids {
                if let Some(key) = all.keys.get(keyid) {
                    delta_keys.insert(issuer.to_owned(), TufKey::of_object(keyid, key)?);
                }
            }
        }
        let mut files = content.files.clone();
        let issuers = check::issuers(&files)?;
        files.remove(ISSUERS);
        Ok(Self { issuers, files, delta_keys, renewed: false })
    }

    /// Metadata for this content. Of a delegated role whose key stays, the document of `known` stays, with its signature;
    /// a new one follows that of `published`.
    pub(crate) fn content(
        &self,
        version: u64,
        expires: DateTime<Utc>,
        published: Option<&Content>,
        known: Option<&Content>,
    ) -> Result<Content, OfficeError> {
        let mut files = self.files.clone();
        files.insert(ISSUERS.to_owned(), to_file(&self.issuers)?);
        let mut delegations = Delegations::default();
        let mut delegated = BTreeMap::new();
        for (issuer, key) in &self.delta_keys {
            let name = delta_role(issuer);
            let stays = known.filter(|_| !self.renewed).and_then(|content| document_by(content, &name, key));
            let document = stays.cloned().unwrap_or_else(|| {
                let before = published.and_then(|content| content.delegated.get(&name));
                empty(before.map_or(1, |before| before.signed.head.version + 1), expires)
            });
            delegated.insert(name.clone(), document);
            delegations.keys.insert(key.keyid.clone(), key.object.clone());
            delegations.roles.push(DelegatedRole {
                keyids: vec![key.keyid.clone()],
                paths: vec![format!("{name}-*")],
                name,
                terminating: true,
                threshold: 1,
            });
        }
        let targets = files.iter().map(|(name, bytes)| (name.clone(), check::file_info(bytes))).collect();
        let delegations = (!delegations.roles.is_empty()).then_some(delegations);
        let signed =
            Targets { kind: TargetsType::Is, head: Head::new(version, expires), delegations, targets };
        Ok(Content { targets: Signed::unsigned(signed), delegated, files })
    }
}

/// The document of a role, if this key signs for it.
fn document_by<'a>(content: &'a Content, name: &str, key: &TufKey) -> Option<&'a Signed<Targets>> {
    let roles = &content.targets.signed.delegations.as_ref()?.roles;
    let same = roles.iter().any(|role| role.name == name && role.keyids == [key.keyid.clone()]);
    content.delegated.get(name).filter(|_| same)
}

fn empty(version: u64, expires: DateTime<Utc>) -> Signed<Targets> {
    Signed::unsigned(Targets {
        kind: TargetsType::Is,
        head: Head::new(version, expires),
        delegations: None,
        targets: BTreeMap::new(),
    })
}

impl Office {
    /// Makes a change to what is drafted (or else published), checks all of it, and keeps it in the draft.
    pub(crate) fn edit<K: KeyringKind>(
        &mut self,
        expires: DateTime<Utc>,
        change: impl FnOnce(&mut Edit) -> Result<(), OfficeError>,
    ) -> Result<(), OfficeError> {
        let known = self.content()?;
        let mut edit = Edit::of(known)?;
        change(&mut edit)?;
        let published = self.published.as_ref().map(|published| &published.content);
        let version = published.map_or(0, |content| content.targets.signed.head.version) + 1;
        let content = edit.content(version, expires, published, Some(known))?;
        self.check_content::<K>(&content)?;
        self.draft.content = Some(content);
        Ok(())
    }

    /// All that is checked without signatures.
    pub(super) fn check_content<K: KeyringKind>(&self, content: &Content) -> Result<(), OfficeError> {
        check::hashes(content)?;
        if let Some(published) = &self.published {
            check::history(&published.content.files, &content.files)?;
        }
        check::readable::<K>(&content.files)?;
        check::separate(&self.roots(), &content.targets.signed, &content.files)?;
        check::secret::<K>(&self.roots(), &content.targets.signed)
    }
}
