//! Deltas in several codes.

use kerbside::authority::picture;
use kerbside::authority::status::{DeltaDraft, LARGEST_SINGLE, PART_BYTES, delta_text, part_texts};
use kerbside::envelope::base45;
use kerbside::status::{Change, ChangeKind, Part, PartCollector, PartError, Progress, SignedDelta};
use proptest::prelude::*;

use crate::deltas::{key, signing_key};
use crate::support::letter;

fn large(number: u64) -> Vec<u8> {
    let changes = (0..3_000).map(|n| Change { index: n * 7_919, kind: ChangeKind::Set(letter('D')) });
    let draft = DeltaDraft {
        issuer: "CN-9901".to_owned(),
        base: 1,
        number,
        signed_at: 1_795_140_000,
        changes: changes.collect(),
    };
    draft.sign(&signing_key()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    /// In any order, each any number of times.
    #[test]
    fn any_order_will_do(order in prop::collection::vec(any::<prop::sample::Index>(), 0..30), seed in any::<u64>()) {
        let cose = large(2);
        let texts = part_texts(&cose, 1);
        let mut places: Vec<usize> = (0..texts.len()).collect();
        places.rotate_left(usize::try_from(seed % 7).unwrap() % texts.len());
        let places = order.iter().map(|index| index.index(texts.len())).chain(places);
        let mut collector = PartCollector::default();
        let mut whole = None;
        for place in places {
            match collector.add(Part::from_text(texts[place].as_bytes()).unwrap()).unwrap() {
                Progress::Complete(bytes) => { whole = Some(bytes); break; }
                Progress::Partial { have, count } => {
                    prop_assert_eq!(usize::from(count - have), collector.missing().count());
                }
            }
        }
        prop_assert_eq!(whole.as_deref(), Some(cose.as_slice()));
        prop_assert!(SignedDelta::from_cose(&cose).unwrap().verify(&key()).is_ok());
    }
}

#[test]
fn parts_of_another_delta_are_told() {
    let (one, other) = (part_texts(&large(2), 1), part_texts(&large(3), 1));
    let mut collector = PartCollector::default();
    let part = |text: &str| Part::from_text(text.as_bytes()).unwrap();
    collector.add(part(&one[0])).unwrap();
    assert_eq!(collector.add(part(&other[1])), Err(PartError::Other));
    let forged = Part { bytes: vec![0; 3], ..part(&one[0]) };
    assert_eq!(collector.add(forged), Err(PartError::Other), "two of one number");
    assert_eq!(collector.add(part(&one[1])), Ok(Progress::Partial { have: 2, count: part(&one[0]).count }));
    let last = Part { bytes: vec![1; 3], ..part(&one[2]) };
    let rest = one[3..].iter().map(|text| part(text));
    rest.for_each(|part| drop(collector.add(part)));
    assert_eq!(collector.add(last), Err(PartError::Message), "not what all of them name");
    assert_eq!(collector.missing().count(), 0, "and begins anew");
}

#[test]
fn what_is_no_part() {
    let text = |bytes: &[u8]| format!("EDLP1:{}", base45::encode(bytes));
    let read = |bytes: &[u8]| Part::from_text(text(bytes).as_bytes());
    let frame = |number: u8, count: u8, bytes: &[u8]| {
        [
            &[
                0x85,
                1,
                number,
                count,
                0x48,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                0x40 + u8::try_from(bytes.len()).unwrap(),
            ],
            bytes,
        ]
        .concat()
    };
    assert!(read(&frame(1, 2, b"x")).is_ok());
    for (number, count, bytes) in [(0, 2, b"x".as_slice()), (3, 2, b"x"), (1, 0, b"x"), (1, 2, b"")] {
        assert!(matches!(read(&frame(number, count, bytes)), Err(PartError::Number { .. })));
    }
    assert!(matches!(read(b"\x80"), Err(PartError::Cbor(_))));
    assert!(matches!(read(&[frame(1, 2, b"x").as_slice(), b"x"].concat()), Err(PartError::Cbor(_))));
    assert!(matches!(Part::from_text(b"EDLP1:a"), Err(PartError::DamagedText(_))));
    assert_eq!(Part::from_text(b"EDLD1:00"), Err(PartError::NotAPart));
    assert_eq!(Part::from_text(&[b"EDLP1:".as_slice(), &[b'0'; 6_000]].concat()), Err(PartError::TooLong));
}

/// The two limits, against an encoder of QR symbols.
#[test]
fn codes_are_no_larger_than_said() {
    let single = |bytes: usize| picture::version_and_level(&delta_text(&vec![0xff; bytes])).unwrap();
    assert_eq!(single(LARGEST_SINGLE), (30, 'L'));
    assert_eq!(single(LARGEST_SINGLE + 1).0, 31);
    let texts = part_texts(&vec![0xff; PART_BYTES * 3 + 1], u64::MAX);
    assert_eq!(texts.len(), 4);
    let versions: Vec<_> = texts.iter().map(|text| picture::version_and_level(text).unwrap()).collect();
    assert!(versions.iter().all(|(version, level)| *version <= 24 && *level == 'M'), "{versions:?}");
}
