//! The portrait of the licence on screen: decoded once, never while drawing, within limits.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use eframe::egui::{ColorImage, Context, TextureOptions};
use image::{ImageFormat, ImageReader, Limits};

use crate::claims::Portrait;
use crate::ui::picture::Picture;

/// More than a portrait of 1,200 bytes has any use for; a lying header ends here.
const MOST_SIDE: u32 = 1_024;
/// Memory that decoding may take.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// Makes a texture of a portrait. A decoder that panics gives no picture and ends nothing else.
#[must_use]
pub(super) fn picture_of(ctx: &Context, portrait: Option<&Portrait>) -> Picture {
    let Some(portrait) = portrait else { return Picture::None };
    match catch_unwind(AssertUnwindSafe(|| decode(&portrait.bytes))).ok().flatten() {
        Some(image) => Picture::Ready(ctx.load_texture("portrait", image, TextureOptions::LINEAR)),
        None => Picture::Unreadable,
    }
}

fn decode(bytes: &[u8]) -> Option<ColorImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), ImageFormat::WebP);
    reader.limits(limits);
    let picture = reader.decode().ok()?.into_rgb8();
    let size = [usize::try_from(picture.width()).ok()?, usize::try_from(picture.height()).ok()?];
    Some(ColorImage::from_rgb(size, picture.as_raw()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rubbish_is_no_picture() {
        assert!(decode(&[]).is_none());
        assert!(decode(b"RIFF\x04\0\0\0WEBPVP8 ").is_none());
    }
}
