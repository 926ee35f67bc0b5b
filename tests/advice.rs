//! What is said on frames that are not read, and what is not said on their twins without the fault.
#![expect(clippy::unwrap_used, reason = "tests")]

use kerbside::camera::Frame;
use kerbside::judge::is_signed;
use kerbside::qr::{Advice, Reader, Reading, SightLimits, SightReader, advice};
use kerbside::samples;
use qrcode::{Color, EcLevel, QrCode};

/// A phone that shows a licence code, before a wall; grey values before the noise of the sensor.
struct View {
    /// Whose code.
    sample: &'static str,
    size: [usize; 2],
    /// Pixels a module.
    scale: f32,
    /// Middle of the code in pixels.
    middle: [f32; 2],
    white: f32,
    black: f32,
    wall: f32,
    /// Deviation of the noise, about.
    noise: f32,
}

impl View {
    /// Held well.
    fn fine() -> Self {
        Self {
            sample: "valid-c1-plain",
            size: [1280, 720],
            scale: 4.0,
            middle: [640.0, 360.0],
            white: 215.0,
            black: 45.0,
            wall: 110.0,
            noise: 2.5,
        }
    }

    /// The code is turned by a few degrees and has a quiet zone, the phone a dark rim, the wall a light from one side.
    fn light(&self) -> Vec<f32> {
        let text = samples::all().into_iter().find(|sample| sample.name == self.sample).unwrap().text;
        let code = QrCode::with_error_correction_level(text.trim_end(), EcLevel::M).unwrap();
        let (side, modules) = (code.width(), code.to_colors());
        let half = number(side) / 2.0;
        let (sine, cosine) = 4.0_f32.to_radians().sin_cos();
        let grey = |x: f32, y: f32| {
            let [right, down] = [x - self.middle[0], y - self.middle[1]];
            let [across, along] =
                [(right * cosine + down * sine) / self.scale, (down * cosine - right * sine) / self.scale];
            if across.abs() > half + 9.0 || along.abs() > half + 30.0 {
                return self.wall * (0.9 + 0.2 * x / number(self.size[0]));
            }
            if across.abs() > half + 7.0 || along.abs() > half + 28.0 {
                return self.black;
            }
            if across.abs() >= half || along.abs() >= half {
                return self.white;
            }
            let [column, row] = [across, along].map(|at| usize::from(grey(at + half)).min(side - 1));
            if modules.get(row * side + column) == Some(&Color::Dark) { self.black } else { self.white }
        };
        let [width, height] = self.size;
        let mut light = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let samples = (0..9_u8).map(|part| {
                    let step = [part % 3, part / 3].map(|at| f32::from(at) / 3.0 + 1.0 / 6.0);
                    grey(number(x) + step[0], number(y) + step[1])
                });
                light.push(samples.sum::<f32>() / 9.0);
            }
        }
        light
    }

    fn frame(&self) -> Frame {
        self.sensed(&self.light())
    }

    fn sensed(&self, light: &[f32]) -> Frame {
        let mut state = 11_u32;
        let mut draw = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f32::from(u16::try_from(state >> 16).unwrap()) / 65_535.0 - 0.5
        };
        let luma = light.iter().map(|light| {
            // The sum of three draws is near enough to a bell; its deviation is a half.
            grey(light + 2.0 * self.noise * (draw() + draw() + draw()))
        });
        Frame::new(self.size[0], self.size[1], luma.collect()).unwrap()
    }

    /// Moved while exposed: so many pixels, twice as far to the right as down.
    fn moved(&self, way: usize) -> Frame {
        let (light, [width, height]) = (self.light(), self.size);
        let at = |x: usize, y: usize| light.get(y.min(height - 1) * width + x.min(width - 1)).unwrap();
        let blurred = (0..width * height).map(|place| {
            let (x, y) = (place % width, place / width);
            (0..way).map(|step| at(x + step, y + step / 2)).sum::<f32>() / number(way)
        });
        self.sensed(&blurred.collect::<Vec<f32>>())
    }

    /// With a lamp mirrored in the glass, so many pixels wide.
    fn mirrored(&self, radius: f32) -> Frame {
        let mut light = self.light();
        let (middle, width) = ([self.middle[0] + 30.0, self.middle[1] - 20.0], self.size[0]);
        for (place, light) in light.iter_mut().enumerate() {
            let distance = (number(place % width) - middle[0]).hypot(number(place / width) - middle[1]);
            *light += 600.0 * (1.0 - distance / radius).clamp(0.0, 1.0);
        }
        self.sensed(&light)
    }
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "counts are small")]
const fn number(count: usize) -> f32 {
    count as f32
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "float casts saturate"
)]
const fn grey(value: f32) -> u8 {
    value as u8
}

/// As if nobody had read or seen a code: the measures alone.
fn said(frame: &Frame) -> Option<Advice> {
    advice(frame, &Reading::default())
}

#[test]
fn a_code_that_is_held_well_has_nothing_to_complain_about() {
    // Half a module of 3.2 pixels is less than what counts as small (1.7): there the bits of the code would decide.
    for sample in ["valid-c1-plain", "status-b", "points-11", "code-future"] {
        for scale in [3.8, 4.0, 5.0, 7.0] {
            let view = View { sample, scale, ..View::fine() };
            assert_eq!(said(&view.frame()), None, "{sample}, {scale} pixels a module");
        }
    }
}

#[test]
fn the_dark() {
    let view = |white: f32| View { white, black: white * 0.2, wall: white * 0.4, noise: 5.0, ..View::fine() };
    assert_eq!(said(&view(62.0).frame()), Some(Advice::TooDark));
    assert_eq!(said(&view(150.0).frame()), None);
    let black = Frame::new(640, 480, vec![9; 640 * 480]).unwrap();
    assert_eq!(said(&black), Some(Advice::TooDark));
    let dusk = Frame::new(640, 480, vec![60; 640 * 480]).unwrap();
    assert_eq!(said(&dusk), None);
}

#[test]
fn a_pale_screen() {
    let view = |black: f32| View { white: 238.0, black, wall: 150.0, ..View::fine() };
    assert_eq!(said(&view(229.0).frame()), Some(Advice::ScreenDim));
    assert_eq!(said(&view(200.0).frame()), Some(Advice::ScreenDim));
    assert_eq!(said(&view(120.0).frame()), None);
}

/// A sheet of paper is bright and calm as well, and has no code on it.
#[test]
fn plain_paper_is_no_pale_screen() {
    let view = View { white: 235.0, black: 235.0, wall: 120.0, ..View::fine() };
    assert_eq!(said(&view.frame()), None);
}

#[test]
fn glare() {
    let view = View { white: 170.0, ..View::fine() };
    assert_eq!(said(&view.mirrored(85.0)), Some(Advice::Glare));
    assert_eq!(said(&view.mirrored(4.0)), None);
    // Bright, and not a lamp: all that is light is as bright as can be.
    let bright = View { white: 330.0, black: 90.0, ..View::fine() };
    assert_eq!(said(&bright.frame()), None);
}

#[test]
fn too_far_and_too_near() {
    for scale in [1.1, 1.4] {
        let view = View { scale, ..View::fine() };
        assert_eq!(said(&view.frame()), Some(Advice::TooFar), "{scale} pixels a module");
    }
    for scale in [13.0, 17.0] {
        let view = View { scale, ..View::fine() };
        assert_eq!(said(&view.frame()), Some(Advice::TooNear), "{scale} pixels a module");
    }
}

#[test]
fn a_hand_that_moves() {
    let view = View::fine();
    for way in [12, 20] {
        assert_eq!(said(&view.moved(way)), Some(Advice::HoldStill), "{way} pixels");
    }
    assert_eq!(said(&view.moved(2)), None);
}

#[test]
fn a_code_that_is_cut_off() {
    for middle in [[60.0, 360.0], [1230.0, 360.0], [640.0, 40.0], [640.0, 690.0]] {
        let view = View { middle, ..View::fine() };
        assert_eq!(said(&view.frame()), Some(Advice::CutOff), "{middle:?}");
    }
    // Near the edge and whole.
    for middle in [[190.0, 360.0], [640.0, 185.0]] {
        let view = View { middle, ..View::fine() };
        assert_eq!(said(&view.frame()), None, "{middle:?}");
    }
}

/// The measures are physical, so that other cameras get the same advice.
#[test]
fn other_sizes_of_frames() {
    for (size, scale) in [([640, 480], 3.4), ([1920, 1080], 6.0)] {
        let middle = size.map(|side: usize| number(side) / 2.0);
        let view = View { size, scale, middle, ..View::fine() };
        assert_eq!(said(&view.frame()), None, "{size:?}");
        assert_eq!(said(&view.moved(size[0] / 80)), Some(Advice::HoldStill), "{size:?}");
        let cut = View { middle: [middle[0], 20.0], ..view };
        assert_eq!(said(&cut.frame()), Some(Advice::CutOff), "{size:?}");
        let far = View { scale: 1.2, middle, ..cut };
        assert_eq!(said(&far.frame()), Some(Advice::TooFar), "{size:?}");
    }
}

#[test]
fn what_is_no_code_has_no_advice() {
    let wall = |grey: &dyn Fn(f32, f32) -> f32| {
        let light: Vec<f32> =
            (0..1280 * 720).map(|place| grey(number(place % 1280), number(place / 1280))).collect();
        said(&View::fine().sensed(&light))
    };
    assert_eq!(wall(&|_, _| 120.0), None, "a plain wall");
    assert_eq!(wall(&|x, _| 60.0 + x / 8.0), None, "light from one side");
    assert_eq!(wall(&|x, y| 120.0 + 50.0 * (0.5 * x + 0.2 * y).sin()), None, "a pleated curtain");
    assert_eq!(wall(&|x, y| if (x / 31.0).fract() < 0.5 { 60.0 } else { 180.0 - y / 20.0 }), None, "planks");
    let text = |x: f32, y: f32| {
        let is_line = (y / 24.0).fract() < 0.5 && (300.0..980.0).contains(&x) && (150.0..600.0).contains(&y);
        if is_line && (x / 9.0).sin() + (x / 4.1 + y / 24.0).sin() > 0.2 { 40.0 } else { 220.0 }
    };
    assert_eq!(wall(&text), None, "a printed page");
}

/// Read, and no licence: a web address. A licence code beside it is what counts.
#[test]
fn a_web_address_is_no_licence_code() {
    let frame_of = |text: &str| {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
        let side = code.width();
        let modules = code.to_colors();
        let luma = (0..480 * 480).map(|place| {
            let at =
                [place % 480, place / 480].map(|at: usize| at.checked_sub(40).map(|at| at / (400 / side)));
            let [Some(x), Some(y)] = at else { return 225 };
            if x < side && modules.get(y * side + x) == Some(&Color::Dark) { 30 } else { 225 }
        });
        Frame::new(480, 480, luma.collect()).unwrap()
    };
    let mut reader = SightReader::new(SightLimits::live(), is_signed);
    let reading = reader.read(&frame_of("https://example.org/menu?table=7"));
    assert_eq!((reading.symbols.len(), reading.advice), (1, Some(Advice::NotLicence)));
    let licence = samples::all().into_iter().find(|sample| sample.name == "valid-c1-plain").unwrap();
    let other = reader.read(&frame_of(licence.text.trim_end()));
    assert_eq!((other.symbols.len(), other.advice), (1, None));
    let both = Reading { symbols: [reading.symbols, other.symbols].concat(), ..Reading::default() };
    assert_eq!(advice(&frame_of("both"), &both), None);
}

/// Any frame has an answer, and none panics.
#[test]
fn frames_of_all_forms() {
    for (width, height) in [(1, 1), (1, 5_000), (5_000, 1), (3, 3), (17, 9), (100, 3_000), (4_000, 3_000)] {
        for pattern in 0..4_usize {
            let grey = |place: usize| match pattern {
                0 => 0,
                1 => 255,
                2 => u8::try_from(place.wrapping_mul(2_654_435_761) >> 13 & 255).unwrap(),
                _ => {
                    if (place % width / 8 + place / width / 8).is_multiple_of(2) {
                        10
                    } else {
                        240
                    }
                }
            };
            let said = said(&Frame::new(width, height, (0..width * height).map(grey).collect()).unwrap());
            assert!(
                matches!(said, None | Some(Advice::TooDark)) || pattern == 3,
                "{width}×{height} {pattern}"
            );
        }
    }
}
