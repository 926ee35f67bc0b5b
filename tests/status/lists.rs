//! Lists against a plain set, at their edges, and damaged.

use kerbside::status::{ListContent, ListError, ListHeader, ListedLetter, Lookup, StatusList};
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::support::{Model, any_model, any_space, header, letter, open, points};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Every entry, its neighbours, and any other index: exactly what the plain set says.
    #[test]
    fn says_what_a_plain_set_says(
        (space, model) in any_space().prop_flat_map(|space| (Just(space), any_model(space))),
        others in prop::collection::vec(any::<u64>(), 20),
    ) {
        let header = header(1, space);
        let list = open(model.encode(&header));
        prop_assert_eq!(list.header(), &header);
        let listed = model.letters.iter().map(|(index, _)| *index).chain(model.points.keys().copied());
        let near = listed.flat_map(|index| {
            [u64::from(index), u64::from(index) + 1, u64::from(index).saturating_sub(1)]
        });
        let edges = [0, space - 1, space, space + 1, u64::MAX];
        let others = others.into_iter().flat_map(|other| [other, other % space]);
        for index in near.chain(edges).chain(others) {
            prop_assert_eq!(list.look_up(index), model.entry(index, &header), "{}", index);
        }
        for letter in ListedLetter::all() {
            let expected = model.letters.iter().filter(|(_, other)| *other == letter);
            prop_assert!(list.indices(letter).eq(expected.map(|(index, _)| u64::from(*index))));
        }
        prop_assert!(list.points().eq(model.points.iter().map(|(index, points)| (u64::from(*index), *points))));
    }

    /// Whatever the bytes, no panic; and what opens is in the one form of its content.
    #[test]
    fn arbitrary_bytes_do_not_panic(
        (space, model) in any_space().prop_flat_map(|space| (Just(space), any_model(space))),
        faults in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = model.encode(&header(1, space));
        for (place, byte) in faults {
            let place = place.index(bytes.len() - 32);
            bytes[place] = byte;
        }
        check_resealed(bytes);
    }
}

/// Puts the right hash at the end, so that everything behind it is reached.
fn check_resealed(mut bytes: Vec<u8>) {
    let body = bytes.len() - 32;
    let hash = Sha256::digest(&bytes[..body]);
    bytes[body..].copy_from_slice(&hash);
    let Ok(list) = StatusList::open(bytes.as_slice()) else { return };
    let mut content = ListContent::default();
    for letter in ListedLetter::all() {
        list.indices(letter).for_each(|index| content.set(u32::try_from(index).unwrap(), letter));
    }
    list.points().for_each(|(index, points)| content.set_points(u32::try_from(index).unwrap(), points));
    assert_eq!(content.encode(list.header()).unwrap(), bytes, "one content, one list");
}

fn small() -> (Model, ListHeader) {
    let mut model = Model::default();
    model.letters.extend((0..300).map(|n| (n * 37 % 5_000, letter('D'))));
    model.letters.extend([(4_999, letter('E')), (0, letter('Z')), (77, letter('B'))]);
    model.points.extend([(3, points(9)), (4, points(24)), (4_999, points(12))]);
    (model, header(7, 5_000))
}

#[test]
fn every_flipped_bit_is_an_error() {
    let (model, header) = small();
    let good = model.encode(&header);
    assert!(StatusList::open(good.as_slice()).is_ok());
    for bit in 0..good.len() * 8 {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert!(StatusList::open(bad.as_slice()).is_err(), "bit {bit}");
    }
}

/// With the hash made right again: what is still taken is a sound list of its own, and nothing panics.
#[test]
fn every_flipped_bit_under_a_right_hash_is_an_error_or_another_list() {
    let (model, header) = small();
    let good = model.encode(&header);
    for bit in 0..(good.len() - 32) * 8 {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        check_resealed(bad);
    }
}

#[test]
fn every_other_length_is_an_error() {
    let (model, header) = small();
    let good = model.encode(&header);
    for length in 0..good.len() {
        assert!(StatusList::open(&good[..length]).is_err(), "{length} bytes");
    }
    for more in [1, 8, 32, 1_000] {
        let longer = [good.as_slice(), &vec![0; more]].concat();
        assert!(matches!(StatusList::open(longer.as_slice()), Err(ListError::Size { .. })));
    }
}

#[test]
fn faults_have_names() {
    let (model, header) = small();
    let good = model.encode(&header);
    let with = |place: usize, byte: u8| {
        let mut bytes = good.clone();
        bytes[place] = byte;
        let body = bytes.len() - 32;
        let hash = Sha256::digest(&bytes[..body]);
        bytes[body..].copy_from_slice(&hash);
        StatusList::open(bytes).unwrap_err()
    };
    assert_eq!(with(0, b'e'), ListError::Magic);
    assert_eq!(with(7, 2), ListError::Version(2));
    assert_eq!(with(8, 0), ListError::Header("lists are numbered from 1"));
    assert!(matches!(with(31, 1), ListError::Header(_)), "index space over 2^32");
    assert!(matches!(with(32, 33), ListError::Header(_)), "issuer over 32 bytes");
    assert!(matches!(with(40, b' '), ListError::Header(_)), "issuer with a blank");
    assert!(matches!(with(71, 1), ListError::Header(_)), "behind the issuer");
    assert_eq!(with(72, b'A'), ListError::Directory, "A stands in no list");
    assert_eq!(with(72, b'Z'), ListError::Directory, "out of order");
    assert!(matches!(with(73, 255), ListError::Size { .. }), "more entries than there are");
    assert_eq!(with(34, 0), ListError::Directory, "points without the flag");
    let mut bytes = good.clone();
    bytes[200] ^= 1;
    assert_eq!(StatusList::open(bytes).unwrap_err(), ListError::Checksum);
}

#[test]
fn empty_full_one_last() {
    let none = open(Model::default().encode(&header(1, 10)));
    assert_eq!(none.look_up(9), Model::default().entry(9, &header(1, 10)));
    assert_eq!(none.look_up(10), Lookup::NotCovered, "beyond the list is never normal");
    for space in [1, 2, 63, 64, 65, 5_000] {
        let all = (0..u32::try_from(space).unwrap())
            .flat_map(|index| ListedLetter::all().map(move |letter| (index, letter)));
        let full = Model { letters: all.collect(), points: [(0, points(9))].into() };
        let last = u32::try_from(space - 1).unwrap();
        let one = Model { letters: [(last, letter('F'))].into(), points: [(last, points(99))].into() };
        for model in [full, one] {
            let list = open(model.encode(&header(1, space)));
            for index in 0..=space {
                assert_eq!(list.look_up(index), model.entry(index, &header(1, space)), "{index} of {space}");
            }
        }
    }
}

#[test]
fn what_no_list_may_hold() {
    let refused = |content: ListContent, header: &ListHeader| content.encode(header).unwrap_err();
    let mut beyond = ListContent::default();
    beyond.set(10, letter('D'));
    assert!(matches!(refused(beyond, &header(1, 10)), ListError::Header(_)));
    let mut without = ListContent::default();
    without.set_points(1, points(9));
    let header = ListHeader { has_points: false, ..header(1, 10) };
    assert!(matches!(refused(without, &header), ListError::Header(_)));
    for bad in [
        ListHeader { number: 0, ..header.clone() },
        ListHeader { space: 0, ..header.clone() },
        ListHeader { space: (1 << 32) + 1, ..header.clone() },
        ListHeader { signed_at: -1, ..header.clone() },
        ListHeader { issuer: String::new(), ..header.clone() },
        ListHeader { issuer: "X".repeat(33), ..header.clone() },
        ListHeader { issuer: "苏".to_owned(), ..header },
    ] {
        assert!(matches!(refused(ListContent::default(), &bad), ListError::Header(_)), "{bad:?}");
    }
}
