//! `VerifiedCredential` + [`Context`] → [`Assessment`]: may this person drive this vehicle at this moment? Pure and total.
//!
//! Reading order: issuer, code time, age of the law, licence status with points, validity, holder, vehicle, probation,
//! journey, house rules, plausibility, then the device's own data: keys, clock, memory, list and code. Every step names its rule, and the chain of them is the explanation.

mod ages;
mod allowed;
mod code_time;
mod companion;
mod entitlement;
mod fit;
mod holder;
mod house;
mod journey;
mod law_age;
mod listed;
mod paper;
mod plausible;
mod points;
mod probation;
mod reasoning;
mod standing;
mod status;
mod subject;
mod term;
mod towing;

use chrono::{DateTime, NaiveDate, Utc};

pub use self::allowed::{Coverage, allowed};
pub use self::code_time::CodeTime;
pub use self::companion::{CompanionAssessment, CompanionNeed, assess_companion, companion_need};
pub use self::house::HouseRules;
pub use self::paper::{PaperAssessment, PaperLicence, assess_paper, is_birth_year};
pub use self::reasoning::Link;
use self::reasoning::Reasoning;
pub(crate) use self::status::severity as status_severity;
use self::subject::Subject;
pub(crate) use self::subject::vehicle_name;
use crate::claims::LicenceClaims;
use crate::rules::{Journey, StatusLetter, Validity, Vehicle, china_date, validity};
use crate::status::{CodeWord, ListWord, Merged, merge};
use crate::text::{Arg, Message};
use crate::trust::{Standing, Thresholds};
use crate::verdict::{Axis, Finding, FindingKind, Profile, Severity, Verdict};
use crate::verify::{KeyStanding, VerifiedCredential};

/// All that an assessment depends on beside the licence.
#[derive(Debug, Clone)]
pub struct Context {
    /// The moment judged.
    pub now: DateTime<Utc>,
    /// Limits of the trust repository.
    pub thresholds: Thresholds,
    /// Who asks.
    pub profile: Profile,
    /// The vehicle; `None`: not chosen.
    pub vehicle: Option<Vehicle>,
    /// The journey.
    pub journey: Journey,
    /// Day on which a rented car comes back.
    pub return_date: Option<NaiveDate>,
    /// Rules of the firm; they count for rental only.
    pub house_rules: HouseRules,
    /// What is known of keys, clock and memory of the device.
    pub standing: Standing,
    /// What the status list of the issuer says of this licence.
    pub list: ListWord,
}

/// Axis of entitlement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entitlement {
    /// May drive it.
    May,
    /// May drive it under conditions.
    MayIf,
    /// May not.
    MayNot,
    /// No vehicle chosen.
    NotChosen,
    /// Cannot be settled offline.
    Undecided,
}

/// What is known of a licence that a trusted issuer signed. Owns the proof.
///
/// It cannot be made without one:
/// ```compile_fail,E0451
/// use kerbside::assess::Assessment;
/// fn forge(assessment: Assessment) -> Assessment { Assessment { findings: Vec::new(), ..assessment } }
/// ```
/// ```
/// use kerbside::assess::Assessment;
/// fn allowed(assessment: &Assessment) -> usize { assessment.findings().len() }
/// ```
#[derive(Debug)]
pub struct Assessment {
    credential: VerifiedCredential,
    context: Context,
    code_time: CodeTime,
    validity: Validity,
    companion_need: Option<CompanionNeed>,
    status: Merged,
    findings: Vec<Finding>,
    conditions: Vec<Message>,
    links: Vec<Link>,
}

/// Judges a verified credential as of a moment.
#[must_use]
pub fn assess(credential: VerifiedCredential, context: Context) -> Assessment {
    let claims = credential.claims();
    let subject = Subject::new(claims, &context);
    let code_time = CodeTime::of(claims, &context);
    let validity = validity(claims.licence.issue_date, claims.licence.expiry_date, subject.today);
    let mut reasoning = Reasoning::new(subject.today);
    match issuer_finding(&credential) {
        Some(finding) => reasoning.find("issuer", finding),
        None => reasoning.pass(Axis::Issuer, "issuer", Vec::new()),
    }
    code_time.judge(claims, &mut reasoning);
    let law_holds = law_age::judge(&subject, &mut reasoning);
    let mut companion_need = None;
    let status = words(claims, &context);
    status::judge(&subject, &status, validity, &mut reasoning);
    term::judge(&subject, validity, &mut reasoning);
    if law_holds {
        holder::judge(&subject, &mut reasoning);
        let way = context
            .vehicle
            .as_ref()
            .and_then(|vehicle| entitlement::judge(&subject, vehicle, &mut reasoning));
        let used = way.as_ref().map(|way| way.used);
        probation::judge(&subject, used, &mut reasoning);
        companion_need = probation::companion_need(&subject, way.as_ref());
        journey::judge(&subject, used, &mut reasoning);
        house::judge(&subject, status.points.most(), &mut reasoning);
    }
    plausible::judge(&subject, &mut reasoning);
    standing::judge(&context, &mut reasoning);
    listed::judge(claims, &status, &context, &mut reasoning);
    if context.vehicle.is_none() {
        reasoning.findings.push(Finding::new(FindingKind::NoVehicle, Severity::Notice));
    }
    let Reasoning { mut findings, conditions, links, .. } = reasoning;
    // Worst first; within one weight in the order found, which is that of the axes.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Assessment {
        credential,
        context,
        code_time,
        validity,
        companion_need,
        status,
        findings,
        conditions,
        links,
    }
}

/// Code and list put together.
fn words(claims: &LicenceClaims, context: &Context) -> Merged {
    let letters: Vec<StatusLetter> = claims.licence.status.chars().map(StatusLetter::parse).collect();
    let code =
        CodeWord { letters: &letters, points: u64::from(claims.licence.points), issued_at: claims.issued_at };
    merge(code, context.list, context.now.timestamp(), context.thresholds.skew_seconds)
}

impl Assessment {
    /// The proof, and through it the claims.
    #[must_use]
    pub const fn credential(&self) -> &VerifiedCredential {
        &self.credential
    }

    /// What was asked.
    #[must_use]
    pub const fn context(&self) -> &Context {
        &self.context
    }

    /// The moment judged.
    #[must_use]
    pub const fn now(&self) -> DateTime<Utc> {
        self.context.now
    }

    /// Axis of the code's own time.
    #[must_use]
    pub const fn code_time(&self) -> CodeTime {
        self.code_time
    }

    /// Axis of the licence's validity.
    #[must_use]
    pub const fn validity(&self) -> Validity {
        self.validity
    }

    /// Letters and points of code and list, and which of them count.
    #[must_use]
    pub const fn status(&self) -> &Merged {
        &self.status
    }

    /// Worst first.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Under which it may be driven. They count only where the verdict is "may drive".
    #[must_use]
    pub fn conditions(&self) -> &[Message] {
        &self.conditions
    }

    /// Why: every rule that was held against a value, in the order of reading.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// What a companion on an expressway must hold; `None`: none is needed.
    #[must_use]
    pub const fn companion_need(&self) -> Option<CompanionNeed> {
        self.companion_need
    }

    /// Axis of the vehicle.
    #[must_use]
    pub fn entitlement(&self) -> Entitlement {
        let of_axis = self.findings.iter().filter(|finding| finding.kind.axis() == Axis::Entitlement);
        match of_axis.map(|finding| finding.severity).max() {
            Some(Severity::MustNotDrive) => Entitlement::MayNot,
            Some(Severity::CheckFurther | Severity::CannotTell | Severity::NotGenuine) => {
                Entitlement::Undecided
            }
            Some(Severity::Good | Severity::Notice) | None if self.context.vehicle.is_none() => {
                Entitlement::NotChosen
            }
            Some(Severity::Good | Severity::Notice) | None if self.has(FindingKind::BeforeTheLaw) => {
                Entitlement::Undecided
            }
            Some(Severity::Good | Severity::Notice) | None if self.conditions.is_empty() => Entitlement::May,
            Some(Severity::Good | Severity::Notice) | None => Entitlement::MayIf,
        }
    }

    fn has(&self, kind: FindingKind) -> bool {
        self.findings.iter().any(|finding| finding.kind == kind)
    }

    /// Any "must not drive" wins, then any "check further", else "may drive" (design §5).
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.findings.first().map(|finding| finding.severity) {
            Some(Severity::MustNotDrive) => Verdict::MustNotDrive,
            // An assessment has no findings that end a check; were there one, it could not be a yes.
            Some(Severity::CheckFurther | Severity::CannotTell | Severity::NotGenuine) => {
                Verdict::CheckFurther
            }
            Some(Severity::Good | Severity::Notice) | None => Verdict::MayDrive,
        }
    }
}

fn issuer_finding(credential: &VerifiedCredential) -> Option<Finding> {
    match credential.standing() {
        KeyStanding::Good => None,
        KeyStanding::DistrustedLater { time, reason } => Some(
            Finding::new(FindingKind::DistrustedLater, Severity::CheckFurther)
                .with("time", Arg::Time(time.with_timezone(&crate::rules::china_offset())))
                .with("reason", Arg::Either { zh: reason.zh.clone(), en: reason.en.clone() }),
        ),
    }
}

/// The day in China as of which it was judged.
impl Assessment {
    /// See [`china_date`].
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        china_date(self.context.now)
    }
}

#[cfg(all(test, feature = "authority"))]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests;
