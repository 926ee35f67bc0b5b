//! `docs/operating.md`, followed word for word: its commands are run in order in an empty folder, and what it says that one sees
//! must be seen.
//!
//! The day is that of 2026-11-25 (`faketime`), so that the page holds in later years too. Passphrases, which the page has typed,
//! come from a file.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const DAY: &str = "2026-11-25 10:00:00";

/// Between the outputs of two blocks.
const MARK: char = '\u{1e}';

/// A block of commands, and the lines that must be seen when it runs.
#[derive(Debug)]
struct Step {
    /// Of the page.
    line: usize,
    commands: String,
    exit: u8,
    seen: Vec<(usize, String)>,
}

/// Blocks `sh` (with `exit=N` where the last command says no) and `text`; the latter belongs to the one before.
fn steps(page: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside: Option<&str> = None;
    for (line, text) in (1..).zip(page.lines()) {
        match (inside, text.strip_prefix("```")) {
            (None, Some(kind)) => {
                inside = Some(kind);
                if let Some(exit) = kind.strip_prefix("sh") {
                    let exit = exit.trim().strip_prefix("exit=").map_or(0, |exit| exit.parse().unwrap());
                    steps.push(Step { line, commands: String::new(), exit, seen: Vec::new() });
                } else {
                    assert_eq!(kind, "text", "line {line}: a block is sh or text");
                }
            }
            (Some(_), Some(_)) => inside = None,
            (Some("text"), None) => steps.last_mut().unwrap().seen.push((line, text.to_owned())),
            (Some(_), None) => {
                let commands = &mut steps.last_mut().unwrap().commands;
                commands.push_str(text);
                commands.push('\n');
            }
            (None, None) => {}
        }
    }
    steps
}

/// Whether a line is as the page says; `…` stands for anything.
fn is_as(line: &str, said: &str) -> bool {
    let mut parts = said.split('…');
    let Some(mut rest) = parts.next().and_then(|start| line.strip_prefix(start)) else { return false };
    let mut last = None;
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap(),
            None => return false,
        }
        last = Some(part);
    }
    match last {
        // Anything may follow; or the end must be that of the line.
        Some("") => true,
        Some(end) => line.ends_with(end),
        None => rest.is_empty(),
    }
}

#[test]
fn lines_with_gaps() {
    for (line, said, is) in [
        ("draft", "draft", true),
        ("drafts", "draft", false),
        ("key file    a/root-a.pem", "key file    …root-a.pem", true),
        ("key file    a/root-a.pem.pub", "key file    …root-a.pem", false),
        ("List: no. 1 (today) → no. 2 (today)", "List: no. 1 (…) → no. 2 (…)", true),
        ("List: no. 1 (today) → no. 3 (today)", "List: no. 1 (…) → no. 2 (…)", false),
        ("May drive (Covers)", "May drive (…", true),
    ] {
        assert_eq!(is_as(line, said), is, "{line} | {said}");
    }
}

/// Gone with the test.
struct Place(PathBuf);

impl Place {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("kerbside-operating-{}", std::process::id()));
        let _none_from_before = fs::remove_dir_all(&path);
        for folder in ["bin", "office"] {
            fs::create_dir_all(path.join(folder)).unwrap();
        }
        fs::write(path.join("passphrase"), "correct horse battery staple\n").unwrap();
        let place = Self(path);
        place.program("kerbside", &format!("exec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_kerbside")));
        let passphrase = "for word in \"$@\"; do case $word in keygen | sign | publish | issue | diff) \
                          set -- \"$@\" --passphrase-file \"$PASSPHRASE\"; break ;; esac; done\n";
        let authority = env!("CARGO_BIN_EXE_kerbside-authority");
        place.program("kerbside-authority", &format!("{passphrase}exec '{authority}' \"$@\"\n"));
        place
    }

    fn program(&self, name: &str, script: &str) {
        let path = self.0.join("bin").join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}")).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _already_gone = fs::remove_dir_all(&self.0);
    }
}

/// All blocks in one shell, so that what one sets the next ones have. A block that ends with a no runs by itself.
fn script(steps: &[Step], place: &Path) -> String {
    let mut script = "set -eua\nexec 2>&1\n".to_owned();
    for (number, step) in steps.iter().enumerate() {
        script.push_str(&format!("printf '{MARK}'\n"));
        if step.exit == 0 {
            script.push_str(&step.commands);
        } else {
            let file = place.join(format!("step-{number}"));
            fs::write(&file, &step.commands).unwrap();
            script.push_str(&format!(
                "status=0\nsh -eu '{}' || status=$?\ntest $status = {} || {{ echo \"exit status $status\"; exit 1; }}\n",
                file.display(),
                step.exit
            ));
        }
    }
    script
}

#[test]
fn the_page_is_followed() {
    if Command::new("faketime").arg("--version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "faketime is missing: `./dev test` installs it");
        eprintln!("SKIPPED: docs/operating.md is not followed, since faketime is missing");
        return;
    }
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/operating.md")).unwrap();
    let steps = steps(&page);
    let place = Place::new();
    fs::write(place.0.join("follow"), script(&steps, &place.0)).unwrap();
    let path = format!("{}:{}", place.0.join("bin").display(), std::env::var("PATH").unwrap());
    let output = Command::new("faketime")
        .args([DAY, "sh"])
        .arg(place.0.join("follow"))
        .current_dir(place.0.join("office"))
        .env("PATH", path)
        .env("PASSPHRASE", place.0.join("passphrase"))
        .envs([("LANG", "C"), ("LC_ALL", "C"), ("TZ", "UTC")])
        .env_remove("LANGUAGE")
        .output()
        .unwrap();
    let output_text = String::from_utf8(output.stdout).unwrap();
    let outputs: Vec<&str> = output_text.split(MARK).skip(1).collect();
    for (step, said) in steps.iter().zip(&outputs) {
        let mut lines = said.lines();
        for (line, wanted) in &step.seen {
            assert!(
                lines.any(|line| is_as(line, wanted)),
                "docs/operating.md, line {line}: not seen: {wanted}\nThe commands of line {} said:\n{said}",
                step.line
            );
        }
    }
    let last = steps.get(outputs.len().saturating_sub(1)).map_or(0, |step| step.line);
    assert!(
        output.status.success() && outputs.len() == steps.len(),
        "docs/operating.md: the commands of line {last} failed:\n{}",
        outputs.last().unwrap_or(&"")
    );
}

/// What it follows is worth following.
#[test]
fn the_page_has_its_steps() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/operating.md")).unwrap();
    let steps = steps(&page);
    let verdicts = ["May drive", "Must not drive", "Check further", "Not genuine", "Cannot tell"];
    for verdict in verdicts {
        let seen = steps.iter().flat_map(|step| &step.seen).any(|(_, line)| line.contains(verdict));
        assert!(seen, "no step shows {verdict}");
    }
    let commands: Vec<&str> = steps.iter().flat_map(|step| step.commands.lines()).collect();
    for command in ["trust init", "trust rotate-root", "trust distrust", "trust update", "status diff"] {
        assert!(commands.iter().any(|line| line.contains(command)), "no step has {command}");
    }
}
