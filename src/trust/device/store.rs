//! The folder in which a device keeps one keyring's repository, deltas and memory.
//!
//! ```text
//! FOLDER/lock             held while something is written
//! FOLDER/state.json       the memory; names the files in force, so that replacing this one file switches all of them
//! FOLDER/root-….json      the root that trust begins with (production)
//! FOLDER/repository-…/    the repository in force
//! FOLDER/delta-…          deltas in force, as they came
//! ```

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::state::{State, hash_of};
use super::storage::Storage;
use crate::trust::repository::{MAX_REPOSITORY_BYTES, RepositoryBytes};

const STATE: &str = "state.json";
/// Where an administrator puts the root for all users of a machine.
const SYSTEM_ROOT: &str = "/etc/kerbside/root.json";
/// A state is a few kilobytes.
const MAX_STATE_BYTES: u64 = 4 << 20;
/// Another instance that imports needs a second or two.
const WAIT_FOR_LOCK: Duration = Duration::from_secs(10);

/// Why nothing was written. What was in force is in force.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Another instance holds the lock.
    #[error("another Kerbside is writing to {path}: wait until it is done, then try again", path = path.display())]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// The file system said no.
    #[error("{path}: {error}. Check the space and the permissions of the folder; nothing was changed", path = path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What it said.
        error: io::Error,
    },
}

/// What the state file held.
#[derive(Debug)]
pub(super) enum Found {
    Damaged,
    Nothing,
    State(Box<State>),
}

/// See the module.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
    system_root: PathBuf,
    storage: Arc<dyn Storage>,
}

impl Store {
    /// In this folder, which need not be there yet.
    pub fn new(folder: PathBuf, storage: Arc<dyn Storage>) -> Self {
        Self { folder, system_root: PathBuf::from(SYSTEM_ROOT), storage }
    }

    /// With the root that the administrator of the machine set in another place than `/etc/kerbside/root.json`.
    #[must_use]
    pub fn with_system_root(self, path: PathBuf) -> Self {
        Self { system_root: path, ..self }
    }

    pub(super) fn system_root(&self) -> &Path {
        &self.system_root
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn state(&self) -> Found {
        let path = self.folder.join(STATE);
        match read(&path, MAX_STATE_BYTES) {
            Ok(file) => State::parse(&file).map_or(Found::Damaged, |state| Found::State(Box::new(state))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Found::Nothing,
            Err(_unreadable) => Found::Damaged,
        }
    }

    /// Whether there is anything that a state would name.
    pub(super) fn has_files(&self) -> bool {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.file_name().into_string().ok()).any(|name| is_ours(&name))
    }

    /// A file that the state names.
    pub(super) fn file(&self, name: &str) -> io::Result<Vec<u8>> {
        read(&self.folder.join(name), MAX_REPOSITORY_BYTES)
    }

    /// The folder of the repository that the state names.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Nothing else writes until the guard is dropped.
    pub(super) fn lock(&self) -> Result<Guard, StoreError> {
        let path = self.folder.join("lock");
        self.storage.create_folder(&self.folder).map_err(|error| self.fault("", error))?;
        let file = File::options().create(true).write(true).truncate(false).open(&path);
        let file = file.map_err(|error| self.fault("lock", error))?;
        let began = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Guard { _locked: file }),
                Err(TryLockError::WouldBlock) if began.elapsed() < WAIT_FOR_LOCK => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(TryLockError::WouldBlock) => return Err(StoreError::Busy { path: self.folder.clone() }),
                Err(TryLockError::Error(error)) => return Err(self.fault("lock", error)),
            }
        }
    }

    /// Writes a file under a name made of its content; gives the name. One that is there already may be in force, and is not
    /// touched.
    pub(super) fn put(&self, _guard: &Guard, prefix: &str, bytes: &[u8]) -> Result<String, StoreError> {
        let name = format!("{prefix}-{}", short_hash(bytes));
        let path = self.folder.join(&name);
        if fs::read(&path).is_ok_and(|there| there == bytes) {
            return Ok(name);
        }
        self.storage.write(&path, bytes).map_err(|error| self.fault(&name, error))?;
        Ok(name)
    }

    /// Writes the files of a repository into a folder of its own, never the one in force; gives its name.
    pub(super) fn put_repository(
        &self,
        _guard: &Guard,
        repository: &RepositoryBytes,
        in_force: Option<&str>,
    ) -> Result<String, StoreError> {
        let timestamp = repository.metadata.get("timestamp.json").map_or(&[][..], |bytes| bytes);
        let mut name = format!("repository-{}", short_hash(timestamp));
        if in_force == Some(&name) {
            name.push_str("-2");
        }
        for (folder, files) in [("metadata", &repository.metadata), ("targets", &repository.targets)] {
            let folder = self.folder.join(&name).join(folder);
            self.storage.create_folder(&folder).map_err(|error| self.fault(&name, error))?;
            for (file, bytes) in files {
                let written = self.storage.write(&folder.join(file), bytes);
                written.map_err(|error| self.fault(&name, error))?;
            }
        }
        Ok(name)
    }

    /// The one step that switches to what the state names.
    pub(super) fn switch(&self, _guard: &Guard, state: &State) -> Result<(), StoreError> {
        let part = self.folder.join(format!("{STATE}.part"));
        let fault = |error| self.fault(STATE, error);
        self.storage.write(&part, &state.to_file()).map_err(fault)?;
        self.storage.rename(&part, &self.folder.join(STATE)).map_err(fault)
    }

    /// Removes what the state does not name. What cannot be removed does no harm.
    pub(super) fn tidy(&self, _guard: &Guard, state: &State) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let Some(name) = name.to_str() else { continue };
            if is_ours(name) && !state.names(name) {
                let _best_effort = self.storage.remove(&entry.path());
            }
        }
    }

    /// Forgets all of it; the state goes first.
    pub(super) fn clear(&self, guard: &Guard) -> Result<(), StoreError> {
        match self.storage.remove(&self.folder.join(STATE)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(self.fault(STATE, error)),
            Ok(()) | Err(_) => {}
        }
        self.tidy(guard, &State::new(String::new()));
        Ok(())
    }

    fn fault(&self, name: &str, error: io::Error) -> StoreError {
        StoreError::Io { path: self.folder.join(name), error }
    }
}

/// The lock, held.
#[derive(Debug)]
pub(super) struct Guard {
    _locked: File,
}

fn is_ours(name: &str) -> bool {
    ["root-", "repository-", "delta-"].iter().any(|prefix| name.starts_with(prefix))
}

fn short_hash(bytes: &[u8]) -> String {
    hash_of(bytes).chars().take(16).collect()
}

/// Bounded: a file could have been put there by anyone.
fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}
