//! One rule in words: what it says, where it stands, how sure that is.

use serde::Deserialize;

/// How well a rule is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Certainty {
    /// Text of the law, or several independent sources. Decides.
    #[serde(rename = "H")]
    High,
    /// Several summaries that agree. Decides.
    #[serde(rename = "M-H")]
    MediumHigh,
    /// One decent source: at best "check further".
    #[serde(rename = "M")]
    Medium,
    /// Weak: at best "check further".
    #[serde(rename = "L")]
    Low,
}

impl Certainty {
    /// As in the tables.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::High => "H",
            Self::MediumHigh => "M-H",
            Self::Medium => "M",
            Self::Low => "L",
        }
    }
}

/// A row `[[rule]]` of `assets/rules`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable name, e.g. `points-full`.
    pub id: String,
    /// Where it stands, e.g. `RTSR 28; R163 15, 23`.
    pub article: String,
    /// How well it is known.
    pub certainty: Certainty,
    /// Its number, where it has one: points, months, days, years, kilograms or km/h, as the sentence says.
    #[serde(default)]
    pub value: Option<i64>,
    /// What it says, in Chinese.
    pub zh: String,
    /// What it says, in English.
    pub en: String,
}
