//! The tables as a page: `kerbside rules` prints it, `docs/rules.md` is it.

use std::fmt::Write as _;

use super::class::Class;
use super::law::{Law, law};
use super::table::{AgeRow, Extension, ProbationUse, Tow, VehicleGroup};

/// All tables in Markdown, Chinese and English side by side.
#[must_use]
pub fn markdown() -> String {
    let law = law();
    let mut out = String::with_capacity(32 * 1024);
    head(&mut out, law);
    classes(&mut out, law);
    vehicles(&mut out, law);
    ages(&mut out, law);
    letters(&mut out, law);
    uses(&mut out, law);
    rules(&mut out, law);
    out
}

macro_rules! row {
    ($out:expr, $($part:expr),+) => {{
        $( let _infallible = write!($out, "| {} ", $part); )+
        $out.push_str("|\n");
    }};
}

fn head(out: &mut String, law: &Law) {
    let _infallible = write!(
        out,
        "# The rules that decide\n\nMade by `kerbside rules` from `assets/rules`; do not edit here. They hold from {}; changes of the \
         law are known up to {}.\nCertainty: H text of the law or several independent sources, M-H several summaries that agree, M one \
         decent source, L weak.\nH and M-H decide a verdict, M and L give at best \"check further\".\n\n| short | source |\n|---|---|\n",
        law.begins, law.checked_up_to
    );
    for source in &law.sources {
        row!(out, source.short, format_args!("{} · {}", source.zh, source.en));
    }
}

fn codes(classes: &[Class]) -> String {
    classes.iter().map(|class| class.code()).collect::<Vec<_>>().join(" ")
}

fn classes(out: &mut String, law: &Law) {
    out.push_str("\n## Classes 准驾车型\n| class | 名称 | name | also permits | may be the first | article | |\n|---|---|---|---|---|---|---|\n");
    for class in &law.classes {
        let first = if class.first { "yes" } else { "no" };
        let code = class.code.code();
        row!(
            out,
            code,
            class.zh,
            class.en,
            codes(&class.includes),
            first,
            class.article,
            class.certainty.code()
        );
    }
}

fn vehicles(out: &mut String, law: &Law) {
    out.push_str("\n## Vehicle types 车辆类型 and the class each needs\n| group | class | may tow | expressway | article | |\n|---|---|---|---|---|---|\n");
    for group in &law.groups {
        let tow = match group.tow {
            Tow::CaravanOr700 => "a caravan, or up to 700 kg",
            Tow::Nothing => "nothing",
            Tow::One => "one trailer",
        };
        let expressway = if group.expressway { "yes" } else { "no" };
        let name = format_args!("{} · {}", group.zh, group.en);
        row!(out, name, needs(group), tow, expressway, group.article, group.certainty.code());
    }
    out.push_str("\n| code | 车辆类型 | vehicle type | group |\n|---|---|---|---|\n");
    for group in &law.groups {
        for kind in &group.types {
            row!(out, kind.code.replace('*', "…"), kind.zh, kind.en, group.zh);
        }
    }
}

fn needs(group: &VehicleGroup) -> String {
    let mut parts = Vec::new();
    if !group.any.is_empty() {
        parts.push(codes(&group.any));
    }
    for (classes, when) in [
        (&group.automatic, "automatic"),
        (&group.adapted, "adapted automatic car"),
        (&group.city_bus, "city bus, 10 seats and more"),
        (&group.city_bus_10_19, "city bus, 10 to 19 seats"),
    ] {
        if !classes.is_empty() {
            parts.push(format!("{} ({when})", codes(classes)));
        }
    }
    if group.combination {
        parts.push("A2; C6 below 4,500 kg".to_owned());
    }
    if parts.is_empty() { "–".to_owned() } else { parts.join(", ") }
}

fn ages(out: &mut String, law: &Law) {
    out.push_str("\n## Ages 年龄\n| classes | from | apply | must not drive from | longer | article | |\n|---|---|---|---|---|---|---|\n");
    for row in &law.ages {
        let longer = match row.extension {
            Extension::None => "–",
            Extension::Possible => "at most 3 years, on application",
            Extension::Unclear => "not settled",
        };
        let bar = if row.bar == 0 { "–".to_owned() } else { row.bar.to_string() };
        row!(out, codes(&row.classes), row.from, apply(row), bar, longer, row.article, row.certainty.code());
    }
}

fn apply(row: &AgeRow) -> String {
    let student = row.least_student.map(|age| format!(" (students {age})")).unwrap_or_default();
    match row.most {
        0 => format!("{} and over{student}", row.least),
        most => format!("{} to {most}{student}", row.least),
    }
}

fn letters(out: &mut String, law: &Law) {
    out.push_str("\n## Status letters 状态\n| letter | 状态 | status | driving today | article | |\n|---|---|---|---|---|---|\n");
    for row in &law.letters {
        let effect = match row.effect {
            super::Effect::Barred => "must not drive",
            super::Effect::BarredAfterValidity => "may drive until the last day of validity, not after",
            super::Effect::None => "–",
            super::Effect::Notice => "not affected",
            super::Effect::Undecided => "check further",
        };
        row!(out, row.letter, row.zh, row.en, effect, row.article, row.certainty.code());
    }
}

fn uses(out: &mut String, law: &Law) {
    out.push_str("\n## Uses of a vehicle 使用性质\n| code | name | 使用性质 | use | in probation | separate qualification | |\n|---|---|---|---|---|---|---|\n");
    for row in &law.uses {
        let probation = match row.probation {
            ProbationUse::Barred => "must not",
            ProbationUse::Free => "–",
            ProbationUse::OnDuty => "not on duty",
            ProbationUse::Unclear => "check further",
        };
        let commercial = if row.commercial { "yes" } else { "–" };
        row!(out, row.code, row.name, row.zh, row.en, probation, commercial, row.certainty.code());
    }
}

fn rules(out: &mut String, law: &Law) {
    out.push_str("\n## Rules\n| rule | 规定 | in English | article | |\n|---|---|---|---|---|\n");
    for (_, rule) in &law.rules {
        row!(out, rule.id, rule.zh, rule.en, rule.article, rule.certainty.code());
    }
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn the_document_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(kept == markdown(), "docs/rules.md is out of date: kerbside rules > docs/rules.md");
    }
}
