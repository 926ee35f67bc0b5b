//! The status list of the training repository: four licences that samples and tests know, and some hundreds that only fill it.

use sha2::{Digest as _, Sha256};

use super::SamplesError;
use crate::status::{HighPoints, ListContent, ListHeader, ListedLetter};

/// Size of the index space.
const SPACE: u32 = 100_000;

/// No filling licence has an index up to this.
const RESERVED: u32 = 400;

/// Licences that only fill the list.
const FILLING: u32 = 360;

/// 2026-11-20T00:00:00Z, two hours before the repository was signed.
const SIGNED_AT: i64 = 1_795_132_800;

/// The list, number 41 of CN-9901.
pub(super) fn bytes() -> Result<Vec<u8>, SamplesError> {
    let header = ListHeader {
        issuer: super::WITH_LIST.to_owned(),
        number: 41,
        signed_at: SIGNED_AT,
        space: u64::from(SPACE),
        has_points: true,
    };
    let mut content = ListContent::default();
    for (index, letter) in [(301, b'G'), (302, b'J'), (304, b'Z')] {
        set(&mut content, index, letter);
    }
    set_points(&mut content, 303, 12);
    for number in 0..FILLING {
        fill(&mut content, number);
    }
    content.encode(&header).map_err(SamplesError::trust)
}

/// One licence by chance, the same every time.
fn fill(content: &mut ListContent, number: u32) {
    let hash = Sha256::digest(format!("kerbside training status list {number}").as_bytes());
    let chance = hash.first_chunk::<4>().map_or(0, |bytes| u32::from_le_bytes(*bytes));
    let index = RESERVED + 1 + chance % (SPACE - RESERVED - 1);
    match hash.last().map_or(0, |byte| byte % 8) {
        0 => set(content, index, b'E'),
        1 => set(content, index, b'F'),
        2 | 3 => set(content, index, b'G'),
        4 => set(content, index, b'D'),
        5 => set(content, index, b'J'),
        6 => {
            set(content, index, b'B');
            set_points(content, index, 12 + u64::from(chance % 6));
        }
        _ => set_points(content, index, 9 + u64::from(chance % 3)),
    }
}

fn set(content: &mut ListContent, index: u32, letter: u8) {
    if let Some(letter) = ListedLetter::from_ascii(letter) {
        content.set(index, letter);
    }
}

fn set_points(content: &mut ListContent, index: u32, points: u64) {
    if let Some(points) = HighPoints::new(points) {
        content.set_points(index, points);
    }
}
