//! The program `kerbside-authority`. \[shell\]
//!
//! Results go to stdout, everything else to stderr. Exit status: 0 done, 1 refused or failed, 2 wrong usage.

mod args;
mod issue;
mod keygen;
mod passphrase;
mod sizes;
mod status;
mod trust;

use std::fmt::Display;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::Parser as _;

use self::args::{Authority, Command};

/// Exit status for wrong usage.
const USAGE: u8 = 2;

/// Why a command ended early: a sentence that says what to do.
#[derive(Debug)]
struct Failure {
    status: u8,
    text: String,
}

impl Failure {
    fn new(text: impl Display) -> Self {
        Self { status: 1, text: text.to_string() }
    }

    /// Something about one file.
    fn at(path: &Path, text: impl Display) -> Self {
        Self::new(format!("{}: {text}", path.display()))
    }

    fn usage(text: impl Display) -> Self {
        Self { status: USAGE, text: text.to_string() }
    }
}

/// Runs the program as of `now`.
#[must_use]
pub fn run(now: DateTime<Utc>) -> ExitCode {
    let arguments = match Authority::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let status = if error.use_stderr() { USAGE } else { 0 };
            // A closed pipe is no reason to fail.
            let _closed = error.print();
            return ExitCode::from(status);
        }
    };
    let done = match &arguments.command {
        Command::Issue(arguments) => issue::run(arguments, now),
        Command::Keygen(arguments) => keygen::run(arguments, now),
        Command::Samples(arguments) => samples(arguments),
        Command::Sizes => sizes::run(),
        Command::Status(arguments) => status::run(arguments, now),
        Command::Trust(arguments) => trust::run(arguments, now),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Not `eprintln!`: a closed stderr must not panic.
            let _closed = writeln!(io::stderr(), "kerbside-authority: {}", failure.text);
            ExitCode::from(failure.status)
        }
    }
}

/// Makes the bundled samples anew.
fn samples(arguments: &args::SamplesArgs) -> Result<(), Failure> {
    let count = super::bundled::write(&arguments.out, &arguments.trusted_keys).map_err(Failure::new)?;
    print(&format!("{count} samples in {}\n", arguments.out.display()))
}

/// To stdout, whole.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // The reader has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| Failure::new(format!("stdout: {error}"))),
    }
}

/// Random bytes of the operating system.
fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| {
        Failure::new(format!("the system gives no random numbers ({error}); nothing was written."))
    })?;
    Ok(bytes)
}
