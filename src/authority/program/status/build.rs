//! `status build`.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use super::args::BuildArgs;
use super::{Failure, write};
use crate::authority::status::read_csv;
use crate::status::ListHeader;

/// Bytes read at once.
const BUFFER: usize = 1 << 18;

pub(super) fn run(arguments: &BuildArgs) -> Result<(), Failure> {
    let input = &arguments.input;
    let read = if input == Path::new("-") {
        read_csv(BufReader::with_capacity(BUFFER, io::stdin().lock()), arguments.size)
    } else {
        let file = File::open(input).map_err(|error| Failure::at(input, error))?;
        read_csv(BufReader::with_capacity(BUFFER, file), arguments.size)
    };
    let name = if input == Path::new("-") { Path::new("stdin") } else { input };
    let (content, has_points) = read.map_err(|error| Failure::at(name, error))?;
    let has_points = has_points.ok_or_else(|| {
        Failure::at(name, "the table has no lines. If nothing is against anyone, give one line: 0,A,0")
    })?;
    let header = ListHeader {
        issuer: arguments.header.issuer.clone(),
        number: arguments.header.number,
        signed_at: arguments.signed_at.timestamp(),
        space: arguments.size,
        has_points,
    };
    write(&arguments.out, content, &header)
}
