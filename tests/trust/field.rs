//! A device in the field: a folder of its own, an office, a clock.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, Utc};
use kerbside::trust::Production;
use kerbside::trust::device::{Changes, Device, Disk, ImportError, Storage, Store};
use kerbside::trust::repository::{RepositoryBytes, RepositoryError};

use crate::forge::{Forge, letter, write};

pub(crate) const CLOCK: &str = "2026-11-21T08:00:00Z";

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A folder that no other test uses; removed when it goes.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("kerbside-trust-{}-{number}-{name}", std::process::id()));
        let _none_yet = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}

/// A device that belongs to the office of [`Forge::default`].
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) folder: Folder,
    pub(crate) device: Device<Production>,
}

pub(crate) fn store(folder: &Folder, storage: Arc<dyn Storage>) -> Store {
    Store::new(folder.join("state"), storage)
}

impl Field {
    /// Knows no office yet.
    pub(crate) fn fresh(name: &str) -> Self {
        let folder = Folder::new(name);
        let device = Device::open(Some(store(&folder, Arc::new(Disk)))).unwrap();
        Self { folder, device }
    }

    /// Has imported this repository.
    pub(crate) fn with(name: &str, forge: &Forge) -> Self {
        let mut field = Self::fresh(name);
        let files = forge.build();
        field.provision(&files);
        field
    }

    fn provision(&mut self, files: &RepositoryBytes) {
        let stick = write(files, &self.folder.join("first"));
        let plan = self.device.plan(&stick, Some(&letter(files, 1)), at(CLOCK)).unwrap();
        self.device.apply(plan, at(CLOCK)).unwrap();
    }

    /// What an import of these files would do, from a folder named by the fault.
    pub(crate) fn plan(&self, fault: &str, files: &RepositoryBytes) -> Result<Changes, ImportError> {
        let stick = write(files, &self.folder.join(fault));
        self.device.plan(&stick, None, at(CLOCK)).map(|plan| plan.changes().clone())
    }

    pub(crate) fn import(&mut self, name: &str, files: &RepositoryBytes) -> Result<(), ImportError> {
        let stick = write(files, &self.folder.join(name));
        let plan = self.device.plan(&stick, None, at(CLOCK))?;
        self.device.apply(plan, at(CLOCK))
    }

    /// The same device after a restart.
    pub(crate) fn restarted(&self) -> Device<Production> {
        Device::open(Some(store(&self.folder, Arc::new(Disk)))).unwrap()
    }

    pub(crate) fn timestamp(&self) -> u64 {
        self.device.trust().repository().map_or(0, |repository| repository.versions().timestamp)
    }
}

/// The fault, which must be one of the repository.
pub(crate) fn fault<T: std::fmt::Debug>(result: Result<T, ImportError>) -> RepositoryError {
    match result.unwrap_err() {
        ImportError::Repository(fault) => fault,
        other => panic!("another kind of error: {other}"),
    }
}
