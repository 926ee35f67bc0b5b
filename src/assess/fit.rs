//! Whether one class covers one vehicle, whoever holds it (R162 art. 11, annex 1).

use super::towing::{self, Combination};
use crate::rules::{Class, Gearbox, Vehicle, VehicleGroup};
use crate::verdict::FindingKind;

/// A condition that the vehicle must meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// Automatic gearbox only.
    Automatic,
    /// The combination must be below 4,500 kg.
    Below4500,
    /// The trailer must be a caravan.
    Caravan,
    /// The mark for drivers with a disability.
    DisabilityMark,
}

impl Limit {
    /// The rule that sets it, and the text of the condition.
    pub(super) const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Automatic => ("class-automatic", "condition-automatic"),
            Self::Below4500 => ("trailer-class", "condition-below-4500"),
            Self::Caravan => ("tow-caravan", "condition-caravan"),
            Self::DisabilityMark => ("class-adapted", "condition-disability-mark"),
        }
    }
}

/// Why not, or why it is open: the finding and the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Why {
    pub(super) kind: FindingKind,
    pub(super) rule: &'static str,
}

/// The answer for one class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fit {
    /// Covers it, within these limits.
    Yes(Vec<Limit>),
    /// Cannot be settled offline.
    Open(Why),
    /// Does not cover it.
    No(Why),
}

pub(super) const fn why(kind: FindingKind, rule: &'static str) -> Why {
    Why { kind, rule }
}

/// Of `class` alone.
pub(super) fn fit(class: Class, vehicle: &Vehicle, group: &VehicleGroup) -> Fit {
    match towing::combination(vehicle, group) {
        Some(combination) => pulling(class, vehicle, group, combination),
        None => alone(class, vehicle, group),
    }
}

/// A combination needs A2, or C6 below 4,500 kg.
fn pulling(class: Class, vehicle: &Vehicle, group: &VehicleGroup, combination: Combination) -> Fit {
    let exactly = Fit::Open(why(FindingKind::Exactly4500, "trailer-4500"));
    let limits = towing::caravan_limit(vehicle, group);
    match (class, combination) {
        (Class::A2 | Class::C6, Combination::Exactly) => exactly,
        (Class::A2, Combination::Above | Combination::Unknown) | (Class::C6, Combination::Below) => {
            Fit::Yes(limits)
        }
        (Class::C6, Combination::Unknown) => Fit::Yes(limits.into_iter().chain([Limit::Below4500]).collect()),
        (Class::A2 | Class::C6, Combination::Above | Combination::Below) => {
            Fit::No(why(FindingKind::TrailerClass, "trailer-class"))
        }
        _ if towing::is_small(vehicle) && combination != Combination::Above && !group.combination => {
            match alone(class, vehicle, group) {
                Fit::Yes(_) => Fit::Open(why(FindingKind::SmallTrailer, "trailer-700")),
                other @ (Fit::No(_) | Fit::Open(_)) => other,
            }
        }
        _ => Fit::No(why(FindingKind::TrailerClass, "trailer-class")),
    }
}

fn alone(class: Class, vehicle: &Vehicle, group: &VehicleGroup) -> Fit {
    let adaptable = vehicle.adapted && !group.adapted.is_empty();
    if group.any.contains(&class) {
        return if adaptable { others_adapted() } else { Fit::Yes(Vec::new()) };
    }
    if group.automatic.contains(&class) {
        return match vehicle.gearbox {
            Gearbox::Manual => Fit::No(why(FindingKind::ManualGearbox, "class-automatic")),
            Gearbox::Automatic | Gearbox::NotKnown if adaptable => others_adapted(),
            Gearbox::Automatic => Fit::Yes(Vec::new()),
            Gearbox::NotKnown => Fit::Yes(vec![Limit::Automatic]),
        };
    }
    if group.adapted.contains(&class) {
        return adapted(vehicle);
    }
    city_bus(class, vehicle, group)
}

/// C5 beside others: only relatives and carers, which no code shows.
const fn others_adapted() -> Fit {
    Fit::Open(why(FindingKind::AdaptedCar, "class-adapted-others"))
}

fn adapted(vehicle: &Vehicle) -> Fit {
    match (vehicle.adapted, vehicle.gearbox) {
        (false, _) => Fit::No(why(FindingKind::NotAdapted, "class-adapted")),
        (true, Gearbox::Manual) => Fit::No(why(FindingKind::ManualGearbox, "class-adapted")),
        (true, Gearbox::Automatic) => Fit::Yes(vec![Limit::DisabilityMark]),
        (true, Gearbox::NotKnown) => Fit::Yes(vec![Limit::Automatic, Limit::DisabilityMark]),
    }
}

/// 公交客运, the letter of the use.
const CITY_BUS: char = 'C';

fn city_bus(class: Class, vehicle: &Vehicle, group: &VehicleGroup) -> Fit {
    let no = Fit::No(why(FindingKind::WrongClass, "class-needed"));
    let open = Fit::Open(why(FindingKind::CityBusUnknown, "class-city-bus"));
    if group.city_bus.contains(&class) {
        return match (vehicle.use_code, vehicle.seats) {
            (Some(CITY_BUS), Some(..=9)) | (None, _) => open,
            (Some(CITY_BUS), _) => Fit::Yes(Vec::new()),
            (Some(_), _) => Fit::No(why(FindingKind::NotCityBus, "class-city-bus")),
        };
    }
    if group.city_bus_10_19.contains(&class) {
        return match (vehicle.use_code, vehicle.seats) {
            (Some(CITY_BUS), Some(10..=19)) => Fit::Yes(Vec::new()),
            (Some(CITY_BUS), None) | (None, Some(10..=19)) => open,
            // Only the exception would allow it, and nothing speaks for that.
            (Some(_) | None, _) => no,
        };
    }
    no
}

#[cfg(test)]
mod tests {
    use super::{Fit, fit, why};
    use crate::rules::{Class, Vehicle};
    use crate::verdict::FindingKind;

    /// R162 annex 1: what is below 4,500 kg A2 has from C6, which it includes.
    #[test]
    fn a2_by_itself_is_for_heavy_combinations() {
        let of = |class, text: &str| {
            let vehicle: Vehicle = text.parse().unwrap();
            fit(class, &vehicle, vehicle.row().unwrap().0)
        };
        let no = Fit::No(why(FindingKind::TrailerClass, "trailer-class"));
        assert_eq!(of(Class::A2, "K33,kg=1800,trailer-kg=600"), no);
        assert_eq!(of(Class::A2, "H11,trailer-kg=10000"), Fit::Yes(Vec::new()));
        assert_eq!(of(Class::C6, "K33,kg=1800,trailer-kg=600"), Fit::Yes(Vec::new()));
        assert_eq!(of(Class::C6, "H11,trailer-kg=10000"), no);
    }
}
