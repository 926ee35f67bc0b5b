//! `samples`: writes the bundled samples and the training keyring anew.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::SamplesArgs;
use super::{Failure, print};
use crate::authority::new_file;
use crate::authority::samples::{keyring_files, sample_files};

pub(super) fn run(arguments: &SamplesArgs) -> Result<(), Failure> {
    let samples = sample_files().map_err(Failure::new)?;
    let keyring = keyring_files().map_err(Failure::new)?;
    write_all(&arguments.out, &samples)?;
    write_all(&arguments.trusted_keys.join("training"), &keyring)?;
    let pictures = samples.iter().filter(|(name, _)| name.extension().is_some_and(|ending| ending == "png"));
    print(&format!(
        "{} samples in {}, keyring in {}\n",
        pictures.count(),
        arguments.out.display(),
        arguments.trusted_keys.join("training").display()
    ))
}

fn write_all(folder: &Path, files: &[(PathBuf, Vec<u8>)]) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::at(folder, error))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        new_file::replace(&path, bytes).map_err(|error| Failure::at(&path, error))?;
    }
    Ok(())
}
