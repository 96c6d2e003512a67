//! What leaves on paper: a menu where one is, and a file where one wants it.

use std::path::Path;

use eframe::egui::Ui;

use crate::domain::{Id, Kind, Meeting, Person, Record as _, Session, Value, parse_moment};
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Dialog, DialogAnswer, MenuItem, menu_button};
use crate::report::calendar::{self, Meetings};
use crate::report::paper::{self, FilePaper, RecordPaper};
use crate::report::{Document, docx};
use crate::text::Text;
use crate::workspace::{Changed, Reader, Result, Workspace, WorkspaceError};

/// The menu of what there is on paper about a record; nothing where there is nothing.
pub fn of_record(ui: &mut Ui, cx: &Cx<'_>, kind: &'static Kind, id: Id) {
    let papers = RecordPaper::of_kind(kind);
    let papers = papers.filter(|paper| paper.is_used(|part| cx.uses(Some(part))));
    let papers: Vec<RecordPaper> = papers.collect();
    let meeting = kind == Meeting::KIND;
    if papers.is_empty() {
        return;
    }
    menu_button(ui, &cx.text.get("paper-print"), |ui| {
        for paper in papers {
            // Read while the menu is open, so that it is there when one has chosen.
            let name = name_of(cx, paper, id);
            if item(ui, &paper.name(cx.text), Icon::File) {
                save(cx, paper.code(), &name, move |reader, text, on| {
                    paper.write(reader, text, on, id)
                });
            }
        }
        if may_name(cx, kind, id) && item(ui, &cx.text.get("paper-with_name"), Icon::File) {
            cx.set_open(id, WITH_NAME, Some(id));
        }
        if meeting && item(ui, &cx.text.get("paper-to_calendar"), Icon::Calendar) {
            save_calendar(cx, Meetings::These(vec![id]));
        }
    });
    if cx.open(id, WITH_NAME) == Some(id) {
        ask_for_name(ui, cx, id);
    }
}

/// What is asked about on a person's page, before a protected name is printed.
const WITH_NAME: &str = "certificate with name";

/// Whether a person's identity is protected and the name stands in this very file, to be printed for the person.
fn may_name(cx: &Cx<'_>, kind: &'static Kind, id: Id) -> bool {
    if kind != Person::KIND || cx.role.municipality().is_none() {
        return false;
    }
    let row = cx.row(kind, id);
    row.as_deref().and_then(Option::as_ref).is_some_and(|row| {
        let protected = row.fields.get(Person::protected).and_then(Value::as_bool);
        protected == Some(true) && row.head.municipality == cx.role.municipality()
    })
}

/// Asks before a protected name is printed: what leaves is never unseen.
fn ask_for_name(ui: &Ui, cx: &Cx<'_>, id: Id) {
    let words = |key: &str| cx.text.get(key);
    let (title, means) = (
        words("paper-with_name_title"),
        words("paper-with_name_means"),
    );
    let (confirm, cancel) = (words("paper-with_name_confirm"), words("form-cancel"));
    let dialog = Dialog::new("with name", &title, &confirm, &cancel)
        .purpose(&means)
        .danger();
    let Some(answer) = dialog.show(ui.ctx(), |_| {}) else {
        return;
    };
    cx.set_open(id, WITH_NAME, None);
    if answer == DialogAnswer::Confirm {
        let paper = RecordPaper::Certificate;
        let name = name_of(cx, paper, id);
        save(cx, paper.code(), &name, move |reader, text, on| {
            RecordPaper::write_with_name(reader, text, on, id)
        });
    }
}

/// The menu of what there is on paper about the whole file.
pub fn of_file(ui: &mut Ui, cx: &Cx<'_>) {
    menu_button(ui, &cx.text.get("paper-print"), |ui| {
        for paper in FilePaper::ALL {
            if paper.is_used(|part| cx.uses(Some(part)))
                && item(ui, &paper.name(cx.text), Icon::File)
            {
                save_of_file(cx, paper);
            }
        }
    });
}

/// Lets the user choose a file, and writes a paper about a record there.
pub fn save_of_record(cx: &Cx<'_>, paper: RecordPaper, id: Id) {
    let name = name_of(cx, paper, id);
    save(cx, paper.code(), &name, move |reader, text, on| {
        paper.write(reader, text, on, id)
    });
}

/// What the file of a paper is called: the list of next week's meeting tells that day, and not that of its printing.
fn name_of(cx: &Cx<'_>, paper: RecordPaper, id: Id) -> String {
    let day_of = |kind: &'static Kind| {
        let of = match kind {
            _ if kind == Meeting::KIND => Meeting::date,
            _ if kind == Session::KIND => Session::starts,
            _ => return None,
        };
        let row = cx.row(kind, id)?;
        let row = row.as_ref().as_ref()?;
        let written = row.fields.get(of).and_then(Value::as_str)?;
        parse_moment(written).ok().map(|(day, _)| day)
    };
    let day = paper.about().iter().find_map(|kind| day_of(kind));
    format!(
        "{} {}",
        paper.name(cx.text),
        cx.text.date(day.unwrap_or(cx.today))
    )
}

/// Lets the user choose a file, and writes a paper about the whole file there.
pub fn save_of_file(cx: &Cx<'_>, paper: FilePaper) {
    let name = format!("{} {}", paper.name(cx.text), cx.text.date(cx.today));
    save(cx, paper.code(), &name, move |reader, text, on| {
        paper.write(reader, text, on)
    });
}

/// Lets the user choose a file, and writes everybody's time of a month there.
pub fn save_month(cx: &Cx<'_>, month: chrono::NaiveDate) {
    let paper = FilePaper::TimeReport;
    let name = format!("{} {}", paper.name(cx.text), cx.text.month_of(month));
    save(cx, paper.code(), &name, move |reader, text, on| {
        paper::time_report(reader, text, (on, month), None)
    });
}

fn item(ui: &mut Ui, words: &str, icon: Icon) -> bool {
    ui.add(MenuItem::new(words).icon(icon)).clicked()
}

/// Lets the user choose a file, and writes the document there. Whom it is about stays out of the file's name: it is
/// shown in folders and logs.
fn save(
    cx: &Cx<'_>,
    what: &'static str,
    name: &str,
    write: impl FnOnce(&Reader, &Text, chrono::NaiveDate) -> Result<Document> + Send + 'static,
) {
    let file = format!("{name}.docx");
    let (text, on) = (cx.text.clone(), cx.today);
    let words = ["paper-making", "cli-paper_made"];
    cx.save_as(Pick::NewDocument(file), words, move |workspace, path| {
        let document = write(workspace.reader(), &text, on)?;
        let bytes = docx::write(&document);
        leave(
            workspace,
            what,
            path,
            bytes.map_err(|error| WorkspaceError::of_file(path, &error))?,
        )
    });
}

/// Lets the user choose a file, and writes these meetings there.
pub fn save_calendar(cx: &Cx<'_>, which: Meetings) {
    let name = cx.text.get("paper-calendar_file");
    let file = format!("{name} {}.ics", cx.text.date(cx.today));
    let text = cx.text.clone();
    let words = ["paper-making", "paper-calendar_saved"];
    cx.save_as(Pick::NewCalendar(file), words, move |workspace, path| {
        let made = calendar::write(workspace.reader(), &text, &which)?;
        leave(workspace, "calendar", path, made.text.into_bytes())
    });
}

/// Writes what leaves, and says that the log of it has grown.
fn leave(
    workspace: &mut Workspace,
    what: &str,
    path: &Path,
    bytes: Vec<u8>,
) -> Result<Option<Changed>> {
    workspace.save_paper(what, path, &bytes)?;
    Ok(Some(Changed::log()))
}
