//! The training repository: what an office publishes, signed by keys that everybody can make.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use super::{SamplesError, keyring, status_list};
use crate::authority::trust::{
    Draft, Edit, Files, Group, Office, OfficeError, RULES, Role, Times, TufKey, TufSigner, root,
};
use crate::authority::{DeltaSigningKey, SigningKey};
use crate::trust::Training;

/// Role, number of keys, how many of them must sign.
const GROUPS: [(Role, u8, usize); 4] =
    [(Role::Root, 3, 2), (Role::Targets, 2, 2), (Role::Snapshot, 1, 1), (Role::Timestamp, 1, 1)];

/// `x-signed-at`: the moment of the samples, 2026-11-20T10:00:00+08:00.
const SIGNED_AT: &str = "2026-11-20T02:00:00Z";

/// End of everything.
const EXPIRES: &str = "2099-12-31T23:59:59Z";

/// Public by design, like the keys of the training issuers.
fn signing_key(role: Role, number: u8) -> SigningKey {
    let text = format!("kerbside training tuf {} {number}", role.name());
    SigningKey::from_seed(&Sha256::digest(text.as_bytes()).into())
}

/// Whether it is the public half of a key of this repository: one that proves nothing.
pub(crate) fn is_training_key(public: &[u8; 32]) -> bool {
    let mut keys = GROUPS.iter().flat_map(|(role, count, _)| (1..=*count).map(|n| signing_key(*role, n)));
    keys.any(|key| key.public() == *public)
        || DeltaSigningKey::training(super::WITH_LIST, 1).public() == *public
}

/// All files; the same bytes every time.
pub(super) fn files() -> Result<Files, SamplesError> {
    let list = status_list::bytes()?;
    assembled(keyring::rules_json()?, list).map_err(SamplesError::trust)
}

fn assembled(rules: Vec<u8>, list: Vec<u8>) -> Result<Files, OfficeError> {
    let (signed_at, expires) = (moment(SIGNED_AT), moment(EXPIRES));
    let mut groups = BTreeMap::new();
    let mut signers = Vec::new();
    for (role, count, threshold) in GROUPS {
        let own: Vec<TufSigner> =
            (1..=count).map(|number| TufSigner::new(signing_key(role, number))).collect::<Result<_, _>>()?;
        let keys = own.iter().map(|signer| signer.public().clone()).collect();
        groups.insert(role, Group { keys, threshold });
        // No more signatures than are needed.
        signers.extend(own.into_iter().take(threshold));
    }
    let delta = DeltaSigningKey::training(super::WITH_LIST, 1);
    let list_name = format!("status-{}", super::WITH_LIST);
    let edit = Edit {
        issuers: keyring::issuers(),
        files: [(RULES.to_owned(), rules), (list_name, list)].into(),
        delta_keys: [(super::WITH_LIST.to_owned(), TufKey::new(delta.public())?)].into(),
        renewed: false,
    };
    let content = edit.content(1, expires, None, None)?;
    let draft = Draft { root: Some(root(1, expires, &groups)?), content: Some(content) };
    let mut office = Office::in_memory(draft);
    signers.push(TufSigner::new(SigningKey::from_seed(&delta.seed()))?);
    for signer in &signers {
        office.sign(signer)?;
    }
    let times = Times { signed_at, snapshot_expires: expires, timestamp_expires: expires };
    office.assemble::<Training>(times, &signers)
}

/// A moment that is known to be one: written in this file.
fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap_or_default()
}
