//! Files, folders and pasted pictures are read here, on a thread of its own: the window never waits for a disk. \[shell\]

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use eframe::egui::{ColorImage, Context};

use super::remembered::{Chosen, Remembered};
use super::slip::ToSave;
use super::trusting::{self, TrustAnswer, TrustJob};
use crate::camera::{Frame, confirm_still, luma_of_file, open_ordinary, read_still};
use crate::envelope::is_licence_code;
use crate::qr::{Confirmation, PayloadError, QrPayload, Readers, StillLimits, StillReader, Symbol};
use crate::text::{Arg, Message};
use crate::ui::open::{EntryKind, Folder, FolderEntry};

/// Something to read.
pub(super) enum Job {
    /// A picture or a text.
    File(PathBuf),
    /// All codes of a picture or a text.
    Codes(PathBuf),
    /// What is in a folder.
    Folder(PathBuf),
    /// What is chosen is to be there again at the next start.
    Settings(Remembered, Chosen),
    /// A slip to be written.
    Slip(ToSave),
    /// A picture from the clipboard.
    Picture(std::sync::Arc<ColorImage>),
    /// All codes of a picture from the clipboard.
    PictureCodes(std::sync::Arc<ColorImage>),
    /// The folder where sticks are mounted, else the home folder.
    Sticks,
    /// Keys and lists.
    Trust(Box<TrustJob>),
}

/// What came of it.
pub(super) enum Answer {
    /// The code of a text.
    Code(QrPayload),
    /// All codes of a picture, or the one of a text.
    Codes(Vec<QrPayload>),
    /// There is nothing to say about it.
    Done,
    /// A folder to show.
    Folder(Folder),
    /// What is wrong, and what to do.
    Notice(Message),
    /// The code of a picture, how sure it is, and what else is to be said.
    Pictured(QrPayload, Confirmation, Option<Message>),
    /// Keys and lists.
    Trust(TrustAnswer),
}

/// The near end of the thread.
pub(super) struct Files {
    jobs: SyncSender<Job>,
    answers: Receiver<Answer>,
}

/// Jobs that may wait: more are refused, the person presses again.
const WAITING: usize = 4;
/// A text of one code is at most 4,300 characters; more than this is no code.
const MOST_TEXT_BYTES: u64 = 64 * 1024;
/// Entries shown of a folder.
const MOST_ENTRIES: usize = 5_000;
/// Files that are shown.
const ENDINGS: [&str; 5] = ["png", "jpg", "jpeg", "webp", "txt"];

impl Files {
    /// Starts the thread. It asks `ctx` to draw when it has an answer.
    ///
    /// # Errors
    /// If the system has no more threads.
    pub(super) fn start(ctx: Context) -> io::Result<Self> {
        let (jobs, job_queue) = sync_channel::<Job>(WAITING);
        let (answer_queue, answers) = sync_channel(WAITING);
        let work = move || {
            let mut reader = still_reader();
            while let Ok(job) = job_queue.recv() {
                if answer_queue.send(run(job, &mut reader)).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        };
        thread::Builder::new().name("files".to_owned()).spawn(work)?;
        Ok(Self { jobs, answers })
    }

    /// Asks for something. `false` if too much waits already.
    #[must_use]
    pub(super) fn ask(&self, job: Job) -> bool {
        self.jobs.try_send(job).is_ok()
    }

    /// The next answer, if there is one.
    #[must_use]
    pub(super) fn answer(&self) -> Option<Answer> {
        self.answers.try_recv().ok()
    }
}

fn run(job: Job, reader: &mut StillReader) -> Answer {
    match job {
        Job::File(path) if is_text(&path) => of_text_file(&path),
        Job::File(path) if path.is_dir() => of_folder(path),
        Job::File(path) => match luma_of_file(&path) {
            Ok(frame) => of_frame(&frame, reader),
            Err(error) => Answer::Notice(error.message()),
        },
        Job::Codes(path) if is_text(&path) => match of_text_file(&path) {
            Answer::Code(payload) => Answer::Codes(vec![payload]),
            other @ (Answer::Codes(_)
            | Answer::Done
            | Answer::Folder(_)
            | Answer::Notice(_)
            | Answer::Pictured(..)
            | Answer::Trust(_)) => other,
        },
        Job::Codes(path) => match luma_of_file(&path) {
            Ok(frame) => codes_of_frame(&frame, reader),
            Err(error) => Answer::Notice(error.message()),
        },
        Job::Folder(path) => of_folder(path),
        Job::Settings(remembered, chosen) => {
            remembered.write(&chosen);
            Answer::Done
        }
        Job::Slip(slip) => Answer::Notice(slip.save()),
        Job::Picture(picture) => match luma_of_picture(&picture) {
            Some(frame) => of_frame(&frame, reader),
            None => Answer::Notice(Message::new("ui-no-code-in-picture")),
        },
        Job::PictureCodes(picture) => match luma_of_picture(&picture) {
            Some(frame) => codes_of_frame(&frame, reader),
            None => Answer::Notice(Message::new("ui-no-code-in-picture")),
        },
        Job::Sticks => of_folder(stick_folder()),
        Job::Trust(job) => Answer::Trust(trusting::run(*job)),
    }
}

fn codes_of_frame(frame: &Frame, reader: &mut StillReader) -> Answer {
    match read_still(reader, frame) {
        Ok(reading) if reading.symbols.is_empty() => Answer::Notice(Message::new("ui-no-code-in-picture")),
        Ok(reading) => Answer::Codes(reading.symbols.into_iter().map(|symbol| symbol.payload).collect()),
        Err(error) => Answer::Notice(error.message()),
    }
}

fn stick_folder() -> PathBuf {
    let user = std::env::var_os("USER").unwrap_or_default();
    let places = ["/run/media", "/media"].map(|place| Path::new(place).join(&user));
    let holds = |place: &PathBuf| fs::read_dir(place).is_ok_and(|mut entries| entries.next().is_some());
    places.into_iter().find(holds).unwrap_or_else(super::act::start_folder)
}

fn of_frame(frame: &Frame, reader: &mut StillReader) -> Answer {
    match read_still(reader, frame) {
        Ok(reading) => {
            let seen = reading.seen.len();
            of_symbols(confirm_still(reader, frame, reading), seen)
        }
        Err(error) => Answer::Notice(error.message()),
    }
}

fn still_reader() -> StillReader {
    StillReader::new(Readers::thorough(), StillLimits::default())
}

fn of_symbols(mut symbols: Vec<(Symbol, Confirmation)>, seen: usize) -> Answer {
    // Licence codes only, where there are any: the poster behind the phone is not judged.
    if symbols.iter().any(|(symbol, _)| is_licence_code(&symbol.payload)) {
        symbols.retain(|(symbol, _)| is_licence_code(&symbol.payload));
    }
    let count = symbols.len();
    match symbols.into_iter().next() {
        Some((symbol, confirmation)) => {
            let number = i64::try_from(count).unwrap_or(i64::MAX);
            let several = Message::new("ui-several-codes").with("count", Arg::Number(number));
            Answer::Pictured(symbol.payload, confirmation, (count > 1).then_some(several))
        }
        None if seen == 0 => Answer::Notice(Message::new("ui-no-code-in-picture")),
        None => Answer::Notice(Message::new("ui-code-not-readable")),
    }
}

fn of_text_file(path: &Path) -> Answer {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        open_ordinary(path)?.take(MOST_TEXT_BYTES + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    match read() {
        Ok(bytes) => match std::str::from_utf8(&bytes) {
            Ok(text) => of_text(text),
            Err(_not_text) => Answer::Notice(Message::new("ui-text-not-text")),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Answer::Notice(Message::new("image-missing"))
        }
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            Answer::Notice(Message::new("image-permission-denied"))
        }
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
            Answer::Notice(Message::new("image-not-a-file"))
        }
        Err(_other) => Answer::Notice(Message::new("image-unreadable")),
    }
}

/// A text that stands for a code. Nothing is trimmed here: what was damaged is the judge's to say.
#[must_use]
pub(super) fn of_text(text: &str) -> Answer {
    if text.trim().is_empty() {
        return Answer::Notice(Message::new("ui-text-empty"));
    }
    // The text form is longer than the bytes that a symbol holds only if it is no code at all.
    match QrPayload::new(text.as_bytes().to_vec()) {
        Ok(payload) => Answer::Code(payload),
        Err(PayloadError::Empty) => Answer::Notice(Message::new("ui-text-empty")),
        Err(PayloadError::TooLong { .. }) => Answer::Notice(Message::new("ui-text-too-long")),
    }
}

fn of_folder(path: PathBuf) -> Answer {
    let path = path.canonicalize().unwrap_or(path);
    let Ok(listing) = fs::read_dir(&path) else {
        return Answer::Notice(Message::new("ui-folder-unreadable"));
    };
    let mut entries: Vec<FolderEntry> =
        listing.take(MOST_ENTRIES).filter_map(|entry| folder_entry(&entry.ok()?)).collect();
    entries.sort_by(|one, other| (one.kind, &one.name).cmp(&(other.kind, &other.name)));
    Answer::Folder(Folder { path, entries, ..Folder::default() })
}

fn folder_entry(entry: &fs::DirEntry) -> Option<FolderEntry> {
    let name = entry.file_name().to_string_lossy().into_owned();
    let path = entry.path();
    let kind = if path.is_dir() { EntryKind::Folder } else { EntryKind::File };
    let wanted =
        kind == EntryKind::Folder || ending(&path).is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
    (wanted && !name.starts_with('.')).then_some(FolderEntry { name, path, kind })
}

fn is_text(path: &Path) -> bool {
    ending(path).as_deref() == Some("txt")
}

fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_string_lossy().to_ascii_lowercase())
}

/// The luma of a picture of the clipboard, by the usual weights in 1/256.
fn luma_of_picture(picture: &ColorImage) -> Option<Frame> {
    let [width, height] = picture.size;
    let luma = picture.pixels.iter().map(|pixel| {
        let sum = u32::from(pixel.r()) * 77 + u32::from(pixel.g()) * 150 + u32::from(pixel.b()) * 29;
        u8::try_from(sum / 256).unwrap_or(u8::MAX)
    });
    Frame::new(width, height, luma.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::Quad;

    fn notice(answer: &Answer) -> Option<&'static str> {
        match answer {
            Answer::Notice(message) => Some(message.id()),
            Answer::Code(_)
            | Answer::Codes(_)
            | Answer::Done
            | Answer::Folder(_)
            | Answer::Pictured(..)
            | Answer::Trust(_) => None,
        }
    }

    #[test]
    fn rubbish_has_its_own_sentence() {
        assert_eq!(notice(&of_text(" \n")), Some("ui-text-empty"));
        assert_eq!(notice(&of_text(&"x".repeat(20_000))), Some("ui-text-too-long"));
        let nothing = of_symbols(Vec::new(), 0);
        assert_eq!(notice(&nothing), Some("ui-no-code-in-picture"));
        let missing = run(Job::File(PathBuf::from("no-such-file.txt")), &mut still_reader());
        assert_eq!(notice(&missing), Some("image-missing"));
        let missing = run(Job::File(PathBuf::from("no-such-file.png")), &mut still_reader());
        assert_eq!(notice(&missing), Some("image-missing"));
        let missing = run(Job::Folder(PathBuf::from("no-such-folder")), &mut still_reader());
        assert_eq!(notice(&missing), Some("ui-folder-unreadable"));
    }

    /// The poster behind the phone is not judged, wherever it stands.
    #[test]
    fn of_several_codes_the_licence_is_taken() {
        let symbol = |text: &str| {
            let payload = QrPayload::new(text.as_bytes().to_vec()).unwrap();
            (Symbol { payload, corners: Quad([[0.0; 2]; 4]), version: 1 }, Confirmation::ReadOnce)
        };
        let symbols = ["https://example.org", "EDL1:ABC", "EDL1:DEF"].map(symbol).to_vec();
        let Answer::Pictured(payload, Confirmation::ReadOnce, Some(notice)) = of_symbols(symbols, 0) else {
            panic!("no code")
        };
        assert_eq!((payload.as_bytes(), notice.id()), (b"EDL1:ABC".as_slice(), "ui-several-codes"));
        let symbols = vec![symbol("https://example.org")];
        assert!(matches!(of_symbols(symbols, 0), Answer::Pictured(_, Confirmation::ReadOnce, None)));
    }

    /// A forged code in a clean picture: two ways of reading agree.
    #[test]
    fn the_code_of_a_picture_comes_with_how_sure_it_is() {
        let sample = crate::samples::all().into_iter().find(|sample| sample.name == "tampered").unwrap();
        let frame = crate::camera::luma_of_bytes(&sample.png).unwrap();
        let answer = of_frame(&frame, &mut still_reader());
        assert!(matches!(answer, Answer::Pictured(_, Confirmation::Confirmed, None)));
    }

    #[test]
    fn a_text_is_handed_on_as_it_is() {
        let answer = of_text("edl1: X\n");
        let Answer::Code(payload) = answer else { panic!("no code") };
        assert_eq!(payload.as_bytes(), b"edl1: X\n");
    }
}
