//! The readers side by side.

use std::panic::{AssertUnwindSafe, catch_unwind};

use kerbside::camera::Frame;
use kerbside::judge::is_signed;
use kerbside::qr::{Reader, SightLimits, SightReader};
use zxingcpp::{BarcodeFormat, BarcodeReader, ImageFormat, ImageView};

use crate::counted::Counted;

/// One symbol that a reader read.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What it says.
    pub payload: Vec<u8>,
    /// Middle of its corners, in pixels.
    pub centre: [f32; 2],
}

/// A reader under the clock.
pub trait Peer {
    /// Name in tables.
    fn name(&self) -> &'static str;
    /// Reads one frame; frames of a burst come one after another.
    fn read(&mut self, frame: &Frame) -> Vec<Found>;
    /// The next frame shows something else.
    fn forget(&mut self) {}
}

/// Kerbside's own.
pub struct Ours(SightReader, &'static str);

impl Ours {
    /// As the window uses it.
    pub fn live(patience: u32) -> Self {
        Self::within(SightLimits::live(), patience, "kerbside")
    }

    /// As `read` uses it.
    pub fn thorough(patience: u32) -> Self {
        Self::within(SightLimits::thorough(), patience, "kerbside, thorough")
    }

    fn within(limits: SightLimits, patience: u32, name: &'static str) -> Self {
        let limits = SightLimits { frame: limits.frame * patience, ..limits };
        Self(SightReader::new(limits, is_signed), name)
    }
}

impl Peer for Ours {
    fn name(&self) -> &'static str {
        self.1
    }

    fn read(&mut self, frame: &Frame) -> Vec<Found> {
        let symbols = self.0.read(frame).symbols.into_iter();
        symbols
            .map(|symbol| Found {
                payload: symbol.payload.as_bytes().to_vec(),
                centre: symbol.corners.centre(),
            })
            .collect()
    }

    fn forget(&mut self) {
        self.0.forget();
    }
}

/// zxing-cpp with all that makes it read more.
pub struct Zxing(BarcodeReader);

impl Zxing {
    /// Its best options.
    pub fn best() -> Self {
        let formats = [BarcodeFormat::QRCode];
        let reader = BarcodeReader::new().formats(formats.as_slice()).try_harder(true).try_rotate(true);
        Self(reader.try_invert(true).try_downscale(true).max_number_of_symbols(255))
    }
}

impl Peer for Zxing {
    fn name(&self) -> &'static str {
        "zxing-cpp"
    }

    fn read(&mut self, frame: &Frame) -> Vec<Found> {
        let Ok(view) = ImageView::from_slice(frame.luma(), frame.width(), frame.height(), ImageFormat::Lum)
        else {
            return Vec::new();
        };
        let barcodes = self.0.from(&view).unwrap_or_default().into_iter().filter(zxingcpp::Barcode::is_valid);
        barcodes
            .map(|barcode| {
                let place = barcode.position();
                let corners = [place.top_left, place.top_right, place.bottom_right, place.bottom_left];
                Found {
                    payload: barcode.bytes(),
                    centre: middle(corners.map(|point| [point.x as f32, point.y as f32])),
                }
            })
            .collect()
    }
}

/// rqrr over the whole frame; its looks are counted, since its loops do not always end.
pub struct Rqrr;

impl Peer for Rqrr {
    fn name(&self) -> &'static str {
        "rqrr"
    }

    fn read(&mut self, frame: &Frame) -> Vec<Found> {
        let read = || {
            let mut found = Vec::new();
            for grid in rqrr::PreparedImage::prepare(Counted::new(frame)).detect_grids() {
                let mut payload = Vec::new();
                if grid.decode_to(&mut payload).is_ok() {
                    let centre = middle(grid.bounds.map(|point| [point.x as f32, point.y as f32]));
                    found.push(Found { payload, centre });
                }
            }
            found
        };
        catch_unwind(AssertUnwindSafe(read)).unwrap_or_default()
    }
}

/// quircs.
#[derive(Default)]
pub struct Quircs(quircs::Quirc);

impl Peer for Quircs {
    fn name(&self) -> &'static str {
        "quircs"
    }

    fn read(&mut self, frame: &Frame) -> Vec<Found> {
        let codes = self.0.identify(frame.width(), frame.height(), frame.luma());
        let codes = codes.flatten().filter_map(|code| {
            let centre = middle(code.corners.map(|point| [point.x as f32, point.y as f32]));
            code.decode().ok().map(|data| Found { payload: data.payload, centre })
        });
        codes.collect()
    }
}

/// rxing, trying harder.
pub struct Rxing;

impl Peer for Rxing {
    fn name(&self) -> &'static str {
        "rxing"
    }

    fn read(&mut self, frame: &Frame) -> Vec<Found> {
        let mut hints = rxing::DecodeHints::default().with(rxing::DecodeHintValue::TryHarder(true));
        hints.PossibleFormats = Some([rxing::BarcodeFormat::QR_CODE].into());
        let (width, height) = (frame.width() as u32, frame.height() as u32);
        let read = || {
            rxing::helpers::detect_multiple_in_luma_with_hints(
                frame.luma().to_vec(),
                width,
                height,
                &mut hints,
            )
            .unwrap_or_default()
        };
        let results = catch_unwind(AssertUnwindSafe(read)).unwrap_or_default();
        let found = results.into_iter().map(|result| {
            let points = result.getPoints();
            let count = points.len().max(1) as f32;
            let sum = points.iter().fold([0.0; 2], |[x, y], point| [x + point.x, y + point.y]);
            Found { payload: bytes_of(&result), centre: sum.map(|value| value / count) }
        });
        found.collect()
    }
}

/// The payload: segments of bytes as they are, else the text, whose characters are all below 256 here.
fn bytes_of(result: &rxing::RXingResult) -> Vec<u8> {
    result.getText().bytes().collect()
}

fn middle(corners: [[f32; 2]; 4]) -> [f32; 2] {
    [0, 1].map(|axis| corners.iter().map(|corner| corner[axis]).sum::<f32>() / 4.0)
}
