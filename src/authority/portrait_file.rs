//! A picture of a person → a portrait that fits a code: 3:4 out of the middle, at most 96×128, lossy WebP.

use std::fs::File;
use std::io::{Cursor, Read as _};
use std::path::Path;

use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits, RgbImage};

use crate::camera::{MAX_FILE_BYTES, MAX_PIXELS};
use crate::claims::Portrait;

/// Portrait size that leaves a code readable on a small screen (design: 876 bytes of COSE, version 24 at level M).
pub const USUAL_BYTES: usize = 600;

/// Sizes that are tried, largest first; a smaller one is taken where a larger one would be too coarse.
const SIZES: [(u32, u32); 5] = [(96, 128), (84, 112), (72, 96), (60, 80), (48, 64)];

/// WebP quality below which a smaller size looks better.
const LEAST_QUALITY: u8 = 12;

/// Why a file gives no portrait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PortraitError {
    /// Broken off or not sound.
    #[error("the picture is damaged or of a kind that is not read. Save it again as PNG, JPEG or WebP.")]
    Damaged,
    /// Even the smallest size needs more bytes.
    #[error(
        "the picture does not fit into {bytes} bytes. Take one with a plain background, or raise --portrait-bytes (at most 1200)."
    )]
    DoesNotFit {
        /// What was allowed.
        bytes: usize,
    },
    /// Not PNG, JPEG or WebP.
    #[error("not a picture. Use a PNG, JPEG or WebP file.")]
    NotAnImage,
    /// Over the limits of pictures.
    #[error("the picture is too large. Scale it down to at most 50 megapixels and 64 MB.")]
    TooLarge,
    /// Smaller than the smallest portrait.
    #[error("the picture is too small: at least 48×64 pixels are needed.")]
    TooSmall,
    /// The file cannot be opened.
    #[error("the file cannot be read ({0})")]
    Unreadable(std::io::ErrorKind),
}

/// The portrait in a file, in at most so many bytes.
///
/// # Errors
/// See [`PortraitError`].
pub fn portrait_of_file(path: &Path, most_bytes: usize) -> Result<Portrait, PortraitError> {
    let unreadable = |error: std::io::Error| PortraitError::Unreadable(error.kind());
    // Asked before opening: opening a pipe would block.
    let found = std::fs::metadata(path).map_err(unreadable)?;
    if !found.is_file() {
        return Err(PortraitError::NotAnImage);
    }
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(unreadable)?
        .take(MAX_FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    portrait_of_bytes(&bytes, most_bytes)
}

/// The portrait in the bytes of a picture file.
///
/// # Errors
/// See [`PortraitError`].
pub fn portrait_of_bytes(bytes: &[u8], most_bytes: usize) -> Result<Portrait, PortraitError> {
    let most_bytes = most_bytes.min(Portrait::MAX_BYTES);
    let picture = middle(&decode(bytes)?)?;
    let mut coarse = None;
    for (width, height) in SIZES.into_iter().filter(|(width, _)| *width <= picture.width()) {
        let scaled = image::imageops::resize(&picture, width, height, FilterType::Lanczos3);
        if let Some((quality, bytes)) = best(&scaled, most_bytes) {
            if quality >= LEAST_QUALITY {
                return Ok(webp_portrait(bytes));
            }
            coarse = Some(bytes);
        }
    }
    coarse.map(webp_portrait).ok_or(PortraitError::DoesNotFit { bytes: most_bytes })
}

fn webp_portrait(bytes: Vec<u8>) -> Portrait {
    Portrait { media_type: "image/webp".to_owned(), bytes }
}

/// The header comes first; only a picture within the limits is decoded. Turned as the camera says (Exif).
fn decode(bytes: &[u8]) -> Result<DynamicImage, PortraitError> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_FILE_BYTES {
        return Err(PortraitError::TooLarge);
    }
    let damaged = |_fault| PortraitError::Damaged;
    let reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_io| PortraitError::Damaged)?;
    if reader.format().is_none() {
        return Err(PortraitError::NotAnImage);
    }
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PortraitError::TooLarge);
    }
    decoder.set_limits(Limits::default()).map_err(|_limit| PortraitError::TooLarge)?;
    let orientation = decoder.orientation().map_err(damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// The largest 3:4 out of the middle, on white.
fn middle(picture: &DynamicImage) -> Result<RgbImage, PortraitError> {
    let (width, height) = (picture.width(), picture.height());
    let cut_width = width.min(height / 4 * 3);
    let cut_height = cut_width / 3 * 4;
    if cut_width < 48 || cut_height < 64 {
        return Err(PortraitError::TooSmall);
    }
    let cut = picture.crop_imm((width - cut_width) / 2, (height - cut_height) / 2, cut_width, cut_height);
    let mut rgb = RgbImage::new(cut_width, cut_height);
    for (to, from) in rgb.pixels_mut().zip(cut.to_rgba8().pixels()) {
        let [red, green, blue, alpha] = from.0;
        *to = image::Rgb([red, green, blue].map(|colour| on_white(colour, alpha)));
    }
    Ok(rgb)
}

fn on_white(colour: u8, alpha: u8) -> u8 {
    let mixed = u32::from(colour) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
    u8::try_from(mixed / 255).unwrap_or(u8::MAX)
}

/// The highest quality that fits.
fn best(picture: &RgbImage, most_bytes: usize) -> Option<(u8, Vec<u8>)> {
    let (mut low, mut high) = (0, 95);
    let mut found = None;
    while low <= high {
        let quality = (low + high) / 2;
        match encoded(picture, quality).filter(|bytes| bytes.len() <= most_bytes) {
            Some(bytes) => {
                found = Some((quality, bytes));
                low = quality + 1;
            }
            None if quality == 0 => break,
            None => high = quality - 1,
        }
    }
    found
}

fn encoded(picture: &RgbImage, quality: u8) -> Option<Vec<u8>> {
    let mut config = webp::WebPConfig::new().ok()?;
    config.quality = f32::from(quality);
    config.method = 6;
    let encoder = webp::Encoder::from_rgb(picture.as_raw(), picture.width(), picture.height());
    encoder.encode_advanced(&config).ok().map(|bytes| bytes.to_vec())
}
