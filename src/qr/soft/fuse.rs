//! Adding up the grids of successive frames until they decode.

use super::SoftGrid;
use super::layout::Layout;
use crate::camera::ratio_of;

/// Frames after which a sum that nothing was added to is forgotten: one second at 30 frames a second.
const MAX_AGE: u64 = 30;

/// Most grids in one sum; older ones fade so that the sum never weighs more.
const MAX_GRIDS: f32 = 30.0;

/// Least correlation of the data modules with the sum: below this it is another code.
const MIN_AGREEMENT: f32 = 0.15;

/// What became of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fused {
    /// It was added to the sum.
    Added,
    /// It disagrees with the sum and was set aside: one bad grid does not spoil a sum.
    Aside,
    /// It starts a new sum: the first, after a pause, or the second grid of a new code.
    Started,
}

/// The sum of the soft values of one code over frames.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fusion {
    sum: Option<Sum>,
    rival: Option<Sum>,
}

impl Fusion {
    /// Adds the grid of a frame, weighted by how well its function patterns are seen. Frames are counted by the caller.
    pub(crate) fn add(&mut self, grid: &SoftGrid, frame: u64) -> Fused {
        for sum in [&mut self.sum, &mut self.rival] {
            if sum.as_ref().is_some_and(|sum| frame.saturating_sub(sum.last) > MAX_AGE) {
                *sum = None;
            }
        }
        let Some(new) = Sum::new(grid, frame) else { return Fused::Aside };
        let Some(sum) = &mut self.sum else {
            self.sum = Some(new);
            return Fused::Started;
        };
        if sum.agreement(&new) >= MIN_AGREEMENT {
            sum.add(&new);
            self.rival = None;
            return Fused::Added;
        }
        match self.rival.take() {
            Some(mut rival) if rival.agreement(&new) >= MIN_AGREEMENT => {
                rival.add(&new);
                self.sum = Some(rival);
                Fused::Started
            }
            Some(_) | None => {
                self.rival = Some(new);
                Fused::Aside
            }
        }
    }

    /// The sum as a grid; `None` if there is none.
    #[must_use]
    pub(crate) fn grid(&self) -> Option<SoftGrid> {
        self.sum.as_ref().and_then(Sum::grid)
    }

    /// Grids in the sum.
    #[must_use]
    pub(crate) fn count(&self) -> usize {
        self.sum.as_ref().map_or(0, |sum| sum.count)
    }

    /// Forgets everything, as after a read.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }
}

#[derive(Debug, Clone)]
struct Sum {
    version: u8,
    values: Vec<f32>,
    data: Vec<bool>,
    weight: f32,
    count: usize,
    last: u64,
}

impl Sum {
    fn new(grid: &SoftGrid, frame: u64) -> Option<Self> {
        let layout = Layout::new(grid.version())?;
        let weight = weight_of(grid, &layout);
        let values = grid.values().iter().map(|value| value.clamp(-4.0, 4.0) * weight).collect();
        let data = layout.functions().iter().map(|function| !function).collect();
        Some(Self { version: grid.version(), values, data, weight, count: 1, last: frame })
    }

    /// Correlation of the data modules, −1 to 1; −1 between versions.
    fn agreement(&self, other: &Self) -> f32 {
        if self.version != other.version {
            return -1.0;
        }
        let pairs = self.values.iter().zip(&other.values).zip(&self.data).filter(|(_, data)| **data);
        let [both, own, others] = pairs.fold([0.0_f32; 3], |[both, own, others], ((one, two), _)| {
            [both + one * two, own + one * one, others + two * two]
        });
        let size = (own * others).sqrt();
        if size > 0.0 { both / size } else { 0.0 }
    }

    fn add(&mut self, other: &Self) {
        let fade = if ratio_of(self.count) < MAX_GRIDS { 1.0 } else { 1.0 - 1.0 / MAX_GRIDS };
        for (value, new) in self.values.iter_mut().zip(&other.values) {
            *value = *value * fade + new;
        }
        self.weight = self.weight * fade + other.weight;
        self.count = self.count.saturating_add(1);
        self.last = other.last;
    }

    fn grid(&self) -> Option<SoftGrid> {
        let values = self.values.iter().map(|value| value / self.weight).collect();
        SoftGrid::new(self.version, values)
    }
}

/// Signal over noise power of the modules whose colour is known, 0.05 to 20: the weight that is best for a sum.
fn weight_of(grid: &SoftGrid, layout: &Layout) -> f32 {
    let (mut count, mut sum, mut squares) = (0.0_f32, 0.0_f32, 0.0_f32);
    for (known, value) in layout.known_modules().into_iter().zip(grid.values()) {
        let Some(dark) = known else { continue };
        let value = value.clamp(-4.0, 4.0) * if dark { 1.0 } else { -1.0 };
        count += 1.0;
        sum += value;
        squares += value * value;
    }
    let mean = sum / count.max(1.0);
    let noise = (squares / count.max(1.0) - mean * mean).max(0.01);
    (mean / noise).clamp(0.05, 20.0)
}
