//! Luma out of the formats that cameras send. Chroma is never decoded.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{CameraError, Frame};

/// Formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PixelFormat {
    /// Luma alone.
    Grey,
    /// A JPEG file a frame.
    Mjpeg,
    /// All luma, then chroma at half the size.
    Nv12,
    /// Three bytes a pixel, in either order: the middle one, green, stands for luma.
    Rgb,
    /// Luma and chroma in turn.
    Yuyv,
}

/// The luma of one camera frame. Rows may be padded; a buffer that is too short is a broken frame.
///
/// # Errors
/// [`CameraError::BrokenFrames`] if the bytes are not a frame of this format and size.
pub fn luma_of_frame(
    format: PixelFormat,
    [width, height]: [usize; 2],
    bytes: &[u8],
) -> Result<Frame, CameraError> {
    let frame = match format {
        PixelFormat::Grey => packed([width, height], bytes, 1, 0),
        PixelFormat::Mjpeg => mjpeg(bytes),
        // The chroma plane has half as many rows of the same length.
        PixelFormat::Nv12 => {
            bytes.get(..bytes.len() / 3 * 2).and_then(|luma| packed([width, height], luma, 1, 0))
        }
        PixelFormat::Rgb => packed([width, height], bytes, 3, 1),
        PixelFormat::Yuyv => packed([width, height], bytes, 2, 0),
    };
    frame.ok_or(CameraError::BrokenFrames)
}

/// One byte of each pixel; what is over in the buffer is padding, spread evenly over the rows.
fn packed([width, height]: [usize; 2], bytes: &[u8], step: usize, place: usize) -> Option<Frame> {
    let needed = width.checked_mul(step)?;
    let stride = bytes.len().checked_div(height)?;
    if needed == 0 || stride < needed {
        return None;
    }
    let rows = bytes.chunks_exact(stride).take(height);
    let pixels = rows.flat_map(|row| row.iter().take(needed).skip(place).step_by(step));
    Frame::new(width, height, pixels.copied().collect())
}

/// The size is that of the JPEG, whatever the driver says; it is bounded like the size of a file.
fn mjpeg(bytes: &[u8]) -> Option<Frame> {
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::Luma)
        .set_max_width(MAX_SIDE)
        .set_max_height(MAX_SIDE)
        .set_strict_mode(false);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let luma = decoder.decode().ok()?;
    let shape = decoder.info()?;
    Frame::new(usize::from(shape.width), usize::from(shape.height), luma)
}

/// Longest side of a camera frame: above 4K.
const MAX_SIDE: usize = 4_320;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuyv_is_every_other_byte() {
        let frame = luma_of_frame(PixelFormat::Yuyv, [2, 2], &[1, 128, 2, 128, 3, 128, 4, 128]).unwrap();
        assert_eq!(frame.luma(), [1, 2, 3, 4]);
    }

    #[test]
    fn padding_at_the_end_of_rows_is_left_out() {
        let padded = [1, 128, 2, 128, 0, 0, 3, 128, 4, 128, 0, 0];
        assert_eq!(luma_of_frame(PixelFormat::Yuyv, [2, 2], &padded).unwrap().luma(), [1, 2, 3, 4]);
    }

    #[test]
    fn other_formats() {
        assert_eq!(
            luma_of_frame(PixelFormat::Nv12, [2, 2], &[1, 2, 3, 4, 128, 128]).unwrap().luma(),
            [1, 2, 3, 4]
        );
        assert_eq!(luma_of_frame(PixelFormat::Grey, [2, 1], &[5, 6]).unwrap().luma(), [5, 6]);
        assert_eq!(luma_of_frame(PixelFormat::Rgb, [2, 1], &[9, 1, 9, 9, 2, 9]).unwrap().luma(), [1, 2]);
    }

    #[test]
    fn short_buffers_are_broken_frames() {
        let formats =
            [PixelFormat::Grey, PixelFormat::Mjpeg, PixelFormat::Nv12, PixelFormat::Rgb, PixelFormat::Yuyv];
        for format in formats {
            for bytes in [&[][..], &[1, 2, 3]] {
                assert!(
                    matches!(luma_of_frame(format, [4, 4], bytes), Err(CameraError::BrokenFrames)),
                    "{format:?}"
                );
            }
        }
        assert!(luma_of_frame(PixelFormat::Yuyv, [0, 0], &[1]).is_err());
    }
}
