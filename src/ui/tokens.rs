//! Colours, after `docs/visual.md` §2: the only place of the window that makes a colour.
#![expect(clippy::disallowed_methods, reason = "the one place where colours are made")]

use eframe::egui::Color32;

pub use crate::options::Theme;

/// Colours of one kind of verdict.
#[derive(Debug, Clone, Copy)]
pub struct VerdictColours {
    /// Ground of the panel.
    pub fill: Color32,
    /// Words on the panel.
    pub on: Color32,
    /// Border of the panel.
    pub outline: Color32,
    /// Small mark on the surface, in rows and lists.
    pub mark: Color32,
}

/// All colours of a theme.
#[derive(Debug, Clone, Copy)]
pub struct Tokens {
    /// Which theme these are.
    pub theme: Theme,
    /// Ground of the content.
    pub surface: Color32,
    /// Ground of the rail and of what lies outside the content.
    pub rail: Color32,
    /// Buttons, chosen row.
    pub raised: Color32,
    /// Text and meters.
    pub ink: Color32,
    /// Labels, second lines, empty cells.
    pub ink2: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Ground of bars.
    pub track: Color32,
    /// The one big button.
    pub primary: Color32,
    /// Words on the big button.
    pub on_primary: Color32,
    /// Focus ring and today line.
    pub focus: Color32,
    /// Training frame and tab.
    pub training: Color32,
    /// Words on the tab, light stripes of the frame.
    pub on_training: Color32,
    /// May drive.
    pub may: VerdictColours,
    /// Check further.
    pub check: VerdictColours,
    /// Must not drive.
    pub must: VerdictColours,
    /// Not genuine.
    pub fake: VerdictColours,
    /// Cannot tell.
    pub cannot: VerdictColours,
    /// The bar that holds the word of "must not drive".
    pub must_bar: Color32,
    /// The word on that bar.
    pub must_on_bar: Color32,
    /// Stripes of "not genuine".
    pub fake_stripe: Color32,
    /// Width of panel borders.
    pub outline_width: f32,
}

impl Tokens {
    /// The colours of a theme.
    #[must_use]
    pub const fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Dark => &DARK,
            Theme::Light => &LIGHT,
        }
    }
}

/// Ink on the preview: chips and the hint lie on it in every theme.
pub const CHIP: Color32 = hex(0x12_1917);
/// Words on a chip.
pub const ON_CHIP: Color32 = hex(0xF0_F5F2);
/// Second words on a chip.
pub const ON_CHIP2: Color32 = hex(0xAA_B8B2);
/// The hint, and the outline of a code that was seen.
pub const HINT: Color32 = hex(0xF0_F5F2);
/// Words of the hint, rim of the outline.
pub const ON_HINT: Color32 = hex(0x0E_1816);
/// Corners of the frame while searching.
pub const SEARCH: Color32 = hex(0xC9_CFCC);
/// Picture textures are drawn as they are.
pub const UNTINTED: Color32 = Color32::WHITE;

const LIGHT: Tokens = Tokens {
    theme: Theme::Light,
    surface: hex(0xFB_FCFA),
    rail: hex(0xE9_EDEA),
    raised: hex(0xDC_E3DF),
    ink: hex(0x0E_1816),
    ink2: hex(0x43_504B),
    line: hex(0xB9_C4BE),
    track: hex(0xC6_D0CB),
    primary: hex(0x14_211E),
    on_primary: hex(0xFF_FFFF),
    focus: hex(0x0A_5CD1),
    training: hex(0x1B_4FA8),
    on_training: hex(0xFF_FFFF),
    may: verdict(0x3D_C39A, 0x00_201A, 0x00_513D, 0x00_705A),
    check: verdict(0xFF_C438, 0x1E_1400, 0x7A_5200, 0x8A_5A00),
    must: verdict(0xB0_001C, 0xFF_FFFF, 0x6E_0010, 0xB0_001C),
    fake: verdict(0x1C_1030, 0xFF_FFFF, 0x5B_3A9E, 0x5B_3A9E),
    cannot: verdict(0xFB_FCFA, 0x0E_1816, 0x2F_4A60, 0x2F_4A60),
    must_bar: hex(0xFF_FFFF),
    must_on_bar: hex(0x8A_0014),
    fake_stripe: hex(0xC9_AEF5),
    outline_width: 4.0,
};

const DARK: Tokens = Tokens {
    theme: Theme::Dark,
    surface: hex(0x12_1917),
    rail: hex(0x0A_0F0E),
    raised: hex(0x26_312D),
    ink: hex(0xF0_F5F2),
    ink2: hex(0xAA_B8B2),
    line: hex(0x3A_4742),
    track: hex(0x33_403B),
    primary: hex(0xE8_EFEB),
    on_primary: hex(0x0A_0F0E),
    focus: hex(0x8C_C2FF),
    training: hex(0x6F_A4FF),
    on_training: hex(0x07_1127),
    may: verdict(0x3D_C39A, 0x00_201A, 0x8F_F0CF, 0x4F_D3AA),
    check: verdict(0xFF_C438, 0x1E_1400, 0xFF_E3A1, 0xFF_C438),
    must: verdict(0xB0_001C, 0xFF_FFFF, 0xFF_9A96, 0xFF_7C78),
    fake: verdict(0x1C_1030, 0xFF_FFFF, 0xB7_9BF0, 0xC4_A9F7),
    cannot: verdict(0x0A_0F0E, 0xF0_F5F2, 0xA9_C4DA, 0xA9_C4DA),
    must_bar: hex(0xFF_FFFF),
    must_on_bar: hex(0x8A_0014),
    fake_stripe: hex(0xC9_AEF5),
    outline_width: 4.0,
};

const fn verdict(fill: u32, on: u32, outline: u32, mark: u32) -> VerdictColours {
    VerdictColours { fill: hex(fill), on: hex(on), outline: hex(outline), mark: hex(mark) }
}

const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2 relative luminance.
    fn luminance(colour: Color32) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    }

    fn ratio(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn assert_at_least(bound: f64, pairs: &[(Color32, Color32)]) {
        for &(front, back) in pairs {
            assert!(ratio(front, back) >= bound, "{front:?} on {back:?}: {:.2}", ratio(front, back));
        }
    }

    #[test]
    fn words_and_marks_stand_out() {
        for tokens in [&LIGHT, &DARK] {
            let t = tokens;
            assert_at_least(
                7.0,
                &[
                    (t.may.on, t.may.fill),
                    (t.check.on, t.check.fill),
                    (t.must_on_bar, t.must_bar),
                    (t.must.on, t.must.fill),
                    (t.fake.on, t.fake.fill),
                    (t.cannot.on, t.cannot.fill),
                    (t.ink, t.surface),
                    (t.ink, t.raised),
                    (ON_CHIP, CHIP),
                    (ON_HINT, HINT),
                ],
            );
            assert_at_least(
                4.5,
                &[
                    (t.ink2, t.surface),
                    (t.ink2, t.raised),
                    (t.on_primary, t.primary),
                    (t.on_training, t.training),
                    (ON_CHIP2, CHIP),
                ],
            );
            let marks = [t.may, t.check, t.must, t.fake, t.cannot];
            for kind in marks {
                assert_at_least(3.0, &[(kind.mark, t.surface), (kind.outline, t.surface), (t.focus, t.rail)]);
            }
        }
    }
}
