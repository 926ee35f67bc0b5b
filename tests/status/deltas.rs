//! Deltas: chains equal full builds, what is refused, whose signature counts.

use kerbside::authority::status::{DeltaDraft, DiffError, delta_text, diff};
use kerbside::authority::{DeltaSigningKey, SigningKey};
use kerbside::cbor::{Item, Reader};
use kerbside::envelope::SignedEnvelope;
use kerbside::qr::QrPayload;
use kerbside::status::{
    ApplyError, Change, ChangeKind, DeltaError, DeltaKey, ListHeader, SignedDelta, UpdatedList, VerifiedDelta,
};
use proptest::prelude::*;

use crate::support::{Model, any_model, header, letter, open, points};

pub(crate) fn signing_key() -> DeltaSigningKey {
    DeltaSigningKey::training("CN-9901", 1)
}

pub(crate) fn key() -> DeltaKey {
    DeltaKey::from_bytes(&signing_key().public()).unwrap()
}

fn verified(draft: &DeltaDraft) -> Result<VerifiedDelta, DeltaError> {
    SignedDelta::from_cose(&draft.sign(&signing_key()).unwrap())?.verify(&key())
}

/// A next state that a delta may lead to: E, F and G stay.
fn next(model: &Model, wanted: Model) -> Model {
    let kept = model.letters.iter().filter(|(_, letter)| !letter.is_lifted_by_deltas());
    let half = model.letters.iter().filter(|(index, _)| index % 2 == 0);
    Model { letters: wanted.letters.iter().chain(kept).chain(half).copied().collect(), points: wanted.points }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// A list and its deltas say what a full build says, byte for byte.
    #[test]
    fn chains_equal_full_builds(
        (space, models) in prop_oneof![1_u64..50, 1_u64..40_000_000]
            .prop_flat_map(|space| (Just(space), prop::collection::vec(any_model(space), 2..5))),
        others in prop::collection::vec(any::<u64>(), 20),
    ) {
        let mut model = models[0].clone();
        let mut updated = UpdatedList::new(open(model.encode(&header(1, space))));
        for (number, wanted) in (2..).zip(&models[1..]) {
            let after = next(&model, wanted.clone());
            let full = open(after.encode(&header(number, space)));
            let draft = diff(&open(model.encode(&header(number - 1, space))), &full).unwrap();
            let delta = verified(&draft).unwrap();
            prop_assert_eq!(delta.changes(), draft.changes.as_slice());
            prop_assert_eq!(updated.summary(&delta).unwrap().to, (number, header(number, space).signed_at));
            updated.apply(&delta).unwrap();
            prop_assert_eq!(updated.header(), full.header());
            let touched = model.letters.iter().chain(&after.letters).map(|(index, _)| u64::from(*index));
            for index in touched.chain(others.iter().map(|other| other % space)).chain([space]) {
                prop_assert_eq!(updated.look_up(index), full.look_up(index));
            }
            prop_assert!(updated.encode().unwrap() == full.as_bytes());
            model = after;
        }
    }

    /// Any bytes behind a good signature: refused or read, never a panic.
    #[test]
    fn any_payload_is_read_or_refused(payload in prop::collection::vec(any::<u8>(), 0..200)) {
        let cose = signing_key().sign(payload).unwrap();
        prop_assert!(SignedDelta::from_cose(&cose).unwrap().verify(&key()).is_err());
    }

    /// Damaged behind a good signature, so that all of the reader is reached: what is still read rises, and applies whole
    /// or not at all.
    #[test]
    fn damaged_payloads_are_read_or_refused(
        faults in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        count in 1_u32..40,
    ) {
        let kinds = [ChangeKind::Set(letter('B')), ChangeKind::Set(letter('K')), ChangeKind::Points(points(12))];
        let changes: Vec<_> = (0..count).zip(kinds.iter().cycle()).map(|(n, kind)| (n * 2 + 10, *kind)).collect();
        let mut payload = payload_of(&draft(&changes).sign(&signing_key()).unwrap());
        for (place, byte) in faults {
            let place = place.index(payload.len());
            payload[place] = byte;
        }
        let cose = signing_key().sign(payload).unwrap();
        if let Ok(delta) = SignedDelta::from_cose(&cose).unwrap().verify(&key()) {
            prop_assert!(delta.changes().is_sorted_by(|one, other| one < other));
            let (model, header) = base();
            let mut list = UpdatedList::new(open(model.encode(&header)));
            let done = list.apply(&delta).is_ok();
            prop_assert_eq!(done, list.encode().unwrap() != model.encode(&header));
        }
    }
}

/// The payload inside a COSE_Sign1.
fn payload_of(cose: &[u8]) -> Vec<u8> {
    let mut reader = Reader::new(cose);
    let items: Vec<_> = (0..5).map(|_| reader.item().unwrap()).collect();
    let [_tag, _array, _protected, _unprotected, Item::Bytes(payload)] = items[..] else { unreachable!() };
    payload.to_vec()
}

fn base() -> (Model, ListHeader) {
    let letters = [(1, letter('D')), (2, letter('E')), (3, letter('J')), (4, letter('G')), (5, letter('F'))];
    (Model { letters: letters.into(), points: [(6, points(10))].into() }, header(5, 100))
}

fn draft(changes: &[(u32, ChangeKind)]) -> DeltaDraft {
    let changes = changes.iter().map(|(index, kind)| Change { index: *index, kind: *kind }).collect();
    DeltaDraft {
        issuer: "CN-9901".to_owned(),
        base: 5,
        number: 6,
        signed_at: header(6, 100).signed_at,
        changes,
    }
}

fn applied(draft: &DeltaDraft) -> Result<(), ApplyError> {
    let (model, header) = base();
    let mut list = UpdatedList::new(open(model.encode(&header)));
    let delta = verified(draft).unwrap();
    let summary = list.summary(&delta).map(|_| ());
    let done = list.apply(&delta);
    assert_eq!(summary, done, "the summary says beforehand what happens");
    let expected = if done.is_ok() { 6 } else { 5 };
    assert_eq!(list.header().number, expected);
    if done.is_err() {
        assert_eq!(list.encode().unwrap(), model.encode(&header), "refused: all as it was");
    }
    done
}

#[test]
fn what_does_not_fit_is_refused_whole() {
    use ChangeKind::{Clear, Points, PointsBelowNine, Set};
    let good = (1, Clear(letter('D')));
    assert_eq!(applied(&draft(&[good, (3, Clear(letter('J'))), (6, PointsBelowNine)])), Ok(()));
    for (change, fault) in [
        ((2, Clear(letter('E'))), ApplyError::Irrevocable { index: 2, letter: letter('E') }),
        ((4, Clear(letter('G'))), ApplyError::Irrevocable { index: 4, letter: letter('G') }),
        ((5, Clear(letter('F'))), ApplyError::Irrevocable { index: 5, letter: letter('F') }),
        ((7, Clear(letter('D'))), ApplyError::Unchanged(7)),
        ((3, Set(letter('J'))), ApplyError::Unchanged(3)),
        ((6, Points(points(10))), ApplyError::Unchanged(6)),
        ((7, PointsBelowNine), ApplyError::Unchanged(7)),
        ((100, Set(letter('D'))), ApplyError::NotCovered(100)),
        ((u32::MAX, Set(letter('D'))), ApplyError::NotCovered(u32::MAX)),
    ] {
        assert_eq!(applied(&draft(&[good, change])), Err(fault));
    }
    let other = |change: fn(&mut DeltaDraft)| {
        let mut other = draft(&[good]);
        change(&mut other);
        applied(&other)
    };
    assert_eq!(other(|delta| delta.base = 4), Err(ApplyError::Base { found: 5, wanted: 4 }));
    let gap = other(|delta| (delta.base, delta.number) = (6, 7));
    assert_eq!(gap, Err(ApplyError::Base { found: 5, wanted: 6 }), "one is missing");
    assert_eq!(
        other(|delta| delta.issuer = "CN-9902".to_owned()),
        Err(ApplyError::Issuer("CN-9902".to_owned()))
    );
    assert_eq!(other(|delta| delta.signed_at = header(4, 100).signed_at), Err(ApplyError::Earlier));
}

#[test]
fn a_delta_applies_once() {
    let (model, header) = base();
    let mut list = UpdatedList::new(open(model.encode(&header)));
    let delta = verified(&draft(&[(1, ChangeKind::Clear(letter('D')))])).unwrap();
    assert_eq!(list.apply(&delta), Ok(()));
    assert_eq!(list.apply(&delta), Err(ApplyError::Base { found: 6, wanted: 5 }));
}

#[test]
fn points_need_a_list_that_carries_them() {
    let header = ListHeader { has_points: false, ..header(5, 100) };
    let mut list = UpdatedList::new(open(Model::default().encode(&header)));
    let delta = verified(&draft(&[(1, ChangeKind::Points(points(12)))])).unwrap();
    assert_eq!(list.apply(&delta), Err(ApplyError::Points(1)));
}

/// The signer checks nothing, so the reader must: order, repetitions, two changes of one subject.
#[test]
fn disorder_is_no_delta() {
    use ChangeKind::{Clear, Points, PointsBelowNine, Set};
    for changes in [
        vec![(1, Set(letter('D'))), (1, Set(letter('D')))],
        vec![(1, Set(letter('E'))), (1, Set(letter('D')))],
        vec![(1, Set(letter('D'))), (1, Clear(letter('D')))],
        vec![(1, PointsBelowNine), (1, Points(points(9)))],
        vec![(1, Points(points(9))), (1, Points(points(10)))],
    ] {
        let refused = verified(&draft(&changes)).unwrap_err();
        assert_eq!(refused, DeltaError::Changes("repeated, or out of order"), "{changes:?}");
    }
    let mut same = draft(&[]);
    same.number = same.base;
    assert!(matches!(verified(&same), Err(DeltaError::Shape(_))));
    let none = verified(&draft(&[])).unwrap();
    assert!(none.changes().is_empty(), "a day without changes moves the list's time on");
}

#[test]
fn only_its_own_key_and_purpose_count() {
    let draft = draft(&[(1, ChangeKind::Clear(letter('D')))]);
    let good = draft.sign(&signing_key()).unwrap();
    let signed = SignedDelta::from_cose(&good).unwrap();
    assert!(signed.verify(&key()).is_ok());
    let other = DeltaSigningKey::training("CN-9901", 2);
    let refused = signed.verify(&DeltaKey::from_bytes(&other.public()).unwrap()).unwrap_err();
    assert_eq!(refused, DeltaError::UnknownKey(signed.key_id()));
    // The same bytes and the same secret, signed as a licence.
    let licence_key = SigningKey::training("CN-9901", 1);
    let as_licence = licence_key.sign_payload(b"\xa0".to_vec()).unwrap();
    let same_key = DeltaKey::from_bytes(&licence_key.public()).unwrap();
    let refused = SignedDelta::from_cose(&as_licence).unwrap().verify(&same_key).unwrap_err();
    assert_eq!(refused, DeltaError::InvalidSignature, "a licence is no delta");
    assert!(SignedEnvelope::try_from(&QrPayload::new(good.clone()).unwrap()).is_ok(), "the same shape");
    let text = delta_text(&good);
    assert!(SignedEnvelope::try_from(&QrPayload::new(text.clone().into_bytes()).unwrap()).is_err());
    assert!(SignedDelta::from_text(format!("{text}\r\n").as_bytes()).unwrap().verify(&key()).is_ok());
    assert_eq!(SignedDelta::from_text(text.to_lowercase().as_bytes()).unwrap_err(), DeltaError::NotADelta);
}

#[test]
fn every_flipped_bit_of_a_delta_is_an_error() {
    let good = draft(&[(1, ChangeKind::Clear(letter('D'))), (9, ChangeKind::Set(letter('B')))]);
    let good = good.sign(&signing_key()).unwrap();
    for bit in 0..good.len() * 8 {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        let read = SignedDelta::from_cose(&bad).and_then(|signed| signed.verify(&key()));
        assert!(read.is_err(), "bit {bit}");
    }
}

#[test]
fn no_delta_between_lists_that_do_not_follow() {
    let (model, old) = base();
    let between = |model_after: &Model, after: &ListHeader| {
        diff(&open(model.encode(&old)), &open(model_after.encode(after))).map(|_| ())
    };
    let new = header(6, 100);
    assert_eq!(between(&model, &new), Ok(()));
    let mut lifted = model.clone();
    lifted.letters.remove(&(2, letter('E')));
    assert_eq!(between(&lifted, &new), Err(DiffError::Irrevocable { index: 2, letter: letter('E') }));
    assert_eq!(between(&model, &header(5, 100)), Err(DiffError::Number { old: 5, new: 5 }));
    assert_eq!(between(&model, &header(6, 101)), Err(DiffError::Space(100, 101)));
    let earlier = ListHeader { signed_at: old.signed_at - 1, ..new.clone() };
    assert_eq!(between(&model, &earlier), Err(DiffError::Earlier));
    let other = ListHeader { issuer: "CN-9902".to_owned(), ..new.clone() };
    assert!(matches!(between(&model, &other), Err(DiffError::Issuers(..))));
    let letters = Model { points: [].into(), ..model.clone() };
    assert_eq!(between(&letters, &ListHeader { has_points: false, ..new }), Err(DiffError::Points));
}
