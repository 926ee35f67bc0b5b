//! The program `kerbside-authority` on a table of 5 M rows: seconds and peak memory.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::draw::Random;

const ROWS: usize = 5_000_000;
const SPACE: u64 = 500_000_000;

pub(crate) fn build(program: &str) {
    let folder = std::env::temp_dir().join(format!("kerbside-status-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    println!("| table of 5 M rows, 500 M indices | CSV | time | peak memory | list |\n|---|---|---|---|---|");
    for (name, is_sorted) in [("sorted", true), ("not sorted", false)] {
        let csv = folder.join("table.csv");
        write(&csv, is_sorted);
        let out = folder.join("list");
        let began = Instant::now();
        let mut child = Command::new(program)
            .args(["status", "build", "--issuer", "CN-9901", "--size", "500000000", "--number", "1"])
            .args(["--signed-at", "2026-11-20T10:00:00+08:00", "--in"])
            .arg(&csv)
            .arg("--out")
            .arg(&out)
            .stdout(Stdio::null())
            .spawn()
            .expect("the program");
        let mut peak = 0;
        while child.try_wait().expect("a child").is_none() {
            peak = peak.max(high_water(child.id()));
            std::thread::sleep(Duration::from_millis(2));
        }
        let size = |path| fs::metadata(path).map_or(0, |found| found.len());
        println!(
            "| {name} | {} MB | {:.1?} | {:.0} MB | {} bytes |",
            size(&csv) / 1_000_000,
            began.elapsed(),
            peak as f64 / 1_000.0,
            size(&out)
        );
    }
    let _already_gone = fs::remove_dir_all(&folder);
}

fn write(path: &std::path::Path, is_sorted: bool) {
    let mut random = Random(7);
    let mut indices = random.set(ROWS, SPACE);
    if !is_sorted {
        for last in (1..indices.len()).rev() {
            indices.swap(last, random.below(last as u64 + 1) as usize);
        }
    }
    let mut out = BufWriter::new(File::create(path).expect("a file"));
    for index in indices {
        writeln!(out, "{index},D,0").expect("space");
    }
}

/// Most memory that a process had, in kB (Linux; 0 elsewhere).
fn high_water(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap_or(0)
}
