//! Axis "data age", as far as it is about the law: from when on the tables hold, and how old they are.

use super::reasoning::Reasoning;
use super::subject::Subject;
use crate::rules::law;
use crate::text::Arg;
use crate::verdict::{Axis, Finding, FindingKind, Severity};

/// Whether the tables hold for the day at all.
pub(super) fn judge(subject: &Subject<'_>, reasoning: &mut Reasoning) -> bool {
    let law = law();
    if subject.today < law.begins {
        let finding = Finding::new(FindingKind::BeforeTheLaw, Severity::CheckFurther);
        reasoning.find("law-begins", finding.with("from", Arg::Date(law.begins)));
        return false;
    }
    let seconds = (subject.today - law.checked_up_to).num_seconds();
    let thresholds = &subject.context.thresholds;
    let aged = if seconds > thresholds.law_ageing_seconds {
        Some((FindingKind::LawStale, Severity::CheckFurther))
    } else if seconds > thresholds.law_fresh_seconds {
        Some((FindingKind::LawAgeing, Severity::Notice))
    } else {
        None
    };
    let checked = Arg::Date(law.checked_up_to);
    match aged {
        Some((kind, severity)) => {
            reasoning.find("law-checked", Finding::new(kind, severity).with("checked", checked));
        }
        None => reasoning.pass(Axis::DataAge, "law-checked", vec![("checked", checked)]),
    }
    true
}
