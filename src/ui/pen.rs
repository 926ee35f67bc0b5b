//! Drawing text and shapes at given places; text that would be cut is made smaller, and if that is not enough, recorded.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align, Color32, Context, CornerRadius, Galley, Id, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2,
    vec2,
};

use super::fonts::{Weight, size};

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Size in points.
    pub size: f32,
    /// Weight.
    pub weight: Weight,
    /// Line height as a part of the size.
    pub line: f32,
    /// Colour.
    pub colour: Color32,
}

impl Style {
    /// Regular text.
    #[must_use]
    pub const fn regular(size: f32, colour: Color32) -> Self {
        Self { size, weight: Weight::Regular, line: 1.34, colour }
    }

    /// Bold text: words of the program only.
    #[must_use]
    pub const fn bold(size: f32, colour: Color32) -> Self {
        Self { size, weight: Weight::Bold, line: 1.3, colour }
    }

    /// The same with another line height.
    #[must_use]
    pub const fn line(self, line: f32) -> Self {
        Self { line, ..self }
    }

    /// The same with another size.
    #[must_use]
    pub const fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }
}

/// Texts that did not fit where they were drawn, since the program started.
#[derive(Debug, Clone, Default)]
struct CutTexts(BTreeSet<String>);

/// Texts that did not fit. A test holds that there are none.
#[must_use]
pub fn cut_texts(ctx: &Context) -> Vec<String> {
    ctx.data_mut(|data| data.get_temp::<CutTexts>(Id::NULL)).unwrap_or_default().0.into_iter().collect()
}

/// Where each text was drawn in this pass.
#[derive(Debug, Clone, Default)]
struct Drawn {
    pass: u64,
    texts: Vec<(Rect, String)>,
}

/// Pairs of texts that were drawn over each other in the last pass. A test holds that there are none.
#[must_use]
pub fn overlapping_texts(ctx: &Context) -> Vec<(String, String)> {
    const TOUCH: f32 = 2.0;
    let drawn = ctx.data_mut(|data| data.get_temp::<Drawn>(Id::NULL)).unwrap_or_default();
    let mut pairs = Vec::new();
    for (index, (rect, text)) in drawn.texts.iter().enumerate() {
        for (other, below) in drawn.texts.iter().skip(index + 1) {
            let common = rect.intersect(*other);
            if common.width() > TOUCH && common.height() > TOUCH {
                pairs.push((text.clone(), below.clone()));
            }
        }
    }
    pairs
}

/// Where and with what everything is drawn.
#[derive(Clone)]
pub struct Pen {
    painter: Painter,
}

impl Pen {
    /// Draws with this painter.
    #[must_use]
    pub const fn new(painter: Painter) -> Self {
        Self { painter }
    }

    /// The egui context.
    #[must_use]
    pub fn ctx(&self) -> &Context {
        self.painter.ctx()
    }

    /// Lays text out, not wider than `width`.
    #[must_use]
    pub fn lay_out(&self, text: &str, style: Style, width: f32, align: Align) -> Arc<Galley> {
        let format = TextFormat {
            font_id: style.weight.at(style.size),
            color: style.colour,
            line_height: Some((style.size * style.line).round()),
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap = TextWrapping { max_width: width, ..TextWrapping::default() };
        job.halign = align;
        self.painter.layout_job(job)
    }

    /// Width of a text on one line.
    #[must_use]
    pub fn width(&self, text: &str, style: Style) -> f32 {
        self.lay_out(text, style, f32::INFINITY, Align::LEFT).size().x
    }

    /// Height of a text in lines not wider than `width`.
    #[must_use]
    pub fn height(&self, text: &str, style: Style, width: f32) -> f32 {
        self.lay_out(text, style, width, Align::LEFT).size().y
    }

    /// Draws a laid out text into `rect` from its top, aligned as it was laid out. Returns what it covers.
    pub fn place(&self, rect: Rect, galley: Arc<Galley>) -> Rect {
        let x = match galley.job.halign {
            Align::Min => rect.left(),
            Align::Center => rect.center().x,
            Align::Max => rect.right(),
        };
        let covered = galley.rect.translate(vec2(x, rect.top()));
        let clip = self.painter.clip_rect().intersect(rect.expand(1.5));
        if galley.elided || !clip.contains_rect(covered) {
            self.record_cut(galley.text());
        }
        if cfg!(debug_assertions) {
            self.record_place(galley.mesh_bounds.translate(vec2(x, rect.top())), galley.text());
        }
        self.painter.galley(pos2(x, rect.top()), galley, Color32::PLACEHOLDER);
        covered
    }

    /// Text in lines, from the top of `rect`. Where it does not fit it gets smaller, down to the smallest size.
    pub fn paragraph(&self, rect: Rect, text: &str, style: Style, align: Align) -> Rect {
        let galley = self.shrink(rect, text, style, align);
        self.place(rect, galley)
    }

    /// Text on one line (more where one is too narrow even at the smallest size), centred in the height of `rect`.
    pub fn line(&self, rect: Rect, text: &str, style: Style, align: Align) -> Rect {
        let mut fitting = style;
        while fitting.size > size::SMALLEST && self.width(text, fitting) > rect.width() {
            fitting.size = (fitting.size - 1.0).max(size::SMALLEST);
        }
        let galley = if self.width(text, fitting) <= rect.width() {
            self.lay_out(text, fitting, f32::INFINITY, align)
        } else {
            self.shrink(rect, text, fitting.line(1.2), align)
        };
        let top = rect.center().y - galley.size().y / 2.0;
        let height = galley.size().y;
        self.place(
            Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), height.max(rect.bottom() - top))),
            galley,
        )
    }

    /// Text in at most `rows` lines that ends in … where it is longer. `true` if it was: the caller shows the way to all of it.
    pub fn shortened(&self, rect: Rect, text: &str, style: Style, rows: usize) -> (Rect, bool) {
        let whole = self.lay_out(text, style, rect.width(), Align::LEFT);
        if whole.rows.len() <= rows {
            return (self.place(rect, whole), false);
        }
        let mut job = (*whole.job).clone();
        job.wrap.max_rows = rows;
        job.wrap.break_anywhere = true;
        let galley = self.painter.layout_job(job);
        let covered = galley.rect.translate(rect.min.to_vec2());
        if cfg!(debug_assertions) {
            self.record_place(galley.mesh_bounds.translate(rect.min.to_vec2()), text);
        }
        self.painter.galley(rect.min, galley, Color32::PLACEHOLDER);
        (covered, true)
    }

    fn shrink(&self, rect: Rect, text: &str, style: Style, align: Align) -> Arc<Galley> {
        let mut fitting = style;
        loop {
            let galley = self.lay_out(text, fitting, rect.width(), align);
            let fits = galley.size().y <= rect.height() + 1.0 && galley.size().x <= rect.width() + 1.0;
            if fits || fitting.size <= size::SMALLEST {
                return galley;
            }
            fitting.size = (fitting.size - 1.0).max(size::SMALLEST);
        }
    }

    /// Filled convex polygon.
    pub fn fill(&self, points: Vec<Pos2>, colour: Color32) {
        self.painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
    }

    /// Closed line.
    pub fn outline(&self, points: Vec<Pos2>, width: f32, colour: Color32) {
        self.painter.add(Shape::closed_line(points, Stroke::new(width, colour)));
    }

    /// Open line.
    pub fn polyline(&self, points: Vec<Pos2>, width: f32, colour: Color32) {
        self.painter.add(Shape::line(points, Stroke::new(width, colour)));
    }

    /// Straight line.
    pub fn segment(&self, from: Pos2, to: Pos2, width: f32, colour: Color32) {
        self.painter.line_segment([from, to], Stroke::new(width, colour));
    }

    /// Filled rectangle with round corners.
    pub fn block(&self, rect: Rect, radius: f32, colour: Color32) {
        self.painter.rect_filled(rect, corner(radius), colour);
    }

    /// Border inside a rectangle with round corners.
    pub fn border(&self, rect: Rect, radius: f32, width: f32, colour: Color32) {
        self.painter.rect_stroke(rect, corner(radius), Stroke::new(width, colour), StrokeKind::Inside);
    }

    /// Filled circle.
    pub fn disc(&self, centre: Pos2, radius: f32, colour: Color32) {
        self.painter.circle_filled(centre, radius, colour);
    }

    /// Circle line; `radius` is to the middle of the line.
    pub fn ring(&self, centre: Pos2, radius: f32, width: f32, colour: Color32) {
        self.painter.circle_stroke(centre, radius, Stroke::new(width, colour));
    }

    /// Part of a circle line from one angle to another (0 = right, a quarter turn = down).
    pub fn arc(&self, centre: Pos2, radius: f32, angles: (f32, f32), width: f32, colour: Color32) {
        const PIECES: u8 = 48;
        let (from, to) = angles;
        let points = (0..=PIECES)
            .map(|step| from + (to - from) * f32::from(step) / f32::from(PIECES))
            .map(|angle| centre + radius * vec2(angle.cos(), angle.sin()))
            .collect();
        self.polyline(points, width, colour);
    }

    /// Any shape.
    pub fn add(&self, shape: Shape) {
        self.painter.add(shape);
    }

    /// The same pen that draws inside `rect` only.
    #[must_use]
    pub fn clipped(&self, rect: Rect) -> Self {
        Self { painter: self.painter.with_clip_rect(self.painter.clip_rect().intersect(rect)) }
    }

    fn record_place(&self, place: Rect, text: &str) {
        let pass = self.ctx().cumulative_pass_nr();
        self.ctx().data_mut(|data| {
            let drawn = data.get_temp_mut_or_default::<Drawn>(Id::NULL);
            if drawn.pass != pass {
                (drawn.pass, drawn.texts) = (pass, Vec::new());
            }
            drawn.texts.push((place, text.to_owned()));
        });
    }

    /// Notes that a text, or what is named so, did not fit.
    pub(super) fn record_cut(&self, text: &str) {
        const MOST: usize = 64;
        self.ctx().data_mut(|data| {
            let cut = data.get_temp_mut_or_default::<CutTexts>(Id::NULL);
            if cut.0.len() < MOST {
                cut.0.insert(text.to_owned());
            }
        });
    }
}

/// egui keeps radii as whole points.
fn corner(radius: f32) -> CornerRadius {
    CornerRadius::from(radius)
}
