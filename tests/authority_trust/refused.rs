//! What nobody may publish.

use std::fs;

use kerbside::authority::{DeltaSigningKey, SigningKey};
use sha2::{Digest as _, Sha256};

use crate::support::{Place, issuer};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `kid` of a public key in hexadecimal.
fn kid(public: &str) -> String {
    let bytes: Vec<u8> =
        (0..32).map(|at| u8::from_str_radix(public.get(at * 2..at * 2 + 2).unwrap(), 16).unwrap()).collect();
    hex(Sha256::digest(bytes).get(..8).unwrap())
}

#[test]
fn distrust_is_never_taken_back() {
    let place = Place::published("distrust");
    let clean = fs::read_dir(place.repository().join("targets")).unwrap().map(|entry| entry.unwrap().path());
    let clean =
        fs::read(clean.into_iter().find(|path| path.to_string_lossy().ends_with("issuers.json")).unwrap())
            .unwrap();
    let distrust = |after: &str| {
        format!(
            "distrust office --issuer CN-3205 --kid {} --after {after} --reason-zh 失窃 --reason-en stolen",
            kid(&place.public_hex("i"))
        )
    };
    let unknown = place.refused(
        "distrust office --issuer CN-3205 --kid 0011 --after 2026-11-01T00:00:00Z --reason-zh 失窃 --reason-en stolen",
    );
    assert!(unknown.contains(&kid(&place.public_hex("i"))), "{unknown}");
    place.trust(&distrust("2026-11-01T00:00:00Z"));
    place.trust("sign office --key t.pem --passphrase-file passphrase");
    place.publish();

    assert!(place.refused(&distrust("2026-11-02T00:00:00Z")).contains("later moment"));
    fs::write(place.path("clean.json"), &clean).unwrap();
    assert!(place.refused("set-issuers office clean.json").contains("lose its distrust"));
    fs::write(place.path("empty.json"), r#"{"issuers":[]}"#).unwrap();
    assert!(place.refused("set-issuers office empty.json").contains("issuer CN-3205 would be removed"));
    place.trust(&distrust("2026-10-01T00:00:00Z"));

    // By hand, past the commands.
    fs::write(place.path("office/draft/targets/issuers.json"), &clean).unwrap();
    let by_hand = place.refused("sign office --key t.pem --passphrase-file passphrase");
    assert!(by_hand.contains("issuers.json is not as this program writes it"), "{by_hand}");
    place.trust("discard office");
    let targets = place.repository().join("metadata/2.targets.json");
    let text = fs::read_to_string(&targets).unwrap().replace("\"version\": 2", "\"version\":  2");
    fs::write(&targets, text).unwrap();
    assert!(place.refused("show office").contains("changed by hand"));
}

#[test]
fn a_key_has_one_purpose() {
    let place = Place::published("purpose");
    let twice = "each needs a key of its own";
    assert!(place.refused(&issuer("CN-3206", "r1.pem.pub")).contains(twice));
    assert!(place.refused(&issuer("CN-3206", "d.pem.pub")).contains(twice));
    assert!(place.refused("delegate-delta office --issuer CN-3205 --key i.pem.pub").contains(twice));
    assert!(place.refused("delegate-delta office --issuer CN-3205 --key t.pem.pub").contains(twice));
    assert!(place.refused("rotate-root office --add i.pem.pub").contains(twice));
    assert!(place.refused("rotate-root office --add d.pem.pub --role snapshot").contains(twice));
    assert!(place.refused(&issuer("CN-3206", "i.pem.pub")).contains("stands twice"));
    // A key that has left the roles still counts.
    place.trust(&format!("rotate-root office --add r3.pem.pub --remove {}", place.key_id("r1")));
    assert!(place.refused(&issuer("CN-3206", "r1.pem.pub")).contains(twice));
}

#[test]
fn keys_that_everybody_knows_are_refused() {
    let place = Place::published("known");
    let known = "public knowledge";
    assert!(
        place.refused(&issuer("CN-3206", &hex(&SigningKey::training("CN-9901", 1).public()))).contains(known)
    );
    let delta = hex(&DeltaSigningKey::training("CN-9901", 1).public());
    assert!(place.refused(&format!("delegate-delta office --issuer CN-3205 --key {delta}")).contains(known));
    let root = SigningKey::from_seed(&Sha256::digest("kerbside training tuf root 1").into());
    assert!(place.refused(&format!("rotate-root office --add {}", hex(&root.public()))).contains(known));
    let weak = format!("01{}", "0".repeat(62));
    assert!(place.refused(&format!("rotate-root office --add {weak}")).contains("small order"));
}

#[test]
fn lists_go_forward_only() {
    let place = Place::published("lists");
    place.list(2);
    place.trust("set-list office --issuer CN-3205 list-2");
    place.trust("sign office --key t.pem --passphrase-file passphrase");
    place.publish();
    let older = place.refused("set-list office --issuer CN-3205 list-1");
    assert!(older.contains("list 1 is not newer than list 2"), "{older}");
    assert!(place.refused("set-list office --issuer CN-3206 list-2").contains("a list of CN-3205"));
    fs::write(place.path("no-list"), "nothing").unwrap();
    place.refused("set-list office --issuer CN-3205 no-list");
}

#[test]
fn thresholds_must_be_possible() {
    let place = Place::with_office("thresholds");
    assert!(place.refused("rotate-root office --threshold 3").contains("2 keys and would need 3"));
    assert!(place.refused("rotate-root office --threshold 0").contains("set its threshold to 1 to 2"));
    assert!(
        place
            .refused(&format!("rotate-root office --remove {}", "0".repeat(64)))
            .contains("has no part in role root")
    );
    let again = place.refused(
        "init office --root r1.pem.pub --root-threshold 1 --targets t.pem.pub --snapshot s.pem.pub --timestamp s.pem.pub",
    );
    assert!(again.contains("there is a trust repository already"), "{again}");
    assert!(place.refused("show elsewhere").contains("`trust init` makes one"));
    place.key("x");
    let stranger = place.refused("sign office --key x.pem --passphrase-file passphrase");
    assert!(stranger.contains("has no say"), "{stranger}");
}
