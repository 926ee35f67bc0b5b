//! The view of an assessment.

use super::axes;
use super::headline::{finding_view, headline};
use super::licence;
use super::view::{Axis, Profile, Severity, StageState, StageView, Verdict, VerdictView};
use super::{Finding, FindingKind, MadeByViewOf};
use crate::assess::Assessment;
use crate::rules::china_offset;
use crate::text::{Arg, Message};

pub(super) fn view(assessment: &Assessment, profile: Profile, made: MadeByViewOf) -> VerdictView {
    let verdict = assessment.verdict();
    let findings = for_profile(assessment.findings(), profile);
    let reasons = reasons(verdict, &findings);
    let advice = findings.first().filter(|worst| weighs(worst, verdict)).map(|worst| match profile {
        Profile::Police => worst.next(),
        Profile::Rental => finding_view(worst, profile).next,
    });
    VerdictView {
        keyring: assessment.credential().keyring(),
        profile,
        verdict,
        headline: headline(verdict, profile, reasons, advice),
        conditions: Vec::new(),
        axes: axes::assessed(assessment, &findings),
        licence: Some(licence::view(assessment, profile)),
        stages: stages(assessment),
        steps: Vec::new(),
        judged_at: assessment.now().with_timezone(&china_offset()),
        findings: findings.iter().map(|finding| finding_view(finding, profile)).collect(),
        _made_by_view_of: made,
    }
}

/// Rental sees neither letters nor points: one finding stands for all of a weight, and notices are left out.
fn for_profile(findings: &[Finding], profile: Profile) -> Vec<Finding> {
    match profile {
        Profile::Police => findings.to_vec(),
        Profile::Rental => {
            let mut kept: Vec<Finding> = Vec::new();
            for finding in findings {
                let Some(finding) = for_rental(finding) else { continue };
                if !kept.contains(&finding) {
                    kept.push(finding);
                }
            }
            kept
        }
    }
}

fn for_rental(finding: &Finding) -> Option<Finding> {
    if finding.kind.axis() != Axis::LicenceStatus {
        return Some(finding.clone());
    }
    match finding.severity {
        Severity::MustNotDrive => Some(Finding::new(FindingKind::RentalBarred, Severity::MustNotDrive)),
        Severity::CheckFurther => Some(Finding::new(FindingKind::RentalUndecided, Severity::CheckFurther)),
        Severity::Good | Severity::Notice | Severity::CannotTell | Severity::NotGenuine => None,
    }
}

fn reasons(verdict: Verdict, findings: &[Finding]) -> Vec<Message> {
    match verdict {
        Verdict::MayDrive => vec![Message::new("reason-vehicle-not-checked")],
        Verdict::CannotTell | Verdict::CheckFurther | Verdict::MustNotDrive | Verdict::NotGenuine => {
            findings.iter().filter(|finding| weighs(finding, verdict)).take(2).map(Finding::short).collect()
        }
    }
}

fn weighs(finding: &Finding, verdict: Verdict) -> bool {
    match verdict {
        Verdict::MustNotDrive => finding.severity == Severity::MustNotDrive,
        Verdict::CheckFurther => finding.severity == Severity::CheckFurther,
        Verdict::CannotTell | Verdict::MayDrive | Verdict::NotGenuine => false,
    }
}

fn stages(assessment: &Assessment) -> Vec<StageView> {
    let key = assessment.credential().key_id().to_string();
    [
        ("stage-read", Message::new("stage-read-done")),
        ("stage-form", Message::new("stage-form-done")),
        ("stage-key", Message::new("stage-key-done").with("key", Arg::Text(key))),
        ("stage-signature", Message::new("stage-signature-done")),
        ("stage-issuer", Message::new("stage-issuer-done")),
        ("stage-claims", Message::new("stage-claims-done")),
    ]
    .into_iter()
    .map(|(name, note)| StageView { name: Message::new(name), note, state: StageState::Passed })
    .collect()
}
