//! Status lists: sizes, look-ups, building from a table, a day's delta: `./dev bench status [--authority PROGRAM]`.
//!
//! Every look-up that is timed is also held against sux, an independent implementation.

mod draw;
mod table;

use std::hint::black_box;
use std::time::Instant;

use kerbside::authority::DeltaSigningKey;
use kerbside::authority::picture::version_and_level;
use kerbside::authority::status::{DeltaDraft, delta_text};
use kerbside::status::{
    DeltaKey, ListContent, ListHeader, ListedLetter, Lookup, SignedDelta, StatusList, UpdatedList,
};
use mem_dbg::{MemSize, SizeFlags};
use sux::dict::elias_fano::{EfDict, EliasFanoBuilder};
use sux::traits::IndexedDict as _;

use crate::draw::Random;

const SEED: u64 = 20_261_120;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let authority = match (arguments.next().as_deref(), arguments.next()) {
        (Some("--authority"), Some(path)) => Some(path),
        _ => None,
    };
    println!(
        "| set | bound (bytes) | bytes | bits an entry | × bound | sux × bound | build | open | look-up median | sux |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for (name, count, space) in [
        ("400 k of 40 M", 400_000, 40_000_000),
        ("4 k of 40 M", 4_000, 40_000_000),
        ("4 M of 40 M", 4_000_000, 40_000_000),
        ("5 M of 500 M", 5_000_000, 500_000_000),
    ] {
        list(name, count, space);
    }
    println!();
    country();
    println!();
    deltas();
    if let Some(program) = authority {
        println!();
        table::build(&program);
    }
}

fn header(space: u64) -> ListHeader {
    let issuer = "CN-9901".to_owned();
    ListHeader { issuer, number: 1, signed_at: 1_795_140_000, space, has_points: false }
}

fn listed(letter: char) -> ListedLetter {
    ListedLetter::from_ascii(letter as u8).expect("a listed letter")
}

/// log2 C(n, k) in bits, by Stirling's series.
fn bound(space: f64, count: f64) -> f64 {
    let ln_factorial = |n: f64| n * n.ln() - n + 0.5 * (std::f64::consts::TAU * n).ln() + 1.0 / (12.0 * n);
    (ln_factorial(space) - ln_factorial(count) - ln_factorial(space - count)) / std::f64::consts::LN_2
}

fn list(name: &str, count: usize, space: u64) {
    let mut random = Random(SEED);
    let indices = random.set(count, space);
    let mut content = ListContent::default();
    indices.iter().for_each(|index| content.set(*index, listed('D')));
    let began = Instant::now();
    let bytes = content.encode(&header(space)).expect("a list");
    let build = began.elapsed();
    let began = Instant::now();
    let list = StatusList::open(bytes.as_slice()).expect("sound");
    let open = began.elapsed();
    let oracle = oracle(&indices, space);
    // Half of the questions are about entries.
    let questions: Vec<u64> = (0..2_000_000)
        .map(|n| {
            if n % 2 == 0 {
                random.below(space)
            } else {
                u64::from(indices[random.below(count as u64) as usize])
            }
        })
        .collect();
    for question in &questions {
        let Lookup::Covered(entry) = list.look_up(*question) else { panic!("within the space") };
        assert_eq!(!entry.letters.is_empty(), oracle.contains(*question), "{question}");
    }
    let own = median(&questions, |question| list.look_up(question));
    let other = median(&questions, |question| oracle.contains(question));
    let least = bound(space as f64, count as f64);
    let times = |bytes: usize| bytes as f64 * 8.0 / least;
    println!(
        "| {name} | {:.0} | {} | {:.3} (bound {:.3}) | {:.4} | {:.4} | {:.1?} | {:.1?} | {own:.0} ns | {other:.0} ns |",
        (least / 8.0).ceil(),
        bytes.len(),
        bytes.len() as f64 * 8.0 / count as f64,
        least / count as f64,
        times(bytes.len()),
        times(oracle.mem_size(SizeFlags::default())),
        build,
        open,
    );
}

fn oracle(indices: &[u32], space: u64) -> EfDict<u64> {
    let mut builder = EliasFanoBuilder::new(indices.len(), space);
    indices.iter().for_each(|index| builder.push(u64::from(*index)));
    builder.build_with_dict()
}

/// Median over batches of 500, in nanoseconds a look-up.
fn median<T>(questions: &[u64], mut ask: impl FnMut(u64) -> T) -> f64 {
    let mut batches: Vec<f64> = questions
        .chunks(500)
        .map(|batch| {
            let began = Instant::now();
            for question in batch {
                black_box(ask(black_box(*question)));
            }
            began.elapsed().as_nanos() as f64 / batch.len() as f64
        })
        .collect();
    batches.sort_by(f64::total_cmp);
    batches[batches.len() / 2]
}

/// A list as a country would have it: all letters, a few of them common, and points.
fn country() {
    const SPACE: u64 = 40_000_000;
    let mut random = Random(SEED + 1);
    let mut content = ListContent::default();
    let shares = [
        ('G', 2_000),
        ('M', 1_500),
        ('B', 700),
        ('D', 600),
        ('J', 500),
        ('S', 400),
        ('K', 120),
        ('E', 90),
        ('F', 80),
        ('U', 60),
        ('P', 40),
        ('C', 30),
    ];
    for (letter, of_a_million) in shares {
        let indices = random.set((SPACE / 1_000_000 * of_a_million) as usize, SPACE);
        indices.iter().for_each(|index| content.set(*index, listed(letter)));
    }
    let bytes = content.encode(&header(SPACE)).expect("a list");
    let list = StatusList::open(bytes.as_slice()).expect("sound");
    println!("| letter, of 40 M | entries | bytes | × bound |\n|---|---|---|---|");
    for (letter, count, bytes) in list.letter_counts() {
        let least = bound(SPACE as f64, count as f64);
        println!("| {letter} | {count} | {bytes} | {:.3} |", bytes as f64 * 8.0 / least);
    }
    let questions: Vec<u64> = (0..400_000).map(|_| random.below(SPACE)).collect();
    println!(
        "| all | | {} | look-up of all twelve letters: {:.0} ns |",
        bytes.len(),
        median(&questions, |question| list.look_up(question))
    );
}

fn deltas() {
    let key = DeltaSigningKey::training("CN-9901", 1);
    let public = DeltaKey::from_bytes(&key.public()).expect("a key");
    println!(
        "| changes | space | days | bytes of COSE | symbol | bits a change |\n|---|---|---|---|---|---|"
    );
    for (count, space, days) in [(550, 40_000_000, 100), (6_875, 500_000_000, 5), (80_000, 40_000_000, 2)] {
        let (mut least, mut most, mut symbol) = (usize::MAX, 0, (0, 'L'));
        for day in 0..days {
            let mut random = Random(SEED + day);
            let draft = DeltaDraft {
                issuer: "CN-9901".to_owned(),
                base: 1_040,
                number: 1_041,
                signed_at: 1_795_140_000,
                changes: draw::changes(&mut random, count, space),
            };
            let cose = draft.sign(&key).expect("signed");
            let delta =
                SignedDelta::from_cose(&cose).and_then(|signed| signed.verify(&public)).expect("a delta");
            assert_eq!(delta.changes(), draft.changes);
            (least, most) = (least.min(cose.len()), most.max(cose.len()));
            symbol = version_and_level(&delta_text(&cose)).unwrap_or((0, '-')).max(symbol);
        }
        let said = if symbol.0 == 0 { "parts".to_owned() } else { format!("{}-{}", symbol.0, symbol.1) };
        println!(
            "| {count} | {space} | {days} | {least} to {most} | {said} | {:.2} |",
            most as f64 * 8.0 / count as f64
        );
    }
    apply(&key, &public);
}

/// A year of days on one list.
fn apply(key: &DeltaSigningKey, public: &DeltaKey) {
    const SPACE: u64 = 40_000_000;
    let mut random = Random(SEED + 2);
    let mut content = ListContent::default();
    random.set(400_000, SPACE).iter().for_each(|index| content.set(*index, listed('G')));
    let bytes = content.encode(&header(SPACE)).expect("a list");
    let mut list = UpdatedList::new(StatusList::open(bytes.as_slice()).expect("sound"));
    let began = Instant::now();
    for day in 1..=365 {
        let mut changes = draw::changes(&mut random, 550, SPACE);
        changes.retain(|change| matches!(change.kind, kerbside::status::ChangeKind::Set(_)));
        changes.retain(|change| {
            let Lookup::Covered(entry) = list.look_up(u64::from(change.index)) else { return false };
            entry.letters.is_empty()
        });
        let draft = DeltaDraft {
            issuer: "CN-9901".to_owned(),
            base: day,
            number: day + 1,
            signed_at: 1_795_140_000,
            changes,
        };
        let cose = draft.sign(key).expect("signed");
        let delta = SignedDelta::from_cose(&cose).and_then(|signed| signed.verify(public)).expect("a delta");
        list.apply(&delta).expect("fits");
    }
    println!("\n365 days of deltas on one list, signed, verified and applied: {:.0?}", began.elapsed());
    let questions: Vec<u64> = (0..400_000).map(|_| random.below(SPACE)).collect();
    println!(
        "look-up with all of them in memory: {:.0} ns",
        median(&questions, |question| list.look_up(question))
    );
}
