//! zxing-cpp over a part of a frame: the workhorse where a picture is plain.
//!
//! It is C++ and keeps no time: what holds it is the number of pixels and of symbols that it gets, and that it runs in a
//! thread that is watched. Its exceptions come back as errors; see `docs/reading.md`.

use zxingcpp::{BarcodeFormat, BarcodeReader, Binarizer, ImageFormat, ImageView, Position};

use super::QrPayload;
use super::reader::{Quad, Reading, Symbol};
use crate::camera::{Frame, count_of};

/// Most pixels of one call. The worst frame found, squares like finder patterns, takes about half a second at this size.
pub(super) const MAX_ZXING_PIXELS: usize = 4_000_000;

/// How hard one call looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// One pass; the first symbol.
    Once,
    /// Inverted, turned and made smaller as well; up to so many symbols.
    Hard { symbols: i32 },
}

/// One call. A frame that is too large, or that the library refuses, holds nothing.
pub(super) fn read_part(part: &Frame, look: Look) -> Reading {
    if part.width().saturating_mul(part.height()) > MAX_ZXING_PIXELS {
        return Reading::default();
    }
    let Ok(view) = ImageView::from_slice(part.luma(), part.width(), part.height(), ImageFormat::Lum) else {
        return Reading::default();
    };
    let mut reading = Reading::default();
    for barcode in options(look).from(&view).unwrap_or_default() {
        let corners = quad_of(barcode.position());
        if !barcode.is_valid() {
            reading.merge(Reading { seen: vec![corners], failed: 1, ..Reading::default() });
            continue;
        }
        let version = barcode.extra_with_key("Version").trim_matches('"').parse().unwrap_or_default();
        if let Ok(payload) = QrPayload::new(barcode.bytes()) {
            reading
                .merge(Reading { symbols: vec![Symbol { payload, corners, version }], ..Reading::default() });
        }
    }
    reading
}

fn options(look: Look) -> BarcodeReader {
    let reader = BarcodeReader::new()
        .formats([BarcodeFormat::QRCodeModel2].as_slice())
        .binarizer(Binarizer::LocalAverage)
        .return_errors(true);
    match look {
        Look::Once => reader
            .try_harder(true)
            .try_invert(false)
            .try_rotate(false)
            .try_downscale(true)
            .max_number_of_symbols(LEAST_SYMBOLS),
        Look::Hard { symbols } => reader
            .try_harder(true)
            .try_invert(true)
            .try_rotate(true)
            .try_downscale(true)
            .max_number_of_symbols(symbols),
    }
}

/// Errors count as symbols for the library, and some of them are ghosts: one is too few.
const LEAST_SYMBOLS: i32 = 6;

fn quad_of(position: Position) -> Quad {
    let point = |point: zxingcpp::PointI| [count_of(point.x), count_of(point.y)];
    Quad([
        point(position.top_left),
        point(position.top_right),
        point(position.bottom_right),
        point(position.bottom_left),
    ])
}
