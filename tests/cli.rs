//! The headless contract, through the program: samples, rubbish, flags and exit status.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[expect(dead_code, reason = "this file uses a part of it")]
mod support;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use kerbside::envelope::base45;
use serde_json::Value;
use support::{good_cose, vectors};

const NOW: &str = "2026-11-20T10:05:00+08:00";

fn kerbside(args: &[&str]) -> Output {
    command(args).output().unwrap()
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kerbside"));
    // Not the state of whoever runs the tests.
    let state = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-state");
    command.args(args).env("LC_ALL", "en").env("XDG_STATE_HOME", state);
    command
}

fn with_stdin(args: &[&str], input: &[u8]) -> Output {
    let mut child =
        command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _absent = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn good_text() -> String {
    format!("EDL1:{}", base45::encode(&good_cose()))
}

fn check_text(text: &[u8]) -> (Value, Option<i32>) {
    let output = with_stdin(&["check", "--json", "--keyring", "training", "--now", NOW, "-"], text);
    let lines = lines(&output);
    assert_eq!(lines.len(), 1);
    (lines[0].clone(), output.status.code())
}

fn codes(line: &Value) -> Vec<String> {
    let findings = line["findings"].as_array().unwrap();
    findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

/// Sample pictures → verdicts, as `samples.toml` says.
#[test]
fn every_sample_picture_gives_its_verdict() {
    for sample in kerbside::samples::all() {
        let picture = format!("assets/samples/{}.png", sample.name);
        let now = sample.now.to_rfc3339();
        let output = kerbside(&["check", "--json", "--keyring", "training", "--now", &now, &picture]);
        let line = &lines(&output)[0];
        assert_eq!(line["verdict"], sample.verdict.code(), "{}: {line}", sample.name);
        assert_eq!(line["person_compared"], false);
        let status = if sample.verdict.code() == "may_drive" { 0 } else { 1 };
        assert!(
            output.status.code() == Some(status) || codes(line).contains(&"K101".to_owned()),
            "{}",
            sample.name
        );
    }
}

/// The fields that scripts rely on.
#[test]
fn the_line_of_a_good_code() {
    let (line, status) = check_text(good_text().as_bytes());
    assert_eq!(status, Some(0));
    assert_eq!(line["input"], "-");
    assert_eq!(line["outcome"], "assessed");
    assert_eq!(line["headline"]["code"], "licence_in_force");
    assert_eq!(line["headline"]["zh"], "证件有效");
    assert_eq!(line["axes"]["signature"], "valid");
    assert_eq!(line["axes"]["issuer"], "trusted");
    assert_eq!(line["axes"]["code_time"], "current");
    assert_eq!(line["axes"]["licence_status"], "normal");
    assert_eq!(line["axes"]["validity"], "in_force");
    assert_eq!(line["axes"]["data_age"], "fresh");
    assert_eq!(line["axes"]["entitlement"], "not_checked");
    assert_eq!(line["licence"]["name"], "林知远");
    assert_eq!(line["licence"]["document_number"], "990101199001010014");
    assert_eq!(line["licence"]["driving_privileges"][0]["includes"], serde_json::json!(["C2", "C3", "C4"]));
    assert_eq!(line["licence"]["points"]["collected"], 3);
    assert!(line["timing_us"]["judge"].as_u64().is_some());
}

/// Every single-bit flip of the bytes and every changed character of the text, through the program.
#[test]
fn every_flip_and_change_is_refused_through_check() {
    let with_portrait =
        kerbside::samples::all().into_iter().find(|sample| sample.name == "valid-c1").unwrap();
    let portrait =
        base45::decode(with_portrait.text.trim_end().as_bytes().strip_prefix(b"EDL1:").unwrap()).unwrap();
    for (name, good) in [("plain", good_cose()), ("portrait", portrait)] {
        let folder = folder(&format!("flips-{name}"));
        for bit in 0..good.len() * 8 {
            let mut bytes = good.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            fs::write(folder.join(format!("bit-{bit:06}.txt")), bytes).unwrap();
        }
        let text = format!("EDL1:{}", base45::encode(&good)).into_bytes();
        for position in 0..text.len() {
            let mut changed = text.clone();
            changed[position] = if changed[position] == b'0' { b'1' } else { b'0' };
            fs::write(folder.join(format!("text-{position:06}.txt")), changed).unwrap();
        }
        let output =
            kerbside(&["check", "--json", "--keyring", "training", "--now", NOW, folder.to_str().unwrap()]);
        let lines = lines(&output);
        assert_eq!(lines.len(), good.len() * 8 + text.len());
        for line in &lines {
            assert_eq!(line["outcome"], "rejected", "{line}");
            assert!(line["licence"].is_null(), "{line}");
        }
        assert_ne!(output.status.code(), Some(0));
        fs::remove_dir_all(folder).unwrap();
    }
}

/// Text that was damaged on its way is never a judgement, and each says what to do.
#[test]
fn damaged_texts_have_their_own_sentences() {
    let good = good_text();
    let mut broken = good.clone();
    broken.insert(60, '\n');
    for (text, code, status) in [
        ("https://example.org/menu".to_owned(), "K101", 2),
        (good.replacen("EDL1:", "HC1:", 1), "K101", 2),
        (good.to_lowercase(), "K103", 1),
        (good.replacen("EDL1", "EDL2", 1), "K104", 1),
        (broken, "K102", 1),
    ] {
        let (line, exit) = check_text(text.as_bytes());
        assert_eq!(
            (line["verdict"].as_str(), codes(&line), exit),
            (Some("cannot_tell"), vec![code.to_owned()], Some(status))
        );
        assert!(line["licence"].is_null());
        for language in ["zh", "en"] {
            assert!(line["findings"][0]["next"][language].as_str().unwrap().len() > 5, "says what to do");
        }
    }
    let collapsed: String = good.replace(' ', "");
    assert_eq!(check_text(collapsed.as_bytes()).0["verdict"], "cannot_tell");
}

#[test]
fn rubbish_files_are_unreadable_with_a_sentence_each() {
    let folder = folder("rubbish");
    let png = fs::read("assets/samples/valid-c1-plain.png").unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).unwrap();
    put("a-empty.png", b"");
    put("b-not-an-image.png", b"this is a letter, not a picture");
    put("c-truncated.png", &png[..png.len() / 2]);
    put("d-100-megapixels.png", &huge_png_header());
    put("e-empty.txt", b"");
    put("f-huge.txt", &vec![b'A'; 1_000_000]);
    put("g-binary.txt", &[0xff; 100]);
    let output =
        kerbside(&["check", "--json", "--keyring", "training", folder.to_str().unwrap(), "no-such-file.png"]);
    assert_eq!(output.status.code(), Some(2));
    let lines = lines(&output);
    assert_eq!(lines.len(), 8, "it does not stop at a bad file");
    let sentences: std::collections::BTreeSet<&str> =
        lines.iter().map(|line| line["findings"][0]["en"].as_str().unwrap()).collect();
    assert_eq!(sentences.len(), 8, "{sentences:?}");
    assert!(lines[..6].iter().all(|line| line["findings"][0]["code"] == "K190"));
    for line in lines.iter().filter(|line| !line["input"].as_str().unwrap().contains("binary")) {
        assert_eq!(
            (line["outcome"].as_str(), line["verdict"].as_str()),
            (Some("unreadable"), Some("cannot_tell"))
        );
    }
    assert!(output.stderr.is_empty(), "no bar and no panic where there is no terminal");
}

/// A PNG that claims 10,000 × 10,000 pixels and holds next to none.
fn huge_png_header() -> Vec<u8> {
    let mut header = 10_000_u32.to_be_bytes().repeat(2);
    header.extend([8, 0, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", header), (b"IDAT", vec![0x78, 0x9c, 0, 0]), (b"IEND", Vec::new())] {
        let chunk = [kind.to_vec(), data].concat();
        png.extend(u32::try_from(chunk.len() - 4).unwrap().to_be_bytes());
        png.extend(&chunk);
        png.extend(crc32(&chunk).to_be_bytes());
    }
    png
}

/// CRC-32 of ISO 3309, as PNG uses it.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

#[test]
fn folders_are_read_in_name_order_without_links() {
    let folder = folder("order");
    for name in ["b.txt", "a.txt", "c.TXT"] {
        fs::write(folder.join(name), good_text()).unwrap();
    }
    fs::write(folder.join("notes.md"), "x").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.join("a.txt"), folder.join("link.txt")).unwrap();
    let output =
        kerbside(&["check", "--json", "--keyring", "training", "--now", NOW, folder.to_str().unwrap()]);
    let inputs: Vec<String> = lines(&output)
        .iter()
        .map(|line| {
            Path::new(line["input"].as_str().unwrap()).file_name().unwrap().to_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(inputs, ["a.txt", "b.txt", "c.TXT"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("passed over"), "{stderr}");
}

#[test]
fn an_empty_folder_is_an_answer_of_its_own() {
    let folder = folder("nothing");
    let output = kerbside(&["check", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("nothing to check"));
}

#[test]
fn production_ships_empty_and_names_the_way_out() {
    let output = with_stdin(&["check", "--json", "-"], good_text().as_bytes());
    let line = &lines(&output)[0];
    assert_eq!((line["verdict"].as_str(), output.status.code()), (Some("cannot_tell"), Some(1)));
    assert_eq!(codes(line), ["K212"], "a training code proves nothing here");
    assert!(line["findings"][0]["next"]["en"].as_str().unwrap().contains("--keyring training"));
    let stranger = vectors().into_iter().find(|vector| vector.name == "issuer-unknown-key").unwrap();
    let output = with_stdin(&["check", "--json", "-"], &stranger.payload);
    let line = &lines(&output)[0];
    assert_eq!(codes(line), ["K211"]);
    assert!(line["findings"][0]["next"]["en"].as_str().unwrap().contains("--keyring training"));
}

#[test]
fn now_is_for_training_only() {
    let output = with_stdin(&["check", "--now", NOW, "-"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--keyring training"));
    assert!(output.stdout.is_empty());
    let output = kerbside(&["check", "--keyring", "training", "--now", "yesterday", "-"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("2026-11-20T10:00:00+08:00"));
}

#[test]
fn what_is_not_built_yet_says_so() {
    for args in [&["selftest"][..], &["--kiosk"]] {
        let output = kerbside(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(String::from_utf8(output.stderr).unwrap().contains("not built yet"), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}

/// The device's keys by themselves: what is there, and each refusal in a sentence with exit status 2.
#[test]
fn trust_says_what_is_there_and_what_is_wrong() {
    let state = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-trust");
    let _none_yet = std::fs::remove_dir_all(&state);
    let state = state.to_str().unwrap();
    let trust = |args: &[&str]| {
        let output = kerbside(&[&["trust"], args, &["--state", state]].concat());
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        (output.status.code(), said)
    };
    let (code, [said, _]) = trust(&["status", "--keyring", "training"]);
    assert_eq!(code, Some(0));
    for words in ["root 1, timestamp 1", "2 of 3 keys, 2 needed", "No. 41, 2026-11-20 08:00, 100000 licences"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    let (code, [said, _]) = trust(&["status", "--json"]);
    assert_eq!(code, Some(1), "production has no keys");
    let json: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(json["grade"], "expired");
    for (args, words) in [
        (&["import", "tests/vectors"][..], "holds no trust repository"),
        (&["import", "trusted_keys/training"], "--root"),
        (&["import", "trusted_keys/training", "--root", "12"], "first 8 groups"),
        (
            &["import", "trusted_keys/training", "--root", "0000 0000 0000 0000 0000 0000 0000 0000"],
            "No root in this folder",
        ),
        (&["update", "assets/samples/valid-c1.txt"], "no status delta"),
        (&["update", "tests/nothing.txt"], "no such file"),
    ] {
        let (code, [out, said]) = trust(args);
        assert_eq!(code, Some(2), "{args:?}");
        assert!(said.contains(words) && out.is_empty(), "{args:?}: {said}");
    }
    let (code, [said, _]) = trust(&["import", "trusted_keys/training", "--keyring", "training"]);
    assert_eq!(code, Some(0));
    assert!(said.contains("Nothing would change"), "{said}");
    assert_eq!(trust(&["forget"]).0, Some(1), "only said");
    assert!(!std::path::Path::new(state).join("production").exists(), "none of this wrote anything");
}

#[test]
fn read_decodes_without_judging() {
    let output = kerbside(&["read", "--json", "assets/samples/valid-c1-plain.png"]);
    assert_eq!(output.status.code(), Some(0));
    let line = &lines(&output)[0];
    let symbol = &line["symbols"][0];
    assert_eq!(
        symbol["text"].as_str(),
        Some(fs::read_to_string("assets/samples/valid-c1-plain.txt").unwrap().trim_end_matches('\n'))
    );
    assert_eq!(symbol["corners"].as_array().unwrap().len(), 4);
    assert!(symbol["version"].as_u64().unwrap() >= 10);
    assert!(line["read_us"].as_u64().unwrap() > 0);
    let output = with_stdin(&["read", "--json", "-"], &good_cose());
    assert!(lines(&output)[0]["symbols"][0]["base64"].is_string(), "bytes are not text");
    let output = kerbside(&["read", "assets/samples/samples.toml"]);
    assert_eq!(output.status.code(), Some(2));
}

/// A picture with two licence codes gives a line each, numbered; the poster beside them is not judged.
#[test]
fn several_codes_in_one_picture() {
    let left = kerbside::camera::luma_of_file(Path::new("assets/samples/valid-c1-plain.png")).unwrap();
    let right = kerbside::camera::luma_of_file(Path::new("assets/samples/status-b.png")).unwrap();
    let (width, height) = (left.width() + right.width(), left.height().max(right.height()));
    let mut luma = vec![255; width * height];
    for (frame, offset) in [(&left, 0), (&right, left.width())] {
        for row in 0..frame.height() {
            let start = row * width + offset;
            let source = &frame.luma()[row * frame.width()..(row + 1) * frame.width()];
            luma[start..start + frame.width()].copy_from_slice(source);
        }
    }
    let path = folder("two").join("two.png");
    image::save_buffer(
        &path,
        &luma,
        u32::try_from(width).unwrap(),
        u32::try_from(height).unwrap(),
        image::ColorType::L8,
    )
    .unwrap();
    let output =
        kerbside(&["check", "--json", "--keyring", "training", "--now", NOW, path.to_str().unwrap()]);
    let lines = lines(&output);
    let numbered: Vec<(u64, &str)> = lines
        .iter()
        .map(|line| (line["symbol"].as_u64().unwrap(), line["verdict"].as_str().unwrap()))
        .collect();
    assert_eq!(numbered, [(1, "may_drive"), (2, "must_not_drive")]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn wrong_usage_is_explained() {
    for args in [&["check"][..], &["check", "--keyring", "gold", "x"], &["sing"]] {
        let output = kerbside(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty());
    }
    let help = kerbside(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8(help.stdout).unwrap().contains("kerbside check --keyring training"));
}

/// A pipe by that name would wait for ever, and a device has no end.
#[cfg(unix)]
#[test]
fn what_is_no_ordinary_file_is_refused_at_once() {
    let place = folder("pipes");
    for name in ["code.txt", "code.png"] {
        let pipe = place.join(name);
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let output = kerbside(&["check", "--json", pipe.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stdout).contains("ordinary file"), "{output:?}");
    }
}

/// The format takes one line end off; a second one is damage, from stdin as from anywhere.
#[test]
fn only_one_line_end_is_taken_off() {
    for (end, status) in [("", 0), ("\n", 0), ("\r\n", 0), ("\n\n", 1), ("\r\n\r\n", 1)] {
        let (line, code) = check_text(format!("{}{end}", good_text()).as_bytes());
        assert_eq!(code, Some(status), "{end:?}: {line}");
    }
}
