//! From a place in a frame to the soft values of its modules.

mod bend;
mod equaliser;
mod learnt;
mod points;
mod system;

use self::bend::Bend;
use self::learnt::Lessons;
use self::points::Points;
pub(super) use self::system::System;
use super::locate::{Candidate, Plane, Sums};
use super::soft::{Layout, SoftGrid};
use crate::camera::ratio_of;

/// A located symbol: its points in a frame, and what is thought of its modules.
#[derive(Debug)]
pub(super) struct Sampling {
    layout: Layout,
    points: Points,
    values: Vec<f32>,
    lessons: Option<Lessons>,
}

impl Sampling {
    /// The grid bends with the alignment patterns; values are freed of uneven light, and of blur as far as the function
    /// patterns show it. `None` if the corners are no quadrangle.
    pub(super) fn new(sums: &Sums, candidate: &Candidate) -> Option<Self> {
        let version = candidate.version.clamp(1, 40);
        let layout = Layout::new(version)?;
        let plane = Plane::of_corners(candidate.corners.0, 17.0 + 4.0 * f32::from(version))?;
        let bend = Bend::new(sums, plane, &layout);
        let points = Points::new(sums, &bend, version);
        let values = equaliser::equalised(&points, &layout);
        Some(Self { layout, points, values, lessons: None })
    }

    /// The soft values as they are now.
    pub(super) fn grid(&self) -> Option<SoftGrid> {
        SoftGrid::new(self.points.version, self.values.clone())
    }

    /// Makes the values better by what they say already; the share of modules that it thinks otherwise of now.
    pub(super) fn learn(&mut self) -> f32 {
        let lessons = self.lessons.get_or_insert_with(|| Lessons::new(&self.points, &self.layout));
        let learnt = lessons.learnt(&self.values);
        let pairs = learnt.iter().zip(&self.values);
        let changed = pairs.filter(|(after, before)| (**after > 0.0) != (**before > 0.0)).count();
        self.values = learnt;
        ratio_of(changed) / ratio_of(self.values.len().max(1))
    }
}
