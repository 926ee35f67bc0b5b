//! The chain of an assessment as it may be shown: rule, article, what was compared, on which day.

use chrono::NaiveDate;

use super::rental;
use super::view::{Axis, Profile, Severity};
use crate::assess::{Assessment, Link};
use crate::rules::Rule;
use crate::text::{Arg, Message};

/// One link.
#[derive(Debug, Clone)]
pub struct LinkView {
    /// The axis that it bears on.
    pub axis: Axis,
    /// The rule, with article and certainty.
    pub rule: &'static Rule,
    /// What came of it.
    pub severity: Severity,
    /// Code of the finding that it led to.
    pub finding: Option<&'static str>,
    /// Names and values that were compared, each value as it stands in the licence, the request or the rule.
    pub compared: Vec<(&'static str, Arg)>,
    /// The day for which it was true, in China.
    pub day: NaiveDate,
}

impl LinkView {
    /// What the rule says.
    #[must_use]
    pub fn says(&self) -> Message {
        let Rule { zh, en, .. } = self.rule;
        Message::new("value-text").with("text", Arg::Either { zh: zh.clone(), en: en.clone() })
    }
}

pub(super) fn view(assessment: &Assessment, profile: Profile) -> Vec<LinkView> {
    links(assessment.links(), profile)
}

/// As far as `profile` may see them.
pub(super) fn links(links: &[Link], profile: Profile) -> Vec<LinkView> {
    let shown = |link: &&Link| profile == Profile::Police || rental::may_see(link);
    links.iter().filter(shown).map(of).collect()
}

fn of(link: &Link) -> LinkView {
    LinkView {
        axis: link.axis,
        rule: link.rule,
        severity: link.severity,
        finding: link.finding.map(super::FindingKind::code),
        compared: link.compared.clone(),
        day: link.day,
    }
}
