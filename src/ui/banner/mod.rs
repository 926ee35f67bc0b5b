//! The verdict panel: six kinds, tall (beside the content) and wide (above it). Shape, pattern, sign, word and colour
//! each say the verdict, so that no one of them is needed (`docs/visual.md` §4).

mod cannot;
mod check;
mod fake;
mod flow;
mod must;
mod round;

use eframe::egui::accesskit::Role;
use eframe::egui::{Id, Rect, Sense, Ui, WidgetInfo};

use super::marks::Mark;
use super::pen::Pen;
use super::tokens::Tokens;

/// What the panel says by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 无法判断.
    CannotTell,
    /// 需要核实.
    CheckFurther,
    /// 先比对本人: nothing is decided yet.
    Compare,
    /// 证件有效: genuine and in force, the vehicle was not checked.
    InForce,
    /// 可以驾驶.
    MayDrive,
    /// 不得驾驶.
    MustNotDrive,
    /// 非真实凭证.
    NotGenuine,
}

impl Kind {
    /// All, for sheets of samples.
    pub const ALL: [Self; 7] = [
        Self::MayDrive,
        Self::InForce,
        Self::CheckFurther,
        Self::MustNotDrive,
        Self::NotGenuine,
        Self::CannotTell,
        Self::Compare,
    ];
}

/// The words of a panel, already spoken.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The big word.
    pub word: String,
    /// The reasons, worst first.
    pub reasons: Vec<String>,
    /// What to do.
    pub advice: String,
    /// Dates of what it rests on, one a line.
    pub foot: Vec<String>,
}

impl Words {
    /// What a screen reader says.
    #[must_use]
    pub fn spoken(&self) -> String {
        let parts = [&self.word].into_iter().chain(&self.reasons).chain([&self.advice]).chain(&self.foot);
        parts
            .filter(|part| !part.is_empty())
            .map(|part| part.replace('\n', " "))
            .collect::<Vec<_>>()
            .join(". ")
    }
}

/// Standing beside the content, or lying above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Tall,
    Wide,
}

/// What each kind needs to draw itself.
struct Panel<'a> {
    pen: &'a Pen,
    tokens: &'a Tokens,
    rect: Rect,
    words: &'a Words,
}

impl Panel<'_> {
    fn form(&self) -> Form {
        if self.rect.width() > self.rect.height() { Form::Wide } else { Form::Tall }
    }
}

/// Draws the panel into `rect` and makes it known to screen readers.
pub fn banner_ui(ui: &Ui, tokens: &Tokens, rect: Rect, kind: Kind, words: &Words) {
    let pen = Pen::new(ui.painter().clone());
    let panel = Panel { pen: &pen, tokens, rect, words };
    match kind {
        Kind::CannotTell => cannot::draw(&panel, Mark::Unknown),
        Kind::CheckFurther => check::draw(&panel),
        Kind::Compare | Kind::InForce | Kind::MayDrive => round::draw(&panel, kind),
        Kind::MustNotDrive => must::draw(&panel),
        Kind::NotGenuine => fake::draw(&panel),
    }
    spoken(ui, rect, words);
}

/// The panel of what was typed and not verified: hollow and dashed, whatever the answer; `mark` says it.
pub fn typed_ui(ui: &Ui, tokens: &Tokens, rect: Rect, mark: Mark, words: &Words) {
    let pen = Pen::new(ui.painter().clone());
    cannot::draw(&Panel { pen: &pen, tokens, rect, words }, mark);
    spoken(ui, rect, words);
}

fn spoken(ui: &Ui, rect: Rect, words: &Words) {
    let id = Id::unique(("verdict panel", rect.min.x.to_bits(), rect.min.y.to_bits()));
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, words.spoken()));
}
