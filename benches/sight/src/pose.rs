//! Where the screen is before the camera: from modules to pixels and back.

/// Pixels of a frame, across and down.
pub const FRAME: [usize; 2] = [1280, 720];

/// Focal length in pixels: 60° across.
const FOCAL: f64 = 1_108.0;

/// Place of a code.
#[derive(Debug, Clone, Copy)]
pub struct Pose {
    /// Turn to the side, in degrees.
    pub yaw: f64,
    /// Turn backwards, in degrees.
    pub pitch: f64,
    /// Turn in the picture, in degrees.
    pub roll: f64,
    /// Pixels of a module in the middle of the code, as if it were not tilted.
    pub scale: f64,
    /// Pixel that the middle of the code falls on.
    pub centre: [f64; 2],
    /// Bend of the lens: share by which the edge of the picture moves.
    pub bend: f64,
}

/// A pose made ready for use.
pub struct Projection {
    forwards: [[f64; 3]; 3],
    backwards: [[f64; 3]; 3],
    bend: f64,
}

impl Pose {
    /// From modules (0, 0 is the outer corner of the top left finder pattern) to pixels.
    pub fn projection(&self, side: usize) -> Projection {
        let ([sy, cy], [sp, cp], [sr, cr]) = (turn(self.yaw), turn(self.pitch), turn(self.roll));
        let across = [cr * cy - sr * sp * sy, sr * cy + cr * sp * sy, -cp * sy];
        let down = [-sr * cp, cr * cp, sp];
        let depth = FOCAL / self.scale;
        let [x, y] = self.centre;
        let middle =
            [(x - FRAME[0] as f64 / 2.0) / self.scale, (y - FRAME[1] as f64 / 2.0) / self.scale, depth];
        let half = side as f64 / 2.0;
        let origin: [f64; 3] = std::array::from_fn(|i| middle[i] - half * (across[i] + down[i]));
        let forwards = [
            [FOCAL * across[0], FOCAL * down[0], FOCAL * origin[0]],
            [FOCAL * across[1], FOCAL * down[1], FOCAL * origin[1]],
            [across[2], down[2], origin[2]],
        ];
        Projection { forwards, backwards: inverse(&forwards), bend: self.bend }
    }
}

impl Projection {
    /// Pixel of a point in modules.
    pub fn to_pixel(&self, point: [f64; 2]) -> [f64; 2] {
        let ideal = apply(&self.forwards, point);
        let mut bent = ideal;
        for _ in 0..8 {
            let share = 1.0 + self.bend * square(bent);
            bent = [ideal[0] / share, ideal[1] / share];
        }
        [bent[0] + FRAME[0] as f64 / 2.0, bent[1] + FRAME[1] as f64 / 2.0]
    }

    /// Point in modules of a pixel.
    pub fn to_module(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let bent = [x - FRAME[0] as f64 / 2.0, y - FRAME[1] as f64 / 2.0];
        let share = 1.0 + self.bend * square(bent);
        apply(&self.backwards, [bent[0] * share, bent[1] * share])
    }
}

/// Square of the distance to the middle, where the side edge of the picture is 1.
fn square([x, y]: [f64; 2]) -> f64 {
    let unit = FRAME[0] as f64 / 2.0;
    (x * x + y * y) / (unit * unit)
}

fn turn(degrees: f64) -> [f64; 2] {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    [sine, cosine]
}

fn apply(matrix: &[[f64; 3]; 3], [x, y]: [f64; 2]) -> [f64; 2] {
    let [a, b, c] = matrix.map(|row| row[0] * x + row[1] * y + row[2]);
    [a / c, b / c]
}

fn inverse(m: &[[f64; 3]; 3]) -> [[f64; 3]; 3] {
    let minor = |row: usize, column: usize| {
        let [r, s] = [(row + 1) % 3, (row + 2) % 3];
        let [c, d] = [(column + 1) % 3, (column + 2) % 3];
        m[r][c] * m[s][d] - m[r][d] * m[s][c]
    };
    let all: f64 = (0..3).map(|column| m[0][column] * minor(0, column)).sum();
    std::array::from_fn(|row| std::array::from_fn(|column| minor(column, row) / all))
}
