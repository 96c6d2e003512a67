//! A ladder: rungs of which one is chosen, each with what it means. Each can be reached and chosen by keyboard.

use eframe::egui::{
    CursorIcon, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    accesskit::{Role, Toggled},
    pos2, vec2,
};

use crate::gui::theme::{CONTROL_RADIUS, Theme, Type};
use crate::gui::widgets::{focus_ring, one_line, wrapped};

/// One rung.
pub struct Rung {
    /// What it is stored as.
    pub code: &'static str,
    /// A short mark before its name.
    pub mark: String,
    /// What it is called.
    pub name: String,
    /// What it means.
    pub means: String,
}

/// Draws the ladder; the code of the rung that was chosen now.
pub fn rungs(
    ui: &mut Ui,
    name: &str,
    rungs: &[Rung],
    chosen: Option<&str>,
    enabled: bool,
) -> Option<&'static str> {
    let builder = UiBuilder::new()
        .accessibility_role(Role::RadioGroup)
        .accessibility_label(name);
    let draw = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut picked = None;
        for rung in rungs {
            let is_chosen = chosen == Some(rung.code);
            if draw_rung(ui, rung, is_chosen, enabled) && !is_chosen {
                picked = Some(rung.code);
            }
        }
        picked
    };
    ui.scope_builder(builder, draw).inner
}

fn draw_rung(ui: &mut Ui, rung: &Rung, chosen: bool, enabled: bool) -> bool {
    const MARK: f32 = 36.0;
    let colours = &Theme::of(ui).palette;
    let width = ui.available_width();
    let room = width - MARK - 10.0;
    let means = wrapped(ui, Type::Small, &rung.means, colours.muted, room);
    let height = 10.0 + Type::Body.line_height() + means.size().y;
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
    let painter = ui.painter();
    let (ground, edge) = match (chosen, enabled && response.hovered()) {
        (true, _) => (colours.accent.soft, Stroke::new(1.0, colours.accent.ink)),
        (false, true) => (colours.hover, Stroke::NONE),
        (false, false) => (colours.surface, Stroke::NONE),
    };
    painter.rect(rect, CONTROL_RADIUS, ground, edge, StrokeKind::Inside);
    let ink = if chosen {
        colours.accent.ink
    } else {
        colours.text
    };
    let centre = pos2(
        rect.left() + 20.0,
        rect.top() + 5.0 + Type::Body.line_height() / 2.0,
    );
    let mark_ink = if chosen {
        colours.on_fill
    } else {
        colours.muted
    };
    if chosen {
        painter.circle_filled(centre, 10.0, colours.accent.fill);
    } else {
        painter.circle_stroke(centre, 10.0, Stroke::new(1.0, colours.edge_strong));
    }
    let mark = one_line(ui, Type::TinyMedium, &rung.mark, mark_ink, 20.0);
    let mark_place = Rect::from_center_size(centre, mark.size());
    painter.galley(mark_place.min, mark, mark_ink);
    let name = one_line(ui, Type::Medium, &rung.name, ink, room);
    painter.galley(pos2(rect.left() + MARK, rect.top() + 4.0), name, ink);
    let below = rect.top() + 4.0 + Type::Body.line_height();
    painter.galley(pos2(rect.left() + MARK, below), means, colours.muted);
    focus_ring(ui, &response, rect, f32::from(CONTROL_RADIUS));
    response.widget_info(|| WidgetInfo::labeled(Role::RadioButton, enabled, &rung.name));
    let toggled = if chosen {
        Toggled::True
    } else {
        Toggled::False
    };
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_toggled(toggled);
        node.set_description(rung.means.as_str());
    });
    if enabled {
        response.on_hover_cursor(CursorIcon::PointingHand).clicked()
    } else {
        false
    }
}
