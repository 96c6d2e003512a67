//! Fields that belong together: the first has the focus when they are begun, and Enter in the last goes ahead.

use eframe::egui::{Id, Key, Response, Ui};

fn key() -> Id {
    Id::unique("fields together")
}

/// The fields that belong together in a form or a dialog, while they are drawn.
#[derive(Clone, Copy, Default)]
struct Together {
    /// The first field to be drawn shall have the focus.
    begins: bool,
    /// Enter was pressed in the field on one line that was drawn last.
    entered: bool,
}

/// Draws the fields of a form or a dialog. When it begins, the first of them gets the focus. True when Enter was
/// pressed in the last field on one line, with nothing wrong in it: go ahead.
pub fn fields_together(ui: &mut Ui, begins: bool, fields: impl FnOnce(&mut Ui)) -> bool {
    let key = key();
    let now = Together {
        begins,
        entered: false,
    };
    let around: Option<Together> = ui.data(|data| data.get_temp(key));
    ui.data_mut(|data| data.insert_temp(key, now));
    fields(ui);
    let then: Option<Together> = ui.data(|data| data.get_temp(key));
    ui.data_mut(|data| match around {
        Some(around) => drop(data.insert_temp(key, around)),
        None => drop(data.remove_temp::<Together>(key)),
    });
    then.is_some_and(|then| then.entered)
}

/// The first field of a form that begins has the focus.
pub(super) fn takes_focus(ui: &Ui, response: &Response) {
    let key = key();
    let Some(now) = ui.data(|data| data.get_temp::<Together>(key)) else {
        return;
    };
    if now.begins {
        response.request_focus();
        let begun = Together {
            begins: false,
            ..now
        };
        ui.data_mut(|data| data.insert_temp(key, begun));
    }
}

/// A field was drawn to be written in, on one line or several.
pub(super) fn drawn(ui: &Ui, field: &Response, one_line: bool) {
    // The Enter that opened a dialog is not one in its field.
    let was_here = field.has_focus() && !field.gained_focus();
    takes_focus(ui, field);
    if one_line {
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        entered(ui, enter && was_here);
    }
}

/// Enter was pressed in the latest field on one line, or not, or it meant something else there.
pub(super) fn entered(ui: &Ui, entered: bool) {
    let key = key();
    if let Some(now) = ui.data(|data| data.get_temp::<Together>(key)) {
        ui.data_mut(|data| data.insert_temp(key, Together { entered, ..now }));
    }
}
