//! Writes the seeds of the targets from the vectors and the samples: `cargo run --example seeds -- FOLDER`.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use coset::{CoseSign1, TaggedCborSerializable as _};
use kerbside::authority::status::{DeltaDraft, part_texts};
use kerbside::authority::{DeltaSigningKey, text_form};
use kerbside::status::{Change, ChangeKind, HighPoints, ListContent, ListHeader, ListedLetter};
use kerbside_fuzz::{codes, cose_of};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("which folder?")?);
    for target in ["payload", "envelope", "claims", "status"] {
        fs::create_dir_all(folder.join(target))?;
    }
    for (name, payload) in codes() {
        fs::write(folder.join("payload").join(&name), &payload)?;
        let Some(cose) = cose_of(&payload) else { continue };
        fs::write(folder.join("payload").join(format!("{name}-as-text")), text_form(&cose))?;
        fs::write(folder.join("envelope").join(&name), &cose)?;
        if let Some(claims) = CoseSign1::from_tagged_slice(&cose).ok().and_then(|cose| cose.payload) {
            fs::write(folder.join("claims").join(&name), claims)?;
        }
    }
    for (name, seed) in status_seeds()? {
        fs::write(folder.join("status").join(name), seed)?;
    }
    Ok(())
}

/// Small lists without their hash, payloads of deltas, parts, and the claims of a token.
fn status_seeds() -> Result<Vec<(String, Vec<u8>)>, Box<dyn Error>> {
    let mut seeds = Vec::new();
    let mut put = |name: String, which: u8, bytes: &[u8]| seeds.push((name, [&[which], bytes].concat()));
    let header = |number, space, has_points| ListHeader {
        issuer: "CN-9901".to_owned(),
        number,
        signed_at: 1_795_140_000,
        space,
        has_points,
    };
    let letters: Vec<_> = ListedLetter::all().collect();
    for (number, space, step) in [(1, 10, 3), (2, 1_000, 1), (3, 1_000, 7), (4, 1 << 32, 9_999_991)] {
        let mut content = ListContent::default();
        for (index, letter) in (0_u32..).step_by(step).zip(letters.iter().copied().cycle()).take(300) {
            if u64::from(index) < space {
                content.set(index, letter);
                HighPoints::new(u64::from(index % 30))
                    .into_iter()
                    .for_each(|points| content.set_points(index, points));
            }
        }
        let bytes = content.encode(&header(number, space, true))?;
        put(format!("list-{number}"), 0, bytes.get(..bytes.len() - 32).unwrap_or_default());
    }
    let empty = ListContent::default().encode(&header(1, 5, false))?;
    put("list-empty".to_owned(), 0, empty.get(..empty.len() - 32).unwrap_or_default());
    let key = DeltaSigningKey::training("CN-9901", 1);
    for (number, count) in [0, 1, 2, 40, 400].into_iter().enumerate() {
        let changes = (0..count).map(|n| {
            let letter = ListedLetter::all().nth(usize::try_from(n).unwrap_or(0) % 17);
            let kind = letter.map_or(ChangeKind::PointsBelowNine, ChangeKind::Set);
            Change { index: n * 2 + 1, kind }
        });
        let draft = DeltaDraft {
            issuer: "CN-9901".to_owned(),
            base: 1,
            number: 2,
            signed_at: 1_795_140_000,
            changes: changes.collect(),
        };
        let cose = draft.sign(&key)?;
        let payload = CoseSign1::from_tagged_slice(&cose).ok().and_then(|cose| cose.payload);
        put(format!("delta-{number}"), 1, &payload.unwrap_or_default());
        put(format!("parts-{number}"), 2, part_texts(&cose, 1).join("\n").as_bytes());
    }
    put("token".to_owned(), 3, b"\xa3\x02\x61x\x06\x01\x19\xff\xfd\xa2\x64bits\x01\x63lst\x4a\x78\xda\xdb\xb9\x18\x00\x02\x17\x01\x5d");
    Ok(seeds)
}
