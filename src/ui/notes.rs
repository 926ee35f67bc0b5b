//! The note row: what no other row says, in full where there is room, else with the way to it.

use eframe::egui::{Align, Rect, Vec2, pos2, vec2};

use super::fonts::size;
use super::look::Look;
use super::pen::{Pen, Style};
use super::rows::Height;
use crate::text::{Arg, Message};
use crate::verdict::{Axis, FindingView, Severity};

/// Height as designed, and the least.
const NOTE: Height = Height { usual: 90.0, least: 64.0 };
/// Above and below the texts.
const AROUND: f32 = 12.0;

/// Two texts under each other.
#[derive(Debug, Clone)]
pub(super) struct Note {
    what: String,
    /// Code of the finding; stands after `what`, or before `next` where that saves a line.
    code: &'static str,
    next: String,
    /// Instead of `next` where there is no room for it.
    brief: String,
}

/// What to note, and its effect. Panel and rows already say what is wrong with status and validity, and that no vehicle
/// was chosen: of that only the codes are named.
pub(super) fn choose(look: &Look<'_>, findings: &[FindingView]) -> Option<(Note, Severity)> {
    let finding = findings.iter().min_by_key(|finding| rank(finding))?;
    let brief = look.id("ui-see-details");
    if rank(finding) == Rank::SaidElsewhere {
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
        let note = Note { what: codes.join("\u{2002}"), code: "", next: brief.clone(), brief };
        return Some((note, Severity::Notice));
    }
    let (what, code) = (look.say(&finding.what), finding.code);
    let next = look.say(&finding.next);
    let others = i64::try_from(findings.len() - 1).unwrap_or(i64::MAX);
    let note = if others == 0 {
        Note { what, code, next, brief }
    } else {
        let more = look.say(&Message::new("ui-more-findings").with("count", Arg::Number(others)));
        Note { what, code, next: format!("{next}\u{2002}{more}"), brief: more }
    };
    Some((note, finding.severity))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    DecidesUnseen,
    NoticeUnseen,
    Notice,
    NoVehicle,
    SaidElsewhere,
}

fn rank(finding: &FindingView) -> Rank {
    let decides = finding.severity >= Severity::CheckFurther;
    match finding.axis {
        Axis::CodeTime | Axis::DataAge | Axis::Issuer | Axis::Signature if decides => Rank::DecidesUnseen,
        Axis::CodeTime | Axis::DataAge | Axis::Issuer | Axis::Signature => Rank::NoticeUnseen,
        Axis::Entitlement if decides => Rank::DecidesUnseen,
        Axis::Entitlement => Rank::NoVehicle,
        Axis::LicenceStatus | Axis::Validity if decides => Rank::SaidElsewhere,
        Axis::LicenceStatus | Axis::Validity => Rank::Notice,
    }
}

impl Note {
    /// The same, shorter if it does not fit into `room`.
    pub(super) fn fitting(mut self, pen: &Pen, look: &Look<'_>, room: Vec2) -> Self {
        if !self.code.is_empty() {
            let smallest = Style::regular(size::SMALLEST, look.tokens.ink);
            let both = format!("{}\u{2002}{}", self.what, self.code);
            let parted = pen.width(&both, smallest) > room.x && pen.width(&self.what, smallest) <= room.x;
            if parted {
                self.next = format!("{}\u{2002}{}", self.code, self.next);
                self.brief = format!("{}\u{2002}{}", self.code, self.brief);
            } else {
                self.what = both;
            }
        }
        if self.height(pen, look, room.x).least <= room.y {
            return self;
        }
        Self { next: self.brief.clone(), ..self }
    }

    /// Height that it wants.
    pub(super) fn height(&self, pen: &Pen, look: &Look<'_>, width: f32) -> Height {
        let needs = |room: f32| {
            let (first, second) = self.styles(pen, look, vec2(width, room));
            pen.height(&self.what, first, width) + pen.height(&self.next, second, width) + AROUND
        };
        Height { usual: needs(NOTE.usual - AROUND).max(NOTE.usual), least: needs(0.0).max(NOTE.least) }
    }

    /// Draws it in the middle of `area`. Returns what was said.
    pub(super) fn draw(&self, pen: &Pen, look: &Look<'_>, area: Rect) -> String {
        let (first, second) = self.styles(pen, look, area.size());
        let tall = pen.height(&self.what, first, area.width()) + pen.height(&self.next, second, area.width());
        let top = area.center().y - (tall / 2.0).min(area.height() / 2.0);
        let upper = pen.paragraph(
            Rect::from_min_max(pos2(area.left(), top), area.max),
            &self.what,
            first,
            Align::LEFT,
        );
        let lower = Rect::from_min_max(pos2(area.left(), upper.bottom()), area.max);
        pen.paragraph(lower, &self.next, second, Align::LEFT);
        format!("{} {}", self.what, self.next)
    }

    /// The largest sizes at which both texts fit; one line for the first if a smaller size makes it one.
    fn styles(&self, pen: &Pen, look: &Look<'_>, room: Vec2) -> (Style, Style) {
        const SIZES: [f32; 3] = [size::BODY, size::LABEL, size::SMALLEST];
        let second = Style::regular(size::SMALLEST, look.tokens.ink2).line(1.25);
        let first = |size: f32| Style::regular(size, look.tokens.ink).line(1.25);
        let below = pen.height(&self.next, second, room.x);
        let fits = |size: &f32| pen.height(&self.what, first(*size), room.x) + below <= room.y;
        let one_line = |size: &f32| fits(size) && pen.width(&self.what, first(*size)) <= room.x;
        let chosen = SIZES.into_iter().find(one_line).or_else(|| SIZES.into_iter().find(fits));
        (first(chosen.unwrap_or(size::SMALLEST)), second)
    }
}
