//! The rental counter in the window: car and day of return before the scan, the ID card, the contract's rows, the slip.
//!
//! Pictures: see `window_support`.

mod window_support;

use std::time::Duration;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotResults};
use kerbside::app::App;
use kerbside::assess::HouseRules;
use kerbside::options::{FirstSource, Options, Theme};
use kerbside::text::Language;
use window_support::{
    LANDSCAPE, LANGUAGES, PORTRAIT, THEMES, assert_legible, assert_says, assert_silent, can_draw, compare,
    key, pass, press, sample, show, spoken, tag, window, window_with,
};

/// Words that the tests press, in both languages.
fn word(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::En => en,
        Language::Zh => zh,
    }
}

fn counter(size: eframe::egui::Vec2, language: Language, theme: Theme) -> Harness<'static, App> {
    let mut harness = window(size, language, theme);
    press(&mut harness, word(language, "更多", "More"));
    press(&mut harness, word(language, "租车柜台", "Rental counter"));
    press(&mut harness, word(language, "返回", "Back"));
    harness
}

/// An automatic car until 27 November, chosen before anyone is scanned.
fn with_contract(size: eframe::egui::Vec2, language: Language, theme: Theme) -> Harness<'static, App> {
    let mut harness = counter(size, language, theme);
    press(&mut harness, word(language, "选择车辆", "Choose vehicle"));
    press(&mut harness, word(language, "车辆：小型轿车 自动挡", "Vehicle: Small saloon car automatic"));
    press(&mut harness, word(language, "还车日期 未填", "Return date not known"));
    assert_legible(&harness, "calendar");
    press(&mut harness, "27");
    harness
}

fn tick(harness: &mut Harness<'_, App>, label: &str) {
    pass(harness, Duration::from_secs(2));
    harness.get_by_role_and_label(Role::CheckBox, label).click();
    harness.run_steps(3);
}

const TICK: &str = "Compared with the ID card and the person (tick here)";

#[test]
fn the_person_is_confirmed_only_after_the_id_card() {
    let mut harness = with_contract(LANDSCAPE, Language::En, Theme::Light);
    assert_says(&harness, &["Small saloon car", "2026-11-27"]);
    show(&mut harness, &sample("valid-c2"));
    press(&mut harness, "Tick the ID card");
    assert_says(&harness, &["Compare first"]);
    pass(&mut harness, Duration::from_secs(2));
    harness.event(key(Key::Enter));
    harness.run_steps(3);
    assert_says(&harness, &["Compare first"]);
    tick(&mut harness, TICK);
    press(&mut harness, "Same person");
    assert_says(&harness, &["May drive", "2026-11-27", "Same person\u{3000}10:05"]);
}

#[test]
fn the_tick_has_a_key_and_can_be_taken_back() {
    let mut harness = with_contract(LANDSCAPE, Language::En, Theme::Light);
    show(&mut harness, &sample("valid-c2"));
    for expected in ["Same person", "Tick the ID card", "Same person"] {
        pass(&mut harness, Duration::from_secs(2));
        harness.event(key(Key::I));
        harness.run_steps(3);
        assert!(harness.query_by_role_and_label(Role::Button, expected).is_some(), "{expected}");
    }
    harness.event(key(Key::Enter));
    harness.run_steps(3);
    assert_says(&harness, &["May drive"]);
}

/// Car and day belong to the contract and stay; the tick belongs to the customer and does not.
#[test]
fn the_next_customer_gets_the_same_car_and_is_compared_anew() {
    let mut harness = with_contract(LANDSCAPE, Language::En, Theme::Light);
    show(&mut harness, &sample("valid-c2"));
    tick(&mut harness, TICK);
    press(&mut harness, "Same person");
    press(&mut harness, "Next customer");
    assert_says(&harness, &["Small saloon car", "2026-11-27"]);
    show(&mut harness, &sample("valid-c1"));
    assert!(harness.query_by_role_and_label(Role::Button, "Tick the ID card").is_some());
    // Somebody else at the device: nothing of the contract is left.
    press(&mut harness, "Not sure");
    press(&mut harness, "Next customer");
    press(&mut harness, "More");
    press(&mut harness, "Police");
    press(&mut harness, "Back");
    assert_silent(&harness, &["Small saloon car", "2026-11-27"]);
}

#[test]
fn a_car_that_comes_back_after_the_validity_says_so_at_once() {
    let mut harness = with_contract(LANDSCAPE, Language::En, Theme::Light);
    show(&mut harness, &sample("last-day"));
    tick(&mut harness, TICK);
    press(&mut harness, "Same person");
    assert_says(&harness, &["May drive if", "return by 2026-11-21 or renew first", "valid until 2026-11-21"]);
    press(&mut harness, "Return date");
    press(&mut harness, "No date");
    assert_says(&harness, &["No return date chosen"]);
    assert_silent(&harness, &["return by"]);
}

#[test]
fn house_rules_stand_in_a_row_of_their_own() {
    let rules = HouseRules { months_held: Some(240), ..HouseRules::default() };
    let options = Options {
        source: FirstSource::Demo,
        language: Some(Language::En),
        theme: Some(Theme::Light),
        house_rules: rules,
        ..Options::default()
    };
    let mut harness = window_with(LANDSCAPE, options);
    press(&mut harness, "More");
    press(&mut harness, "Rental counter");
    press(&mut harness, "Back");
    show(&mut harness, &sample("valid-c2"));
    assert_says(&harness, &["Check further", "House rules not met", "240 months", "Ask your manager"]);
    press(&mut harness, "Next customer");
    show(&mut harness, &sample("valid-c3-c4"));
    tick(&mut harness, TICK);
    press(&mut harness, "Same person");
    assert_says(&harness, &["Licence in force", "House rules met"]);
}

#[test]
fn nothing_but_what_the_contract_needs_is_said() {
    let mut harness = with_contract(PORTRAIT, Language::En, Theme::Light);
    show(&mut harness, &sample("longest"));
    assert_silent(&harness, &["1972", "望江区", "9901 0", "Points"]);
    tick(&mut harness, TICK);
    press(&mut harness, "Same person");
    for page in ["Why?", "Rules", "Next page"] {
        press(&mut harness, page);
        assert_silent(&harness, &["1972", "望江区", "54 years", "Points"]);
        assert_legible(&harness, page);
    }
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
                if (language == Language::Zh) == (size == LANDSCAPE) && theme == Theme::Dark {
                    continue;
                }
                let at = |what: &str| format!("counter_{what}_{name}_{}", tag(language, theme));
                let mut harness = counter(size, language, theme);
                press(&mut harness, word(language, "还车日期 未填", "Return date not known"));
                compare(&mut results, &mut harness, &at("calendar"));
                let mut harness = with_contract(size, language, theme);
                compare(&mut results, &mut harness, &at("scan"));
                show(&mut harness, &sample("valid-c2"));
                compare(&mut results, &mut harness, &at("compare"));
                let label = word(
                    language,
                    "已与居民身份证 和本人比对（请勾选）",
                    "Compared with the ID card and the person (tick here)",
                );
                tick(&mut harness, label);
                press(&mut harness, word(language, "是本人", "Same person"));
                assert!(spoken(&harness).contains(word(language, "可以驾驶", "May drive")));
                compare(&mut results, &mut harness, &at("verdict"));
            }
        }
    }
}
