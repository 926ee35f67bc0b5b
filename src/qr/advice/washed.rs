//! A screen that is hardly seen in the light about it.

use super::coarse::{CLIPPED, Coarse, Square, quantile};
use super::code::{LEAST_FILL, MOST_STRETCH};
use super::patch::patches;
use crate::camera::ratio_of;

/// A bright rectangle, calm but for the faint texture of a code: what the noise of a wall or of paper is not.
pub(super) fn washed(coarse: &Coarse, smooth: &[f32]) -> Option<f32> {
    let is_calm = |(square, deviation): (&Square, &f32)| square.mean > 140.0 && *deviation < 5.0;
    let calm: Vec<bool> = coarse.squares.iter().zip(smooth).map(is_calm).collect();
    let found = patches(coarse, &calm, coarse.squares.len() / 40);
    let plate = found.into_iter().max_by_key(|patch| patch.members.len())?;
    if plate.fill < LEAST_FILL || plate.stretch > MOST_STRETCH {
        return None;
    }
    let mut inner = plate.inner(coarse);
    inner.retain(|place| coarse.squares.get(*place).is_some_and(|square| square.mean < 247.0));
    let twice = coarse.smoothed(smooth.iter().copied());
    let base = quantile(inner.iter().filter_map(|place| twice.get(*place).copied()), 0.08)?;
    let frame_of = plate.mask(coarse);
    FAINT.into_iter().find_map(|above| {
        let mut rough = vec![false; coarse.squares.len()];
        for &place in &inner {
            if let (Some(mark), Some(value)) = (rough.get_mut(place), twice.get(place)) {
                *mark = *value > above * base;
            }
        }
        let found = patches(coarse, &rough, plate.members.len() / 12);
        let part = found.into_iter().max_by_key(|patch| patch.members.len())?;
        let is_code = part.fill > LEAST_FILL && part.stretch < 2.2 && part.within(coarse, &frame_of) > 0.7;
        let squares = part.members.iter().filter_map(|place| twice.get(*place));
        let mean = squares.sum::<f32>() / ratio_of(part.members.len().max(1));
        is_code.then(|| 2.0 * (mean * mean - base * base).max(0.0).sqrt() / CLIPPED)
    })
}

/// How much rougher than the calmest of a plate its code is, tried from low to high.
const FAINT: [f32; 4] = [1.1, 1.15, 1.2, 1.3];
