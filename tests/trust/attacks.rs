//! Attacks on the repository itself.

use kerbside::trust::PublicKey;
use kerbside::trust::ages::Grade;
use kerbside::trust::repository::{Part, RepositoryBytes, RepositoryError, Role, VerifiedRepository};
use serde_json::{Value, json};

use crate::field::{CLOCK, Field, at, fault};
use crate::forge::{
    DELTA_SEED, Forge, ISSUER, ISSUER_SEED, OTHER_SEED, TRAINING_DELTA, issuer_key, issuers, key, list,
};

/// The device has `known`; the folder `name` with `faulty` is refused with that error, its twin with `sound` is taken.
fn attack(
    name: &str,
    known: &Forge,
    faulty: &RepositoryBytes,
    expected: &RepositoryError,
    sound: &RepositoryBytes,
) {
    let mut field = Field::with(name, known);
    let before = field.timestamp();
    assert_eq!(&fault(field.plan(name, faulty)), expected, "{name}");
    assert_eq!(field.timestamp(), before, "{name}: nothing changed");
    field.import(&format!("{name}-twin"), sound).unwrap_or_else(|error| panic!("{name}: the twin: {error}"));
    assert!(field.timestamp() > before, "{name}: the twin is in force");
    assert_eq!(field.restarted().trust().repository().unwrap().files(), sound, "{name}: and after a restart");
}

/// Of the office's next repository, as it is and as `change` leaves it.
fn attack_next(name: &str, change: impl FnOnce(&mut Forge), expected: &RepositoryError) {
    let sound = Forge::default().next();
    let faulty = sound.clone().with(change);
    attack(name, &Forge::default(), &faulty.build(), expected, &sound.build());
}

fn target_of(files: &RepositoryBytes, name: &str) -> String {
    files.targets.keys().find(|key| key.ends_with(name)).unwrap().clone()
}

#[test]
fn arbitrary_software() {
    let sound = Forge::default().next().build();
    let mut faulty = sound.clone();
    let name = target_of(&sound, "issuers.json");
    let other = serde_json::to_vec(&issuers(&[issuer_key(OTHER_SEED)])).unwrap();
    faulty.targets.insert(name, other.into());
    let expected = RepositoryError::Hash(Part::Target("issuers.json".to_owned()));
    attack("arbitrary-software", &Forge::default(), &faulty, &expected, &sound);
}

#[test]
fn rollback_of_each_role() {
    let known = Forge::default().with(|forge| {
        for meta in [&mut forge.timestamp, &mut forge.snapshot, &mut forge.targets, &mut forge.delta] {
            meta.version = 7;
        }
    });
    let sound = known.clone().next();
    let rollback = |role, offered, seen| RepositoryError::Rollback { role, offered, seen };
    let delegated = Role::Delegated(format!("status-delta-{ISSUER}"));
    type Change = fn(&mut Forge);
    let cases: [(&str, Change, RepositoryError); 4] = [
        ("rollback-timestamp", |forge| forge.timestamp.version = 6, rollback(Role::Timestamp, 6, 7)),
        ("rollback-snapshot", |forge| forge.snapshot.version = 6, rollback(Role::Snapshot, 6, 7)),
        ("rollback-targets", |forge| forge.targets.version = 6, rollback(Role::Targets, 6, 7)),
        ("rollback-delegated", |forge| forge.delta.version = 6, rollback(delegated, 6, 7)),
    ];
    for (name, change, expected) in cases {
        attack(name, &known, &sound.clone().with(change).build(), &expected, &sound.build());
    }
}

#[test]
fn rollback_of_the_root() {
    let known = Forge::default().rotated(|_| {});
    let sound = known.clone().next();
    let mut faulty = sound.build();
    faulty.metadata.remove("2.root.json");
    let expected = RepositoryError::Rollback { role: Role::Root, offered: 1, seen: 2 };
    attack("rollback-root", &known, &faulty, &expected, &sound.build());
}

/// Nothing refuses the old repository: that it is old is said, by its own signed date.
#[test]
fn freeze() {
    let mut field = Field::with("freeze", &Forge::default());
    assert!(field.plan("freeze", &Forge::default().build()).unwrap().is_same);
    let grade = |field: &Field, clock| {
        let overview = field.device.overview(at(clock));
        (overview.repository.unwrap().age.grade, overview.issuers[0].list.as_ref().unwrap().1.grade)
    };
    assert_eq!(grade(&field, CLOCK), (Grade::Fresh, Grade::Fresh));
    assert_eq!(grade(&field, "2026-11-27T00:00:00Z"), (Grade::Fresh, Grade::Ageing));
    assert_eq!(grade(&field, "2026-12-30T00:00:00Z"), (Grade::Ageing, Grade::Expired));
    assert_eq!(grade(&field, "2027-05-01T00:00:00Z"), (Grade::Stale, Grade::Expired));
    field.import("freeze-twin", &Forge::default().next().list(42, &[]).build()).unwrap();
    assert_eq!(grade(&field, "2026-11-22T10:00:00Z"), (Grade::Fresh, Grade::Fresh));
}

/// An expired repository is taken, since an old one beats none, and graded expired from its first second on.
#[test]
fn expired() {
    let expired = Forge::default().next().with(|forge| forge.expires = "2026-11-21T07:59:59Z").build();
    let sound = Forge::default().next().with(|forge| forge.expires = "2026-11-21T08:00:01Z").build();
    for (files, expected) in [(expired, Grade::Expired), (sound, Grade::Fresh)] {
        let mut field = Field::with("expired", &Forge::default());
        field.import("expired", &files).unwrap();
        assert_eq!(field.device.overview(at(CLOCK)).repository.unwrap().age.grade, expected);
    }
}

#[test]
fn mix_and_match() {
    let sound = Forge::default().next();
    let earlier = Forge::default().build();
    // Targets of the day before under the snapshot of today, under today's name.
    let mut targets = sound.build();
    targets.metadata.insert("2.targets.json".to_owned(), earlier.metadata["1.targets.json"].clone());
    let expected = RepositoryError::Hash(Part::Role(Role::Targets));
    attack("mix-and-match-targets", &Forge::default(), &targets, &expected, &sound.build());
    let mut snapshot = sound.build();
    snapshot.metadata.insert("2.snapshot.json".to_owned(), earlier.metadata["1.snapshot.json"].clone());
    let hash = RepositoryError::Hash(Part::Role(Role::Snapshot));
    let length = RepositoryError::Length(Part::Role(Role::Snapshot));
    let mut field = Field::with("mix-and-match-snapshot", &Forge::default());
    let found = fault(field.plan("mix-and-match-snapshot", &snapshot));
    assert!([hash, length].contains(&found), "{found}");
    field.import("mix-and-match-snapshot-twin", &sound.build()).unwrap();
}

/// Whoever had the timestamp key ran the version up; a root with another key begins anew, and the old key is worth nothing.
#[test]
fn fast_forward() {
    let fast = Forge::default().next().with(|forge| forge.timestamp.version = u64::from(u32::MAX));
    let mut field = Field::with("fast-forward", &Forge::default());
    field.import("fast-forward", &fast.build()).unwrap();
    let later = fast.clone().next().with(|forge| forge.timestamp.version = 3);
    let seen = u64::from(u32::MAX);
    let expected = RepositoryError::Rollback { role: Role::Timestamp, offered: 3, seen };
    assert_eq!(fault(field.plan("fast-forward-without-new-key", &later.build())), expected);
    let recovered =
        later.rotated(|root| root.roles.get_mut("timestamp").unwrap().seeds = vec![32]).with(|forge| {
            forge.timestamp.signed_by = vec![32];
        });
    field.import("fast-forward-recovered", &recovered.build()).unwrap();
    assert_eq!(field.timestamp(), 3);
    let thief = fast.rotated(|root| root.roles.get_mut("timestamp").unwrap().seeds = vec![32]);
    let expected = RepositoryError::Threshold { role: Role::Timestamp, valid: 0, threshold: 1 };
    assert_eq!(fault(field.plan("fast-forward-old-key", &thief.build())), expected);
}

#[test]
fn wrong_threshold() {
    let threshold = |role, valid, threshold| RepositoryError::Threshold { role, valid, threshold };
    attack_next(
        "threshold-targets",
        |forge| forge.targets.signed_by = vec![11],
        &threshold(Role::Targets, 1, 2),
    );
    attack_next(
        "threshold-stranger",
        |forge| forge.targets.signed_by = vec![11, 99],
        &threshold(Role::Targets, 1, 2),
    );
    attack_next(
        "threshold-snapshot",
        |forge| forge.snapshot.signed_by = vec![31],
        &threshold(Role::Snapshot, 0, 1),
    );
    attack_next(
        "threshold-timestamp",
        |forge| forge.timestamp.signed_by = vec![],
        &threshold(Role::Timestamp, 0, 1),
    );
    // The library calls a delegated role by its kind.
    let delegated = threshold(Role::Targets, 0, 1);
    attack_next("threshold-delegated", |forge| forge.delta.signed_by = vec![ISSUER_SEED], &delegated);
}

#[test]
fn duplicate_signatures() {
    attack_next(
        "duplicate-signatures",
        |forge| forge.targets.signed_by = vec![11, 11],
        &RepositoryError::DuplicateSignature(Role::Targets),
    );
}

/// A root that two of the old root's keys did not sign is worth nothing, whatever its own keys say.
#[test]
fn root_that_only_its_own_keys_signed() {
    let by = |signed_by: Vec<u8>| {
        let rotated = Forge::default().next().rotated(|root| {
            root.roles.get_mut("root").unwrap().seeds = vec![7, 8, 9];
            root.signed_by = signed_by;
        });
        rotated.build()
    };
    let expected = RepositoryError::Threshold { role: Role::Root, valid: 0, threshold: 2 };
    attack("root-of-a-stranger", &Forge::default(), &by(vec![7, 8]), &expected, &by(vec![1, 2, 7, 8]));
    let expected = RepositoryError::Threshold { role: Role::Root, valid: 1, threshold: 2 };
    attack("root-with-one-old-key", &Forge::default(), &by(vec![1, 7, 8]), &expected, &by(vec![2, 3, 8, 9]));
}

#[test]
fn missing_root_link() {
    let sound = Forge::default().next().rotated(|_| {}).rotated(|_| {}).build();
    let mut faulty = sound.clone();
    faulty.metadata.remove("2.root.json");
    attack("missing-root-link", &Forge::default(), &faulty, &RepositoryError::MissingRootLink(2), &sound);
}

#[test]
fn endless_data() {
    let sound = Forge::default().next();
    let mut faulty = sound.build();
    let name = target_of(&faulty, "rules.json");
    let mut long = faulty.targets[&name].to_vec();
    long.resize(1 << 20, b' ');
    faulty.targets.insert(name, long.into());
    let expected = RepositoryError::Length(Part::Target("rules.json".to_owned()));
    attack("endless-target", &Forge::default(), &faulty, &expected, &sound.build());
    let mut faulty = sound.build();
    let mut long = faulty.metadata["timestamp.json"].to_vec();
    long.resize((1 << 20) + 1, b' ');
    faulty.metadata.insert("timestamp.json".to_owned(), long.into());
    let expected = RepositoryError::Length(Part::Role(Role::Timestamp));
    attack("endless-timestamp", &Forge::default(), &faulty, &expected, &sound.build());
}

#[test]
fn half_a_copy() {
    let sound = Forge::default().next().build();
    for (name, part) in
        [("2.snapshot.json", Part::Role(Role::Snapshot)), ("2.targets.json", Part::Role(Role::Targets))]
    {
        let mut faulty = sound.clone();
        faulty.metadata.remove(name);
        attack("half-a-copy", &Forge::default(), &faulty, &RepositoryError::Missing(part), &sound);
    }
    for name in ["issuers.json", "rules.json", "status-CN-3205"] {
        let mut faulty = sound.clone();
        faulty.targets.remove(&target_of(&sound, name));
        let expected = RepositoryError::Missing(Part::Target(name.to_owned()));
        attack("half-a-copy", &Forge::default(), &faulty, &expected, &sound);
    }
}

#[test]
fn a_version_other_than_the_one_named() {
    let forged = |role, version| RepositoryError::Version { role, found: version, wanted: 2 };
    let change = |role| {
        move |forge: &mut Forge| {
            forge.forged.insert(role, json!({"version": 9}));
        }
    };
    attack_next("version-of-targets", change("targets"), &forged(Role::Targets, 9));
    attack_next("version-of-snapshot", change("snapshot"), &forged(Role::Snapshot, 9));
}

#[test]
fn two_timestamps_of_one_version() {
    let field = Field::with("two-of-one-version", &Forge::default());
    let other = Forge::default().with(|forge| forge.signed_at = Some("2026-11-20T03:00:00Z")).build();
    assert_eq!(fault(field.plan("two-of-one-version", &other)), RepositoryError::TwoOfOneVersion(1));
    assert!(field.plan("two-of-one-version-twin", &Forge::default().build()).unwrap().is_same);
}

#[test]
fn signed_times() {
    attack_next("no-signed-time", |forge| forge.signed_at = None, &RepositoryError::NoSignedTime);
    attack_next(
        "signed-time-no-time",
        |forge| forge.signed_at = Some("yesterday"),
        &RepositoryError::NoSignedTime,
    );
    let ahead = |forge: &mut Forge| forge.signed_at = Some("2026-11-22T08:00:01Z");
    attack_next("signed-over-a-day-ahead", ahead, &RepositoryError::SignedInTheFuture);
}

/// The key was distrusted; the repository after it must not have it without, nor from later on.
#[test]
fn a_revoked_key_comes_back() {
    let distrusted = |time: &str| {
        let mut stolen = issuer_key(ISSUER_SEED);
        stolen["distrust_after"] = json!({"time": time, "reason": {"zh": "失窃", "en": "stolen"}});
        issuers(&[stolen, issuer_key(OTHER_SEED)])
    };
    let known = Forge::default().with(|forge| forge.issuers = distrusted("2026-11-01T00:00:00Z"));
    let sound = known.clone().next().with(|forge| forge.issuers = distrusted("2026-10-01T00:00:00Z"));
    let key_id = PublicKey::from_bytes(&key(ISSUER_SEED).verifying_key().to_bytes()).unwrap().key_id();
    let expected = RepositoryError::RevivedKey { issuer: ISSUER.to_owned(), key_id };
    for (name, issuers) in [
        ("revived-key", issuers(&[issuer_key(ISSUER_SEED), issuer_key(OTHER_SEED)])),
        ("revived-key-for-a-while", distrusted("2026-11-01T00:00:01Z")),
    ] {
        let faulty = sound.clone().with(|forge| forge.issuers = issuers);
        attack(name, &known, &faulty.build(), &expected, &sound.build());
    }
    // Not even after it was away for a while.
    let mut field = Field::with("revived-key-after-a-while", &known);
    let without = known.clone().next().with(|forge| forge.issuers = issuers(&[issuer_key(OTHER_SEED)]));
    field.import("away", &without.build()).unwrap();
    let back = without.next().with(|forge| forge.issuers = issuers(&[issuer_key(ISSUER_SEED)]));
    assert_eq!(fault(field.plan("revived-key-after-a-while", &back.build())), expected);
}

#[test]
fn keys_for_two_purposes() {
    let shared = RepositoryError::DeltaKeyShared { issuer: ISSUER.to_owned() };
    attack_next(
        "delta-key-of-the-issuer",
        |forge| forge.issuers = issuers(&[issuer_key(DELTA_SEED)]),
        &shared,
    );
    let timestamp = |forge: &mut Forge| {
        forge.delta_key = 31;
        forge.delta.signed_by = vec![31];
    };
    attack_next("delta-key-of-the-timestamp", timestamp, &shared);
}

/// RFC 8032, test 1: its private half is printed there.
#[test]
fn a_key_that_is_public_knowledge() {
    let mut known = issuer_key(ISSUER_SEED);
    known["public_key"] = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a".into();
    let banned = kerbside::trust::TrustError::BannedKey { issuer: ISSUER.to_owned() };
    attack_next("banned-key", |forge| forge.issuers = issuers(&[known]), &RepositoryError::Trust(banned));
}

#[test]
fn lists() {
    let name = format!("status-{ISSUER}");
    let another = list("CN-9999", 42, "2026-11-21T00:00:00Z", &[]);
    let expected = RepositoryError::ListOfAnother {
        name: name.clone(),
        issuer: ISSUER.to_owned(),
        found: "CN-9999".to_owned(),
    };
    let put =
        |bytes: Vec<u8>| move |forge: &mut Forge| drop(forge.lists.insert(format!("status-{ISSUER}"), bytes));
    attack_next("list-of-another", put(another), &expected);
    let older = list(ISSUER, 40, "2026-11-21T00:00:00Z", &[]);
    let expected = RepositoryError::ListRollback { issuer: ISSUER.to_owned(), offered: 40, seen: 41 };
    attack_next("list-rollback", put(older), &expected);
    let mut broken = list(ISSUER, 42, "2026-11-21T00:00:00Z", &[(1, b'G')]);
    broken[80] ^= 1;
    let field = Field::with("list-broken", &Forge::default());
    let found = fault(field.plan("list-broken", &Forge::default().next().with(put(broken)).build()));
    assert!(matches!(&found, RepositoryError::List { name: of, .. } if *of == name), "{found}");
    let missing = |forge: &mut Forge| forge.lists.clear();
    attack_next("list-missing", missing, &RepositoryError::Missing(Part::Target(name)));
}

/// What is named in metadata is looked up among the files that were read; no name leads anywhere else.
#[test]
fn names_that_lead_outside() {
    for name in ["../../../etc/passwd", "..", "/etc/passwd", "metadata/1.root.json"] {
        let sound = Forge::default().next();
        let mut issuers = sound.issuers.clone();
        issuers["issuers"][0]["status_list"] = name.into();
        let faulty = sound.clone().with(|forge| forge.issuers = issuers);
        let expected = RepositoryError::Missing(Part::Target(name.to_owned()));
        attack("names-outside", &Forge::default(), &faulty.build(), &expected, &sound.build());
    }
}

/// Metadata that are no metadata: always an error, never a panic.
#[test]
fn rubbish() {
    let sound = Forge::default().next().build();
    let field = Field::with("rubbish", &Forge::default());
    for name in sound.metadata.keys().filter(|name| *name != "1.root.json") {
        for rubbish in ["", "{}", "[]", "null", "{\"signed\":{},\"signatures\":[]}", "\u{0}"] {
            let mut faulty = sound.clone();
            faulty.metadata.insert(name.clone(), rubbish.as_bytes().into());
            let found = field.plan("rubbish", &faulty);
            assert!(found.is_err(), "{name}: {rubbish}");
        }
    }
    let deep: Value = (0..100).fold(Value::Null, |inner, _| json!([inner]));
    let faulty =
        Forge::default().next().with(|forge| drop(forge.forged.insert("timestamp", json!({"deep": deep}))));
    assert!(
        field.plan("rubbish-deep", &faulty.build()).is_ok(),
        "unknown members are signed and passed over"
    );
}

/// A changed byte anywhere: an error, or another spelling of the very same content. Never other keys, rules or lists.
#[test]
fn every_place_counts() {
    let sound = Forge::default().next().list(42, &[(7, b'G')]).build();
    let field = Field::with("every-place", &Forge::default());
    let root = Forge::default().build().root(1).unwrap().to_vec();
    let whole = VerifiedRepository::load(&sound, &root).unwrap();
    let mut refused = 0;
    for (folder, name) in names(&sound) {
        let length = file(&sound, folder, &name).len();
        for place in (0..length).step_by(7) {
            let mut bytes = file(&sound, folder, &name).to_vec();
            bytes[place] ^= 1 << (place % 7);
            let mut changed = sound.clone();
            let files = if folder == "metadata" { &mut changed.metadata } else { &mut changed.targets };
            files.insert(name.clone(), bytes.into());
            match VerifiedRepository::load(&changed, &root) {
                Err(_) => refused += 1,
                Ok(loaded) => {
                    assert_eq!(loaded.issuers(), whole.issuers(), "{name} {place}");
                    assert_eq!(loaded.rules(), whole.rules(), "{name} {place}");
                    assert_eq!(loaded.versions(), whole.versions(), "{name} {place}");
                    assert_eq!(loaded.signed_at(), whole.signed_at(), "{name} {place}");
                    assert_eq!(loaded.delta_keys(), whole.delta_keys(), "{name} {place}");
                }
            }
        }
    }
    assert!(refused > 400, "only {refused} refused");
    assert_eq!(field.timestamp(), 1);
}

fn names(files: &RepositoryBytes) -> Vec<(&'static str, String)> {
    let metadata =
        files.metadata.keys().filter(|name| *name != "1.root.json").map(|name| ("metadata", name.clone()));
    metadata.chain(files.targets.keys().map(|name| ("targets", name.clone()))).collect()
}

fn file<'a>(files: &'a RepositoryBytes, folder: &str, name: &str) -> &'a [u8] {
    if folder == "metadata" { &files.metadata[name] } else { &files.targets[name] }
}

/// The time of a list moves the clock's bound: it may not be later than that of its repository.
#[test]
fn a_list_from_the_future() {
    let dated = |signed_at: &str| list(ISSUER, 42, signed_at, &[]);
    let put =
        |bytes: Vec<u8>| move |forge: &mut Forge| drop(forge.lists.insert(format!("status-{ISSUER}"), bytes));
    let expected = RepositoryError::ListFromTheFuture { name: format!("status-{ISSUER}") };
    attack_next("list-from-the-future", put(dated("2126-11-25T00:00:00Z")), &expected);
    attack_next("list-of-the-next-minutes", put(dated("2026-11-21T02:05:01Z")), &expected);
    let sound = Forge::default().next().with(put(dated("2026-11-21T02:05:00Z"))).build();
    Field::with("list-within-the-skew", &Forge::default()).import("twin", &sound).unwrap();
}

/// Whoever has the online keys signs a snapshot that leaves a delegated role out: else the number of its list began anew.
#[test]
fn a_snapshot_without_a_delegated_role() {
    let role = format!("status-delta-{ISSUER}");
    let sound = Forge::default().next();
    let targets = sound.build().metadata["2.targets.json"].len();
    let hash = crate::forge::hash_of(&sound.build().metadata["2.targets.json"]);
    let meta = json!({"targets.json": {"version": 2, "length": targets, "hashes": {"sha256": hash}}});
    let faulty = sound.clone().with(|forge| drop(forge.forged.insert("snapshot", json!({"meta": meta}))));
    let expected = RepositoryError::Missing(Part::Role(Role::Delegated(role)));
    attack("snapshot-without-delegated", &Forge::default(), &faulty.build(), &expected, &sound.build());
}

/// The seeds of training are in the sources of this program.
#[test]
fn keys_of_training_in_production() {
    let forge = Forge::default().next().with(|forge| {
        forge.delta_key = TRAINING_DELTA;
        forge.delta.signed_by = vec![TRAINING_DELTA];
    });
    let field = Field::with("training-delta-key", &Forge::default());
    assert_eq!(fault(field.plan("training-delta-key", &forge.build())), RepositoryError::PublicKnowledge);
}

/// Blanks and whatever stands beside good signatures are not signed, and are no other story.
#[test]
fn what_is_not_signed_does_not_count() {
    let mut field = Field::with("not-signed", &Forge::default());
    let sound = Forge::default().next().build();
    let mut blank = sound.clone();
    let text = String::from_utf8(sound.metadata["timestamp.json"].to_vec()).unwrap().replacen('{', "{ ", 1);
    blank.metadata.insert("timestamp.json".to_owned(), text.into_bytes().into());
    field.import("with-a-blank", &blank).unwrap();
    assert!(field.plan("the-true-one", &sound).unwrap().is_same);
    // A third key id beside two good signatures has signed nothing.
    let mut bogus = Forge::default().next().build();
    let mut root: Value = serde_json::from_slice(&bogus.metadata["1.root.json"]).unwrap();
    let third = json!({"keyid": crate::forge::key_id(3), "sig": "00".repeat(64)});
    root["signatures"].as_array_mut().unwrap().push(third);
    bogus.metadata.insert("1.root.json".to_owned(), serde_json::to_vec(&root).unwrap().into());
    let loaded = VerifiedRepository::load(&bogus, bogus.root(1).unwrap()).unwrap();
    let keys = &loaded.roles()[&Role::Root];
    assert_eq!((keys.signed_by.len(), keys.key_ids.len()), (2, 3));
}
