//! What a reader finds in a frame.

use super::{Advice, QrPayload};
use crate::camera::Frame;

/// Finds and decodes the symbols of one frame.
///
/// One implementation is plain ([`super::PlainReader`]); a stronger one takes its place without a change elsewhere.
pub trait Reader: Send {
    /// Reads one frame. May be slow or panic: it is run by [`super::Worker`] or [`super::StillReader`], which guard it.
    fn read(&mut self, frame: &Frame) -> Reading;
}

/// Four corners in pixels of the frame: top left, top right, bottom right, bottom left of the symbol.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quad(pub [[f32; 2]; 4]);

impl Quad {
    /// Mean of the corners.
    #[must_use]
    pub fn centre(&self) -> [f32; 2] {
        let [mut x, mut y] = [0.0; 2];
        for [corner_x, corner_y] in self.0 {
            x += corner_x / 4.0;
            y += corner_y / 4.0;
        }
        [x, y]
    }

    /// Left, top, right and bottom of the upright box round it.
    #[must_use]
    pub fn bounds(&self) -> [f32; 4] {
        self.0.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[left, top, right, bottom], [x, y]| {
            [left.min(*x), top.min(*y), right.max(*x), bottom.max(*y)]
        })
    }

    /// Each corner changed by `map`.
    #[must_use]
    pub fn mapped(self, map: impl Fn([f32; 2]) -> [f32; 2]) -> Self {
        Self(self.0.map(map))
    }
}

/// One decoded symbol.
#[derive(Debug, Clone, PartialEq)]
pub struct Symbol {
    /// What it says.
    pub payload: QrPayload,
    /// Where it is.
    pub corners: Quad,
    /// Size class, 1 to 40.
    pub version: u8,
}

/// All that was found in one frame.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Decoded symbols in reading order, each once; two symbols may say the same.
    pub symbols: Vec<Symbol>,
    /// Symbols that were located but not decoded.
    pub seen: Vec<Quad>,
    /// How many located symbols failed to decode, over all attempts.
    pub failed: usize,
    /// What to do so that a code can be read; on one whole frame, so that merged readings have none.
    pub advice: Option<Advice>,
}

impl Reading {
    /// Of symbols that say the same, keeps the first.
    pub(super) fn keep_distinct(&mut self) {
        let symbols = std::mem::take(&mut self.symbols);
        for symbol in symbols {
            if self.symbols.iter().all(|known| known.payload != symbol.payload) {
                self.symbols.push(symbol);
            }
        }
    }

    /// Takes over what another attempt at the same frame found.
    pub(super) fn merge(&mut self, other: Self) {
        for symbol in other.symbols {
            let is_known =
                |known: &Symbol| known.payload == symbol.payload && overlap(&known.corners, &symbol.corners);
            if !self.symbols.iter().any(is_known) {
                self.symbols.push(symbol);
            }
        }
        self.seen.extend(other.seen);
        self.failed += other.failed;
        let symbols = &self.symbols;
        self.seen.retain(|seen| !symbols.iter().any(|symbol| overlap(&symbol.corners, seen)));
    }

    /// All places changed by `map`.
    pub(super) fn mapped(mut self, map: impl Fn([f32; 2]) -> [f32; 2]) -> Self {
        for symbol in &mut self.symbols {
            symbol.corners = symbol.corners.mapped(&map);
        }
        self.seen = self.seen.into_iter().map(|quad| quad.mapped(&map)).collect();
        self
    }

    /// Rows from top to bottom, each from left to right. A row is what begins within half a symbol of its first one.
    pub(super) fn sort(&mut self) {
        self.symbols.sort_by(|a, b| top_of(a).total_cmp(&top_of(b)));
        let mut rest = std::mem::take(&mut self.symbols).into_iter().peekable();
        while let Some(first) = rest.next() {
            let [_, top, _, bottom] = first.corners.bounds();
            let limit = top + (bottom - top) / 2.0;
            let mut row = vec![first];
            while let Some(next) = rest.next_if(|next| top_of(next) < limit) {
                row.push(next);
            }
            row.sort_by(|a, b| left_of(a).total_cmp(&left_of(b)));
            self.symbols.append(&mut row);
        }
    }
}

fn top_of(symbol: &Symbol) -> f32 {
    let [_, top, _, _] = symbol.corners.bounds();
    top
}

fn left_of(symbol: &Symbol) -> f32 {
    let [left, _, _, _] = symbol.corners.bounds();
    left
}

/// Whether the centre of `seen` lies in the box of `known`.
pub(super) fn overlap(known: &Quad, seen: &Quad) -> bool {
    let [left, top, right, bottom] = known.bounds();
    let [x, y] = seen.centre();
    (left..=right).contains(&x) && (top..=bottom).contains(&y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(text: &str, left: f32, top: f32) -> Symbol {
        let corners = Quad([[left, top], [left + 10.0, top], [left + 10.0, top + 10.0], [left, top + 10.0]]);
        Symbol { payload: QrPayload::new(text.as_bytes().to_vec()).unwrap(), corners, version: 1 }
    }

    #[test]
    fn reading_order_is_by_rows() {
        let symbols = vec![
            symbol("d", 30.0, 50.0),
            symbol("b", 40.0, 1.0),
            symbol("a", 0.0, 3.0),
            symbol("c", 2.0, 52.0),
        ];
        let mut reading = Reading { symbols, ..Reading::default() };
        reading.sort();
        let order: Vec<&[u8]> = reading.symbols.iter().map(|symbol| symbol.payload.as_bytes()).collect();
        assert_eq!(order, [b"a", b"b", b"c", b"d"]);
    }

    #[test]
    fn the_same_symbol_counts_once_and_hides_failures_at_its_place() {
        let mut reading =
            Reading { seen: vec![symbol("x", 1.0, 1.0).corners], failed: 1, ..Reading::default() };
        reading.merge(Reading { symbols: vec![symbol("a", 0.0, 0.0)], ..Reading::default() });
        reading.merge(Reading { symbols: vec![symbol("a", 1.0, 0.0)], ..Reading::default() });
        assert_eq!((reading.symbols.len(), reading.seen.len(), reading.failed), (1, 0, 1));
        // A sheet of codes that say the same.
        reading.merge(Reading { symbols: vec![symbol("a", 40.0, 0.0)], ..Reading::default() });
        assert_eq!(reading.symbols.len(), 2);
    }
}
