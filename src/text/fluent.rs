//! The text files, embedded and parsed once a language.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use super::message::{Arg, Language, Message};
use crate::rules::{Class, law};

/// `assets/text/<language>/*.ftl`.
#[derive(RustEmbed)]
#[folder = "assets/text"]
struct Files;

/// Makes sentences of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Parses the embedded files of one language. A faulty line is left out (a test holds that there is none).
    #[must_use]
    pub fn new(language: Language) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        for path in Files::iter().filter(|path| path.starts_with(language.tag())) {
            let Some(file) = Files::get(&path) else { continue };
            let source = String::from_utf8_lossy(&file.data).into_owned();
            let resource = FluentResource::try_new(source).unwrap_or_else(|(partial, _errors)| partial);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language spoken.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Whether the files have this id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A sentence without arguments.
    #[must_use]
    pub fn id(&self, id: &'static str) -> String {
        self.say(&Message::new(id))
    }

    /// The sentence of a message. An id that the files lack is shown as itself, so that it is seen and reported.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        let Some(pattern) = self.bundle.get_message(message.id()).and_then(|found| found.value()) else {
            return message.id().to_owned();
        };
        let mut args = FluentArgs::with_capacity(message.args().len());
        for (name, arg) in message.args() {
            args.set(*name, self.value(arg));
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// 小型汽车（C1） / small car (C1).
    fn classes(&self, classes: &[Class]) -> String {
        let named = |class: &Class| match (law().class(*class), self.language) {
            (None, _) => class.code().to_owned(),
            (Some(row), Language::En) => format!("{} ({})", lower_first(&row.en), class.code()),
            (Some(row), Language::Zh) => format!("{}（{}）", row.zh, class.code()),
        };
        classes.iter().map(named).collect::<Vec<_>>().join(self.separator())
    }

    const fn separator(&self) -> &'static str {
        match self.language {
            Language::En => ", ",
            Language::Zh => "、",
        }
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Classes(classes) => FluentValue::from(self.classes(classes)),
            Arg::Date(date) => FluentValue::from(date.format("%Y-%m-%d").to_string()),
            Arg::Either { zh, en } => FluentValue::from(match self.language {
                Language::En => en.clone(),
                Language::Zh => zh.clone(),
            }),
            Arg::Message(message) => FluentValue::from(self.say(message)),
            Arg::Messages(messages) => {
                let parts: Vec<String> = messages.iter().map(|message| self.say(message)).collect();
                FluentValue::from(parts.join(self.separator()))
            }
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Time(time) => FluentValue::from(time.format("%Y-%m-%d %H:%M").to_string()),
        }
    }
}

/// In the middle of a sentence.
fn lower_first(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Texts({})", self.language.tag())
    }
}
