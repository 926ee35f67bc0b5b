//! The signs of the verdicts, on a 100 grid: one shape serves as panel mark, row mark and list mark.

use std::f32::consts::TAU;

use eframe::egui::{Align, Color32, Pos2, Rect, pos2, vec2};

use super::fonts::Weight;
use super::pen::{Pen, Style};
use super::tokens::Tokens;
use crate::verdict::{Severity, Verdict};

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Ring with head and shoulders: compare the person.
    Compare,
    /// Dash: not examined.
    Dash,
    /// Diamond with an unequal sign: not genuine.
    NotEqual,
    /// Rounded square with an i: worth knowing.
    Note,
    /// Octagon with a bar: must not drive.
    Stop,
    /// Disc with a tick: good.
    Tick,
    /// Ring with a tick: good as far as it goes.
    TickRing,
    /// Broken ring with a question mark: cannot tell.
    Unknown,
    /// Triangle with an exclamation mark: check further.
    Warning,
}

/// How much of the verdict's colour a row mark may carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticks {
    /// Only under "may drive".
    Green,
    /// On every other screen.
    Ink,
}

/// The sign of a row with this effect, and its colour on the surface.
#[must_use]
pub const fn of_severity(severity: Option<Severity>, ticks: Ticks, tokens: &Tokens) -> (Mark, Color32) {
    match severity {
        None => (Mark::Dash, tokens.ink2),
        Some(Severity::Good) => match ticks {
            Ticks::Green => (Mark::Tick, tokens.may.mark),
            Ticks::Ink => (Mark::Tick, tokens.ink2),
        },
        Some(Severity::Notice) => (Mark::Note, tokens.ink2),
        Some(Severity::CheckFurther) => (Mark::Warning, tokens.check.mark),
        Some(Severity::MustNotDrive) => (Mark::Stop, tokens.must.mark),
        Some(Severity::CannotTell) => (Mark::Unknown, tokens.cannot.mark),
        Some(Severity::NotGenuine) => (Mark::NotEqual, tokens.fake.mark),
    }
}

/// The sign of a verdict in lists, and its colour on the surface.
#[must_use]
pub const fn of_verdict(verdict: Verdict, tokens: &Tokens) -> (Mark, Color32) {
    match verdict {
        Verdict::CannotTell => (Mark::Unknown, tokens.cannot.mark),
        Verdict::CheckFurther => (Mark::Warning, tokens.check.mark),
        Verdict::MayDrive => (Mark::Tick, tokens.may.mark),
        Verdict::MustNotDrive => (Mark::Stop, tokens.must.mark),
        Verdict::NotGenuine => (Mark::NotEqual, tokens.fake.mark),
    }
}

/// Draws a sign with its 100 grid filling `rect`: `colour` is the sign, `ground` what is cut out of it.
pub fn draw(pen: &Pen, mark: Mark, rect: Rect, colour: Color32, ground: Color32) {
    let grid = Grid { rect };
    match mark {
        Mark::Compare => {
            pen.ring(grid.at(50.0, 50.0), grid.long(43.5), grid.long(9.0), colour);
            pen.disc(grid.at(50.0, 39.0), grid.long(14.5), colour);
            let shoulders =
                [(23.0, 76.0), (28.0, 63.0), (40.0, 57.5), (60.0, 57.5), (72.0, 63.0), (77.0, 76.0)];
            pen.fill(grid.points(&shoulders), colour);
        }
        Mark::Dash => pen.block(grid.area(22.0, 45.0, 56.0, 10.0), 0.0, colour),
        Mark::NotEqual => {
            pen.fill(grid.points(&[(50.0, 0.0), (100.0, 50.0), (50.0, 100.0), (0.0, 50.0)]), colour);
            unequal_sign(pen, grid, ground);
        }
        Mark::Note => {
            pen.block(grid.area(6.0, 6.0, 88.0, 88.0), grid.long(14.0), colour);
            pen.block(grid.area(43.0, 42.0, 14.0, 36.0), 0.0, ground);
            pen.block(grid.area(43.0, 21.0, 14.0, 13.0), 0.0, ground);
        }
        Mark::Stop => {
            pen.fill(octagon(grid.at(50.0, 50.0), grid.long(51.0)), colour);
            pen.block(grid.area(20.0, 41.0, 60.0, 18.0), 0.0, ground);
        }
        Mark::Tick => {
            pen.disc(grid.at(50.0, 50.0), grid.long(48.0), colour);
            tick(pen, grid, ground);
        }
        Mark::TickRing => {
            pen.ring(grid.at(50.0, 50.0), grid.long(43.0), grid.long(9.0), colour);
            tick(pen, grid, colour);
        }
        Mark::Unknown => unknown(pen, grid, colour),
        Mark::Warning => {
            pen.fill(grid.points(&[(50.0, 5.0), (99.0, 92.0), (1.0, 92.0)]), colour);
            pen.block(grid.area(44.0, 36.0, 12.0, 30.0), 0.0, ground);
            pen.block(grid.area(44.0, 72.0, 12.0, 12.0), 0.0, ground);
        }
    }
}

fn tick(pen: &Pen, grid: Grid, colour: Color32) {
    pen.polyline(grid.points(&[(26.0, 52.0), (43.0, 69.0), (75.0, 33.0)]), grid.long(13.0), colour);
}

fn unequal_sign(pen: &Pen, grid: Grid, colour: Color32) {
    pen.block(grid.area(27.0, 36.0, 46.0, 10.0), 0.0, colour);
    pen.block(grid.area(27.0, 55.0, 46.0, 10.0), 0.0, colour);
    pen.fill(grid.points(&[(57.0, 22.0), (67.0, 26.0), (43.0, 79.0), (33.0, 75.0)]), colour);
}

fn unknown(pen: &Pen, grid: Grid, colour: Color32) {
    const DASHES: u8 = 12;
    const DASH: f32 = 0.58;
    let pitch = TAU / f32::from(DASHES);
    for dash in 0..DASHES {
        let middle = pitch * f32::from(dash);
        let angles = (middle - pitch * DASH / 2.0, middle + pitch * DASH / 2.0);
        pen.arc(grid.at(50.0, 50.0), grid.long(43.0), angles, grid.long(9.0), colour);
    }
    let style = Style { size: grid.long(58.0), weight: Weight::Bold, line: 1.0, colour };
    let galley = pen.lay_out("?", style, f32::INFINITY, Align::Center);
    let height = galley.size().y;
    let middle = grid.at(50.0, 48.5);
    pen.place(Rect::from_center_size(middle, vec2(grid.long(100.0), height)), galley);
}

/// A regular octagon with level sides.
#[must_use]
pub fn octagon(centre: Pos2, radius: f32) -> Vec<Pos2> {
    (0_u8..8)
        .map(|corner| TAU / 16.0 + TAU / 8.0 * f32::from(corner))
        .map(|angle| centre + radius * vec2(angle.cos(), angle.sin()))
        .collect()
}

#[derive(Clone, Copy)]
struct Grid {
    rect: Rect,
}

impl Grid {
    fn long(self, length: f32) -> f32 {
        length * self.rect.width() / 100.0
    }

    fn at(self, x: f32, y: f32) -> Pos2 {
        self.rect.min + vec2(self.long(x), self.long(y))
    }

    fn area(self, x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(self.at(x, y), vec2(self.long(width), self.long(height)))
    }

    fn points(self, points: &[(f32, f32)]) -> Vec<Pos2> {
        points.iter().map(|&(x, y)| self.at(x, y)).collect()
    }
}

/// A square of side `side` around a point.
#[must_use]
pub fn square(centre: Pos2, side: f32) -> Rect {
    Rect::from_center_size(pos2(centre.x, centre.y), vec2(side, side))
}
