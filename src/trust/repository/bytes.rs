//! The files of a repository, whole, in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Most bytes that a repository may have: ten lists of a country with 500 M licences.
pub const MAX_REPOSITORY_BYTES: u64 = 64 << 20;
/// Most regular files that a repository may have.
pub const MAX_FILES: usize = 500;

/// Files by their bare name, in the two folders of a repository. Nothing of it is checked yet.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RepositoryBytes {
    /// `metadata/`.
    pub metadata: BTreeMap<String, Arc<[u8]>>,
    /// `targets/`, each name with the SHA-256 before it.
    pub targets: BTreeMap<String, Arc<[u8]>>,
}

impl RepositoryBytes {
    /// The root of this version, if it is there.
    #[must_use]
    pub fn root(&self, version: u64) -> Option<&Arc<[u8]>> {
        self.metadata.get(&format!("{version}.root.json"))
    }

    /// Versions of all roots, rising.
    #[must_use]
    pub fn root_versions(&self) -> Vec<u64> {
        let number = |name: &String| name.strip_suffix(".root.json")?.parse().ok();
        let mut versions: Vec<u64> = self.metadata.keys().filter_map(number).collect();
        versions.sort_unstable();
        versions
    }

    /// Takes the roots of another copy that this one does not have: a device keeps the whole chain.
    pub fn add_roots_of(&mut self, other: &Self) {
        for version in other.root_versions() {
            let name = format!("{version}.root.json");
            if let Some(root) = other.metadata.get(&name) {
                self.metadata.entry(name).or_insert_with(|| Arc::clone(root));
            }
        }
    }
}

impl std::fmt::Debug for RepositoryBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.metadata.keys().chain(self.targets.keys()).collect();
        write!(f, "RepositoryBytes({names:?})")
    }
}
