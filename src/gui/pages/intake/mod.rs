//! Läs in från Excel: a spreadsheet is looked at, its columns and questions are settled, and its rows are taken in.

mod rows;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{Ui, vec2};

use crate::domain::{KINDS, Kind};
use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::letters::Letter;
use crate::gui::ground::source::Source;
use crate::gui::ground::worker::{Finished, Progress};
use crate::gui::shelf::split::page;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Choice, PageHeader, banner, empty_state, medium, muted, progress, small,
};
use crate::intake::mapping::{Use, choices};
use crate::intake::plan::{Answers, Plan};
use crate::intake::sheet::{self, letter};
use crate::intake::table::{Column, Table};
use crate::intake::taking::Intake;
use crate::intake::told::use_in_words;
use crate::intake::words::Wordbook;
use crate::report::xlsx;
use crate::text::{Sentence as _, Text, capitalised};
use crate::workspace::{Result, System, Workspace, WorkspaceError, fresh_id};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// The file that is to be read.
    wanted: Option<PathBuf>,
    file: PathBuf,
    sheets: Vec<Arc<Table>>,
    hidden: Vec<String>,
    from_1904: bool,
    /// Why it could not be read, in a sentence.
    trouble: Option<String>,
    sheet: usize,
    kind: Option<&'static Kind>,
    uses: BTreeMap<usize, Use>,
    answers: Answers,
    shown: rows::Shown,
    /// How often anything has been chosen: what is looked at is looked at again.
    version: u64,
    taking: Option<Arc<Progress>>,
    /// What came of it.
    done: Option<(Tone, String)>,
}

impl State {
    /// A spreadsheet was dropped, or chosen.
    pub fn take(&mut self, file: PathBuf) {
        *self = Self {
            wanted: Some(file),
            version: self.version + 1,
            ..Self::default()
        };
    }

    fn read(&mut self, read: std::result::Result<Sheets, String>) {
        match read {
            Ok((sheets, hidden, from_1904)) => {
                (self.sheets, self.hidden, self.from_1904) = (sheets, hidden, from_1904);
            }
            Err(trouble) => self.trouble = Some(trouble),
        }
        self.version += 1;
    }

    /// Something was chosen.
    fn again(&mut self) {
        self.version += 1;
        self.done = None;
    }
}

/// A spreadsheet by its name.
pub fn is_spreadsheet(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let known = |ending: &str| ENDINGS.iter().any(|one| one.eq_ignore_ascii_case(ending));
    ending.is_some_and(known)
}

/// The endings of spreadsheets.
pub const ENDINGS: &[&str] = &["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt"];

/// What is looked at: the table understood, and what would become of each row.
struct Looked {
    intake: Intake,
    plan: Plan,
}

impl Looked {
    fn load(
        source: &Source,
        (table, from_1904): (Arc<Table>, bool),
        kind: Option<&'static Kind>,
        (uses, answers): (BTreeMap<usize, Use>, Answers),
        today: chrono::NaiveDate,
    ) -> Result<Option<Self>> {
        let words = (&source.text, today);
        let looked = Intake::open(&source.reader, (table, from_1904), kind, words)?;
        Ok(looked.map(|mut intake| {
            intake.answers = answers;
            for (at, one) in uses {
                intake.set_use(at, one);
            }
            let plan = intake.plan(&mut || fresh_id(&mut System));
            Self { intake, plan }
        }))
    }
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    if let Some(file) = state.wanted.take() {
        read(cx, &file);
        state.file = file;
    }
    let looked = looked(cx, state);
    let understood = looked.as_deref().and_then(Option::as_ref);
    page(ui, |ui| {
        header(
            ui,
            cx,
            state,
            understood.zip(looked.as_ref()).map(|(_, looked)| looked),
        );
        if let Some(trouble) = &state.trouble {
            banner(ui, Tone::Bad, trouble, None);
        }
        if let Some((tone, words)) = &state.done {
            banner(ui, *tone, words, None);
        }
        under_way(ui, cx, state);
        if state.sheets.is_empty() {
            nothing_yet(ui, cx, state);
            return;
        }
        content(ui, cx, state, understood);
        if let Some(looked) = understood {
            columns(ui, cx, state, looked);
            rows::questions(ui, cx, state, looked);
            rows::rows(ui, cx, state, looked);
        }
    });
}

/// Reads a file beside the window.
fn read(cx: &Cx<'_>, file: &Path) {
    let (file, text) = (file.to_owned(), cx.text.clone());
    cx.ask(Ask::Beside(Box::new(move || {
        let read = tables(&file, &text);
        Finished {
            tell: Some(Letter::to(move |state: &mut State| state.read(read))),
            ..Finished::default()
        }
    })));
}

/// The tables of a file, the names of its hidden sheets, and whether it counts days from 1904.
type Sheets = (Vec<Arc<Table>>, Vec<String>, bool);

fn tables(file: &Path, text: &Text) -> std::result::Result<Sheets, String> {
    let bytes = std::fs::read(file)
        .map_err(|error| WorkspaceError::of_file(file, &error).sentence(text))?;
    let book = sheet::read(&bytes).map_err(|trouble| trouble.sentence(text))?;
    let words = Wordbook::new(text);
    let sheets = book.sheets.into_iter();
    let tables = sheets.map(|sheet| Arc::new(Table::find(sheet, None, &words)));
    Ok((tables.collect(), book.hidden_sheets, book.from_1904))
}

/// What would become of the rows, as far as it has been found out.
fn looked(cx: &Cx<'_>, state: &State) -> Option<Arc<Option<Looked>>> {
    let table = state.sheets.get(state.sheet)?.clone();
    let (from_1904, kind, today) = (state.from_1904, state.kind, cx.today);
    let said = (state.uses.clone(), state.answers.clone());
    cx.view(("intake", state.version), move |source| {
        Looked::load(source, (table, from_1904), kind, said, today)
    })
}

fn pick(cx: &Cx<'_>) {
    cx.pick(Pick::Spreadsheet, |paths, asks| {
        if let Some(path) = paths.into_iter().next() {
            asks.tell(|state: &mut State| state.take(path));
        }
    });
}

fn header(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: Option<&Arc<Option<Looked>>>) {
    ui.add_space(space::L);
    let title = cx.text.get("page-intake");
    let purpose = cx.text.get("intake-purpose");
    let mut take = false;
    PageHeader::new(&title).purpose(&purpose).show(ui, |ui| {
        let counts = looked
            .and_then(|looked| looked.as_ref().as_ref())
            .map(|one| one.plan.counts());
        if let Some(counts) = counts {
            let n = counts.new + counts.changed;
            let words = cx.text.with("intake-take_in", &[("n", n.into())]);
            let nothing = cx.text.get("intake-nothing_new");
            let reason = (n == 0 || !cx.writable || state.taking.is_some()).then_some(&nothing);
            let button = Button::primary(&words).disabled_because(reason.map(String::as_str));
            take = ui.add(button).clicked();
        }
        if !state.sheets.is_empty() || state.trouble.is_some() {
            let another = cx.text.get("intake-another");
            if ui
                .add(Button::secondary(&another).icon(Icon::Table))
                .clicked()
            {
                pick(cx);
            }
        }
    });
    if let Some(looked) = looked.filter(|_| take) {
        take_in(cx, state, looked.clone());
    }
}

fn nothing_yet(ui: &mut Ui, cx: &Cx<'_>, state: &State) {
    if state.trouble.is_some() {
        return;
    }
    if state.file.as_os_str().is_empty() {
        let (sentence, button) = (cx.text.get("intake-empty"), cx.text.get("intake-choose"));
        if empty_state(ui, Icon::Table, &sentence, Some(&button), None).0 {
            pick(cx);
        }
    } else {
        muted(ui, &cx.text.get("intake-reading"));
    }
}

/// Takes in what can be, on the writing thread, and leaves the rest beside the file.
fn take_in(cx: &Cx<'_>, state: &mut State, looked: Arc<Option<Looked>>) {
    let progress = Arc::new(Progress::default());
    let words = cx.text.get("intake-taking_in");
    progress.begin(&words);
    state.taking = Some(progress.clone());
    state.done = None;
    let (text, file) = (cx.text.clone(), state.file.clone());
    cx.work(words, move |workspace, outer| {
        let mut at = |done, total| outer.at(done, total) & progress.at(done, total);
        let taken = match looked.as_ref() {
            Some(looked) => taken(looked, workspace, &file, &text, &mut at),
            None => Err(WorkspaceError::Stopped),
        };
        let (changed, said, error) = match taken {
            Ok((changed, said)) => (changed, Some((Tone::Good, said)), None),
            Err(error) => (None, None, Some(error)),
        };
        Finished {
            changed,
            error,
            tell: Some(Letter::to(move |state: &mut State| {
                state.taking = None;
                state.done = said;
            })),
            ..Finished::default()
        }
    });
}

type Done = (Option<crate::workspace::Changed>, String);

fn taken(
    looked: &Looked,
    workspace: &mut Workspace,
    file: &Path,
    text: &Text,
    at: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Done> {
    let taken = looked
        .intake
        .take_in(looked.plan.clone(), workspace, true, at)?;
    let mut said = vec![
        text.get("intake-taken_in"),
        taken.plan.counts().in_words(text),
    ];
    if let Some(sheet) = looked.intake.left_out(&taken.plan) {
        let bytes = xlsx::write(&sheet).map_err(|error| WorkspaceError::of_file(file, &error))?;
        let beside = workspace.save_beside(file, &text.get("intake-left_out_file"), &bytes)?;
        let beside = beside.display().to_string();
        said.push(text.with("intake-left_out", &[("file", beside.into())]));
    }
    Ok((taken.changed, said.join(" ")))
}

fn under_way(ui: &mut Ui, cx: &Cx<'_>, state: &State) {
    let Some(taking) = &state.taking else {
        return;
    };
    let stop = cx.text.get("form-cancel");
    Card::new().show(ui, |ui| {
        if progress(ui, &taking.words(), taking.share(), Some(&stop)) {
            taking.stop();
        }
    });
}

/// Which sheet, and what its rows are; what was left out, and what was put right.
fn content(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: Option<&Looked>) {
    let title = cx.text.get("intake-content");
    let file = state
        .file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Card::new().title(&title).note(&file).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            sheet_choice(ui, cx, state);
            kind_choice(ui, cx, state, looked);
        });
        let Some(looked) = looked else {
            small(ui, &cx.text.get("intake-which_kind"));
            return;
        };
        medium(ui, &looked.plan.counts().in_words(cx.text));
        for line in looked.intake.told_beside(&looked.plan, &state.hidden) {
            small(ui, &line);
        }
    });
}

fn sheet_choice(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    if state.sheets.len() < 2 {
        return;
    }
    let words = |table: &Table| {
        let args = [
            ("name", table.sheet.as_str().into()),
            ("n", table.rows.len().into()),
        ];
        cx.text.with("intake-sheet_rows", &args)
    };
    let sheets = state.sheets.iter().enumerate();
    let options: Vec<(usize, String)> = sheets.map(|(at, table)| (at, words(table))).collect();
    let label = cx.text.get("intake-sheet");
    let choice = Choice::new(&label).width(240.0);
    if choice.show(ui, &mut state.sheet, &options).committed {
        (state.uses, state.answers, state.kind) = Default::default();
        state.again();
    }
}

fn kind_choice(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: Option<&Looked>) {
    let kinds = KINDS.iter().filter(|kind| cx.may_make(kind));
    let mut options: Vec<(Option<&'static str>, String)> = kinds
        .map(|kind| (Some(kind.code), capitalised(&cx.text.kinds(kind))))
        .collect();
    options.sort_by(|(_, one), (_, other)| crate::text::compare(one, other));
    let label = cx.text.get("intake-kind");
    let mut code = looked.map(|looked| looked.intake.kind.code);
    let choice = Choice::new(&label).width(240.0);
    if choice.show(ui, &mut code, &options).committed {
        state.kind = code.and_then(crate::domain::kind);
        (state.uses, state.answers) = Default::default();
        state.again();
    }
}

/// What each column holds, with its first cells beside.
fn columns(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: &Looked) {
    let intake = &looked.intake;
    let title = cx.text.get("intake-columns");
    let mut options: Vec<(Use, String)> = vec![(Use::Leave, cx.text.get("intake-use_leave"))];
    let offered = choices(intake.kind, &intake.before).into_iter();
    options.extend(offered.map(|one| (one, use_in_words(intake.kind, one, cx.text))));
    let mut chosen = None;
    Card::new().title(&title).show(ui, |ui| {
        for (at, (column, own)) in intake.table.columns.iter().zip(&intake.uses).enumerate() {
            ui.push_id(at, |ui| {
                if let Some(one) = column_row(ui, column, *own, &options) {
                    chosen = Some((at, one));
                }
            });
        }
    });
    if let Some((at, one)) = chosen {
        state.uses.insert(at, one);
        state.again();
    }
}

fn column_row(ui: &mut Ui, column: &Column, own: Use, options: &[(Use, String)]) -> Option<Use> {
    let mut one = own;
    let name = format!("{} {}", letter(column.at), column.heading);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.allocate_ui(vec2(220.0, 28.0), |ui| {
            ui.set_width(220.0);
            ui.style_mut().wrap_mode = Some(eframe::egui::TextWrapMode::Truncate);
            medium(ui, &name);
        });
        let choice = Choice::new(&name).label_hidden().width(300.0);
        let committed = choice.show(ui, &mut one, options).committed;
        ui.style_mut().wrap_mode = Some(eframe::egui::TextWrapMode::Truncate);
        small(ui, &column.samples.join(" · "));
        committed.then_some(one)
    })
    .inner
}
