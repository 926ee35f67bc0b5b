//! All issuers of one kind.

use std::fmt::Debug;

use super::anchor::{Issuer, IssuerKey};
use super::banned;
use super::device::Device;
use super::error::TrustError;
use super::issuers_file::IssuersFile;
use super::key::PublicKey;
use super::repository::RepositoryError;
use super::thresholds::Thresholds;
use crate::envelope::KeyId;
use crate::verdict::KeyringName;

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Production {}
    impl Sealed for super::Training {}
}

/// Real issuers. Ships empty: none has published its keys.
#[derive(Debug, Clone, Copy)]
pub enum Production {}

/// Sample issuers, whose private keys are public on purpose. Proves nothing about a real licence.
#[derive(Debug, Clone, Copy)]
pub enum Training {}

/// [`Production`] or [`Training`]; nobody can add a third.
pub trait KeyringKind: sealed::Sealed + Debug + Clone + 'static {
    /// For screens and JSON.
    const NAME: KeyringName;

    /// Whether this keyring refuses the key because its private half is public knowledge.
    fn is_banned(key: &[u8; PublicKey::BYTES]) -> bool;
}

impl KeyringKind for Production {
    const NAME: KeyringName = KeyringName::Production;

    fn is_banned(key: &[u8; PublicKey::BYTES]) -> bool {
        banned::is_publicly_known(key)
    }
}

impl KeyringKind for Training {
    const NAME: KeyringName = KeyringName::Training;

    /// Its own keys are public by design.
    fn is_banned(_key: &[u8; PublicKey::BYTES]) -> bool {
        false
    }
}

/// The issuers of one kind, with the limits that go with them.
///
/// A training keyring does not pass for a production one:
/// ```compile_fail,E0308
/// use kerbside::trust::{Keyring, Production, Training};
/// fn needs_production(_: &Keyring<Production>) {}
/// needs_production(&Keyring::<Training>::embedded().unwrap());
/// ```
/// ```
/// use kerbside::trust::{Keyring, Production};
/// fn needs_production(_: &Keyring<Production>) {}
/// needs_production(&Keyring::<Production>::embedded().unwrap());
/// ```
#[derive(Debug, Clone)]
pub struct Keyring<K: KeyringKind> {
    issuers: Vec<Issuer<K>>,
    thresholds: Thresholds,
}

impl<K: KeyringKind> Keyring<K> {
    /// The repository in the program.
    ///
    /// # Errors
    /// See [`RepositoryError`]; a test holds that the shipped files have none.
    pub fn embedded() -> Result<Self, RepositoryError> {
        let device: Device<K> = Device::embedded()?;
        Ok(Self::clone(device.trust().keyring()))
    }

    /// The one door: the bytes of the two targets, by whatever means they came to be trusted.
    pub(crate) fn from_targets(issuers: &[u8], rules: &[u8]) -> Result<Self, TrustError> {
        Ok(Self { issuers: IssuersFile::parse(issuers)?, thresholds: Thresholds::parse(rules)? })
    }

    /// Without issuers, and with the limits that count where nobody sets others: the state in which production ships.
    #[must_use]
    pub fn nobody() -> Self {
        Self { issuers: Vec::new(), thresholds: Thresholds::default() }
    }

    /// Whether it can verify anything at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.issuers.is_empty()
    }

    /// All issuers.
    #[must_use]
    pub fn issuers(&self) -> &[Issuer<K>] {
        &self.issuers
    }

    /// Every key, with its issuer.
    pub fn keys(&self) -> impl Iterator<Item = (&Issuer<K>, &IssuerKey<K>)> {
        self.issuers.iter().flat_map(|issuer| issuer.keys().iter().map(move |key| (issuer, key)))
    }

    /// Limits.
    #[must_use]
    pub const fn thresholds(&self) -> &Thresholds {
        &self.thresholds
    }

    /// Every key with this `kid`: it is a hint, and two keys may share it.
    pub fn candidates(&self, key_id: KeyId) -> impl Iterator<Item = (&Issuer<K>, &IssuerKey<K>)> {
        self.keys().filter(move |(_, key)| key.key_id() == key_id)
    }

    /// For tests of what a repository could hold but the shipped one does not.
    #[cfg(all(test, feature = "authority"))]
    #[expect(clippy::expect_used, reason = "tests")]
    pub(crate) fn danger_from_test_keys(json: &str, thresholds: Thresholds) -> Self {
        let issuers = IssuersFile::parse(json.as_bytes()).expect("test issuers");
        Self { issuers, thresholds }
    }

    /// See [`IssuerKey::danger_with_key_id`].
    #[cfg(all(test, feature = "authority"))]
    pub(crate) fn danger_with_one_key_id(mut self, key_id: KeyId) -> Self {
        for issuer in &mut self.issuers {
            issuer.keys = issuer.keys.drain(..).map(|key| key.danger_with_key_id(key_id)).collect();
        }
        self
    }
}

impl Keyring<Production> {
    /// Whether this `kid` belongs to a key that is public knowledge, e.g. a training key.
    #[must_use]
    pub fn knows_as_public(key_id: KeyId) -> bool {
        banned::key_ids().any(|banned| banned == key_id)
    }
}
