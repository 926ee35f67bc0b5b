//! `rules.json`: the limits that an authority may tune (design §3).

use serde::Deserialize;

use super::error::TrustError;

/// All in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// A code is fresh up to this age.
    pub code_fresh_seconds: i64,
    /// A code that may be shown for longer than this may be a copy.
    pub code_long_lived_seconds: i64,
    /// Clocks of issuer and verifier may differ by this much.
    pub skew_seconds: i64,
}

impl Thresholds {
    pub(super) fn parse(json: &[u8]) -> Result<Self, TrustError> {
        const TARGET: &str = "rules.json";
        let rules: Self = serde_json::from_slice(json)
            .map_err(|error| TrustError::Json { target: TARGET, line: error.line() })?;
        let smallest = rules.code_fresh_seconds.min(rules.code_long_lived_seconds).min(rules.skew_seconds);
        if smallest < 0 { Err(TrustError::Json { target: TARGET, line: 1 }) } else { Ok(rules) }
    }
}
