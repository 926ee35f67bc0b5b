//! The licence of a companion, judged with the keys and the moment of the driver's.

use chrono::{DateTime, Utc};

use super::{Judge, Rejection};
use crate::assess::{CompanionAssessment, Context, assess_companion, companion_need};
use crate::qr::{Confirmation, QrPayload};
use crate::rules::{Companion, CompanionAnswer, CompanionReason};
use crate::trust::KeyringKind;
use crate::trust::device::{AnyTrust, Trust};
use crate::verdict::{CompanionView, Profile, Verdict, companion_view, verdict_of};
use crate::verify::VerifiedCredential;

/// The licence code of a companion, and how sure it is that it was read as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanionCode {
    /// Its bytes.
    pub payload: QrPayload,
    /// One read or two, of a still picture.
    pub confirmation: Confirmation,
}

impl CompanionCode {
    /// One that was handed over as text, or that frames of a camera agree on.
    #[must_use]
    pub const fn sure(payload: QrPayload) -> Self {
        Self { payload, confirmation: Confirmation::Confirmed }
    }
}

/// What a companion's code gave.
#[derive(Debug)]
pub enum CompanionOutcome {
    /// Authentic; whether it is enough is part of the assessment.
    Assessed(Box<CompanionAssessment>),
    /// The driver needs no companion, or is not proved to be a driver.
    NotNeeded,
    /// Nothing was proved. Carries no claim.
    Rejected(Rejection),
}

impl CompanionOutcome {
    /// What it is worth to the driver. A forged code is worth nothing; one that cannot be verified leaves the question open.
    #[must_use]
    pub fn answer(&self) -> Option<CompanionAnswer> {
        match self {
            Self::Assessed(assessment) => Some(assessment.answer()),
            Self::NotNeeded => None,
            Self::Rejected(rejection) => Some(match verdict_of(rejection) {
                Verdict::NotGenuine => CompanionAnswer::Unqualified(CompanionReason::NotGenuine),
                Verdict::CannotTell | Verdict::CheckFurther | Verdict::MayDrive | Verdict::MustNotDrive => {
                    CompanionAnswer::Open(CompanionReason::NotVerified)
                }
            }),
        }
    }
}

impl Judge {
    /// The companion's licence beside the driver's, as of `now`.
    #[must_use]
    pub fn companion(
        &self,
        driver: &QrPayload,
        companion: &CompanionCode,
        now: DateTime<Utc>,
    ) -> CompanionOutcome {
        match &self.trust {
            AnyTrust::Production(trust) => self.companion_by(trust, driver, companion, now),
            AnyTrust::Training(trust) => self.companion_by(trust, driver, companion, now),
        }
    }

    /// [`Self::companion`], as it is shown.
    #[must_use]
    pub fn companion_view(
        &self,
        driver: &QrPayload,
        companion: &CompanionCode,
        now: DateTime<Utc>,
    ) -> CompanionView {
        companion_view(&self.companion(driver, companion, now), self.profile, self.moment(now).0)
    }

    fn companion_by<K: KeyringKind>(
        &self,
        trust: &Trust<K>,
        driver: &QrPayload,
        companion: &CompanionCode,
        now: DateTime<Utc>,
    ) -> CompanionOutcome {
        let Ok(driver) = Self::credential(trust, driver, self.moment(now).0) else {
            return CompanionOutcome::NotNeeded;
        };
        let context = self.context_of(trust, &driver, now);
        self.beside(trust, &driver, companion, &context)
    }

    fn beside<K: KeyringKind>(
        &self,
        trust: &Trust<K>,
        driver: &VerifiedCredential,
        companion: &CompanionCode,
        context: &Context,
    ) -> CompanionOutcome {
        let Some(need) = companion_need(driver, context) else { return CompanionOutcome::NotNeeded };
        match Self::credential(trust, &companion.payload, context.now) {
            Ok(companion) => {
                let claims = companion.claims();
                let list = trust.list_word(&claims.issuer, claims.status_index);
                let assessment = assess_companion(companion, driver, need, list, context);
                CompanionOutcome::Assessed(Box::new(assessment))
            }
            Err(rejection) => CompanionOutcome::Rejected(rejection.read_so(companion.confirmation)),
        }
    }

    /// Puts the answer about the companion, if one is asked about and needed, into the driver's question.
    pub(super) fn ask_companion<K: KeyringKind>(
        &self,
        trust: &Trust<K>,
        driver: &VerifiedCredential,
        context: &mut Context,
    ) {
        // A counter has no business with the licence of anyone else.
        let Some(companion) = self.request.companion.as_ref().filter(|_| self.profile == Profile::Police)
        else {
            return;
        };
        if let Some(answer) = self.beside(trust, driver, companion, context).answer() {
            context.journey.companion = Companion::Checked(answer);
        }
    }
}
