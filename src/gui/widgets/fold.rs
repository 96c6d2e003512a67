//! A line that opens to what it stands for.

use eframe::egui::{
    Align, CursorIcon, Layout, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role,
    pos2, vec2,
};

use super::chip::chip;
use super::icons::Icon;
use super::paint::{focus_ring, left_middle, one_line, whole_line};
use crate::gui::theme::{Theme, Tone, Type};

/// A line of several things of one kind: how urgent, what, and how many. A click opens or closes it.
///
/// `if fold_line(ui, (Tone::Bad, "Gör nu"), "Grupper utan handlingsplan", "14", open).clicked() { open = !open; }`
pub fn fold_line(
    ui: &mut Ui,
    (tone, state): (Tone, &str),
    words: &str,
    count: &str,
    open: bool,
) -> Response {
    const HEIGHT: f32 = 32.0;
    const ICON: f32 = 24.0;
    const CHIP: f32 = 96.0;
    let colours = &Theme::of(ui).palette;
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    let icon = match open {
        true => Icon::ChevronDown,
        false => Icon::ChevronRight,
    };
    let at = pos2(rect.left() + 10.0, rect.center().y);
    icon.paint(ui.painter(), at, 15.0, colours.muted);
    let from = pos2(rect.left() + ICON, rect.top());
    let place = Rect::from_min_size(from, vec2(CHIP, HEIGHT));
    let layout = Layout::left_to_right(Align::Center);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
    chip(&mut inner, tone, state);
    let many = whole_line(ui, Type::Medium, count, colours.text);
    let end = rect.right() - 6.0 - many.size().x;
    let room = end - place.right() - 12.0;
    let told = one_line(ui, Type::Medium, words, colours.text, room);
    left_middle(ui, pos2(place.right(), rect.center().y), told);
    left_middle(ui, pos2(end, rect.center().y), many);
    focus_ring(ui, &response, rect, 4.0);
    let said = format!("{words} {count}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_expanded(open));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
