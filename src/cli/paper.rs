//! `kerbside paper`: what the law says of a paper licence that is typed. Nothing of it is verified or kept.

use std::process::ExitCode;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::args::PaperArgs;
use super::{USAGE, check};
use crate::assess::{PaperLicence, is_birth_year};
use crate::claims::ExpiryDate;
use crate::judge::{Judge, Request};
use crate::rules::china_date;
use crate::text::{Language, Message, Texts};
use crate::verdict::{KeyringName, PaperView, Severity, both_texts, link_json};

pub(super) fn run(args: &PaperArgs) -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the shell brings the clock")]
    let now = args.now.map_or_else(Utc::now, |now| now.to_utc());
    match view(args, now) {
        Ok(view) => {
            let text = if args.json { in_json(&view) } else { in_words(&view) };
            match check::line(&text) {
                Ok(()) if view.severity == Severity::Good => ExitCode::SUCCESS,
                Ok(()) => ExitCode::FAILURE,
                Err(_closed) => ExitCode::from(USAGE),
            }
        }
        Err(why) => {
            eprintln!("kerbside: {why}");
            ExitCode::from(USAGE)
        }
    }
}

fn view(args: &PaperArgs, now: DateTime<Utc>) -> Result<PaperView, String> {
    let today = china_date(now);
    if args.classes.is_empty() {
        return Err("--classes: name at least one class, e.g. C1 or \"A2 D\".".to_owned());
    }
    if !is_birth_year(args.born, today) {
        return Err(format!("--born: nobody of {} drives on {today}. Write the year, e.g. 1988.", args.born));
    }
    if args.first_issue > today {
        return Err(format!("--first-issue: {} is after {today}.", args.first_issue));
    }
    let paper = PaperLicence {
        classes: args.classes.clone(),
        birth_year: args.born,
        first_issue_date: args.first_issue,
        expiry_date: args.until.map_or(ExpiryDate::LongTerm, ExpiryDate::On),
    };
    let mut judge = Judge::new(KeyringName::Production, args.profile.into())
        .map_err(|error| format!("the keys of this program cannot be used: {error}. Install it again."))?;
    judge.ask(Request {
        vehicle: args.vehicle.clone(),
        journey: args.journey.unwrap_or_default(),
        return_date: args.return_date,
        ..Request::default()
    });
    Ok(judge.paper_view(&paper, now))
}

fn in_words(view: &PaperView) -> String {
    let texts = Texts::new(Language::of_environment().unwrap_or(Language::En));
    let mut lines = vec![format!("[{}] {}", texts.id("paper-not-verified"), texts.say(&view.word))];
    lines.extend(view.conditions.iter().map(|condition| format!("  * {}", texts.say(condition))));
    let finding = |code: &str, what: &Message, next: &Message| {
        format!("  {code} {} {}", texts.say(what), texts.say(next))
    };
    lines.extend(view.findings.iter().map(|one| finding(one.code, &one.what, &one.next)));
    lines.push(format!("  {}", texts.say(&view.advice)));
    lines.join("\n")
}

fn in_json(view: &PaperView) -> String {
    let texts = both_texts();
    let both = |message: &Message| -> Value {
        texts
            .iter()
            .map(|texts| (texts.language().tag().to_owned(), Value::from(texts.say(message))))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let coded = |code: &str, message: &Message| {
        let mut object = both(message);
        if let Some(object) = object.as_object_mut() {
            object.insert("code".to_owned(), Value::from(code));
        }
        object
    };
    json!({
        "outcome": "typed",
        "verified": false,
        "answer": coded(view.code, &view.word),
        "conditions": view.conditions.iter().map(|one| coded(one.id(), one)).collect::<Vec<_>>(),
        "findings": view.findings.iter().map(|one| coded(one.code, &one.what)).collect::<Vec<_>>(),
        "explain": view.explain.iter().map(|link| link_json(link, &texts)).collect::<Vec<_>>(),
        "vehicle": view.vehicle.as_ref().map(both),
        "judged_at": view.judged_at.to_rfc3339(),
    })
    .to_string()
}
