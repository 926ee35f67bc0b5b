//! Where frames come from.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::controls::{Command, Controls, Refused};
use super::demo::{DemoCode, DemoScene};
use super::stills::Stills;
use super::{CameraError, Frame, luma_of_bytes};
use crate::text::{Arg, Message};

/// Gives one frame after another. Made, used and dropped by one thread.
pub trait FrameSource {
    /// The next frame. A source with a rhythm of its own (a camera) blocks until it is there.
    ///
    /// # Errors
    /// [`CameraError::BrokenFrames`] for one frame that cannot be decoded: a few in a row are borne. Any other error means
    /// that the source must be opened again.
    fn next_frame(&mut self) -> Result<Frame, CameraError>;

    /// What it lets itself be told. Asked once, after opening.
    fn controls(&mut self) -> Controls {
        Controls::default()
    }

    /// Does what it is told; only what [`Self::controls`] offers is asked for.
    ///
    /// # Errors
    /// If it cannot; frames go on.
    fn obey(&mut self, command: Command) -> Result<(), Refused> {
        let _not_offered = command;
        Err(Refused)
    }

    /// Its name for people.
    fn describe(&self) -> Message;

    /// How long the frame just given is to be shown; `None` if the source waits by itself.
    fn interval(&self) -> Option<Duration>;
}

/// What to show and read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceChoice {
    /// A camera, by its number.
    Camera(u32),
    /// The built-in scene.
    Demo,
    /// All pictures of a folder, one after another.
    Folder(PathBuf),
    /// One picture.
    Image(PathBuf),
}

/// A camera that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameraName {
    /// For [`SourceChoice::Camera`].
    pub index: u32,
    /// As the driver gives it.
    pub name: String,
}

/// Opens sources. The camera thread calls it, again and again while a source is lost; tests put their own in.
pub trait Opener: Send + Sync {
    /// Opens what was chosen. May block and may panic (drivers do): both are borne.
    ///
    /// # Errors
    /// If the source is not there or cannot be used.
    fn open(&self, choice: &SourceChoice) -> Result<Box<dyn FrameSource>, CameraError>;
}

/// Opens the real sources.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    demo_pictures: Arc<[Cow<'static, [u8]>]>,
}

impl Sources {
    /// `demo_pictures`: PNG files of codes that the demo scene shows in turn. What is not a crisp code is left out.
    #[must_use]
    pub fn new(demo_pictures: Vec<Cow<'static, [u8]>>) -> Self {
        Self { demo_pictures: demo_pictures.into() }
    }

    fn demo_codes(&self) -> Vec<DemoCode> {
        let frames = self.demo_pictures.iter().filter_map(|file| luma_of_bytes(file).ok());
        frames.filter_map(|frame| DemoCode::from_png_luma(&frame)).collect()
    }
}

impl Opener for Sources {
    fn open(&self, choice: &SourceChoice) -> Result<Box<dyn FrameSource>, CameraError> {
        match choice {
            SourceChoice::Camera(index) => open_camera(*index),
            SourceChoice::Demo => Ok(Box::new(DemoScene::new(self.demo_codes()))),
            SourceChoice::Folder(folder) => Ok(Box::new(Stills::folder(folder)?)),
            SourceChoice::Image(file) => Ok(Box::new(Stills::image(file)?)),
        }
    }
}

/// The cameras of this machine, without the metadata nodes that drivers list beside them. Opens devices to ask them:
/// takes a while, so not for the thread of the window ([`super::Capture::look_for_cameras`]).
///
/// # Errors
/// [`CameraError::NoCamera`] if there is none, or another one if the system refuses to say.
#[cfg(feature = "camera")]
pub fn cameras() -> Result<Vec<CameraName>, CameraError> {
    super::device::cameras()
}

/// Without the feature `camera` there are none.
///
/// # Errors
/// Always [`CameraError::NotBuilt`].
#[cfg(not(feature = "camera"))]
pub fn cameras() -> Result<Vec<CameraName>, CameraError> {
    Err(CameraError::NotBuilt)
}

#[cfg(feature = "camera")]
fn open_camera(index: u32) -> Result<Box<dyn FrameSource>, CameraError> {
    Ok(Box::new(super::device::Device::open(index)?))
}

#[cfg(not(feature = "camera"))]
fn open_camera(_index: u32) -> Result<Box<dyn FrameSource>, CameraError> {
    Err(CameraError::NotBuilt)
}

/// A name of the system, or of a file, in a sentence.
pub(super) fn named(id: &'static str, name: &str) -> Message {
    Message::new(id).with("name", Arg::Text(name.to_owned()))
}
