//! Axis "entitlement": whether a class held covers the vehicle. A class held in its own right is judged before one that
//! another includes; the best way counts.

use super::ages::{self, Bar};
use super::fit::{Fit, Limit, Why, fit, why};
use super::reasoning::Reasoning;
use super::subject::{Subject, number};
use super::towing;
use crate::rules::{Class, Gearbox, Vehicle, VehicleGroup, VehicleKind, law};
use crate::text::{Arg, Message};
use crate::verdict::{Axis, Finding, FindingKind, Severity};

/// One way to be entitled: by `used`, which is `held` itself or included in it.
#[derive(Debug, Clone)]
pub(super) struct Way {
    pub(super) held: Class,
    pub(super) used: Class,
    fit: Fit,
}

/// Judges the vehicle; the way by which it may be driven, if there is one.
pub(super) fn judge(subject: &Subject<'_>, vehicle: &Vehicle, reasoning: &mut Reasoning) -> Option<Way> {
    let unclear = |kind, rule| named(subject, Finding::new(kind, Severity::CheckFurther), rule);
    let group = match vehicle.row() {
        None => return open(reasoning, unclear(FindingKind::VehicleUnclear, "vehicle-type")),
        Some((group, _)) => group,
    };
    match group.kind {
        VehicleKind::FarmTractor => {
            return open(reasoning, unclear(FindingKind::FarmTractor, "farm-tractor"));
        }
        VehicleKind::Other => return open(reasoning, unclear(FindingKind::VehicleUnclear, "vehicle-type")),
        VehicleKind::Goods
        | VehicleKind::Machine
        | VehicleKind::Motorcycle
        | VehicleKind::Passenger
        | VehicleKind::TractorUnit
        | VehicleKind::Trailer
        | VehicleKind::Work => {}
    }
    if towing::tows_nothing(vehicle, group) {
        let finding = Finding::new(FindingKind::TowsNothing, Severity::MustNotDrive);
        let (finding, rule) = named(subject, finding, "tow-nothing");
        reasoning.find(rule, finding);
    }
    let way = best_of_both(subject, vehicle, group)?;
    conclude(subject, &way, reasoning);
    Some(way)
}

fn open(reasoning: &mut Reasoning, (finding, rule): (Finding, &'static str)) -> Option<Way> {
    reasoning.find(rule, finding);
    None
}

/// Mass or seats may speak for another vehicle than the type: then the answer must hold for both.
fn best_of_both(subject: &Subject<'_>, vehicle: &Vehicle, group: &'static VehicleGroup) -> Option<Way> {
    let way = best(subject, vehicle, group)?;
    let other = match (too_light(vehicle), towing::combination(vehicle, group).is_some()) {
        // The mass of a combination is its own reading; the type says that there must be more.
        (Some(least), true) => best(subject, &Vehicle { kg: Some(least), ..vehicle.clone() }, group)?,
        (_, true) => return Some(way),
        (_, false) => match contradicted(vehicle, group) {
            None => return Some(way),
            Some(other) => best(subject, vehicle, other)?,
        },
    };
    let same = std::mem::discriminant(&way.fit) == std::mem::discriminant(&other.fit);
    let fit = if same { way.fit } else { Fit::Open(why(FindingKind::VehicleUnclear, "vehicle-type")) };
    Some(Way { fit, ..way })
}

/// The least mass of the type, where the vehicle (with its trailer) is said to be lighter.
fn too_light(vehicle: &Vehicle) -> Option<u32> {
    let all = vehicle.kg?.saturating_add(vehicle.trailer().unwrap_or_default());
    let least = towing::least(vehicle);
    (all < least).then_some(least)
}

fn contradicted(vehicle: &Vehicle, group: &'static VehicleGroup) -> Option<&'static VehicleGroup> {
    if vehicle.is_school_bus() {
        return None;
    }
    if too_light(vehicle).is_some() {
        let lighter = group.below_mass.as_deref().and_then(|id| law().group(id));
        return lighter.filter(|lighter| vehicle.kg < lighter.kg_below);
    }
    let mut found = group;
    for _ in 0..law().groups.len() {
        let over = vehicle.seats.zip(found.seats_most).is_some_and(|(seats, most)| seats > most)
            || vehicle.kg.zip(found.kg_below).is_some_and(|(kg, below)| kg >= below);
        let under = vehicle.seats.zip(found.seats_least).is_some_and(|(seats, least)| seats < least);
        let next = match (over, under) {
            (true, _) => found.beyond_most.as_deref(),
            (false, true) => found.below_least.as_deref(),
            (false, false) => None,
        };
        let Some(next) = next.and_then(|id| law().group(id)) else { break };
        found = next;
    }
    (found.id != group.id).then_some(found)
}

/// The best way; `None` only where no class is held.
fn best(subject: &Subject<'_>, vehicle: &Vehicle, group: &VehicleGroup) -> Option<Way> {
    let ways = subject.held.iter().flat_map(|(held, _)| {
        std::iter::once(*held).chain(held.includes().iter().copied()).map(move |used| (*held, used))
    });
    let judged = ways.map(|(held, used)| {
        let fit = gearbox_of_c6(subject, vehicle, used, held, fit(used, vehicle, group));
        Way { held, used, fit: aged(subject, held, used, fit) }
    });
    judged.min_by_key(|way| (rank(&way.fit), way.held != way.used))
}

/// From the best to the worst; of several refusals the one that says most.
const fn rank(fit: &Fit) -> u8 {
    match fit {
        Fit::Yes(limits) if limits.is_empty() => 0,
        Fit::Yes(_) => 1,
        Fit::Open(_) => 2,
        Fit::No(Why { kind: FindingKind::PastAge, .. }) => 3,
        Fit::No(Why { kind: FindingKind::ManualGearbox, .. }) => 4,
        Fit::No(Why { kind: FindingKind::NotAdapted, .. }) => 5,
        Fit::No(Why { kind: FindingKind::NotCityBus, .. }) => 6,
        Fit::No(Why { kind: FindingKind::TrailerClass, .. }) => 7,
        Fit::No(_) => 8,
    }
}

/// C6 on top of C2, or of nothing that is known: whether a manual gearbox is covered is not settled.
fn gearbox_of_c6(subject: &Subject<'_>, vehicle: &Vehicle, used: Class, held: Class, fit: Fit) -> Fit {
    let added = used == Class::C6 && held == Class::C6 && !subject.covers(Class::C1);
    let only_automatic = added && subject.holds(Class::C2);
    match (fit, vehicle.gearbox) {
        (Fit::Yes(_), Gearbox::Manual) if added => {
            Fit::Open(why(FindingKind::TrailerGearbox, "trailer-gearbox"))
        }
        (Fit::Yes(mut limits), Gearbox::NotKnown) if only_automatic => {
            limits.push(Limit::Automatic);
            Fit::Yes(limits)
        }
        (fit, _) => fit,
    }
}

/// Inclusion never bypasses an age limit, and what a class past its age includes may be gone with it.
fn aged(subject: &Subject<'_>, held: Class, used: Class, fit: Fit) -> Fit {
    let birth = subject.licence().birth_date;
    let of = |class| ages::bar(class, birth, subject.today);
    match (&fit, of(used)) {
        (Fit::No(_), _) => fit,
        (_, Bar::Past) => Fit::No(why(FindingKind::PastAge, "age-bar")),
        (Fit::Open(_), _) => fit,
        (Fit::Yes(_), Bar::Birthday) => Fit::Open(why(FindingKind::AgeBirthday, "age-birthday")),
        (Fit::Yes(_), Bar::Extension) => Fit::Open(why(FindingKind::AgeExtension, "age-extension")),
        (Fit::Yes(_), Bar::Under) => match of(held) {
            Bar::Under => fit,
            Bar::Birthday => Fit::Open(why(FindingKind::AgeBirthday, "age-birthday")),
            Bar::Extension => Fit::Open(why(FindingKind::AgeExtension, "age-extension")),
            Bar::Past => Fit::Open(why(FindingKind::NotExchanged, "age-not-exchanged")),
        },
    }
}

fn conclude(subject: &Subject<'_>, way: &Way, reasoning: &mut Reasoning) {
    let (severity, why) = match &way.fit {
        Fit::Yes(limits) => return entitled(subject, way, limits, reasoning),
        Fit::Open(why) => (Severity::CheckFurther, why),
        Fit::No(why) => (Severity::MustNotDrive, why),
    };
    // Of a class that is included, the age of the one that includes it is what is open.
    let used_is_of_age = ages::bar(way.used, subject.licence().birth_date, subject.today) == Bar::Under;
    let by_age =
        matches!(why.kind, FindingKind::AgeBirthday | FindingKind::AgeExtension | FindingKind::NotExchanged);
    let class = if by_age && used_is_of_age { way.held } else { way.used };
    let finding = Finding::new(why.kind, severity)
        .with("class", Arg::Classes(vec![class]))
        .with("limit", number(ages::limit(class, subject.today)))
        .with("age", number(subject.age()));
    let (finding, rule) = named(subject, finding, why.rule);
    reasoning.find(rule, finding);
}

fn named(subject: &Subject<'_>, finding: Finding, rule: &'static str) -> (Finding, &'static str) {
    (finding.with("vehicle", subject.vehicle_name()).with("classes", subject.codes()), rule)
}

fn entitled(subject: &Subject<'_>, way: &Way, limits: &[Limit], reasoning: &mut Reasoning) {
    let code = |class: Class| Arg::Classes(vec![class]);
    reasoning.pass(
        Axis::Entitlement,
        "class-needed",
        vec![
            ("vehicle", subject.vehicle_name()),
            ("classes", subject.codes()),
            ("class", code(way.used)),
            ("held", code(way.held)),
        ],
    );
    let limit = ages::limit(way.used, subject.today);
    if limit > 0 {
        let compared =
            vec![("age", number(subject.age())), ("limit", number(limit)), ("class", code(way.used))];
        reasoning.pass(Axis::Entitlement, "age-bar", compared);
    }
    for limit in limits {
        let (rule, id) = limit.texts();
        reasoning.condition(rule, Message::new(id));
    }
    let birth = subject.licence().birth_date;
    let since = subject.held.iter().find(|(class, _)| *class == way.held).map(|(_, since)| *since);
    if since.is_some_and(|since| ages::may_have_lost(way.held, since, birth, subject.today)) {
        let finding = Finding::new(FindingKind::MayHaveLost, Severity::Notice);
        reasoning.find("age-regained", finding.with("class", code(way.held)));
    }
}
