//! How far inputs of the target `claims` come: each field and fault that the parser named, and how many were accepted.
//! `cargo run --example reach -- FOLDER...`

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use kerbside::claims::{ClaimsErrorKind, LicenceClaims};

fn main() -> Result<(), Box<dyn Error>> {
    let mut reached: BTreeMap<String, usize> = BTreeMap::new();
    for folder in std::env::args_os().skip(1) {
        for entry in fs::read_dir(folder)? {
            let bytes = fs::read(entry?.path())?;
            *reached.entry(answer(&bytes)).or_default() += 1;
        }
    }
    for (answer, inputs) in &reached {
        println!("{inputs:5}  {answer}");
    }
    println!("{:5}  answers", reached.len());
    Ok(())
}

fn answer(bytes: &[u8]) -> String {
    match LicenceClaims::try_from(bytes) {
        Ok(_) => "accepted".to_owned(),
        Err(error) => match error.kind {
            ClaimsErrorKind::UnknownKey(_) => format!("{}: unknown key", error.field),
            ClaimsErrorKind::Cbor(_) => format!("{}: CBOR", error.field),
            kind => format!("{}: {kind}", error.field),
        },
    }
}
