//! Where things are: landscape and portrait, with and without the training frame (`docs/visual.md` §6, §7).
//!
//! The grid is 1280×800 or 800×1280 points. A smaller window is drawn smaller, a larger one larger up to 1.5×; what
//! is left over widens the content, never the panel or the rail.

use eframe::egui::{Rect, Vec2, pos2, vec2};

/// Gap between things.
pub const GAP: f32 = 16.0;
/// Corner radius of controls.
pub const RADIUS: f32 = 14.0;
/// Width of the training frame.
pub const FRAME: f32 = 16.0;
/// Height of the training tab.
pub const TAB: f32 = 48.0;
/// Column of row labels.
pub const LABEL_COLUMN: f32 = 104.0;
/// Side of a row mark.
pub const ROW_MARK: f32 = 40.0;

const LANDSCAPE: Vec2 = vec2(1280.0, 800.0);
const PORTRAIT: Vec2 = vec2(800.0, 1280.0);
/// Largest magnification; a larger window gets more room instead.
const MOST_ZOOM: f32 = 1.5;
/// Below this the text is no longer legible: the window has a least size instead.
const LEAST_ZOOM: f32 = 0.5;
/// Longest stage: lines must not grow without end.
const LONGEST: Vec2 = vec2(1520.0, 1000.0);

/// Which way the screen lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// Panel, content and rail side by side.
    Landscape,
    /// Panel, content and bar on top of each other.
    Portrait,
}

/// Whether the training frame surrounds the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surround {
    /// Production keys.
    Plain,
    /// Training keys: striped frame and tab.
    Training,
}

/// Magnification at which a window of this many points (at scale 1) holds the grid.
#[must_use]
pub fn zoom_for(window: Vec2) -> f32 {
    let grid = match orientation_of(window) {
        Orientation::Landscape => LANDSCAPE,
        Orientation::Portrait => PORTRAIT,
    };
    (window.x / grid.x).min(window.y / grid.y).clamp(LEAST_ZOOM, MOST_ZOOM)
}

fn orientation_of(window: Vec2) -> Orientation {
    if window.x >= window.y { Orientation::Landscape } else { Orientation::Portrait }
}

/// The places of a screen.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Which way it lies.
    pub orientation: Orientation,
    /// Whether the training frame is drawn.
    pub surround: Surround,
    /// Everything.
    pub window: Rect,
    /// The verdict panel.
    pub panel: Rect,
    /// Profile, date and time.
    pub strip: Rect,
    /// What is right of (below) the panel, under the strip.
    pub content: Rect,
    /// Ground of the rail (bar).
    pub rail: Rect,
    /// Where its buttons may be.
    pub buttons: Rect,
}

impl Layout {
    /// Places for a window.
    #[must_use]
    pub fn new(window: Rect, surround: Surround) -> Self {
        match orientation_of(window.size()) {
            Orientation::Landscape => Self::landscape(window, surround),
            Orientation::Portrait => Self::portrait(window, surround),
        }
    }

    fn landscape(window: Rect, surround: Surround) -> Self {
        let stage = Rect::from_center_size(window.center(), window.size().min(LONGEST));
        let (side, top, bottom, strip) = match surround {
            Surround::Plain => (0.0, 16.0, 16.0, 14.0),
            Surround::Training => (20.0, 40.0, 32.0, 52.0),
        };
        let (top, bottom) = (stage.top() + top, stage.bottom() - bottom);
        let left = stage.left() + side + GAP;
        let rail_left = stage.right()
            - side
            - match surround {
                Surround::Plain => 232.0,
                Surround::Training => 220.0,
            };
        let buttons_right = stage.right()
            - match surround {
                Surround::Plain => 12.0,
                Surround::Training => 32.0,
            };
        let panel = Rect::from_min_max(pos2(left, top), pos2(left + 392.0, bottom));
        let content_left = panel.right() + 24.0;
        let content_right = rail_left - 24.0;
        let strip_top = stage.top() + strip;
        Self {
            orientation: Orientation::Landscape,
            surround,
            window,
            panel,
            strip: Rect::from_min_max(pos2(content_left, strip_top), pos2(content_right, strip_top + 36.0)),
            content: Rect::from_min_max(pos2(content_left, strip_top + 50.0), pos2(content_right, bottom)),
            rail: Rect::from_min_max(pos2(rail_left, window.top()), window.max),
            buttons: Rect::from_min_max(pos2(rail_left + 12.0, top), pos2(buttons_right, bottom)),
        }
    }

    fn portrait(window: Rect, surround: Surround) -> Self {
        let wide = window.width().min(LONGEST.y);
        let tall = window.height().min(LONGEST.x);
        let stage = Rect::from_center_size(window.center(), vec2(wide, tall));
        let (side, top, bottom) = match surround {
            Surround::Plain => (0.0, 16.0, 16.0),
            Surround::Training => (20.0, 60.0, 32.0),
        };
        let (left, right) = (stage.left() + side + GAP, stage.right() - side - GAP);
        let (top, bottom) = (stage.top() + top, stage.bottom() - bottom);
        let panel = Rect::from_min_max(pos2(left, top), pos2(right, top + 256.0));
        let bar_top = bottom - 116.0;
        let strip_top = panel.bottom() + 12.0;
        let (inner_left, inner_right) = (left + 8.0, right - 8.0);
        Self {
            orientation: Orientation::Portrait,
            surround,
            window,
            panel,
            strip: Rect::from_min_max(pos2(inner_left, strip_top), pos2(inner_right, strip_top + 36.0)),
            content: Rect::from_min_max(
                pos2(inner_left, strip_top + 52.0),
                pos2(inner_right, bar_top - 24.0),
            ),
            rail: Rect::from_min_max(pos2(window.left(), bar_top - GAP), window.max),
            buttons: Rect::from_min_max(pos2(left, bar_top), pos2(right, bottom)),
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Pos2;

    use super::*;

    fn window(width: f32, height: f32) -> Rect {
        Rect::from_min_size(Pos2::ZERO, vec2(width, height))
    }

    #[test]
    fn the_reference_sizes_are_drawn_as_designed() {
        let landscape = Layout::new(window(1280.0, 800.0), Surround::Plain);
        assert_eq!(landscape.panel, Rect::from_min_max(pos2(16.0, 16.0), pos2(408.0, 784.0)));
        assert_eq!(landscape.content.x_range(), Rect::from_x_y_ranges(432.0..=1024.0, 0.0..=1.0).x_range());
        assert_eq!(landscape.buttons.x_range(), Rect::from_x_y_ranges(1060.0..=1268.0, 0.0..=1.0).x_range());
        let portrait = Layout::new(window(800.0, 1280.0), Surround::Plain);
        assert_eq!(portrait.panel, Rect::from_min_max(pos2(16.0, 16.0), pos2(784.0, 272.0)));
        assert_eq!(portrait.buttons.top(), 1148.0);
    }

    #[test]
    fn other_windows_are_magnified_within_bounds() {
        assert_eq!(zoom_for(vec2(1280.0, 800.0)), 1.0);
        assert_eq!(zoom_for(vec2(800.0, 1280.0)), 1.0);
        assert_eq!(zoom_for(vec2(800.0, 480.0)), 0.6);
        assert_eq!(zoom_for(vec2(2560.0, 1600.0)), 1.5);
        assert_eq!(zoom_for(vec2(10.0, 10.0)), LEAST_ZOOM);
    }

    #[test]
    fn nothing_overlaps_with_either_surround() {
        for surround in [Surround::Plain, Surround::Training] {
            for (width, height) in [(1280.0, 800.0), (800.0, 1280.0), (1706.0, 1066.0), (1440.0, 800.0)] {
                let layout = Layout::new(window(width, height), surround);
                assert!(!layout.panel.intersects(layout.content), "{width}×{height}");
                assert!(!layout.rail.intersects(layout.content), "{width}×{height}");
                assert!(layout.window.contains_rect(layout.buttons), "{width}×{height}");
                assert!(layout.rail.contains_rect(layout.buttons), "{width}×{height}");
                assert!(layout.content.width() >= 540.0 && layout.content.height() >= 600.0, "{layout:?}");
            }
        }
    }
}
