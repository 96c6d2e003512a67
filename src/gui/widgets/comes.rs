//! The focus that goes by itself to what has just come.

use eframe::egui::{Id as UiId, Ui};

/// Gives what has just come the focus, unless whoever it came to does something else by now: writes, in the search too,
/// or answers what lies over the page. Whether it was given.
/// `if arrived { comes_to(ui, button.id); }`
pub fn comes_to(ui: &Ui, id: UiId) -> bool {
    let writes = ui.ctx().text_edit_focused();
    let layer = ui.layer_id();
    let free = !writes && ui.memory(|memory| memory.allows_interaction(layer));
    if free {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    free
}
