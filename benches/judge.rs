//! Payload bytes → verdict view, against one bare `verify_strict` of the same bytes: `./dev bench`.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "bench")]

use divan::{Bencher, black_box};
use ed25519_dalek::{Signature, VerifyingKey};
use kerbside::assess::{Context, HouseRules};
use kerbside::envelope::{SignedEnvelope, base45};
use kerbside::judge::Judge;
use kerbside::qr::QrPayload;
use kerbside::samples;
use kerbside::status::ListWord;
use kerbside::trust::{Keyring, Standing, Training};
use kerbside::verdict::{KeyringName, Profile};
use kerbside::verify::Verifier;

const SAMPLES: [&str; 2] = ["valid-c1-plain", "valid-c1"];

fn main() {
    divan::main();
}

fn cose(name: &str) -> Vec<u8> {
    let sample = samples::all().into_iter().find(|sample| sample.name == name).unwrap();
    base45::decode(sample.text.trim_end().as_bytes().strip_prefix(b"EDL1:").unwrap()).unwrap()
}

/// The target: at most 1.3 times `bare_verify_strict`.
#[divan::bench(args = SAMPLES, sample_count = 2_000)]
fn bytes_to_view(bencher: Bencher<'_, '_>, name: &str) {
    let judge = Judge::new(KeyringName::Training, Profile::Police).unwrap();
    let payload = QrPayload::new(cose(name)).unwrap();
    bencher.bench_local(|| judge.view(black_box(&payload), samples::moment()));
}

/// The same from the text form: Base45 comes on top.
#[divan::bench(args = SAMPLES, sample_count = 2_000)]
fn text_to_view(bencher: Bencher<'_, '_>, name: &str) {
    let judge = Judge::new(KeyringName::Training, Profile::Police).unwrap();
    let text = format!("EDL1:{}", base45::encode(&cose(name)));
    let payload = QrPayload::new(text.into_bytes()).unwrap();
    bencher.bench_local(|| judge.view(black_box(&payload), samples::moment()));
}

/// Verified licence → assessment, with a vehicle and a journey. The target: at most 20 µs.
#[divan::bench(args = ["valid-c1-plain", "probation", "longest", "status-bdj"], sample_count = 2_000)]
fn assess(bencher: Bencher<'_, '_>, name: &str) {
    let verifier = Verifier::<Training>::new(Keyring::embedded().unwrap());
    let context = Context {
        now: samples::moment(),
        thresholds: *verifier.keyring().thresholds(),
        profile: Profile::Police,
        vehicle: Some("K32,kg=2200,trailer-kg=1500,use=private".parse().unwrap()),
        journey: "expressway,commercial".parse().unwrap(),
        return_date: None,
        house_rules: HouseRules::default(),
        standing: Standing::default(),
        list: ListWord::NoList,
    };
    let envelope = SignedEnvelope::try_from(&QrPayload::new(cose(name)).unwrap()).unwrap();
    bencher
        .with_inputs(|| (verifier.verify(&envelope, context.now).unwrap(), context.clone()))
        .bench_local_values(|(credential, context)| kerbside::assess::assess(black_box(credential), context));
}

#[divan::bench(args = SAMPLES, sample_count = 2_000)]
fn bare_verify_strict(bencher: Bencher<'_, '_>, name: &str) {
    let bytes = cose(name);
    let (signed, signature) = bytes.split_last_chunk::<64>().unwrap();
    let key = training_key();
    let signature = Signature::from_bytes(signature);
    // A Sig_structure of the same length; that it does not match makes no difference to the time.
    bencher.bench_local(|| key.verify_strict(black_box(signed), black_box(&signature)).is_ok());
}

fn training_key() -> VerifyingKey {
    let keyring = kerbside::trust::Keyring::<kerbside::trust::Training>::embedded().unwrap();
    let key = keyring.issuers().first().unwrap().keys().first().unwrap().public().to_bytes();
    VerifyingKey::from_bytes(&key).unwrap()
}
