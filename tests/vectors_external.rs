//! Vectors of others: Wycheproof, ed25519-speccheck, the COSE working group, RFC 8032 and RFC 8949.
//!
//! Files that are not ours are read from `../shared/vectors` where that folder is; elsewhere the test says loudly that
//! it was skipped. What matters of them is in constants here, so that nothing is lost without the folder.

#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a fault here fails the test, as it should")]

use std::path::PathBuf;

use kerbside::cbor;
use kerbside::envelope::{EnvelopeError, SignedEnvelope};
use kerbside::qr::QrPayload;
use kerbside::trust::{KeyError, PublicKey};
use serde_json::Value;
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};

fn bytes(hex: &str) -> Vec<u8> {
    assert!(hex.is_ascii() && hex.len().is_multiple_of(2), "{hex}");
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

/// Key from raw bytes, then signature: what a licence goes through.
fn accepts(key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let Ok(key) = <&[u8; 32]>::try_from(key) else { return false };
    PublicKey::from_bytes(key).is_ok_and(|key| key.verify(message, signature).is_ok())
}

/// The JSON of `../shared/vectors`, where that folder is.
fn shared(name: &str) -> Option<Value> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors").join(name);
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("SKIPPED: {name} is not beside this checkout (../shared/vectors)");
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

/// Every case of the Ed25519 set: 88 valid, 63 invalid, none "acceptable".
#[test]
fn wycheproof_ed25519() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let mut counts = [0_usize; 3];
    for group in &set.test_groups {
        for test in &group.tests {
            let accepted = accepts(&group.key.pk, &test.msg, &test.sig);
            let (kind, wanted) = match test.result {
                TestResult::Valid => (0, true),
                TestResult::Invalid => (1, false),
                TestResult::Acceptable => (2, false),
            };
            counts[kind] += 1;
            assert_eq!(accepted, wanted, "case {}: {} {:?}", test.tc_id, test.comment, test.flags);
        }
    }
    assert_eq!(counts, [88, 63, 0], "the set has changed: read it again");
}

/// "Taming the many EdDSAs" (Chalkias, Garillot, Nikolaenko 2020), table 5: a strict verifier accepts case 3 alone.
#[test]
fn speccheck_strict_row() {
    let Some(cases) = shared("ed25519-speccheck.json") else { return };
    let cases = cases.as_array().unwrap();
    assert_eq!(cases.len(), 12);
    for (number, case) in cases.iter().enumerate() {
        let field = |name: &str| bytes(case[name].as_str().unwrap());
        let accepted = accepts(&field("pub_key"), &field("message"), &field("signature"));
        assert_eq!(accepted, number == 3, "case {number}");
    }
}

/// Four cases of the same set that a lax verifier gets wrong: (why, accepted, key, message, signature).
const SPECCHECK: [(&str, bool, &str, &str, &str); 4] = [
    (
        "case 2: R of small order",
        false,
        "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43",
        "aebf3f2601a0c8c5d39cc7d8911642f740b78168218da8471772b35f9d35b9ab",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa\
         8c4bd45aecaca5b24fb97bc10ac27ac8751a7dfe1baff8b953ec9f5833ca260e",
    ),
    (
        "case 3: A and R of mixed order, good without the cofactor too",
        true,
        "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
        "9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79",
        "9046a64750444938de19f227bb80485e92b83fdb4b6506c160484c016cc1852f\
         87909e14428a7a1d62e9f22f3d3ad7802db02eb2e688b6c52fcd6648a98bd009",
    ),
    (
        "case 6: S above the group order",
        false,
        "442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623",
        "85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40",
        "e96f66be976d82e60150baecff9906684aebb1ef181f67a7189ac78ea23b6c0e\
         547f7690a0e2ddcd04d87dbc3490dc19b3b3052f7ff0538cb68afb369ba3a514",
    ),
    (
        "case 8: R not canonical",
        false,
        "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43",
        "9bedc267423725d473888631ebf45988bad3db83851ee85c85e241a07d148b41",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff\
         03be9678ac102edcd92b0210bb34d7428d12ffc5df5f37e359941266a4e35f0f",
    ),
];

#[test]
fn what_a_lax_verifier_gets_wrong() {
    for (why, wanted, key, message, signature) in SPECCHECK {
        assert_eq!(accepts(&bytes(key), &bytes(message), &bytes(signature)), wanted, "{why}");
    }
}

/// RFC 8032 §7.1, tests 1 to 3: (key, message, signature).
const RFC_8032: [(&str, &str, &str); 3] = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
];

#[test]
fn rfc_8032_and_every_flipped_bit_of_its_signatures() {
    for (key, message, signature) in RFC_8032 {
        let (key, message, signature) = (bytes(key), bytes(message), bytes(signature));
        assert!(accepts(&key, &message, &signature));
        for bit in 0..signature.len() * 8 {
            let mut changed = signature.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(!accepts(&key, &message, &changed), "bit {bit}");
        }
        assert!(!accepts(&key, &message, &signature[..63]));
        assert!(!accepts(&key, &message, &[signature.as_slice(), &[0]].concat()));
    }
}

/// The group order L, little-endian (RFC 8032 §5.1).
const ORDER: &str = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

/// S + L solves the same equation: RFC 8032 §5.1.7 step 1 refuses it.
#[test]
fn a_signature_has_one_form() {
    let order = bytes(ORDER);
    for (key, message, signature) in RFC_8032 {
        let mut signature = bytes(signature);
        let mut carry = 0_u16;
        for (digit, add) in signature[32..].iter_mut().zip(&order) {
            let sum = u16::from(*digit) + u16::from(*add) + carry;
            *digit = sum.to_le_bytes()[0];
            carry = sum >> 8;
        }
        assert_eq!(carry, 0);
        assert!(!accepts(&bytes(key), &bytes(message), &signature));
    }
}

/// The eight points of small order in their canonical form.
const SMALL_ORDER: [&str; 8] = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
];

#[test]
fn keys_of_small_order_are_refused() {
    for key in SMALL_ORDER {
        let key = bytes(key).try_into().unwrap();
        assert_eq!(PublicKey::from_bytes(&key).err(), Some(KeyError::Weak), "{key:02x?}");
    }
}

/// A coordinate y ≥ p = 2^255 − 19, or x = 0 with the sign bit: another encoding of some point, and never a key.
#[test]
fn keys_in_another_form_are_refused() {
    let mut points = 0;
    for low in 0xed..=0xff_u8 {
        for top in [0x7f, 0xff] {
            let mut key = [0xff; 32];
            (key[0], key[31]) = (low, top);
            match PublicKey::from_bytes(&key) {
                Err(KeyError::NonCanonical) => points += 1,
                Err(KeyError::NotAPoint) => {}
                other => panic!("{key:02x?}: {other:?}"),
            }
        }
    }
    for (low, middle, top) in [(1, 0, 0x80), (0xec, 0xff, 0xff)] {
        let mut key = [middle; 32];
        (key[0], key[31]) = (low, top);
        assert_ne!(PublicKey::from_bytes(&key).err(), None, "x = 0 with the sign bit");
    }
    assert!(points >= 10, "{points} of them are points that the library below takes");
}

/// Appendices A and F of RFC 8949, and our own rules: one line a case.
#[test]
fn rfc_8949_table() {
    let mut count = 0;
    for (number, line) in include_str!("vectors/cbor.tsv").lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut fields = line.split('\t');
        let (wanted, hex) = (fields.next().unwrap(), fields.next().unwrap());
        let hex = if hex == "-" { "" } else { hex };
        let answer =
            cbor::check(&bytes(hex)).map_or_else(|error| format!("{:?}", error.kind), |()| "ok".to_owned());
        assert_eq!(answer, wanted, "line {}: {hex}", number + 1);
        count += 1;
    }
    assert!(count > 200, "{count} cases");
}

/// The working group's own list of Appendix A: a case that our table does not have is a gap.
#[test]
fn rfc_8949_appendix_a_is_whole() {
    let Some(cases) = shared("cbor-appendix-a.json") else { return };
    let table = include_str!("vectors/cbor.tsv");
    for case in cases.as_array().unwrap() {
        let hex = case["hex"].as_str().unwrap();
        assert!(
            table.lines().any(|line| line.split('\t').nth(1) == Some(hex)),
            "{hex} is not in vectors/cbor.tsv"
        );
    }
}

/// `eddsa-sig-01` of the COSE working group: key 11, "This is the content.".
const COSE_KEY: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const COSE_TO_BE_SIGNED: &str =
    "846A5369676E61747572653145A2012703004054546869732069732074686520636F6E74656E742E";
const COSE_WHOLE: &str = "D28445A201270300A10442313154546869732069732074686520636F6E74656E742E58407142FD2FF96D56DB85BEE905A76BA1D0B7321A95C8C4D3607C5781932B7AFB8711497DFA751BF40B58B3BCC32300B1487F3DB34085EEF013BF08F4A44D6FEF0D";

/// It holds at the level of the Sig_structure; as a whole it is refused, since its kid is not protected.
#[test]
fn cose_eddsa_sig_01() {
    let (key, message, whole) = (bytes(COSE_KEY), bytes(COSE_TO_BE_SIGNED), bytes(COSE_WHOLE));
    assert!(accepts(&key, &message, &whole[whole.len() - 64..]));
    assert!(!accepts(&key, b"", &whole[whole.len() - 64..]));

    let refusal = SignedEnvelope::try_from(&QrPayload::new(whole).unwrap()).err();
    assert!(matches!(refusal, Some(EnvelopeError::Shape(_))), "{refusal:?}");

    if let Some(file) = shared("cose-eddsa-sig-01.json") {
        assert_eq!(file["output"]["cbor"], COSE_WHOLE);
        assert_eq!(file["intermediates"]["ToBeSign_hex"], COSE_TO_BE_SIGNED);
        assert_eq!(file["input"]["sign0"]["key"]["x_hex"], COSE_KEY);
    }
}

/// Moving the kid of `eddsa-sig-01` where it belongs changes what was signed: still refused, in form.
#[test]
fn cose_eddsa_sig_01_with_other_headers() {
    let whole = bytes(COSE_WHOLE);
    let headers = ["45A201270300A0", "40A0", "43A10127A0", "47A2012704423131A0"];
    for header in headers {
        let forged = [&[0xd2, 0x84], bytes(header).as_slice(), &whole[13..]].concat();
        assert_eq!(forged[2 + header.len() / 2], 0x54, "the payload begins there");
        assert!(SignedEnvelope::try_from(&QrPayload::new(forged).unwrap()).is_err(), "{header}");
    }
}
