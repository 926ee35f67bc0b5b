//! `sizes`: how large codes get, for `docs/format.md`.

use std::fmt::Write as _;

use qrcode::{EcLevel, QrCode, Version};

use super::{Failure, print};
use crate::authority::issue::issue;
use crate::authority::reference::{ISSUER, reference_licence};
use crate::authority::{SigningKey, text_form};
use crate::envelope::{PREFIX, base45};
use crate::samples;

/// Error correction levels of ISO/IEC 18004 that matter here.
const LEVELS: [EcLevel; 3] = [EcLevel::L, EcLevel::M, EcLevel::Q];

pub(super) fn run() -> Result<(), Failure> {
    let mut table =
        String::from("| code | COSE bytes | characters | L | M | Q |\n|---|---|---|---|---|---|\n");
    for (name, cose) in codes()? {
        let text = text_form(&cose);
        let versions: Vec<String> = LEVELS.into_iter().map(|level| version(&text, level)).collect();
        writeln!(table, "| {name} | {} | {} | {} |", cose.len(), text.len(), versions.join(" | "))
            .map_err(Failure::new)?;
    }
    print(&table)
}

fn codes() -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let key = SigningKey::training(ISSUER, 1);
    let mut codes = Vec::new();
    for (name, portrait_bytes) in [("reference licence", None), ("with a portrait of 600 bytes", Some(600))] {
        let code = issue(&reference_licence(portrait_bytes), &key).map_err(Failure::new)?;
        codes.push((name.to_owned(), code.cose));
    }
    codes.extend(longest_sample());
    Ok(codes)
}

/// The bundled sample with the most bytes.
fn longest_sample() -> Option<(String, Vec<u8>)> {
    let cose = |text: String| base45::decode(text.strip_prefix(PREFIX)?.as_bytes()).ok();
    let bytes = samples::all().into_iter().filter_map(|sample| cose(sample.text)).max_by_key(Vec::len)?;
    Some(("longest sample".to_owned(), bytes))
}

/// Smallest version of that level, with the modules of its side.
fn version(text: &str, level: EcLevel) -> String {
    match QrCode::with_error_correction_level(text, level).map(|code| code.version()) {
        Ok(Version::Normal(version)) => format!("{version} ({})", 17 + 4 * version),
        Ok(Version::Micro(version)) => format!("M{version}"),
        Err(_too_long) => "–".to_owned(),
    }
}
