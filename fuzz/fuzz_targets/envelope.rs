//! Bytes as CBOR and as an envelope, in both forms. Held: no panic; what the strict walk passes, another reader reads
//! and writes back byte for byte; both forms of the same bytes get the same answer.

#![no_main]

use kerbside::cbor;
use kerbside::envelope::{PREFIX, SignedEnvelope, base45};
use kerbside::qr::QrPayload;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if cbor::check(bytes).is_ok() {
        let value: ciborium::Value = ciborium::from_reader(bytes).expect("the strict walk passed it");
        let mut written = Vec::new();
        ciborium::into_writer(&value, &mut written).expect("memory");
        assert_eq!(written, bytes, "not the one encoding of its value");
    }

    let Some(envelope) = envelope(bytes.to_vec()) else { return };
    // Tag 18 is the first byte of the byte form; a text begins otherwise.
    if bytes.first() == Some(&0xd2) {
        assert_eq!(envelope.byte_count(), bytes.len());
        let text = format!("{PREFIX}{}", base45::encode(bytes));
        if let Ok(payload) = QrPayload::new(text.into_bytes()) {
            let twin = SignedEnvelope::try_from(&payload).expect("the same bytes as text");
            assert_eq!(twin.key_id(), envelope.key_id());
        }
    }
});

fn envelope(bytes: Vec<u8>) -> Option<SignedEnvelope> {
    SignedEnvelope::try_from(&QrPayload::new(bytes).ok()?).ok()
}
