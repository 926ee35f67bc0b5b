//! What the window remembers from one start to the next: language, colours, who looks, the vehicles last asked about. Nothing of a
//! person. A damaged file is set aside and the defaults are used. \[shell\]

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::App;
use super::files::Job;
use crate::options::{Options, Theme};
use crate::rules::Vehicle;
use crate::text::{Language, Message, Texts};
use crate::ui::vehicles::RECENT;
use crate::verdict::Profile;

/// Form of the file; a later one is not touched.
const VERSION: u32 = 1;
const FILE: &str = "settings.json";

/// The file, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    version: u32,
    language: Option<String>,
    theme: Option<String>,
    profile: Option<String>,
    #[serde(default)]
    vehicles: Vec<String>,
}

/// What was chosen before; `None` where nothing was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) language: Option<Language>,
    pub(super) theme: Option<Theme>,
    pub(super) profile: Option<Profile>,
    pub(super) vehicles: Vec<Vehicle>,
}

/// Where it is kept.
#[derive(Debug, Clone, Default)]
pub(super) struct Remembered {
    /// `None`: nowhere, as in tests.
    folder: Option<PathBuf>,
}

impl Remembered {
    /// In the folder that the system has for settings.
    pub(super) fn in_config_folder() -> Self {
        Self { folder: config_folder() }
    }

    #[cfg(test)]
    fn in_folder(folder: PathBuf) -> Self {
        Self { folder: Some(folder) }
    }

    /// What was chosen before, and what is to be said if the file could not be used.
    pub(super) fn read(&self) -> (Chosen, Option<Message>) {
        let Some(path) = self.folder.as_ref().map(|folder| folder.join(FILE)) else {
            return (Chosen::default(), None);
        };
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return (Chosen::default(), None),
            Err(_unreadable) => return (Chosen::default(), Some(Message::new("ui-settings-damaged"))),
        };
        match serde_json::from_str::<Settings>(&text) {
            Ok(settings) if settings.version == VERSION => (chosen(&settings), None),
            Ok(_) | Err(_) => {
                // What cannot be used is kept beside, for whoever wants to look.
                let _best_effort = fs::rename(&path, path.with_extension("json.damaged"));
                (Chosen::default(), Some(Message::new("ui-settings-damaged")))
            }
        }
    }

    /// Writes the file whole or not at all. A disk that refuses costs the memory and nothing else.
    pub(super) fn write(&self, chosen: &Chosen) {
        let Some(folder) = &self.folder else { return };
        let _best_effort = write(folder.clone(), chosen);
    }
}

impl App {
    /// Begins with what was chosen before, where the command line says nothing else, and keeps what is chosen from now on.
    pub(super) fn remember(&mut self, options: &Options, remembered: Remembered, chosen: Chosen) {
        if let (None, Some(language)) = (options.language, chosen.language) {
            self.texts = Texts::new(language);
        }
        if let (None, Some(theme)) = (options.theme, chosen.theme) {
            self.theme = theme;
        }
        if let Some(profile) = chosen.profile {
            self.be(profile);
        }
        self.picker.recent = chosen.vehicles;
        self.remembered = remembered;
    }

    /// What is chosen now is there again at the next start.
    pub(super) fn keep_settings(&self) {
        let chosen = Chosen {
            language: Some(self.texts.language()),
            theme: Some(self.theme),
            profile: Some(self.judge.profile()),
            vehicles: self.picker.recent.clone(),
        };
        // Too much waits already: the next choice is kept.
        let _best_effort = self.files.ask(Job::Settings(self.remembered.clone(), chosen));
    }
}

/// Where the rules of a rental firm are looked for; `None` where the system has no folder for settings.
#[must_use]
pub fn house_rules_file() -> Option<PathBuf> {
    Some(config_folder()?.join("house-rules.toml"))
}

/// The folder that the system has for settings of this program.
fn config_folder() -> Option<PathBuf> {
    let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(etcetera::BaseStrategy::config_dir(&folders).join("kerbside"))
}

fn write(folder: PathBuf, chosen: &Chosen) -> io::Result<()> {
    fs::create_dir_all(&folder)?;
    let part = folder.join(format!("{FILE}.part"));
    let mut file = fs::File::create(&part)?;
    file.write_all(&serde_json::to_vec_pretty(&settings(chosen))?)?;
    file.sync_all()?;
    fs::rename(part, folder.join(FILE))
}

fn settings(chosen: &Chosen) -> Settings {
    let theme = chosen.theme.map(|theme| match theme {
        Theme::Dark => "dark",
        Theme::Light => "light",
    });
    Settings {
        version: VERSION,
        language: chosen.language.map(|language| language.tag().to_owned()),
        theme: theme.map(str::to_owned),
        profile: chosen.profile.map(|profile| profile.code().to_owned()),
        vehicles: chosen.vehicles.iter().map(Vehicle::to_string).collect(),
    }
}

/// A word that is not known leaves that choice open.
fn chosen(settings: &Settings) -> Chosen {
    Chosen {
        language: Language::ALL
            .into_iter()
            .find(|language| settings.language.as_deref() == Some(language.tag())),
        theme: match settings.theme.as_deref() {
            Some("dark") => Some(Theme::Dark),
            Some("light") => Some(Theme::Light),
            Some(_) | None => None,
        },
        profile: [Profile::Police, Profile::Rental]
            .into_iter()
            .find(|profile| settings.profile.as_deref() == Some(profile.code())),
        vehicles: settings.vehicles.iter().filter_map(|text| text.parse().ok()).take(RECENT).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("kerbside-{name}-{}", std::process::id()));
        let _none_yet = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn what_was_chosen_is_there_again() {
        let folder = folder("remembered");
        let remembered = Remembered::in_folder(folder.join("deep"));
        assert_eq!(remembered.read(), (Chosen::default(), None));
        let chosen = Chosen {
            language: Some(Language::En),
            theme: Some(Theme::Dark),
            profile: Some(Profile::Rental),
            vehicles: vec!["K33,manual,use=rental".parse().unwrap(), "Q11,kg=42000".parse().unwrap()],
        };
        remembered.write(&chosen);
        assert_eq!(remembered.read(), (chosen, None));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_said() {
        for text in [
            "",
            "{",
            "{\"version\":9}",
            "{\"version\":1,\"language\":null,\"theme\":null,\"profile\":null,\"x\":1}",
        ] {
            let folder = folder("damaged");
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(FILE), text).unwrap();
            let remembered = Remembered::in_folder(folder.clone());
            let (chosen, said) = remembered.read();
            assert_eq!(
                (chosen, said.map(|said| said.id())),
                (Chosen::default(), Some("ui-settings-damaged"))
            );
            assert_eq!(fs::read_to_string(folder.join("settings.json.damaged")).unwrap(), text);
            assert_eq!(remembered.read(), (Chosen::default(), None));
            fs::remove_dir_all(folder).unwrap();
        }
    }

    #[test]
    fn a_folder_that_cannot_be_written_costs_nothing_else() {
        let remembered = Remembered::in_folder(PathBuf::from("/proc/no-such-folder"));
        remembered.write(&Chosen::default());
        assert_eq!(remembered.read(), (Chosen::default(), None));
    }
}
