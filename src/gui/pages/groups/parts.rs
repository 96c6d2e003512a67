//! Small parts that the pages of groups, meetings and plans share.

use eframe::egui::{
    Align, CursorIcon, Layout, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role,
    vec2,
};

use super::cast::Share;
use crate::domain::GroupKind;
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Theme, Tone, space};
use crate::gui::widgets::{TableResponse, focus_ring, sector_bar};

/// The tone of a group's level.
pub fn tone_of(kind: Option<GroupKind>) -> Tone {
    match kind {
        Some(GroupKind::Strategic) => Tone::Strategic,
        Some(GroupKind::Operative) => Tone::Operative,
        _ => Tone::Neutral,
    }
}

/// A group's breadth as a bar.
pub fn breadth_bar(ui: &mut Ui, cx: &Cx<'_>, breadth: &[Share]) {
    let colours = &Theme::of(ui).palette;
    let shares: Vec<_> = breadth
        .iter()
        .map(|share| {
            let colour = colours.sector(share.place);
            (colour, share.count as f32, share.words.clone())
        })
        .collect();
    sector_bar(ui, &cx.text.get("group-breadth"), 10.0, &shares);
}

/// The row that was opened: with a click, or with Enter on the chosen one.
pub fn opened(ui: &Ui, table: &TableResponse) -> Option<usize> {
    let clicked = ui.input(|input| input.pointer.any_click());
    table.opened.or(table.selected.filter(|_| clicked))
}

/// How high a table is that shows all its rows.
pub fn whole_height(rows: usize) -> f32 {
    const HEADING: f32 = 34.0;
    const ROW: f32 = 35.0;
    HEADING + ROW * rows as f32
}

/// A row of a short list that leads somewhere.
pub fn row_button(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) -> Response {
    let size = vec2(ui.available_width(), 34.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.hovered() {
        let ground = Theme::of(ui).palette.hover;
        ui.painter().rect_filled(rect, 4.0, ground);
    }
    let inner = rect.shrink2(vec2(space::S, 0.0));
    place(ui, inner, Layout::left_to_right(Align::Center), content);
    focus_ring(ui, &response, rect, 4.0);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Draws something in a place of its own.
pub fn place<R>(ui: &mut Ui, rect: Rect, layout: Layout, content: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().max_rect(rect).layout(layout);
    content(&mut ui.new_child(builder))
}
