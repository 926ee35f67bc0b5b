//! A grid that bends: how far the alignment patterns lie from where a plane says.

use crate::camera::ratio_of;
use crate::qr::locate::{Plane, Sums};
use crate::qr::soft::Layout;

/// Displacements at a lattice of modules, between which they change evenly.
#[derive(Debug)]
pub(super) struct Bend {
    plane: Plane,
    places: Vec<f32>,
    nodes: Vec<Node>,
}

/// Where a coordinate lies between two nodes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    before: usize,
    after: usize,
    share: f32,
}

/// What was found at one alignment pattern.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// Across and down, in pixels.
    shift: [f32; 2],
    /// How sure it is: 0 not found, 1 perfect.
    weight: f32,
}

impl Bend {
    /// Looks for every alignment pattern near its place, from the finders on, each where its neighbours lead to.
    pub(super) fn new(sums: &Sums, plane: Plane, layout: &Layout) -> Self {
        let columns = layout.lattice();
        let count = columns.len();
        let places = columns.iter().map(|&place| ratio_of(place) + 0.5).collect();
        let mut bend = Self { plane, places, nodes: vec![Node::default(); count * count] };
        let mut order: Vec<[usize; 2]> =
            (0..count * count).map(|place| [place % count, place / count]).collect();
        let last = count.saturating_sub(1);
        order.sort_by_key(|&[column, row]| (column + row).min(last - column + row).min(column + last - row));
        for [column, row] in order {
            let node = match is_alignment([column, row], count) {
                true => bend.search(sums, [column, row]),
                false => Node { shift: [0.0; 2], weight: 1.0 },
            };
            if let Some(place) = bend.nodes.get_mut(row * count + column) {
                *place = node;
            }
        }
        bend.smooth();
        bend
    }

    /// Where a point of the symbol lies in the frame; `across` and `down` are the [`Self::part`]s of its coordinates.
    pub(super) fn at(&self, point: [f32; 2], across: Part, down: Part) -> [f32; 2] {
        let ([x, y], [shift_x, shift_y]) = (self.plane.at(point), self.shift_at(across, down));
        [x + shift_x, y + shift_y]
    }

    /// The nodes on either side of a coordinate; outside the lattice as at its edge.
    pub(super) fn part(&self, value: f32) -> Part {
        let last = self.places.len().saturating_sub(1);
        let before = self.places.iter().filter(|&&place| place <= value).count().saturating_sub(1).min(last);
        let after = (before + 1).min(last);
        let at = |place: usize| self.places.get(place).copied().unwrap_or_default();
        let length = (at(after) - at(before)).max(1.0);
        Part { before, after, share: ((value - at(before)) / length).clamp(0.0, 1.0) }
    }

    /// What one module across and one module down are in pixels.
    pub(super) fn steps_at(&self, point: [f32; 2]) -> [[f32; 2]; 2] {
        self.plane.steps_at(point)
    }

    fn node(&self, [column, row]: [usize; 2]) -> Node {
        self.nodes.get(row * self.places.len() + column).copied().unwrap_or_default()
    }

    /// Between four nodes.
    fn shift_at(&self, across: Part, down: Part) -> [f32; 2] {
        let mix = |[ax, ay]: [f32; 2], [bx, by]: [f32; 2], share: f32| {
            [ax + (bx - ax) * share, ay + (by - ay) * share]
        };
        let row = |row: usize| {
            mix(self.node([across.before, row]).shift, self.node([across.after, row]).shift, across.share)
        };
        mix(row(down.before), row(down.after), down.share)
    }

    /// Mean of the neighbours in the lattice, by weight.
    fn around(&self, [column, row]: [usize; 2]) -> Node {
        let near = |value: usize| value.saturating_sub(1)..(value + 2).min(self.places.len());
        let places = near(row).flat_map(|y| near(column).map(move |x| [x, y]));
        let mut sum = Node::default();
        for node in places.filter(|&place| place != [column, row]).map(|place| self.node(place)) {
            let ([x, y], [to_x, to_y]) = (node.shift, &mut sum.shift);
            *to_x += x * node.weight;
            *to_y += y * node.weight;
            sum.weight += node.weight;
        }
        let weight = sum.weight;
        Node { shift: sum.shift.map(|value| if weight > 0.0 { value / weight } else { 0.0 }), weight }
    }

    /// The best place near the one that the plane and the neighbours found so far suggest.
    fn search(&self, sums: &Sums, place: [usize; 2]) -> Node {
        let centre = place.map(|place| self.places.get(place).copied().unwrap_or_default());
        let steps = self.plane.steps_at(centre);
        let [start_x, start_y] = self.around(place).shift;
        let origin = self.plane.at(centre);
        let target = Target { sums, origin, steps };
        let [x, y, agreement] = target.best([start_x, start_y]);
        let weight = ((agreement - LEAST_AGREEMENT) / (1.0 - LEAST_AGREEMENT)).max(0.0);
        Node { shift: [x, y], weight: weight * weight }
    }

    /// What was not found, or not surely, goes with its neighbours; what lies far from them is not believed.
    fn smooth(&mut self) {
        let count = self.places.len();
        for _ in 0..3 {
            let nodes = (0..count * count).map(|place| {
                let place = [place % count, place / count];
                let (own, around) = (self.node(place), self.around(place));
                if !is_alignment(place, count) {
                    return own;
                }
                let ([x, y], [mean_x, mean_y]) = (own.shift, around.shift);
                let share = own.weight / (own.weight + 0.02 * around.weight).max(1e-6);
                let mixed = [mean_x + (x - mean_x) * share, mean_y + (y - mean_y) * share];
                Node { shift: mixed, weight: own.weight.max(0.01 * around.weight) }
            });
            self.nodes = nodes.collect();
        }
    }
}

/// One alignment pattern to look for.
struct Target<'a> {
    sums: &'a Sums,
    origin: [f32; 2],
    steps: [[f32; 2]; 2],
}

impl Target<'_> {
    /// Shift with the best agreement, and that agreement: first over the whole reach, then closer and closer.
    fn best(&self, start: [f32; 2]) -> [f32; 3] {
        let [mut x, mut y] = start;
        let mut agreement = f32::MIN;
        for (reach, count) in [(REACH, 11_usize), (0.3, 5), (0.15, 5)] {
            let (from_x, from_y, middle) = (x, y, ratio_of(count / 2));
            for place in 0..count * count {
                let offset =
                    [place % count, place / count].map(|place| (ratio_of(place) / middle - 1.0) * reach);
                let ([across, down], [[across_x, across_y], [down_x, down_y]]) = (offset, self.steps);
                let shift =
                    [from_x + across * across_x + down * down_x, from_y + across * across_y + down * down_y];
                let found = self.agreement(shift);
                if found > agreement {
                    agreement = found;
                    [x, y] = shift;
                }
            }
        }
        [x, y, agreement]
    }

    /// Correlation of 25 modules with the alignment pattern.
    fn agreement(&self, [shift_x, shift_y]: [f32; 2]) -> f32 {
        let ([x, y], [[across_x, across_y], [down_x, down_y]]) = (self.origin, self.steps);
        let half = half_of(self.steps, 0.3);
        let (mut sum, mut squares, mut product) = (0.0, 0.0, 0.0);
        for place in 0..25_usize {
            let (column, row) = (place % 5, place / 5);
            let (across, down) = (ratio_of(column) - 2.0, ratio_of(row) - 2.0);
            let point = [
                x + shift_x + across * across_x + down * down_x,
                y + shift_y + across * across_y + down * down_y,
            ];
            let grey = self.sums.grey(point, half);
            sum += grey;
            squares += grey * grey;
            // 17 dark modules, 8 light ones.
            product += if alignment_is_dark(column.abs_diff(2), row.abs_diff(2)) {
                -grey / 17.0
            } else {
                grey / 8.0
            };
        }
        let variance = (squares / 25.0 - (sum / 25.0).powi(2)).max(1.0);
        product * (17.0_f32 * 8.0).sqrt() / 25.0 / variance.sqrt()
    }
}

/// Half the sides of an upright box that covers a share of a module.
pub(super) fn half_of([[across_x, across_y], [down_x, down_y]]: [[f32; 2]; 2], share: f32) -> [f32; 2] {
    [across_x.abs().max(down_x.abs()), across_y.abs().max(down_y.abs())].map(|side| (side * share).max(0.5))
}

/// Whether an alignment pattern stands at a node: finder patterns take the place of three.
fn is_alignment([column, row]: [usize; 2], count: usize) -> bool {
    let last = count.saturating_sub(1);
    count > 0 && ![[0, 0], [last, 0], [0, last]].contains(&[column, row])
}

/// Whether a module of an alignment pattern is dark, at a distance from its centre.
const fn alignment_is_dark(across: usize, down: usize) -> bool {
    across == 2 || down == 2 || (across == 0 && down == 0)
}

/// How far from the expected place a pattern is looked for, in modules.
const REACH: f32 = 2.0;

/// Agreement below which a pattern counts as not found: the best of many places in data reaches 0.6.
const LEAST_AGREEMENT: f32 = 0.5;
