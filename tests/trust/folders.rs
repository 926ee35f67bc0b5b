//! Folders that hold no repository, half of one, or too much.

use std::fs;

use kerbside::trust::device::ImportError;
use kerbside::trust::repository::{FolderError, RepositoryError};

use crate::field::{CLOCK, Field, at, fault};
use crate::forge::{Forge, write};

fn folder_error<T: std::fmt::Debug>(result: Result<T, ImportError>) -> FolderError {
    match result.unwrap_err() {
        ImportError::Folder(fault) => fault,
        other => panic!("another kind of error: {other}"),
    }
}

#[test]
fn no_repository() {
    let field = Field::with("no-repository", &Forge::default());
    let empty = field.folder.join("empty");
    fs::create_dir_all(empty.join("metadata")).unwrap();
    let file = field.folder.join("file");
    fs::write(&file, b"no folder").unwrap();
    for folder in [empty, file] {
        let found = folder_error(field.device.plan(&folder, None, at(CLOCK)));
        assert!(matches!(found, FolderError::NotARepository { .. }), "{found}");
    }
    let found = folder_error(field.device.plan(&field.folder.join("nowhere"), None, at(CLOCK)));
    assert!(matches!(found, FolderError::Io { .. }), "{found}");
}

/// A stick that holds the office's folder beside other things.
#[test]
fn the_folder_above_will_do() {
    let field = Field::with("above", &Forge::default());
    let stick = field.folder.join("stick");
    write(&Forge::default().next().build(), &stick.join("repository"));
    fs::write(stick.join("holiday.jpg"), b"not ours").unwrap();
    assert!(!field.device.plan(&stick, None, at(CLOCK)).unwrap().changes().is_same);
}

#[test]
fn too_many_files() {
    let field = Field::with("too-many", &Forge::default());
    let folder = write(&Forge::default().next().build(), &field.folder.join("too-many"));
    let others = 500 - 8;
    for number in 0..others {
        fs::write(folder.join("targets").join(format!("other-{number}")), b"x").unwrap();
    }
    assert!(field.device.plan(&folder, None, at(CLOCK)).is_ok(), "500 files are read");
    fs::write(folder.join("targets").join("one-more"), b"x").unwrap();
    let found = folder_error(field.device.plan(&folder, None, at(CLOCK)));
    assert!(matches!(found, FolderError::TooManyFiles), "{found}");
}

/// 10 GB, of which not one byte is read.
#[test]
fn a_file_of_10_gb() {
    let field = Field::with("too-long", &Forge::default());
    let folder = write(&Forge::default().next().build(), &field.folder.join("too-long"));
    let long = fs::File::create(folder.join("targets/long")).unwrap();
    long.set_len(10 << 30).unwrap();
    let found = folder_error(field.device.plan(&folder, None, at(CLOCK)));
    assert!(matches!(&found, FolderError::TooLong { path } if path.ends_with("targets/long")), "{found}");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let field = Field::with("links", &Forge::default());
    let sound = Forge::default().next().build();
    let folder = write(&sound, &field.folder.join("links"));
    let name = sound.targets.keys().find(|name| name.ends_with("rules.json")).unwrap();
    fs::rename(folder.join("targets").join(name), field.folder.join("outside")).unwrap();
    symlink(field.folder.join("outside"), folder.join("targets").join(name)).unwrap();
    let found = fault(field.device.plan(&folder, None, at(CLOCK)));
    assert!(matches!(found, RepositoryError::Missing(_)), "{found}");
    // A whole folder behind a link, too.
    let folder = write(&sound, &field.folder.join("links-of-folders"));
    fs::rename(folder.join("targets"), field.folder.join("targets-outside")).unwrap();
    symlink(field.folder.join("targets-outside"), folder.join("targets")).unwrap();
    let found = fault(field.device.plan(&folder, None, at(CLOCK)));
    assert!(matches!(found, RepositoryError::Missing(_)), "{found}");
}

/// A pipe would be waited for without end.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_passed_over() {
    let field = Field::with("pipe", &Forge::default());
    let folder = write(&Forge::default().next().build(), &field.folder.join("pipe"));
    let made = std::process::Command::new("mkfifo").arg(folder.join("targets/pipe")).status().unwrap();
    assert!(made.success());
    assert!(field.device.plan(&folder, None, at(CLOCK)).is_ok());
}

/// A stick that is pulled out while it is read: whatever was read until then, nothing changes.
#[test]
fn a_stick_that_is_pulled_out() {
    let field = Field::with("pulled-out", &Forge::default());
    let sound = Forge::default().next().build();
    let mut refused = 0;
    for micros in (0..3_000).step_by(100) {
        let folder = write(&sound, &field.folder.join("stick"));
        let pulled = folder.clone();
        if micros == 0 {
            // Out already before the first file: whatever the machine is busy with, this one is refused.
            fs::remove_dir_all(folder.join("targets")).unwrap();
        }
        let plan = std::thread::scope(|scope| {
            scope.spawn(move || {
                std::thread::sleep(std::time::Duration::from_micros(micros));
                let _rest = fs::remove_dir_all(pulled);
            });
            field.device.plan(&folder, None, at(CLOCK)).map(|plan| plan.changes().clone())
        });
        match plan {
            Ok(changes) => assert_eq!(changes.to.0.timestamp, 2, "read before it was pulled out"),
            Err(ImportError::Folder(_) | ImportError::Repository(_)) => refused += 1,
            Err(other) => panic!("another kind of error: {other}"),
        }
    }
    assert!(refused > 0, "a folder without its targets was taken");
    assert_eq!(field.restarted().trust().repository().unwrap().versions().timestamp, 1);
}
