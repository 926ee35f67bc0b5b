//! A finding: which kind, how much it weighs today, and the values to be named.

use super::kinds::FindingKind;
use super::view::Severity;
use crate::text::{Arg, Message};

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

    /// Two lines of twelve Chinese signs at most.
    #[must_use]
    pub fn short(&self) -> Message {
        self.message(self.kind.texts().short)
    }

    /// What is the case.
    #[must_use]
    pub fn what(&self) -> Message {
        self.message(self.kind.texts().what)
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
