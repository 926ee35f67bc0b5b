//! Axis "validity": the term of the licence itself (RTSR art. 28; R162 art. 63, 79).

use super::reasoning::Reasoning;
use super::subject::Subject;
use crate::claims::ExpiryDate;
use crate::rules::{Validity, renewal_window_days};
use crate::text::{Arg, Message};
use crate::verdict::{Axis, Finding, FindingKind, Severity};

pub(super) fn judge(subject: &Subject<'_>, validity: Validity, reasoning: &mut Reasoning) {
    let licence = subject.licence();
    let from = Arg::Date(licence.issue_date);
    let until = match licence.expiry_date {
        ExpiryDate::On(until) => Arg::Date(until),
        ExpiryDate::LongTerm => Arg::Message(Box::new(Message::new("long-term"))),
    };
    let (rule, kind, severity) = match validity {
        Validity::CancelledByTime => {
            ("validity-cancelled", FindingKind::CancelledByTime, Severity::MustNotDrive)
        }
        Validity::Expired => ("validity-term", FindingKind::Expired, Severity::MustNotDrive),
        Validity::InForce { days_left: 0 } => ("validity-last-day", FindingKind::LastDay, Severity::Notice),
        Validity::InForce { days_left } if days_left <= renewal_window_days() => {
            ("validity-renewal", FindingKind::RenewalDue, Severity::Notice)
        }
        Validity::InForce { .. } | Validity::LongTerm => {
            let compared = vec![("from", from), ("until", until), ("today", Arg::Date(subject.today))];
            return reasoning.pass(Axis::Validity, "validity-term", compared);
        }
        Validity::NotYetBegun => ("validity-not-begun", FindingKind::NotYetBegun, Severity::CheckFurther),
    };
    reasoning.find(rule, Finding::new(kind, severity).with("from", from).with("until", until.clone()));
    if kind == FindingKind::LastDay {
        reasoning.condition("validity-last-day", Message::new("condition-last-day").with("until", until));
    }
}
