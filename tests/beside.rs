//! Beside the driver's code: the companion's licence, and the paper licence that is typed.
//!
//! Pictures: see `window_support`.

mod window_support;

use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotResults};
use kerbside::app::App;
use kerbside::options::Theme;
use kerbside::text::Language;
use window_support::{
    LANDSCAPE, LANGUAGES, PORTRAIT, THEMES, assert_legible, assert_says, assert_silent, can_draw, compare,
    key, pass, press, sample, show, spoken, tag, window,
};

fn word(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::En => en,
        Language::Zh => zh,
    }
}

/// A driver in probation, alone on the expressway in a car: must not drive.
fn alone(size: eframe::egui::Vec2, language: Language, theme: Theme) -> Harness<'static, App> {
    let mut harness = window(size, language, theme);
    show(&mut harness, &sample("probation"));
    press(&mut harness, word(language, "是本人", "Same person"));
    press(&mut harness, word(language, "选择车辆", "Choose vehicle"));
    press(&mut harness, word(language, "车辆：小型轿车 自动挡", "Vehicle: Small saloon car automatic"));
    press(&mut harness, word(language, "小型轿车", "Small saloon car"));
    press(&mut harness, word(language, "行驶证、行程", "Document and journey"));
    press(&mut harness, word(language, "上高速公路", "On an expressway"));
    press(&mut harness, word(language, "返回", "Back"));
    harness
}

fn press_key(harness: &mut Harness<'_, App>, which: Key) {
    pass(harness, Duration::from_secs(2));
    harness.event(key(which));
    harness.run_steps(3);
}

#[test]
fn one_key_scans_the_companion_and_the_answer_stays_with_the_driver() {
    let mut harness = alone(LANDSCAPE, Language::En, Theme::Light);
    assert_says(&harness, &["Must not drive", "江新禾"]);
    press_key(&mut harness, Key::C);
    assert_says(&harness, &["Companion", "Scan their licence code"]);
    show(&mut harness, &sample("valid-c1"));
    assert_says(&harness, &["Compare first", "May accompany", "林知远"]);
    assert_silent(&harness, &["江新禾"]);
    press(&mut harness, "Same person");
    assert_says(
        &harness,
        &["May drive if", "expressway only beside the companion who was checked", "江新禾"],
    );
    assert_silent(&harness, &["林知远", "Compare first"]);
    press(&mut harness, "Why?");
    press(&mut harness, "Rules");
    let mut said = spoken(&harness);
    while harness.query_by_role_and_label(Role::Button, "Next page").is_some() {
        press(&mut harness, "Next page");
        said.push_str(&spoken(&harness));
    }
    assert!(said.contains("R162 77(2)") && said.contains("beside a holder"), "{said}");
    // The next driver has no companion.
    press(&mut harness, "Back");
    press(&mut harness, "Next");
    show(&mut harness, &sample("probation"));
    press(&mut harness, "Same person");
    assert_silent(&harness, &["beside the companion"]);
}

#[test]
fn a_companion_who_is_not_enough_is_said_and_stays_with_the_driver() {
    let mut harness = alone(LANDSCAPE, Language::En, Theme::Light);
    press(&mut harness, "Companion");
    show(&mut harness, &sample("companion-short"));
    assert_says(&harness, &["Not enough", "younger than three years", "白一楠"]);
    press(&mut harness, "Back to driver");
    assert_says(&harness, &["Must not drive", "Companion not qualified", "江新禾"]);
    // Another one may come.
    press(&mut harness, "Companion not enough");
    show(&mut harness, &sample("valid-c1"));
    press(&mut harness, "Same person");
    assert_says(&harness, &["May drive if"]);
}

#[test]
fn a_companion_who_is_not_the_person_changes_nothing() {
    let mut harness = alone(LANDSCAPE, Language::En, Theme::Light);
    press(&mut harness, "Companion");
    show(&mut harness, &sample("valid-c1"));
    press(&mut harness, "Not sure");
    assert_says(&harness, &["Must not drive", "Probation: alone on expressway", "江新禾"]);
}

#[test]
fn a_code_that_proves_nothing_shows_no_person() {
    for (name, said) in [("tampered", "does not match"), ("unknown-key", "could not be verified")] {
        let mut harness = alone(LANDSCAPE, Language::En, Theme::Light);
        press(&mut harness, "Companion");
        show(&mut harness, &sample(name));
        assert_says(&harness, &[said]);
        assert_silent(&harness, &["林知远", "江新禾", "9901"]);
        assert_legible(&harness, name);
        press(&mut harness, "Back to driver");
        assert_says(&harness, &["江新禾"]);
    }
}

/// Whatever hides the driver hides both.
#[test]
fn nothing_of_either_is_left() {
    let mut harness = alone(LANDSCAPE, Language::En, Theme::Light);
    press(&mut harness, "Companion");
    show(&mut harness, &sample("valid-c1"));
    pass(&mut harness, Duration::from_secs(31));
    assert_silent(&harness, &["林知远", "江新禾", "Companion"]);
    let mut harness = alone(LANDSCAPE, Language::En, Theme::Light);
    press(&mut harness, "Companion");
    harness.event(Event::WindowFocused(false));
    harness.run_steps(3);
    assert_silent(&harness, &["江新禾", "Back to driver"]);
}

#[test]
fn who_needs_no_companion_is_asked_for_none() {
    let mut harness = window(LANDSCAPE, Language::En, Theme::Light);
    show(&mut harness, &sample("valid-c1"));
    press(&mut harness, "Same person");
    assert!(harness.query_by_role_and_label(Role::Button, "Companion").is_none());
    press_key(&mut harness, Key::C);
    assert_says(&harness, &["Licence in force", "林知远"]);
}

fn typed(harness: &mut Harness<'_, App>, label: &str, digits: &str) {
    press(harness, label);
    for digit in digits.chars() {
        press(harness, &digit.to_string());
    }
    press(harness, "Done");
}

/// C2 of 2011, born in 1988, long-term.
fn paper(size: eframe::egui::Vec2) -> Harness<'static, App> {
    let mut harness = window(size, Language::En, Theme::Light);
    press(&mut harness, "Paper licence");
    press(&mut harness, "C2");
    typed(&mut harness, "Year of birth: not known", "1988");
    typed(&mut harness, "First issue: not known", "20110608");
    press(&mut harness, "Valid until: not known");
    press(&mut harness, "Long-term");
    harness
}

#[test]
fn a_paper_licence_is_answered_and_never_as_verified() {
    let mut harness = paper(LANDSCAPE);
    assert_says(&harness, &["No vehicle", "Typed, not verified", "Not kept"]);
    press(&mut harness, "Choose vehicle");
    press(&mut harness, "Vehicle: Small saloon car automatic");
    assert_says(&harness, &["Class fits", "Typed, not verified", "Status and points are not known"]);
    assert_silent(&harness, &["May drive", "Licence in force"]);
    press(&mut harness, "Small saloon car");
    press(&mut harness, "Vehicle: Small saloon car manual");
    assert_says(&harness, &["Must not drive", "Automatic only", "Typed, not verified"]);
    press(&mut harness, "C1");
    assert_says(&harness, &["Class fits"]);
}

#[test]
fn what_is_no_day_is_said_and_the_pad_stays() {
    let mut harness = window(LANDSCAPE, Language::En, Theme::Light);
    press(&mut harness, "Paper licence");
    for (label, digits) in [
        ("Year of birth: not known", "2025"),
        ("First issue: not known", "20110231"),
        ("First issue: not known", "20300101"),
        ("Valid until: not known", "2011"),
    ] {
        typed(&mut harness, label, digits);
        assert_says(&harness, &["No such year or day"]);
        assert_legible(&harness, digits);
        press(&mut harness, "Delete");
        press_key(&mut harness, Key::Escape);
        assert_says(&harness, &["Paper licence (typed)"]);
    }
}

#[test]
fn nothing_typed_is_kept() {
    let mut harness = paper(LANDSCAPE);
    press(&mut harness, "Clear");
    assert_says(&harness, &["Type it in", "First issue: not known"]);
    let mut harness = paper(LANDSCAPE);
    press(&mut harness, "Choose vehicle");
    press(&mut harness, "Vehicle: Heavy truck");
    press(&mut harness, "Back");
    press(&mut harness, "Paper licence");
    assert_says(&harness, &["Type it in", "First issue: not known"]);
    let mut harness = paper(LANDSCAPE);
    harness.event(Event::WindowFocused(false));
    harness.run_steps(3);
    assert_silent(&harness, &["1988", "2011"]);
    press(&mut harness, "Paper licence");
    assert_says(&harness, &["Type it in", "First issue: not known"]);
}

/// A code that comes while the page is open goes before it.
#[test]
fn a_scanned_code_goes_before_what_is_typed() {
    let mut harness = paper(LANDSCAPE);
    press(&mut harness, "Choose vehicle");
    press(&mut harness, "Vehicle: Small saloon car automatic");
    assert_silent(&harness, &["Choose vehicle"]);
    show(&mut harness, &sample("valid-c1"));
    press(&mut harness, "Same person");
    assert_says(&harness, &["Choose vehicle"]);
    press(&mut harness, "Next");
    assert_silent(&harness, &["1988", "Typed"]);
    press(&mut harness, "Paper licence");
    assert_says(&harness, &["Type it in"]);
    assert_silent(&harness, &["1988"]);
    show(&mut harness, &sample("status-d"));
    assert_says(&harness, &["Must not drive"]);
}

#[test]
fn pictures() {
    if !can_draw() {
        return;
    }
    let mut results = SnapshotResults::new();
    for (size, name) in [(LANDSCAPE, "landscape"), (PORTRAIT, "portrait")] {
        for language in LANGUAGES {
            for theme in THEMES {
                if (language == Language::Zh) == (size == LANDSCAPE) && theme == Theme::Light {
                    continue;
                }
                let at = |what: &str| format!("beside_{what}_{name}_{}", tag(language, theme));
                let mut harness = alone(size, language, theme);
                compare(&mut results, &mut harness, &at("driver"));
                press(&mut harness, word(language, "陪同人员", "Companion"));
                compare(&mut results, &mut harness, &at("seek"));
                show(&mut harness, &sample("valid-c1"));
                compare(&mut results, &mut harness, &at("companion"));
                press(&mut harness, word(language, "是本人", "Same person"));
                compare(&mut results, &mut harness, &at("answer"));
                let mut harness = window(size, language, theme);
                press(&mut harness, word(language, "纸质证", "Paper licence"));
                press(&mut harness, "A2");
                press(&mut harness, "E");
                compare(&mut results, &mut harness, &at("paper"));
            }
        }
    }
    let mut harness = paper(LANDSCAPE);
    press(&mut harness, "Choose vehicle");
    press(&mut harness, "Vehicle: Small saloon car automatic");
    compare(&mut results, &mut harness, "beside_paper_answer");
}
