//! What is shown of a paper licence that was typed: never a verdict, always "not verified".

use chrono::{DateTime, FixedOffset};

use super::headline::finding_view;
use super::view::{FindingView, Profile, Severity, Verdict};
use super::{LinkView, explain, rental};
use crate::assess::{PaperAssessment, vehicle_name};
use crate::rules::china_offset;
use crate::text::Message;

/// All that may be drawn of it.
#[derive(Debug)]
pub struct PaperView {
    /// Stable code: `class_fits`, `class_fits_if`, `no_vehicle`, `check_further`, `must_not_drive`.
    pub code: &'static str,
    /// The big word.
    pub word: Message,
    /// The effect, for marks and exit status.
    pub severity: Severity,
    /// The reasons, worst first, at most two.
    pub reasons: Vec<Message>,
    /// The order that follows from it.
    pub advice: Message,
    /// Under which the vehicle may be driven.
    pub conditions: Vec<Message>,
    /// Worst first.
    pub findings: Vec<FindingView>,
    /// Each rule that was held against a value.
    pub explain: Vec<LinkView>,
    /// The vehicle that was asked about, in words.
    pub vehicle: Option<Message>,
    /// The moment as of which it was judged, China time.
    pub judged_at: DateTime<FixedOffset>,
}

/// What `profile` may see of it.
#[must_use]
pub fn paper_view(assessment: &PaperAssessment, profile: Profile) -> PaperView {
    let verdict = assessment.verdict();
    let context = assessment.context();
    let (findings, mut conditions) = match profile {
        Profile::Police => (assessment.findings().to_vec(), assessment.conditions().to_vec()),
        Profile::Rental => {
            let conditions = assessment.conditions().iter();
            let seen = conditions.filter(|condition| rental::may_see_condition(condition));
            (rental::findings(assessment.findings()), seen.cloned().collect())
        }
    };
    if verdict != Verdict::MayDrive {
        conditions.clear();
    }
    let (code, word, severity) = match (verdict, context.vehicle.is_some(), conditions.is_empty()) {
        (Verdict::MayDrive, false, _) => ("no_vehicle", "paper-word-no-vehicle", Severity::Notice),
        (Verdict::MayDrive, true, true) => ("class_fits", "paper-word-fits", Severity::Good),
        (Verdict::MayDrive, true, false) => ("class_fits_if", "paper-word-fits-if", Severity::Notice),
        (Verdict::MustNotDrive, ..) => ("must_not_drive", "verdict-must-not-drive", Severity::MustNotDrive),
        (Verdict::CannotTell | Verdict::CheckFurther | Verdict::NotGenuine, ..) => {
            ("check_further", "verdict-check-further", Severity::CheckFurther)
        }
    };
    let weighty = findings.iter().filter(|finding| finding.severity >= Severity::CheckFurther);
    PaperView {
        code,
        word: Message::new(word),
        severity,
        reasons: weighty.take(2).map(super::Finding::short).collect(),
        advice: Message::new(match profile {
            Profile::Police => "paper-advice-police",
            Profile::Rental => "paper-advice-rental",
        }),
        conditions,
        findings: findings.iter().map(|finding| finding_view(finding, profile)).collect(),
        explain: explain::links(assessment.links(), profile),
        vehicle: context
            .vehicle
            .as_ref()
            .map(|vehicle| Message::new("value-text").with("text", vehicle_name(Some(vehicle)))),
        judged_at: context.now.with_timezone(&china_offset()),
    }
}
