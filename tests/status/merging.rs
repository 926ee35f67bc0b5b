//! Code and list, letter by letter: the rule as a table.

use kerbside::rules::StatusLetter;
use kerbside::status::{CodeWord, Entry, ListWord, ListedPoints, Lookup, MergedPoints, Source, merge};

use crate::support::{letter, points};

const NOW: i64 = 1_795_140_000;
const SKEW: i64 = 300;

fn letters(text: &str) -> Vec<StatusLetter> {
    text.chars().map(StatusLetter::parse).collect()
}

fn entry(text: &str, points: ListedPoints) -> Lookup {
    Lookup::Covered(Entry { letters: text.chars().map(letter).collect(), points })
}

fn said(letters: &[StatusLetter]) -> String {
    let sign = |letter: &StatusLetter| {
        if let StatusLetter::Unknown(other) = letter { *other } else { letter.letter().unwrap() }
    };
    letters.iter().map(sign).collect()
}

/// Code's letters and time, list's letters and time (seconds from now), what counts.
const LETTERS: [(&str, i64, &str, i64, &str); 36] = [
    // The newer word wins, for each letter by itself.
    ("A", -100, "", -200, "A"),
    ("A", -100, "D", -50, "D"),
    ("A", -100, "D", -200, "A"),
    ("D", -100, "", -200, "D"),
    ("D", -100, "", -50, "A"),
    ("D", -100, "D", -50, "D"),
    ("BD", -100, "DK", -50, "DK"),
    ("BD", -100, "DK", -200, "BD"),
    ("N", -100, "P", -50, "P"),
    ("Z", -100, "", -50, "A"),
    // E, F, G and J of a list are lifted by a newer list only.
    ("A", -100, "E", -200, "E"),
    ("A", -100, "F", -99_999_999, "F"),
    ("A", -100, "G", -200, "G"),
    ("A", -100, "J", -200, "J"),
    ("A", -100, "DJK", -200, "J"),
    ("E", -100, "", -50, "A"),
    ("J", -100, "", -50, "A"),
    ("E", -100, "", -200, "E"),
    // A code is newer only up to the device's clock and 300 s.
    ("A", 300, "D", 0, "A"),
    ("A", 301, "D", 0, "D"),
    ("D", 301, "", 0, "D"),
    ("A", 99_999_999, "K", -99_999_999, "K"),
    ("A", 250, "D", 260, "D"),
    // One second: what sets counts.
    ("A", -100, "D", -100, "D"),
    ("D", -100, "", -100, "D"),
    ("B", -100, "D", -100, "BD"),
    // H and I are the code's alone, as are letters that nobody knows.
    ("H", -100, "", -50, "H"),
    ("HI", -100, "D", -50, "HID"),
    ("HD", -100, "", -50, "H"),
    ("Y", -100, "", -50, "Y"),
    ("YD", -100, "", -50, "Y"),
    ("正", -100, "D", -200, "正"),
    // Nothing said is not normal; a letter twice is once; A beside others says nothing.
    ("", -100, "", -50, ""),
    ("", -100, "D", -50, "D"),
    ("DD", -100, "", -200, "D"),
    ("AD", -100, "", -50, "A"),
];

#[test]
fn the_rule_as_a_table() {
    for (code, code_time, list, list_time, expected) in LETTERS {
        let merged = merge(
            CodeWord { letters: &letters(code), points: 0, issued_at: NOW + code_time },
            ListWord::List { lookup: entry(list, ListedPoints::NotCarried), signed_at: NOW + list_time },
            NOW,
            SKEW,
        );
        let case = format!("code {code:?} at {code_time}, list {list:?} at {list_time}");
        assert_eq!(said(&merged.counting()), expected, "{case}");
        assert!(merged.covered, "{case}");
        assert_eq!((merged.code_time, merged.list_time), (NOW + code_time, Some(NOW + list_time)));
        for one in &merged.letters {
            let in_code = letters(code).contains(&one.letter);
            let in_list = one.letter.letter().is_some_and(|letter| list.contains(letter));
            assert_eq!(one.code_sets, in_code, "{case}");
            assert_eq!(one.list_sets.unwrap_or(false), in_list, "{case}");
            let source = match (one.list_sets, one.is_set) {
                (None, _) => Source::Code,
                (Some(list), _) if list == in_code => Source::Both,
                (Some(list), set) if list == set => Source::List,
                (Some(_), _) => Source::Code,
            };
            assert_eq!(one.source, source, "{case}");
        }
        let differ = merged.differences().count();
        let expected =
            merged.letters.iter().filter(|one| one.source != Source::Both && one.list_sets.is_some());
        assert_eq!(differ, expected.count(), "{case}");
    }
}

/// Beyond the list or without one the code's letters are all there is, and it is said that nothing covers it.
#[test]
fn not_covered_is_an_answer_of_its_own() {
    let code = CodeWord { letters: &letters("DH"), points: 11, issued_at: NOW };
    for (list, time) in [
        (ListWord::NoList, None),
        (ListWord::List { lookup: Lookup::NotCovered, signed_at: NOW + 10 }, Some(NOW + 10)),
    ] {
        let merged = merge(code, list, NOW, SKEW);
        assert_eq!((merged.covered, merged.list_time), (false, time));
        assert_eq!(said(&merged.counting()), "DH");
        assert!(merged.letters.iter().all(|one| one.list_sets.is_none() && one.source == Source::Code));
        assert_eq!((merged.points, merged.list_points), (MergedPoints::Code(11), None));
    }
}

#[test]
fn points_follow_the_newer_word() {
    let high = |number| ListedPoints::Listed(points(number));
    for (code, code_time, list, list_time, expected) in [
        (3, -100, ListedPoints::NotCarried, -50, MergedPoints::Code(3)),
        (3, -100, ListedPoints::BelowNine, -50, MergedPoints::Code(3)),
        (11, -100, ListedPoints::BelowNine, -50, MergedPoints::BelowNine),
        (11, -100, ListedPoints::BelowNine, -200, MergedPoints::Code(11)),
        (11, -100, ListedPoints::BelowNine, -100, MergedPoints::Code(11)),
        (3, -100, high(12), -50, MergedPoints::List(12)),
        (3, -100, high(12), -200, MergedPoints::Code(3)),
        (3, -100, high(12), -100, MergedPoints::List(12)),
        (12, -100, high(12), -50, MergedPoints::Code(12)),
        (30, -100, high(24), -50, MergedPoints::Code(30)),
        (20, -100, high(24), -50, MergedPoints::List(24)),
        (12, -100, high(9), -50, MergedPoints::List(9)),
        (12, -100, high(9), -100, MergedPoints::Code(12)),
        (0, 301, high(12), 0, MergedPoints::List(12)),
        (0, 300, high(12), 0, MergedPoints::Code(0)),
        (12, 301, ListedPoints::BelowNine, 0, MergedPoints::Code(12)),
    ] {
        let merged = merge(
            CodeWord { letters: &letters("A"), points: code, issued_at: NOW + code_time },
            ListWord::List { lookup: entry("", list), signed_at: NOW + list_time },
            NOW,
            SKEW,
        );
        assert_eq!(merged.points, expected, "code {code} at {code_time}, list {list:?} at {list_time}");
        assert_eq!((merged.code_points, merged.list_points), (code, Some(list)));
    }
}

/// Times at the end of what fits do not overflow.
#[test]
fn extreme_times() {
    for time in [i64::MIN, i64::MAX] {
        for now in [i64::MIN, i64::MAX] {
            let code = CodeWord { letters: &letters("A"), points: 0, issued_at: time };
            let list = ListWord::List { lookup: entry("E", ListedPoints::NotCarried), signed_at: NOW };
            assert_eq!(said(&merge(code, list, now, SKEW).counting()), "E");
        }
    }
}
