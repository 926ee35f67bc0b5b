//! Torch and zoom: buttons over the picture, where the camera has them.

use eframe::egui::{Rect, Ui, pos2, vec2};

use super::action::UiAction;
use super::icons::Icon;
use super::layout::GAP;
use super::look::Look;
use super::press::{Face, button_ui};
use crate::camera::{Offer, Torch, Zoom};

/// What the camera offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LensButtons {
    /// How the torch is, if there is one.
    pub torch: Option<Torch>,
    /// Whether there is zoom.
    pub zoom: Offer,
}

/// Draws a column whose upper right corner is `corner`, and says what was pressed. Nothing is drawn where nothing is offered.
pub(super) fn lens_ui(
    ui: &Ui,
    look: &Look<'_>,
    corner: eframe::egui::Pos2,
    buttons: LensButtons,
) -> Option<UiAction> {
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
    let mut pressed = None;
    let mut top = corner.y;
    for (face, icon, label, action) in torch.into_iter().chain(zoom) {
        let place = Rect::from_min_size(pos2(corner.x - WIDTH, top), vec2(WIDTH, HEIGHT));
        if button_ui(ui, look, place, face, icon, &look.id(label)) {
            pressed = Some(action);
        }
        top += HEIGHT + GAP;
    }
    pressed
}
