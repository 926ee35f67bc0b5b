//! The bundled samples: made by the command, read from their pictures. `tests/pipeline.rs` judges them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kerbside::camera::{luma_of_bytes, read_still};
use kerbside::envelope::base45;
use kerbside::qr::{Readers, StillLimits, StillReader};
use kerbside::samples::{self, Sample};
use kerbside::verdict::Verdict;

#[test]
fn the_set_covers_what_it_must() {
    let samples = samples::all();
    let files = fs::read_dir("assets/samples").unwrap().count();
    assert_eq!(files, samples.len() * 2 + 1, "every file belongs to a sample");
    let undated: Vec<&Sample> = samples.iter().filter(|sample| !sample.dated).collect();
    assert!(undated.iter().filter(|sample| sample.verdict == Verdict::MayDrive).count() >= 5);
    for letter in "bdefgjkmrsu".chars() {
        let name = format!("status-{letter}");
        assert!(
            undated.iter().any(|sample| sample.name == name && sample.verdict == Verdict::MustNotDrive),
            "{name}"
        );
    }
    for name in ["tampered", "unknown-key", "wrong-issuer", "code-future"] {
        assert!(undated.iter().any(|sample| sample.name == name), "{name}");
    }
    let texts: BTreeSet<&str> = samples.iter().map(|sample| sample.text.as_str()).collect();
    assert_eq!(texts.len(), samples.len(), "no two are the same");
}

/// Design §2: no sample is larger than 1,150 bytes; the plain one is the reference.
#[test]
fn sizes_are_within_the_limits() {
    let size = |sample: &Sample| {
        base45::decode(sample.text.strip_prefix("EDL1:").unwrap().as_bytes()).unwrap().len()
    };
    let samples = samples::all();
    for sample in &samples {
        assert!(size(sample) <= 1_150, "{}: {} bytes", sample.name, size(sample));
    }
    let named = |name: &str| size(samples.iter().find(|sample| sample.name == name).unwrap());
    assert!(named("valid-c1-plain") <= 265);
    assert!(named("valid-c1") <= 880);
}

#[test]
fn every_picture_is_read_as_its_text() {
    let mut reader = StillReader::new(Readers::plain(), StillLimits::default());
    for sample in samples::all() {
        let frame = luma_of_bytes(&sample.png).unwrap();
        let reading = read_still(&mut reader, &frame).unwrap();
        let texts: Vec<&[u8]> = reading.symbols.iter().map(|symbol| symbol.payload.as_bytes()).collect();
        assert_eq!(texts, [sample.text.as_bytes()], "{}", sample.name);
    }
}

/// Byte for byte what the command makes, training repository included.
#[test]
fn the_bundled_files_are_those_that_the_command_makes() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples");
    let _absent = fs::remove_dir_all(&out);
    let (samples, keys) = (out.join("samples"), out.join("keys"));
    kerbside::authority::bundled::write(&samples, &keys).unwrap();
    for (made, kept) in [
        (samples, Path::new("assets/samples").to_owned()),
        (keys.join("training"), "trusted_keys/training".into()),
    ] {
        let names = files(&made);
        assert_eq!(
            names,
            files(&kept),
            "{kept:?} does not hold the files of `kerbside-authority samples`: run ./dev samples"
        );
        for name in names {
            let same = fs::read(made.join(&name)).unwrap() == fs::read(kept.join(&name)).unwrap();
            assert!(same, "{name:?} is not what `kerbside-authority samples` makes: run ./dev samples");
        }
    }
}

/// Names of all files below a folder, in order.
#[expect(clippy::unwrap_used, reason = "tests")]
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}
