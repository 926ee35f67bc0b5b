//! A folder that is there whole, as it was or as it shall be, whatever happens in between.
//!
//! Two names cannot be exchanged in one step on every system: the old folder steps aside to `.NAME.before`, then the new one
//! takes its place. Whoever finds `.NAME.before` and no folder puts it back ([`recover`]).

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::error::OfficeError;

/// Content of a folder: paths below it, with `/`.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Writes the folder beside, all of it to the disk, then switches.
pub(crate) fn replace(folder: &Path, files: &Files) -> Result<(), OfficeError> {
    let (new, before) = (beside(folder, "new"), beside(folder, "before"));
    remove(&new)?;
    let written = files.iter().try_for_each(|(name, bytes)| write(&new.join(name), bytes));
    let written = written.and_then(|()| sync_folders(&new, files));
    if let Err(error) = written.and_then(|()| exchange(folder, &new, &before)) {
        let _left_for_next_time = fs::remove_dir_all(&new);
        return Err(error);
    }
    remove(&before)
}

fn exchange(folder: &Path, new: &Path, before: &Path) -> Result<(), OfficeError> {
    remove(before)?;
    let there = folder.exists();
    if there {
        fs::rename(folder, before).map_err(OfficeError::file(folder))?;
    }
    if let Err(error) = fs::rename(new, folder) {
        if there {
            fs::rename(before, folder).map_err(OfficeError::file(before))?;
        }
        return Err(OfficeError::file(folder)(error));
    }
    sync(folder.parent().unwrap_or(folder))
}

/// After a switch that was cut off: what was there before counts.
pub(super) fn recover(folder: &Path) -> Result<(), OfficeError> {
    let before = beside(folder, "before");
    if before.exists() && !folder.exists() {
        fs::rename(&before, folder).map_err(OfficeError::file(&before))?;
    }
    Ok(())
}

/// Removes a folder, if there is one.
pub(super) fn remove(folder: &Path) -> Result<(), OfficeError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(OfficeError::file(folder)(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// All files below a folder.
pub(crate) fn read(folder: &Path) -> Result<Files, OfficeError> {
    let mut files = Files::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((path, prefix)) = folders.pop() {
        for entry in fs::read_dir(&path).map_err(OfficeError::file(&path))? {
            let entry = entry.map_err(OfficeError::file(&path))?.path();
            let name = format!("{prefix}{}", entry.file_name().unwrap_or_default().to_string_lossy());
            if entry.is_dir() {
                folders.push((entry, format!("{name}/")));
            } else {
                files.insert(name, fs::read(&entry).map_err(OfficeError::file(&entry))?);
            }
        }
    }
    Ok(files)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), OfficeError> {
    fs::create_dir_all(path.parent().unwrap_or(path)).map_err(OfficeError::file(path))?;
    let mut file = File::create(path).map_err(OfficeError::file(path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(OfficeError::file(path))
}

fn sync_folders(folder: &Path, files: &Files) -> Result<(), OfficeError> {
    for inner in files.keys().filter_map(|name| name.split_once('/')).map(|(inner, _)| inner) {
        sync(&folder.join(inner))?;
    }
    sync(folder)
}

/// Names in a folder reach the disk by the folder; only Unix opens folders.
fn sync(folder: &Path) -> Result<(), OfficeError> {
    if cfg!(unix) {
        File::open(folder).and_then(|file| file.sync_all()).map_err(OfficeError::file(folder))
    } else {
        Ok(())
    }
}

/// In the same folder, so that a rename stays within one file system.
fn beside(folder: &Path, what: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.{what}"))
}

#[cfg(test)]
mod tests {
    use super::{Files, beside, read, recover, replace};

    fn files(text: &str) -> Files {
        [("a/one".to_owned(), text.into()), ("two".to_owned(), text.into())].into()
    }

    #[test]
    fn a_folder_is_switched_whole() {
        let place = std::env::temp_dir().join(format!("kerbside-switch-{}", std::process::id()));
        let folder = place.join("repository");
        std::fs::create_dir_all(&place).unwrap();
        replace(&folder, &files("old")).unwrap();
        replace(&folder, &files("new")).unwrap();
        assert_eq!(read(&folder).unwrap(), files("new"));
        // A name that cannot be written: all stays, and nothing is left beside.
        let mut bad = files("bad");
        bad.insert("two/three".to_owned(), Vec::new());
        replace(&folder, &bad).unwrap_err();
        assert_eq!(read(&folder).unwrap(), files("new"));
        assert_eq!(std::fs::read_dir(&place).unwrap().count(), 1);
        // Cut off between the two renames.
        std::fs::rename(&folder, beside(&folder, "before")).unwrap();
        recover(&folder).unwrap();
        assert_eq!(read(&folder).unwrap(), files("new"));
        std::fs::remove_dir_all(&place).unwrap();
    }
}
