//! A finding: which kind, how much it weighs today, and the values to be named.

use super::kinds::FindingKind;
use super::view::Severity;
use crate::text::{Arg, Message};

/// Name of the list's time in what only the list says.
const AS_OF: &str = "as_of";

/// Something that was found, with its weight and the values to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which.
    pub kind: FindingKind,
    /// Its weight today.
    pub severity: Severity,
    /// Values for the texts.
    pub args: Vec<(&'static str, Arg)>,
}

impl Finding {
    /// Without values.
    #[must_use]
    pub const fn new(kind: FindingKind, severity: Severity) -> Self {
        Self { kind, severity, args: Vec::new() }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// Only the status list says so, as of that moment.
    #[must_use]
    pub fn by_list(self, signed: Arg) -> Self {
        self.with(AS_OF, signed)
    }

    /// Two lines of twelve Chinese signs at most.
    #[must_use]
    pub fn short(&self) -> Message {
        self.message(self.kind.texts().short)
    }

    /// What is the case.
    #[must_use]
    pub fn what(&self) -> Message {
        let what = self.message(self.kind.texts().what);
        match self.args.iter().find(|(name, _)| *name == AS_OF) {
            None => what,
            Some((name, signed)) => Message::new("status-by-list")
                .with("what", Arg::Message(Box::new(what)))
                .with(name, signed.clone()),
        }
    }

    /// What to do next.
    #[must_use]
    pub fn next(&self) -> Message {
        self.message(self.kind.texts().next)
    }

    fn message(&self, id: &'static str) -> Message {
        self.args.iter().fold(Message::new(id), |message, (name, arg)| message.with(name, arg.clone()))
    }
}

impl FindingKind {
    /// A rule of a rental firm.
    #[must_use]
    pub fn is_house_rule(self) -> bool {
        self.code().starts_with("K77")
    }

    /// K8: whether what was signed is plausible.
    #[must_use]
    pub fn is_hint(self) -> bool {
        self.code().starts_with("K8")
    }
}
