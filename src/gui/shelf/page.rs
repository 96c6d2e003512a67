//! The frame that every described page stands in: header, tabs, the list, and beside it the record that is shown or
//! is being made.

use std::cell::RefCell;
use std::collections::HashMap;

use eframe::egui::{Key, Modifiers, Ui};

use super::describe::{List, New, Page, Place, Shelf, View, Want};
use super::form::{NewAnswer, NewRecord};
use super::split::with_details;
use super::{record, saving, table};
use crate::domain::{Field, Fields, Id, Kind, MunicipalityCode, Shape};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::focus;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, PageHeader, nothing_here, tabs};
use crate::text::{Sentence as _, capitalised};
use crate::workspace::Role;

/// The records that are being made on a list, or on the page of one record, by kind.
#[derive(Default)]
struct Making(HashMap<&'static str, Option<NewRecord>>);

/// The place in a list of pages that shows a route: the page, and which of its views.
pub fn find(pages: &'static [Page], route: &Route) -> Option<(&'static Page, usize)> {
    let of_kind = |code: &str| {
        let mut found = None;
        for page in pages {
            let view = page
                .views
                .iter()
                .position(|view| matches!(view, View::Shelf(shelf) if shelf.kind.code == code));
            let also = || page.also.iter().any(|shelf| shelf.kind.code == code);
            let view = view.or_else(|| also().then_some(0));
            found = found.or_else(|| view.map(|view| (page, view)));
        }
        found
    };
    match route {
        Route::List(code) | Route::Record(code, _) => of_kind(code),
        Route::Page(code) => pages.iter().find_map(|page| {
            let tab = page
                .views
                .iter()
                .position(|view| matches!(view, View::Tab { code: of, .. } if of == code));
            let view = tab.or_else(|| (page.code == *code).then_some(0));
            view.map(|view| (page, view))
        }),
        Route::Figure(written) => find(pages, &Route::above_figure(written)),
    }
}

/// Where a page's view is reached.
pub fn route_of(page: &Page, view: usize) -> Route {
    match page.views.get(view) {
        Some(View::Shelf(shelf)) => Route::list(shelf.kind),
        Some(View::Tab { code, .. }) if view > 0 => Route::Page(code),
        _ => Route::Page(page.code),
    }
}

/// Draws a page.
pub fn page(ui: &mut Ui, cx: &Cx<'_>, (page, at): (&'static Page, usize), states: &mut States) {
    let shown = shown(page, cx.route);
    if let Some((shelf, id)) = shown
        && let Place::Page(draw) = shelf.record
    {
        draw(ui, cx, id, states);
        return another(ui, cx, Some(shelf), Some(id));
    }
    let Some(view) = page.views.get(at) else {
        return;
    };
    if let Some((shelf, id)) = shown
        && is_anothers_now(cx, shelf, id, states)
    {
        cx.go(Route::list(shelf.kind));
    }
    let making = making(ui, cx, page, view, states);
    let states = RefCell::new(states);
    let (mut want, mut done) = (Want::Nothing, None);
    let closed = with_details(
        ui,
        cx,
        making.is_some() || shown.is_some(),
        |ui| {
            want = main(
                ui,
                cx,
                (page, at),
                shown.map(|(_, id)| id),
                &mut states.borrow_mut(),
            )
        },
        |ui| done = beside(ui, cx, (None, making), shown, &mut states.borrow_mut()),
    );
    let states = states.into_inner();
    if closed || done.is_some() {
        put_away(None, states);
        if let View::Shelf(shelf) = view {
            table::come_back(shelf, shown.map(|(_, id)| id), states);
        }
    }
    if let Some(Done::Saved(shelf, id)) = &done
        && let Some(goes_on) = shelf.goes_on
    {
        goes_on(cx, *id);
    }
    match done {
        // One goes on on the page, which its details would cover.
        Some(Done::Saved(shelf, _)) if cx.narrow && shelf.goes_on.is_some() => {
            cx.go(Route::list(shelf.kind));
        }
        Some(Done::Saved(shelf, id)) => cx.go(Route::record(shelf.kind, id)),
        Some(Done::Removed(shelf, _)) => cx.go(Route::list(shelf.kind)),
        None if closed && shown.is_some() && making.is_none() => cx.go(route_of(page, at)),
        Some(Done::Cancelled) | None => {}
    }
    match (want, view) {
        (Want::New(known), View::Shelf(shelf)) => cx.begin(shelf.kind, known),
        (Want::Show(id), View::Shelf(shelf)) => {
            put_away(None, states);
            cx.go(Route::record(shelf.kind, id));
        }
        _ => {}
    }
    let listed = match view {
        View::Shelf(shelf) => Some(*shelf),
        View::Whole(_) | View::Tab { .. } => None,
    };
    another(ui, cx, listed, None);
}

/// What stood beside a list when it was last drawn, and whose records were chosen then.
#[derive(Default)]
struct StoodBeside(Option<(Id, Option<MunicipalityCode>)>);

/// Whether a municipality has been chosen while this stood beside the list, and it is another's.
fn is_anothers_now(cx: &Cx<'_>, shelf: &Shelf, id: Id, states: &mut States) -> bool {
    let row = cx.row(shelf.kind, id);
    let Some(row) = row.as_deref().and_then(Option::as_ref) else {
        return false;
    };
    let chosen = table::within(shelf.kind, cx.municipality);
    states.with(None, |stood: &mut StoodBeside, _| {
        let before = stood.0.replace((id, chosen));
        let other = before.is_some_and(|(of, before)| of == id && before != chosen);
        let whose = row.head.municipality;
        other && chosen.is_some() && whose.is_some() && whose != chosen
    })
}

/// Ctrl N where the page itself has not taken it: another of the kind that is shown, or why none can be made. What
/// cannot be without another record belongs to the one that the shown one belongs to.
fn another(ui: &Ui, cx: &Cx<'_>, shelf: Option<&'static Shelf>, shown: Option<Id>) {
    let belongs = |field: &&Field| field.required && matches!(field.shape, Shape::Reference(_));
    let needed = shelf.into_iter().flat_map(|shelf| shelf.kind.fields.iter());
    let needed: Vec<&Field> = needed.filter(belongs).collect();
    // Read before the key is pressed: what it belongs to is known then.
    let shown = shelf.zip(shown).filter(|_| !needed.is_empty());
    let shown = shown.and_then(|(shelf, id)| cx.row(shelf.kind, id));
    let shown = shown.as_deref().and_then(Option::as_ref);
    if !cx.keyboard.pressed(ui, Modifiers::COMMAND, Key::N) {
        return;
    }
    let Some(shelf) = shelf.filter(|shelf| begins(shelf)) else {
        return cx.notice(cx.text.get("new-nothing_here"));
    };
    if let Some(denied) = cx.denied_in(shelf.kind, cx.municipality) {
        return cx.notice(denied.sentence(cx.text));
    }
    let known = needed.iter().filter_map(|field| {
        let value = shown?.fields.get(field.code)?;
        Some((field.code.to_owned(), value.clone()))
    });
    cx.begin(shelf.kind, known.collect());
}

/// Draws the page of a record, or another, with what belongs to it beside it: a new record of one of these kinds that
/// is being made there, or the one that has been opened with `cx.set_open(record, kind, …)`.
pub fn with_beside(
    ui: &mut Ui,
    cx: &Cx<'_>,
    record: Option<Id>,
    shelves: &[&'static Shelf],
    states: &mut States,
    main: impl FnOnce(&mut Ui, &mut States),
) {
    let (making, shown) = stands(cx, record, shelves, states);
    let states = RefCell::new(states);
    let mut done = None;
    let closed = with_details(
        ui,
        cx,
        making.is_some() || shown.is_some(),
        |ui| main(ui, &mut states.borrow_mut()),
        |ui| done = beside(ui, cx, (record, making), shown, &mut states.borrow_mut()),
    );
    if closed || done.is_some() {
        put_away(record, states.into_inner());
        if let (Some(record), Some((shelf, id))) = (record, shown)
            && cx.open(record, shelf.kind.code) == Some(id)
        {
            cx.set_open(record, shelf.kind.code, None);
        }
    }
    match done {
        Some(Done::Saved(shelf, id)) if matches!(shelf.record, Place::Page(_)) => {
            cx.go(Route::record(shelf.kind, id));
        }
        Some(Done::Removed(shelf, id)) if Some(id) == record => cx.go(Route::list(shelf.kind)),
        _ => {}
    }
}

/// What stood beside a page when it was last drawn: a record of this kind being made, or this one.
#[derive(Clone, Copy, Default)]
struct Stood {
    made: Option<&'static str>,
    open: Option<Id>,
}

/// What stands beside a page: of all that has been begun and opened, what was asked for last.
fn stands(
    cx: &Cx<'_>,
    record: Option<Id>,
    shelves: &[&'static Shelf],
    states: &mut States,
) -> (Option<&'static Shelf>, Option<(&'static Shelf, Id)>) {
    let stood = states.with(record, |stood: &mut Stood, _| *stood);
    let mut making = being_made(record, shelves.iter().copied(), states);
    let open = |shelf: &&'static Shelf| Some((*shelf, cx.open(record?, shelf.kind.code)?));
    let open: Vec<(&'static Shelf, Id)> = shelves.iter().filter_map(open).collect();
    let newest = open.iter().find(|(_, id)| Some(*id) != stood.open);
    let made = |making: Option<&'static Shelf>| making.map(|shelf| shelf.kind.code);
    if newest.is_some() && made(making) == stood.made {
        put_away(record, states);
        making = None;
    }
    let shown = newest
        .or(open.first())
        .filter(|_| making.is_none())
        .copied();
    for (shelf, id) in &open {
        if let Some(record) = record.filter(|_| shown.is_none_or(|(_, shown)| shown != *id)) {
            cx.set_open(record, shelf.kind.code, None);
        }
    }
    let stands = Stood {
        made: made(making),
        open: shown.map(|(_, id)| id),
    };
    states.put(record, stands);
    (making, shown)
}

/// Begins a new record beside a list, with what is known of it.
pub fn start(cx: &Cx<'_>, shelf: &'static Shelf, known: Fields, states: &mut States) {
    start_beside(cx, None, shelf, (known, ""), states);
}

/// Begins a new record beside the page of a record or, where none is given, another page: with what is known of it,
/// and what it is about where its fields do not tell.
pub fn start_beside(
    cx: &Cx<'_>,
    record: Option<Id>,
    shelf: &'static Shelf,
    (known, about): (Fields, &str),
    states: &mut States,
) {
    let mut fields = (shelf.begins)(cx, states);
    fields.extend(known);
    let along = shelf.along.filter(|along| cx.may_make(along.shelf.kind));
    let new = || {
        NewRecord::new(cx, shelf.kind, fields)
            .about(about)
            .along(cx, along)
    };
    let form = shelf.form().map(|_| new());
    states.with(record, |making: &mut Making, _| {
        making.0.insert(shelf.kind.code, form);
    });
}

/// The first of these kinds of which a new record is being made.
fn being_made(
    record: Option<Id>,
    shelves: impl Iterator<Item = &'static Shelf>,
    states: &mut States,
) -> Option<&'static Shelf> {
    states.with(record, |making: &mut Making, _| {
        let mut shelves = shelves;
        shelves.find(|shelf| making.0.contains_key(shelf.kind.code))
    })
}

/// Nothing is being made any longer.
fn put_away(record: Option<Id>, states: &mut States) {
    states.with(record, |making: &mut Making, _| making.0.clear());
}

/// The record that the route shows, if it is one of the page's.
fn shown(page: &Page, route: &Route) -> Option<(&'static Shelf, Id)> {
    page.shelves()
        .find_map(|shelf| route.shown(shelf.kind).map(|id| (shelf, id)))
}

/// The kind of record that is being made on the page, begun in this frame or before.
fn making(
    ui: &Ui,
    cx: &Cx<'_>,
    page: &Page,
    view: &View,
    states: &mut States,
) -> Option<&'static Shelf> {
    let listed = match view {
        View::Shelf(shelf) => Some(*shelf),
        View::Whole(_) | View::Tab { .. } => None,
    };
    let key = listed.filter(|shelf| {
        has_form(shelf)
            && cx.may_make(shelf.kind)
            && cx.keyboard.pressed(ui, Modifiers::COMMAND, Key::N)
    });
    let here = || listed.into_iter().chain(page.also.iter().copied());
    let here = || here().filter(|shelf| has_form(shelf));
    for shelf in here() {
        let pressed = key.is_some_and(|key| key.kind.code == shelf.kind.code);
        if let Some(known) = cx.begun(shelf.kind).or(pressed.then(Fields::new)) {
            start(cx, shelf, known, states);
        }
    }
    being_made(None, here(), states)
}

/// Whether a new record can be begun here.
pub fn can_begin(cx: &Cx<'_>, shelf: &Shelf) -> bool {
    has_form(shelf) && cx.may_make(shelf.kind)
}

fn has_form(shelf: &Shelf) -> bool {
    !matches!(shelf.asks, New::Elsewhere | New::Line)
}

/// Whether a new record is begun on its list, in a form or on a line of it.
fn begins(shelf: &Shelf) -> bool {
    !matches!(shelf.asks, New::Elsewhere)
}

/// What became of what stands beside.
enum Done {
    Saved(&'static Shelf, Id),
    Cancelled,
    Removed(&'static Shelf, Id),
}

/// What stands beside; what became of it when it is done with.
fn beside(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (record, making): (Option<Id>, Option<&'static Shelf>),
    shown: Option<(&'static Shelf, Id)>,
    states: &mut States,
) -> Option<Done> {
    if let Some(shelf) = making {
        return made(ui, cx, record, shelf, states);
    }
    let (shelf, id) = shown?;
    let gone = record::beside(ui, cx, shelf, id, states);
    gone.then_some(Done::Removed(shelf, id))
}

/// Draws the form of a record that is being made; what has become of it. Where another was made along with it, one goes
/// on with that.
fn made(
    ui: &mut Ui,
    cx: &Cx<'_>,
    record: Option<Id>,
    shelf: &'static Shelf,
    states: &mut States,
) -> Option<Done> {
    let done = |answer, along: Option<(&'static Shelf, Id)>| match answer {
        NewAnswer::Open => None,
        NewAnswer::Saved(id) => {
            let (shelf, id) = along.unwrap_or((shelf, id));
            Some(Done::Saved(shelf, id))
        }
        NewAnswer::Cancelled => Some(Done::Cancelled),
    };
    if let New::Own(draw) = shelf.asks {
        return done(draw(ui, cx, states), None);
    }
    let fields = shelf.form().unwrap_or_default();
    states.with(record, |making: &mut Making, _| {
        match making.0.get_mut(shelf.kind.code) {
            Some(Some(form)) => done(form.ui(ui, cx, &fields), form.made_along()),
            _ => Some(Done::Cancelled),
        }
    })
}

/// What a page shows, whatever stands beside it.
fn main(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (page, at): (&'static Page, usize),
    shown: Option<Id>,
    states: &mut States,
) -> Want {
    match &page.views[at] {
        View::Whole(draw) => {
            draw(ui, cx, states);
            Want::Nothing
        }
        View::Tab { draw, action, .. } => {
            header(ui, cx, (page, at), |ui| {
                if let Some(action) = action {
                    action(ui, cx);
                }
                Want::Nothing
            });
            draw(ui, cx, states);
            Want::Nothing
        }
        View::Shelf(shelf) => {
            let any = count(cx, shelf.kind);
            let want = header(ui, cx, (page, at), |ui| {
                let new = any.is_some_and(|any| any > 0) && new_button(ui, cx, shelf);
                // The main action stands furthest to the right, whether it makes a new one or is the page's own.
                let own = |ui: &mut Ui, states: &mut States| {
                    if let Some(actions) = shelf.actions {
                        actions(ui, cx, states);
                    }
                };
                let first = !has_form(shelf);
                if first {
                    own(ui, states);
                }
                saving::button(ui, cx, shelf, any, states);
                if !first {
                    own(ui, states);
                }
                if new {
                    Want::New(Fields::new())
                } else {
                    Want::Nothing
                }
            });
            let listed = match (any, &shelf.list) {
                (Some(0), List::Table(_)) => nothing_yet(ui, cx, shelf),
                (Some(_), _) => list(ui, cx, shelf, shown, states),
                (None, _) => Want::Nothing,
            };
            match want {
                Want::Nothing => listed,
                want => want,
            }
        }
    }
}

fn list(
    ui: &mut Ui,
    cx: &Cx<'_>,
    shelf: &'static Shelf,
    shown: Option<Id>,
    states: &mut States,
) -> Want {
    match shelf.list {
        List::Table(columns) => table::ui(ui, cx, shelf, columns, shown, states),
        List::Own(draw, _) => draw(ui, cx, states),
        List::None => Want::Nothing,
    }
}

/// How many records of a kind are shown: those of the chosen municipality, with what is everybody's.
pub fn count(cx: &Cx<'_>, kind: &'static Kind) -> Option<i64> {
    let only = table::within(kind, cx.municipality);
    let count = cx.view(("how many", kind.code, only), move |source| {
        source.count(kind, only)
    });
    count.map(|count| i64::try_from(*count).unwrap_or(i64::MAX))
}

/// The header with the page's tabs; what its actions answer.
fn header(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (page, at): (&'static Page, usize),
    actions: impl FnOnce(&mut Ui) -> Want,
) -> Want {
    ui.add_space(space::L);
    let title = cx.text.get(&format!("page-{}", page.code));
    let purpose = match page.purpose {
        Some(purpose) => purpose(cx),
        None => cx.text.get(&format!("purpose-{}", page.code)),
    };
    let want = PageHeader::new(&title).purpose(&purpose).show(ui, actions);
    let role = cx.role;
    let all = page.views.iter().enumerate();
    let options: Vec<(usize, String)> = all
        .filter(|(place, view)| *place == at || view.is_used(cx))
        .filter_map(|(place, view)| Some((place, tab_words(cx, view, role)?)))
        .collect();
    if options.len() > 1 {
        let mut chosen = at;
        if tabs(ui, &mut chosen, &options) {
            cx.go(route_of(page, chosen));
        }
        ui.add_space(space::S);
    }
    want.inner
}

/// What stands on a page, with the words that it is found by: the page's name, then its tabs'.
pub fn views(cx: &Cx<'_>, page: &'static Page) -> Vec<(Route, String)> {
    let title = cx.text.get(&format!("page-{}", page.code));
    let rest = page.views.iter().enumerate().skip(1);
    let rest = rest.filter(|(_, view)| view.is_used(cx));
    let rest = rest.filter_map(|(place, view)| {
        let words = tab_words(cx, view, cx.role)?;
        Some((route_of(page, place), words))
    });
    std::iter::once((route_of(page, 0), title))
        .chain(rest)
        .collect()
}

/// A tab's words, for those whom it is for.
fn tab_words(cx: &Cx<'_>, view: &View, role: Role) -> Option<String> {
    match view {
        View::Shelf(shelf) => Some(capitalised(&cx.text.kinds(shelf.kind))),
        View::Tab { code, who, .. } if who.is(role) => Some(cx.text.get(&format!("tab-{code}"))),
        View::Tab { .. } | View::Whole(_) => None,
    }
}

fn new_words(cx: &Cx<'_>, shelf: &Shelf) -> Option<String> {
    can_begin(cx, shelf).then(|| capitalised(&cx.text.kind_new(shelf.kind)))
}

/// The button that begins a new record, where that may be done; whether it was clicked, or its key pressed.
pub fn new_button(ui: &mut Ui, cx: &Cx<'_>, shelf: &Shelf) -> bool {
    new_words(cx, shelf).is_some_and(|words| {
        let button = Button::primary(&words).icon(Icon::Plus);
        let clicked = ui.add(button.shortcut("Ctrl N")).clicked();
        clicked || cx.keyboard.pressed(ui, Modifiers::COMMAND, Key::N)
    })
}

/// What goes here, and a way to begin.
pub fn nothing_yet(ui: &mut Ui, cx: &Cx<'_>, shelf: &Shelf) -> Want {
    let key = format!("empty-{}", shelf.kind.code);
    let leads = format!("{key}_lead");
    let key = if cx.is_lead() && cx.text.has(&leads) {
        leads
    } else {
        key
    };
    let sentence = cx.text.get(&key);
    let words = new_words(cx, shelf);
    let (begins, _) = nothing_here(ui, shelf.icon, &sentence, words.as_deref(), None);
    match begins {
        Some(begins) => {
            // Here is nothing else to do: whoever comes with the keyboard comes to it.
            focus::comes_to(ui, begins.id);
            match begins.clicked() {
                true => Want::New(Fields::new()),
                false => Want::Nothing,
            }
        }
        None => Want::Nothing,
    }
}
