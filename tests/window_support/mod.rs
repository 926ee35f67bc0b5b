//! The window in a test: what each screen says, what it must not say, and that no text is cut.
//!
//! Pictures lie in `tests/snapshots`; they are made anew with `UPDATE_SNAPSHOTS=force`. Drawing them needs a Vulkan
//! adapter (lavapipe will do); without one they are left out loudly, or fail where `CI` is set.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may end at the first thing that is wrong")]
#![allow(dead_code, clippy::allow_attributes, reason = "not every test file needs all of it")]

use std::time::Duration;

use chrono::{DateTime, Utc};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, SnapshotOptions, SnapshotResults};
use kerbside::app::{App, Clock};
use kerbside::options::{FirstSource, Options, Theme};
use kerbside::samples::{self, Sample};
use kerbside::session::Now;
use kerbside::text::Language;
use kerbside::ui::pen;

pub(crate) const LANDSCAPE: Vec2 = vec2(1280.0, 800.0);
pub(crate) const PORTRAIT: Vec2 = vec2(800.0, 1280.0);
pub(crate) const LANGUAGES: [Language; 2] = [Language::Zh, Language::En];
pub(crate) const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

pub(crate) fn sample(name: &str) -> Sample {
    samples::all()
        .into_iter()
        .find(|sample| sample.name == name)
        .unwrap_or_else(|| panic!("no sample {name}"))
}

pub(crate) fn window(size: Vec2, language: Language, theme: Theme) -> Harness<'static, App> {
    let (language, theme) = (Some(language), Some(theme));
    window_with(size, Options { source: FirstSource::Demo, language, theme, ..Options::default() })
}

pub(crate) fn window_with(size: Vec2, options: Options) -> Harness<'static, App> {
    let now = Now { wall: moment(), steady: Duration::from_secs(100) };
    let mut harness = Harness::builder()
        .with_size(size)
        .allow_missing_glyphs()
        .with_wait_for_pending_images(false)
        .build_eframe(move |creation| {
            App::without_camera(&creation.egui_ctx, &options, Clock::Fixed(now)).unwrap()
        });
    harness.run_steps(2);
    harness
}

pub(crate) fn moment() -> DateTime<Utc> {
    samples::moment()
}

pub(crate) fn show(harness: &mut Harness<'_, App>, sample: &Sample) {
    let ctx = harness.ctx.clone();
    harness.state_mut().present_sample(&ctx, sample);
    harness.run_steps(2);
}

pub(crate) fn pass(harness: &mut Harness<'_, App>, time: Duration) {
    harness.state_mut().clock_mut().advance(time);
    harness.run_steps(2);
}

pub(crate) fn press(harness: &mut Harness<'_, App>, label: &str) {
    pass(harness, Duration::from_secs(2));
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_steps(3);
}

/// Everything that a screen reader can find.
pub(crate) fn spoken(harness: &Harness<'_, App>) -> String {
    let mut said = String::new();
    let mut nodes = vec![harness.root().accesskit_node()];
    while let Some(node) = nodes.pop() {
        for text in [node.label(), node.value()].into_iter().flatten() {
            said.push_str(&text);
            said.push('\n');
        }
        nodes.extend(node.children());
    }
    said
}

pub(crate) fn assert_says(harness: &Harness<'_, App>, texts: &[&str]) {
    let said = spoken(harness);
    for text in texts {
        assert!(said.contains(text), "\"{text}\" is not among:\n{said}");
    }
}

pub(crate) fn assert_silent(harness: &Harness<'_, App>, texts: &[&str]) {
    let said = spoken(harness);
    for text in texts {
        assert!(!said.contains(text), "\"{text}\" is among:\n{said}");
    }
}

/// Nothing is cut, nothing lies over something else.
pub(crate) fn assert_legible<S>(harness: &Harness<'_, S>, what: &str) {
    assert_eq!(pen::cut_texts(&harness.ctx), Vec::<String>::new(), "cut in {what}");
    assert_eq!(pen::overlapping_texts(&harness.ctx), Vec::<(String, String)>::new(), "overlap in {what}");
}

/// `false` where no picture can be drawn.
pub(crate) fn can_draw() -> bool {
    let found = std::panic::catch_unwind(|| {
        let mut harness = Harness::new_ui(|_ui| {});
        harness.render().is_ok()
    });
    match (found, std::env::var_os("CI")) {
        (Ok(true), _) => true,
        (Ok(false) | Err(_), None) => {
            eprintln!("NO PICTURES WERE COMPARED: no Vulkan adapter (install mesa-vulkan-drivers)");
            false
        }
        (Ok(false) | Err(_), Some(_)) => {
            panic!("no Vulkan adapter: pictures must be compared where CI is set")
        }
    }
}

pub(crate) fn compare<S>(results: &mut SnapshotResults, harness: &mut Harness<'_, S>, name: &str) {
    harness.remove_cursor();
    harness.run_steps(1);
    assert_legible(harness, name);
    // Text edges differ by a little between drivers: a few pixels may be off, never a letter.
    let options = SnapshotOptions::new().threshold(1.0).max_failed_pixels(200);
    harness.snapshot_options(name, &options);
    results.extend_harness(harness);
}

pub(crate) fn tag(language: Language, theme: Theme) -> String {
    let theme = match theme {
        Theme::Dark => "dark",
        Theme::Light => "light",
    };
    format!("{}_{theme}", language.tag())
}

pub(crate) fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}
