//! What is asked, and what becomes of each row.

use eframe::egui::Ui;
use serde_json::json;

use super::{Looked, State};
use crate::domain::{Fields, Id, Kind, Shape, kind};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{Card, Choice, Column, DataTable, body, medium, small, tabs};
use crate::intake::plan::{Ask, Outcome, Planned, Question, RowAnswer, title};
use crate::intake::resolve::{Asked, Meaning};
use crate::text::capitalised;

/// How many questions are shown at a time.
const ASKED: usize = 30;
/// How high a row is.
const ROW: f32 = 36.0;

/// Which rows are shown, and the one that is chosen.
#[derive(Default)]
pub struct Shown {
    tab: Option<Sort>,
    row: Option<u32>,
}

/// Rows of one sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Asked,
    Refused,
    New,
    Changed,
    Same,
}

impl Sort {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Asked, "intake-rows_asked"),
        (Self::Refused, "intake-rows_refused"),
        (Self::New, "intake-rows_new"),
        (Self::Changed, "intake-rows_changed"),
        (Self::Same, "intake-rows_same"),
    ];

    fn of(row: &Planned) -> Self {
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
    let plan = &looked.plan;
    let answered: Vec<Asked> = state.answers.meanings.keys().cloned().collect();
    if plan.questions.is_empty() && answered.is_empty() {
        return;
    }
    let heading = cx.text.get("intake-questions");
    let mut chosen: Option<(Asked, Option<Meaning>)> = None;
    Card::new().title(&heading).show(ui, |ui| {
        for (asked, question) in plan.questions.iter().take(ASKED) {
            let options = options(cx, looked, question);
            let args = [("n", question.rows.into())];
            let rows = cx.text.with("intake-in_rows", &args);
            let sentence = question.sentence(cx.text);
            let answer = answer(ui, &sentence, &rows, None, &options);
            chosen = answer
                .map(|answer| (asked.clone(), answer))
                .or(chosen.take());
        }
        for asked in &answered {
            let told = &state.answers.meanings[asked];
            let said = cx
                .text
                .with("intake-answered", &[("words", asked.1.as_str().into())]);
            let (known, kept) = (options_of(cx, looked, asked), Some(told.clone()));
            let answer = answer(ui, &said, "", kept, &known);
            chosen = answer
                .map(|answer| (asked.clone(), answer))
                .or(chosen.take());
        }
        if plan.questions.len() > ASKED {
            let more = plan.questions.len() - ASKED;
            small(
                ui,
                &cx.text.with("intake-more_questions", &[("n", more.into())]),
            );
        }
    });
    if let Some((asked, meaning)) = chosen {
        match meaning {
            Some(meaning) => drop(state.answers.meanings.insert(asked, meaning)),
            None => drop(state.answers.meanings.remove(&asked)),
        }
        state.again();
    }
}

type Options = Vec<(Option<Meaning>, String)>;

/// A question with its answers; the one that was chosen now.
fn answer(
    ui: &mut Ui,
    sentence: &str,
    rows: &str,
    mut value: Option<Meaning>,
    options: &Options,
) -> Option<Option<Meaning>> {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let choice = Choice::new(sentence).label_hidden().width(300.0);
        let committed = choice.show(ui, &mut value, options).committed;
        body(ui, sentence);
        small(ui, rows);
        committed.then_some(value)
    })
    .inner
}

/// What a word may mean: nothing yet, what it may be, a new one, or nothing.
fn options(cx: &Cx<'_>, looked: &Looked, question: &Question) -> Options {
    let mut options: Options = vec![(None, cx.text.get("intake-answer_later"))];
    let candidates = question.candidates.iter().map(|id| {
        let title = looked.intake.known.title(&id.to_string());
        (Some(Meaning::Is(json!(id))), title)
    });
    options.extend(candidates);
    let field = question.field.and_then(|(kind, code)| kind.field(code));
    match field.map(|(_, field)| field.shape) {
        Some(Shape::Choice(known) | Shape::Choices(known)) => {
            let each = known.choices.iter();
            options.extend(
                each.map(|code| (Some(Meaning::Is(json!(code))), cx.text.choice(known, code))),
            );
        }
        Some(Shape::Reference([one]) | Shape::References([one])) => {
            options.extend(kind(one).into_iter().flat_map(|kind| new_ones(cx, kind)));
        }
        None => options.extend(occasions(looked, question)),
        _ => {}
    }
    options.push((Some(Meaning::Nothing), cx.text.get("intake-answer_nothing")));
    options
}

/// The answers to a question that has been answered.
fn options_of(cx: &Cx<'_>, looked: &Looked, asked: &Asked) -> Options {
    let (path, words) = asked;
    let of = looked.intake.kind;
    let question = Question {
        field: of.field(path).map(|(_, field)| (of, field.code)),
        words: words.clone(),
        candidates: looked.intake.candidates(asked),
        rows: 0,
    };
    options(cx, looked, &question)
}

/// The sessions and meetings that there are, for a day on which there was none.
fn occasions(looked: &Looked, question: &Question) -> Options {
    let mut all: Vec<(Id, String)> = looked.intake.occasions();
    all.retain(|(id, _)| !question.candidates.contains(id));
    all.sort_by(|(_, one), (_, other)| crate::text::compare(one, other));
    let option = |(id, title): (Id, String)| (Some(Meaning::Is(json!(id))), title);
    all.into_iter().map(option).collect()
}

/// New records of a kind that need no more than a name and a choice.
fn new_ones(cx: &Cx<'_>, kind: &'static Kind) -> Options {
    let title = kind.title.first().copied().unwrap_or_default();
    let mut needed = kind
        .fields
        .iter()
        .filter(|field| field.required && field.code != title);
    let new = capitalised(&cx.text.kind_new(kind));
    if !cx.may_make(kind) {
        return Vec::new();
    }
    match (needed.next(), needed.next()) {
        (None, _) => vec![(Some(Meaning::New(Fields::new())), new)],
        (Some(field), None) => match field.shape {
            Shape::Choice(known) => known
                .choices
                .iter()
                .map(|code| {
                    let fields = Fields::from([(field.code.to_owned(), json!(code))]);
                    let words = format!("{new}: {}", cx.text.choice(known, code));
                    (Some(Meaning::New(fields)), words)
                })
                .collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The rows by what becomes of them.
pub fn rows(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: &Looked) {
    let plan = &looked.plan;
    let of = |sort: Sort| plan.rows.iter().filter(move |row| Sort::of(row) == sort);
    let options: Vec<(Sort, String)> = Sort::ALL
        .iter()
        .map(|(sort, key)| (*sort, of(*sort).count(), *key))
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
        if tabs(ui, &mut tab, &options) {
            (state.shown.tab, state.shown.row) = (Some(tab), None);
        }
        let rows: Vec<&Planned> = of(tab).collect();
        table(ui, cx, state, looked, &rows);
        row_answer(ui, cx, state, looked, &rows);
    });
}

fn table(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: &Looked, rows: &[&Planned]) {
    let titles = ["intake-row", "intake-what", "intake-outcome"].map(|key| cx.text.get(key));
    let columns = [
        Column::new(&titles[0]).fixed(70.0).right(),
        Column::new(&titles[1]).share(1.0, 180.0),
        Column::new(&titles[2]).share(2.4, 300.0),
    ];
    let name = |row: usize| format!("{} {}", rows[row].number, rows[row].title);
    let heading = cx.text.get("intake-rows");
    #[allow(clippy::cast_precision_loss, reason = "a height in points")]
    let height = 40.0 + ROW * rows.len().min(10) as f32;
    let selected = rows
        .iter()
        .position(|row| Some(row.number) == state.shown.row);
    let table = DataTable::new("intake-rows", &heading, &columns, rows.len())
        .row_height(ROW)
        .height(height)
        .selected(selected)
        .row_name(&name);
    let out = table.show(ui, |ui, row, column| {
        match column {
            0 => body(ui, &rows[row].number.to_string()),
            1 => medium(ui, &rows[row].title),
            _ => body(ui, &looked.intake.outcome_in_words(&looked.plan, rows[row])),
        };
    });
    if let Some(row) = out.selected.or(out.clicked) {
        state.shown.row = rows.get(row).map(|row| row.number);
    }
}

/// What the chosen row is about, where that is for the user to say.
fn row_answer(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, looked: &Looked, rows: &[&Planned]) {
    let chosen = rows.iter().find(|row| Some(row.number) == state.shown.row);
    let Some(row) = chosen else { return };
    let said = state.answers.rows.get(&row.number).copied();
    let candidates: Vec<Id> = match &row.outcome {
        Outcome::Asks(asks) => asks
            .iter()
            .flat_map(|ask| match ask {
                Ask::Which(ids) => ids.clone(),
                Ask::Twice(_, id) | Ask::Begins(id) => vec![*id],
                Ask::Meaning(_) => Vec::new(),
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
            Some(answer) => drop(state.answers.rows.insert(row.number, answer)),
            None => drop(state.answers.rows.remove(&row.number)),
        }
        state.again();
    }
}
