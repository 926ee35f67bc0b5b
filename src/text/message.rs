//! A sentence not yet spoken: an id of `assets/text/*.ftl` and its arguments.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::rules::Class;

/// Language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    En,
    /// 简体中文.
    #[default]
    Zh,
}

impl Language {
    /// All, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The language of `LC_ALL`, `LC_MESSAGES` or `LANG`, in that order (POSIX.1, 8.2); `None` if none is set or known.
    #[must_use]
    pub fn of_environment() -> Option<Self> {
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"))?;
        Self::ALL.into_iter().find(|language| locale.starts_with(language.tag()))
    }

    /// BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// 准驾车型, each with its words: national letters alone mean something else elsewhere.
    Classes(Vec<Class>),
    /// A day.
    Date(NaiveDate),
    /// A name that has both languages of its own, e.g. of an office.
    Either {
        /// 简体中文.
        zh: String,
        /// English.
        en: String,
    },
    /// Another message, e.g. the name of a class.
    Message(Box<Message>),
    /// Several messages, joined as the language joins a list.
    Messages(Vec<Message>),
    /// A whole number.
    Number(i64),
    /// As it stands.
    Text(String),
    /// A moment to the minute, with its day.
    Time(DateTime<FixedOffset>),
}

/// Id and arguments; the sentence is made by [`super::Texts::say`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    id: &'static str,
    args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A message without arguments.
    #[must_use]
    pub const fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// The id in the text files.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The arguments, in the order given.
    #[must_use]
    pub fn args(&self) -> &[(&'static str, Arg)] {
        &self.args
    }
}
