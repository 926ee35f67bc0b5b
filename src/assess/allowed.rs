//! What a set of classes covers, vehicle group by vehicle group, whatever else is asked: the table of a licence.

use super::fit::{Fit, fit};
use crate::rules::{Class, Vehicle, VehicleGroup, law};

/// Whether and how a group of vehicles is covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coverage {
    /// By this class held; within these limits (text ids), best first.
    Covered {
        /// The class of the certificate.
        held: Class,
        /// The class that covers it: `held` itself or one that it includes.
        used: Class,
        /// Text ids of the limits.
        limits: Vec<&'static str>,
    },
    /// By none.
    NotCovered,
    /// Not for this licence to say, or not settled.
    Open,
}

/// Every group of the tables, in their order, for classes held. Status, validity, age and probation are not looked at.
#[must_use]
pub fn allowed(held: &[Class]) -> Vec<(&'static VehicleGroup, Coverage)> {
    law().groups.iter().map(|group| (group, coverage(group, held))).collect()
}

fn coverage(group: &VehicleGroup, held: &[Class]) -> Coverage {
    let needs_other = group.any.is_empty() && !group.combination;
    if needs_other {
        return Coverage::Open;
    }
    let ways = held.iter().flat_map(|class| {
        std::iter::once((*class, *class)).chain(class.includes().iter().map(|included| (*class, *included)))
    });
    let found =
        ways.filter_map(|(held, used)| limits(used, group).map(|limits| (limits, held != used, held, used)));
    // Fewest limits first; then a class of its own before an included one.
    let best = found.min_by_key(|(limits, included, ..)| (limits.len(), *included));
    best.map_or(Coverage::NotCovered, |(limits, _, held, used)| Coverage::Covered { held, used, limits })
}

/// Under which limits a class covers the first type of a group; `None`: it does not.
fn limits(class: Class, group: &VehicleGroup) -> Option<Vec<&'static str>> {
    let plain = Vehicle::of_type(&group.types.first()?.code);
    let bus = Vehicle { use_code: Some('C'), ..plain.clone() };
    let small_bus = Vehicle { seats: Some(19), ..bus.clone() };
    let adapted = Vehicle { adapted: true, ..plain.clone() };
    let tries: [(Vehicle, Option<&'static str>); 4] = [
        (plain, None),
        (bus, Some("ui-table-city-bus")),
        (small_bus, Some("ui-table-city-bus-19")),
        (adapted, Some("ui-table-adapted")),
    ];
    tries.into_iter().find_map(|(vehicle, limit)| match fit(class, &vehicle, group) {
        Fit::Yes(limits) => {
            Some(limit.into_iter().chain(limits.into_iter().map(|limit| limit.texts().1)).collect())
        }
        Fit::No(_) | Fit::Open(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Coverage, allowed};
    use crate::rules::Class;

    fn of(group: &str, held: &[Class]) -> Coverage {
        let all = allowed(held);
        all.into_iter().find(|(row, _)| row.id == group).map(|(_, coverage)| coverage).unwrap()
    }

    fn covered(held: Class, used: Class, limits: &[&'static str]) -> Coverage {
        Coverage::Covered { held, used, limits: limits.to_vec() }
    }

    #[test]
    fn what_c2_covers() {
        assert_eq!(of("car", &[Class::C2]), covered(Class::C2, Class::C2, &["condition-automatic"]));
        assert_eq!(of("truck-large", &[Class::C2]), Coverage::NotCovered);
        assert_eq!(of("motorcycle-two", &[Class::C2]), Coverage::NotCovered);
    }

    #[test]
    fn its_own_class_comes_first_and_inclusion_is_named() {
        assert_eq!(of("car", &[Class::C2, Class::C1]), covered(Class::C1, Class::C1, &[]));
        assert_eq!(of("car", &[Class::A1, Class::C1]), covered(Class::C1, Class::C1, &[]));
        assert_eq!(of("truck-large", &[Class::A1]), covered(Class::A1, Class::B2, &[]));
        assert_eq!(of("trailer-large", &[Class::A1]), Coverage::NotCovered, "A1 is no A2");
    }

    #[test]
    fn buses_cars_for_disabled_drivers_and_combinations_have_their_limits() {
        assert_eq!(of("bus-large", &[Class::A3]), covered(Class::A3, Class::A3, &["ui-table-city-bus"]));
        let limit = ["ui-table-city-bus-19"];
        assert_eq!(of("bus-large", &[Class::B1]), covered(Class::B1, Class::B1, &limit));
        let c5 = of("car", &[Class::C5]);
        let limits = ["ui-table-adapted", "condition-automatic", "condition-disability-mark"];
        assert_eq!(c5, covered(Class::C5, Class::C5, &limits));
        let light = of("trailer-light", &[Class::C6]);
        assert_eq!(light, covered(Class::C6, Class::C6, &["condition-below-4500"]));
    }

    #[test]
    fn nothing_is_said_of_another_authoritys_licence() {
        assert_eq!(of("farm-tractor", &[Class::C1]), Coverage::Open);
        assert!(allowed(&[]).iter().all(|(_, coverage)| !matches!(coverage, Coverage::Covered { .. })));
    }
}
