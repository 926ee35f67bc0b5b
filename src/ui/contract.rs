//! What a rental contract asks: the day of return beside the end of the licence, and the rules of the house.

use eframe::egui::{Align, Rect, pos2};

use super::fonts::size;
use super::look::Look;
use super::pen::{Pen, Style};
use crate::text::{Arg, Message};
use crate::verdict::{HouseView, Severity, ValidityView};

/// The day, and until when the licence is valid. Returns what was said.
pub(super) fn return_fact(
    pen: &Pen,
    look: &Look<'_>,
    area: Rect,
    back: Option<chrono::NaiveDate>,
    validity: ValidityView,
) -> String {
    let Some(back) = back else {
        let text = look.id("ui-return-not-chosen");
        pen.line(area, &text, Style::regular(size::LABEL, look.tokens.ink2), Align::LEFT);
        return text;
    };
    let day = look.say(&Message::new("value-date").with("date", Arg::Date(back)));
    let drawn = pen.line(area, &day, Style::regular(size::VALUE, look.tokens.ink), Align::LEFT);
    let words = validity.until.map_or_else(
        || look.id("ui-return-long-term"),
        |until| look.say(&Message::new("ui-return-valid").with("until", Arg::Date(until))),
    );
    let rest = Rect::from_min_max(pos2(drawn.right() + 22.0, area.top()), area.max);
    pen.line(rest, &words, Style::regular(size::SMALLEST, look.tokens.ink2), Align::LEFT);
    format!("{day}. {words}")
}

/// Whether the rules of the house are kept. Returns what was said.
pub(super) fn house_fact(pen: &Pen, look: &Look<'_>, area: Rect, house: HouseView) -> String {
    let text = look.id(match house {
        HouseView::Broken => "ui-house-broken",
        HouseView::Kept => "ui-house-kept",
        HouseView::NoRules => "ui-house-none",
    });
    pen.line(area, &text, Style::regular(size::BODY, look.tokens.ink), Align::LEFT);
    text
}

/// How the rules of the house bear on the verdict.
pub(super) const fn house_severity(house: HouseView) -> Severity {
    match house {
        HouseView::Broken => Severity::CheckFurther,
        HouseView::Kept | HouseView::NoRules => Severity::Good,
    }
}
