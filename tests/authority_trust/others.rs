//! python-tuf, the reference implementation: what it makes is read here, and what is made here it reads.

use std::path::Path;
use std::process::Command;

use crate::support::{Place, load};

/// Made by `tests/tuf/make_python.py`.
#[test]
fn a_repository_of_python_tuf_is_read() {
    let repository = load(Path::new("tests/tuf/python")).unwrap();
    assert_eq!(repository.root().signed.version.get(), 2);
    assert_eq!(repository.timestamp().signed._extra["x-signed-at"], "2026-11-20T02:00:00Z");
    assert!(repository.delegated_role("status-delta-CN-9901").is_some());
    let mut names: Vec<_> = repository.all_targets().map(|(name, _)| name.raw().to_owned()).collect();
    names.sort();
    assert_eq!(names, ["issuers.json", "rules.json", "status-CN-9901"]);
}

#[test]
fn the_training_repository_is_read() {
    let repository = load(Path::new("trusted_keys/training")).unwrap();
    assert_eq!(repository.timestamp().signed._extra["x-signed-at"], "2026-11-20T02:00:00Z");
    assert!(repository.delegated_role("status-delta-CN-9901").is_some());
    let root = &repository.root().signed;
    let thresholds = |role| (root.roles[&role].threshold.get(), root.roles[&role].keyids.len());
    assert_eq!(thresholds(tough::schema::RoleType::Root), (2, 3));
    assert_eq!(thresholds(tough::schema::RoleType::Targets), (2, 2));
}

#[test]
fn python_tuf_takes_our_repositories() {
    let Some(python) = std::env::var_os("KERBSIDE_PYTHON_TUF") else {
        let ci = std::env::var("CI").is_ok_and(|value| value == "true");
        assert!(!ci, "KERBSIDE_PYTHON_TUF is not set: `./dev test` installs python-tuf and sets it");
        println!(
            "SKIPPED: python-tuf on our repositories (KERBSIDE_PYTHON_TUF is not set; `./dev test` sets it)"
        );
        return;
    };
    let place = Place::published("python");
    place.trust(&format!("rotate-root office --add r3.pem.pub --remove {}", place.key_id("r1")));
    place.trust("sign office --key r1.pem --key r2.pem --key r3.pem --passphrase-file passphrase");
    place.publish();
    for (folder, said) in [
        (place.repository(), ["root 2 timestamp 2", "role status-delta-CN-3205 1", "target status-CN-3205"]),
        (
            "trusted_keys/training".into(),
            ["root 1 timestamp 1", "role status-delta-CN-9901 1", "x-signed-at 2026-11-20T02:00:00Z"],
        ),
    ] {
        let output = Command::new(&python).arg("tests/tuf/check_python.py").arg(&folder).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{}: {}", folder.display(), String::from_utf8_lossy(&output.stderr));
        for line in said {
            assert!(text.lines().any(|it| it == line), "{line} is not in\n{text}");
        }
    }
}
