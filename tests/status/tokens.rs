//! IETF Token Status Lists with a signature that is verified here. The draft's own examples (ES256) are held in
//! `src/status/token`.

use ed25519_dalek::Signer as _;
use kerbside::status::{ListedLetter, SignedToken, TokenError, TokenKey, TokenStatus};
use proptest::prelude::*;

/// Made with Python's `zlib` and `cryptography` and no code of this project: seed 00 01 … 1f, 251 bytes of 2 bits each,
/// indices 0 and 3 invalid, 1 and 1,000 suspended.
const TOKEN: &str = "d2845820a2013210781a6170706c69636174696f6e2f7374617475736c6973742b637774a1044231325853a502782168747470733a2f2f6578616d706c652e636f6d2f7374617475736c697374732f37061a6affa9a0041aee6b280019fffe19a8c019fffda2646269747302636c73744d78daf36418a98009004890004c58405352a0cd4e12c9dcd2c3353b74ed5e40ae56bc81b51c478c2ed9bb2eb739d7b024fe3898f4a81a3ec302b87108b44ed792c23054674c30b1c17bdc4b1d34d301";
/// Of that seed.
pub(crate) const PUBLIC_KEY: &str = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";
/// {1: -19, 16: "application/statuslist+cwt"}
const PROTECTED: &str = "a2013210781a6170706c69636174696f6e2f7374617475736c6973742b637774";
/// {2: "x", 6: 1, 65533: {"bits": 1, "lst": zlib of b9 a3}}
const PAYLOAD: &str = "a30261780601 19fffda2646269747301636c73744a78dadbb918000217015d";

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex
        .chars()
        .filter_map(|digit| digit.to_digit(16))
        .map(|digit| u8::try_from(digit).unwrap())
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

pub(crate) fn token() -> Vec<u8> {
    bytes(TOKEN)
}

fn key() -> TokenKey {
    TokenKey::from_bytes(&bytes(PUBLIC_KEY).try_into().unwrap()).unwrap()
}

fn string(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap();
    let head = match length {
        0..24 => vec![0x40 + u8::try_from(length).unwrap()],
        24..256 => vec![0x58, u8::try_from(length).unwrap()],
        _ => [&[0x59], length.to_be_bytes().as_slice()].concat(),
    };
    [head, bytes.to_vec()].concat()
}

/// Signed whatever it says.
fn signed(protected: &[u8], payload: &[u8]) -> Vec<u8> {
    let seed: [u8; 32] = std::array::from_fn(|byte| u8::try_from(byte).unwrap());
    let (protected, payload) = (string(protected), string(payload));
    let message = [b"\x84\x6aSignature1".as_slice(), &protected, b"\x40", &payload].concat();
    let signature = ed25519_dalek::SigningKey::from_bytes(&seed).sign(&message).to_bytes();
    [b"\xd2\x84".as_slice(), &protected, b"\xa0", &payload, &string(&signature)].concat()
}

fn read(protected: &str, payload: &str) -> Result<Vec<u64>, TokenError> {
    let cwt = signed(&bytes(protected), &bytes(payload));
    let list = SignedToken::parse(&cwt)?.verify(&key())?;
    Ok(list.not_valid().map(|(index, _)| index).collect())
}

#[test]
fn a_token_of_another_program() {
    let cwt = token();
    let list = SignedToken::parse(&cwt).unwrap().verify(&key()).unwrap();
    assert_eq!(list.subject, "https://example.com/statuslists/7");
    assert_eq!((list.issued_at, list.expiration_time), (1_795_140_000, Some(4_000_000_000)));
    assert_eq!((list.time_to_live, list.space()), (Some(43_200), 1_004));
    let (invalid, suspended) = (TokenStatus::Invalid, TokenStatus::Suspended);
    assert!(list.not_valid().eq([(0, invalid), (1, suspended), (3, invalid), (1_000, suspended)]));
    assert_eq!((list.status(1_003), list.status(1_004)), (Some(TokenStatus::Valid), None));
    assert_eq!(list.status(u64::MAX), None);
}

#[test]
fn every_flipped_bit_of_a_token_is_an_error() {
    // But for the unprotected key identifier, which nothing here reads.
    let good = token();
    let unprotected = good.windows(2).position(|pair| pair == b"12").unwrap() - 3;
    for bit in (0..good.len() * 8).filter(|bit| !(unprotected..unprotected + 5).contains(&(bit / 8))) {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        let read = SignedToken::parse(&bad).and_then(|token| token.verify(&key()));
        assert!(read.is_err(), "bit {bit}");
    }
}

#[test]
fn what_is_no_token() {
    assert_eq!(read(PROTECTED, PAYLOAD), Ok(vec![0, 3, 4, 5, 7, 8, 9, 13, 15]));
    let type_only = &PROTECTED[6..];
    for (protected, payload, fault) in [
        (PROTECTED.replace("cwt", "jwt").as_str(), PAYLOAD, None),
        ("a10132", PAYLOAD, Some("typ is not application/statuslist+cwt")),
        (&format!("a1{type_only}"), PAYLOAD, Some("no alg")),
        (&format!("a301320281 10{type_only}"), PAYLOAD, Some("a critical header")),
        (&format!("a301320132{type_only}"), PAYLOAD, Some("a header twice")),
        (PROTECTED, "a20261780601", Some("no status_list")),
        (PROTECTED, "a2026178 19fffda2646269747301636c73744a78dadbb918000217015d", Some("no iat")),
        (PROTECTED, "a20601 19fffda2646269747301636c73744a78dadbb918000217015d", Some("no sub")),
        (
            PROTECTED,
            "a40261780601060219fffda2646269747301636c73744a78dadbb918000217015d",
            Some("a claim twice"),
        ),
        (
            PROTECTED,
            "a3026178061b7fffffffffffffff19fffda2646269747301636c73744a78dadbb918000217015d",
            Some("a time after the year 9999"),
        ),
        (PROTECTED, "80", Some("a map is expected")),
    ] {
        let refused = read(protected, payload);
        match fault {
            Some(fault) => assert_eq!(refused, Err(TokenError::Shape(fault)), "{protected} {payload}"),
            None => assert!(refused.is_ok(), "no change, so that the row is known to be sound"),
        }
    }
    let es256 = PROTECTED.replacen("0132", "0126", 1);
    assert_eq!(read(&es256, PAYLOAD), Err(TokenError::Algorithm(-7)));
    let other =
        TokenKey::from_bytes(&kerbside::authority::DeltaSigningKey::training("X", 1).public()).unwrap();
    let cwt = token();
    assert_eq!(SignedToken::parse(&cwt).unwrap().verify(&other).unwrap_err(), TokenError::InvalidSignature);
    assert!(matches!(read(PROTECTED, &PAYLOAD.replace("5d", "5e")), Err(TokenError::Inflate)));
    assert!(SignedToken::parse(&cwt[1..]).is_err(), "no tag");
    assert!(SignedToken::parse(&[b"\xd8\x3d".as_slice(), &cwt].concat()).is_err(), "tag 61 around it");
    assert!(matches!(SignedToken::parse(&[cwt.as_slice(), b"x"].concat()), Err(TokenError::Cbor(_))));
}

proptest! {
    /// Any claims behind a good signature: refused or read, never a panic.
    #[test]
    fn any_payload_is_read_or_refused(payload in prop::collection::vec(any::<u8>(), 0..200)) {
        let cwt = signed(&bytes(PROTECTED), &payload);
        prop_assert!(SignedToken::parse(&cwt).unwrap().verify(&key()).is_err());
    }

    #[test]
    fn damaged_claims_do_not_panic(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut payload = bytes(PAYLOAD);
        let place = place.index(payload.len());
        payload[place] = byte;
        let cwt = signed(&bytes(PROTECTED), &payload);
        if let Ok(list) = SignedToken::parse(&cwt).unwrap().verify(&key()) {
            let letter = ListedLetter::from_ascii(b'G').unwrap();
            let _either = list.content(letter, letter);
        }
    }
}
