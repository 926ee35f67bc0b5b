//! The decoder against another encoder and another decoder, against noise and garbage.

use proptest::prelude::*;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{Color, EcLevel, Version};

use super::blocks::Level;
use super::decode::{DecodeError, Spend, decode};
use super::format::formats;
use super::fuse::{Fused, Fusion};
use super::reed_solomon::Block;
use super::{Layout, SoftGrid};

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

const LEVELS: [(EcLevel, Level); 4] =
    [(EcLevel::L, Level::L), (EcLevel::M, Level::M), (EcLevel::Q, Level::Q), (EcLevel::H, Level::H)];

/// Seeded numbers (xorshift).
struct Seeded(u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// 0 to 1.
    fn share(&mut self) -> f32 {
        f32::from(u16::try_from(self.next() >> 48).unwrap()) / 65_536.0
    }

    /// Near enough to a normal distribution of deviation 1.
    fn normal(&mut self) -> f32 {
        (0..12).map(|_| self.share()).sum::<f32>() - 6.0
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % bound
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.next() >> 56).unwrap()
    }
}

/// A symbol by the `qrcode` crate.
fn symbol(payload: &[u8], version: u8, level: EcLevel, mask: MaskPattern) -> SoftGrid {
    let size = Version::Normal(i16::from(version));
    let mut bits = qrcode::bits::Bits::new(size);
    bits.push_byte_data(payload).unwrap();
    bits.push_terminator(level).unwrap();
    let (data, parity) = qrcode::ec::construct_codewords(&bits.into_bytes(), size, level).unwrap();
    let mut canvas = Canvas::new(size, level);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &parity);
    canvas.apply_mask(mask);
    let values = canvas.into_colors().into_iter().map(|color| if color == Color::Dark { 1.0 } else { -1.0 });
    SoftGrid::new(version, values.collect()).unwrap()
}

fn payload(seeded: &mut Seeded, length: usize) -> Vec<u8> {
    (0..length).map(|_| seeded.byte()).collect()
}

fn noisy(grid: &SoftGrid, deviation: f32, seeded: &mut Seeded) -> SoftGrid {
    let values = grid.values().iter().map(|value| value + deviation * seeded.normal()).collect();
    SoftGrid::new(grid.version(), values).unwrap()
}

fn hard(grid: &SoftGrid) -> SoftGrid {
    SoftGrid::new(grid.version(), grid.values().iter().map(|value| value.signum()).collect()).unwrap()
}

#[test]
fn every_version_level_and_mask_is_read_as_rqrr_reads_it() {
    let mut seeded = Seeded(7);
    for version in 1..=40_u8 {
        for (encoded, level) in LEVELS {
            for (mask, pattern) in (0..8_u8).zip(MASKS) {
                let length = 1 + seeded.below(usize::from(version) * 7);
                let bytes = payload(&mut seeded, length);
                let grid = symbol(&bytes, version, encoded, pattern);
                let decoded = decode(&grid, Spend::Careful).unwrap();
                assert_eq!(decoded.payload.as_bytes(), bytes, "{version} {level:?} {mask}");
                assert_eq!((decoded.version, decoded.level, decoded.mask), (version, level, mask));
                assert_eq!((decoded.corrected, decoded.erased), (0, 0));
                assert!(formats(&grid)[0].1 > 0.99);
                let simple = rqrr::SimpleGrid::from_func(grid.side(), |x, y| grid.at(x, y) > 0.0);
                let mut other = Vec::new();
                rqrr::Grid::new(simple).decode_to(&mut other).unwrap();
                assert_eq!(other, bytes);
            }
        }
    }
}

#[test]
fn function_patterns_are_where_the_encoder_draws_them() {
    for version in 1..=40 {
        let grid = symbol(b"K", version, EcLevel::M, MaskPattern::Meadow);
        let layout = Layout::new(version).unwrap();
        let known = layout.known_modules();
        let right = |(known, value): (&Option<bool>, &f32)| known.is_none_or(|dark| dark == (*value > 0.0));
        assert!(known.iter().zip(grid.values()).all(right), "{version}");
        assert!(known.iter().flatten().count() > 200, "{version}");
    }
}

#[test]
fn segments_of_all_modes_are_read() {
    let mut bits = qrcode::bits::Bits::new(Version::Normal(8));
    bits.push_numeric_data(b"0123456789").unwrap();
    bits.push_alphanumeric_data(b"EDL1:$%*").unwrap();
    bits.push_eci_designator(26).unwrap();
    bits.push_byte_data(b"abc").unwrap();
    bits.push_kanji_data(b"\x93\x5f\xe4\xaa").unwrap();
    bits.push_terminator(EcLevel::L).unwrap();
    let bytes = super::segments::bytes_of(&bits.into_bytes(), 8).unwrap();
    assert_eq!(bytes, b"0123456789EDL1:$%*abc\x93\x5f\xe4\xaa");
    assert_eq!(super::segments::bytes_of(&[0x40, 0xF0], 8), None);
    assert_eq!(super::segments::bytes_of(&[0xF0, 0x00], 8), None);
}

#[test]
fn errors_and_erasures_are_corrected_up_to_the_bound() {
    let mut seeded = Seeded(11);
    for round in 0..4_000 {
        let parity = 2 + seeded.below(29);
        let mut damaged = vec![0; parity + 1 + seeded.below(120)];
        let erased = seeded.below(parity + 1);
        let errors = (parity - erased) / 2;
        let mut places: Vec<usize> = (0..damaged.len()).collect();
        for place in 0..places.len() {
            let other = seeded.below(places.len());
            places.swap(place, other);
        }
        let touched = (erased + errors).min(places.len());
        for &place in &places[..touched] {
            damaged[place] = seeded.byte();
        }
        // Every code is linear: the word of zeros stands for all.
        let fixed = Block::new(damaged, parity).unwrap().corrected(&places[..erased.min(touched)], 0);
        assert!(fixed.is_some_and(|(word, _)| word.iter().all(|&byte| byte == 0)), "round {round}");
    }
}

#[test]
fn soft_values_win_over_hard_decisions() {
    let mut seeded = Seeded(3);
    let [mut soft_read, mut hard_read, mut all_read] = [0; 3];
    for deviation in [0.45, 0.50] {
        for _round in 0..40 {
            let bytes = payload(&mut seeded, 300);
            let grid = noisy(&symbol(&bytes, 15, EcLevel::M, MaskPattern::Fields), deviation, &mut seeded);
            let read = |grid: &SoftGrid, spend| {
                decode(grid, spend).map(|decoded| decoded.payload.as_bytes() == bytes)
            };
            let careful =
                |grid| read(grid, Spend::Careful).inspect(|right| assert!(right, "misread")).is_ok();
            soft_read += i32::from(careful(&grid));
            hard_read += i32::from(careful(&hard(&grid)));
            // Garbage may pass here, and does: that is why the caller needs a witness.
            all_read += i32::from(read(&grid, Spend::Everything) == Ok(true));
        }
    }
    assert!(soft_read >= hard_read + 4 && all_read > soft_read, "{hard_read} {soft_read} {all_read}");
}

#[test]
fn grids_that_do_not_decode_alone_decode_as_a_sum() {
    let mut seeded = Seeded(5);
    for deviation in [1.0, 1.5, 2.0] {
        let bytes = payload(&mut seeded, 400);
        let clean = symbol(&bytes, 18, EcLevel::M, MaskPattern::Diamonds);
        let mut fusion = Fusion::default();
        let needed = (0..60).find(|&frame| {
            let grid = noisy(&clean, deviation, &mut seeded);
            assert!(decode(&grid, Spend::Everything).is_err());
            let _fused = fusion.add(&grid, frame);
            decode(&fusion.grid().unwrap(), Spend::Careful)
                .is_ok_and(|decoded| decoded.payload.as_bytes() == bytes)
        });
        assert!(needed.is_some());
    }
}

#[test]
fn another_code_starts_a_new_sum_and_one_bad_grid_does_not() {
    let mut seeded = Seeded(9);
    let (one, other) = (payload(&mut seeded, 448), payload(&mut seeded, 448));
    let [one, other] = [one, other].map(|bytes| symbol(&bytes, 18, EcLevel::M, MaskPattern::Diamonds));
    let mut fusion = Fusion::default();
    assert_eq!(fusion.add(&noisy(&one, 1.0, &mut seeded), 0), Fused::Started);
    assert_eq!(fusion.add(&noisy(&one, 1.0, &mut seeded), 1), Fused::Added);
    assert_eq!(fusion.add(&noisy(&other, 1.0, &mut seeded), 2), Fused::Aside);
    assert_eq!(fusion.add(&noisy(&one, 1.0, &mut seeded), 3), Fused::Added);
    assert_eq!(fusion.add(&noisy(&other, 1.0, &mut seeded), 4), Fused::Aside);
    assert_eq!(fusion.add(&noisy(&other, 1.0, &mut seeded), 5), Fused::Started);
    assert_eq!(fusion.count(), 2);
    assert_eq!(fusion.add(&one, 100), Fused::Started);
}

#[test]
fn garbage_is_not_read() {
    let mut seeded = Seeded(13);
    for round in 0..1_500 {
        // Version 7-L has the fewest blocks (2) of those with 20 parity codewords; small ones have but one.
        let version = [5, 7, 10, 13, 20][round % 5];
        let side = SoftGrid::side_of(version);
        let grid = SoftGrid::new(version, (0..side * side).map(|_| seeded.normal()).collect()).unwrap();
        assert!(matches!(decode(&grid, Spend::Careful), Err(DecodeError::Block { .. })));
    }
}

#[test]
fn turned_grids_turn_back() {
    let grid = symbol(b"mirror", 3, EcLevel::Q, MaskPattern::Fields);
    assert_eq!(grid.mirrored().mirrored(), grid);
    assert_eq!(grid.at(29, 0), 0.0);
    assert_eq!(SoftGrid::new(41, Vec::new()), None);
    assert_eq!(SoftGrid::new(1, vec![f32::NAN; 441]), None);
}

proptest! {
    #[test]
    fn no_grid_panics(version in 1..=40_u8, seed in 1..u64::MAX, coarse in any::<bool>()) {
        let (side, mut seeded) = (SoftGrid::side_of(version), Seeded(seed));
        let value = |seeded: &mut Seeded| if coarse { f32::from(seeded.byte() % 3) - 1.0 } else { seeded.normal() * 1e30 };
        let grid = SoftGrid::new(version, (0..side * side).map(|_| value(&mut seeded)).collect()).unwrap();
        let _careful = decode(&grid, Spend::Careful);
        let _everything = decode(&grid, Spend::Everything);
        let _fused = Fusion::default().add(&grid, 0);
    }

    #[test]
    fn no_segment_panics(codewords in prop::collection::vec(any::<u8>(), 0..200), version in 1..=40_u8) {
        let _bytes = super::segments::bytes_of(&codewords, version);
    }
}
