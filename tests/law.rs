//! The law, case by case: `tests/law/*.toml`, written from the text of the articles and not from the tables.
//!
//! A case: `name`, `article` (several parted by `;`), `licence`, `day` (10:00 in China; default 2026-11-20) or `now`
//! (RFC 3339), `vehicle`, `journey`, `profile`, `return_date`, `house_rules`, `companion` (a licence; `forged: ` or `unknown-key: ` may
//! stand before it), `device` (what it knows beside the code: [`law_support::device::Device`]); and what is expected: `says` (code of the
//! headline), `companion_is` (class that the companion must hold, answer, reason), `finding` (codes that must be there), `without` (codes that must not), `conditions` (all of them, without
//! the word `condition-`). A licence is `CLASS DAY` and further words, parted by `;`: see [`licence::parse`].
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod law_support;

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use kerbside::assess::{Assessment, HouseRules};
use kerbside::claims::Licence;
use kerbside::judge::{CompanionOutcome, Outcome};
use kerbside::rules::{Class, CompanionAnswer, Journey, law};
use kerbside::text::{Arg, Language, Texts};
use kerbside::verdict::{FindingKind, VerdictView, both_texts, json_line, slip};
use law_support::{Case, cases, companion, outcome, view};

fn complaint(case: &Case) -> Option<String> {
    let view = view(case);
    let found: Vec<&str> = view.findings.iter().map(|finding| finding.code).collect();
    let has = |code: &str| found.contains(&code);
    let mut conditions: Vec<&str> =
        view.conditions.iter().map(|condition| condition.id().trim_start_matches("condition-")).collect();
    let mut expected: Vec<&str> = case.conditions.split_whitespace().collect();
    conditions.sort_unstable();
    expected.sort_unstable();
    let good = view.headline.code == case.says
        && view.verdict.code() == case.verdict()
        && case.finding.split_whitespace().all(has)
        && !case.without.split_whitespace().any(has)
        && conditions == expected
        && (case.companion_is.is_empty() || case.companion_is == companion_is(&view));
    (!good).then(|| {
        format!(
            "{}: {} {} {found:?} {conditions:?}, expected {} {:?} {expected:?}",
            case.title(),
            view.headline.code,
            companion_is(&view),
            case.says,
            case.finding
        )
    })
}

/// Class, answer, reason.
fn companion_is(view: &VerdictView) -> String {
    let Some(note) = view.companion else { return "not needed".to_owned() };
    let answer = note.answer.map_or("not_checked", CompanionAnswer::code);
    let reason = note.answer.and_then(CompanionAnswer::reason).map_or("", |reason| reason.texts().0);
    format!("{} {answer} {reason}", note.class.code()).trim_end().to_owned()
}

#[test]
fn every_case_is_judged_as_the_article_says() {
    let complaints: Vec<String> = cases().iter().filter_map(complaint).collect();
    assert!(complaints.is_empty(), "{} cases:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn there_are_enough_cases_and_each_names_its_article() {
    let cases = cases();
    assert!(cases.len() >= 250, "{} cases", cases.len());
    let on_two = cases.iter().filter(|case| case.article.contains(';')).count();
    assert!(on_two >= 60, "{on_two} cases rest on two articles");
    for case in &cases {
        assert!(!case.article.is_empty(), "{}", case.title());
    }
    let titles: BTreeSet<String> = cases.iter().map(Case::title).collect();
    assert_eq!(titles.len(), cases.len(), "a name is used twice");
}

/// Every code is expected by some case, by a vector, or by a test that names it.
#[test]
fn no_finding_code_is_untested() {
    let cases = cases();
    let mut tested: BTreeSet<String> =
        cases.iter().flat_map(|case| case.finding.split_whitespace()).map(str::to_owned).collect();
    for entry in std::fs::read_dir("tests/vectors").unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let expected = text.lines().find_map(|line| line.strip_prefix("expect: ")).unwrap_or_default();
        tested.extend(expected.split(' ').map(str::to_owned));
    }
    let samples = kerbside::samples::all();
    tested.extend(samples.into_iter().map(|sample| sample.finding));
    let named = [
        "tests/cli.rs",
        "tests/still.rs",
        "src/assess/tests.rs",
        "src/verdict/rejected.rs",
        "tests/paper.rs",
    ]
    .map(|path| std::fs::read_to_string(path).unwrap())
    .concat();
    let untested: Vec<&str> = FindingKind::ALL
        .iter()
        .map(|kind| kind.code())
        .filter(|code| !tested.contains(*code) && !named.contains(&format!("\"{code}\"")))
        .collect();
    assert!(untested.is_empty(), "{} untested: {untested:?}", untested.len());
}

/// Every rule of the tables is held against something in some case; a number alone (a limit) may serve several.
#[test]
fn every_rule_is_used() {
    let mut used = BTreeSet::new();
    for case in cases() {
        used.extend(assessment(&case).links().iter().map(|link| link.rule.id.clone()));
    }
    let unused: Vec<&str> =
        law().rules.iter().map(|(_, rule)| rule.id.as_str()).filter(|id| !used.contains(*id)).collect();
    assert!(unused.is_empty(), "in the tables, but never held against anything: {unused:?}");
    assert!(!used.contains("missing"), "a rule is named that no table has");
}

fn assessment(case: &Case) -> Box<Assessment> {
    match outcome(case) {
        Outcome::Assessed(assessment) => assessment,
        Outcome::Rejected(rejection) => panic!("{}: {rejection:?}", case.title()),
    }
}

/// Both languages say every finding, condition and rule of every case in full: no id, no argument left open.
#[test]
fn both_languages_are_complete() {
    let texts: Vec<Texts> = Language::ALL.into_iter().map(Texts::new).collect();
    for case in cases() {
        let view = view(&case);
        let mut messages = vec![view.headline.word.clone(), view.headline.advice.clone()];
        messages.extend(view.headline.reasons.iter().chain(&view.conditions).cloned());
        messages
            .extend(view.findings.iter().flat_map(|finding| [finding.what.clone(), finding.next.clone()]));
        messages.extend(
            view.axes.iter().flat_map(|axis| axis.detail.clone().into_iter().chain([axis.answer.clone()])),
        );
        for (texts, message) in
            texts.iter().flat_map(|texts| messages.iter().map(move |message| (texts, message)))
        {
            let said = texts.say(message);
            assert!(said != message.id() && !said.contains(['{', '$']), "{}: {said}", case.title());
        }
    }
}

/// The chain holds the values of the licence and of the request, each with a rule that says where it stands.
#[test]
fn the_chain_holds_the_values_of_the_licence() {
    for case in cases() {
        let assessment = assessment(&case);
        let licence = &assessment.credential().claims().licence;
        assert!(!assessment.links().is_empty());
        for link in assessment.links() {
            assert_eq!(link.day, assessment.today(), "{}", case.title());
            let class =
                link.compared.iter().find(|(name, _)| *name == "class").map(|(_, class)| class.clone());
            for (name, value) in &link.compared {
                let expected = match *name {
                    // What counts may be the list's word.
                    "points" | "letters" if case.device.is_some() => continue,
                    "points" => Arg::Number(licence.points.into()),
                    "letters" => Arg::Text(licence.status.clone()),
                    "first_issue" => Arg::Date(licence.first_issue_date),
                    "from" if link.rule.id.starts_with("validity") => Arg::Date(licence.issue_date),
                    // Of a condition it is the age that the rule names.
                    "age" if link.rule.id != "medical-70" => {
                        Arg::Number(link.day.years_since(licence.birth_date).unwrap_or_default().into())
                    }
                    "classes" if matches!(link.rule.id.as_str(), "class-needed" | "probation-clock") => {
                        Arg::Classes(classes_held(licence, link.day))
                    }
                    "vehicle" => case.vehicle_name(),
                    "limit" if class.is_some() => Arg::Number(age_limit(class.as_ref(), link.day)),
                    _ => continue,
                };
                assert_eq!(*value, expected, "{}: {} {name}", case.title(), link.rule.id);
            }
        }
        let codes: Vec<FindingKind> = assessment.links().iter().filter_map(|link| link.finding).collect();
        for finding in assessment.findings().iter().filter(|finding| finding.kind != FindingKind::NoVehicle) {
            assert!(codes.contains(&finding.kind), "{}: {:?} is not explained", case.title(), finding.kind);
        }
    }
}

/// Vehicle, journey, return date and the firm's rules are the driver's business.
#[test]
fn a_companion_is_judged_by_the_licence_alone() {
    let mut judged = 0;
    for case in cases().iter().filter(|case| case.has_companion()) {
        if let CompanionOutcome::Assessed(assessed) = companion(case) {
            let context = assessed.assessment().context();
            assert_eq!((&context.vehicle, context.return_date), (&None, None), "{}", case.title());
            assert_eq!(context.journey, Journey::default(), "{}", case.title());
            assert_eq!(context.house_rules, HouseRules::default(), "{}", case.title());
            judged += 1;
        }
    }
    assert!(judged > 40, "{judged} companions");
}

/// A letter that stands twice is named once; of unknown letters each is named, since each is another question.
#[test]
fn letters_are_named_once() {
    for (letters, code, count) in
        [("DAD", "K503", 1), ("HH", "K507", 1), ("XY", "K521", 2), ("AXD", "K521", 1)]
    {
        let case = Case::of(&format!("C1 2012-05-01; status {letters}"), "2026-11-20", "K33", "");
        let found = view(&case).findings.iter().filter(|finding| finding.code == code).count();
        assert_eq!(found, count, "{letters}");
    }
}

/// The letters are a link of the chain once for all, or once for each that was found.
#[test]
fn the_letters_are_held_against_their_rule() {
    for case in cases() {
        let assessment = assessment(&case);
        let links: Vec<_> =
            assessment.links().iter().filter(|link| link.rule.id == "status-letters").collect();
        let found = links.iter().filter(|link| link.finding.is_some()).count();
        assert_eq!(links.len(), found.max(1), "{}", case.title());
    }
}

/// R162 art. 65: the class that is used has the age limit; one that was not exchanged is the one held (65(3)). What is not
/// about an age is about the class that is used.
#[test]
fn the_class_that_matters_is_named() {
    for (licence, vehicle, code, class) in [
        ("C1 2012-05-01; born 1954-06-10", "N11", "K720", Class::C4),
        ("A1 2012-05-01; born 1962-06-10", "K33", "K722", Class::A1),
        ("A1 2012-05-01; born 1963-11-20", "K33", "K721", Class::A1),
        ("A1 2012-05-01; born 1959-06-10", "K33", "K723", Class::A1),
        ("A2 2012-05-01; born 1959-06-10", "Q31,kg=4000", "K723", Class::A2),
        ("M 2012-05-01; born 1962-06-10", "J11", "K722", Class::M),
        ("A1 2012-05-01", "K33,automatic,adapted", "K715", Class::C1),
        ("B2 2012-05-01", "K33,kg=1800,trailer-kg=700", "K732", Class::C1),
    ] {
        let assessment = assessment(&Case::of(licence, "2026-11-20", vehicle, ""));
        let link =
            assessment.links().iter().find(|link| link.finding.is_some_and(|kind| kind.code() == code));
        let named = link.unwrap().compared.iter().find(|(name, _)| *name == "class");
        assert_eq!(named.unwrap().1, Arg::Classes(vec![class]), "{licence} {vehicle}");
    }
}

/// Whoever may drive is held against the age limit of the class that is used, where it has one.
#[test]
fn an_age_limit_is_held_where_there_is_one() {
    for case in cases().iter().filter(|case| case.verdict() == "may_drive" && case.has_vehicle()) {
        let assessment = assessment(case);
        let compared = |rule: &str, name: &str| {
            let link = assessment.links().iter().find(|link| link.rule.id == rule)?;
            link.compared.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
        };
        let limit = age_limit(compared("class-needed", "class").as_ref(), assessment.today());
        let expected = (limit > 0).then_some(Arg::Number(limit));
        assert_eq!(compared("age-bar", "limit"), expected, "{}", case.title());
    }
}

/// Classes of the law that have begun, in its order.
fn classes_held(licence: &Licence, day: NaiveDate) -> Vec<Class> {
    let begun = licence.driving_privileges.iter().filter(|held| held.issue_date <= day);
    let codes: Vec<&str> = begun.map(|held| held.vehicle_category_code.as_str()).collect();
    law().classes.iter().map(|row| row.code).filter(|class| codes.contains(&class.code())).collect()
}

/// The expressway and the companion come first where one of them is asked about now.
#[test]
fn what_is_asked_about_now_comes_first() {
    for (journey, first) in [
        ("", "condition-no-trailer"),
        ("accompanied", "condition-expressway-companion"),
        ("expressway,accompanied", "condition-companion"),
    ] {
        let view = view(&Case::of("C1 2026-06-15", "2026-11-20", "K33,use=private", journey));
        assert_eq!(view.conditions[0].id(), first, "{journey}");
    }
}

/// From which age a class may not be driven, 0 for none: R162 art. 65(1), (2), and the change of 2025.
fn age_limit(class: Option<&Arg>, day: NaiveDate) -> i64 {
    let Some(Arg::Classes(classes)) = class else { panic!("no class: {class:?}") };
    let [class] = classes.as_slice() else { panic!("not one class: {classes:?}") };
    match class {
        Class::A1 | Class::A2 | Class::A3 | Class::B1 | Class::B2 | Class::M | Class::N | Class::P => {
            if day.year() < 2025 { 60 } else { 63 }
        }
        Class::C3 | Class::C4 | Class::C6 | Class::D | Class::E => 70,
        Class::C1 | Class::C2 | Class::C5 | Class::F => 0,
    }
}

/// The axis of the vehicle follows from what a case expects: findings K7 decide it, and else its conditions.
#[test]
fn the_axis_of_the_vehicle_is_that_of_the_case() {
    for case in cases().iter().filter(|case| case.profile != "rental") {
        let view = view(case);
        let value = view.axes.last().unwrap().value;
        let decides = |code: &str| code.starts_with("K7") && code != "K701";
        let expected = match case.says.as_str() {
            "must_not_drive" if case.finding.split_whitespace().all(decides) => "may_not",
            "check_further" if case.finding.split_whitespace().all(decides) => "undecided",
            _ if case.finding.split_whitespace().any(decides) => continue,
            _ if !case.has_vehicle() => "not_checked",
            _ if case.finding.contains("K480") => "undecided",
            _ if assessment(case).conditions().is_empty() => "may",
            _ => "may_if",
        };
        assert_eq!(value, expected, "{}", case.title());
    }
}

/// A counter gets the same verdict and sees no letter, no points, no birth date, no age, no address, no full number.
#[test]
fn rental_never_shows_a_field_outside_its_list() {
    let texts = both_texts();
    for case in cases() {
        let view = view(&case.clone().for_rental());
        let json: serde_json::Value =
            serde_json::from_str(&json_line("x", None, &view, &texts, Default::default())).unwrap();
        let licence = json["licence"].as_object().unwrap();
        for hidden in ["birth_date", "age", "points", "sex"] {
            assert!(licence[hidden].is_null(), "{}: {hidden}", case.title());
        }
        assert_eq!(licence["status"], serde_json::json!({"hidden": true}), "{}", case.title());
        let fields: Vec<&str> = licence["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field["field"].as_str().unwrap())
            .collect();
        assert_eq!(fields, ["field-first-issue"], "{}", case.title());
        assert_no_secret(&case, &view, &json);
    }
}

fn assert_no_secret(case: &Case, view: &VerdictView, json: &serde_json::Value) {
    let licence = case.licence();
    let said = json.to_string();
    for secret in [
        licence.birth_date.to_string(),
        licence.document_number.clone(),
        licence.resident_address.clone().unwrap(),
        licence.file_number.clone().unwrap(),
        licence.card_number.clone().unwrap(),
    ] {
        // The first issue is shown, be it the day of birth.
        let shown = secret == licence.first_issue_date.to_string();
        assert!(shown || !said.contains(&secret), "{}: {secret}", case.title());
    }
    for finding in &view.findings {
        let status = finding.code.starts_with("K5") && !matches!(finding.code, "K590" | "K591");
        let person = matches!(finding.code, "K720" | "K721" | "K722" | "K723" | "K724" | "K725" | "K756");
        assert!(!status && !person, "{}: {}", case.title(), finding.code);
    }
    for link in json["explain"].as_array().unwrap() {
        for name in ["age", "points", "letters", "letter", "birth_date", "endorsed"] {
            assert!(link["compared"].get(name).is_none(), "{}: {name}", case.title());
        }
        assert_ne!(link["axis"], "licence_status", "{}", case.title());
    }
    for condition in &view.conditions {
        assert!(
            !matches!(condition.id(), "condition-medical-70" | "condition-hearing-aid"),
            "{}",
            case.title()
        );
    }
}

/// A slip leaves the counter: nothing of the person is on it, and every word can be said. Police save none.
#[test]
fn a_slip_names_nobody() {
    let texts: Vec<Texts> = Language::ALL.into_iter().map(Texts::new).collect();
    for case in cases() {
        if case.profile == "police" {
            assert!(slip(&view(&case), None).is_none(), "{}", case.title());
        }
        let slip = slip(&view(&case.clone().for_rental()), None).unwrap();
        let rows = slip.rows.iter().flat_map(|(name, value)| [name, value]);
        let messages: Vec<_> =
            rows.chain(&slip.points).chain(&slip.training).chain([&slip.word, &slip.foot]).collect();
        let licence = case.licence();
        for texts in &texts {
            let said: Vec<String> = messages.iter().map(|message| texts.say(message)).collect();
            let said = said.join("\n");
            assert!(!said.contains(['{', '$']), "{}: {said}", case.title());
            for secret in [
                licence.name.as_str(),
                licence.document_number.as_str(),
                &licence.birth_date.to_string(),
                licence.resident_address.as_deref().unwrap(),
                licence.file_number.as_deref().unwrap(),
                licence.card_number.as_deref().unwrap(),
            ] {
                assert!(!said.contains(secret), "{}: {secret}", case.title());
            }
        }
    }
}
