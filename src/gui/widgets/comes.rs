//! The focus that goes by itself to what has just come.

use eframe::egui::{Context, Id as UiId, Ui};

/// What the focus came to by itself, and not because somebody went there.
#[derive(Clone, Copy)]
struct Came {
    to: UiId,
    frame: u64,
}

fn came() -> UiId {
    UiId::unique("the focus came by itself")
}

/// Gives what has just come the focus, unless whoever it came to does something else by now: writes, in the search too,
/// or answers what lies over the page. Whether it was given.
/// `if arrived { comes_to(ui, button.id); }`
pub fn comes_to(ui: &Ui, id: UiId) -> bool {
    let writes = ui.ctx().text_edit_focused();
    let layer = ui.layer_id();
    let free = !writes && ui.memory(|memory| memory.allows_interaction(layer));
    if free {
        ui.memory_mut(|memory| memory.request_focus(id));
        let frame = ui.ctx().cumulative_frame_nr();
        ui.data_mut(|data| data.insert_temp(came(), Came { to: id, frame }));
    }
    free
}

/// Whether the focus has just come here by itself.
pub(super) fn has_come(ctx: &Context, id: UiId) -> bool {
    let here: Option<Came> = ctx.data(|data| data.get_temp(came()));
    here.is_some_and(|here| here.to == id)
}

/// It has been here for a while, or something else has gained it since: when it comes the next time, somebody goes
/// there.
pub(super) fn is_here(ctx: &Context, id: UiId, gained: bool) {
    let came: Option<Came> = ctx.data(|data| data.get_temp(came()));
    let Some(came) = came else { return };
    let since = ctx.cumulative_frame_nr() > came.frame;
    let stayed = came.to == id && !gained;
    if stayed || came.to != id && gained && since {
        ctx.data_mut(|data| data.remove::<Came>(self::came()));
    }
}
