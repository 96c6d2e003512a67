//! Saving a list as Excel: what is shown of it, as it is shown where it is a table, with every field where it is drawn
//! in a way of its own. Where people stand in it, the user is asked first, and told how many rows leave.

use std::path::Path;

use eframe::egui::Ui;

use super::describe::{Cell, Column, List, Shelf};
use super::table;
use crate::domain::{Id, Kind};
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Dialog, DialogAnswer, IconButton, body, medium, small};
use crate::report::{records, xlsx};
use crate::text::capitalised;
use crate::workspace::{Changed, Result, Workspace, WorkspaceError};

/// The list that the user is asked about, and what of it is to leave.
#[derive(Default)]
struct Asking(Option<(&'static str, Leaves)>);

/// The list that is saved as soon as it is known what it shows.
#[derive(Default)]
struct Wanted(Option<&'static str>);

/// What of a list is to leave: what it shows.
enum Leaves {
    /// So many rows of a table.
    Rows(usize),
    /// These records.
    Records(Vec<Id>),
}

impl Leaves {
    /// What a list shows now; none until that is known.
    fn of(cx: &Cx<'_>, shelf: &'static Shelf, states: &mut States) -> Option<Self> {
        match shelf.list {
            List::Table(_) => table::rows_shown(shelf, states).map(Self::Rows),
            List::Own(_, in_sight) => in_sight(cx, states).map(Self::Records),
            List::None => None,
        }
    }

    fn rows(&self) -> usize {
        match self {
            Self::Rows(rows) => *rows,
            Self::Records(records) => records.len(),
        }
    }
}

/// Goes to a list and saves it, as its button does.
pub fn save_list(cx: &Cx<'_>, shelf: &'static Shelf) {
    let code = shelf.kind.code;
    cx.go(Route::list(shelf.kind));
    cx.asks
        .tell(move |wanted: &mut Wanted| wanted.0 = Some(code));
}

/// The button that saves what a list shows of so many; where the list is empty, it says so.
pub fn button(ui: &mut Ui, cx: &Cx<'_>, shelf: &'static Shelf, all: i64, states: &mut States) {
    if matches!(shelf.list, List::None) {
        return;
    }
    let is_empty = all == 0;
    let words = cx.text.get("list-save");
    let nothing = cx.text.get("list-save_nothing");
    let mut saves = IconButton::new(Icon::Table, &words).enabled(!is_empty);
    if is_empty {
        saves = saves.tooltip(&nothing);
    }
    let kind = shelf.kind.code;
    let clicked = ui.add(saves).clicked();
    let wanted = states.with(None, |wanted: &mut Wanted, _| {
        let wanted = cx.letters.read(wanted);
        clicked | wanted.0.take_if(|code| *code == kind).is_some()
    });
    if wanted && is_empty {
        cx.notice(nothing);
    } else if wanted {
        match Leaves::of(cx, shelf, states) {
            // It is looked for: then it will be known.
            None => states.put(None, Wanted(Some(kind))),
            Some(leaves) if leaves.rows() == 0 => cx.notice(cx.text.get("list-save_none_fit")),
            Some(leaves) => states.put(None, Asking(Some((kind, leaves)))),
        }
    }
    let mut asking = states.take::<Asking>(None).unwrap_or_default();
    let mut goes = None;
    if let Some((of, leaves)) = asking.0.take_if(|(of, _)| *of == kind) {
        let naming = naming(cx, shelf);
        let answer = match naming.is_empty() {
            true => Some(DialogAnswer::Confirm),
            false => ask(ui, cx, shelf.kind, (&leaves, all), &naming),
        };
        match answer {
            None => asking.0 = Some((of, leaves)),
            Some(DialogAnswer::Confirm) => goes = Some(leaves),
            Some(_) => {}
        }
    }
    states.put(None, asking);
    match goes {
        Some(Leaves::Rows(_)) => table::save_next(shelf, states),
        Some(Leaves::Records(records)) => save_records(cx, shelf.kind, records),
        None => {}
    }
}

/// Asks whether what names people shall leave, and says how much that is of all.
fn ask(
    ui: &Ui,
    cx: &Cx<'_>,
    kind: &'static Kind,
    (leaves, all): (&Leaves, i64),
    naming: &[String],
) -> Option<DialogAnswer> {
    let title = cx.text.get("list-save_title");
    let confirm = cx.text.get("list-save");
    let cancel = cx.text.get("form-cancel");
    let why = cx.text.get("list-save_why");
    let dialog = Dialog::new("save list", &title, &confirm, &cancel).purpose(&why);
    let rows = i64::try_from(leaves.rows()).unwrap_or(i64::MAX);
    let args = [
        ("rows", cx.text.kind_counted(kind, rows).into()),
        ("all", cx.text.number(all).into()),
    ];
    let words = if rows < all {
        "list-save_shown"
    } else {
        "list-save_all"
    };
    dialog.show(ui.ctx(), |ui| {
        body(ui, &naming.join(", "));
        medium(ui, &cx.text.with(words, &args));
        small(ui, &cx.text.get("list-save_keep"));
    })
}

/// The columns that name people or say something about them.
fn naming(cx: &Cx<'_>, shelf: &Shelf) -> Vec<String> {
    let kind = shelf.kind;
    let columns = match shelf.list {
        List::Table(columns) => columns
            .iter()
            .filter_map(|column| of_field(kind, column))
            .collect(),
        _ => records::Column::usual(kind, cx.role),
    };
    let naming = columns.into_iter().filter(|column| column.names_people());
    let labels = naming.map(|column| column.heading(kind, cx.text));
    labels.collect()
}

fn of_field(kind: &'static Kind, column: &Column) -> Option<records::Column> {
    match column.cell {
        Cell::Field(code) => records::Column::parse(kind, code),
        Cell::Whose | Cell::Referring(..) | Cell::Own(..) | Cell::Number(..) => None,
    }
}

/// Lets the user choose a file, and saves these records there, every field of them.
fn save_records(cx: &Cx<'_>, kind: &'static Kind, records: Vec<Id>) {
    let columns = records::Column::usual(kind, cx.role);
    let (text, today) = (cx.text.clone(), cx.today);
    save_as(cx, kind, move |workspace| {
        let words = (&text, today);
        records::table(workspace.reader(), kind, &columns, words, Some(&records))
    });
}

/// Lets the user choose a file, and saves there what has been made ready.
pub fn save_shown(cx: &Cx<'_>, kind: &'static Kind, mut sheet: xlsx::Sheet) {
    save_as(cx, kind, move |workspace| {
        let project = workspace.reader().project()?;
        sheet.project = project.map(|project| project.name).unwrap_or_default();
        Ok(sheet)
    });
}

fn save_as(
    cx: &Cx<'_>,
    kind: &'static Kind,
    make: impl FnOnce(&Workspace) -> Result<xlsx::Sheet> + Send + 'static,
) {
    let name = capitalised(&cx.text.kinds(kind));
    let file = format!("{name} {}.xlsx", cx.text.date(cx.today));
    let words = ["list-saving", "list-saved"];
    cx.save_as(Pick::NewTable(file), words, move |workspace, path| {
        let sheet = make(workspace)?;
        write(workspace, kind, &sheet, path).map(|()| Some(Changed::log()))
    });
}

fn write(
    workspace: &mut Workspace,
    kind: &'static Kind,
    sheet: &xlsx::Sheet,
    path: &Path,
) -> Result<()> {
    let bytes = xlsx::write(sheet).map_err(|error| WorkspaceError::of_file(path, &error))?;
    workspace.save_table(kind, sheet.rows.len(), path, &bytes)
}
