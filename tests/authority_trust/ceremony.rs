//! From nothing to a repository, and on from there.

use std::fs;

use ed25519_dalek::Signer as _;
use sha2::{Digest as _, Sha256};

use crate::support::{Place, files, issuer, load};

#[test]
fn from_nothing_to_a_repository_that_devices_take() {
    let place = Place::with_office("nothing");
    ["d", "i"].iter().for_each(|name| place.key(name));
    let early = place.refused("publish office --key s.pem --passphrase-file passphrase");
    assert!(early.contains("root: 0 of 2 signatures by the root keys of root 1; 2 missing"), "{early}");
    place.trust(&issuer("CN-3205", "i.pem.pub"));
    place.trust("delegate-delta office --issuer CN-3205 --key d.pem.pub");
    let said = place.trust("sign office --key r1.pem --key t.pem --passphrase-file passphrase");
    assert!(said.contains("root: 1 of 2 signatures"), "{said}");
    assert!(said.contains(&format!("not yet {}", place.key_id("r2"))), "{said}");
    let early = place.refused("publish office --key s.pem --passphrase-file passphrase");
    assert!(
        early.contains("root: 1 of 2 signatures by the root keys of root 1; 1 missing. Sign with"),
        "{early}"
    );
    place.trust("sign office --key r2.pem --passphrase-file passphrase");
    let early = place.refused("publish office --key s.pem --passphrase-file passphrase");
    assert!(early.contains("status-delta-CN-3205: 0 of 1"), "{early}");
    place.trust("sign office --key d.pem --passphrase-file passphrase");
    let early = place.refused("publish office --key r1.pem --passphrase-file passphrase");
    assert!(early.contains("snapshot: 0 of 1") && early.contains("--key"), "{early}");
    place.publish();

    let repository = load(&place.repository()).unwrap();
    assert_eq!(repository.targets().signed.version.get(), 1);
    let role = repository.delegated_role("status-delta-CN-3205").unwrap();
    assert!(role.terminating && role.keys().keyids.len() == 1);
    let signed_at = &repository.timestamp().signed._extra["x-signed-at"];
    assert!(signed_at.as_str().is_some_and(|time| time.ends_with('Z') && time.len() == 20), "{signed_at}");
    assert!(!place.path("office/draft").exists());
    let shown = place.trust("show office");
    let digits = shown.lines().skip_while(|line| !line.starts_with("SHA-256")).skip(1).take(2);
    assert_eq!(
        digits.flat_map(str::split_whitespace).filter(|group| group.len() == 4).count(),
        16,
        "{shown}"
    );
}

#[test]
fn every_change_makes_one_version_and_old_files_go() {
    let place = Place::published("versions");
    let first = place.repository().join("metadata/1.root.json");
    let root = fs::read(&first).unwrap();
    place.list(2);
    place.trust("set-list office --issuer CN-3205 list-2");
    fs::write(
        place.path("rules.json"),
        r#"{"code_fresh_seconds":3600,"code_long_lived_seconds":86400,"skew_seconds":300}"#,
    )
    .unwrap();
    place.trust("set-rules office rules.json");
    place.trust("sign office --key t.pem --passphrase-file passphrase");
    place.publish();
    let repository = load(&place.repository()).unwrap();
    let versions = (
        repository.root().signed.version.get(),
        repository.targets().signed.version.get(),
        repository.snapshot().signed.version.get(),
    );
    assert_eq!(versions, (1, 2, 2));
    assert_eq!(fs::read(&first).unwrap(), root, "a root never changes");
    let count = |name: &str| fs::read_dir(place.repository().join(name)).unwrap().count();
    // 1.root, 2.targets, 1.status-delta, 2.snapshot, timestamp; issuers, rules, list.
    assert_eq!((count("metadata"), count("targets")), (5, 3));
}

#[test]
fn root_keys_are_rotated_by_old_and_new_ones() {
    let place = Place::published("rotate");
    place.trust(&format!("rotate-root office --add r3.pem.pub --remove {}", place.key_id("r1")));
    place.trust("sign office --key r2.pem --key r3.pem --passphrase-file passphrase");
    let early = place.refused("publish office --key s.pem --passphrase-file passphrase");
    assert!(early.contains("root: 1 of 2 signatures by the root keys of root 1"), "{early}");
    place.trust("sign office --key r1.pem --passphrase-file passphrase");
    place.publish();
    let repository = load(&place.repository()).unwrap();
    assert_eq!(repository.root().signed.version.get(), 2);
    assert!(place.repository().join("metadata/1.root.json").exists());
    // Another targets key: the targets in force are signed by nobody who still may.
    place.key("t2");
    place
        .trust(&format!("rotate-root office --role targets --add t2.pem.pub --remove {}", place.key_id("t")));
    place.trust("sign office --key r2.pem --key r3.pem --passphrase-file passphrase");
    let early = place.refused("publish office --key s.pem --passphrase-file passphrase");
    assert!(early.contains("targets: 0 of 1"), "{early}");
    place.trust("renew office");
    place.trust("sign office --key t2.pem --passphrase-file passphrase");
    place.publish();
    assert_eq!(load(&place.repository()).unwrap().root().signed.version.get(), 3);
}

#[test]
fn a_refresh_only_says_that_it_still_holds() {
    let place = Place::published("refresh");
    let nothing = place.refused("publish office --key s.pem --passphrase-file passphrase");
    assert!(nothing.contains("nothing was changed"), "{nothing}");
    place.trust("renew office --deltas");
    // A later change keeps what the delta key has signed.
    place.trust("sign office --key d.pem --passphrase-file passphrase");
    let said = place.trust("renew office");
    assert!(said.contains("status-delta-CN-3205: 1 of 1"), "{said}");
    place.trust("publish office --refresh --key s.pem --passphrase-file passphrase");
    let repository = load(&place.repository()).unwrap();
    assert_eq!(
        (repository.timestamp().signed.version.get(), repository.targets().signed.version.get()),
        (2, 1)
    );
    assert!(place.trust("show office").contains("targets: 0 of 1"), "the draft is still there");
    place.trust("discard office");
    assert!(place.trust("show office").contains("no draft"));
    let early = place.refused(
        "publish office --refresh --signed-at 2020-01-01T00:00:00Z --key s.pem --passphrase-file passphrase",
    );
    assert!(early.contains("before the last publication"), "{early}");
    let ahead = place.refused(
        "publish office --refresh --signed-at 2090-01-01T00:00:00Z --key s.pem --passphrase-file passphrase",
    );
    assert!(ahead.contains("ahead of the clock"), "{ahead}");
}

/// A signer of its own, e.g. a smart card: only bytes go out and only a signature comes in.
#[test]
fn a_signature_is_made_elsewhere() {
    let place = Place::new("elsewhere");
    ["t", "s"].iter().for_each(|name| place.key(name));
    // No seed of one repeated byte: those keys are refused as public knowledge.
    let seed: [u8; 32] = Sha256::digest("a card of the tests").into();
    let card = ed25519_dalek::SigningKey::from_bytes(&seed);
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let public = hex(&card.verifying_key().to_bytes());
    place.trust(&format!(
        "init office --root {public} --root-threshold 1 --targets t.pem.pub --snapshot s.pem.pub --timestamp s.pem.pub"
    ));
    place.trust("to-sign office root --out root.bytes");
    let bytes = fs::read(place.path("root.bytes")).unwrap();
    assert!(bytes.starts_with(br#"{"_type":"root","consistent_snapshot":true,"expires":""#));
    let root: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let key_id = root["roles"]["root"]["keyids"][0].as_str().unwrap();
    let signature = hex(&card.sign(&bytes).to_bytes());
    let add = |key_id: &str, signature: &str| {
        format!("add-signature office root --key-id {key_id} --signature {signature}")
    };

    let stranger = place.refused(&add(&place.key_id("t"), &signature));
    assert!(stranger.contains("does not sign root"), "{stranger}");
    let wrong = place.refused(&add(key_id, &hex(&card.sign(b"other").to_bytes())));
    assert!(wrong.contains("does not fit"), "{wrong}");
    assert!(place.refused(&add(key_id, "00")).contains("128 hexadecimal digits"));
    place.trust(&add(key_id, &signature));
    assert!(place.refused(&add(key_id, &signature)).contains("already"));
    place.trust("sign office --key t.pem --passphrase-file passphrase");
    place.publish();
    load(&place.repository()).unwrap();
    assert!(place.refused("to-sign office root").contains("nothing to sign"));
}

#[test]
fn a_publication_is_whole_or_not_at_all() {
    let place = Place::published("whole");
    place.trust("renew office");
    place.trust("sign office --key t.pem --passphrase-file passphrase");
    // Something in the way of the new folder.
    fs::write(place.path("office/.repository.new"), "").unwrap();
    place.refused("publish office --key s.pem --passphrase-file passphrase");
    fs::remove_file(place.path("office/.repository.new")).unwrap();
    let draft = files(&place.path("office/draft"));
    // Cut off between the two renames: what was there before is put back.
    fs::rename(place.repository(), place.path("office/.repository.before")).unwrap();
    place.publish();
    assert_eq!(load(&place.repository()).unwrap().targets().signed.version.get(), 2);
    let left: Vec<_> =
        fs::read_dir(place.path("office")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["repository"]);
    // Cut off before the draft was removed: it was published, so it is none any more.
    for (path, bytes) in draft {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    assert!(place.trust("show office").contains("no draft"));
    // A draft that does not follow what is published is said to be none, and can be thrown away.
    place.trust("renew office --targets-days 300");
    let draft = place.path("office/draft/targets.json");
    let text = fs::read_to_string(&draft).unwrap().replace("\"version\": 3", "\"version\": 2");
    fs::write(&draft, text).unwrap();
    assert!(place.refused("show office").contains("`trust discard`"));
    place.trust("discard office");
    place.trust("show office");
}

/// A list dated after its repository would move the clocks' bound of every device.
#[test]
fn a_list_from_the_future_is_not_published() {
    let place = Place::published("future-list");
    fs::write(place.path("table.csv"), "3,G\n").unwrap();
    place.run("status build --issuer CN-3205 --size 1000 --number 9 --signed-at 2126-01-01T00:00:00Z --in table.csv --out list-9");
    place.trust("set-list office --issuer CN-3205 list-9");
    place.trust("sign office --key t.pem --passphrase-file passphrase");
    let refused = place.refused("publish office --key s.pem --passphrase-file passphrase");
    assert!(refused.contains("status-CN-3205 is dated after this publication"), "{refused}");
}
