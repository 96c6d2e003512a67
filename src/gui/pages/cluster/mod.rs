//! Kluster: the evaluator's projects side by side, planned against actual, with what was published beside.

use std::collections::BTreeMap;

use eframe::egui::Ui;

use crate::domain::Id;
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::pictures;
use crate::gui::shelf::split::{Picked, page, with_details};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Choice, PageHeader, State as Standing, banner, body, empty_state, small,
};
use crate::report::picture::of_table;
use crate::report::xlsx;
use crate::workspace::{Changed, WorkspaceError};

mod load;
pub mod matrix;
mod published;
mod table;

use load::{ClusterWords, TableWords};
use table::table;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// The row whose published numbers stand beside, by its code name.
    row: Picked<&'static str>,
    /// Where one stands in the lower table.
    compared: Picked<&'static str>,
    /// The project whose parts stand side by side.
    within: Option<Id>,
    /// Published numbers as they are being typed, by indicator and project.
    typed: BTreeMap<(String, Option<Id>), String>,
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let (today, within) = (cx.today, state.within);
    let words = cx.view(("cluster", within, today), move |source| {
        ClusterWords::load(source, within, today)
    });
    let row = state.row.shown(cx);
    let chosen = words.as_ref().and_then(|words| words.planned.line(row?));
    let mut typed = std::mem::take(&mut state.typed);
    let closed = with_details(
        ui,
        cx,
        chosen.is_some(),
        |ui| {
            page(ui, |ui| {
                header(ui, cx, words.as_deref());
                let Some(words) = &words else { return };
                if words.planned.heads.is_empty() {
                    nobody_yet(ui, cx);
                    return;
                }
                super::decisions::banner(ui, cx);
                choose_whole(ui, cx, words, &mut state.within);
                planned(ui, cx, words, state);
                ui.add_space(space::M);
                compared(ui, cx, words, state);
            });
        },
        |ui| {
            if let (Some(words), Some(line)) = (&words, chosen) {
                published::ui(ui, cx, words, line, &mut typed);
            }
        },
    );
    state.typed = typed;
    if closed {
        state.row.close(cx);
    }
}

fn header(ui: &mut Ui, cx: &Cx<'_>, words: Option<&ClusterWords>) {
    let title = cx.text.get("page-cluster");
    let projects = words.map_or(0, |words| words.planned.heads.len());
    let purpose = cx.text.with("cluster-purpose", &[("n", projects.into())]);
    let mut header = PageHeader::new(&title);
    if projects > 0 {
        header = header.purpose(&purpose);
    }
    header.show(ui, |ui| {
        let save = cx.text.get("cluster-save");
        let Some(words) = words.filter(|_| projects > 0) else {
            return;
        };
        if ui.add(Button::primary(&save)).clicked() {
            save_table(cx, words);
        }
    });
}

/// The projects side by side, or the parts of one: there to choose where a project has parts.
fn choose_whole(ui: &mut Ui, cx: &Cx<'_>, words: &ClusterWords, within: &mut Option<Id>) {
    if words.wholes.is_empty() {
        return;
    }
    let each = words.wholes.iter().map(|(id, name)| {
        let parts = [("project", name.as_str().into())];
        (Some(*id), cx.text.with("cluster-parts_of", &parts))
    });
    let all = std::iter::once((None, cx.text.get("cluster-all_projects")));
    let options: Vec<_> = all.chain(each).collect();
    let label = cx.text.get("cluster-side_by_side");
    let mut shown = words.within;
    if Choice::new(&label)
        .width(320.0)
        .show(ui, &mut shown, &options)
        .changed
    {
        *within = shown;
    }
    ui.add_space(space::S);
}

fn nobody_yet(ui: &mut Ui, cx: &Cx<'_>) {
    let sentence = cx.text.get("cluster-empty");
    let button = cx.text.get("cluster-empty_button");
    if empty_state(ui, Icon::Grid, &sentence, Some(&button), None).0 {
        cx.go(Route::PROJECTS);
    }
}

fn planned(ui: &mut Ui, cx: &Cx<'_>, words: &ClusterWords, state: &mut State) {
    Card::new().flush().show(ui, |ui| {
        let title = cx.text.get("cluster-table");
        let at = (&mut state.row, true);
        let opened = table(ui, cx, "planned", &title, &words.planned, at);
        if let Some(route) = opened {
            cx.go(route);
        }
        picture(ui, cx, words, &words.planned, &title);
        ui.horizontal_wrapped(|ui| {
            ui.add_space(space::S);
            ui.vertical(|ui| said_below(ui, cx, words));
        });
        ui.add_space(space::S);
    });
}

/// What there is to say of the table: where a published one does not add up, and how people are counted.
fn said_below(ui: &mut Ui, cx: &Cx<'_>, words: &ClusterWords) {
    if !words.faults.is_empty() {
        let title = cx.text.get("cluster-fault_title");
        banner(ui, Tone::Bad, &title, None);
        for fault in &words.faults {
            body(ui, fault);
        }
    } else if words.is_published {
        let fine = cx.text.get("cluster-fault_none");
        crate::gui::widgets::state_chip(ui, Standing::Good, &fine);
    }
    if words.within.is_some() {
        small(ui, &cx.text.get("cluster-parts_note"));
    }
    if words.planned.again {
        small(ui, &cx.text.get("cluster-again_note"));
    }
    let mut lines = words.planned.lines.iter();
    if lines.any(|line| line.total.far || line.cells.iter().any(|cell| cell.far)) {
        small(ui, &cx.text.get("cluster-far_note"));
    }
    small(ui, &cx.text.get("cluster-published_source"));
}

fn compared(ui: &mut Ui, cx: &Cx<'_>, words: &ClusterWords, state: &mut State) {
    let title = cx.text.get("cluster-compared");
    Card::new().flush().title(&title).show(ui, |ui| {
        let at = (&mut state.compared, false);
        if let Some(route) = table(ui, cx, "compared", &title, &words.compared, at) {
            cx.go(route);
        }
        picture(ui, cx, words, &words.compared, &title);
    });
}

/// What can be done with a table as a picture.
fn picture(ui: &mut Ui, cx: &Cx<'_>, words: &ClusterWords, table: &TableWords, title: &str) {
    let mut whole = words.wholes.iter();
    let whole = whole.find(|(id, _)| Some(*id) == words.within);
    let parts = whole.map_or_else(String::new, |(_, name)| {
        let parts = [("project", name.as_str().into())];
        cx.text.with("cluster-parts_of", &parts)
    });
    pictures::below(ui, cx, &cx.scope(), (title, &parts), |about| {
        of_table(about, &table.on_paper(cx.text))
    });
}

/// Lets the user choose a file, and saves both tables there, one below the other.
fn save_table(cx: &Cx<'_>, words: &ClusterWords) {
    let sheet = xlsx::Sheet {
        name: cx.text.get("page-cluster"),
        project: words.programme.clone(),
        made_on: cx.today,
        columns: words.headings(cx.text),
        rows: [&words.planned, &words.compared]
            .into_iter()
            .flat_map(TableWords::cells)
            .collect(),
    };
    let file = format!("{} {}.xlsx", sheet.name, cx.text.date(cx.today));
    let said = ["cluster-saving", "cluster-saved"];
    cx.save_as(Pick::NewTable(file), said, move |workspace, path| {
        let bytes = xlsx::write(&sheet).map_err(|error| WorkspaceError::of_file(path, &error))?;
        workspace.save_paper("cluster", path, &bytes)?;
        Ok(Some(Changed::log()))
    });
}
