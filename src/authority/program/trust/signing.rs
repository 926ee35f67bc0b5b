//! `trust sign`, `to-sign` and `add-signature`.

use std::io::{self, Write as _};

use super::args::{AddSignatureArgs, SignArgs, SignerArgs, ToSignArgs};
use super::show;
use crate::authority::new_file;
use crate::authority::program::{Failure, print};
use crate::authority::trust::{Office, Signature, TufSigner};

/// Opens all keys of the command.
pub(super) fn signers(arguments: &SignerArgs) -> Result<Vec<TufSigner>, Failure> {
    let open = |(place, path): (usize, &std::path::PathBuf)| -> Result<TufSigner, Failure> {
        Ok(TufSigner::new(arguments.passphrase.signing_key(place, path)?)?)
    };
    arguments.keys.iter().enumerate().map(open).collect()
}

pub(super) fn sign(arguments: &SignArgs) -> Result<(), Failure> {
    let mut office = Office::open(&arguments.office.office)?;
    let mut said = String::new();
    for (signer, path) in signers(&arguments.keys)?.iter().zip(&arguments.keys.keys) {
        let parts = office.sign(signer)?;
        if parts.is_empty() {
            return Err(Failure::at(
                path,
                "the key has no say in what is drafted; `trust show` lists the keys that have. Nothing was signed.",
            ));
        }
        let names: Vec<String> = parts.iter().map(ToString::to_string).collect();
        said.push_str(&format!("{} signed {}\n", path.display(), names.join(", ")));
    }
    office.save()?;
    print(&(said + &show::drafted(&office)?))
}

pub(super) fn to_sign(arguments: &ToSignArgs) -> Result<(), Failure> {
    let office = Office::open(&arguments.office.office)?;
    if !office.drafted().contains(&arguments.part) {
        return Err(Failure::new(format!(
            "nothing of {} is being changed; there is nothing to sign.",
            arguments.part
        )));
    }
    let bytes = office.message(&arguments.part)?;
    match &arguments.out {
        Some(out) => new_file::replace(out, &bytes).map_err(|error| Failure::at(out, error)),
        None => {
            io::stdout().lock().write_all(&bytes).map_err(|error| Failure::new(format!("stdout: {error}")))
        }
    }
}

pub(super) fn add_signature(arguments: &AddSignatureArgs) -> Result<(), Failure> {
    let mut office = Office::open(&arguments.office.office)?;
    let signature =
        Signature { keyid: arguments.key_id.to_lowercase(), sig: arguments.signature.to_lowercase() };
    office.add_signature(&arguments.part, signature)?;
    office.save()?;
    print(&show::drafted(&office)?)
}
