//! The bundled samples: pictures for the demo scene, and the moment as of which each is judged.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};
use rust_embed::RustEmbed;

/// `assets/samples`, made by `kerbside-authority samples`.
#[derive(RustEmbed)]
#[folder = "assets/samples"]
struct Pictures;

/// The codes of all samples as pictures, in the order of their names.
#[must_use]
pub(super) fn pictures() -> Vec<Cow<'static, [u8]>> {
    Pictures::iter()
        .filter(|path| path.ends_with(".png"))
        .filter_map(|path| Pictures::get(&path))
        .map(|file| file.data)
        .collect()
}

/// The moment for which the samples are signed: 2026-11-20T10:00+08:00.
#[must_use]
pub(super) fn moment() -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).and_then(|day| day.and_hms_opt(2, 0, 0));
    day.unwrap_or_default().and_utc()
}
