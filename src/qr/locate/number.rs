//! Between kinds of real numbers: one place for the casts of this folder.

/// A sum below 2³¹ as a real number, to 24 bits; processors convert signed numbers several at a time.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "sums of a small box, then divided"
)]
pub(super) const fn sum_of(number: u32) -> f32 {
    number as i32 as f32
}
