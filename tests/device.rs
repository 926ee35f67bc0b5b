//! What the device knows beside the code: how it shows on the axes, in JSON and in words, and that it never weakens a no.
//! Cases of single limits and letters are in `tests/law/device.toml`.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod law_support;

use kerbside::assess::{PaperLicence, assess_paper};
use kerbside::claims::ExpiryDate;
use kerbside::rules::{Class, CompanionAnswer, CompanionReason};
use kerbside::text::{Language, Texts};
use kerbside::verdict::{Verdict, VerdictView, both_texts, json_line};
use law_support::device::Device;
use law_support::{Case, companion_by, context, view};
use proptest::prelude::*;
use serde_json::{Value, json};

const DAY: &str = "2026-11-20";
const HOUR_AGO: &str = "2026-11-20T09:00:00+08:00";
const TWO_HOURS_AGO: &str = "2026-11-20T08:00:00+08:00";

fn list(words: &str) -> Device {
    Device { list: words.to_owned(), ..Device::default() }
}

fn case(licence: &str, device: Device) -> Case {
    Case::of(format!("C1 2012-05-01; {licence}").trim_end_matches("; "), DAY, "K33", "").on(device)
}

fn line(view: &VerdictView) -> Value {
    serde_json::from_str(&json_line("x", None, view, &both_texts(), Default::default())).unwrap()
}

fn axis(view: &VerdictView, name: &str) -> String {
    line(view)["axes"][name].as_str().unwrap().to_owned()
}

/// The worst of all ages is named; of one weight the older.
#[test]
fn the_axis_of_data_age_is_the_worst() {
    let keys = |days: u32| format!("2026-{:02}-20T10:00:00+08:00 2027-01-01T00:00:00+08:00", 11 - days / 30);
    for (device, issued, expected) in [
        (Device { keys: keys(0), ..list(&format!("- {HOUR_AGO}")) }, HOUR_AGO, "law_ageing"),
        (Device { keys: keys(60), ..list(&format!("- {HOUR_AGO}")) }, HOUR_AGO, "law_ageing"),
        (Device { keys: keys(120), ..list(&format!("- {HOUR_AGO}")) }, HOUR_AGO, "keys_stale"),
        (Device { keys: keys(120), ..list("- 2026-11-01T10:00:00+08:00") }, HOUR_AGO, "keys_stale"),
        (Device { keys: keys(120), ..list("- 2026-10-01T10:00:00+08:00") }, HOUR_AGO, "list_expired"),
        (list("- 2026-11-01T10:00:00+08:00"), HOUR_AGO, "list_stale"),
        (Device::default(), "2026-11-10T10:00:00+08:00", "code_stale"),
        (list("- 2026-11-01T10:00:00+08:00"), "2026-10-10T10:00:00+08:00", "code_expired"),
        (
            Device {
                keys: "2026-01-20T10:00:00+08:00 2026-11-20T10:00:00+08:00".to_owned(),
                ..list("- 2026-10-01T10:00:00+08:00")
            },
            HOUR_AGO,
            "keys_expired",
        ),
    ] {
        let view = view(&case(&format!("issued {issued}"), device.clone()));
        assert_eq!(axis(&view, "data_age"), expected, "{device:?} {issued}");
    }
}

/// On a day on which the law is fresh.
#[test]
fn what_is_young_is_fresh_and_what_is_not_known_is_not_checked() {
    let young = "2026-03-01T09:00:00+08:00";
    let at = |day: &str| format!("{day}T10:00:00+08:00 2027-01-01T00:00:00+08:00");
    for (device, issued, expected) in [
        (Device { keys: at("2026-02-20"), ..list(&format!("- {young}")) }, young, "fresh"),
        (Device { keys: at("2026-01-20"), ..list(&format!("- {young}")) }, young, "keys_ageing"),
        (list(&format!("- {young}")), young, "not_checked"),
        (Device::default(), young, "not_checked"),
        (list("- 2026-02-25T10:00:00+08:00"), young, "list_ageing"),
        (list(&format!("- {young}")), "2026-02-25T10:00:00+08:00", "code_ageing"),
        (Device { keys: at("2026-02-20"), memory: "none".to_owned(), ..list("") }, young, "memory_none"),
        (
            Device { keys: at("2026-02-20"), memory: "damaged".to_owned(), ..list("") },
            young,
            "memory_damaged",
        ),
    ] {
        let licence = format!("C1 2012-05-01; issued {issued}");
        let view = view(&Case::of(&licence, "2026-03-01", "K33", "").on(device.clone()));
        assert_eq!(axis(&view, "data_age"), expected, "{device:?} {issued}");
    }
}

#[test]
fn clock_and_list_have_values_of_their_own() {
    let behind = "behind 2020-01-01T00:00:00+08:00 2026-11-20T10:00:00+08:00".to_owned();
    let ahead = "ahead 2025-01-01T00:00:00+08:00".to_owned();
    for (licence, device, code_time, status) in [
        ("", list(&format!("- {HOUR_AGO}")), "current", "normal"),
        ("", list(""), "current", "not_covered"),
        ("", list(&format!("beyond {HOUR_AGO}")), "current", "not_covered"),
        ("issued 2026-11-18T10:00:00+08:00", list(""), "current", "not_covered"),
        ("status H", list(""), "current", "notice"),
        ("status D", list(""), "current", "barred"),
        ("status L; issued 2026-11-18T10:00:00+08:00", list(""), "current", "undecided"),
        ("", Device { clock: behind.clone(), ..list("") }, "clock_behind", "not_covered"),
        ("", Device { clock: ahead, ..list("") }, "clock_ahead", "not_covered"),
        (
            "issued 2026-11-20T10:05:01+08:00",
            Device { clock: behind, ..list("") },
            "from_the_future",
            "not_covered",
        ),
    ] {
        let view = view(&case(licence, device.clone()));
        let found = (axis(&view, "code_time"), axis(&view, "licence_status"));
        assert_eq!(found, (code_time.to_owned(), status.to_owned()), "{licence} {device:?}");
    }
}

#[test]
fn json_tells_the_words_of_code_and_list() {
    let issued = format!("issued {TWO_HOURS_AGO}");
    let status = |licence: &str, device| line(&view(&case(licence, device)))["status"].clone();
    assert_eq!(
        status(&format!("{issued}; status DH; points 3"), list(&format!("KF {HOUR_AGO} 24"))),
        json!({
            "code": { "letters": "DH", "points": 3, "at": TWO_HOURS_AGO },
            "list": { "covered": true, "letters": "FK", "points": 24, "at": HOUR_AGO },
            "counting": { "letters": "HFK", "points": 24 },
        })
    );
    let lifted = status(&format!("{issued}; status X; points 12"), list(&format!("- {HOUR_AGO} <9")));
    assert_eq!(lifted["list"]["points"], "below_nine");
    assert_eq!(lifted["counting"], json!({ "letters": "X", "points": "below_nine" }));
    let beyond = status(&issued, list(&format!("beyond {HOUR_AGO}")));
    assert_eq!(beyond["list"], json!({ "covered": false, "letters": null, "points": null, "at": HOUR_AGO }));
    let none = status(&issued, list(""));
    assert_eq!((&none["list"], &none["counting"]), (&Value::Null, &json!({ "letters": "A", "points": 0 })));
    let silent = status(&issued, list(&format!("- {HOUR_AGO}")));
    assert_eq!(silent["list"]["points"], Value::Null);
}

/// The words stay the code's own; what they do is what counts.
#[test]
fn the_marks_of_status_and_points_are_of_what_counts() {
    use kerbside::verdict::Severity::{CheckFurther, Good, MustNotDrive, Notice};
    for (licence, words, status, points) in [
        ("", format!("D {HOUR_AGO}"), Some(MustNotDrive), Good),
        ("status D", format!("- {HOUR_AGO}"), Some(Good), Good),
        ("status DL", format!("L {HOUR_AGO}"), Some(CheckFurther), Good),
        ("status H", format!("- {HOUR_AGO}"), Some(Notice), Good),
        ("status -", format!("- {HOUR_AGO}"), None, Good),
        ("points 3", format!("- {HOUR_AGO} 12"), Some(Good), MustNotDrive),
        ("points 3", format!("- {HOUR_AGO} 11"), Some(Good), Good),
        ("points 12", format!("- {HOUR_AGO} <9"), Some(Good), Good),
    ] {
        let case = case(&format!("issued {TWO_HOURS_AGO}; {licence}"), list(&words));
        let shown = view(&case).licence.unwrap();
        let signed = case.licence();
        let letters: String = shown.status.iter().map(|status| status.letter).collect();
        assert_eq!(
            (letters, shown.points.unwrap().collected),
            (signed.status, signed.points),
            "{licence} {words}"
        );
        assert_eq!(
            (shown.status_severity, shown.points.unwrap().severity),
            (status, points),
            "{licence} {words}"
        );
        assert_eq!(view(&case.for_rental()).licence.unwrap().status_severity, None);
    }
}

/// Where they agree the rule is a link without a finding, where they differ it has one each.
#[test]
fn code_and_list_are_held_against_their_rule() {
    for (licence, words, expected) in [
        ("status D", format!("D {HOUR_AGO}"), vec![None]),
        ("", format!("D {HOUR_AGO}"), vec![Some("K542")]),
        ("status D; points 3", format!("- {HOUR_AGO} 9"), vec![Some("K542"), Some("K543"), Some("K544")]),
    ] {
        let view = view(&case(&format!("issued {TWO_HOURS_AGO}; {licence}"), list(&words)));
        let links = view.explain.iter().filter(|link| link.rule.id == "list-and-code");
        assert_eq!(links.map(|link| link.finding).collect::<Vec<_>>(), expected, "{licence} {words}");
    }
}

/// Neither the words nor their times, whatever they are.
#[test]
fn a_counter_sees_nothing_of_the_list_but_the_verdict() {
    for words in [format!("D {HOUR_AGO} 12"), format!("- {HOUR_AGO}"), format!("L {HOUR_AGO}")] {
        let police = case(&format!("issued {TWO_HOURS_AGO}; status M"), list(&words));
        let rental = view(&police.clone().for_rental());
        assert_eq!(rental.verdict, view(&police).verdict, "{words}");
        let json = line(&rental);
        assert_eq!(json["status"], Value::Null, "{words}");
        let codes: Vec<&str> = rental.findings.iter().map(|finding| finding.code).collect();
        let named = codes.iter().any(|code| code.starts_with("K5") && !matches!(*code, "K590" | "K591"));
        assert!(!named, "{words}: {codes:?}");
        assert!(!json["explain"].to_string().contains("letters"), "{words}");
    }
}

#[test]
fn what_only_the_list_says_is_said_as_of_its_time() {
    let english = Texts::new(Language::En);
    let said = |licence: &str, words: &str, code: &str| {
        let view = view(&case(&format!("issued {TWO_HOURS_AGO}; {licence}"), list(words)));
        let finding = view.findings.iter().find(|finding| finding.code == code).unwrap();
        english.say(&finding.what)
    };
    let by_list = "(Status list of 2026-11-20 09:00.)";
    assert!(said("", &format!("D {HOUR_AGO}"), "K503").ends_with(by_list));
    assert!(said("points 3", &format!("- {HOUR_AGO} 12"), "K530").ends_with(by_list));
    assert!(!said("status D", &format!("D {HOUR_AGO}"), "K503").contains("list"));
    assert!(!said("points 12", &format!("- {HOUR_AGO} 12"), "K530").contains("list"));
    let differs = said("status D", &format!("- {HOUR_AGO}"), "K542");
    assert!(
        differs.contains("Code (2026-11-20 08:00): D. Status list (2026-11-20 09:00): none."),
        "{differs}"
    );
    let lifted = said("status DM", &format!("- {HOUR_AGO}"), "K543");
    assert!(lifted.contains("lifted DM "), "{lifted}");
    let points = said("points 3", &format!("- {HOUR_AGO} 24"), "K544");
    assert!(points.contains(": 3;") && points.contains("What counts: 24 or more."), "{points}");
}

/// Keys, clock and memory are weighed with the driver's licence; the list has a word of its own for the companion.
#[test]
fn a_companion_has_a_list_of_his_own_and_no_device() {
    let driver = Device {
        keys: "2026-01-20T10:00:00+08:00 2026-11-20T10:00:00+08:00".to_owned(),
        clock: "behind 2020-01-01T00:00:00+08:00 2026-11-20T10:00:00+08:00".to_owned(),
        memory: "none".to_owned(),
        ..list(&format!("F {HOUR_AGO}"))
    };
    let case = Case::of("C1 2026-06-15", DAY, "K33", "expressway")
        .beside(&format!("C1 2012-05-01; born 1980-01-01; issued {TWO_HOURS_AGO}"));
    for (own, expected) in [
        (list(""), CompanionAnswer::Qualified),
        (list(&format!("- {HOUR_AGO}")), CompanionAnswer::Qualified),
        (list(&format!("L {HOUR_AGO}")), CompanionAnswer::Open(CompanionReason::LicenceOpen)),
        (list(&format!("F {HOUR_AGO}")), CompanionAnswer::Unqualified(CompanionReason::LicenceBarred)),
    ] {
        let companion = companion_by(&case, &driver, &own);
        assert_eq!(companion.answer(), expected, "{own:?}");
        let codes = companion.assessment().findings().iter().map(|finding| finding.kind.code());
        assert_eq!(codes.filter(|code| code.starts_with("K40") || code.starts_with("K9")).count(), 0);
    }
}

/// A typed licence has no code, no status and no list.
#[test]
fn a_paper_licence_knows_nothing_of_the_device() {
    let device = Device {
        keys: "2026-01-20T10:00:00+08:00 2026-11-20T10:00:00+08:00".to_owned(),
        memory: "none".to_owned(),
        ..list(&format!("F {HOUR_AGO} 24"))
    };
    let paper = PaperLicence {
        classes: vec![Class::C1],
        birth_year: 1985,
        first_issue_date: "2012-05-01".parse().unwrap(),
        expiry_date: ExpiryDate::LongTerm,
    };
    let assessment = assess_paper(&paper, context(&case("", Device::default()), &device));
    let of_device =
        |code: &str| code != "K481" && ["K4", "K5", "K9"].iter().any(|start| code.starts_with(start));
    assert!(!assessment.findings().iter().any(|finding| of_device(finding.kind.code())));
}

fn goodness(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::NotGenuine | Verdict::CannotTell => 0,
        Verdict::MustNotDrive => 1,
        Verdict::CheckFurther => 2,
        Verdict::MayDrive => 3,
    }
}

const LISTED: [char; 17] =
    ['B', 'C', 'D', 'E', 'F', 'G', 'J', 'K', 'L', 'M', 'N', 'P', 'R', 'S', 'T', 'U', 'Z'];

fn letters(most: usize) -> impl Strategy<Value = String> {
    prop::collection::btree_set(prop::sample::select(LISTED.to_vec()), 0..=most)
        .prop_map(|set| if set.is_empty() { "-".to_owned() } else { set.into_iter().collect() })
}

/// Days before the day judged, at most so many.
fn ago(most: i64) -> impl Strategy<Value = String> {
    (0..most * 1_440).prop_map(|minutes| {
        let now: chrono::DateTime<chrono::FixedOffset> = "2026-11-20T10:00:00+08:00".parse().unwrap();
        (now - chrono::TimeDelta::minutes(minutes)).to_rfc3339()
    })
}

fn standing() -> impl Strategy<Value = Device> {
    let keys = (ago(400), ago(800)).prop_map(|(signed, expires)| format!("{signed} {expires}"));
    let keys = prop_oneof![Just(String::new()), keys];
    let clock = prop::sample::select(vec![
        "",
        "behind 2020-01-01T00:00:00+08:00 2026-11-20T10:00:00+08:00",
        "ahead 2025-01-01T00:00:00+08:00",
    ]);
    let memory = prop::sample::select(vec!["", "none", "damaged"]);
    (keys, clock, memory).prop_map(|(keys, clock, memory)| Device {
        keys,
        clock: clock.to_owned(),
        memory: memory.to_owned(),
        ..Device::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever keys, clock and memory are: a no stays a no, and nothing becomes better.
    #[test]
    fn what_the_device_lacks_weakens_a_yes_never_a_no(
        code in letters(2),
        listed in letters(2),
        issued in ago(60),
        signed in ago(60),
        points in 0_u16..15,
        vehicle in prop::sample::select(vec!["K33", "K11", ""]),
        device in standing(),
    ) {
        let code = if code == "-" { "A".to_owned() } else { code };
        let licence = format!("C1 2012-05-01; status {code}; points {points}; issued {issued}");
        for words in [String::new(), format!("beyond {signed}"), format!("{listed} {signed}")] {
            let case = Case::of(&licence, DAY, vehicle, "");
            let before = view(&case.clone().on(list(&words))).verdict;
            let after = view(&case.on(Device { list: words.clone(), ..device.clone() })).verdict;
            prop_assert!(goodness(after) <= goodness(before), "{licence} | {words} | {device:?}");
            prop_assert_eq!(after == Verdict::MustNotDrive, before == Verdict::MustNotDrive, "{} | {:?}", licence, device);
        }
    }

    /// The age of the code alone, with no list: limits that are in decades give the same no.
    #[test]
    fn the_age_of_a_code_weakens_a_yes_never_a_no(code in letters(2), issued in ago(60), points in 0_u16..15) {
        let code = if code == "-" { "A".to_owned() } else { code };
        let case = Case::of(&format!("C1 2012-05-01; status {code}; points {points}; issued {issued}"), DAY, "K33", "");
        let decades = view(&case).verdict;
        let limits = view(&case.on(Device::default())).verdict;
        prop_assert!(goodness(limits) <= goodness(decades));
        prop_assert_eq!(limits == Verdict::MustNotDrive, decades == Verdict::MustNotDrive);
    }

    /// One more letter in a list makes no better verdict; E, F, G and J of a list bar whatever its age.
    #[test]
    fn a_worse_list_makes_no_better_verdict(
        code in letters(2),
        listed in letters(2),
        more in prop::sample::select(LISTED.to_vec()),
        issued in ago(60),
        signed in ago(60),
    ) {
        let code = if code == "-" { "A".to_owned() } else { code };
        let case = Case::of(&format!("C1 2012-05-01; status {code}; issued {issued}"), DAY, "K33", "");
        let before = view(&case.clone().on(list(&format!("{listed} {signed}")))).verdict;
        let worse = format!("{}{more}", listed.trim_matches('-'));
        let after = view(&case.on(list(&format!("{worse} {signed}")))).verdict;
        prop_assert!(goodness(after) <= goodness(before), "{code} {issued} | {listed} + {more} {signed}");
        if worse.contains(['E', 'F', 'G', 'J']) {
            prop_assert_eq!(after, Verdict::MustNotDrive);
        }
    }
}
