//! The view of an assessment.

use super::headline::{Answer, finding_view, headline};
use super::view::{Profile, Severity, StageState, StageView, Verdict, VerdictView};
use super::{CompanionNote, Finding, MadeByViewOf, axes, contract, explain, licence, rental, status_words};
use crate::assess::{Assessment, vehicle_name};
use crate::rules::{Companion, china_offset};
use crate::text::{Arg, Message};

pub(super) fn view(assessment: &Assessment, profile: Profile, made: MadeByViewOf) -> VerdictView {
    let verdict = assessment.verdict();
    let (findings, mut conditions) = for_profile(assessment, profile);
    let axes = axes::assessed(assessment, &findings, &conditions);
    if verdict != Verdict::MayDrive {
        conditions.clear();
    }
    let answer = Answer::of(verdict, assessment.context().vehicle.as_ref(), &conditions);
    let reasons = reasons(assessment, verdict, &findings);
    let advice = findings.first().filter(|worst| weighs(worst, verdict)).map(|worst| match profile {
        Profile::Police => worst.next(),
        Profile::Rental => finding_view(worst, profile).next,
    });
    VerdictView {
        keyring: assessment.credential().keyring(),
        profile,
        verdict,
        headline: headline(answer, profile, reasons, advice),
        conditions,
        axes,
        licence: Some(licence::view(assessment, profile)),
        status: status_words::view(assessment, profile),
        stages: stages(assessment),
        steps: Vec::new(),
        judged_at: assessment.now().with_timezone(&china_offset()),
        findings: findings.iter().map(|finding| finding_view(finding, profile)).collect(),
        explain: explain::view(assessment, profile),
        vehicle: assessment
            .context()
            .vehicle
            .as_ref()
            .map(|vehicle| Message::new("value-text").with("text", vehicle_name(Some(vehicle)))),
        companion: companion(assessment).filter(|_| profile == Profile::Police),
        contract: contract::view(assessment, profile),
        _made_by_view_of: made,
    }
}

fn companion(assessment: &Assessment) -> Option<CompanionNote> {
    let need = assessment.companion_need()?;
    let answer = match assessment.context().journey.companion {
        Companion::Checked(answer) => Some(answer),
        Companion::Absent | Companion::Stated => None,
    };
    Some(CompanionNote { class: need.class, answer })
}

fn for_profile(assessment: &Assessment, profile: Profile) -> (Vec<Finding>, Vec<Message>) {
    let conditions = assessment.conditions().iter();
    match profile {
        Profile::Police => (assessment.findings().to_vec(), conditions.cloned().collect()),
        Profile::Rental => (
            rental::findings(assessment.findings()),
            conditions.filter(|condition| rental::may_see_condition(condition)).cloned().collect(),
        ),
    }
}

fn reasons(assessment: &Assessment, verdict: Verdict, findings: &[Finding]) -> Vec<Message> {
    match verdict {
        Verdict::MayDrive => vec![match &assessment.context().vehicle {
            Some(vehicle) => {
                Message::new("reason-vehicle-covered").with("vehicle", vehicle_name(Some(vehicle)))
            }
            None => Message::new("reason-vehicle-not-checked"),
        }],
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
