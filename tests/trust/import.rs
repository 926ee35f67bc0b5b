//! Provisioning, imports, deltas, and what a device remembers of them.

use std::fs;

use kerbside::authority::{DeltaSigningKey, SigningKey};
use kerbside::status::{ChangeKind, ListWord, ListedLetter, Lookup};
use kerbside::trust::device::{Anchor, DeltaRefusal, Device, FingerprintError, ImportError, Source};
use kerbside::trust::{Memory, Production, Training};
use serde_json::json;

use crate::field::{CLOCK, Field, at};
use crate::forge::{
    DELTA_SEED, Forge, ISSUER, ISSUER_SEED, OTHER_SEED, issuer_key, issuers, letter, list, seed_bytes, write,
};

/// A delta from one set of letters to another.
pub(crate) fn delta(from: &[u8], to: &[u8], seed: u8) -> Vec<u8> {
    let open = |bytes: &[u8]| kerbside::status::StatusList::open(bytes.to_vec()).unwrap();
    let key = DeltaSigningKey::new(SigningKey::from_seed(&seed_bytes(seed)));
    kerbside::authority::status::diff(&open(from), &open(to)).unwrap().sign(&key).unwrap()
}

fn word(device: &Device<Production>, index: u64) -> Vec<ListedLetter> {
    match device.trust().list_word(ISSUER, Some(index)) {
        ListWord::List { lookup: Lookup::Covered(entry), .. } => entry.letters.iter().collect(),
        other => panic!("not covered: {other:?}"),
    }
}

#[test]
fn an_office_is_known_by_its_letter_alone() {
    let mut field = Field::fresh("provisioning");
    assert_eq!(field.device.trust().source(), Source::Nowhere);
    assert!(field.device.anchor().is_none());
    let files = Forge::default().build();
    let stick = write(&files, &field.folder.join("stick"));
    let plan = |typed: Option<&str>| field.device.plan(&stick, typed, at(CLOCK)).unwrap_err();
    assert!(matches!(plan(None), ImportError::UnknownOffice));
    let wrong = "0000 1111 2222 3333 4444 5555 6666 7777";
    assert!(matches!(plan(Some(wrong)), ImportError::Fingerprint(FingerprintError::NoSuchRoot)));
    assert!(matches!(plan(Some("1234")), ImportError::Fingerprint(FingerprintError::NotEightGroups)));
    let plan = field.device.plan(&stick, Some(&letter(&files, 1)), at(CLOCK)).unwrap();
    assert!(plan.changes().from.is_none());
    assert_eq!(plan.changes().added.len(), 1);
    assert!(field.restarted().trust().keyring().is_empty(), "nothing is in force before it is applied");
    field.device.apply(plan, at(CLOCK)).unwrap();
    for device in [&field.device, &field.restarted()] {
        assert!(matches!(device.anchor(), Some(Anchor::User(_))));
        assert_eq!((device.trust().source(), device.memory()), (Source::Imported, Memory::Kept));
        assert!(device.troubles().is_empty());
    }
}

/// The letter may name a later root: those before it are not asked.
#[test]
fn the_letter_may_name_a_later_root() {
    let rotated = Forge::default().rotated(|root| {
        root.roles.get_mut("root").unwrap().seeds = vec![7, 8, 9];
        root.signed_by = vec![7, 8];
    });
    let files = rotated.build();
    let mut field = Field::fresh("later-root");
    let stick = write(&files, &field.folder.join("stick"));
    let plan = field.device.plan(&stick, Some(&letter(&files, 2)), at(CLOCK)).unwrap();
    field.device.apply(plan, at(CLOCK)).unwrap();
    assert_eq!(field.restarted().trust().repository().unwrap().versions().root, 2);
    assert!(field.device.plan(&stick, Some(&letter(&files, 1)), at(CLOCK)).is_err());
}

#[test]
fn a_second_office_only_after_the_first_is_forgotten() {
    let mut field = Field::with("second-office", &Forge::default());
    let other = Forge::default().with(|forge| {
        forge.roots[0].roles.get_mut("root").unwrap().seeds = vec![4, 5, 6];
        forge.roots[0].signed_by = vec![4, 5];
        forge.roots[0].roles.get_mut("timestamp").unwrap().seeds = vec![33];
        forge.timestamp.signed_by = vec![33];
    });
    let files = other.build();
    let stick = write(&files, &field.folder.join("stick"));
    assert!(field.device.plan(&stick, None, at(CLOCK)).is_err());
    let refused = field.device.plan(&stick, Some(&letter(&files, 1)), at(CLOCK)).unwrap_err();
    assert!(matches!(refused, ImportError::OfficeKnown));
    field.device.forget().unwrap();
    assert!(field.device.trust().keyring().is_empty() && field.device.anchor().is_none());
    assert!(field.restarted().trust().keyring().is_empty());
    let left: Vec<_> =
        fs::read_dir(field.folder.join("state")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["lock"]);
    let plan = field.device.plan(&stick, Some(&letter(&files, 1)), at(CLOCK)).unwrap();
    field.device.apply(plan, at(CLOCK)).unwrap();
    assert_eq!(field.restarted().trust().keyring().issuers().len(), 1);
}

#[test]
fn what_an_import_changes() {
    let mut stolen = issuer_key(ISSUER_SEED);
    stolen["distrust_after"] =
        json!({"time": "2026-11-20T00:00:00Z", "reason": {"zh": "失窃", "en": "stolen"}});
    let field = Field::with(
        "changes",
        &Forge::default().with(|forge| {
            forge.issuers = issuers(&[issuer_key(ISSUER_SEED), issuer_key(103)]);
        }),
    );
    let next = Forge::default().next().list(42, &[(7, b'G')]).with(|forge| {
        forge.issuers = issuers(&[stolen, issuer_key(OTHER_SEED)]);
    });
    let changes = field.plan("changes", &next.build()).unwrap();
    let ids = |keys: &[kerbside::trust::device::KeyChange]| {
        keys.iter().map(|key| key.key_id.to_string()).collect::<Vec<_>>()
    };
    let id = |seed: u8| SigningKey::from_seed(&seed_bytes(seed)).key_id().to_string();
    assert_eq!(ids(&changes.added), [id(OTHER_SEED)]);
    assert_eq!(ids(&changes.retired), [id(103)]);
    assert_eq!(ids(&changes.distrusted), [id(ISSUER_SEED)]);
    let list = &changes.lists[0];
    assert_eq!((list.from.unwrap().0, list.to.unwrap().0), (41, 42));
    assert_eq!((changes.from.unwrap().0.timestamp, changes.to.0.timestamp), (1, 2));
}

#[test]
fn deltas_in_their_order_and_after_a_restart() {
    let mut field = Field::with("deltas", &Forge::default());
    let [one, two, three] = [
        list(ISSUER, 41, "2026-11-20T00:00:00Z", &[]),
        list(ISSUER, 42, "2026-11-21T00:00:00Z", &[(7, b'J')]),
        list(ISSUER, 43, "2026-11-21T06:00:00Z", &[(8, b'J')]),
    ];
    let first = delta(&one, &two, DELTA_SEED);
    let second = delta(&two, &three, DELTA_SEED);
    let refused = |field: &Field, cose: &[u8]| match field.device.plan_delta(cose, at(CLOCK)).unwrap_err() {
        ImportError::Delta(refusal) => refusal,
        other => panic!("{other}"),
    };
    assert!(matches!(refused(&field, &second), DeltaRefusal::Apply(_)), "one before it is missing");
    assert!(
        matches!(refused(&field, &delta(&one, &two, ISSUER_SEED)), DeltaRefusal::Delta(_)),
        "not its key"
    );
    let (_, summary) = field.device.plan_delta(&first, at(CLOCK)).unwrap();
    let stopped = ListedLetter::from_ascii(b'J').unwrap();
    assert_eq!(summary.counts, [(ChangeKind::Set(stopped), 1)].into());
    assert!(word(&field.device, 7).is_empty());
    field.device.apply_delta(&first, at(CLOCK)).unwrap();
    assert!(matches!(refused(&field, &first), DeltaRefusal::Apply(_)), "it was taken already");
    field.device.apply_delta(&second, at(CLOCK)).unwrap();
    for device in [&field.device, &field.restarted()] {
        assert_eq!((word(device, 7), word(device, 8)), (vec![], vec![stopped]));
        assert!(device.troubles().is_empty(), "{:?}", device.troubles());
    }
    // A repository with the list of the first delta: the second one still counts.
    field.import("with-42", &Forge::default().next().list(42, &[(7, b'J')]).build()).unwrap();
    assert_eq!(word(&field.restarted(), 8), [stopped]);
    // One with an older list than the deltas led to would take something back.
    let older = Forge::default().next().next().with(|forge| {
        forge.lists.insert(format!("status-{ISSUER}"), list(ISSUER, 40, "2026-11-21T00:00:00Z", &[]));
    });
    assert!(field.plan("older-list", &older.build()).is_err());
}

#[test]
fn a_delta_from_ahead_of_the_clock() {
    let field = Field::with("delta-ahead", &Forge::default());
    let one = list(ISSUER, 41, "2026-11-20T00:00:00Z", &[]);
    for (signed, taken) in [("2026-11-21T08:05:00Z", true), ("2026-11-21T08:05:01Z", false)] {
        let cose = delta(&one, &list(ISSUER, 42, signed, &[(7, b'J')]), DELTA_SEED);
        let planned = field.device.plan_delta(&cose, at(CLOCK));
        assert_eq!(planned.is_ok(), taken, "{signed}");
        if let Err(refused) = planned {
            assert!(matches!(refused, ImportError::Delta(DeltaRefusal::FromTheFuture)));
        }
    }
}

/// A state that is damaged, or gone: never trust without memory.
#[test]
fn a_lost_memory_is_said() {
    let field = Field::with("lost-memory", &Forge::default());
    let state = field.folder.join("state/state.json");
    let whole = fs::read(&state).unwrap();
    let mut damaged = whole.clone();
    damaged[100] ^= 4;
    for (bytes, memory) in
        [(Some(damaged), Memory::Damaged), (Some(Vec::new()), Memory::Damaged), (None, Memory::None)]
    {
        let _gone = fs::remove_file(&state);
        if let Some(bytes) = bytes {
            fs::write(&state, bytes).unwrap();
        }
        let device = field.restarted();
        assert_eq!(device.memory(), memory);
        assert!(device.trust().keyring().is_empty(), "what was imported does not count without memory");
    }
    fs::write(&state, whole).unwrap();
    assert!(!field.restarted().trust().keyring().is_empty());
}

/// Any file of the stored repository changed or gone: said, and not used.
#[test]
fn a_damaged_copy_is_left_aside() {
    let field = Field::with("damaged-copy", &Forge::default());
    let entries = fs::read_dir(field.folder.join("state")).unwrap();
    let mut names = entries.map(|entry| entry.unwrap().path());
    let stored = names.find(|path| path.to_string_lossy().contains("repository-")).unwrap();
    for folder in ["metadata", "targets"] {
        for entry in fs::read_dir(stored.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            // The chain begins behind the provisioned root, which is kept apart.
            if path.ends_with("1.root.json") {
                continue;
            }
            let whole = fs::read(&path).unwrap();
            let mut damaged = whole.clone();
            // In a signature, or in the content.
            damaged[30.min(whole.len() / 2)] ^= 1;
            fs::write(&path, damaged).unwrap();
            let device = field.restarted();
            assert!(device.trust().keyring().is_empty(), "{}", path.display());
            assert_eq!(
                (device.memory(), device.troubles().len()),
                (Memory::Damaged, 1),
                "{}",
                path.display()
            );
            fs::write(&path, whole).unwrap();
        }
    }
    assert!(field.restarted().troubles().is_empty());
}

/// The two keyrings share nothing: not the folder, not the ratchet, not the root.
#[test]
fn training_is_not_moved_by_production() {
    let field = Field::with("two-keyrings", &Forge::default());
    let training: Device<Training> = Device::open(None).unwrap();
    assert_eq!(training.trust().source(), Source::Embedded);
    let stick = write(&Forge::default().next().build(), &field.folder.join("stick"));
    assert!(training.plan(&stick, None, at(CLOCK)).is_err(), "production's repository is none of training's");
    let embedded = training.trust().repository().unwrap().files().clone();
    let stick = write(&embedded, &field.folder.join("training"));
    assert!(field.device.plan(&stick, None, at(CLOCK)).is_err());
    assert!(field.device.plan(&stick, Some(&letter(&embedded, 1)), at(CLOCK)).is_err());
    // Not even on a fresh device: its keys are public knowledge.
    let fresh = Field::fresh("training-root");
    assert!(fresh.device.plan(&stick, Some(&letter(&embedded, 1)), at(CLOCK)).is_err());
}

#[cfg(unix)]
#[test]
fn files_are_for_their_owner_alone() {
    let field = Field::with("permissions", &Forge::default());
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let state = field.folder.join("state");
    assert_eq!((mode(&state), mode(&state.join("state.json"))), (0o700, 0o600));
}

/// Two instances take the same delta: the second is told that it is in force already, and nothing is damaged.
#[test]
fn two_instances_and_one_delta() {
    let mut field = Field::with("two-and-one-delta", &Forge::default());
    let cose = delta(
        &list(ISSUER, 41, "2026-11-20T00:00:00Z", &[]),
        &list(ISSUER, 42, "2026-11-21T00:00:00Z", &[(7, b'J')]),
        DELTA_SEED,
    );
    let mut other = field.restarted();
    field.device.apply_delta(&cose, at(CLOCK)).unwrap();
    let refused = other.apply_delta(&cose, at(CLOCK)).unwrap_err();
    assert!(matches!(refused, ImportError::Delta(DeltaRefusal::Apply(_))), "{refused}");
    assert_eq!(word(&other, 7).len(), 1, "it is in force here too");
    // A third, which knows nothing of it, keeps its time and takes nothing away.
    let mut third = field.restarted();
    field.import("newer", &Forge::default().next().list(42, &[(7, b'J')]).build()).unwrap();
    third.saw_code(at(CLOCK).timestamp(), at(CLOCK));
    third.keep_time().unwrap();
    let after = field.restarted();
    assert_eq!((after.memory(), after.ratchet().newest()), (Memory::Kept, at(CLOCK)));
    assert_eq!(after.trust().repository().unwrap().versions().timestamp, 2);
    // A device that was forgotten meanwhile stays forgotten.
    let mut late = field.restarted();
    field.device.forget().unwrap();
    late.saw_code(at("2026-11-21T09:00:00Z").timestamp(), at("2026-11-21T09:00:00Z"));
    late.keep_time().unwrap();
    assert!(field.restarted().anchor().is_none());
}

/// A stored delta that is lost leaves a list older than one that was seen.
#[test]
fn a_lost_delta_is_known_to_be_lost() {
    let mut field = Field::with("lost-delta", &Forge::default());
    let cose = delta(
        &list(ISSUER, 41, "2026-11-20T00:00:00Z", &[]),
        &list(ISSUER, 42, "2026-11-21T00:00:00Z", &[(7, b'D')]),
        DELTA_SEED,
    );
    field.device.apply_delta(&cose, at(CLOCK)).unwrap();
    for entry in fs::read_dir(field.folder.join("state")).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().contains("delta-") {
            fs::remove_file(path).unwrap();
        }
    }
    let mut device = field.restarted();
    assert_eq!(device.memory(), Memory::Outdated);
    assert_eq!(device.overview(at(CLOCK)).grade(), kerbside::trust::ages::Grade::Stale);
    // The way back: the same changes again.
    device.apply_delta(&cose, at(CLOCK)).unwrap();
    assert_eq!((word(&device, 7).len(), device.memory()), (1, Memory::Kept));
    let after = field.restarted();
    assert_eq!((word(&after, 7).len(), after.memory()), (1, Memory::Kept));
}

/// The folder that is in force already makes a damaged memory whole.
#[test]
fn a_damaged_memory_is_mended_by_the_same_folder() {
    let folder = crate::field::Folder::new("mend");
    let open = || {
        let store = crate::field::store(&folder, std::sync::Arc::new(kerbside::trust::device::Disk));
        Device::<Training>::open(Some(store)).unwrap()
    };
    fs::create_dir_all(folder.join("state")).unwrap();
    fs::write(folder.join("state/state.json"), b"junk").unwrap();
    let mut device = open();
    assert_eq!(device.memory(), Memory::Damaged);
    let stick = write(device.trust().repository().unwrap().files(), &folder.join("stick"));
    let now = at("2026-11-25T00:00:00Z");
    let refused = device.apply_delta(&[], now).unwrap_err();
    assert!(matches!(refused, ImportError::Delta(_)), "{refused}");
    let plan = device.plan(&stick, None, now).unwrap();
    assert!(!plan.changes().is_same);
    device.apply(plan, now).unwrap();
    assert_eq!((device.memory(), open().memory()), (Memory::Kept, Memory::Kept));
    assert!(open().plan(&stick, None, now).unwrap().changes().is_same);
}

/// What another instance put in force is seen without a restart.
#[test]
fn a_device_knows_when_its_folder_has_changed() {
    let mut field = Field::with("current", &Forge::default());
    let other = field.restarted();
    assert!(other.is_current() && field.device.is_current());
    field.import("newer", &Forge::default().next().build()).unwrap();
    assert!(!other.is_current() && field.device.is_current());
    let mut time_only = field.restarted();
    time_only.saw_code(at(CLOCK).timestamp(), at(CLOCK));
    time_only.keep_time().unwrap();
    assert!(field.device.is_current(), "time alone is no change");
    field.device.forget().unwrap();
    assert!(!time_only.is_current());
}

/// The administrator's root is the administrator's: no user forgets it, and it goes before what a user provisioned.
#[test]
fn the_root_of_the_system_goes_first() {
    let user = Field::with("system-root", &Forge::default());
    let system = user.folder.join("root.json");
    let open = || {
        let store = crate::field::store(&user.folder, std::sync::Arc::new(kerbside::trust::device::Disk));
        Device::<Production>::open(Some(store.with_system_root(system.clone()))).unwrap()
    };
    assert!(matches!(open().anchor(), Some(Anchor::User(_))), "none is set yet");
    let other = Forge::default().with(|forge| {
        forge.roots[0].roles.get_mut("root").unwrap().seeds = vec![4, 5, 6];
        forge.roots[0].signed_by = vec![4, 5];
        forge.roots[0].roles.get_mut("timestamp").unwrap().seeds = vec![33];
        forge.timestamp.signed_by = vec![33];
    });
    let files = other.build();
    fs::write(&system, files.root(1).unwrap()).unwrap();
    let mut device = open();
    assert!(matches!(device.anchor(), Some(Anchor::System(_))));
    assert!(device.trust().keyring().is_empty(), "the other office's keys do not count any more");
    let stick = write(&files, &user.folder.join("of-the-system"));
    let plan = device.plan(&stick, None, at(CLOCK)).unwrap();
    device.apply(plan, at(CLOCK)).unwrap();
    let mut device = open();
    assert_eq!((device.memory(), device.trust().keyring().issuers().len()), (Memory::Kept, 1));
    let refused = device.forget().unwrap_err();
    assert!(matches!(refused, ImportError::SystemOffice), "{refused}");
    assert_eq!(open().trust().keyring().issuers().len(), 1, "and nothing was forgotten");
}

/// Changes taken between the summary and the yes are in force afterwards too.
#[test]
fn changes_taken_since_the_plan_stay() {
    let mut field = Field::with("since-the-plan", &Forge::default());
    let cose = delta(
        &list(ISSUER, 41, "2026-11-20T00:00:00Z", &[]),
        &list(ISSUER, 42, "2026-11-21T00:00:00Z", &[(7, b'J')]),
        DELTA_SEED,
    );
    let stick = write(&Forge::default().next().build(), &field.folder.join("stick"));
    let plan = field.device.plan(&stick, None, at(CLOCK)).unwrap();
    field.device.apply_delta(&cose, at(CLOCK)).unwrap();
    field.device.apply(plan, at(CLOCK)).unwrap();
    for device in [&field.device, &field.restarted()] {
        assert_eq!((word(device, 7).len(), device.memory()), (1, Memory::Kept));
        assert_eq!(device.trust().repository().unwrap().versions().timestamp, 2);
    }
}
