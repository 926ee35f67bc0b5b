//! A length that a code claims costs nothing: memory follows the bytes that are there.
#![expect(clippy::unwrap_used, reason = "a fault here fails the test, as it should")]

use allocation_counter::measure;
use kerbside::claims::LicenceClaims;
use kerbside::judge::Judge;
use kerbside::qr::QrPayload;
use kerbside::samples;
use kerbside::verdict::{KeyringName, Profile};

/// What claims a length, as its major type (RFC 8949 §3.1): byte string, text, array, map.
const MAJOR: [u8; 4] = [2, 3, 4, 5];
const CLAIMED: [u64; 4] = [200, 60_000, 4_000_000_000, u64::MAX / 2];
const INPUT: usize = 64;

/// `before`, a head of that type that claims so much, and nothing of it: always as many bytes.
fn hostile(before: &[u8], major: u8, claimed: u64) -> Vec<u8> {
    let mut bytes = before.to_vec();
    let big = claimed.to_be_bytes();
    let (information, size) = match claimed {
        24..0x100 => (24, 1),
        0x100..0x1_0000 => (25, 2),
        0x1_0000..0x1_0000_0000 => (26, 4),
        _ => (27, 8),
    };
    bytes.push(major << 5 | information);
    bytes.extend_from_slice(big.last_chunk::<8>().unwrap().split_at(8 - size).1);
    bytes.resize(INPUT, 0x00);
    bytes
}

fn peak(mut work: impl FnMut()) -> u64 {
    work();
    measure(work).bytes_max
}

#[test]
fn no_allocation_grows_with_a_claimed_length() {
    let judge = Judge::new(KeyringName::Training, Profile::Police).unwrap();
    // In the place of the whole, of the protected header, of the unprotected header, of the payload, of the signature.
    let envelope: [&[u8]; 5] = [
        &[],
        &[0xd2, 0x84],
        &[0xd2, 0x84, 0x43, 0xa1, 0x01, 0x32],
        &[0xd2, 0x84, 0x43, 0xa1, 0x01, 0x32, 0xa0],
        &[0xd2, 0x84, 0x43, 0xa1, 0x01, 0x32, 0xa0, 0x41, 0x00],
    ];
    for before in envelope {
        for major in MAJOR {
            let peaks = CLAIMED.map(|claimed| {
                let bytes = hostile(before, major, claimed);
                peak(|| {
                    let payload = QrPayload::new(bytes.clone()).unwrap();
                    std::hint::black_box(judge.view(&payload, samples::moment()));
                })
            });
            assert!(peaks.iter().all(|peak| *peak < 16_384), "{before:02x?} type {major}: {peaks:?}");
            assert!(
                peaks.windows(2).all(|pair| pair.first() == pair.last()),
                "{before:02x?} {major}: {peaks:?}"
            );
        }
    }
}

#[test]
fn claims_allocate_nothing_for_what_is_not_there() {
    // In the place of the claims, of the issuer, of the licence map, of its name, of its classes.
    let claims: [&[u8]; 5] = [
        &[],
        &[0xa1, 0x01],
        &[0xa1, 0x3a, 0x00, 0x01, 0x11, 0x70],
        &[0xa1, 0x3a, 0x00, 0x01, 0x11, 0x70, 0xa1, 0x02],
        &[0xa1, 0x3a, 0x00, 0x01, 0x11, 0x70, 0xa1, 0x07],
    ];
    for before in claims {
        for major in MAJOR {
            let peaks = CLAIMED.map(|claimed| {
                let bytes = hostile(before, major, claimed);
                peak(|| assert!(LicenceClaims::try_from(bytes.as_slice()).is_err()))
            });
            assert!(peaks.iter().all(|peak| *peak < 4_096), "{before:02x?} type {major}: {peaks:?}");
        }
    }
}
