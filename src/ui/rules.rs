//! Why, in full: each rule that was held against a value, with its article, what was compared, and the day.

use eframe::egui::{Rect, Ui};

use super::list::{Entry, Lead, entry, heading, list_ui};
use super::look::Look;
use super::pen::Pen;
use super::why::name_of;
use crate::rules::Certainty;
use crate::text::{Arg, Message};
use crate::verdict::{LinkView, VerdictView};

/// Draws one page. Returns how many there are.
pub(super) fn rules_ui(ui: &Ui, look: &Look<'_>, area: Rect, view: &VerdictView, page: usize) -> usize {
    let entries = entries(&look.pen(ui), look, area.width(), view);
    list_ui(ui, look, area, "ui-rules-title", entries, page)
}

fn entries(pen: &Pen, look: &Look<'_>, width: f32, view: &VerdictView) -> Vec<Entry> {
    let mut entries = Vec::new();
    for axis in &view.axes {
        let mut links = view.explain.iter().filter(|link| link.axis == axis.axis).peekable();
        if links.peek().is_some() {
            entries.push(heading(look.id(name_of(axis.axis))));
        }
        for link in links {
            let lead = Lead::Finding(link.severity, link.finding.unwrap_or_default());
            entries.push(entry(pen, look, width, lead, (look.say(&link.says()), basis(look, link))));
        }
    }
    entries
}

/// Article and certainty, what was compared, the day.
fn basis(look: &Look<'_>, link: &LinkView) -> String {
    let certainty = match link.rule.certainty {
        Certainty::High => "ui-certainty-high",
        Certainty::MediumHigh => "ui-certainty-medium-high",
        Certainty::Medium => "ui-certainty-medium",
        Certainty::Low => "ui-certainty-low",
    };
    let article = Message::new("ui-rule-article")
        .with("article", Arg::Text(link.rule.article.clone()))
        .with("certainty", Arg::Message(Box::new(Message::new(certainty))));
    // What this program sets for itself stands nowhere else.
    let has_article = link.rule.article.chars().any(char::is_alphanumeric);
    let mut lines: Vec<String> = has_article.then(|| look.say(&article)).into_iter().collect();
    let compared: Vec<String> =
        link.compared.iter().map(|(name, value)| value_of(look, name, value)).collect();
    if !compared.is_empty() {
        let list = Arg::Text(compared.join("; "));
        lines.push(look.say(&Message::new("ui-rule-compared").with("values", list)));
    }
    lines.push(look.say(&Message::new("ui-rule-day").with("date", Arg::Date(link.day))));
    lines.join("\n")
}

/// Name and value; classes never by their letters alone.
fn value_of(look: &Look<'_>, name: &str, value: &Arg) -> String {
    let value = look.say(&Message::new("value-text").with("text", value.clone()));
    format!("{} {value}", look.id(label_of(name)))
}

/// The message with the name of a value; a test holds that every value of every case has one.
fn label_of(name: &str) -> &'static str {
    match name {
        "age" => "ui-value-age",
        "begins" | "from" => "ui-value-from",
        "checked" => "ui-value-checked",
        "class" => "ui-value-class",
        "companion" => "ui-companion",
        "classes" => "ui-value-classes",
        "commercial" => "ui-journey-commercial",
        "cycle_end" => "ui-value-cycle-end",
        "date" => "ui-value-date",
        "due" => "ui-value-due",
        "endorsed" => "ui-value-endorsed",
        "expires" => "ui-value-expires",
        "first_issue" => "ui-value-first-issue",
        "generated" => "ui-value-generated",
        "held" => "ui-value-held",
        "issuer" => "ui-axis-issuer",
        "letter" | "letters" => "ui-value-letters",
        "limit" => "ui-value-limit",
        "points" => "ui-row-points",
        "reason" => "ui-value-reason",
        "return_date" => "ui-value-return",
        "bound" | "newest" => "ui-value-newest",
        "clock" => "ui-value-clock",
        "code_letters" => "ui-value-code-letters",
        "code_points" => "ui-value-code-points",
        "list" | "as_of" => "ui-value-list",
        "list_letters" => "ui-value-list-letters",
        "list_points" => "ui-value-list-points",
        "signed" => "ui-value-signed",
        "time" => "ui-value-time",
        "today" => "ui-value-today",
        "until" => "ui-value-until",
        "vehicle" => "ui-value-vehicle",
        "years" => "ui-value-years",
        _ => "ui-value-other",
    }
}
