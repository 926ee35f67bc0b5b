//! Torch and zoom: buttons over the picture, where the camera has them.

use eframe::egui::{Pos2, Rect, Ui, vec2};

use super::action::UiAction;
use super::icons::Icon;
use super::layout::{GAP, Orientation};
use super::look::Look;
use super::press::{Face, button_ui};
use super::scan_chips::CHIP_HEIGHT;
use crate::camera::{Offer, Torch, Zoom};

/// What the camera offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LensButtons {
    /// How the torch is, if there is one.
    pub torch: Option<Torch>,
    /// Whether there is zoom.
    pub zoom: Offer,
}

/// Draws them beside the frame that the code is held in, and says what was pressed: a column down from `corner` where the screen
/// is wide, a row below the chips where it is tall. Nothing is drawn where nothing is offered.
pub(super) fn lens_ui(ui: &Ui, look: &Look<'_>, corner: Pos2, buttons: LensButtons) -> Option<UiAction> {
    const WIDTH: f32 = 112.0;
    const HEIGHT: f32 = 96.0;
    let torch = buttons.torch.map(|torch| match torch {
        Torch::Off => (Face::Button, Icon::Torch, "ui-torch-on", UiAction::TurnTorch),
        Torch::On => (Face::Chosen, Icon::Torch, "ui-torch-off", UiAction::TurnTorch),
    });
    let zoom = match buttons.zoom {
        Offer::No => Vec::new(),
        Offer::Yes => vec![
            (Face::Button, Icon::ZoomIn, "ui-zoom-in", UiAction::Zoom(Zoom::In)),
            (Face::Button, Icon::ZoomOut, "ui-zoom-out", UiAction::Zoom(Zoom::Out)),
        ],
    };
    let (first, step) = match look.layout.orientation {
        Orientation::Landscape => (corner, vec2(0.0, HEIGHT + GAP)),
        Orientation::Portrait => (corner + vec2(0.0, 2.0 * (CHIP_HEIGHT + GAP)), vec2(-WIDTH - GAP, 0.0)),
    };
    let mut pressed = None;
    let mut place = Rect::from_min_size(first - vec2(WIDTH, 0.0), vec2(WIDTH, HEIGHT));
    for (face, icon, label, action) in torch.into_iter().chain(zoom) {
        if button_ui(ui, look, place, face, icon, &look.id(label)) {
            pressed = Some(action);
        }
        place = place.translate(step);
    }
    pressed
}
