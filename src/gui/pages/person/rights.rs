//! A person's right to the data: all of it on paper, and erasure.

use std::path::Path;

use eframe::egui::Ui;

use super::erase::Erasing;
use crate::domain::{Id, Person, Privacy, Record};
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::form;
use crate::gui::shelf::history::history;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Card, MenuItem, menu_button, muted, small, text_row};
use crate::report::{docx, dossier};
use crate::text::Text;
use crate::workspace::{Changed, Result, Row, Workspace, WorkspaceError};

/// What the person may ask for, in a menu.
pub fn menu(ui: &mut Ui, cx: &Cx<'_>, row: &Row, erasing: &mut Option<Erasing>) {
    menu_button(ui, &cx.text.get("person-rights"), |ui| {
        let all = cx.text.get("person-dossier");
        if ui.add(MenuItem::new(&all).icon(Icon::File)).clicked() {
            save(cx, row.head.id);
        }
        let erase = cx.text.get("person-erase");
        let may = cx.may_change(Person::KIND, &row.head);
        if may && ui.add(MenuItem::new(&erase).icon(Icon::Delete)).clicked() {
            *erasing = Some(Erasing::default());
        }
    });
}

/// What is left of an erased person: what is counted.
pub fn left(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let title = cx.text.get("person-erased_stays");
    Card::new().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let open = Person::KIND.fields.iter();
        let open = open.filter(|field| field.privacy == Privacy::Open);
        for field in open.filter(|field| row.fields.contains_key(field.code)) {
            text_row(ui, |ui| {
                muted(ui, &cx.text.field(Person::KIND, field));
                small(ui, &form::words(cx, row, field.code));
            });
        }
        ui.add_space(space::S);
        history(ui, cx, row.head.id);
    });
}

fn save(cx: &Cx<'_>, person: Id) {
    // The person's name stays out of the file's: it is shown in folders and logs.
    let day = [("day", cx.text.date(cx.today).into())];
    let name = format!("{}.docx", cx.text.with("dossier-footer", &day));
    let (text, on) = (cx.text.clone(), cx.today);
    let words = ["person-dossier_making", "cli-dossier_made"];
    cx.save_as(Pick::NewDocument(name), words, move |workspace, path| {
        write(workspace, person, path, on, &text).map(|()| Some(Changed::log()))
    });
}

fn write(
    workspace: &mut Workspace,
    person: Id,
    path: &Path,
    on: chrono::NaiveDate,
    text: &Text,
) -> Result<()> {
    let reader = workspace.reader();
    let data = reader.about_person(person)?;
    let project = reader.project()?;
    let about = dossier::About {
        file: reader.path(),
        project: project.as_ref().map_or("", |project| &project.name),
        author: workspace.author(),
        on,
    };
    let document = dossier::dossier(&data, &about, text);
    let bytes = docx::write(&document).map_err(|error| WorkspaceError::of_file(path, &error))?;
    workspace.save_about(person, path, &bytes)
}
