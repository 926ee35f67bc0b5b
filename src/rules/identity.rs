//! Check characters of numbers: hints about the number, never a judgement on the person.

/// Weights of GB 11643.
const NUMBER_WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check characters by remainder.
const NUMBER_CHECKS: &[u8; 11] = b"10X98765432";
/// Weights of the card number; position 3 is the check itself.
const CARD_WEIGHTS: [u32; 13] = [9, 8, 0, 8, 7, 3, 2, 3, 5, 6, 7, 8, 9];

/// A resident number taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResidentNumber {
    /// Digits 7 to 14, `YYYYMMDD`.
    pub birth: [u8; 8],
    /// Digit 17 is odd.
    pub male: bool,
    /// The last character is that of MOD 11-2.
    pub check_matches: bool,
}

/// `None` unless it has the form of a resident number: 17 digits, and a digit or X.
#[must_use]
pub fn resident_number(number: &str) -> Option<ResidentNumber> {
    let (digits, check) = number.as_bytes().split_first_chunk::<17>()?;
    let [check] = check else { return None };
    if !digits.iter().all(u8::is_ascii_digit) || !(check.is_ascii_digit() || *check == b'X') {
        return None;
    }
    let sum: u32 =
        digits.iter().zip(NUMBER_WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let expected = usize::try_from(sum % 11).ok().and_then(|remainder| NUMBER_CHECKS.get(remainder));
    let [_, _, _, _, _, _, birth @ .., _, _, sex] = *digits;
    Some(ResidentNumber { birth, male: sex % 2 == 1, check_matches: expected == Some(check) })
}

/// 证芯编号: whether position 3 checks the others; `None` unless it is 13 digits (an X may stand there).
/// A digit 4 counts as 8. Known from the paper era only: a hint.
#[must_use]
pub fn card_number_matches(number: &str) -> Option<bool> {
    let signs: &[u8; 13] = number.as_bytes().try_into().ok()?;
    let mut sum = 0;
    for (position, (sign, weight)) in signs.iter().zip(CARD_WEIGHTS).enumerate() {
        match sign {
            b'X' if position == 2 => {}
            b'4' => sum += 8 * weight,
            b'0'..=b'9' => sum += u32::from(sign - b'0') * weight,
            _ => return None,
        }
    }
    let expected = match sum % 11 {
        10 => b'X',
        digit => b'0' + u8::try_from(digit).ok()?,
    };
    Some(signs[2] == expected)
}

#[cfg(test)]
mod tests {
    use super::{card_number_matches, resident_number};

    #[test]
    fn resident_numbers() {
        for good in ["11010519491231002X", "320500198503120011", "810000199001010019", "932156198503120017"] {
            assert!(resident_number(good).unwrap().check_matches, "{good}");
        }
        let number = resident_number("320500198503120011").unwrap();
        assert_eq!((&number.birth, number.male), (b"19850312", true));
        assert!(!resident_number("320500198503120012").unwrap().check_matches);
        assert!(!resident_number("320500198503120021").unwrap().male);
        for other in ["", "XD8841027", "3205001985031200110", "32050019850312001x", "32050019850312001Ａ"] {
            assert_eq!(resident_number(other), None, "{other}");
        }
    }

    #[test]
    fn card_numbers() {
        for good in ["3220012345678", "51X0200000001", "1230300000019"] {
            assert_eq!(card_number_matches(good), Some(true), "{good}");
        }
        assert_eq!(card_number_matches("3210012345678"), Some(false));
        assert_eq!(card_number_matches("321001234567"), None);
        assert_eq!(card_number_matches("32100123X5678"), None);
    }
}
