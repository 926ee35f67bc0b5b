//! `kerbside read`: inputs → symbols, without a judgement.

use std::io;
use std::process::ExitCode;
use std::time::Instant;

use base64::Engine as _;
use serde_json::{Map, Value, json};

use super::args::ReadArgs;
use super::check::{line, micros};
use super::input::{Content, Input, InputError, expand};
use super::print::Printer;
use super::{USAGE, progress};
use crate::qr::{QrPayload, Readers, StillLimits, StillReader, Symbol};

/// How readers are made, one for each thread.
pub(super) fn readers() -> Readers {
    Readers::thorough()
}

pub(super) fn run(args: &ReadArgs) -> ExitCode {
    let (inputs, passed_over) = expand(&args.inputs);
    if passed_over > 0 {
        eprintln!(
            "kerbside: {passed_over} other files were passed over (read are .png .jpg .jpeg .webp .txt)."
        );
    }
    if inputs.is_empty() {
        eprintln!("kerbside: nothing to read. Name a picture, a .txt file or a folder that holds some.");
        return ExitCode::from(USAGE);
    }
    match read_all(&inputs, args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) | Err(_) => ExitCode::from(USAGE),
    }
}

/// Whether every input gave a symbol.
fn read_all(inputs: &[Input], args: &ReadArgs) -> io::Result<bool> {
    let mut reader = StillReader::new(readers(), StillLimits::default());
    let printer = Printer::of_environment();
    let bar = progress::bar(inputs.len());
    let mut all = true;
    for input in inputs {
        let started = Instant::now();
        let content = input.content(&mut reader);
        let read_us = micros(started.elapsed());
        all &= content.is_ok();
        let text = if args.json {
            json_of(&input.name(), &content, read_us)
        } else {
            plain_of(&input.name(), &content, &printer)
        };
        bar.suspend(|| line(&text))?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(all)
}

fn json_of(input: &str, content: &Result<Content, InputError>, read_us: u64) -> String {
    let mut object = Map::new();
    let symbols: Vec<Value> = match content {
        Ok(Content::Symbols(_, reading)) => reading.symbols.iter().map(symbol_json).collect(),
        Ok(Content::Text(payload)) => vec![Value::from(payload_json(payload))],
        Err(error) => {
            let texts = crate::text::Texts::new(crate::text::Language::En);
            object.insert("error".to_owned(), Value::from(texts.say(&error.message())));
            Vec::new()
        }
    };
    object.insert("input".to_owned(), Value::from(input));
    object.insert("symbols".to_owned(), Value::from(symbols));
    object.insert("read_us".to_owned(), Value::from(read_us));
    Value::from(object).to_string()
}

fn symbol_json(symbol: &Symbol) -> Value {
    let mut object = payload_json(&symbol.payload);
    object.insert("corners".to_owned(), json!(symbol.corners.0));
    object.insert("version".to_owned(), json!(symbol.version));
    Value::from(object)
}

/// `text` when it is printable ASCII, else `base64`.
fn payload_json(payload: &QrPayload) -> Map<String, Value> {
    let (key, value) = match printable(payload) {
        Some(text) => ("text", text.to_owned()),
        None => ("base64", base64::prelude::BASE64_STANDARD.encode(payload.as_bytes())),
    };
    Map::from_iter([(key.to_owned(), Value::from(value))])
}

fn printable(payload: &QrPayload) -> Option<&str> {
    let text = std::str::from_utf8(payload.as_bytes()).ok()?;
    text.chars().all(|sign| sign.is_ascii_graphic() || sign == ' ').then_some(text)
}

fn plain_of(input: &str, content: &Result<Content, InputError>, printer: &Printer) -> String {
    let show = |payload: &QrPayload| match printable(payload) {
        Some(text) => format!("{input}: {text}"),
        None => {
            let bytes = base64::prelude::BASE64_STANDARD.encode(payload.as_bytes());
            format!("{input}: base64 {bytes}")
        }
    };
    match content {
        Ok(Content::Symbols(_, reading)) => {
            reading.symbols.iter().map(|symbol| show(&symbol.payload)).collect::<Vec<_>>().join("\n")
        }
        Ok(Content::Text(payload)) => show(payload),
        Err(error) => printer.unreadable(input, &error.message()),
    }
}
