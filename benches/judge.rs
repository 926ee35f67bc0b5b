//! Payload bytes → verdict view, against one bare `verify_strict` of the same bytes: `./dev bench`.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "bench")]

use divan::{Bencher, black_box};
use ed25519_dalek::{Signature, VerifyingKey};
use kerbside::envelope::base45;
use kerbside::judge::Judge;
use kerbside::qr::QrPayload;
use kerbside::samples;
use kerbside::verdict::{KeyringName, Profile};

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
