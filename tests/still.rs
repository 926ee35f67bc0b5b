//! Still pictures: two ways of reading before any red, formats, screenshots, inverted and mirrored codes.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use image::{DynamicImage, GrayImage, ImageFormat};
use kerbside::camera::{Frame, MAX_PIXELS, confirm_still, luma_of_bytes, read_still};
use kerbside::judge::{Judge, is_signed};
use kerbside::qr::{Confirmation, Reader as _, Readers, SightLimits, SightReader, StillLimits, StillReader};
use kerbside::samples;
use kerbside::verdict::{KeyringName, Profile, Verdict};
use serde_json::Value;

/// Time enough on any machine.
const PATIENT: StillLimits =
    StillLimits { attempt: Duration::from_secs(60), abandoned: 2, picture: Duration::from_secs(120) };

/// As [`Readers::thorough`], with time enough on any machine.
fn reader() -> StillReader {
    let limits = SightLimits { frame: Duration::from_secs(60), ..SightLimits::thorough() };
    StillReader::new(
        Readers::new(limits.pixels, move || Box::new(SightReader::new(limits, is_signed))),
        PATIENT,
    )
}

/// The picture of a sample, and what it says.
fn sample(name: &str) -> (Frame, String) {
    let sample = samples::all().into_iter().find(|sample| sample.name == name).unwrap();
    (luma_of_bytes(&sample.png).unwrap(), sample.text.trim_end().to_owned())
}

/// All that a picture says.
fn texts(frame: &Frame) -> Vec<String> {
    let reading = read_still(&mut reader(), frame).unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    reading.symbols.iter().map(|symbol| text(symbol.payload.as_bytes())).collect()
}

/// The verdicts of a picture, each with its findings.
fn judged(frame: &Frame) -> Vec<(Verdict, Vec<&'static str>)> {
    let judge = Judge::new(KeyringName::Training, Profile::Police).unwrap();
    let mut still = reader();
    let reading = read_still(&mut still, frame).unwrap();
    confirm_still(&mut still, frame, reading)
        .iter()
        .map(|(symbol, confirmation)| {
            let view = judge.view_of_still(&symbol.payload, *confirmation, samples::moment().to_utc());
            (view.verdict, view.findings.iter().map(|finding| finding.code).collect())
        })
        .collect()
}

fn grey_image(frame: &Frame) -> GrayImage {
    let (width, height) = (u32::try_from(frame.width()).unwrap(), u32::try_from(frame.height()).unwrap());
    GrayImage::from_raw(width, height, frame.luma().to_vec()).unwrap()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn check(name: &str, bytes: &[u8]) -> (Value, Option<i32>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("still");
    std::fs::create_dir_all(&folder).unwrap();
    let path: PathBuf = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    let now = samples::moment().to_rfc3339();
    let output = Command::new(env!("CARGO_BIN_EXE_kerbside"))
        .env("XDG_STATE_HOME", folder.join("no-state"))
        .args(["check", "--json", "--keyring", "training", "--now", &now, path.to_str().unwrap()])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (serde_json::from_str(text.lines().next().unwrap()).unwrap(), output.status.code())
}

// Two ways before any red.

/// The code with its last `wide` columns of modules washed out to middle grey, below the upper right finder pattern.
/// Such modules are errors to a library that knows black and white only, and erasures to one that weighs them.
fn washed(code: &Frame, wide: usize) -> Frame {
    let side = code.width();
    let dark = |x: usize, y: usize| code.luma()[y * side + x] < 128;
    let (left, top) = (0..side * side).map(|at| (at % side, at / side)).find(|(x, y)| dark(*x, *y)).unwrap();
    let module = (left..side).take_while(|x| dark(*x, top)).count() / 7;
    let (right, bottom) = (side - left, side - top);
    let mut luma = code.luma().to_vec();
    for y in top + 9 * module..bottom {
        luma[y * side + right - wide * module..y * side + right].fill(128);
    }
    Frame::new(side, side, luma).unwrap()
}

#[test]
fn a_clean_picture_of_a_forged_code_is_red() {
    let (code, _) = sample("tampered");
    assert_eq!(judged(&code), [(Verdict::NotGenuine, vec!["K110"])]);
}

/// What one way alone reads is no judgement, through the library and through `check`.
#[test]
fn a_forged_code_that_one_way_alone_reads_is_read_once() {
    let (code, _) = sample("tampered");
    let once = (4..30).map(|wide| washed(&code, wide)).find(|frame| {
        let mut still = reader();
        let reading = read_still(&mut still, frame).unwrap();
        let found = confirm_still(&mut still, frame, reading);
        matches!(found.as_slice(), [(_, Confirmation::ReadOnce)])
    });
    let once = once.expect("somewhere between all ways and none there is one");
    assert_eq!(judged(&once), [(Verdict::CannotTell, vec!["K111"])]);
    let (line, status) =
        check("once.png", &encoded(&DynamicImage::ImageLuma8(grey_image(&once)), ImageFormat::Png));
    assert_eq!((&line["verdict"], &line["outcome"]), (&Value::from("cannot_tell"), &Value::from("rejected")));
    assert_eq!(line["findings"][0]["code"], "K111");
    assert_eq!(line["axes"]["signature"], "not_confirmed");
    assert_eq!(status, Some(1));
}

/// A signed code is its own witness, however it was read.
#[test]
fn a_genuine_code_is_not_read_again() {
    let (code, _) = sample("valid-c1");
    for wide in [0, 12, 22] {
        let mut still = reader();
        let frame = washed(&code, wide);
        let reading = read_still(&mut still, &frame).unwrap();
        let found = confirm_still(&mut still, &frame, reading);
        assert!(matches!(found.as_slice(), [(_, Confirmation::Confirmed)]), "{wide}: {found:?}");
    }
}

/// Rows of a forged code read beside the genuine one count for themselves.
#[test]
fn a_damaged_read_at_the_place_of_a_signed_one_goes() {
    let (code, _) = sample("valid-c1-plain");
    let (_, forged) = sample("tampered");
    let mut still = reader();
    let mut reading = read_still(&mut still, &code).unwrap();
    let mut damaged = reading.symbols[0].clone();
    damaged.payload = kerbside::qr::QrPayload::new(forged.into_bytes()).unwrap();
    reading.symbols.insert(0, damaged);
    let found = confirm_still(&mut still, &code, reading);
    assert_eq!(found.len(), 1);
    assert!(is_signed(&found[0].0.payload));
}

// Formats.

#[test]
fn every_format_is_read_through_check() {
    let (code, _) = sample("valid-c1-plain");
    let grey = grey_image(&code);
    let rgb = DynamicImage::ImageRgb8(DynamicImage::ImageLuma8(grey).to_rgb8());
    for (name, format) in
        [("code.png", ImageFormat::Png), ("code.jpg", ImageFormat::Jpeg), ("code.webp", ImageFormat::WebP)]
    {
        let (line, status) = check(name, &encoded(&rgb, format));
        assert_eq!((&line["verdict"], status), (&Value::from("may_drive"), Some(0)), "{name}: {line}");
    }
}

/// Telephones save the picture as the sensor lies, and say beside it how it is to be turned.
#[test]
fn a_photograph_is_turned_as_it_says() {
    let picture = GrayImage::from_fn(32, 16, |x, _| image::Luma([if x < 16 { 10 } else { 240 }]));
    let jpeg = encoded(&DynamicImage::ImageLuma8(picture), ImageFormat::Jpeg);
    // One entry of a TIFF directory: orientation (0x0112), one short, 6: turn right by a quarter.
    let tiff = *b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let mut turned = jpeg[..2].to_vec();
    turned.extend([0xFF, 0xE1, 0, u8::try_from(2 + 6 + tiff.len()).unwrap()]);
    turned.extend(b"Exif\0\0");
    turned.extend(tiff);
    turned.extend(&jpeg[2..]);
    let frame = luma_of_bytes(&turned).unwrap();
    assert_eq!((frame.width(), frame.height()), (16, 32));
    assert!(frame.luma()[0] < 60 && frame.luma()[16 * 31] > 200, "the left side is up");
}

/// A dense code between lines of text and pictures, on the screen of a large telephone.
#[test]
fn a_dense_code_on_a_screenshot_is_read() {
    let (code, text) = sample("valid-c1");
    let (width, height) = (1_440, 3_200);
    let mut luma: Vec<u8> = (0..width * height)
        .map(|at| match (at % width, at / width) {
            (_, y) if y < 110 => 32,
            // Rows of letters.
            (x, y) if !(1_200..2_100).contains(&y) && y % 64 < 28 && x / 9 * 7 % 5 < 3 && x % 400 < 330 => 60,
            // A picture with waves.
            (x, y) if y > 2_500 => u8::try_from((x * x / 900 + y * 3) % 200).unwrap(),
            _ => 244,
        })
        .collect();
    // Two pixels a module, as such an app would show it on a third of the screen.
    let module = 8;
    let small = code.width() * 2 / module;
    for y in 0..small {
        for x in 0..small {
            let from = (y * module / 2) * code.width() + x * module / 2;
            luma[(1_400 + y) * width + 520 + x] = code.luma()[from + code.width() + 1];
        }
    }
    assert_eq!(texts(&Frame::new(width, height, luma).unwrap()), [text]);
}

#[test]
fn all_codes_of_a_picture_are_listed() {
    let names = ["valid-c1-plain", "status-b", "tampered", "valid-c1"];
    let codes: Vec<(Frame, String)> = names.iter().map(|name| sample(name)).collect();
    let cell = codes.iter().map(|(frame, _)| frame.width()).max().unwrap();
    let mut luma = vec![255; 4 * cell * cell];
    for (at, (frame, _)) in codes.iter().enumerate() {
        for (y, row) in frame.luma().chunks_exact(frame.width()).enumerate() {
            let start = (at / 2 * cell + y) * 2 * cell + at % 2 * cell;
            luma[start..start + row.len()].copy_from_slice(row);
        }
    }
    let expected: Vec<String> = codes.into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts(&Frame::new(2 * cell, 2 * cell, luma).unwrap()), expected);
}

/// The largest photographs that telephones save by default.
#[test]
fn a_photograph_of_fifty_megapixels_is_read() {
    let (code, text) = sample("valid-c1-plain");
    let (width, height) = (8_192, 6_144);
    assert_eq!(u64::try_from(width * height), Ok(MAX_PIXELS));
    let mut luma = vec![150; width * height];
    let scale = 2;
    for y in 0..code.height() * scale {
        for x in 0..code.width() * scale {
            luma[(2_000 + y) * width + 3_000 + x] = code.luma()[y / scale * code.width() + x / scale];
        }
    }
    let photograph = DynamicImage::ImageLuma8(
        GrayImage::from_raw(u32::try_from(width).unwrap(), u32::try_from(height).unwrap(), luma).unwrap(),
    );
    let frame = luma_of_bytes(&encoded(&photograph, ImageFormat::Jpeg)).unwrap();
    assert_eq!(texts(&frame), [text]);
}

// Tones and mirrors.

fn inverted(frame: &Frame) -> Frame {
    Frame::new(frame.width(), frame.height(), frame.luma().iter().map(|pixel| 255 - pixel).collect()).unwrap()
}

fn mirrored(frame: &Frame) -> Frame {
    let rows = frame.luma().chunks_exact(frame.width());
    Frame::new(frame.width(), frame.height(), rows.flat_map(|row| row.iter().rev().copied()).collect())
        .unwrap()
}

/// A camera frame with the code in it at three pixels a module, on grey.
fn in_view(code: &Frame) -> Frame {
    let (width, height) = (1_280, 720);
    let mut luma = vec![code.luma()[0]; width * height];
    let small = Window { code, step: 8 };
    let side = small.side();
    for y in 0..side {
        for x in 0..side {
            luma[(150 + y) * width + 400 + x] = small.at(x, y);
        }
    }
    Frame::new(width, height, luma).unwrap()
}

/// A crisp code of eight pixels a module at three.
struct Window<'a> {
    code: &'a Frame,
    step: usize,
}

impl Window<'_> {
    fn side(&self) -> usize {
        self.code.width() * 3 / self.step
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        let middle = |at: usize| (at / 3 * self.step + self.step / 2).min(self.code.width() - 1);
        self.code.luma()[middle(y) * self.code.width() + middle(x)]
    }
}

#[test]
fn inverted_and_mirrored_codes_are_read_from_pictures() {
    let (code, text) = sample("valid-c1-plain");
    let in_view = in_view(&code);
    for (name, frame) in [
        ("plain", in_view.clone()),
        ("inverted", inverted(&in_view)),
        ("mirrored", mirrored(&in_view)),
        ("inverted and mirrored", mirrored(&inverted(&in_view))),
    ] {
        assert_eq!(texts(&frame), [text.as_str()], "{name}");
    }
    let both = mirrored(&inverted(&code));
    let (line, _) =
        check("both.png", &encoded(&DynamicImage::ImageLuma8(grey_image(&both)), ImageFormat::Png));
    assert_eq!(line["verdict"], "may_drive");
}

/// In the other tone a live code is seen within a few frames, and forged ones are confirmed in it too.
#[test]
fn inverted_and_mirrored_codes_are_read_live() {
    let (code, text) = sample("valid-c1-plain");
    let in_view = in_view(&code);
    let limits = SightLimits { frame: Duration::from_secs(60), ..SightLimits::live() };
    for (name, frame, frames) in [
        ("plain", in_view.clone(), 1),
        ("inverted", inverted(&in_view), 4),
        ("mirrored", mirrored(&in_view), 1),
        ("inverted and mirrored", mirrored(&inverted(&in_view)), 4),
    ] {
        let mut reader = SightReader::new(limits, is_signed);
        let read = (0..frames).any(|_| {
            reader.read(&frame).symbols.iter().any(|symbol| symbol.payload.as_bytes() == text.as_bytes())
        });
        assert!(read, "{name}");
    }
}

#[test]
fn a_forged_code_of_dark_mode_is_confirmed() {
    let (code, _) = sample("tampered");
    assert_eq!(judged(&mirrored(&inverted(&code))), [(Verdict::NotGenuine, vec!["K110"])]);
}
