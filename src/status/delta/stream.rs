//! The changes of a delta as bits: gaps by Golomb–Rice (Rice 1979), kinds by a canonical prefix code (RFC 1951 §3.2.2).
//! Bits fill each byte from its highest on. `docs/status-list.md` §5.
//!
//! Not checked here: whether a change makes sense on a list (`updated`).

use super::change::{Change, ChangeKind};
use super::error::DeltaError;

/// Longest code of a kind, in bits. A prefix code of 2^20 changes needs 28.
const MAX_CODE_BITS: u8 = 32;

/// Bits, one after the other.
struct Bits<'a> {
    bytes: &'a [u8],
    next: usize,
}

impl Bits<'_> {
    fn bit(&mut self) -> Result<bool, DeltaError> {
        let byte = self.bytes.get(self.next / 8).ok_or(DeltaError::Changes("they end too early"))?;
        let bit = byte >> (7 - self.next % 8) & 1;
        self.next += 1;
        Ok(bit == 1)
    }

    fn number(&mut self, width: u8) -> Result<u64, DeltaError> {
        (0..width).try_fold(0, |value, _| Ok(value << 1 | u64::from(self.bit()?)))
    }

    /// Ones up to the next zero.
    fn unary(&mut self) -> Result<u64, DeltaError> {
        let mut ones = 0;
        while self.bit()? {
            ones += 1;
        }
        Ok(ones)
    }

    /// Less than a byte is left, all zero.
    fn finish(&self) -> Result<(), DeltaError> {
        let rest = self.bytes.get(self.next.div_ceil(8)..).unwrap_or_default();
        let used = self.next % 8;
        let last = if used == 0 { 0 } else { self.bytes.get(self.next / 8).map_or(0, |byte| byte << used) };
        if rest.is_empty() && last == 0 { Ok(()) } else { Err(DeltaError::Changes("something follows them")) }
    }
}

/// A canonical prefix code of kinds.
struct KindCode {
    /// By code length, then kind.
    kinds: Vec<(u8, ChangeKind)>,
}

impl KindCode {
    /// From pairs of bytes: kind, length of its code. Kinds rise; the code is complete.
    fn parse(bytes: &[u8]) -> Result<Self, DeltaError> {
        let fault = DeltaError::Changes("the code of their kinds is not in order");
        let (pairs, []) = bytes.as_chunks::<2>() else { return Err(fault) };
        let mut kinds = Vec::with_capacity(pairs.len());
        for [kind, bits] in pairs {
            kinds.push((*bits, ChangeKind::from_byte(*kind).ok_or(fault)?));
        }
        if !kinds.iter().is_sorted_by(|(_, one), (_, other)| one < other) || !is_complete(&kinds) {
            return Err(fault);
        }
        kinds.sort();
        Ok(Self { kinds })
    }

    fn read(&self, bits: &mut Bits<'_>) -> Result<ChangeKind, DeltaError> {
        // Codes of one length are consecutive numbers; those of the next length go on behind them, doubled.
        let (mut code, mut next, mut length) = (0_u64, 0_u64, 0);
        for (wanted, kind) in &self.kinds {
            while length < *wanted {
                code = code << 1 | u64::from(bits.bit()?);
                next <<= 1;
                length += 1;
            }
            if code == next {
                return Ok(*kind);
            }
            next += 1;
        }
        Err(DeltaError::Changes("a kind has no code"))
    }
}

/// Kraft's sum is 1: every row of bits is a row of codes. A single kind needs no bits.
fn is_complete(kinds: &[(u8, ChangeKind)]) -> bool {
    let lengths = || kinds.iter().map(|(bits, _)| *bits);
    match kinds {
        [] => true,
        [(bits, _)] => *bits == 0,
        _ if lengths().any(|bits| bits == 0 || bits > MAX_CODE_BITS) => false,
        _ => lengths().map(|bits| 1_u64 << (MAX_CODE_BITS - bits)).sum::<u64>() == 1 << MAX_CODE_BITS,
    }
}

/// Reads `count` changes, in the order of index and kind, no index with two changes of one subject.
pub(super) fn decode(count: u64, rice: u8, kinds: &[u8], bytes: &[u8]) -> Result<Vec<Change>, DeltaError> {
    let code = KindCode::parse(kinds)?;
    if rice >= MAX_CODE_BITS {
        return Err(DeltaError::Changes("the Rice parameter is above 31"));
    }
    let mut bits = Bits { bytes, next: 0 };
    let mut changes: Vec<Change> = Vec::new();
    let mut index = 0_u64;
    for _ in 0..count {
        let gap = bits.unary()? << rice | bits.number(rice)?;
        index += gap;
        let place = u32::try_from(index).map_err(|_large| DeltaError::Changes("an index is above 2^32"))?;
        let change = Change { index: place, kind: code.read(&mut bits)? };
        let mut same = changes.iter().rev().take_while(|before| before.index == place);
        let repeated = same.any(|before| before.kind.subject() == change.kind.subject());
        if repeated || changes.last().is_some_and(|before| *before >= change) {
            return Err(DeltaError::Changes("repeated, or out of order"));
        }
        changes.push(change);
    }
    bits.finish()?;
    Ok(changes)
}
