//! A paper licence, typed by hand: the law is asked as for a code, and nothing of it is verified. Its own type all the way
//! to the screen, so that it can never be drawn as a verdict. Not looked at: signature, issuer, status, points, health,
//! school bus qualification.

use chrono::{Datelike as _, NaiveDate};

use super::reasoning::{Link, Reasoning};
use super::subject::Subject;
use super::{Context, entitlement, holder, house, journey, law_age, plausible, probation, term};
use crate::claims::{DrivingPrivilege, ExpiryDate, IssuingAuthority, Licence, Sex};
use crate::rules::{Class, Journey, Vehicle, china_date, validity};
use crate::text::{Arg, Message};
use crate::verdict::{Finding, FindingKind, Severity, Verdict};

/// What is typed of a paper licence. It names no day for a class, and of the birth only the year is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperLicence {
    /// 准驾车型.
    pub classes: Vec<Class>,
    /// Year of the 出生日期.
    pub birth_year: i32,
    /// 初次领证日期.
    pub first_issue_date: NaiveDate,
    /// 有效期限, its end.
    pub expiry_date: ExpiryDate,
}

/// What the law says of it. Holds no proof of anything.
#[derive(Debug)]
pub struct PaperAssessment {
    context: Context,
    findings: Vec<Finding>,
    conditions: Vec<Message>,
    links: Vec<Link>,
}

impl PaperAssessment {
    /// What was asked.
    #[must_use]
    pub const fn context(&self) -> &Context {
        &self.context
    }

    /// Worst first.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Under which the vehicle may be driven.
    #[must_use]
    pub fn conditions(&self) -> &[Message] {
        &self.conditions
    }

    /// Every rule that was held against a value.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// What the typed classes and days allow, if they are as typed.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        verdict(&self.findings)
    }
}

/// Judges what was typed. The year of birth stands for any day of it: where its first and its last day give different
/// answers, the answer is "check further".
#[must_use]
pub fn assess_paper(paper: &PaperLicence, context: Context) -> PaperAssessment {
    let [first, last] = [(1, 1), (12, 31)].map(|(month, day)| {
        let birth = NaiveDate::from_ymd_opt(paper.birth_year, month, day).unwrap_or_default();
        span(judged(&licence(paper, birth), &context), paper.birth_year, &context)
    });
    let answers = [verdict(&first.findings), verdict(&last.findings)];
    let Reasoning { findings, mut conditions, mut links, .. } = first;
    let mut findings = of_any_day(findings, &last.findings, answers);
    conditions
        .extend(last.conditions.into_iter().filter(|one| !conditions.contains(one)).collect::<Vec<_>>());
    let is_known = |link: &Link| links.iter().any(|one| (one.rule, one.finding) == (link.rule, link.finding));
    links.extend(last.links.into_iter().filter(|link| !is_known(link)).collect::<Vec<_>>());
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    PaperAssessment { context, findings, conditions, links }
}

/// What holds on the first and on the last day of the year. What holds on one of them alone is not said as if it held; that
/// the birthday matters is.
fn of_any_day(first: Vec<Finding>, last: &[Finding], answers: [Verdict; 2]) -> Vec<Finding> {
    let has = |findings: &[Finding], kind: FindingKind| findings.iter().any(|finding| finding.kind == kind);
    let differ = !last.iter().all(|one| has(&first, one.kind));
    let count = first.len();
    let (mut both, one_day): (Vec<Finding>, Vec<Finding>) =
        first.into_iter().partition(|finding| has(last, finding.kind));
    let severity = match answers {
        [Verdict::MustNotDrive, Verdict::MustNotDrive] if verdict(&both) != Verdict::MustNotDrive => {
            // Either way a no, for other reasons.
            both.extend(one_day);
            return both;
        }
        [one, other] if one == other && verdict(&both) == one => Severity::Notice,
        [_, _] => Severity::CheckFurther,
    };
    if differ || both.len() < count {
        both.push(Finding::new(FindingKind::BirthYearOnly, severity));
    }
    both
}

/// An age is one of two, since the birthday is not known.
fn span(mut reasoning: Reasoning, birth_year: i32, context: &Context) -> Reasoning {
    let most = china_date(context.now).year().saturating_sub(birth_year);
    let found = reasoning.findings.iter_mut().flat_map(|finding| &mut finding.args);
    let compared = reasoning.links.iter_mut().flat_map(|link| &mut link.compared);
    for (_, value) in found.chain(compared).filter(|(name, _)| *name == "age") {
        *value = Arg::Text(format!("{}–{most}", most.saturating_sub(1)));
    }
    reasoning
}

fn judged(licence: &Licence, context: &Context) -> Reasoning {
    let today = china_date(context.now);
    let subject = Subject::of_paper(licence, context);
    let mut reasoning = Reasoning::new(today);
    let law_holds = law_age::judge(&subject, &mut reasoning);
    term::judge(&subject, validity(licence.issue_date, licence.expiry_date, today), &mut reasoning);
    plausible::dates(&subject, &mut reasoning);
    if law_holds {
        holder::judge(&subject, &mut reasoning);
        let way = subject.vehicle().and_then(|vehicle| entitlement::judge(&subject, vehicle, &mut reasoning));
        let used = way.map(|way| way.used);
        probation::judge(&subject, used, &mut reasoning);
        pupils_or(&subject, used, &mut reasoning);
        house::judge(&subject, 0, &mut reasoning);
    }
    if context.vehicle.is_none() {
        reasoning.findings.push(Finding::new(FindingKind::NoVehicle, Severity::Notice));
    }
    reasoning
}

/// The qualification for school buses is not typed: it stands on the second page.
fn pupils_or(subject: &Subject<'_>, used: Option<Class>, reasoning: &mut Reasoning) {
    let Journey { school_bus, .. } = subject.journey();
    if school_bus || subject.vehicle().is_some_and(Vehicle::is_school_bus) {
        let finding = Finding::new(FindingKind::SchoolBusNotTyped, Severity::CheckFurther);
        reasoning.find("school-bus", finding);
    } else {
        journey::judge(subject, used, reasoning);
    }
}

fn verdict(findings: &[Finding]) -> Verdict {
    match findings.iter().map(|finding| finding.severity).max() {
        Some(Severity::MustNotDrive) => Verdict::MustNotDrive,
        Some(Severity::CheckFurther | Severity::CannotTell | Severity::NotGenuine) => Verdict::CheckFurther,
        Some(Severity::Good | Severity::Notice) | None => Verdict::MayDrive,
    }
}

/// The typed words in the shape that the rules ask; what was not typed is empty and no rule looks at it.
fn licence(paper: &PaperLicence, birth_date: NaiveDate) -> Licence {
    let held = |class: &Class| DrivingPrivilege {
        vehicle_category_code: class.code().to_owned(),
        issue_date: paper.first_issue_date,
    };
    Licence {
        document_number: String::new(),
        name: String::new(),
        sex: Sex::NotKnown,
        nationality: 0,
        birth_date,
        first_issue_date: paper.first_issue_date,
        driving_privileges: paper.classes.iter().map(held).collect(),
        issue_date: paper.first_issue_date,
        expiry_date: paper.expiry_date,
        points: 0,
        status: String::new(),
        card_number: None,
        resident_address: None,
        issuing_authority: IssuingAuthority::Text(String::new()),
        file_number: None,
        records: Vec::new(),
        portrait: None,
    }
}

/// Years of birth that can be typed: a driver is 18 or over, and hardly over 120.
#[must_use]
pub fn is_birth_year(year: i32, today: NaiveDate) -> bool {
    (18..=120).contains(&(today.year() - year))
}

#[cfg(test)]
mod tests {
    use super::of_any_day;
    use crate::verdict::{Finding, FindingKind, Severity, Verdict};

    #[test]
    fn a_no_for_other_reasons_stays_a_no() {
        let no = |kind| Finding::new(kind, Severity::MustNotDrive);
        let (first, last) = (vec![no(FindingKind::PastAge)], [no(FindingKind::WrongClass)]);
        let found = of_any_day(first, &last, [Verdict::MustNotDrive; 2]);
        assert_eq!(found.iter().map(|finding| finding.kind).collect::<Vec<_>>(), [FindingKind::PastAge]);
    }
}
