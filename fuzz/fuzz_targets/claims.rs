//! Claims behind a good signature, down to the words of the verdict. Held: no panic; what the parser accepts, another
//! CBOR reader reads with the same values and within the limits of the format; nothing else is assessed.

#![no_main]

use ciborium::Value;
use kerbside::claims::{LICENCE, LicenceClaims, Portrait, STATUS_INDEX};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Signed with the training key, whatever it is: refused or assessed, the whole way down must hold.
    let assessed = kerbside_fuzz::judge_signed(bytes);
    let Ok(claims) = LicenceClaims::try_from(bytes) else {
        assert!(!assessed, "assessed without claims");
        return;
    };
    assert!(!assessed || claims.issuer == "CN-9901", "assessed for an issuer that did not sign");
    let other: Value = ciborium::from_reader(bytes).expect("deterministic CBOR");
    let integer = |key: i64| of(&other, key).and_then(Value::as_integer).map(i128::from);
    assert_eq!(of(&other, 1).and_then(Value::as_text), Some(claims.issuer.as_str()));
    assert_eq!(integer(4), Some(claims.expiration_time.into()));
    assert_eq!(integer(5), claims.not_before.map(Into::into));
    assert_eq!(integer(6), Some(claims.issued_at.into()));
    assert_eq!(of(&other, 7).and_then(Value::as_bytes), Some(&claims.cwt_id));
    assert_eq!(integer(STATUS_INDEX), claims.status_index.map(Into::into));
    assert!((8..=16).contains(&claims.cwt_id.len()));
    assert!(claims.issued_at <= claims.expiration_time);

    let map = of(&other, LICENCE).expect("licence map");
    let licence = &claims.licence;
    assert_eq!(of(map, 2).and_then(Value::as_text), Some(licence.name.as_str()));
    assert_eq!(of(map, 10).and_then(Value::as_integer).map(i128::from), Some(licence.points.into()));
    assert_eq!(of(map, 11).and_then(Value::as_text), Some(licence.status.as_str()));
    assert_eq!(of(map, 7).and_then(Value::as_map).map(Vec::len), Some(licence.driving_privileges.len()));
    assert_eq!(of(map, 13).and_then(Value::as_text), licence.resident_address.as_deref());
    assert_eq!(of(map, 17).is_some(), licence.portrait.is_some());
    assert!(licence.portrait.as_ref().is_none_or(|portrait| portrait.bytes.len() <= Portrait::MAX_BYTES));
    assert!(!licence.name.chars().any(char::is_control), "nothing that could disturb a screen");
});

fn of(map: &Value, key: i64) -> Option<&Value> {
    let found = map
        .as_map()?
        .iter()
        .find(|(name, _)| name.as_integer().is_some_and(|name| i128::from(name) == key.into()));
    found.map(|(_, value)| value)
}
