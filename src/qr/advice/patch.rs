//! Patches: squares next to one another that are rougher than what lies round them.

use std::ops::Range;

use super::coarse::Coarse;
use crate::camera::ratio_of;

/// Squares that hang together.
#[derive(Debug, Clone)]
pub(super) struct Patch {
    /// Which squares.
    pub(super) members: Vec<usize>,
    /// Edges of the frame that it touches: left, upper, right, lower.
    pub(super) edges: [bool; 4],
    /// Share of the rectangle with the same moments that it fills: 1 for any filled rectangle or slanted one.
    pub(super) fill: f32,
    /// Long over short axis of that rectangle.
    pub(super) stretch: f32,
}

/// All patches of `least` squares or more among the squares that are `rough`.
pub(super) fn patches(coarse: &Coarse, rough: &[bool], least: usize) -> Vec<Patch> {
    let (runs, mut roots) = joined(coarse, rough);
    let mut sizes = vec![0_usize; runs.len()];
    for (number, run) in runs.iter().enumerate() {
        if let Some(size) = sizes.get_mut(root(&mut roots, number)) {
            *size += run.len();
        }
    }
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); runs.len()];
    for (number, run) in runs.into_iter().enumerate() {
        let root = root(&mut roots, number);
        if sizes.get(root).is_some_and(|size| *size >= least)
            && let Some(members) = members.get_mut(root)
        {
            members.extend(run);
        }
    }
    members.retain(|members| !members.is_empty());
    members.into_iter().map(|members| Patch::new(coarse, members)).collect()
}

/// Runs of rough squares in the rows, and for each run one that it hangs together with, in the end the first of all.
fn joined(coarse: &Coarse, rough: &[bool]) -> (Vec<Range<usize>>, Vec<usize>) {
    let (mut runs, mut roots): (Vec<Range<usize>>, Vec<usize>) = (Vec::new(), Vec::new());
    let width = coarse.across.max(1);
    let mut here = 0;
    for (start, row) in (0..).step_by(width).zip(rough.chunks_exact(width)) {
        // Runs of the row above that end before the next run of this one are done with.
        let mut above = here;
        here = runs.len();
        let mut end = 0;
        while let Some(from) = row.iter().skip(end).position(|rough| *rough).map(|skipped| end + skipped) {
            end = from + row.iter().skip(from).take_while(|rough| **rough).count();
            let number = runs.len();
            roots.push(number);
            let run = start + from..start + end;
            while let Some(other) = runs.get(above).filter(|_| above < here) {
                if other.start + width < run.end && run.start < other.end + width {
                    let (one, two) = (root(&mut roots, above), root(&mut roots, number));
                    if let Some(to) = roots.get_mut(one.max(two)) {
                        *to = one.min(two);
                    }
                }
                if other.end + width >= run.end {
                    break;
                }
                above += 1;
            }
            runs.push(run);
        }
    }
    (runs, roots)
}

/// The first run that this one hangs together with; the way to it becomes shorter.
fn root(roots: &mut [usize], number: usize) -> usize {
    let mut number = number;
    while let Some(&next) = roots.get(number).filter(|next| **next != number) {
        let after = roots.get(next).copied().unwrap_or(next);
        if let Some(to) = roots.get_mut(number) {
            *to = after;
        }
        number = after;
    }
    number
}

impl Patch {
    /// Of these squares, whatever they look like.
    pub(super) fn new(coarse: &Coarse, members: Vec<usize>) -> Self {
        let count = ratio_of(members.len().max(1));
        let places = || members.iter().map(|&place| coarse.spot(place));
        let (sum_x, sum_y) = places().fold((0, 0), |(sum_x, sum_y), [x, y]| (sum_x + x, sum_y + y));
        let middle = [ratio_of(sum_x) / count, ratio_of(sum_y) / count];
        let [mut wide, mut high, mut slant] = [0.0_f32; 3];
        let mut edges = [false; 4];
        for [x, y] in places() {
            let [middle_x, middle_y] = middle;
            let [right, down] = [ratio_of(x) - middle_x, ratio_of(y) - middle_y];
            wide += right * right;
            high += down * down;
            slant += right * down;
            let here = [x == 0, y == 0, x + 1 == coarse.across, y + 1 == coarse.down];
            edges.iter_mut().zip(here).for_each(|(edge, here)| *edge |= here);
        }
        // A square is as wide as itself: 1/12 is the variance of one alone.
        let (wide, high, slant) = (wide / count + 1.0 / 12.0, high / count + 1.0 / 12.0, slant / count);
        let area = (wide * high - slant * slant).max(1e-6).sqrt();
        let (half, root) = (wide.midpoint(high), ((wide - high).powi(2) / 4.0 + slant * slant).sqrt());
        Self {
            edges,
            fill: count / (12.0 * area),
            stretch: ((half + root) / (half - root).max(1e-6)).sqrt(),
            members,
        }
    }

    /// Marks its squares among all.
    pub(super) fn mask(&self, coarse: &Coarse) -> Vec<bool> {
        let mut mask = vec![false; coarse.squares.len()];
        for &place in &self.members {
            if let Some(mark) = mask.get_mut(place) {
                *mark = true;
            }
        }
        mask
    }

    /// Squares all of whose neighbours belong to the patch; all squares of a patch that has few of those.
    pub(super) fn inner(&self, coarse: &Coarse) -> Vec<usize> {
        let mask = self.mask(coarse);
        let is_in = |place: usize| mask.get(place).copied().unwrap_or_default();
        let is_inner = |place: &&usize| NEXT.iter().all(|&way| coarse.beside(**place, way).is_none_or(is_in));
        let inner: Vec<usize> = self.members.iter().filter(is_inner).copied().collect();
        if inner.len() >= FEW { inner } else { self.members.clone() }
    }

    /// Of what lies two squares outside, the share that is marked.
    pub(super) fn within(&self, coarse: &Coarse, marks: &[bool]) -> f32 {
        let mask = self.mask(coarse);
        let is_in = |place: &usize| mask.get(*place).copied().unwrap_or_default();
        let (mut marked, mut all) = (0_usize, 0_usize);
        for &place in &self.members {
            for [right, down] in NEXT {
                let near = coarse.beside(place, [right, down]).filter(|place| !is_in(place));
                let far = coarse.beside(place, [2 * right, 2 * down]).filter(|place| !is_in(place));
                if near.is_some() {
                    marked +=
                        usize::from(far.is_some_and(|place| marks.get(place).copied().unwrap_or_default()));
                    all += 1;
                }
            }
        }
        ratio_of(marked) / ratio_of(all.max(1))
    }

    /// Of what lies just outside, the share that is lighter than the patch: 1 for a code in its quiet zone. At each
    /// outer edge, the last square and two outwards are compared with the third inwards.
    pub(super) fn rim(&self, coarse: &Coarse) -> f32 {
        let mask = self.mask(coarse);
        let is_in = |place: usize| mask.get(place).copied().unwrap_or_default();
        let square = |place: usize| coarse.squares.get(place).copied().unwrap_or_default();
        let (mut lighter, mut all) = (0_usize, 0_usize);
        for &place in &self.members {
            for [right, down] in NEXT {
                let near = coarse.beside(place, [right, down]);
                let far = coarse.beside(place, [2 * right, 2 * down]);
                let Some((near, far)) = near.zip(far).filter(|&(near, far)| !is_in(near) && !is_in(far))
                else {
                    continue;
                };
                let inside = square(coarse.beside(place, [-3 * right, -3 * down]).unwrap_or(place));
                let outside = square(place).mean.max(square(near).mean).max(square(far).mean);
                lighter += usize::from(outside > inside.mean + 0.5 * inside.deviation);
                all += 1;
            }
        }
        ratio_of(lighter) / ratio_of(all.max(1))
    }
}

/// The four neighbours, as columns and rows.
const NEXT: [[isize; 2]; 4] = [[1, 0], [-1, 0], [0, 1], [0, -1]];

/// Squares that are enough to look at.
const FEW: usize = 12;
