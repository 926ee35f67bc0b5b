//! Makes repositories, sound ones and others: every key is at hand, and every value can be changed before it is signed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ed25519_dalek::{Signer as _, SigningKey};
use kerbside::status::{ListContent, ListHeader, ListedLetter};
use kerbside::trust::repository::RepositoryBytes;
use olpc_cjson::CanonicalFormatter;
use serde::Serialize as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Keys of a role, each named by one byte, and how many must sign.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    pub(crate) seeds: Vec<u8>,
    pub(crate) threshold: u64,
}

/// A root: who may sign what.
#[derive(Debug, Clone)]
pub(crate) struct Root {
    pub(crate) roles: BTreeMap<&'static str, Keys>,
    /// Who signs this root.
    pub(crate) signed_by: Vec<u8>,
}

/// A role's file.
#[derive(Debug, Clone)]
pub(crate) struct Meta {
    pub(crate) version: u64,
    pub(crate) signed_by: Vec<u8>,
}

/// A repository, to be changed and then built.
#[derive(Debug, Clone)]
pub(crate) struct Forge {
    pub(crate) roots: Vec<Root>,
    pub(crate) timestamp: Meta,
    pub(crate) snapshot: Meta,
    pub(crate) targets: Meta,
    pub(crate) delta: Meta,
    pub(crate) delta_key: u8,
    pub(crate) signed_at: Option<&'static str>,
    pub(crate) expires: &'static str,
    pub(crate) issuers: Value,
    pub(crate) rules: Value,
    pub(crate) lists: BTreeMap<String, Vec<u8>>,
    /// Added to the signed part of a role, in place of what is there.
    pub(crate) forged: BTreeMap<&'static str, Value>,
}

pub(crate) const ISSUER: &str = "CN-3205";
/// The key that signs licences, by its seed.
pub(crate) const ISSUER_SEED: u8 = 101;
pub(crate) const OTHER_SEED: u8 = 102;
pub(crate) const DELTA_SEED: u8 = 60;

/// The key of training's status deltas, whose seed is public (`docs/trust-repository.md` §6).
pub(crate) const TRAINING_DELTA: u8 = 255;

pub(crate) fn key(seed: u8) -> SigningKey {
    let seed = match seed {
        TRAINING_DELTA => Sha256::digest("kerbside training status-delta key CN-9901 1"),
        seed => Sha256::digest([b't', b'e', b's', b't', seed]),
    };
    SigningKey::from_bytes(&seed.into())
}

pub(crate) fn seed_bytes(seed: u8) -> [u8; 32] {
    key(seed).to_bytes()
}

fn public(seed: u8) -> String {
    hex(&key(seed).verifying_key().to_bytes())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn key_object(seed: u8) -> Value {
    json!({"keytype": "ed25519", "scheme": "ed25519", "keyval": {"public": public(seed)}})
}

fn canonical(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    value
        .serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, CanonicalFormatter::new()))
        .unwrap();
    bytes
}

pub(crate) fn hash_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(crate) fn key_id(seed: u8) -> String {
    hex(&Sha256::digest(canonical(&key_object(seed))))
}

/// The metadata file of a signed part.
pub(crate) fn sign(signed: &Value, seeds: &[u8]) -> Vec<u8> {
    let message = canonical(signed);
    let signature =
        |seed: &u8| json!({"keyid": key_id(*seed), "sig": hex(&key(*seed).sign(&message).to_bytes())});
    let signatures: Vec<Value> = seeds.iter().map(signature).collect();
    serde_json::to_vec(&json!({"signed": signed, "signatures": signatures})).unwrap()
}

fn described(bytes: &[u8], version: Option<u64>) -> Value {
    let mut value = json!({"length": bytes.len(), "hashes": {"sha256": hex(&Sha256::digest(bytes))}});
    if let Some(version) = version {
        value["version"] = version.into();
    }
    value
}

pub(crate) fn issuer_key(seed: u8) -> Value {
    json!({"alg": "Ed25519", "public_key": public(seed),
        "valid_from": "2020-01-01T00:00:00Z", "valid_until": "2035-01-01T00:00:00Z"})
}

pub(crate) fn issuers(keys: &[Value]) -> Value {
    json!({"issuers": [{"id": ISSUER, "name": {"zh": "苏州", "en": "Suzhou"}, "region": {"zh": "苏州", "en": "Suzhou"},
        "max_code_seconds": 600, "status_list": format!("status-{ISSUER}"), "keys": keys}]})
}

/// A list of 1,000 indices with these letters set.
pub(crate) fn list(issuer: &str, number: u64, signed_at: &str, set: &[(u32, u8)]) -> Vec<u8> {
    let mut content = ListContent::default();
    for (index, letter) in set {
        content.set(*index, ListedLetter::from_ascii(*letter).unwrap());
    }
    let signed_at = signed_at.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp();
    let header = ListHeader { issuer: issuer.to_owned(), number, signed_at, space: 1_000, has_points: false };
    content.encode(&header).unwrap()
}

impl Default for Root {
    fn default() -> Self {
        let keys = |seeds: &[u8], threshold| Keys { seeds: seeds.to_vec(), threshold };
        Self {
            roles: [
                ("root", keys(&[1, 2, 3], 2)),
                ("targets", keys(&[11, 12], 2)),
                ("snapshot", keys(&[21], 1)),
                ("timestamp", keys(&[31], 1)),
            ]
            .into(),
            signed_by: vec![1, 2],
        }
    }
}

impl Default for Forge {
    /// Sound, signed on 2026-11-20.
    fn default() -> Self {
        let meta = |signed_by: &[u8]| Meta { version: 1, signed_by: signed_by.to_vec() };
        Self {
            roots: vec![Root::default()],
            timestamp: meta(&[31]),
            snapshot: meta(&[21]),
            targets: meta(&[11, 12]),
            delta: meta(&[DELTA_SEED]),
            delta_key: DELTA_SEED,
            signed_at: Some("2026-11-20T02:00:00Z"),
            expires: "2027-11-20T00:00:00Z",
            issuers: issuers(&[issuer_key(ISSUER_SEED)]),
            rules: json!({}),
            lists: [(format!("status-{ISSUER}"), list(ISSUER, 41, "2026-11-20T00:00:00Z", &[]))].into(),
            forged: BTreeMap::new(),
        }
    }
}

impl Forge {
    /// The next repository of the same office: all versions one higher, a day later.
    pub(crate) fn next(mut self) -> Self {
        for meta in [&mut self.timestamp, &mut self.snapshot, &mut self.targets] {
            meta.version += 1;
        }
        self.signed_at = Some("2026-11-21T02:00:00Z");
        self
    }

    pub(crate) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// With another root after the last one.
    pub(crate) fn rotated(mut self, change: impl FnOnce(&mut Root)) -> Self {
        let mut root = self.roots.last().unwrap().clone();
        change(&mut root);
        self.roots.push(root);
        self
    }

    pub(crate) fn list(mut self, number: u64, set: &[(u32, u8)]) -> Self {
        self.lists.insert(format!("status-{ISSUER}"), list(ISSUER, number, "2026-11-21T00:00:00Z", set));
        self
    }

    fn forge(&self, role: &'static str, mut signed: Value) -> Value {
        if let Some(Value::Object(forged)) = self.forged.get(role) {
            for (name, value) in forged {
                signed[name] = value.clone();
            }
        }
        signed
    }

    fn base(&self, kind: &str, version: u64) -> Value {
        json!({"_type": kind, "spec_version": "1.0.31", "version": version, "expires": self.expires})
    }

    fn root(&self, at: usize) -> Vec<u8> {
        let root = &self.roots[at];
        let seeds = root.roles.values().flat_map(|keys| &keys.seeds);
        let keys: BTreeMap<String, Value> = seeds.map(|seed| (key_id(*seed), key_object(*seed))).collect();
        let role = |keys: &Keys| json!({"keyids": keys.seeds.iter().map(|seed| key_id(*seed)).collect::<Vec<_>>(), "threshold": keys.threshold});
        let roles: BTreeMap<&str, Value> =
            root.roles.iter().map(|(name, keys)| (*name, role(keys))).collect();
        let mut signed = self.base("root", u64::try_from(at).unwrap() + 1);
        signed["consistent_snapshot"] = true.into();
        signed["keys"] = json!(keys);
        signed["roles"] = json!(roles);
        sign(&signed, &root.signed_by)
    }

    fn targets(&self, files: &mut RepositoryBytes) -> Vec<u8> {
        let mut targets = BTreeMap::new();
        let json_bytes = |value: &Value| serde_json::to_vec(value).unwrap();
        let fixed = [
            ("issuers.json".to_owned(), json_bytes(&self.issuers)),
            ("rules.json".to_owned(), json_bytes(&self.rules)),
        ];
        for (name, bytes) in fixed.into_iter().chain(self.lists.clone()) {
            let hash = hex(&Sha256::digest(&bytes));
            targets.insert(name.clone(), described(&bytes, None));
            files.targets.insert(format!("{hash}.{name}"), bytes.into());
        }
        let mut signed = self.base("targets", self.targets.version);
        signed["targets"] = json!(targets);
        let role = format!("status-delta-{ISSUER}");
        let (id, key) = (key_id(self.delta_key), key_object(self.delta_key));
        signed["delegations"] = json!({
            "keys": {id.clone(): key},
            "roles": [{"name": role, "keyids": [id], "threshold": 1, "terminating": true,
                "paths": [format!("{role}-*")]}],
        });
        sign(&self.forge("targets", signed), &self.targets.signed_by)
    }

    /// All files.
    pub(crate) fn build(&self) -> RepositoryBytes {
        let mut files = RepositoryBytes::default();
        for at in 0..self.roots.len() {
            files.metadata.insert(format!("{}.root.json", at + 1), self.root(at).into());
        }
        let targets = self.targets(&mut files);
        let delta_role = format!("status-delta-{ISSUER}");
        let mut delta = self.base("targets", self.delta.version);
        delta["targets"] = json!({});
        let delta = sign(&delta, &self.delta.signed_by);
        let mut snapshot = self.base("snapshot", self.snapshot.version);
        snapshot["meta"] = json!({
            "targets.json": described(&targets, Some(self.targets.version)),
            format!("{delta_role}.json"): described(&delta, Some(self.delta.version)),
        });
        let snapshot = sign(&self.forge("snapshot", snapshot), &self.snapshot.signed_by);
        let mut timestamp = self.base("timestamp", self.timestamp.version);
        timestamp["meta"] = json!({"snapshot.json": described(&snapshot, Some(self.snapshot.version))});
        if let Some(signed_at) = self.signed_at {
            timestamp["x-signed-at"] = signed_at.into();
        }
        let timestamp = sign(&self.forge("timestamp", timestamp), &self.timestamp.signed_by);
        files.metadata.insert(format!("{}.targets.json", self.targets.version), targets.into());
        files.metadata.insert(format!("{}.{delta_role}.json", self.delta.version), delta.into());
        files.metadata.insert(format!("{}.snapshot.json", self.snapshot.version), snapshot.into());
        files.metadata.insert("timestamp.json".to_owned(), timestamp.into());
        files
    }
}

/// Writes a repository into a folder that is emptied first.
pub(crate) fn write(files: &RepositoryBytes, folder: &Path) -> PathBuf {
    let _none_yet = fs::remove_dir_all(folder);
    for (name, files) in [("metadata", &files.metadata), ("targets", &files.targets)] {
        fs::create_dir_all(folder.join(name)).unwrap();
        for (file, bytes) in files {
            fs::write(folder.join(name).join(file), bytes).unwrap();
        }
    }
    folder.to_owned()
}

/// First half of the fingerprint of a root, as the letter has it.
pub(crate) fn letter(files: &RepositoryBytes, version: u64) -> String {
    let digits: Vec<char> =
        hex(&Sha256::digest(files.root(version).unwrap())).to_uppercase().chars().collect();
    let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
    groups[..8].join(" ")
}
