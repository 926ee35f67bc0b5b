//! Issuers and their keys, as far as they were checked. Made only by the reader of `issuers.json`.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use chrono::{DateTime, Utc};

use super::issuers_file::Names;
use super::key::PublicKey;
use super::keyring::KeyringKind;
use crate::envelope::KeyId;

/// An office that signs electronic licences.
#[derive(Debug, Clone)]
pub struct Issuer<K: KeyringKind> {
    pub(super) id: String,
    pub(super) name: Names,
    pub(super) region: Names,
    pub(super) offices: BTreeMap<u32, Names>,
    pub(super) max_code_seconds: i64,
    pub(super) status_list: Option<String>,
    pub(super) keys: Vec<IssuerKey<K>>,
}

/// One key of an issuer, with its dates.
#[derive(Debug, Clone)]
pub struct IssuerKey<K: KeyringKind> {
    public: PublicKey,
    key_id: KeyId,
    valid_from: DateTime<Utc>,
    valid_until: DateTime<Utc>,
    distrust: Option<Distrust>,
    kind: PhantomData<K>,
}

/// From this moment on nothing that the key signed is genuine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distrust {
    /// Codes generated after it are not genuine.
    pub time: DateTime<Utc>,
    /// Why, for the screen.
    pub reason: Names,
}

impl<K: KeyringKind> Issuer<K> {
    /// `iss`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Name for the screen.
    #[must_use]
    pub const fn name(&self) -> &Names {
        &self.name
    }

    /// Where it issues.
    #[must_use]
    pub const fn region(&self) -> &Names {
        &self.region
    }

    /// 发证机关 by its code.
    #[must_use]
    pub fn office(&self, code: u32) -> Option<&Names> {
        self.offices.get(&code)
    }

    /// Longest `exp − iat` that this issuer gives out, in seconds.
    #[must_use]
    pub const fn max_code_seconds(&self) -> i64 {
        self.max_code_seconds
    }

    /// Name of its status list, if it publishes one.
    #[must_use]
    pub fn status_list(&self) -> Option<&str> {
        self.status_list.as_deref()
    }

    /// Its keys: past, present and future.
    #[must_use]
    pub fn keys(&self) -> &[IssuerKey<K>] {
        &self.keys
    }
}

impl<K: KeyringKind> IssuerKey<K> {
    pub(super) fn new(
        public: PublicKey,
        valid_from: DateTime<Utc>,
        valid_until: DateTime<Utc>,
        distrust: Option<Distrust>,
    ) -> Self {
        let key_id = public.key_id();
        Self { public, key_id, valid_from, valid_until, distrust, kind: PhantomData }
    }

    /// Gives the key a `kid` that is not its own, as only a collision of SHA-256 could.
    #[cfg(all(test, feature = "authority"))]
    pub(crate) const fn danger_with_key_id(mut self, key_id: KeyId) -> Self {
        self.key_id = key_id;
        self
    }

    /// The key itself.
    #[must_use]
    pub const fn public(&self) -> &PublicKey {
        &self.public
    }

    /// `kid`, computed from the key.
    #[must_use]
    pub const fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// Signs nothing before.
    #[must_use]
    pub const fn valid_from(&self) -> DateTime<Utc> {
        self.valid_from
    }

    /// Signs nothing after.
    #[must_use]
    pub const fn valid_until(&self) -> DateTime<Utc> {
        self.valid_until
    }

    /// Set when the key was lost or stolen.
    #[must_use]
    pub const fn distrust(&self) -> Option<&Distrust> {
        self.distrust.as_ref()
    }
}
