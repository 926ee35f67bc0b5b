//! `status apply`: the device's way of taking a delta, at the office.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::args::ApplyArgs;
use super::{Failure, open};
use crate::authority::new_file;
use crate::authority::program::print;
use crate::status::{
    ChangeKind, DELTA_PREFIX, DeltaKey, DeltaSummary, PART_PREFIX, Part, PartCollector, Progress,
    SignedDelta, UpdatedList,
};

pub(super) fn run(arguments: &ApplyArgs) -> Result<(), Failure> {
    let key = DeltaKey::from_bytes(&arguments.public_key).map_err(Failure::new)?;
    let mut list = UpdatedList::new(open(&arguments.list)?);
    let at = |error: &dyn std::fmt::Display| Failure::at(&arguments.delta, error);
    let delta = read(&arguments.delta)?.verify(&key).map_err(|error| at(&error))?;
    let summary = list.summary(&delta).map_err(|error| at(&error))?;
    list.apply(&delta).map_err(|error| at(&error))?;
    if let Some(out) = &arguments.out {
        let bytes = list.encode().map_err(|error| Failure::at(out, error))?;
        new_file::replace(out, &bytes).map_err(|error| Failure::at(out, error))?;
    }
    print(&said(&summary))
}

/// COSE bytes, one code, or a line for each part.
fn read(path: &Path) -> Result<SignedDelta, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::at(path, error))?;
    let signed = if bytes.starts_with(PART_PREFIX.as_bytes()) {
        SignedDelta::from_cose(&assemble(path, &bytes)?)
    } else if bytes.starts_with(DELTA_PREFIX.as_bytes()) {
        SignedDelta::from_text(&bytes)
    } else {
        SignedDelta::from_cose(&bytes)
    };
    signed.map_err(|error| Failure::at(path, error))
}

fn assemble(path: &Path, text: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut collector = PartCollector::default();
    for line in text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let part = Part::from_text(line).map_err(|error| Failure::at(path, error))?;
        match collector.add(part).map_err(|error| Failure::at(path, error))? {
            Progress::Complete(cose) => return Ok(cose),
            Progress::Partial { .. } => {}
        }
    }
    let missing: Vec<String> = collector.missing().map(|number| number.to_string()).collect();
    Err(Failure::at(path, format!("parts are missing: {}", missing.join(", "))))
}

fn said(summary: &DeltaSummary) -> String {
    let mut text = format!("list {} to {}\n", summary.from.0, summary.to.0);
    for (kind, count) in &summary.counts {
        let what = match kind {
            ChangeKind::Clear(letter) => format!("{letter} lifted"),
            ChangeKind::Points(points) => format!("points now {}", points.points()),
            ChangeKind::PointsBelowNine => "points now below 9".to_owned(),
            ChangeKind::Set(letter) => format!("{letter} set"),
        };
        let _infallible = writeln!(text, "  {count} × {what}");
    }
    text
}
