//! A trust repository (TUF 1.0.31): whole bytes → checked roles and targets. The form is in `docs/trust-repository.md`.
//!
//! Signatures, thresholds, the chain of roots, versions and hashes within the repository are checked by crate `tough`, over
//! bytes that were read whole and bounded beforehand. Left to the caller: whether it is older than what was seen before
//! (`device`), and how old it is (`ages`): tough's own expiry and rollback memory are not used.

mod bytes;
mod delegation;
mod error;
mod folder;
mod load;
mod roles;
mod transport;

pub use self::bytes::{MAX_FILES, MAX_REPOSITORY_BYTES, RepositoryBytes};
pub use self::error::{Part, RepositoryError, Role};
pub use self::folder::{FolderError, holds_repository};
pub use self::load::{VerifiedRepository, Versions};
pub use self::roles::RoleKeys;
pub(crate) use self::roles::key_set;
