//! `issue`.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};

use super::args::IssueArgs;
use super::{Failure, print, random};
use crate::authority::issue::{Code, issue, rfc3339};
use crate::authority::key_file::KeyFile;
use crate::authority::licence_json::{CodeTimes, EXAMPLE, LicenceJson};
use crate::authority::portrait_file::portrait_of_file;
use crate::authority::{new_file, picture};

/// How long a code lives if nothing else is said.
const CODE_MINUTES: i64 = 10;

/// Longest licence JSON; the example has under 1 kB.
const MAX_JSON_BYTES: u64 = 65_536;

/// How the code is written.
#[derive(Debug, Clone, Copy)]
enum Form {
    Png,
    Svg,
    Text,
}

pub(super) fn run(arguments: &IssueArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    if arguments.example {
        return print(EXAMPLE);
    }
    let (Some(key), Some(licence), Some(out)) = (&arguments.key, &arguments.licence, &arguments.out) else {
        return Err(Failure::usage(
            "issue needs --key, --licence and --out; see `kerbside-authority issue --help`.",
        ));
    };
    let form = form(out)?;
    let key_file = arguments.passphrase.key_file(key)?;
    let json = read_licence(licence)?;
    check_issuer(&key_file, &json, licence)?;
    let portrait = match &arguments.portrait {
        Some(path) => {
            let most = usize::from(arguments.portrait_bytes);
            Some(portrait_of_file(path, most).map_err(|error| Failure::at(path, error))?)
        }
        None => None,
    };
    let portrait_bytes = portrait.as_ref().map(|portrait| portrait.bytes.len());
    let claims = json.into_claims(times(arguments, now)?, random::<8>()?.to_vec(), portrait);
    let code = issue(&claims, &key_file.key).map_err(|error| Failure::at(licence, error))?;
    let drawn = draw(&code, form)?;
    new_file::replace(out, &drawn).map_err(|error| Failure::at(out, error))?;
    let portrait = portrait_bytes.map_or_else(String::new, |bytes| format!(", portrait {bytes} bytes"));
    print(&format!(
        "{}: {} bytes of COSE{portrait}; generated {}, may be shown until {}\n",
        out.display(),
        code.cose.len(),
        rfc3339(claims.issued_at),
        rfc3339(claims.expiration_time),
    ))
}

fn form(out: &Path) -> Result<Form, Failure> {
    let ending = out.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    match ending.as_deref() {
        Some("png") => Ok(Form::Png),
        Some("svg") => Ok(Form::Svg),
        Some("txt") => Ok(Form::Text),
        Some(_) | None => {
            Err(Failure::usage(format!("--out {}: let the name end in .png, .svg or .txt", out.display())))
        }
    }
}

fn read_licence(path: &Path) -> Result<LicenceJson, Failure> {
    let found = fs::metadata(path).map_err(|error| {
        if error.kind() == ErrorKind::NotFound {
            return Failure::at(path, "no such file; `issue --example` prints one to begin with");
        }
        Failure::at(path, error)
    })?;
    if !found.is_file() || found.len() > MAX_JSON_BYTES {
        return Err(Failure::at(path, "not a licence file: a JSON text of at most 64 kB is expected"));
    }
    let text = fs::read_to_string(path).map_err(|error| Failure::at(path, error))?;
    LicenceJson::parse(&text).map_err(|error| Failure::at(path, error))
}

/// A key signs for one issuer; a verifier would call anything else not genuine.
fn check_issuer(key: &KeyFile, json: &LicenceJson, path: &Path) -> Result<(), Failure> {
    match &key.issuer {
        Some(owner) if owner != json.issuer() => Err(Failure::at(
            path,
            format!("issuer: the key belongs to {owner}; no verifier would take it for another"),
        )),
        Some(_) | None => Ok(()),
    }
}

fn times(arguments: &IssueArgs, now: DateTime<Utc>) -> Result<CodeTimes, Failure> {
    let issued = arguments.iat.map_or(now, |moment| moment.to_utc());
    let expires = match arguments.exp {
        Some(moment) => Some(moment.to_utc()),
        None => issued.checked_add_signed(TimeDelta::minutes(CODE_MINUTES)),
    };
    let expires =
        expires.ok_or_else(|| Failure::usage("--iat is too late; it must be before the year 10000"))?;
    Ok(CodeTimes { issued, expires })
}

fn draw(code: &Code, form: Form) -> Result<Vec<u8>, Failure> {
    match form {
        Form::Png => picture::png(&code.text).map_err(Failure::new),
        Form::Svg => picture::svg(&code.text).map(String::into_bytes).map_err(Failure::new),
        Form::Text => Ok(format!("{}\n", code.text).into_bytes()),
    }
}
