//! More: language, light or dark, who looks, whose keys, where pictures come from.

use eframe::egui::{Align, Rect, Ui, pos2, vec2};

use super::action::{Page, SourceKind, TrustPage, UiAction};
use super::choice::{Choice, row_ui};
use super::fonts::size;
use super::layout::GAP;
use super::look::Look;
use super::pen::Style;
use super::press::spoken_ui;
use super::tokens::Theme;
use crate::text::Language;
use crate::verdict::{KeyringName, Profile};

/// What is chosen now.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Words.
    pub language: Language,
    /// Colours.
    pub theme: Theme,
    /// Who looks.
    pub profile: Profile,
    /// Whose keys.
    pub keyring: KeyringName,
    /// Where pictures come from.
    pub source: SourceKind,
}

/// Draws the page and says what was chosen.
pub fn settings_ui(ui: &Ui, look: &Look<'_>, area: Rect, now: &Settings) -> Option<UiAction> {
    const TITLE: f32 = 72.0;
    const LABEL: f32 = 38.0;
    let pen = look.pen(ui);
    let title = Rect::from_min_size(area.min, vec2(area.width(), 56.0));
    pen.line(title, &look.id("ui-more"), Style::bold(40.0, look.tokens.ink), Align::LEFT);
    let groups = groups(look, now);
    let count = u16::try_from(groups.len()).map_or(1.0, f32::from);
    let pitch = ((area.height() - TITLE) / count).min(136.0);
    let mut pressed = None;
    let mut top = area.top() + TITLE;
    for (label, choices) in groups {
        let name = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), LABEL));
        let words = look.id(label);
        pen.line(name, &words, Style::regular(size::LABEL, look.tokens.ink2), Align::LEFT);
        spoken_ui(ui, name, &words);
        let row = Rect::from_min_size(
            pos2(area.left(), top + LABEL),
            vec2(area.width(), (pitch - LABEL - GAP).clamp(64.0, 80.0)),
        );
        pressed = row_ui(ui, look, row, choices).or(pressed);
        top += pitch;
    }
    pressed
}

fn groups(look: &Look<'_>, now: &Settings) -> [(&'static str, Vec<Choice>); 5] {
    let choice = |label: &'static str, chosen: bool, action: UiAction| Choice {
        label: look.id(label),
        chosen,
        action,
    };
    let language = Language::ALL
        .into_iter()
        .map(|language| {
            let label = match language {
                Language::En => "ui-language-en",
                Language::Zh => "ui-language-zh",
            };
            choice(label, now.language == language, UiAction::SetLanguage(language))
        })
        .collect();
    let theme = [("ui-theme-light", Theme::Light), ("ui-theme-dark", Theme::Dark)]
        .map(|(label, theme)| choice(label, now.theme == theme, UiAction::SetTheme(theme)));
    let profile = [("ui-profile-police", Profile::Police), ("ui-profile-rental", Profile::Rental)]
        .map(|(label, profile)| choice(label, now.profile == profile, UiAction::SetProfile(profile)));
    let keyring =
        [("ui-keyring-training", KeyringName::Training), ("ui-keyring-production", KeyringName::Production)]
            .map(|(label, keyring)| choice(label, now.keyring == keyring, UiAction::SetKeyring(keyring)));
    let mut keyring = Vec::from(keyring);
    let trust = UiAction::Show(Page::Trust(TrustPage::Overview(0)));
    keyring.push(choice("trust-title", false, trust));
    let source = [("ui-source-camera", SourceKind::Camera), ("ui-source-demo", SourceKind::Demo)]
        .map(|(label, source)| choice(label, now.source == source, UiAction::SetSource(source)));
    [
        ("ui-language", language),
        ("ui-theme", Vec::from(theme)),
        ("ui-profile", Vec::from(profile)),
        ("ui-keyring", keyring),
        ("ui-source", Vec::from(source)),
    ]
}
