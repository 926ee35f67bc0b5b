//! What is asked beside the licence, through the program: vehicle, journey, return date, house rules, tables.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn kerbside(args: &[&str]) -> Output {
    let state = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-state");
    let mut command = Command::new(env!("CARGO_BIN_EXE_kerbside"));
    command.args(args).env("LC_ALL", "en").env("XDG_STATE_HOME", state).output().unwrap()
}

fn check(sample: &str, asked: &[&str]) -> (Value, Option<i32>) {
    let path = format!("assets/samples/{sample}.txt");
    let fixed = ["check", "--json", "--keyring", "training", "--now", "2026-11-21T10:00:00+08:00"];
    let output = kerbside(&[&fixed, asked, &[path.as_str()]].concat());
    let line = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    (line, output.status.code())
}

/// Whether a status list covers the sample is not asked here.
fn codes(line: &Value, list: &str) -> Vec<String> {
    let rows = line[list].as_array().unwrap().iter();
    rows.map(|row| row["code"].as_str().unwrap().to_owned()).filter(|code| code != "K540").collect()
}

#[test]
fn the_vehicle_decides() {
    let (line, status) = check("valid-c2", &["--vehicle", "K33,manual"]);
    assert_eq!((line["verdict"].as_str(), status), (Some("must_not_drive"), Some(1)));
    assert_eq!(line["axes"]["entitlement"], "may_not");
    assert_eq!(codes(&line, "findings"), ["K711"]);
    assert_eq!(line["vehicle"], json!({"zh": "小型轿车", "en": "Small saloon car"}));
    let (line, status) = check("valid-c2", &["--vehicle", "k33,automatic"]);
    assert_eq!((line["headline"]["code"].as_str(), status), (Some("may_drive"), Some(0)));
    assert_eq!(line["axes"]["entitlement"], "may");
    let (line, status) = check("valid-c2", &["--vehicle", "小型轿车"]);
    assert_eq!((line["headline"]["code"].as_str(), status), (Some("may_drive_if"), Some(0)));
    assert_eq!(codes(&line, "conditions"), ["condition-automatic"]);
    assert_eq!(line["conditions"][0]["zh"], "仅限自动挡");
    assert_eq!(line["axes"]["entitlement"], "may_if");
}

#[test]
fn the_journey_decides() {
    let vehicle = ["--vehicle", "K33,use=private"];
    let (line, _) = check("probation", &[&vehicle[..], &["--journey", "expressway"]].concat());
    assert_eq!(
        (line["verdict"].as_str(), codes(&line, "findings")),
        (Some("must_not_drive"), vec!["K742".to_owned()])
    );
    let (line, _) = check("probation", &[&vehicle[..], &["--journey", "expressway,accompanied"]].concat());
    assert_eq!(line["headline"]["code"], "may_drive_if");
    let said: Vec<&str> =
        line["conditions"].as_array().unwrap().iter().map(|one| one["en"].as_str().unwrap()).collect();
    assert!(said.contains(&"probation until 2027-06-15: no trailer"), "{said:?}");
    assert!(said[0].starts_with("the companion must hold small car (C1)"), "{said:?}");
}

#[test]
fn the_return_date_is_a_condition() {
    let (line, status) =
        check("renewal-due", &["--profile", "rental", "--vehicle", "K33", "--return-date", "2027-01-02"]);
    assert_eq!(status, Some(0));
    assert_eq!(codes(&line, "conditions"), ["condition-return-by"]);
    let back = kerbside(&["check", "--return-date", "2020-01-01", "-"]);
    assert_eq!(back.status.code(), Some(2));
}

#[test]
fn house_rules_come_from_a_file() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("house");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("rules.toml");
    let path = file.to_str().unwrap();
    fs::write(&file, "probation_allowed = false\n").unwrap();
    let (line, _) = check("probation", &["--profile", "rental", "--house-rules", path]);
    assert_eq!(
        (line["verdict"].as_str(), codes(&line, "findings")[0].as_str()),
        (Some("check_further"), "K773")
    );
    fs::write(&file, "probation_alowed = false\n").unwrap();
    assert_eq!(check("probation", &["--house-rules", path]).1, Some(2));
    assert_eq!(check("probation", &["--house-rules", "no-such-file"]).1, Some(2));
}

/// Each link has its rule, article and day; its values are those of the licence.
#[test]
fn the_chain_is_in_the_line() {
    let (line, _) = check("points-12", &["--vehicle", "K11"]);
    let chain = line["explain"].as_array().unwrap();
    let of = |rule: &str| chain.iter().find(|link| link["rule"] == rule).unwrap();
    let points = of("points-full");
    assert_eq!((&points["article"], &points["finding"]), (&json!("RTSR 28; R163 15, 23"), &json!("K530")));
    assert_eq!(points["compared"]["points"], line["licence"]["points"]["collected"]);
    assert_eq!(points["day"], "2026-11-21");
    assert_eq!(of("class-needed")["finding"], "K710");
    assert_eq!(of("class-needed")["compared"]["classes"], "C1");
    assert_eq!(of("validity-term")["compared"]["from"], line["licence"]["issue_date"]);
    for link in chain {
        for field in ["axis", "article", "certainty", "severity"] {
            assert!(link[field].is_string(), "{link}");
        }
        assert!(link["says"]["zh"].is_string() && link["says"]["en"].is_string(), "{link}");
    }
}

#[test]
fn rules_prints_the_tables() {
    let output = kerbside(&["rules"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), fs::read_to_string("docs/rules.md").unwrap());
}

#[test]
fn what_cannot_be_asked_is_explained() {
    for (args, word) in [
        (["--vehicle", "saloon"], "kerbside rules"),
        (["--vehicle", "K33,fast"], "fast"),
        (["--vehicle", "K33,kg=heavy"], "heavy"),
        (["--vehicle", "K33,use=fun"], "kerbside rules"),
        (["--journey", "motorway"], "motorway"),
        (["--return-date", "tomorrow"], "2026-11-20"),
    ] {
        let output = kerbside(&[&["check", "--keyring", "training"], &args[..], &["-"]].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(String::from_utf8(output.stderr).unwrap().contains(word), "{args:?}");
    }
}

#[test]
fn the_companion_is_read_from_a_code_of_its_own() {
    let asked = ["--vehicle", "K33,use=private", "--journey", "expressway"];
    let with = |companion: &str| {
        let path = format!("assets/samples/{companion}");
        check("probation", &[&asked[..], &["--companion", path.as_str()]].concat())
    };
    let (line, status) = with("valid-c1.png");
    assert_eq!((line["headline"]["code"].as_str(), status), (Some("may_drive_if"), Some(0)));
    assert_eq!(line["companion"], json!({"class": "C1", "answer": "qualified", "reason": null}));
    let (line, status) = with("valid-e-f.txt");
    assert_eq!((line["verdict"].as_str(), status), (Some("must_not_drive"), Some(1)));
    assert_eq!(
        (line["companion"]["answer"].as_str(), codes(&line, "findings")),
        (Some("unqualified"), vec!["K747".to_owned()])
    );
    assert_eq!(line["companion"]["reason"]["code"], "class");
    let (line, _) = with("unknown-key.txt");
    assert_eq!(
        (line["verdict"].as_str(), line["companion"]["answer"].as_str()),
        (Some("check_further"), Some("open"))
    );
    let (line, _) = check("probation", &asked);
    assert_eq!(line["companion"], json!({"class": "C1", "answer": "not_checked", "reason": null}));
    let (line, _) = check("valid-c1", &asked);
    assert!(line["companion"].is_null());
    let (line, status) =
        check("probation", &["--profile", "rental", "--companion", "assets/samples/valid-c1.txt"]);
    assert_eq!((line, status), (Value::Null, Some(2)));
    for wrong in ["samples.toml", "no-such-file.txt", "."] {
        let (line, status) = with(wrong);
        assert_eq!((line, status), (Value::Null, Some(2)), "{wrong}");
    }
}

#[test]
fn a_paper_licence_is_typed() {
    let paper = |args: &[&str]| {
        let fixed = [
            "paper",
            "--json",
            "--now",
            "2026-11-20T10:00:00+08:00",
            "--born",
            "1988",
            "--first-issue",
            "2011-06-08",
        ];
        let output = kerbside(&[&fixed, args].concat());
        (serde_json::from_slice::<Value>(&output.stdout).unwrap_or(Value::Null), output.status.code())
    };
    let (line, status) = paper(&["--classes", "C1", "--vehicle", "K33,manual"]);
    assert_eq!((line["answer"]["code"].as_str(), status), (Some("class_fits"), Some(0)));
    assert_eq!((&line["verified"], line["answer"]["zh"].as_str()), (&json!(false), Some("准驾相符")));
    let (line, status) = paper(&["--classes", "C2 E", "--vehicle", "K33,manual"]);
    assert_eq!((line["answer"]["code"].as_str(), status), (Some("must_not_drive"), Some(1)));
    assert!(line["explain"].as_array().unwrap().iter().any(|link| link["rule"] == "class-automatic"));
    for wrong in [&["--classes", "X9"][..], &["--classes", ""], &["--classes", "C1", "--until", "soon"]] {
        assert_eq!(paper(wrong), (Value::Null, Some(2)), "{wrong:?}");
    }
    let output = kerbside(&["paper", "--classes", "C1", "--born", "2025", "--first-issue", "2011-06-08"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--born"));
    let output = kerbside(&["paper", "--classes", "C1", "--born", "1988", "--first-issue", "2011-06-08"]);
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("[Typed, not verified] No vehicle"));
}

/// A day begins at midnight in China, whatever the zone of the device.
#[test]
fn the_zone_of_the_device_changes_nothing() {
    let judged = |zone: &str, now: &str| {
        let args = ["check", "--json", "--keyring", "training", "--now", now, "assets/samples/last-day.txt"];
        let program = env!("CARGO_BIN_EXE_kerbside");
        let output = Command::new(program).args(args).env("TZ", zone).output().unwrap();
        let mut line: Value = serde_json::from_slice(&output.stdout).unwrap();
        line["timing_us"] = Value::Null;
        line
    };
    for (now, verdict) in [
        ("2026-11-21T15:59:59Z", "may_drive"),
        ("2026-11-21T23:59:59+08:00", "may_drive"),
        ("2026-11-21T16:00:00Z", "must_not_drive"),
        ("2026-11-22T00:00:00+08:00", "must_not_drive"),
    ] {
        let here = judged("Asia/Shanghai", now);
        assert_eq!(here["verdict"], verdict, "{now}");
        for zone in ["America/Los_Angeles", "UTC", "Pacific/Kiritimati"] {
            assert_eq!(judged(zone, now), here, "{zone} {now}");
        }
    }
}
