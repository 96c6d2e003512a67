//! What is asked, and what becomes of each row.

use super::State;
use super::looked::{AllNew, Looked, Options, Shown as Question};
use crate::domain::{Id, Record, Session, Training};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{
    Button, Card, Choice, Column, DataTable, body, medium, small, switch, tabs,
};
use crate::insight::listed;
use crate::intake::plan::{Ask, Outcome, Planned, RowAnswer, title};
use crate::intake::resolve::{Asked, Meaning};
use crate::text::capitalised;
use eframe::egui::{Align, Response, Ui};
use std::collections::BTreeSet;

/// How high a row is.
const ROW: f32 = 36.0;

/// Which rows are shown, and the one that is chosen.
#[derive(Default)]
pub struct Shown {
    tab: Option<Sort>,
    row: Option<(u32, Option<usize>)>,
}

#[cfg(test)]
impl Shown {
    /// Chooses a row.
    pub fn choose(&mut self, row: (u32, Option<usize>)) {
        self.row = Some(row);
    }

    /// The row that is chosen.
    pub fn chosen(&self) -> Option<(u32, Option<usize>)> {
        self.row
    }
}

/// Rows of one sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Those that wait for an answer, or are left out.
    Asked,
    /// Those that cannot be read in.
    Refused,
    /// New records.
    New,
    /// Records that are changed.
    Changed,
    /// Those that are there already.
    Same,
}

impl Sort {
    /// Each, with what it is called.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Asked, "intake-rows_asked"),
        (Self::Refused, "intake-rows_refused"),
        (Self::New, "intake-rows_new"),
        (Self::Changed, "intake-rows_changed"),
        (Self::Same, "intake-rows_same"),
    ];

    /// What sort a row is of.
    pub fn of(row: &Planned) -> Self {
        match row.outcome {
            Outcome::Asks(_) | Outcome::Skipped => Self::Asked,
            Outcome::Refused(_) => Self::Refused,
            Outcome::New(_) => Self::New,
            Outcome::Changes(..) => Self::Changed,
            Outcome::Same(_) => Self::Same,
        }
    }
}

/// Names and words that were not understood, each asked about once.
pub fn questions(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: &Looked) {
    if looked.questions.is_empty() && looked.days.is_empty() {
        return;
    }
    let heading = cx.text.get("intake-questions");
    let mut chosen: Option<(Asked, Option<Meaning>)> = None;
    let mut chosen_for_all = Vec::new();
    Card::new().title(&heading).show(ui, |ui| {
        let mut comes = std::mem::take(&mut state.to_questions);
        chosen_for_all = together(ui, cx, looked);
        missing_days(ui, cx, state, looked, &mut comes);
        for question in &looked.questions {
            let said = state.said.answers.meanings.get(&question.asked).cloned();
            let answer = ui
                .push_id(&question.asked, |ui| answer(ui, question, said, &mut comes))
                .inner;
            if let Some(answer) = answer {
                chosen = Some((question.asked.clone(), answer));
            }
        }
        if looked.more > 0 {
            let args = [("n", looked.more.into())];
            small(ui, &cx.text.with("intake-more_questions", &args));
        }
    });
    if !chosen_for_all.is_empty() {
        // Those that are seen stay where they stand; of thousands not all can be drawn.
        let seen = looked.questions.iter().map(|question| &question.asked);
        let all: BTreeSet<&Asked> = chosen_for_all.iter().map(|(asked, _)| asked).collect();
        let answered = seen.filter(|asked| all.contains(asked)).cloned();
        state.said.answered.extend(answered);
        state.said.answers.meanings.extend(chosen_for_all);
        state.again();
    }
    if let Some((asked, meaning)) = chosen {
        state.said.answered.insert(asked.clone());
        let meanings = &mut state.said.answers.meanings;
        match meaning {
            Some(meaning) => drop(meanings.insert(asked, meaning)),
            None => drop(meanings.remove(&asked)),
        }
        state.again();
    }
}

/// All of one sort that are not there can be new at one press: what is answered then.
fn together(ui: &mut Ui, cx: &Cx<'_>, looked: &Looked) -> AllNew {
    for (words, all) in &looked.all_new {
        let n = listed(all, |_| true);
        let args = [("what", words.as_str().into()), ("n", n.into())];
        let button = cx.text.with("intake-all_new", &args);
        if n > 1 && ui.add(Button::secondary(&button).small()).clicked() {
            return all.clone();
        }
    }
    AllNew::new()
}

/// Days on which there is nothing that anybody can have been at: they can be sessions of one training, made when the
/// rows are taken in.
fn missing_days(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: &Looked, comes: &mut bool) {
    if looked.days.is_empty() || !cx.may_make(Session::KIND) {
        return;
    }
    let trainings = cx
        .names
        .matching(&[Training::CODE], "", cx.municipality, 200);
    if trainings.is_empty() {
        small(ui, &cx.text.get("intake-days_no_training"));
        return;
    }
    let none = (None, cx.text.get("intake-days_which"));
    let each = trainings
        .iter()
        .map(|id| (Some(*id), cx.names.title(*id).to_owned()));
    let options: Vec<(Option<Id>, String)> = std::iter::once(none).chain(each).collect();
    let args = [("n", listed(&looked.days, |_| true).into())];
    let label = cx.text.with("intake-days_are", &args);
    let training = &mut state.said.answers.days_of;
    let choice = Choice::new(&label).place("days").width(420.0);
    let shown = choice.show(ui, training, &options);
    come_to(&shown.response, comes);
    if shown.committed {
        state.again();
    }
    small(ui, &cx.text.get("intake-days_times"));
}

/// The first of the questions has the focus and is seen, when one comes to them.
fn come_to(response: &Response, comes: &mut bool) {
    if std::mem::take(comes) {
        response.request_focus();
        response.scroll_to_me(Some(Align::Center));
    }
}

/// A question with its answers; the one that was chosen now.
fn answer(
    ui: &mut Ui,
    question: &Question,
    mut value: Option<Meaning>,
    comes: &mut bool,
) -> Option<Option<Meaning>> {
    let options: &Options = &question.options;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        // What is said of it changes when it is answered; the focus stays.
        let choice = Choice::new(&question.sentence).place("answer");
        let choice = choice.label_hidden().width(300.0);
        let shown = choice.show(ui, &mut value, options);
        come_to(&shown.response, comes);
        body(ui, &question.sentence);
        small(ui, &question.rows);
        shown.committed.then_some(value)
    })
    .inner
}

/// The rows by what becomes of them.
pub fn rows(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: &Looked) {
    let options: Vec<(Sort, String)> = Sort::ALL
        .iter()
        .map(|(sort, key)| (*sort, looked.count(*sort), *key))
        .filter(|(_, count, _)| *count > 0)
        .map(|(sort, count, key)| (sort, cx.text.with(key, &[("n", count.into())])))
        .collect();
    let Some((first, _)) = options.first() else {
        return;
    };
    let kept = state
        .shown
        .tab
        .filter(|tab| options.iter().any(|(sort, _)| sort == tab));
    let mut tab = kept.unwrap_or(*first);
    let heading = cx.text.get("intake-rows");
    Card::new().title(&heading).show(ui, |ui| {
        for line in &looked.of_rows {
            small(ui, line);
        }
        if tabs(ui, &mut tab, &options) {
            (state.shown.tab, state.shown.row) = (Some(tab), None);
        }
        table(ui, cx, state, looked, tab);
        let leaves = state.said.answers.leave_unreadable;
        if tab == Sort::Refused || leaves {
            let (mut leave, words) = (leaves, cx.text.get("intake-leave_unreadable"));
            if switch(ui, &mut leave, &words).clicked() {
                state.said.answers.leave_unreadable = leave;
                state.again();
            }
        }
        row_answer(ui, cx, state, looked, tab);
    });
}

fn table(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: &Looked, sort: Sort) {
    let titles = ["intake-row", "intake-what", "intake-outcome"].map(|key| cx.text.get(key));
    let columns = [
        Column::new(&titles[0]).fixed(70.0).right(),
        Column::new(&titles[1]).share(1.0, 180.0),
        Column::new(&titles[2]).share(2.4, 300.0),
    ];
    let count = looked.count(sort);
    let name = |place: usize| match looked.row(sort, place) {
        Some(row) => format!("{} {}", row.number, row.title),
        None => String::new(),
    };
    let heading = cx.text.get("intake-rows");
    #[allow(clippy::cast_precision_loss, reason = "a height in points")]
    let height = 40.0 + ROW * count.min(10) as f32;
    let selected = state.shown.row.and_then(|row| looked.place(sort, row));
    let table = DataTable::new("intake-rows", &heading, &columns, count)
        .row_height(ROW)
        .height(height)
        .selected(selected)
        .row_name(&name);
    let out = table.show(ui, |ui, place, column| {
        let Some(row) = looked.row(sort, place) else {
            return;
        };
        match column {
            0 => body(ui, &row.number.to_string()),
            1 => medium(ui, &row.title),
            _ => body(ui, &looked.intake.outcome_in_words(&looked.plan, row)),
        };
    });
    if let Some(place) = out.selected.or(out.clicked) {
        let row = looked.row(sort, place);
        state.shown.row = row.map(|row| (row.number, row.mark));
    }
}

/// Whether it is asked of the row itself, and not of a word that stands in it.
fn of_row(ask: &Ask) -> bool {
    matches!(
        ask,
        Ask::Which(_) | Ask::Twice(..) | Ask::Begins(_) | Ask::SameNumber(_)
    )
}

/// What the chosen row is about, where that is for the user to say.
fn row_answer(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: &Looked, sort: Sort) {
    let chosen = state.shown.row.and_then(|row| looked.place(sort, row));
    let Some(row) = chosen.and_then(|place| looked.row(sort, place)) else {
        let mut rows = (0..looked.count(sort)).filter_map(|place| looked.row(sort, place));
        if rows.any(|row| matches!(&row.outcome, Outcome::Asks(asks) if asks.iter().any(of_row))) {
            small(ui, &cx.text.get("intake-choose_row"));
        }
        return;
    };
    let key = (row.number, row.mark);
    let said = state.said.answers.rows.get(&key).copied();
    if sort == Sort::Same && said.is_none() {
        return;
    }
    // All of it: the table has room for its beginning.
    body(ui, &looked.intake.outcome_in_words(&looked.plan, row));
    let candidates: Vec<Id> = match &row.outcome {
        Outcome::Asks(asks) => asks
            .iter()
            .flat_map(|ask| match ask {
                Ask::Which(ids) => ids.clone(),
                Ask::Twice(_, id) | Ask::Begins(id) => vec![*id],
                Ask::Meaning(_) | Ask::SameNumber(_) => Vec::new(),
            })
            .collect(),
        _ => Vec::new(),
    };
    let mut options = vec![
        (None, cx.text.get("intake-answer_later")),
        (Some(RowAnswer::Skip), cx.text.get("intake-answer_skip")),
        (
            Some(RowAnswer::New),
            capitalised(&cx.text.kind_new(looked.intake.kind)),
        ),
    ];
    let known = &looked.intake.known;
    let named = said.and_then(|said| match said {
        RowAnswer::Is(id) => Some(id),
        _ => None,
    });
    for id in candidates.into_iter().chain(named) {
        let title = known
            .get(id)
            .map(|row| title(looked.intake.kind, row, known, cx.text));
        options.extend(title.map(|title| (Some(RowAnswer::Is(id)), title)));
    }
    let label = cx.text.with(
        "intake-about_row",
        &[("row", row.number.to_string().into())],
    );
    let mut value = said;
    if Choice::new(&label)
        .width(420.0)
        .show(ui, &mut value, &options)
        .committed
    {
        match value {
            Some(answer) => drop(state.said.answers.rows.insert(key, answer)),
            None => drop(state.said.answers.rows.remove(&key)),
        }
        state.again();
    }
}
