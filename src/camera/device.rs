//! Real cameras, through nokhwa (V4L2, AVFoundation, Media Foundation). Only raw buffers are taken from it.
//!
//! Drivers and the library panic on odd answers (a frame rate of 0, for one): the camera thread guards every call, and
//! [`cameras`] guards its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use nokhwa::utils::{
    ApiBackend, CameraFormat, CameraIndex, FrameFormat, RequestedFormat, RequestedFormatType, Resolution,
};
use nokhwa::{Camera, NokhwaError};

#[cfg(target_os = "linux")]
use super::controls::v4l2::V4l2;
#[cfg(target_os = "linux")]
use super::controls::{Command, Controls, Refused};
use super::luma::{PixelFormat, luma_of_frame};
use super::source::named;
use super::{CameraError, CameraName, Frame, FrameSource};
use crate::text::Message;

/// An open camera.
pub(super) struct Device {
    camera: Camera,
    format: PixelFormat,
    size: [usize; 2],
    name: Message,
    #[cfg(target_os = "linux")]
    lens: V4l2,
}

impl Device {
    /// Opens a camera with the first format on the list of wishes that it has.
    pub(super) fn open(index: u32) -> Result<Self, CameraError> {
        allow()?;
        let mut camera = negotiate(index)?;
        camera.open_stream().map_err(|error| fault_of(&error))?;
        let chosen = camera.camera_format();
        let side = |side: u32| usize::try_from(side).map_err(|_large| CameraError::FormatNotSupported);
        let size = [side(chosen.width())?, side(chosen.height())?];
        let name = named("source-camera", &camera.info().human_name());
        Ok(Self {
            camera,
            format: pixel_format(chosen.format()),
            size,
            name,
            #[cfg(target_os = "linux")]
            lens: V4l2::default(),
        })
    }
}

impl FrameSource for Device {
    fn next_frame(&mut self) -> Result<Frame, CameraError> {
        let bytes = self.camera.frame_raw().map_err(|error| fault_of(&error))?;
        luma_of_frame(self.format, self.size, &bytes)
    }

    /// Elsewhere than on Linux nothing is offered (`docs/architecture.md`).
    #[cfg(target_os = "linux")]
    fn controls(&mut self) -> Controls {
        self.lens = V4l2::of(|control| self.camera.camera_control(control).ok());
        self.lens.controls()
    }

    #[cfg(target_os = "linux")]
    fn obey(&mut self, command: Command) -> Result<(), Refused> {
        let settings = self.lens.settings(command, |control| self.camera.camera_control(control).ok());
        if settings.is_empty() {
            return Err(Refused);
        }
        for (control, value) in settings {
            match self.camera.set_camera_control(control, value) {
                Ok(()) => {}
                // It took a value near the one asked for.
                Err(NokhwaError::SetPropertyError { error, .. }) if error == "Rejected" => {}
                Err(_other) => return Err(Refused),
            }
        }
        Ok(())
    }

    fn describe(&self) -> Message {
        self.name.clone()
    }

    fn interval(&self) -> Option<Duration> {
        None
    }
}

/// All cameras that give pictures.
pub(super) fn cameras() -> Result<Vec<CameraName>, CameraError> {
    allow()?;
    let listed =
        catch_unwind(|| nokhwa::query(ApiBackend::Auto)).map_err(|_panic| CameraError::DriverFailed)?;
    let mut names: Vec<CameraName> = listed
        .map_err(|error| fault_of(&error))?
        .into_iter()
        .filter_map(|found| {
            Some(CameraName { index: found.index().as_index().ok()?, name: found.human_name() })
        })
        .filter(|found| gives_pictures(found.index))
        .collect();
    names.sort_by_key(|found| found.index);
    if names.is_empty() { Err(CameraError::NoCamera) } else { Ok(names) }
}

/// Linux lists metadata nodes as cameras: they have no formats at all. A camera that fails in another way stays on the
/// list, so that choosing it says what is wrong.
#[cfg(target_os = "linux")]
fn gives_pictures(index: u32) -> bool {
    let wish = RequestedFormat::with_formats(RequestedFormatType::AbsoluteHighestResolution, &FORMATS);
    let opened = catch_unwind(AssertUnwindSafe(|| Camera::new(CameraIndex::Index(index), wish).map(drop)));
    !matches!(&opened, Ok(Err(NokhwaError::GetPropertyError { property, .. })) if property == "CameraFormat")
}

#[cfg(not(target_os = "linux"))]
fn gives_pictures(_index: u32) -> bool {
    true
}

/// On macOS the person must have allowed the camera; the system asks once, elsewhere this is nothing.
fn allow() -> Result<(), CameraError> {
    if nokhwa::nokhwa_check() {
        return Ok(());
    }
    nokhwa::nokhwa_initialize(|_allowed| {});
    if nokhwa::nokhwa_check() { Ok(()) } else { Err(CameraError::PermissionDenied) }
}

/// Goes through the wishes. Only "no such format" leads to the next one.
fn negotiate(index: u32) -> Result<Camera, CameraError> {
    let closest = |(format, width, height)| {
        RequestedFormatType::Closest(CameraFormat::new(
            Resolution::new(width, height),
            format,
            FRAMES_PER_SECOND,
        ))
    };
    let any = [RequestedFormatType::AbsoluteHighestFrameRate, RequestedFormatType::AbsoluteHighestResolution];
    let mut last = CameraError::FormatNotSupported;
    for wish in WISHES.into_iter().map(closest).chain(any) {
        let request = RequestedFormat::with_formats(wish, &FORMATS);
        match Camera::new(CameraIndex::Index(index), request).map_err(|error| fault_of(&error)) {
            Ok(camera) => return Ok(camera),
            Err(error @ (CameraError::FormatNotSupported | CameraError::DriverFailed)) => last = error,
            Err(other) => return Err(other),
        }
    }
    Err(last)
}

const fn pixel_format(format: FrameFormat) -> PixelFormat {
    match format {
        FrameFormat::GRAY => PixelFormat::Grey,
        FrameFormat::MJPEG => PixelFormat::Mjpeg,
        FrameFormat::NV12 => PixelFormat::Nv12,
        FrameFormat::RAWBGR | FrameFormat::RAWRGB => PixelFormat::Rgb,
        FrameFormat::YUYV => PixelFormat::Yuyv,
    }
}

/// The library hands on the words of the system: its error numbers are looked for in them.
fn fault_of(error: &NokhwaError) -> CameraError {
    let words = error.to_string();
    let says = |signs: &[&str]| signs.iter().any(|sign| words.contains(sign));
    match error {
        _ if says(&["os error 13)", "os error 1)", "ermission"]) => CameraError::PermissionDenied,
        _ if says(&["os error 16)", "busy"]) => CameraError::Busy,
        NokhwaError::ReadFrameError(_) if says(&["os error 19)", "os error 5)", "o such device"]) => {
            CameraError::Unplugged
        }
        _ if says(&["os error 2)", "os error 6)", "os error 19)", "o such device"]) => CameraError::NoCamera,
        NokhwaError::GetPropertyError { .. } | NokhwaError::SetPropertyError { .. } => {
            CameraError::FormatNotSupported
        }
        NokhwaError::ReadFrameError(_) | NokhwaError::ProcessFrameError { .. } => CameraError::BrokenFrames,
        NokhwaError::UnsupportedOperationError(_) | NokhwaError::NotImplementedError(_) => {
            CameraError::NotBuilt
        }
        NokhwaError::UnitializedError
        | NokhwaError::InitializeError { .. }
        | NokhwaError::ShutdownError { .. }
        | NokhwaError::GeneralError(_)
        | NokhwaError::StructureError { .. }
        | NokhwaError::OpenDeviceError(..)
        | NokhwaError::OpenStreamError(_)
        | NokhwaError::StreamShutdownError(_) => CameraError::DriverFailed,
    }
}

/// What is read at all.
const FORMATS: [FrameFormat; 6] = [
    FrameFormat::MJPEG,
    FrameFormat::YUYV,
    FrameFormat::NV12,
    FrameFormat::GRAY,
    FrameFormat::RAWRGB,
    FrameFormat::RAWBGR,
];

/// In order: a dense code needs 1280×720; MJPEG has it at 30 frames a second on every USB 2 camera, YUYV at 10.
const WISHES: [(FrameFormat, u32, u32); 7] = [
    (FrameFormat::MJPEG, 1280, 720),
    (FrameFormat::YUYV, 1280, 720),
    (FrameFormat::MJPEG, 640, 480),
    (FrameFormat::YUYV, 640, 480),
    (FrameFormat::NV12, 1280, 720),
    (FrameFormat::NV12, 640, 480),
    (FrameFormat::GRAY, 640, 480),
];

const FRAMES_PER_SECOND: u32 = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_system_become_causes() {
        let open = |words: &str| fault_of(&NokhwaError::OpenDeviceError("0".to_owned(), words.to_owned()));
        assert_eq!(open("V4L2 Error: Permission denied (os error 13)"), CameraError::PermissionDenied);
        assert_eq!(open("V4L2 Error: No such file or directory (os error 2)"), CameraError::NoCamera);
        let read = |words: &str| fault_of(&NokhwaError::ReadFrameError(words.to_owned()));
        assert_eq!(read("No such device (os error 19)"), CameraError::Unplugged);
        assert_eq!(read("Invalid argument (os error 22)"), CameraError::BrokenFrames);
        let stream = |words: &str| fault_of(&NokhwaError::OpenStreamError(words.to_owned()));
        assert_eq!(stream("Device or resource busy (os error 16)"), CameraError::Busy);
    }

    #[test]
    fn asking_for_cameras_never_panics() {
        if let Ok(names) = cameras() {
            assert!(!names.is_empty());
        }
    }
}
