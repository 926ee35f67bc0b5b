//! Whether a licence is enough for the companion of a driver in probation on an expressway (R162 art. 77(2)): the driver's
//! class or one that includes it, three years, in force. Whether it is the person in the car is for the officer to see.

use super::ages::{self, Bar};
use super::subject::Subject;
use super::{Assessment, Context, assess, entitlement, probation};
use crate::rules::{Class, CompanionAnswer, CompanionReason, Journey, law, years_after};
use crate::status::ListWord;
use crate::trust::Standing;
use crate::verdict::Verdict;
use crate::verify::VerifiedCredential;

/// What a driver's companion must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompanionNeed {
    /// The class by which the driver drives.
    pub class: Class,
    /// The class of the certificate that this is, or that includes it.
    pub held: Class,
}

/// The companion that this driver needs on an expressway, with the vehicle and on the day of `context`; `None`: none.
#[must_use]
pub fn companion_need(driver: &VerifiedCredential, context: &Context) -> Option<CompanionNeed> {
    let subject = Subject::new(driver.claims(), context);
    let mut aside = super::Reasoning::new(subject.today);
    let way = subject.vehicle().and_then(|vehicle| entitlement::judge(&subject, vehicle, &mut aside));
    probation::companion_need(&subject, way.as_ref())
}

/// A companion's licence, held against what the driver needs.
#[derive(Debug)]
pub struct CompanionAssessment {
    assessment: Assessment,
    answer: CompanionAnswer,
}

impl CompanionAssessment {
    /// The licence by itself, no vehicle chosen.
    #[must_use]
    pub const fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Whether it is enough.
    #[must_use]
    pub const fn answer(&self) -> CompanionAnswer {
        self.answer
    }
}

/// Judges the licence of a companion as of the driver's moment. `list` is what the list of the companion's issuer says of it.
/// Keys, clock and memory are the device's: they are weighed once, with the driver's licence.
#[must_use]
pub fn assess_companion(
    companion: VerifiedCredential,
    driver: &VerifiedCredential,
    need: CompanionNeed,
    list: ListWord,
    context: &Context,
) -> CompanionAssessment {
    let same = companion.claims().licence.document_number == driver.claims().licence.document_number;
    let alone = Context {
        vehicle: None,
        journey: Journey::default(),
        return_date: None,
        standing: Standing::default(),
        list,
        ..context.clone()
    };
    let assessment = assess(companion, alone);
    let answer = if same {
        CompanionAnswer::Unqualified(CompanionReason::SameLicence)
    } else {
        worse(in_force(&assessment), by_class(&assessment, need))
    };
    // "His class" may be the one on the certificate, beside which the companion's is not enough.
    let of_certificate = by_class(&assessment, CompanionNeed { class: need.held, ..need });
    let answer = match (answer, of_certificate) {
        (CompanionAnswer::Qualified, CompanionAnswer::Unqualified(CompanionReason::Class)) => {
            CompanionAnswer::Open(CompanionReason::ClassOpen)
        }
        (answer, _) => answer,
    };
    CompanionAssessment { assessment, answer }
}

fn in_force(assessment: &Assessment) -> CompanionAnswer {
    match assessment.verdict() {
        Verdict::MustNotDrive | Verdict::NotGenuine => {
            CompanionAnswer::Unqualified(CompanionReason::LicenceBarred)
        }
        Verdict::CheckFurther | Verdict::CannotTell => CompanionAnswer::Open(CompanionReason::LicenceOpen),
        Verdict::MayDrive => CompanionAnswer::Qualified,
    }
}

/// The best of all classes held.
fn by_class(assessment: &Assessment, need: CompanionNeed) -> CompanionAnswer {
    let context = assessment.context();
    let subject = Subject::new(assessment.credential().claims(), context);
    let fitting = subject.held.iter().filter(|(held, _)| fits(*held, need.class));
    let answers = fitting.map(|(held, since)| {
        let years = Experience { since: *since, need };
        worse(of_age(&subject, *held, need.class), years.answer(&subject))
    });
    answers.min_by_key(|answer| rank(*answer)).unwrap_or(CompanionAnswer::Unqualified(CompanionReason::Class))
}

/// The driver's class or one that includes it; for C5 also C2 and what is above it.
fn fits(held: Class, class: Class) -> bool {
    const C2_OR_ABOVE: [Class; 7] =
        [Class::A1, Class::A2, Class::A3, Class::B1, Class::B2, Class::C1, Class::C2];
    held == class || held.includes().contains(&class) || (class == Class::C5 && C2_OR_ABOVE.contains(&held))
}

/// A class past its age limit is none, and what it includes may be gone with it.
fn of_age(subject: &Subject<'_>, held: Class, class: Class) -> CompanionAnswer {
    let birth = subject.licence().birth_date;
    match (ages::bar(class, birth, subject.today), ages::bar(held, birth, subject.today)) {
        (Bar::Past, _) => CompanionAnswer::Unqualified(CompanionReason::Age),
        (Bar::Under, Bar::Under) => CompanionAnswer::Qualified,
        (Bar::Birthday | Bar::Extension | Bar::Under, _) => CompanionAnswer::Open(CompanionReason::Age),
    }
}

/// Since when a class is held, and what is needed.
#[derive(Debug, Clone, Copy)]
struct Experience {
    since: chrono::NaiveDate,
    need: CompanionNeed,
}

impl Experience {
    /// A class that came by exchange is younger than the right to drive; the last day of the years is disputed.
    fn answer(self, subject: &Subject<'_>) -> CompanionAnswer {
        let years = i32::try_from(law().number("probation-expressway")).unwrap_or_default();
        let full = years_after(self.since, years);
        let first = years_after(subject.licence().first_issue_date, years);
        let could_be = first <= subject.today || self.need.class == Class::C5;
        match subject.today.cmp(&full) {
            std::cmp::Ordering::Greater => CompanionAnswer::Qualified,
            std::cmp::Ordering::Equal => CompanionAnswer::Open(CompanionReason::ExperienceOpen),
            std::cmp::Ordering::Less if could_be => CompanionAnswer::Open(CompanionReason::ExperienceOpen),
            std::cmp::Ordering::Less => CompanionAnswer::Unqualified(CompanionReason::Experience),
        }
    }
}

const fn rank(answer: CompanionAnswer) -> u8 {
    match answer {
        CompanionAnswer::Qualified => 0,
        CompanionAnswer::Open(_) => 1,
        CompanionAnswer::Unqualified(_) => 2,
    }
}

/// Of two that weigh the same the first.
const fn worse(one: CompanionAnswer, other: CompanionAnswer) -> CompanionAnswer {
    if rank(other) > rank(one) { other } else { one }
}
