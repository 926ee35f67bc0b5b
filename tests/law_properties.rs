//! What holds for every licence: more classes never entitle to less, a worse letter never makes a better verdict, every
//! pair has an answer. Cases of single articles are in `tests/law.rs`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod law_support;

use std::sync::LazyLock;

use kerbside::rules::{Class, law};
use kerbside::verdict::{Verdict, VerdictView};
use law_support::{Case, view};
use proptest::prelude::*;

const LETTERS: [&str; 23] = [
    "A", "H", "I", "N", "C", "L", "P", "T", "Z", "X", "-", "B", "D", "E", "F", "G", "J", "K", "M", "R", "S",
    "U", "Q",
];

static CODES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let types = law().groups.iter().flat_map(|group| &group.types);
    types.map(|kind| kind.code.replace('*', "1")).chain(["K77".to_owned()]).collect()
});

/// From worst to best.
fn goodness(view: &VerdictView) -> u8 {
    match view.verdict {
        Verdict::NotGenuine | Verdict::CannotTell => 0,
        Verdict::MustNotDrive => 1,
        Verdict::CheckFurther => 2,
        Verdict::MayDrive => 3,
    }
}

fn answer(licence: &str, day: &str, vehicle: &str, journey: &str) -> VerdictView {
    view(&Case::of(licence, day, vehicle, journey))
}

/// Axes that always have a value once a vehicle is chosen.
fn is_whole(view: &VerdictView) -> bool {
    let entitlement = view.axes.last().unwrap();
    view.licence.is_some()
        && matches!(entitlement.value, "may" | "may_if" | "may_not" | "undecided")
        && !view.explain.is_empty()
}

#[test]
fn every_class_has_an_answer_for_every_vehicle() {
    let mut pairs = 0;
    for class in Class::ALL {
        for code in CODES.iter() {
            let view = answer(&format!("{} 2012-05-01", class.code()), "2026-11-20", code, "");
            assert!(is_whole(&view), "{class:?} {code}");
            pairs += 1;
        }
    }
    assert!(pairs > 17 * 120, "{pairs} pairs");
}

/// No class covers a vehicle of a group that names neither it nor anything it includes.
#[test]
fn nothing_covers_trolleybus_and_tram_but_their_own_class() {
    for (code, own) in [("D11", Class::N), ("D12", Class::P)] {
        for class in Class::ALL.into_iter().filter(|class| *class != own) {
            let view = answer(&format!("{} 2012-05-01", class.code()), "2026-11-20", code, "");
            assert_eq!(view.verdict, Verdict::MustNotDrive, "{class:?} {code}");
        }
    }
}

#[test]
fn every_letter_has_an_answer_in_every_phase_of_the_term() {
    let phases = [
        ("2027-02-01..2037-02-01", "check_further"),
        ("2020-11-20..2030-11-20", "may_drive"),
        ("2020-12-20..2026-12-20", "may_drive"),
        ("2020-11-20..2026-11-20", "may_drive"),
        ("2020-11-19..2026-11-19", "must_not_drive"),
        ("2018-11-19..2024-11-19", "must_not_drive"),
        ("2018-11-19..", "may_drive"),
    ];
    for letter in LETTERS {
        for (term, plain) in phases {
            let licence = format!("C1 2012-05-01; status {letter}; valid {term}");
            let view = answer(&licence, "2026-11-20", "K33", "");
            let plain =
                answer(&format!("C1 2012-05-01; valid {term}"), "2026-11-20", "K33", "").verdict.code()
                    == plain;
            assert!(plain, "{term}");
            assert!(is_whole(&view), "{letter} {term}");
            let over = term.ends_with("2026-11-19") || term.ends_with("2024-11-19");
            assert!(!over || view.verdict == Verdict::MustNotDrive, "{letter} {term}");
            assert!("AHIN".contains(letter) || view.verdict != Verdict::MayDrive, "{letter} {term}");
        }
    }
}

fn class() -> impl Strategy<Value = Class> {
    prop::sample::select(Class::ALL.to_vec())
}

fn vehicle() -> impl Strategy<Value = String> {
    let gearbox = prop::sample::select(vec!["", ",manual", ",automatic"]);
    let more = prop::sample::select(vec![
        "",
        ",kg=4499",
        ",kg=4500",
        ",kg=4501",
        ",trailer-kg=600",
        ",kg=2000,trailer-kg=1500",
        ",adapted",
        ",use=city-bus",
        ",use=city-bus,seats=15",
        ",seats=12",
        ",use=coach",
        ",use=school-bus",
    ]);
    (prop::sample::select(CODES.clone()), gearbox, more)
        .prop_map(|(code, gearbox, more)| format!("{code}{gearbox}{more}"))
}

fn journey() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "expressway", "expressway,accompanied", "school-bus", "commercial"])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Classes as old as the first issue: no clock changes with one more.
    #[test]
    fn one_more_class_takes_no_entitlement_away(
        held in prop::collection::btree_set(class(), 1..4),
        added in class(),
        birth in 1946_i32..2004,
        vehicle in vehicle(),
        journey in journey(),
        year in 2022_i32..2031,
    ) {
        let classes = |set: &std::collections::BTreeSet<Class>| {
            set.iter().map(|class| format!("{} 2012-05-01; ", class.code())).collect::<String>()
        };
        let mut more = held.clone();
        more.insert(added);
        let rest = format!("born {birth}-06-10");
        let day = format!("{year}-06-11");
        let before = answer(&format!("{}{rest}", classes(&held)), &day, &vehicle, journey);
        let after = answer(&format!("{}{rest}", classes(&more)), &day, &vehicle, journey);
        prop_assert!(goodness(&after) >= goodness(&before), "{held:?} + {added:?}, {vehicle}, {day}");
    }

    /// Letters and points only ever add bars.
    #[test]
    fn a_worse_status_makes_no_better_verdict(
        class in class(),
        letters in prop::collection::vec(prop::sample::select(LETTERS.to_vec()), 1..4),
        worse in prop::sample::select(LETTERS.to_vec()),
        points in 0_u16..30,
        more in 0_u16..30,
        vehicle in vehicle(),
        until in prop::sample::select(vec!["2026-11-19", "2026-11-20", "2030-01-01", ""]),
    ) {
        let letters: String = letters.concat().replace('-', "");
        prop_assume!(!letters.is_empty());
        let licence = |letters: &str, points: u16| {
            format!("{} 2012-05-01; status {letters}; points {points}; valid 2020-01-01..{until}", class.code())
        };
        let before = answer(&licence(&letters, points), "2026-11-20", &vehicle, "");
        let letter = answer(&licence(&format!("{letters}{}", worse.replace('-', "")), points), "2026-11-20", &vehicle, "");
        prop_assert!(goodness(&letter) <= goodness(&before), "{letters} + {worse}");
        let point = answer(&licence(&letters, points + more), "2026-11-20", &vehicle, "");
        prop_assert!(goodness(&point) <= goodness(&before), "{points} + {more}");
    }

    /// A counter gets the answer of the law, not another one.
    #[test]
    fn both_profiles_get_the_same_verdict(class in class(), vehicle in vehicle(), journey in journey(), birth in 1946_i32..2004) {
        let case = Case::of(&format!("{} 2012-05-01; born {birth}-06-10", class.code()), "2026-11-20", &vehicle, journey);
        prop_assert_eq!(view(&case).verdict, view(&case.clone().for_rental()).verdict);
    }
}
