//! 准驾车型: the 17 classes of Order 162 (R162 art. 11, annex 1), in force since 2022-04-01.

use serde::Deserialize;

use self::Class::{A1, A2, A3, B1, B2, C1, C2, C3, C4, C5, C6, D, E, F, M, N, P};
use super::law::law;

/// A Chinese class. Not an ISO category: a Chinese A1 is a coach, an ISO A1 a light motorcycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Class {
    /// 大型客车
    A1,
    /// 重型牵引挂车
    A2,
    /// 城市公交车
    A3,
    /// 中型客车
    B1,
    /// 大型货车
    B2,
    /// 小型汽车
    C1,
    /// 小型自动挡汽车
    C2,
    /// 低速载货汽车
    C3,
    /// 三轮汽车
    C4,
    /// 残疾人专用小型自动挡载客汽车
    C5,
    /// 轻型牵引挂车
    C6,
    /// 普通三轮摩托车
    D,
    /// 普通二轮摩托车
    E,
    /// 轻便摩托车
    F,
    /// 轮式专用机械车
    M,
    /// 无轨电车
    N,
    /// 有轨电车
    P,
}

/// 汽车类 or 摩托车类 (R162 art. 109(4)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// 汽车类: A to C, M, N, P.
    Car,
    /// 摩托车类: D E F.
    Motorcycle,
}

impl Class {
    /// All, in the order of the law.
    pub const ALL: [Self; 17] = [A1, A2, A3, B1, B2, C1, C2, C3, C4, C5, C6, D, E, F, M, N, P];

    /// As printed on the certificate.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            A1 => "A1",
            A2 => "A2",
            A3 => "A3",
            B1 => "B1",
            B2 => "B2",
            C1 => "C1",
            C2 => "C2",
            C3 => "C3",
            C4 => "C4",
            C5 => "C5",
            C6 => "C6",
            D => "D",
            E => "E",
            F => "F",
            M => "M",
            N => "N",
            P => "P",
        }
    }

    /// Exact spelling only.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }

    /// As printed on a licence, where classes stand side by side: `A1A2E`. `None` where anything else stands between them.
    #[must_use]
    pub fn parse_all(text: &str) -> Option<Vec<Self>> {
        let mut rest: String = text.chars().filter(|sign| !sign.is_whitespace() && *sign != ',').collect();
        let mut classes = Vec::new();
        while !rest.is_empty() {
            let class = Self::ALL.into_iter().find(|class| rest.starts_with(class.code()))?;
            rest.drain(..class.code().len());
            if !classes.contains(&class) {
                classes.push(class);
            }
        }
        Some(classes)
    }

    /// 准予驾驶的其他准驾车型 (R162 annex 1): explicit sets, no ladder. Nothing includes N or P.
    #[must_use]
    pub fn includes(self) -> &'static [Self] {
        law().class(self).map_or(&[], |row| &row.includes)
    }

    /// Whose probation clock it starts.
    #[must_use]
    pub const fn family(self) -> Family {
        match self {
            D | E | F => Family::Motorcycle,
            A1 | A2 | A3 | B1 | B2 | C1 | C2 | C3 | C4 | C5 | C6 | M | N | P => Family::Car,
        }
    }

    /// Text ids of its name and of the vehicles it covers.
    #[must_use]
    pub const fn texts(self) -> (&'static str, &'static str) {
        match self {
            A1 => ("class-a1", "class-a1-vehicles"),
            A2 => ("class-a2", "class-a2-vehicles"),
            A3 => ("class-a3", "class-a3-vehicles"),
            B1 => ("class-b1", "class-b1-vehicles"),
            B2 => ("class-b2", "class-b2-vehicles"),
            C1 => ("class-c1", "class-c1-vehicles"),
            C2 => ("class-c2", "class-c2-vehicles"),
            C3 => ("class-c3", "class-c3-vehicles"),
            C4 => ("class-c4", "class-c4-vehicles"),
            C5 => ("class-c5", "class-c5-vehicles"),
            C6 => ("class-c6", "class-c6-vehicles"),
            D => ("class-d", "class-d-vehicles"),
            E => ("class-e", "class-e-vehicles"),
            F => ("class-f", "class-f-vehicles"),
            M => ("class-m", "class-m-vehicles"),
            N => ("class-n", "class-n-vehicles"),
            P => ("class-p", "class-p-vehicles"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Class;

    #[test]
    fn inclusion_is_no_ladder() {
        let includes =
            |class: Class| class.includes().iter().map(|class| class.code()).collect::<Vec<_>>().join(" ");
        assert_eq!(includes(Class::A1), "A3 B1 B2 C1 C2 C3 C4 M", "neither A2 nor C6");
        assert_eq!(includes(Class::A2), "B1 B2 C1 C2 C3 C4 C6 M", "neither A1 nor A3");
        assert_eq!(includes(Class::A3), "C1 C2 C3 C4", "no M");
        assert_eq!(includes(Class::C2), "");
        for class in Class::ALL {
            assert!(!class.includes().contains(&class));
            assert!(!class.includes().contains(&Class::N) && !class.includes().contains(&Class::P));
        }
    }

    #[test]
    fn families_are_those_of_the_table() {
        for row in &crate::rules::law().classes {
            assert_eq!(row.code.family(), row.family, "{:?}", row.code);
        }
    }

    #[test]
    fn each_class_has_its_own_texts() {
        for class in Class::ALL {
            let name = format!("class-{}", class.code().to_ascii_lowercase());
            assert_eq!(class.texts(), (name.as_str(), format!("{name}-vehicles").as_str()));
        }
    }

    #[test]
    fn classes_stand_side_by_side() {
        let codes = |text| {
            let classes = Class::parse_all(text)?;
            Some(classes.into_iter().map(Class::code).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(codes("A1A2E").as_deref(), Some("A1 A2 E"));
        assert_eq!(codes(" C1, D E\tC1").as_deref(), Some("C1 D E"));
        assert_eq!(codes("").as_deref(), Some(""));
        assert_eq!((codes("A"), codes("c1"), codes("C1G")), (None, None, None));
    }

    #[test]
    fn parses_its_own_codes_only() {
        for class in Class::ALL {
            assert_eq!(Class::parse(class.code()), Some(class));
        }
        for other in ["", "A", "c1", "C1 ", "G", "A4"] {
            assert_eq!(Class::parse(other), None);
        }
    }
}
