//! Payload → verdict: every vector of `tests/vectors`, every bundled sample, every flipped bit, changed character and truncation.
#![expect(clippy::unwrap_used, reason = "tests")]

mod support;

use chrono::{DateTime, Utc};
use kerbside::envelope::base45;
use kerbside::judge::{Judge, Outcome};
use kerbside::samples::{self, Sample};
use kerbside::verdict::{KeyringName, Profile, VerdictView};
use support::{Vector, good_cose, payload, vector_now, vectors};

fn judge() -> Judge {
    Judge::new(KeyringName::Training, Profile::Police).unwrap()
}

fn codes(view: &VerdictView) -> Vec<&'static str> {
    view.findings.iter().map(|finding| finding.code).collect()
}

fn complaint(judge: &Judge, vector: &Vector) -> Option<String> {
    let payload = payload(&vector.payload);
    let outcome = match judge.outcome(&payload, vector.now) {
        Outcome::Assessed(_) => "assessed",
        Outcome::Rejected(_) => "rejected",
    };
    let view = judge.view(&payload, vector.now);
    let found = codes(&view);
    let good = outcome == vector.outcome
        && view.verdict.code() == vector.verdict
        && view.licence.is_some() == (outcome == "assessed")
        && vector.findings.iter().all(|code| found.contains(&code.as_str()));
    let expected = (&vector.outcome, &vector.verdict, &vector.findings);
    (!good).then(|| {
        format!("{}: {outcome} {} {found:?}, expected {expected:?}", vector.name, view.verdict.code())
    })
}

#[test]
fn every_vector_is_judged_as_it_says() {
    let judge = judge();
    let vectors = vectors();
    assert!(vectors.len() > 140, "the folder is there");
    let complaints: Vec<String> = vectors.iter().filter_map(|vector| complaint(&judge, vector)).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

fn sample_complaint(judge: &Judge, sample: &Sample, now: DateTime<Utc>) -> Option<String> {
    let view = judge.view(&payload(sample.text.as_bytes()), now);
    let found = codes(&view);
    let good = view.verdict == sample.verdict && found.contains(&sample.finding.as_str());
    (!good).then(|| format!("{} as of {now}: {} {found:?}", sample.name, view.verdict.code()))
}

/// Undated samples give the same answer for decades.
#[test]
fn every_sample_is_judged_as_it_says_on_any_day() {
    let judge = judge();
    let samples = samples::all();
    let mut complaints: Vec<String> =
        samples.iter().filter_map(|sample| sample_complaint(&judge, sample, sample.now)).collect();
    for day in ["2027-03-01T00:00:00Z", "2035-07-01T00:00:00Z", "2060-01-01T00:00:00Z"] {
        let undated = samples.iter().filter(|sample| !sample.dated);
        complaints
            .extend(undated.filter_map(|sample| sample_complaint(&judge, sample, day.parse().unwrap())));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// No rejection shows anything of a claim; a rejection fills two axes and leaves five unexamined.
#[test]
fn a_rejection_has_no_claims_and_five_open_axes() {
    let judge = judge();
    for vector in vectors().iter().filter(|vector| vector.outcome == "rejected") {
        let view = judge.view(&payload(&vector.payload), vector.now);
        assert!(view.licence.is_none(), "{}", vector.name);
        assert!(view.axes.iter().skip(2).all(|axis| axis.value == "not_checked"), "{}", vector.name);
        let shown = format!("{view:?}");
        assert!(!shown.contains("林知远") && !shown.contains("990101199001010014"), "{}", vector.name);
    }
}

/// Two samples, without and with a portrait.
fn good_codes() -> Vec<Vec<u8>> {
    let samples = samples::all();
    let with_portrait = samples.iter().find(|sample| sample.name == "valid-c1").unwrap();
    let bytes =
        base45::decode(with_portrait.text.trim_end().as_bytes().strip_prefix(b"EDL1:").unwrap()).unwrap();
    assert!(bytes.len() > 500, "has a portrait");
    vec![good_cose(), bytes]
}

#[test]
fn every_flipped_bit_is_refused() {
    let judge = judge();
    for good in good_codes() {
        assert!(judge.view(&payload(&good), vector_now()).licence.is_some(), "the control is good");
        for bit in 0..good.len() * 8 {
            let mut bytes = good.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert_refused(&judge, &bytes, bit);
        }
    }
}

#[test]
fn every_changed_character_is_refused() {
    const OTHERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let judge = judge();
    for good in good_codes() {
        let text = format!("EDL1:{}", base45::encode(&good)).into_bytes();
        assert!(judge.view(&payload(&text), vector_now()).licence.is_some(), "the control is good");
        for position in 0..text.len() {
            for change in [1, 7, 44] {
                let mut changed = text.clone();
                let digit = OTHERS.iter().position(|other| *other == changed[position]).unwrap();
                changed[position] = OTHERS[(digit + change) % OTHERS.len()];
                assert_refused(&judge, &changed, position);
            }
            for other in [b'\n', b'a', 0x80] {
                let mut changed = text.clone();
                changed[position] = other;
                // One line end at the very end is the only change that a text survives: it replaces a character here.
                assert_refused(&judge, &changed, position);
            }
        }
    }
}

#[test]
fn every_truncation_is_refused() {
    let judge = judge();
    for good in good_codes() {
        let text = format!("EDL1:{}", base45::encode(&good)).into_bytes();
        for length in 1..good.len() {
            assert_refused(&judge, &good[..length], length);
        }
        for length in 1..text.len() {
            assert_refused(&judge, &text[..length], length);
        }
    }
}

fn assert_refused(judge: &Judge, bytes: &[u8], place: usize) {
    let view = judge.view(&payload(bytes), vector_now());
    assert!(view.licence.is_none(), "accepted after a change at {place}");
    assert!(
        matches!(view.verdict.code(), "not_genuine" | "cannot_tell"),
        "{} at {place}",
        view.verdict.code()
    );
}

/// The other keyring: a training code proves nothing there, and says so.
#[test]
fn production_takes_no_training_code() {
    let judge = Judge::new(KeyringName::Production, Profile::Police).unwrap();
    let view = judge.view(&payload(&good_cose()), vector_now());
    assert_eq!((view.verdict.code(), codes(&view)), ("cannot_tell", vec!["K212"]));
    assert!(view.licence.is_none());
    let stranger = vectors().into_iter().find(|vector| vector.name == "issuer-unknown-key").unwrap();
    let view = judge.view(&payload(&stranger.payload), vector_now());
    assert_eq!((view.verdict.code(), codes(&view)), ("cannot_tell", vec!["K211"]));
}

/// A counter sees neither letters nor points nor birth date nor address, in any part of the view.
#[test]
fn rental_sees_no_reason_behind_a_status() {
    let judge = Judge::new(KeyringName::Training, Profile::Rental).unwrap();
    let barred = vectors().into_iter().find(|vector| vector.name == "assessed-status-combined").unwrap();
    let view = judge.view(&payload(&barred.payload), barred.now);
    assert_eq!((view.verdict.code(), codes(&view)), ("must_not_drive", vec!["K590", "K701"]));
    let licence = view.licence.as_ref().unwrap();
    assert!(licence.status.is_empty() && licence.points.is_none() && licence.birth_date.is_none());
    let json =
        kerbside::verdict::json_line("x", None, &view, &kerbside::verdict::both_texts(), Default::default());
    for secret in
        ["990101199001010014", "云泽市青槐区", "1990-01-01", "9900012345678", "990112345678", "暂扣", "K503"]
    {
        assert!(!json.contains(secret), "{secret}");
    }
    assert!(json.contains("990••••••••••••014"));
}
