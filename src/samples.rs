//! The sample licences inside the program: for the demo, for practice and for tests.
//!
//! They are signed for a fixed moment, and each is judged as of its own moment, so that they never rot.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, Utc};
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::verdict::Verdict;

#[derive(RustEmbed)]
#[folder = "assets/samples"]
struct Files;

/// One sample.
#[derive(Debug, Clone)]
pub struct Sample {
    /// File name without extension.
    pub name: String,
    /// What it shows.
    pub zh: String,
    /// What it shows.
    pub en: String,
    /// Expected of the training keyring, for police.
    pub verdict: Verdict,
    /// Code of a finding that is among those shown.
    pub finding: String,
    /// As of when it is judged.
    pub now: DateTime<Utc>,
    /// Whether the answer depends on the day.
    pub dated: bool,
    /// The code as text.
    pub text: String,
    /// The code as a picture.
    pub png: Cow<'static, [u8]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    sample: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    zh: String,
    en: String,
    verdict: String,
    finding: String,
    #[serde(default)]
    now: Option<DateTime<FixedOffset>>,
}

/// 2026-11-20T10:05+08:00: five minutes after all samples were signed.
#[must_use]
pub fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_140_300, 0).unwrap_or_default()
}

/// All, in the order of `samples.toml`. A test holds that none is missing.
#[must_use]
pub fn all() -> Vec<Sample> {
    let Some(file) = Files::get("samples.toml") else { return Vec::new() };
    let list: Option<List> = toml::from_str(&String::from_utf8_lossy(&file.data)).ok();
    list.into_iter().flat_map(|list| list.sample).filter_map(Entry::load).collect()
}

impl Entry {
    fn load(self) -> Option<Sample> {
        let text = Files::get(&format!("{}.txt", self.name))?;
        let png = Files::get(&format!("{}.png", self.name))?.data;
        let verdicts = [
            Verdict::CannotTell,
            Verdict::CheckFurther,
            Verdict::MayDrive,
            Verdict::MustNotDrive,
            Verdict::NotGenuine,
        ];
        Some(Sample {
            verdict: verdicts.into_iter().find(|verdict| verdict.code() == self.verdict)?,
            text: String::from_utf8_lossy(&text.data).into_owned(),
            png,
            now: self.now.map_or_else(moment, |now| now.to_utc()),
            dated: self.now.is_some(),
            name: self.name,
            zh: self.zh,
            en: self.en,
            finding: self.finding,
        })
    }
}
