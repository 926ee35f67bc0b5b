//! Finding a vehicle type by its name in either language, by the first letters of its pinyin, or by its code.

use super::law::law;
use super::table::VehicleType;

/// First letters of the pinyin of every sign that the names of vehicles have.
const INITIALS: [(char, &str); 20] = [
    ('b', "板半包闭变便"),
    ('c', "仓侧层车"),
    ('d', "大低地电动"),
    ('e', "二"),
    ('f', "非封扶"),
    ('g', "构挂罐轨"),
    ('h', "货"),
    ('j', "机集居掘铰轿接结"),
    ('k', "客"),
    ('l', "拉辆轮旅"),
    ('m', "面摩"),
    ('p', "平铺普"),
    ('q', "其汽牵全轻"),
    ('s', "三式手输殊双速"),
    ('t', "他特通托拖"),
    ('w', "挖微卧无"),
    ('x', "厢项小校械卸形型"),
    ('y', "业野引用有越运"),
    ('z', "载栅正置中轴重专装自作"),
    (' ', "、"),
];

/// How well a name fits; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Start,
    /// In order from the first sign on, with others between.
    Along,
    Part,
    Scattered,
}

/// Types that fit what was typed, the best first; all of them for nothing typed.
#[must_use]
pub fn search(typed: &str) -> Vec<&'static VehicleType> {
    let typed: String = typed.trim().to_lowercase();
    let types = law().groups.iter().flat_map(|group| &group.types);
    let mut found: Vec<(Fit, &VehicleType)> =
        types.filter_map(|kind| Some((fit(kind, &typed)?, kind))).collect();
    found.sort_by_key(|(fit, _)| *fit);
    found.into_iter().map(|(_, kind)| kind).collect()
}

fn fit(kind: &VehicleType, typed: &str) -> Option<Fit> {
    let code = kind.code.trim_end_matches('*').to_lowercase();
    let whole = [code, kind.en.to_lowercase(), kind.zh.clone(), initials(&kind.zh)];
    if whole.iter().any(|name| name.starts_with(typed)) {
        return Some(Fit::Start);
    }
    let along = |name: &String| {
        name.chars().next().is_some_and(|first| typed.starts_with(first)) && scattered(typed, name)
    };
    let [_, en, zh, letters] = &whole;
    if along(zh) || along(letters) {
        return Some(Fit::Along);
    }
    if whole.iter().any(|name| name.contains(typed)) {
        return Some(Fit::Part);
    }
    let words = typed.split_whitespace().all(|word| en.contains(word));
    (words || scattered(typed, zh) || scattered(typed, letters)).then_some(Fit::Scattered)
}

/// All signs in that order, with others between: `zxhc` finds 重型普通货车.
fn scattered(typed: &str, name: &str) -> bool {
    let mut rest = name.chars();
    typed.chars().all(|sign| rest.any(|other| other == sign))
}

fn initials(name: &str) -> String {
    let letter =
        |sign: char| INITIALS.iter().find(|(_, signs)| signs.contains(sign)).map(|(letter, _)| *letter);
    name.chars().filter_map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::{Fit, fit, initials, search};
    use crate::rules::law;

    fn first(typed: &str) -> &'static str {
        search(typed).first().map_or("", |kind| kind.zh.as_str())
    }

    #[test]
    fn every_sign_of_every_name_has_its_letter() {
        for kind in law().groups.iter().flat_map(|group| &group.types) {
            assert_eq!(initials(&kind.zh).chars().count(), kind.zh.chars().count(), "{}", kind.zh);
        }
    }

    #[test]
    fn found_by_name_letters_code_and_in_english() {
        assert_eq!(first("xxjc"), "小型轿车");
        assert_eq!(first("XXJC"), "小型轿车");
        assert_eq!(first("小型轿"), "小型轿车");
        assert_eq!(first("k33"), "小型轿车");
        assert_eq!(first("small saloon"), "小型轿车");
        assert_eq!(first("zxhc"), "重型普通货车");
        assert_eq!(first("重型货车"), "重型普通货车");
        assert!(search("box tipper").iter().any(|kind| kind.code == "H1B"));
    }

    #[test]
    fn nothing_typed_finds_all_and_nonsense_none() {
        let all: usize = law().groups.iter().map(|group| group.types.len()).sum();
        assert_eq!(search(" ").len(), all);
        assert!(search("qqqqqq").is_empty());
    }

    /// H11 is 重型普通货车 (zxpthc), "Heavy truck".
    #[test]
    fn how_well_a_name_fits() {
        let (_, kind) = law().vehicle("H11").unwrap();
        for (typed, expected) in [
            ("h11", Some(Fit::Start)),
            ("heavy", Some(Fit::Start)),
            ("重型", Some(Fit::Start)),
            ("zxp", Some(Fit::Start)),
            ("重货", Some(Fit::Along)),
            ("zhc", Some(Fit::Along)),
            ("11", Some(Fit::Part)),
            ("truck", Some(Fit::Part)),
            ("普通", Some(Fit::Part)),
            ("pthc", Some(Fit::Part)),
            ("truck heavy", Some(Fit::Scattered)),
            ("型货", Some(Fit::Scattered)),
            ("xhc", Some(Fit::Scattered)),
            ("truck light", None),
            ("货重", None),
            ("chx", None),
        ] {
            assert_eq!(fit(kind, typed), expected, "{typed}");
        }
    }
}
