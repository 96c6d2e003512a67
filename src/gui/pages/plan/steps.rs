//! A plan's life as dated steps on a line.

use eframe::egui::{Rect, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::load::Step;
use crate::gui::theme::{Theme, Type};
use crate::gui::widgets::{Shape, one_line};

/// Draws the steps side by side.
pub fn steps(ui: &mut Ui, steps: &[Step]) {
    let size = vec2(ui.available_width(), 76.0);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let colours = &Theme::of(ui).palette;
    let width = whole.width() / steps.len().max(1) as f32;
    for (place, step) in steps.iter().enumerate() {
        let left = whole.left() + place as f32 * width;
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(width, whole.height()));
        let sign = pos2(left + 8.0, whole.top() + 10.0);
        if place + 1 < steps.len() {
            let ahead = steps[place + 1].taken;
            let ink = if ahead {
                colours.good.fill
            } else {
                colours.edge
            };
            let line = Stroke::new(2.0, ink);
            ui.painter()
                .hline((left + 22.0)..=(left + width - 6.0), sign.y, line);
        }
        if step.taken {
            ui.painter().circle_filled(sign, 8.0, colours.good.fill);
            Shape::Check.paint(ui.painter(), sign, 9.0, colours.on_fill);
        } else {
            Shape::Hollow.paint(ui.painter(), sign, 16.0, colours.edge_strong);
        }
        let room = width - 12.0;
        let ink = if step.taken {
            colours.text
        } else {
            colours.muted
        };
        let name = one_line(ui, Type::Medium, &step.name, ink, room);
        ui.painter()
            .galley(pos2(left, whole.top() + 21.0), name, ink);
        for (line, note) in [&step.when, &step.who].into_iter().enumerate() {
            let top = whole.top() + 41.0 + 17.0 * line as f32;
            let note = one_line(ui, Type::Small, note, colours.muted, room);
            ui.painter().galley(pos2(left, top), note, colours.muted);
        }
        let words = format!("{} {} {}", step.name, step.when, step.who);
        let response = ui.interact(rect, ui.scope_id().with(("step", place)), Sense::hover());
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, step.taken, &words));
        if !step.who.is_empty() {
            response.on_hover_text(words.trim());
        }
    }
}
