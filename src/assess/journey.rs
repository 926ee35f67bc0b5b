//! What the journey asks for: vehicles barred from expressways (RTSL art. 67), school buses (SBUS art. 23), transport
//! for payment (RTR art. 9, 22).

use chrono::NaiveDate;

use super::reasoning::Reasoning;
use super::subject::{Subject, number};
use crate::claims::Record;
use crate::rules::{AgeReached, Class, Tow, Vehicle, VehicleKind, age_reached, law, years_after};
use crate::text::{Arg, Message};
use crate::verdict::{Axis, Finding, FindingKind, Severity};

/// `used` is the class by which the vehicle may be driven, where there is one.
pub(super) fn judge(subject: &Subject<'_>, used: Option<Class>, reasoning: &mut Reasoning) {
    expressway(subject, reasoning);
    if subject.journey().school_bus || subject.vehicle().is_some_and(Vehicle::is_school_bus) {
        school_bus(subject, used, reasoning);
    }
    if subject.journey().commercial
        || subject.vehicle().and_then(Vehicle::use_row).is_some_and(|row| row.commercial)
    {
        commercial(subject, reasoning);
    }
}

fn expressway(subject: &Subject<'_>, reasoning: &mut Reasoning) {
    const RULE: &str = "expressway-vehicle";
    let Some(vehicle) = subject.vehicle() else { return };
    let Some((group, kind)) = vehicle.row() else { return };
    let full_trailer = kind.full_trailer && vehicle.trailer().is_some();
    let allowed = kind.expressway.unwrap_or(group.expressway) && !full_trailer;
    match (allowed, subject.journey().expressway) {
        (false, true) => {
            let finding = Finding::new(FindingKind::ExpresswayVehicle, Severity::MustNotDrive);
            reasoning.find(RULE, finding.with("vehicle", subject.vehicle_name()));
        }
        (false, false) => reasoning.condition(RULE, Message::new("condition-not-expressway")),
        // A truck may pull a full trailer, which may not enter; a caravan may.
        (true, true)
            if kind.full_trailer
                || group.kind == VehicleKind::Goods
                    && group.tow == Tow::One
                    && vehicle.trailer().is_some() =>
        {
            reasoning.condition(RULE, Message::new("condition-no-full-trailer"));
        }
        (true, true) => {
            reasoning.pass(Axis::Entitlement, RULE, vec![("vehicle", subject.vehicle_name())]);
        }
        (true, false) => {}
    }
}

fn school_bus(subject: &Subject<'_>, used: Option<Class>, reasoning: &mut Reasoning) {
    let records = subject.licence().records.iter();
    let endorsed = records.filter_map(|record| match record {
        Record::SchoolBus(class) => Some(class.as_str()),
        Record::HearingAid | Record::Other(_) => None,
    });
    let codes: Vec<&str> = endorsed.collect();
    let finding = |kind, severity| {
        Finding::new(kind, severity)
            .with("endorsed", Arg::Text(codes.join(" ")))
            .with("age", number(subject.age()))
    };
    let mut fault = |rule, kind, severity| reasoning.find(rule, finding(kind, severity));
    if codes.is_empty() {
        fault("school-bus", FindingKind::NoSchoolBus, Severity::MustNotDrive);
        return;
    }
    if let Some(severity) = endorsement(&codes, used) {
        fault("school-bus", FindingKind::SchoolBusType, severity);
    }
    let least = age_of(subject, "school-bus-least-age");
    match least {
        AgeReached::No => fault("school-bus-least-age", FindingKind::SchoolBusAge, Severity::MustNotDrive),
        AgeReached::Birthday => fault("age-birthday", FindingKind::SchoolBusAgeOpen, Severity::CheckFurther),
        AgeReached::Yes => {}
    }
    if age_of(subject, "school-bus-most-age") == AgeReached::Yes {
        // "Over 60" leaves the birthday itself allowed; the change of 2025 may have raised the rest.
        let text_stands = subject.today < amended();
        let (kind, severity) = match text_stands {
            true => (FindingKind::SchoolBusAge, Severity::MustNotDrive),
            false => (FindingKind::SchoolBusAgeOpen, Severity::CheckFurther),
        };
        fault("school-bus-most-age", kind, severity);
    }
    let years = i32::try_from(law().number("school-bus-experience")).unwrap_or_default();
    let since = used.and_then(|used| {
        let covering =
            subject.held.iter().filter(|(held, _)| *held == used || held.includes().contains(&used));
        covering.map(|(_, since)| *since).min()
    });
    if since.is_some_and(|since| years_after(since, years) > subject.today) {
        // A class that came by exchange may be younger than the experience; the licence itself may not.
        let licensed = years_after(subject.licence().first_issue_date, years) <= subject.today;
        let severity = if licensed { Severity::CheckFurther } else { Severity::MustNotDrive };
        fault("school-bus-experience", FindingKind::SchoolBusExperience, severity);
    }
    reasoning.pass(Axis::Entitlement, "school-bus", vec![("endorsed", Arg::Text(codes.join(" ")))]);
}

/// The day on which Order 172 changed Order 162.
fn amended() -> NaiveDate {
    let changed = law().ages.iter().map(|row| row.from).max();
    changed.unwrap_or(NaiveDate::MIN)
}

fn age_of(subject: &Subject<'_>, rule: &str) -> AgeReached {
    age_reached(subject.licence().birth_date, law().small(rule), subject.today)
}

/// The endorsement names the type: that of the vehicle passes, a greater one is open, another does not.
fn endorsement(codes: &[&str], used: Option<Class>) -> Option<Severity> {
    let used = used?;
    let classes: Vec<Class> = codes.iter().filter_map(|code| Class::parse(code)).collect();
    if classes.contains(&used) {
        None
    } else if classes.len() < codes.len() || classes.iter().any(|class| class.includes().contains(&used)) {
        Some(Severity::CheckFurther)
    } else {
        Some(Severity::MustNotDrive)
    }
}

fn commercial(subject: &Subject<'_>, reasoning: &mut Reasoning) {
    if needs_qualification(subject) {
        reasoning.condition("commercial", Message::new("condition-commercial"));
    } else {
        let compared = vec![("vehicle", subject.vehicle_name())];
        reasoning.pass(Axis::Entitlement, "commercial-light", compared);
    }
    if age_of(subject, "commercial-age") == AgeReached::Yes {
        let finding = Finding::new(FindingKind::CommercialAge, Severity::CheckFurther);
        reasoning.find("commercial-age", finding.with("age", number(subject.age())));
    }
}

/// RTR art. 22(3): drivers of ordinary goods vehicles of up to 4,500 kg need none; dangerous goods always do.
fn needs_qualification(subject: &Subject<'_>) -> bool {
    let Some(vehicle) = subject.vehicle() else { return true };
    let dangerous = vehicle.use_code == Some('R');
    let light = vehicle.row().is_some_and(|(group, _)| {
        let most = law().small("commercial-light");
        group.kind == VehicleKind::Goods
            && match vehicle.kg {
                Some(kg) => kg <= most,
                None => group.kg_below.is_some_and(|below| below <= most + 1) || group.id == "three-wheeler",
            }
    });
    dangerous || !light || vehicle.trailer().is_some()
}
