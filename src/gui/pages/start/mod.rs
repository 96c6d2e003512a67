//! The first page, when no file is open: what this is, and the ways in.

use std::path::{Path, PathBuf};

use eframe::egui::{Align, Id, Layout, Ui};

use crate::bundle::Manifest;
use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::worker::Finished;
use crate::gui::shelf::split::page;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, brand, card, card_grid, divider, fields_together, heading, link, muted, small,
    text_row,
};
use crate::workspace::backups;

mod kit;
mod lost;
mod new_cluster;
pub(super) mod new_project;

use kit::FromKit;
use lost::Lost;
use new_cluster::NewClusterForm;
use new_project::NewProjectForm;

/// How wide the page is.
const WIDTH: f32 = 760.0;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    doing: Beginning,
    /// Recent files, and whether each, or a copy of it, is still there: they are, until it is known better.
    recent: Option<Vec<(PathBuf, bool)>>,
}

/// What is being done.
#[derive(Default)]
enum Beginning {
    #[default]
    Choosing,
    FromKit(FromKit),
    NewProject(Box<NewProjectForm>),
    NewCluster(NewClusterForm),
    Lost(Lost),
}

impl State {
    /// A kit was given: ask where the new workspace shall be.
    pub fn begin_from_kit(&mut self, kit: &Path, manifest: &Manifest) {
        self.doing = Beginning::FromKit(FromKit::new(kit, manifest));
    }
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    page(ui, |ui| {
        let width = ui.available_width().min(WIDTH);
        let side = ((ui.available_width() - width) / 2.0).floor();
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                content(ui, cx, state);
            });
        });
    });
}

fn content(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    ui.add_space(space::XL);
    let done = match &mut state.doing {
        Beginning::Choosing => {
            choosing(ui, cx, state);
            false
        }
        Beginning::FromKit(kit) => kit.ui(ui, cx),
        Beginning::NewProject(form) => form.ui(ui, cx),
        Beginning::NewCluster(form) => form.ui(ui, cx),
        Beginning::Lost(lost) => lost.ui(ui, cx),
    };
    if done {
        state.doing = Beginning::Choosing;
    }
}

/// What the user did in a form.
#[derive(PartialEq, Eq)]
enum FormAnswer {
    Save,
    Cancel,
}

/// A form under its title and what it is about: its fields, then the button that saves and the one that gives up.
fn form(
    ui: &mut Ui,
    cx: &Cx<'_>,
    title: &str,
    why: &str,
    fields: impl FnOnce(&mut Ui),
) -> Option<FormAnswer> {
    heading(ui, 1, title);
    muted(ui, &cx.text.get(why));
    ui.add_space(space::M);
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        let together = fields_together(ui, is_new(ui, why), fields);
        let (save, cancel) = (cx.text.get("start-save_where"), cx.text.get("form-cancel"));
        ui.horizontal(|ui| {
            let saves = ui.add(Button::primary(&save)).clicked();
            let cancels = ui.add(Button::quiet(&cancel)).clicked();
            let cancels = cancels.then_some(FormAnswer::Cancel);
            let saves = (saves || together.entered()) && together.all_read(ui.ctx());
            saves.then_some(FormAnswer::Save).or(cancels)
        })
        .inner
    })
    .inner
}

/// Whether a form was not there when the window was last drawn.
fn is_new(ui: &Ui, form: &str) -> bool {
    let (key, pass) = (
        Id::unique(("start form", form)),
        ui.ctx().cumulative_pass_nr(),
    );
    let before: Option<u64> = ui.data(|data| data.get_temp(key));
    ui.data_mut(|data| data.insert_temp(key, pass));
    before.is_none_or(|before| before + 1 < pass)
}

fn choosing(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    ui.horizontal(|ui| {
        brand(ui, 40.0);
        heading(ui, 1, "Samverka");
    });
    muted(ui, &cx.text.get("start-what"));
    ui.add_space(space::L);
    ways(ui, cx, state);
    ui.add_space(space::L);
    recent(ui, cx, state);
    ui.add_space(space::S);
    small(ui, &cx.text.get("start-drop"));
    ui.add_space(space::S);
    if link(ui, &cx.text.get("lost-open")).clicked() {
        state.doing = Beginning::Lost(Lost::default());
    }
    ui.add_space(space::S);
    if link(ui, &cx.text.get("help-here")).clicked() {
        cx.ask(Ask::Help);
    }
}

/// A way in: an icon, the words' key, and whether it is the usual one.
const WAYS: [(Icon, &str, bool); 5] = [
    (Icon::FolderOpen, "open", true),
    (Icon::Package, "kit", false),
    (Icon::Flag, "project", false),
    (Icon::Grid, "cluster", false),
    (Icon::Eye, "example", false),
];

fn ways(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let mut chosen = None;
    card_grid(ui, "ways", 300.0, WAYS.len(), |ui, index, height| {
        let (icon, way, usual) = WAYS[index];
        Card::new().min_height(height).show(ui, |ui| {
            heading(ui, 2, &cx.text.get(&format!("start-{way}_title")));
            muted(ui, &cx.text.get(&format!("start-{way}_why")));
            ui.add_space(space::XS);
            let words = cx.text.get(&format!("start-{way}_button"));
            let button = if usual {
                Button::primary(&words)
            } else {
                Button::secondary(&words)
            };
            if ui.add(button.icon(icon)).clicked() {
                chosen = Some(way);
            }
        });
    });
    match chosen {
        Some("open") => pick_and_open(cx, Pick::Workspace),
        Some("kit") => pick_and_open(cx, Pick::Kit),
        Some("project") => state.doing = Beginning::NewProject(Box::default()),
        Some("cluster") => state.doing = Beginning::NewCluster(NewClusterForm::default()),
        Some(_) => cx.ask(Ask::OpenDemo),
        None => {}
    }
}

fn pick_and_open(cx: &Cx<'_>, pick: Pick) {
    cx.pick(pick, |paths, asks| {
        for path in paths {
            asks.push(Ask::Open(path));
        }
    });
}

fn recent(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let known = state.recent.get_or_insert_with(|| {
        look_for(cx, cx.settings.recent.clone());
        let files = cx.settings.recent.iter();
        files.map(|file| (file.clone(), true)).collect()
    });
    if known.is_empty() {
        return;
    }
    let title = cx.text.get("start-recent");
    Card::new().title(&title).show(ui, |ui| {
        for (index, (file, there)) in known.iter().enumerate() {
            if index > 0 {
                divider(ui);
            }
            text_row(ui, |ui| recent_file(ui, cx, file, *there));
        }
    });
}

/// Looks which files are still there; a folder on a network that is gone lets that take long.
fn look_for(cx: &Cx<'_>, files: Vec<PathBuf>) {
    cx.ask(Ask::Beside(Box::new(move || {
        let looked = files.into_iter().map(|file| {
            let there = is_there(&file);
            (file, there)
        });
        let looked = looked.collect();
        Finished::told(|start: &mut State| start.recent = Some(looked))
    })));
}

/// Whether a file can be opened, or come back from a copy of it.
fn is_there(file: &Path) -> bool {
    file.exists() || backups(file).is_ok_and(|all| !all.is_empty())
}

fn recent_file(ui: &mut Ui, cx: &Cx<'_>, file: &Path, there: bool) {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    if there {
        if link(ui, &name).clicked() {
            cx.ask(Ask::Open(file.to_owned()));
        }
    } else {
        muted(ui, &name);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if there {
            let folder = file.parent().unwrap_or(Path::new(""));
            small(ui, &folder.display().to_string());
        } else {
            small(ui, &cx.text.get("start-gone"));
        }
    });
}
