//! From a payload to a view, in one call: what the window, the command line and the tests share.

mod companion;
mod known;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

pub use self::companion::{CompanionCode, CompanionOutcome};
pub use self::known::{is_doubtful, is_signed, recognise};
use crate::assess::{Assessment, Context, HouseRules, PaperLicence, assess, assess_paper};
use crate::envelope::{EnvelopeError, KeyId, SignedEnvelope};
use crate::qr::{Confirmation, QrPayload};
use crate::rules::{Journey, Vehicle};
use crate::status::ListWord;
use crate::trust::device::{AnyTrust, Trust};
use crate::trust::repository::RepositoryError;
use crate::trust::{KeyringKind, Ratchet, Standing, Thresholds};
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
    trust: AnyTrust,
    standing: Standing,
    time: Time,
    profile: Profile,
    request: Request,
}

/// Where the moment judged comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Time {
    /// It was chosen: a sample's own moment, `--now`, a test. No clock is held against anything.
    #[default]
    Chosen,
    /// The device's clock, which signed times are a lower bound for.
    Clock(Ratchet),
}

impl Judge {
    /// With the embedded keyring of this name, at moments of the caller's choice.
    ///
    /// # Errors
    /// If the keyring cannot be used.
    pub fn new(keyring: KeyringName, profile: Profile) -> Result<Self, RepositoryError> {
        let trust = AnyTrust::embedded(keyring)?;
        let keys = match &trust {
            AnyTrust::Production(trust) => trust.keys_time(),
            AnyTrust::Training(trust) => trust.keys_time(),
        };
        Ok(Self::with(trust, Standing { keys, ..Standing::default() }, profile))
    }

    /// With what is in force on a device.
    #[must_use]
    pub fn with(trust: AnyTrust, standing: Standing, profile: Profile) -> Self {
        Self { trust, standing, time: Time::default(), profile, request: Request::default() }
    }

    /// Other keys, lists or memory from now on. What is asked stays.
    pub fn take(&mut self, trust: AnyTrust, standing: Standing) {
        self.trust = trust;
        self.standing = standing;
    }

    /// Where the moments come from, from now on.
    pub fn set_time(&mut self, time: Time) {
        self.time = time;
    }

    /// The moment to judge as of, and what is to be said of keys, clock and memory.
    #[must_use]
    pub fn moment(&self, now: DateTime<Utc>) -> (DateTime<Utc>, Standing) {
        match self.time {
            Time::Chosen => (now, self.standing.clone()),
            Time::Clock(ratchet) => {
                let (now, clock) = ratchet.read(now, self.trust.thresholds().skew_seconds);
                (now, Standing { clock, ..self.standing.clone() })
            }
        }
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
        self.trust.keyring()
    }

    /// Judges as of `now`.
    #[must_use]
    pub fn outcome(&self, payload: &QrPayload, now: DateTime<Utc>) -> Outcome {
        match &self.trust {
            AnyTrust::Production(trust) => self.judge(trust, payload, now),
            AnyTrust::Training(trust) => self.judge(trust, payload, now),
        }
    }

    /// When the code was generated, if a key in force signed it.
    #[must_use]
    pub fn issued_at(&self, payload: &QrPayload, now: DateTime<Utc>) -> Option<i64> {
        let now = self.moment(now).0;
        let credential = match &self.trust {
            AnyTrust::Production(trust) => Self::credential(trust, payload, now),
            AnyTrust::Training(trust) => Self::credential(trust, payload, now),
        };
        credential.ok().map(|credential| credential.claims().issued_at)
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
        let outcome = self.outcome_of_still(payload, confirmation, now);
        view_of(&outcome, self.profile, self.keyring(), self.moment(now).0)
    }

    /// [`Self::outcome`], as this profile may see it.
    #[must_use]
    pub fn view(&self, payload: &QrPayload, now: DateTime<Utc>) -> VerdictView {
        view_of(&self.outcome(payload, now), self.profile, self.keyring(), self.moment(now).0)
    }

    /// A paper licence that was typed: what the law says of it for the vehicle and journey asked about. Proves nothing.
    #[must_use]
    pub fn paper_view(&self, paper: &PaperLicence, now: DateTime<Utc>) -> PaperView {
        paper_view(&assess_paper(paper, self.context(now, self.trust.thresholds())), self.profile)
    }

    fn judge<K: KeyringKind>(&self, trust: &Trust<K>, payload: &QrPayload, now: DateTime<Utc>) -> Outcome {
        match Self::credential(trust, payload, self.moment(now).0) {
            Ok(credential) => {
                let mut context = self.context_of(trust, &credential, now);
                self.ask_companion(trust, &credential, &mut context);
                Outcome::Assessed(Box::new(assess(credential, context)))
            }
            Err(rejection) => Outcome::Rejected(rejection),
        }
    }

    fn credential<K: KeyringKind>(
        trust: &Trust<K>,
        payload: &QrPayload,
        now: DateTime<Utc>,
    ) -> Result<VerifiedCredential, Rejection> {
        let envelope = SignedEnvelope::try_from(payload)
            .map_err(|error| Rejection { cause: RejectionCause::Envelope(error), envelope: None })?;
        Verifier::new(Arc::clone(trust.keyring())).verify(&envelope, now).map_err(|error| {
            let facts = EnvelopeFacts { key_id: envelope.key_id(), byte_count: envelope.byte_count() };
            Rejection { cause: RejectionCause::Verify(error), envelope: Some(facts) }
        })
    }

    /// With what the list of its issuer says of this licence.
    fn context_of<K: KeyringKind>(
        &self,
        trust: &Trust<K>,
        credential: &VerifiedCredential,
        now: DateTime<Utc>,
    ) -> Context {
        let claims = credential.claims();
        let list = trust.list_word(&claims.issuer, claims.status_index);
        Context { list, ..self.context(now, *trust.keyring().thresholds()) }
    }

    fn context(&self, now: DateTime<Utc>, thresholds: Thresholds) -> Context {
        let (now, standing) = self.moment(now);
        Context {
            now,
            thresholds,
            standing,
            list: ListWord::NoList,
            profile: self.profile,
            vehicle: self.request.vehicle.clone(),
            journey: self.request.journey,
            return_date: self.request.return_date,
            house_rules: self.request.house_rules,
        }
    }
}
