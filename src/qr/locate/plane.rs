//! From modules of a symbol to pixels of a frame: the projection of a plane.

/// A projection that takes module coordinates (0 the outer edge of the first module, n that of the last) to pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::qr) struct Plane {
    origin: [f32; 2],
    across: [f32; 2],
    down: [f32; 2],
    tilt: [f32; 2],
    /// Modules between the origin and the unit of the parameters.
    first: f32,
    span: f32,
}

impl Plane {
    /// Through the centres of the three finders (top left, top right, bottom left) of a symbol of `side` modules, with two
    /// terms of perspective: how much farther the right and the lower end are, 0 for none.
    pub(in crate::qr) fn of_finders(finders: [[f32; 2]; 3], tilt: [f32; 2], side: f32) -> Self {
        Self::new(finders, tilt, 3.5, side - 7.0)
    }

    fn new([origin, right, low]: [[f32; 2]; 3], tilt: [f32; 2], first: f32, span: f32) -> Self {
        let [tilt_x, tilt_y] = tilt;
        let edge = |end: [f32; 2], tilt: f32| {
            let ([end_x, end_y], [x, y]) = (end, origin);
            [end_x * (1.0 + tilt) - x, end_y * (1.0 + tilt) - y]
        };
        Self { origin, across: edge(right, tilt_x), down: edge(low, tilt_y), tilt, first, span }
    }

    /// Through four corners, clockwise from the top left, of a symbol of `side` modules; `None` if they bend inwards.
    pub(in crate::qr) fn of_corners([a, b, c, d]: [[f32; 2]; 4], side: f32) -> Option<Self> {
        let minus = |[x, y]: [f32; 2], [from_x, from_y]: [f32; 2]| [x - from_x, y - from_y];
        let cross = |[x, y]: [f32; 2], [other_x, other_y]: [f32; 2]| x * other_y - y * other_x;
        // c (1 + g + h) = b (1 + g) + d (1 + h) − a, solved for g and h.
        let (right, low, rest) = (minus(b, c), minus(d, c), minus(c, minus(b, minus(a, d))));
        let scale = cross(right, low);
        let tilt = [cross(rest, low) / scale, cross(right, rest) / scale];
        let sound = scale.abs() > 1.0 && tilt.iter().all(|value| (-0.9..9.0).contains(value));
        sound.then(|| Self::new([a, b, d], tilt, 0.0, side))
    }

    /// Where a point of the symbol lies in the frame.
    pub(in crate::qr) fn at(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let (u, v) = ((x - self.first) / self.span, (y - self.first) / self.span);
        let ([tilt_x, tilt_y], [origin_x, origin_y]) = (self.tilt, self.origin);
        let ([across_x, across_y], [down_x, down_y]) = (self.across, self.down);
        let depth = (1.0 + tilt_x * u + tilt_y * v).max(1e-3);
        [(origin_x + u * across_x + v * down_x) / depth, (origin_y + u * across_y + v * down_y) / depth]
    }

    /// What one module across and one module down are in pixels, at a point.
    pub(in crate::qr) fn steps_at(&self, [x, y]: [f32; 2]) -> [[f32; 2]; 2] {
        let between = |from: [f32; 2], to: [f32; 2]| {
            let ([from_x, from_y], [to_x, to_y]) = (self.at(from), self.at(to));
            [to_x - from_x, to_y - from_y]
        };
        [between([x - 0.5, y], [x + 0.5, y]), between([x, y - 0.5], [x, y + 0.5])]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_come_back() {
        let corners = [[10.0, 12.0], [200.0, 30.0], [180.0, 220.0], [20.0, 190.0]];
        let plane = Plane::of_corners(corners, 57.0).unwrap();
        let ends = [[0.0, 0.0], [57.0, 0.0], [57.0, 57.0], [0.0, 57.0]];
        for (end, [x, y]) in ends.into_iter().zip(corners) {
            let [found_x, found_y] = plane.at(end);
            assert!((found_x - x).abs() < 1e-2 && (found_y - y).abs() < 1e-2, "{found_x} {found_y}");
        }
    }
}
