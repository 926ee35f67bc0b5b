//! Reed–Solomon with errors and erasures (§7.5.2, annex B): Berlekamp–Massey, Chien, Forney.

use super::galois::{inverse, power, product, value_at};

/// A block whose last codewords are error correction, with its syndromes.
#[derive(Debug)]
pub(super) struct Block {
    codewords: Vec<u8>,
    syndromes: Vec<u8>,
}

impl Block {
    /// `None` if there are more than 255 codewords, or fewer than `parity`.
    pub(super) fn new(codewords: Vec<u8>, parity: usize) -> Option<Self> {
        let syndromes = syndromes(&codewords, parity);
        (codewords.len() <= 255 && parity <= codewords.len()).then_some(Self { codewords, syndromes })
    }

    /// The block as it should be, and how many codewords that changes. `erased` are indices of codewords not to be trusted.
    /// At least `kept` of the error correction codewords stay unused: 2 × errors + erasures ≤ parity − kept.
    pub(super) fn corrected(&self, erased: &[usize], kept: usize) -> Option<(Vec<u8>, usize)> {
        let (length, parity) = (self.codewords.len(), self.syndromes.len());
        if erased.iter().any(|&index| index >= length) {
            return None;
        }
        let room = parity.checked_sub(kept)?.checked_sub(erased.len())?;
        let mut corrected = self.codewords.clone();
        if self.syndromes.iter().all(|&syndrome| syndrome == 0) {
            return Some((corrected, 0));
        }
        let locator = locator(&self.syndromes, &erasure_locator(length, erased), erased.len());
        let degree = locator.len() - 1;
        let errors = degree.checked_sub(erased.len())?;
        if errors * 2 > room {
            return None;
        }
        let changes = changes(length, &self.syndromes, &locator);
        if changes.len() != degree {
            return None;
        }
        for &(index, change) in &changes {
            *corrected.get_mut(index)? ^= change;
        }
        let is_right = syndromes(&corrected, parity).iter().all(|&syndrome| syndrome == 0);
        is_right.then(|| (corrected, changes.iter().filter(|change| change.1 != 0).count()))
    }
}

/// Values of the block at α⁰ … α^(parity − 1).
fn syndromes(block: &[u8], parity: usize) -> Vec<u8> {
    let at = |x: u8| block.iter().fold(0, |sum, &codeword| product(sum, x) ^ codeword);
    (0..parity).map(|exponent| at(power(exponent))).collect()
}

/// Π (1 − X x) over the erased places X.
fn erasure_locator(length: usize, erased: &[usize]) -> Vec<u8> {
    erased.iter().fold(vec![1], |polynomial, &index| {
        let place = power(length - 1 - index);
        let shifted = std::iter::once(&0).chain(&polynomial);
        polynomial.iter().chain(&[0]).zip(shifted).map(|(&own, &lower)| own ^ product(lower, place)).collect()
    })
}

/// Berlekamp–Massey, started with the erasures. Without zeros at its end.
fn locator(syndromes: &[u8], erasures: &[u8], erased: usize) -> Vec<u8> {
    let mut locator = erasures.to_vec();
    let mut helper = locator.clone();
    let mut size = erased;
    for step in erased..syndromes.len() {
        let past = syndromes.iter().take(step + 1).rev();
        let discrepancy = locator.iter().zip(past).fold(0, |sum, (&one, &other)| sum ^ product(one, other));
        helper.insert(0, 0);
        if discrepancy == 0 {
            continue;
        }
        let mut next = locator.clone();
        next.resize(next.len().max(helper.len()), 0);
        for (coefficient, &other) in next.iter_mut().zip(&helper) {
            *coefficient ^= product(discrepancy, other);
        }
        if 2 * size <= step + erased {
            let share = inverse(discrepancy);
            helper = locator.iter().map(|&coefficient| product(coefficient, share)).collect();
            size = step + 1 + erased - size;
        }
        locator = next;
    }
    let end = locator.iter().rposition(|&coefficient| coefficient != 0).unwrap_or(0);
    locator.truncate(end + 1);
    locator
}

/// Places (Chien) and values (Forney) of the errors.
fn changes(length: usize, syndromes: &[u8], locator: &[u8]) -> Vec<(usize, u8)> {
    let evaluator: Vec<u8> = (0..syndromes.len())
        .map(|degree| {
            let falling = syndromes.iter().take(degree + 1).rev();
            locator.iter().zip(falling).fold(0, |sum, (&one, &other)| sum ^ product(one, other))
        })
        .collect();
    // The derivative keeps the odd coefficients, one degree lower.
    let derivative: Vec<u8> = locator
        .iter()
        .enumerate()
        .skip(1)
        .map(|(degree, &coefficient)| if degree.is_multiple_of(2) { 0 } else { coefficient })
        .collect();
    (0..length)
        .filter_map(|index| {
            let place = power(length - 1 - index);
            let root = inverse(place);
            (value_at(locator, root) == 0).then(|| {
                let slope = inverse(value_at(&derivative, root));
                (index, product(place, product(value_at(&evaluator, root), slope)))
            })
        })
        .collect()
}
