//! Status lists, deltas, parts and tokens; the first byte says which. Held: no panic; a list that opens is in the one form
//! of its content, and look-ups say what its rows say; a delta that is read rises, and applies whole or not at all.
//!
//! The hash of a list and the signatures are made right here, so that everything behind them is reached.

#![no_main]

use std::sync::LazyLock;

use ed25519_dalek::Signer as _;
use kerbside::authority::DeltaSigningKey;
use kerbside::status::{
    DeltaKey, ListContent, ListHeader, ListedLetter, ListedPoints, Lookup, Part, PartCollector, Progress,
    SignedDelta, SignedToken, StatusList, TokenKey, UpdatedList,
};
use libfuzzer_sys::fuzz_target;
use sha2::{Digest as _, Sha256};

static DELTA: LazyLock<(DeltaSigningKey, DeltaKey)> = LazyLock::new(|| {
    let key = DeltaSigningKey::training("CN-9901", 1);
    let public = DeltaKey::from_bytes(&key.public()).expect("a key");
    (key, public)
});

static TOKEN: LazyLock<(ed25519_dalek::SigningKey, TokenKey)> = LazyLock::new(|| {
    let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    let public = TokenKey::from_bytes(&key.verifying_key().to_bytes()).expect("a key");
    (key, public)
});

/// A list with every letter somewhere, for deltas to change.
static LIST: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut content = ListContent::default();
    (0..).zip(ListedLetter::all()).for_each(|(index, letter)| content.set(index * 3, letter));
    let header =
        ListHeader { issuer: "CN-9901".to_owned(), number: 1, signed_at: 1, space: 1_000, has_points: true };
    content.encode(&header).expect("a list")
});

fuzz_target!(|bytes: &[u8]| {
    let Some((which, rest)) = bytes.split_first() else { return };
    match which % 4 {
        0 => list(rest),
        1 => delta(rest),
        2 => part(rest),
        _ => token(rest),
    }
});

fn list(body: &[u8]) {
    let _without_hash = StatusList::open(body);
    let bytes = [body, Sha256::digest(body).as_slice()].concat();
    let Ok(list) = StatusList::open(bytes.as_slice()) else { return };
    let header = list.header().clone();
    let mut content = ListContent::default();
    for letter in ListedLetter::all() {
        for index in list.indices(letter) {
            let Lookup::Covered(entry) = list.look_up(index) else { panic!("a row outside the list") };
            assert!(entry.letters.contains(letter));
            content.set(u32::try_from(index).expect("below 2^32"), letter);
        }
    }
    for (index, points) in list.points() {
        let Lookup::Covered(entry) = list.look_up(index) else { panic!("a row outside the list") };
        assert_eq!(entry.points, ListedPoints::Listed(points));
        content.set_points(u32::try_from(index).expect("below 2^32"), points);
    }
    assert_eq!(list.look_up(header.space), Lookup::NotCovered);
    let _any = list.look_up(header.space / 2);
    assert_eq!(content.encode(&header).expect("a sound header"), bytes, "one content, one list");
}

fn delta(payload: &[u8]) {
    let _unsigned = SignedDelta::from_cose(payload);
    let _text = SignedDelta::from_text(payload);
    let cose = DELTA.0.sign(payload.to_vec()).expect("signed");
    let Ok(delta) = SignedDelta::from_cose(&cose).and_then(|signed| signed.verify(&DELTA.1)) else { return };
    assert!(delta.changes().is_sorted_by(|one, other| one < other), "rising, none twice");
    let mut list = UpdatedList::new(StatusList::open(LIST.as_slice()).expect("sound"));
    let said = list.summary(&delta).is_ok();
    assert_eq!(list.apply(&delta).is_ok(), said);
    let bytes = list.encode().expect("a sound list");
    assert_eq!(bytes == *LIST, !said, "whole or not at all");
    StatusList::open(bytes).expect("sound");
}

fn part(text: &[u8]) {
    let mut collector = PartCollector::default();
    for line in text.split(|byte| *byte == b'\n') {
        let Ok(part) = Part::from_text(line) else { continue };
        let message = part.message;
        if let Ok(Progress::Complete(cose)) = collector.add(part) {
            assert_eq!(Part::message_of(&cose), message);
        }
    }
    assert!(collector.missing().count() <= usize::from(u16::MAX));
}

fn token(payload: &[u8]) {
    let _unsigned = SignedToken::parse(payload);
    let string = |bytes: &[u8]| {
        let length = u32::try_from(bytes.len()).expect("short");
        let head = match length {
            0..24 => vec![0x40 | length.to_be_bytes()[3]],
            24..256 => vec![0x58, length.to_be_bytes()[3]],
            256..65_536 => [&[0x59], &length.to_be_bytes()[2..]].concat(),
            _ => [&[0x5a], length.to_be_bytes().as_slice()].concat(),
        };
        [head, bytes.to_vec()].concat()
    };
    let (protected, payload) =
        (string(b"\xa2\x01\x32\x10\x78\x1aapplication/statuslist+cwt"), string(payload));
    let message = [b"\x84\x6aSignature1".as_slice(), &protected, b"\x40", &payload].concat();
    let signature = string(&TOKEN.0.sign(&message).to_bytes());
    let cwt = [b"\xd2\x84".as_slice(), &protected, b"\xa0", &payload, &signature].concat();
    let Ok(list) = SignedToken::parse(&cwt).expect("the right shape").verify(&TOKEN.1) else { return };
    assert!(list.not_valid().take(1_000).all(|(index, status)| list.status(index) == Some(status)));
    assert_eq!(list.status(list.space()), None);
}
