//! `kerbside check`: inputs → verdicts.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::args::{CheckArgs, KeyringArg, ProfileArg};
use super::input::{Content, Input, InputError, expand};
use super::print::Printer;
use super::{USAGE, progress, trust};
use crate::assess::HouseRules;
use crate::camera::confirm_still;
use crate::envelope::is_licence_code as is_code;
use crate::judge::{CompanionCode, Judge, Request, Time};
use crate::qr::{Confirmation, QrPayload, StillReader};
use crate::rules::china_date;
use crate::text::Message;
use crate::verdict::{
    FindingKind, ReadTimes, Verdict, VerdictView, both_texts, json_line, unreadable_json_line,
};

/// Worst of all inputs, as the exit status counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    MayDrive,
    Other,
    NoLicenceCode,
}

pub(super) fn run(args: &CheckArgs) -> ExitCode {
    if args.now.is_some() && matches!(args.keyring, KeyringArg::Production) {
        eprintln!("kerbside: --now is for training only. Leave it out, or add --keyring training.");
        return ExitCode::from(USAGE);
    }
    let request = match request(args) {
        Ok(request) => request,
        Err(why) => {
            eprintln!("kerbside: {why}");
            return ExitCode::from(USAGE);
        }
    };
    let judge = match judge(args) {
        Ok(mut judge) => {
            judge.ask(request);
            judge
        }
        Err(why) => {
            eprintln!("kerbside: {why}.");
            return ExitCode::from(USAGE);
        }
    };
    let (inputs, passed_over) = expand(&args.inputs);
    if passed_over > 0 {
        eprintln!(
            "kerbside: {passed_over} other files were passed over (read are .png .jpg .jpeg .webp .txt)."
        );
    }
    if inputs.is_empty() {
        eprintln!("kerbside: nothing to check. Name a picture, a .txt file or a folder that holds some.");
        return ExitCode::from(USAGE);
    }
    match check_all(&inputs, &judge, args) {
        Ok(Status::MayDrive) => ExitCode::SUCCESS,
        Ok(Status::Other) => ExitCode::FAILURE,
        // Whoever closed the pipe does not want the rest.
        Ok(Status::NoLicenceCode) | Err(_) => ExitCode::from(USAGE),
    }
}

/// By what the device trusts. A moment that was chosen is held against no clock.
fn judge(args: &CheckArgs) -> Result<Judge, String> {
    let device = trust::device(args.keyring, args.state.as_deref())?;
    crate::judge::recognise(&device.trust());
    trust::warn_of_memory(&device);
    let mut judge = Judge::with(device.trust(), device.standing(), args.profile.into());
    if args.now.is_none() {
        judge.set_time(Time::Clock(device.ratchet()));
    }
    Ok(judge)
}

/// What is asked beside the licence.
fn request(args: &CheckArgs) -> Result<Request, String> {
    #[expect(clippy::disallowed_methods, reason = "the shell brings the clock")]
    let now = args.now.map_or_else(Utc::now, |now| now.to_utc());
    if args.return_date.is_some_and(|back| back < china_date(now)) {
        return Err("--return-date lies before the day that is judged.".to_owned());
    }
    if args.companion.is_some() && matches!(args.profile, ProfileArg::Rental) {
        return Err("--companion is for police: a counter does not check other people's licences.".to_owned());
    }
    Ok(Request {
        vehicle: args.vehicle.clone(),
        journey: args.journey.unwrap_or_default(),
        return_date: args.return_date,
        house_rules: args.house_rules.as_deref().map(house_rules).transpose()?.unwrap_or_default(),
        companion: args.companion.as_deref().map(companion).transpose()?,
    })
}

/// The one licence code of a companion.
fn companion(path: &Path) -> Result<CompanionCode, String> {
    let none =
        || format!("--companion: {} holds no licence code. Name a picture or a .txt file.", path.display());
    let (inputs, _passed_over) = expand(&[path.to_owned()]);
    let [input] = inputs.as_slice() else {
        return Err(format!("--companion: {} is not one picture or .txt file.", path.display()));
    };
    let mut reader = StillReader::new(super::read::readers(), crate::qr::StillLimits::default());
    let content = input.content(&mut reader).map_err(|_unreadable| none())?;
    let mut codes = codes_of(content, &mut reader).into_iter().filter(|(payload, _)| is_code(payload));
    let (payload, confirmation) = codes.next().ok_or_else(none)?;
    Ok(CompanionCode { payload, confirmation })
}

/// Rules of a rental firm from a file.
pub(super) fn house_rules(path: &Path) -> Result<HouseRules, String> {
    let text =
        fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {}", path.display(), error.message()))
}

fn check_all(inputs: &[Input], judge: &Judge, args: &CheckArgs) -> io::Result<Status> {
    let mut reader = StillReader::new(super::read::readers(), crate::qr::StillLimits::default());
    let mut writer = Writer::new(args);
    let bar = progress::bar(inputs.len());
    let mut worst = Status::MayDrive;
    for input in inputs {
        let started = Instant::now();
        let codes = input.content(&mut reader).map(|content| codes_of(content, &mut reader));
        let read = micros(started.elapsed());
        let status = bar.suspend(|| match codes {
            Ok(codes) => writer.judged(&input.name(), &codes, judge, read),
            Err(error) => writer.unreadable(&input.name(), &error, read),
        })?;
        worst = worst.max(status);
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(worst)
}

/// The codes of an input, each with how sure it is that it was read as it is. A text is what it says.
fn codes_of(content: Content, reader: &mut StillReader) -> Vec<(QrPayload, Confirmation)> {
    match content {
        Content::Symbols(frame, reading) => {
            let symbols = confirm_still(reader, &frame, reading).into_iter();
            symbols.map(|(symbol, confirmation)| (symbol.payload, confirmation)).collect()
        }
        Content::Text(payload) => vec![(payload, Confirmation::Confirmed)],
    }
}

/// Writes what was found, as JSON or as text.
struct Writer {
    now: Option<DateTime<Utc>>,
    printer: Printer,
    json: Option<Vec<crate::text::Texts>>,
}

impl Writer {
    fn new(args: &CheckArgs) -> Self {
        Self {
            now: args.now.map(|now| now.to_utc()),
            printer: Printer::of_environment(),
            json: args.json.then(both_texts),
        }
    }

    /// Licence codes only, where there are any: the poster behind the phone is not judged.
    fn judged(
        &mut self,
        input: &str,
        codes: &[(QrPayload, Confirmation)],
        judge: &Judge,
        read: u64,
    ) -> io::Result<Status> {
        #[expect(clippy::disallowed_methods, reason = "the shell brings the clock")]
        let now = self.now.unwrap_or_else(Utc::now);
        let mut views: Vec<(VerdictView, u64)> = Vec::with_capacity(codes.len());
        for (payload, confirmation) in codes {
            let started = Instant::now();
            let view = judge.view_of_still(payload, *confirmation, now);
            views.push((view, micros(started.elapsed())));
        }
        if views.iter().any(|(view, _)| is_licence_code(view)) {
            views.retain(|(view, _)| is_licence_code(view));
        } else {
            views.truncate(1);
        }
        let several = views.len() > 1;
        let mut worst = Status::MayDrive;
        for (index, (view, judge_us)) in views.iter().enumerate() {
            let symbol = several.then_some(index + 1);
            self.write(input, symbol, view, ReadTimes { read, judge: *judge_us })?;
            worst = worst.max(status(view));
        }
        Ok(worst)
    }

    fn write(
        &self,
        input: &str,
        symbol: Option<usize>,
        view: &VerdictView,
        times: ReadTimes,
    ) -> io::Result<()> {
        match &self.json {
            Some(texts) => line(&json_line(input, symbol, view, texts, times)),
            None => line(&self.printer.view(input, symbol, view)),
        }
    }

    fn unreadable(&self, input: &str, error: &InputError, read: u64) -> io::Result<Status> {
        let what = error.message();
        match &self.json {
            Some(texts) => {
                let next = Message::new(FindingKind::NothingRead.texts().next);
                line(&unreadable_json_line(input, &what, &next, texts, read))?;
            }
            None => line(&self.printer.unreadable(input, &what))?,
        }
        Ok(Status::NoLicenceCode)
    }
}

fn is_licence_code(view: &VerdictView) -> bool {
    !view.findings.iter().any(|finding| finding.code == FindingKind::NotALicence.code())
}

fn status(view: &VerdictView) -> Status {
    match view.verdict {
        _ if !is_licence_code(view) => Status::NoLicenceCode,
        Verdict::MayDrive => Status::MayDrive,
        Verdict::CannotTell | Verdict::CheckFurther | Verdict::MustNotDrive | Verdict::NotGenuine => {
            Status::Other
        }
    }
}

/// To stdout; a closed pipe is an error that ends the run quietly, not a panic.
pub(super) fn line(text: &str) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{text}")
}

pub(super) fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}
