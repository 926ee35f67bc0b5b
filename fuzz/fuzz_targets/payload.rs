//! What a symbol or a pasted text may hold, through the whole pipeline. Held: no panic; nothing is assessed but
//! bytes that were really signed; a rejection shows nothing.

#![no_main]

use kerbside::qr::QrPayload;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(payload) = QrPayload::new(bytes.to_vec()) else { return };
    if kerbside_fuzz::judge(&payload) {
        assert!(kerbside_fuzz::was_signed(&payload), "assessed without a good signature");
    }
});
