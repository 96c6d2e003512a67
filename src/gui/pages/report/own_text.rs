//! What one writes oneself in a section, with numbers as links: what is typed is a draft of the record, and of the
//! section until there is one.

use std::collections::HashMap;

use eframe::egui::{
    self, Ui,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};
use serde_json::json;

use super::load::Shown;
use crate::domain::reading::alike;
use crate::domain::{Choosable as _, Field, Fields, Id, Kind, Record as _, ReportText, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::drafts::{DraftStage, FieldDraft};
use crate::gui::shelf::editor::Edited;
use crate::gui::shelf::form;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    Button, FieldResponse, SuggestField, Suggestion, TextField, body, chip, muted, small,
};
use crate::report::sections::links::stamped;
use crate::report::sections::{Asked, Linked, OwnText, Section};
use crate::workspace::{Edit, Row, fields};

/// What is remembered while a section's first words are on their way.
#[derive(Default)]
pub struct State {
    /// The records that have been asked for, by the line that their words stand on.
    made: HashMap<String, Id>,
    /// What is being looked for among the numbers.
    looked_for: String,
}

/// How high the field is.
const ROWS: usize = 8;
/// How high a line about a number is.
const LINE: f32 = 22.0;
/// So many numbers are offered.
const OFFERED: usize = 8;

/// Draws the texts of a section; one to begin with where there is none.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &Shown, section: &Section, state: &mut State) {
    let own = view.records.iter();
    let own: Vec<&Row> = own
        .filter(|(of, _)| *of == section.section)
        .map(|(_, row)| row)
        .collect();
    let Some(first) = own.first() else {
        begin(ui, cx, view, section, state);
        return;
    };
    take_over(cx, view, section, first, state);
    for (place, row) in own.iter().enumerate() {
        let text = section.texts.iter().find(|text| text.record == row.head.id);
        stored(ui, cx, view, row, (place == 0, text), state);
    }
}

/// The line on which the first words of a section stand.
fn line(asked: Asked, section: &Section) -> String {
    let place = asked.municipality.map(|code| code.to_string());
    format!(
        "report {} {} {}",
        asked.template.code(),
        section.section.code(),
        place.unwrap_or_default()
    )
}

/// The field of a section, the same before and after it has a record.
fn field_id(first: bool, record: Id, asked: Asked, section: &Section) -> egui::Id {
    match first {
        true => egui::Id::unique(("report text", line(asked, section))),
        false => egui::Id::unique(("report text", record)),
    }
}

fn the_field() -> Option<&'static Field> {
    let kind: &'static Kind = ReportText::KIND;
    kind.field(ReportText::text).map(|(_, field)| field)
}

/// A text that nobody has begun.
fn begin(ui: &mut Ui, cx: &Cx<'_>, view: &Shown, section: &Section, state: &mut State) {
    let asked = view.report.asked;
    if let Some(denied) = cx.denied_in(ReportText::KIND, asked.municipality) {
        muted(ui, &cx.text.get("report-not_written"));
        form::whose(ui, cx, view.project, denied);
        return;
    }
    let name = line(asked, section);
    let id = field_id(true, view.project, asked, section);
    let mut words = cx.drafts.borrow().line(view.project, &name);
    let response = text_field(ui, cx, id, None, &mut words);
    let inserted = insert(ui, cx, view, id, &mut words, state);
    if is_left(&response, inserted) {
        put_in_numbers(ui, view, id, &mut words);
    }
    if response.changed || response.committed || inserted {
        let mut drafts = cx.drafts.borrow_mut();
        drafts.write_line(view.project, &name, words.clone());
    }
    if (response.committed || inserted) && !words.trim().is_empty() {
        let says = fields([
            (ReportText::text, json!(words)),
            (ReportText::written_on, json!(cx.today)),
        ]);
        let edit = match state.made.get(&name) {
            Some(made) => Edit::Set {
                kind: ReportText::KIND,
                id: *made,
                fields: says,
            },
            None => {
                let made = cx.fresh_id();
                state.made.insert(name, made);
                view.made(made, section.section, says)
            }
        };
        cx.run_all(vec![edit]);
    }
}

/// What stands on a section's line when it has got a record is the record's draft from now on.
fn take_over(cx: &Cx<'_>, view: &Shown, section: &Section, row: &Row, state: &mut State) {
    let name = line(view.report.asked, section);
    state.made.remove(&name);
    let words = cx.drafts.borrow().line(view.project, &name);
    let Some(field) = the_field().filter(|_| !words.is_empty()) else {
        return;
    };
    let mut drafts = cx.drafts.borrow_mut();
    drafts.write_line(view.project, &name, String::new());
    let of = row.fields.get(field.code).cloned().unwrap_or(Value::Null);
    if of.as_str() != Some(&*words) {
        let draft = FieldDraft {
            kind: ReportText::KIND,
            value: json!(words),
            of,
            error: None,
            way: DraftStage::Typed,
        };
        drafts.typed(row.head.id, field, draft);
    }
}

/// A text that has a record.
fn stored(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &Shown,
    row: &Row,
    (first, text): (bool, Option<&OwnText>),
    state: &mut State,
) {
    let Some(field) = the_field() else { return };
    if let Some(denied) = cx.denied(row.kind, &row.head) {
        form::whose(ui, cx, row.head.id, denied);
        let reads = text.map_or("", |text| &text.reads);
        match reads {
            "" => drop(muted(ui, &cx.text.get("report-not_written"))),
            reads => drop(body(ui, reads)),
        }
        return;
    }
    let of = row.fields.get(field.code).cloned().unwrap_or(Value::Null);
    let mut drafts = cx.drafts.borrow_mut();
    let (shown, error) = drafts.shown(row.head.id, field, &of, cx.at_rest);
    drop(drafts);
    let mut words = shown.as_str().unwrap_or_default().to_owned();
    let section = view.report.sections.iter();
    let mut section = section.filter(|one| one.texts.iter().any(|own| own.record == row.head.id));
    let known = row.fields.get(ReportText::section).and_then(Value::as_str);
    let section = section.next().or_else(|| {
        let mut all = view.report.sections.iter();
        all.find(|one| Some(one.section.code()) == known)
    });
    let Some(section) = section else { return };
    let id = field_id(first, row.head.id, view.report.asked, section);
    let response = text_field(ui, cx, id, error.as_deref(), &mut words);
    let inserted = insert(ui, cx, view, id, &mut words, state);
    if response.changed || response.committed || inserted {
        if is_left(&response, inserted) {
            put_in_numbers(ui, view, id, &mut words);
        }
        save(cx, row, field, words, response.committed || inserted);
    }
    if let Some(day) = text.and_then(|text| text.written_on) {
        let args = [("day", cx.text.long_day(day).into())];
        small(ui, &cx.text.with("report-written_on", &args));
    }
    if let Some(text) = text {
        numbers(ui, cx, view, row, field, text);
    }
}

/// Whether the cursor stands elsewhere, so that what the numbers are today can be put into the words.
fn is_left(response: &FieldResponse, inserted: bool) -> bool {
    inserted || response.committed && !response.response.has_focus()
}

/// Puts what the numbers are today into the words.
fn put_in_numbers(ui: &Ui, view: &Shown, id: egui::Id, words: &mut String) {
    let now = stamped(words, false, |link| view.report.part(link));
    if now == *words {
        return;
    }
    *words = now;
    // Where the cursor stood may be within a number now: whoever comes back goes on at the end.
    if let Some(mut edit) = TextEditState::load(ui.ctx(), id) {
        edit.cursor.set_char_range(None);
        edit.store(ui.ctx(), id);
    }
}

fn save(cx: &Cx<'_>, row: &Row, field: &'static Field, words: String, committed: bool) {
    let value = match words.trim() {
        "" => Value::Null,
        _ => json!(words),
    };
    let edited = Edited {
        value,
        committed,
        first: Vec::new(),
    };
    let along = Fields::from([(ReportText::written_on.to_owned(), json!(cx.today))]);
    form::save(cx, row, field, edited, along);
}

fn text_field(
    ui: &mut Ui,
    cx: &Cx<'_>,
    id: egui::Id,
    error: Option<&str>,
    words: &mut String,
) -> FieldResponse {
    let label = cx.text.get("field-report_text-text");
    let hint = cx.text.get("report-hint");
    let field = TextField::new(&label).rows(ROWS).hint(&hint);
    field.error(error).id(id).show(ui, words)
}

/// A field that finds a number and puts it where the cursor is; whether one was put in.
fn insert(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &Shown,
    id: egui::Id,
    words: &mut String,
    state: &mut State,
) -> bool {
    let label = cx.text.get("report-insert");
    let hint = cx.text.get("report-insert_hint");
    let asked = alike(&state.looked_for);
    let fits = view
        .numbers
        .iter()
        .filter(|one| alike(&one[0]).contains(&asked));
    let found: Vec<&[String; 3]> = fits.take(OFFERED).collect();
    let matches = found.iter().map(|[words, value, _]| Suggestion {
        words: words.clone(),
        note: Some(value.clone()),
    });
    let matches: Vec<Suggestion> = matches.collect();
    let response = SuggestField::new(&label)
        .also_when_empty()
        .field(|field| field.hint(&hint))
        .show(ui, &mut state.looked_for, &matches);
    let Some([_, _, typed]) = response.picked.and_then(|place| found.get(place)) else {
        return false;
    };
    state.looked_for.clear();
    let cursor = TextEditState::load(ui.ctx(), id);
    let cursor = cursor.and_then(|edit| edit.cursor.char_range());
    let at = cursor.map_or(usize::MAX, |range| range.primary.index.into());
    let at = words
        .char_indices()
        .nth(at)
        .map_or(words.len(), |(at, _)| at);
    words.insert_str(at, typed);
    // One goes on writing after it.
    let end = words[..at + typed.len()].chars().count();
    let mut edit = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let after = CCursorRange::one(CCursor::new(end));
    edit.cursor.set_char_range(Some(after));
    edit.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
    true
}

/// The numbers in a text: what they are, and which have changed.
fn numbers(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &Shown,
    row: &Row,
    field: &'static Field,
    text: &OwnText,
) {
    if text.links.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    small(ui, &cx.text.get("report-numbers"));
    let mut told: Vec<&Linked> = text.links.iter().collect();
    told.sort_by_key(|one| !(one.changed || one.label.is_none()));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.spacing_mut().interact_size.y = LINE;
        told.iter().for_each(|one| number(ui, cx, one));
    });
    let old = |one: &Linked| one.label.is_some() && (one.changed || one.link.written.is_none());
    // What a part of the time says is not what the text is kept with.
    if !view.report.asked.is_of_period() && text.links.iter().any(old) {
        let changed = text.links.iter().any(|one| one.changed);
        let words = cx.text.get(match changed {
            true => "report-take_new",
            false => "report-remember",
        });
        if ui.add(Button::secondary(&words)).clicked() && cx.at_rest {
            let words = stamped(&text.typed, true, |link| view.report.part(link));
            save(cx, row, field, words, true);
        }
    }
}

fn number(ui: &mut Ui, cx: &Cx<'_>, one: &Linked) {
    ui.horizontal_wrapped(|ui| {
        let Some(label) = &one.label else {
            chip(ui, Tone::Bad, &cx.text.get("report-no_number"));
            body(ui, &one.link.typed());
            return;
        };
        if one.changed {
            let was = one.link.written.clone().unwrap_or_default();
            let words = cx.text.with("report-was", &[("was", was.into())]);
            chip(ui, Tone::Warning, &words);
        }
        body(ui, &format!("{label}: {}", one.now));
    });
}
