//! Axis "code time": how far the code itself can be believed at this moment.

use super::Context;
use super::reasoning::{Reasoning, time};
use crate::claims::LicenceClaims;
use crate::verdict::{Axis, Finding, FindingKind, Severity};

/// Value of the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeTime {
    /// May be shown now.
    Current,
    /// Past `exp`.
    Expired,
    /// Generated later than this device believes it to be, beyond the allowed skew.
    FromTheFuture,
    /// May be shown for longer than a fresh code would: may be a copy.
    LongLived,
    /// Before `nbf`.
    NotYetValid,
}

impl CodeTime {
    pub(super) fn of(claims: &LicenceClaims, context: &Context) -> Self {
        let now = context.now.timestamp();
        let latest = now.saturating_add(context.thresholds.skew_seconds);
        if claims.issued_at > latest {
            Self::FromTheFuture
        } else if claims.not_before.is_some_and(|not_before| not_before > latest) {
            Self::NotYetValid
        } else if now > claims.expiration_time {
            Self::Expired
        } else if claims.expiration_time - claims.issued_at > context.thresholds.code_long_lived_seconds {
            Self::LongLived
        } else {
            Self::Current
        }
    }

    pub(super) fn judge(self, claims: &LicenceClaims, reasoning: &mut Reasoning) {
        const RULE: &str = "code-time";
        let kind = match self {
            Self::Current => {
                let compared =
                    vec![("generated", time(claims.issued_at)), ("expires", time(claims.expiration_time))];
                return reasoning.pass(Axis::CodeTime, RULE, compared);
            }
            Self::Expired => FindingKind::CodeExpired,
            Self::FromTheFuture => FindingKind::CodeFromTheFuture,
            Self::LongLived => FindingKind::CodeLongLived,
            Self::NotYetValid => FindingKind::CodeNotYetValid,
        };
        let not_before = claims.not_before.unwrap_or(claims.issued_at);
        let finding = Finding::new(kind, Severity::CheckFurther)
            .with("generated", time(claims.issued_at))
            .with("expires", time(claims.expiration_time))
            .with("begins", time(not_before));
        reasoning.find(RULE, finding);
    }
}
