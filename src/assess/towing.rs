//! Trailers: which combination it is (R162 annex 1), and what may be towed at all (RTSR art. 56).

use std::cmp::Ordering;

use super::fit::Limit;
use crate::rules::{Tow, Vehicle, VehicleGroup, law};

/// Total mass of a combination against 4,500 kg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Combination {
    /// Above: A2.
    Above,
    /// Below: C6 or A2.
    Below,
    /// In neither wording.
    Exactly,
    /// Not known.
    Unknown,
}

/// `None` where the vehicle pulls nothing, or may pull nothing ([`tows_nothing`] says so).
pub(super) fn combination(vehicle: &Vehicle, group: &VehicleGroup) -> Option<Combination> {
    if !group.combination && (vehicle.trailer().is_none() || group.tow == Tow::Nothing) {
        return None;
    }
    let limit = law().small("trailer-class");
    let trailer = vehicle.trailer().unwrap_or_default();
    Some(match vehicle.kg {
        Some(kg) => match kg.saturating_add(trailer).cmp(&limit) {
            Ordering::Less => Combination::Below,
            Ordering::Equal => Combination::Exactly,
            Ordering::Greater => Combination::Above,
        },
        // A vehicle of any mass at all comes on top.
        None if least(vehicle) >= limit || trailer >= limit => Combination::Above,
        None => Combination::Unknown,
    })
}

/// Least total mass of its type, kg; 0 where the type has none.
pub(super) fn least(vehicle: &Vehicle) -> u32 {
    vehicle.row().and_then(|(_, kind)| kind.kg_least).unwrap_or_default()
}

/// A trailer up to 700 kg.
pub(super) fn is_small(vehicle: &Vehicle) -> bool {
    vehicle.trailer().is_some_and(|kg| kg <= law().small("trailer-700"))
}

/// Behind a passenger car a trailer above 700 kg must be a caravan (RTSR art. 56(2)).
pub(super) fn caravan_limit(vehicle: &Vehicle, group: &VehicleGroup) -> Vec<Limit> {
    let caravan = group.tow == Tow::CaravanOr700 && vehicle.trailer().is_some() && !is_small(vehicle);
    if caravan { vec![Limit::Caravan] } else { Vec::new() }
}

/// A trailer behind what may tow none, whoever drives.
pub(super) fn tows_nothing(vehicle: &Vehicle, group: &VehicleGroup) -> bool {
    vehicle.trailer().is_some() && group.tow == Tow::Nothing
}
