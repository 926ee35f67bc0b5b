//! Repositories as an office gives them out, made here: a training one that is newer than the program's, a production one.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};

use ed25519_dalek::{Signer as _, SigningKey};
use kerbside::authority::DeltaSigningKey;
use kerbside::authority::status::{DeltaDraft, delta_text, part_texts};
use kerbside::status::{Change, ChangeKind, HighPoints, ListContent, ListHeader, ListedLetter, StatusList};
use olpc_cjson::CanonicalFormatter;
use serde::Serialize as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// All samples have this status index.
pub(crate) const INDEX: u32 = 77;
const ISSUER: &str = "CN-9901";
const EXPIRES: &str = "2099-12-31T23:59:59Z";

/// Number of the list inside the program.
pub(crate) const LIST: u64 = 41;

/// What a repository is made of.
pub(crate) struct Office {
    /// `training`, or another word for keys that nobody knows.
    pub(crate) keys: &'static str,
    /// Of all roles but root.
    pub(crate) version: u64,
    /// `x-signed-at`.
    pub(crate) signed_at: &'static str,
    /// The list.
    pub(crate) list: Vec<u8>,
}

/// A folder of its own for one test, empty.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("kerbside-updates-{}-{name}", std::process::id()));
    let _none_before = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A list in which the samples' licence has these letters.
pub(crate) fn list(number: u64, signed_at: &str, letters: &str) -> Vec<u8> {
    let header = ListHeader {
        issuer: ISSUER.to_owned(),
        number,
        signed_at: seconds(signed_at),
        space: 100_000,
        has_points: true,
    };
    let mut content = ListContent::default();
    for letter in letters.bytes() {
        content.set(INDEX, ListedLetter::from_ascii(letter).unwrap());
    }
    // Others, so that parts have something to be parts of.
    for index in (1_000..90_000).step_by(37) {
        content.set_points(index, HighPoints::new(12).unwrap());
    }
    let bytes = content.encode(&header).unwrap();
    assert!(StatusList::open(bytes.clone()).is_ok());
    bytes
}

/// Changes of list `base`, as one code: the letter D of the samples' licence is lifted.
pub(crate) fn changes(base: u64, signed_at: &str) -> Vec<u8> {
    let kind = ChangeKind::Clear(ListedLetter::from_ascii(b'D').unwrap());
    signed(base, signed_at, vec![Change { index: INDEX, kind }])
}

/// Changes of list `base` that no single code holds.
pub(crate) fn many_changes(base: u64, signed_at: &str) -> Vec<u8> {
    let letter = ListedLetter::from_ascii(b'D').unwrap();
    let change = |index| Change { index, kind: ChangeKind::Set(letter) };
    let list = StatusList::open(target("status-CN-9901")).unwrap();
    let known: Vec<u64> = list.indices(letter).collect();
    let indices = (0..4_500).map(|number: u32| number * 20 + number % 7);
    let others = indices.filter(|index| !known.contains(&u64::from(*index))).take(4_000);
    signed(base, signed_at, others.map(change).collect())
}

fn signed(base: u64, signed_at: &str, changes: Vec<Change>) -> Vec<u8> {
    let signed_at = seconds(signed_at);
    let draft = DeltaDraft { issuer: ISSUER.to_owned(), base, number: base + 1, signed_at, changes };
    draft.sign(&DeltaSigningKey::training(ISSUER, 1)).unwrap()
}

pub(crate) fn text(cose: &[u8]) -> String {
    delta_text(cose)
}

pub(crate) fn parts(base: u64, cose: &[u8]) -> Vec<String> {
    part_texts(cose, base)
}

fn seconds(moment: &str) -> i64 {
    moment.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp()
}

impl Office {
    /// Writes the repository; gives the first 8 groups of its root's fingerprint, as in the office's letter.
    pub(crate) fn write(&self, folder: &Path) -> String {
        let (metadata, targets) = (folder.join("metadata"), folder.join("targets"));
        fs::create_dir_all(&metadata).unwrap();
        fs::create_dir_all(&targets).unwrap();
        let root = self.root();
        fs::write(metadata.join("1.root.json"), &root).unwrap();
        let mut files = serde_json::Map::new();
        for (name, bytes) in [
            ("issuers.json", self.issuers()),
            ("rules.json", self.rules()),
            ("status-CN-9901", self.list.clone()),
        ] {
            fs::write(targets.join(format!("{}.{name}", sha256(&bytes))), &bytes).unwrap();
            files.insert(
                name.to_owned(),
                json!({ "hashes": { "sha256": sha256(&bytes) }, "length": bytes.len() }),
            );
        }
        let delta = kerbside::authority::DeltaSigningKey::training(ISSUER, 1).public();
        let delta_key = key_object(&delta);
        let delegations = json!({
            "keys": { key_id(&delta): delta_key },
            "roles": [{
                "keyids": [key_id(&delta)], "name": "status-delta-CN-9901", "paths": ["status-delta-CN-9901-*"],
                "terminating": true, "threshold": 1,
            }],
        });
        let mut head = self.head("targets");
        head["targets"] = Value::Object(files);
        if self.is_training() {
            head["delegations"] = delegations;
        }
        let targets = self.sign(&head, &[("targets", 1), ("targets", 2)]);
        fs::write(metadata.join(format!("{}.targets.json", self.version)), &targets).unwrap();
        let mut head = self.head("snapshot");
        head["meta"] = json!({ "targets.json": self.meta(self.version, &targets) });
        if self.is_training() {
            let delegated = fs::read(embedded().join("metadata/1.status-delta-CN-9901.json")).unwrap();
            fs::write(metadata.join("1.status-delta-CN-9901.json"), &delegated).unwrap();
            head["meta"]["status-delta-CN-9901.json"] = self.meta(1, &delegated);
        }
        let snapshot = self.sign(&head, &[("snapshot", 1)]);
        fs::write(metadata.join(format!("{}.snapshot.json", self.version)), &snapshot).unwrap();
        let mut head = self.head("timestamp");
        head["meta"] = json!({ "snapshot.json": self.meta(self.version, &snapshot) });
        head["x-signed-at"] = json!(self.signed_at);
        fs::write(metadata.join("timestamp.json"), self.sign(&head, &[("timestamp", 1)])).unwrap();
        let digits: Vec<char> = sha256(&root).to_uppercase().chars().take(32).collect();
        digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    fn is_training(&self) -> bool {
        self.keys == "training"
    }

    fn head(&self, kind: &str) -> Value {
        json!({ "_type": kind, "spec_version": "1.0.31", "version": self.version, "expires": EXPIRES })
    }

    fn meta(&self, version: u64, bytes: &[u8]) -> Value {
        json!({ "hashes": { "sha256": sha256(bytes) }, "length": bytes.len(), "version": version })
    }

    fn key(&self, role: &str, number: u8) -> SigningKey {
        SigningKey::from_bytes(&Sha256::digest(format!("kerbside {} tuf {role} {number}", self.keys)).into())
    }

    fn sign(&self, signed: &Value, keys: &[(&str, u8)]) -> Vec<u8> {
        let signatures = keys.iter().map(|(role, number)| {
            let key = self.key(role, *number);
            let signature = key.sign(&canonical(signed)).to_bytes();
            json!({ "keyid": key_id(&key.verifying_key().to_bytes()), "sig": hex(&signature) })
        });
        serde_json::to_vec(&json!({ "signatures": signatures.collect::<Vec<_>>(), "signed": signed }))
            .unwrap()
    }

    fn root(&self) -> Vec<u8> {
        if self.is_training() {
            return fs::read(embedded().join("metadata/1.root.json")).unwrap();
        }
        let (mut keys, mut roles) = (serde_json::Map::new(), serde_json::Map::new());
        for (role, count) in [("root", 1_u8), ("targets", 2), ("snapshot", 1), ("timestamp", 1)] {
            let own: Vec<[u8; 32]> =
                (1..=count).map(|number| self.key(role, number).verifying_key().to_bytes()).collect();
            for key in &own {
                keys.insert(key_id(key), key_object(key));
            }
            let ids: Vec<String> = own.iter().map(key_id).collect();
            roles.insert(role.to_owned(), json!({ "keyids": ids, "threshold": count }));
        }
        let signed = json!({
            "_type": "root", "spec_version": "1.0.31", "version": 1, "expires": EXPIRES,
            "consistent_snapshot": true, "keys": keys, "roles": roles,
        });
        self.sign(&signed, &[("root", 1)])
    }

    fn issuers(&self) -> Vec<u8> {
        let bytes = target("issuers.json");
        if self.is_training() {
            return bytes;
        }
        let mut issuers: Value = serde_json::from_slice(&bytes).unwrap();
        let mut only = issuers["issuers"][0].take();
        only["name"] = json!({ "zh": "云泽市公安局交通警察支队", "en": "Yunze Traffic Police" });
        only["max_code_seconds"] = json!(600);
        let key = SigningKey::from_bytes(&Sha256::digest("a key that only this test has").into());
        only["keys"][0]["public_key"] = json!(hex(&key.verifying_key().to_bytes()));
        let first = only["keys"][0].take();
        only["keys"] = json!([first]);
        serde_json::to_vec(&json!({ "issuers": [only] })).unwrap()
    }

    fn rules(&self) -> Vec<u8> {
        if self.is_training() { target("rules.json") } else { b"{}".to_vec() }
    }
}

fn embedded() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("trusted_keys/training")
}

fn target(name: &str) -> Vec<u8> {
    let files = fs::read_dir(embedded().join("targets")).unwrap();
    let path = files.map(|file| file.unwrap().path()).find(|path| path.to_str().unwrap().ends_with(name));
    fs::read(path.unwrap()).unwrap()
}

fn key_object(public: &[u8; 32]) -> Value {
    json!({ "keytype": "ed25519", "scheme": "ed25519", "keyval": { "public": hex(public) } })
}

fn key_id(public: &[u8; 32]) -> String {
    sha256(&canonical(&key_object(public)))
}

fn canonical(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    value
        .serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, CanonicalFormatter::new()))
        .unwrap();
    bytes
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
