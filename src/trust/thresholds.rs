//! `rules.json`: the limits that an authority may tune (design §3). What it leaves out has the value of [`Thresholds::default`].

use serde::Deserialize;

use super::error::TrustError;

const DAY: i64 = 86_400;

/// All in seconds. An age up to and with a limit still has the better grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Thresholds {
    /// A code is fresh up to this age.
    pub code_fresh_seconds: i64,
    /// Up to this age it is ageing: a notice.
    pub code_ageing_seconds: i64,
    /// Up to this age it is stale, beyond it has expired by age; both are at best "check further".
    pub code_stale_seconds: i64,
    /// A code that may be shown for longer than this may be a copy.
    pub code_long_lived_seconds: i64,
    /// A status list is fresh up to this age.
    pub list_fresh_seconds: i64,
    /// Up to this age it is ageing.
    pub list_ageing_seconds: i64,
    /// Up to this age it is stale, beyond it has expired.
    pub list_stale_seconds: i64,
    /// The keys are fresh up to this age of the repository.
    pub keys_fresh_seconds: i64,
    /// Up to this age they are ageing; then stale until the repository expires.
    pub keys_ageing_seconds: i64,
    /// The rules are fresh while they were held against the law within this time.
    pub law_fresh_seconds: i64,
    /// Beyond this they give at best "check further".
    pub law_ageing_seconds: i64,
    /// Clocks of issuer and verifier may differ by this much.
    pub skew_seconds: i64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            code_fresh_seconds: DAY,
            code_ageing_seconds: 7 * DAY,
            code_stale_seconds: 30 * DAY,
            code_long_lived_seconds: DAY,
            list_fresh_seconds: 36 * 3_600,
            list_ageing_seconds: 7 * DAY,
            list_stale_seconds: 30 * DAY,
            keys_fresh_seconds: 30 * DAY,
            keys_ageing_seconds: 90 * DAY,
            law_fresh_seconds: 365 * DAY,
            law_ageing_seconds: 3 * 365 * DAY,
            skew_seconds: 300,
        }
    }
}

impl Thresholds {
    /// No limit is longer: about 126 years, the decades of the training repository included.
    const MOST: i64 = 4_000_000_000;
    /// A clock may be wrong by an hour, no more.
    const MOST_SKEW: i64 = 3_600;

    pub(super) fn parse(json: &[u8]) -> Result<Self, TrustError> {
        const TARGET: &str = "rules.json";
        let rules: Self = serde_json::from_slice(json)
            .map_err(|error| TrustError::Json { target: TARGET, line: error.line() })?;
        if rules.is_sound() { Ok(rules) } else { Err(TrustError::Json { target: TARGET, line: 1 }) }
    }

    /// Every limit in its range, and none below the one before it.
    fn is_sound(&self) -> bool {
        let rising: [&[i64]; 5] = [
            &[self.code_fresh_seconds, self.code_ageing_seconds, self.code_stale_seconds],
            &[self.code_long_lived_seconds],
            &[self.list_fresh_seconds, self.list_ageing_seconds, self.list_stale_seconds],
            &[self.keys_fresh_seconds, self.keys_ageing_seconds],
            &[self.law_fresh_seconds, self.law_ageing_seconds],
        ];
        rising.iter().all(|limits| {
            limits.is_sorted() && limits.iter().all(|seconds| (0..=Self::MOST).contains(seconds))
        }) && (0..=Self::MOST_SKEW).contains(&self.skew_seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::Thresholds;

    #[test]
    fn what_is_left_out_is_the_default() {
        assert_eq!(Thresholds::parse(b"{}").unwrap(), Thresholds::default());
        let own = Thresholds::parse(br#"{"list_fresh_seconds":60}"#).unwrap();
        assert_eq!(own, Thresholds { list_fresh_seconds: 60, ..Thresholds::default() });
        assert!(Thresholds::parse(br#"{"list_fresh":60}"#).is_err());
    }

    #[test]
    fn limits_are_in_range_and_in_order() {
        let limits = [
            ("code_fresh_seconds", 0, 7 * 86_400),
            ("code_ageing_seconds", 86_400, 30 * 86_400),
            ("code_stale_seconds", 7 * 86_400, 4_000_000_000),
            ("code_long_lived_seconds", 0, 4_000_000_000),
            ("list_fresh_seconds", 0, 7 * 86_400),
            ("list_ageing_seconds", 36 * 3_600, 30 * 86_400),
            ("list_stale_seconds", 7 * 86_400, 4_000_000_000),
            ("keys_fresh_seconds", 0, 90 * 86_400),
            ("keys_ageing_seconds", 30 * 86_400, 4_000_000_000),
            ("law_fresh_seconds", 0, 3 * 365 * 86_400),
            ("law_ageing_seconds", 365 * 86_400, 4_000_000_000),
            ("skew_seconds", 0, 3_600),
        ];
        for (name, least, most) in limits {
            let taken =
                |seconds: i64| Thresholds::parse(format!(r#"{{"{name}":{seconds}}}"#).as_bytes()).is_ok();
            assert!(taken(least) && taken(most), "{name}");
            assert!(!taken(least - 1) && !taken(most + 1), "{name}");
        }
    }
}
