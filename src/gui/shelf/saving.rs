//! Saving a list as Excel: what is shown of it, as it is shown where it is a table, with every field where it is drawn
//! in a way of its own. Where people stand in it, the user is asked first, and told how many rows leave.

use std::path::Path;

use eframe::egui::Ui;

use super::describe::{Cell, Column, List, Shelf, Shown};
use super::table;
use crate::domain::{Id, Kind, MunicipalityCode};
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::ground::states::States;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Dialog, DialogAnswer, IconButton, body, medium, small};
use crate::report::{records, xlsx};
use crate::text::capitalised;
use crate::workspace::{Changed, Reader, Result, Workspace, WorkspaceError};

/// The list that the user is asked about, and what of it is to leave.
#[derive(Default)]
struct Asking(Option<(Waits, Shown)>);

/// The list that is saved as soon as it is known what it shows.
#[derive(Default)]
struct Wanted(Option<Waits>);

/// A list that was asked for, as long as it is looked at: what was left is not saved when one comes back.
#[derive(Clone, Copy)]
struct Waits {
    kind: &'static str,
    /// Whose records it shows.
    whose: Option<MunicipalityCode>,
    /// The last frame in which it was looked at.
    until: u64,
}

impl Waits {
    fn new(cx: &Cx<'_>, shelf: &Shelf) -> Self {
        Self {
            kind: shelf.kind.code,
            whose: cx.municipality,
            until: cx.views.frame(),
        }
    }

    /// Whether it is this list that is meant, and still is.
    fn is(&self, cx: &Cx<'_>, shelf: &Shelf) -> bool {
        let is_looked_at = cx.views.frame() <= self.until + 1;
        self.kind == shelf.kind.code && self.whose == cx.municipality && is_looked_at
    }
}

/// What a list shows now; none until that is known.
fn shown(cx: &Cx<'_>, shelf: &'static Shelf, states: &mut States) -> Option<Shown> {
    match shelf.list {
        List::Table(columns) => table::in_sight(cx, shelf, columns, states),
        List::Own(_, in_sight) => in_sight(cx, states),
        List::None => None,
    }
}

/// Goes to a list and saves it, as its button does.
pub fn save_list(cx: &Cx<'_>, shelf: &'static Shelf) {
    /// So many frames pass at most before it is there.
    const THERE: u64 = 2;
    let mut waits = Waits::new(cx, shelf);
    waits.until += THERE;
    cx.go(Route::list(shelf.kind));
    cx.asks
        .tell(move |wanted: &mut Wanted| wanted.0 = Some(waits));
}

/// The button that saves what a list shows, of which there are so many; where it is empty, it says so.
pub fn button(
    ui: &mut Ui,
    cx: &Cx<'_>,
    shelf: &'static Shelf,
    all: Option<i64>,
    states: &mut States,
) {
    if matches!(shelf.list, List::None) {
        return;
    }
    let wanted = states.with(None, |wanted: &mut Wanted, _| {
        let wanted = cx.letters.read(wanted).0.take();
        wanted.is_some_and(|wanted| wanted.is(cx, shelf))
    });
    let waits = Waits::new(cx, shelf);
    let Some(all) = all else {
        states.put(None, Wanted(wanted.then_some(waits)));
        return;
    };
    let is_empty = all == 0;
    let words = cx.text.get("list-save");
    let nothing = cx.text.get("list-save_nothing");
    let mut saves = IconButton::new(Icon::Table, &words).enabled(!is_empty);
    if is_empty {
        saves = saves.tooltip(&nothing);
    }
    let wanted = ui.add(saves).clicked() || wanted;
    if wanted && is_empty {
        cx.notice(nothing);
    } else if wanted {
        match shown(cx, shelf, states) {
            // It is looked for: then it will be known.
            None => states.put(None, Wanted(Some(waits))),
            Some(shown) if shown.records.is_empty() => {
                cx.notice(cx.text.get("list-save_none_fit"));
            }
            Some(shown) => states.put(None, Asking(Some((waits, shown)))),
        }
    }
    asks(ui, cx, shelf, states);
}

/// Asks about the list while it shows what was said of it; where it shows something else by now, asks of that.
fn asks(ui: &Ui, cx: &Cx<'_>, shelf: &'static Shelf, states: &mut States) {
    let asking = states.take::<Asking>(None).unwrap_or_default().0;
    let asking = asking.filter(|(waits, _)| waits.is(cx, shelf));
    let Some((_, said)) = asking else {
        return;
    };
    let now = shown(cx, shelf, states);
    let is_as_said = now.as_ref() == Some(&said);
    let asked = now.unwrap_or(said);
    if asked.records.is_empty() {
        return;
    }
    let naming = naming(cx, shelf);
    let answer = match naming.is_empty() {
        true => Some(DialogAnswer::Confirm),
        false => ask(ui, cx, shelf.kind, &asked, &naming),
    };
    match answer {
        Some(DialogAnswer::Confirm) if is_as_said => save(cx, shelf, asked.records),
        // What was answered was asked of something else.
        None | Some(DialogAnswer::Confirm) => {
            states.put(None, Asking(Some((Waits::new(cx, shelf), asked))));
        }
        Some(_) => {}
    }
}

/// Asks whether what names people shall leave, and says how much that is of all.
fn ask(
    ui: &Ui,
    cx: &Cx<'_>,
    kind: &'static Kind,
    shown: &Shown,
    naming: &[String],
) -> Option<DialogAnswer> {
    let title = cx.text.get("list-save_title");
    let confirm = cx.text.get("list-save");
    let cancel = cx.text.get("form-cancel");
    let why = cx.text.get("list-save_why");
    let dialog = Dialog::new("save list", &title, &confirm, &cancel).purpose(&why);
    let [rows, all] = [shown.records.len(), shown.all];
    let [rows, all] = [rows, all].map(|rows| i64::try_from(rows).unwrap_or(i64::MAX));
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

/// Lets the user choose a file, and saves these records there as they are then: the columns of a table, else every
/// field of them.
fn save(cx: &Cx<'_>, shelf: &'static Shelf, records: Vec<Id>) {
    let (kind, text, today) = (shelf.kind, cx.text.clone(), cx.today);
    if let List::Table(columns) = shelf.list {
        let scope = cx.scope();
        return save_as(cx, kind, move |workspace| {
            let source = Source::new(Reader::open(workspace.reader().path())?, text);
            let what = (&scope, &*records);
            let sheet = |_: &Reader| table::sheet(&source, shelf, columns, what);
            source.reader.at_one_moment(sheet)
        });
    }
    let columns = records::Column::usual(kind, cx.role);
    save_as(cx, kind, move |workspace| {
        let words = (&text, today);
        records::table(workspace.reader(), kind, &columns, words, Some(&records))
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::{Person, Record as _, TimeReport};
    use crate::gui::ground::office::Office;
    use crate::gui::shelf::SHELF;
    use crate::insight::Scope;

    const COLUMNS: &[Column] = &[
        Column::of(TimeReport::person, 180.0),
        Column::of(TimeReport::month, 144.0),
    ];

    static REPORTS: Shelf = Shelf {
        kind: TimeReport::KIND,
        list: List::Table(COLUMNS),
        order: (TimeReport::month, true),
        ..SHELF
    };

    #[test]
    fn rows_that_were_found_leave_as_they_are_now_and_no_other_and_nobody_who_was_erased_since() {
        let mut office = Office::new();
        let people = ["Amira Holm", "Bo Ek", "Karin Ask"].map(|name| {
            let person = office.make(Person::KIND, json!({"name": name}));
            let month = json!({"person": person, "month": "2018-01", "minutes": 60});
            (person, office.make(TimeReport::KIND, month))
        });
        let [(_, of_amira), (bo, of_bo), _] = people;
        let scope = Scope::everything("2018-05-15".parse().unwrap());
        let leave = |office: &Office| {
            let reader = Reader::open(office.own.reader().path()).unwrap();
            let source = Source::new(reader, office.source.text.clone());
            let what = (&scope, &[of_bo, of_amira][..]);
            let sheet = table::sheet(&source, &REPORTS, COLUMNS, what).unwrap();
            let words = |row: &Vec<xlsx::Cell>| format!("{:?}", row[0]);
            sheet.rows.iter().map(words).collect::<Vec<_>>()
        };
        let before = leave(&office);
        assert_eq!(before.len(), 2, "{before:?}");
        assert!(before[0].contains("Bo Ek") && before[1].contains("Amira Holm"));
        office.own.erase(bo, &Default::default()).unwrap();
        let after = leave(&office).join(" ");
        assert!(
            after.contains("Amira Holm") && !after.contains("Bo Ek"),
            "{after}"
        );
    }
}
