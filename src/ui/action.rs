//! What was pressed. Drawing returns it; the shell acts on it.

use std::path::PathBuf;

use super::tokens::Theme;
use crate::camera::Zoom;
use crate::text::Language;
use crate::verdict::{KeyringName, Profile};

/// A page that lies over the screen of the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// All fields, classes and findings; the number of the page shown.
    Details(usize),
    /// The screen of the session itself.
    #[default]
    Main,
    /// Settings.
    More,
    /// Choosing a file.
    Open,
    /// The portrait, as large as it goes.
    Portrait,
    /// The seven axes.
    Why,
}

/// Where pictures come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SourceKind {
    /// The next real camera.
    #[default]
    Camera,
    /// The built-in scene.
    Demo,
}

/// Something was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UiAction {
    /// From a page back to the screen.
    Back,
    /// Another folder on the page for files.
    EnterFolder(PathBuf),
    /// Turn the list of files: the number of the page.
    TurnFiles(usize),
    /// Another camera.
    NextCamera,
    /// The next person: forget this one.
    NextPerson,
    /// The person is not, or not surely, the one on the licence.
    NotThisPerson,
    /// Read this file.
    OpenFile(PathBuf),
    /// Take what the clipboard holds.
    Paste,
    /// The person was compared and is the one on the licence.
    SamePerson,
    /// The torch of the camera: on if it was off, off if it was on.
    TurnTorch,
    /// One step nearer or back.
    Zoom(Zoom),
    /// Other keys.
    SetKeyring(KeyringName),
    /// Other words.
    SetLanguage(Language),
    /// Someone else looks.
    SetProfile(Profile),
    /// Camera or demo scene.
    SetSource(SourceKind),
    /// Light or dark.
    SetTheme(Theme),
    /// Show a page.
    Show(Page),
}
