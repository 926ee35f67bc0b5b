//! What the first decisions teach: a wider filter, and what the neighbours of a module add to its points, learnt from all modules
//! that are fairly sure. So is blur undone that reaches over several modules, which the function patterns alone are too few for.

use super::points::Points;
use super::system::{System, product};
use crate::qr::soft::{Layout, SoftGrid};

/// Near points and far points.
const POINTS: usize = 25 + 16;

/// Points, what is believed of the neighbours, a constant.
const INPUTS: usize = POINTS + 24 + 1;

/// The module's own point among the near ones.
const MIDDLE: usize = 12;

/// Modules that teach in one round; of larger symbols every second, third … one.
const TAUGHT: usize = 1_000;

/// Decisions that are less sure teach nothing.
const LEAST_SURE: f32 = 0.25;

/// How fast a value becomes a decision.
const STEEPNESS: f32 = 1.5;

/// What is learnt from: the inputs of every module. The points stay, what is believed changes from round to round.
#[derive(Debug)]
pub(super) struct Lessons {
    side: usize,
    known: Vec<Option<bool>>,
    rows: Vec<[f32; INPUTS]>,
}

impl Lessons {
    /// Nothing is believed yet.
    pub(super) fn new(points: &Points, layout: &Layout) -> Self {
        let side = SoftGrid::side_of(points.version);
        let inside = |place: usize| place.saturating_sub(EDGE).min(points.side - 1);
        let line = |y: usize| points.values.get(inside(y) * points.side..).unwrap_or_default();
        let span = points.side + 2 * EDGE;
        let drawn_out: Vec<f32> = (0..span)
            .flat_map(|y| {
                let line = line(y);
                (0..span).map(move |x| line.get(inside(x)).copied().unwrap_or_default())
            })
            .collect();
        let from: Vec<usize> = near().chain(far()).map(|[x, y]| y * span + x).collect();
        // The module's own point is 2 x + 3; the first of its far points lies 4 before it.
        let first = |place: usize| 2 * place + 3 + EDGE - 4;
        let places = (0..side).flat_map(|y| (0..side).map(move |x| first(y) * span + first(x)));
        let row = |place: usize| {
            let mut row = [1.0; INPUTS];
            fill(&mut row, &from, drawn_out.get(place..).unwrap_or_default());
            row
        };
        Self { side, known: layout.known_modules(), rows: places.map(row).collect() }
    }

    /// Values of all modules, from the values that one round before gave.
    pub(super) fn learnt(&mut self, values: &[f32]) -> Vec<f32> {
        let sure = |dark: bool| if dark { 1.0 } else { -1.0 };
        let believed: Vec<f32> = values
            .iter()
            .zip(&self.known)
            .map(|(value, known)| known.map_or_else(|| (STEEPNESS * value).clamp(-1.0, 1.0), sure))
            .collect();
        self.believe(&believed);
        let step = (self.rows.len() / TAUGHT).max(1);
        let mut system = System::<INPUTS>::new();
        for (place, ((row, known), target)) in self.rows.iter().zip(&self.known).zip(&believed).enumerate() {
            if known.is_some() || (place % step == 0 && target.abs() > LEAST_SURE) {
                system.add(row, target.signum());
            }
        }
        let filter = system.solved(MIDDLE);
        self.rows.iter().map(|row| product(row, &filter).clamp(-1.0, 1.0)).collect()
    }

    /// What is believed of the neighbours; light outside of the symbol. Rows are drawn out at the edges, so that the same
    /// distances in memory lead to the neighbours of every module.
    fn believe(&mut self, believed: &[f32]) {
        let wide = self.side + 2 * EDGE;
        let mut beliefs = vec![-1.0; wide * wide];
        for (to, from) in beliefs.chunks_exact_mut(wide).skip(EDGE).zip(believed.chunks_exact(self.side)) {
            for (to, from) in to.iter_mut().skip(EDGE).zip(from) {
                *to = *from;
            }
        }
        let from: Vec<usize> = others().map(|[x, y]| y * wide + x).collect();
        for (y, rows) in self.rows.chunks_exact_mut(self.side).enumerate() {
            for (x, row) in rows.iter_mut().enumerate() {
                let inputs = row.get_mut(POINTS..).unwrap_or_default();
                fill(inputs, &from, beliefs.get(y * wide + x..).unwrap_or_default());
            }
        }
    }
}

fn fill(to: &mut [f32], places: &[usize], values: &[f32]) {
    for (to, &place) in to.iter_mut().zip(places) {
        *to = values.get(place).copied().unwrap_or_default();
    }
}

/// Half modules up to one module away, counted from four to the left and above.
fn near() -> impl Iterator<Item = [usize; 2]> {
    (2..=6).flat_map(|y| (2..=6).map(move |x| [x, y]))
}

/// Whole modules two away, counted likewise in half modules.
fn far() -> impl Iterator<Item = [usize; 2]> {
    let is_edge = |value: usize| value == 0 || value == 4;
    let all = (0..5).flat_map(|y| (0..5).map(move |x| [x, y]));
    all.filter(move |&[x, y]| is_edge(x) || is_edge(y)).map(|[x, y]| [2 * x, 2 * y])
}

/// Modules up to two away but for the middle one, counted from two to the left and above.
fn others() -> impl Iterator<Item = [usize; 2]> {
    (0..5).flat_map(|y| (0..5).map(move |x| [x, y])).filter(|place| *place != [2, 2])
}

/// By how much rows are drawn out: modules, and half modules.
const EDGE: usize = 2;
