//! Controls of Linux (V4L2) by their numbers, as nokhwa hands them on.
//!
//! nokhwa's own names mean other controls here: its zoom is the relative one, which nobody can ask for a range, and its
//! exposure is not that of USB cameras. So all are asked for by number (`linux/v4l2-controls.h`).

use nokhwa::utils::{CameraControl, ControlValueDescription, ControlValueSetter, KnownCameraControl};

use super::{Command, Controls, Exposure, Offer, Torch, ZoomRange};

/// `V4L2_CID_POWER_LINE_FREQUENCY`: a menu, 0 off, 1 is 50 Hz, 2 is 60 Hz.
const POWER_LINE_FREQUENCY: KnownCameraControl = KnownCameraControl::Other(0x0098_0918);
/// `V4L2_CID_EXPOSURE_AUTO`: a menu, 1 is manual.
const EXPOSURE_AUTO: KnownCameraControl = KnownCameraControl::Other(0x009A_0901);
/// `V4L2_CID_EXPOSURE_ABSOLUTE`: in units of 100 µs.
const EXPOSURE_ABSOLUTE: KnownCameraControl = KnownCameraControl::Other(0x009A_0902);
/// `V4L2_CID_ZOOM_ABSOLUTE`.
const ZOOM_ABSOLUTE: KnownCameraControl = KnownCameraControl::Other(0x009A_090D);
/// `V4L2_CID_FLASH_LED_MODE`: a menu, 0 none, 1 flash, 2 torch.
const FLASH_LED_MODE: KnownCameraControl = KnownCameraControl::Other(0x009C_0901);

const HERTZ_50: i64 = 1;
const MANUAL: i64 = 1;
const APERTURE_PRIORITY: i64 = 3;
const NONE: i64 = 0;
const TORCH: i64 = 2;

/// One control and the value it is to get.
pub(in crate::camera) type Setting = (KnownCameraControl, ControlValueSetter);

/// What one camera offers, and what is needed to tell it.
#[derive(Debug, Default)]
pub(in crate::camera) struct V4l2 {
    controls: Controls,
    exposure: Option<ExposureByHand>,
}

/// How exposure is set.
#[derive(Debug, Clone, Copy)]
struct ExposureByHand {
    /// Value of the menu that means automatic, on this camera.
    automatic: i64,
    least: i64,
    most: i64,
    /// What the camera had chosen when it was taken over.
    base: Option<i64>,
}

/// A whole number with its bounds.
#[derive(Debug, Clone, Copy)]
struct Range {
    least: i64,
    most: i64,
    step: i64,
    present: i64,
    default: i64,
}

impl V4l2 {
    /// Asks for each control once. `ask` gives `None` for what the camera does not have.
    pub(in crate::camera) fn of(ask: impl Fn(KnownCameraControl) -> Option<CameraControl>) -> Self {
        let range = |control| ask(control).as_ref().and_then(range_of);
        let offers = |control, value: i64| match range(control) {
            Some(menu) if (menu.least..=menu.most).contains(&value) => Offer::Yes,
            Some(_) | None => Offer::No,
        };
        let exposure = by_hand(range(EXPOSURE_AUTO), range(EXPOSURE_ABSOLUTE));
        let zoom = range(ZOOM_ABSOLUTE).filter(|zoom| zoom.least < zoom.most).map(|zoom| ZoomRange {
            least: zoom.least,
            most: zoom.most,
            step: zoom.step.max(1),
            present: zoom.present,
        });
        let controls = Controls {
            torch: offers(FLASH_LED_MODE, TORCH),
            zoom,
            exposure: if exposure.is_some() { Offer::Yes } else { Offer::No },
            anti_flicker: offers(POWER_LINE_FREQUENCY, HERTZ_50),
        };
        Self { controls, exposure }
    }

    pub(in crate::camera) const fn controls(&self) -> Controls {
        self.controls
    }

    /// What a command means for this camera, in order. `ask` is asked for the exposure that the camera chose.
    pub(in crate::camera) fn settings(
        &mut self,
        command: Command,
        ask: impl Fn(KnownCameraControl) -> Option<CameraControl>,
    ) -> Vec<Setting> {
        let set = |control, value| (control, ControlValueSetter::Integer(value));
        match (command, &mut self.exposure) {
            (Command::AntiFlicker(super::Mains::Hertz50), _) => vec![set(POWER_LINE_FREQUENCY, HERTZ_50)],
            (Command::Exposure(Exposure::Automatic), Some(exposure)) => {
                exposure.base = None;
                vec![set(EXPOSURE_AUTO, exposure.automatic)]
            }
            (Command::Exposure(Exposure::Stops(stops)), Some(exposure)) => {
                let chosen = || ask(EXPOSURE_ABSOLUTE).as_ref().and_then(range_of).map(|range| range.present);
                let Some(base) = exposure.base.or_else(chosen) else { return Vec::new() };
                exposure.base = Some(base);
                let value = scaled(base, stops).clamp(exposure.least, exposure.most);
                vec![set(EXPOSURE_AUTO, MANUAL), set(EXPOSURE_ABSOLUTE, value)]
            }
            (Command::Exposure(_), None) => Vec::new(),
            (Command::Torch(Torch::Off), _) => vec![set(FLASH_LED_MODE, NONE)],
            (Command::Torch(Torch::On), _) => vec![set(FLASH_LED_MODE, TORCH)],
            (Command::Zoom(value), _) => vec![set(ZOOM_ABSOLUTE, value)],
        }
    }
}

/// Both the menu and the value must be there. What the camera was set to is automatic, unless somebody left it at manual.
fn by_hand(menu: Option<Range>, value: Option<Range>) -> Option<ExposureByHand> {
    let (menu, value) = (menu?, value.filter(|value| value.least < value.most)?);
    if !(menu.least..=menu.most).contains(&MANUAL) {
        return None;
    }
    let automatic =
        [menu.present, menu.default].into_iter().find(|mode| *mode != MANUAL).unwrap_or(APERTURE_PRIORITY);
    Some(ExposureByHand { automatic, least: value.least, most: value.most, base: None })
}

/// So many stops more or less, at least 1.
fn scaled(base: i64, stops: i8) -> i64 {
    let times = 1_i64 << stops.unsigned_abs().min(16);
    let scaled = if stops < 0 { base / times } else { base.saturating_mul(times) };
    scaled.max(1)
}

/// Disabled for good, or read-only, is as good as not there; inactive (set by an automatic) is there.
#[expect(clippy::wildcard_enum_match_arm, reason = "whole numbers alone matter here")]
fn range_of(control: &CameraControl) -> Option<Range> {
    use nokhwa::utils::KnownCameraControlFlag::ReadOnly;
    match control.description() {
        ControlValueDescription::IntegerRange { min, max, value, step, default }
            if !control.flag().contains(&ReadOnly) =>
        {
            Some(Range { least: *min, most: *max, step: *step, present: *value, default: *default })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Mains, Zoom};
    use super::*;

    /// As nokhwa describes a USB camera: power line, automatic exposure, exposure, zoom.
    fn usb(control: KnownCameraControl) -> Option<CameraControl> {
        let [min, max, value, step, default] = if control == POWER_LINE_FREQUENCY {
            [0, 2, 2, 1, 2]
        } else if control == EXPOSURE_AUTO {
            [0, 3, 3, 1, 3]
        } else if control == EXPOSURE_ABSOLUTE {
            [3, 2_047, 156, 1, 250]
        } else if control == ZOOM_ABSOLUTE {
            [100, 500, 100, 1, 100]
        } else {
            return None;
        };
        let range = ControlValueDescription::IntegerRange { min, max, value, step, default };
        Some(CameraControl::new(control, "a control".to_owned(), range, Vec::new(), true))
    }

    fn integers(settings: Vec<Setting>) -> Vec<(KnownCameraControl, i64)> {
        let integer = |(control, value): Setting| Some((control, *value.as_integer()?));
        settings.into_iter().filter_map(integer).collect()
    }

    #[test]
    fn a_usb_camera_offers_what_it_has() {
        let camera = V4l2::of(usb);
        let zoom = ZoomRange { least: 100, most: 500, step: 1, present: 100 };
        assert_eq!(
            camera.controls(),
            Controls { torch: Offer::No, zoom: Some(zoom), exposure: Offer::Yes, anti_flicker: Offer::Yes }
        );
        assert_eq!(zoom.pressed(100, Zoom::In), 150);
        assert_eq!(V4l2::of(|_| None).controls(), Controls::default());
    }

    #[test]
    fn exposure_goes_from_what_the_camera_chose_and_back() {
        let mut camera = V4l2::of(usb);
        let mut told = |exposure| integers(camera.settings(Command::Exposure(exposure), usb));
        let manual = |value| vec![(EXPOSURE_AUTO, MANUAL), (EXPOSURE_ABSOLUTE, value)];
        assert_eq!(told(Exposure::Stops(-2)), manual(39));
        assert_eq!(told(Exposure::Stops(1)), manual(312));
        assert_eq!(told(Exposure::Stops(-8)), manual(3), "within the camera's range");
        assert_eq!(told(Exposure::Automatic), [(EXPOSURE_AUTO, APERTURE_PRIORITY)]);
    }

    /// The base is what the camera chose, not what it was told a step before.
    #[test]
    fn the_base_is_asked_for_once() {
        let mut camera = V4l2::of(usb);
        let dark = |control| {
            usb(control).map(|_| {
                let range = ControlValueDescription::IntegerRange {
                    min: 3,
                    max: 2_047,
                    value: 4,
                    step: 1,
                    default: 4,
                };
                CameraControl::new(control, String::new(), range, Vec::new(), true)
            })
        };
        let first = integers(camera.settings(Command::Exposure(Exposure::Stops(-1)), usb));
        let second = integers(camera.settings(Command::Exposure(Exposure::Stops(1)), dark));
        assert_eq!(
            (first.last(), second.last()),
            (Some(&(EXPOSURE_ABSOLUTE, 78)), Some(&(EXPOSURE_ABSOLUTE, 312)))
        );
    }

    #[test]
    fn torch_zoom_and_flicker_by_their_numbers() {
        let mut camera = V4l2::of(usb);
        let mut told = |command| integers(camera.settings(command, usb));
        assert_eq!(told(Command::Torch(Torch::On)), [(KnownCameraControl::Other(0x009C_0901), 2)]);
        assert_eq!(told(Command::Torch(Torch::Off)), [(KnownCameraControl::Other(0x009C_0901), 0)]);
        assert_eq!(told(Command::Zoom(150)), [(KnownCameraControl::Other(0x009A_090D), 150)]);
        assert_eq!(told(Command::AntiFlicker(Mains::Hertz50)), [(KnownCameraControl::Other(0x0098_0918), 1)]);
    }

    #[test]
    fn what_cannot_be_set_is_not_offered() {
        let read_only = |control| {
            use nokhwa::utils::KnownCameraControlFlag::ReadOnly;
            usb(control).map(|known| {
                CameraControl::new(control, String::new(), known.description().clone(), vec![ReadOnly], true)
            })
        };
        assert_eq!(V4l2::of(read_only).controls(), Controls::default());
        let no_manual = |control| {
            usb(control).map(|known| {
                let range =
                    ControlValueDescription::IntegerRange { min: 2, max: 3, value: 3, step: 1, default: 3 };
                let range = if control == EXPOSURE_AUTO { range } else { known.description().clone() };
                CameraControl::new(control, String::new(), range, Vec::new(), true)
            })
        };
        assert_eq!(V4l2::of(no_manual).controls().exposure, Offer::No);
    }
}
