//! `status`.

mod apply;
mod args;
mod build;
mod diff;
mod import;
mod show;

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};

pub(super) use self::args::StatusArgs;
use self::args::StatusCommand;
use super::Failure;
use crate::authority::new_file;
use crate::status::{ListContent, ListHeader, StatusList};

pub(super) fn run(arguments: &StatusArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    match &arguments.command {
        StatusCommand::Apply(arguments) => apply::run(arguments),
        StatusCommand::Build(arguments) => build::run(arguments),
        StatusCommand::Diff(arguments) => diff::run(arguments),
        StatusCommand::Import(arguments) => import::run(arguments, now),
        StatusCommand::Show(arguments) => show::run(arguments),
    }
}

fn open(path: &Path) -> Result<StatusList<Vec<u8>>, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::at(path, error))?;
    StatusList::open(bytes).map_err(|error| Failure::at(path, error))
}

/// Writes a list whole or not at all, and says what is in it.
fn write(out: &Path, content: ListContent, header: &ListHeader) -> Result<(), Failure> {
    let bytes = content.encode(header).map_err(|error| Failure::at(out, error))?;
    new_file::replace(out, &bytes).map_err(|error| Failure::at(out, error))?;
    show::report(out, &StatusList::open(bytes).map_err(|error| Failure::at(out, error))?)
}
