//! The two faces: a whole regular for all data, a cut bold for the words of the program.

use std::sync::Arc;

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

/// Noto Sans SC, whole. One place in memory: a constant would be copied to each place that uses it.
pub(crate) static REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold-subset.ttf");

/// Sizes in points (`docs/visual.md` §5).
pub mod size {
    /// Dates under bars, panel foot, finding code: nothing is smaller.
    pub const SMALLEST: f32 = 20.0;
    /// Row label, second line.
    pub const LABEL: f32 = 22.0;
    /// Body and advice.
    pub const BODY: f32 = 24.0;
    /// Text of a rail button.
    pub const BUTTON: f32 = 24.0;
    /// Row value, class chip, least reason in the panel.
    pub const VALUE: f32 = 28.0;
    /// Points figure, text of the primary button.
    pub const PRIMARY: f32 = 32.0;
    /// Screen title.
    pub const TITLE: f32 = 34.0;
    /// Name that needs two lines.
    pub const LONG_NAME: f32 = 36.0;
    /// Name on the verdict screen.
    pub const NAME: f32 = 48.0;
    /// Name on the compare screen.
    pub const NAME_LARGE: f32 = 64.0;
}

/// Weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Words of the program only; a character that it lacks is taken from the regular face.
    Bold,
    /// Everything of a licence.
    Regular,
}

impl Weight {
    /// The font at a size.
    #[must_use]
    pub fn at(self, size: f32) -> FontId {
        match self {
            Self::Bold => FontId::new(size, FontFamily::Name("bold".into())),
            Self::Regular => FontId::new(size, FontFamily::Proportional),
        }
    }
}

/// Makes both faces known to egui. System fonts are not asked, so that text looks the same everywhere.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("regular".to_owned(), Arc::new(FontData::from_static(REGULAR)));
    fonts.font_data.insert("bold".to_owned(), Arc::new(FontData::from_static(BOLD)));
    let regular = vec!["regular".to_owned()];
    let bold = vec!["bold".to_owned(), "regular".to_owned()];
    fonts.families.insert(FontFamily::Proportional, regular.clone());
    fonts.families.insert(FontFamily::Monospace, regular);
    fonts.families.insert(FontFamily::Name("bold".into()), bold);
    ctx.set_fonts(fonts);
}

/// Characters of a text that the whole face lacks, each once, in order.
#[must_use]
pub fn missing_characters(ctx: &Context, text: &str) -> Vec<char> {
    let font = Weight::Regular.at(size::BODY);
    let mut missing = Vec::new();
    ctx.fonts_mut(|fonts| {
        for character in text.chars().filter(|c| !c.is_whitespace()) {
            if !missing.contains(&character) && !fonts.has_glyph(&font, character) {
                missing.push(character);
            }
        }
    });
    missing
}
