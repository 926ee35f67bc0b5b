//! Simulated frames, single and in bursts, through every reader.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use kerbside::camera::Frame;

use crate::readers::{Found, Peer};
use crate::shots::Shot;
use crate::table::{Column, Score, Table};

/// Renders with all processors; nothing is timed meanwhile.
pub fn rendered(shots: &[Shot]) -> Vec<Frame> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((number, shot)) = {
            let number = next.fetch_add(1, Ordering::Relaxed);
            shots.get(number).map(|shot| (number, shot))
        } {
            done.push((number, shot.scene.render()));
        }
        done
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut all: Vec<(usize, Frame)> = std::thread::scope(|scope| {
        let lanes: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        lanes.into_iter().flat_map(|lane| lane.join().expect("rendering does not fail")).collect()
    });
    all.sort_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, frame)| frame).collect()
}

/// What this thread has used of a processor: all readers work in the thread that calls them, and whatever else the machine
/// does meanwhile is not counted.
pub fn processor_time() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), now.tv_nsec as u32)
}

/// One frame through one reader.
pub fn score(peer: &mut dyn Peer, shot: &Shot, frame: &Frame) -> Score {
    let began = processor_time();
    let found = peer.read(frame);
    let time = processor_time().saturating_sub(began);
    let printed = |symbol: &&Found| symbol.payload == shot.text().as_bytes();
    let read = usize::from(found.iter().any(|symbol| printed(&symbol)));
    let misread = found.iter().filter(|symbol| !printed(symbol)).count();
    Score { read, there: 1, misread, time }
}

/// Every frame by itself.
pub fn singles(shots: &[Shot], frames: &[Frame], peers: &mut [Box<dyn Peer>]) -> Table {
    let readers = peers.iter().map(|peer| peer.name()).collect();
    let mut rows: Vec<(String, Vec<Column>)> = Vec::new();
    for (shot, frame) in shots.iter().zip(frames) {
        let name = shot.condition.map_or("", |condition| condition.name());
        if rows.last().is_none_or(|(last, _)| last != name) {
            rows.push((name.to_owned(), vec![Column::default(); peers.len()]));
        }
        let Some((_, columns)) = rows.last_mut() else { continue };
        for (peer, column) in peers.iter_mut().zip(columns) {
            peer.forget();
            column.0.push(score(peer.as_mut(), shot, frame));
        }
    }
    Table { readers, rows }
}

/// What became of the bursts.
#[derive(Debug, Default)]
pub struct Bursts {
    /// All of them.
    pub count: usize,
    /// Read by the end, by our reader that keeps what it saw.
    pub read: usize,
    /// Frames until read, of those.
    pub frames: Vec<usize>,
    /// Of which no reader reads any frame by itself, and those of them that ours reads all the same.
    pub hopeless: [usize; 2],
    /// Payloads that nobody printed.
    pub misreads: usize,
    /// Conditions of those that were not read.
    pub missed: Vec<String>,
}

impl Bursts {
    /// Runs one burst: `ours` frame by frame, then every reader on each frame alone.
    pub fn add(&mut self, shots: &[Shot], ours: &mut dyn Peer, peers: &mut [Box<dyn Peer>]) {
        let frames = rendered(shots);
        ours.forget();
        let mut read_at = None;
        for (number, (shot, frame)) in shots.iter().zip(&frames).enumerate() {
            let score = score(ours, shot, frame);
            self.misreads += score.misread;
            if score.read > 0 && read_at.is_none() {
                read_at = Some(number + 1);
                break;
            }
        }
        self.count += 1;
        match read_at {
            Some(number) => {
                self.read += 1;
                self.frames.push(number);
            }
            None => self.missed.extend(shots.first().map(|shot| shot.name.clone())),
        }
        let mut alone = |(shot, frame): (&Shot, &Frame)| {
            peers.iter_mut().any(|peer| {
                peer.forget();
                score(peer.as_mut(), shot, frame).read > 0
            })
        };
        if read_at != Some(1) && !shots.iter().zip(&frames).any(&mut alone) {
            self.hopeless[0] += 1;
            self.hopeless[1] += usize::from(read_at.is_some());
        }
    }

    /// As lines.
    pub fn print(&mut self) {
        self.frames.sort_unstable();
        let share = |part: usize, all: usize| {
            format!("{part} of {all} ({:.1} %)", 100.0 * part as f64 / (all as f64).max(1.0))
        };
        println!("\nBursts of 15 frames\n");
        println!("- read by the end: {}", share(self.read, self.count));
        let at = |part: usize| self.frames.get(self.frames.len() * part / 20).copied().unwrap_or_default();
        println!("- frames until read: median {}, p95 {}", at(10), at(19));
        println!(
            "- no reader reads any frame alone: {}; read by fusion: {}",
            self.hopeless[0],
            share(self.hopeless[1], self.hopeless[0])
        );
        println!("- misreads: {}", self.misreads);
        println!("- not read: {}", self.missed.join(", "));
    }
}
