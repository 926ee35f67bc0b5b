//! The portrait: framed, with the way to a larger one, or hollow where there is none.

use eframe::egui::{Align, Rect, Shape, TextureHandle, Ui, pos2, vec2};

use super::action::{Page, UiAction};
use super::fonts::size;
use super::icons::{self, Icon};
use super::look::Look;
use super::marks;
use super::pen::{Pen, Style};
use super::press::{spoken_ui, target_ui};
use super::tokens::UNTINTED;
use crate::text::{Arg, Message};
use crate::verdict::LicenceView;

/// The portrait of the licence on screen.
#[derive(Clone, Default)]
pub enum Picture {
    /// The licence carries none.
    #[default]
    None,
    /// Ready to draw.
    Ready(TextureHandle),
    /// Carried, but not a picture that can be shown.
    Unreadable,
}

/// The portrait alone, as large as it goes.
pub(super) fn large_portrait_ui(
    ui: &Ui,
    look: &Look<'_>,
    area: Rect,
    licence: &LicenceView,
    picture: &Picture,
) {
    let height = area.height().min(area.width() / 0.75);
    let frame = Rect::from_center_size(area.center(), vec2(height * 0.75, height));
    draw_picture(&look.pen(ui), look, frame, picture);
    spoken_ui(
        ui,
        frame,
        &look.say(&Message::new("ui-portrait-of").with("name", Arg::Text(licence.name.clone()))),
    );
}

/// The portrait in its frame; a tap shows it larger.
pub(super) fn portrait_ui(
    ui: &Ui,
    look: &Look<'_>,
    frame: Rect,
    picture: &Picture,
    name: &str,
) -> Option<UiAction> {
    const CORNER: f32 = 46.0;
    let label = look.say(&Message::new("ui-portrait-of").with("name", Arg::Text(name.to_owned())));
    let pen = look.pen(ui);
    draw_picture(&pen, look, frame, picture);
    match picture {
        Picture::None | Picture::Unreadable => None,
        Picture::Ready(_) => {
            let corner = Rect::from_min_max(frame.max - vec2(CORNER, CORNER), frame.max);
            pen.block(corner, 0.0, look.tokens.ink);
            icons::draw(&pen, Icon::Enlarge, corner.shrink(10.0), look.tokens.surface);
            let response = target_ui(ui, look, frame, &label);
            response.clicked().then_some(UiAction::Show(Page::Portrait))
        }
    }
}

fn draw_picture(pen: &Pen, look: &Look<'_>, frame: Rect, picture: &Picture) {
    match picture {
        Picture::Ready(texture) => {
            let size = texture.size_vec2();
            // The part of the picture with the shape of the frame.
            let scale = (size.x / frame.width()).min(size.y / frame.height());
            let part = frame.size() * scale / size;
            let uv = Rect::from_center_size(pos2(0.5, 0.5), part);
            pen.add(Shape::image(texture.id(), frame, uv, UNTINTED));
            pen.border(frame, 0.0, 3.0, look.tokens.ink);
        }
        Picture::None | Picture::Unreadable => {
            dashed(pen, frame, look);
            let side = frame.width() * 0.4;
            let centre = pos2(frame.center().x, frame.center().y - 24.0);
            icons::draw(pen, Icon::Person, marks::square(centre, side), look.tokens.ink2);
            let id = match picture {
                Picture::Unreadable => "ui-portrait-unreadable",
                Picture::None | Picture::Ready(_) => "ui-no-portrait",
            };
            let area = Rect::from_min_max(
                pos2(frame.left() + 10.0, centre.y + side / 2.0 + 4.0),
                frame.max - vec2(10.0, 4.0),
            );
            let style = Style::regular(size::SMALLEST, look.tokens.ink2);
            pen.paragraph(area, &look.id(id), style, Align::Center);
        }
    }
}

/// What is not known is hollow and dashed.
fn dashed(pen: &Pen, frame: Rect, look: &Look<'_>) {
    let corners =
        [frame.left_top(), frame.right_top(), frame.right_bottom(), frame.left_bottom(), frame.left_top()];
    for shape in Shape::dashed_line(&corners, (3.0, look.tokens.ink2), 12.0, 8.0) {
        pen.add(shape);
    }
}
