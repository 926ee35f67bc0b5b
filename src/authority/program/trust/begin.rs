//! `trust keygen`, `init` and `rotate-root`: the keys of the roles.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::args::{InitArgs, KeygenArgs, RotateArgs};
use super::{after, key_id, public_keys, show};
use crate::authority::program::passphrase::create_encrypted;
use crate::authority::program::{Failure, print, random};
use crate::authority::trust::{
    Draft, Edit, Group, IssuersJson, Office, RULES, Role, Rotation, TufSigner, root,
};
use crate::authority::{SigningKey, new_file};
use crate::trust::Production;

/// Limits that hold until `set-rules` gives others: those of design and law for codes of ten minutes.
const FIRST_RULES: &str = "{
  \"code_fresh_seconds\": 86400,
  \"code_long_lived_seconds\": 86400,
  \"skew_seconds\": 300
}
";

pub(super) fn keygen(arguments: &KeygenArgs) -> Result<(), Failure> {
    let out = &arguments.out;
    let public_out = PathBuf::from(format!("{}.pub", out.display()));
    if public_out.exists() {
        return Err(Failure::at(&public_out, "the file exists already. Choose another name."));
    }
    let passphrase = arguments.passphrase.new_one()?;
    let key = SigningKey::from_seed(&random()?);
    create_encrypted(out, &key, &passphrase)?;
    let signer = TufSigner::new(key)?;
    new_file::replace(&public_out, &signer.public().to_file()?)
        .map_err(|error| Failure::at(&public_out, error))?;
    print(&format!(
        "key file    {}\npublic key  {} ({})\nkey id      {}\nKeep a copy of the key file and of its passphrase, in two places.\n",
        out.display(),
        public_out.display(),
        signer.public().object.keyval.public,
        signer.public().keyid,
    ))
}

pub(super) fn init(arguments: &InitArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let group = |keys: &[String], threshold: Option<usize>| -> Result<Group, Failure> {
        let keys = public_keys(keys)?;
        Ok(Group { threshold: threshold.unwrap_or(keys.len()), keys })
    };
    let groups = BTreeMap::from([
        (Role::Root, group(&arguments.root, Some(arguments.root_threshold))?),
        (Role::Targets, group(&arguments.targets, arguments.targets_threshold)?),
        (Role::Snapshot, group(&arguments.snapshot, None)?),
        (Role::Timestamp, group(&arguments.timestamp, None)?),
    ]);
    let edit = Edit {
        issuers: IssuersJson::default(),
        files: [(RULES.to_owned(), FIRST_RULES.into())].into(),
        delta_keys: BTreeMap::new(),
        renewed: false,
    };
    let targets_end = after(now, arguments.targets_days.targets_days)?;
    let draft = Draft {
        root: Some(root(1, after(now, arguments.root_days.root_days)?, &groups)?),
        content: Some(edit.content(1, targets_end, None, None)?),
    };
    // As a change is: with all checks.
    let mut office = Office::in_memory(draft);
    office.edit::<Production>(targets_end, |_nothing| Ok(()))?;
    let office = Office::create(&arguments.office.office, office.draft)?;
    print(&show::drafted(&office)?)
}

pub(super) fn rotate_root(arguments: &RotateArgs, now: DateTime<Utc>) -> Result<(), Failure> {
    let mut office = Office::open(&arguments.office.office)?;
    let rotation = Rotation {
        role: arguments.role,
        add: public_keys(&arguments.add)?,
        remove: arguments.remove.iter().map(|text| key_id(text)).collect::<Result<_, _>>()?,
        threshold: arguments.threshold,
    };
    office.rotate::<Production>(&rotation, after(now, arguments.root_days.root_days)?)?;
    office.save()?;
    print(&show::drafted(&office)?)
}
