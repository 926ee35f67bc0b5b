//! The ten commonest vehicles, drawn from the side on a grid of 160×80 (`docs/visual.md` §8).

use eframe::egui::{Color32, Rect};

use super::icons::pieces;
use super::pen::Pen;
use crate::rules::{Gearbox, Vehicle, VehicleKind};

const GRID: f32 = 160.0;
const STROKE: f32 = 8.0;

const CAR: &str = "P 6,46 20,38 138,38 154,46 154,60 6,60; P 34,39 56,18 102,18 126,39; \
    G 47,37 60,23 77,23 77,37; G 83,37 83,23 99,23 113,37; O 38,60 13; O 122,60 13";
const VAN: &str = "P 6,40 136,40 154,46 154,60 6,60; P 6,42 22,16 112,16 138,41; \
    G 17,36 27,22 48,22 48,36; W 54,22 30x14; G 90,36 90,22 108,22 124,36; O 36,60 13; O 122,60 13";
const LIGHT_TRUCK: &str = "R 6,14 98x46; R 100,50 12x10; P 108,60 108,26 138,26 152,44 154,60; \
    G 115,44 115,32 134,32 143,44; O 34,60 13; O 128,60 13";
const HEAVY_TRUCK: &str = "R 4,8 106x50; R 106,50 12x8; P 114,60 114,16 146,16 154,40 154,60; \
    G 121,36 121,22 142,22 147,36; O 26,62 11; O 54,62 11; O 132,62 11";
const SEMI: &str = "R 2,8 108x42; R 2,50 102x6; P 118,60 118,18 146,18 156,42 156,60; R 92,52 36x8; \
    G 125,38 125,25 143,25 149,38; O 14,63 9; O 37,63 9; O 60,63 9; O 104,63 9; O 140,63 9";
const COACH: &str = "P 4,12 142,12 156,38 156,60 4,60; W 12,20 20x16; W 36,20 20x16; W 60,20 20x16; W 84,20 20x16; \
    W 108,20 16x16; G 130,36 130,20 139,20 147,36; W 12,44 96x4; O 36,61 12; O 124,61 12";
const CITY_BUS: &str = "R 4,8 152x52; W 12,18 20x20; W 38,18 20x20; W 64,14 9x44; W 76,14 9x44; W 92,18 20x20; \
    W 118,14 8x44; W 129,14 8x44; W 142,16 10x24; O 40,61 11; O 106,61 11";
const MOTORCYCLE: &str = "c 34,54 18; c 126,54 18; L 126,54 106,12; L 94,12 112,12; P 66,38 82,22 110,28 98,44 70,46; \
    P 34,28 72,28 72,36 44,36; L 34,54 72,46 96,52 70,56";
const TRICYCLE: &str = "c 126,58 13; L 126,58 110,14; L 96,14 116,14; R 8,22 66x30; R 60,46 44x10; P 76,30 104,30 100,40 76,40; \
    O 34,60 13";
const MOPED: &str = "c 46,60 12; c 122,60 12; L 122,60 106,12; L 90,12 110,12; P 30,36 76,36 82,58 62,60 30,50; \
    R 36,26 36x7; R 72,52 40x8; P 98,26 108,26 118,56 106,58";

/// What is drawn: one of the ten or the nearest to it; `None`: a plain name says more.
fn drawing(vehicle: &Vehicle) -> Option<&'static str> {
    let (group, kind) = vehicle.row()?;
    let city = vehicle.use_code == Some('C');
    Some(match (group.id.as_str(), group.kind) {
        ("bus-large" | "bus-medium", _) => {
            if city {
                CITY_BUS
            } else {
                COACH
            }
        }
        ("trolleybus", _) => CITY_BUS,
        ("car", _) => {
            if kind.zh.ends_with("轿车") {
                CAR
            } else {
                VAN
            }
        }
        ("truck-large", _) => HEAVY_TRUCK,
        ("truck-light" | "low-speed-truck", _) => LIGHT_TRUCK,
        ("moped", _) => MOPED,
        ("motorcycle-two", _) => MOTORCYCLE,
        ("motorcycle-three" | "three-wheeler", _) => TRICYCLE,
        (_, VehicleKind::TractorUnit | VehicleKind::Trailer) => SEMI,
        _ => return None,
    })
}

/// Draws a vehicle into a rectangle of two to one, in the colours of ink and ground. `false`: there is no picture of it.
pub(super) fn draw(pen: &Pen, vehicle: &Vehicle, rect: Rect, colours: [Color32; 2]) -> bool {
    let Some(drawing) = drawing(vehicle) else { return false };
    pieces(pen, drawing, (rect, GRID), STROKE, colours);
    true
}

/// The commonest on the road, as they are asked about with one press.
pub(super) fn common() -> [Vehicle; 10] {
    let with = |code: &str, gearbox: Gearbox| Vehicle { gearbox, ..Vehicle::of_type(code) };
    [
        with("K33", Gearbox::Automatic),
        with("K33", Gearbox::Manual),
        with("K31", Gearbox::Automatic),
        Vehicle::of_type("H31"),
        Vehicle::of_type("H11"),
        Vehicle::of_type("Q11"),
        Vehicle::of_type("K11"),
        Vehicle { use_code: Some('C'), ..Vehicle::of_type("K11") },
        Vehicle::of_type("M21"),
        Vehicle::of_type("M22"),
    ]
}

#[cfg(test)]
mod tests {
    use super::{common, drawing};
    use crate::ui::icons::is_understood;

    #[test]
    fn each_of_the_ten_is_in_the_tables_and_drawn() {
        for vehicle in common() {
            assert!(vehicle.row().is_some(), "{}", vehicle.code);
            assert!(drawing(&vehicle).is_some_and(is_understood), "{}", vehicle.code);
        }
    }
}
