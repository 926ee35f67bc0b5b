//! From a payload to a view, in one call: what the window, the command line and the tests share.

mod companion;

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};

pub use self::companion::{CompanionCode, CompanionOutcome};
use crate::assess::{Assessment, Context, HouseRules, PaperLicence, assess, assess_paper};
use crate::envelope::{EnvelopeError, KeyId, SignedEnvelope};
use crate::qr::{Confirmation, QrPayload};
use crate::rules::{Journey, Vehicle};
use crate::status::ListWord;
use crate::trust::{Keyring, KeyringKind, Production, Standing, Thresholds, Training, TrustError};
use crate::verdict::{KeyringName, PaperView, Profile, VerdictView, paper_view, view_of};
use crate::verify::{VerifiedCredential, Verifier, VerifyError};

/// Either a licence that an issuer signed, or nothing at all.
#[derive(Debug)]
pub enum Outcome {
    /// Authentic; whether it is in force is part of the assessment.
    Assessed(Box<Assessment>),
    /// Nothing was proved. Carries no claim.
    Rejected(Rejection),
}

/// Why nothing was proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// The step that failed.
    pub cause: RejectionCause,
    /// What the envelope says of itself, where it could be read.
    pub envelope: Option<EnvelopeFacts>,
}

impl Rejection {
    /// The same, where the picture was read so by one way only: then a signature that does not match is no judgement.
    fn read_so(self, confirmation: Confirmation) -> Self {
        match (&self.cause, confirmation) {
            (RejectionCause::Verify(VerifyError::InvalidSignature { .. }), Confirmation::ReadOnce) => {
                Self { cause: RejectionCause::ReadOnce, ..self }
            }
            (_, Confirmation::Confirmed | Confirmation::ReadOnce) => self,
        }
    }
}

/// See [`Rejection`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RejectionCause {
    /// Not in the form of a signed licence.
    Envelope(EnvelopeError),
    /// The signature does not match, but the picture was read so by one way only: no judgement.
    ReadOnce,
    /// In that form, but not proved.
    Verify(VerifyError),
}

/// Unsigned facts about the code itself, for the screen; none about the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnvelopeFacts {
    /// Key that the code names.
    pub key_id: KeyId,
    /// Size of the COSE bytes.
    pub byte_count: usize,
}

/// What is asked beside the licence. The default asks about no vehicle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The vehicle to be driven.
    pub vehicle: Option<Vehicle>,
    /// The journey to be made.
    pub journey: Journey,
    /// Day on which a rented car comes back.
    pub return_date: Option<NaiveDate>,
    /// Rules of the rental firm.
    pub house_rules: HouseRules,
    /// The licence code of whoever accompanies a driver in probation.
    pub companion: Option<CompanionCode>,
}

/// Judges codes with one keyring, for one profile, for one vehicle and journey at a time.
#[derive(Debug)]
pub struct Judge {
    verifier: AnyVerifier,
    profile: Profile,
    request: Request,
}

#[derive(Debug)]
enum AnyVerifier {
    Production(Verifier<Production>),
    Training(Verifier<Training>),
}

impl Judge {
    /// With the embedded keyring of this name.
    ///
    /// # Errors
    /// If the keyring cannot be used.
    pub fn new(keyring: KeyringName, profile: Profile) -> Result<Self, TrustError> {
        let verifier = match keyring {
            KeyringName::Production => AnyVerifier::Production(Verifier::new(Keyring::embedded()?)),
            KeyringName::Training => AnyVerifier::Training(Verifier::new(Keyring::embedded()?)),
        };
        Ok(Self { verifier, profile, request: Request::default() })
    }

    /// Asks about this vehicle and journey from now on.
    pub fn ask(&mut self, request: Request) {
        self.request = request;
    }

    /// What is asked.
    #[must_use]
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// Who looks.
    #[must_use]
    pub const fn profile(&self) -> Profile {
        self.profile
    }

    /// Whose keys.
    #[must_use]
    pub const fn keyring(&self) -> KeyringName {
        match self.verifier {
            AnyVerifier::Production(_) => KeyringName::Production,
            AnyVerifier::Training(_) => KeyringName::Training,
        }
    }

    /// Judges as of `now`.
    #[must_use]
    pub fn outcome(&self, payload: &QrPayload, now: DateTime<Utc>) -> Outcome {
        match &self.verifier {
            AnyVerifier::Production(verifier) => self.judge(verifier, payload, now),
            AnyVerifier::Training(verifier) => self.judge(verifier, payload, now),
        }
    }

    /// [`Self::outcome`] of a code of a still picture. What a damaged read may have spoilt is held back unless it is
    /// confirmed; that is the signature alone, since every other red rests on bytes that an issuer signed.
    #[must_use]
    pub fn outcome_of_still(
        &self,
        payload: &QrPayload,
        confirmation: Confirmation,
        now: DateTime<Utc>,
    ) -> Outcome {
        match self.outcome(payload, now) {
            Outcome::Assessed(assessment) => Outcome::Assessed(assessment),
            Outcome::Rejected(rejection) => Outcome::Rejected(rejection.read_so(confirmation)),
        }
    }

    /// [`Self::outcome_of_still`], as this profile may see it.
    #[must_use]
    pub fn view_of_still(
        &self,
        payload: &QrPayload,
        confirmation: Confirmation,
        now: DateTime<Utc>,
    ) -> VerdictView {
        view_of(&self.outcome_of_still(payload, confirmation, now), self.profile, self.keyring(), now)
    }

    /// [`Self::outcome`], as this profile may see it.
    #[must_use]
    pub fn view(&self, payload: &QrPayload, now: DateTime<Utc>) -> VerdictView {
        view_of(&self.outcome(payload, now), self.profile, self.keyring(), now)
    }

    /// A paper licence that was typed: what the law says of it for the vehicle and journey asked about. Proves nothing.
    #[must_use]
    pub fn paper_view(&self, paper: &PaperLicence, now: DateTime<Utc>) -> PaperView {
        let thresholds = match &self.verifier {
            AnyVerifier::Production(verifier) => *verifier.keyring().thresholds(),
            AnyVerifier::Training(verifier) => *verifier.keyring().thresholds(),
        };
        paper_view(&assess_paper(paper, self.context(now, thresholds)), self.profile)
    }

    fn judge<K: KeyringKind>(
        &self,
        verifier: &Verifier<K>,
        payload: &QrPayload,
        now: DateTime<Utc>,
    ) -> Outcome {
        match Self::credential(verifier, payload) {
            Ok(credential) => {
                let thresholds = *verifier.keyring().thresholds();
                let mut context = self.context(now, thresholds);
                context.list = Self::list_word(&credential);
                self.ask_companion(verifier, &credential, &mut context);
                Outcome::Assessed(Box::new(assess(credential, context)))
            }
            Err(rejection) => Outcome::Rejected(rejection),
        }
    }

    fn credential<K: KeyringKind>(
        verifier: &Verifier<K>,
        payload: &QrPayload,
    ) -> Result<VerifiedCredential, Rejection> {
        let envelope = SignedEnvelope::try_from(payload)
            .map_err(|error| Rejection { cause: RejectionCause::Envelope(error), envelope: None })?;
        verifier.verify(&envelope).map_err(|error| {
            let facts = EnvelopeFacts { key_id: envelope.key_id(), byte_count: envelope.byte_count() };
            Rejection { cause: RejectionCause::Verify(error), envelope: Some(facts) }
        })
    }

    /// What the status list of its issuer says of a licence. No lists are at hand yet.
    const fn list_word(_credential: &VerifiedCredential) -> ListWord {
        ListWord::NoList
    }

    fn context(&self, now: DateTime<Utc>, thresholds: Thresholds) -> Context {
        Context {
            now,
            thresholds,
            profile: self.profile,
            vehicle: self.request.vehicle.clone(),
            journey: self.request.journey,
            return_date: self.request.return_date,
            house_rules: self.request.house_rules,
            standing: Standing::default(),
            list: ListWord::NoList,
        }
    }
}

/// Whether a payload has the form of a signed licence and no key of either keyring fits it: red, if the read was sound.
#[must_use]
pub fn is_doubtful(payload: &QrPayload) -> bool {
    SignedEnvelope::try_from(payload).is_ok() && !is_signed(payload)
}

/// Whether a payload is a licence that an issuer of either keyring signed, whatever became of it since.
///
/// For readers that guess at damaged symbols: a guess that verifies is no accident.
#[must_use]
pub fn is_signed(payload: &QrPayload) -> bool {
    static VERIFIERS: LazyLock<[Option<AnyVerifier>; 2]> = LazyLock::new(|| {
        [
            Keyring::embedded().ok().map(|keyring| AnyVerifier::Production(Verifier::new(keyring))),
            Keyring::embedded().ok().map(|keyring| AnyVerifier::Training(Verifier::new(keyring))),
        ]
    });
    let Ok(envelope) = SignedEnvelope::try_from(payload) else { return false };
    VERIFIERS.iter().flatten().any(|verifier| match verifier {
        AnyVerifier::Production(verifier) => verifier.verify(&envelope).is_ok(),
        AnyVerifier::Training(verifier) => verifier.verify(&envelope).is_ok(),
    })
}
