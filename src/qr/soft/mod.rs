//! From soft values of the modules of a symbol to the bytes it holds (ISO/IEC 18004, §7 and §11).
//!
//! [`SoftGrid`] says of each module how dark it is; [`decode()`] makes hard decisions first and then gives up the least
//! reliable codewords of a block as erasures; [`Fusion`] adds up the grids of successive frames. Finding and sampling the
//! symbol is not done here, nor is it judged what a symbol says.

mod blocks;
mod decode;
mod format;
mod fuse;
mod galois;
mod grid;
mod layout;
mod reed_solomon;
mod segments;
#[cfg(test)]
mod tests;
mod version;

pub(super) use self::blocks::Level;
pub(super) use self::decode::{Decoded, Spend, decode};
pub(super) use self::fuse::Fusion;
pub(super) use self::grid::SoftGrid;
pub(super) use self::layout::Layout;
