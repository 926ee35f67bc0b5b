//! What an import would change, to be shown before it is applied.

use chrono::{DateTime, Utc};

use super::trust::Trust;
use crate::envelope::KeyId;
use crate::trust::repository::Versions;
use crate::trust::{Issuer, IssuerKey, KeyringKind, Names};

/// A key, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyChange {
    /// Issuer id.
    pub issuer: String,
    /// Its name.
    pub name: Names,
    /// The key.
    pub key_id: KeyId,
}

/// A list, before and after: number and signed time in seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListChange {
    /// Issuer id.
    pub issuer: String,
    /// `None`: there was none.
    pub from: Option<(u64, i64)>,
    /// `None`: there is none any more.
    pub to: Option<(u64, i64)>,
}

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Versions and signed time in force; `None`: nothing is.
    pub from: Option<(Versions, DateTime<Utc>)>,
    /// Versions and signed time of what is offered.
    pub to: (Versions, DateTime<Utc>),
    /// New keys.
    pub added: Vec<KeyChange>,
    /// Keys that are no longer there.
    pub retired: Vec<KeyChange>,
    /// Keys that are distrusted from now on, or from earlier on.
    pub distrusted: Vec<KeyChange>,
    /// Lists that are others.
    pub lists: Vec<ListChange>,
    /// It is what is in force.
    pub is_same: bool,
}

impl Changes {
    pub(super) fn between<K: KeyringKind>(before: &Trust<K>, after: &Trust<K>) -> Option<Self> {
        let times = |trust: &Trust<K>| {
            let repository = trust.repository()?;
            Some((repository.versions().clone(), repository.signed_at()))
        };
        let timestamp =
            |trust: &Trust<K>| trust.repository().map(|repository| repository.timestamp().clone());
        let distrusted = |(issuer, key): &(&Issuer<K>, &IssuerKey<K>)| {
            let before =
                find(before, issuer, key).and_then(IssuerKey::distrust).map(|distrust| distrust.time);
            key.distrust().is_some_and(|now| before.is_none_or(|before| now.time < before))
        };
        Some(Self {
            from: times(before),
            to: times(after)?,
            added: changes(after, |(issuer, key)| find(before, issuer, key).is_none()),
            retired: changes(before, |(issuer, key)| find(after, issuer, key).is_none()),
            distrusted: changes(after, distrusted),
            lists: lists(before, after),
            is_same: timestamp(before) == timestamp(after),
        })
    }
}

fn find<'a, K: KeyringKind>(
    trust: &'a Trust<K>,
    issuer: &Issuer<K>,
    key: &IssuerKey<K>,
) -> Option<&'a IssuerKey<K>> {
    let mut keys = trust.keyring().keys();
    let found = keys.find(|(owner, other)| owner.id() == issuer.id() && other.public() == key.public());
    found.map(|(_, key)| key)
}

fn changes<K: KeyringKind>(
    trust: &Trust<K>,
    counts: impl Fn(&(&Issuer<K>, &IssuerKey<K>)) -> bool,
) -> Vec<KeyChange> {
    let change = |(issuer, key): (&Issuer<K>, &IssuerKey<K>)| KeyChange {
        issuer: issuer.id().to_owned(),
        name: issuer.name().clone(),
        key_id: key.key_id(),
    };
    trust.keyring().keys().filter(counts).map(change).collect()
}

fn lists<K: KeyringKind>(before: &Trust<K>, after: &Trust<K>) -> Vec<ListChange> {
    let of = |trust: &Trust<K>, issuer: &str| {
        trust.lists().find(|list| list.issuer == issuer).map(|list| (list.number, list.signed_at))
    };
    let mut issuers: Vec<&str> =
        before.lists().chain(after.lists()).map(|list| list.issuer.as_str()).collect();
    issuers.sort_unstable();
    issuers.dedup();
    let change = |issuer: &str| ListChange {
        issuer: issuer.to_owned(),
        from: of(before, issuer),
        to: of(after, issuer),
    };
    issuers.into_iter().map(change).filter(|change| change.from != change.to).collect()
}
