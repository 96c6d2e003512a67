//! A pile of paper forms, entered with the number keys: one form a line, a question a column.

use std::collections::BTreeMap;

use eframe::egui::{self, Event, Key, Modifiers, ScrollArea, Ui, vec2};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;

use super::entry::{Entry, Round};
use crate::domain::{
    AnswerType, Choosable, Fields, Id, Invalid, Question, Record, Response, Value,
};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, TextField, body, divider, each_letter_counts, medium, muted, scrolls, small,
};
use crate::insight::listed;
use crate::text::dotted;
use crate::workspace::Command;

/// So many of the latest forms are shown.
const SHOWN: usize = 12;
/// The column with the forms' numbers.
const NUMBER: f32 = 40.0;
/// A form's line.
const LINE: f32 = 30.0;

/// What has been typed of a form, question by question.
type Typed = BTreeMap<Id, String>;
/// What a form that was taken back answers to questions that are not asked here: a later version's, or ones that are
/// gone. It goes with the form when that is saved again.
type Kept = BTreeMap<Id, Value>;

/// What the user wants.
#[derive(Clone, Copy)]
enum Want {
    /// The field of this question.
    Go(usize),
    /// The form, as it is typed.
    Save,
    /// The latest form in the line again.
    TakeBack,
}

/// Draws the line that is being typed, and the latest that have been. With `begins`, its first field gets the focus.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, round: Round, view: &Entry, begins: bool) {
    let about = round.about.map_or_else(String::new, |id| id.to_string());
    let name = format!("form {} {about}", round.wave.code());
    // A form half entered stays with its survey, and what it is about.
    let beside = format!("{name} kept");
    let mut line = Line {
        typed: read_line(cx, round.survey, &name),
        kept: read_line(cx, round.survey, &beside),
    };
    form(ui, cx, (round, view), begins, &mut line);
    line.typed.retain(|_, words| !words.is_empty());
    write_line(cx, round.survey, &name, &line.typed);
    write_line(cx, round.survey, &beside, &line.kept);
}

/// A form that is being entered.
struct Line {
    typed: Typed,
    kept: Kept,
}

impl Line {
    fn is_blank(&self) -> bool {
        self.typed.values().all(String::is_empty) && self.kept.is_empty()
    }
}

fn read_line<T: DeserializeOwned + Default>(cx: &Cx<'_>, survey: Id, name: &str) -> T {
    let words = cx.drafts.borrow().line(survey, name);
    serde_json::from_str(&words).unwrap_or_default()
}

fn write_line<T: Serialize>(cx: &Cx<'_>, survey: Id, name: &str, of: &BTreeMap<Id, T>) {
    let words = match of.is_empty() {
        true => String::new(),
        false => json!(of).to_string(),
    };
    cx.line(survey, name, |kept| *kept = words);
}

fn form(ui: &mut Ui, cx: &Cx<'_>, (round, view): (Round, &Entry), begins: bool, line: &mut Line) {
    let questions = &view.questions;
    let cell = |question: &Question| ui.make_persistent_id(("cell", question.head.id));
    let ids: Vec<egui::Id> = questions.iter().map(cell).collect();
    let at = ids
        .iter()
        .position(|id| ui.memory(|memory| memory.has_focus(*id)));
    let mut want = at.and_then(|at| keys(ui, cx, (questions, at), line));
    let typed = &mut line.typed;
    small(ui, &cx.text.get("evaluation-forms_means"));
    ui.add_space(space::XS);
    let told = at.or(first_wrong(questions, typed, at)).unwrap_or(0);
    caption(ui, cx, questions, told, typed);
    let n = listed(&view.forms, |_| true);
    scrolls(ui, false, |ui| {
        ScrollArea::horizontal().show(ui, |ui| {
            heads(ui, cx, questions);
            divider(ui);
            let next = being_typed(ui, cx, (questions, at), &ids, (n + 1, typed));
            want = want.or(next);
            for (place, response) in view.forms.iter().take(SHOWN).enumerate() {
                divider(ui);
                let back = i64::try_from(place).unwrap_or_default();
                entered(ui, cx, questions, (n - back, response));
            }
        })
    });
    ui.add_space(space::XS);
    want = buttons(ui, cx, view, line).or(want);
    if begins {
        want = want.or(Some(Want::Go(0)));
    }
    let go = |place: usize| {
        ids.get(place)
            .map(|id| ui.memory_mut(|memory| memory.request_focus(*id)))
    };
    match want {
        Some(Want::Go(place)) => drop(go(place)),
        Some(Want::Save) => drop(go(save(cx, round, questions, line))),
        // What was saved just now is the latest only when it has been read.
        Some(Want::TakeBack) if cx.at_rest => {
            take_back(cx, view, line);
            go(0);
        }
        Some(Want::TakeBack) | None => {}
    }
    let now = ui.memory(|memory| memory.focused());
    let now = ids.iter().position(|id| Some(*id) == now);
    if now.is_some_and(|now| goes_on_by_itself(&questions[now])) {
        each_letter_counts(ui);
    }
}

/// What the keys say while a question has the focus.
fn keys(
    ui: &Ui,
    cx: &Cx<'_>,
    (questions, at): (&[Question], usize),
    line: &mut Line,
) -> Option<Want> {
    let pressed = |modifiers, key| cx.keyboard.pressed(ui, modifiers, key);
    if pressed(Modifiers::COMMAND, Key::Enter) {
        return Some(Want::Save);
    }
    if line.is_blank() && pressed(Modifiers::COMMAND, Key::Backspace) {
        return Some(Want::TakeBack);
    }
    if pressed(Modifiers::NONE, Key::ArrowUp) {
        return Some(Want::Go(at.saturating_sub(1)));
    }
    if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowDown) {
        let last = at + 1 == questions.len();
        return Some(if last { Want::Save } else { Want::Go(at + 1) });
    }
    // Another digit on a whole answer is another answer.
    let (question, typed) = (&questions[at], &mut line.typed);
    let digit = |event: &Event| matches!(event, Event::Text(text) if text.bytes().all(|byte| byte.is_ascii_digit()));
    let whole = typed
        .get(&question.head.id)
        .is_some_and(|words| question.is_whole(words));
    if whole && ui.input(|input| input.events.iter().any(digit)) {
        typed.remove(&question.head.id);
    }
    None
}

/// Whether a whole answer goes on to the next question by itself.
fn goes_on_by_itself(question: &Question) -> bool {
    let of = question.answer_type;
    of.is_some_and(|of| of == AnswerType::Scale || of.is_one_choice())
}

/// What is wrong with what is typed to a question, if something is.
fn wrong(question: &Question, typed: &Typed) -> Option<Invalid> {
    let words = typed.get(&question.head.id)?;
    question.read(words).err()
}

/// The first question, but for the one that is being typed, whose answer cannot be.
fn first_wrong(questions: &[Question], typed: &Typed, but: Option<usize>) -> Option<usize> {
    let mut all = questions.iter().enumerate();
    let found = all.find(|(place, one)| Some(*place) != but && wrong(one, typed).is_some());
    found.map(|(place, _)| place)
}

/// The question that is being answered: its words, and which key means what. The same room whichever it is.
fn caption(ui: &mut Ui, cx: &Cx<'_>, questions: &[Question], at: usize, typed: &Typed) {
    let Some(question) = questions.get(at) else {
        return;
    };
    let (top, room) = (ui.cursor().top(), 82.0);
    let args = [("n", (at + 1).into()), ("of", questions.len().into())];
    let place = cx.text.with("survey-question_of", &args);
    medium(ui, &dotted([&place, &question.text]));
    small(ui, &means(cx, question));
    if let Some(fault) = wrong(question, typed) {
        body(ui, &cx.text.invalid(Response::KIND, &fault));
    }
    let left = room - (ui.cursor().top() - top);
    ui.add_space(left.max(0.0));
}

/// Which key means what.
fn means(cx: &Cx<'_>, question: &Question) -> String {
    match question.answer_type {
        Some(AnswerType::Scale) => {
            let (lowest, highest) = question.scale();
            dotted([format!("{lowest}–{highest}"), question.ends()])
        }
        Some(AnswerType::Number) => cx.text.get("survey-takes_number"),
        Some(AnswerType::Text) | None => cx.text.get("survey-takes_text"),
        Some(_) => {
            let options = cx.text.choices(question).into_iter().enumerate();
            // A key stands with its answer, wherever the line ends.
            let whole = |label: String| label.replace(' ', "\u{a0}");
            let options =
                options.map(|(place, (_, label))| format!("{}\u{a0}{}", place + 1, whole(label)));
            options.collect::<Vec<_>>().join("   ")
        }
    }
}

fn width(question: &Question) -> f32 {
    match question.answer_type {
        Some(AnswerType::Text) | None => 200.0,
        Some(AnswerType::SeveralChoices | AnswerType::Number) => 84.0,
        _ => 56.0,
    }
}

fn column(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(width, LINE), layout, |ui| {
        ui.set_min_size(vec2(width, LINE));
        content(ui);
    });
}

fn heads(ui: &mut Ui, cx: &Cx<'_>, questions: &[Question]) {
    ui.horizontal(|ui| {
        column(ui, NUMBER, |ui| {
            drop(small(ui, &cx.text.get("survey-form")))
        });
        for (place, question) in questions.iter().enumerate() {
            column(ui, width(question), |ui| {
                small(ui, &(place + 1).to_string()).on_hover_text(&question.text);
            });
        }
    });
}

/// The line that is being typed; where to go on.
fn being_typed(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (questions, at): (&[Question], Option<usize>),
    ids: &[egui::Id],
    (n, typed): (i64, &mut Typed),
) -> Option<Want> {
    let mut want = None;
    ui.horizontal(|ui| {
        column(ui, NUMBER, |ui| drop(medium(ui, &cx.text.number(n))));
        for (place, question) in questions.iter().enumerate() {
            let words = typed.entry(question.head.id).or_default();
            let unread = at != Some(place) && question.read(words).is_err();
            let fault = unread.then_some("");
            column(ui, width(question), |ui| {
                let field = TextField::new(&question.text)
                    .label_hidden()
                    .id(ids[place])
                    .error(fault)
                    .told_elsewhere();
                let changed = field.show(ui, words).changed;
                if changed && question.is_whole(words) && place + 1 < questions.len() {
                    want = Some(Want::Go(place + 1));
                }
            });
        }
    });
    want
}

/// A form that has been entered.
fn entered(ui: &mut Ui, cx: &Cx<'_>, questions: &[Question], (n, form): (i64, &Response)) {
    ui.horizontal(|ui| {
        column(ui, NUMBER, |ui| drop(muted(ui, &cx.text.number(n))));
        for question in questions {
            let answer = form.answers.get(&question.head.id);
            let words = answer.map_or_else(|| "–".to_owned(), |answer| question.typed(answer));
            column(ui, width(question), |ui| {
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                body(ui, &words);
            });
        }
    });
}

fn buttons(ui: &mut Ui, cx: &Cx<'_>, view: &Entry, line: &Line) -> Option<Want> {
    let mut want = None;
    ui.horizontal_wrapped(|ui| {
        let blank = line.is_blank();
        let nothing = cx.text.get("evaluation-nothing_answered");
        let save = cx.text.get("survey-save_form");
        let save = Button::primary(&save)
            .shortcut("Ctrl Enter")
            .disabled_because(blank.then_some(nothing.as_str()));
        if ui.add(save).clicked() {
            want = Some(Want::Save);
        }
        let half = cx.text.get("survey-save_first");
        let none = cx.text.get("survey-no_forms");
        let reason = match (view.forms.is_empty(), blank) {
            (true, _) => Some(none.as_str()),
            (false, false) => Some(half.as_str()),
            (false, true) => None,
        };
        let back = cx.text.get("survey-take_back");
        let back = Button::quiet(&back)
            .icon(Icon::Undo)
            .shortcut("Ctrl Backspace")
            .disabled_because(reason);
        if ui.add(back).clicked() {
            want = Some(Want::TakeBack);
        }
    });
    // Beside the buttons it has too little room in a narrow window.
    let n = listed(&view.forms, |_| true);
    muted(ui, &cx.text.with("survey-forms_so_far", &[("n", n.into())]));
    want
}

/// Saves the form, unless something typed is no answer; which question to go to.
fn save(cx: &Cx<'_>, round: Round, questions: &[Question], line: &mut Line) -> usize {
    let typed = &mut line.typed;
    if let Some(place) = first_wrong(questions, typed, None) {
        return place;
    }
    let read = |question: &Question| {
        let answer = question.read(typed.get(&question.head.id)?).ok()??;
        Some((question.head.id, answer))
    };
    // A blank answer is no answer, and a blank form is no form.
    let mut answers: BTreeMap<Id, _> = questions.iter().filter_map(read).collect();
    answers.extend(line.kept.clone());
    if answers.is_empty() {
        cx.notice(cx.text.get("survey-blank_form"));
        return 0;
    }
    let mut fields = Fields::from([
        (Response::survey.to_owned(), json!(round.survey)),
        (Response::wave.to_owned(), json!(round.wave.code())),
        (Response::answers.to_owned(), json!(answers)),
    ]);
    if let Some(about) = round.about {
        fields.insert(Response::about.to_owned(), json!(about));
    }
    cx.create(Response::KIND, fields);
    line.typed.clear();
    line.kept.clear();
    0
}

/// Removes the latest form, and puts what it said in the line to be put right.
fn take_back(cx: &Cx<'_>, view: &Entry, line: &mut Line) {
    let Some(latest) = view.forms.first() else {
        return;
    };
    let again = view.questions.iter().filter_map(|question| {
        let answer = latest.answers.get(&question.head.id)?;
        Some((question.head.id, question.typed(answer)))
    });
    line.typed = again.collect();
    let asked = |id: &Id| {
        view.questions
            .iter()
            .any(|question| question.head.id == *id)
    };
    let others = latest.answers.iter().filter(|(id, _)| !asked(id));
    line.kept = others.map(|(id, answer)| (*id, answer.clone())).collect();
    cx.run(Command::remove(Response::KIND, latest.head.id));
}
