//! The bundled samples: made by the command, judged as they say on any day, read from their pictures.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use kerbside::camera::{luma_of_bytes, read_still};
use kerbside::envelope::base45;
use kerbside::judge::Judge;
use kerbside::qr::{QrPayload, Readers, StillLimits, StillReader};
use kerbside::samples::{self, Sample};
use kerbside::verdict::{KeyringName, Profile, Verdict};

fn complaint(judge: &Judge, sample: &Sample, now: DateTime<Utc>) -> Option<String> {
    let payload = QrPayload::new(sample.text.clone().into_bytes()).unwrap();
    let view = judge.view(&payload, now);
    let found: Vec<&str> = view.findings.iter().map(|finding| finding.code).collect();
    let good = view.verdict == sample.verdict && found.contains(&sample.finding.as_str());
    (!good).then(|| format!("{} as of {now}: {} {found:?}", sample.name, view.verdict.code()))
}

/// Undated samples give the same answer for decades.
#[test]
fn every_sample_is_judged_as_it_says_on_any_day() {
    let judge = Judge::new(KeyringName::Training, Profile::Police).unwrap();
    let samples = samples::all();
    let mut complaints: Vec<String> =
        samples.iter().filter_map(|sample| complaint(&judge, sample, sample.now)).collect();
    for day in ["2027-03-01T00:00:00Z", "2035-07-01T00:00:00Z", "2060-01-01T00:00:00Z"] {
        let undated = samples.iter().filter(|sample| !sample.dated);
        complaints.extend(undated.filter_map(|sample| complaint(&judge, sample, day.parse().unwrap())));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

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

/// Byte for byte what the command makes, keyring included.
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
        let mut count = 0;
        for entry in fs::read_dir(&made).unwrap() {
            let name = entry.unwrap().file_name();
            let same = fs::read(made.join(&name)).unwrap() == fs::read(kept.join(&name)).unwrap();
            assert!(same, "{name:?} is not what `kerbside-authority samples` makes: run ./dev samples");
            count += 1;
        }
        assert_eq!(count, fs::read_dir(&kept).unwrap().count(), "{kept:?} holds nothing else");
    }
}
