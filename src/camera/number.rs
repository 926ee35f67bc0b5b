//! Between counts and real numbers, for geometry: one place for the casts.

/// A count as a real number; exact below 16,777,216, far above any side of a picture here.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "no From in std; counts here are small"
)]
pub(crate) const fn ratio_of(count: usize) -> f32 {
    count as f32
}

/// Rounded down; negative and not-a-number become 0, too large the largest.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "float casts saturate, which is what is wanted"
)]
pub(crate) const fn floor_of(number: f32) -> usize {
    number as usize
}

/// A signed coordinate of a library as a real number.
#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "coordinates of pictures are small")]
pub(crate) const fn count_of(coordinate: i32) -> f32 {
    coordinate as f32
}

/// A grey value; saturates at 0 and 255.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "float casts saturate, which is what is wanted"
)]
pub(crate) const fn grey_of(number: f32) -> u8 {
    number as u8
}

/// The mean of four grey values, rounded.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a mean of four is no larger than they"
)]
pub(super) const fn mean_of_four([a, b, c, d]: [u8; 4]) -> u8 {
    ((a as u16 + b as u16 + c as u16 + d as u16 + 2) / 4) as u8
}
