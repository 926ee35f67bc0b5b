//! Trust repositories: opening, importing, looking up, and what all of it adds to the start of the program:
//! `./dev bench trust`, which gives `--authority PROGRAM --verifier PROGRAM`.

mod office;
mod process;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use kerbside::status::{ListWord, Lookup};
use kerbside::trust::device::{Device, Disk, Source, Store};
use kerbside::trust::repository::{RepositoryBytes, VerifiedRepository};
use kerbside::trust::{Production, Training};

use crate::office::{ISSUER, LARGE, Office, SMALL};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let given = [arguments.next(), arguments.next(), arguments.next(), arguments.next()];
    let [Some(a), Some(authority), Some(v), Some(verifier)] = given else { usage() };
    if (a.as_str(), v.as_str()) != ("--authority", "--verifier") {
        usage();
    }
    let programs = [authority, verifier].map(|path| fs::canonicalize(&path).expect("a built program"));
    let folder = std::env::temp_dir().join(format!("kerbside-trust-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    measure(&programs[0], &programs[1], &folder);
    let _already_gone = fs::remove_dir_all(&folder);
}

fn usage() -> ! {
    eprintln!("--authority PROGRAM --verifier PROGRAM");
    std::process::exit(2);
}

fn measure(authority: &Path, verifier: &Path, folder: &Path) {
    println!("| what | median | least to most |\n|---|---|---|");
    training();
    let office = Office::new(authority, folder);
    let mut states = Vec::new();
    for size in [SMALL, LARGE] {
        let repository = office.repository(&size);
        states.push(import(size.name, &repository, folder));
    }
    look_up(&states[1]);
    process::starts(verifier, &office.licence(), folder, &states);
}

/// What is in the program.
fn training() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../trusted_keys/training");
    let bytes = RepositoryBytes::from_folder(&folder).expect("the training repository");
    let root = Arc::clone(bytes.root(1).expect("a root"));
    let load = || VerifiedRepository::load(&bytes, &root).expect("sound");
    row("training repository, verified (tough)", &times(201, load));
    row("device opened with it", &times(201, || Device::<Training>::embedded().expect("sound")));
}

/// First import into a fresh folder, and opening that again. Gives the folder.
fn import(name: &str, repository: &Path, folder: &Path) -> PathBuf {
    let files = RepositoryBytes::from_folder(repository).expect("a repository");
    let all = files.metadata.values().chain(files.targets.values());
    let bytes: usize = all.map(|file| file.len()).sum();
    let letter = office::letter(repository);
    let state = folder.join(format!("state-{name}"));
    let (mut plans, mut applied) = (Vec::new(), Vec::new());
    for _ in 0..11 {
        let _none_yet = fs::remove_dir_all(&state);
        let mut device = open(&state);
        let began = Instant::now();
        let plan = device.plan(repository, Some(&letter), chrono::Utc::now()).expect("sound");
        plans.push(began.elapsed());
        let began = Instant::now();
        device.apply(plan, chrono::Utc::now()).expect("written");
        applied.push(began.elapsed());
    }
    row(&format!("{name} list ({bytes} bytes of repository): import, read and checked"), &plans);
    row(&format!("{name} list: import, checked again and written"), &applied);
    row(&format!("{name} list: device opened from its state"), &times(51, || open(&state)));
    state
}

fn open(state: &Path) -> Device<Production> {
    let store = Store::new(state.join("production"), Arc::new(Disk));
    let device = Device::open(Some(store)).expect("a device");
    assert!(device.troubles().is_empty());
    device
}

/// Through the device, as a verdict asks. Half of the questions are about entries.
fn look_up(state: &Path) {
    let device = open(state);
    let trust = device.trust();
    assert_eq!(trust.source(), Source::Imported);
    let mut random = office::Random(11);
    let entries: Vec<u64> = LARGE.indices().collect();
    let questions: Vec<u64> = (0..1_000_000)
        .map(|n| {
            let chosen = if n % 2 == 0 { LARGE.space } else { LARGE.entries };
            let below = random.below(chosen);
            if n % 2 == 0 { below } else { entries[usize::try_from(below).expect("an entry")] }
        })
        .collect();
    for question in questions.iter().skip(1).step_by(2) {
        let ListWord::List { lookup: Lookup::Covered(entry), .. } = trust.list_word(ISSUER, Some(*question))
        else {
            panic!("covered");
        };
        assert!(!entry.letters.is_empty(), "{question}");
    }
    let mut batches: Vec<f64> = questions
        .chunks(500)
        .map(|batch| {
            let began = Instant::now();
            for question in batch {
                black_box(trust.list_word(black_box(ISSUER), black_box(Some(*question))));
            }
            began.elapsed().as_secs_f64() * 1e9 / 500.0
        })
        .collect();
    batches.sort_by(f64::total_cmp);
    println!(
        "| look-up through the device, {} of {} | {:.0} ns | {:.0} to {:.0} ns |",
        LARGE.entries,
        LARGE.space,
        batches[batches.len() / 2],
        batches[batches.len() / 100],
        batches[batches.len() * 99 / 100]
    );
}

fn times<T>(count: usize, mut work: impl FnMut() -> T) -> Vec<Duration> {
    (0..count)
        .map(|_| {
            let began = Instant::now();
            black_box(work());
            began.elapsed()
        })
        .collect()
}

pub(crate) fn row(what: &str, times: &[Duration]) {
    let mut times = times.to_vec();
    times.sort_unstable();
    let (least, most) = (times[0], times[times.len() - 1]);
    println!("| {what} | {:.2?} | {least:.2?} to {most:.2?} |", times[times.len() / 2]);
}
