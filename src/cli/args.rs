//! What can be typed.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate};
use clap::{Args, Parser, Subcommand, ValueEnum};

#[cfg(feature = "gui")]
use crate::options::{FirstSource, Options, Theme};
use crate::rules::{Class, Journey, Vehicle};
#[cfg(feature = "gui")]
use crate::text::Language;
use crate::verdict::{KeyringName, Profile};

/// Offline verifier for electronic driving licences. Without a command the window opens.
#[derive(Debug, Parser)]
#[command(
    name = "kerbside",
    version,
    after_help = "A verdict says what an issuer signed, as of the time the code was generated. It never reads the codes of \
                  the official app, whose format is not public.\n\nExample: kerbside check --keyring training assets/samples"
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Full screen for counters (not built yet)
    #[arg(long)]
    pub(super) kiosk: bool,
    #[command(flatten)]
    pub(super) window: WindowArgs,
}

/// How the window starts. All of it can be changed in the window.
#[derive(Debug, Args)]
pub(super) struct WindowArgs {
    /// Start with the built-in demo scene instead of a camera
    #[arg(long)]
    pub(super) demo: bool,
    /// Language of the screen; default: that of the system, else Chinese
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArg>,
    /// Colours of the screen
    #[arg(long, value_enum)]
    pub(super) theme: Option<ThemeArg>,
    /// Rules of the rental firm (TOML, see docs/cli.md); default: house-rules.toml in the folder for settings
    #[arg(long = "house-rules", value_name = "FILE")]
    pub(super) window_house_rules: Option<PathBuf>,
    /// Folder of keys, lists and the memory of them; default: that of the system, on Linux ~/.local/state/kerbside
    #[arg(long = "state", value_name = "DIR")]
    pub(super) window_state: Option<PathBuf>,
}

impl WindowArgs {
    /// As `app` takes them.
    #[cfg(feature = "gui")]
    pub(super) fn to_options(&self) -> Options {
        Options {
            source: if self.demo { FirstSource::Demo } else { FirstSource::Camera },
            language: self.lang.map(|lang| match lang {
                LanguageArg::En => Language::En,
                LanguageArg::Zh => Language::Zh,
            }),
            theme: self.theme.map(|theme| match theme {
                ThemeArg::Dark => Theme::Dark,
                ThemeArg::Light => Theme::Light,
            }),
            ..Options::default()
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Judge licence codes: pictures, .txt files, folders, or - for a code on stdin
    Check(CheckArgs),
    /// Only decode: print every QR symbol of pictures and folders
    Read(ReadArgs),
    /// Ask the law about a paper licence that is typed; nothing of it is verified or kept
    Paper(PaperArgs),
    /// Print the law as data: classes, vehicle types, ages, letters, rules with their articles
    Rules,
    /// Keys and lists on this device: what is trusted, how old it is, newer ones
    #[command(subcommand)]
    Trust(TrustCommand),
    /// Run the program's own vectors (not built yet)
    Selftest,
}

#[derive(Debug, Subcommand)]
pub(super) enum TrustCommand {
    /// Forget the office and all that came from it
    Forget {
        #[command(flatten)]
        state: StateArgs,
        /// Do it; without this it is only said
        #[arg(long)]
        yes: bool,
    },
    /// Take a newer repository from a folder or stick, whole or not at all
    Import {
        #[command(flatten)]
        state: StateArgs,
        /// Folder or stick that the office gave out
        dir: PathBuf,
        /// First 8 groups of the fingerprint of the office's root, from its letter: the first time only
        #[arg(long, value_name = "GROUPS")]
        root: Option<String>,
        /// Do it; without this the changes are only shown
        #[arg(long)]
        yes: bool,
    },
    /// What is trusted, signed when and by whom, how old it is, and what becomes of it when
    Status {
        #[command(flatten)]
        state: StateArgs,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Take the changes of a status list (deltas): pictures of codes, .txt files or folders
    Update {
        #[command(flatten)]
        state: StateArgs,
        /// Pictures (.png .jpg .jpeg .webp), .txt files with one code, folders of these, or -
        #[arg(required = true, value_name = "INPUT")]
        inputs: Vec<PathBuf>,
        /// Do it; without this the changes are only shown
        #[arg(long)]
        yes: bool,
    },
}

/// Which of the two keyrings, and where its state is.
#[derive(Debug, Args)]
pub(super) struct StateArgs {
    /// Whose keys
    #[arg(long, value_enum, default_value = "production")]
    pub(super) keyring: KeyringArg,
    /// Folder of the state; default: that of the system, on Linux ~/.local/state/kerbside
    #[arg(long, value_name = "DIR")]
    pub(super) state: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// One line of JSON an input
    #[arg(long)]
    pub(super) json: bool,
    /// Whose keys to use; production ships empty
    #[arg(long, value_enum, default_value = "production")]
    pub(super) keyring: KeyringArg,
    /// Who looks: rental sees only what a contract needs
    #[arg(long, value_enum, default_value = "police")]
    pub(super) profile: ProfileArg,
    /// Judge as of this moment (RFC 3339); training keys only
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub(super) now: Option<DateTime<FixedOffset>>,
    /// Vehicle to be driven: type of the vehicle document (K33; all of them: kerbside rules), then what is known of it.
    /// kg is its own total mass, trailer-kg that of the trailer; an electric car counts as automatic
    #[arg(long, value_name = "CODE[,manual|automatic][,kg=N][,trailer-kg=N][,seats=N][,use=NAME][,adapted]")]
    pub(super) vehicle: Option<Vehicle>,
    /// Journey to be made
    #[arg(long, value_name = "expressway,accompanied,school-bus,commercial")]
    pub(super) journey: Option<Journey>,
    /// Licence code of whoever accompanies a driver in probation: a picture or a .txt file
    #[arg(long, value_name = "INPUT")]
    pub(super) companion: Option<PathBuf>,
    /// Day on which a rented car comes back
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) return_date: Option<NaiveDate>,
    /// Rules of the rental firm (TOML, see docs/cli.md); they count with --profile rental
    #[arg(long, value_name = "FILE")]
    pub(super) house_rules: Option<PathBuf>,
    /// Folder of the device's state, which is read and never written; default: that of the system
    #[arg(long, value_name = "DIR")]
    pub(super) state: Option<PathBuf>,
    /// Pictures (.png .jpg .jpeg .webp), .txt files with one code, folders of these, or -
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct PaperArgs {
    /// One line of JSON
    #[arg(long)]
    pub(super) json: bool,
    /// 准驾车型 as printed, with or without blanks: C1, "A2 D", A1A2E
    #[arg(long, value_name = "CLASSES", value_parser = classes, required = true)]
    pub(super) classes: Classes,
    /// Year of birth
    #[arg(long, value_name = "YEAR")]
    pub(super) born: i32,
    /// 初次领证日期
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) first_issue: NaiveDate,
    /// Last day of validity; left out: long-term
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) until: Option<NaiveDate>,
    /// Who looks
    #[arg(long, value_enum, default_value = "police")]
    pub(super) profile: ProfileArg,
    /// As of this moment (RFC 3339)
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub(super) now: Option<DateTime<FixedOffset>>,
    /// Vehicle to be driven, as for `check`
    #[arg(long, value_name = "CODE[,manual|automatic][,kg=N][,trailer-kg=N][,seats=N][,use=NAME][,adapted]")]
    pub(super) vehicle: Option<Vehicle>,
    /// Journey to be made
    #[arg(long, value_name = "expressway,accompanied,school-bus,commercial")]
    pub(super) journey: Option<Journey>,
    /// Day on which a rented car comes back
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) return_date: Option<NaiveDate>,
}

/// A list that is one argument.
type Classes = Vec<Class>;

fn classes(text: &str) -> Result<Classes, String> {
    Class::parse_all(text)
        .ok_or_else(|| format!("\"{text}\" is not a list of classes such as C1 or \"A2 D\""))
}

#[derive(Debug, Args)]
pub(super) struct ReadArgs {
    /// One line of JSON an input
    #[arg(long)]
    pub(super) json: bool,
    /// Pictures (.png .jpg .jpeg .webp), .txt files with one code, folders of these, or -
    #[arg(required = true, value_name = "INPUT")]
    pub(super) inputs: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum KeyringArg {
    Production,
    Training,
}

impl From<KeyringArg> for KeyringName {
    fn from(arg: KeyringArg) -> Self {
        match arg {
            KeyringArg::Production => Self::Production,
            KeyringArg::Training => Self::Training,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ProfileArg {
    Police,
    Rental,
}

impl From<ProfileArg> for Profile {
    fn from(arg: ProfileArg) -> Self {
        match arg {
            ProfileArg::Police => Self::Police,
            ProfileArg::Rental => Self::Rental,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LanguageArg {
    En,
    Zh,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ThemeArg {
    Dark,
    Light,
}

fn moment(text: &str) -> Result<DateTime<FixedOffset>, String> {
    DateTime::parse_from_rfc3339(text)
        .map_err(|_rfc3339| "write it as 2026-11-20T10:00:00+08:00 (RFC 3339)".to_owned())
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_not_a_day| "write it as 2026-11-20".to_owned())
}
