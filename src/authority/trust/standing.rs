//! Who has to sign a part, who has, and taking signatures: by a key at hand or from elsewhere.

use std::fmt;

use super::error::OfficeError;
use super::key::{TufKey, TufSigner, signature_bytes};
use super::metadata::{KeyObject, Role, RoleKeys, Root, Signature, Signed, canonical};
use super::office::{Content, Office};

/// A document that offline keys sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    Root,
    Targets,
    /// By the name of its role, `status-delta-ISSUER`.
    Delta(String),
}

/// One group of keys of which a number must sign.
#[derive(Debug)]
pub(crate) struct Need {
    /// For sentences, e.g. "the root keys of version 1".
    pub(crate) whose: String,
    pub(crate) keys: Vec<TufKey>,
    pub(crate) threshold: usize,
}

/// How far the signing of one part has come, for one group.
#[derive(Debug)]
pub(crate) struct Standing {
    pub(crate) part: Part,
    pub(crate) need: Need,
    /// Key ids that have signed.
    pub(crate) signed: Vec<String>,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Root => "root",
            Self::Targets => "targets",
            Self::Delta(name) => name,
        })
    }
}

impl Standing {
    pub(crate) const fn missing(&self) -> usize {
        self.need.threshold.saturating_sub(self.signed.len())
    }

    /// Refuses what has too few signatures.
    pub(super) fn check(&self) -> Result<(), OfficeError> {
        if self.missing() == 0 {
            return Ok(());
        }
        Err(OfficeError::Threshold {
            part: self.part.to_string(),
            whose: self.need.whose.clone(),
            have: self.signed.len(),
            need: self.need.threshold,
            missing: self.missing(),
            advice: "Sign with `trust sign` or `trust add-signature`.",
        })
    }
}

/// Keys of one role of a root.
pub(super) fn need_of(root: &Root, role: Role) -> Result<Need, OfficeError> {
    let none = RoleKeys::default();
    let role_keys = root.roles.get(&role).unwrap_or(&none);
    let keys = role_keys.keyids.iter().filter_map(|keyid| Some((keyid, root.keys.get(keyid)?)));
    Ok(Need {
        whose: format!("the {} keys of root {}", role.name(), root.head.version),
        keys: keys.map(|(keyid, key)| TufKey::of_object(keyid, key)).collect::<Result<_, _>>()?,
        threshold: role_keys.threshold,
    })
}

fn delta_need(content: &Content, name: &str) -> Result<Need, OfficeError> {
    let delegations = content.targets.signed.delegations.as_ref();
    let role = delegations.and_then(|all| all.roles.iter().find(|role| role.name == name));
    let keys = delegations.into_iter().flat_map(|all| &all.keys);
    let named = |(keyid, _): &(&String, &KeyObject)| role.is_some_and(|role| role.keyids.contains(keyid));
    Ok(Need {
        whose: format!("the keys that targets.json names for {name}"),
        keys: keys.filter(named).map(|(id, key)| TufKey::of_object(id, key)).collect::<Result<_, _>>()?,
        threshold: role.map_or(1, |role| role.threshold),
    })
}

impl Office {
    /// Parts of the draft.
    pub(crate) fn drafted(&self) -> Vec<Part> {
        let root = self.draft.root.iter().map(|_| Part::Root);
        let content = self.draft.content.iter().flat_map(|content| {
            let deltas = content.delegated.keys().map(|name| Part::Delta(name.clone()));
            std::iter::once(Part::Targets).chain(deltas)
        });
        root.chain(content).collect()
    }

    /// The groups that must sign a part. A new root needs the old keys as well (TUF 1.0.31 §5.3.4).
    fn needs(&self, part: &Part) -> Result<Vec<Need>, OfficeError> {
        match part {
            Part::Root => {
                let roots = self.roots();
                let last = roots.iter().rev().take(2).rev();
                last.map(|root| need_of(&root.signed, Role::Root)).collect()
            }
            Part::Targets => Ok(vec![need_of(&self.root()?.signed, Role::Targets)?]),
            Part::Delta(name) => Ok(vec![delta_need(self.content()?, name)?]),
        }
    }

    /// The bytes that are signed.
    pub(crate) fn message(&self, part: &Part) -> Result<Vec<u8>, OfficeError> {
        let content = self.content()?;
        match part {
            Part::Root => canonical(&self.root()?.signed),
            Part::Targets => canonical(&content.targets.signed),
            Part::Delta(name) => {
                let document = content.delegated.get(name).ok_or_else(|| no_such_part(name))?;
                canonical(&document.signed)
            }
        }
    }

    fn signatures(&self, part: &Part) -> Result<&Vec<Signature>, OfficeError> {
        let content = self.content()?;
        match part {
            Part::Root => Ok(&self.root()?.signatures),
            Part::Targets => Ok(&content.targets.signatures),
            Part::Delta(name) => {
                content.delegated.get(name).map(|it| &it.signatures).ok_or_else(|| no_such_part(name))
            }
        }
    }

    /// How far a part has come. Only signatures that verify count.
    pub(crate) fn standings(&self, part: &Part) -> Result<Vec<Standing>, OfficeError> {
        let (message, signatures) = (self.message(part)?, self.signatures(part)?);
        let standing = |need: Need| {
            let signed =
                need.keys.iter().filter(|key| signatures.iter().any(|it| key.verifies(&message, it)));
            let signed = signed.map(|key| key.keyid.clone()).collect();
            Standing { part: part.clone(), need, signed }
        };
        Ok(self.needs(part)?.into_iter().map(standing).collect())
    }

    /// Signs every part of the draft in which the key has a say; gives those parts.
    pub(crate) fn sign(&mut self, signer: &TufSigner) -> Result<Vec<Part>, OfficeError> {
        let mut done = Vec::new();
        for part in self.drafted() {
            let mut needs = self.needs(&part)?.into_iter();
            if needs.any(|need| need.keys.contains(signer.public())) {
                let signature = signer.sign(&self.message(&part)?);
                let signatures = self.signatures_mut(&part)?;
                signatures.retain(|it| it.keyid != signature.keyid);
                push(signatures, signature);
                done.push(part);
            }
        }
        Ok(done)
    }

    /// Takes a signature that was made elsewhere.
    pub(crate) fn add_signature(&mut self, part: &Part, signature: Signature) -> Result<(), OfficeError> {
        let keys: Vec<TufKey> = self.needs(part)?.into_iter().flat_map(|need| need.keys).collect();
        let refuse = |text: String| Err(OfficeError::Key(text));
        let keyid = &signature.keyid;
        let Some(key) = keys.iter().find(|key| key.keyid == *keyid) else {
            return refuse(format!("key {keyid} does not sign {part}; `trust show` lists the keys that do."));
        };
        if self.signatures(part)?.iter().any(|it| it.keyid == *keyid) {
            return refuse(format!("{part} has a signature by key {keyid} already. Nothing was changed."));
        }
        if signature_bytes(&signature.sig).is_none() {
            return refuse("a signature is 64 bytes: write it as 128 hexadecimal digits.".to_owned());
        }
        if !key.verifies(&self.message(part)?, &signature) {
            return refuse(format!(
                "the signature does not fit {part} and key {keyid}. Sign the bytes of `trust to-sign {part}` as they are now."
            ));
        }
        push(self.signatures_mut(part)?, signature);
        Ok(())
    }

    fn signatures_mut(&mut self, part: &Part) -> Result<&mut Vec<Signature>, OfficeError> {
        let nothing =
            || OfficeError::State(format!("nothing of {part} is being changed; there is nothing to sign."));
        let content = self.draft.content.as_mut();
        match part {
            Part::Root => self.draft.root.as_mut().map(|root| &mut root.signatures),
            Part::Targets => content.map(|content| &mut content.targets.signatures),
            Part::Delta(name) => {
                content.and_then(|content| content.delegated.get_mut(name)).map(|it| &mut it.signatures)
            }
        }
        .ok_or_else(nothing)
    }
}

/// In the order of the key ids, so that the order of signing leaves no trace.
fn push(signatures: &mut Vec<Signature>, signature: Signature) {
    signatures.push(signature);
    signatures.sort_by(|one, other| one.keyid.cmp(&other.keyid));
}

fn no_such_part(name: &str) -> OfficeError {
    OfficeError::State(format!("there is no role {name}; `trust show` lists them."))
}

/// Signs a document with all keys that are given for it.
pub(super) fn sign_with<T: serde::Serialize>(
    signed: T,
    role: Role,
    root: &Root,
    signers: &[TufSigner],
) -> Result<Signed<T>, OfficeError> {
    let need = need_of(root, role)?;
    let message = canonical(&signed)?;
    let mut signatures = Vec::new();
    for signer in signers.iter().filter(|signer| need.keys.contains(signer.public())) {
        if !signatures.iter().any(|it: &Signature| it.keyid == signer.public().keyid) {
            push(&mut signatures, signer.sign(&message));
        }
    }
    if signatures.len() < need.threshold {
        return Err(OfficeError::Threshold {
            part: role.name().to_owned(),
            have: signatures.len(),
            need: need.threshold,
            missing: need.threshold - signatures.len(),
            whose: need.whose,
            advice: "Give the key with --key.",
        });
    }
    Ok(Signed { signatures, signed })
}
