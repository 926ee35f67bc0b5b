//! `VerifiedCredential` + [`Context`] → [`Assessment`]: is what was signed in force at this moment? Pure and total.
//!
//! Reading: issuer, code time, licence status with points, validity. Entitlement and data age are not yet examined;
//! their axes say so.

mod code_time;
mod status;

pub(crate) use self::status::severity as status_severity;

use chrono::{DateTime, NaiveDate, Utc};

pub use self::code_time::CodeTime;
use crate::claims::{DrivingPrivilege, ExpiryDate};
use crate::rules::{Class, RENEWAL_WINDOW_DAYS, Validity, china_date, validity};
use crate::text::Arg;
use crate::trust::Thresholds;
use crate::verdict::{Finding, FindingKind, Severity, Verdict};
use crate::verify::{KeyStanding, VerifiedCredential};

/// All that an assessment depends on beside the licence.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// The moment judged.
    pub now: DateTime<Utc>,
    /// Limits of the trust repository.
    pub thresholds: Thresholds,
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
    now: DateTime<Utc>,
    code_time: CodeTime,
    validity: Validity,
    findings: Vec<Finding>,
}

/// Judges a verified credential as of a moment.
#[must_use]
pub fn assess(credential: VerifiedCredential, context: &Context) -> Assessment {
    let claims = credential.claims();
    let licence = &claims.licence;
    let code_time = CodeTime::of(claims, context);
    let validity = validity(licence.issue_date, licence.expiry_date, china_date(context.now));
    let mut findings = Vec::with_capacity(4);
    findings.extend(issuer_finding(&credential));
    findings.extend(code_time.finding(claims));
    findings.extend(status::findings(licence, validity));
    findings.extend(validity_finding(&credential, validity));
    findings.extend(class_findings(&credential, china_date(context.now)));
    findings.extend(plausibility_finding(&credential, china_date(context.now)));
    findings.push(Finding::new(FindingKind::NoVehicle, Severity::Notice));
    // Worst first; within one weight in the order found, which is that of the axes.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Assessment { credential, now: context.now, code_time, validity, findings }
}

impl Assessment {
    /// The proof, and through it the claims.
    #[must_use]
    pub const fn credential(&self) -> &VerifiedCredential {
        &self.credential
    }

    /// The moment judged.
    #[must_use]
    pub const fn now(&self) -> DateTime<Utc> {
        self.now
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

    /// Worst first.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
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

fn validity_finding(credential: &VerifiedCredential, validity: Validity) -> Option<Finding> {
    let licence = &credential.claims().licence;
    let (kind, severity) = match validity {
        Validity::CancelledByTime => (FindingKind::CancelledByTime, Severity::MustNotDrive),
        Validity::Expired => (FindingKind::Expired, Severity::MustNotDrive),
        Validity::InForce { days_left: 0 } => (FindingKind::LastDay, Severity::Notice),
        Validity::InForce { days_left } if days_left <= RENEWAL_WINDOW_DAYS => {
            (FindingKind::RenewalDue, Severity::Notice)
        }
        Validity::InForce { .. } | Validity::LongTerm => return None,
        Validity::NotYetBegun => (FindingKind::NotYetBegun, Severity::CheckFurther),
    };
    let finding = Finding::new(kind, severity).with("from", Arg::Date(licence.issue_date));
    Some(match licence.expiry_date {
        ExpiryDate::On(until) => finding.with("until", Arg::Date(until)),
        ExpiryDate::LongTerm => finding,
    })
}

/// An unknown class beside others says nothing about them. Where no known class is held today, nothing allows to drive.
fn class_findings(credential: &VerifiedCredential, today: NaiveDate) -> Vec<Finding> {
    let held = &credential.claims().licence.driving_privileges;
    let (known, unknown): (Vec<&DrivingPrivilege>, Vec<_>) =
        held.iter().partition(|held| Class::parse(&held.vehicle_category_code).is_some());
    let severity = if known.is_empty() { Severity::CheckFurther } else { Severity::Notice };
    let named = unknown.into_iter().map(|held| {
        Finding::new(FindingKind::UnknownClass, severity)
            .with("class", Arg::Text(held.vehicle_category_code.clone()))
    });
    let mut findings: Vec<Finding> = named.collect();
    if !known.is_empty() && known.iter().all(|held| held.issue_date > today) {
        findings.push(Finding::new(FindingKind::NoClassYet, Severity::CheckFurther));
    }
    findings
}

/// Signed, but it cannot be so: the office erred, or the key is not in its hands.
fn plausibility_finding(credential: &VerifiedCredential, today: NaiveDate) -> Option<Finding> {
    let licence = &credential.claims().licence;
    let contradicts = licence.birth_date >= licence.first_issue_date || licence.first_issue_date > today;
    contradicts.then(|| Finding::new(FindingKind::ImplausibleDates, Severity::CheckFurther))
}
