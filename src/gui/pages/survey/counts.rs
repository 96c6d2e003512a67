//! Answers entered as counts: how many gave each, and how many were asked. Enter goes to the next; numbers after each
//! other, or pasted, are those of the answers after each other and, row by row, of the questions.

use std::collections::BTreeMap;

use eframe::egui::{Id as WidgetId, Key, Ui};
use serde_json::json;

use super::entry::{Entry, Round};
use crate::domain::{AnswerType, Choosable, Fields, Id, Question, Record, Tally};
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::person_field::pasted_rows;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    ReadField, WholeField, body, fields_together, in_tone, muted, nothing_more_yet, small,
};
use crate::intake::tallies;
use crate::text::grouped;
use crate::workspace::{Command, Edit};

/// Counts, row by row.
type Rows = Vec<Vec<Option<i64>>>;

/// A question, and the answers that are counted: their codes and what they are called.
struct Counted<'a> {
    question: &'a Question,
    answers: Vec<(String, String)>,
}

/// Counts that were written: from which question and answer on.
struct Written {
    from: (usize, usize),
    rows: Rows,
}

/// Draws the counts of every question that can be counted. With `begins`, the first gets the focus.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, round: Round, view: &Entry, begins: bool) {
    small(ui, &cx.text.get("evaluation-counts_means"));
    let counted: Vec<Counted<'_>> = view
        .questions
        .iter()
        .filter(|question| !question.choices().is_empty())
        .map(|question| Counted {
            question,
            answers: cx.text.choices(question),
        })
        .collect();
    let places = counted.iter().enumerate().flat_map(|(row, one)| {
        let answers = one.answers.iter().enumerate();
        answers.map(move |(at, (code, _))| ((row, at), field_of(round, one.question, code)))
    });
    let places: Vec<((usize, usize), WidgetId)> = places.collect();
    let has_focus = |id| ui.memory(|memory| memory.has_focus(id));
    let at = places.iter().position(|(_, id)| has_focus(*id));
    let mut written = at.and_then(|at| {
        let rows = tallies::read(&pasted_rows(ui)?).unwrap_or_default();
        let from = places[at].0;
        Some(Written { from, rows })
    });
    let mut stays = false;
    for (row, one) in counted.iter().enumerate() {
        ui.add_space(space::XS);
        body(ui, &one.question.text);
        let drawn = ui.push_id(one.question.head.id, |ui| pile(ui, cx, round, view, one));
        let typed = drawn.inner.written.map(|(at, rows)| Written {
            from: (row, at),
            rows,
        });
        stays |= drawn.inner.stays;
        written = written.or(typed);
    }
    if let Some(written) = &written {
        write(cx, round, view, &counted, written);
    }
    // What is written next is added to what was stored before it.
    if written.is_some() || at.is_some() && !cx.at_rest {
        nothing_more_yet(ui.ctx());
    }
    let entered = at.filter(|_| !stays && ui.input(|input| input.key_pressed(Key::Enter)));
    let filled = written.and_then(|written| Some(written.rows.first()?.len()));
    let next = match entered {
        Some(at) => places.get(at + filled.unwrap_or(1)),
        None => places.first().filter(|_| begins),
    };
    if let Some((_, id)) = next {
        ui.memory_mut(|memory| memory.request_focus(*id));
    }
}

fn field_of(round: Round, question: &Question, code: &str) -> WidgetId {
    WidgetId::unique(("count", round, question.head.id, code))
}

fn tally_of(view: &Entry, question: Id) -> Option<&Tally> {
    let mut tallies = view.tallies.iter();
    tallies.find(|tally| tally.question == Some(question))
}

/// The field that says how many were asked.
pub fn invited_field(round: Round) -> WidgetId {
    WidgetId::unique(("asked", round))
}

/// How many were asked: said once, kept with every tally, and with one of its own where nothing is tallied. Whether
/// Enter was pressed in it.
pub fn invited(ui: &mut Ui, cx: &Cx<'_>, round: Round, view: &Entry) -> bool {
    let Some(first) = view.questions.first() else {
        return false;
    };
    let label = cx.text.field_named(Tally::KIND, Tally::invited);
    let wrong = cx.text.get("form-wrong_number");
    let mut asked = asked(view);
    let field = WholeField::new(&label, &wrong)
        .at_least(0)
        .field(|field| field.width(160.0).id(invited_field(round)));
    // What there is to ask stands beside, and pushes nothing down that is being written in.
    let shown = ui.horizontal_top(|ui| {
        let shown = field.show(ui, &mut asked);
        if let Some(question) = &view.too_many {
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width());
                in_tone(ui, Tone::Warning, question);
            });
        }
        shown
    });
    let shown = shown.inner;
    if shown.committed {
        set_asked(cx, round, view, first, asked);
    }
    shown.response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn set_asked(cx: &Cx<'_>, round: Round, view: &Entry, first: &Question, asked: Option<i64>) {
    let set = |tally: &Tally| Edit::Set {
        kind: Tally::KIND,
        id: tally.head.id,
        fields: Fields::from([(Tally::invited.to_owned(), json!(asked))]),
    };
    let edits: Vec<Edit> = match view.tallies.is_empty() {
        true => vec![new(cx, round, first.head.id, None, asked)],
        false => view.tallies.iter().map(set).collect(),
    };
    cx.run(Command::new(edits));
}

/// How many were asked, as far as it has been said.
pub fn asked(view: &Entry) -> Option<i64> {
    view.tallies.iter().filter_map(|tally| tally.invited).max()
}

/// What was done in the fields of a question.
#[derive(Default)]
struct Piled {
    /// What was written, from which answer on.
    written: Option<(usize, Rows)>,
    /// Enter was pressed in a field that cannot be read: it keeps the focus.
    stays: bool,
}

/// A field for each answer.
fn pile(ui: &mut Ui, cx: &Cx<'_>, round: Round, view: &Entry, one: &Counted<'_>) -> Piled {
    let wrong = cx.text.get("evaluation-counts_wrong");
    let tally = tally_of(view, one.question.head.id);
    let mut piled = Piled::default();
    let mut field = |ui: &mut Ui, at: usize, hidden: bool| {
        let (code, label) = &one.answers[at];
        let count = tally.and_then(|tally| tally.counts.get(code).copied());
        let mut counts = count.map(|count| vec![Some(count)]);
        let id = field_of(round, one.question, code);
        let field = ReadField::new(label, &wrong).field(|field| {
            let field = field.width(64.0).id(id);
            if hidden { field.label_hidden() } else { field }
        });
        let room = one.answers.len() - at;
        let read = |written: &str| {
            let mut rows = tallies::read(written)?.into_iter();
            let row = rows.next().filter(|row| row.len() <= room);
            row.filter(|_| rows.next().is_none())
        };
        let shown = |counts: &Vec<Option<i64>>| {
            let counts = counts.iter().flatten().map(grouped);
            counts.collect::<Vec<_>>().join(" ")
        };
        let entered = ui.memory(|memory| memory.has_focus(id));
        let entered = entered && ui.input(|input| input.key_pressed(Key::Enter));
        let mut committed = false;
        let drawn = fields_together(ui, false, |ui| {
            committed = field.show(ui, &mut counts, &shown, &read).committed;
        });
        piled.stays |= entered && !drawn.all_read(ui.ctx());
        if committed {
            piled.written = Some((at, vec![counts.unwrap_or_else(|| vec![Some(0)])]));
        }
    };
    if one.question.answer_type == Some(AnswerType::Scale) {
        ui.horizontal_wrapped(|ui| {
            for at in 0..one.answers.len() {
                field(ui, at, false);
            }
        });
    } else {
        for (at, (_, label)) in one.answers.iter().enumerate() {
            ui.horizontal(|ui| {
                field(ui, at, true);
                muted(ui, label);
            });
        }
    }
    piled
}

/// Stores what was written as one command, or says that it is nothing to be stored: all of it or nothing.
fn write(cx: &Cx<'_>, round: Round, view: &Entry, counted: &[Counted<'_>], written: &Written) {
    let (first, column) = written.from;
    let edits = written.rows.iter().enumerate().map(|(row, counts)| {
        let one = counted.get(first + row)?;
        let answers = one.answers.get(column..column + counts.len())?;
        let tally = tally_of(view, one.question.head.id);
        let mut kept = tally.map(|tally| tally.counts.clone()).unwrap_or_default();
        for ((code, _), count) in answers.iter().zip(counts) {
            match count {
                Some(0) => drop(kept.remove(code)),
                Some(count) => drop(kept.insert(code.clone(), *count)),
                None => {}
            }
        }
        Some(match tally {
            Some(tally) => Edit::Set {
                kind: Tally::KIND,
                id: tally.head.id,
                fields: Fields::from([(Tally::counts.to_owned(), json!(kept))]),
            },
            None => new(cx, round, one.question.head.id, Some(&kept), asked(view)),
        })
    });
    match edits.collect::<Option<Vec<Edit>>>() {
        Some(edits) if !edits.is_empty() => cx.run(Command::new(edits)),
        _ => cx.notice(cx.text.get("evaluation-counts_unread")),
    }
}

/// The edit that makes a tally of a question.
fn new(
    cx: &Cx<'_>,
    round: Round,
    question: Id,
    counts: Option<&BTreeMap<String, i64>>,
    asked: Option<i64>,
) -> Edit {
    let mut fields = Fields::from([
        (Tally::question.to_owned(), json!(question)),
        (Tally::wave.to_owned(), json!(round.wave.code())),
    ]);
    let more = [
        (Tally::about, round.about.map(|about| json!(about))),
        (Tally::counts, counts.map(|counts| json!(counts))),
        (Tally::invited, asked.map(|asked| json!(asked))),
    ];
    let more = more.into_iter();
    fields.extend(more.filter_map(|(field, value)| Some((field.to_owned(), value?))));
    Edit::Create {
        kind: Tally::KIND,
        id: cx.fresh_id(),
        fields,
    }
}
