//! A paper licence that is typed: the same law, never a verdict. Each row names the article that it rests on.
#![expect(clippy::unwrap_used, reason = "tests")]

use chrono::{DateTime, Utc};
use kerbside::assess::{PaperLicence, is_birth_year};
use kerbside::claims::ExpiryDate;
use kerbside::judge::{Judge, Request};
use kerbside::rules::Class;
use kerbside::text::{Arg, Language, Texts};
use kerbside::verdict::{KeyringName, PaperView, Profile};

/// Article, classes, year of birth, first issue, last day (`-`: long-term), vehicle, journey; code of the answer, findings
/// that must be there, conditions without the word `condition-`.
type Row = [&'static str; 10];

const ROWS: [Row; 26] = [
    ["R162 11", "C1", "1988", "2011-06-08", "-", "K33,manual", "", "class_fits", "", ""],
    ["R162 11", "C2", "1988", "2011-06-08", "-", "K33,manual", "", "must_not_drive", "K711", ""],
    ["R162 11", "C2", "1988", "2011-06-08", "-", "K33", "", "class_fits_if", "", "automatic"],
    ["R162 annex 1", "A1", "1988", "2011-06-08", "-", "Q11", "", "must_not_drive", "K730", ""],
    ["R162 annex 1", "A2", "1988", "2011-06-08", "-", "Q31,kg=4500", "", "check_further", "K731", ""],
    ["R162 11", "C1", "1988", "2011-06-08", "-", "", "", "no_vehicle", "K701", ""],
    ["RTSR 28", "C1", "1988", "2011-06-08", "2026-11-19", "K33", "", "must_not_drive", "K601", ""],
    ["RTSR 28", "C1", "1988", "2011-06-08", "2026-11-20", "K33", "", "class_fits_if", "K605", "last-day"],
    ["R162 79(1)(8)", "C1", "1988", "2011-06-08", "2025-11-19", "K33", "", "must_not_drive", "K602", ""],
    // The year of birth alone: 63 is reached by who was born in 1963 on or before 20 November.
    ["R162 65(1)", "A1", "1964", "2001-06-08", "-", "K11", "", "class_fits", "", ""],
    ["R162 65(1)", "A1", "1963", "2001-06-08", "-", "K11", "", "check_further", "K758", ""],
    ["R162 65(1)", "A1", "1962", "2001-06-08", "-", "K11", "", "check_further", "K722", ""],
    ["R162 65(1)", "A1", "1959", "2001-06-08", "-", "K11", "", "must_not_drive", "K720", ""],
    ["R162 65(1); R162 11", "C1", "1950", "2001-06-08", "-", "K33", "", "class_fits_if", "", "medical-70"],
    // Probation: with one family from the first issue; with both it cannot be told after the first year.
    [
        "R162 76(1)",
        "C1",
        "2000",
        "2026-06-15",
        "-",
        "K33,use=private",
        "",
        "class_fits_if",
        "",
        "expressway-companion no-trailer probation-mark",
    ],
    [
        "R162 77(2)",
        "C1",
        "2000",
        "2026-06-15",
        "-",
        "K33,use=private",
        "expressway",
        "must_not_drive",
        "K742",
        "",
    ],
    ["R162 76(1)", "C1E", "2000", "2020-06-15", "-", "K33,use=private", "", "check_further", "K748", ""],
    [
        "R162 76(1)",
        "C1E",
        "2000",
        "2026-06-15",
        "-",
        "K33,use=private",
        "expressway",
        "must_not_drive",
        "K742",
        "",
    ],
    ["R162 89", "A1", "1988", "2011-06-08", "-", "K18", "", "check_further", "K757", ""],
    ["R162 89", "A1", "1988", "2011-06-08", "-", "K11", "school-bus", "check_further", "K757", ""],
    // Past 63 with a birthday in January and not with one in December: without a vehicle only worth knowing.
    ["R162 65(1)", "A1", "1963", "2001-06-08", "-", "", "", "no_vehicle", "K701 K758", ""],
    ["R162 65(1)", "A1", "1959", "2001-06-08", "-", "", "", "no_vehicle", "K701 K726", ""],
    ["RTSL 67", "C1", "1988", "2011-06-08", "-", "N11", "expressway", "must_not_drive", "K750", ""],
    // Born on 31 December 2009, after the first issue; on 1 January before it.
    ["R162 71; own", "C1", "2009", "2009-06-08", "-", "K33", "", "check_further", "K758", ""],
    ["R162 71; own", "C1", "2010", "2009-06-08", "-", "K33", "", "check_further", "K801", ""],
    ["R162 108", "C1", "1988", "2011-06-08", "-", "T11", "", "check_further", "K717", ""],
];

fn moment() -> DateTime<Utc> {
    "2026-11-20T10:00:00+08:00".parse().unwrap()
}

fn paper(row: &Row) -> PaperLicence {
    let [_, classes, born, first, until, ..] = row;
    PaperLicence {
        classes: Class::parse_all(classes).unwrap(),
        birth_year: born.parse().unwrap(),
        first_issue_date: first.parse().unwrap(),
        expiry_date: if *until == "-" {
            ExpiryDate::LongTerm
        } else {
            ExpiryDate::On(until.parse().unwrap())
        },
    }
}

fn view(row: &Row, profile: Profile, now: DateTime<Utc>) -> PaperView {
    let [.., vehicle, journey, _, _, _] = row;
    let mut judge = Judge::new(KeyringName::Production, profile).unwrap();
    judge.ask(Request {
        vehicle: (!vehicle.is_empty()).then(|| vehicle.parse().unwrap()),
        journey: journey.parse().unwrap(),
        ..Request::default()
    });
    judge.paper_view(&paper(row), now)
}

#[test]
fn every_row_is_answered_as_the_article_says() {
    for row in &ROWS {
        let [article, .., code, findings, conditions] = row;
        let view = view(row, Profile::Police, moment());
        let found: Vec<&str> = view.findings.iter().map(|finding| finding.code).collect();
        let mut named: Vec<&str> =
            view.conditions.iter().map(|one| one.id().trim_start_matches("condition-")).collect();
        named.sort_unstable();
        assert!(!article.is_empty());
        assert_eq!(view.code, *code, "{row:?} {found:?} {named:?}");
        assert!(findings.split_whitespace().all(|code| found.contains(&code)), "{row:?} {found:?}");
        assert_eq!(found.contains(&"K758"), findings.contains("K758"), "{row:?} {found:?}");
        let mut expected: Vec<&str> = conditions.split_whitespace().collect();
        expected.sort_unstable();
        assert_eq!(named, expected, "{row:?}");
    }
}

/// Never one of the five words but "check further" and "must not drive", which no typing makes better.
#[test]
fn a_typed_licence_never_gets_the_good_word_of_a_verdict() {
    let texts = Language::ALL.map(Texts::new);
    for row in &ROWS {
        for profile in [Profile::Police, Profile::Rental] {
            let view = view(row, profile, moment());
            for texts in &texts {
                let word = texts.say(&view.word);
                for good in ["verdict-may-drive", "verdict-may-drive-if", "verdict-licence-in-force"] {
                    assert_ne!(word, texts.id(good), "{row:?}");
                }
                for message in view
                    .reasons
                    .iter()
                    .chain(&view.conditions)
                    .chain(view.findings.iter().map(|one| &one.what))
                {
                    let said = texts.say(message);
                    assert!(said != message.id() && !said.contains(['{', '$']), "{row:?}: {said}");
                }
            }
        }
    }
}

/// Ages are the person's business: a counter gets the sentence without the reason.
#[test]
fn a_counter_sees_no_age() {
    for row in &ROWS {
        let view = view(row, Profile::Rental, moment());
        let codes: Vec<&str> = view.findings.iter().map(|finding| finding.code).collect();
        for code in ["K720", "K721", "K722", "K723", "K724", "K725"] {
            assert!(!codes.contains(&code), "{row:?} {codes:?}");
        }
    }
}

/// The birthday is not known, so that no sentence names one age.
#[test]
fn an_age_is_one_of_two() {
    let row = ROWS.iter().find(|row| row[8] == "K722").unwrap();
    let view = view(row, Profile::Police, moment());
    let finding = view.findings.iter().find(|finding| finding.code == "K722").unwrap();
    let said = Texts::new(Language::En).say(&finding.what);
    assert!(said.contains("63–64"), "{said}");
    for name in ["class", "limit"] {
        let link = view.explain.iter().find(|link| link.finding == Some("K722")).unwrap();
        let (_, value) = link.compared.iter().find(|(known, _)| *known == name).unwrap();
        assert!(*value == Arg::Classes(vec![Class::A1]) || *value == Arg::Number(63), "{name} {value:?}");
    }
}

/// Each finding has its link, and every age is a span.
#[test]
fn the_chain_explains_what_is_found() {
    let then = "2026-12-31T10:00:00+08:00".parse().unwrap();
    let birthday = ["", "A1", "1963", "2001-06-08", "-", "K11", "", "", "", ""];
    let views = ROWS.iter().map(|row| view(row, Profile::Police, moment()));
    for view in views.chain([view(&birthday, Profile::Police, then)]) {
        let explained: Vec<&str> = view.explain.iter().filter_map(|link| link.finding).collect();
        for finding in view.findings.iter().filter(|finding| !matches!(finding.code, "K701" | "K758")) {
            assert!(explained.contains(&finding.code), "{} {explained:?}", finding.code);
        }
        for (_, age) in view.explain.iter().flat_map(|link| &link.compared).filter(|(name, _)| *name == "age")
        {
            assert!(matches!(age, Arg::Text(span) if span.contains('–')), "{age:?}");
        }
    }
}

/// Only what the first and the last day of the year both say stays; that the birthday matters is said.
#[test]
fn what_both_days_of_birth_say_stays() {
    let row = |until| ["", "A1", "1963", "2001-06-08", until, "K11", "", "", "", ""];
    let codes = |until, now: &str| {
        let view = view(&row(until), Profile::Police, now.parse().unwrap());
        let codes = view.findings.iter().map(|finding| finding.code);
        // How old the tables are is another question.
        codes.filter(|code| !code.starts_with("K4")).collect::<Vec<_>>()
    };
    assert_eq!(codes("2026-11-20", "2026-11-20T10:00:00+08:00"), ["K758", "K605"]);
    // The birthday on one of them, past it on the other: neither is known.
    assert_eq!(codes("-", "2026-12-31T10:00:00+08:00"), ["K758"]);
    assert_eq!(codes("2026-11-19", "2026-11-20T10:00:00+08:00"), ["K601", "K758"]);
    let birthday = view(&row("-"), Profile::Police, "2026-12-31T10:00:00+08:00".parse().unwrap());
    assert_eq!(birthday.code, "check_further");
    // The chain names the rules of either day, each once.
    let mut explained: Vec<_> = birthday.explain.iter().map(|link| (&link.rule.id, link.finding)).collect();
    assert!(["K721", "K722"].iter().all(|code| explained.iter().any(|(_, found)| *found == Some(code))));
    let links = explained.len();
    explained.sort_unstable();
    explained.dedup();
    assert_eq!(explained.len(), links);
}

#[test]
fn a_driver_is_at_least_18_and_at_most_120() {
    let today = "2026-11-20".parse().unwrap();
    for (year, expected) in [(2009, false), (2008, true), (1988, true), (1906, true), (1905, false)] {
        assert_eq!(is_birth_year(year, today), expected, "{year}");
    }
}

#[test]
fn before_the_tables_begin_nothing_is_judged() {
    let then = "2022-03-31T10:00:00+08:00".parse().unwrap();
    let view = view(&ROWS[0], Profile::Police, then);
    assert_eq!((view.code, view.findings[0].code), ("check_further", "K480"));
}
