//! How far inputs of the target `status` come: what was said of each list, delta and part, and how many were taken.
//! `cargo run --example reach_status -- FOLDER...`

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use kerbside::authority::DeltaSigningKey;
use kerbside::status::{DeltaError, DeltaKey, ListError, Part, SignedDelta, StatusList};
use sha2::{Digest as _, Sha256};

fn main() -> Result<(), Box<dyn Error>> {
    let mut reached: BTreeMap<String, usize> = BTreeMap::new();
    for folder in std::env::args_os().skip(1) {
        for entry in fs::read_dir(folder)? {
            let bytes = fs::read(entry?.path())?;
            *reached.entry(answer(&bytes)?).or_default() += 1;
        }
    }
    for (answer, inputs) in &reached {
        println!("{inputs:5}  {answer}");
    }
    println!("{:5}  answers", reached.len());
    Ok(())
}

fn answer(bytes: &[u8]) -> Result<String, Box<dyn Error>> {
    let Some((which, rest)) = bytes.split_first() else { return Ok("nothing".to_owned()) };
    Ok(match which % 4 {
        0 => match StatusList::open([rest, Sha256::digest(rest).as_slice()].concat()) {
            Ok(list) => format!("list: taken, {} sequences", list.letter_counts().count()),
            Err(ListError::Size { .. }) => "list: of another length".to_owned(),
            Err(ListError::Version(_)) => "list: another version".to_owned(),
            Err(error) => format!("list: {error}"),
        },
        1 => {
            let key = DeltaSigningKey::training("CN-9901", 1);
            let public = DeltaKey::from_bytes(&key.public())?;
            match SignedDelta::from_cose(&key.sign(rest.to_vec())?).and_then(|signed| signed.verify(&public))
            {
                Ok(_) => "delta: taken".to_owned(),
                Err(DeltaError::Cbor(error)) => format!("delta: {}", error.kind),
                Err(error) => format!("delta: {error}"),
            }
        }
        2 => {
            let taken =
                rest.split(|byte| *byte == b'\n').filter(|line| Part::from_text(line).is_ok()).count();
            format!("parts: {taken} taken")
        }
        _ => "token".to_owned(),
    })
}
