//! What an assessment collects on its way: findings, conditions, and the chain that explains both.

use chrono::{DateTime, NaiveDate};

use crate::rules::{Rule, china_offset, law};
use crate::text::{Arg, Message};
use crate::verdict::{Axis, Finding, FindingKind, Severity};

/// One link of the explanation: a rule, the values it was held against, and the day.
#[derive(Debug, Clone)]
pub struct Link {
    /// The axis that it bears on.
    pub axis: Axis,
    /// The rule, with its article.
    pub rule: &'static Rule,
    /// What came of it.
    pub severity: Severity,
    /// What was compared, by name.
    pub compared: Vec<(&'static str, Arg)>,
    /// The day for which it was true, in China.
    pub day: NaiveDate,
    /// The finding that it led to.
    pub finding: Option<FindingKind>,
}

/// Collected so far.
#[derive(Debug)]
pub(super) struct Reasoning {
    today: NaiveDate,
    pub(super) findings: Vec<Finding>,
    pub(super) conditions: Vec<Message>,
    pub(super) links: Vec<Link>,
}

impl Reasoning {
    pub(super) fn new(today: NaiveDate) -> Self {
        Self {
            today,
            findings: Vec::with_capacity(8),
            conditions: Vec::with_capacity(8),
            links: Vec::with_capacity(16),
        }
    }

    /// A rule that holds, or that only adds a condition.
    pub(super) fn pass(&mut self, axis: Axis, rule: &'static str, compared: Vec<(&'static str, Arg)>) {
        self.link(axis, rule, Severity::Good, compared, None);
    }

    /// A finding, by the rule that it rests on.
    pub(super) fn find(&mut self, rule: &'static str, finding: Finding) {
        self.link(finding.kind.axis(), rule, finding.severity, finding.args.clone(), Some(finding.kind));
        self.findings.push(finding);
    }

    /// A condition, by the rule that it rests on. Its values are its arguments.
    pub(super) fn condition(&mut self, rule: &'static str, condition: Message) {
        if !self.conditions.contains(&condition) {
            self.link(Axis::Entitlement, rule, Severity::Notice, condition.args().to_vec(), None);
            self.conditions.push(condition);
        }
    }

    fn link(
        &mut self,
        axis: Axis,
        rule: &'static str,
        severity: Severity,
        compared: Vec<(&'static str, Arg)>,
        finding: Option<FindingKind>,
    ) {
        self.links.push(Link { axis, rule: law().rule(rule), severity, compared, day: self.today, finding });
    }
}

/// Seconds since 1970-01-01T00:00Z as a moment in China, for a text.
pub(super) fn time(seconds: i64) -> Arg {
    let moment = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    Arg::Time(moment.with_timezone(&china_offset()))
}
