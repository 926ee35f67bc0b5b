//! The codes on the screens: those of the bundled sample licences, and a few that are no licence.

use std::sync::Arc;

use qrcode::{Color, EcLevel, QrCode, Version};

use crate::draw::Draw;

/// Above this version the authority takes level L instead of M.
const LARGEST_AT_M: u8 = 26;

/// One symbol, as modules.
#[derive(Debug)]
pub struct Code {
    /// What it says.
    pub text: String,
    /// 1 to 40.
    pub version: u8,
    /// L, M, Q or H.
    pub level: char,
    /// Modules in a row.
    pub side: usize,
    /// Row by row.
    pub dark: Vec<bool>,
}

impl Code {
    /// The symbol of a text; `None` if it does not fit.
    pub fn new(text: &str, level: EcLevel) -> Option<Self> {
        let symbol = QrCode::with_error_correction_level(text, level).ok()?;
        let Version::Normal(version) = symbol.version() else { return None };
        let dark = symbol.to_colors().iter().map(|&colour| colour == Color::Dark).collect();
        let level = match level {
            EcLevel::L => 'L',
            EcLevel::M => 'M',
            EcLevel::Q => 'Q',
            EcLevel::H => 'H',
        };
        let version = u8::try_from(version).ok()?;
        Some(Self { text: text.to_owned(), version, level, side: symbol.width(), dark })
    }

    /// Whether the module is dark; light outside.
    pub fn is_dark(&self, x: i32, y: i32) -> bool {
        let side = self.side as i32;
        (0..side).contains(&x) && (0..side).contains(&y) && self.dark[y as usize * self.side + x as usize]
    }
}

/// All texts that may be drawn.
pub struct Shelf {
    short: Vec<String>,
    long: Vec<String>,
}

impl Shelf {
    /// The bundled samples, sorted by whether they carry a portrait.
    pub fn new() -> Self {
        let texts = kerbside::samples::all().into_iter().map(|sample| sample.text.trim_end().to_owned());
        let (long, short) = texts.partition(|text| text.len() > 800);
        Self { short, long }
    }

    /// A licence: mostly in the authority's level, sometimes in another, so that more versions are seen.
    pub fn licence(&self, draw: &mut Draw) -> Arc<Code> {
        let texts = if draw.chance(0.5) { &self.short } else { &self.long };
        let text = &texts[draw.below(texts.len())];
        let chance = draw.share();
        let level = if chance < 0.7 {
            EcLevel::M
        } else if chance < 0.9 {
            EcLevel::L
        } else {
            EcLevel::Q
        };
        let fits = |code: &Code| code.version <= LARGEST_AT_M + 1;
        let code = Code::new(text, level).filter(fits).or_else(|| Code::new(text, EcLevel::L));
        Arc::new(code.expect("a sample fits into a symbol"))
    }

    /// A code that is no licence.
    pub fn foreign(draw: &mut Draw) -> Arc<Code> {
        let number = draw.below(1_000_000);
        let texts = [
            format!("https://example.org/menu?table={number}"),
            format!("WIFI:T:WPA;S:guest-{number};P:{number}{number};;"),
            format!(
                "https://pay.example.com/t/{number}/a-longer-path-with-words/and?some=query&more={number}"
            ),
            format!("{number:013}"),
        ];
        let text = &texts[draw.below(texts.len())];
        Arc::new(Code::new(text, EcLevel::M).expect("a short text fits into a symbol"))
    }
}
