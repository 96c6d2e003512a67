//! What whoever hears the window is told of the cells of a table, and of a list below a field that keeps the focus.

use eframe::egui::{
    Id, Rect, Ui,
    accesskit::{Live, Rect as Bounds, Role},
};

/// Tells where something is that takes no clicks of its own: what follows the focus on a screen finds it there.
pub(super) fn stands_at(ui: &Ui, id: Id, rect: Rect) {
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_bounds(Bounds {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
    });
}

/// Tells which row of the list below a field Enter would take: as a status while one writes, so that the letters are
/// heard too, and as where one stands once the arrows have walked to it.
pub fn marked_row_is_said(ui: &Ui, field: Id, row: Id, walked: bool) {
    if walked {
        ui.ctx()
            .accesskit_node_builder(field, |node| node.set_active_descendant(row.accesskit_id()));
    } else {
        ui.ctx()
            .accesskit_node_builder(row, |node| node.set_live(Live::Polite));
    }
}

/// What is said in each of these cells, from left to right; nothing where nobody hears the window.
pub(super) fn heard(ui: &Ui, cells: &[Id]) -> Vec<String> {
    let mut said: Vec<Vec<(f64, String)>> = vec![Vec::new(); cells.len()];
    ui.ctx().viewport(|viewport| {
        let Some(state) = &viewport.this_pass.accesskit_state else {
            return;
        };
        let cell_of = |mut id: Id| {
            while let Some(above) = state.parent_map.get(&id) {
                if let Some(place) = cells.iter().position(|cell| cell == above) {
                    return Some(place);
                }
                id = *above;
            }
            None
        };
        for (id, node) in &state.nodes {
            let words = node
                .label()
                .or(node.value())
                .filter(|_| node.role() != Role::TextRun);
            if let Some((words, place)) = words.zip(cell_of(*id)) {
                let left = node.bounds().map_or(0.0, |bounds| bounds.x0);
                said[place].push((left, words.to_owned()));
            }
        }
    });
    let in_order = |mut words: Vec<(f64, String)>| {
        words.sort_by(|one, other| one.0.total_cmp(&other.0));
        let words: Vec<String> = words.into_iter().map(|(_, words)| words).collect();
        words.join(" ")
    };
    said.into_iter().map(in_order).collect()
}
