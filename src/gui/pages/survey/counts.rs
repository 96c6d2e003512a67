//! Answers entered as counts: how many gave each, and how many were asked.

use std::collections::BTreeMap;

use eframe::egui::Ui;
use serde_json::json;

use super::entry::{Entry, Round};
use crate::domain::{AnswerType, Choosable, Fields, Id, Question, Record, Tally};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{WholeField, body, in_tone, muted, small};
use crate::workspace::{Command, Edit};

/// Draws the counts of every question that can be counted.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, round: Round, view: &Entry) {
    small(ui, &cx.text.get("evaluation-counts_means"));
    for question in &view.questions {
        if question.choices().is_empty() {
            continue;
        }
        ui.add_space(space::XS);
        body(ui, &question.text);
        ui.push_id(question.head.id, |ui| pile(ui, cx, round, view, question));
    }
}

fn tally_of(view: &Entry, question: Id) -> Option<&Tally> {
    let mut tallies = view.tallies.iter();
    tallies.find(|tally| tally.question == Some(question))
}

/// How many were asked: said once, kept with every tally, and with one of its own where nothing is tallied.
pub fn invited(ui: &mut Ui, cx: &Cx<'_>, round: Round, view: &Entry) {
    let Some(first) = view.questions.first() else {
        return;
    };
    let label = cx.text.field_named(Tally::KIND, Tally::invited);
    let wrong = cx.text.get("form-wrong_number");
    let mut asked = asked(view);
    let field = WholeField::new(&label, &wrong)
        .at_least(0)
        .field(|field| field.width(160.0));
    // What there is to ask stands beside, and pushes nothing down that is being written in.
    let committed = ui.horizontal_top(|ui| {
        let committed = field.show(ui, &mut asked).committed;
        if let Some(question) = &view.too_many {
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width());
                in_tone(ui, Tone::Warning, question);
            });
        }
        committed
    });
    if !committed.inner {
        return;
    }
    if view.tallies.is_empty() {
        create(cx, round, first.head.id, None, asked);
        return;
    }
    let set = |tally: &Tally| Edit::Set {
        kind: Tally::KIND,
        id: tally.head.id,
        fields: Fields::from([(Tally::invited.to_owned(), json!(asked))]),
    };
    cx.run(Command::new(view.tallies.iter().map(set).collect()));
}

fn asked(view: &Entry) -> Option<i64> {
    view.tallies.iter().filter_map(|tally| tally.invited).max()
}

/// A field for each answer; saved as one goes.
fn pile(ui: &mut Ui, cx: &Cx<'_>, round: Round, view: &Entry, question: &Question) {
    let wrong = cx.text.get("form-wrong_number");
    let tally = tally_of(view, question.head.id);
    let counts = tally.map(|tally| tally.counts.clone()).unwrap_or_default();
    let mut changed = None;
    let short = question.answer_type == Some(AnswerType::Scale);
    let mut field = |ui: &mut Ui, code: &str, label: &str, hidden: bool| {
        let mut count = counts.get(code).copied();
        let field = WholeField::new(label, &wrong).at_least(0).field(|field| {
            let field = field.width(64.0);
            if hidden { field.label_hidden() } else { field }
        });
        if ui
            .push_id(code, |ui| field.show(ui, &mut count))
            .inner
            .committed
        {
            changed = Some((code.to_owned(), count));
        }
    };
    let options = cx.text.choices(question);
    if short {
        ui.horizontal_wrapped(|ui| {
            for (code, label) in &options {
                field(ui, code, label, false);
            }
        });
    } else {
        for (code, label) in &options {
            ui.horizontal(|ui| {
                field(ui, code, label, true);
                muted(ui, label);
            });
        }
    }
    if let Some((code, count)) = changed {
        let mut counts = counts.clone();
        match count.filter(|count| *count > 0) {
            Some(count) => drop(counts.insert(code, count)),
            None => drop(counts.remove(&code)),
        }
        match tally {
            Some(tally) => cx.set(Tally::KIND, tally.head.id, Tally::counts, json!(counts)),
            None => create(cx, round, question.head.id, Some(&counts), asked(view)),
        }
    }
}

fn create(
    cx: &Cx<'_>,
    round: Round,
    question: Id,
    counts: Option<&BTreeMap<String, i64>>,
    asked: Option<i64>,
) {
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
    cx.create(Tally::KIND, fields);
}
