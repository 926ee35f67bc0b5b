//! Whether a payload is signed at all: what readers ask that guess at damaged symbols. A guess that verifies is no accident.
//!
//! Readers run on threads of their own and know no judge; the keys that they ask by are those of the program, and those that
//! the device took since ([`recognise`]).

use std::sync::{LazyLock, PoisonError, RwLock};

use crate::envelope::SignedEnvelope;
use crate::qr::QrPayload;
use crate::trust::device::AnyTrust;
use crate::verdict::KeyringName;
use crate::verify::Verifier;

/// One of each kind.
#[derive(Default)]
struct Known {
    production: Option<AnyTrust>,
    training: Option<AnyTrust>,
}

static KNOWN: LazyLock<RwLock<Known>> = LazyLock::new(|| {
    RwLock::new(Known {
        production: AnyTrust::embedded(KeyringName::Production).ok(),
        training: AnyTrust::embedded(KeyringName::Training).ok(),
    })
});

/// Readers take codes signed by these keys for sound from now on, in place of the former ones of that kind.
pub fn recognise(trust: &AnyTrust) {
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    match trust {
        AnyTrust::Production(_) => known.production = Some(trust.clone()),
        AnyTrust::Training(_) => known.training = Some(trust.clone()),
    }
}

/// Whether a payload has the form of a signed licence and no key of either keyring fits it: red, if the read was sound.
#[must_use]
pub fn is_doubtful(payload: &QrPayload) -> bool {
    SignedEnvelope::try_from(payload).is_ok() && !is_signed(payload)
}

/// Whether a payload is a licence that an issuer of either keyring signed, whatever became of it since.
#[must_use]
pub fn is_signed(payload: &QrPayload) -> bool {
    let Ok(envelope) = SignedEnvelope::try_from(payload) else { return false };
    let known = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
    [&known.production, &known.training].into_iter().flatten().any(|trust| match trust {
        AnyTrust::Production(trust) => Verifier::new(trust.keyring().clone()).is_signed(&envelope),
        AnyTrust::Training(trust) => Verifier::new(trust.keyring().clone()).is_signed(&envelope),
    })
}
