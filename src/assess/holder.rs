//! What holds for the holder whatever the vehicle: classes that count, cancellation by age, conditions of health.

use super::ages::{self, Bar};
use super::reasoning::Reasoning;
use super::subject::{Subject, number};
use crate::claims::Record;
use crate::rules::{AgeReached, Class, age_reached, law};
use crate::text::{Arg, Message};
use crate::verdict::{Finding, FindingKind, Severity};

pub(super) fn judge(subject: &Subject<'_>, reasoning: &mut Reasoning) {
    classes(subject, reasoning);
    if subject.vehicle().is_none() && !cancelled_by_age(subject, reasoning) {
        past_age(subject, reasoning);
    }
    if subject.licence().records.contains(&Record::HearingAid) {
        reasoning.condition("hearing-aid", Message::new("condition-hearing-aid"));
    }
    let medical = law().small("medical-70");
    if age_reached(subject.licence().birth_date, medical, subject.today) != AgeReached::No {
        reasoning.condition("medical-70", Message::new("condition-medical-70").with("age", number(medical)));
    }
}

/// An unknown class beside others says nothing about them. Where no known class is held today, nothing allows to drive.
fn classes(subject: &Subject<'_>, reasoning: &mut Reasoning) {
    let signed = &subject.licence().driving_privileges;
    let is_known = |code: &str| Class::parse(code).is_some();
    let some_known = signed.iter().any(|held| is_known(&held.vehicle_category_code));
    let severity = if some_known { Severity::Notice } else { Severity::CheckFurther };
    for held in signed.iter().filter(|held| !is_known(&held.vehicle_category_code)) {
        let finding = Finding::new(FindingKind::UnknownClass, severity);
        reasoning.find("class-unknown", finding.with("class", Arg::Text(held.vehicle_category_code.clone())));
    }
    if some_known && subject.held.is_empty() {
        reasoning.find("class-none-yet", Finding::new(FindingKind::NoClassYet, Severity::CheckFurther));
    }
}

/// R162 art. 79(1)(10): nothing but M, N, P, or nothing but C3, C4, past the age. With a vehicle its own class says so.
fn cancelled_by_age(subject: &Subject<'_>, reasoning: &mut Reasoning) -> bool {
    let only = |classes: &[Class]| {
        !subject.held.is_empty() && subject.held.iter().all(|(class, _)| classes.contains(class))
    };
    if !(only(&[Class::M, Class::N, Class::P]) || only(&[Class::C3, Class::C4])) {
        return false;
    }
    let birth = subject.licence().birth_date;
    let bars = subject.held.iter().map(|(class, _)| ages::bar(*class, birth, subject.today));
    let severity = match bars.max_by_key(|bar| matches!(bar, Bar::Past)) {
        Some(Bar::Past) => Severity::MustNotDrive,
        Some(Bar::Birthday | Bar::Extension) => Severity::CheckFurther,
        Some(Bar::Under) | None => return false,
    };
    let finding = Finding::new(FindingKind::CancelledByAge, severity);
    reasoning
        .find("age-cancelled", finding.with("age", number(subject.age())).with("classes", subject.codes()));
    true
}

/// Without a vehicle an age limit bars nothing yet; it is worth knowing.
fn past_age(subject: &Subject<'_>, reasoning: &mut Reasoning) {
    let birth = subject.licence().birth_date;
    for (kind, rule, open) in [
        (FindingKind::ClassesPastAge, "age-bar", false),
        (FindingKind::ClassesAgeOpen, "age-extension", true),
    ] {
        let held = subject.held.iter().map(|(class, _)| *class);
        let classes: Vec<Class> = held
            .filter(|class| match ages::bar(*class, birth, subject.today) {
                Bar::Under => false,
                Bar::Past => !open,
                Bar::Birthday | Bar::Extension => open,
            })
            .collect();
        if !classes.is_empty() {
            let finding = Finding::new(kind, Severity::Notice)
                .with("age", number(subject.age()))
                .with("classes", Arg::Classes(classes));
            reasoning.find(rule, finding);
        }
    }
}
