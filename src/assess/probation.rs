//! What probation forbids (R162 art. 76, 77): trailers, some vehicles, the expressway without a companion.

use chrono::NaiveDate;

use super::companion::CompanionNeed;
use super::entitlement::Way;
use super::reasoning::Reasoning;
use super::subject::{ClassDates, Subject, number};
use crate::rules::{
    Class, Companion, CompanionAnswer, Family, Probation, ProbationUse, Tow, Vehicle, VehicleKind, law,
};
use crate::text::{Arg, Message};
use crate::verdict::{Axis, Finding, FindingKind, Profile, Severity};

/// Days of probation, and how sure a breach is.
#[derive(Debug, Clone, Copy)]
struct Running {
    until: NaiveDate,
    /// Not so on the anniversary, which is disputed.
    sure: bool,
}

/// `used` is the class by which the vehicle may be driven, where there is one.
pub(super) fn judge(subject: &Subject<'_>, used: Option<Class>, reasoning: &mut Reasoning) {
    let Some(family) = family(subject) else { return either_family(subject, reasoning) };
    let first_issue = subject.licence().first_issue_date;
    let compared = vec![("first_issue", Arg::Date(first_issue)), ("classes", subject.codes())];
    let running = match subject.probation(family) {
        None => return,
        Some(Probation::Over) => return reasoning.pass(Axis::Entitlement, "probation-clock", compared),
        Some(Probation::Unclear) => {
            let kind = match subject.class_dates() {
                ClassDates::NotGiven => FindingKind::ProbationNoDates,
                ClassDates::Signed => FindingKind::ProbationUnclear,
            };
            let finding = Finding::new(kind, Severity::CheckFurther);
            return reasoning.find("probation-unclear", finding.with("first_issue", Arg::Date(first_issue)));
        }
        Some(Probation::LastDay(until)) => Running { until, sure: false },
        Some(Probation::Until(until)) => Running { until, sure: true },
    };
    // What is asked about now comes first, and with it the companion who was checked.
    let now = subject.journey().expressway || subject.journey().companion != Companion::Absent;
    if now {
        expressway(subject, running, used, reasoning);
    }
    trailer(subject, running, reasoning);
    vehicles(subject, running, used, reasoning);
    if !now {
        expressway(subject, running, used, reasoning);
    }
    reasoning.condition("probation-mark", Message::new("condition-probation-mark"));
}

/// Whose clock counts: that of the vehicle, else that of all classes if they are of one family; cars are rented.
pub(super) fn family(subject: &Subject<'_>) -> Option<Family> {
    match subject.vehicle() {
        Some(vehicle) => vehicle.row().map(|(group, _)| group.family),
        None if subject.context.profile == Profile::Rental => Some(Family::Car),
        None => subject.single_family(),
    }
}

/// Classes of both families and no vehicle yet: each clock that runs is named, and decides nothing.
fn either_family(subject: &Subject<'_>, reasoning: &mut Reasoning) {
    if subject.vehicle().is_some() {
        return;
    }
    for (family, text) in
        [(Family::Car, "condition-probation-cars"), (Family::Motorcycle, "condition-probation-motorcycles")]
    {
        let until = match subject.probation(family) {
            Some(Probation::LastDay(until) | Probation::Until(until)) => Arg::Date(until),
            Some(Probation::Unclear) => Arg::Message(Box::new(Message::new("probation-until-unclear"))),
            Some(Probation::Over) | None => continue,
        };
        reasoning.condition("probation-clock", Message::new(text).with("until", until.clone()));
        if subject.journey().expressway {
            let finding = Finding::new(FindingKind::ProbationOfOne, Severity::CheckFurther);
            reasoning.find("probation-expressway", finding.with("until", until));
        }
    }
}

fn breach(running: Running, reasoning: &mut Reasoning, rule: &'static str, kind: FindingKind) {
    let until = Arg::Date(running.until);
    if running.sure {
        reasoning.find(rule, Finding::new(kind, Severity::MustNotDrive).with("until", until));
    } else {
        let finding = Finding::new(FindingKind::ProbationLastDay, Severity::CheckFurther);
        reasoning.find("probation-changeover", finding.with("until", until));
    }
}

fn until(id: &'static str, running: Running) -> Message {
    Message::new(id).with("until", Arg::Date(running.until))
}

fn trailer(subject: &Subject<'_>, running: Running, reasoning: &mut Reasoning) {
    let tows = |vehicle: &Vehicle| vehicle.row().is_none_or(|(group, _)| group.tow != Tow::Nothing);
    match subject.vehicle() {
        Some(vehicle) if vehicle.has_trailer() => {
            breach(running, reasoning, "probation-trailer", FindingKind::ProbationTrailer);
        }
        Some(vehicle) if !tows(vehicle) => {}
        Some(_) => reasoning.condition("probation-trailer", until("condition-no-trailer", running)),
        None if subject.single_family() == Some(Family::Motorcycle) => {}
        None => reasoning.condition("probation-trailer", until("condition-no-trailer", running)),
    }
}

fn vehicles(subject: &Subject<'_>, running: Running, used: Option<Class>, reasoning: &mut Reasoning) {
    const RULE: &str = "probation-vehicles";
    let stated = subject.vehicle().and_then(Vehicle::use_row).map(|row| row.probation);
    let paid = subject.journey().commercial && is_passenger(subject);
    // Whether it is a city bus is not stated: one it may not be in probation, and another A3 does not cover.
    let bus_either_way = stated.is_none()
        && used == Some(Class::A3)
        && subject
            .vehicle()
            .and_then(Vehicle::row)
            .is_some_and(|(group, _)| group.city_bus.contains(&Class::A3));
    if bus_either_way {
        return breach(running, reasoning, RULE, FindingKind::ProbationVehicle);
    }
    match (stated, paid) {
        (Some(ProbationUse::Barred), _) => breach(running, reasoning, RULE, FindingKind::ProbationVehicle),
        (Some(ProbationUse::OnDuty), _) => reasoning.condition(RULE, until("condition-not-on-duty", running)),
        (Some(ProbationUse::Unclear), _) | (Some(ProbationUse::Free) | None, true) => {
            let finding = Finding::new(FindingKind::ProbationUse, Severity::CheckFurther);
            reasoning.find("probation-use-unclear", finding.with("until", Arg::Date(running.until)));
        }
        (Some(ProbationUse::Free), false) => {}
        (None, false) => reasoning.condition(RULE, until("condition-probation-vehicles", running)),
    }
}

fn is_passenger(subject: &Subject<'_>) -> bool {
    let row = subject.vehicle().and_then(Vehicle::row);
    row.is_some_and(|(group, _)| group.kind == VehicleKind::Passenger)
}

/// What a companion must hold, while a clock runs and the vehicle may enter an expressway.
pub(super) fn companion_need(subject: &Subject<'_>, way: Option<&Way>) -> Option<CompanionNeed> {
    let running = match subject.probation(family(subject)?)? {
        Probation::LastDay(_) | Probation::Until(_) => true,
        Probation::Over | Probation::Unclear => false,
    };
    let need = match way {
        Some(way) => CompanionNeed { class: way.used, held: way.held },
        None => subject.held.first().map(|(class, _)| CompanionNeed { class: *class, held: *class })?,
    };
    (running && enters_expressways(subject)).then_some(need)
}

fn enters_expressways(subject: &Subject<'_>) -> bool {
    let row = subject.vehicle().and_then(Vehicle::row);
    row.is_none_or(|(group, kind)| kind.expressway.unwrap_or(group.expressway))
}

fn expressway(subject: &Subject<'_>, running: Running, used: Option<Class>, reasoning: &mut Reasoning) {
    const RULE: &str = "probation-expressway";
    if !enters_expressways(subject) {
        return;
    }
    let own = used.or_else(|| subject.held.first().map(|(class, _)| *class));
    let journey = subject.journey();
    match (journey.companion, journey.expressway) {
        (Companion::Checked(CompanionAnswer::Qualified), _) => {
            reasoning.condition(RULE, until("condition-companion-checked", running));
        }
        (Companion::Checked(answer), true) => companion_fault(running, answer, None, reasoning),
        (Companion::Checked(answer), false) => {
            companion_fault(running, answer, Some(Severity::Notice), reasoning);
            reasoning.condition(RULE, asked_of_companion(own, Some(running)));
        }
        (Companion::Absent, true) => breach(running, reasoning, RULE, FindingKind::ProbationExpressway),
        (Companion::Stated, true) => reasoning.condition(RULE, asked_of_companion(own, None)),
        (Companion::Absent | Companion::Stated, false) => {
            reasoning.condition(RULE, asked_of_companion(own, Some(running)));
        }
    }
}

/// Somebody is there whose licence is not, or not surely, enough. In town (`at_most`) it is only worth knowing.
fn companion_fault(
    running: Running,
    answer: CompanionAnswer,
    at_most: Option<Severity>,
    reasoning: &mut Reasoning,
) {
    const RULE: &str = "probation-companion";
    let Some(reason) = answer.reason() else { return };
    let (kind, severity) = match (answer, running.sure) {
        (CompanionAnswer::Unqualified(_), true) => {
            (FindingKind::CompanionUnqualified, Severity::MustNotDrive)
        }
        // On the disputed last day no companion may be needed.
        (CompanionAnswer::Unqualified(_), false)
        | (CompanionAnswer::Open(_) | CompanionAnswer::Qualified, _) => {
            (FindingKind::CompanionOpen, Severity::CheckFurther)
        }
    };
    let (_, text) = reason.texts();
    let finding = Finding::new(kind, at_most.unwrap_or(severity))
        .with("until", Arg::Date(running.until))
        .with("companion", Arg::Message(Box::new(Message::new(text))));
    reasoning.find(RULE, finding);
}

/// What the article asks of a companion; `Some`: for the case that the expressway is taken.
fn asked_of_companion(own: Option<Class>, later: Option<Running>) -> Message {
    // For C5 the law asks for C2 or above and does not repeat the three years.
    match (own, later) {
        (Some(Class::C5), None) => Message::new("condition-companion-c5"),
        (Some(Class::C5), Some(running)) => until("condition-expressway-companion-c5", running),
        (_, None) => of_class(Message::new("condition-companion"), own),
        (_, Some(running)) => of_class(until("condition-expressway-companion", running), own),
    }
}

fn of_class(message: Message, own: Option<Class>) -> Message {
    let years = number(law().small("probation-expressway"));
    message.with("class", Arg::Classes(own.into_iter().collect())).with("years", years)
}
