//! What is half written in a field whose text is read when it is left, as the file keeps it.

use std::cell::RefCell;

use crate::domain::Id;
use crate::gui::ground::cx::Cx;

/// What has been written in a field that finds records by name, and not been chosen.
#[derive(Clone)]
pub(super) struct HalfNamed {
    /// What stood there before.
    pub of: String,
    pub words: String,
    /// The field has been left since.
    pub left: bool,
}

/// What stands in a field of a record and has not been read: it is there when the program comes back. What is no
/// record's is not kept.
pub(super) struct Half<'a, 'b> {
    cx: &'a Cx<'b>,
    record: Id,
    name: String,
    /// As the field keeps it.
    pub words: RefCell<String>,
}

impl<'a, 'b> Half<'a, 'b> {
    /// That of this field, as it is kept.
    pub fn of(cx: &'a Cx<'b>, record: Id, field: &str) -> Self {
        let name = format!("half {field}");
        let words = RefCell::new(cx.drafts.borrow().line(record, &name));
        Self {
            cx,
            record,
            name,
            words,
        }
    }
}

impl Drop for Half<'_, '_> {
    fn drop(&mut self) {
        if !self.record.is_nil() {
            let now = self.words.take();
            self.cx.line(self.record, &self.name, |words| *words = now);
        }
    }
}
