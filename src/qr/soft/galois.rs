//! The field of 256 elements over x⁸ + x⁴ + x³ + x² + 1 (annex A).

/// Powers of α, twice round so that the sum of two logarithms needs no remainder.
const POWERS: [u8; 512] = powers();
/// Logarithms to base α; that of 0 is never used.
const LOGARITHMS: [u8; 256] = logarithms();

/// α to a power of 0 to 511.
pub(super) fn power(exponent: usize) -> u8 {
    POWERS.get(exponent).copied().unwrap_or(0)
}

/// Product.
pub(super) fn product(one: u8, other: u8) -> u8 {
    if one == 0 || other == 0 { 0 } else { power(logarithm(one) + logarithm(other)) }
}

/// 1 / element; 0 for 0.
pub(super) fn inverse(element: u8) -> u8 {
    if element == 0 { 0 } else { power(255 - logarithm(element)) }
}

/// Value of a polynomial, lowest coefficient first.
pub(super) fn value_at(polynomial: &[u8], x: u8) -> u8 {
    polynomial.iter().rev().fold(0, |sum, &coefficient| product(sum, x) ^ coefficient)
}

fn logarithm(element: u8) -> usize {
    LOGARITHMS.get(usize::from(element)).copied().map_or(0, usize::from)
}

#[expect(clippy::indexing_slicing, reason = "run by the compiler")]
const fn powers() -> [u8; 512] {
    let mut table = [0; 512];
    let (mut exponent, mut element) = (0, 1_u8);
    while exponent < 512 {
        table[exponent] = element;
        let carry = if element & 0x80 == 0 { 0 } else { 0x1D };
        element = element << 1 ^ carry;
        exponent += 1;
    }
    table
}

#[expect(clippy::indexing_slicing, clippy::as_conversions, reason = "run by the compiler")]
const fn logarithms() -> [u8; 256] {
    let mut table = [0; 256];
    let mut exponent = 0_u8;
    while exponent < 255 {
        table[POWERS[exponent as usize] as usize] = exponent;
        exponent += 1;
    }
    table
}
