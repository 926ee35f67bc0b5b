//! Trust: the attacks of the TUF specification, imports that are cut off, clocks. Each attack is a folder named by its fault, and
//! beside it a twin that differs in the fault alone and is taken.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "tests"
)]

mod attacks;
mod clock;
mod crash;
mod field;
mod folders;
mod forge;
mod import;
