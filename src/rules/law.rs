//! All tables, read once. A table with a fault leaves its rows out (a test holds that there is none); what then lacks a
//! rule is answered "check further", never "may drive".

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::class::Class;
use super::rule::{Certainty, Rule};
use super::table::{AgeRow, ClassRow, File, LetterRow, Source, VehicleGroup, VehicleType, VehicleUse};

/// Subject and text of every table.
const FILES: [(&str, &str); 13] = [
    ("law", include_str!("../../assets/rules/law.toml")),
    ("classes", include_str!("../../assets/rules/classes.toml")),
    ("vehicles", include_str!("../../assets/rules/vehicles.toml")),
    ("uses", include_str!("../../assets/rules/uses.toml")),
    ("ages", include_str!("../../assets/rules/ages.toml")),
    ("status", include_str!("../../assets/rules/status.toml")),
    ("points", include_str!("../../assets/rules/points.toml")),
    ("validity", include_str!("../../assets/rules/validity.toml")),
    ("probation", include_str!("../../assets/rules/probation.toml")),
    ("trailers", include_str!("../../assets/rules/trailers.toml")),
    ("journeys", include_str!("../../assets/rules/journeys.toml")),
    ("plausibility", include_str!("../../assets/rules/plausibility.toml")),
    ("documents", include_str!("../../assets/rules/documents.toml")),
];

/// The law as data.
#[derive(Debug)]
pub struct Law {
    /// First day that the tables hold for.
    pub begins: NaiveDate,
    /// Day up to which changes of the law were looked for.
    pub checked_up_to: NaiveDate,
    /// Short names of the sources.
    pub sources: Vec<Source>,
    /// Rules in words, with the subject that they belong to.
    pub rules: Vec<(&'static str, Rule)>,
    /// Classes in the order of the law.
    pub classes: Vec<ClassRow>,
    /// Ages by class and day.
    pub ages: Vec<AgeRow>,
    /// Status letters.
    pub letters: Vec<LetterRow>,
    /// Uses of a vehicle.
    pub uses: Vec<VehicleUse>,
    /// Vehicle types.
    pub groups: Vec<VehicleGroup>,
    /// What could not be read; empty in every build that passed its tests.
    pub faults: Vec<String>,
}

/// Stands in for a rule that no table has; a test holds that none is missing.
static MISSING: LazyLock<Rule> = LazyLock::new(|| Rule {
    id: "missing".to_owned(),
    article: "–".to_owned(),
    certainty: Certainty::Low,
    value: None,
    zh: "–".to_owned(),
    en: "–".to_owned(),
});

/// The tables of this program.
#[must_use]
pub fn law() -> &'static Law {
    static LAW: LazyLock<Law> = LazyLock::new(Law::read);
    &LAW
}

impl Law {
    fn read() -> Self {
        let mut law = Self {
            begins: NaiveDate::MAX,
            checked_up_to: NaiveDate::MIN,
            sources: Vec::new(),
            rules: Vec::new(),
            classes: Vec::new(),
            ages: Vec::new(),
            letters: Vec::new(),
            uses: Vec::new(),
            groups: Vec::new(),
            faults: Vec::new(),
        };
        for (subject, text) in FILES {
            match toml::from_str::<File>(text) {
                Ok(file) => law.add(subject, file),
                Err(error) => law.faults.push(format!("{subject}: {error}")),
            }
        }
        law
    }

    fn add(&mut self, subject: &'static str, file: File) {
        self.begins = file.begins.unwrap_or(self.begins);
        self.checked_up_to = file.checked_up_to.unwrap_or(self.checked_up_to);
        self.sources.extend(file.source);
        self.rules.extend(file.rule.into_iter().map(|rule| (subject, rule)));
        self.classes.extend(file.class);
        self.ages.extend(file.age);
        self.letters.extend(file.letter);
        self.uses.extend(file.uses);
        self.groups.extend(file.group);
    }

    /// A rule by its name.
    #[must_use]
    pub fn rule(&self, id: &str) -> &Rule {
        self.rules.iter().map(|(_, rule)| rule).find(|rule| rule.id == id).unwrap_or(&MISSING)
    }

    /// The number of a rule; 0 where it has none.
    #[must_use]
    pub fn number(&self, id: &str) -> i64 {
        self.rule(id).value.unwrap_or_default()
    }

    /// [`Self::number`], where it fits.
    #[must_use]
    pub fn small(&self, id: &str) -> u32 {
        u32::try_from(self.number(id)).unwrap_or_default()
    }

    /// The row of a class.
    #[must_use]
    pub fn class(&self, class: Class) -> Option<&ClassRow> {
        self.classes.iter().find(|row| row.code == class)
    }

    /// Ages of a class on a day.
    #[must_use]
    pub fn ages(&self, class: Class, day: NaiveDate) -> Option<&AgeRow> {
        let of_class = self.ages.iter().filter(|row| row.classes.contains(&class) && row.from <= day);
        of_class.max_by_key(|row| row.from)
    }

    /// A group by its name.
    #[must_use]
    pub fn group(&self, id: &str) -> Option<&VehicleGroup> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// A type by its code or by its Chinese name, with its group. Small letters are as good as large ones.
    #[must_use]
    pub fn vehicle(&self, code: &str) -> Option<(&VehicleGroup, &VehicleType)> {
        let code = code.trim().to_ascii_uppercase();
        let is = |kind: &VehicleType| match kind.code.strip_suffix('*') {
            Some(stem) => code.len() == stem.len() + 1 && code.starts_with(stem),
            None => kind.code == code,
        };
        let all = || self.groups.iter().flat_map(|group| group.types.iter().map(move |kind| (group, kind)));
        let own = all().find(|(_, kind)| kind.code == code);
        own.or_else(|| all().find(|(_, kind)| is(kind))).or_else(|| all().find(|(_, kind)| kind.zh == code))
    }

    /// A use by its letter, its name or as printed.
    #[must_use]
    pub fn vehicle_use(&self, name: &str) -> Option<&VehicleUse> {
        let name = name.trim();
        let letter = |row: &VehicleUse| name.len() == 1 && name.eq_ignore_ascii_case(&row.code.to_string());
        self.uses.iter().find(|row| letter(row) || row.zh == name || row.name.eq_ignore_ascii_case(name))
    }
}

#[cfg(test)]
mod tests {
    use super::{FILES, law};
    use crate::rules::Class;

    #[test]
    fn every_table_is_read() {
        assert_eq!(law().faults, Vec::<String>::new());
        assert_eq!(law().begins.to_string(), "2022-04-01");
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rules");
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), FILES.len(), "a table is not embedded");
    }

    #[test]
    fn names_are_used_once() {
        let unique = |mut names: Vec<&str>| {
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count);
        };
        unique(law().rules.iter().map(|(_, rule)| rule.id.as_str()).collect());
        unique(law().groups.iter().map(|group| group.id.as_str()).collect());
        unique(law().groups.iter().flat_map(|group| &group.types).map(|kind| kind.code.as_str()).collect());
        unique(law().uses.iter().map(|row| row.name.as_str()).collect());
    }

    #[test]
    fn every_row_names_article_and_both_languages() {
        for (_, rule) in &law().rules {
            assert!(!rule.article.is_empty() && !rule.zh.is_empty() && !rule.en.is_empty(), "{}", rule.id);
        }
        for group in &law().groups {
            assert!(!group.article.is_empty() && !group.types.is_empty(), "{}", group.id);
            for kind in &group.types {
                assert!(!kind.zh.is_empty() && !kind.en.is_empty(), "{}", kind.code);
            }
        }
    }

    #[test]
    fn classes_are_complete_and_in_order() {
        let codes: Vec<Class> = law().classes.iter().map(|row| row.code).collect();
        assert_eq!(codes, Class::ALL);
        for class in Class::ALL {
            for day in ["2022-04-01", "2024-12-31", "2025-01-01", "2026-11-20"] {
                assert!(law().ages(class, day.parse().unwrap()).is_some(), "{class:?} on {day}");
            }
            assert!(law().ages(class, "2022-03-31".parse().unwrap()).is_none());
        }
    }

    #[test]
    fn every_letter_has_its_row() {
        let letters: String = law().letters.iter().map(|row| row.letter).collect();
        assert_eq!(letters, "ABCDEFGHIJKLMNPRSTUZ");
    }

    #[test]
    fn groups_name_groups_that_exist() {
        for group in &law().groups {
            for other in group.beyond_most.iter().chain(&group.below_least).chain(&group.below_mass) {
                assert!(law().group(other).is_some(), "{}: {other}", group.id);
            }
        }
    }

    #[test]
    fn vehicles_are_found_by_code_and_name() {
        assert_eq!(law().vehicle("k33").map(|(group, _)| group.id.as_str()), Some("car"));
        assert_eq!(law().vehicle("小型轿车").map(|(group, _)| group.id.as_str()), Some("car"));
        assert_eq!(law().vehicle("B1C").map(|(group, _)| group.id.as_str()), Some("trailer-large"));
        assert_eq!(law().vehicle("B3U").map(|(_, kind)| kind.en.as_str()), Some("Light centre-axle caravan"));
        assert_eq!(law().vehicle("B38").map(|(_, kind)| kind.en.as_str()), Some("Light semi-trailer"));
        assert!(law().vehicle("B1").is_none() && law().vehicle("K99").is_none());
    }

    #[test]
    fn uses_are_found_by_letter_name_and_as_printed() {
        let code = |name| law().vehicle_use(name).map(|row| row.code);
        for name in ["G", "g", " rental ", "Rental", "租赁"] {
            assert_eq!(code(name), Some('G'), "{name}");
        }
        for name in ["", "GG", "9", "租", "rent"] {
            assert_eq!(code(name), None, "{name}");
        }
    }
}
