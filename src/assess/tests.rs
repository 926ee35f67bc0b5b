//! What needs other thresholds than those of the training keyring.

use super::{CodeTime, Context, HouseRules, assess};
use crate::authority::{SigningKey, reference};
use crate::envelope::SignedEnvelope;
use crate::qr::QrPayload;
use crate::rules::Journey;
use crate::status::ListWord;
use crate::trust::{Keyring, Standing, Thresholds, Training};
use crate::verdict::{Profile, Verdict};
use crate::verify::Verifier;

const DAY: i64 = 86_400;

fn thresholds() -> Thresholds {
    Thresholds::default()
}

/// Verdict and codes of the reference licence on a day, for a code that may be shown for `hours`.
fn judged(now: &str, hours: i64) -> (Verdict, Vec<&'static str>) {
    let key = SigningKey::training("X", 1);
    let public: String = key.public().iter().map(|byte| format!("{byte:02x}")).collect();
    let issuers = format!(
        r#"{{"issuers":[{{"id":"CN-9901","name":{{"zh":"","en":""}},"region":{{"zh":"","en":""}},
        "max_code_seconds":9999999,"keys":[{{"alg":"Ed25519","public_key":"{public}",
        "valid_from":"2020-01-01T00:00:00Z","valid_until":"2040-01-01T00:00:00Z"}}]}}]}}"#
    );
    let now = now.parse().unwrap();
    let mut claims = reference::reference_licence(None);
    claims.issued_at = now;
    claims.expiration_time = now + hours * 3_600;
    let cose = key.sign(&claims).unwrap();
    let envelope = SignedEnvelope::try_from(&QrPayload::new(cose).unwrap()).unwrap();
    let keyring = Keyring::<Training>::danger_from_test_keys(&issuers, thresholds());
    let assessment = assess(
        Verifier::new(keyring).verify(&envelope, chrono::DateTime::from_timestamp(now, 0).unwrap()).unwrap(),
        context(now),
    );
    (assessment.verdict(), assessment.findings().iter().map(|finding| finding.kind.code()).collect())
}

fn context(now: i64) -> Context {
    Context {
        now: chrono::DateTime::from_timestamp(now, 0).unwrap(),
        thresholds: thresholds(),
        profile: Profile::Police,
        vehicle: Some("K33".parse().unwrap()),
        journey: Journey::default(),
        return_date: None,
        house_rules: HouseRules::default(),
        standing: Standing::default(),
        list: ListWord::NoList,
    }
}

/// 2026-04-29, 04-30 and 05-01, 2028-04-28 to 04-30, 2028-05-01 (12:00 in China): up to 365 days are fresh, three times as
/// many the most.
#[test]
fn the_law_ages() {
    for (now, verdict, code) in [
        ("1777435200", Verdict::MayDrive, None),
        ("1777521600", Verdict::MayDrive, None),
        ("1777608000", Verdict::MayDrive, Some("K481")),
        ("1840507200", Verdict::MayDrive, Some("K481")),
        ("1840593600", Verdict::MayDrive, Some("K481")),
        ("1840680000", Verdict::CheckFurther, Some("K482")),
        ("1840766400", Verdict::CheckFurther, Some("K482")),
    ] {
        let (found, codes) = judged(now, 1);
        assert_eq!(found, verdict, "{now}: {codes:?}");
        let law: Vec<&str> = codes.into_iter().filter(|code| code.starts_with("K4")).collect();
        assert_eq!(law, code.into_iter().collect::<Vec<_>>(), "{now}");
    }
}

#[test]
fn a_code_that_lives_long_may_be_a_copy() {
    let (verdict, codes) = judged("1777435200", 25);
    assert_eq!(verdict, Verdict::CheckFurther);
    assert!(codes.contains(&"K302"), "{codes:?}");
    assert!(!judged("1777435200", 24).1.contains(&"K302"));
}

/// `exp` is the last second at which a code may be shown (docs/format.md); `nbf` begins on its own. Clocks
/// may differ by 300 seconds; a code is long-lived beyond a day.
#[test]
fn the_times_of_a_code_are_held_to_the_second() {
    const ISSUED: i64 = 1_777_435_200;
    for (now, not_before, expires, expected) in [
        (ISSUED - 301, None, 600, CodeTime::FromTheFuture),
        (ISSUED - 300, None, 600, CodeTime::Current),
        (ISSUED, Some(301), 600, CodeTime::NotYetValid),
        (ISSUED, Some(300), 600, CodeTime::Current),
        (ISSUED + 600, None, 600, CodeTime::Current),
        (ISSUED + 601, None, 600, CodeTime::Expired),
        (ISSUED, None, DAY, CodeTime::Current),
        (ISSUED, None, DAY + 1, CodeTime::LongLived),
    ] {
        let mut claims = reference::reference_licence(None);
        claims.issued_at = ISSUED;
        claims.not_before = not_before.map(|seconds| ISSUED + seconds);
        claims.expiration_time = ISSUED + expires;
        assert_eq!(CodeTime::of(&claims, &context(now)), expected, "{now} {not_before:?} {expires}");
    }
}
