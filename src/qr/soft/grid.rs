//! Soft values of the modules of one symbol.

use super::layout::MAX_VERSION;

/// Soft values of the modules of one symbol, row by row: +1 surely dark … −1 surely light, 0 nothing known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SoftGrid {
    version: u8,
    values: Vec<f32>,
}

impl SoftGrid {
    /// Modules of one side: 17 + 4 × version (§6.1).
    #[must_use]
    #[expect(clippy::as_conversions, reason = "From is not const; u8 fits")]
    pub(crate) const fn side_of(version: u8) -> usize {
        17 + 4 * version as usize
    }

    /// Takes the values of a symbol; `None` if the version is not 1 to 40, the length is not its side squared, or a value is
    /// not finite.
    #[must_use]
    pub(crate) fn new(version: u8, values: Vec<f32>) -> Option<Self> {
        let side = Self::side_of(version);
        let right = (1..=MAX_VERSION).contains(&version)
            && values.len() == side * side
            && values.iter().all(|value| value.is_finite());
        right.then_some(Self { version, values })
    }

    /// Version of the symbol, 1 to 40.
    #[must_use]
    pub(crate) const fn version(&self) -> u8 {
        self.version
    }

    /// Modules of one side, 21 to 177.
    #[must_use]
    pub(crate) const fn side(&self) -> usize {
        Self::side_of(self.version)
    }

    /// The value in column `x` and row `y`; 0 outside.
    #[must_use]
    pub(crate) fn at(&self, x: usize, y: usize) -> f32 {
        let side = self.side();
        if x >= side || y >= side {
            return 0.0;
        }
        self.values.get(y * side + x).copied().unwrap_or(0.0)
    }

    /// All values, row by row.
    #[must_use]
    pub(crate) fn values(&self) -> &[f32] {
        &self.values
    }

    /// The grid with rows and columns exchanged, as a mirrored symbol needs it.
    #[must_use]
    pub(crate) fn mirrored(&self) -> Self {
        let side = self.side();
        let values = (0..side).flat_map(|y| (0..side).map(move |x| self.at(y, x))).collect();
        Self { version: self.version, values }
    }
}
