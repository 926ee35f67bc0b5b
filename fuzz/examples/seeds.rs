//! Writes the seeds of the targets from the vectors and the samples: `cargo run --example seeds -- FOLDER`.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use coset::{CoseSign1, TaggedCborSerializable as _};
use kerbside::authority::text_form;
use kerbside_fuzz::{codes, cose_of};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("which folder?")?);
    for target in ["payload", "envelope", "claims"] {
        fs::create_dir_all(folder.join(target))?;
    }
    for (name, payload) in codes() {
        fs::write(folder.join("payload").join(&name), &payload)?;
        let Some(cose) = cose_of(&payload) else { continue };
        fs::write(folder.join("payload").join(format!("{name}-as-text")), text_form(&cose))?;
        fs::write(folder.join("envelope").join(&name), &cose)?;
        if let Some(claims) = CoseSign1::from_tagged_slice(&cose).ok().and_then(|cose| cose.payload) {
            fs::write(folder.join("claims").join(&name), claims)?;
        }
    }
    Ok(())
}
