//! `kerbside-authority status` from outside.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use kerbside::camera::luma_of_bytes;
use kerbside::qr::{Readers, StillLimits, StillReader};
use kerbside::status::SignedDelta;

use crate::deltas::key;
use crate::support::{letter, open};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kerbside-status-{name}-{}", std::process::id()));
        let _none_from_before = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn names(&self) -> Vec<String> {
        let names = fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// A list out of a table on stdin.
    fn build(&self, name: &str, number: u64, table: &str) -> Output {
        let number = number.to_string();
        let day = format!("2026-11-{number:0>2}T10:00:00+08:00");
        let out = self.path(name);
        let arguments = ["status", "build", "--issuer", "CN-9901", "--size", "40000000"];
        let mut child = Command::new(env!("CARGO_BIN_EXE_kerbside-authority"))
            .args(arguments)
            .args(["--number", &number, "--signed-at", &day, "--out", &out])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A table that is refused early is not read to its end.
        let _closed = child.stdin.take().unwrap().write_all(table.as_bytes());
        child.wait_with_output().unwrap()
    }

    fn delta_key(&self) -> String {
        let file = self.path("delta-key.json");
        let made =
            authority(&["keygen", "--training", "CN-9901/1", "--purpose", "status-delta", "--out", &file]);
        assert!(made.status.success(), "{}", stderr(&made));
        file
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _already_gone = fs::remove_dir_all(&self.0);
    }
}

fn authority(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kerbside-authority")).args(arguments).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn table(rows: impl Iterator<Item = (u32, char)>) -> String {
    rows.map(|(index, letter)| format!("{index},{letter}\n")).collect()
}

/// 16 groups are typed back from what keygen says: the public half of the training delta key.
fn public_key(folder: &Folder) -> String {
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path("delta-key.json")).unwrap()).unwrap();
    json["public_key"].as_str().unwrap().to_owned()
}

#[test]
fn build_from_a_pipe_or_a_file_and_show() {
    let folder = Folder::new("build");
    let built = folder.build("list", 1, "5,DB,12\n1,A,0\n0,G,3\n");
    assert!(built.status.success(), "{}", stderr(&built));
    let said = stdout(&built);
    assert!(said.contains("list 1 of CN-9901, signed 2026-11-01T02:00:00Z, 40000000 indices"), "{said}");
    assert!(said.contains("  G  1 licences") && said.contains("9 points or more  1 licences"), "{said}");
    let file = folder.path("table.csv");
    fs::write(&file, "0,G,3\n5,BD,12\n").unwrap();
    let other = folder.path("other");
    let built = authority(&[
        "status",
        "build",
        "--issuer",
        "CN-9901",
        "--size",
        "40000000",
        "--number",
        "1",
        "--signed-at",
        "2026-11-01T10:00:00+08:00",
        "--in",
        &file,
        "--out",
        &other,
    ]);
    assert!(built.status.success(), "{}", stderr(&built));
    assert_eq!(fs::read(&other).unwrap(), fs::read(folder.path("list")).unwrap(), "one content, one list");
    let show = |index: &str| stdout(&authority(&["status", "show", &other, "--index", index]));
    assert_eq!(show("5"), "letters BD, points 12\n");
    assert_eq!(show("6"), "letters none, points below 9\n");
    assert_eq!(show("40000000"), "not covered by this list\n");
}

/// Whole or not at all: a bad line leaves what was there, and nothing else.
#[test]
fn a_bad_line_leaves_the_old_list() {
    let folder = Folder::new("bad-line");
    assert!(folder.build("list", 1, "5,D\n").status.success());
    let before = fs::read(folder.path("list")).unwrap();
    for (table, fault) in [
        ("5,D\n5,D\n", "stdin: line 2: index 5 came on an earlier line"),
        ("5,D\n6,y\n", "stdin: line 2: 'y' is no status letter"),
        ("40000000,D\n", "stdin: line 1: index 40000000 is beyond the index space"),
        ("", "the table has no lines"),
    ] {
        let refused = folder.build("list", 2, table);
        assert_eq!(refused.status.code(), Some(1));
        assert!(stderr(&refused).contains(fault), "{}", stderr(&refused));
        assert_eq!(fs::read(folder.path("list")).unwrap(), before);
        assert_eq!(folder.names(), ["list"]);
    }
    for arguments in [
        vec!["--issuer", "CN 1", "--size", "1", "--number", "1", "--signed-at", "2026-11-01T10:00:00Z"],
        vec!["--issuer", "CN-1", "--size", "0", "--number", "1", "--signed-at", "2026-11-01T10:00:00Z"],
        vec!["--issuer", "CN-1", "--size", "1", "--number", "0", "--signed-at", "2026-11-01T10:00:00Z"],
        vec!["--issuer", "CN-1", "--size", "1", "--number", "1", "--signed-at", "today"],
    ] {
        let out = folder.path("other");
        let refused = authority(&[vec!["status", "build", "--out", &out], arguments].concat());
        assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    }
}

#[test]
fn a_day_goes_into_one_code_and_back() {
    let folder = Folder::new("one-code");
    let rows = |first: u32| (first..first + 2_000).map(|n| (n * 9_973, if n % 3 == 0 { 'D' } else { 'B' }));
    assert!(folder.build("old", 1, &table(rows(0))).status.success());
    assert!(folder.build("new", 2, &table(rows(200))).status.success());
    let (old, new, delta_key) = (folder.path("old"), folder.path("new"), folder.delta_key());
    for name in ["delta.txt", "delta.png", "delta"] {
        let out = folder.path(name);
        let made = authority(&["status", "diff", &old, &new, "--key", &delta_key, "--out", &out]);
        assert!(made.status.success(), "{}", stderr(&made));
        assert!(stdout(&made).contains("400 changes, list 1 to 2"), "{}", stdout(&made));
    }
    let text = fs::read_to_string(folder.path("delta.txt")).unwrap();
    assert!(SignedDelta::from_text(text.as_bytes()).unwrap().verify(&key()).is_ok());
    let frame = luma_of_bytes(&fs::read(folder.path("delta.png")).unwrap()).unwrap();
    let read =
        StillReader::new(Readers::thorough(), StillLimits::default()).read(&frame, Instant::now).unwrap();
    assert_eq!(read.symbols[0].payload.as_bytes(), text.trim_end().as_bytes(), "the picture says the same");
    for name in ["delta.txt", "delta"] {
        let (delta, out) = (folder.path(name), folder.path("applied"));
        let key = public_key(&folder);
        let applied = authority(&["status", "apply", &old, &delta, "--public-key", &key, "--out", &out]);
        assert!(applied.status.success(), "{}", stderr(&applied));
        assert!(stdout(&applied).contains("list 1 to 2") && stdout(&applied).contains("B lifted"));
        assert_eq!(fs::read(&out).unwrap(), fs::read(&new).unwrap());
        let again = authority(&["status", "apply", &out, &delta, "--public-key", &key]);
        assert!(stderr(&again).contains("the delta changes list 1, this is list 2"), "{}", stderr(&again));
    }
}

#[test]
fn a_larger_day_goes_in_parts() {
    let folder = Folder::new("parts");
    let rows = |first: u32| (first..first + 4_000).map(|n| (n * 7_001, 'D'));
    assert!(folder.build("old", 1, &table(rows(0))).status.success());
    assert!(folder.build("new", 2, &table(rows(1_500))).status.success());
    let (old, new, delta_key) = (folder.path("old"), folder.path("new"), folder.delta_key());
    let out = folder.path("delta.txt");
    let made = authority(&["status", "diff", &old, &new, "--key", &delta_key, "--out", &out]);
    assert!(stdout(&made).contains(" codes of version "), "{} {}", stdout(&made), stderr(&made));
    let text = fs::read_to_string(&out).unwrap();
    let mut parts: Vec<&str> = text.lines().collect();
    assert!(parts.len() > 3);
    parts.reverse();
    fs::write(&out, parts.join("\n")).unwrap();
    let (applied, key) = (folder.path("applied"), public_key(&folder));
    let done = authority(&["status", "apply", &old, &out, "--public-key", &key, "--out", &applied]);
    assert!(done.status.success(), "{}", stderr(&done));
    assert_eq!(fs::read(&applied).unwrap(), fs::read(&new).unwrap());
    fs::write(&out, parts[1..].join("\n")).unwrap();
    let missing = authority(&["status", "apply", &old, &out, "--public-key", &key]);
    assert!(
        stderr(&missing).contains(&format!("parts are missing: {}", parts.len())),
        "{}",
        stderr(&missing)
    );
    let pictures = folder.path("delta.png");
    assert!(
        authority(&["status", "diff", &old, &new, "--key", &delta_key, "--out", &pictures]).status.success()
    );
    let count = parts.len();
    assert!(folder.names().contains(&format!("delta-{count}-of-{count}.png")), "{:?}", folder.names());
}

#[test]
fn keys_are_not_mixed_up() {
    let folder = Folder::new("keys");
    assert!(folder.build("old", 1, "1,D\n2,E\n").status.success());
    assert!(folder.build("new", 2, "2,E\n").status.success());
    assert!(folder.build("lifted", 3, "1,D\n").status.success());
    let (old, new, out) = (folder.path("old"), folder.path("new"), folder.path("delta.txt"));
    let licence_key = folder.path("key.json");
    assert!(authority(&["keygen", "--training", "CN-9901/1", "--out", &licence_key]).status.success());
    let refused = authority(&["status", "diff", &old, &new, "--key", &licence_key, "--out", &out]);
    assert!(
        stderr(&refused).contains("the key is for licence, one for status-delta is needed"),
        "{}",
        stderr(&refused)
    );
    let delta_key = folder.delta_key();
    let licence = folder.path("licence.json");
    fs::write(&licence, kerbside::authority::licence_json::EXAMPLE).unwrap();
    let refused =
        authority(&["issue", "--key", &delta_key, "--licence", &licence, "--out", &folder.path("c.txt")]);
    assert!(stderr(&refused).contains("the key is for status-delta"), "{}", stderr(&refused));
    let lifted = folder.path("lifted");
    let refused = authority(&["status", "diff", &old, &lifted, "--key", &delta_key, "--out", &out]);
    assert!(stderr(&refused).contains("index 2 loses E"), "{}", stderr(&refused));
    let refused = authority(&["status", "diff", &new, &old, "--key", &delta_key, "--out", &out]);
    assert!(stderr(&refused).contains("number 1, which is not above"), "{}", stderr(&refused));
    assert!(!folder.names().contains(&"delta.txt".to_owned()));
}

#[test]
fn a_token_becomes_a_list() {
    let folder = Folder::new("token");
    let token = folder.path("list.cwt");
    fs::write(&token, crate::tokens::token()).unwrap();
    let out = folder.path("list");
    let import = |invalid: &str, key: &str| {
        authority(&[
            "status",
            "import",
            &token,
            "--issuer",
            "CN-9901",
            "--number",
            "3",
            "--public-key",
            key,
            "--invalid",
            invalid,
            "--suspended",
            "J",
            "--out",
            &out,
        ])
    };
    let done = import("G", crate::tokens::PUBLIC_KEY);
    assert!(done.status.success(), "{}", stderr(&done));
    let list = open(fs::read(&out).unwrap());
    assert!(list.indices(letter('G')).eq([0, 3]));
    assert!(list.indices(letter('J')).eq([1, 1_000]));
    assert_eq!((list.header().signed_at, list.header().space), (1_795_140_000, 1_004));
    assert_eq!(import("A", crate::tokens::PUBLIC_KEY).status.code(), Some(2), "A stands in no list");
    let other = public_key_of_nobody();
    assert!(stderr(&import("G", &other)).contains("signature of the token does not match"));
}

fn public_key_of_nobody() -> String {
    let key = kerbside::authority::DeltaSigningKey::training("CN-0000", 1).public();
    kerbside::authority::key_file::hex(&key)
}
