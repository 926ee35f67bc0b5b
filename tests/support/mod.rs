//! What several test files share.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use kerbside::qr::QrPayload;

/// A vector of `tests/vectors`: it says of itself what is expected.
#[derive(Debug)]
pub(crate) struct Vector {
    /// File name without extension: the fault.
    pub(crate) name: String,
    /// `assessed` or `rejected`.
    pub(crate) outcome: String,
    /// Verdict code.
    pub(crate) verdict: String,
    /// Finding codes that must be there.
    pub(crate) findings: Vec<String>,
    /// As of when.
    pub(crate) now: DateTime<Utc>,
    /// The bytes or the text of the code.
    pub(crate) payload: Vec<u8>,
}

/// All of the folder, in name order.
pub(crate) fn vectors() -> Vec<Vector> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.iter().map(|path| parse(path)).collect()
}

fn parse(path: &Path) -> Vector {
    let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let (header, hex) = text.split_once("\n\n").unwrap_or_else(|| panic!("{name}: no blank line"));
    let field = |key: &str| {
        let found = header.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
        found.unwrap_or_else(|| panic!("{name}: no {key}"))
    };
    assert!(!field("note").is_empty(), "{name}: says what is wrong with it");
    let mut expect = field("expect").split(' ').map(str::to_owned);
    Vector {
        outcome: expect.next().unwrap(),
        verdict: expect.next().unwrap(),
        findings: expect.collect(),
        now: field("now").parse::<DateTime<chrono::FixedOffset>>().unwrap().to_utc(),
        payload: bytes(hex),
        name,
    }
}

/// Hexadecimal with line ends.
pub(crate) fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        hex.chars().filter_map(|sign| sign.to_digit(16)).map(|digit| u8::try_from(digit).unwrap()).collect();
    digits.as_chunks::<2>().0.iter().map(|[high, low]| high << 4 | low).collect()
}

/// A payload from bytes.
pub(crate) fn payload(bytes: &[u8]) -> QrPayload {
    QrPayload::new(bytes.to_vec()).unwrap()
}

/// The control vector's bytes.
pub(crate) fn good_cose() -> Vec<u8> {
    vectors().into_iter().find(|vector| vector.name == "good").unwrap().payload
}

/// As of when the vectors hold.
pub(crate) fn vector_now() -> DateTime<Utc> {
    "2026-11-20T02:05:00Z".parse().unwrap()
}
