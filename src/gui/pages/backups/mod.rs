//! Säkerhetskopior: the copies of the file, looking into one, putting one back, and mending a damaged file.
//!
//! The page is shown for the open file, and for a file that cannot be opened.

mod beside;
mod dialogs;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;
use eframe::egui::Ui;

use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::worker::{Finished, Progress};
use crate::gui::shelf::split::{page, with_details};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Column, DataTable, PageHeader, body, empty_state, muted, progress, small,
};
use crate::text::{Sentence as _, Text};
use crate::workspace::backups;
use crate::workspace::{Backup, Look, Reader, Why, WorkspaceError, backups_folder};

use dialogs::CopyDeed;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// A file that cannot be opened.
    broken: Option<Broken>,
    /// The copies, as they were found.
    listed: Option<Result<Vec<Backup>, String>>,
    /// They have been looked for since the last change.
    listing: bool,
    /// The copy that is looked into.
    chosen: Option<Backup>,
    looked: Option<Result<Look, String>>,
    looking: bool,
    /// Which look counts: one that was begun before a change, or into another copy, does not.
    look: u64,
    /// What checking the whole file came to.
    checked: Option<(Tone, String)>,
    /// How far that has come, while it is under way.
    checking: Option<Arc<Progress>>,
    asked: Option<CopyDeed>,
}

/// A file that cannot be opened.
struct Broken {
    file: PathBuf,
    /// What is wrong with it.
    sentence: String,
    /// Whether there is something to mend: it is there, and it is ours.
    is_ours: bool,
}

impl State {
    /// A file cannot be opened: show the ways out.
    pub fn broken(&mut self, file: PathBuf, sentence: String, is_ours: bool) {
        *self = Self {
            broken: Some(Broken {
                file,
                sentence,
                is_ours,
            }),
            ..Self::default()
        };
    }

    /// The copies may be others than those that were found, or the file another than they were held against.
    pub fn look_again(&mut self) {
        self.listing = false;
        self.look_into_again();
    }

    fn look_into_again(&mut self) {
        self.looked = None;
        self.looking = false;
        self.look += 1;
    }

    /// How many copies go with the one that is to be deleted.
    fn standing_on(&self, asked: &CopyDeed) -> usize {
        let CopyDeed::Delete(base) = asked else {
            return 0;
        };
        let all = self.listed.iter().flatten().flatten();
        all.filter(|one| one.stands_on(base)).count()
    }

    fn choose(&mut self, backup: Option<Backup>) {
        self.look_into_again();
        self.chosen = backup;
    }
}

/// The file that the page is about.
fn file_of(cx: &Cx<'_>, state: &State) -> Option<PathBuf> {
    let broken = state.broken.as_ref().map(|broken| broken.file.clone());
    cx.file.map(Path::to_owned).or(broken)
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let Some(file) = file_of(cx, state) else {
        return;
    };
    list(cx, state, &file);
    look(cx, state, &file);
    let chosen = state.chosen.clone();
    let looked = state.looked.take();
    let (mut mend, mut asked, mut picked) = (None, None, None);
    let closed = with_details(
        ui,
        cx,
        chosen.is_some(),
        |ui| {
            page(ui, |ui| {
                header(ui, cx, state, &file);
                mend = damage(ui, cx, state);
                picked = copies(ui, cx, state);
                ui.add_space(space::M);
                check(ui, cx, state, &file);
            });
        },
        |ui| {
            if let Some(backup) = &chosen {
                asked = beside::ui(ui, cx, backup, looked.as_ref());
            }
        },
    );
    state.looked = looked;
    if closed {
        state.choose(None);
    } else if picked.is_some() {
        state.choose(picked);
    }
    state.asked = mend.or(asked).or(state.asked.take());
    dialogs::ui(ui.ctx(), cx, state, &file);
}

/// Finds the copies, once.
fn list(cx: &Cx<'_>, state: &mut State, file: &Path) {
    if state.listing {
        return;
    }
    state.listing = true;
    let (file, text) = (file.to_owned(), cx.text.clone());
    cx.ask(Ask::Beside(Box::new(move || {
        let all = backups(&file).map_err(|error| error.sentence(&text));
        Finished::told(|state: &mut State| state.listed = Some(all))
    })));
}

/// Looks into the chosen copy, once.
fn look(cx: &Cx<'_>, state: &mut State, file: &Path) {
    let Some(backup) = state.chosen.clone().filter(|_| !state.looking) else {
        return;
    };
    state.looking = true;
    let number = state.look;
    let (file, text) = (file.to_owned(), cx.text.clone());
    cx.ask(Ask::Beside(Box::new(move || {
        let looked = crate::workspace::look(&file, &backup.path);
        let looked = looked.map_err(|error| error.sentence(&text));
        Finished::told(move |state: &mut State| {
            if state.look == number {
                state.looked = Some(looked);
            }
        })
    })));
}

fn header(ui: &mut Ui, cx: &Cx<'_>, state: &State, file: &Path) {
    let title = cx.text.get("page-backups");
    let purpose = match &state.broken {
        Some(broken) => broken.file.display().to_string(),
        None => cx.text.get("backups-purpose"),
    };
    PageHeader::new(&title).purpose(&purpose).show(ui, |ui| {
        if cx.writable {
            let now = cx.text.get("backups-now");
            if ui.add(Button::primary(&now)).clicked() {
                back_up(cx);
            }
        }
        let folder = backups_folder(file);
        let any = state
            .listed
            .as_ref()
            .is_some_and(|all| all.as_ref().is_ok_and(|all| !all.is_empty()));
        let open = cx.text.get("backups-open_folder");
        if any
            && ui
                .add(Button::secondary(&open).icon(Icon::FolderOpen))
                .clicked()
        {
            open_folder(cx, folder);
        }
        if state.broken.is_some() {
            let start = cx.text.get("backups-to_start");
            if ui.add(Button::secondary(&start)).clicked() {
                cx.ask(Ask::Close);
            }
        }
    });
}

fn open_folder(cx: &Cx<'_>, folder: PathBuf) {
    let failed = cx.text.with(
        "backups-folder_is",
        &[("path", folder.display().to_string().into())],
    );
    cx.ask(Ask::Beside(Box::new(move || Finished {
        notice: open::that_detached(&folder).is_err().then_some(failed),
        ..Finished::default()
    })));
}

fn back_up(cx: &Cx<'_>) {
    let text = cx.text.clone();
    cx.work(cx.text.get("backups-making"), move |workspace, _| {
        let made = workspace.back_up(Why::Asked);
        let size = |made: Backup| text.file_size(made.bytes).into();
        let said = made.map(|made| text.with("backups-made", &[("size", size(made))]));
        Finished::said(said).and_told(State::look_again)
    });
}

/// What is wrong with the file, and what can be done about it.
fn damage(ui: &mut Ui, cx: &Cx<'_>, state: &State) -> Option<CopyDeed> {
    let broken = state.broken.as_ref().filter(|_| cx.file.is_none());
    let sentence = cx
        .damage
        .or(broken.map(|broken| broken.sentence.as_str()))?;
    let is_ours = broken.is_none_or(|broken| broken.is_ours);
    let title = cx.text.get(if is_ours {
        "backups-damaged"
    } else {
        "backups-not_opened"
    });
    let mut asked = None;
    Card::new().title(&title).tone(Tone::Bad).show(ui, |ui| {
        body(ui, sentence);
        if !is_ours {
            muted(ui, &cx.text.get("backups-way"));
            return;
        }
        muted(ui, &cx.text.get("backups-ways"));
        let mend = cx.text.get("backups-mend");
        if ui.add(Button::primary(&mend)).clicked() {
            asked = Some(CopyDeed::Mend);
        }
        small(ui, &cx.text.get("backups-mend_why"));
    });
    ui.add_space(space::M);
    asked
}

/// When a copy was made.
fn when(text: &Text, at: NaiveDateTime) -> String {
    text.moment(at.date(), Some(at.time()))
}

/// Why a copy was made.
fn why(text: &Text, why: Why) -> String {
    text.get(&format!("backup-why-{}", why.code()))
}

/// The copies, newest first; the one that was clicked.
fn copies(ui: &mut Ui, cx: &Cx<'_>, state: &State) -> Option<Backup> {
    const ROW: f32 = 35.0;
    let all = match state.listed.as_ref()? {
        Ok(all) => all,
        Err(sentence) => {
            body(ui, sentence);
            return None;
        }
    };
    if all.is_empty() {
        let sentence = cx.text.get(if cx.writable {
            "backups-empty"
        } else {
            "backups-none"
        });
        empty_state(ui, Icon::History, &sentence, None, None);
        return None;
    }
    let titles = ["backups-when", "backups-why", "backups-size"].map(|key| cx.text.get(key));
    let columns = [
        Column::new(&titles[0]).share(1.0, 150.0),
        Column::new(&titles[1]).share(1.4, 170.0),
        Column::new(&titles[2]).fixed(90.0).right(),
    ];
    let chosen = state.chosen.as_ref();
    let selected = all.iter().position(|one| Some(one) == chosen);
    let title = cx.text.get("backups-kept");
    let name = |row: usize| {
        let one = &all[row];
        format!("{}, {}", when(cx.text, one.at), why(cx.text, one.why))
    };
    let mut clicked = None;
    Card::new().flush().title(&title).show(ui, |ui| {
        let table = DataTable::new("backups", &title, &columns, all.len())
            .row_height(ROW)
            .at_most(14)
            .row_name(&name);
        // What covers the list is opened; what stands beside it is shown as it is chosen.
        let table = match cx.narrow {
            true => table,
            false => table.selected(selected),
        };
        let answer = table.show(ui, |ui, row, column| {
            let one = &all[row];
            match column {
                0 => body(ui, &when(cx.text, one.at)),
                1 => body(ui, &why(cx.text, one.why)),
                _ => body(ui, &cx.text.file_size(one.bytes)),
            };
        });
        clicked = match cx.narrow {
            true => answer.opened.or(answer.clicked),
            false => answer.selected,
        };
    });
    clicked.and_then(|row| all.get(row).cloned())
}

/// Reading the whole file, to be sure of it.
fn check(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, file: &Path) {
    if cx.file.is_none() {
        return;
    }
    let title = cx.text.get("backups-check_title");
    Card::new().title(&title).show(ui, |ui| {
        muted(ui, &cx.text.get("backups-check_why"));
        if let Some(checking) = &state.checking {
            let stop = cx.text.get("form-cancel");
            if progress(ui, &checking.words(), checking.share(), Some(&stop)) {
                checking.stop();
            }
            let soon = std::time::Duration::from_millis(100);
            ui.ctx().request_repaint_after(soon);
        } else if ui
            .add(Button::secondary(&cx.text.get("backups-check")))
            .clicked()
        {
            let checking = Arc::new(Progress::default());
            checking.begin(&cx.text.get("backups-checking"));
            state.checking = Some(checking.clone());
            state.checked = None;
            begin_check(cx, file, checking);
        }
        if let Some((tone, sentence)) = &state.checked {
            crate::gui::widgets::banner(ui, *tone, sentence, None);
        }
    });
}

fn begin_check(cx: &Cx<'_>, file: &Path, progress: Arc<Progress>) {
    let (file, text) = (file.to_owned(), cx.text.clone());
    cx.ask(Ask::Beside(Box::new(move || {
        let mut step = |done, total| progress.at(done, total);
        let checked = Reader::open(&file).and_then(|reader| reader.verify_while(&mut step));
        let said = match checked {
            Ok(sound) => Some((
                Tone::Good,
                text.with("backups-sound", &[("n", sound.entries.into())]),
            )),
            Err(WorkspaceError::Stopped) => None,
            Err(error) => Some((Tone::Bad, error.sentence(&text))),
        };
        Finished::told(move |state: &mut State| {
            state.checking = None;
            state.checked = said;
        })
    })));
}
