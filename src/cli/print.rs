//! Verdicts as lines for a terminal, in the language of the environment.

use std::fmt::Write as _;

use crate::text::{Language, Message, Texts};
use crate::verdict::{FieldValue, KeyringName, LicenceView, Shown, VerdictView};

/// Says views in one language.
pub(super) struct Printer {
    texts: Texts,
}

impl Printer {
    /// Chinese where the environment is Chinese, else English.
    pub(super) fn of_environment() -> Self {
        Self { texts: Texts::new(Language::of_environment().unwrap_or(Language::En)) }
    }

    /// One input that gave no code.
    pub(super) fn unreadable(&self, input: &str, what: &Message) -> String {
        format!("{input}: {}", self.texts.say(what))
    }

    /// One judged code: the verdict first, as on the screen.
    pub(super) fn view(&self, input: &str, symbol: Option<usize>, view: &VerdictView) -> String {
        let say = |message: &Message| self.texts.say(message);
        let mut out = match symbol {
            Some(number) => format!("{input} #{number}: "),
            None => format!("{input}: "),
        };
        if view.keyring == KeyringName::Training {
            let _infallible = write!(out, "[{}] ", self.texts.id("cli-training"));
        }
        out.push_str(&say(&view.headline.word));
        let reasons: Vec<String> = view.headline.reasons.iter().map(say).collect();
        if !reasons.is_empty() {
            let _infallible = write!(out, " ({})", reasons.join("; "));
        }
        for condition in &view.conditions {
            let _infallible = write!(out, "\n  * {}", say(condition));
        }
        if let Some(licence) = &view.licence {
            self.licence(&mut out, licence);
        }
        for finding in &view.findings {
            let _infallible =
                write!(out, "\n  {} {} {}", finding.code, say(&finding.what), say(&finding.next));
        }
        out
    }

    fn licence(&self, out: &mut String, licence: &LicenceView) {
        let mut row = |name: &str, value: &str| {
            let _infallible = write!(out, "\n  {name}: {value}");
        };
        let text = |id| self.texts.id(id);
        row(&text("cli-name"), &licence.name);
        row(&text("cli-number"), &self.shown(&licence.document_number));
        if let Some(sex) = &licence.sex {
            row(&text("cli-sex"), &self.texts.say(sex));
        }
        if let Some(birth) = licence.birth_date {
            row(&text("cli-birth"), &birth.to_string());
        }
        row(&text("cli-address"), &self.shown(&licence.address));
        for class in &licence.classes {
            let name = self.texts.say(&class.name);
            row(&class.code, &format!("{name} ({}; {})", class.since, class.includes.join(" ")));
        }
        for status in &licence.status {
            row(&text("cli-status"), &format!("{} {}", status.letter, self.texts.say(&status.name)));
        }
        if let Some(points) = licence.points {
            row(&text("cli-points"), &format!("{} / 12 ({})", points.collected, points.cycle_end));
        }
        let until = licence.validity.until.map_or_else(|| text("long-term"), |day| day.to_string());
        row(&text("cli-validity"), &format!("{} – {until}", licence.validity.from));
        row(&text("cli-generated"), &licence.generated_at.format("%Y-%m-%d %H:%M").to_string());
        for field in &licence.fields {
            let value = match &field.value {
                FieldValue::Message(message) => self.texts.say(message),
                FieldValue::Shown(shown) => self.shown(shown),
            };
            row(&self.texts.say(&field.name), &value);
        }
    }

    fn shown(&self, shown: &Shown) -> String {
        match shown {
            Shown::Full(text) => text.clone(),
            Shown::Hidden => self.texts.id("cli-hidden"),
            Shown::Masked { head, dots, tail } => format!("{head}{}{tail}", "•".repeat(*dots)),
            Shown::NotGiven => "–".to_owned(),
        }
    }
}
