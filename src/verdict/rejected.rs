//! The view of a rejection: where the check stopped, and what to do. There are no claims to show.

use chrono::{DateTime, Utc};

use super::axes::not_checked;
use super::headline::{Answer, finding_view, headline};
use super::view::{
    Axis, AxisView, KeyringName, Profile, Severity, StageState, StageView, Verdict, VerdictView,
};
use super::{Finding, FindingKind, MadeByViewOf};
use crate::envelope::EnvelopeError;
use crate::judge::{EnvelopeFacts, Rejection, RejectionCause};
use crate::rules::{china_date, china_offset};
use crate::text::{Arg, Message};
use crate::verify::VerifyError;

/// Stages in their order.
const STAGES: [&str; 7] = [
    "stage-read",
    "stage-form",
    "stage-key",
    "stage-signature",
    "stage-issuer",
    "stage-claims",
    "stage-status",
];

pub(super) fn view(
    rejection: &Rejection,
    profile: Profile,
    keyring: KeyringName,
    now: DateTime<Utc>,
    made: MadeByViewOf,
) -> VerdictView {
    let (finding, stopped_at) = cause(rejection);
    let verdict = verdict(&finding);
    VerdictView {
        keyring,
        profile,
        verdict,
        headline: headline(Answer::of(verdict, None, &[]), profile, vec![finding.short()], None),
        conditions: Vec::new(),
        explain: Vec::new(),
        vehicle: None,
        companion: None,
        contract: None,
        axes: axes(&finding),
        licence: None,
        status: None,
        stages: stages(stopped_at, &finding, rejection.envelope),
        steps: steps(&finding, profile),
        judged_at: now.with_timezone(&china_offset()),
        findings: vec![finding_view(&finding, profile)],
        _made_by_view_of: made,
    }
}

fn cause(rejection: &Rejection) -> (Finding, usize) {
    match &rejection.cause {
        RejectionCause::Envelope(error) => (envelope_finding(error), 1),
        RejectionCause::ReadOnce => (Finding::new(FindingKind::ReadOnce, Severity::CannotTell), 3),
        RejectionCause::Verify(error) => verify_finding(error),
    }
}

const fn verdict(finding: &Finding) -> Verdict {
    match finding.severity {
        Severity::NotGenuine => Verdict::NotGenuine,
        Severity::CannotTell
        | Severity::CheckFurther
        | Severity::Good
        | Severity::MustNotDrive
        | Severity::Notice => Verdict::CannotTell,
    }
}

/// "Not genuine" or "cannot tell".
pub(crate) fn verdict_of(rejection: &Rejection) -> Verdict {
    verdict(&cause(rejection).0)
}

/// See [`super::mismatch_view`].
pub(super) fn mismatch(view: &VerdictView, made: MadeByViewOf) -> VerdictView {
    let advice = match view.profile {
        Profile::Police => "mismatch-police-advice",
        Profile::Rental => "mismatch-rental-advice",
    };
    let mut headline = headline(Answer::CheckFurther, view.profile, Vec::new(), Some(Message::new(advice)));
    headline.code = "person_mismatch";
    headline.word = Message::new("verdict-mismatch");
    headline.reasons = vec![Message::new("mismatch-reason")];
    VerdictView {
        keyring: view.keyring,
        profile: view.profile,
        verdict: Verdict::CheckFurther,
        headline,
        conditions: Vec::new(),
        explain: Vec::new(),
        vehicle: None,
        companion: None,
        contract: None,
        axes: view.axes.iter().map(|axis| AxisView { detail: None, ..axis.clone() }).collect(),
        findings: Vec::new(),
        licence: None,
        status: None,
        stages: Vec::new(),
        steps: match view.profile {
            Profile::Police => vec!["mismatch-police-1", "mismatch-police-2", "mismatch-police-3"],
            Profile::Rental => vec!["mismatch-rental-1", "mismatch-rental-2", "mismatch-rental-3"],
        }
        .into_iter()
        .map(Message::new)
        .collect(),
        judged_at: view.judged_at,
        _made_by_view_of: made,
    }
}

fn envelope_finding(error: &EnvelopeError) -> Finding {
    let kind = match error {
        EnvelopeError::Algorithm => FindingKind::BadAlgorithm,
        EnvelopeError::Cbor(_) => FindingKind::BadCbor,
        EnvelopeError::DamagedText(_) => FindingKind::DamagedText,
        EnvelopeError::KeyId => FindingKind::BadKeyId,
        EnvelopeError::LowerCase => FindingKind::LowerCase,
        EnvelopeError::NotALicence => FindingKind::NotALicence,
        EnvelopeError::Shape(_) => FindingKind::BadShape,
        EnvelopeError::Version => FindingKind::NewerVersion,
    };
    let finding = Finding::new(kind, Severity::CannotTell);
    match error {
        EnvelopeError::Cbor(error) => {
            finding.with("position", Arg::Number(i64::try_from(error.position).unwrap_or(0)))
        }
        EnvelopeError::Algorithm
        | EnvelopeError::DamagedText(_)
        | EnvelopeError::KeyId
        | EnvelopeError::LowerCase
        | EnvelopeError::NotALicence
        | EnvelopeError::Shape(_)
        | EnvelopeError::Version => finding,
    }
}

/// The finding, and the stage at which the check stopped.
fn verify_finding(error: &VerifyError) -> (Finding, usize) {
    use Severity::{CannotTell, NotGenuine};
    let day = |moment: &DateTime<Utc>| Arg::Date(china_date(*moment));
    let (finding, stage) = match error {
        VerifyError::Claims(error) => (
            Finding::new(FindingKind::BadClaims, CannotTell).with("field", Arg::Text(error.field.to_owned())),
            5,
        ),
        VerifyError::CodeTooLongLived { .. } => (Finding::new(FindingKind::CodeTooLongLived, CannotTell), 4),
        VerifyError::Distrusted { since } => {
            (Finding::new(FindingKind::Distrusted, NotGenuine).with("time", day(since)), 4)
        }
        VerifyError::EmptyKeyring { .. } => (Finding::new(FindingKind::EmptyKeyring, CannotTell), 2),
        VerifyError::InvalidSignature { .. } => (Finding::new(FindingKind::InvalidSignature, NotGenuine), 3),
        VerifyError::KeyExpired { valid_until, .. } => {
            (Finding::new(FindingKind::KeyExpired, CannotTell).with("until", day(valid_until)), 4)
        }
        VerifyError::KeyNotYetValid { valid_from, .. } => {
            (Finding::new(FindingKind::KeyNotYetValid, CannotTell).with("from", day(valid_from)), 4)
        }
        VerifyError::KeyRetired { since, .. } => {
            (Finding::new(FindingKind::KeyRetired, CannotTell).with("time", day(since)), 4)
        }
        VerifyError::PubliclyKnownKey { .. } => (Finding::new(FindingKind::PubliclyKnownKey, CannotTell), 2),
        VerifyError::UnknownKey { .. } => (Finding::new(FindingKind::UnknownKey, CannotTell), 2),
        VerifyError::WrongIssuer { .. } => (Finding::new(FindingKind::WrongIssuer, NotGenuine), 4),
    };
    (finding, stage)
}

/// A rejection fills the first two axes; the others are not examined.
fn axes(finding: &Finding) -> Vec<AxisView> {
    let stopped = AxisView {
        axis: finding.kind.axis(),
        value: axis_value(finding.kind),
        severity: Some(finding.severity),
        answer: finding.short(),
        detail: Some(finding.what()),
    };
    let signature = match finding.kind.axis() {
        Axis::Signature => stopped.clone(),
        Axis::CodeTime
        | Axis::DataAge
        | Axis::Entitlement
        | Axis::Issuer
        | Axis::LicenceStatus
        | Axis::Validity => signature_before(finding.kind),
    };
    let issuer = if finding.kind.axis() == Axis::Issuer { stopped } else { not_checked(Axis::Issuer) };
    let rest = [Axis::CodeTime, Axis::DataAge, Axis::LicenceStatus, Axis::Validity, Axis::Entitlement];
    [signature, issuer].into_iter().chain(rest.into_iter().map(not_checked)).collect()
}

/// Without a key nothing can be said of the signature; past that stage it was good.
fn signature_before(kind: FindingKind) -> AxisView {
    if matches!(kind, FindingKind::UnknownKey | FindingKind::EmptyKeyring | FindingKind::PubliclyKnownKey) {
        return not_checked(Axis::Signature);
    }
    AxisView {
        axis: Axis::Signature,
        value: "valid",
        severity: Some(Severity::Good),
        answer: Message::new("axis-signature-valid"),
        detail: None,
    }
}

/// Values of the first two axes; every other fault of the form is `malformed`.
const AXIS_VALUES: [(FindingKind, &str); 12] = [
    (FindingKind::InvalidSignature, "invalid"),
    (FindingKind::ReadOnce, "not_confirmed"),
    (FindingKind::BadClaims, "unsupported"),
    (FindingKind::UnknownKey, "unknown_key"),
    (FindingKind::EmptyKeyring, "no_keys"),
    (FindingKind::PubliclyKnownKey, "publicly_known_key"),
    (FindingKind::KeyExpired, "key_expired"),
    (FindingKind::KeyNotYetValid, "key_not_yet_valid"),
    (FindingKind::KeyRetired, "key_retired"),
    (FindingKind::WrongIssuer, "wrong_issuer"),
    (FindingKind::Distrusted, "distrusted"),
    (FindingKind::CodeTooLongLived, "code_too_long_lived"),
];

fn axis_value(kind: FindingKind) -> &'static str {
    AXIS_VALUES.into_iter().find_map(|(of, value)| (of == kind).then_some(value)).unwrap_or("malformed")
}

fn stages(stopped_at: usize, finding: &Finding, facts: Option<EnvelopeFacts>) -> Vec<StageView> {
    let note = |index| match (index, facts) {
        (0, _) => Message::new("stage-read-done"),
        (1, Some(facts)) => Message::new("stage-form-bytes")
            .with("bytes", Arg::Number(i64::try_from(facts.byte_count).unwrap_or(0))),
        (2, Some(facts)) => Message::new("stage-key-done").with("key", Arg::Text(facts.key_id.to_string())),
        _ => Message::new("stage-passed"),
    };
    let stage = |(index, name): (usize, &'static str)| {
        let name = Message::new(name);
        match index.cmp(&stopped_at) {
            std::cmp::Ordering::Less => StageView { name, note: note(index), state: StageState::Passed },
            std::cmp::Ordering::Equal => {
                let key = facts.filter(|_| index == 2).map(|facts| facts.key_id.to_string());
                let what = match key {
                    Some(key) => Message::new("stage-key-missing").with("key", Arg::Text(key)),
                    None => finding.what(),
                };
                StageView { name: finding.short(), note: what, state: StageState::Stopped }
            }
            std::cmp::Ordering::Greater => {
                StageView { name, note: Message::new("stage-not-reached"), state: StageState::NotReached }
            }
        }
    };
    STAGES.into_iter().enumerate().map(stage).collect()
}

/// The finding's own advice first, then the usual way out.
fn steps(finding: &Finding, profile: Profile) -> Vec<Message> {
    let usual: [&str; 2] = match (finding.severity, profile) {
        (Severity::NotGenuine, Profile::Police) => ["step-police-identity", "step-police-forgery"],
        (Severity::NotGenuine, Profile::Rental) => ["step-rental-fresh-code", "step-rental-return-phone"],
        (_, Profile::Police) => ["step-police-online", "step-police-paper"],
        (_, Profile::Rental) => ["step-rental-fresh-code", "step-rental-paper"],
    };
    let first = match (finding.severity, profile) {
        (Severity::NotGenuine, Profile::Rental) => Message::new("step-rental-no-hand-over"),
        _ => finding.next(),
    };
    std::iter::once(first).chain(usual.into_iter().map(Message::new)).collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::{axis_value, verify_finding};
    use crate::envelope::KeyId;
    use crate::verdict::Severity;
    use crate::verify::VerifyError;

    #[test]
    fn a_code_that_outlives_its_issuers_limit_has_a_finding_of_its_own() {
        let (finding, _) = verify_finding(&VerifyError::CodeTooLongLived { seconds: 600, limit: 599 });
        assert_eq!((finding.kind.code(), axis_value(finding.kind)), ("K250", "code_too_long_lived"));
    }

    /// Not a judgement on the person: the code may be an old one, or a forgery.
    #[test]
    fn a_key_distrusted_long_ago_proves_nothing() {
        let (key_id, since) = (KeyId([7; 8]), DateTime::default());
        let (finding, _) = verify_finding(&VerifyError::KeyRetired { key_id, since });
        assert_eq!((finding.kind.code(), axis_value(finding.kind)), ("K242", "key_retired"));
        assert_eq!(finding.severity, Severity::CannotTell);
    }
}
