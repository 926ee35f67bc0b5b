//! Picture files into luma, within limits that are checked before anything large is allocated.

use std::fs::File;
use std::io::{Cursor, ErrorKind, Read as _};
use std::path::Path;

use image::{DynamicImage, GrayImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{Frame, ImageError};

/// Most pixels of a picture: the largest that telephones save by default, sold as 48 or 50 megapixels. A code never needs
/// more than a few.
pub const MAX_PIXELS: u64 = 8_192 * 6_144;

/// Longest file. A photograph of that size takes 10 to 30 megabytes as JPEG.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// Reads a picture file.
///
/// # Errors
/// If the file cannot be read, is over a limit or is not a sound PNG, JPEG or WebP.
pub fn luma_of_file(path: &Path) -> Result<Frame, ImageError> {
    let file = open_ordinary(path).map_err(|error| ImageError::from(error.kind()))?;
    let found = file.metadata().map_err(|error| ImageError::from(error.kind()))?;
    if found.len() > MAX_FILE_BYTES {
        return Err(ImageError::FileTooLarge { bytes: found.len() });
    }
    let mut bytes = Vec::new();
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| ImageError::from(error.kind()))?;
    luma_of_bytes(&bytes)
}

/// Opens a file that is one: opening a pipe would block, and a device has no end.
///
/// # Errors
/// Those of the system; `InvalidInput` for what is no ordinary file.
pub(crate) fn open_ordinary(path: &Path) -> std::io::Result<File> {
    if std::fs::metadata(path)?.is_file() { File::open(path) } else { Err(ErrorKind::InvalidInput.into()) }
}

/// Reads the bytes of a picture file. The header comes first; only a picture within the limits is decoded.
///
/// # Errors
/// As [`luma_of_file`], but for what only a file can have.
pub fn luma_of_bytes(bytes: &[u8]) -> Result<Frame, ImageError> {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if length == 0 {
        return Err(ImageError::Empty);
    }
    if length > MAX_FILE_BYTES {
        return Err(ImageError::FileTooLarge { bytes: length });
    }
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_io| ImageError::Unreadable)?;
    let Some(format) = reader.format() else { return Err(ImageError::NotAnImage) };
    // Before the decoder is made: it unpacks colour profiles at once.
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(|error| fault_of(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(ImageError::TooManyPixels { width, height });
    }
    let orientation = decoder.orientation().map_err(|error| fault_of(&error))?;
    decoder.set_limits(limits()).map_err(|error| fault_of(&error))?;
    let grey = if format == ImageFormat::Jpeg { grey_of_jpeg(bytes) } else { None };
    let mut picture = match grey {
        Some(grey) => DynamicImage::ImageLuma8(grey),
        None => DynamicImage::from_decoder(decoder).map_err(|error| fault_of(&error))?,
    };
    picture.apply_orientation(orientation);
    luma_of(picture).ok_or(ImageError::Damaged)
}

/// The luma of a JPEG without its colours: a third of the memory of a large photograph. What has no luma of its own, or is
/// damaged, is left to the general way.
fn grey_of_jpeg(bytes: &[u8]) -> Option<GrayImage> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::Luma);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options.set_strict_mode(true));
    let luma = decoder.decode().ok()?;
    let shape = decoder.info()?;
    GrayImage::from_raw(u32::from(shape.width), u32::from(shape.height), luma)
}

/// Transparent parts become white: a code drawn black on nothing is meant for white paper.
fn luma_of(picture: DynamicImage) -> Option<Frame> {
    let (width, height) = (usize::try_from(picture.width()).ok()?, usize::try_from(picture.height()).ok()?);
    let luma = if picture.color().has_alpha() {
        let pixels = picture.into_luma_alpha8().into_raw();
        pixels.chunks_exact(2).map(over_white).collect()
    } else {
        picture.into_luma8().into_raw()
    };
    Frame::new(width, height, luma)
}

fn over_white(pixel: &[u8]) -> u8 {
    let &[grey, alpha] = pixel else { return u8::MAX };
    let (grey, alpha) = (u32::from(grey), u32::from(alpha));
    u8::try_from((grey * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
}

/// Room for the decoded picture at 16 bits of four channels, and as much again for the decoder.
fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PIXELS * 16);
    limits
}

fn fault_of(error: &image::ImageError) -> ImageError {
    let ends = matches!(error, image::ImageError::IoError(cause) if cause.kind() == ErrorKind::UnexpectedEof);
    if ends || mentions_end(error) {
        ImageError::Truncated
    } else if matches!(error, image::ImageError::Unsupported(_)) {
        ImageError::NotAnImage
    } else {
        ImageError::Damaged
    }
}

/// Decoders wrap "the data ends" in errors of their own; they have only their words in common.
fn mentions_end(error: &image::ImageError) -> bool {
    let words = error.to_string().to_lowercase();
    ["unexpected end", "unexpected eof", "eof", "not enough data", "exhausted", "truncated"]
        .iter()
        .any(|sign| words.contains(sign))
}
