//! Incheckning: three letters and Enter for each who comes, a line for whoever was not expected, and on the wall how
//! many there are and who is waited for.

use std::sync::Arc;

use eframe::egui::{Id as UiId, Key, Ui};
use serde_json::json;

mod load;
pub mod wall;

pub use load::At;
use load::CheckInView;

use crate::domain::reading::alike;
use crate::domain::{
    Attendance, AttendanceStatus, Choosable, Id, MunicipalityCode, Person, Record, Sector, Unit,
    Value,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::wall::Shown;
use crate::gui::shelf::form::whose;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Card, Shape, StatCard, SuggestField, Suggestion, medium, muted, stat_row, state_words,
};
use crate::text::dotted;
use crate::workspace::{Edit, fields};

/// How many names are suggested.
const SUGGESTED: usize = 8;
/// So many names are looked through for those who are waited for.
const LOOKED_THROUGH: usize = 200;

/// What became of the last who was named.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Last {
    /// Is there now.
    Came(Id),
    /// Was there already.
    Twice(Id),
    /// Nobody is called so.
    Nobody,
}

/// What the list remembers.
#[derive(Default)]
pub struct State {
    seen: Option<Arc<Option<CheckInView>>>,
    /// Who has been written down since the list was read, and where.
    sent: Vec<(Id, Id)>,
    /// Those who have been made since then, by what was typed.
    made: Vec<(String, Id)>,
    last: Option<Last>,
    /// Whom Enter would take, as long as one types.
    about_to: Option<Id>,
    begun: bool,
}

impl State {
    /// The field shall have the keyboard when it is drawn next.
    pub fn begins(&mut self) {
        self.begun = false;
    }
}

/// The list as it has been read.
fn view(cx: &Cx<'_>, at: At) -> Option<Arc<Option<CheckInView>>> {
    let scope = cx.scope();
    cx.view(("check in", at, scope.clone()), move |source| {
        CheckInView::load(source, at, &scope)
    })
}

/// Draws the list in the leader's window.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, at: At, state: &mut State) {
    let Some(view) = view(cx, at) else { return };
    if !state
        .seen
        .as_ref()
        .is_some_and(|seen| Arc::ptr_eq(seen, &view))
    {
        state.sent.clear();
        state.seen = Some(view.clone());
    }
    let Some(view) = view.as_ref() else { return };
    ui.spacing_mut().item_spacing.y = space::L;
    figures(ui, cx, view);
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        match cx.denied_in(Attendance::KIND, view.place.or(cx.municipality)) {
            None => line(ui, cx, at, view, state),
            Some(denied) => whose(ui, cx, at.id(), denied),
        }
        said(ui, cx, view, state);
    });
    missing(ui, cx, view);
}

fn figures(ui: &mut Ui, cx: &Cx<'_>, view: &CheckInView) {
    let of = cx.text.with("check_in-of", &[("n", view.of.into())]);
    let here = cx.text.number(view.here);
    let cards: [StatCard<'_>; 1] = [StatCard::new(cx.text.get("check_in-here"), here).unit(of)];
    stat_row(ui, "check in", 200.0, cards);
}

/// Who is waited for, by unit.
fn missing(ui: &mut Ui, cx: &Cx<'_>, view: &CheckInView) {
    let title = cx.text.get("check_in-missing");
    Card::new().title(&title).show(ui, |ui| {
        if view.missing.is_empty() {
            muted(ui, &cx.text.get("check_in-nobody_missing"));
        }
        for missing in &view.missing {
            ui.horizontal_wrapped(|ui| {
                medium(ui, &missing.unit);
                let names = missing.people.iter().map(|one| cx.names.title(*one));
                let names: Vec<&str> = names.collect();
                muted(ui, &names.join(", "));
            });
        }
    });
}

/// What became of the last who was named.
fn said(ui: &mut Ui, cx: &Cx<'_>, view: &CheckInView, state: &State) {
    let (tone, shape, key, person) = match &state.last {
        // Only what is stored is told.
        Some(Last::Came(person)) if !view.present.contains(person) => return,
        Some(Last::Came(person)) => (Tone::Good, Shape::Check, "check_in-came", *person),
        Some(Last::Twice(person)) => (Tone::Warning, Shape::Triangle, "check_in-twice", *person),
        Some(Last::Nobody) => {
            let words = cx.text.get("check_in-nobody");
            state_words(ui, Shape::Triangle, Tone::Warning, &words);
            return;
        }
        None => {
            muted(ui, &cx.text.get("check_in-how"));
            return;
        }
    };
    let made = state.made.iter().find(|(_, id)| *id == person);
    let name = match cx.names.title(person) {
        "" => made.map_or("", |(typed, _)| typed.as_str()),
        name => name,
    };
    let words = cx.text.with(key, &[("name", name.into())]);
    state_words(ui, shape, tone, &words);
}

/// The field in which whoever comes is named.
fn line(ui: &mut Ui, cx: &Cx<'_>, at: At, view: &CheckInView, state: &mut State) {
    let id = UiId::unique(("check in", at.id()));
    // In one window the field is not seen: it has the keyboard when nothing else has.
    let nothing = ui.memory(|memory| memory.focused().is_none());
    if !std::mem::replace(&mut state.begun, true) || nothing && cx.wall.shown == Shown::Whole {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let label = cx.text.get("check_in-field");
    let hint = cx.text.get("check_in-hint");
    let place = view.place.or(cx.municipality);
    let named = cx.line(at.id(), "check in", |draft| {
        let guest = Guest::read(draft);
        let found = found(cx, view, state, &guest, place);
        let known = found.iter().filter_map(|person| cx.names.get(*person));
        let rows = found.iter().zip(known).map(|(person, named)| Suggestion {
            words: named.title.clone(),
            note: note(cx, view, state, *person, named.note.as_deref()),
        });
        let rows: Vec<Suggestion> = rows.collect();
        let add = guest.adds(cx, &found, place);
        let field = SuggestField::new(&label).add_words(add.as_deref());
        let answer = field
            .field(|field| {
                let field = field.label_hidden().hint(&hint).icon(Icon::PersonCheck);
                field.width(520.0).id(id)
            })
            .show(ui, draft, &rows);
        let typed = !draft.is_empty();
        state.about_to = found.first().copied().filter(|_| typed);
        let picked = answer.picked.and_then(|place| found.get(place)).copied();
        let named = picked.map(Named::Known);
        let named = named.or(answer.add.then_some(Named::New(guest)));
        let has_keyboard = answer.field.response.has_focus();
        let nobody = rows.is_empty() && add.is_none() && typed && has_keyboard;
        let nobody = nobody && ui.input(|input| input.key_pressed(Key::Enter));
        if nobody {
            state.last = Some(Last::Nobody);
        }
        // What is not seen cannot be mended: one begins anew.
        if named.is_some() || nobody && cx.wall.shown == Shown::Whole {
            draft.clear();
        }
        named
    });
    match named {
        Some(Named::Known(person)) => come(cx, at, view, state, person, Vec::new()),
        Some(Named::New(guest)) => walk_in(cx, at, view, state, &guest, place),
        None => {}
    }
}

/// Who has been named.
enum Named {
    Known(Id),
    New(Guest),
}

/// What has been typed: a name or its beginning, and after a comma a unit or its beginning.
struct Guest {
    name: String,
    unit: String,
}

impl Guest {
    fn read(typed: &str) -> Self {
        let (name, unit) = typed.split_once(',').unwrap_or((typed, ""));
        let tidy = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            name: tidy(name),
            unit: tidy(unit),
        }
    }

    /// The unit that is meant, where it is known.
    fn unit(&self, cx: &Cx<'_>, place: Option<MunicipalityCode>) -> Option<Id> {
        if self.unit.is_empty() {
            return None;
        }
        let units = cx
            .names
            .matching(&[Unit::CODE], &self.unit, place, SUGGESTED);
        let is_it = |unit: &&Id| alike(cx.names.title(**unit)) == alike(&self.unit);
        units.iter().find(is_it).or(units.first()).copied()
    }

    /// The words that add somebody new, where that may be meant: "Lägg till Per Lind från Skolan".
    fn adds(&self, cx: &Cx<'_>, found: &[Id], place: Option<MunicipalityCode>) -> Option<String> {
        let is_it = |person: &Id| alike(cx.names.title(*person)) == alike(&self.name);
        // The beginning of a name is nobody's whole name.
        let whole = !self.unit.is_empty() || self.name.contains(' ');
        if self.name.is_empty() || !whole || found.iter().any(is_it) {
            return None;
        }
        let unit = self.unit(cx, place);
        let known = unit.map(|unit| cx.names.title(unit).to_owned());
        let (key, unit) = match (self.unit.is_empty(), known) {
            (true, _) => ("check_in-add", String::new()),
            (false, Some(unit)) => ("check_in-add_from", unit),
            (false, None) => ("check_in-add_with", self.unit.clone()),
        };
        let args = [("name", (&self.name).into()), ("unit", unit.into())];
        Some(cx.text.with(key, &args))
    }
}

/// Those who may be meant: first those who are waited for, then those who are there already, then others.
fn found(
    cx: &Cx<'_>,
    view: &CheckInView,
    state: &State,
    guest: &Guest,
    place: Option<MunicipalityCode>,
) -> Vec<Id> {
    if guest.name.is_empty() {
        return Vec::new();
    }
    let mut all = cx
        .names
        .matching(&[Person::CODE], &guest.name, place, LOOKED_THROUGH);
    if !guest.unit.is_empty() {
        let unit = alike(&guest.unit);
        all.retain(|person| {
            let note = cx
                .names
                .get(*person)
                .and_then(|named| named.note.as_deref());
            note.is_some_and(|note| alike(note).starts_with(&unit))
        });
        // A whole name with a unit is that person, or somebody new: never another whose name goes on.
        if guest.name.contains(' ') {
            let name = alike(&guest.name);
            all.retain(|person| alike(cx.names.title(*person)) == name);
        }
    }
    let there = |person: &Id| is_here(view, state, *person);
    all.sort_by_key(|person| match () {
        () if view.waited.contains(person) && !there(person) => 0,
        () if there(person) => 1,
        () => 2,
    });
    all.truncate(SUGGESTED);
    all
}

fn is_here(view: &CheckInView, state: &State, person: Id) -> bool {
    view.present.contains(&person) || state.sent.iter().any(|(sent, _)| *sent == person)
}

/// What tells a person from others: the unit, and that she is there already.
fn note(
    cx: &Cx<'_>,
    view: &CheckInView,
    state: &State,
    person: Id,
    unit: Option<&str>,
) -> Option<String> {
    let there = is_here(view, state, person).then(|| cx.text.get("check_in-there"));
    let words = dotted([unit.unwrap_or_default(), &there.unwrap_or_default()]);
    (!words.is_empty()).then_some(words)
}

/// Somebody who was not expected: a person is made, with the unit, and is there.
fn walk_in(
    cx: &Cx<'_>,
    at: At,
    view: &CheckInView,
    state: &mut State,
    guest: &Guest,
    place: Option<MunicipalityCode>,
) {
    let key = format!("{}, {}", alike(&guest.name), alike(&guest.unit));
    let made = |(typed, _): &&(String, Id)| alike(typed) == key;
    if let Some((_, person)) = state.made.iter().find(made) {
        state.last = Some(Last::Twice(*person));
        return;
    }
    let mut new = Vec::new();
    let unit = guest.unit(cx, place).or_else(|| {
        let (kind, id) = (Unit::KIND, cx.fresh_id());
        let fields = fields([
            (Unit::name, json!(guest.unit)),
            (Unit::sector, Sector::Other.code().into()),
        ]);
        let needed = !guest.unit.is_empty();
        needed.then(|| {
            new.push(Edit::Create { kind, id, fields });
            id
        })
    });
    let (kind, person) = (Person::KIND, cx.fresh_id());
    let mut known = fields([
        (Person::name, json!(guest.name)),
        (Person::unit, json!(unit)),
    ]);
    known.retain(|_, value| *value != Value::Null);
    new.push(Edit::Create {
        kind,
        id: person,
        fields: known,
    });
    let typed = format!("{}, {}", guest.name, guest.unit);
    state.made.push((typed, person));
    come(cx, at, view, state, person, new);
}

/// Somebody is there: written down once.
fn come(cx: &Cx<'_>, at: At, view: &CheckInView, state: &mut State, person: Id, new: Vec<Edit>) {
    if is_here(view, state, person) {
        state.last = Some(Last::Twice(person));
        return;
    }
    let (kind, present) = (Attendance::KIND, AttendanceStatus::Present.code());
    let edit = match view.rows.get(&person) {
        Some((id, _)) => Edit::Set {
            kind,
            id: *id,
            fields: fields([(Attendance::status, present.into())]),
        },
        None => Edit::Create {
            kind,
            id: cx.fresh_id(),
            fields: fields([
                (at.field(), json!(at.id())),
                (Attendance::person, json!(person)),
                (Attendance::status, present.into()),
            ]),
        },
    };
    state.sent.push((person, edit.id()));
    state.last = Some(Last::Came(person));
    cx.run_after(new, edit);
}
