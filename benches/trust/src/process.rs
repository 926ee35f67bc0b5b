//! The start of the program as a whole process: with no keys at all, with a small list, with a large one, in turn.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::row;

const ROUNDS: usize = 41;

pub(crate) fn starts(verifier: &Path, licence: &Path, folder: &Path, states: &[PathBuf]) {
    let nothing = folder.join("state-nothing");
    let states = [&nothing, &states[0], &states[1]];
    let mut times: [Vec<Duration>; 3] = Default::default();
    // The first round warms up.
    for round in 0..=ROUNDS {
        for (state, times) in states.iter().zip(&mut times) {
            let began = Instant::now();
            let output = Command::new(verifier)
                .args(["check", "--profile", "police", "--state"])
                .args([state.as_path(), licence])
                .env("LANG", "C")
                .output()
                .expect("the program");
            let took = began.elapsed();
            let said = String::from_utf8_lossy(&output.stdout);
            assert_eq!(said.contains("林知远"), **state != nothing, "{said}");
            if round > 0 {
                times.push(took);
            }
        }
    }
    for (name, times) in ["no keys on the device", "small list", "large list"].iter().zip(&times) {
        row(&format!("`kerbside check` of one text, whole process: {name}"), times);
    }
    for (name, other) in [("large list, beyond no keys", 0), ("large list, beyond a small list", 1)] {
        let pairs = times[2].iter().zip(&times[other]);
        let mut more: Vec<f64> =
            pairs.map(|(large, other)| (large.as_secs_f64() - other.as_secs_f64()) * 1e3).collect();
        more.sort_by(f64::total_cmp);
        let [least, median, most] = [more[0], more[ROUNDS / 2], more[ROUNDS - 1]];
        println!("| {name}, pair by pair (aim ≤ 150 ms) | **{median:.1} ms** | {least:.1} to {most:.1} ms |");
    }
}
