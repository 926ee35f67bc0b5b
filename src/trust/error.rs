//! Why a keyring cannot be used. The program then verifies nothing, and says so.

use super::key::KeyError;

/// Faults of `issuers.json` and `rules.json`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TrustError {
    /// A key that is public knowledge stands in the production keyring.
    #[error("issuer {issuer}: the private half of a key is public knowledge; it must never be trusted")]
    BannedKey {
        /// Owner in the file.
        issuer: String,
    },
    /// Two issuers have one id, or two entries one key.
    #[error("issuer {issuer} or one of its keys stands twice in the file")]
    Duplicate {
        /// The id.
        issuer: String,
    },
    /// Not JSON of the form in `docs/format.md`.
    #[error("{target} is not readable at line {line}: check it against docs/format.md")]
    Json {
        /// File name.
        target: &'static str,
        /// First line at fault.
        line: usize,
    },
    /// A key that must not be used.
    #[error("issuer {issuer}: {error}")]
    Key {
        /// Owner in the file.
        issuer: String,
        /// What is wrong with it.
        error: KeyError,
    },
    /// A file of the repository is not there.
    #[error("{target} is missing from the trust repository")]
    Missing {
        /// File name.
        target: &'static str,
    },
    /// A value out of its range, e.g. an end before its beginning.
    #[error("issuer {issuer}: {field} is out of range")]
    Range {
        /// Owner in the file.
        issuer: String,
        /// Name of the value.
        field: &'static str,
    },
}
