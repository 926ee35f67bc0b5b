//! Frames in: sources that fail and come back, readers that hang and panic, the demo scene, picture files.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::task::Waker;
use std::time::{Duration, Instant};

use image::{DynamicImage, GrayImage, ImageFormat};
use kerbside::camera::demo::{DemoCode, DemoScene};
use kerbside::camera::{
    CameraError, Capture, CaptureEvent, FakeSource, Frame, FrameSource as _, ImageError, Opener, RetryTimes,
    SourceChoice, Sources, Step, Stills, luma, luma_of_bytes, luma_of_file, read_still,
};
use kerbside::qr::{
    MAX_READ_PIXELS, PlainReader, Reader, ReaderEvent, Readers, Reading, StillError, StillLimits,
    StillReader, Worker, WorkerLimits,
};
use kerbside::text::{Language, Texts};
use qrcode::{EcLevel, QrCode, Version};

// Pictures.

/// A crisp picture of a code with `modules` pixels a module and the quiet zone.
fn picture(code: &QrCode, scale: usize) -> Frame {
    let side = code.width() + 8;
    let colors = code.to_colors();
    let dark = |x: usize, y: usize| {
        let inside = (4..side - 4).contains(&x) && (4..side - 4).contains(&y);
        inside && colors[(y - 4) * code.width() + x - 4] == qrcode::Color::Dark
    };
    let pixels = side * scale;
    let luma =
        (0..pixels * pixels).map(|at| if dark(at % pixels / scale, at / pixels / scale) { 0 } else { 255 });
    Frame::new(pixels, pixels, luma.collect()).unwrap()
}

/// A code of a version filled with text as licences have it.
fn code(version: i16, level: EcLevel) -> (QrCode, String) {
    let fill = |length: usize| -> String {
        let letters = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        let text = (0..length).map(|at| char::from(letters[(at * 7 + at * at / 3) % letters.len()]));
        format!("EDL1:{}", text.collect::<String>())
    };
    let fits = |length: usize| QrCode::with_version(fill(length), Version::Normal(version), level).ok();
    let (mut low, mut high) = (0, 4_296);
    while low + 1 < high {
        let middle = usize::midpoint(low, high);
        if fits(middle).is_some() { low = middle } else { high = middle }
    }
    (fits(low).unwrap(), fill(low))
}

fn demo_code(version: i16, level: EcLevel) -> (DemoCode, String) {
    let (code, text) = code(version, level);
    (DemoCode::from_png_luma(&picture(&code, 4)).unwrap(), text)
}

/// Puts one frame into a larger white one.
fn paste(onto: &mut [u8], width: usize, part: &Frame, left: usize, top: usize) {
    for (y, row) in part.luma().chunks_exact(part.width()).enumerate() {
        let start = (top + y) * width + left;
        onto[start..start + row.len()].copy_from_slice(row);
    }
}

fn encoded(frame: &Frame, format: ImageFormat) -> Vec<u8> {
    let (width, height) = (u32::try_from(frame.width()).unwrap(), u32::try_from(frame.height()).unwrap());
    let grey = GrayImage::from_raw(width, height, frame.luma().to_vec()).unwrap();
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(grey).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn grey(value: u8) -> Frame {
    Frame::new(64, 48, vec![value; 64 * 48]).unwrap()
}

/// Small dark squares with light rings in a grid: every crossing looks like a finder.
fn finder_tiles(width: usize, height: usize, module: usize) -> Frame {
    let dark = |x: usize, y: usize| {
        let (column, row) = (x / module % 9, y / module % 9);
        let ring = column.abs_diff(3).max(row.abs_diff(3));
        column < 7 && row < 7 && ring != 2
    };
    let luma = (0..width * height).map(|at| if dark(at % width, at / width) { 0 } else { 255 });
    Frame::new(width, height, luma.collect()).unwrap()
}

fn texts_of(reading: &Reading) -> Vec<String> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    reading.symbols.iter().map(|symbol| text(symbol.payload.as_bytes())).collect()
}

/// A folder that goes away with the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kerbside-camera-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}

// Reading.

#[test]
fn every_size_of_code_reads_from_its_own_picture() {
    let mut reader = StillReader::new(Readers::plain(), StillLimits::default());
    for version in [1, 7, 10, 12, 15, 21, 24, 26, 30] {
        for scale in [3_u8, 4, 7] {
            let (code, text) = code(version, EcLevel::M);
            let frame = picture(&code, usize::from(scale));
            let reading = read_still(&mut reader, &frame).unwrap();
            assert_eq!(texts_of(&reading), [text], "version {version}, {scale} pixels a module");
            let symbol = &reading.symbols[0];
            assert_eq!(i16::from(symbol.version), version);
            let module = f32::from(scale);
            let far = f32::from(u16::try_from(code.width() + 4).unwrap()) * module;
            let near = 4.0 * module;
            let wanted = [[near, near], [far, near], [far, far], [near, far]];
            for (corner, wanted) in symbol.corners.0.iter().zip(wanted) {
                let off = (corner[0] - wanted[0]).hypot(corner[1] - wanted[1]);
                assert!(off < 3.0 * module, "version {version}: {corner:?} for {wanted:?}");
            }
        }
    }
}

#[test]
fn several_codes_come_in_reading_order_and_once() {
    let codes: Vec<_> = [5, 7, 6].map(|version| code(version, EcLevel::M)).into();
    let (width, height) = (1_600, 1_200);
    let mut luma = vec![255; width * height];
    for (index, left, top) in [(0, 60, 70), (1, 1_000, 40), (2, 200, 700), (2, 1_000, 760)] {
        paste(&mut luma, width, &picture(&codes[index].0, 6), left, top);
    }
    let frame = Frame::new(width, height, luma).unwrap();
    let mut reader = StillReader::new(Readers::plain(), StillLimits::default());
    let reading = read_still(&mut reader, &frame).unwrap();
    assert_eq!(texts_of(&reading), [0, 1, 2].map(|index| codes[index].1.clone()));
}

#[test]
fn a_small_dense_code_in_a_large_photograph_is_found() {
    let (code, text) = code(12, EcLevel::M);
    let (width, height) = (4_000, 3_000);
    let mut luma = vec![200; width * height];
    paste(&mut luma, width, &picture(&code, 5), 2_890, 1_777);
    let frame = Frame::new(width, height, luma).unwrap();
    let limits = StillLimits { picture: Duration::from_secs(60), ..StillLimits::default() };
    let mut reader = StillReader::new(Readers::plain(), limits);
    let reading = read_still(&mut reader, &frame).unwrap();
    assert_eq!(texts_of(&reading), [text]);
    let [left, top, right, bottom] = reading.symbols[0].corners.bounds();
    assert!((2_890.0..2_930.0).contains(&left) && (1_777.0..1_817.0).contains(&top));
    assert!(right < 3_260.0 && bottom < 2_150.0);
}

#[test]
fn a_large_camera_frame_is_read_within_a_few_frames() {
    let (code, text) = code(15, EcLevel::M);
    let (width, height) = (1_280, 720);
    let mut luma = vec![190; width * height];
    paste(&mut luma, width, &picture(&code, 3), 470, 200);
    let frame = Frame::new(width, height, luma).unwrap();
    let mut reader = PlainReader::default();
    assert!((0..4).any(|_| texts_of(&reader.read(&frame)) == [text.clone()]));
}

/// What a reader gets at the most, measured by a reader that reads nothing.
#[test]
fn no_attempt_is_larger_than_the_limit() {
    struct Measures(Arc<AtomicUsize>);
    impl Reader for Measures {
        fn read(&mut self, frame: &Frame) -> Reading {
            self.0.fetch_max(frame.width() * frame.height(), Ordering::SeqCst);
            Reading::default()
        }
    }
    let largest = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&largest);
    let readers = Readers::new(MAX_READ_PIXELS, move || Box::new(Measures(Arc::clone(&seen))));
    let mut reader = StillReader::new(readers, StillLimits::default());
    let frame = Frame::new(2_000, 1_500, vec![128; 3_000_000]).unwrap();
    assert_eq!(read_still(&mut reader, &frame), Ok(Reading::default()));
    assert!((MAX_READ_PIXELS / 2..=MAX_READ_PIXELS).contains(&largest.load(Ordering::SeqCst)));
}

#[test]
fn hostile_frames_end() {
    // rqrr alone takes minutes on some of these; the looks at the picture are counted and end.
    for module in [1, 3] {
        let reading = PlainReader::default().read(&finder_tiles(640, 480, module));
        assert_eq!(reading.symbols, [], "{module} pixels a module");
    }
    let limits =
        StillLimits { attempt: Duration::from_millis(20), abandoned: 1, picture: Duration::from_millis(200) };
    let mut reader = StillReader::new(Readers::plain(), limits);
    assert_eq!(read_still(&mut reader, &finder_tiles(1_920, 1_080, 3)), Err(StillError::TimedOut));
}

// The watchdog. A gate holds a reader until the test opens it: no test waits for a time to pass.

#[derive(Default)]
struct Gate {
    open: Mutex<bool>,
    moved: Condvar,
    entered: AtomicUsize,
}

impl Gate {
    fn pass(&self) {
        self.entered.fetch_add(1, Ordering::SeqCst);
        let _open = self.moved.wait_while(self.open.lock().unwrap(), |open| !*open).unwrap();
    }

    fn open(&self) {
        *self.open.lock().unwrap() = true;
        self.moved.notify_all();
    }
}

/// 0 passes, 1 waits at the gate, 2 panics: by the grey of the frame.
struct Scripted(Arc<Gate>);

impl Reader for Scripted {
    fn read(&mut self, frame: &Frame) -> Reading {
        match frame.luma()[0] {
            1 => self.0.pass(),
            2 => panic!("scripted panic of a reader"),
            _ => {}
        }
        Reading { failed: usize::from(frame.luma()[0]), ..Reading::default() }
    }
}

fn scripted(gate: &Arc<Gate>) -> Readers {
    let gate = Arc::clone(gate);
    Readers::new(MAX_READ_PIXELS, move || Box::new(Scripted(Arc::clone(&gate))))
}

/// Looks again and again until it holds; gives up after a time that no sound run needs.
fn until(mut holds: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !holds() {
        assert!(Instant::now() < end, "waited too long");
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn poll_until(worker: &mut Worker, now: Instant) -> Vec<ReaderEvent> {
    let mut events = Vec::new();
    until(|| {
        events = worker.poll(now);
        !events.is_empty()
    });
    events
}

fn quick() -> WorkerLimits {
    WorkerLimits::default()
}

#[test]
fn a_reading_carries_the_size_of_its_frame() {
    let mut worker = Worker::new(scripted(&Arc::default()), quick());
    let now = Instant::now();
    worker.offer(grey(7), now);
    let reading = Reading { failed: 7, ..Reading::default() };
    assert_eq!(poll_until(&mut worker, now), [ReaderEvent::Read { reading, size: [64, 48] }]);
}

#[test]
fn a_newer_frame_replaces_one_that_waits() {
    let gate = Arc::new(Gate::default());
    let mut worker = Worker::new(scripted(&gate), quick());
    let now = Instant::now();
    worker.offer(grey(1), now);
    until(|| gate.entered.load(Ordering::SeqCst) == 1);
    for value in 10..20 {
        worker.offer(grey(value), now);
    }
    gate.open();
    let mut failed = Vec::new();
    until(|| {
        failed.extend(worker.poll(now).into_iter().map(|event| match event {
            ReaderEvent::Read { reading, .. } => reading.failed,
            ReaderEvent::Abandoned | ReaderEvent::Panicked => 0,
        }));
        failed.len() == 2
    });
    assert_eq!(failed, [1, 19]);
}

#[test]
fn a_panic_ends_one_job_only() {
    let mut worker = Worker::new(scripted(&Arc::default()), quick());
    let now = Instant::now();
    worker.offer(grey(2), now);
    assert_eq!(poll_until(&mut worker, now), [ReaderEvent::Panicked]);
    worker.offer(grey(9), now);
    assert!(matches!(poll_until(&mut worker, now)[..], [ReaderEvent::Read { .. }]));
}

#[test]
fn a_job_over_a_second_is_abandoned_and_replaced_twice_a_minute() {
    let gate = Arc::new(Gate::default());
    let mut worker = Worker::new(scripted(&gate), quick());
    let mut now = Instant::now();
    for hung in 1..=3 {
        worker.offer(grey(1), now);
        until(|| gate.entered.load(Ordering::SeqCst) == hung);
        assert_eq!(worker.poll(now), []);
        now += Duration::from_millis(1_000);
        assert_eq!(worker.poll(now), [], "a second is still allowed");
        now += Duration::from_millis(1);
        assert_eq!(worker.poll(now), [ReaderEvent::Abandoned]);
    }
    // The first thread and two replacements hang: now frames are dropped.
    worker.offer(grey(9), now);
    assert!(worker.is_held() && !worker.is_busy());
    // A minute later one is allowed, but the hung threads must be gone as well.
    now += Duration::from_secs(61);
    worker.offer(grey(9), now);
    assert!(worker.is_held());
    gate.open();
    until(|| {
        worker.offer(grey(9), now);
        !worker.is_held()
    });
    assert!(matches!(poll_until(&mut worker, now)[0], ReaderEvent::Read { .. }));
}

#[test]
fn a_still_picture_that_hangs_or_panics_is_given_up() {
    let gate = Arc::new(Gate::default());
    let limits =
        StillLimits { attempt: Duration::from_millis(30), abandoned: 1, picture: Duration::from_millis(150) };
    let mut reader = StillReader::new(scripted(&gate), limits);
    assert_eq!(read_still(&mut reader, &grey(2)), Err(StillError::Panicked));
    assert_eq!(read_still(&mut reader, &grey(1)), Err(StillError::TimedOut));
    gate.open();
    let patient = StillLimits::default();
    assert!(read_still(&mut StillReader::new(scripted(&gate), patient), &grey(9)).is_ok());
}

// Sources.

const FAST: RetryTimes = RetryTimes { first: Duration::from_millis(1), longest: Duration::from_millis(4) };

fn start(source: &FakeSource, readers: &Readers) -> Capture {
    let opener: Arc<dyn Opener> = Arc::new(source.clone());
    Capture::start_with(opener, SourceChoice::Camera(0), Waker::noop().clone(), readers, FAST).unwrap()
}

/// News of the source, without readings.
fn news_until(capture: &Capture, done: impl Fn(&[CaptureEvent]) -> bool) -> Vec<CaptureEvent> {
    let mut news = Vec::new();
    until(|| {
        news.extend(capture.poll().into_iter().filter(|event| !matches!(event, CaptureEvent::Read { .. })));
        done(&news)
    });
    news
}

#[test]
fn an_unplugged_camera_is_reported_once_and_comes_back() {
    let steps = [Step::Frame(grey(9)), Step::Fail(CameraError::Unplugged), Step::Frame(grey(8))];
    let source = FakeSource::new(steps).opening([
        None,
        Some(CameraError::NoCamera),
        Some(CameraError::NoCamera),
        Some(CameraError::Busy),
        None,
    ]);
    let capture = start(&source, &scripted(&Arc::default()));
    let news = news_until(&capture, |news| news.contains(&CaptureEvent::Recovered));
    let lost: Vec<_> = news.iter().filter(|event| matches!(event, CaptureEvent::Lost(_))).collect();
    assert_eq!(
        lost,
        [&CaptureEvent::Lost(CameraError::Unplugged), &CaptureEvent::Lost(CameraError::Busy)],
        "missing for a moment is the same as unplugged"
    );
    assert_eq!(source.opened(), 5);
    until(|| capture.latest_frame().is_some_and(|frame| frame.luma()[0] == 8));
}

#[test]
fn a_missing_camera_is_found_when_it_is_plugged_in() {
    let source = FakeSource::new([Step::Frame(grey(9))]).opening([
        Some(CameraError::NoCamera),
        Some(CameraError::NoCamera),
        None,
    ]);
    let capture = start(&source, &scripted(&Arc::default()));
    let news = news_until(&capture, |news| news.len() == 3);
    assert_eq!(news[0], CaptureEvent::Lost(CameraError::NoCamera));
    assert_eq!(news[1], CaptureEvent::Recovered);
    assert!(matches!(news[2], CaptureEvent::SourceName(_)));
}

#[test]
fn a_few_broken_frames_are_borne_and_many_are_reported() {
    let broken = |count| std::iter::repeat_n(Step::Fail(CameraError::BrokenFrames), count);
    let steps = broken(5).chain([Step::Frame(grey(9))]).chain(broken(40)).chain([Step::Frame(grey(8))]);
    let source = FakeSource::new(steps);
    let capture = start(&source, &scripted(&Arc::default()));
    let news = news_until(&capture, |news| news.contains(&CaptureEvent::Recovered));
    assert!(matches!(news[0], CaptureEvent::SourceName(_)), "five were borne: {news:?}");
    assert_eq!(news[1], CaptureEvent::Lost(CameraError::BrokenFrames));
    assert_eq!(news[2], CaptureEvent::Recovered);
}

#[test]
fn a_driver_that_panics_is_opened_again() {
    let source = FakeSource::new([Step::Panic, Step::Frame(grey(9))]);
    let capture = start(&source, &scripted(&Arc::default()));
    let news = news_until(&capture, |news| news.contains(&CaptureEvent::Recovered));
    assert_eq!(news[0], CaptureEvent::Lost(CameraError::DriverFailed));
    assert_eq!(source.opened(), 2);
}

#[test]
fn the_preview_goes_on_while_the_reader_hangs() {
    let gate = Arc::new(Gate::default());
    let capture = start(&FakeSource::new([Step::Frame(grey(1))]), &scripted(&gate));
    until(|| gate.entered.load(Ordering::SeqCst) == 1);
    let mut shown = 0;
    until(|| {
        shown += usize::from(capture.latest_frame().is_some());
        shown == 20
    });
    assert_eq!(capture.poll().iter().filter(|event| matches!(event, CaptureEvent::Read { .. })).count(), 0);
    gate.open();
    let mut read = 0;
    until(|| {
        read += capture.poll().iter().filter(|event| matches!(event, CaptureEvent::Read { .. })).count();
        read >= 2
    });
}

#[test]
fn pause_holds_frames_and_switch_changes_the_source() {
    let scratch = Scratch::new("switch");
    let shown = scratch.write("a.png", &encoded(&grey(77), ImageFormat::Png));
    let opener: Arc<dyn Opener> = Arc::new(Sources::new(Vec::new()));
    let mut capture = Capture::start(opener, SourceChoice::Demo, Waker::noop().clone()).unwrap();
    until(|| capture.latest_frame().is_some_and(|frame| frame.width() == 640));
    capture.pause();
    capture.switch(SourceChoice::Image(shown)).unwrap();
    until(|| match capture.latest_frame() {
        Some(frame) => {
            assert_eq!(frame.width(), 64, "nothing of the old source after the switch");
            true
        }
        None => false,
    });
    capture.pause();
    capture.resume();
    until(|| capture.latest_frame().is_some());
}

#[test]
fn a_folder_is_shown_in_name_order_without_links() {
    let scratch = Scratch::new("folder");
    scratch.write("b.PNG", &encoded(&grey(20), ImageFormat::Png));
    let first = scratch.write("a.jpg", &encoded(&grey(10), ImageFormat::Jpeg));
    scratch.write("c.webp", &encoded(&grey(30), ImageFormat::WebP));
    scratch.write("d.png", b"broken");
    scratch.write("e.txt", b"EDL1:");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&first, scratch.0.join("0.jpg")).unwrap();
    #[cfg(not(unix))]
    let _unused = first;
    let mut stills = Stills::folder(&scratch.0).unwrap();
    let mut seen = Vec::new();
    for _ in 0..150 {
        let value = stills.next_frame().unwrap().luma()[0];
        if seen.last() != Some(&value) {
            seen.push(value);
        }
    }
    assert_eq!(seen, [10, 20, 30, 10, 20]);
    let empty = Scratch::new("empty");
    assert_eq!(Stills::folder(&empty.0).err(), Some(CameraError::EmptyFolder));
    assert_eq!(Stills::folder(&empty.0.join("no")).err(), Some(CameraError::Image(ImageError::Missing)));
}

// Picture files.

#[test]
fn every_fault_of_a_file_has_its_own_answer() {
    let scratch = Scratch::new("files");
    assert_eq!(luma_of_file(&scratch.0.join("none.png")).err(), Some(ImageError::Missing));
    assert_eq!(luma_of_file(&scratch.0).err(), Some(ImageError::NotAFile));
    assert_eq!(luma_of_file(&scratch.write("empty.png", b"")).err(), Some(ImageError::Empty));
    assert_eq!(luma_of_file(&scratch.write("text.png", b"EDL1:6BF")).err(), Some(ImageError::NotAnImage));
    let long = scratch.write("long.png", b"");
    std::fs::File::options().write(true).open(&long).unwrap().set_len(65 * 1024 * 1024).unwrap();
    assert_eq!(luma_of_file(&long).err(), Some(ImageError::FileTooLarge { bytes: 65 * 1024 * 1024 }));

    let (code, _) = code(5, EcLevel::M);
    let frame = picture(&code, 4);
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let whole = encoded(&frame, format);
        assert_eq!(luma_of_bytes(&whole).unwrap().width(), frame.width());
        for part in [whole.len() / 2, 40] {
            let fault = luma_of_bytes(&whole[..part]).err();
            // A JPEG decoder may fill up what is missing; then the code in it is simply not read.
            let borne = format == ImageFormat::Jpeg && fault.is_none();
            assert!(
                borne || matches!(fault, Some(ImageError::Truncated | ImageError::Damaged)),
                "{format:?} {part}: {fault:?}"
            );
        }
    }
    let mut damaged = encoded(&frame, ImageFormat::Png);
    let middle = damaged.len() / 2;
    damaged[middle..middle + 20].fill(0x55);
    assert!(matches!(luma_of_bytes(&damaged).err(), Some(ImageError::Damaged | ImageError::Truncated)));
}

#[test]
fn a_picture_of_a_hundred_megapixels_is_refused_by_its_header() {
    // The header of a PNG of 10,000 × 10,000 pixels, its checksum right, and nothing after it.
    let mut bytes = encoded(&grey(1), ImageFormat::Png);
    bytes[16..24].copy_from_slice(&[0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10]);
    let sum = crc32(&bytes[12..29]).to_be_bytes();
    bytes[29..33].copy_from_slice(&sum);
    let fault = luma_of_bytes(&bytes).err();
    assert_eq!(fault, Some(ImageError::TooManyPixels { width: 10_000, height: 10_000 }));
    let said = Texts::new(Language::En).say(&fault.unwrap().message());
    assert!(said.contains("50 megapixels") && said.contains("Crop"), "{said}");
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

#[test]
fn transparent_paper_is_white() {
    let mut picture = image::GrayAlphaImage::from_pixel(4, 4, image::LumaA([0, 0]));
    picture.put_pixel(1, 1, image::LumaA([0, 255]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageLumaA8(picture).write_to(&mut bytes, ImageFormat::Png).unwrap();
    let frame = luma_of_bytes(&bytes.into_inner()).unwrap();
    assert_eq!((frame.luma()[0], frame.luma()[5]), (255, 0));
}

#[test]
fn mjpeg_frames_become_luma() {
    let (code, text) = code(8, EcLevel::M);
    let jpeg = encoded(&picture(&code, 6), ImageFormat::Jpeg);
    let frame = luma::luma_of_frame(luma::PixelFormat::Mjpeg, [1, 1], &jpeg).unwrap();
    assert_eq!(texts_of(&PlainReader::default().read(&frame)), [text]);
    assert!(luma::luma_of_frame(luma::PixelFormat::Mjpeg, [1, 1], &jpeg[..20]).is_err());
}

#[test]
fn every_fault_is_said_in_both_languages() {
    let images = [
        ImageError::Damaged,
        ImageError::Empty,
        ImageError::FileTooLarge { bytes: 99_000_000 },
        ImageError::Missing,
        ImageError::NotAnImage,
        ImageError::NotAFile,
        ImageError::PermissionDenied,
        ImageError::TooManyPixels { width: 10_000, height: 10_000 },
        ImageError::Truncated,
        ImageError::Unreadable,
    ];
    let cameras = [
        CameraError::BrokenFrames,
        CameraError::Busy,
        CameraError::DriverFailed,
        CameraError::EmptyFolder,
        CameraError::FormatNotSupported,
        CameraError::NoCamera,
        CameraError::NotBuilt,
        CameraError::PermissionDenied,
        CameraError::Silent { waited: Duration::from_secs(6) },
        CameraError::Unplugged,
    ];
    let messages = images.iter().map(ImageError::message).chain(cameras.iter().map(CameraError::message));
    for message in messages.chain([StillError::Panicked, StillError::TimedOut].map(|error| error.message())) {
        for language in Language::ALL {
            let texts = Texts::new(language);
            let said = texts.say(&message);
            assert!(texts.has(message.id()) && !said.contains('{'), "{language:?}: {said}");
        }
    }
}

// The demo scene.

/// How many of the steady frames of one turn are read, every `step`th looked at.
fn read_share(version: i16, level: EcLevel, step: usize) -> (usize, usize) {
    let (code, text) = demo_code(version, level);
    let mut scene = DemoScene::new(vec![code]);
    let mut reader = PlainReader::default();
    let (mut read, mut all) = (0, 0);
    for number in 0..70 {
        let frame = scene.draw().unwrap();
        let place = number % 70;
        if (7..63).contains(&place) && number % step == 0 {
            all += 1;
            read += usize::from(texts_of(&reader.read(&frame)) == [text.clone()]);
        }
    }
    (read, all)
}

#[test]
fn demo_frames_are_read() {
    for (version, level) in [(10, EcLevel::M), (12, EcLevel::M)] {
        let (read, all) = read_share(version, level, 3);
        assert!(read * 10 >= all * 9, "version {version}: {read} of {all}");
    }
}

#[test]
fn demo_frames_of_codes_with_a_portrait_are_read_often() {
    let (read, all) = read_share(24, EcLevel::M, 4);
    assert!(read * 5 >= all, "{read} of {all}");
}

#[test]
fn demo_shows_its_codes_in_turn() {
    let codes = [demo_code(10, EcLevel::M), demo_code(11, EcLevel::M)];
    let mut scene = DemoScene::new(codes.iter().map(|(code, _)| code.clone()).collect());
    let mut reader = PlainReader::default();
    let mut seen = Vec::new();
    for number in 0..205 {
        let frame = scene.draw().unwrap();
        if number % 10 == 5 {
            for text in texts_of(&reader.read(&frame)) {
                if seen.last() != Some(&text) {
                    seen.push(text);
                }
            }
        }
    }
    let [first, second] = codes.map(|(_, text)| text);
    assert_eq!(seen, [first.clone(), second, first]);
}

#[test]
fn only_crisp_codes_are_taken_for_the_demo() {
    let (code, _) = code(10, EcLevel::M);
    for scale in [1, 2, 4, 9] {
        let found = DemoCode::from_png_luma(&picture(&code, scale)).unwrap();
        assert_eq!(found.width(), code.width());
        let colors = code.to_colors();
        for (at, color) in colors.iter().enumerate() {
            let (x, y) = (at % code.width(), at / code.width());
            assert_eq!(found.is_dark(x, y), *color == qrcode::Color::Dark);
        }
    }
    assert_eq!(DemoCode::from_png_luma(&grey(255)), None);
    assert_eq!(DemoCode::from_png_luma(&grey(0)), None);
    assert_eq!(DemoCode::from_png_luma(&finder_tiles(64, 64, 3)), None);
}
