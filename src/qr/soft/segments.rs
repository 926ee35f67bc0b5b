//! From the data codewords of a symbol to bytes: modes and segments (§7.4).

/// Characters of the alphanumeric mode (table 5).
const ALPHANUMERIC: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// The bytes of all segments, one after another. Kanji are given as Shift JIS; ECI designators, FNC1 and structured
/// append are passed over, the `%` of GS1 stays as it is. `None` if a segment is unknown, cut off or holds a value that its
/// mode does not have.
pub(super) fn bytes_of(codewords: &[u8], version: u8) -> Option<Vec<u8>> {
    let mut bits = Bits { codewords, next: 0 };
    let mut bytes = Vec::with_capacity(codewords.len() * 2);
    while bits.left() >= 4 {
        match bits.take(4)? {
            0 => return Some(bytes),
            1 => numeric(&mut bits, count_bits(version, [10, 12, 14]), &mut bytes)?,
            2 => alphanumeric(&mut bits, count_bits(version, [9, 11, 13]), &mut bytes)?,
            3 => drop(bits.take(16)?),
            4 => {
                for _byte in 0..bits.take(count_bits(version, [8, 16, 16]))? {
                    bytes.push(u8::try_from(bits.take(8)?).ok()?);
                }
            }
            5 => {}
            7 => designator(&mut bits)?,
            8 => kanji(&mut bits, count_bits(version, [8, 10, 12]), &mut bytes)?,
            9 => drop(bits.take(8)?),
            _ => return None,
        }
    }
    Some(bytes)
}

/// Bits of the character count, by version (table 3).
const fn count_bits(version: u8, [small, middle, large]: [usize; 3]) -> usize {
    match version {
        0..=9 => small,
        10..=26 => middle,
        _ => large,
    }
}

fn numeric(bits: &mut Bits<'_>, width: usize, bytes: &mut Vec<u8>) -> Option<()> {
    let mut left = bits.take(width)?;
    while left > 0 {
        let (digits, width, bound) = match left {
            1 => (1, 4, 10),
            2 => (2, 7, 100),
            _ => (3, 10, 1_000),
        };
        let group = bits.take(width)?;
        if group >= bound {
            return None;
        }
        let all = [group / 100, group / 10 % 10, group % 10];
        for &digit in all.iter().skip(3 - digits) {
            bytes.push(b'0' + u8::try_from(digit).ok()?);
        }
        left -= u32::try_from(digits).ok()?;
    }
    Some(())
}

fn alphanumeric(bits: &mut Bits<'_>, width: usize, bytes: &mut Vec<u8>) -> Option<()> {
    let count = bits.take(width)?;
    let character = |value: u32| ALPHANUMERIC.get(usize::try_from(value).ok()?).copied();
    for _pair in 0..count / 2 {
        let pair = bits.take(11)?;
        bytes.extend([character(pair / 45)?, character(pair % 45)?]);
    }
    if count % 2 == 1 {
        bytes.push(character(bits.take(6)?)?);
    }
    Some(())
}

fn kanji(bits: &mut Bits<'_>, width: usize, bytes: &mut Vec<u8>) -> Option<()> {
    for _character in 0..bits.take(width)? {
        let value = bits.take(13)?;
        let packed = ((value / 0xC0) << 8) | (value % 0xC0);
        let code = packed + if packed < 0x1F00 { 0x8140 } else { 0xC140 };
        bytes.extend(u16::try_from(code).ok()?.to_be_bytes());
    }
    Some(())
}

/// An ECI designator of 1 to 3 bytes (table 4).
fn designator(bits: &mut Bits<'_>) -> Option<()> {
    let rest = match bits.take(8)? {
        0..=0x7F => 0,
        0x80..=0xBF => 8,
        0xC0..=0xDF => 16,
        _ => return None,
    };
    bits.take(rest).map(drop)
}

/// Bits of codewords, highest first.
struct Bits<'a> {
    codewords: &'a [u8],
    next: usize,
}

impl Bits<'_> {
    const fn left(&self) -> usize {
        (self.codewords.len() * 8).saturating_sub(self.next)
    }

    /// The next bits, at most 16; `None` if fewer are left.
    fn take(&mut self, count: usize) -> Option<u32> {
        let mut value = 0;
        for place in self.next..self.next + count {
            let codeword = self.codewords.get(place / 8)?;
            value = value << 1 | u32::from(codeword >> (7 - place % 8) & 1);
        }
        self.next += count;
        Some(value)
    }
}
