//! The root that trust begins with: of the program (training), of the system, or provisioned by hand from the office's letter.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::state::{State, hash_of};
use super::store::Store;
use crate::trust::repository::RepositoryBytes;
use crate::trust::{KeyringKind, embedded};
use crate::verdict::KeyringName;

/// As tough limits it.
const MAX_ROOT_BYTES: u64 = 1 << 20;
/// Groups of a fingerprint that are typed; the screen shows the others afterwards.
const TYPED_GROUPS: usize = 8;
const GROUP: usize = 4;

/// Whose word trust begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// In the program: training.
    Program(Fingerprint),
    /// In the system's folder, put there by its administrator.
    System(Fingerprint),
    /// Typed from the office's letter by whoever uses this account.
    User(Fingerprint),
}

impl Anchor {
    /// SHA-256 of the root.
    #[must_use]
    pub const fn fingerprint(&self) -> &Fingerprint {
        match self {
            Self::Program(fingerprint) | Self::System(fingerprint) | Self::User(fingerprint) => fingerprint,
        }
    }
}

/// SHA-256 of a root file: 16 groups of four hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    fn of(root: &[u8]) -> Self {
        Self(hash_of(root))
    }

    /// All 16 groups, in capitals.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        let digits: Vec<char> = self.0.to_uppercase().chars().collect();
        digits.chunks(GROUP).map(|group| group.iter().collect()).collect()
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.groups().join(" "))
    }
}

/// Why a typed fingerprint gives no trust. Nothing of the true one is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FingerprintError {
    /// Not 8 groups of four hexadecimal digits.
    #[error(
        "type the first 8 groups of four characters (0-9, A-F) of the root's fingerprint from the office's letter"
    )]
    NotEightGroups,
    /// No root in the folder has it.
    #[error(
        "no root in this folder has that fingerprint: compare each group with the office's letter; if they are the same, the folder is not from that office"
    )]
    NoSuchRoot,
}

/// The first half of a fingerprint, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed(String);

impl std::str::FromStr for Typed {
    type Err = FingerprintError;

    /// Blanks, hyphens and colons between groups do not matter, nor does case.
    fn from_str(text: &str) -> Result<Self, FingerprintError> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | ':' | '\t')).collect();
        let all = digits.chars().all(|digit| digit.is_ascii_hexdigit());
        if all && digits.len() == TYPED_GROUPS * GROUP {
            Ok(Self(digits.to_ascii_lowercase()))
        } else {
            Err(FingerprintError::NotEightGroups)
        }
    }
}

/// A root, and how it came to be trusted.
#[derive(Debug, Clone)]
pub(super) struct TrustedRoot {
    bytes: Vec<u8>,
    anchor: Anchor,
}

impl TrustedRoot {
    /// Training begins in the program. Production begins with the system's root, else with the one that was provisioned.
    pub(super) fn find<K: KeyringKind>(store: Option<&Store>, state: Option<&State>) -> Option<Self> {
        if K::NAME == KeyringName::Training {
            let bytes = embedded::root(K::NAME)?.to_vec();
            return Some(Self { anchor: Anchor::Program(Fingerprint::of(&bytes)), bytes });
        }
        // Without a folder of its own a keyring is that of the program alone.
        let store = store?;
        if let Some(bytes) = root_file(store.system_root()) {
            return Some(Self { anchor: Anchor::System(Fingerprint::of(&bytes)), bytes });
        }
        let state = state?;
        let bytes = store.file(state.root.as_ref()?).ok()?;
        let fingerprint = Fingerprint::of(&bytes);
        if fingerprint.0 != state.office {
            return None;
        }
        Some(Self { anchor: Anchor::User(fingerprint), bytes })
    }

    /// The root in the folder whose fingerprint begins as typed.
    pub(super) fn provisioned(bytes: &RepositoryBytes, typed: &Typed) -> Result<Self, FingerprintError> {
        let roots = bytes.root_versions();
        let mut roots = roots.iter().filter_map(|version| bytes.root(*version));
        let root = roots.find(|root| Fingerprint::of(root).0.starts_with(&typed.0));
        let bytes = root.ok_or(FingerprintError::NoSuchRoot)?.to_vec();
        Ok(Self { anchor: Anchor::User(Fingerprint::of(&bytes)), bytes })
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn anchor(&self) -> Anchor {
        self.anchor.clone()
    }

    /// What a state belongs to.
    pub(super) fn office(&self) -> String {
        self.anchor.fingerprint().0.clone()
    }
}

/// Whether the repository in a folder begins with the training root, or holds none that can be looked at: a hint, no proof.
#[must_use]
pub fn is_for_training(folder: &Path) -> bool {
    let root = |folder: &Path| root_file(&folder.join("metadata").join("1.root.json"));
    let found = root(folder).or_else(|| root(&folder.join("repository")));
    found.is_none_or(|found| Some(&*found) == embedded::root(KeyringName::Training))
}

fn root_file(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(MAX_ROOT_BYTES).read_to_end(&mut bytes).ok()?;
    (!bytes.is_empty()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Fingerprint, FingerprintError, RepositoryBytes, TrustedRoot, Typed};

    #[test]
    fn eight_groups_as_they_are_typed() {
        let typed: Typed = "00ff 1234-ABCD:ef01 0000 1111 2222 3333".parse().unwrap();
        assert_eq!(typed.0, "00ff1234abcdef010000111122223333");
        for wrong in
            ["", "00ff 1234", "00ff1234abcdef01000011112222333g", "00ff1234abcdef0100001111222233334"]
        {
            assert_eq!(wrong.parse::<Typed>().unwrap_err(), FingerprintError::NotEightGroups, "{wrong}");
        }
    }

    #[test]
    fn only_the_root_of_the_letter_is_taken() {
        let mut bytes = RepositoryBytes::default();
        bytes.metadata.insert("1.root.json".to_owned(), Arc::from(&b"one"[..]));
        bytes.metadata.insert("2.root.json".to_owned(), Arc::from(&b"two"[..]));
        let groups = Fingerprint::of(b"two").groups();
        assert_eq!(groups.len(), 16);
        let typed: Typed = groups[..8].join(" ").parse().unwrap();
        assert_eq!(TrustedRoot::provisioned(&bytes, &typed).unwrap().bytes(), b"two");
        let other: Typed = groups[8..].join(" ").parse().unwrap();
        assert_eq!(TrustedRoot::provisioned(&bytes, &other).unwrap_err(), FingerprintError::NoSuchRoot);
    }
}
