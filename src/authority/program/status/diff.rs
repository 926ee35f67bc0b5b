//! `status diff`.

use std::path::{Path, PathBuf};

use super::args::DiffArgs;
use super::{Failure, open};
use crate::authority::program::print;
use crate::authority::status::{DeltaDraft, LARGEST_SINGLE, delta_text, diff, part_texts};
use crate::authority::{new_file, picture};
use crate::status::{DeltaKey, MAX_DELTA_BYTES, SignedDelta, UpdatedList};

pub(super) fn run(arguments: &DiffArgs) -> Result<(), Failure> {
    let key = arguments.passphrase.delta_key_file(&arguments.key)?;
    let (old, new) = (open(&arguments.old)?, open(&arguments.new)?);
    let draft = diff(&old, &new).map_err(Failure::new)?;
    if key.issuer.as_ref().is_some_and(|owner| *owner != draft.issuer) {
        return Err(Failure::at(&arguments.key, format!("the key does not belong to {}", draft.issuer)));
    }
    let cose = draft.sign(&key.key).map_err(Failure::new)?;
    if cose.len() > MAX_DELTA_BYTES {
        return Err(Failure::new("the changes are more than a delta may hold. Publish the new list itself."));
    }
    // What a device will do with it.
    let checked = DeltaKey::from_bytes(&key.key.public()).map_err(Failure::new).and_then(|public| {
        let delta = SignedDelta::from_cose(&cose).and_then(|signed| signed.verify(&public));
        UpdatedList::new(old).apply(&delta.map_err(Failure::new)?).map_err(Failure::new)
    });
    checked?;
    let codes = write(&arguments.out, &cose, &draft)?;
    print(&format!(
        "{}: {} changes, list {} to {}, {} bytes of COSE, {codes}\n",
        arguments.out.display(),
        draft.changes.len(),
        draft.base,
        draft.number,
        cose.len(),
    ))
}

/// In the form that the name asks for; says which codes there are.
fn write(out: &Path, cose: &[u8], draft: &DeltaDraft) -> Result<String, Failure> {
    let texts =
        if cose.len() <= LARGEST_SINGLE { vec![delta_text(cose)] } else { part_texts(cose, draft.base) };
    let ending = out.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let put =
        |path: &Path, bytes: &[u8]| new_file::replace(path, bytes).map_err(|error| Failure::at(path, error));
    match ending.as_deref() {
        Some("png") => {
            for (number, text) in (1..).zip(&texts) {
                put(&numbered(out, number, texts.len()), &picture::png(text).map_err(Failure::new)?)?;
            }
        }
        Some("txt") => put(out, format!("{}\n", texts.join("\n")).as_bytes())?,
        Some(_) | None => {
            put(out, cose)?;
            return Ok("as bytes".to_owned());
        }
    }
    let largest = texts.iter().filter_map(|text| picture::version_and_level(text).ok()).max();
    let symbol =
        largest.map_or_else(String::new, |(version, level)| format!(" of version {version}-{level}"));
    Ok(if texts.len() == 1 { format!("one code{symbol}") } else { format!("{} codes{symbol}", texts.len()) })
}

/// `delta-1-of-3.png`; the name itself where there is only one.
fn numbered(out: &Path, number: usize, count: usize) -> PathBuf {
    if count == 1 {
        return out.to_owned();
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!("{stem}-{number}-of-{count}.png"))
}
