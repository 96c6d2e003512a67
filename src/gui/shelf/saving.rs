//! Saving a list as Excel: as it is shown where it is a table, whole where it is drawn in a way of its own. Where
//! people stand in it, the user is asked first.

use std::path::Path;

use eframe::egui::Ui;

use super::describe::{Cell, Column, List, Shelf};
use super::table;
use crate::domain::Kind;
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Dialog, DialogAnswer, IconButton, body, small};
use crate::report::{records, xlsx};
use crate::text::capitalised;
use crate::workspace::{Changed, Result, Workspace, WorkspaceError};

/// The list that the user is asked about.
#[derive(Default)]
struct Asking(Option<&'static str>);

/// The list that is saved as soon as its button is drawn.
#[derive(Default)]
struct Wanted(Option<&'static str>);

/// Goes to a list and saves it, as its button does.
pub fn save_list(cx: &Cx<'_>, shelf: &'static Shelf) {
    let code = shelf.kind.code;
    cx.go(Route::list(shelf.kind));
    cx.asks
        .tell(move |wanted: &mut Wanted| wanted.0 = Some(code));
}

/// The button that saves a list; where the list is empty, it says so.
pub fn button(
    ui: &mut Ui,
    cx: &Cx<'_>,
    shelf: &'static Shelf,
    is_empty: bool,
    states: &mut States,
) {
    if matches!(shelf.list, List::None) {
        return;
    }
    let words = cx.text.get("list-save");
    let nothing = cx.text.get("list-save_nothing");
    let mut saves = IconButton::new(Icon::Table, &words).enabled(!is_empty);
    if is_empty {
        saves = saves.tooltip(&nothing);
    }
    let kind = shelf.kind.code;
    let wanted = states.with(None, |wanted: &mut Wanted, _| {
        let wanted = cx.letters.read(wanted);
        wanted.0.take_if(|code| *code == kind).is_some()
    });
    let clicked = (ui.add(saves).clicked() || wanted) && !is_empty;
    if wanted && is_empty {
        cx.notice(nothing);
    }
    let mut asking = states.take::<Asking>(None).unwrap_or_default();
    let naming = naming(cx, shelf);
    let mut goes = clicked && naming.is_empty();
    if clicked && !naming.is_empty() {
        asking.0 = Some(kind);
    }
    if asking.0 == Some(kind) {
        let answer = ask(ui, cx, &naming);
        goes |= answer == Some(DialogAnswer::Confirm);
        asking.0 = asking.0.filter(|_| answer.is_none());
    }
    states.put(None, asking);
    if goes {
        match shelf.list {
            List::Table(_) => table::save_next(shelf, states),
            _ => save_all(cx, shelf.kind),
        }
    }
}

/// Asks whether what names people shall leave.
fn ask(ui: &Ui, cx: &Cx<'_>, naming: &[String]) -> Option<DialogAnswer> {
    let title = cx.text.get("list-save_title");
    let confirm = cx.text.get("list-save");
    let cancel = cx.text.get("form-cancel");
    let why = cx.text.get("list-save_why");
    let dialog = Dialog::new("save list", &title, &confirm, &cancel).purpose(&why);
    dialog.show(ui.ctx(), |ui| {
        body(ui, &naming.join(", "));
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

/// Lets the user choose a file, and saves there all of what is shown, every field of it.
fn save_all(cx: &Cx<'_>, kind: &'static Kind) {
    let columns = records::Column::usual(kind, cx.role);
    let only = table::within(kind, cx.municipality);
    let (text, today) = (cx.text.clone(), cx.today);
    save_as(cx, kind, move |workspace| {
        records::table(workspace.reader(), kind, &columns, (&text, today), only)
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
