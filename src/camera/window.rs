//! Part of a frame, made smaller by averaging areas.

use super::Frame;
use super::number::{floor_of, grey_of, mean_of_four, ratio_of};

/// A part of a frame and the size it is read at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Window {
    /// Left edge in the frame.
    pub(crate) left: usize,
    /// Upper edge in the frame.
    pub(crate) top: usize,
    /// Pixels of the frame, across.
    pub(crate) width: usize,
    /// Pixels of the frame, down.
    pub(crate) height: usize,
    /// Pixels of the result for one of the frame, at most 1.
    pub(crate) scale: f32,
}

impl Window {
    /// All of a frame, made small enough for `pixels`.
    pub(crate) fn whole(frame: &Frame, pixels: usize) -> Self {
        Self { left: 0, top: 0, width: frame.width(), height: frame.height(), scale: 1.0 }.fitted(pixels)
    }

    /// The same part, made small enough for `pixels`.
    pub(crate) fn fitted(self, pixels: usize) -> Self {
        let area = ratio_of(self.width) * ratio_of(self.height);
        Self { scale: (ratio_of(pixels) / area).sqrt().min(self.scale), ..self }
    }

    /// Where a point of the result lies in the frame.
    pub(crate) fn outwards(self, [x, y]: [f32; 2]) -> [f32; 2] {
        let [across, down] = self.size();
        [
            ratio_of(self.left) + x * ratio_of(self.width) / ratio_of(across),
            ratio_of(self.top) + y * ratio_of(self.height) / ratio_of(down),
        ]
    }

    /// Where a point of the frame lies in the result.
    pub(crate) fn inwards(self, [x, y]: [f32; 2]) -> [f32; 2] {
        let [across, down] = self.size();
        [
            (x - ratio_of(self.left)) * ratio_of(across) / ratio_of(self.width),
            (y - ratio_of(self.top)) * ratio_of(down) / ratio_of(self.height),
        ]
    }

    /// Width and height of the result, at least 1.
    pub(crate) fn size(self) -> [usize; 2] {
        [self.width, self.height].map(|side| floor_of(ratio_of(side) * self.scale + 1e-3).max(1))
    }

    /// Cuts the part out of `frame`; `None` if it does not lie inside.
    pub(crate) fn cut(self, frame: &Frame) -> Option<Frame> {
        let (right, bottom) = (self.left.checked_add(self.width)?, self.top.checked_add(self.height)?);
        if right > frame.width() || bottom > frame.height() {
            return None;
        }
        let [across, down] = self.size();
        if [across, down] == [self.width, self.height] {
            if [across, down] == [frame.width(), frame.height()] {
                return Some(frame.clone());
            }
            let rows = frame.luma().chunks_exact(frame.width()).skip(self.top).take(self.height);
            let luma = rows.filter_map(|row| row.get(self.left..right)).flatten().copied().collect();
            return Frame::new(across, down, luma);
        }
        if [2 * across, 2 * down] == [self.width, self.height] {
            return self.halve(frame);
        }
        self.shrink(frame, across, down)
    }

    /// Half the scale: the mean of every four pixels. The commonest case, and ten times as fast as [`Self::shrink`].
    fn halve(self, frame: &Frame) -> Option<Frame> {
        let right = self.left + self.width;
        let mut rows = frame.luma().chunks_exact(frame.width()).skip(self.top).take(self.height);
        let mut luma = Vec::with_capacity(self.width / 2 * (self.height / 2));
        while let (Some(upper), Some(lower)) = (rows.next(), rows.next()) {
            let (upper, _) = upper.get(self.left..right)?.as_chunks::<2>();
            let (lower, _) = lower.get(self.left..right)?.as_chunks::<2>();
            luma.extend(upper.iter().zip(lower).map(|(&[a, b], &[c, d])| mean_of_four([a, b, c, d])));
        }
        Frame::new(self.width / 2, self.height / 2, luma)
    }

    /// First across, row by row, then down: each result is the mean of the area it stands for.
    fn shrink(self, frame: &Frame, across: usize, down: usize) -> Option<Frame> {
        let columns = Shares::new(self.width, across);
        let rows = Shares::new(self.height, down);
        let mut luma = Vec::with_capacity(across.checked_mul(down)?);
        let mut source = frame.luma().chunks_exact(frame.width()).skip(self.top).take(self.height);
        let mut narrow = vec![0.0_f32; across];
        let mut sum = vec![0.0_f32; across];
        let mut row_index = 0;
        for share in &rows.0 {
            sum.fill(0.0);
            for (place, weight) in share.weights() {
                while row_index <= place {
                    columns.apply(source.next()?.get(self.left..)?, &mut narrow);
                    row_index += 1;
                }
                for (to, from) in sum.iter_mut().zip(&narrow) {
                    *to += from * weight;
                }
            }
            luma.extend(sum.iter().map(|value| grey_of(value + 0.5)));
        }
        Frame::new(across, down, luma)
    }
}

/// Which inputs make each output, and with which weight.
struct Shares(Vec<Share>);

struct Share {
    first: usize,
    weights: Vec<f32>,
}

impl Shares {
    fn new(inputs: usize, outputs: usize) -> Self {
        let step = ratio_of(inputs) / ratio_of(outputs);
        let share = |output: usize| {
            let (from, to) = (ratio_of(output) * step, (ratio_of(output) + 1.0) * step);
            let first = floor_of(from).min(inputs.saturating_sub(1));
            let last = floor_of(to - 1e-3).clamp(first, inputs.saturating_sub(1));
            let covered =
                |place: usize| (to.min(ratio_of(place) + 1.0) - from.max(ratio_of(place))).max(1e-6);
            let weights: Vec<f32> = (first..=last).map(covered).collect();
            let all: f32 = weights.iter().sum();
            Share { first, weights: weights.into_iter().map(|weight| weight / all).collect() }
        };
        Self((0..outputs).map(share).collect())
    }

    fn apply(&self, row: &[u8], to: &mut [f32]) {
        for (to, share) in to.iter_mut().zip(&self.0) {
            let pixels = row.iter().skip(share.first);
            *to = pixels.zip(&share.weights).map(|(&pixel, weight)| f32::from(pixel) * weight).sum();
        }
    }
}

impl Share {
    fn weights(&self) -> impl Iterator<Item = (usize, f32)> + '_ {
        (self.first..).zip(self.weights.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ramp(width: usize, height: usize) -> Frame {
        let luma = (0..width * height).map(|place| u8::try_from(place % width).unwrap()).collect();
        Frame::new(width, height, luma).unwrap()
    }

    #[test]
    fn halves_are_means_of_four() {
        let window = Window { left: 0, top: 0, width: 8, height: 4, scale: 0.5 };
        let small = window.cut(&ramp(8, 4)).unwrap();
        assert_eq!((small.width(), small.height()), (4, 2));
        assert_eq!(small.luma(), [1, 3, 5, 7, 1, 3, 5, 7]);
    }

    #[test]
    fn crops_without_scaling() {
        let window = Window { left: 2, top: 1, width: 3, height: 2, scale: 1.0 };
        assert_eq!(window.cut(&ramp(8, 4)).unwrap().luma(), [2, 3, 4, 2, 3, 4]);
        assert!(Window { left: 6, ..window }.cut(&ramp(8, 4)).is_none());
    }

    #[test]
    fn a_flat_picture_stays_flat_at_any_scale() {
        for (width, height) in [(1280, 720), (641, 481), (999, 3000), (4000, 2)] {
            let frame = Frame::new(width, height, vec![77; width * height]).unwrap();
            let window = Window::whole(&frame, 640 * 480);
            let small = window.cut(&frame).unwrap();
            assert!(small.width() * small.height() <= 640 * 480);
            assert!(small.luma().iter().all(|&pixel| pixel == 77));
        }
    }

    #[test]
    fn points_are_mapped_back() {
        let window = Window { left: 100, top: 50, width: 200, height: 100, scale: 0.5 };
        assert_eq!(window.outwards([10.0, 10.0]), [120.0, 70.0]);
    }
}
