//! The command line (design §6). \[shell\]
//!
//! `check` judges, `read` only decodes. One line an input, in order; nothing stops at a bad file. Results go to
//! stdout, everything else to stderr. Exit status of `check`: 2 if any input gave no licence code or the usage was
//! wrong, else 1 if any verdict is not "may drive", else 0; of `read`: 2 if any input gave no symbol, else 0.

mod args;
mod check;
mod input;
mod paper;
mod print;
mod progress;
mod read;
mod trust;
mod update;

use std::process::ExitCode;

use clap::Parser as _;

use self::args::{Cli, Command};

/// Exit status for wrong usage, and for inputs without a licence code.
const USAGE: u8 = 2;

/// Runs the program; opens the window when no command is given.
#[must_use]
pub fn run() -> ExitCode {
    std::panic::set_hook(Box::new(say_panic));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let status = if error.use_stderr() { USAGE } else { 0 };
            // A closed pipe is no reason to fail.
            let _closed = error.print();
            return ExitCode::from(status);
        }
    };
    match cli.command {
        None if cli.kiosk => not_built_yet("--kiosk"),
        None => window(&cli.window),
        Some(Command::Check(check)) => check::run(&check),
        Some(Command::Paper(paper)) => paper::run(&paper),
        Some(Command::Read(read)) => read::run(&read),
        Some(Command::Rules) => rules(),
        Some(Command::Selftest) => not_built_yet("selftest"),
        Some(Command::Trust(command)) => trust::run(&command),
    }
}

/// What a panic says could be about a person, and names files of the machine that it was built on: only its place in our
/// own words. A reader's panic ends one job, and the job says what to do.
fn say_panic(panic: &std::panic::PanicHookInfo<'_>) {
    let thread = std::thread::current();
    let file = panic.location().and_then(|place| place.file().rsplit(['/', '\\']).next().map(str::to_owned));
    let line = panic.location().map_or(0, std::panic::Location::line);
    eprintln!(
        "kerbside: an internal error in {} ({}:{line}).",
        thread.name().unwrap_or("a thread"),
        file.unwrap_or_default()
    );
}

/// The tables as a page of Markdown, which `docs/rules.md` keeps. A closed pipe is no reason to fail.
fn rules() -> ExitCode {
    let _closed = check::line(crate::rules::markdown().trim_end());
    ExitCode::SUCCESS
}

/// Parsed so that scripts can be written now; answered honestly until it is there.
fn not_built_yet(what: &str) -> ExitCode {
    eprintln!("kerbside: {what} is not built yet. See CHANGELOG.md for what this version does.");
    ExitCode::from(USAGE)
}

#[cfg(feature = "gui")]
fn window(options: &args::WindowArgs) -> ExitCode {
    let options = match with_house_rules(options) {
        Ok(options) => options,
        Err(why) => {
            eprintln!("kerbside: {why}");
            return ExitCode::from(USAGE);
        }
    };
    match crate::app::run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("kerbside: the window cannot be opened: {}.", crate::app::why_not(&error));
            eprintln!(
                "Without a display use `kerbside check --keyring training INPUT…`; see `kerbside --help`."
            );
            ExitCode::FAILURE
        }
    }
}

/// A file that is named must be usable; the one that lies in the folder for settings is said to be unusable in the window.
#[cfg(feature = "gui")]
fn with_house_rules(args: &args::WindowArgs) -> Result<crate::options::Options, String> {
    use crate::text::{Arg, Message};
    let mut options = args.to_options();
    options.state = args.window_state.clone().or_else(trust::state_folder);
    if let Some(path) = &args.window_house_rules {
        options.house_rules = check::house_rules(path)?;
    } else if let Some(path) = crate::app::house_rules_file().filter(|path| path.exists()) {
        match check::house_rules(&path) {
            Ok(rules) => options.house_rules = rules,
            Err(why) => {
                options.trouble = Some(Message::new("ui-house-rules-unusable").with("why", Arg::Text(why)));
            }
        }
    }
    Ok(options)
}

#[cfg(not(feature = "gui"))]
fn window(_options: &args::WindowArgs) -> ExitCode {
    eprintln!("kerbside: this build has no window. Use `kerbside check INPUT…`; see `kerbside --help`.");
    ExitCode::from(USAGE)
}
