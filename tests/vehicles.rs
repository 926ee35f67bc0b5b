//! The vehicle in the window: choosing it, what the document and the journey change, the rules behind it, the tables.
//!
//! Pictures: see `window_support`.

mod window_support;

use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::Queryable as _;
use kerbside::app::App;
use kerbside::options::Theme;
use kerbside::text::Language;
use window_support::{
    LANDSCAPE, LANGUAGES, PORTRAIT, THEMES, assert_legible, assert_says, assert_silent, can_draw, compare,
    key, pass, press, sample, show, spoken, tag, window,
};

/// A licence of class C1 whose holder was compared, with no vehicle yet.
fn compared(size: eframe::egui::Vec2, language: Language, theme: Theme) -> Harness<'static, App> {
    let mut harness = window(size, language, theme);
    show(&mut harness, &sample("valid-c1"));
    press(&mut harness, if language == Language::En { "Same person" } else { "是本人" });
    harness
}

#[test]
fn choosing_a_vehicle_changes_the_verdict_without_a_second_scan() {
    let mut harness = compared(LANDSCAPE, Language::En, Theme::Light);
    assert_says(&harness, &["Licence in force", "The vehicle has not been checked"]);
    press(&mut harness, "Choose vehicle");
    assert_legible(&harness, "picker");
    press(&mut harness, "Vehicle: Small saloon car manual");
    assert_says(&harness, &["May drive", "Small saloon car", "林知远"]);
    assert_silent(&harness, &["Licence in force", "Compare first"]);
    press(&mut harness, "Small saloon car");
    press(&mut harness, "Vehicle: Heavy truck");
    assert_says(&harness, &["Must not drive"]);
    press(&mut harness, "Heavy truck");
    assert_says(&harness, &["Last used"]);
    press(&mut harness, "No vehicle");
    assert_says(&harness, &["Licence in force", "The vehicle has not been checked"]);
}

#[test]
fn the_next_person_does_not_inherit_the_vehicle() {
    let mut harness = compared(LANDSCAPE, Language::En, Theme::Light);
    press(&mut harness, "Choose vehicle");
    press(&mut harness, "Vehicle: Small saloon car manual");
    press(&mut harness, "Next");
    show(&mut harness, &sample("valid-c1"));
    press(&mut harness, "Same person");
    assert_says(&harness, &["The vehicle has not been checked"]);
    press(&mut harness, "Choose vehicle");
    press(&mut harness, "Last used: Small saloon car manual");
    assert_says(&harness, &["May drive"]);
    // Presented over a verdict: somebody else.
    show(&mut harness, &sample("valid-c1"));
    press(&mut harness, "Same person");
    assert_says(&harness, &["The vehicle has not been checked"]);
}

#[test]
fn a_vehicle_makes_no_good_news_of_a_licence_that_is_barred() {
    let mut harness = compared(LANDSCAPE, Language::En, Theme::Light);
    press(&mut harness, "Choose vehicle");
    press(&mut harness, "Vehicle: Heavy truck");
    press(&mut harness, "Next");
    show(&mut harness, &sample("status-bdj"));
    assert_says(&harness, &["Must not drive", "Person not compared yet"]);
    press(&mut harness, "Choose vehicle");
    press(&mut harness, "Vehicle: Small saloon car manual");
    assert_says(&harness, &["Must not drive", "Person not compared yet"]);
}

#[test]
fn a_rejected_code_and_a_mismatch_ask_for_no_vehicle() {
    let mut harness = window(LANDSCAPE, Language::En, Theme::Light);
    show(&mut harness, &sample("tampered"));
    assert!(harness.query_by_role_and_label(Role::Button, "Choose vehicle").is_none());
    harness.event(key(Key::V));
    harness.run_steps(3);
    assert_says(&harness, &["Not genuine"]);
    show(&mut harness, &sample("valid-c1"));
    press(&mut harness, "Not sure");
    harness.event(key(Key::V));
    harness.run_steps(3);
    assert_silent(&harness, &["Which vehicle?", "林知远", "C1"]);
}

fn typed(harness: &mut Harness<'_, App>, hint: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, hint).click();
    harness.run_steps(3);
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(3);
}

#[test]
fn every_type_is_found_by_pinyin_by_name_and_by_code() {
    let hint = "车辆类型或拼音首字母，如 zxhc";
    for text in ["zxhc", "重型普通", "h11"] {
        let mut harness = compared(PORTRAIT, Language::Zh, Theme::Light);
        press(&mut harness, "选择车辆");
        typed(&mut harness, hint, text);
        assert_says(&harness, &["车辆：重型普通货车"]);
        assert_legible(&harness, text);
        press(&mut harness, "车辆：重型普通货车");
        assert_says(&harness, &["不得驾驶"]);
    }
    let mut harness = compared(LANDSCAPE, Language::En, Theme::Light);
    press(&mut harness, "Choose vehicle");
    typed(&mut harness, "Vehicle type, e.g. box truck", "k77");
    press(&mut harness, "Vehicle: K77");
    assert_says(&harness, &["Check further"]);
    press(&mut harness, "K77");
    typed(&mut harness, "Vehicle type, e.g. box truck", "spaceship");
    assert_says(&harness, &["No such vehicle type"]);
}

/// Typing shows the screen longer, and what was typed goes with the person.
#[test]
fn the_search_is_a_touch_and_is_forgotten() {
    let mut harness = compared(LANDSCAPE, Language::En, Theme::Light);
    press(&mut harness, "Choose vehicle");
    pass(&mut harness, Duration::from_secs(25));
    typed(&mut harness, "Vehicle type, e.g. box truck", "truck");
    pass(&mut harness, Duration::from_secs(25));
    assert_says(&harness, &["Which vehicle?"]);
    pass(&mut harness, Duration::from_secs(10));
    assert_silent(&harness, &["Which vehicle?", "truck", "林知远"]);
}

/// Gearbox, use, seats, masses, adapted controls, trailer, journey: all that the command line can ask.
#[test]
fn the_document_and_the_journey_are_asked_and_answered_at_once() {
    let mut harness = compared(LANDSCAPE, Language::En, Theme::Light);
    press(&mut harness, "Choose vehicle");
    press(&mut harness, "Vehicle: Small saloon car manual");
    press(&mut harness, "Small saloon car");
    press(&mut harness, "Document and journey");
    assert_legible(&harness, "form");
    for label in ["Automatic or electric", "Not known", "Manual", "On an expressway", "Carries pupils"] {
        press(&mut harness, label);
        assert_legible(&harness, label);
    }
    assert_says(&harness, &["Must not drive"]);
    press(&mut harness, "Carries pupils");
    assert_says(&harness, &["May drive"]);
    press(&mut harness, "Use: not known");
    assert_legible(&harness, "uses");
    press(&mut harness, "Taxi");
    assert_says(&harness, &["Use: Taxi"]);
    press(&mut harness, "Seats: not known");
    assert_legible(&harness, "pad");
    for digit in ["1", "5"] {
        press(&mut harness, digit);
    }
    press(&mut harness, "Done");
    assert_says(&harness, &["Seats: 15", "Check further"]);
    press(&mut harness, "Seats: 15");
    press(&mut harness, "Delete");
    press(&mut harness, "Delete");
    press(&mut harness, "5");
    press(&mut harness, "Done");
    assert_says(&harness, &["Seats: 5", "May drive"]);
    press(&mut harness, "Trailer mass: not known");
    for digit in ["9", "0", "0"] {
        press(&mut harness, digit);
    }
    press(&mut harness, "Done");
    assert_says(&harness, &["Trailer mass: 900 kg", "Must not drive"]);
}

#[test]
fn why_opens_each_rule_with_article_value_and_day() {
    for (language, why, rules, next, says) in [
        (
            Language::En,
            "Why?",
            "Rules",
            "Next page",
            ["R162", "As of 2026-11-20", "text of the source", "small car (C1)"],
        ),
        (Language::Zh, "为什么", "法条依据", "下一页", ["R162", "判断日", "原文明确", "小型汽车（C1）"]),
    ] {
        let mut harness = compared(LANDSCAPE, language, Theme::Light);
        press(&mut harness, if language == Language::En { "Choose vehicle" } else { "选择车辆" });
        press(
            &mut harness,
            if language == Language::En {
                "Vehicle: Small saloon car manual"
            } else {
                "车辆：小型轿车 手动挡"
            },
        );
        press(&mut harness, why);
        press(&mut harness, rules);
        let mut said = spoken(&harness);
        assert_legible(&harness, "rules");
        while harness.query_by_role_and_label(Role::Button, next).is_some() {
            press(&mut harness, next);
            assert_legible(&harness, "rules, on");
            said.push_str(&spoken(&harness));
        }
        for text in says {
            assert!(said.contains(text), "\"{text}\" is not among:\n{said}");
        }
    }
}

/// Every value that any sample is held against has a name of its own.
#[test]
fn every_compared_value_has_a_name() {
    let mut harness = window(LANDSCAPE, Language::En, Theme::Light);
    for sample in kerbside::samples::all() {
        show(&mut harness, &sample);
        if harness.query_by_role_and_label(Role::Button, "Same person").is_some() {
            press(&mut harness, "Same person");
        }
        press(&mut harness, "Why?");
        if harness.query_by_role_and_label(Role::Button, "Rules").is_none() {
            assert_silent(&harness, &["As of"]);
            continue;
        }
        press(&mut harness, "Rules");
        loop {
            assert_silent(&harness, &["; other ", ": other "]);
            assert_legible(&harness, &sample.name);
            if harness.query_by_role_and_label(Role::Button, "Next page").is_none() {
                break;
            }
            press(&mut harness, "Next page");
        }
    }
}

#[test]
fn the_table_lights_what_is_held_and_lists_what_may_be_driven() {
    let mut harness = compared(LANDSCAPE, Language::En, Theme::Light);
    press(&mut harness, "Details");
    press(&mut harness, "Class table");
    assert_legible(&harness, "classes");
    assert_says(&harness, &["C1 Small car: held", ": included", ": not held"]);
    press(&mut harness, "Next page");
    assert_says(&harness, &["May drive", "Small passenger car: C1 Small car"]);
    assert_legible(&harness, "vehicles");
    let mut said = spoken(&harness);
    while harness.query_by_role_and_label(Role::Button, "Next page").is_some() {
        press(&mut harness, "Next page");
        assert_legible(&harness, "vehicles, on");
        said.push_str(&spoken(&harness));
    }
    for text in ["Not covered", "Large passenger vehicle", "not status, validity or age"] {
        assert!(said.contains(text), "\"{text}\" is not among:\n{said}");
    }
}

#[test]
fn pictures_of_the_vehicle() {
    if !can_draw() {
        return;
    }
    let mut results = SnapshotResults::new();
    for (language, theme, size, way) in [
        (Language::Zh, Theme::Light, LANDSCAPE, "landscape"),
        (Language::En, Theme::Dark, LANDSCAPE, "landscape"),
        (Language::Zh, Theme::Dark, PORTRAIT, "portrait"),
        (Language::En, Theme::Light, PORTRAIT, "portrait"),
    ] {
        let tag = format!("{way}_{}", tag(language, theme));
        let [choose, car, chosen, form, back, why, rules, details, table] = match language {
            Language::En => [
                "Choose vehicle",
                "Vehicle: Small saloon car automatic",
                "Small saloon car",
                "Document and journey",
                "Back",
                "Why?",
                "Rules",
                "Details",
                "Class table",
            ],
            Language::Zh => [
                "选择车辆",
                "车辆：小型轿车 自动挡",
                "小型轿车",
                "行驶证、行程",
                "返回",
                "为什么",
                "法条依据",
                "详情",
                "准驾车型表",
            ],
        };
        let mut harness = compared(size, language, theme);
        press(&mut harness, choose);
        press(&mut harness, car);
        compare(&mut results, &mut harness, &format!("may_drive_{tag}"));
        press(&mut harness, chosen);
        compare(&mut results, &mut harness, &format!("vehicle_{tag}"));
        press(&mut harness, form);
        compare(&mut results, &mut harness, &format!("vehicle_form_{tag}"));
        press(&mut harness, back);
        press(&mut harness, why);
        press(&mut harness, rules);
        compare(&mut results, &mut harness, &format!("rules_{tag}"));
        press(&mut harness, back);
        press(&mut harness, details);
        press(&mut harness, table);
        compare(&mut results, &mut harness, &format!("table_{tag}"));
    }
}

/// The pages of the vehicle both ways up, in both languages and themes: nothing is cut, nothing overlaps.
#[test]
fn every_page_of_the_vehicle_is_legible() {
    for language in LANGUAGES {
        for theme in THEMES {
            for size in [LANDSCAPE, PORTRAIT] {
                let mut harness = compared(size, language, theme);
                harness.event(key(Key::V));
                harness.run_steps(3);
                assert_legible(&harness, "picker");
                let (form, uses, mass) = match language {
                    Language::En => ("Document and journey", "Use: not known", "Total mass: not known"),
                    Language::Zh => ("行驶证、行程", "使用性质: 未填", "总质量: 未填"),
                };
                press(
                    &mut harness,
                    if language == Language::En {
                        "Vehicle: Heavy semi-trailer tractor"
                    } else {
                        "车辆：重型半挂牵引车"
                    },
                );
                harness.event(key(Key::V));
                harness.run_steps(3);
                assert_legible(&harness, "last used");
                for page in [uses, mass] {
                    press(&mut harness, form);
                    assert_legible(&harness, form);
                    press(&mut harness, page);
                    assert_legible(&harness, page);
                    harness.event(key(Key::V));
                    harness.run_steps(3);
                }
            }
        }
    }
}
