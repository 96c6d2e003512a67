//! Surveys: answering them, entering a pile of forms, and what has been answered.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::bundle::Profile;
use samverka::domain::{Id, Municipality, Question, Record, Response, Survey, Tally, Value};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::{Map, json};
use tempfile::TempDir;

use crate::hands::{pictures, presses, sees};
use crate::project::{ESLOV, HELSINGBORG, lead_of};
use crate::support::{make, options, settle, window};

const LARGE: Vec2 = vec2(1280.0, 800.0);

/// A survey from the lead with a question of every kind, in a municipality's file.
struct Asked {
    folder: TempDir,
    survey: Id,
    questions: Vec<Id>,
}

impl Asked {
    fn new(purpose: &str, anonymous: bool) -> Self {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mut lead = lead_of(&at("lead.samverka"), &[ESLOV]);
        let survey = json!({"title": "Läget", "purpose": purpose, "anonymous": anonymous});
        let survey = make(&mut lead, Survey::KIND, survey);
        let all = [
            ("Hur tydligt är uppdraget?", "scale", json!(null)),
            (
                "Hur har det fungerat?",
                "one_choice",
                json!(["well = Väl", "ill = Illa"]),
            ),
            (
                "Vad behövs?",
                "several_choices",
                json!(["Stöd", "Tid", "Mandat"]),
            ),
            ("Hur många timmar i veckan?", "number", json!(null)),
            ("Vad tar ni med er?", "text", json!(null)),
        ];
        let mut questions = Vec::new();
        for (place, (text, kind, options)) in all.into_iter().enumerate() {
            let mut fields = json!({"survey": survey, "text": text, "answer_type": kind,
                "position": place + 1});
            if !options.is_null() {
                fields["options"] = options;
            }
            questions.push(make(&mut lead, Question::KIND, fields));
        }
        lead.export_kit(&at("kit"), "1285".parse().unwrap())
            .unwrap();
        Workspace::open_kit(&at("kit"), &at("eslov.samverka")).unwrap();
        Self {
            folder,
            survey,
            questions,
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("eslov.samverka")
    }

    fn open<'a>(&self) -> Harness<'a, App> {
        at(&self.file(), Route::record(Survey::KIND, self.survey))
    }

    fn responses(&self) -> Vec<Response> {
        let mut all = Reader::open(&self.file())
            .unwrap()
            .all::<Response>()
            .unwrap();
        all.retain(|one| !one.head.removed);
        all
    }

    /// The answers, by question.
    fn answers(&self, given: &[Value]) -> Value {
        let each = self.questions.iter().zip(given);
        let each = each.filter(|(_, answer)| !answer.is_null());
        let each: Map<_, _> = each
            .map(|(id, one)| (id.to_string(), one.clone()))
            .collect();
        Value::Object(each)
    }

    fn make(&self, code: &'static samverka::domain::Kind, fields: Value) -> Id {
        make(&mut Workspace::open(&self.file()).unwrap(), code, fields)
    }
}

fn at<'a>(file: &Path, page: Route) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(page);
    window(LARGE, options)
}

fn key(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    settle(window);
}

/// Types on the keyboard, wherever the focus is.
fn types(window: &mut Harness<'_, App>, words: &str) {
    for letter in words.chars() {
        window.event(Event::Text(letter.to_string()));
        settle(window);
    }
}

fn stands(window: &Harness<'_, App>, control: &str) -> String {
    let node = window.get_by_label(control);
    node.accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_self_assessment_is_answered_with_the_keyboard_and_saved_as_one_goes() {
    let asked = Asked::new("self_assessment", false);
    let mut window = asked.open();
    key(&mut window, Key::Num4);
    assert_eq!(asked.responses().len(), 1, "saved at once");
    key(&mut window, Key::Enter);
    key(&mut window, Key::Num2);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Num1);
    key(&mut window, Key::Num3);
    key(&mut window, Key::Enter);
    types(&mut window, "2,5");
    key(&mut window, Key::Enter);
    types(&mut window, "Vi ses oftare");
    key(&mut window, Key::Tab);
    pictures(&mut window, "survey-answer");
    let responses = asked.responses();
    let given = [
        json!(4),
        json!("ill"),
        json!(["Stöd", "Mandat"]),
        json!(2.5),
        json!("Vi ses oftare"),
    ];
    assert_eq!(responses.len(), 1, "one answer of the municipality");
    assert_eq!(json!(responses[0].answers), asked.answers(&given));
    let reader = Reader::open(&asked.file()).unwrap();
    let eslov = reader.all::<Municipality>().unwrap()[0].head.id;
    assert_eq!(responses[0].about, Some(eslov));
    assert!(sees(&window, "5 av 5 frågor besvarade"));
    for _ in 0..4 {
        window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
        settle(&mut window);
    }
    key(&mut window, Key::Delete);
    let left = asked.responses()[0].answers.len();
    assert_eq!(left, 4, "an answer can be taken away again");
}

/// Questions of yes or no, of choices in order, and of a sort that only a later version knows.
fn of_newer_sorts(asked: &Asked) -> Vec<Id> {
    let all = [
        json!({"text": "Kommer ni igen?", "answer_type": "yes_no"}),
        json!({"text": "Hur var lokalen?", "answer_type": "ordered_choice",
            "options": ["bad = Dålig", "good = Bra", "great = Mycket bra"]}),
        json!({"text": "Var på kartan?", "answer_type": "text"}),
    ];
    let mut workspace = Workspace::open(&asked.folder.path().join("lead.samverka")).unwrap();
    let survey = make(
        &mut workspace,
        Survey::KIND,
        json!({"title": "Lokalen", "purpose": "other", "anonymous": false}),
    );
    let mut questions = vec![survey];
    for (place, mut fields) in all.into_iter().enumerate() {
        fields["survey"] = json!(survey);
        fields["position"] = json!(place + 1);
        questions.push(make(&mut workspace, Question::KIND, fields));
    }
    workspace
        .export_kit(&asked.folder.path().join("kit2"), "1285".parse().unwrap())
        .unwrap();
    drop(workspace);
    std::fs::remove_file(asked.file()).unwrap();
    Workspace::open_kit(&asked.folder.path().join("kit2"), &asked.file()).unwrap();
    questions
}

/// What this version knows as a text is of a sort that it does not know.
fn comes_from_a_later_version(asked: &Asked) {
    let file = rusqlite::Connection::open(asked.file()).unwrap();
    let newer = "UPDATE question SET answer_type = 'place_on_a_map' WHERE answer_type = 'text'";
    assert_eq!(file.execute(newer, []).unwrap(), 2);
}

#[test]
fn form_that_is_taken_back_keeps_its_answer_to_a_question_of_an_unknown_sort() {
    let asked = Asked::new("self_assessment", false);
    let ids = of_newer_sorts(&asked);
    let [survey, again, _, map] = ids[..] else {
        panic!("{ids:?}")
    };
    let answers = json!({again.to_string(): "no", map.to_string(): "3;4"});
    let form = json!({"survey": survey, "wave": "single", "answers": answers});
    asked.make(Response::KIND, form);
    comes_from_a_later_version(&asked);
    let mut window = at(&asked.file(), Route::record(Survey::KIND, survey));
    presses(&mut window, "Lägg in formulär");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Backspace);
    settle(&mut window);
    assert_eq!(asked.responses(), [], "it is taken back");
    types(&mut window, "1");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    let answers = json!({again.to_string(): "yes", map.to_string(): "3;4"});
    assert_eq!(json!(asked.responses()[0].answers), answers);
}

#[test]
fn forms_typed_faster_than_the_window_is_drawn_lose_no_key() {
    let asked = Asked::new("before_after", true);
    let mut window = asked.open();
    let enter = |pressed| Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let mut events = Vec::new();
    for letter in "4213\n2,5\nBra\n3\n\n\n\n".chars() {
        match letter {
            '\n' => events.extend([enter(true), enter(false)]),
            letter => events.push(Event::Text(letter.to_string())),
        }
    }
    window.input_mut().events.extend(events);
    for _ in 0..4 {
        settle(&mut window);
    }
    let said = asked.responses().into_iter();
    let said: Vec<Value> = said.map(|one| json!(one.answers)).collect();
    let first = [
        json!(4),
        json!("ill"),
        json!(["Stöd", "Mandat"]),
        json!(2.5),
        json!("Bra"),
    ];
    assert_eq!(said, [asked.answers(&first), asked.answers(&[json!(3)])]);
}

#[test]
fn yes_or_no_and_choices_in_order_are_answered_with_the_number_keys() {
    let asked = Asked::new("self_assessment", false);
    let ids = of_newer_sorts(&asked);
    let [survey, again, room, map] = ids[..] else {
        panic!("{ids:?}")
    };
    // What a later version answered to the question that this one does not know.
    let eslov = {
        let reader = Reader::open(&asked.file()).unwrap();
        reader.all::<Municipality>().unwrap()[0].head.id
    };
    let before = json!({"survey": survey, "about": eslov,
        "answers": {map.to_string(): "3;4"}});
    asked.make(Response::KIND, before);
    comes_from_a_later_version(&asked);
    let mut window = at(&asked.file(), Route::record(Survey::KIND, survey));
    assert!(sees(&window, "kom i en nyare version"));
    key(&mut window, Key::Num2);
    key(&mut window, Key::Enter);
    key(&mut window, Key::Num3);
    pictures(&mut window, "survey-yes-no");
    let given = json!({again.to_string(): "no", room.to_string(): "great",
        map.to_string(): "3;4"});
    assert_eq!(
        json!(asked.responses()[0].answers),
        given,
        "nothing is lost"
    );
    presses(&mut window, "Ja");
    assert_eq!(json!(asked.responses()[0].answers[&again]), json!("yes"));
    presses(&mut window, "Resultat");
    pictures(&mut window, "survey-yes-no-results");
    assert!(sees(&window, "Mycket bra") && sees(&window, "Dålig"));
    presses(&mut window, "Lägg in formulär");
    types(&mut window, "1");
    types(&mut window, "2");
    key(&mut window, Key::Enter);
    let forms = asked.responses();
    assert_eq!(forms.len(), 2);
    let form = forms.iter().find(|one| one.about.is_none()).unwrap();
    let given = json!({again.to_string(): "yes", room.to_string(): "good"});
    assert_eq!(json!(form.answers), given);
}

#[test]
fn question_that_enter_leads_to_comes_into_sight_at_every_time() {
    let asked = Asked::new("self_assessment", false);
    let mut options = options(Some(asked.file()), Vec::new());
    options.page = Some(Route::record(Survey::KIND, asked.survey));
    let mut window = window(vec2(1280.0, 480.0), options);
    presses(&mut window, "Före");
    for _ in 0..4 {
        key(&mut window, Key::Enter);
    }
    let focused = window.query_by(|node| node.is_focused()).unwrap();
    let label = focused.accesskit_node().label();
    assert_eq!(label.as_deref(), Some("Vad tar ni med er?"));
    assert!(focused.rect().bottom() <= 480.0, "{}", focused.rect());
}

#[test]
fn what_is_half_written_stays_with_its_survey_when_the_program_is_closed() {
    let asked = Asked::new("self_assessment", false);
    let mut window = asked.open();
    window.get_by_label("Hur många timmar i veckan?").focus();
    settle(&mut window);
    types(&mut window, "2,");
    window.state_mut().close();
    drop(window);
    assert_eq!(asked.responses(), [], "no number yet");
    let window = asked.open();
    assert_eq!(stands(&window, "Hur många timmar i veckan?"), "2,");
}

#[test]
fn what_was_answered_last_time_stands_beside() {
    let asked = Asked::new("other", false);
    let reader = Reader::open(&asked.file()).unwrap();
    let eslov = reader.all::<Municipality>().unwrap()[0].head.id;
    let before = json!({"survey": asked.survey, "about": eslov, "wave": "before",
        "answers": asked.answers(&[json!(2), json!("well")])});
    asked.make(Response::KIND, before);
    // What is answered after is held against what was answered before, whatever has been answered since.
    let since = json!({"survey": asked.survey, "about": eslov, "wave": "single",
        "answers": asked.answers(&[json!(5), json!("ill")])});
    asked.make(Response::KIND, since);
    let mut window = asked.open();
    presses(&mut window, "Efter");
    assert!(sees(&window, "Före: 2") && sees(&window, "Före: Väl"));
    presses(&mut window, "4");
    drop(window);
    let mut window = asked.open();
    presses(&mut window, "Före");
    assert!(sees(&window, "Efter: 4"));
}

#[test]
fn a_nameless_survey_is_handed_in_form_by_form() {
    let asked = Asked::new("other", true);
    let mut window = asked.open();
    key(&mut window, Key::Num5);
    assert_eq!(asked.responses(), [], "nothing is handed in yet");
    window.state_mut().close();
    drop(window);
    let mut window = asked.open();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    key(&mut window, Key::Num3);
    presses(&mut window, "Lämna svaret");
    let first: Vec<i64> = asked
        .responses()
        .iter()
        .filter_map(|one| one.answers[&asked.questions[0]].as_i64())
        .collect();
    assert_eq!(first, [5, 3]);
    assert!(asked.responses().iter().all(|one| one.about.is_none()));
}

#[test]
fn a_pile_of_forms_is_entered_with_the_number_keys() {
    let asked = Asked::new("before_after", true);
    let mut window = asked.open();
    // A whole answer goes on by itself, Enter to the next and, after the last, to the next form.
    types(&mut window, "4");
    types(&mut window, "2");
    types(&mut window, "13");
    key(&mut window, Key::Enter);
    types(&mut window, "2,5");
    key(&mut window, Key::Enter);
    types(&mut window, "Bra");
    key(&mut window, Key::Enter);
    assert!(sees(&window, "1 formulär hittills"));
    // A blank answer is no answer.
    types(&mut window, "3");
    for _ in 0..4 {
        key(&mut window, Key::Enter);
    }
    pictures(&mut window, "survey-pile");
    let given = [
        json!(4),
        json!("ill"),
        json!(["Stöd", "Mandat"]),
        json!(2.5),
        json!("Bra"),
    ];
    let said: Vec<Value> = asked
        .responses()
        .iter()
        .map(|one| json!(one.answers))
        .collect();
    assert_eq!(said, [asked.answers(&given), asked.answers(&[json!(3)])]);
    assert!(
        asked
            .responses()
            .iter()
            .all(|one| one.wave == Some(samverka::domain::Wave::Before))
    );
    // The latest comes back to be put right, and a blank form is none.
    window.key_press_modifiers(Modifiers::COMMAND, Key::Backspace);
    settle(&mut window);
    assert_eq!(asked.responses().len(), 1);
    assert_eq!(stands(&window, "Hur tydligt är uppdraget?"), "3");
    types(&mut window, "5");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    assert_eq!(
        json!(asked.responses()[1].answers),
        asked.answers(&[json!(5)])
    );
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    assert!(sees(&window, "Ett tomt formulär räknas inte"));
    assert_eq!(asked.responses().len(), 2);
}

#[test]
fn form_that_is_half_entered_is_there_after_a_kill() {
    let asked = Asked::new("before_after", true);
    let mut window = asked.open();
    types(&mut window, "4");
    types(&mut window, "2");
    for _ in 0..120 {
        window.step();
    }
    let copy = asked.folder.path().join("killed.samverka");
    std::fs::copy(asked.file(), &copy).unwrap();
    let beside = |file: &Path| file.with_extension("samverka-wal");
    std::fs::copy(beside(&asked.file()), beside(&copy)).unwrap();
    let window = at(&copy, Route::record(Survey::KIND, asked.survey));
    assert_eq!(stands(&window, "Hur tydligt är uppdraget?"), "4");
    assert_eq!(stands(&window, "Hur har det fungerat?"), "2");
}

#[test]
fn what_is_no_answer_is_not_saved_and_says_why() {
    let asked = Asked::new("before_after", true);
    let mut window = asked.open();
    types(&mut window, "7");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    assert_eq!(asked.responses(), []);
    assert!(sees(&window, "mellan 1 och 5"));
    window.state_mut().close();
    drop(window);
    let window = asked.open();
    assert_eq!(
        stands(&window, "Hur tydligt är uppdraget?"),
        "7",
        "kept, to be put right"
    );
}

#[test]
fn results_tell_the_rate_the_means_and_what_has_changed_with_the_rows_behind() {
    let asked = Asked::new("before_after", true);
    for (wave, points) in [("before", [2, 3, 4]), ("after", [4, 4, 5])] {
        for point in points {
            let response = json!({"survey": asked.survey, "wave": wave,
                "answers": asked.answers(&[json!(point)])});
            asked.make(Response::KIND, response);
        }
    }
    for (wave, invited) in [("before", 4), ("after", 2)] {
        let tally = json!({"question": asked.questions[0], "wave": wave, "invited": invited});
        asked.make(Tally::KIND, tally);
    }
    let mut window = asked.open();
    pictures(&mut window, "survey-results");
    assert!(sees(&window, "Före: Svarsfrekvens 75\u{a0}%: 3 av 4"));
    assert!(
        sees(&window, "Efter: 3 svar, men bara 2 tillfrågade"),
        "never above 100"
    );
    assert!(sees(&window, "Förändring +1,3"));
    window
        .get_all_by_label("Visa svaren bakom")
        .next()
        .unwrap()
        .click();
    settle(&mut window);
    pictures(&mut window, "survey-behind");
    assert!(sees(&window, "Hur tydligt är uppdraget?"));
    assert!(sees(&window, "Före: medelvärde 3") && sees(&window, "Efter: medelvärde 4,33"));
}

#[test]
fn self_assessment_says_how_many_municipalities_have_answered_and_who_has_not() {
    let folder = TempDir::new().unwrap();
    let at_name = |name: &str| folder.path().join(name);
    let file = at_name("lead.samverka");
    let mut lead = lead_of(&file, &[ESLOV, HELSINGBORG]);
    let survey = json!({"title": "Läget", "purpose": "self_assessment", "anonymous": false});
    let survey = make(&mut lead, Survey::KIND, survey);
    let question = json!({"survey": survey, "text": "Hur går det?", "answer_type": "scale"});
    let question = make(&mut lead, Question::KIND, question);
    let kit = at_name("kit");
    lead.export_kit(&kit, "1285".parse().unwrap()).unwrap();
    Workspace::open_kit(&kit, &at_name("own")).unwrap();
    let mut own = Workspace::open(&at_name("own")).unwrap();
    let answers = json!({question.to_string(): 4});
    let response = json!({"survey": survey, "wave": "single", "answers": answers});
    make(&mut own, Response::KIND, response);
    let bundle = at_name("bundle");
    own.export(&bundle, Profile::Full, None, &BTreeSet::new())
        .unwrap();
    lead.merge(&[bundle], None, true, &mut |_, _| true).unwrap();
    drop(lead);
    let window = at(&file, Route::record(Survey::KIND, survey));
    assert!(sees(&window, "1 av 2\u{a0}kommuner har svarat."));
    assert!(sees(&window, "Har inte svarat: Helsingborg"));
    assert!(!sees(&window, "tillfrågade"), "it is known who was asked");
}

#[test]
fn survey_is_chosen_in_the_list_with_the_arrows_and_opened_with_enter() {
    let asked = Asked::new("self_assessment", false);
    let mut window = at(&asked.file(), Route::list(Survey::KIND));
    window.get_by_role_and_label(Role::Table, "Enkäter").focus();
    settle(&mut window);
    key(&mut window, Key::ArrowDown);
    assert!(
        window.query_by_role(Role::Table).is_some(),
        "to choose is not to open"
    );
    key(&mut window, Key::Enter);
    assert!(window.query_by_role(Role::Table).is_none());
    assert!(sees(&window, "Hur tydligt är uppdraget?"));
}

#[test]
fn survey_that_waits_for_an_answer_stands_first_in_the_list_and_says_until_when() {
    let asked = Asked::new("self_assessment", false);
    let mut own = Workspace::open(&asked.file()).unwrap();
    let other = json!({"title": "Andra enkäten", "purpose": "other"});
    make(&mut own, Survey::KIND, other);
    drop(own);
    let tops = |window: &Harness<'_, App>| {
        ["Läget", "Andra enkäten"].map(|title| {
            let mut found = window.query_all_by_label(title);
            found.next().unwrap().rect().top()
        })
    };
    let window = at(&asked.file(), Route::list(Survey::KIND));
    let [waits, own] = tops(&window);
    assert!(waits < own && sees(&window, "Inte besvarad"));
    drop(window);
    let mut window = asked.open();
    presses(&mut window, "5");
    drop(window);
    assert_eq!(asked.responses().len(), 1);
    let window = at(&asked.file(), Route::list(Survey::KIND));
    let [answered, own] = tops(&window);
    assert!(own < answered && !sees(&window, "Inte besvarad"));
}
