//! Everything else of the certificate: classes with what each includes, all findings, all fields. Turned by page.

use eframe::egui::{Rect, Ui};

use super::list::{Entry, Lead, entry, heading, list_ui};
use super::look::Look;
use super::pen::Pen;
use super::values::shown;
use crate::text::{Arg, Message};
use crate::verdict::{FieldValue, Severity, VerdictView};

/// Draws one page. Returns how many there are.
pub(super) fn details_ui(ui: &Ui, look: &Look<'_>, area: Rect, view: &VerdictView, page: usize) -> usize {
    let entries = entries(&look.pen(ui), look, area.width(), view);
    list_ui(ui, look, area, "ui-details-title", entries, page)
}

fn entries(pen: &Pen, look: &Look<'_>, width: f32, view: &VerdictView) -> Vec<Entry> {
    let mut entries = Vec::new();
    if !view.conditions.is_empty() {
        entries.push(heading(look.id("ui-conditions")));
    }
    for condition in &view.conditions {
        let lead = Lead::Finding(Severity::Notice, "");
        entries.push(entry(pen, look, width, lead, (look.say(condition), String::new())));
    }
    if !view.findings.is_empty() {
        entries.push(heading(look.id("ui-findings")));
    }
    for finding in &view.findings {
        let lead = Lead::Finding(finding.severity, finding.code);
        entries.push(entry(pen, look, width, lead, (look.say(&finding.what), look.say(&finding.next))));
    }
    let Some(licence) = &view.licence else { return entries };
    entries.push(heading(look.id("ui-classes-held")));
    for class in &licence.classes {
        let since = Message::new("ui-class-since").with("date", Arg::Date(class.since));
        let first = format!("{}\u{3000}{}", look.say(&class.name), look.say(&since));
        let mut second = look.say(&class.vehicles);
        if !class.includes.is_empty() {
            let codes = Arg::Text(class.includes.join(" "));
            second = format!("{second}\n{}", look.say(&Message::new("ui-includes").with("codes", codes)));
        }
        entries.push(entry(pen, look, width, Lead::Chip(class.code.clone()), (first, second)));
    }
    entries.push(heading(look.id("ui-fields")));
    let own = [
        ("ui-name", licence.name.clone()),
        ("ui-number", shown(look, &licence.document_number)),
        ("ui-address", shown(look, &licence.address)),
    ];
    for (name, value) in own {
        entries.push(entry(pen, look, width, Lead::Name, (look.id(name), value)));
    }
    for field in &licence.fields {
        let value = match &field.value {
            FieldValue::Message(message) => look.say(message),
            FieldValue::Shown(value) => shown(look, value),
        };
        entries.push(entry(pen, look, width, Lead::Name, (look.say(&field.name), value)));
    }
    entries
}
