//! From soft values to the payload: hard decisions, then the least reliable codewords given up as erasures.

use super::blocks::{Blocks, Level};
use super::format::{Format, formats, turns};
use super::layout::Layout;
use super::reed_solomon::Block;
use super::{SoftGrid, segments};
use crate::qr::QrPayload;

/// Formats that are tried, best first: the true one is among them far beyond the noise at which blocks decode.
const FORMATS_TRIED: usize = 2;

/// Share of the best fit that the second must have. Formats differ in 5 of 15 bits or more: without errors it is a third.
const LIKELY: f32 = 0.6;

/// Parity codewords of a block that erasures leave. With fewer, garbage passes too often.
const LEFT_CAREFUL: usize = 8;

/// The same for callers who verify what they get.
const LEFT_EVERYTHING: usize = 2;

/// How much of the error correction erasures may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spend {
    /// At least 8 parity codewords of each block stay unspent by erasures, and 2 unspent by anything once there are erasures.
    Careful,
    /// All but 2: only for callers who verify a signature afterwards, since garbage may pass.
    Everything,
}

impl Spend {
    /// What erasures leave, and what errors beside erasures leave.
    const fn limits(self) -> (usize, usize) {
        match self {
            Self::Careful => (LEFT_CAREFUL, 2),
            Self::Everything => (LEFT_EVERYTHING, 0),
        }
    }
}

/// What a symbol said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// Its bytes.
    pub payload: QrPayload,
    /// Its version, 1 to 40.
    pub version: u8,
    /// Its error correction level.
    pub level: Level,
    /// Its data mask pattern, 0 to 7.
    pub mask: u8,
    /// Codewords that were changed, in all blocks.
    pub corrected: usize,
    /// Codewords that were given up as erasures, in all blocks.
    pub erased: usize,
}

/// Why a grid could not be decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum DecodeError {
    /// A block has too many errors.
    #[error("block {block} of {count} cannot be corrected")]
    Block {
        /// The first such block, from 0.
        block: usize,
        /// Blocks of the symbol.
        count: usize,
    },
    /// The blocks are whole, their segments are not.
    #[error("the segments are cut off, empty or unknown")]
    Segments,
}

/// Decodes a grid. Mirrored and inverted symbols are the caller's to turn first.
///
/// # Errors
/// If a block has too many errors for `spend`, or the corrected data are not segments. Of several formats tried, the error
/// is that of the likeliest.
pub(crate) fn decode(grid: &SoftGrid, spend: Spend) -> Result<Decoded, DecodeError> {
    let nothing = DecodeError::Segments;
    let path = Layout::new(grid.version()).map(|layout| layout.data_path()).ok_or(nothing)?;
    let mut first = None;
    let formats = formats(grid);
    let best = formats.first().map_or(0.0, |(_, fit)| *fit);
    let likely = formats.into_iter().take(FORMATS_TRIED).filter(|(_, fit)| *fit >= LIKELY * best);
    for (format, _) in likely {
        match decode_as(grid, &path, format, spend) {
            Ok(decoded) => return Ok(decoded),
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.unwrap_or(nothing))
}

fn decode_as(
    grid: &SoftGrid,
    path: &[(usize, usize)],
    format: Format,
    spend: Spend,
) -> Result<Decoded, DecodeError> {
    let codewords = codewords_of(grid, path, format.mask);
    let version = grid.version();
    let blocks = Blocks::new(version, format.level, codewords.len()).ok_or(DecodeError::Segments)?;
    let (mut data, mut corrected, mut erased) = (Vec::with_capacity(codewords.len()), 0, 0);
    for block in 0..blocks.count {
        let soft: Vec<Codeword> =
            blocks.places(block).iter().filter_map(|&place| codewords.get(place).copied()).collect();
        let repaired = repair(&soft, &blocks, spend);
        let repaired = repaired.ok_or(DecodeError::Block { block, count: blocks.count })?;
        data.extend(repaired.codewords.iter().take(blocks.data_of(block)));
        corrected += repaired.corrected;
        erased += repaired.erased;
    }
    let payload = segments::bytes_of(&data, version).and_then(|bytes| QrPayload::new(bytes).ok());
    let payload = payload.ok_or(DecodeError::Segments)?;
    Ok(Decoded { payload, version, level: format.level, mask: format.mask, corrected, erased })
}

/// A codeword by hard decision, and how sure its least sure bit is.
#[derive(Debug, Clone, Copy)]
struct Codeword {
    value: u8,
    reliability: f32,
}

fn codewords_of(grid: &SoftGrid, path: &[(usize, usize)], mask: u8) -> Vec<Codeword> {
    let bit = |&(x, y): &(usize, usize)| if turns(mask, x, y) { -grid.at(x, y) } else { grid.at(x, y) };
    path.chunks_exact(8)
        .map(|modules| {
            let start = Codeword { value: 0, reliability: f32::INFINITY };
            modules.iter().map(bit).fold(start, |codeword, soft| Codeword {
                value: codeword.value << 1 | u8::from(soft > 0.0),
                reliability: codeword.reliability.min(soft.abs()),
            })
        })
        .collect()
}

struct Repaired {
    codewords: Vec<u8>,
    corrected: usize,
    erased: usize,
}

/// Errors alone first, then with more and more of the least reliable codewords erased (Forney's generalised minimum distance).
fn repair(soft: &[Codeword], blocks: &Blocks, spend: Spend) -> Option<Repaired> {
    let block = Block::new(soft.iter().map(|codeword| codeword.value).collect(), blocks.parity)?;
    if let Some((codewords, corrected)) = block.corrected(&[], blocks.kept) {
        return Some(Repaired { codewords, corrected, erased: 0 });
    }
    let mut order: Vec<usize> = (0..soft.len()).collect();
    let reliability = |index: &usize| soft.get(*index).map_or(0.0, |codeword| codeword.reliability);
    order.sort_by(|one, other| reliability(one).total_cmp(&reliability(other)));
    let (left, kept) = spend.limits();
    (2..=blocks.parity.saturating_sub(left)).step_by(2).find_map(|erased| {
        let (codewords, corrected) = block.corrected(order.get(..erased)?, kept.max(blocks.kept))?;
        Some(Repaired { codewords, corrected, erased })
    })
}
