//! The text form as a QR symbol (ISO/IEC 18004), in the level that `docs/format.md` gives.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, EcLevel, QrCode, Version, render::svg};

/// Above this version, level L is taken instead of M: cameras lose modules this fine before they lose a few of them.
const LARGEST_AT_M: i16 = 26;

/// Pixels of one module.
const MODULE_PIXELS: usize = 8;

/// Modules of white around the symbol (ISO/IEC 18004 §5.3.8).
const QUIET_ZONE: usize = 4;

/// Longer than a symbol holds, or too large to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the code does not fit into a QR symbol. Use a smaller portrait or shorter texts.")]
pub struct PictureError;

/// Black on white, as PNG.
///
/// # Errors
/// See [`PictureError`].
pub fn png(text: &str) -> Result<Vec<u8>, PictureError> {
    let symbol = symbol(text)?;
    let modules = symbol.width();
    let colours = symbol.to_colors();
    let side = u32::try_from((modules + 2 * QUIET_ZONE) * MODULE_PIXELS).map_err(|_large| PictureError)?;
    let picture = GrayImage::from_fn(side, side, |x, y| {
        let place =
            |pixel: u32| usize::try_from(pixel).ok()?.checked_div(MODULE_PIXELS)?.checked_sub(QUIET_ZONE);
        let module = |x: usize, y: usize| colours.get(y * modules + x).filter(|_| x < modules);
        let dark = place(x).zip(place(y)).and_then(|(x, y)| module(x, y)) == Some(&Color::Dark);
        Luma([if dark { 0 } else { u8::MAX }])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).map_err(|_encoder| PictureError)?;
    Ok(bytes.into_inner())
}

/// Black on white, as SVG.
///
/// # Errors
/// See [`PictureError`].
pub fn svg(text: &str) -> Result<String, PictureError> {
    let side = u32::try_from(MODULE_PIXELS).map_err(|_large| PictureError)?;
    Ok(symbol(text)?.render::<svg::Color<'_>>().quiet_zone(true).module_dimensions(side, side).build())
}

/// Version (1 to 40) and level of the symbol.
///
/// # Errors
/// See [`PictureError`].
pub fn version_and_level(text: &str) -> Result<(i16, char), PictureError> {
    let symbol = symbol(text)?;
    let level = match symbol.error_correction_level() {
        EcLevel::L => 'L',
        EcLevel::M => 'M',
        EcLevel::Q => 'Q',
        EcLevel::H => 'H',
    };
    version_number(symbol.version()).map(|version| (version, level))
}

fn symbol(text: &str) -> Result<QrCode, PictureError> {
    match QrCode::with_error_correction_level(text, EcLevel::M) {
        Ok(symbol) if version_number(symbol.version())? <= LARGEST_AT_M => Ok(symbol),
        Ok(_) | Err(_) => QrCode::with_error_correction_level(text, EcLevel::L).map_err(|_long| PictureError),
    }
}

const fn version_number(version: Version) -> Result<i16, PictureError> {
    match version {
        Version::Normal(version) => Ok(version),
        Version::Micro(_) => Err(PictureError),
    }
}
