//! The camera as the window sees it: newest picture, code in view, what is wrong. \[shell\]

use std::sync::Arc;
use std::task::Waker;
use std::time::Duration;

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions, Vec2, vec2};

use super::hints::words_of;
use super::lens::Lens;
use super::repaint::Repaint;
use crate::camera::{CameraError, CameraName, Capture, CaptureEvent, Frame, Opener, SourceChoice, Sources};
use crate::options::FirstSource;
use crate::qr::{Advice, QrPayload, Quad, Reading, Steady};
use crate::samples::Sample;
use crate::text::Message;
use crate::ui::action::SourceKind;
use crate::ui::scan::SeenCode;

/// The outline stays so long after the code left (`docs/visual.md` §9).
const OUTLINE_STAYS: Duration = Duration::from_secs(1);

/// A running source and what it showed last. Without a source, tests and screenshots put pictures in by hand.
#[derive(Default)]
pub(super) struct Feed {
    /// `None`: pictures are put in by hand.
    pub(super) capture: Option<Capture>,
    repaint: Arc<Repaint>,
    kind: SourceKind,
    camera: u32,
    cameras: Vec<CameraName>,
    picture: Option<TextureHandle>,
    seen: Option<(SeenCode, Duration)>,
    advice: Steady,
    fault: Option<Message>,
    pub(super) lens: Lens,
    /// No choice was made yet: without a camera the demo scene begins by itself.
    first: bool,
    resting: bool,
}

/// What the feed has to say after a poll.
#[derive(Debug, Default)]
pub(super) struct News {
    /// Codes read, in order.
    pub(super) codes: Vec<QrPayload>,
    /// To be shown for a while.
    pub(super) notice: Option<Message>,
}

impl News {
    /// A later message goes before an earlier one; nothing goes before neither.
    fn say(&mut self, message: Option<Message>) {
        if message.is_some() {
            self.notice = message;
        }
    }
}

impl Feed {
    /// Starts with the first source, and looks which cameras there are.
    ///
    /// # Errors
    /// If the system has no more threads.
    pub(super) fn start(first: FirstSource, samples: &[Sample]) -> std::io::Result<Self> {
        let opener: Arc<dyn Opener> =
            Arc::new(Sources::new(samples.iter().map(|sample| sample.png.clone()).collect()));
        let (kind, choice) = match first {
            FirstSource::Camera => (SourceKind::Camera, SourceChoice::Camera(0)),
            FirstSource::Demo => (SourceKind::Demo, SourceChoice::Demo),
        };
        let repaint = Arc::new(Repaint::default());
        let capture = Capture::start(opener, choice, Waker::from(Arc::clone(&repaint)))?;
        if kind == SourceKind::Camera {
            capture.look_for_cameras()?;
        }
        Ok(Self {
            capture: Some(capture),
            repaint,
            kind,
            first: kind == SourceKind::Camera,
            ..Self::default()
        })
    }

    /// From now on this window is drawn when something comes.
    pub(super) fn draw_on(&self, ctx: &Context) {
        self.repaint.draw_on(ctx.clone());
    }

    /// Puts a picture in, with the corners of the code in it.
    pub(super) fn put(&mut self, ctx: &Context, frame: &Frame, code: Option<Quad>, steady: Duration) {
        self.show(ctx, frame);
        let size = [frame.width(), frame.height()];
        self.seen = code.and_then(|corners| part_of(corners, size)).map(|seen| (seen, steady));
    }

    /// What is to be said about one more frame.
    pub(super) fn advise(&mut self, advice: Option<Advice>, steady: Duration) {
        self.advice.add(advice, steady);
    }

    /// Takes what came: pictures into the texture, codes out.
    pub(super) fn poll(&mut self, ctx: &Context, steady: Duration) -> News {
        if let Some(frame) = self.capture.as_ref().and_then(Capture::latest_frame) {
            self.show(ctx, &frame);
        }
        if self.seen.is_some_and(|(_, at)| steady.saturating_sub(at) > OUTLINE_STAYS) {
            self.seen = None;
        }
        let mut news = News::default();
        for event in self.capture.as_ref().map(Capture::poll).unwrap_or_default() {
            self.take(event, steady, &mut news);
        }
        news
    }

    fn take(&mut self, event: CaptureEvent, steady: Duration, news: &mut News) {
        match event {
            CaptureEvent::Cameras(Ok(cameras)) => {
                self.cameras = cameras;
                let known = self.cameras.iter().any(|camera| camera.index == self.camera);
                if let (SourceKind::Camera, false, Some(first)) = (self.kind, known, self.cameras.first()) {
                    let index = first.index;
                    news.say(self.open(SourceKind::Camera, index));
                }
            }
            CaptureEvent::Cameras(Err(error)) => news.say(self.without_camera(&error)),
            CaptureEvent::Lost(error) => {
                self.fault = Some(error.message());
                if matches!(error, CameraError::NoCamera | CameraError::NotBuilt) {
                    news.say(self.without_camera(&error));
                }
            }
            CaptureEvent::ControlRefused(command) => news.say(self.lens.refused(command)),
            CaptureEvent::Controls(controls) => self.offer(controls),
            CaptureEvent::Read { reading, size } => self.read(reading, size, steady, news),
            CaptureEvent::ReaderAbandoned => news.say(Some(Message::new("reader-abandoned"))),
            CaptureEvent::ReaderPanicked => news.say(Some(Message::new("reader-panicked"))),
            CaptureEvent::Recovered => (self.fault, self.first) = (None, false),
            CaptureEvent::SourceName(_) => {
                (self.fault, self.first) = (None, false);
                self.lens = Lens::default();
            }
        }
    }

    fn read(&mut self, reading: Reading, size: [usize; 2], steady: Duration, news: &mut News) {
        self.advise(reading.advice, steady);
        let symbol = reading.symbols.first().map(|symbol| symbol.corners);
        if let Some(corners) = symbol.or_else(|| reading.seen.first().copied()) {
            self.seen = part_of(corners, size).map(|seen| (seen, steady));
        }
        news.codes.extend(reading.symbols.into_iter().map(|symbol| symbol.payload));
    }

    /// Nobody chose the camera: show the demo scene and say why.
    fn without_camera(&mut self, error: &CameraError) -> Option<Message> {
        if !self.first {
            return None;
        }
        let failed = self.open(SourceKind::Demo, 0);
        failed.or_else(|| Some(error.message()))
    }

    /// Another source.
    pub(super) fn choose(&mut self, kind: SourceKind) -> Option<Message> {
        let camera = self.cameras.first().map_or(0, |camera| camera.index);
        let failed = self.open(kind, camera);
        if kind == SourceKind::Camera && self.cameras.is_empty() {
            // Perhaps one was plugged in since.
            return failed.or_else(|| self.look_for_cameras());
        }
        failed
    }

    fn look_for_cameras(&self) -> Option<Message> {
        let capture = self.capture.as_ref()?;
        capture.look_for_cameras().err().map(|_no_thread| no_other_camera())
    }

    /// The next camera; from the demo scene the first one. Returns what is to be said.
    pub(super) fn next_camera(&mut self) -> Option<Message> {
        let here = self.cameras.iter().position(|camera| camera.index == self.camera);
        let next = match (self.kind, here) {
            (SourceKind::Camera, Some(here)) => self.cameras.get((here + 1) % self.cameras.len().max(1)),
            (SourceKind::Camera | SourceKind::Demo, _) => self.cameras.first(),
        };
        match next.map(|camera| camera.index) {
            Some(index) if self.kind == SourceKind::Demo || index != self.camera => {
                self.open(SourceKind::Camera, index)
            }
            _ => Some(no_other_camera()),
        }
    }

    fn open(&mut self, kind: SourceKind, camera: u32) -> Option<Message> {
        let choice = match kind {
            SourceKind::Camera => SourceChoice::Camera(camera),
            SourceKind::Demo => SourceChoice::Demo,
        };
        (self.kind, self.camera, self.first) = (kind, camera, false);
        (self.picture, self.seen, self.fault) = (None, None, None);
        self.lens = Lens::default();
        self.advice.clear();
        self.capture
            .as_mut()
            .and_then(|capture| capture.switch(choice).err())
            .map(|_no_thread| CameraError::DriverFailed.message())
    }

    /// Rests while a result is shown: nothing is read, the device stays open.
    pub(super) fn set_resting(&mut self, resting: Resting) {
        let wanted = resting == Resting::Yes;
        if wanted == self.resting {
            return;
        }
        self.resting = wanted;
        self.seen = None;
        self.advice.clear();
        match (resting, &self.capture) {
            (_, None) => {}
            (Resting::No, Some(capture)) => capture.resume(),
            (Resting::Yes, Some(capture)) => capture.pause(),
        }
    }

    fn show(&mut self, ctx: &Context, frame: &Frame) {
        let image = ColorImage::from_gray([frame.width(), frame.height()], frame.luma());
        match &mut self.picture {
            Some(texture) => texture.set(image, TextureOptions::LINEAR),
            None => self.picture = Some(ctx.load_texture("preview", image, TextureOptions::LINEAR)),
        }
    }

    /// Camera or demo scene.
    #[must_use]
    pub(super) const fn kind(&self) -> SourceKind {
        self.kind
    }

    /// The newest picture.
    #[must_use]
    pub(super) const fn picture(&self) -> Option<&TextureHandle> {
        self.picture.as_ref()
    }

    /// The code in view.
    #[must_use]
    pub(super) fn seen(&self) -> Option<SeenCode> {
        self.seen.map(|(seen, _)| seen)
    }

    /// What to do, as far as the picture says.
    #[must_use]
    pub(super) fn hint(&mut self, steady: Duration) -> Message {
        if let Some(fault) = &self.fault {
            return fault.clone();
        }
        let advice = self.advice.shown(steady).map(words_of);
        Message::new(match (advice, &self.seen, &self.picture) {
            (Some(advice), ..) => advice,
            (None, Some(_), _) => "ui-hint-seen",
            (None, None, Some(_)) => "ui-hint-search",
            (None, None, None) => "ui-hint-starting",
        })
    }
}

/// Whether frames are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Resting {
    /// They are.
    No,
    /// They are not.
    Yes,
}

const fn no_other_camera() -> Message {
    Message::new("ui-no-other-camera")
}

/// Corners in pixels as parts of the picture; `None` where they are no square seen from anywhere near the front (what
/// a reader guesses of a code that it could not read).
fn part_of(Quad(corners): Quad, size: [usize; 2]) -> Option<SeenCode> {
    const MOST_RATIO: f32 = 1.8;
    let [width, height] = size.map(|side| u16::try_from(side).ok().map(f32::from));
    let (width, height) = (width?, height?);
    let [a, b, c, d] = corners.map(|[x, y]| vec2(x, y));
    let sides = [a - b, b - c, c - d, d - a, (a - c) * 0.707, (b - d) * 0.707].map(Vec2::length);
    let longest = sides.into_iter().fold(0.0, f32::max);
    let shortest = sides.into_iter().fold(f32::INFINITY, f32::min);
    let plausible = longest <= shortest * MOST_RATIO;
    plausible.then(|| SeenCode { corners: corners.map(|[x, y]| vec2(x / width, y / height)) })
}
