//! Going further than the libraries: a code that was seen but not read is sampled and decoded here, and its soft values
//! are added up over the frames.

use std::time::Instant;

use super::locate::{By, Candidate, Search, Sums, candidate_from};
use super::plain::around;
use super::reader::{Quad, Reading, Symbol, overlap};
use super::sample::Sampling;
use super::soft::{Decoded, Fusion, SoftGrid, Spend, decode};
use super::{Aim, Witness};
use crate::camera::{Frame, Window};

/// What is kept between the frames.
#[derive(Debug)]
pub(super) struct Further {
    witness: Witness,
    fusion: Fusion,
    frame: u64,
    /// Places of this frame that have the function patterns of a symbol.
    confirmed: Vec<Quad>,
}

impl Further {
    /// Guesses count only if the witness says so.
    pub(super) fn new(witness: Witness) -> Self {
        Self { witness, fusion: Fusion::default(), frame: 0, confirmed: Vec::new() }
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
    pub(super) fn anywhere(&mut self, frame: &Frame, window: Window, ways: &[By], end: Instant) -> Reading {
        let mut reading = Reading::default();
        if !self.confirmed.is_empty() {
            return reading;
        }
        let Some(part) = window.cut(frame) else { return reading };
        let Some(sums) = Sums::new(&part) else { return reading };
        let search = Search::new(&part, &sums);
        for &by in ways {
            let candidates = search.by(by, CODES);
            let is_sure = candidates.iter().any(|candidate| candidate.score > SURE);
            for candidate in candidates {
                self.confirm(&candidate, window);
                reading.merge(self.read(&sums, &candidate));
                if !reading.symbols.is_empty() || Instant::now() >= end {
                    return reading.mapped(|point| window.outwards(point));
                }
            }
            if is_sure {
                break;
            }
        }
        reading.mapped(|point| window.outwards(point))
    }

    /// A still picture is searched in every way, of live frames each second one for hidden finders.
    pub(super) const fn ways(&self, aim: Aim) -> &'static [By] {
        match aim {
            Aim::All => &[By::Triples, By::Focus, By::Pairs],
            Aim::First if self.frame.is_multiple_of(2) => &[By::Pairs],
            Aim::First => &[By::Triples, By::Focus],
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
        loop {
            if let Some(decoded) = self.decoded(&grid) {
                return Some(decoded);
            }
            if lessons == 0 {
                return self.added(&grid);
            }
            let changed = sampling.learn();
            grid = sampling.grid()?;
            lessons = if changed < LEAST_LEARNT { 0 } else { lessons - 1 };
        }
    }

    /// With what the frames before have seen.
    fn added(&mut self, grid: &SoftGrid) -> Option<Decoded> {
        self.fusion.add(grid, self.frame);
        (self.fusion.count() > 1).then(|| self.fusion.grid()).flatten().and_then(|sum| self.decoded(&sum))
    }

    fn decoded(&self, grid: &SoftGrid) -> Option<Decoded> {
        let careful =
            decode(grid, Spend::Careful).ok().or_else(|| decode(&grid.mirrored(), Spend::Careful).ok());
        let witnessed = |decoded: &Decoded| (self.witness)(&decoded.payload);
        careful.or_else(|| decode(grid, Spend::Everything).ok().filter(witnessed))
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
const LEAST_LEARNT: f32 = 0.003;

/// Places that are looked at closely in one frame.
const CODES: usize = 2;
