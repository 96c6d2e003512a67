//! Steps that follow each other, and how far one has come.

use std::sync::Arc;

use eframe::egui::{
    Align, CursorIcon, Galley, Rect, Stroke, Ui, UiBuilder, WidgetInfo,
    accesskit::{Role, Toggled},
    pos2, vec2,
};

use super::icons::Icon;
use super::paint::{clicks, focus_ring, longest_word, wrapped_to};
use crate::gui::theme::{CONTROL_RADIUS, Theme, Type};

/// How far down the names begin.
const NAME: f32 = 28.0;
/// What is left free between the lines of steps.
const BETWEEN: f32 = 8.0;
/// What is left free between the names of two steps.
const BESIDE: f32 = 8.0;

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Far {
    /// It has been taken.
    Passed,
    /// This is where one is.
    Here,
    /// It is yet to come.
    Ahead,
}

/// A step.
pub struct Step {
    /// Its name, as short as it can be.
    pub name: String,
    /// What is told below it, a line each.
    pub notes: Vec<String>,
    /// What a screen reader says of it.
    pub spoken: String,
    /// How far it is.
    pub far: Far,
}

/// Steps side by side; the one that was chosen now, where they can be. Where there is no room for their names they
/// stand on more lines than one: no name is broken within a word.
/// `if let Some(place) = steps(ui, "Hur långt det har kommit", &all, may) { … }`
pub fn steps(ui: &mut Ui, name: &str, all: &[Step], choosable: bool) -> Option<usize> {
    let room = ui.available_width();
    let longest = all.iter().map(|step| step.longest_word(ui));
    let longest = longest.fold(0.0, f32::max);
    let mut on_a_line = all.len().max(1);
    while on_a_line > 1 && room / (on_a_line as f32) < longest {
        on_a_line = on_a_line.div_ceil(2);
    }
    let each = room / on_a_line as f32;
    let names = all.iter().map(|step| step.name_lines(ui, each).size().y);
    let names = names.fold(Type::Body.line_height(), f32::max);
    let notes = all.iter().map(|step| step.note_lines(ui, each).size().y);
    let notes = notes.fold(0.0, f32::max);
    let height = NAME + names + 1.0 + notes;
    let lines = all.len().div_ceil(on_a_line) as f32;
    let size = vec2(room, lines * height + (lines - 1.0).max(0.0) * BETWEEN);
    let role = if choosable {
        Role::RadioGroup
    } else {
        Role::List
    };
    let builder = UiBuilder::new()
        .accessibility_role(role)
        .accessibility_label(name);
    let draw = |ui: &mut Ui| {
        let (_, whole) = ui.allocate_space(size);
        let width = whole.width() / on_a_line as f32;
        let mut chosen = None;
        for (place, step) in all.iter().enumerate() {
            let left = whole.left() + width * (place % on_a_line) as f32;
            let top = whole.top() + (height + BETWEEN) * (place / on_a_line) as f32;
            let rect = Rect::from_min_size(pos2(left, top), vec2(width, height));
            let next = all.get(place + 1).map(|next| next.far);
            if step.ui(ui, (rect, names), (place == 0, next), choosable) {
                chosen = Some(place);
            }
        }
        chosen
    };
    ui.scope_builder(builder, draw).inner
}

impl Step {
    /// Draws it; whether it was chosen.
    fn ui(
        &self,
        ui: &Ui,
        (rect, names): (Rect, f32),
        ends: (bool, Option<Far>),
        choosable: bool,
    ) -> bool {
        let colours = &Theme::of(ui).palette;
        let sense = clicks(choosable);
        let id = ui.scope_id().with(("step", &self.name));
        let response = ui.interact(rect, id, sense);
        if choosable && response.hovered() {
            let painter = ui.painter();
            painter.rect_filled(rect, CONTROL_RADIUS, colours.hover);
        }
        self.paint_mark(ui, rect, ends);
        self.paint_words(ui, rect, names);
        focus_ring(ui, &response, rect.shrink(2.0), f32::from(CONTROL_RADIUS));
        let role = if choosable {
            Role::RadioButton
        } else {
            Role::ListItem
        };
        response.widget_info(|| WidgetInfo::labeled(role, true, &self.spoken));
        let toggled = Toggled::from(self.far == Far::Here);
        if choosable {
            let ctx = ui.ctx();
            ctx.accesskit_node_builder(response.id, |node| node.set_toggled(toggled));
        }
        let clicked = choosable && self.far != Far::Here && response.clicked();
        let response = response.on_hover_text(&self.spoken);
        if choosable {
            response.on_hover_cursor(CursorIcon::PointingHand);
        }
        clicked
    }

    fn paint_mark(&self, ui: &Ui, rect: Rect, (first, next): (bool, Option<Far>)) {
        let colours = &Theme::of(ui).palette;
        let painter = ui.painter();
        let centre = pos2(rect.center().x, rect.top() + 16.0);
        let line = |from: f32, to: f32, done: bool| {
            let ink = if done {
                colours.accent.fill
            } else {
                colours.edge
            };
            painter.hline(from..=to, centre.y, Stroke::new(2.0, ink));
        };
        if !first {
            line(rect.left(), centre.x - 12.0, self.far != Far::Ahead);
        }
        if let Some(next) = next {
            line(centre.x + 12.0, rect.right(), next != Far::Ahead);
        }
        match self.far {
            Far::Passed => {
                painter.circle_filled(centre, 10.0, colours.accent.fill);
                Icon::Check.paint(painter, centre, 12.0, colours.on_fill);
            }
            Far::Here => {
                painter.circle_stroke(centre, 9.0, Stroke::new(2.0, colours.accent.ink));
                painter.circle_filled(centre, 5.0, colours.accent.fill);
            }
            Far::Ahead => {
                painter.circle_stroke(centre, 9.0, Stroke::new(1.5, colours.edge_strong));
            }
        }
    }

    /// The room that the longest word of the name needs, at its boldest.
    fn longest_word(&self, ui: &Ui) -> f32 {
        longest_word(ui, Type::Strong, &self.name) + BESIDE
    }

    /// The name, on as many lines as it needs.
    fn name_lines(&self, ui: &Ui, width: f32) -> Arc<Galley> {
        let colours = &Theme::of(ui).palette;
        let (kind, ink) = match self.far {
            Far::Here => (Type::Strong, colours.accent.ink),
            Far::Passed => (Type::Medium, colours.text),
            Far::Ahead => (Type::Body, colours.muted),
        };
        wrapped_to(ui, kind, &self.name, ink, width - BESIDE, Align::Center)
    }

    fn paint_words(&self, ui: &Ui, rect: Rect, names: f32) {
        let colours = &Theme::of(ui).palette;
        let put = |top: f32, words: Arc<Galley>| {
            let at = pos2(rect.center().x.round(), rect.top() + top);
            ui.painter().galley(at, words, colours.text);
        };
        put(NAME, self.name_lines(ui, rect.width()));
        put(NAME + names - 1.0, self.note_lines(ui, rect.width()));
    }

    /// What is told below the name, each on as many lines as it needs.
    fn note_lines(&self, ui: &Ui, width: f32) -> Arc<Galley> {
        let colours = &Theme::of(ui).palette;
        let notes = self.notes.join("\n");
        wrapped_to(
            ui,
            Type::Small,
            &notes,
            colours.muted,
            width - BESIDE,
            Align::Center,
        )
    }
}
