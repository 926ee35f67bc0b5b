//! From a signed draft to a repository: every threshold, a new snapshot, a new timestamp, and the eye of a device.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::check::file_info;
use super::error::OfficeError;
use super::key::TufSigner;
use super::metadata::{
    Head, MetaInfo, Role, Signed, Snapshot, SnapshotType, Timestamp, TimestampType, to_file,
};
use super::office::{Draft, Office};
use super::standing::{Part, sign_with};
use super::switch::Files;
use super::verify;
use crate::status::StatusList;
use crate::trust::KeyringKind;

/// Moments of a publication.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Times {
    /// `x-signed-at`.
    pub(crate) signed_at: DateTime<Utc>,
    pub(crate) snapshot_expires: DateTime<Utc>,
    pub(crate) timestamp_expires: DateTime<Utc>,
}

impl Office {
    /// The same without its draft: for a publication that only says "still so".
    pub(crate) fn without_draft(mut self) -> Self {
        self.draft = Draft::default();
        self
    }

    /// All files of the next repository, as a device has accepted them.
    pub(crate) fn assemble<K: KeyringKind>(
        &self,
        times: Times,
        signers: &[TufSigner],
    ) -> Result<Files, OfficeError> {
        self.check(times)?;
        let content = self.content()?;
        self.check_content::<K>(content)?;
        let mut parts = vec![Part::Root, Part::Targets];
        parts.extend(content.delegated.keys().map(|name| Part::Delta(name.clone())));
        for part in &parts {
            self.standings(part)?.iter().try_for_each(super::standing::Standing::check)?;
        }
        let root = &self.root()?.signed;
        let mut files = self.offline_files()?;
        let (old_snapshot, old_timestamp) = self.published.as_ref().map_or((0, 0), |published| {
            (published.snapshot.signed.head.version, published.timestamp.signed.head.version)
        });
        let snapshot = Snapshot {
            kind: SnapshotType::Is,
            head: Head::new(old_snapshot + 1, times.snapshot_expires),
            meta: self.metas(&files)?,
        };
        let version = snapshot.head.version;
        let snapshot = to_file(&sign_with(snapshot, Role::Snapshot, root, signers)?)?;
        let timestamp = Timestamp {
            kind: TimestampType::Is,
            head: Head::new(old_timestamp + 1, times.timestamp_expires),
            meta: [("snapshot.json".to_owned(), meta_info(version, &snapshot))].into(),
            signed_at: times.signed_at,
        };
        let timestamp: Signed<Timestamp> = sign_with(timestamp, Role::Timestamp, root, signers)?;
        files.insert(format!("metadata/{version}.snapshot.json"), snapshot);
        files.insert("metadata/timestamp.json".to_owned(), to_file(&timestamp)?);
        verify::as_device::<K>(&files, &root.head, content)?;
        Ok(files)
    }

    /// Nothing may be over already, and time does not go back.
    fn check(&self, times: Times) -> Result<(), OfficeError> {
        let content = self.content()?;
        let heads = [("root", &self.root()?.signed.head), ("targets", &content.targets.signed.head)];
        let deltas = content.delegated.iter().map(|(name, it)| (name.as_str(), &it.signed.head));
        let ends = heads.into_iter().chain(deltas).map(|(name, head)| (name, head.expires));
        let online = [("snapshot", times.snapshot_expires), ("timestamp", times.timestamp_expires)];
        if let Some((name, end)) = ends.chain(online).find(|(_, end)| *end <= times.signed_at) {
            return Err(OfficeError::Value(format!(
                "{name} would have expired on {}. Renew it: `trust rotate-root` for root, `trust renew` for the others.",
                end.to_rfc3339()
            )));
        }
        let before = self.published.as_ref().map(|published| published.timestamp.signed.signed_at);
        if let Some(before) = before.filter(|before| times.signed_at < *before) {
            return Err(OfficeError::Value(format!(
                "--signed-at is before the last publication, {}. Check the clock.",
                before.to_rfc3339()
            )));
        }
        // A device refuses a list from after its repository, by 300 seconds at most: its time is a bound for clocks.
        let latest = times.signed_at.timestamp().saturating_add(300);
        let lists = content.files.iter().filter(|(name, _)| name.starts_with("status-"));
        let dated = lists.filter_map(|(name, bytes)| Some((name, StatusList::open(bytes.as_slice()).ok()?)));
        if let Some((name, _)) =
            dated.collect::<Vec<_>>().into_iter().find(|(_, list)| list.header().signed_at > latest)
        {
            return Err(OfficeError::Value(format!(
                "{name} is dated after this publication. Build it anew with the right --signed-at."
            )));
        }
        Ok(())
    }

    /// What offline keys have signed, under the names of consistent snapshots.
    fn offline_files(&self) -> Result<Files, OfficeError> {
        let mut files = Files::new();
        for root in self.roots() {
            files.insert(format!("metadata/{}.root.json", root.signed.head.version), to_file(root)?);
        }
        let content = self.content()?;
        let version = content.targets.signed.head.version;
        files.insert(format!("metadata/{version}.targets.json"), to_file(&content.targets)?);
        for (name, document) in &content.delegated {
            files
                .insert(format!("metadata/{}.{name}.json", document.signed.head.version), to_file(document)?);
        }
        for (name, bytes) in &content.files {
            files.insert(format!("targets/{}.{name}", file_info(bytes).hashes.sha256), bytes.clone());
        }
        Ok(files)
    }

    fn metas(&self, files: &Files) -> Result<BTreeMap<String, MetaInfo>, OfficeError> {
        let content = self.content()?;
        let documents = content.delegated.iter().map(|(name, it)| (name.as_str(), it));
        let all = documents.chain([("targets", &content.targets)]);
        let info = |(name, document): (&str, &Signed<super::metadata::Targets>)| {
            let version = document.signed.head.version;
            let bytes = files.get(&format!("metadata/{version}.{name}.json"))?;
            Some((format!("{name}.json"), meta_info(version, bytes)))
        };
        Ok(all.filter_map(info).collect())
    }
}

fn meta_info(version: u64, bytes: &[u8]) -> MetaInfo {
    let info = file_info(bytes);
    MetaInfo { hashes: info.hashes, length: info.length, version }
}
