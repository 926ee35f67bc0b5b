//! The window, by label and by picture: what each sample shows, what must not be shown, and that no text is cut.
//!
//! Pictures lie in `tests/snapshots`; they are made anew with `UPDATE_SNAPSHOTS=force`. Drawing them needs a Vulkan
//! adapter (lavapipe will do); without one they are left out loudly, or fail where `CI` is set.
#![expect(clippy::unwrap_used, reason = "a test may end at the first thing that is wrong")]

mod window_support;

use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Pos2, Rect, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotResults};
use kerbside::camera::{Controls, Frame, Offer, ZoomRange};
use kerbside::options::Theme;
use kerbside::qr::{Advice, Confirmation, QrPayload, Quad};
use kerbside::samples;
use kerbside::text::Language;
use kerbside::ui::banner::{Kind, Words, banner_ui};
use kerbside::ui::fonts;
use kerbside::ui::tokens::Tokens;
use window_support::{
    LANDSCAPE, LANGUAGES, PORTRAIT, THEMES, assert_legible, assert_says, assert_silent, can_draw, compare,
    key, pass, press, sample, show, spoken, tag, window,
};

#[test]
fn a_forged_code_says_so_and_nothing_of_its_content() {
    for language in LANGUAGES {
        let mut harness = window(LANDSCAPE, language, Theme::Light);
        show(&mut harness, &sample("tampered"));
        match language {
            Language::En => assert_says(&harness, &["Not genuine", "Where the check stopped", "TRAINING"]),
            Language::Zh => assert_says(&harness, &["非真实凭证", "检查停在哪一步", "训练"]),
        }
        assert_silent(&harness, &["林", "990101", "/ 12", "1988", "C1"]);
        assert_legible(&harness, "tampered");
        let why = if language == Language::En { "Why?" } else { "为什么" };
        press(&mut harness, why);
        assert_silent(&harness, &["林", "990101", "/ 12", "1988", "C1"]);
        assert_legible(&harness, why);
    }
}

#[test]
fn an_unknown_key_is_no_judgement_and_shows_no_claim() {
    let mut harness = window(LANDSCAPE, Language::En, Theme::Dark);
    show(&mut harness, &sample("unknown-key"));
    assert_says(&harness, &["Cannot tell", "Scan again", "Do next"]);
    assert_silent(&harness, &["990101", "/ 12", "Not genuine"]);
}

#[test]
fn a_yes_waits_for_the_comparison() {
    let mut harness = window(LANDSCAPE, Language::En, Theme::Light);
    show(&mut harness, &sample("valid-c1"));
    assert_says(&harness, &["Compare first", "林知远", "Same person", "Not sure"]);
    assert_silent(&harness, &["Licence in force", "/ 12"]);
    // Too early: the press was meant for the screen before.
    harness.get_by_role_and_label(Role::Button, "Same person").click();
    harness.run_steps(3);
    assert_says(&harness, &["Compare first"]);
    press(&mut harness, "Same person");
    assert_says(&harness, &["Licence in force", "The vehicle has not been checked", "3 / 12", "林知远"]);
    press(&mut harness, "Why?");
    assert_says(&harness, &["Why: seven checks", "Signature"]);
    press(&mut harness, "Back");
    press(&mut harness, "Details");
    assert_says(&harness, &["Findings", "Details"]);
    press(&mut harness, "Back");
    press(&mut harness, "Next");
    assert_says(&harness, &["Open file"]);
    assert_silent(&harness, &["林知远", "990101"]);
}

#[test]
fn another_person_leaves_no_claim_on_the_screen() {
    let mut harness = window(PORTRAIT, Language::Zh, Theme::Dark);
    show(&mut harness, &sample("valid-c1"));
    press(&mut harness, "不能确定");
    assert_silent(&harness, &["林知远", "990101", "/ 12"]);
    assert_legible(&harness, "mismatch");
}

#[test]
fn a_no_is_shown_at_once_with_its_letters() {
    let mut harness = window(LANDSCAPE, Language::En, Theme::Light);
    show(&mut harness, &sample("status-bdj"));
    assert_says(&harness, &["Must not drive", "Person not compared yet", "Status: B "]);
    press(&mut harness, "Details");
    assert_says(&harness, &["Findings"]);
}

#[test]
fn a_result_hides_itself() {
    let mut harness = window(LANDSCAPE, Language::En, Theme::Light);
    show(&mut harness, &sample("points-12"));
    pass(&mut harness, Duration::from_secs(20));
    assert_says(&harness, &["Must not drive", "Hidden in 10 seconds"]);
    pass(&mut harness, Duration::from_secs(11));
    assert_silent(&harness, &["Must not drive", "990101"]);
    assert_says(&harness, &["Open file"]);
}

#[test]
fn a_rare_name_says_what_no_font_has() {
    let mut harness = window(LANDSCAPE, Language::Zh, Theme::Light);
    show(&mut harness, &sample("rare-name"));
    assert_says(&harness, &["先比对"]);
    assert_legible(&harness, "rare name");
    press(&mut harness, "是本人");
    assert_legible(&harness, "rare name, verdict");
}

#[test]
fn a_code_is_taken_from_the_keyboard_and_from_the_clipboard() {
    let mut harness = window(LANDSCAPE, Language::En, Theme::Light);
    for character in "EDL1:WDROW DROWD".chars() {
        harness.event(Event::Text(character.to_string()));
    }
    harness.event(key(Key::Enter));
    harness.run_steps(3);
    assert_says(&harness, &["Cannot tell"]);
    harness.event(key(Key::Escape));
    harness.run_steps(3);
    assert_says(&harness, &["Open file"]);
    harness.event(Event::Paste("edl1:6bf5".to_owned()));
    harness.run_steps(3);
    assert_says(&harness, &["Cannot tell"]);
    harness.event(key(Key::Escape));
    harness.run_steps(3);
    harness.event(Event::Paste(" \n".to_owned()));
    harness.run_steps(3);
    assert_says(&harness, &["The text is empty"]);
    harness.event(Event::Paste("x".repeat(9_000)));
    harness.run_steps(3);
    assert_says(&harness, &["Too long for one licence code"]);
}

#[test]
fn every_choice_of_the_settings_can_be_made() {
    let mut harness = window(PORTRAIT, Language::En, Theme::Light);
    press(&mut harness, "More");
    assert_legible(&harness, "more");
    press(&mut harness, "中文");
    assert_says(&harness, &["使用者", "交警"]);
    for label in ["深色", "租车柜台", "正式密钥"] {
        press(&mut harness, label);
        assert_legible(&harness, label);
    }
    assert_silent(&harness, &["不是真实检查"]);
    press(&mut harness, "返回");
    show(&mut harness, &sample("valid-c1"));
    assert_says(&harness, &["无法判断"]);
}

#[test]
fn a_counter_sees_no_birth_date_address_points_or_letters() {
    let mut harness = window(LANDSCAPE, Language::En, Theme::Light);
    press(&mut harness, "More");
    press(&mut harness, "Rental counter");
    press(&mut harness, "Back");
    show(&mut harness, &sample("valid-c1"));
    let hidden = ["1988-03-12", "19880312", "云泽市", "/ 12"];
    assert_silent(&harness, &hidden);
    for shortcut in [Key::I, Key::Enter] {
        pass(&mut harness, Duration::from_secs(2));
        harness.event(key(shortcut));
        harness.run_steps(3);
    }
    assert_says(&harness, &["林知远", "Licence in force"]);
    assert_silent(&harness, &hidden);
    press(&mut harness, "Why?");
    press(&mut harness, "Details");
    assert_silent(&harness, &hidden);
}

/// Every sample on every page, both ways up, in both languages: nothing is cut, nothing overlaps.
#[test]
fn every_sample_is_legible() {
    for (size, language) in [
        (LANDSCAPE, Language::Zh),
        (LANDSCAPE, Language::En),
        (PORTRAIT, Language::Zh),
        (PORTRAIT, Language::En),
    ] {
        let [same, why, details, next] = match language {
            Language::En => ["Same person", "Why?", "Details", "Next page"],
            Language::Zh => ["是本人", "为什么", "详情", "下一页"],
        };
        let mut harness = window(size, language, Theme::Light);
        for sample in samples::all() {
            let name = format!("{} {} {size}", sample.name, language.tag());
            show(&mut harness, &sample);
            assert_legible(&harness, &name);
            if harness.query_by_role_and_label(Role::Button, same).is_some() {
                press(&mut harness, same);
                assert_legible(&harness, &format!("{name}: verdict"));
            }
            press(&mut harness, why);
            assert_legible(&harness, &format!("{name}: why"));
            press(&mut harness, details);
            assert_legible(&harness, &format!("{name}: details"));
            while harness.query_by_role_and_label(Role::Button, next).is_some() {
                press(&mut harness, next);
                assert_legible(&harness, &format!("{name}: details, on"));
            }
        }
    }
}

#[test]
fn small_and_large_windows_hold_every_screen() {
    for size in [vec2(800.0, 480.0), vec2(480.0, 800.0), vec2(1366.0, 768.0), vec2(2560.0, 1600.0)] {
        for name in ["status-bdj", "tampered", "valid-c1", "longest"] {
            let mut harness = window(size, Language::En, Theme::Light);
            harness.run_steps(2);
            assert_legible(&harness, "scan");
            show(&mut harness, &sample(name));
            harness.run_steps(2);
            assert_legible(&harness, &format!("{name} at {size}"));
        }
    }
}

/// What one way of reading a picture alone says is shown as no judgement, with the way on.
#[test]
fn a_forged_code_that_was_read_once_is_no_judgement() {
    for (language, says, silent) in [
        (Language::Zh, ["无法判断", "只读到一次", "再出示一次"], "非真实凭证"),
        (Language::En, ["Cannot tell", "Read only once", "shown again"], "Not genuine"),
    ] {
        let mut harness = window(LANDSCAPE, language, Theme::Light);
        let ctx = harness.ctx.clone();
        let payload = QrPayload::new(sample("tampered").text.trim_end().as_bytes().to_vec()).unwrap();
        harness.state_mut().present_still(&ctx, payload.clone(), Confirmation::ReadOnce);
        harness.run_steps(2);
        assert_says(&harness, &says);
        assert_silent(&harness, &[silent]);
        assert_legible(&harness, "read once");
        harness.state_mut().present_still(&ctx, payload, Confirmation::Confirmed);
        harness.run_steps(2);
        assert_says(&harness, &[silent]);
    }
}

fn all_controls() -> Controls {
    let zoom = Some(ZoomRange { least: 1, most: 9, step: 1, present: 1 });
    Controls { torch: Offer::Yes, zoom, ..Controls::default() }
}

/// Only where the camera offers them; on screen, by key and for screen readers.
#[test]
fn torch_and_zoom_are_there_where_the_camera_has_them() {
    for (language, [on, off, nearer, back]) in [
        (Language::Zh, ["开灯", "关灯", "放大", "缩小"]),
        (Language::En, ["Light on", "Light off", "Zoom in", "Zoom out"]),
    ] {
        for size in [LANDSCAPE, PORTRAIT] {
            let mut harness = window(size, language, Theme::Dark);
            assert_silent(&harness, &[on, off, nearer, back]);
            harness.event(key(Key::T));
            harness.run_steps(2);
            assert_silent(&harness, &[on, off]);
            harness.state_mut().offer_controls(all_controls());
            harness.run_steps(2);
            assert_says(&harness, &[on, nearer, back]);
            assert_legible(&harness, "torch and zoom");
            press(&mut harness, on);
            assert_says(&harness, &[off]);
            pass(&mut harness, Duration::from_secs(1));
            harness.event(key(Key::T));
            pass(&mut harness, Duration::from_secs(1));
            pass(&mut harness, Duration::from_secs(1));
            assert_says(&harness, &[on]);
            press(&mut harness, nearer);
            press(&mut harness, back);
            let torch_only = Controls { torch: Offer::Yes, ..Controls::default() };
            harness.state_mut().offer_controls(torch_only);
            harness.run_steps(2);
            assert_says(&harness, &[on]);
            assert_silent(&harness, &[nearer, back]);
        }
    }
}

/// A bright phone before a dark ground, and corners where its code might be. A real picture would be ten times as large.
fn calm_picture() -> (Frame, Quad) {
    let luma = (0..480_i32).flat_map(|y| {
        (0..640_i32).map(move |x| {
            let (along, across) = (x - 320 + (y - 240) / 12, y - 240 - (x - 320) / 12);
            if along.abs() < 150 && across.abs() < 230 { 235 } else { u8::try_from(40 + y / 8).unwrap() }
        })
    });
    let corners = Quad([[215.0, 115.0], [415.0, 132.0], [398.0, 332.0], [198.0, 315.0]]);
    (Frame::new(640, 480, luma.collect()).unwrap(), corners)
}

/// What is wrong with the picture stands in the hint line: not after one frame, and gone after a while.
#[test]
fn the_hint_says_what_would_help() {
    let all = [
        (Advice::CutOff, "码没有拍全", "Code cut off"),
        (Advice::Glare, "有反光，斜一点", "Glare, tilt it"),
        (Advice::HoldStill, "画面模糊，请拿稳", "Blurred, hold still"),
        (Advice::NotLicence, "这不是驾驶证码", "Not a licence code"),
        (Advice::ScreenDim, "屏幕太暗，调亮一点", "Screen too dim, turn it up"),
        (Advice::TooDark, "太暗，请补光", "Too dark, add light"),
        (Advice::TooFar, "靠近一点", "Move closer"),
        (Advice::TooNear, "离远一点", "Move back"),
    ];
    for (advice, zh, en) in all {
        for (language, words, search) in
            [(Language::Zh, zh, "把二维码放进框内"), (Language::En, en, "Hold the code in the frame")]
        {
            let mut harness = window(PORTRAIT, language, Theme::Light);
            let ctx = harness.ctx.clone();
            let (frame, _) = calm_picture();
            harness.state_mut().show_picture(&ctx, &frame, None);
            pass(&mut harness, Duration::from_secs(2));
            let mut look = |advice: Option<Advice>, frames: usize| {
                for _frame in 0..frames {
                    harness.state_mut().show_advice(advice);
                    pass(&mut harness, Duration::from_millis(200));
                }
                spoken(&harness)
            };
            let said = look(Some(advice), 1) + &look(None, 9);
            assert!(said.contains(search) && !said.contains(words), "one frame is too few:\n{said}");
            let said = look(Some(advice), 8);
            assert!(said.contains(words) && !said.contains(search), "\"{words}\" is not among:\n{said}");
            let said = look(None, 16);
            assert!(said.contains(search) && !said.contains(words), "it stays:\n{said}");
            assert_legible(&harness, words);
        }
    }
}

#[test]
fn pictures_of_the_scan_screen() {
    if !can_draw() {
        return;
    }
    let mut results = SnapshotResults::new();
    for language in LANGUAGES {
        for theme in THEMES {
            let mut harness = window(LANDSCAPE, language, theme);
            let (frame, code) = calm_picture();
            let ctx = harness.ctx.clone();
            // With a code in view, and without.
            let code = (theme == Theme::Light).then_some(code);
            harness.state_mut().show_picture(&ctx, &frame, code);
            for _hint in 0..3 {
                pass(&mut harness, Duration::from_millis(900));
                harness.state_mut().show_picture(&ctx, &frame, code);
            }
            assert_says(&harness, &[if language == Language::En { "Open file" } else { "打开文件" }]);
            compare(&mut results, &mut harness, &format!("scan_{}", tag(language, theme)));
        }
    }
}

#[test]
fn pictures_of_torch_and_zoom() {
    if !can_draw() {
        return;
    }
    let mut results = SnapshotResults::new();
    for (name, size, language, theme) in [
        ("lens_landscape_en_light", LANDSCAPE, Language::En, Theme::Light),
        ("lens_portrait_zh_dark", PORTRAIT, Language::Zh, Theme::Dark),
    ] {
        let mut harness = window(size, language, theme);
        let ctx = harness.ctx.clone();
        harness.state_mut().offer_controls(all_controls());
        harness.event(key(Key::T));
        for _hint in 0..3 {
            pass(&mut harness, Duration::from_millis(900));
            let (frame, _) = calm_picture();
            harness.state_mut().show_picture(&ctx, &frame, None);
        }
        compare(&mut results, &mut harness, name);
    }
}

#[test]
fn pictures_of_the_verdict_screens() {
    if !can_draw() {
        return;
    }
    let mut results = SnapshotResults::new();
    for language in LANGUAGES {
        for theme in THEMES {
            for (way, size) in [("landscape", LANDSCAPE), ("portrait", PORTRAIT)] {
                let mut harness = window(size, language, theme);
                show(&mut harness, &sample("status-bdj"));
                let word = if language == Language::En { "Must not drive" } else { "不得驾驶" };
                assert_says(&harness, &[word]);
                compare(&mut results, &mut harness, &format!("verdict_{way}_{}", tag(language, theme)));
            }
        }
    }
}

#[test]
fn pictures_of_the_other_screens() {
    if !can_draw() {
        return;
    }
    let mut results = SnapshotResults::new();
    let mut harness = window(LANDSCAPE, Language::En, Theme::Light);
    show(&mut harness, &sample("valid-c1"));
    compare(&mut results, &mut harness, "compare_en_light");
    press(&mut harness, "Same person");
    compare(&mut results, &mut harness, "in_force_en_light");
    press(&mut harness, "Why?");
    compare(&mut results, &mut harness, "why_en_light");
    let mut harness = window(LANDSCAPE, Language::Zh, Theme::Dark);
    show(&mut harness, &sample("tampered"));
    compare(&mut results, &mut harness, "not_genuine_zh_dark");
    show(&mut harness, &sample("unknown-key"));
    compare(&mut results, &mut harness, "cannot_tell_zh_dark");
    show(&mut harness, &sample("code-expired"));
    compare(&mut results, &mut harness, "check_further_zh_dark");
}

#[test]
fn pictures_of_the_seven_panels() {
    let mut results = SnapshotResults::new();
    for (form, size) in [("tall", vec2(392.0, 768.0)), ("wide", vec2(768.0, 256.0))] {
        for theme in THEMES {
            let columns = if form == "tall" { 7.0 } else { 2.0 };
            let rows = if form == "tall" { 1.0 } else { 4.0 };
            let sheet = vec2(columns * (size.x + 16.0) + 16.0, rows * (size.y + 16.0) + 16.0);
            let mut harness =
                Harness::builder().with_size(sheet).with_context_setup(fonts::install).build_ui(move |ui| {
                    let tokens = Tokens::of(theme);
                    ui.painter().rect_filled(Rect::from_min_size(Pos2::ZERO, sheet), 0.0, tokens.surface);
                    let mut corner = pos2(16.0, 16.0);
                    for kind in Kind::ALL {
                        banner_ui(ui, tokens, Rect::from_min_size(corner, size), kind, &panel_words(kind));
                        corner.x += size.x + 16.0;
                        if corner.x + size.x > sheet.x {
                            corner = pos2(16.0, corner.y + size.y + 16.0);
                        }
                    }
                });
            harness.run_steps(2);
            for kind in Kind::ALL {
                harness.get_by_label(&panel_words(kind).spoken());
            }
            assert_legible(&harness, form);
            if can_draw() {
                let theme = if theme == Theme::Light { "light" } else { "dark" };
                compare(&mut results, &mut harness, &format!("panels_{form}_{theme}"));
            }
        }
    }
}

fn panel_words(kind: Kind) -> Words {
    let (word, reason, advice) = match kind {
        Kind::CannotTell => ("无法判断", "本机没有这把密钥", "这不是对持证人的判断"),
        Kind::CheckFurther => ("需要核实", "电子证已过有效时间", "联网查询后再处理"),
        Kind::Compare => ("先比对\n本人", "编码已通过检查，\n还不知道是不是本人", ""),
        Kind::InForce => {
            ("Licence in force", "The vehicle has not been checked", "Choose the vehicle before deciding.")
        }
        Kind::MayDrive => ("May drive", "Small car, automatic", "Compare face and name first."),
        Kind::MustNotDrive => {
            ("Must not drive", "12 points reached", "Confirm online, hear the driver, then act.")
        }
        Kind::NotGenuine => ("Not genuine", "The signature does not fit the content", "Query online."),
    };
    Words {
        word: word.to_owned(),
        reasons: vec![reason.to_owned()],
        advice: advice.to_owned(),
        foot: vec!["Offline, from".to_owned(), "code 20 Nov 10:00".to_owned()],
    }
}
