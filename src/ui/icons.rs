//! Pictograms as data: a 48 grid, stroke 4, butt ends (`docs/visual.md` §8).
//!
//! `P` filled polygon, `p` its outline, `R` filled rectangle `x,y wxh`, `r` outline, `C` filled circle `x,y radius`,
//! `c` outline, `L` polyline. In the colour of the ground: `G` polygon, `W` rectangle; `O` wheel: a ring with a hub.

use eframe::egui::{Color32, Pos2, Rect, pos2, vec2};

use super::pen::Pen;

/// Side of the grid.
const GRID: f32 = 48.0;
/// Stroke on the grid.
const STROKE: f32 = 4.0;

/// What can be pressed, in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Back to the screen before.
    Back,
    /// A day.
    Calendar,
    /// Another camera.
    Camera,
    /// Age or hour.
    Clock,
    /// One page on.
    Down,
    /// Larger picture.
    Enlarge,
    /// A folder.
    Folder,
    /// Bring keys in.
    Import,
    /// Keys in use.
    Key,
    /// A card with a portrait.
    IdCard,
    /// A language.
    Language,
    /// Further fields.
    List,
    /// Everything else.
    More,
    /// Next person.
    Next,
    /// Face does not match or is doubtful.
    NotSure,
    /// No vehicle.
    NoVehicle,
    /// Open a file.
    Open,
    /// Paste a text or picture.
    Paste,
    /// Who looks.
    Person,
    /// To the right.
    Right,
    /// Looking for a name.
    Search,
    /// Rows of a table.
    Table,
    /// Is this person.
    SamePerson,
    /// Light or dark.
    Theme,
    /// The lamp of the camera.
    Torch,
    /// One page back.
    Up,
    /// A vehicle.
    Vehicle,
    /// Reasons.
    Why,
    /// Nearer.
    ZoomIn,
    /// Back.
    ZoomOut,
}

impl Icon {
    const fn drawing(self) -> &'static str {
        match self {
            Self::Back => "L 44,24 12,24; P 20,8 4,24 20,40",
            Self::Calendar => "r 5,9 38x34; R 5,9 38x10; L 15,3 15,11; L 33,3 33,11",
            Self::Camera => "L 6,18 36,18; L 42,32 12,32; P 34,8 46,18 34,28; P 14,22 2,32 14,42",
            Self::Clock => "c 24,24 19; L 24,12 24,25 34,31",
            Self::Down => "L 8,18 24,34 40,18",
            Self::Enlarge => "L 6,18 6,6 18,6; L 30,42 42,42 42,30; L 8,8 20,20; L 40,40 28,28",
            Self::Folder | Self::Open => "p 5,10 19,10 24,16 43,16 43,40 5,40",
            Self::IdCard => {
                "r 3,9 42x30; C 15,20 4.5; P 8,33 10,28 20,28 22,33; L 27,19 39,19; L 27,28 39,28"
            }
            Self::Import => "L 24,4 24,28; P 13,22 35,22 24,34; L 5,30 5,43 43,43 43,30",
            Self::Key => "c 14,24 9; L 23,24 44,24; L 36,24 36,33; L 43,22 43,33",
            Self::Language => {
                "c 24,24 19; L 5,24 43,24; L 24,5 24,43; L 24,5 15,13 13,24 15,35 24,43; L 24,5 33,13 35,24 33,35 24,43"
            }
            Self::List => {
                "r 8,4 32x40; L 15,15 19,15; L 23,15 34,15; L 15,24 19,24; L 23,24 34,24; L 15,33 19,33; L 23,33 34,33"
            }
            Self::More => "L 7,12 41,12; L 7,24 41,24; L 7,36 41,36",
            Self::Next => {
                "L 5,16 5,5 16,5; L 32,5 43,5 43,16; L 43,32 43,43 32,43; L 16,43 5,43 5,32; L 12,24 28,24; P 26,14 38,24 26,34"
            }
            Self::NotSure => "C 20,14 9; P 3,44 6,33 13,27 27,27 34,33 37,44; L 32,6 46,20; L 46,6 32,20",
            Self::NoVehicle => "r 6,6 36x36; L 6,42 42,6",
            Self::Paste => "r 9,9 30x34; R 17,4 14x10; L 16,24 32,24; L 16,33 32,33",
            Self::Person => "C 24,14 9; P 5,44 9,33 17,27 31,27 39,33 43,44",
            Self::Right => "L 16,6 34,24 16,42",
            Self::Search => "c 20,20 13; L 30,30 44,44",
            Self::Table => "r 5,7 38x34; L 5,18 43,18; L 5,30 43,30; L 18,7 18,41",
            Self::Vehicle => {
                "P 2,24 8,22 40,22 46,27 46,35 2,35; P 10,22 17,11 32,11 40,22; C 13,35 5.5; C 36,35 5.5"
            }
            Self::SamePerson => "C 18,14 9; P 1,44 4,33 11,27 25,27 32,33 35,44; L 29,13 35,19 47,5",
            Self::Theme => {
                "C 24,24 8; L 24,3 24,11; L 24,37 24,45; L 3,24 11,24; L 37,24 45,24; L 9,9 15,15; L 33,33 39,39; L 39,9 33,15; L 9,39 15,33"
            }
            Self::Torch => "p 12,5 36,5 36,14 29,21 29,43 19,43 19,21 12,14; L 12,13 36,13; L 24,25 24,32",
            Self::Up => "L 8,30 24,14 40,30",
            Self::Why => {
                "C 10,10 5; C 10,24 5; C 10,38 5; L 10,10 10,38; L 21,10 43,10; L 21,24 43,24; L 21,38 35,38"
            }
            Self::ZoomIn => "c 20,20 15; L 31,31 44,44; L 20,12 20,28; L 12,20 28,20",
            Self::ZoomOut => "c 20,20 15; L 31,31 44,44; L 12,20 28,20",
        }
    }
}

/// One piece of a drawing, on the grid.
#[derive(Debug, PartialEq)]
enum Piece {
    Circle { centre: Pos2, radius: f32 },
    Disc { centre: Pos2, radius: f32 },
    Frame(Rect),
    Gap(Vec<Pos2>),
    Line(Vec<Pos2>),
    Outline(Vec<Pos2>),
    Polygon(Vec<Pos2>),
    Slab(Rect),
    Wheel { centre: Pos2, radius: f32 },
    Window(Rect),
}

/// Draws an icon with its 48 grid filling `rect`.
pub fn draw(pen: &Pen, icon: Icon, rect: Rect, colour: Color32) {
    pieces(pen, icon.drawing(), (rect, GRID), STROKE, [colour, Color32::TRANSPARENT]);
}

/// Draws pieces on a grid so many units wide into `rect`, with a stroke in units, in the colours of ink and ground.
pub(super) fn pieces(pen: &Pen, drawing: &str, place: (Rect, f32), stroke: f32, colours: [Color32; 2]) {
    let (rect, grid) = place;
    let [colour, ground] = colours;
    let scale = rect.width() / grid;
    let width = stroke * scale;
    let at = |point: &Pos2| rect.min + point.to_vec2() * scale;
    let area = |on_grid: &Rect| Rect::from_min_max(at(&on_grid.min), at(&on_grid.max));
    for piece in drawing.split(';').filter_map(|text| parse_piece(text.trim())) {
        match piece {
            Piece::Circle { centre, radius } => pen.ring(at(&centre), radius * scale, width, colour),
            Piece::Disc { centre, radius } => pen.disc(at(&centre), radius * scale, colour),
            Piece::Frame(frame) => pen.border(area(&frame).expand(width / 2.0), 0.0, width, colour),
            Piece::Gap(points) => pen.fill(points.iter().map(at).collect(), ground),
            Piece::Line(points) => pen.polyline(points.iter().map(at).collect(), width, colour),
            Piece::Outline(points) => pen.outline(points.iter().map(at).collect(), width, colour),
            Piece::Polygon(points) => pen.fill(points.iter().map(at).collect(), colour),
            Piece::Slab(slab) => pen.block(area(&slab), 0.0, colour),
            Piece::Wheel { centre, radius } => {
                pen.disc(at(&centre), (radius + 3.0) * scale, ground);
                pen.disc(at(&centre), radius * scale, colour);
                pen.disc(at(&centre), radius * 0.42 * scale, ground);
            }
            Piece::Window(window) => pen.block(area(&window), 0.0, ground),
        }
    }
}

/// Whether every piece is understood.
#[cfg(test)]
pub(super) fn is_understood(drawing: &str) -> bool {
    drawing.split(';').all(|piece| parse_piece(piece.trim()).is_some())
}

fn parse_piece(text: &str) -> Option<Piece> {
    let (kind, rest) = text.split_once(' ')?;
    let mut words = rest.split(' ');
    let points = || rest.split(' ').map(parse_point).collect::<Option<Vec<_>>>();
    match kind {
        "C" => Some(Piece::Disc { centre: parse_point(words.next()?)?, radius: words.next()?.parse().ok()? }),
        "G" => Some(Piece::Gap(points()?)),
        "L" => Some(Piece::Line(points()?)),
        "O" => {
            Some(Piece::Wheel { centre: parse_point(words.next()?)?, radius: words.next()?.parse().ok()? })
        }
        "P" => Some(Piece::Polygon(points()?)),
        "R" => Some(Piece::Slab(parse_rect(words.next()?, words.next()?)?)),
        "W" => Some(Piece::Window(parse_rect(words.next()?, words.next()?)?)),
        "c" => {
            Some(Piece::Circle { centre: parse_point(words.next()?)?, radius: words.next()?.parse().ok()? })
        }
        "p" => Some(Piece::Outline(points()?)),
        "r" => Some(Piece::Frame(parse_rect(words.next()?, words.next()?)?)),
        _ => None,
    }
}

fn parse_point(word: &str) -> Option<Pos2> {
    let (x, y) = word.split_once(',')?;
    Some(pos2(x.parse().ok()?, y.parse().ok()?))
}

fn parse_rect(corner: &str, sides: &str) -> Option<Rect> {
    let (width, height) = sides.split_once('x')?;
    Some(Rect::from_min_size(parse_point(corner)?, vec2(width.parse().ok()?, height.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_of_every_icon_is_understood() {
        let all = [
            Icon::Back,
            Icon::Calendar,
            Icon::Camera,
            Icon::Clock,
            Icon::Down,
            Icon::Enlarge,
            Icon::Folder,
            Icon::IdCard,
            Icon::Import,
            Icon::Key,
            Icon::Language,
            Icon::List,
            Icon::More,
            Icon::Next,
            Icon::NotSure,
            Icon::NoVehicle,
            Icon::Open,
            Icon::Paste,
            Icon::Person,
            Icon::Right,
            Icon::SamePerson,
            Icon::Search,
            Icon::Table,
            Icon::Theme,
            Icon::Torch,
            Icon::Up,
            Icon::Vehicle,
            Icon::Why,
            Icon::ZoomIn,
            Icon::ZoomOut,
        ];
        for icon in all {
            assert!(is_understood(icon.drawing()), "{icon:?}");
        }
    }
}
