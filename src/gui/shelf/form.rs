//! Forms read from the descriptions: a field for every shape, saved as one goes.
//!
//! What is typed is a draft until it is saved; a draft that cannot be saved stays, with the reason.

use std::collections::HashMap;

use eframe::egui::{self, Key, Modifiers, Ui};

use crate::domain::{Field, Fields, Id, Kind, Shape, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::drafts::{Begun, DraftStage, FieldDraft, FormKey};
use crate::gui::theme::space;
use crate::gui::widgets::{Button, begins_here, body, divider, fields_together, heading, small};
use crate::text::{Sentence as _, capitalised};
use crate::workspace::{Command, Denied, Edit, Row};

use super::describe::{Along, Shelf};
use super::editor::{Edited, editor};

/// One field of a stored record: `form::field(ui, cx, &row, Group::name)`.
pub fn field(ui: &mut Ui, cx: &Cx<'_>, row: &Row, code: &str) {
    let Some((_, field)) = row.kind.field(code) else {
        return;
    };
    let id = row.head.id;
    let stored = row.fields.get(code).cloned().unwrap_or(Value::Null);
    let mut drafts = cx.drafts.borrow_mut();
    let (shown, error) = drafts.shown(id, field, &stored, cx.at_rest);
    drop(drafts);
    let edited = ui
        .push_id((id, code), |ui| {
            explained(
                ui,
                cx,
                row.kind,
                field,
                (id, &shown, &row.fields),
                error.as_deref(),
            )
        })
        .inner;
    if let Some(edited) = edited {
        save(cx, row, field, edited, Fields::new());
    }
}

/// The control of a field, with what it means below where its label does not say it to everybody.
fn explained(
    ui: &mut Ui,
    cx: &Cx<'_>,
    kind: &'static Kind,
    field: &'static Field,
    held: (Id, &Value, &Fields),
    error: Option<&str>,
) -> Option<Edited> {
    let Some(words) = cx.text.explained(kind, field) else {
        return editor(ui, cx, kind, field, held, error);
    };
    let drawn = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let edited = editor(ui, cx, kind, field, held, error);
        small(ui, &words);
        edited
    });
    drawn.inner
}

/// Takes in what the user did to a field of a stored record; what else is stored when it is goes along.
pub fn save(cx: &Cx<'_>, row: &Row, field: &'static Field, mut edited: Edited, mut along: Fields) {
    let stored = row.fields.get(field.code).cloned().unwrap_or(Value::Null);
    let id = row.head.id;
    if edited.committed {
        edited.value = row.kind.understood(field.code, &edited.value, &row.fields);
    }
    let fault = field.check(&edited.value).err();
    // While it is being typed a text is not found fault with; when it is left, it is.
    let error = fault
        .filter(|_| edited.committed)
        .map(|fault| cx.text.invalid(row.kind, &fault));
    let changed = {
        let drafts = cx.drafts.borrow();
        edited.value != *drafts.will_hold(id, field).unwrap_or(&stored)
    };
    let fits = edited.committed && error.is_none();
    if fits && changed {
        along.insert(field.code.to_owned(), edited.value.clone());
        let set = Edit::Set {
            kind: row.kind,
            id,
            fields: along,
        };
        cx.run_after(edited.first, set);
    }
    let draft = FieldDraft {
        kind: row.kind,
        way: match (fits, changed) {
            (true, true) => DraftStage::Sent,
            // Nothing is run, and nobody will tell that it has been.
            (true, false) => DraftStage::Stored,
            (false, _) => DraftStage::Typed,
        },
        value: edited.value,
        of: stored,
        error,
    };
    cx.drafts.borrow_mut().typed(id, field, draft);
}

/// A field of a stored record, in words.
pub fn words(cx: &Cx<'_>, row: &Row, code: &str) -> String {
    let value = row.fields.get(code).unwrap_or(&Value::Null);
    let title = |id: &str| cx.names.title_of(id);
    match row.kind.field(code) {
        Some((_, field)) => capitalised(&cx.text.value(field, value, &title)),
        None => String::new(),
    }
}

/// Several fields of a stored record, below each other; to be read alone where they may not be changed here.
pub fn fields(ui: &mut Ui, cx: &Cx<'_>, row: &Row, codes: &[&str]) {
    ui.spacing_mut().item_spacing.y = space::M;
    let denied = cx.denied(row.kind, &row.head);
    if let Some(denied) = denied {
        whose(ui, cx, row.head.id, denied);
    }
    for code in codes {
        if denied.is_none() && !is_frozen(row, code) {
            field(ui, cx, row, code);
        } else {
            read_field(ui, cx, row, code);
        }
    }
}

/// Whether a field stays as it was when the record was made.
fn is_frozen(row: &Row, code: &str) -> bool {
    row.kind.field(code).is_some_and(|(_, field)| field.frozen)
}

/// Whether some fields have anything to show: those that may be changed here always have.
pub fn says_anything(cx: &Cx<'_>, row: &Row, codes: &[&str]) -> bool {
    let says = |code: &&str| row.fields.get(*code).is_some_and(|value| !value.is_null());
    cx.denied(row.kind, &row.head).is_none() || codes.iter().any(says)
}

/// Whose a record is that may not be changed here: once, however many of its cards are drawn.
pub fn whose(ui: &mut Ui, cx: &Cx<'_>, record: Id, denied: Denied) {
    // That a file can only be read stands above the page.
    if denied == Denied::ReadOnly {
        return;
    }
    let (key, pass) = (
        egui::Id::unique(("whose", record)),
        ui.ctx().cumulative_pass_nr(),
    );
    let said: Option<u64> = ui.data(|data| data.get_temp(key));
    ui.data_mut(|data| data.insert_temp(key, pass));
    if said != Some(pass) {
        small(ui, &denied.sentence(cx.text));
    }
}

/// A field that may not be changed here: what it says, if it says anything.
fn read_field(ui: &mut Ui, cx: &Cx<'_>, row: &Row, code: &str) {
    let value = row.fields.get(code).filter(|value| !value.is_null());
    let (Some(value), Some((_, field))) = (value, row.kind.field(code)) else {
        return;
    };
    let title = |id: &str| cx.names.title_of(id);
    let (label, says) = (
        cx.text.field(row.kind, field),
        cx.text.value(field, value, &title),
    );
    // What somebody has written stands as it was written.
    let says = match field.shape {
        Shape::Line | Shape::Text => says,
        _ => capitalised(&says),
    };
    read(ui, &capitalised(&label), &says);
}

/// What a field says that is to be read alone, under its name.
pub fn read(ui: &mut Ui, label: &str, says: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        small(ui, label);
        body(ui, says);
    });
}

/// A record that is being made.
pub struct NewRecord {
    /// What it is.
    pub kind: &'static Kind,
    /// Its identity.
    pub id: Id,
    /// What has been filled in.
    pub fields: Fields,
    errors: HashMap<&'static str, String>,
    /// Records made on the way that it refers to.
    first: Vec<Edit>,
    known: Fields,
    /// What it is about, where its fields do not tell.
    about: String,
    form: FormKey,
    /// It has been drawn.
    drawn: bool,
    /// The erasures that it has seen.
    erasures: u64,
    /// What can be made along with it.
    along: Option<(&'static Along, Box<Self>)>,
}

impl NewRecord {
    /// A record to be filled in, with what is known already; or as it was left, if it was begun before and neither
    /// saved nor given up.
    pub fn new(cx: &Cx<'_>, kind: &'static Kind, known: Fields) -> Self {
        let known: Fields = known
            .into_iter()
            .filter(|(_, one)| !one.is_null())
            .collect();
        // What is known because it is today is no other tomorrow.
        let today = serde_json::json!(cx.today);
        let of: Vec<_> = known.iter().filter(|(_, one)| **one != today).collect();
        let form = (kind.code, format!("{of:?}"));
        let begun = cx.drafts.borrow().begun(&form);
        let begun = begun.unwrap_or_else(|| Begun {
            id: cx.fresh_id(),
            fields: known.clone(),
            first: Vec::new(),
        });
        Self {
            kind,
            id: begun.id,
            fields: begun.fields,
            errors: HashMap::new(),
            first: begun.first,
            known,
            about: String::new(),
            form,
            drawn: false,
            erasures: cx.drafts.borrow().erasures(),
            along: None,
        }
    }

    /// Lets another be made along with it.
    pub fn along(mut self, cx: &Cx<'_>, along: Option<&'static Along>) -> Self {
        self.along = along.map(|along| {
            let mut known = (along.begins)();
            known.insert(along.of.to_owned(), serde_json::json!(self.id));
            (along, Box::new(Self::new(cx, along.shelf.kind, known)))
        });
        self
    }

    /// Says what it is about, where its fields do not tell.
    pub fn about(mut self, words: &str) -> Self {
        words.clone_into(&mut self.about);
        self
    }

    /// Goes on with what is left of what was filled in, where somebody has been erased since it was drawn; false if
    /// nothing is.
    fn goes_on(&mut self, cx: &Cx<'_>) -> bool {
        let now = cx.drafts.borrow().erasures();
        let erased = std::mem::replace(&mut self.erasures, now) != now;
        let along = self.along.as_mut();
        let along = along.is_none_or(|(_, along)| along.goes_on(cx));
        if !erased || !self.is_touched() {
            return along;
        }
        let begun = cx.drafts.borrow().begun(&self.form);
        let begun = begun.filter(|begun| begun.id == self.id);
        let Some(begun) = begun else { return false };
        (self.fields, self.first) = (begun.fields, begun.first);
        along
    }

    /// Draws the fields and the buttons; what the user did.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, codes: &[&str]) -> NewAnswer {
        if !self.goes_on(cx) {
            self.keep(cx, NewAnswer::Cancelled);
            return NewAnswer::Cancelled;
        }
        let title = capitalised(&cx.text.kind_new(self.kind));
        heading(ui, 2, &title);
        if !self.about.is_empty() {
            small(ui, &self.about);
        }
        ui.spacing_mut().item_spacing.y = space::M;
        // Above the fields, so that saving is in sight however long the form is.
        let (mut saves, gives_up) = self.buttons_ui(ui, cx);
        let begins = !std::mem::replace(&mut self.drawn, true);
        let missing = self.missing(codes).filter(|_| begins);
        let drawn = fields_together(ui, begins && missing.is_none(), |ui| {
            for (at, code) in codes.iter().enumerate() {
                if missing == Some(at) {
                    begins_here(ui);
                }
                self.field_ui(ui, cx, code);
                if let Some((along, record)) = self.along.as_mut().filter(|_| at == 0) {
                    small(ui, &cx.text.get(along.words));
                    let asks = along.asks.iter();
                    asks.for_each(|code| record.field_ui(ui, cx, code));
                    divider(ui);
                }
            }
        });
        let saved = !is_elsewhere(ui) && cx.keyboard.pressed(ui, Modifiers::COMMAND, Key::Enter);
        saves |= drawn.entered() || saved;
        let answer = if gives_up {
            NewAnswer::Cancelled
        } else if saves && drawn.all_read(ui.ctx()) {
            self.save(cx)
        } else {
            NewAnswer::Open
        };
        self.keep(cx, answer);
        answer
    }

    /// Where one begins to write: at the first that must be filled in and is not, if what stands first is known.
    fn missing(&self, codes: &[&str]) -> Option<usize> {
        let known = |code: &str| self.fields.get(code).is_some_and(|value| !value.is_null());
        let required = |code: &str| {
            self.kind
                .field(code)
                .is_some_and(|(_, field)| field.required)
        };
        let first = codes.first().is_some_and(|code| known(code));
        let missing = codes.iter().position(|code| required(code) && !known(code));
        missing.filter(|_| first)
    }

    /// What was made along with it, if anything was.
    pub fn made_along(&self) -> Option<(&'static Shelf, Id)> {
        let (along, record) = self.along.as_ref()?;
        record.says_more().then_some((along.shelf, record.id))
    }

    /// Keeps what has been filled in, for the case that the form is closed before it is stored.
    fn keep(&self, cx: &Cx<'_>, answer: NewAnswer) {
        // What is made along with it is kept by this one's identity.
        let along_touched = self.along.as_ref();
        let along_touched = along_touched.is_some_and(|(_, along)| along.is_touched());
        let half = cx.drafts.borrow().has_lines(self.id);
        let is_touched = self.is_touched() || half || along_touched;
        {
            let mut drafts = cx.drafts.borrow_mut();
            match answer {
                NewAnswer::Saved(_) => drafts.form_sent(&self.form, self.begun()),
                NewAnswer::Open if is_touched => drafts.filled_in(&self.form, self.begun()),
                NewAnswer::Open | NewAnswer::Cancelled => drafts.given_up(&self.form, self.id),
            }
        }
        if let Some((_, along)) = &self.along {
            let made = along.says_more() || !matches!(answer, NewAnswer::Saved(_));
            along.keep(cx, if made { answer } else { NewAnswer::Cancelled });
        }
    }

    /// Whether anything else is said of it than was known, or less.
    fn is_touched(&self) -> bool {
        let filled = self.fields.iter().filter(|(_, value)| !value.is_null());
        !filled.eq(&self.known)
    }

    /// Whether more is said of it than was known: what was proposed and has been emptied is not.
    fn says_more(&self) -> bool {
        let mut filled = self.fields.iter().filter(|(_, value)| !value.is_null());
        filled.any(|(code, value)| self.known.get(code) != Some(value))
    }

    fn begun(&self) -> Begun {
        Begun {
            id: self.id,
            fields: self.fields.clone(),
            first: self.first.clone(),
        }
    }

    /// Whether it is to be saved, or given up.
    fn buttons_ui(&self, ui: &mut Ui, cx: &Cx<'_>) -> (bool, bool) {
        let save = cx
            .text
            .with("form-save", &[("kind", cx.text.kind(self.kind).into())]);
        let cancel = cx.text.get("form-cancel");
        // Where a kind has a long name there is no room for the keys.
        ui.horizontal_wrapped(|ui| {
            let cancel = Button::quiet(&cancel);
            let mut save = Button::primary(&save).shortcut("Ctrl Enter");
            let both = save.width(ui) + ui.spacing().item_spacing.x + cancel.width(ui);
            if both > ui.available_width() {
                save = save.keys_hidden();
            }
            let saves = ui.add(save);
            (saves.clicked(), ui.add(cancel).clicked())
        })
        .inner
    }

    fn field_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, code: &str) {
        let Some((_, field)) = self.kind.field(code) else {
            return;
        };
        let shown = self.fields.get(code).cloned().unwrap_or(Value::Null);
        let error = self.errors.get(field.code).map(String::as_str);
        let edited = ui
            .push_id((self.id, code), |ui| {
                let held = (self.id, &shown, &self.fields);
                explained(ui, cx, self.kind, field, held, error)
            })
            .inner;
        if let Some(edited) = edited {
            self.fields.insert(field.code.to_owned(), edited.value);
            self.first.extend(edited.first);
            self.errors.remove(field.code);
        }
    }

    /// Saves it, if it fits its description; and what is made along with it.
    pub fn save(&mut self, cx: &Cx<'_>) -> NewAnswer {
        let along = self.along.as_mut().map(|(_, along)| along);
        let mut along = along.filter(|along| along.says_more());
        let along_fits = along.as_mut().is_none_or(|along| along.fits(cx));
        let along = along.map(|along| along.made());
        if !self.fits(cx) || !along_fits {
            return NewAnswer::Open;
        }
        let own = self.made();
        let name = own.last().cloned();
        let name = name.and_then(|own| Command::new(vec![own]).name);
        let edits = own.into_iter().chain(along.unwrap_or_default()).collect();
        cx.run(Command { name, edits });
        NewAnswer::Saved(self.id)
    }

    /// The edits that make it; itself the last.
    fn made(&self) -> Vec<Edit> {
        let own = Edit::Create {
            kind: self.kind,
            id: self.id,
            fields: self.fields.clone(),
        };
        self.first.iter().cloned().chain([own]).collect()
    }

    /// Whether it fits its description; what does not is marked.
    fn fits(&mut self, cx: &Cx<'_>) -> bool {
        self.fields.retain(|_, value| !value.is_null());
        let beside = self.fields.clone();
        for (code, value) in &mut self.fields {
            *value = self.kind.understood(code, value, &beside);
        }
        let faults = self.kind.faults(&self.fields).into_iter();
        self.errors = faults
            .map(|(code, fault)| (code, cx.text.invalid(self.kind, &fault)))
            .collect();
        self.errors.is_empty()
    }
}

/// What became of a record that is being made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewAnswer {
    /// Still being filled in.
    Open,
    /// Saved, with this id.
    Saved(Id),
    /// Given up.
    Cancelled,
}

/// Whether the focus is on something outside what has been drawn: of two forms that are open, the one that is written
/// in takes the key.
fn is_elsewhere(ui: &Ui) -> bool {
    let focused = ui.memory(|memory| memory.focused());
    let focused = focused.and_then(|id| ui.ctx().read_response(id));
    focused.is_some_and(|response| !ui.min_rect().contains(response.rect.center()))
}
