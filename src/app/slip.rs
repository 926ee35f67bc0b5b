//! Saving a slip: made at once, written by the thread for files into the folder `Kerbside` of the home folder. \[shell\]

mod pdf;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::files::Job;
use super::{App, view_of};
use crate::rules::china_offset;
use crate::text::{Arg, Message};
use crate::verdict::slip;

/// A slip that is to be written.
pub(super) struct ToSave {
    pdf: Vec<u8>,
    time: DateTime<FixedOffset>,
}

/// So many slips of one second: then something else is wrong.
const MOST_OF_A_SECOND: u32 = 99;

impl App {
    /// Saves a slip of what is on the screen. What came of it is said by a notice.
    pub(super) fn save_slip(&mut self) {
        let compared = self.session.compared_at().map(|time| time.with_timezone(&china_offset()));
        let Some(slip) = view_of(self.session.screen()).and_then(|view| slip(view, compared)) else { return };
        match pdf::of(&slip, &self.texts) {
            Some(pdf) => {
                let time = self.clock.now().wall.with_timezone(&china_offset());
                self.ask(Job::Slip(ToSave { pdf, time }));
            }
            None => self.notify(Message::new("ui-slip-failed")),
        }
    }
}

impl ToSave {
    /// Writes it into the home folder.
    pub(super) fn save(&self) -> Message {
        let folder = etcetera::home_dir().map(|home| home.join("Kerbside")).ok();
        match folder.map(|folder| self.write(&folder)) {
            Some(Ok(path)) => {
                Message::new("ui-slip-saved").with("path", Arg::Text(path.display().to_string()))
            }
            Some(Err(_)) | None => Message::new("ui-slip-failed"),
        }
    }

    /// Whole or not at all, and never over another one.
    fn write(&self, folder: &Path) -> io::Result<PathBuf> {
        fs::create_dir_all(folder)?;
        let name = self.time.format("slip-%Y%m%d-%H%M%S").to_string();
        let part = folder.join(format!(".{name}.part"));
        let mut file = fs::File::create(&part)?;
        let written = file.write_all(&self.pdf).and_then(|()| file.sync_all());
        let placed = written.and_then(|()| place(folder, &name, &part));
        // Linked under its name by now, or of no use.
        let _gone = fs::remove_file(&part);
        placed
    }
}

/// A name that nobody has yet: a hard link never replaces a file.
fn place(folder: &Path, name: &str, part: &Path) -> io::Result<PathBuf> {
    for number in 1..=MOST_OF_A_SECOND {
        let name = if number == 1 { format!("{name}.pdf") } else { format!("{name}-{number}.pdf") };
        let path = folder.join(name);
        match fs::hard_link(part, &path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            // A file system without links, as on a stick.
            Err(_) if !path.exists() => return fs::rename(part, &path).map(|()| path),
            Err(_) => {}
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_written_whole_and_never_over_another() {
        let folder = std::env::temp_dir().join(format!("kerbside-slip-{}", std::process::id()));
        let _none_yet = fs::remove_dir_all(&folder);
        let slip =
            |pdf: &[u8]| ToSave { pdf: pdf.to_vec(), time: "2026-11-20T10:05:00+08:00".parse().unwrap() };
        let first = slip(b"one").write(&folder).unwrap();
        let second = slip(b"two").write(&folder).unwrap();
        assert_eq!(first, folder.join("slip-20261120-100500.pdf"));
        assert_eq!(second, folder.join("slip-20261120-100500-2.pdf"));
        assert_eq!((fs::read(first).unwrap(), fs::read(second).unwrap()), (b"one".to_vec(), b"two".to_vec()));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "no part is left");
        fs::remove_dir_all(&folder).unwrap();
        assert!(slip(b"x").write(Path::new("/proc/no-such-folder")).is_err());
    }
}
