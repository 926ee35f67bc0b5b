//! Picture files as a source: one, or all of a folder in name order, each shown for a while.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::source::named;
use super::{CameraError, Frame, FrameSource, ImageError, luma_of_file};
use crate::text::Message;

/// One picture, or those of a folder in turn.
#[derive(Debug)]
pub struct Stills {
    files: Vec<PathBuf>,
    next: usize,
    showing: Option<(Frame, u32)>,
    name: Message,
}

impl Stills {
    /// One picture, which is read at once.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn image(file: &Path) -> Result<Self, CameraError> {
        let frame = luma_of_file(file)?;
        let name = named("source-image", &name_of(file));
        Ok(Self { files: vec![file.to_owned()], next: 0, showing: Some((frame, 0)), name })
    }

    /// The pictures of a folder. Links are not followed; other files and folders inside are left out.
    ///
    /// # Errors
    /// If the folder cannot be read or has no pictures.
    pub fn folder(folder: &Path) -> Result<Self, CameraError> {
        let entries = fs::read_dir(folder).map_err(|error| ImageError::from(error.kind()))?;
        let plain = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
        let mut files: Vec<PathBuf> =
            plain.map(|entry| entry.path()).filter(|path| is_picture(path)).collect();
        if files.is_empty() {
            return Err(CameraError::EmptyFolder);
        }
        files.sort();
        Ok(Self { files, next: 0, showing: None, name: named("source-folder", &name_of(folder)) })
    }

    /// The next picture that can be read; a faulty one is left out, unless all are.
    fn turn_page(&mut self) -> Result<Frame, CameraError> {
        let mut fault = CameraError::EmptyFolder;
        for _ in 0..self.files.len() {
            let place = self.next % self.files.len().max(1);
            self.next = place + 1;
            match self.files.get(place).map(|file| luma_of_file(file)) {
                Some(Ok(frame)) => return Ok(frame),
                Some(Err(error)) => fault = error.into(),
                None => {}
            }
        }
        Err(fault)
    }
}

impl FrameSource for Stills {
    fn next_frame(&mut self) -> Result<Frame, CameraError> {
        let (frame, shown) = match self.showing.take() {
            Some((frame, shown)) if shown < FRAMES_EACH || self.files.len() == 1 => (frame, shown),
            Some(_) | None => (self.turn_page()?, 0),
        };
        self.showing = Some((frame.clone(), shown.saturating_add(1)));
        Ok(frame)
    }

    fn describe(&self) -> Message {
        self.name.clone()
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }
}

/// Whether the name ends as that of a picture that can be read.
fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Endings of readable pictures.
const ENDINGS: [&str; 4] = ["jpeg", "jpg", "png", "webp"];

/// Ten looks a second at the same picture: the reader tries another part each time.
const INTERVAL: Duration = Duration::from_millis(100);

/// Each picture of a folder is shown for three seconds.
const FRAMES_EACH: u32 = 30;
