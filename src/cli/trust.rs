//! `kerbside trust`: what this device trusts, and newer keys and lists for it. Without `--yes` nothing is changed.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::args::{KeyringArg, StateArgs, TrustCommand};
use super::{USAGE, check, update};
use crate::text::{Language, Message, Texts};
use crate::trust::ages::Grade;
use crate::trust::device::{AnyDevice, ImportError};
use crate::verdict::{KeyringName, TrustView, both_texts, changes_view, grade_code, trust_view};

/// Whether what would change may be changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Consent {
    /// `--yes`.
    Given,
    /// Only said so far.
    Wanted,
}

/// Nothing was changed.
pub(super) struct Refused(pub(super) String);

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
        TrustCommand::Update { state, inputs, yes } => update::update(state, inputs, consent(yes), clock),
    };
    match done {
        Ok(code) => code,
        Err(Refused(why)) => {
            eprintln!("kerbside: {}.", why.trim_end_matches('.'));
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

pub(super) fn open(state: &StateArgs) -> Result<AnyDevice, Refused> {
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

pub(super) fn only_shown() -> ExitCode {
    say(&[Message::new("trust-add-yes")]);
    ExitCode::FAILURE
}

fn texts() -> Texts {
    Texts::new(Language::of_environment().unwrap_or(Language::En))
}

pub(super) fn say_one(message: &Message) -> String {
    texts().say(message)
}

pub(super) fn say(messages: &[Message]) {
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
        Memory::Damaged | Memory::None | Memory::Kept | Memory::Outdated => return,
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
