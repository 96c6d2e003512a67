//! Answering a survey: question by question, saved as one goes, with last time's answers beside.

use std::collections::{BTreeMap, HashMap};

use eframe::egui::{Key, Modifiers, Ui};
use serde_json::json;

use super::entry::{questions_of, waves};
use crate::domain::reading::alike;
use crate::domain::{
    AnswerType, Choosable, Fields, Id, Municipality, MunicipalityCode, Question, Record, Response,
    Survey, Value, Wave, yes_or_no,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    AnswerOption, Button, TextField, answer_options, body, divider, medium, muted, segmented, small,
};
use crate::insight::listed;
use crate::text::dotted;
use crate::workspace::{Reader, Result};

/// A scale with more points than this is answered by writing.
const MOST_POINTS: usize = 11;
/// The keys of the first nine options.
const DIGITS: [(Key, &str); 10] = [
    (Key::Num0, "0"),
    (Key::Num1, "1"),
    (Key::Num2, "2"),
    (Key::Num3, "3"),
    (Key::Num4, "4"),
    (Key::Num5, "5"),
    (Key::Num6, "6"),
    (Key::Num7, "7"),
    (Key::Num8, "8"),
    (Key::Num9, "9"),
];

/// What is being answered.
#[derive(Default)]
pub struct State {
    wave: Option<Wave>,
    /// The question that has the focus.
    at: Option<usize>,
    /// The question that shall have it.
    go: Option<usize>,
    /// What has been asked to be saved, by wave and question, until it has been read again.
    sent: BTreeMap<(Wave, Id), Value>,
    /// The response that has been asked for.
    made: HashMap<Wave, Id>,
}

impl State {
    /// The first question shall have the focus.
    pub fn begin(&mut self) {
        self.go = Some(0);
    }
}

/// A survey as one's own municipality has answered it.
struct Mine {
    questions: Vec<Question>,
    /// The own municipality's record, which the answers are about.
    municipality: Option<Id>,
    /// The answers at this time.
    response: Option<Response>,
    /// What was answered to each question last: when or where, and the answer.
    last: HashMap<Id, (Earlier, Value)>,
}

/// Where an earlier answer stands.
#[derive(Clone)]
enum Earlier {
    /// In the same survey, at this time.
    At(Wave),
    /// In another survey.
    In(String),
}

impl Mine {
    fn load(source: &Source, survey: &Survey, wave: Wave, own: MunicipalityCode) -> Result<Self> {
        let reader = &source.reader;
        let municipalities = reader.all::<Municipality>()?.into_iter();
        let municipality = municipalities.filter(|one| one.code == Some(own));
        let municipality = municipality.map(|one| one.head.id).next();
        let mut all = responses(reader, survey.head.id, municipality, own)?;
        let of_wave = |one: &Response| one.wave.unwrap_or(Wave::Single) == wave;
        let response = all.iter().position(of_wave).map(|place| all.remove(place));
        // What is answered after is held against what was answered before, whatever else there is.
        if wave == Wave::After {
            all.sort_by_key(|one| one.wave != Some(Wave::Before));
        }
        let questions = questions_of(reader, survey.head.id)?;
        let mut last = HashMap::new();
        for one in all {
            let when = Earlier::At(one.wave.unwrap_or(Wave::Single));
            for (question, answer) in one.answers {
                last.entry(question).or_insert((when.clone(), answer));
            }
        }
        let mut others = reader.all::<Survey>()?;
        let same = |one: &Survey| one.purpose == survey.purpose && one.head.id != survey.head.id;
        others.retain(|one| same(one) && !one.head.removed);
        for other in others {
            let asked = questions_of(reader, other.head.id)?;
            for one in responses(reader, other.head.id, municipality, own)? {
                for question in &questions {
                    let before = asked.iter().find(|before| is_same(before, question));
                    let answer = before.and_then(|before| one.answers.get(&before.head.id));
                    if let Some(answer) = answer {
                        let place = Earlier::In(other.title.clone());
                        let told = (place, answer.clone());
                        last.entry(question.head.id).or_insert(told);
                    }
                }
            }
        }
        Ok(Self {
            questions,
            municipality,
            response,
            last,
        })
    }
}

/// The own municipality's answers about itself, the latest first.
fn responses(
    reader: &Reader,
    survey: Id,
    about: Option<Id>,
    own: MunicipalityCode,
) -> Result<Vec<Response>> {
    let mut all = reader.of::<Response>(Response::survey, survey)?;
    all.retain(|one| one.head.municipality == Some(own) && one.about == about);
    // Ids follow the time that they were made at.
    all.sort_by_key(|one| std::cmp::Reverse(one.head.id));
    Ok(all)
}

/// Whether a question of another survey asks the same.
fn is_same(one: &Question, other: &Question) -> bool {
    let by_code = !one.code.is_empty() && one.code == other.code;
    one.answer_type == other.answer_type && (by_code || alike(&one.text) == alike(&other.text))
}

/// Whether whoever works here answers a survey for her municipality.
pub fn may_answer(cx: &Cx<'_>) -> bool {
    cx.role.municipality().is_some() && cx.may_make(Response::KIND)
}

/// Draws the survey to be answered.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, survey: &Survey, state: &mut State) {
    let Some(own) = cx.role.municipality() else {
        return;
    };
    let at = waves(survey);
    let mut wave = state.wave.or(at.first().copied()).unwrap_or(Wave::Single);
    ui.spacing_mut().item_spacing.y = space::S;
    if at.len() > 1 {
        let words = |wave: &Wave| (*wave, cx.text.choice(Wave::VOCABULARY, wave.code()));
        let options: Vec<(Wave, String)> = at.iter().map(words).collect();
        let name = cx.text.field_named(Response::KIND, Response::wave);
        small(ui, &name);
        if segmented(ui, &name, &mut wave, &options).committed {
            state.wave = Some(wave);
            state.begin();
        }
    }
    let asked = survey.clone();
    let key = ("survey answered here", survey.head.id, wave);
    let view = cx.view(key, move |source| Mine::load(source, &asked, wave, own));
    let Some(view) = view else { return };
    if cx.at_rest {
        state.sent.clear();
        state.made.clear();
    }
    let mut given = given(cx, survey, wave, &view);
    for ((_, question), answer) in state.sent.iter().filter(|((of, _), _)| *of == wave) {
        put(&mut given, *question, answer.clone());
    }
    small(ui, &cx.text.get("survey-answer_means"));
    // Before the options see the key, which would choose the one that has the focus.
    let hands_in = is_nameless(survey) && cx.keyboard.pressed(ui, Modifiers::COMMAND, Key::Enter);
    let changed = questions(ui, cx, (survey.head.id, wave), &view, &given, state);
    if let Some((question, answer)) = changed {
        put(&mut given, question, answer.clone());
        keep(cx, (survey, wave), &view, &given, state);
        if !is_nameless(survey) {
            state.sent.insert((wave, question), answer);
        }
    }
    ui.add_space(space::M);
    let handed_in = ending(ui, cx, survey, &view, &given) || hands_in;
    if handed_in && !given.is_empty() {
        // Nothing tells whom a nameless answer is from, not even what it is about.
        create(cx, (survey, wave), None, &given);
        cx.line(survey.head.id, &line(wave), |kept| kept.clear());
        state.begin();
        cx.notice(cx.text.get("survey-handed_in"));
    }
}

fn put(given: &mut BTreeMap<Id, Value>, question: Id, answer: Value) {
    match answer {
        Value::Null => drop(given.remove(&question)),
        answer => drop(given.insert(question, answer)),
    }
}

/// Nameless answers are handed in one by one, and nobody can tell whose they were.
fn is_nameless(survey: &Survey) -> bool {
    survey.anonymous == Some(true)
}

/// The line on which a nameless answer stands until it is handed in.
fn line(wave: Wave) -> String {
    format!("answering {}", wave.code())
}

fn given(cx: &Cx<'_>, survey: &Survey, wave: Wave, view: &Mine) -> BTreeMap<Id, Value> {
    if is_nameless(survey) {
        let kept = cx.drafts.borrow().line(survey.head.id, &line(wave));
        return serde_json::from_str(&kept).unwrap_or_default();
    }
    let response = view.response.as_ref();
    response.map(|one| one.answers.clone()).unwrap_or_default()
}

fn keep(
    cx: &Cx<'_>,
    (survey, wave): (&Survey, Wave),
    view: &Mine,
    given: &BTreeMap<Id, Value>,
    state: &mut State,
) {
    if is_nameless(survey) {
        let words = match given.is_empty() {
            true => String::new(),
            false => json!(given).to_string(),
        };
        cx.line(survey.head.id, &line(wave), |kept| *kept = words);
        return;
    }
    let stored = view.response.as_ref().map(|one| one.head.id);
    match stored.or(state.made.get(&wave).copied()) {
        Some(id) => cx.set(Response::KIND, id, Response::answers, json!(given)),
        None => {
            let id = create(cx, (survey, wave), view.municipality, given);
            state.made.insert(wave, id);
        }
    }
}

fn create(
    cx: &Cx<'_>,
    (survey, wave): (&Survey, Wave),
    about: Option<Id>,
    given: &BTreeMap<Id, Value>,
) -> Id {
    let mut fields = Fields::from([
        (Response::survey.to_owned(), json!(survey.head.id)),
        (Response::wave.to_owned(), json!(wave.code())),
        (Response::answers.to_owned(), json!(given)),
    ]);
    if let Some(about) = about {
        fields.insert(Response::about.to_owned(), json!(about));
    }
    cx.create(Response::KIND, fields)
}

/// Draws the questions; which has been answered, and what. Null takes an answer away.
fn questions(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (survey, wave): (Id, Wave),
    view: &Mine,
    given: &BTreeMap<Id, Value>,
    state: &mut State,
) -> Option<(Id, Value)> {
    let mut changed = state
        .at
        .and_then(|at| keys(ui, cx, &view.questions, at, given, state));
    state.at = None;
    let go = state.go.take();
    for (place, question) in view.questions.iter().enumerate() {
        if place > 0 {
            divider(ui);
        }
        let id = question.head.id;
        let (answer, focus) = (given.get(&id), go == Some(place));
        let drawn = ui.push_id((wave, id), |ui| {
            let asked = format!("{}. {}", place + 1, question.text);
            medium(ui, &asked);
            let ends = question.ends();
            if !ends.is_empty() {
                small(ui, &ends);
            }
            let told = match options_of(cx, question) {
                _ if question.answer_type.is_none() => unknown(ui, cx, question, answer),
                Some(options) => choose(ui, question, &options, answer, focus),
                None => write(ui, cx, (survey, wave), question, answer, focus),
            };
            if told.focused {
                state.at = Some(place);
            }
            if let Some(answer) = told.answer {
                changed = Some((id, answer));
            }
            if let Some((earlier, answer)) = view.last.get(&id) {
                last(ui, cx, question, earlier, answer);
            }
        });
        if focus {
            ui.scroll_to_rect(drawn.response.rect.expand(space::L), None);
        }
    }
    changed
}

/// What a question's control says.
#[derive(Default)]
struct Told {
    focused: bool,
    answer: Option<Value>,
}

/// What can be chosen, each by its code and its label; none where one writes.
fn options_of(cx: &Cx<'_>, question: &Question) -> Option<Vec<(String, String)>> {
    let choices = cx.text.choices(question);
    let many = question.answer_type == Some(AnswerType::Scale) && choices.len() > MOST_POINTS;
    (!choices.is_empty() && !many).then_some(choices)
}

/// What the keys say while a question has the focus: an answer, or where to go.
fn keys(
    ui: &Ui,
    cx: &Cx<'_>,
    questions: &[Question],
    at: usize,
    given: &BTreeMap<Id, Value>,
    state: &mut State,
) -> Option<(Id, Value)> {
    let question = questions.get(at)?;
    let pressed = |key| cx.keyboard.pressed(ui, Modifiers::NONE, key);
    let text = question.answer_type == Some(AnswerType::Text);
    // With Shift, Enter is a new line in a text.
    let shift = ui.input(|input| input.modifiers.shift);
    if !shift && pressed(Key::Enter) || !text && pressed(Key::ArrowDown) {
        state.go = Some(at + 1);
        return None;
    }
    if !text && pressed(Key::ArrowUp) {
        state.go = Some(at.saturating_sub(1));
        return None;
    }
    let options = options_of(cx, question)?;
    let id = question.head.id;
    if pressed(Key::Delete) || pressed(Key::Backspace) {
        return Some((id, Value::Null));
    }
    let digit = DIGITS.iter().find(|(key, _)| pressed(*key))?.1;
    let place = place_of(question, &options, digit)?;
    Some((id, chosen(question, &options, place, given.get(&id), true)))
}

/// The option that a key means: a point by its number, where 0 can stand for 10, and a choice by its place.
fn place_of(question: &Question, options: &[(String, String)], digit: &str) -> Option<usize> {
    let by_code = |digit: &str| options.iter().position(|(code, _)| code == digit);
    if question.answer_type == Some(AnswerType::Scale) {
        let ten = || by_code("10").filter(|_| digit == "0");
        return by_code(digit).or_else(ten);
    }
    let place = digit.parse::<usize>().ok()?.checked_sub(1)?;
    (place < options.len()).then_some(place)
}

/// The answer when an option has been chosen: to several, it comes or goes; a click on the one that is chosen takes it
/// away, a key never does.
fn chosen(
    question: &Question,
    options: &[(String, String)],
    place: usize,
    answer: Option<&Value>,
    key: bool,
) -> Value {
    let code = &options[place].0;
    if question.answer_type == Some(AnswerType::SeveralChoices) {
        let has = |one: &String| answer.is_some_and(|answer| is_chosen(one, answer));
        let codes = options.iter().map(|(one, _)| one);
        let codes: Vec<&String> = codes.filter(|one| has(one) != (*one == code)).collect();
        return if codes.is_empty() {
            Value::Null
        } else {
            json!(codes)
        };
    }
    if !key && answer.is_some_and(|answer| is_chosen_of(question, code, answer)) {
        return Value::Null;
    }
    match (question.answer_type, code.parse::<i64>()) {
        (Some(AnswerType::Scale), Ok(point)) => json!(point),
        _ => json!(code),
    }
}

/// The same of a question: yes may have been written in other words.
fn is_chosen_of(question: &Question, code: &str, answer: &Value) -> bool {
    let said = answer.as_str().and_then(yes_or_no);
    let yes_no = question.answer_type == Some(AnswerType::YesNo);
    is_chosen(code, answer) || yes_no && said == Some(code)
}

/// A question of a sort that this version does not know: what was answered to it stands.
fn unknown(ui: &mut Ui, cx: &Cx<'_>, question: &Question, answer: Option<&Value>) -> Told {
    muted(ui, &cx.text.get("survey-unknown_type"));
    if let Some(answer) = answer {
        body(ui, &cx.text.answer(question, answer));
    }
    Told::default()
}

fn is_chosen(code: &str, answer: &Value) -> bool {
    match answer {
        Value::Array(codes) => codes.iter().any(|one| one.as_str() == Some(code)),
        Value::Number(number) => number.to_string() == code,
        Value::String(one) => one == code,
        _ => false,
    }
}

fn choose(
    ui: &mut Ui,
    question: &Question,
    options: &[(String, String)],
    answer: Option<&Value>,
    focus: bool,
) -> Told {
    let several = question.answer_type == Some(AnswerType::SeveralChoices);
    let scale = question.answer_type == Some(AnswerType::Scale);
    let drawn = options.iter().enumerate().map(|(place, (code, label))| {
        let key = DIGITS.get(place + 1).map(|(_, digit)| *digit);
        AnswerOption {
            words: label,
            key: key.filter(|_| !scale),
            chosen: answer.is_some_and(|answer| is_chosen_of(question, code, answer)),
        }
    });
    let drawn: Vec<AnswerOption<'_>> = drawn.collect();
    let told = answer_options(ui, &question.text, several, focus, &drawn);
    let clicked = told.clicked;
    Told {
        focused: told.focused,
        answer: clicked.map(|place| chosen(question, options, place, answer, false)),
    }
}

/// A number or a text: what is being written stays on the survey until it is an answer.
fn write(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (survey, wave): (Id, Wave),
    question: &Question,
    answer: Option<&Value>,
    focus: bool,
) -> Told {
    let stored = answer.map_or_else(String::new, |answer| question.typed(answer));
    let name = format!("writing {} {}", wave.code(), question.head.id);
    cx.line(survey, &name, |kept| {
        // Nothing at all can be what is written, too.
        let mut words = serde_json::from_str(kept).unwrap_or_else(|_| stored.clone());
        let read = question.read(&words);
        let fault = read
            .as_ref()
            .err()
            .map(|fault| cx.text.invalid(Response::KIND, fault));
        let text = question.answer_type == Some(AnswerType::Text);
        let mut field = TextField::new(&question.text)
            .label_hidden()
            .error(fault.as_deref());
        field = if text {
            field.rows(2)
        } else {
            field.width(160.0)
        };
        let shown = field.show(ui, &mut words);
        if focus {
            shown.response.request_focus();
        }
        let focused = shown.response.has_focus();
        let read = question.read(&words).ok().filter(|_| shown.committed);
        let answer = read.map(|answer| answer.unwrap_or(Value::Null));
        let same = words.trim() == stored.trim() && !focused;
        // Whoever pauses after a space goes on after it, though what is saved ends before.
        let goes_on = focused && words.trim() != words;
        *kept = match same || answer.is_some() && !goes_on {
            true => String::new(),
            false if words == stored => String::new(),
            false => json!(words).to_string(),
        };
        let answer = answer.filter(|_| words.trim() != stored.trim());
        Told { focused, answer }
    })
}

/// What was answered last time.
fn last(ui: &mut Ui, cx: &Cx<'_>, question: &Question, earlier: &Earlier, answer: &Value) {
    let place = match earlier {
        Earlier::At(Wave::Single) => cx.text.get("survey-earlier"),
        Earlier::At(wave) => cx.text.choice(Wave::VOCABULARY, wave.code()),
        Earlier::In(title) => title.clone(),
    };
    let words = cx.text.answer(question, answer);
    let args = [("place", place.into()), ("answer", words.into())];
    muted(ui, &cx.text.with("survey-last_time", &args));
}

/// How far one has come; and, where answers are nameless, whether they are handed in.
fn ending(
    ui: &mut Ui,
    cx: &Cx<'_>,
    survey: &Survey,
    view: &Mine,
    given: &BTreeMap<Id, Value>,
) -> bool {
    let answered = listed(&view.questions, |one| given.contains_key(&one.head.id));
    let args = [("n", answered.into()), ("of", view.questions.len().into())];
    let far = cx.text.with("survey-answered_of", &args);
    if !is_nameless(survey) {
        let saved = cx.text.get("survey-saved_as_one_goes");
        muted(ui, &dotted([&far, &saved]));
        return false;
    }
    muted(ui, &far);
    let (words, nothing) = (
        cx.text.get("survey-hand_in"),
        cx.text.get("evaluation-nothing_answered"),
    );
    let reason = given.is_empty().then_some(nothing.as_str());
    let button = Button::primary(&words)
        .icon(Icon::Check)
        .shortcut("Ctrl Enter")
        .disabled_because(reason);
    ui.add(button).clicked()
}
