//! The phone and the hand as one flat picture, which the view then tilts.

use super::DemoCode;
use crate::camera::{floor_of, ratio_of};

/// A picture in texels, in which some places are empty.
pub(super) struct Phone {
    width: usize,
    height: usize,
    texels: Vec<Option<u8>>,
    /// Side of the code with its quiet zone, texels.
    code_side: usize,
    modules: usize,
}

impl Phone {
    /// Draws the phone with a code on its screen, or with an empty screen.
    pub(super) fn new(code: Option<&DemoCode>) -> Self {
        let modules = code.map_or(EMPTY_MODULES, DemoCode::width);
        let per_module = CODE_TEXELS.div_ceil(modules + 2 * QUIET);
        let code_side = per_module * (modules + 2 * QUIET);
        let layout = Layout::new(ratio_of(code_side));
        let (width, height) = (floor_of(layout.width), floor_of(layout.height));
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let texels = places
            .map(|(x, y)| {
                let point = [ratio_of(x) + 0.5 - layout.width / 2.0, ratio_of(y) + 0.5 - layout.height / 2.0];
                let dark = |column: usize, row: usize| code.is_some_and(|code| code.is_dark(column, row));
                layout.shade(point).map(|shade| match shade {
                    Shade::Code => {
                        let half = ratio_of(code_side) / 2.0;
                        let [column, row] = point.map(|at| floor_of(at + half) / per_module);
                        let module = column.checked_sub(QUIET).zip(row.checked_sub(QUIET));
                        if module.is_some_and(|(column, row)| dark(column, row)) { INK } else { SCREEN }
                    }
                    Shade::Grey(grey) => grey,
                })
            })
            .collect();
        Self { width, height, texels, code_side, modules }
    }

    /// The texel at a point measured from the middle of the code; `None` where there is nothing.
    pub(super) fn texel(&self, x: f32, y: f32) -> Option<u8> {
        let (x, y) = (x + ratio_of(self.width) / 2.0, y + ratio_of(self.height) / 2.0);
        if x < 0.0 || y < 0.0 {
            return None;
        }
        let (column, row) = (floor_of(x), floor_of(y));
        if column >= self.width {
            return None;
        }
        self.texels.get(row * self.width + column).copied().flatten()
    }

    /// Texels of a module and modules in a row, without the quiet zone.
    pub(super) fn scale(&self) -> (f32, f32) {
        let modules = ratio_of(self.modules);
        (ratio_of(self.code_side) / (modules + 2.0 * ratio_of(QUIET)), modules)
    }

    /// Half the width and half the height, texels.
    pub(super) fn half_size(&self) -> [f32; 2] {
        [ratio_of(self.width) / 2.0, ratio_of(self.height) / 2.0]
    }
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Phone({}×{} texels)", self.width, self.height)
    }
}

/// What is at a point.
enum Shade {
    Code,
    Grey(u8),
}

/// Sizes in texels, all measured from the code.
struct Layout {
    code: f32,
    width: f32,
    height: f32,
}

impl Layout {
    fn new(code: f32) -> Self {
        Self { code, width: code * 1.62, height: code * 2.1 }
    }

    /// Fingers lie before the phone, the phone before the palm.
    fn shade(&self, point: [f32; 2]) -> Option<Shade> {
        let unit = self.code;
        self.finger(point).or_else(|| {
            let body = [unit * 0.565, unit * 0.99];
            let glass = [unit * 0.535, unit * 0.94];
            let edge = box_distance(point, body, unit * 0.09);
            if edge > 0.0 {
                return self.palm(point);
            }
            if box_distance(point, glass, unit * 0.06) > 0.0 {
                // A light line round the body, then the dark bezel.
                return Some(Shade::Grey(if edge > -unit * 0.008 { 120 } else { 26 }));
            }
            Some(self.screen(point))
        })
    }

    /// The code in the middle, bars like lines of text above and below, the camera hole on top.
    fn screen(&self, [x, y]: [f32; 2]) -> Shade {
        let unit = self.code;
        if x.abs() < unit / 2.0 && y.abs() < unit / 2.0 {
            return Shade::Code;
        }
        if x.hypot(y + unit * 0.885) < unit * 0.022 {
            return Shade::Grey(15);
        }
        let bar = |middle: f32, half_width: f32, half_height: f32| {
            box_distance([x, y - middle * unit], [half_width * unit, half_height * unit], 0.01 * unit) <= 0.0
        };
        let title = bar(-0.72, 0.22, 0.032) || bar(-0.63, 0.3, 0.014);
        let lines = bar(0.6, 0.36, 0.014) || bar(0.66, 0.28, 0.014);
        let button = bar(0.8, 0.3, 0.055);
        Shade::Grey(match (title, lines, button) {
            (true, _, _) => 84,
            (_, true, _) => 150,
            (_, _, true) => 118,
            (false, false, false) => SCREEN,
        })
    }

    /// Four finger tips on the right edge and the thumb on the left one, over the bezel only.
    fn finger(&self, [x, y]: [f32; 2]) -> Option<Shade> {
        let unit = self.code;
        let tips = [-0.3, -0.08, 0.14, 0.36].map(|row| (([0.66, row + 0.03], [0.572, row]), 0.052));
        let thumb = (([-0.7, 0.42], [-0.578, 0.06]), 0.06);
        tips.into_iter().chain([thumb]).find_map(|((from, to), radius)| {
            let distance = line_distance([x / unit, y / unit], from, to);
            (distance < radius).then(|| {
                let share = distance / radius;
                Shade::Grey(skin(1.0 - 0.55 * share * share))
            })
        })
    }

    /// Behind the phone: palm and wrist, from below.
    fn palm(&self, [x, y]: [f32; 2]) -> Option<Shade> {
        let unit = self.code;
        let distance = line_distance([x / unit, y / unit], [-0.35, 0.5], [-0.1, 1.3]);
        let fingers = box_distance([x, y - unit * 0.05], [unit * 0.68, unit * 0.38], unit * 0.1);
        if distance < 0.45 {
            return Some(Shade::Grey(skin(0.9 - 0.6 * distance)));
        }
        (fingers <= 0.0).then(|| Shade::Grey(skin(0.62)))
    }
}

/// Luma of skin in light of 0 to 1.
fn skin(light: f32) -> u8 {
    crate::camera::number::grey_of(60.0 + 115.0 * light)
}

/// How far a point is outside a box with round corners; negative inside.
fn box_distance([x, y]: [f32; 2], [half_width, half_height]: [f32; 2], radius: f32) -> f32 {
    let (over_x, over_y) = (x.abs() - half_width + radius, y.abs() - half_height + radius);
    over_x.max(0.0).hypot(over_y.max(0.0)) + over_x.max(over_y).min(0.0) - radius
}

/// How far a point is from a line between two points.
fn line_distance([x, y]: [f32; 2], [from_x, from_y]: [f32; 2], [to_x, to_y]: [f32; 2]) -> f32 {
    let (along_x, along_y) = (to_x - from_x, to_y - from_y);
    let share = ((x - from_x) * along_x + (y - from_y) * along_y) / (along_x * along_x + along_y * along_y);
    let share = share.clamp(0.0, 1.0);
    (x - from_x - share * along_x).hypot(y - from_y - share * along_y)
}

/// Modules of the quiet zone on each side (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// The code has at least this many texels: more than pixels of the frame.
const CODE_TEXELS: usize = 560;

/// Size of the screen without a code: as for version 12.
const EMPTY_MODULES: usize = 65;

/// Black and white of the screen: not fully so, as a camera sees them.
const INK: u8 = 28;
const SCREEN: u8 = 226;
