//! Signed, and yet it can hardly be so: warnings to compare, never refusals, and none for foreign documents. Only dates
//! that contradict each other are more than that, since all else is counted from them.

use chrono::{Datelike as _, NaiveDate};

use super::reasoning::Reasoning;
use super::subject::Subject;
use crate::claims::Sex;
use crate::rules::{Class, Family, age, card_number_matches, law, resident_number};
use crate::text::Arg;
use crate::verdict::{Finding, FindingKind, Severity};

/// China in ISO 3166-1.
const CHINA: u16 = 156;

/// Birth, first issue and today in this order.
pub(super) fn dates(subject: &Subject<'_>, reasoning: &mut Reasoning) {
    let licence = subject.licence();
    if licence.birth_date >= licence.first_issue_date || licence.first_issue_date > subject.today {
        reasoning.find("dates-in-order", Finding::new(FindingKind::ImplausibleDates, Severity::CheckFurther));
    }
}

pub(super) fn judge(subject: &Subject<'_>, reasoning: &mut Reasoning) {
    dates(subject, reasoning);
    let licence = subject.licence();
    let mut warn = |rule, kind, class: Option<Class>| {
        let finding = Finding::new(kind, Severity::Notice);
        reasoning.find(rule, finding.with("class", Arg::Classes(class.into_iter().collect())));
    };
    if licence.nationality != CHINA {
        return;
    }
    if let Some(number) = resident_number(&licence.document_number) {
        let day = licence.birth_date;
        let digits = format!("{:04}{:02}{:02}", day.year(), day.month(), day.day());
        let sex_differs = match licence.sex {
            Sex::Female => number.male,
            Sex::Male => !number.male,
            Sex::NotApplicable | Sex::NotKnown => false,
        };
        for (fault, kind) in [
            (!number.check_matches, FindingKind::NumberCheck),
            (digits.as_bytes() != number.birth, FindingKind::NumberBirth),
            (sex_differs, FindingKind::NumberSex),
        ] {
            if fault {
                warn("number-check", kind, None);
            }
        }
    }
    if licence.card_number.as_deref().and_then(card_number_matches) == Some(false) {
        warn("card-number", FindingKind::CardNumber, None);
    }
    classes(subject, &mut warn);
}

fn classes(subject: &Subject<'_>, warn: &mut impl FnMut(&'static str, FindingKind, Option<Class>)) {
    let licence = subject.licence();
    let first_issue = licence.first_issue_date;
    let cars = || subject.held.iter().filter(|(class, _)| class.family() == Family::Car);
    for (class, since) in &subject.held {
        let may_be_first = law().class(*class).is_none_or(|row| row.first);
        let oldest = subject.held.iter().all(|(_, when)| when >= since);
        if *since < first_issue {
            warn("class-dates", FindingKind::ClassBeforeFirst, Some(*class));
        } else if !may_be_first && oldest && *since == first_issue {
            warn("class-first", FindingKind::NotAFirstClass, Some(*class));
        }
        if !is_of_age(*class, licence.birth_date, *since) {
            warn("class-age", FindingKind::ClassAge, Some(*class));
        }
    }
    if subject.holds(Class::C6) && subject.held.len() == 1 {
        warn("class-first", FindingKind::OnlyC6, Some(Class::C6));
    }
    if subject.holds(Class::C5) && cars().count() > 1 {
        warn("class-first", FindingKind::C5BesideOthers, Some(Class::C5));
    }
}

/// Whether the class could be applied for at the age of its day. Before the tables begin only the least age is held, which
/// was never lower.
fn is_of_age(class: Class, birth: NaiveDate, since: NaiveDate) -> bool {
    let Some(row) = law().ages(class, since.max(law().begins)) else { return true };
    let Some(age) = age(birth, since) else { return false };
    let least = row.least_student.unwrap_or(row.least);
    age >= least && (row.most == 0 || age <= row.most || since < law().begins)
}
