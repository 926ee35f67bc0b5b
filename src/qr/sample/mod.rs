//! From a place in a frame to the soft values of its modules.

mod bend;
mod equaliser;
mod points;

use self::bend::Bend;
use self::points::Points;
use super::locate::{Candidate, Plane, Sums};
use super::soft::{Layout, SoftGrid};

/// Soft values of the modules of a located symbol. `None` if its corners are no quadrangle.
///
/// The grid bends with the alignment patterns; values are freed of uneven light, and of blur as far as the function
/// patterns show it.
pub(super) fn sample(sums: &Sums, candidate: &Candidate) -> Option<SoftGrid> {
    let version = candidate.version.clamp(1, 40);
    let layout = Layout::new(version)?;
    let plane = Plane::of_corners(candidate.corners.0, 17.0 + 4.0 * f32::from(version))?;
    let bend = Bend::new(sums, plane, &layout);
    let points = Points::new(sums, &bend, version);
    SoftGrid::new(version, equaliser::equalised(&points, &layout))
}
