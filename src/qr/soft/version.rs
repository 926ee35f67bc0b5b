//! Version information: 18 bits, twice, from version 7 up (§7.10, annex D).

/// Generator of the (18, 6) BCH code (annex D).
const GENERATOR: u32 = 0x1F25;

/// The version information of a version; `None` below 7, which has none.
pub(super) fn word_of(version: u8) -> Option<u32> {
    let data = u32::from(version) << 12;
    (version >= 7).then(|| data | remainder(data, GENERATOR, 12, 18))
}

/// Remainder of the division by a generator of this degree, of a word of so many bits.
pub(super) fn remainder(word: u32, generator: u32, degree: u32, bits: u32) -> u32 {
    (degree..bits)
        .rev()
        .fold(word, |rest, bit| if rest >> bit & 1 == 1 { rest ^ generator << (bit - degree) } else { rest })
}

/// Sum of values, dark for the ones of the word, lowest bit first.
pub(super) fn fit(bits: &[f32], word: u32) -> f32 {
    let signed = |(bit, value): (usize, &f32)| if word >> bit & 1 == 1 { *value } else { -value };
    bits.iter().enumerate().map(signed).sum()
}
