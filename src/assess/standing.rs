//! What this device knows of its own data: age of the keys, clock, memory of earlier lists. Each weakens a yes at most.

use chrono::{DateTime, Utc};

use super::Context;
use super::reasoning::{Reasoning, time};
use crate::trust::ages::{self, Grade};
use crate::trust::{ClockStanding, KeysTime, Memory};
use crate::verdict::{Axis, Finding, FindingKind, Severity};

pub(super) fn judge(context: &Context, reasoning: &mut Reasoning) {
    if let Some(times) = context.standing.keys {
        keys(times, context, reasoning);
    }
    clock(context.standing.clock, reasoning);
    memory(context.standing.memory, reasoning);
}

fn keys(times: KeysTime, context: &Context, reasoning: &mut Reasoning) {
    const RULE: &str = "keys-age";
    let (signed, expires) = (moment(times.signed_at), moment(times.expires));
    let (kind, severity) = match ages::keys(times, context.now, &context.thresholds) {
        Grade::Fresh => {
            return reasoning.pass(Axis::DataAge, RULE, vec![("signed", signed), ("expires", expires)]);
        }
        Grade::Ageing => (FindingKind::KeysAgeing, Severity::Notice),
        Grade::Stale => (FindingKind::KeysStale, Severity::CheckFurther),
        Grade::Expired => (FindingKind::KeysExpired, Severity::CheckFurther),
    };
    reasoning.find(RULE, Finding::new(kind, severity).with("signed", signed).with("expires", expires));
}

fn clock(clock: ClockStanding, reasoning: &mut Reasoning) {
    let finding = match clock {
        ClockStanding::Sound => return,
        ClockStanding::Behind { clock, bound } => {
            Finding::new(FindingKind::ClockBehind, Severity::CheckFurther)
                .with("clock", moment(clock))
                .with("bound", moment(bound))
        }
        ClockStanding::FarAhead { newest } => {
            Finding::new(FindingKind::ClockFarAhead, Severity::Notice).with("newest", moment(newest))
        }
    };
    reasoning.find("device-clock", finding);
}

fn memory(memory: Memory, reasoning: &mut Reasoning) {
    let (kind, severity) = match memory {
        Memory::Kept => return,
        Memory::None => (FindingKind::NoMemory, Severity::Notice),
        Memory::Damaged => (FindingKind::MemoryDamaged, Severity::Notice),
        // What is known to be missing may be this very licence's.
        Memory::Outdated => (FindingKind::ListOutdated, Severity::CheckFurther),
    };
    reasoning.find("device-memory", Finding::new(kind, severity));
}

fn moment(at: DateTime<Utc>) -> crate::text::Arg {
    time(at.timestamp())
}
