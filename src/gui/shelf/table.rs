//! A kind of record as a table: columns, filters, search and order, read from its shelf.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Key, Modifiers, Ui};

use super::describe::{Cell, Column, Place, Shelf, Shown, Want};
use super::narrow::{Asked, filters, narrowed};
use crate::domain::reading::alike;
use crate::domain::{
    Choosable as _, Decimal, Field, Id, Kind, Municipality, MunicipalityCode, Record as _, Sector,
    Shape, Value, parse_date,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::found::{Finding, Found};
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::ground::states::States;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{
    Card, Column as TableColumn, DataTable, body, is_said, medium, muted, sector_label, small,
};
use crate::insight::Scope;
use crate::report::xlsx;
use crate::text::{Text, capitalised, sort_key};
use crate::workspace::{Result, Row};

/// From so many rows on, a list can be searched.
pub const MANY: usize = 12;
/// Room beside the columns, for the edges of the card.
const EDGES: f32 = 20.0;

/// What a value sorts by: nothing first, then numbers, then words as the language has them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SortKey {
    /// Nothing.
    Nothing,
    /// A number.
    Number(i64),
    /// A number with decimals.
    Decimal(Decimal),
    /// A date, a time, a code.
    Plain(String),
    /// Words.
    Words(Vec<u8>),
}

impl SortKey {
    /// The key of a value that a field holds.
    pub fn in_field(field: &Field, value: Option<&Value>) -> Self {
        let number = value.filter(|_| field.shape == Shape::Decimal);
        let number = number.and_then(|number| Decimal::parse(number.as_str()?).ok());
        number.map_or_else(|| Self::of(value), Self::Decimal)
    }

    /// The key of a stored value.
    pub fn of(value: Option<&Value>) -> Self {
        match value {
            None | Some(Value::Null) => Self::Nothing,
            Some(Value::Number(number)) => number.as_i64().map_or(Self::Nothing, Self::Number),
            Some(Value::String(words)) => Self::Plain(words.clone()),
            Some(other) => Self::Plain(other.to_string()),
        }
    }
}

/// One cell.
#[derive(Debug, Clone)]
pub(super) struct ShownCell {
    words: String,
    pub(super) key: SortKey,
    sector: Option<usize>,
}

/// One record as a row.
pub(super) struct ListRow {
    pub(super) id: Id,
    pub(super) cells: Vec<ShownCell>,
    /// The choices that the filters look at, in their order.
    pub(super) choices: Vec<Vec<String>>,
    /// Everything that can be searched, in lower case.
    pub(super) searched: String,
}

/// A kind's records as rows, and a line about all of them.
pub(super) struct ListTable {
    /// The columns that say something; the cells of every line stand in their order.
    pub(super) columns: Vec<&'static Column>,
    pub(super) lines: Vec<ListRow>,
    /// What each filter can be narrowed to, and how many rows that leaves.
    pub(super) filters: Vec<Vec<(&'static str, i64)>>,
    /// What it can be narrowed by: the codes of the fields.
    pub(super) filtered: &'static [&'static str],
    sum: String,
}

/// What a list remembers.
#[derive(Default)]
struct ListState {
    asked: Asked,
    finding: Finding<ListTable>,
    /// The row that has been chosen, where records cover the list or have pages of their own.
    at: Option<Id>,
    /// The list shall have the focus again.
    returns: bool,
}

fn view(cx: &Cx<'_>, shelf: &'static Shelf, columns: &'static [Column]) -> Option<Arc<ListTable>> {
    let scope = cx.scope();
    let key = ("shelf", shelf.kind.code, scope.municipality, cx.today);
    cx.view(key, move |source| load(source, shelf, columns, &scope))
}

/// What the list shows of whose records are chosen now; none until that is found.
pub(super) fn in_sight(
    cx: &Cx<'_>,
    shelf: &'static Shelf,
    columns: &'static [Column],
    states: &mut States,
) -> Option<Shown> {
    let table = view(cx, shelf, columns)?;
    states.with(None, |all: &mut HashMap<&'static str, ListState>, _| {
        let state = all.entry(shelf.kind.code).or_default();
        let (finding, whose) = (&mut state.finding, cx.municipality);
        finding.update(cx.views, whose, Some(&table), &state.asked);
        let found = finding.found().filter(|_| finding.is_done())?;
        let lines = &found.list().lines;
        let shown = found.rows().filter_map(|row| lines.get(row));
        Some(Shown::of(shown.map(|line| line.id), lines.len()))
    })
}

/// What stood beside a list has been left: the list has the focus again, on the row that was open.
pub(super) fn come_back(shelf: &Shelf, from: Option<Id>, states: &mut States) {
    states.with(None, |all: &mut HashMap<&'static str, ListState>, _| {
        let state = all.entry(shelf.kind.code).or_default();
        state.returns = true;
        state.at = from.or(state.at);
    });
}

/// Draws the table of a shelf; what the user wants.
pub fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    shelf: &'static Shelf,
    columns: &'static [Column],
    shown: Option<Id>,
    states: &mut States,
) -> Want {
    let Some(table) = view(cx, shelf, columns) else {
        return Want::Nothing;
    };
    states.with(None, |all: &mut HashMap<&'static str, ListState>, _| {
        let state = all.entry(shelf.kind.code).or_default();
        filters(ui, cx, shelf, &table, &mut state.asked);
        if !table.sum.is_empty() {
            small(ui, &table.sum);
        }
        let (finding, whose) = (&mut state.finding, cx.municipality);
        finding.update(cx.views, whose, Some(&table), &state.asked);
        let Some(found) = finding.found() else {
            return Want::Nothing;
        };
        self::found(ui, cx, found.len(), found.list().lines.len());
        if found.is_empty() {
            muted(ui, &cx.text.get("list-none_fit"));
            return Want::Nothing;
        }
        draw(ui, cx, shelf, &found, shown, state)
    })
}

/// Says how many rows of all a list shows, where that is not all.
pub fn found(ui: &mut Ui, cx: &Cx<'_>, rows: usize, all: usize) {
    if rows < all {
        let args = [("n", rows.into()), ("all", all.into())];
        let words = cx.text.with("list-found", &args);
        let told = small(ui, &words);
        is_said(ui, &told, &words);
    }
}

fn load(
    source: &Source,
    shelf: &Shelf,
    columns: &'static [Column],
    scope: &Scope,
) -> Result<ListTable> {
    let only = within(shelf.kind, scope.municipality);
    let mut rows = source.reader.rows(shelf.kind)?;
    let of = |row: &Row| row.head.municipality;
    let owners = source.owners()?;
    rows.retain(|row| only.is_none() || of(row).is_none() || of(row) == only);
    let (by, latest_first) = shelf.order;
    // What is alike stands by what is read first, and then by whose it is.
    let first = columns.first().map(|column| &column.cell);
    rows.sort_by_cached_key(|row| {
        let first = match first {
            Some(Cell::Field(code)) => Some(key(source, shelf.kind, row, code)),
            _ => None,
        };
        let whose = owners.whose(row.head);
        // And then by what it is called: never by chance.
        let title = shelf.kind.title.iter();
        let title = title.map(|code| key(source, shelf.kind, row, code));
        (first, sort_key(&whose), title.collect::<Vec<_>>())
    });
    let order = |row: &Row| key(source, shelf.kind, row, by);
    if latest_first {
        rows.sort_by_cached_key(|row| std::cmp::Reverse(order(row)));
    } else {
        rows.sort_by_cached_key(order);
    }
    if let Some(ahead) = shelf.ahead {
        let ahead = ahead(source, scope)?;
        let place = |row: &Row| ahead.iter().position(|id| *id == row.head.id);
        rows.sort_by_cached_key(|row| place(row).unwrap_or(usize::MAX));
    }
    let mut lines: Vec<ListRow> = rows
        .iter()
        .map(|row| ListRow {
            id: row.head.id,
            cells: Vec::new(),
            choices: shelf
                .filters
                .iter()
                .map(|code| choices(row, code))
                .collect(),
            searched: String::new(),
        })
        .collect();
    let same_owner = |one: &Row, other: &Row| {
        let same = one.head.project == other.head.project;
        of(one) == of(other) && (same || !owners.are_of_several())
    };
    let one = rows.windows(2).all(|pair| same_owner(&pair[0], &pair[1]));
    let says = |column: &&Column| !(one && matches!(column.cell, Cell::Whose));
    let columns: Vec<&Column> = columns.iter().filter(says).collect();
    for column in &columns {
        let cells = cells(source, shelf.kind, column, &rows, scope)?;
        for (line, cell) in lines.iter_mut().zip(cells) {
            line.searched += &alike(&cell.words);
            line.searched.push('\n');
            line.cells.push(cell);
        }
    }
    let sum = match shelf.sum {
        Some(sum) => sum(source, scope)?,
        None => String::new(),
    };
    let filters = shelf.filters.iter().copied().enumerate();
    let filters = filters.map(|filter| narrowed(shelf.kind, filter, &lines));
    Ok(ListTable {
        columns,
        filters: filters.collect(),
        filtered: shelf.filters,
        lines,
        sum,
    })
}

/// The municipality whose records of a kind are shown beside everybody's. Those who take part stand in one list,
/// whichever of them is chosen.
pub fn within(kind: &Kind, chosen: Option<MunicipalityCode>) -> Option<MunicipalityCode> {
    chosen.filter(|_| kind.code != Municipality::KIND.code)
}

/// What a record stands by in the order of a field.
pub(super) fn key(source: &Source, kind: &'static Kind, row: &Row, code: &str) -> SortKey {
    let value = row.fields.get(code);
    let words = kind.field(code).is_some_and(|(_, field)| {
        matches!(
            field.shape,
            Shape::Line | Shape::Text | Shape::MunicipalityCode
        )
    });
    match kind.field(code) {
        Some((_, field)) if words && value.is_some_and(|value| !value.is_null()) => {
            let value = value.unwrap_or(&Value::Null);
            SortKey::Words(sort_key(
                &source.text.value(field, value, &|_| String::new()),
            ))
        }
        Some((_, field)) if matches!(field.shape, Shape::Reference(_) | Shape::References(_)) => {
            SortKey::Words(sort_key(&titles(source, value)))
        }
        Some((_, field)) => SortKey::in_field(field, value),
        None => SortKey::of(value),
    }
}

/// What the records are called that a value refers to.
fn titles(source: &Source, value: Option<&Value>) -> String {
    let ids = match value {
        Some(Value::Array(all)) => all.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let names = source.names().ok();
    let titles = ids.iter().filter_map(|id| {
        let id = Id::try_parse(id.as_str()?).ok()?;
        names.as_ref().map(|names| names.title(id).to_owned())
    });
    titles.collect::<Vec<_>>().join(", ")
}

fn choices(row: &Row, code: &str) -> Vec<String> {
    match row.fields.get(code) {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(several)) => {
            let several = several.iter().filter_map(Value::as_str);
            several.map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

/// A column's cells for every row.
fn cells(
    source: &Source,
    kind: &'static Kind,
    column: &Column,
    rows: &[Row],
    scope: &Scope,
) -> Result<Vec<ShownCell>> {
    let words = |words: String| ShownCell {
        key: SortKey::Words(sort_key(&words)),
        words,
        sector: None,
    };
    match column.cell {
        Cell::Field(code) => {
            let names = source.names()?;
            let Some((_, field)) = kind.field(code) else {
                return Ok(rows.iter().map(|_| words(String::new())).collect());
            };
            let cell = |row: &Row| {
                let value = row.fields.get(code).unwrap_or(&Value::Null);
                let title = |id: &str| names.title_of(id);
                let by_words = matches!(
                    field.shape,
                    Shape::Line
                        | Shape::Text
                        | Shape::Reference(_)
                        | Shape::References(_)
                        | Shape::MunicipalityCode
                        | Shape::Choice(_)
                        | Shape::Choices(_)
                );
                let shown = source.text.value(field, value, &title);
                ShownCell {
                    key: match by_words && !shown.is_empty() {
                        true => SortKey::Words(sort_key(&shown)),
                        false => SortKey::in_field(field, Some(value)),
                    },
                    words: shown,
                    sector: sector(field.shape, value),
                }
            };
            Ok(rows.iter().map(cell).collect())
        }
        Cell::Whose => {
            let owners = source.owners()?;
            let whose = rows.iter().map(|row| owners.whose(row.head));
            Ok(whose.map(words).collect())
        }
        Cell::Referring(kind, field) => {
            let counts = source.reader.referred(kind, field)?;
            let cells = rows.iter().map(|row| {
                let count = counts.get(&row.head.id).copied().unwrap_or_default();
                number(source, Some(count))
            });
            Ok(cells.collect())
        }
        Cell::Number(_, own) => {
            let numbers = own(source, scope, rows)?.into_iter();
            Ok(numbers.map(|one| number(source, one)).collect())
        }
        Cell::Own(_, own) => Ok(own(source, scope, rows)?.into_iter().map(words).collect()),
    }
}

fn number(source: &Source, number: Option<i64>) -> ShownCell {
    ShownCell {
        words: number.map_or_else(String::new, |number| source.text.number(number)),
        key: number.map_or(SortKey::Nothing, SortKey::Number),
        sector: None,
    }
}

/// The place of a sector among the sectors, which gives it its colour.
fn sector(shape: Shape, value: &Value) -> Option<usize> {
    let Shape::Choice(vocabulary) = shape else {
        return None;
    };
    let code = value
        .as_str()
        .filter(|_| vocabulary == Sector::VOCABULARY)?;
    vocabulary.choices.iter().position(|choice| *choice == code)
}

fn heading(text: &Text, kind: &Kind, column: &Column) -> String {
    capitalised(&match column.cell {
        Cell::Field(code) => text.field_named(kind, code),
        Cell::Whose => text.get("list-whose"),
        Cell::Referring(kind, _) => text.kinds(kind),
        Cell::Own(key, _) | Cell::Number(key, _) => text.get(key),
    })
}

fn is_number(kind: &Kind, column: &Column) -> bool {
    match column.cell {
        Cell::Field(code) => kind
            .field(code)
            .is_some_and(|(_, field)| matches!(field.shape, Shape::Number(_) | Shape::Decimal)),
        Cell::Referring(..) | Cell::Number(..) => true,
        Cell::Whose | Cell::Own(..) => false,
    }
}

/// The columns that there is room for, by their places: the first, and whose the rows are, before the others. Each
/// takes at least so much.
fn fitting(columns: &[&Column], leasts: &[f32], mut room: f32) -> Vec<usize> {
    let stays = |place: &usize| *place == 0 || matches!(columns[*place].cell, Cell::Whose);
    let (kept, others): (Vec<usize>, Vec<usize>) = (0..columns.len()).partition(stays);
    for place in &kept {
        room -= leasts[*place];
    }
    let fits = others.into_iter().take_while(|place| {
        room -= leasts[*place];
        room >= 0.0
    });
    let mut fitting: Vec<usize> = fits.chain(kept.iter().copied()).collect();
    fitting.sort_unstable();
    fitting
}

/// The line that is shown as number so and so.
fn line(found: &Found<ListTable>, shown: usize) -> Option<&ListRow> {
    found.list().lines.get(found.row(shown)?)
}

fn draw(
    ui: &mut Ui,
    cx: &Cx<'_>,
    shelf: &'static Shelf,
    found: &Found<ListTable>,
    shown: Option<Id>,
    state: &mut ListState,
) -> Want {
    let columns = &found.list().columns;
    let headings: Vec<String> = columns
        .iter()
        .map(|column| heading(cx.text, shelf.kind, column))
        .collect();
    let mut drawn: Vec<TableColumn<'_>> = Vec::new();
    for (column, heading) in columns.iter().zip(&headings) {
        let least = column.least;
        let made = TableColumn::new(heading).share(least, least).sortable();
        let number = is_number(shelf.kind, column);
        drawn.push(if number { made.right() } else { made });
    }
    let leasts: Vec<f32> = drawn.iter().map(|column| column.least(ui)).collect();
    let fitting = fitting(columns, &leasts, ui.available_width() - EDGES);
    let drawn: Vec<_> = fitting
        .iter()
        .map(|column| drawn[*column].clone())
        .collect();
    let sorted = state.asked.order.and_then(|(by, order)| {
        let place = fitting.iter().position(|column| *column == by);
        place.map(|place| (place, order))
    });
    // What stands beside the list is shown as it is chosen; what covers the list, or has a page of its own, is opened.
    let beside = !matches!(shelf.record, Place::Page(_)) && !cx.narrow;
    let at = if beside { shown } else { state.at };
    let at = at.and_then(|id| state.finding.shown(&id));
    let name = capitalised(&cx.text.kinds(shelf.kind));
    let row_name = |row: usize| {
        let cells = line(found, row).map(|line| &*line.cells);
        let mut cells = cells.unwrap_or_default().iter().map(|cell| &cell.words);
        cells
            .find(|words| !words.is_empty())
            .cloned()
            .unwrap_or_default()
    };
    let out = Card::new().flush().show(ui, |ui| {
        let room = ui.available_height() - space::XL;
        DataTable::new(shelf.kind.code, &name, &drawn, found.len())
            .height(room)
            .selected(at)
            .sorted(sorted)
            .question(state.finding.question())
            .row_name(&row_name)
            .show(ui, |ui, row, column| {
                if let Some(line) = line(found, row) {
                    cell(ui, &line.cells[fitting[column]], column);
                }
            })
    });
    let sort = out.inner.sort;
    state.asked.order = sort
        .map(|(column, order)| (fitting[column], order))
        .or(state.asked.order);
    state.finding.lets_keys_wait(&out.inner.response);
    let list = out.inner.response.id;
    if std::mem::take(&mut state.returns) {
        ui.memory_mut(|memory| memory.request_focus(list));
    }
    removes(ui, cx, shelf, shown, list);
    let selected = out.inner.selected;
    state.at = selected.map_or(state.at, |row| line(found, row).map(|line| line.id));
    let click = if beside { selected } else { out.inner.clicked };
    match out.inner.opened.or(click).and_then(|row| line(found, row)) {
        Some(line) => Want::Show(line.id),
        None => Want::Nothing,
    }
}

fn cell(ui: &mut Ui, cell: &ShownCell, column: usize) {
    match cell.sector {
        Some(sector) => {
            let colour = Theme::of(ui).palette.sector(sector);
            sector_label(ui, colour, &cell.words);
        }
        None if column == 0 => drop(medium(ui, &cell.words)),
        None => drop(body(ui, &cell.words)),
    }
}

/// Delete removes the record that is chosen in the table.
fn removes(ui: &Ui, cx: &Cx<'_>, shelf: &Shelf, shown: Option<Id>, table: eframe::egui::Id) {
    let focused = ui.ctx().memory(|memory| memory.has_focus(table));
    let pressed = focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete));
    let Some(id) = shown.filter(|_| pressed) else {
        return;
    };
    let row = cx.row(shelf.kind, id);
    let Some(row) = row.as_deref().and_then(Option::as_ref) else {
        return;
    };
    let kept = shelf.kept.and_then(|kept| kept(cx, row));
    if kept.is_none() && cx.may_change(row.kind, &row.head) {
        cx.remove(shelf.kind, id);
        cx.go(Route::list(shelf.kind));
    }
}

/// These records as they are now, in this order, with the columns of the list: who was erased since they were found is
/// not among them.
pub(super) fn sheet(
    source: &Source,
    shelf: &Shelf,
    columns: &'static [Column],
    (scope, records): (&Scope, &[Id]),
) -> Result<xlsx::Sheet> {
    let (kind, text) = (shelf.kind, &source.text);
    let ListTable { columns, lines, .. } = load(source, shelf, columns, scope)?;
    let lines: HashMap<Id, ListRow> = lines.into_iter().map(|line| (line.id, line)).collect();
    let lines = records.iter().filter_map(|id| lines.get(id));
    let headings = columns.iter().map(|column| heading(text, kind, column));
    let project = source.reader.project()?;
    Ok(xlsx::Sheet {
        columns: headings.collect(),
        rows: lines
            .map(|line| line.cells.iter().map(excel).collect())
            .collect(),
        name: capitalised(&text.kinds(kind)),
        project: project.map(|project| project.name).unwrap_or_default(),
        made_on: scope.today,
    })
}

fn excel(cell: &ShownCell) -> xlsx::Cell {
    match &cell.key {
        SortKey::Nothing => xlsx::Cell::Nothing,
        SortKey::Number(number) => xlsx::Cell::Number(*number),
        SortKey::Decimal(number) => xlsx::Cell::Decimal(*number),
        SortKey::Plain(plain) => match parse_date(plain) {
            Ok(date) => xlsx::Cell::Date(date),
            Err(_) => xlsx::Cell::Words(cell.words.clone()),
        },
        SortKey::Words(_) => xlsx::Cell::Words(cell.words.clone()),
    }
}
