//! `kerbside trust update`: the changes of a status list, from pictures and texts.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, Utc};

use super::args::StateArgs;
use super::input::{Content, expand};
use super::trust::{Consent, Refused, only_shown, open, say, say_one};
use crate::qr::{QrPayload, StillReader};
use crate::status::{ApplyError, DELTA_PREFIX, PART_PREFIX, Part, PartCollector, Progress, SignedDelta};
use crate::text::Message;
use crate::trust::device::{AnyDevice, DeltaRefusal, ImportError};
use crate::verdict::delta_view;

pub(super) fn update(
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
    take_in_order(&mut device, deltas, consent, clock)
}

/// Each as soon as the list that it changes is there, in whatever order they came. One that the list holds already is passed over.
fn take_in_order(
    device: &mut AnyDevice,
    mut waiting: Vec<Vec<u8>>,
    consent: Consent,
    clock: DateTime<Utc>,
) -> Result<ExitCode, Refused> {
    loop {
        let mut refused = None;
        let mut later = Vec::new();
        let mut taken = 0;
        for cose in waiting {
            match device.plan_delta(&cose, clock) {
                Ok((delta, summary)) => {
                    say(&delta_view(&delta, &summary));
                    if consent == Consent::Wanted {
                        return Ok(only_shown());
                    }
                    device.apply_delta(&cose, clock)?;
                    say(&[Message::new("trust-done")]);
                    taken += 1;
                }
                Err(ImportError::Delta(DeltaRefusal::Apply(ApplyError::Base { found, wanted })))
                    if found > wanted =>
                {
                    say(&[Message::new("trust-update-known")]);
                }
                Err(error) => {
                    refused.get_or_insert(error);
                    later.push(cose);
                }
            }
        }
        match refused {
            None => return Ok(ExitCode::SUCCESS),
            Some(error) if taken == 0 => return Err(error.into()),
            Some(_) => waiting = later,
        }
    }
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
