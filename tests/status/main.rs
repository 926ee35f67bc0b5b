//! Status lists, deltas, the merge with the code, tables, and the commands of the authority.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests")]

mod commands;
mod deltas;
mod lists;
mod merging;
mod parts;
mod support;
mod tables;
mod tokens;
