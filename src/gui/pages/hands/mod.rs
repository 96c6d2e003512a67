//! Handuppräckning: a question to the room, a count for each answer, and bars at once. It is kept as a survey with one
//! question, and a tally about the meeting.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use eframe::egui::{Id as UiId, Key, Ui};
use serde_json::json;

mod load;
pub mod wall;

use load::{Hand, Hands};

use crate::domain::{
    AnswerType, Choosable, Id, Question, Record, Survey, SurveyPurpose, Tally, Wave,
};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{
    Card, TextField, Value, add_row, bar_rows, muted, nothing_more_yet, small,
};
use crate::text::parse_whole;
use crate::workspace::{Command, Edit, fields};

/// What is remembered of a meeting's questions.
#[derive(Default)]
pub struct State {
    /// The question that the wall shows; the latest, where none has been touched.
    shown: Option<Id>,
    /// What stands in a field while it is written in: the question, and the code of the answer.
    typed: HashMap<(Id, String), String>,
    /// Counts that have been asked for and not been read back.
    sent: HashMap<Id, BTreeMap<String, i64>>,
    /// The question whose first field is to have the keyboard.
    next: Option<Id>,
    /// The line for a question is to have it.
    begins: bool,
}

impl State {
    /// The line for a question shall have the keyboard when it is drawn next.
    pub fn begins(&mut self) {
        self.begins = true;
    }
}

/// The line on which a question to the room is being typed.
const LINE: &str = "hands";

fn view(cx: &Cx<'_>, meeting: Id) -> Option<Arc<Hands>> {
    let (scope, own) = (cx.scope(), cx.role.municipality());
    cx.view(("hands", meeting, scope.clone()), move |source| {
        Hands::load(source, meeting, (&scope, own))
    })
}

/// Draws the questions in the leader's window.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, meeting: Id, state: &mut State) {
    let Some(view) = view(cx, meeting) else {
        return;
    };
    if cx.at_rest {
        state.sent.clear();
    }
    ui.spacing_mut().item_spacing.y = space::L;
    let may = cx.may_make(Survey::KIND) && cx.may_make(Tally::KIND);
    if may {
        Card::new().flush().show(ui, |ui| {
            let hint = cx.text.get("hands-ask");
            if std::mem::take(&mut state.begins) {
                let id = ui.make_persistent_id(("add row", &*hint));
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            let asked = cx.line(meeting, LINE, |words| add_row(ui, &hint, words));
            if let Some(asked) = asked {
                ask(cx, meeting, &asked, state);
            }
        });
        muted(ui, &cx.text.get("hands-how"));
    }
    for hand in &view.all {
        ui.push_id(hand.question.head.id, |ui| {
            Card::new().title(&hand.question.text).show(ui, |ui| {
                one(ui, cx, meeting, hand, may, state);
            });
        });
    }
    // What is counted is typed where the question will stand.
    if state.next.is_some() {
        nothing_more_yet(ui.ctx());
    }
}

/// What was typed: the question, and after the question mark the answers with a stroke between them.
fn read(typed: &str, usual: &str) -> (String, Vec<String>) {
    let end = typed.find('?').map(|at| at + 1);
    let (question, answers) = typed.split_at(end.unwrap_or(typed.len()));
    let listed = |words: &str| -> Vec<String> {
        let each = words.split('/').map(str::trim);
        each.filter(|words| !words.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let answers = match listed(answers) {
        none if none.is_empty() => listed(usual),
        some => some,
    };
    (question.trim().to_owned(), answers)
}

/// Asks the room: a survey, its question, and a tally about the meeting, as one command.
fn ask(cx: &Cx<'_>, meeting: Id, typed: &str, state: &mut State) {
    let (words, answers) = read(typed, &cx.text.get("hands-usual"));
    let (survey, question) = (cx.fresh_id(), cx.fresh_id());
    let make = |kind, id, fields| Edit::Create { kind, id, fields };
    let first = [
        make(
            Survey::KIND,
            survey,
            fields([
                (Survey::title, json!(words)),
                (Survey::purpose, SurveyPurpose::Other.code().into()),
                (Survey::anonymous, json!(true)),
            ]),
        ),
        make(
            Question::KIND,
            question,
            fields([
                (Question::survey, json!(survey)),
                (Question::position, json!(1)),
                (Question::text, json!(words)),
                (Question::answer_type, AnswerType::OneChoice.code().into()),
                (Question::options, json!(answers)),
            ]),
        ),
    ];
    let tally = fields([
        (Tally::question, json!(question)),
        (Tally::about, json!(meeting)),
        (Tally::wave, Wave::Single.code().into()),
    ]);
    cx.run_after(first, make(Tally::KIND, cx.fresh_id(), tally));
    (state.shown, state.next) = (Some(question), Some(question));
}

/// One question: a field for each answer, and the bars.
fn one(ui: &mut Ui, cx: &Cx<'_>, meeting: Id, hand: &Hand, may: bool, state: &mut State) {
    let question = hand.question.head.id;
    let bars = hand.bars();
    let field = |code: &str| UiId::unique(("hands", question, code));
    if let Some((code, ..)) = bars.first().filter(|_| state.next == Some(question)) {
        ui.memory_mut(|memory| memory.request_focus(field(code)));
        state.next = None;
    }
    if may {
        let mut next = None;
        ui.horizontal_wrapped(|ui| {
            for (place, (code, label, _)) in bars.iter().enumerate() {
                let done = count(ui, cx, meeting, hand, (code, label), field(code), state);
                next = bars.get(place + 1).filter(|_| done).or(next);
            }
        });
        // When all are drawn: one Enter goes one answer on.
        if let Some((next, ..)) = next {
            ui.memory_mut(|memory| memory.request_focus(field(next)));
        }
    }
    let colour = Theme::of(ui).palette.accent.fill;
    let rows = bars.iter().map(|(_, label, count)| Value {
        label: label.clone(),
        amount: *count as f64,
        words: cx.text.number(*count),
        colour,
    });
    bar_rows(ui, &hand.question.text, 180.0, &rows.collect::<Vec<_>>());
    let answers = [("n", hand.counted.answers.into())];
    small(ui, &cx.text.with("hands-raised", &answers));
}

/// The field of one answer: what is typed counts at once. Whether the next shall have the keyboard.
fn count(
    ui: &mut Ui,
    cx: &Cx<'_>,
    meeting: Id,
    hand: &Hand,
    (code, label): (&str, &str),
    id: UiId,
    state: &mut State,
) -> bool {
    let question = hand.question.head.id;
    let key = (question, code.to_owned());
    let stored = hand.tally.as_ref().map(|(_, counts)| counts);
    let sent = state.sent.get(&question);
    let now = sent.or(stored).cloned().unwrap_or_default();
    let said = now.get(code).map(|count| cx.text.number(*count));
    let mut words = state
        .typed
        .get(&key)
        .cloned()
        .unwrap_or(said.unwrap_or_default());
    let read = parse_whole(&words, "").ok();
    let read = read.filter(|count| count.is_none_or(|count| count >= 0));
    let wrong = cx.text.get("form-wrong_number");
    let shown = TextField::new(label)
        .right()
        .width(96.0)
        .error(read.is_none().then_some(wrong.as_str()))
        .id(id)
        .show(ui, &mut words);
    if shown.response.has_focus() {
        state.shown = Some(question);
    } else {
        state.typed.remove(&key);
    }
    if shown.changed {
        if let Ok(count) = parse_whole(&words, "") {
            let mut counts = now;
            match count.filter(|count| *count > 0) {
                Some(count) => counts.insert(code.to_owned(), count),
                None => counts.remove(code),
            };
            save(cx, meeting, hand, &counts);
            state.sent.insert(question, counts);
        }
        state.typed.insert(key, words);
    }
    shown.response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn save(cx: &Cx<'_>, meeting: Id, hand: &Hand, counts: &BTreeMap<String, i64>) {
    let set = fields([(Tally::counts, json!(counts))]);
    if let Some((tally, _)) = &hand.tally {
        return cx.run(Command::set(Tally::KIND, *tally, set));
    }
    let mut made = fields([
        (Tally::question, json!(hand.question.head.id)),
        (Tally::about, json!(meeting)),
        (Tally::wave, Wave::Single.code().into()),
    ]);
    made.extend(set);
    cx.create(Tally::KIND, made);
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn answers_are_typed_after_the_question_or_are_the_usual() {
        let usual = "Ja / Nej";
        let (question, answers) = read("Ska vi ses varje månad? Ja/ Varannan /Nej", usual);
        assert_eq!(question, "Ska vi ses varje månad?");
        assert_eq!(answers, ["Ja", "Varannan", "Nej"]);
        assert_eq!(read("Är vi klara?", usual).1, ["Ja", "Nej"]);
        assert_eq!(
            read("Skolan och/eller vården", usual).0,
            "Skolan och/eller vården"
        );
    }
}
