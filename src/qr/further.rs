//! Going further than the libraries: a code that was seen but not read is sampled and decoded here, and its soft values
//! are added up over the frames.

use std::time::Instant;

use super::locate::{By, Candidate, Search, Spare, Sums, candidate_from};
use super::plain::around;
use super::reader::{Quad, Reading, Symbol, overlap};
use super::sample::Sampling;
use super::soft::{Decoded, Fusion, SoftGrid, Spend, decode};
use super::{Aim, Witness};
use crate::camera::{Frame, Window};

/// What to look for codes by, in which order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ways {
    ways: &'static [By],
    /// A place whose function patterns agree more than this makes the ways after it needless.
    enough: f32,
}

impl Ways {
    /// The quickest, once.
    pub(super) const QUICK: Self = Self { ways: &[By::Triples], enough: SURE };
}

/// What is kept between the frames.
#[derive(Debug)]
pub(super) struct Further {
    witness: Witness,
    fusion: Fusion,
    frame: u64,
    /// Places of this frame that have the function patterns of a symbol.
    confirmed: Vec<Quad>,
    spare: Spare,
}

impl Further {
    /// Guesses count only if the witness says so.
    pub(super) fn new(witness: Witness) -> Self {
        Self { witness, fusion: Fusion::default(), frame: 0, confirmed: Vec::new(), spare: Spare::default() }
    }

    /// A new row of frames.
    pub(super) fn begin(&mut self) {
        self.forget();
        self.frame = 0;
    }

    /// The next frame.
    pub(super) fn next_frame(&mut self) {
        self.frame = self.frame.saturating_add(1);
        self.confirmed.clear();
    }

    /// Symbols of this frame that were not read. Some of what the libraries see are ghosts; these have function patterns.
    pub(super) fn unread(&self, symbols: &[Symbol]) -> Vec<Quad> {
        let is_unread = |quad: &&Quad| !symbols.iter().any(|symbol| overlap(&symbol.corners, quad));
        self.confirmed.iter().filter(is_unread).copied().collect()
    }

    /// Forgets what was added up: a code was read.
    pub(super) fn forget(&mut self) {
        self.fusion.forget();
    }

    /// A code that another reader has seen.
    pub(super) fn at(&mut self, frame: &Frame, quad: Quad, pixels: usize) -> Reading {
        let Some(window) = around(&quad, frame, pixels) else { return Reading::default() };
        let Some(part) = window.cut(frame) else { return Reading::default() };
        let Some(sums) = Sums::new(&part) else { return Reading::default() };
        let quad = quad.mapped(|point| window.inwards(point));
        let Some(candidate) = candidate_from(&sums, quad) else { return Reading::default() };
        self.confirm(&candidate, window);
        self.read(&sums, &candidate).mapped(|point| window.outwards(point))
    }

    /// Codes that nobody has seen, if nothing is confirmed yet; after `end`, none is begun.
    pub(super) fn anywhere(&mut self, frame: &Frame, window: Window, ways: Ways, end: Instant) -> Reading {
        if !self.confirmed.is_empty() {
            return Reading::default();
        }
        let Some(part) = window.cut(frame) else { return Reading::default() };
        let spare = std::mem::take(&mut self.spare);
        let Some(sums) = Sums::within(spare, &part) else { return Reading::default() };
        let reading = self.search(&part, &sums, window, ways, end);
        self.spare = sums.into_spare();
        reading.mapped(|point| window.outwards(point))
    }

    fn search(&mut self, part: &Frame, sums: &Sums, window: Window, ways: Ways, end: Instant) -> Reading {
        let mut reading = Reading::default();
        let search = Search::new(part, sums);
        for &by in ways.ways {
            let candidates = search.by(by, CODES);
            let is_enough = candidates.iter().any(|candidate| candidate.score > ways.enough);
            for candidate in candidates {
                self.confirm(&candidate, window);
                reading.merge(self.read(sums, &candidate));
                if !reading.symbols.is_empty() || Instant::now() >= end {
                    return reading;
                }
            }
            if is_enough {
                break;
            }
        }
        reading
    }

    /// A still picture is searched in every way, of live frames each second one for hidden finders. A live frame in which
    /// something was worth sampling has cost enough.
    pub(super) const fn ways(&self, aim: Aim) -> Ways {
        match aim {
            Aim::All => Ways { ways: &[By::Triples, By::Focus, By::Pairs], enough: SURE },
            Aim::First if self.frame.is_multiple_of(2) => Ways { ways: &[By::Pairs], enough: LEAST_SAMPLED },
            Aim::First => Ways { ways: &[By::Triples, By::Focus], enough: LEAST_SAMPLED },
        }
    }

    fn confirm(&mut self, candidate: &Candidate, window: Window) {
        let corners = candidate.corners.mapped(|point| window.outwards(point));
        if candidate.score > LEAST_CONFIRMED && !self.confirmed.iter().any(|known| overlap(known, &corners)) {
            self.confirmed.push(corners);
        }
    }

    fn read(&mut self, sums: &Sums, candidate: &Candidate) -> Reading {
        let corners = candidate.corners;
        match self.understood(sums, candidate) {
            Some(Decoded { payload, version, .. }) => {
                Reading { symbols: vec![Symbol { payload, corners, version }], ..Reading::default() }
            }
            None => Reading { seen: vec![corners], failed: 1, ..Reading::default() },
        }
    }

    /// By itself, then with what its own decisions teach, then with what the frames before have seen.
    fn understood(&mut self, sums: &Sums, candidate: &Candidate) -> Option<Decoded> {
        if candidate.score < LEAST_SAMPLED {
            return None;
        }
        let mut sampling = Sampling::new(sums, candidate)?;
        let mut grid = sampling.grid()?;
        let mut lessons = if candidate.score > LEAST_CONFIRMED { LESSONS } else { 0 };
        let mirrored = || decode(&grid.mirrored(), Spend::Careful).ok();
        if let Some(decoded) = self.decoded(&grid).or_else(mirrored) {
            return Some(decoded);
        }
        while lessons > 0 {
            let changed = sampling.learn();
            grid = sampling.grid()?;
            lessons = if changed < LEAST_LEARNT { 0 } else { lessons - 1 };
            if let Some(decoded) = self.decoded(&grid) {
                return Some(decoded);
            }
        }
        self.added(&grid)
    }

    /// With what the frames before have seen.
    fn added(&mut self, grid: &SoftGrid) -> Option<Decoded> {
        self.fusion.add(grid, self.frame);
        (self.fusion.count() > 1).then(|| self.fusion.grid()).flatten().and_then(|sum| self.decoded(&sum))
    }

    /// What nothing is left of when all is spent is not tried with care.
    fn decoded(&self, grid: &SoftGrid) -> Option<Decoded> {
        let guessed = decode(grid, Spend::Everything).ok()?;
        if (self.witness)(&guessed.payload) {
            return Some(guessed);
        }
        decode(grid, Spend::Careful).ok()
    }
}

/// Agreement of the function patterns below which a place is not sampled.
const LEAST_SAMPLED: f32 = 1.3;

/// Agreement of the function patterns from which a symbol is there; by chance it stays below.
const LEAST_CONFIRMED: f32 = 1.7;

/// Agreement of the function patterns from which a place is not looked for in other ways.
const SURE: f32 = 2.2;

/// Rounds of learning from decisions; more gain little (`docs/reading.md`).
const LESSONS: usize = 4;

/// Share of the modules that a round must change to be worth another one.
const LEAST_LEARNT: f32 = 0.01;

/// Places that are looked at closely in one frame.
const CODES: usize = 2;
