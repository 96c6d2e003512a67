//! Fields that belong together: the first has the focus when they are begun, Enter in the last goes ahead, and
//! nothing does while one of them cannot be read.

use eframe::egui::{Context, Id, Key, Response, Ui};

fn key() -> Id {
    Id::unique("fields together")
}

/// The fields that belong together in a form or a dialog, while they are drawn and when they have been.
#[derive(Clone, Copy, Default)]
pub struct Together {
    /// The first field to be drawn shall have the focus.
    begins: bool,
    /// Enter was pressed in the field on one line that was drawn last, with nothing wrong in it.
    entered: bool,
    /// The first field with a text that is no value.
    unreadable: Option<Id>,
}

impl Together {
    /// Whether Enter in the last field on one line says: go ahead.
    pub fn entered(&self) -> bool {
        self.entered
    }

    /// Whether every field can be read. If not, the first that cannot gets the focus.
    pub fn all_read(&self, ctx: &Context) -> bool {
        if let Some(field) = self.unreadable {
            ctx.memory_mut(|memory| memory.request_focus(field));
        }
        self.unreadable.is_none()
    }
}

/// Draws the fields of a form or a dialog; what became of them. When it begins, the first gets the focus.
pub fn fields_together(ui: &mut Ui, begins: bool, fields: impl FnOnce(&mut Ui)) -> Together {
    let key = key();
    let now = Together {
        begins,
        ..Together::default()
    };
    let around: Option<Together> = ui.data(|data| data.get_temp(key));
    ui.data_mut(|data| data.insert_temp(key, now));
    fields(ui);
    let then: Option<Together> = ui.data(|data| data.get_temp(key));
    ui.data_mut(|data| match around {
        Some(around) => drop(data.insert_temp(key, around)),
        None => drop(data.remove_temp::<Together>(key)),
    });
    then.unwrap_or_default()
}

/// Changes what is known of the fields that are being drawn, if any are.
fn note(ui: &Ui, change: impl FnOnce(&mut Together)) {
    let key = key();
    if let Some(mut now) = ui.data(|data| data.get_temp::<Together>(key)) {
        change(&mut now);
        ui.data_mut(|data| data.insert_temp(key, now));
    }
}

/// The form begins with the field that is drawn next: what stands before it is known.
pub fn begins_here(ui: &Ui) {
    note(ui, |now| now.begins = true);
}

/// The first field of a form that begins has the focus.
pub(super) fn takes_focus(ui: &Ui, response: &Response) {
    note(ui, |now| {
        if std::mem::take(&mut now.begins) {
            response.request_focus();
        }
    });
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
    note(ui, |now| now.entered = entered);
}

/// What stands in the latest field is no value, and would be lost without a word.
pub fn unreadable(ui: &Ui, field: &Response) {
    note(ui, |now| {
        now.entered = false;
        now.unreadable.get_or_insert(field.id);
    });
}
