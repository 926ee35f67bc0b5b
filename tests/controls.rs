//! What a camera lets itself be told, through its thread: a scripted camera notes every command.
#![expect(clippy::unwrap_used, reason = "a fault here fails the test, as it should")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Waker;
use std::time::{Duration, Instant};

use kerbside::camera::{
    CameraError, Capture, CaptureEvent, Command, Controls, Exposure, FakeSource, Frame, FrameSource, Mains,
    Offer, Opener, RetryTimes, SourceChoice, Step, Torch, ZoomRange,
};
use kerbside::qr::{QrPayload, Quad, Reader, Readers, Reading, Symbol};
use kerbside::text::Message;
use qrcode::{EcLevel, QrCode, Version};

const FAST: RetryTimes = RetryTimes { first: Duration::from_millis(1), longest: Duration::from_millis(4) };

const FLICKER: Command = Command::AntiFlicker(Mains::Hertz50);

fn all() -> Controls {
    let zoom = Some(ZoomRange { least: 100, most: 500, step: 1, present: 100 });
    Controls { torch: Offer::Yes, zoom, exposure: Offer::Yes, anti_flicker: Offer::Yes }
}

/// What the reader finds in every frame, until it is changed.
#[derive(Clone, Default)]
struct Finds(Arc<Mutex<Reading>>);

impl Finds {
    fn now(&self, reading: Reading) {
        *self.0.lock().unwrap() = reading;
    }

    fn readers(&self) -> Readers {
        let finds = self.clone();
        Readers::new(1_000, move || Box::new(finds.clone()))
    }
}

impl Reader for Finds {
    fn read(&mut self, _frame: &Frame) -> Reading {
        self.0.lock().unwrap().clone()
    }
}

fn seen() -> Reading {
    Reading { seen: vec![Quad([[0.0; 2]; 4])], failed: 1, ..Reading::default() }
}

fn read() -> Reading {
    let payload = QrPayload::new(b"EDL1:".to_vec()).unwrap();
    let symbol = Symbol { payload, corners: Quad([[0.0; 2]; 4]), version: 1 };
    Reading { symbols: vec![symbol], ..Reading::default() }
}

fn grey() -> Frame {
    Frame::new(4, 4, vec![9; 16]).unwrap()
}

fn start(opener: impl Opener + 'static, readers: &Readers) -> Capture {
    let opener: Arc<dyn Opener> = Arc::new(opener);
    Capture::start_with(opener, SourceChoice::Camera(0), Waker::noop().clone(), readers, FAST).unwrap()
}

/// Looks again and again until it holds; gives up after a time that no sound run needs.
fn until(mut holds: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !holds() {
        assert!(Instant::now() < end, "waited too long");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn an_open_camera_says_what_it_offers_and_filters_flicker() {
    let source = FakeSource::new([Step::Frame(grey())]).offering(all(), 0);
    let capture = start(source.clone(), &Finds::default().readers());
    let mut news = Vec::new();
    until(|| {
        news.extend(capture.poll());
        news.contains(&CaptureEvent::Controls(all()))
    });
    assert_eq!(source.told(), [FLICKER]);
}

#[test]
fn a_camera_that_offers_nothing_is_told_nothing() {
    let source = FakeSource::new([Step::Frame(grey())]);
    let finds = Finds::default();
    finds.now(seen());
    let capture = start(source.clone(), &finds.readers());
    capture.tell(Command::Torch(Torch::On));
    capture.tell(Command::Zoom(200));
    let (mut readings, mut news) = (0, Vec::new());
    until(|| {
        for event in capture.poll() {
            if matches!(event, CaptureEvent::Read { .. }) {
                readings += 1;
            } else {
                news.push(event);
            }
        }
        readings > 30
    });
    assert_eq!(source.told(), []);
    assert!(matches!(news.as_slice(), [CaptureEvent::SourceName(_)]), "{news:?}");
}

/// Light and exposure are put back before the camera is let go.
#[test]
fn torch_and_zoom_reach_the_camera_and_the_light_goes_out_at_the_end() {
    let source = FakeSource::new([Step::Frame(grey())]).offering(all(), 0);
    let capture = start(source.clone(), &Finds::default().readers());
    capture.tell(Command::Torch(Torch::On));
    capture.tell(Command::Zoom(150));
    capture.tell(Command::Zoom(9_999));
    until(|| source.told().contains(&Command::Torch(Torch::On)));
    capture.tell(Command::Zoom(200));
    until(|| source.told().contains(&Command::Zoom(200)));
    drop(capture);
    until(|| source.told().last() == Some(&Command::Torch(Torch::Off)));
    assert_eq!(
        source.told(),
        [FLICKER, Command::Torch(Torch::On), Command::Zoom(200), Command::Torch(Torch::Off)]
    );
}

#[test]
fn a_refusal_is_said_and_frames_go_on() {
    // The filter against flicker is refused first; nobody pressed for it, and nothing is said.
    let source = FakeSource::new([Step::Frame(grey())]).offering(all(), 2);
    let capture = start(source.clone(), &Finds::default().readers());
    capture.tell(Command::Torch(Torch::On));
    let mut news = Vec::new();
    until(|| {
        news.extend(capture.poll());
        news.contains(&CaptureEvent::ControlRefused(Command::Torch(Torch::On)))
    });
    let after = news.len();
    until(|| {
        news.extend(capture.poll());
        news.len() > after + 5
    });
    assert!(!news.contains(&CaptureEvent::ControlRefused(FLICKER)));
    assert!(!news.iter().any(|event| matches!(event, CaptureEvent::Lost(_))));
}

/// A code that is seen and not read is tried darker and lighter, until it is read.
#[test]
fn exposure_is_bracketed_while_a_code_is_seen_and_not_read() {
    let source = FakeSource::new([Step::Frame(grey())]).offering(all(), 0);
    let finds = Finds::default();
    let capture = start(source.clone(), &finds.readers());
    finds.now(seen());
    let stops = |stops| Command::Exposure(Exposure::Stops(stops));
    let automatic = Command::Exposure(Exposure::Automatic);
    until(|| source.told().contains(&stops(1)));
    finds.now(read());
    until(|| source.told().last() == Some(&automatic));
    let told = source.told();
    assert_eq!(told.first_chunk(), Some(&[FLICKER, stops(-2), stops(-1), stops(1)]));
    drop(capture);
}

#[test]
fn the_cameras_own_exposure_is_back_when_it_is_closed() {
    let source = FakeSource::new([Step::Frame(grey())]).offering(all(), 0);
    let finds = Finds::default();
    finds.now(seen());
    let capture = start(source.clone(), &finds.readers());
    until(|| source.told().contains(&Command::Exposure(Exposure::Stops(-2))));
    drop(capture);
    until(|| source.told().last() == Some(&Command::Exposure(Exposure::Automatic)));
}

// Frames that change their size.

/// Shows one of its frames, whichever is wanted at the time.
#[derive(Clone)]
struct Switching {
    frames: Arc<[Frame]>,
    shown: Arc<AtomicUsize>,
}

impl Opener for Switching {
    fn open(&self, _choice: &SourceChoice) -> Result<Box<dyn FrameSource>, CameraError> {
        Ok(Box::new(self.clone()))
    }
}

impl FrameSource for Switching {
    fn next_frame(&mut self) -> Result<Frame, CameraError> {
        self.frames.get(self.shown.load(Ordering::SeqCst)).cloned().ok_or(CameraError::Unplugged)
    }

    fn describe(&self) -> Message {
        Message::new("source-demo")
    }

    fn interval(&self) -> Option<Duration> {
        Some(Duration::from_millis(10))
    }
}

/// A frame of this size with a code of its own in a corner.
fn frame_with(text: &str, width: usize, height: usize) -> Frame {
    let code = QrCode::with_version(text, Version::Normal(4), EcLevel::M).unwrap();
    let colors = code.to_colors();
    let dark = |at: usize| {
        let module = |at: usize| (at / 5).checked_sub(4).filter(|at| *at < code.width());
        let (x, y) = (module(at % width), module(at / width));
        x.zip(y).is_some_and(|(x, y)| colors.get(y * code.width() + x) == Some(&qrcode::Color::Dark))
    };
    Frame::new(width, height, (0..width * height).map(|at| if dark(at) { 20 } else { 235 }).collect())
        .unwrap()
}

/// A camera may change its resolution, and be turned, in the middle: no reading is lost, none has the wrong size.
#[test]
fn a_source_that_changes_its_resolution_is_read_on_through_the_live_worker() {
    let sizes = [[640, 480], [1_920, 1_080], [320, 240], [480, 640], [641, 479], [640, 480]];
    let texts: Vec<String> = (0..sizes.len()).map(|at| format!("CODE NUMBER {at}")).collect();
    let frames: Vec<Frame> =
        sizes.iter().zip(&texts).map(|([width, height], text)| frame_with(text, *width, *height)).collect();
    let shown = Arc::new(AtomicUsize::new(0));
    let source = Switching { frames: frames.into(), shown: Arc::clone(&shown) };
    let capture = start(source, &Readers::live());
    for (at, (size, text)) in sizes.into_iter().zip(&texts).enumerate() {
        shown.store(at, Ordering::SeqCst);
        until(|| {
            capture.poll().into_iter().any(|event| {
                let CaptureEvent::Read { reading, size: of } = event else {
                    assert!(matches!(event, CaptureEvent::SourceName(_)), "{event:?}");
                    return false;
                };
                let said = reading.symbols.first().map(|symbol| symbol.payload.as_bytes().to_vec());
                let is_this = said.as_deref() == Some(text.as_bytes());
                assert!(!is_this || of == size, "{text}: a reading of {of:?}");
                let [right, bottom] = of.map(|side| f32::from(u16::try_from(side).unwrap()) + 1.0);
                for symbol in &reading.symbols {
                    let [_, _, x, y] = symbol.corners.bounds();
                    assert!(x <= right && y <= bottom, "{text}: outside of the frame");
                }
                is_this
            })
        });
        let preview = std::iter::repeat_with(|| capture.latest_frame()).flatten().next().unwrap();
        assert_eq!([preview.width(), preview.height()], size);
    }
}
