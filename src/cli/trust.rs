//! `kerbside trust`: what this device trusts, and newer keys and lists for it. Without `--yes` nothing is changed.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::args::{KeyringArg, StateArgs, TrustCommand};
use super::input::{Content, expand};
use super::{USAGE, check};
use crate::qr::{QrPayload, StillReader};
use crate::status::{DELTA_PREFIX, PART_PREFIX, Part, PartCollector, Progress, SignedDelta};
use crate::text::{Language, Message, Texts};
use crate::trust::ages::Grade;
use crate::trust::device::{AnyDevice, ImportError};
use crate::verdict::{KeyringName, TrustView, both_texts, changes_view, delta_view, grade_code, trust_view};

/// Whether what would change may be changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Consent {
    /// `--yes`.
    Given,
    /// Only said so far.
    Wanted,
}

/// Nothing was changed.
struct Refused(String);

impl From<ImportError> for Refused {
    fn from(error: ImportError) -> Self {
        Self(say_one(&error.message()))
    }
}

pub(super) fn run(command: &TrustCommand) -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the shell brings the clock")]
    let clock = Utc::now();
    let consent = |yes: &bool| if *yes { Consent::Given } else { Consent::Wanted };
    let done = match command {
        TrustCommand::Forget { state, yes } => forget(state, consent(yes)),
        TrustCommand::Import { state, dir, root, yes } => {
            import(state, dir, root.as_deref(), consent(yes), clock)
        }
        TrustCommand::Status { state, json: true } => status(state, in_json, clock),
        TrustCommand::Status { state, json: false } => status(state, in_words, clock),
        TrustCommand::Update { state, inputs, yes } => update(state, inputs, consent(yes), clock),
    };
    match done {
        Ok(code) => code,
        Err(Refused(why)) => {
            eprintln!("kerbside: {why}.");
            ExitCode::from(USAGE)
        }
    }
}

/// The device as the arguments name it.
pub(super) fn device(keyring: KeyringArg, state: Option<&Path>) -> Result<AnyDevice, String> {
    let keyring = KeyringName::from(keyring);
    let folder = state.map_or_else(state_folder, |folder| Some(folder.to_owned()));
    AnyDevice::in_folder(keyring, folder.as_deref())
        .map_err(|error| format!("the keys of this program cannot be used: {error}. Install it again"))
}

/// The folder that the system has for state of this program, on Linux `~/.local/state/kerbside`.
pub(super) fn state_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_dir()).join("kerbside"))
}

fn open(state: &StateArgs) -> Result<AnyDevice, Refused> {
    device(state.keyring, state.state.as_deref()).map_err(Refused)
}

fn status(
    state: &StateArgs,
    form: fn(&TrustView) -> String,
    clock: DateTime<Utc>,
) -> Result<ExitCode, Refused> {
    let view = trust_view(&open(state)?.overview(clock));
    let _closed = check::line(&form(&view));
    // Scripts see by the status that something is to be done.
    Ok(if view.grade <= Grade::Ageing { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn import(
    state: &StateArgs,
    dir: &Path,
    root: Option<&str>,
    consent: Consent,
    clock: DateTime<Utc>,
) -> Result<ExitCode, Refused> {
    let mut device = open(state)?;
    progress("Reading and checking the folder");
    let plan = match device.plan(dir, root, clock) {
        Err(ImportError::UnknownOffice) => {
            let hint = "this device knows no office yet: add --root \"1234 ABCD …\", the first 8 groups of the fingerprint in the office's letter";
            return Err(Refused(hint.to_owned()));
        }
        planned => planned?,
    };
    say(&changes_view(plan.changes()));
    if plan.changes().is_same {
        return Ok(ExitCode::SUCCESS);
    }
    if consent == Consent::Wanted {
        return Ok(only_shown());
    }
    progress("Writing");
    device.apply(plan, clock)?;
    say(&[Message::new("trust-done")]);
    Ok(ExitCode::SUCCESS)
}

fn forget(state: &StateArgs, consent: Consent) -> Result<ExitCode, Refused> {
    let mut device = open(state)?;
    if consent == Consent::Wanted {
        say(&[Message::new("trust-forget-what")]);
        return Ok(only_shown());
    }
    device.forget()?;
    say(&[Message::new("trust-forgotten")]);
    Ok(ExitCode::SUCCESS)
}

fn update(
    state: &StateArgs,
    inputs: &[PathBuf],
    consent: Consent,
    clock: DateTime<Utc>,
) -> Result<ExitCode, Refused> {
    let mut device = open(state)?;
    let deltas = deltas(inputs)?;
    if deltas.is_empty() {
        return Err(Refused(
            "no status delta in it: it is a QR code or a text that begins with EDLD1: or EDLP1:".to_owned(),
        ));
    }
    for cose in deltas {
        let (delta, summary) = device.plan_delta(&cose, clock)?;
        say(&delta_view(&delta, &summary));
        if consent == Consent::Wanted {
            return Ok(only_shown());
        }
        device.apply_delta(&cose, clock)?;
        say(&[Message::new("trust-done")]);
    }
    Ok(ExitCode::SUCCESS)
}

/// All deltas in pictures and texts, those in parts put together.
fn deltas(inputs: &[PathBuf]) -> Result<Vec<Vec<u8>>, Refused> {
    let (inputs, _passed_over) = expand(inputs);
    let mut reader = StillReader::new(super::read::readers(), crate::qr::StillLimits::default());
    let mut deltas = Vec::new();
    let mut parts = PartCollector::default();
    let mut partial = None;
    for input in inputs {
        let content = input.content(&mut reader);
        let content =
            content.map_err(|error| Refused(format!("{}: {}", input.name(), say_one(&error.message()))))?;
        for payload in payloads(content) {
            let refused = |why: String| Refused(format!("{}: {why}", input.name()));
            let text = payload.as_bytes();
            if text.starts_with(DELTA_PREFIX.as_bytes()) {
                deltas.push(
                    SignedDelta::cose_of_text(text).map_err(|error| refused(say_one(&error.message())))?,
                );
            } else if text.starts_with(PART_PREFIX.as_bytes()) {
                let part = Part::from_text(text).map_err(|error| refused(say_one(&error.message())))?;
                match parts.add(part).map_err(|error| refused(say_one(&error.message())))? {
                    Progress::Complete(cose) => {
                        deltas.push(cose);
                        parts = PartCollector::default();
                        partial = None;
                    }
                    Progress::Partial { have, count } => partial = Some((have, count)),
                }
            }
        }
    }
    match partial {
        Some((have, count)) => {
            let missing: Vec<String> = parts.missing().map(|number| number.to_string()).collect();
            Err(Refused(format!("{have} of {count} parts are there, missing: {}", missing.join(", "))))
        }
        None => Ok(deltas),
    }
}

fn payloads(content: Content) -> Vec<QrPayload> {
    match content {
        Content::Symbols(_, reading) => reading.symbols.into_iter().map(|symbol| symbol.payload).collect(),
        Content::Text(payload) => vec![payload],
    }
}

fn only_shown() -> ExitCode {
    say(&[Message::new("trust-add-yes")]);
    ExitCode::FAILURE
}

fn texts() -> Texts {
    Texts::new(Language::of_environment().unwrap_or(Language::En))
}

fn say_one(message: &Message) -> String {
    texts().say(message)
}

fn say(messages: &[Message]) {
    let texts = texts();
    for message in messages {
        let _closed = check::line(&texts.say(message));
    }
}

/// Without keys no verdict comes about that could say what became of the memory.
pub(super) fn warn_of_memory(device: &AnyDevice) {
    use crate::trust::Memory;
    let message = |id| say_one(&Message::new(id));
    let (what, next) = match device.standing().memory {
        Memory::None if device.is_empty() => (message("K911-what"), message("K911-next")),
        Memory::Damaged if device.is_empty() => (message("K912-what"), message("K912-next")),
        Memory::Damaged | Memory::None | Memory::Kept => return,
    };
    eprintln!("kerbside: {what} {next}");
}

/// On a terminal only.
fn progress(what: &str) {
    use std::io::IsTerminal as _;
    if std::io::stderr().is_terminal() {
        eprintln!("{what} …");
    }
}

fn in_words(view: &TrustView) -> String {
    let texts = texts();
    let mut lines = Vec::new();
    for section in &view.sections {
        lines.push(texts.say(&section.name));
        for row in &section.rows {
            lines.push(format!("  {}: {}", texts.say(&row.name), texts.say(&row.value)));
            lines.extend(row.note.iter().map(|note| format!("    {}", texts.say(note))));
        }
    }
    lines.join("\n")
}

fn in_json(view: &TrustView) -> String {
    let texts = both_texts();
    let both = |message: &Message| -> Value {
        let said = |texts: &Texts| (texts.language().tag().to_owned(), Value::from(texts.say(message)));
        texts.iter().map(said).collect()
    };
    let sections = view.sections.iter().map(|section| {
        let rows = section.rows.iter().map(|row| {
            json!({
                "name": both(&row.name), "value": both(&row.value),
                "note": row.note.as_ref().map(both), "grade": grade_code(row.grade),
            })
        });
        json!({ "name": both(&section.name), "rows": rows.collect::<Vec<_>>() })
    });
    json!({ "grade": grade_code(view.grade), "sections": sections.collect::<Vec<_>>() }).to_string()
}
