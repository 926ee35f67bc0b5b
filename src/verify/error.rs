//! Why nothing was proved. Carries no claim.

use chrono::{DateTime, Utc};

use crate::claims::ClaimsError;
use crate::envelope::KeyId;

/// Every way in which verification can fail.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// Signed by the issuer, but not a licence in the form that this version reads.
    #[error("claims: {0}")]
    Claims(ClaimsError),
    /// May be shown for longer than the issuer lets any code live.
    #[error("the code may be shown for {seconds} s, the issuer allows {limit} s")]
    CodeTooLongLived {
        /// `exp − iat`.
        seconds: i64,
        /// `max_code_seconds`.
        limit: i64,
    },
    /// Generated after the key was distrusted.
    #[error("generated after the key was distrusted on {since}")]
    Distrusted {
        /// Moment of distrust.
        since: DateTime<Utc>,
    },
    /// The keyring holds no key at all: the state in which production ships.
    #[error("no issuer keys on this device")]
    EmptyKeyring {
        /// What the code names.
        key_id: KeyId,
    },
    /// No key with this `kid` matches.
    #[error("the signature does not match")]
    InvalidSignature {
        /// What the code names.
        key_id: KeyId,
    },
    /// Good signature, generated after the key's last day.
    #[error("the key's validity ended on {valid_until}")]
    KeyExpired {
        /// The key.
        key_id: KeyId,
        /// Its end.
        valid_until: DateTime<Utc>,
    },
    /// Good signature, generated before the key's first day.
    #[error("the key is valid only from {valid_from}")]
    KeyNotYetValid {
        /// The key.
        key_id: KeyId,
        /// Its beginning.
        valid_from: DateTime<Utc>,
    },
    /// Good signature of a key that was distrusted so long ago that every code from before has run out.
    #[error("the key is distrusted since {since} and every code from before has run out")]
    KeyRetired {
        /// The key.
        key_id: KeyId,
        /// Moment of distrust.
        since: DateTime<Utc>,
    },
    /// Signed by a key that anyone can have, e.g. a training key under the production keyring.
    #[error("signed with a key that is public knowledge")]
    PubliclyKnownKey {
        /// The key.
        key_id: KeyId,
    },
    /// `kid` is not in the keyring.
    #[error("no key {key_id} on this device")]
    UnknownKey {
        /// What the code names.
        key_id: KeyId,
    },
    /// A trusted key signed in the name of another issuer.
    #[error("iss is not the issuer that owns the key")]
    WrongIssuer {
        /// The key.
        key_id: KeyId,
    },
}
