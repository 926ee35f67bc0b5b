//! What probation forbids (R162 art. 76, 77): trailers, some vehicles, the expressway without a companion.

use chrono::NaiveDate;

use super::reasoning::Reasoning;
use super::subject::{Subject, number};
use crate::rules::{Class, Family, Probation, ProbationUse, Tow, Vehicle, VehicleKind, law, probation};
use crate::text::{Arg, Message};
use crate::verdict::{Axis, Finding, FindingKind, Severity};

/// Days of probation, and how sure a breach is.
#[derive(Debug, Clone, Copy)]
struct Running {
    until: NaiveDate,
    /// Not so on the anniversary, which is disputed.
    sure: bool,
}

/// `used` is the class by which the vehicle may be driven, where there is one.
pub(super) fn judge(subject: &Subject<'_>, used: Option<Class>, reasoning: &mut Reasoning) {
    let Some(family) = family(subject) else { return };
    let first_issue = subject.licence().first_issue_date;
    let compared = vec![("first_issue", Arg::Date(first_issue)), ("classes", subject.codes())];
    let running = match probation(first_issue, &subject.held, family, subject.today) {
        None => return,
        Some(Probation::Over) => return reasoning.pass(Axis::Entitlement, "probation-clock", compared),
        Some(Probation::Unclear) => {
            let finding = Finding::new(FindingKind::ProbationUnclear, Severity::CheckFurther);
            return reasoning.find("probation-unclear", finding.with("first_issue", Arg::Date(first_issue)));
        }
        Some(Probation::LastDay(until)) => Running { until, sure: false },
        Some(Probation::Until(until)) => Running { until, sure: true },
    };
    trailer(subject, running, reasoning);
    vehicles(subject, running, reasoning);
    expressway(subject, running, used, reasoning);
    reasoning.condition("probation-mark", Message::new("condition-probation-mark"));
}

/// Whose clock counts: that of the vehicle, else that of all classes if they are of one family.
fn family(subject: &Subject<'_>) -> Option<Family> {
    match subject.vehicle() {
        Some(vehicle) => vehicle.row().map(|(group, _)| group.family),
        None => subject.single_family(),
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

fn vehicles(subject: &Subject<'_>, running: Running, reasoning: &mut Reasoning) {
    const RULE: &str = "probation-vehicles";
    let stated = subject.vehicle().and_then(Vehicle::use_row).map(|row| row.probation);
    let paid = subject.journey().commercial && is_passenger(subject);
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

fn expressway(subject: &Subject<'_>, running: Running, used: Option<Class>, reasoning: &mut Reasoning) {
    const RULE: &str = "probation-expressway";
    let allowed = subject
        .vehicle()
        .and_then(Vehicle::row)
        .is_none_or(|(group, kind)| kind.expressway.unwrap_or(group.expressway));
    if !allowed {
        return;
    }
    let own = used.or_else(|| subject.held.first().map(|(class, _)| *class));
    let journey = subject.journey();
    let quiet = !journey.expressway;
    if journey.expressway && !journey.accompanied {
        return breach(running, reasoning, RULE, FindingKind::ProbationExpressway);
    }
    // For C5 the law asks for C2 or above and does not repeat the three years.
    let message = match (own, quiet) {
        (Some(Class::C5), false) => return reasoning.condition(RULE, Message::new("condition-companion-c5")),
        (Some(Class::C5), true) => {
            return reasoning.condition(RULE, until("condition-expressway-companion-c5", running));
        }
        (_, false) => Message::new("condition-companion"),
        (_, true) => until("condition-expressway-companion", running),
    };
    let code = own.map_or("–", Class::code);
    let years = number(law().small(RULE));
    reasoning.condition(RULE, message.with("class", Arg::Text(code.to_owned())).with("years", years));
}
