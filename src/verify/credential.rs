//! The proof type. Alone in its file, since Rust's privacy ends at the module.

use chrono::{DateTime, Utc};

use crate::claims::LicenceClaims;
use crate::envelope::KeyId;
use crate::trust::Names;
use crate::verdict::KeyringName;

/// Claims that a trusted issuer has signed. The only way to one is [`super::Verifier::verify`]:
/// ```compile_fail,E0451
/// use kerbside::verify::VerifiedCredential;
/// fn forge(credential: VerifiedCredential) -> VerifiedCredential {
///     VerifiedCredential { key_id: kerbside::envelope::KeyId([0; 8]), ..credential }
/// }
/// ```
/// It cannot be cloned either:
/// ```compile_fail,E0277
/// fn needs_clone<T: Clone>() {}
/// needs_clone::<kerbside::verify::VerifiedCredential>();
/// ```
/// nor defaulted:
/// ```compile_fail,E0277
/// fn needs_default<T: Default>() {}
/// needs_default::<kerbside::verify::VerifiedCredential>();
/// ```
/// ```
/// fn needs_debug<T: std::fmt::Debug>() {}
/// needs_debug::<kerbside::verify::VerifiedCredential>();
/// ```
pub struct VerifiedCredential {
    claims: LicenceClaims,
    issuer: IssuerWords,
    key_id: KeyId,
    key_valid_until: DateTime<Utc>,
    standing: KeyStanding,
    keyring: KeyringName,
}

/// What the screen says of the issuer, taken from the keyring and never from the code.
#[derive(Debug, Clone)]
pub(crate) struct IssuerWords {
    pub(crate) name: Names,
    /// Name of the office that the licence names by code; `None` if it gives text or an unknown code.
    pub(crate) office: Option<Names>,
}

/// How far the word of the verifying key goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyStanding {
    /// The key was lost after this code was generated: at best "check further".
    DistrustedLater {
        /// From when on it is distrusted.
        time: DateTime<Utc>,
        /// Why.
        reason: Names,
    },
    /// Nothing against it.
    Good,
}

impl VerifiedCredential {
    pub(super) const fn new(
        claims: LicenceClaims,
        issuer: IssuerWords,
        key_id: KeyId,
        key_valid_until: DateTime<Utc>,
        standing: KeyStanding,
        keyring: KeyringName,
    ) -> Self {
        Self { claims, issuer, key_id, key_valid_until, standing, keyring }
    }

    /// What was signed.
    #[must_use]
    pub const fn claims(&self) -> &LicenceClaims {
        &self.claims
    }

    pub(crate) const fn issuer(&self) -> &IssuerWords {
        &self.issuer
    }

    /// Key that verified.
    #[must_use]
    pub const fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// Last moment at which that key may sign.
    #[must_use]
    pub const fn key_valid_until(&self) -> DateTime<Utc> {
        self.key_valid_until
    }

    /// Whether the key was distrusted later on.
    #[must_use]
    pub const fn standing(&self) -> &KeyStanding {
        &self.standing
    }

    /// Training or production.
    #[must_use]
    pub const fn keyring(&self) -> KeyringName {
        self.keyring
    }
}

impl std::fmt::Debug for VerifiedCredential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VerifiedCredential(kid {}, ..)", self.key_id)
    }
}
