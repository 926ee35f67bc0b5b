//! Frames that the plain reader gives up on are read by the reader that the program uses.
#![expect(clippy::unwrap_used, reason = "a fault here fails the test, as it should")]

use std::time::Duration;

use kerbside::camera::{Frame, luma_of_bytes, luma_of_file};
use kerbside::judge::is_signed;
use kerbside::qr::{PlainReader, Reader, SightLimits, SightReader};
use kerbside::samples;

fn sample(name: &str) -> (Frame, Vec<u8>) {
    let sample = samples::all().into_iter().find(|sample| sample.name == name).unwrap();
    (luma_of_bytes(&sample.png).unwrap(), sample.text.trim_end().as_bytes().to_vec())
}

/// A frame of 1280 × 720 that shows `code`, so many pixels wide, each pixel the mean of 3 × 3 places, then changed.
fn scene(code: &Frame, wide: usize, light: impl Fn(f32, f32) -> f32) -> Frame {
    let (width, height) = (1280_usize, 720_usize);
    let (left, top) = ((width - wide) / 2, (height - wide) / 2);
    let mut luma = Vec::with_capacity(width * height);
    for y in 0..height {
        for x in 0..width {
            let mut sum = 0.0;
            for part in 0..9_usize {
                let across = (x * 3 + part % 3).checked_sub(left * 3).filter(|at| *at < wide * 3);
                let down = (y * 3 + part / 3).checked_sub(top * 3).filter(|at| *at < wide * 3);
                let pixel = across.zip(down).map_or(255, |(across, down)| {
                    let place = |at: usize| at * code.width() / (wide * 3);
                    code.luma().get(place(down) * code.width() + place(across)).copied().unwrap()
                });
                sum += f32::from(pixel);
            }
            let (x, y) = (u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
            luma.push(grey(sum / 9.0 * light(f32::from(x) / 1280.0, f32::from(y) / 720.0)));
        }
    }
    Frame::new(width, height, luma).unwrap()
}

fn grey(value: f32) -> u8 {
    (0..=u8::MAX)
        .min_by(|one, other| (f32::from(*one) - value).abs().total_cmp(&(f32::from(*other) - value).abs()))
        .unwrap()
}

/// The same, with time enough on any machine.
fn patient(limits: SightLimits) -> SightLimits {
    SightLimits { frame: Duration::from_secs(120), ..limits }
}

fn is_read(reader: &mut impl Reader, frame: &Frame, payload: &[u8]) -> bool {
    (0..4).any(|_| reader.read(frame).symbols.iter().any(|symbol| symbol.payload.as_bytes() == payload))
}

/// A licence with portrait at little more than two pixels a module; a shadow over half of it; a very dark frame.
#[test]
fn reads_what_the_plain_reader_gives_up_on() {
    let (code, payload) = sample("valid-c1");
    let scenes = [
        ("small", scene(&code, 290, |_, _| 1.0)),
        ("shadow", scene(&code, 330, |x, _| if x < 0.5 { 1.0 } else { 0.25 })),
        ("dark", scene(&code, 330, |_, _| 0.08)),
    ];
    let mut given_up = 0;
    for (name, frame) in &scenes {
        assert!(
            is_read(&mut SightReader::new(patient(SightLimits::live()), is_signed), frame, &payload),
            "{name}"
        );
        given_up += usize::from(!is_read(&mut PlainReader::default(), frame, &payload));
    }
    assert!(given_up > 0, "the plain reader is enough: these frames prove nothing");
}

#[test]
fn nothing_is_found_where_nothing_is() {
    for (width, height, grey) in [(1, 1, 0), (1280, 1, 255), (1, 720, 7), (1280, 720, 128)] {
        let frame = Frame::new(width, height, vec![grey; width * height]).unwrap();
        for limits in [SightLimits::live(), SightLimits::thorough()] {
            let reading = SightReader::new(patient(limits), is_signed).read(&frame);
            assert!(reading.symbols.is_empty(), "{width}×{height}");
        }
    }
}

/// A camera may change its resolution in the middle.
#[test]
fn frames_of_changing_size_are_read() {
    let (code, payload) = sample("valid-c1-plain");
    let mut reader = SightReader::new(patient(SightLimits::live()), is_signed);
    let large = scene(&code, 400, |_, _| 1.0);
    for frame in [&large, &code, &large] {
        assert!(is_read(&mut reader, frame, &payload), "{}×{}", frame.width(), frame.height());
    }
}

/// Parts of simulated roadside frames (`benches/sight`) that neither library reads: our own stages do.
#[test]
fn reads_what_no_library_reads() {
    for name in ["distance", "shake", "night", "glare", "shadow", "defocus", "hidden", "corner"] {
        let path = format!("{}/tests/sight/{name}.png", env!("CARGO_MANIFEST_DIR"));
        let frame = luma_of_file(path.as_ref()).unwrap();
        let reading = SightReader::new(patient(SightLimits::thorough()), is_signed).read(&frame);
        assert!(reading.symbols.iter().any(|symbol| is_signed(&symbol.payload)), "{name}");
        let plain = PlainReader::default().read(&frame);
        assert!(plain.symbols.is_empty(), "{name}: the plain reader is enough");
    }
}

/// What no issuer signed has no witness, and a guess without a witness is no read.
#[test]
fn a_guess_needs_its_witness() {
    let path = format!("{}/tests/sight/glare.png", env!("CARGO_MANIFEST_DIR"));
    let frame = luma_of_file(path.as_ref()).unwrap();
    for symbol in SightReader::new(patient(SightLimits::thorough()), |_| false).read(&frame).symbols {
        assert!(is_signed(&symbol.payload), "a misread");
    }
}

/// A covered code is seen and not read; where there is none, none is seen.
#[test]
fn what_is_seen_is_there() {
    let (code, _) = sample("valid-c1-plain");
    let covered = scene(&code, 400, |x, y| if (0.45..0.6).contains(&x) && y > 0.4 { 0.0 } else { 1.0 });
    for limits in [SightLimits::live(), SightLimits::thorough()] {
        let reading = SightReader::new(patient(limits), is_signed).read(&covered);
        assert_eq!((reading.symbols.len(), reading.seen.len()), (0, 1));
        let mut state = 7_u32;
        let noise = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u8::try_from(state >> 24).unwrap()
        });
        let noise = Frame::new(1280, 720, noise.take(1280 * 720).collect()).unwrap();
        let stripes =
            scene(
                &code,
                0,
                |x, y| if ((x * 90.0).fract() < 0.5) ^ ((y * 50.0).fract() < 0.5) { 0.2 } else { 1.0 },
            );
        for empty in [noise, stripes] {
            let reading = SightReader::new(patient(limits), is_signed).read(&empty);
            assert_eq!((reading.symbols.len(), reading.seen.len()), (0, 0));
        }
    }
}
