//! `status show`, and what is said of a list that was written.

use std::fmt::Write as _;
use std::path::Path;

use super::args::ShowArgs;
use super::{Failure, open};
use crate::authority::issue::rfc3339;
use crate::authority::program::print;
use crate::status::{ListedPoints, Lookup, StatusList};

pub(super) fn run(arguments: &ShowArgs) -> Result<(), Failure> {
    let list = open(&arguments.list)?;
    match arguments.index {
        Some(index) => print(&format!("{}\n", answer(list.look_up(index)))),
        None => report(&arguments.list, &list),
    }
}

fn answer(lookup: Lookup) -> String {
    let Lookup::Covered(entry) = lookup else { return "not covered by this list".to_owned() };
    let letters = if entry.letters.is_empty() { "none".to_owned() } else { entry.letters.to_string() };
    match entry.points {
        ListedPoints::NotCarried => format!("letters {letters}"),
        ListedPoints::BelowNine => format!("letters {letters}, points below 9"),
        ListedPoints::Listed(points) => format!("letters {letters}, points {}", points.points()),
    }
}

/// Total and each letter.
pub(super) fn report(path: &Path, list: &StatusList<Vec<u8>>) -> Result<(), Failure> {
    let header = list.header();
    let mut text = format!(
        "{}: list {} of {}, signed {}, {} indices, {} bytes\n",
        path.display(),
        header.number,
        header.issuer,
        rfc3339(header.signed_at),
        header.space,
        list.as_bytes().len(),
    );
    for (letter, count, bytes) in list.letter_counts() {
        let _infallible = writeln!(text, "  {letter}  {count} licences, {bytes} bytes");
    }
    if header.has_points {
        let _infallible = writeln!(text, "  9 points or more  {} licences", list.points().count());
    }
    print(&text)
}
