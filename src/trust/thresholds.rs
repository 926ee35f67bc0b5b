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
    /// The rules are fresh while they were held against the law within this time.
    #[serde(default = "a_year")]
    pub law_fresh_seconds: i64,
    /// Beyond this they give at best "check further".
    #[serde(default = "three_years")]
    pub law_ageing_seconds: i64,
    /// Clocks of issuer and verifier may differ by this much.
    pub skew_seconds: i64,
}

const fn a_year() -> i64 {
    365 * 86_400
}

const fn three_years() -> i64 {
    3 * a_year()
}

impl Thresholds {
    pub(super) fn parse(json: &[u8]) -> Result<Self, TrustError> {
        const TARGET: &str = "rules.json";
        let rules: Self = serde_json::from_slice(json)
            .map_err(|error| TrustError::Json { target: TARGET, line: error.line() })?;
        let smallest = [
            rules.code_fresh_seconds,
            rules.code_long_lived_seconds,
            rules.law_ageing_seconds,
            rules.law_fresh_seconds,
            rules.skew_seconds,
        ];
        if smallest.iter().any(|seconds| *seconds < 0) {
            Err(TrustError::Json { target: TARGET, line: 1 })
        } else {
            Ok(rules)
        }
    }
}
