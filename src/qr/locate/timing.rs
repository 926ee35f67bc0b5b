//! The timing patterns (ISO/IEC 18004 §6.3.5) tell the version and the perspective: they count the modules between finders.

use super::plane::Plane;
use super::sums::Sums;
use crate::camera::{floor_of, ratio_of};

/// How well a projection explains the timing patterns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    pub(super) version: u8,
    pub(super) plane: Plane,
    /// Share of the contrast along both patterns that is as it should be, at most 1; about 0 for data.
    pub(super) score: f32,
}

impl Fit {
    /// How far from chance the score is, in standard deviations: a long pattern proves more than a short one.
    pub(super) fn evidence(&self) -> f32 {
        self.score * (8.0 * f32::from(self.version) + 2.0).sqrt()
    }
}

/// The axis that a timing pattern runs along.
#[derive(Debug, Clone, Copy)]
enum Axis {
    Across,
    Down,
}

/// The fit with the most evidence, of versions round a guess, for three finders.
pub(super) fn fits(sums: &Sums, finders: [[f32; 2]; 3], guess: f32, reach: f32) -> Option<Fit> {
    let versions = (1_u8..=40).filter(|&version| (f32::from(version) - guess).abs() <= reach);
    let side = 17.0 + 4.0 * guess;
    let lines = Lines::new(sums, finders, side, Axis::Across);
    let others = Lines::new(sums, finders, side, Axis::Down);
    let fit = |version: u8| {
        let (across, tilt_x) = lines.best_tilt(version);
        if across < LEAST_SHARE {
            return None;
        }
        let (down, tilt_y) = others.best_tilt(version);
        let plane = Plane::of_finders(finders, [tilt_x, tilt_y], 17.0 + 4.0 * f32::from(version));
        Some(Fit { version, plane, score: f32::midpoint(across, down) })
    };
    versions.filter_map(fit).max_by(|a, b| a.evidence().total_cmp(&b.evidence()))
}

/// How well a plane explains both timing patterns.
pub(super) fn score(sums: &Sums, plane: &Plane, version: u8) -> f32 {
    f32::midpoint(along(sums, plane, Axis::Across, version), along(sums, plane, Axis::Down, version))
}

/// Grey values along the lines that the timing pattern may lie on: perspective moves its far end.
struct Lines([Line; 3]);

impl Lines {
    fn new(sums: &Sums, [corner, right, low]: [[f32; 2]; 3], side: f32, axis: Axis) -> Self {
        let (end, other) = match axis {
            Axis::Across => (right, low),
            Axis::Down => (low, right),
        };
        let ([from_x, from_y], [end_x, end_y], [other_x, other_y]) = (corner, end, other);
        let [in_x, in_y] = [(other_x - from_x) * 3.0 / (side - 7.0), (other_y - from_y) * 3.0 / (side - 7.0)];
        Self(FAR_ENDS.map(|far| {
            let (from, to) = ([from_x + in_x, from_y + in_y], [end_x + in_x * far, end_y + in_y * far]);
            Line::new(sums, from, to, side - 7.0, 1.0)
        }))
    }

    /// The best score of a version and its perspective term.
    fn best_tilt(&self, version: u8) -> (f32, f32) {
        let [near, even, far] = &self.0;
        let score = |tilt: f32| {
            let line = if tilt > 0.14 {
                near
            } else if tilt < -0.14 {
                far
            } else {
                even
            };
            line.score(version, 1.0, tilt)
        };
        best_tilt(score, version, MAX_TILT)
    }
}

/// Grey values along one line.
pub(super) struct Line {
    values: Vec<f32>,
    /// How far it goes on beyond its end, as a multiple of the way there.
    beyond: f32,
}

impl Line {
    /// From one point to another, so many modules away, and on.
    pub(super) fn new(sums: &Sums, from: [f32; 2], to: [f32; 2], modules: f32, beyond: f32) -> Self {
        let ([from_x, from_y], [to_x, to_y]) = (from, to);
        let (across, down) = (to_x - from_x, to_y - from_y);
        let half = (0.3 * across.hypot(down) / modules).max(0.5);
        let samples = floor_of(SAMPLES * (modules + 7.0) * beyond);
        let value = |place: usize| {
            let share = beyond * ratio_of(place) / ratio_of(samples.saturating_sub(1));
            sums.grey([from_x + across * share, from_y + down * share], [half, half])
        };
        Self { values: (0..samples).map(value).collect(), beyond }
    }

    /// The best score of a version and its perspective term, if the way is as long as that of the line times `length`.
    pub(super) fn best(&self, version: u8, length: f32, max_tilt: f32) -> (f32, f32) {
        best_tilt(|tilt| self.score(version, length, tilt), version, max_tilt)
    }

    /// How much of what varies does so from module to module, wherever the modules begin and if their size is known only to
    /// a tenth: more than 0.6 for a timing pattern.
    pub(super) fn alternation(&self, modules: f32) -> f32 {
        let turn = std::f32::consts::PI * modules * self.beyond / ratio_of(self.values.len().max(2) - 1);
        let (mut in_step, mut all) = (0.0, 1e-3);
        for part in self.values.chunks(floor_of(8.0 * SAMPLES)) {
            let mean = part.iter().sum::<f32>() / ratio_of(part.len());
            let (mut even, mut odd) = (0.0_f32, 0.0_f32);
            for (place, value) in part.iter().enumerate() {
                let (sine, cosine) = (turn * ratio_of(place)).sin_cos();
                even += (value - mean) * cosine;
                odd += (value - mean) * sine;
                all += (value - mean).abs();
            }
            in_step += even.hypot(odd);
        }
        in_step / all
    }

    fn score(&self, version: u8, length: f32, tilt: f32) -> f32 {
        let span = 4.0 * f32::from(version) + 10.0;
        let last = ratio_of(self.values.len().saturating_sub(1)) * length / self.beyond;
        let mean = |place: usize| {
            let way = (ratio_of(place) - 3.0) / span;
            let share = way * (1.0 + tilt) / (1.0 + tilt * way);
            self.values.get(floor_of(share * last + 0.5)).copied().unwrap_or_default()
        };
        agreement(mean, version)
    }
}

/// In wide steps first, then round the best in narrow ones.
fn best_tilt(score: impl Fn(f32) -> f32, version: u8, max_tilt: f32) -> (f32, f32) {
    let step = TILT_STEP / (4.0 * f32::from(version) + 10.0);
    let steps = floor_of(max_tilt / step);
    let mut best = (f32::MIN, 0.0);
    for place in 0..=2 * steps {
        let tilt = (ratio_of(place) - ratio_of(steps)) * step;
        best = better(best, (score(tilt) - DOUBT * tilt.abs(), tilt));
    }
    let (_, middle) = best;
    for place in [-0.6, -0.4, -0.2, 0.2, 0.4, 0.6] {
        let tilt = middle + place * step;
        best = better(best, (score(tilt) - DOUBT * tilt.abs(), tilt));
    }
    let (score, tilt) = best;
    (score + DOUBT * tilt.abs(), tilt)
}

fn better(best: (f32, f32), other: (f32, f32)) -> (f32, f32) {
    if other.0 > best.0 { other } else { best }
}

/// Along one timing pattern of a plane.
fn along(sums: &Sums, plane: &Plane, axis: Axis, version: u8) -> f32 {
    let point = |place: usize| match axis {
        Axis::Across => [ratio_of(place) + 0.5, 6.5],
        Axis::Down => [6.5, ratio_of(place) + 0.5],
    };
    let half = plane.steps_at(point(4 + 2 * usize::from(version))).map(|[x, y]| x.hypot(y) * 0.3);
    let [width, height] = half;
    let half = width.min(height).max(0.5);
    agreement(|place| sums.grey(plane.at(point(place)), [half, half]), version)
}

/// The difference of each module to its neighbours, with the sign it should have.
fn agreement(mean: impl Fn(usize) -> f32, version: u8) -> f32 {
    let last = 8 + 4 * usize::from(version);
    let (mut agreed, mut all) = (0.0, 1e-3);
    let (mut before, mut here) = (mean(7), mean(8));
    for place in 8..=last {
        let after = mean(place + 1);
        let lighter = here - f32::midpoint(before, after);
        agreed += if place % 2 == 0 { -lighter } else { lighter };
        all += lighter.abs();
        (before, here) = (here, after);
    }
    agreed / all
}

/// Places along a line, for each module.
const SAMPLES: f32 = 4.5;

/// How long a module is at the far end, as a share of one at the near end.
const FAR_ENDS: [f32; 3] = [0.8, 1.0, 1.25];

/// Steps of the perspective search, in modules: half of one at the middle of the pattern.
const TILT_STEP: f32 = 2.0;

/// Least score of one of the two patterns.
const LEAST_SHARE: f32 = 0.2;

/// What perspective must gain to be believed: a blurred pattern would else say anything.
const DOUBT: f32 = 1.0;

/// Farthest perspective term: one end 0.4 farther than the other.
const MAX_TILT: f32 = 0.4;
