//! How the window starts: what the command line and the environment say. All of it can be changed in the window.

use std::path::PathBuf;

use crate::assess::HouseRules;
use crate::text::{Language, Message};

/// Colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark ground.
    Dark,
    /// Light ground.
    Light,
}

/// Given to `app::run`.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where the first frames come from.
    pub source: FirstSource,
    /// `None`: that of the environment, else Chinese.
    pub language: Option<Language>,
    /// `None`: as the system says, else light.
    pub theme: Option<Theme>,
    /// Folder where keys, lists and the memory of them are kept; `None`: nowhere, what is in the program counts.
    pub state: Option<PathBuf>,
    /// Rules of the rental firm.
    pub house_rules: HouseRules,
    /// What is to be said when the window opens.
    pub trouble: Option<Message>,
}

/// See [`Options`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FirstSource {
    /// A camera; the demo scene where there is none.
    #[default]
    Camera,
    /// The demo scene.
    Demo,
}
