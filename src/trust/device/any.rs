//! A device of either keyring, where the kind is known only at run time. Each call goes to one of the two types; nothing
//! passes from one to the other.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::overview::Overview;
use super::{Anchor, Changes, Device, Disk, ImportError, ImportPlan, Store, StoreError, Trust};
use crate::status::{DeltaSummary, VerifiedDelta};
use crate::trust::repository::RepositoryError;
use crate::trust::{Memory, Production, Ratchet, Standing, Thresholds, Training};
use crate::verdict::KeyringName;

/// Keys, limits and lists of one kind.
#[derive(Debug, Clone)]
pub enum AnyTrust {
    /// Real issuers.
    Production(Arc<Trust<Production>>),
    /// Sample issuers.
    Training(Arc<Trust<Training>>),
}

/// What a device trusts and remembers, of one kind.
#[derive(Debug, Clone)]
pub enum AnyDevice {
    /// Real issuers.
    Production(Device<Production>),
    /// Sample issuers.
    Training(Device<Training>),
}

/// A repository that was checked and may be applied, of one kind.
#[derive(Debug)]
pub enum AnyPlan {
    /// Real issuers.
    Production(Box<ImportPlan<Production>>),
    /// Sample issuers.
    Training(Box<ImportPlan<Training>>),
}

impl AnyTrust {
    /// What is in the program.
    ///
    /// # Errors
    /// If the program is damaged.
    pub fn embedded(keyring: KeyringName) -> Result<Self, RepositoryError> {
        AnyDevice::open(keyring, None).map(|device| device.trust())
    }

    /// Whose.
    #[must_use]
    pub const fn keyring(&self) -> KeyringName {
        match self {
            Self::Production(_) => KeyringName::Production,
            Self::Training(_) => KeyringName::Training,
        }
    }

    /// Limits.
    #[must_use]
    pub fn thresholds(&self) -> Thresholds {
        match self {
            Self::Production(trust) => *trust.keyring().thresholds(),
            Self::Training(trust) => *trust.keyring().thresholds(),
        }
    }
}

impl AnyPlan {
    /// What it would change.
    #[must_use]
    pub const fn changes(&self) -> &Changes {
        match self {
            Self::Production(plan) => plan.changes(),
            Self::Training(plan) => plan.changes(),
        }
    }
}

/// The same call on whichever it is.
macro_rules! either {
    ($self:expr, $device:ident => $call:expr) => {
        match $self {
            Self::Production($device) => $call,
            Self::Training($device) => $call,
        }
    };
}

impl AnyDevice {
    /// See [`Device::open`].
    ///
    /// # Errors
    /// If the program itself is damaged.
    pub fn open(keyring: KeyringName, store: Option<Store>) -> Result<Self, RepositoryError> {
        Ok(match keyring {
            KeyringName::Production => Self::Production(Device::open(store)?),
            KeyringName::Training => Self::Training(Device::open(store)?),
        })
    }

    /// As it is kept in the folder for state, where each keyring has a folder of its own; `None`: in the program alone.
    ///
    /// # Errors
    /// If the program itself is damaged.
    pub fn in_folder(keyring: KeyringName, folder: Option<&Path>) -> Result<Self, RepositoryError> {
        Self::open(keyring, folder.map(|folder| Store::new(folder.join(keyring.code()), Arc::new(Disk))))
    }

    /// Whose keys.
    #[must_use]
    pub const fn keyring(&self) -> KeyringName {
        match self {
            Self::Production(_) => KeyringName::Production,
            Self::Training(_) => KeyringName::Training,
        }
    }

    /// Whose word trust begins with.
    #[must_use]
    pub fn anchor(&self) -> Option<Anchor> {
        either!(self, device => device.anchor())
    }

    /// Whether an office was ever provisioned here, even if what it brought is damaged now.
    #[must_use]
    pub fn is_provisioned(&self) -> bool {
        let memory = either!(self, device => device.memory());
        !self.is_empty() || self.anchor().is_some() || memory != Memory::Kept
    }

    /// What is in force.
    #[must_use]
    pub fn trust(&self) -> AnyTrust {
        match self {
            Self::Production(device) => AnyTrust::Production(Arc::clone(device.trust())),
            Self::Training(device) => AnyTrust::Training(Arc::clone(device.trust())),
        }
    }

    /// See [`Device::standing`].
    #[must_use]
    pub fn standing(&self) -> Standing {
        either!(self, device => device.standing())
    }

    /// See [`Device::ratchet`].
    #[must_use]
    pub const fn ratchet(&self) -> Ratchet {
        either!(self, device => device.ratchet())
    }

    /// Whether anybody is trusted at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        either!(self, device => device.trust().keyring().is_empty())
    }

    /// See [`Device::overview`].
    #[must_use]
    pub fn overview(&self, clock: DateTime<Utc>) -> Overview {
        either!(self, device => device.overview(clock))
    }

    /// See [`Device::plan`].
    ///
    /// # Errors
    /// See [`ImportError`].
    pub fn plan(
        &self,
        folder: &Path,
        typed: Option<&str>,
        clock: DateTime<Utc>,
    ) -> Result<AnyPlan, ImportError> {
        Ok(match self {
            Self::Production(device) => AnyPlan::Production(Box::new(device.plan(folder, typed, clock)?)),
            Self::Training(device) => AnyPlan::Training(Box::new(device.plan(folder, typed, clock)?)),
        })
    }

    /// See [`Device::apply`].
    ///
    /// # Errors
    /// See [`ImportError`]. A plan of the other kind is none of this device's.
    pub fn apply(&mut self, plan: AnyPlan, clock: DateTime<Utc>) -> Result<(), ImportError> {
        match (self, plan) {
            (Self::Production(device), AnyPlan::Production(plan)) => device.apply(*plan, clock),
            (Self::Training(device), AnyPlan::Training(plan)) => device.apply(*plan, clock),
            (Self::Production(_), AnyPlan::Training(_)) | (Self::Training(_), AnyPlan::Production(_)) => {
                Err(ImportError::OfficeKnown)
            }
        }
    }

    /// See [`Device::plan_delta`].
    ///
    /// # Errors
    /// See [`ImportError`].
    pub fn plan_delta(
        &self,
        cose: &[u8],
        clock: DateTime<Utc>,
    ) -> Result<(VerifiedDelta, DeltaSummary), ImportError> {
        either!(self, device => device.plan_delta(cose, clock))
    }

    /// See [`Device::apply_delta`].
    ///
    /// # Errors
    /// See [`ImportError`].
    pub fn apply_delta(&mut self, cose: &[u8], clock: DateTime<Utc>) -> Result<DeltaSummary, ImportError> {
        either!(self, device => device.apply_delta(cose, clock))
    }

    /// See [`Device::forget`].
    ///
    /// # Errors
    /// See [`ImportError`].
    pub fn forget(&mut self) -> Result<(), ImportError> {
        either!(self, device => device.forget())
    }

    /// See [`Device::is_current`].
    #[must_use]
    pub fn is_current(&self) -> bool {
        either!(self, device => device.is_current())
    }

    /// See [`Device::saw_code`].
    pub fn saw_code(&mut self, issued_at: i64, clock: DateTime<Utc>) {
        either!(self, device => device.saw_code(issued_at, clock));
    }

    /// See [`Device::keep_bound`].
    pub fn keep_bound(&mut self, former: Ratchet) {
        either!(self, device => device.keep_bound(former));
    }

    /// See [`Device::keep_time`].
    ///
    /// # Errors
    /// See [`StoreError`].
    pub fn keep_time(&mut self) -> Result<(), StoreError> {
        either!(self, device => device.keep_time())
    }
}
