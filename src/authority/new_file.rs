//! Files that are there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes beside the file, then renames: a reader never sees half of it, a failure leaves the old one.
///
/// # Errors
/// What the file system says; nothing is left behind.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = beside(path);
    let written =
        File::create(&beside).and_then(|file| fill(file, bytes)).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _already_gone = fs::remove_file(&beside);
    }
    written
}

/// Writes a secret to a file that must not exist: for its owner alone from the first moment on.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`], or what the file system says; nothing is left behind.
pub fn create_secret(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(path)?;
    let written = fill(file, bytes);
    if written.is_err() {
        let _already_gone = fs::remove_file(path);
    }
    written
}

fn fill(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// In the same folder, so that the rename stays within one file system.
fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}
