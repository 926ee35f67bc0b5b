//! 驾驶证状态: the letters of GA/T 16.25 as used (the table itself is not public; eight code bases agree).

use serde::Deserialize;

use super::law::law;

/// One letter. Several may stand together; an unknown one is never read as normal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusLetter {
    /// 正常
    A,
    /// 超分
    B,
    /// 转出
    C,
    /// 暂扣
    D,
    /// 撤销
    E,
    /// 吊销
    F,
    /// 注销
    G,
    /// 违法未处理
    H,
    /// 事故未处理
    I,
    /// 停止使用
    J,
    /// 扣押
    K,
    /// 锁定
    L,
    /// 逾期未换证
    M,
    /// 延期换证
    N,
    /// 延期体检
    P,
    /// 注销可恢复
    R,
    /// 逾期未审验
    S,
    /// 延期审验
    T,
    /// 扣留
    U,
    /// Not in the table.
    Unknown(char),
    /// 其他
    Z,
}

/// What a letter means for driving today (law-check corrections 3, 17, 18).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Must not drive.
    Barred,
    /// May drive until the licence's last day, not after (N, R162 art. 75).
    BarredAfterValidity,
    /// Nothing.
    None,
    /// Worth knowing; driving today is not affected.
    Notice,
    /// Cannot be settled offline.
    Undecided,
}

impl StatusLetter {
    /// Every letter has a meaning, be it "unknown".
    #[must_use]
    pub const fn parse(letter: char) -> Self {
        match letter {
            'A' => Self::A,
            'B' => Self::B,
            'C' => Self::C,
            'D' => Self::D,
            'E' => Self::E,
            'F' => Self::F,
            'G' => Self::G,
            'H' => Self::H,
            'I' => Self::I,
            'J' => Self::J,
            'K' => Self::K,
            'L' => Self::L,
            'M' => Self::M,
            'N' => Self::N,
            'P' => Self::P,
            'R' => Self::R,
            'S' => Self::S,
            'T' => Self::T,
            'U' => Self::U,
            'Z' => Self::Z,
            other => Self::Unknown(other),
        }
    }

    /// The letter itself; `None` for one that is not in the table.
    #[must_use]
    pub const fn letter(self) -> Option<char> {
        Some(match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
            Self::D => 'D',
            Self::E => 'E',
            Self::F => 'F',
            Self::G => 'G',
            Self::H => 'H',
            Self::I => 'I',
            Self::J => 'J',
            Self::K => 'K',
            Self::L => 'L',
            Self::M => 'M',
            Self::N => 'N',
            Self::P => 'P',
            Self::R => 'R',
            Self::S => 'S',
            Self::T => 'T',
            Self::U => 'U',
            Self::Z => 'Z',
            Self::Unknown(_) => return None,
        })
    }

    /// See [`Effect`]; a letter without a row is undecided.
    #[must_use]
    pub fn effect(self) -> Effect {
        let row = self.letter().and_then(|letter| law().letters.iter().find(|row| row.letter == letter));
        row.map_or(Effect::Undecided, |row| row.effect)
    }

    /// Text id of its short name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "letter-a",
            Self::B => "letter-b",
            Self::C => "letter-c",
            Self::D => "letter-d",
            Self::E => "letter-e",
            Self::F => "letter-f",
            Self::G => "letter-g",
            Self::H => "letter-h",
            Self::I => "letter-i",
            Self::J => "letter-j",
            Self::K => "letter-k",
            Self::L => "letter-l",
            Self::M => "letter-m",
            Self::N => "letter-n",
            Self::P => "letter-p",
            Self::R => "letter-r",
            Self::S => "letter-s",
            Self::T => "letter-t",
            Self::U => "letter-u",
            Self::Unknown(_) => "letter-unknown",
            Self::Z => "letter-z",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StatusLetter;
    use crate::rules::law;

    #[test]
    fn a_letter_is_itself_and_has_a_name_of_its_own() {
        for row in &law().letters {
            let letter = StatusLetter::parse(row.letter);
            assert_eq!(letter.letter(), Some(row.letter));
            assert_eq!(letter.name(), format!("letter-{}", row.letter.to_ascii_lowercase()));
        }
        for other in ['O', 'a', '-'] {
            assert_eq!(StatusLetter::parse(other), StatusLetter::Unknown(other));
            assert_eq!(StatusLetter::Unknown(other).letter(), None);
            assert_eq!(StatusLetter::Unknown(other).name(), "letter-unknown");
        }
    }
}
