//! Journeys whose keys and clicks are counted: what is done often takes few.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{
    Attendance, Group, Meeting, Membership, Person, Question, Record, Session, Survey, Tally,
    Training,
};
use samverka::gui::{App, Route};
use samverka::workspace::Workspace;
use serde_json::json;
use tempfile::TempDir;

use crate::first_day::{Eslov, Hand, all, at, begun, fills, focused};
use crate::hands::{pictures, presses, sees};
use crate::project::{ESLOV, lead_of};
use crate::support::{make, options, settle, window};

const FIVE: &str = "Bo Ek\nCarina Dahl\nDavid Falk\nEva Gren\nFrida Holm";

#[test]
fn training_with_its_first_session_and_five_people_takes_few_keys() {
    let eslov = Eslov::new();
    let mut window = eslov.at(Route::list(Training::KIND));
    let mut hand = Hand::at(&mut window);
    hand.press(Modifiers::COMMAND, Key::N);
    hand.writes("Samtalsmetodik");
    hand.press(Modifiers::NONE, Key::Tab);
    hand.writes("8/5");
    pictures(hand.window, "counted-training");
    hand.press(Modifiers::COMMAND, Key::Enter);
    let session = eslov.all::<Session>().remove(0);
    assert_eq!(eslov.all::<Training>().len(), 2, "with that of the kit");
    let hours = session.minutes.or(session.length());
    assert_eq!(hours, Some(420), "a whole day, unless another time is said");
    hand.pastes(FIVE);
    assert_eq!(
        eslov.all::<Attendance>(),
        [],
        "not into the field: seen first"
    );
    hand.press(Modifiers::COMMAND, Key::Enter);
    pictures(hand.window, "counted-session");
    let came = eslov.all::<Attendance>();
    let here = |one: &Attendance| one.session == Some(session.head.id) && one.status.is_some();
    assert!(came.len() == 5 && came.iter().all(here), "{came:?}");
    assert!(sees(hand.window, "5 personer antecknades."));
    assert_eq!((hand.clicks, hand.keys), (0, 5), "of 20 before");
    hand.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(eslov.all::<Person>(), [], "one change");
}

#[test]
fn training_without_a_day_has_no_session() {
    let eslov = Eslov::new();
    let mut window = eslov.at(Route::list(Training::KIND));
    presses(&mut window, "Ny utbildning");
    fills(&mut window, "Rubrik", "Samtalsmetodik");
    presses(&mut window, "Spara utbildning");
    assert_eq!(eslov.all::<Training>().len(), 2);
    assert_eq!(eslov.all::<Session>(), []);
}

#[test]
fn first_session_is_kept_with_a_training_that_has_no_name_yet() {
    let eslov = Eslov::new();
    let mut window = eslov.at(Route::list(Training::KIND));
    let mut hand = Hand::at(&mut window);
    hand.press(Modifiers::COMMAND, Key::N);
    hand.press(Modifiers::NONE, Key::Tab);
    hand.writes("8/5");
    hand.press(Modifiers::NONE, Key::Tab);
    presses(hand.window, "Grupper");
    presses(hand.window, "Utbildningar");
    hand.press(Modifiers::COMMAND, Key::N);
    hand.writes("Samtalsmetodik");
    hand.press(Modifiers::COMMAND, Key::Enter);
    let sessions = eslov.all::<Session>();
    let days: Vec<String> = sessions
        .iter()
        .filter_map(|one| Some(one.starts?.0.to_string()))
        .collect();
    assert_eq!(days, ["2018-05-08"]);
}

#[test]
fn times_of_a_first_session_that_are_emptied_do_not_stop_the_training() {
    let eslov = Eslov::new();
    let mut window = eslov.at(Route::list(Training::KIND));
    presses(&mut window, "Ny utbildning");
    fills(&mut window, "Rubrik", "Samtalsmetodik");
    for field in ["Börjar, klockslag", "Slutar, klockslag"] {
        window.get_by_label(field).click();
        settle(&mut window);
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.key_press(Key::Delete);
        settle(&mut window);
    }
    presses(&mut window, "Spara utbildning");
    assert_eq!(eslov.all::<Training>().len(), 2);
    assert_eq!(eslov.all::<Session>(), []);
}

/// A survey of two questions with five answers each and one of two, in a municipality's file.
fn asked(folder: &Path) -> (Survey, Harness<'static, App>) {
    let (_, mut own) = begun(folder);
    let survey = json!({"title": "Efteråt", "purpose": "before_after", "anonymous": true});
    let survey = make(&mut own, Survey::KIND, survey);
    for (place, (words, of)) in [("Helhet", "scale"), ("Nytta", "scale"), ("Igen", "yes_no")]
        .into_iter()
        .enumerate()
    {
        let question = json!({"survey": survey, "text": words, "answer_type": of,
            "position": place + 1});
        make(&mut own, Question::KIND, question);
    }
    let survey = own.reader().get::<Survey>(survey).unwrap().unwrap();
    drop(own);
    let route = Route::record(Survey::KIND, survey.head.id);
    (survey, at(&folder.join("eslov.samverka"), route, &[]))
}

/// The counts of every question, in the order of the questions.
fn counts(folder: &Path) -> Vec<Vec<(String, i64)>> {
    let file = folder.join("eslov.samverka");
    let mut questions = all::<Question>(&file);
    questions.sort_by_key(|question| question.position);
    let tallies = all::<Tally>(&file);
    let of = |question: &Question| {
        let mut all = tallies
            .iter()
            .filter(|tally| tally.question == Some(question.head.id));
        let counts = all.next().map(|tally| tally.counts.clone());
        assert!(all.next().is_none(), "one tally a question");
        counts.unwrap_or_default().into_iter().collect()
    };
    questions.iter().map(of).collect()
}

fn said<const N: usize>(counts: [(&str, i64); N]) -> Vec<(String, i64)> {
    counts.map(|(code, n)| (code.to_owned(), n)).to_vec()
}

#[test]
fn tallies_of_a_survey_take_a_key_a_question() {
    let folder = TempDir::new().unwrap();
    let (_, mut window) = asked(folder.path());
    let mut hand = Hand::at(&mut window);
    hand.clicks(Role::RadioButton, "Antal per svar");
    assert_eq!(focused(hand.window), "Antal tillfrågade", "said first");
    hand.writes("15");
    hand.press(Modifiers::NONE, Key::Enter);
    for row in ["0 1 3 6 2", "1 0 4 4 3"] {
        assert_eq!(focused(hand.window), "1", "the first answer");
        hand.writes(row);
        hand.press(Modifiers::NONE, Key::Enter);
    }
    assert_eq!(focused(hand.window), "Ja");
    hand.writes("11");
    hand.press(Modifiers::NONE, Key::Enter);
    assert_eq!(focused(hand.window), "Nej", "Enter goes to the next answer");
    hand.writes("1");
    hand.press(Modifiers::NONE, Key::Enter);
    assert_eq!((hand.clicks, hand.keys), (1, 5), "of 25 before");
    pictures(hand.window, "counted-tallies");
    let counts = counts(folder.path());
    assert_eq!(counts[0], said([("2", 1), ("3", 3), ("4", 6), ("5", 2)]));
    assert_eq!(counts[1], said([("1", 1), ("3", 4), ("4", 4), ("5", 3)]));
    assert_eq!(counts[2], said([("no", 1), ("yes", 11)]));
    let asked = all::<Tally>(&folder.path().join("eslov.samverka"));
    assert!(asked.iter().all(|tally| tally.invited == Some(15)));
}

#[test]
fn tallies_are_pasted_as_a_table_and_taken_back_as_one() {
    let folder = TempDir::new().unwrap();
    let (_, mut window) = asked(folder.path());
    presses(&mut window, "Antal per svar");
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(focused(&window), "1", "Enter goes to the first answer");
    for unread in ["1\t2\t3\t4\t5\t6", "Bra\t3", "1\t2\n3\t4\n5\t6\n7\t8"] {
        window.event(Event::Paste(unread.into()));
        settle(&mut window);
        assert!(sees(&window, "Ingenting ändrades."), "{unread}");
        assert_eq!(all::<Tally>(&folder.path().join("eslov.samverka")), []);
    }
    window.event(Event::Paste(
        "0\t1\t3\t6\t2\r\n1\t0\t4\t4\t3\r\n11\t1\r\n".into(),
    ));
    settle(&mut window);
    let pasted = counts(folder.path());
    assert_eq!(pasted[0], said([("2", 1), ("3", 3), ("4", 6), ("5", 2)]));
    assert_eq!(pasted[2], said([("no", 1), ("yes", 11)]));
    window.key_press(Key::Escape);
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert!(
        all::<Tally>(&folder.path().join("eslov.samverka"))
            .iter()
            .all(|one| one.head.removed)
    );
}

#[test]
fn numbers_after_each_other_in_one_field_are_no_large_number() {
    let folder = TempDir::new().unwrap();
    let (_, mut window) = asked(folder.path());
    presses(&mut window, "Antal per svar");
    let mut hand = Hand::at(&mut window);
    hand.press(Modifiers::NONE, Key::Enter);
    hand.writes("1 2 3 4 5 6");
    hand.press(Modifiers::NONE, Key::Enter);
    assert!(sees(hand.window, "högst ett för varje svar"));
    assert_eq!(focused(hand.window), "1", "it is there to be mended");
    assert_eq!(all::<Tally>(&folder.path().join("eslov.samverka")), []);
}

#[test]
fn kit_is_begun_with_a_name_and_enter() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mut lead = lead_of(&path("lead.samverka"), &[ESLOV]);
    lead.export_kit(&path("kit.samverka-kit"), "1285".parse().unwrap())
        .unwrap();
    let mut options = options(
        Some(path("kit.samverka-kit")),
        vec![vec![path("eslov.samverka")]],
    );
    options.settings = options.settings.map(|settings| samverka::gui::Settings {
        name: String::new(),
        ..settings
    });
    let mut window = window(vec2(1280.0, 800.0), options);
    let mut hand = Hand::at(&mut window);
    assert_eq!(focused(hand.window), "Ditt namn");
    hand.writes("Maria Svensson");
    hand.press(Modifiers::NONE, Key::Enter);
    settle(hand.window);
    assert!(sees(
        hand.window,
        "Skriv in Maria Svensson som kontaktperson"
    ));
    assert_eq!((hand.clicks, hand.keys), (0, 1));
}

#[test]
fn several_names_are_confirmed_with_ctrl_enter() {
    let eslov = Eslov::new();
    let mut window = eslov.at_group();
    presses(&mut window, "Lägg till flera …");
    let mut hand = Hand::at(&mut window);
    hand.writes("Bo Ek\nCarina Dahl");
    hand.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(eslov.all::<Membership>().len(), 2);
    assert!(!sees(hand.window, "Ett namn per rad"), "the dialog is gone");
}

/// Nothing can be stored in this file any longer.
fn refuses_all(file: &Path) {
    let file = rusqlite::Connection::open(file).unwrap();
    let full = "CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(FAIL, 'full'); END";
    file.execute_batch(full).unwrap();
}

#[test]
fn dialog_with_names_stays_where_they_cannot_be_stored() {
    let eslov = Eslov::new();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let training = json!({"title": "Samtalsmetodik"});
    let training = make(&mut own, Training::KIND, training);
    let session = json!({"training": training, "starts": "2018-05-08T09:00"});
    let session = make(&mut own, Session::KIND, session);
    drop(own);
    let places = [
        Route::record(Group::KIND, eslov.group),
        Route::record(Session::KIND, session),
        Route::list(Person::KIND),
    ];
    for place in places {
        let mut window = eslov.at(place.clone());
        refuses_all(&eslov.file());
        window.event(Event::Paste(FIVE.into()));
        settle(&mut window);
        presses(&mut window, "Lägg till 5 personer");
        let fields = window.query_all_by_role(Role::MultilineTextInput);
        let kept = fields.filter(|field| field.value().as_deref() == Some(FIVE));
        assert_eq!(kept.count(), 1, "{place:?}: it is there to be tried again");
        drop(window);
        let file = rusqlite::Connection::open(eslov.file()).unwrap();
        file.execute_batch("DROP TRIGGER full").unwrap();
        assert_eq!(eslov.all::<Person>(), []);
    }
}

#[test]
fn ctrl_n_on_the_page_of_a_record_makes_another_or_says_why_not() {
    let eslov = Eslov::new();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let training = make(&mut own, Training::KIND, json!({"title": "Samtalsmetodik"}));
    let session = json!({"training": training, "starts": "2018-05-08T09:00"});
    let session = make(&mut own, Session::KIND, session);
    let person = make(&mut own, Person::KIND, json!({"name": "Bo Ek"}));
    let meeting = json!({"title": "Uppstart", "date": "2018-05-08", "groups": [eslov.group]});
    let meeting = make(&mut own, Meeting::KIND, meeting);
    drop(own);
    for (place, begun) in [
        (Route::record(Session::KIND, session), "Börjar"),
        (Route::record(Meeting::KIND, meeting), "Datum"),
        (Route::record(Group::KIND, eslov.group), "Lägg till namn …"),
        (Route::record(Person::KIND, person), "Lägg till namn …"),
        (Route::list(Person::KIND), "Lägg till namn …"),
    ] {
        let mut window = eslov.at(place.clone());
        window.key_press_modifiers(Modifiers::COMMAND, Key::N);
        settle(&mut window);
        assert_eq!(focused(&window), begun, "{place:?}");
    }
    let mut window = eslov.at(Route::record(Session::KIND, session));
    let mut hand = Hand::at(&mut window);
    hand.press(Modifiers::COMMAND, Key::N);
    hand.writes("15/5");
    hand.press(Modifiers::COMMAND, Key::Enter);
    let of = |one: &Session| one.training == Some(training);
    assert_eq!(
        eslov.all::<Session>().iter().filter(|one| of(one)).count(),
        2
    );
    let mut window = eslov.at(Route::SEND);
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    assert!(sees(&window, "Här finns inget nytt att lägga till."));
}

#[test]
fn figure_of_some_municipalities_says_of_which_wherever_it_is_told() {
    let folder = TempDir::new().unwrap();
    let lead = crate::support::village(folder.path()).lead;
    let started = "Kommuner med påbörjat förändringsarbete";
    let of_some = "av 1\u{a0}kommun med grupp";
    let figure = Route::Figure("initiatives.started".into());
    for page in [figure, Route::Page("report")] {
        let mut options = options(Some(lead.clone()), Vec::new());
        options.page = Some(page.clone());
        let window = window(vec2(1600.0, 4000.0), options);
        assert!(sees(&window, started) && sees(&window, of_some), "{page:?}");
    }
    let mut options = options(Some(lead), Vec::new());
    options.page = Some(Route::OVERVIEW);
    let window = window(vec2(1600.0, 2000.0), options);
    assert!(sees(&window, "1 av 2\u{a0}kommuner"), "the goal's own");
}
