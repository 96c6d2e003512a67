//! Läs in från Excel: a spreadsheet is looked at, its columns and questions are settled, and its rows are taken in.

mod heading;
mod looked;
mod rows;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{Ui, vec2};

use crate::domain::{Attendance, Group, KINDS, Kind, Membership, Record as _, Training};
use crate::gui::ground::ask::{Ask, Pick};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::letters::Letter;
use crate::gui::ground::route::Route;
use crate::gui::ground::worker::{Finished, Progress};
use crate::gui::shelf::split::page;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Choice, PageHeader, banner, banner_with, comes_to, empty_state, link, medium,
    muted, progress, small,
};
use crate::intake::mapping::Use;
use crate::intake::sheet::{self, letter};
use crate::intake::table::{Column, Heading, Table};
use crate::intake::words::Wordbook;
use crate::text::{Sentence as _, Text, capitalised};
use crate::workspace::{Result, Workspace, WorkspaceError};

use looked::{Looked, Said};

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
    /// The first rows are shown though the headings were found.
    first_rows: bool,
    said: Said,
    shown: rows::Shown,
    /// The sheet has just been read: the focus is to stand where one goes on.
    begins: bool,
    /// The questions, or what came of it, are to be seen, with the focus there.
    to_questions: bool,
    to_done: bool,
    /// How often anything has been chosen: what is looked at is looked at again.
    version: u64,
    /// What was looked at last: shown until it has been looked at again.
    looked: Option<Arc<Option<Looked>>>,
    taking: Option<Arc<Progress>>,
    /// What came of it.
    done: Option<(Tone, String)>,
    /// The fewest rows that were left to take in since: when there are more again, it has been undone.
    left: Option<usize>,
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

    /// A file has been read; what another file holds is nothing to this page.
    fn read(&mut self, file: &Path, read: std::result::Result<Sheets, String>) {
        if file != self.file {
            return;
        }
        match read {
            Ok((sheets, hidden, from_1904)) => {
                self.begins = true;
                (self.sheets, self.hidden, self.from_1904) = (sheets, hidden, from_1904);
            }
            Err(trouble) => self.trouble = Some(trouble),
        }
        self.version += 1;
    }

    /// The headings of a sheet have been said to stand elsewhere; what another file holds is nothing to this page.
    fn headed(&mut self, file: &Path, sheet: usize, table: Table) {
        if file != self.file {
            return;
        }
        if let Some(stood) = self.sheets.get_mut(sheet) {
            *stood = Arc::new(table);
            self.begin_again(self.said.kind);
        }
    }

    /// Forgets what came of it when it has been undone.
    fn keep_done(&mut self, fresh: Option<&Looked>) {
        if let (Some(_), Some(looked)) = (&self.done, fresh) {
            let n = looked.counts.new + looked.counts.changed;
            let fewest = self.left.map_or(n, |left| left.min(n));
            self.left = Some(fewest);
            if n > fewest {
                (self.done, self.left) = (None, None);
            }
        }
    }

    /// Something was chosen.
    fn again(&mut self) {
        self.version += 1;
        self.begins = false;
        (self.done, self.left) = (None, None);
    }

    /// Another sheet, or rows of another kind: nothing that was said holds for it.
    fn begin_again(&mut self, kind: Option<&'static Kind>) {
        (self.said, self.shown, self.looked) = Default::default();
        self.said.kind = kind;
        self.again();
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

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    if let Some(file) = state.wanted.take() {
        read(cx, &file);
        state.file = file;
    }
    let fresh = looked(cx, state);
    let is_fresh = fresh.is_some();
    state.keep_done(fresh.as_deref().and_then(Option::as_ref));
    state.looked = fresh.or(state.looked.take());
    let looked = state.looked.clone();
    let understood = looked.as_deref().and_then(Option::as_ref);
    page(ui, |ui| {
        header(ui, cx, state, looked.as_ref().filter(|_| is_fresh));
        if let Some(trouble) = &state.trouble {
            banner(ui, Tone::Bad, trouble, None);
        }
        came_of_it(ui, cx, state);
        under_way(ui, cx, state);
        if state.sheets.is_empty() {
            nothing_yet(ui, cx, state);
            return;
        }
        content(ui, cx, state, looked.as_deref());
        heading::ui(ui, cx, state);
        if let Some(looked) = understood {
            columns(ui, cx, state, looked);
            rows::questions(ui, cx, state, looked);
            rows::rows(ui, cx, state, looked);
            at_the_end(ui, cx, state, looked, is_fresh);
        }
    });
    // Where there was nowhere to go on, nothing jumps there later.
    state.begins &= !is_fresh;
}

/// What came of it, with the way to those who are there now: seen and heard, wherever the page was scrolled to.
fn came_of_it(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let Some((tone, words)) = &state.done else {
        return;
    };
    let looked = state.looked.as_deref().and_then(Option::as_ref);
    let shown = looked.and_then(|looked| shown_on(cx, looked.intake.kind));
    let button = shown.as_ref().map(|route| {
        let page = [("page", cx.page_words(route).into())];
        cx.text.with("intake-go_there", &page)
    });
    let comes = std::mem::take(&mut state.to_done);
    let top = ui.cursor().min.y;
    let goes = banner_with(ui, *tone, words, button.as_deref(), comes);
    if comes {
        let whole = ui.min_rect().with_min_y(top - space::XL);
        ui.scroll_to_rect(whole.with_max_y(top + space::XL), None);
    }
    if let Some(route) = shown.filter(|_| goes) {
        cx.go(route);
    }
}

/// Where records of a kind are seen when they have been taken in.
fn shown_on(cx: &Cx<'_>, kind: &'static Kind) -> Option<Route> {
    let on = match kind {
        _ if kind == Attendance::KIND => Training::KIND,
        _ if kind == Membership::KIND => Group::KIND,
        kind => kind,
    };
    (cx.shows)(on).then(|| Route::list(on))
}

/// Reads a file beside the window.
fn read(cx: &Cx<'_>, file: &Path) {
    let (file, text) = (file.to_owned(), cx.text.clone());
    cx.ask(Ask::Beside(Box::new(move || {
        let read = tables(&file, &text);
        Finished {
            tell: Some(Letter::to(move |state: &mut State| state.read(&file, read))),
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
    let tables = sheets.map(|sheet| Arc::new(Table::find(sheet, Heading::Found, &words)));
    Ok((tables.collect(), book.hidden_sheets, book.from_1904))
}

/// What would become of the rows, as far as it has been found out.
fn looked(cx: &Cx<'_>, state: &State) -> Option<Arc<Option<Looked>>> {
    let table = state.sheets.get(state.sheet)?.clone();
    let (table, today) = ((table, state.from_1904), cx.today);
    let (said, hidden) = (state.said.clone(), state.hidden.clone());
    cx.view(("intake", state.version), move |source| {
        Looked::load(source, table, said, &hidden, today)
    })
}

/// Goes to the page, and lets a spreadsheet be chosen.
pub fn begin(cx: &Cx<'_>) {
    cx.go(Route::INTAKE);
    pick(cx);
}

fn pick(cx: &Cx<'_>) {
    cx.pick(Pick::Spreadsheet, |paths, asks| {
        if let Some(path) = paths.into_iter().next() {
            asks.tell(|state: &mut State| state.take(path));
        }
    });
}

fn header(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, fresh: Option<&Arc<Option<Looked>>>) {
    let title = cx.text.get("page-intake");
    let purpose = cx.text.get("intake-purpose");
    let mut take = false;
    PageHeader::new(&title).purpose(&purpose).show(ui, |ui| {
        let looked = state.looked.as_deref().and_then(Option::as_ref);
        if let Some(looked) = looked {
            let n = looked.counts.new + looked.counts.changed;
            let words = cx.text.with("intake-take_in", &[("n", n.into())]);
            let reason = cannot(cx, state, looked, fresh.is_some());
            let button = Button::primary(&words).disabled_because(reason.as_deref());
            let button = ui.add(button);
            if reason.is_none() && std::mem::take(&mut state.begins) {
                comes_to(ui, button.id);
            }
            take = button.clicked();
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
    if let Some(looked) = fresh.filter(|_| take) {
        take_in(cx, state, looked.clone());
    }
}

/// Why nothing can be taken in now; none if it can.
fn cannot(cx: &Cx<'_>, state: &State, looked: &Looked, is_fresh: bool) -> Option<String> {
    let counts = looked.counts;
    let key = match () {
        () if !cx.writable => "intake-read_only",
        () if state.taking.is_some() => "intake-under_way",
        () if !is_fresh => "intake-looking",
        () if counts.new + counts.changed > 0 => return None,
        () if counts.asked > 0 => "intake-answer_first",
        () => "intake-nothing_new",
    };
    Some(cx.text.get(key))
}

/// Where the last question has been answered, what is taken in is far above: it is offered here, too.
fn at_the_end(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: &Looked, is_fresh: bool) {
    let n = looked.counts.new + looked.counts.changed;
    if n == 0 || cannot(cx, state, looked, is_fresh).is_some() {
        return;
    }
    let words = cx.text.with("intake-take_in_these", &[("n", n.into())]);
    if ui.add(Button::primary(&words)).clicked()
        && let Some(looked) = state.looked.clone()
    {
        take_in(cx, state, looked);
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
    (state.done, state.left) = (None, None);
    let (text, file) = (cx.text.clone(), state.file.clone());
    cx.work(words, move |workspace, outer| {
        let mut at = |done, total| outer.at(done, total) & progress.at(done, total);
        let taken = match looked.as_ref() {
            Some(looked) => taken(looked, workspace, &file, &text, &mut at),
            None => Err(WorkspaceError::Stopped),
        };
        let (changed, said, error) = match taken {
            Ok((changed, said)) => (changed, Some(said), None),
            Err(error) => (None, None, Some(error)),
        };
        Finished {
            changed,
            error,
            tell: Some(Letter::to(move |state: &mut State| {
                if state.file == file {
                    state.taking = None;
                    state.to_done = said.is_some();
                    state.done = said;
                }
            })),
            ..Finished::default()
        }
    });
}

type Done = (Option<crate::workspace::Changed>, (Tone, String));

fn taken(
    looked: &Looked,
    workspace: &mut Workspace,
    file: &Path,
    text: &Text,
    at: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Done> {
    let (intake, plan) = (&looked.intake, looked.plan.clone());
    let taken = intake.take_in(plan, workspace, true, at)?;
    let mut said = vec![
        text.get("intake-taken_in"),
        taken.plan.counts().in_words(text),
    ];
    let tone = match intake.leave_beside(&taken.plan, workspace, file) {
        Ok(None) => Tone::Good,
        Ok(Some(beside)) => {
            let beside = beside.display().to_string();
            said.push(text.with("intake-left_out", &[("file", beside.into())]));
            Tone::Good
        }
        Err(trouble) => {
            let args = [("reason", trouble.sentence(text).into())];
            said.push(text.with("intake-left_out_not_saved", &args));
            Tone::Warning
        }
    };
    Ok((taken.changed, (tone, said.join(" "))))
}

fn under_way(ui: &mut Ui, cx: &Cx<'_>, state: &State) {
    let Some(taking) = &state.taking else {
        return;
    };
    // Nothing else draws again while it goes on.
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_millis(200));
    let stop = cx.text.get("form-cancel");
    Card::new().show(ui, |ui| {
        if progress(ui, &taking.words(), taking.share(), Some(&stop)) {
            taking.stop();
        }
    });
}

/// Which sheet, and what its rows are; what was left out, and what was put right.
fn content(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: Option<&Option<Looked>>) {
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
            kind_choice(ui, cx, state, looked.and_then(Option::as_ref));
        });
        match looked {
            None => drop(muted(ui, &cx.text.get("intake-looking"))),
            Some(None) => drop(small(ui, &cx.text.get("intake-which_kind"))),
            Some(Some(looked)) => {
                medium(ui, &looked.counts.in_words(cx.text));
                to_the_questions(ui, cx, state, looked);
                for line in &looked.of_sheet {
                    small(ui, line);
                }
            }
        }
    });
}

/// The way to the questions, which stand below the columns.
fn to_the_questions(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: &Looked) {
    // It stays when all is answered: what stands below it is not moved.
    if looked.questions.is_empty() && looked.days.is_empty() {
        return;
    }
    let link = link(ui, &cx.text.get("intake-to_questions"));
    if std::mem::take(&mut state.begins) {
        comes_to(ui, link.id);
    }
    state.to_questions |= link.clicked();
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
        state.first_rows = false;
        state.begin_again(None);
    }
}

fn kind_choice(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: Option<&Looked>) {
    let kinds = KINDS.iter().filter(|kind| cx.may_make(kind));
    let mut options: Vec<(Option<&'static str>, String)> = kinds
        .map(|kind| (Some(kind.code), capitalised(&cx.text.kinds(kind))))
        .collect();
    options.sort_by(|(_, one), (_, other)| crate::text::compare(one, other));
    let label = cx.text.get("intake-kind");
    let chosen = state.said.kind.or(looked.map(|looked| looked.intake.kind));
    let mut code = chosen.map(|kind| kind.code);
    let choice = Choice::new(&label).width(240.0);
    if choice.show(ui, &mut code, &options).committed {
        state.begin_again(code.and_then(crate::domain::kind));
    }
}

/// What each column holds, with its first cells beside.
fn columns(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: &Looked) {
    let intake = &looked.intake;
    let title = cx.text.get("intake-columns");
    let mut chosen = None;
    Card::new().title(&title).show(ui, |ui| {
        for (at, (column, own)) in intake.table.columns.iter().zip(&intake.uses).enumerate() {
            ui.push_id(at, |ui| {
                if let Some(one) = column_row(ui, column, *own, &looked.uses) {
                    chosen = Some((at, one));
                }
            });
        }
    });
    if let Some((at, one)) = chosen {
        state.said.uses.push((at, one));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheet_that_was_read_for_another_page_is_left_alone() {
        let mut state = State {
            file: PathBuf::from("andra.csv"),
            ..State::default()
        };
        state.read(Path::new("första.csv"), Err("Filen är låst.".to_owned()));
        assert_eq!((state.trouble.clone(), state.version), (None, 0));
        state.read(Path::new("andra.csv"), Err("Filen är låst.".to_owned()));
        assert!(state.trouble.is_some());
    }

    #[test]
    fn another_sheet_begins_without_what_was_said_of_the_first() {
        let mut state = State::default();
        state.said.uses.push((0, Use::Leave));
        state.shown.choose((2, None));
        state.begin_again(None);
        assert!(state.said.uses.is_empty() && state.shown.chosen().is_none());
    }
}
