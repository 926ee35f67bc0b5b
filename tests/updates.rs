//! Keys and lists in the window: import, changes by code, the clock, training that ends.
//!
//! Pictures: see `window_support`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may end at the first thing that is wrong")]

mod updates_support;
mod window_support;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{DroppedFile, Event, Key, Vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotResults};
use kerbside::app::{App, Clock};
use kerbside::options::{FirstSource, Options, Theme};
use kerbside::session::Now;
use kerbside::text::Language;
use kerbside::trust::device::AnyDevice;
use kerbside::verdict::KeyringName;
use updates_support::{LIST, Office, changes, folder, list, many_changes, parts, text};
use window_support::{
    LANDSCAPE, PORTRAIT, assert_legible, assert_says, assert_silent, can_draw, compare, key, moment, pass,
    press, sample, show, spoken, window, window_with,
};

/// Words that the tests press, in both languages.
fn word(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::En => en,
        Language::Zh => zh,
    }
}

fn device(size: Vec2, language: Language, theme: Theme, state: &Path) -> Harness<'static, App> {
    window_with(
        size,
        Options {
            source: FirstSource::Demo,
            language: Some(language),
            theme: Some(theme),
            state: Some(state.to_owned()),
            ..Options::default()
        },
    )
}

fn english(state: &Path) -> Harness<'static, App> {
    device(LANDSCAPE, Language::En, Theme::Light, state)
}

fn press_key(harness: &mut Harness<'_, App>, which: Key) {
    pass(harness, Duration::from_secs(2));
    harness.event(key(which));
    harness.run_steps(3);
}

/// Lets the thread for files work until the window says so.
fn wait_for(harness: &mut Harness<'_, App>, said: &str) {
    for _ in 0..1_000 {
        harness.run_steps(1);
        if spoken(harness).contains(said) {
            harness.run_steps(1);
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("\"{said}\" is not among:\n{}", spoken(harness));
}

fn type_into(harness: &mut Harness<'_, App>, field: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).click();
    harness.run_steps(2);
    harness.event(Event::Paste(text.to_owned()));
    harness.run_steps(2);
    harness.event(key(Key::Enter));
    harness.run_steps(3);
}

/// From the scan screen to the summary, or to what is wrong.
fn import(harness: &mut Harness<'_, App>, language: Language, folder: &Path) {
    press_key(harness, Key::K);
    press(harness, word(language, "导入", "Import"));
    assert_legible(harness, "folders");
    let field = word(language, "或输入文件夹路径后按回车", "Or type the path of a folder and press Enter");
    type_into(harness, field, folder.to_str().unwrap());
}

/// The newer training repository: the samples' licence is suspended.
fn suspended() -> Office {
    Office {
        keys: "training",
        version: 2,
        signed_at: "2026-11-20T02:03:00Z",
        list: list(LIST + 1, "2026-11-20T02:03:00Z", "D"),
    }
}

fn production(signed_at: &'static str) -> Office {
    Office { keys: "of an office", version: 7, signed_at, list: list(12, signed_at, "") }
}

/// The first group is another.
fn wrong(letter: &str) -> String {
    let groups = letter.split(' ').skip(1);
    std::iter::once("0000").chain(groups).collect::<Vec<_>>().join(" ")
}

fn paste(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(Event::Paste(text.to_owned()));
    harness.run_steps(3);
}

#[test]
fn the_same_repository_changes_nothing() {
    let state = folder("same");
    let mut harness = english(&state);
    import(&mut harness, Language::En, Path::new("trusted_keys/training"));
    wait_for(&mut harness, "Nothing would change");
    assert!(harness.query_by_role_and_label(Role::Button, "Put in force").is_none());
    assert_legible(&harness, "nothing would change");
    press(&mut harness, "Back");
    assert_says(&harness, &["Ready to check offline"]);
}

#[test]
fn a_newer_list_changes_the_verdict_and_a_code_changes_it_back() {
    let (state, stick) = (folder("newer"), folder("newer-stick"));
    suspended().write(&stick);
    let code = sample("valid-c1").text;
    let mut harness = english(&state);
    paste(&mut harness, code.trim_end());
    assert_says(&harness, &["Compare first"]);
    press(&mut harness, "Not sure");
    press(&mut harness, "Next");
    import(&mut harness, Language::En, &stick);
    wait_for(&mut harness, "What would change");
    assert_says(&harness, &["List of CN-9901: no. 41", "no. 42"]);
    assert_legible(&harness, "summary");
    // The second press of a double press puts nothing in force.
    harness.get_by_role_and_label(Role::Button, "Put in force").click();
    harness.run_steps(3);
    assert_says(&harness, &["What would change"]);
    press(&mut harness, "Put in force");
    wait_for(&mut harness, "It is in force now");
    press(&mut harness, "Back");
    paste(&mut harness, code.trim_end());
    assert_says(&harness, &["Must not drive", "suspended"]);
    press(&mut harness, "Next");

    // On the scan screen changes are not taken.
    let changes = text(&changes(LIST + 1, "2026-11-20T02:04:00Z"));
    paste(&mut harness, &changes);
    assert_says(&harness, &["Open Keys and lists, then Scan changes"]);
    press_key(&mut harness, Key::K);
    press(&mut harness, "Scan changes");
    assert_says(&harness, &["Hold the code of the changes in the frame"]);
    paste(&mut harness, code.trim_end());
    assert_says(&harness, &["Here only changes of a list are taken"]);
    paste(&mut harness, &changes);
    wait_for(&mut harness, "Lifted D");
    assert_legible(&harness, "changes");
    press(&mut harness, "Put in force");
    wait_for(&mut harness, "It is in force now");
    press(&mut harness, "Back");
    paste(&mut harness, code.trim_end());
    assert_says(&harness, &["Compare first"]);

    // After a restart it is the same; the same changes again are told from a gap.
    let mut harness = english(&state);
    press_key(&mut harness, Key::K);
    press(&mut harness, "Scan changes");
    paste(&mut harness, &changes);
    wait_for(&mut harness, "This device has list 43 already");
}

#[test]
fn parts_come_in_any_order() {
    let state = folder("parts");
    let mut harness = english(&state);
    let cose = many_changes(LIST, "2026-11-20T02:04:00Z");
    let parts = parts(LIST, &cose);
    assert!(parts.len() > 2, "{} parts", parts.len());
    press_key(&mut harness, Key::K);
    press(&mut harness, "Scan changes");
    let mut left = parts.len();
    for part in parts.iter().rev() {
        paste(&mut harness, part);
        left -= 1;
        if left == 1 {
            assert_says(&harness, &[&format!("of {}, missing 1", parts.len())]);
            assert_legible(&harness, "parts");
        }
    }
    wait_for(&mut harness, "Set D (Suspended): 4000");
    press(&mut harness, "Leave it");
    assert_says(&harness, &["Ready to check offline"]);
}

#[test]
fn an_office_is_provisioned_by_its_letter_alone_and_forgotten_again() {
    let (state, stick) = (folder("letter"), folder("letter-stick"));
    let letter = production("2026-11-19T10:00:00Z").write(&stick);
    let mut harness = english(&state);
    press(&mut harness, "More");
    press(&mut harness, "Production keys");
    press(&mut harness, "Back");
    assert_says(&harness, &["No keys: nothing can be verified"]);
    import(&mut harness, Language::En, &stick);
    let field = "First 8 groups of the fingerprint";
    assert_says(&harness, &["Whose folder is it?", "0 of 8 groups"]);
    assert_silent(&harness, &[letter.split(' ').next().unwrap()]);
    type_into(&mut harness, field, &wrong(&letter));
    wait_for(&mut harness, "No root in this folder has that fingerprint");
    assert_says(&harness, &["8 of 8 groups"]);
    assert_legible(&harness, "wrong fingerprint");
    press_key(&mut harness, Key::Escape);
    import(&mut harness, Language::En, &stick);
    type_into(&mut harness, field, &letter.to_lowercase().replace(' ', "-"));
    wait_for(&mut harness, "First repository of this office");
    press(&mut harness, "Put in force");
    wait_for(&mut harness, "It is in force now");
    assert_says(&harness, &["Set by the user of this device", &letter]);
    press(&mut harness, "Back");
    assert_says(&harness, &["Production keys Keys fresh · List fresh (16 h)"]);

    // The next start is production, whatever was chosen before.
    let mut harness = english(&state);
    assert_says(&harness, &["Production keys"]);
    assert_silent(&harness, &["TRAINING"]);
    press_key(&mut harness, Key::K);
    press(&mut harness, "Forget office");
    assert_says(&harness, &["Forget this office?"]);
    assert_legible(&harness, "forget");
    press(&mut harness, "Forget");
    wait_for(&mut harness, "Forgotten");
    assert_says(&harness, &["No keys on this device"]);
}

/// A device of no office practises. A folder that is not for training is then its office's first.
#[test]
fn the_first_folder_of_an_office_needs_no_switch_before() {
    let (state, stick) = (folder("first"), folder("first-stick"));
    let letter = production("2026-11-19T10:00:00Z").write(&stick);
    let mut harness = english(&state);
    assert_says(&harness, &["TRAINING"]);
    import(&mut harness, Language::En, &stick);
    assert_says(&harness, &["Whose folder is it?"]);
    assert_silent(&harness, &["TRAINING"]);
    let field = "First 8 groups of the fingerprint";
    type_into(&mut harness, field, &wrong(&letter));
    wait_for(&mut harness, "No root in this folder has that fingerprint");
    harness.run_steps(2);
    assert!(harness.get_by_role_and_label(Role::TextInput, field).is_focused(), "to be typed again at once");
}

/// The command line, or another window, imported meanwhile: the next code is judged by that.
#[test]
fn what_another_instance_put_in_force_counts_at_once() {
    let (state, stick) = (folder("other"), folder("other-stick"));
    suspended().write(&stick);
    let code = sample("valid-c1").text;
    let mut harness = english(&state);
    paste(&mut harness, code.trim_end());
    assert_says(&harness, &["Compare first"]);
    press(&mut harness, "Not sure");
    press(&mut harness, "Next");
    let mut other = AnyDevice::in_folder(KeyringName::Training, Some(&state)).unwrap();
    let clock = "2026-11-20T02:05:00Z".parse().unwrap();
    let plan = other.plan(&stick, None, clock).unwrap();
    other.apply(plan, clock).unwrap();
    pass(&mut harness, Duration::from_secs(3));
    paste(&mut harness, code.trim_end());
    assert_says(&harness, &["Must not drive"]);
}

/// What the window gets when a folder or a file is dropped on it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_on(harness: &mut Harness<'_, App>, path: PathBuf) {
    harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    harness.run_steps(3);
}

/// A folder on the page of keys is imported; a picture with changes on the page for changes is read.
#[test]
fn what_is_dropped_is_taken() {
    let (state, stick) = (folder("drop"), folder("drop-stick"));
    suspended().write(&stick);
    let mut harness = english(&state);
    press_key(&mut harness, Key::K);
    drop_on(&mut harness, stick.clone());
    wait_for(&mut harness, "What would change");
    press(&mut harness, "Put in force");
    wait_for(&mut harness, "It is in force now");
    press(&mut harness, "Scan changes");
    let code = stick.join("changes.txt");
    std::fs::write(&code, text(&changes(LIST + 1, "2026-11-20T02:04:00Z"))).unwrap();
    drop_on(&mut harness, code);
    wait_for(&mut harness, "What would change");
    assert_says(&harness, &["no. 42", "no. 43"]);
}

#[test]
fn what_is_no_repository_is_said() {
    let (state, empty) = (folder("none"), folder("none-stick"));
    let mut harness = english(&state);
    import(&mut harness, Language::En, &empty);
    wait_for(&mut harness, "holds no trust repository");
    assert_legible(&harness, "no repository");
    // An older one is none that this device takes.
    let (old, new) = (folder("none-old"), folder("none-new"));
    suspended().write(&old);
    Office { version: 3, ..suspended() }.write(&new);
    press(&mut harness, "Back");
    import(&mut harness, Language::En, &new);
    wait_for(&mut harness, "What would change");
    press(&mut harness, "Put in force");
    wait_for(&mut harness, "It is in force now");
    press(&mut harness, "Back");
    import(&mut harness, Language::En, &old);
    wait_for(&mut harness, "an old copy");
}

/// As if somebody set the clock of the system.
fn set_clock(harness: &mut Harness<'_, App>, wall: &str) {
    let clock = harness.state_mut().clock_mut();
    let steady = clock.now().steady + Duration::from_secs(1);
    *clock = Clock::Fixed(Now { wall: wall.parse().unwrap(), steady });
    harness.run_steps(3);
}

#[test]
fn a_clock_behind_is_said_before_anyone_scans() {
    let state = folder("clock");
    let mut harness = english(&state);
    set_clock(&mut harness, "2026-11-18T02:00:00Z");
    let panel = "The clock of this device is behind";
    assert_says(&harness, &[panel, "This device: 2026-11-18", "Newest signed time: 2026-11-20"]);
    assert_legible(&harness, "clock");
    press(&mut harness, "Clock set: check again");
    assert_says(&harness, &["Still behind"]);
    paste(&mut harness, sample("valid-c1").text.trim_end());
    assert_says(&harness, &["Check further"]);
    press(&mut harness, "Next");
    assert_says(&harness, &[panel]);
    set_clock(&mut harness, "2026-11-20T02:06:00Z");
    assert_silent(&harness, &[panel]);
    paste(&mut harness, sample("valid-c1").text.trim_end());
    assert_says(&harness, &["Compare first"]);
    // Far ahead may be right, and the keys old: it is said once.
    press(&mut harness, "Not sure");
    press(&mut harness, "Next");
    set_clock(&mut harness, "2028-11-20T02:06:00Z");
    assert_says(&harness, &["The clock of this device is far ahead"]);
    assert_legible(&harness, "clock far ahead");
    press(&mut harness, "Clock set: check again");
    assert_silent(&harness, &["The clock of this device is far ahead"]);
}

/// A code of the present is a lower bound of time, kept over a restart.
#[test]
fn a_code_moves_the_bound_of_time() {
    let state = folder("bound");
    suspended().write(&folder("bound-stick"));
    let mut harness = english(&state);
    paste(&mut harness, sample("valid-c1").text.trim_end());
    harness.state_mut().close();
    let mut harness = english(&state);
    assert_silent(&harness, &["is behind"]);
    // The sample is of 02:00Z: within the skew nothing is said, beyond it is.
    set_clock(&mut harness, "2026-11-20T01:56:00Z");
    assert_silent(&harness, &["is behind"]);
    set_clock(&mut harness, "2026-11-20T01:54:00Z");
    assert_says(&harness, &["is behind"]);
}

#[test]
fn training_on_a_device_of_an_office_ends() {
    let (state, stick) = (folder("training"), folder("training-stick"));
    let letter = production("2026-11-19T10:00:00Z").write(&stick);
    let mut harness = english(&state);
    press(&mut harness, "More");
    press(&mut harness, "Production keys");
    press(&mut harness, "Back");
    import(&mut harness, Language::En, &stick);
    type_into(&mut harness, "First 8 groups of the fingerprint", &letter);
    wait_for(&mut harness, "First repository of this office");
    press(&mut harness, "Put in force");
    wait_for(&mut harness, "It is in force now");
    press(&mut harness, "Back");
    press(&mut harness, "More");
    press(&mut harness, "Training keys");
    press(&mut harness, "Back");
    pass(&mut harness, Duration::from_secs(7 * 3600));
    show(&mut harness, &sample("points-12"));
    assert_says(&harness, &["TRAINING", "Must not drive"]);
    press(&mut harness, "Next");
    pass(&mut harness, Duration::from_secs(3600));
    assert_says(&harness, &["Training ended after 8 hours", "Production keys"]);
    assert_silent(&harness, &["TRAINING"]);
    // A code of a sample proves nothing here, and shows no claim.
    paste(&mut harness, sample("valid-c1").text.trim_end());
    assert_silent(&harness, &["林知远", "Compare first"]);
    // Without an office there is nothing to go back to.
    let mut harness = window(LANDSCAPE, Language::En, Theme::Light);
    pass(&mut harness, Duration::from_secs(9 * 3600));
    assert_says(&harness, &["TRAINING"]);
}

#[test]
fn pictures() {
    if !can_draw() {
        return;
    }
    let mut results = SnapshotResults::new();
    for (language, theme) in [(Language::Zh, Theme::Light), (Language::En, Theme::Dark)] {
        let at = |what: &str| format!("trust_{what}_{}", language.tag());
        let (state, stick) = (folder(&at("state")), folder(&at("stick")));
        let letter = production("2026-11-18T08:00:00Z").write(&stick);
        let mut harness = device(LANDSCAPE, language, theme, &state);
        press(&mut harness, word(language, "更多", "More"));
        press(&mut harness, word(language, "正式密钥", "Production keys"));
        compare(&mut results, &mut harness, &at("settings"));
        press(&mut harness, word(language, "返回", "Back"));
        compare(&mut results, &mut harness, &at("no_keys"));
        press_key(&mut harness, Key::K);
        compare(&mut results, &mut harness, &at("page_without_keys"));
        press_key(&mut harness, Key::Escape);
        import(&mut harness, language, &stick);
        let field = word(language, "指纹前 8 组", "First 8 groups of the fingerprint");
        type_into(&mut harness, field, &wrong(&letter));
        wait_for(&mut harness, word(language, "没有指纹相符的根文件", "No root in this folder"));
        compare(&mut results, &mut harness, &at("fingerprint"));
        press_key(&mut harness, Key::Escape);
        import(&mut harness, language, &stick);
        type_into(&mut harness, field, &letter);
        wait_for(&mut harness, word(language, "第一个信任库", "First repository"));
        compare(&mut results, &mut harness, &at("summary"));
        press(&mut harness, word(language, "启用", "Put in force"));
        wait_for(&mut harness, word(language, "现已生效", "It is in force now"));
        compare(&mut results, &mut harness, &at("done"));
        press_key(&mut harness, Key::Escape);
        compare(&mut results, &mut harness, &at("scan"));
        press_key(&mut harness, Key::K);
        press(&mut harness, word(language, "扫码更新", "Scan changes"));
        compare(&mut results, &mut harness, &at("changes"));
        press_key(&mut harness, Key::Escape);
        press(&mut harness, word(language, "忘记单位", "Forget office"));
        compare(&mut results, &mut harness, &at("forget"));
        press_key(&mut harness, Key::Escape);
        press_key(&mut harness, Key::Escape);
        set_clock(&mut harness, "2026-11-16T02:00:00Z");
        compare(&mut results, &mut harness, &at("clock"));

        let mut harness = device(PORTRAIT, language, theme, &state);
        press_key(&mut harness, Key::K);
        compare(&mut results, &mut harness, &at("page_portrait"));
        press(&mut harness, word(language, "忘记单位", "Forget office"));
        press_key(&mut harness, Key::Escape);
        press_key(&mut harness, Key::Escape);
        set_clock(&mut harness, "2026-11-16T02:00:00Z");
        compare(&mut results, &mut harness, &at("clock_portrait"));
        let mut harness = window(LANDSCAPE, language, theme);
        press_key(&mut harness, Key::K);
        compare(&mut results, &mut harness, &at("page_training"));
    }
    assert_eq!(moment().to_rfc3339(), "2026-11-20T02:05:00+00:00");
}
