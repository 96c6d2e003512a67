//! Personer: everybody who takes part, in a table that stays quick.

use std::sync::Arc;

use eframe::egui::{Ui, vec2};

use super::{intake, person};
use crate::domain::{Choosable, Id, Person, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::found::Finding;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::shelf::person_field::pasted_rows;
use crate::gui::shelf::split::with_details;
use crate::gui::shelf::{
    self, List, New, PAGE, Page, Place, SHELF, Section, Shelf, Shown, View, Want, Who, record,
};
use crate::gui::theme::{Theme, Type, space};
use crate::gui::widgets::Column as TableColumn;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, DataTable, FilterChip, add_row, add_row_id, body, empty_state, filter_menu,
    medium, muted, search_field, sector_label, text, toggle_chips,
};
use crate::workspace::fields;

pub mod details;
pub mod load;
mod narrow;
pub mod paste_dialog;
mod units;

use load::{Column, PeopleView, PersonRow};
use narrow::{Asked, Filter};
use paste_dialog::{Onto, PasteDialog};

/// Below this width the least needed columns are left out.
const ROOM_FOR_ALL: f32 = 1_000.0;
/// Below this width only the most needed columns are left.
const ROOM_FOR_MOST: f32 = 790.0;
/// The least width of the column for municipalities, which only the lead needs.
const MUNICIPALITY: f32 = 105.0;

/// The page.
pub const PEOPLE_PAGE: Page = Page {
    code: "people",
    icon: Icon::Person,
    who: Who::All,
    section: Section::Competence,
    purpose: Some(purpose),
    views: &[View::Shelf(&PEOPLE), View::Shelf(&units::UNITS)],
    counted: true,
    ..PAGE
};

/// The people.
pub static PEOPLE: Shelf = Shelf {
    kind: Person::KIND,
    icon: Icon::Person,
    list: List::Own(
        |ui, cx, states| {
            states.with(None, |state, states| list(ui, cx, state, states));
            Want::Nothing
        },
        in_sight,
    ),
    asks: New::Line,
    record: Place::Page(person::ui),
    actions: Some(|ui, cx, states| {
        let words = cx.text.get("people-paste");
        let paste = Button::primary(&words).icon(Icon::Table).shortcut("Ctrl V");
        if cx.may_make(Person::KIND) && ui.add(paste).clicked() {
            states.with(None, |state: &mut State, _| {
                state.paste = Some(PasteDialog::default())
            });
        }
        let words = cx.text.get("people-read_in");
        if cx.may_make(Person::KIND) && ui.add(Button::secondary(&words)).clicked() {
            intake::begin(cx);
        }
    }),
    ..SHELF
};

/// What the list remembers.
#[derive(Default)]
struct State {
    list: Table,
    selected: Option<Id>,
    paste: Option<PasteDialog>,
}

/// What the table remembers.
#[derive(Default)]
struct Table {
    asked: Asked,
    finding: Finding<PeopleView>,
    /// The row that has been chosen, where the details cover the list.
    at: Option<Id>,
    /// The list shall have the focus again.
    returns: bool,
}

impl Table {
    /// Looks for those who are asked for.
    fn find(&mut self, cx: &Cx<'_>, view: &Arc<PeopleView>) {
        let whose = cx.municipality;
        self.finding
            .update(cx.views, whose, Some(view), &self.asked);
    }
}

fn view(cx: &Cx<'_>) -> Option<Arc<PeopleView>> {
    let scope = cx.scope();
    cx.view(("people", scope.clone()), move |source| {
        PeopleView::load(source, &scope)
    })
}

/// The people that the list shows.
fn in_sight(cx: &Cx<'_>, states: &mut States) -> Option<Shown> {
    let view = view(cx)?;
    states.with(None, |state: &mut State, _| {
        let list = &mut state.list;
        list.find(cx, &view);
        let finding = &list.finding;
        let found = finding.found().filter(|_| finding.is_done())?;
        let rows = found.rows().filter_map(|row| view.rows.get(row));
        Some(Shown::of(rows.map(|row| row.id), view.rows.len()))
    })
}

/// How many there are, and how many of them have not been told.
fn purpose(cx: &Cx<'_>) -> String {
    match view(cx) {
        Some(view) if view.rows.is_empty() => cx.text.get("people-purpose_empty"),
        Some(view) => cx.text.with(
            "people-purpose",
            &[
                ("n", view.counted.all.into()),
                ("uninformed", view.counted.uninformed.into()),
            ],
        ),
        None => String::new(),
    }
}

/// Draws the table, and whoever is chosen beside it.
fn list(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, states: &mut States) {
    take_paste(ui, cx, state);
    if let Some(view) = view(cx) {
        people(ui, cx, &view, state, states);
    }
    if let Some(dialog) = &mut state.paste
        && dialog.ui(ui.ctx(), cx, &Onto::People).is_some()
    {
        state.paste = None;
    }
}

/// Rows pasted while no other field waits for words open the dialog with them in it.
fn take_paste(ui: &Ui, cx: &Cx<'_>, state: &mut State) {
    let busy = ui.ctx().text_edit_focused() && state.selected.is_some();
    if busy || !cx.keyboard.is_pages() || state.paste.is_some() || !cx.may_make(Person::KIND) {
        return;
    }
    let pasted = pasted_rows(ui).map(PasteDialog::new);
    state.paste = pasted.or_else(|| PasteDialog::left(cx, None));
}

fn people(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &Arc<PeopleView>,
    state: &mut State,
    states: &mut States,
) {
    let State { list, selected, .. } = state;
    let (mut click, current, mut removed) = (None, *selected, false);
    let closed = with_details(
        ui,
        cx,
        selected.is_some(),
        |ui| click = main(ui, cx, view, list, current),
        |ui| {
            removed =
                current.is_some_and(|id| record::beside(ui, cx, &details::BESIDE, id, states));
        },
    );
    if closed || removed {
        (list.returns, list.at) = (true, current);
    }
    // Whoever is of another municipality than the chosen one stands in the list no more.
    let is_anothers = current.is_some_and(|id| {
        let row = cx.row(Person::KIND, id);
        let row = row.as_deref().and_then(Option::as_ref);
        cx.municipality.is_some() && row.is_some_and(|row| row.head.municipality != cx.municipality)
    });
    let current = current.filter(|_| !closed && !removed && !is_anothers);
    *selected = click.or(current);
}

/// Filters, the table and the row where one adds; the person that was clicked.
fn main(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &Arc<PeopleView>,
    list: &mut Table,
    selected: Option<Id>,
) -> Option<Id> {
    list.find(cx, view);
    if !view.rows.is_empty() {
        filters(ui, cx, view, list);
        ui.add_space(space::XS);
    }
    Card::new()
        .flush()
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let click = table(ui, cx, view, list, selected);
            if cx.may_make(Person::KIND) {
                let hint = cx.text.get("people-add_name");
                if cx.begun(Person::KIND).is_some() {
                    let row = add_row_id(ui, &hint);
                    ui.memory_mut(|memory| memory.request_focus(row));
                }
                if let Some(name) = cx.line(Id::nil(), "person", |words| add_row(ui, &hint, words))
                {
                    cx.create(Person::KIND, fields([(Person::name, name.into())]));
                }
            }
            click
        })
        .inner
}

fn filters(ui: &mut Ui, cx: &Cx<'_>, view: &Arc<PeopleView>, list: &mut Table) {
    ui.horizontal_wrapped(|ui| {
        let filter = &mut list.asked.filter;
        let search = match cx.municipality {
            Some(_) => "people-search",
            None => "people-search_all",
        };
        search_field(ui, &cx.text.get(search), &mut filter.written);
        level_filter(ui, cx, view, filter);
        sector_filter(ui, cx, view, filter);
        let words = cx.text.get("people-uninformed");
        let chip = FilterChip::new(&words).selected(filter.uninformed);
        let uninformed = cx.text.number(view.counted.uninformed);
        if ui.add(chip.count(&uninformed)).clicked() {
            filter.uninformed = !filter.uninformed;
        }
    });
    if let Some(found) = list.finding.found() {
        shelf::found(ui, cx, found.len(), found.list().rows.len());
    }
}

/// The levels as chips where there is room, else as a menu.
fn level_filter(ui: &mut Ui, cx: &Cx<'_>, view: &PeopleView, filter: &mut Filter) {
    let chosen = &mut filter.level;
    if ui.max_rect().width() < ROOM_FOR_ALL {
        let label = cx.text.field_named(Person::KIND, Person::participant_level);
        let options = options(cx, &view.counted.levels);
        return filter_menu(
            ui,
            &label,
            &cx.text.get("people-every_level"),
            &options,
            chosen,
        );
    }
    let levels = view.counted.levels.iter();
    let levels =
        levels.map(|(level, n)| (*level, cx.text.chosen(Some(*level)), cx.text.number(*n)));
    toggle_chips(ui, chosen, levels);
}

fn sector_filter(ui: &mut Ui, cx: &Cx<'_>, view: &PeopleView, filter: &mut Filter) {
    let label = cx.text.get("people-sector");
    let every = cx.text.get("people-every_sector");
    let options = options(cx, &view.counted.sectors);
    filter_menu(ui, &label, &every, &options, &mut filter.sector);
}

/// What can be filtered by, each with its count.
fn options<V: Choosable>(cx: &Cx<'_>, counted: &[(V, i64)]) -> Vec<(V, String)> {
    let all = counted.iter().map(|(one, people)| {
        let (words, people) = (cx.text.chosen(Some(*one)), cx.text.number(*people));
        (*one, format!("{words} {people}"))
    });
    all.collect()
}

/// The columns there is room for.
fn columns(cx: &Cx<'_>, room: f32) -> Vec<Column> {
    let mut columns = vec![Column::Name];
    let mut room = room;
    if cx.municipality.is_none() {
        columns.push(Column::Municipality);
        room -= MUNICIPALITY;
    }
    columns.extend([Column::Unit, Column::Sector]);
    if room >= ROOM_FOR_MOST {
        columns.push(Column::Decision);
    }
    columns.push(Column::Level);
    if room >= ROOM_FOR_ALL {
        columns.push(Column::Gender);
    }
    columns.push(Column::Hours);
    if room >= ROOM_FOR_ALL {
        columns.push(Column::Groups);
    }
    columns
}

fn heading(cx: &Cx<'_>, column: Column) -> String {
    let field = |code: &str| cx.text.field_named(Person::KIND, code);
    match column {
        Column::Name => field(Person::name),
        Column::Municipality => cx.text.get("people-municipality"),
        Column::Unit => field(Person::unit),
        Column::Sector => cx.text.get("people-sector"),
        Column::Decision => field(Person::decision_level),
        Column::Level => field(Person::participant_level),
        Column::Gender => field(Person::gender),
        Column::Hours => cx.text.get("people-hours"),
        Column::Groups => cx.text.get("page-groups"),
    }
}

fn table_column(column: Column, heading: &str) -> TableColumn<'_> {
    let made = TableColumn::new(heading).sortable();
    match column {
        Column::Name => made.share(1.4, 140.0),
        Column::Unit | Column::Groups => made.share(1.3, 130.0),
        Column::Sector => made.share(1.3, 140.0),
        Column::Decision => made.fixed(178.0),
        Column::Level => made.fixed(124.0),
        Column::Municipality => made.share(0.5, MUNICIPALITY),
        Column::Gender => made.fixed(80.0),
        Column::Hours => made.fixed(76.0).right(),
    }
}

fn table(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &Arc<PeopleView>,
    list: &mut Table,
    selected: Option<Id>,
) -> Option<Id> {
    if view.rows.is_empty() {
        empty_state(ui, Icon::Person, &cx.text.get("empty-person"), None, None);
        return None;
    }
    let columns = columns(cx, ui.available_width());
    let headings: Vec<String> = columns.iter().map(|column| heading(cx, *column)).collect();
    let drawn: Vec<TableColumn<'_>> = columns
        .iter()
        .zip(&headings)
        .map(|(column, heading)| table_column(*column, heading))
        .collect();
    list.find(cx, view);
    let finding = &mut list.finding;
    let found = finding.found()?;
    let row_at = |shown: usize| {
        let row = found.row(shown);
        row.and_then(|row| found.list().rows.get(row))
    };
    if found.is_empty() {
        ui.add_space(space::S);
        muted(ui, &cx.text.get("people-none_fit"));
        return None;
    }
    let at = if cx.narrow { list.at } else { selected };
    let at = at.and_then(|id| finding.shown(&id));
    let sorted = list.asked.order.and_then(|(column, order)| {
        let place = columns.iter().position(|one| *one == column)?;
        Some((place, order))
    });
    let title = cx.text.get("page-people");
    let row_name = |shown: usize| {
        let row = row_at(shown);
        row.map_or_else(String::new, |row| row.words(Column::Name).to_owned())
    };
    // Below the table there is room for the row where one adds, and for the card's edge.
    let room = ui.available_height() - 56.0;
    let shown = DataTable::new("people", &title, &drawn, found.len())
        .selected(at)
        .sorted(sorted)
        .question(finding.question())
        .row_name(&row_name)
        .height(room)
        .show(ui, |ui, row, column| {
            if let Some(row) = row_at(row) {
                cell(ui, row, columns[column]);
            }
        });
    let id_at = |row: Option<usize>| row.and_then(row_at).map(|row| row.id);
    let selected = id_at(shown.selected);
    finding.lets_keys_wait(&shown.response);
    list.at = selected.or(list.at);
    if std::mem::take(&mut list.returns) {
        ui.memory_mut(|memory| memory.request_focus(shown.response.id));
    }
    // What covers the list is opened; what stands beside it is shown as it is chosen.
    let clicked = id_at(shown.clicked);
    let click = if cx.narrow { clicked } else { selected };
    if let Some(id) = id_at(shown.opened) {
        cx.go(Route::record(Person::KIND, id));
    }
    if let Some((place, order)) = shown.sort {
        list.asked.order = Some((columns[place], order));
    }
    click
}

fn cell(ui: &mut Ui, row: &PersonRow, column: Column) {
    let words = row.words(column);
    match (column, row.sector) {
        (Column::Name, _) => {
            medium(ui, words);
            if row.protected {
                let (_, place) = ui.allocate_space(vec2(14.0, 14.0));
                let ink = Theme::of(ui).palette.muted;
                Icon::Lock.paint(ui.painter(), place.center(), 13.0, ink);
            }
        }
        (Column::Sector, Some(sector)) => {
            let colour = Theme::of(ui).palette.sector(sector as usize);
            sector_label(ui, colour, words);
        }
        (Column::Hours | Column::Unit, _) => drop(body(ui, words)),
        (Column::Groups, _) => {
            let muted = Theme::of(ui).palette.muted;
            text(ui, Type::Small, muted, words).on_hover_text(words);
        }
        _ => drop(muted(ui, words)),
    }
}
