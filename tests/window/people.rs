//! People, trainings and sessions: adding, pasting, finding, taking attendance, evaluating.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use samverka::domain::{
    Assignment, Attendance, AttendanceStatus, Fields, Id, Person, Question, Record, Response,
    Sector, Session, Survey, Tally, Training, Unit,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Edit, Reader, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{pictures, sees};
use crate::project::{ESLOV, lead_of};
use crate::support::{options, settle, window};

/// A municipality's workspace with two people, and a session that has been held.
struct Place {
    folder: TempDir,
    own: Option<Workspace>,
    session: Id,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let (lead, kit) = (
            folder.path().join("lead.samverka"),
            folder.path().join("kit"),
        );
        let mut lead = lead_of(&lead, &[ESLOV]);
        let training = create::<Training>(
            &mut lead,
            fields([(Training::title, json!("Motiverande samtal"))]),
        );
        let session = create::<Session>(
            &mut lead,
            fields([
                (Session::training, json!(training)),
                (Session::starts, json!("2018-05-03T13:00")),
                (Session::minutes, json!(180)),
            ]),
        );
        lead.export_kit(&kit, "1285".parse().unwrap()).unwrap();
        let mut own = Workspace::open_kit(&kit, &folder.path().join("eslov.samverka")).unwrap();
        for name in ["Amira Holm", "Per Lind"] {
            create::<Person>(&mut own, fields([(Person::name, json!(name))]));
        }
        Self {
            folder,
            own: Some(own),
            session,
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("eslov.samverka")
    }

    fn add<R: Record>(&mut self, fields: Fields) -> Id {
        create::<R>(self.own.as_mut().unwrap(), fields)
    }

    /// A survey that evaluates sessions, with one question from 1 to 5.
    fn evaluate(&mut self) {
        let survey = self.add::<Survey>(fields([
            (Survey::title, json!("Vad tyckte du?")),
            (Survey::purpose, json!("session_evaluation")),
        ]));
        self.add::<Question>(fields([
            (Question::survey, json!(survey)),
            (Question::text, json!("Hur nyttigt var det?")),
            (Question::answer_type, json!("scale")),
            (Question::lowest, json!(1)),
            (Question::highest, json!(5)),
        ]));
    }

    fn at(&mut self, route: Route) -> Harness<'static, App> {
        self.own = None;
        let mut options = options(Some(self.file()), Vec::new());
        options.page = Some(route);
        window(vec2(1280.0, 800.0), options)
    }

    fn all<R: Record>(&self) -> Vec<R> {
        Reader::open(&self.file()).unwrap().all::<R>().unwrap()
    }

    fn person(&self, name: &str) -> Id {
        let people = self.all::<Person>();
        let found = people.iter().find(|person| person.name == name);
        found.unwrap().head.id
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = self.all::<Person>().into_iter().map(|p| p.name).collect();
        names.sort();
        names
    }
}

fn create<R: Record>(workspace: &mut Workspace, fields: Fields) -> Id {
    let id = workspace.fresh_id();
    workspace
        .run(&Command::create(R::KIND, id, fields))
        .unwrap();
    id
}

fn write(window: &mut Harness<'_, App>, label: &str, words: &str) {
    window.get_by_label(label).click();
    settle(window);
    window.get_by_label(label).type_text(words);
    settle(window);
}

fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    settle(window);
}

/// The row of a table that is about somebody.
fn has_row(window: &Harness<'_, App>, name: &str) -> bool {
    window.query_by_role_and_label(Role::Row, name).is_some()
}

fn choose(window: &mut Harness<'_, App>, row: &str) {
    window.get_by_role_and_label(Role::Label, row).click();
    settle(window);
}

fn click(window: &mut Harness<'_, App>, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

#[test]
fn names_are_added_one_after_the_other_with_enter() {
    let mut place = Place::new();
    let mut window = place.at(Route::list(Person::KIND));
    for name in ["Eva Sjö", "Omar Falk"] {
        write(&mut window, "Lägg till namn …", name);
        press(&mut window, Key::Enter);
    }
    assert_eq!(
        place.names(),
        ["Amira Holm", "Eva Sjö", "Omar Falk", "Per Lind"]
    );
    assert!(window.query_by_label_contains("4 personer").is_some());
}

#[test]
fn rows_pasted_from_a_spreadsheet_become_persons_and_one_undo_takes_them_back() {
    let mut place = Place::new();
    place.add::<Unit>(fields([
        (Unit::name, json!("Komvux")),
        (Unit::sector, json!("education")),
    ]));
    let mut window = place.at(Route::list(Person::KIND));
    let rows = "Namn\tE-post\tVerksamhet\nEva Sjö\teva@exempel.se\tKomvux\nPer Lind\t\t\n\
                Omar Falk\tomar@exempel.se\tFolkhögskolan";
    window.event(Event::Paste(rows.into()));
    settle(&mut window);
    click(&mut window, "Vem är Per Lind?");
    click(&mut window, "Per Lind, som finns redan");
    click(&mut window, "Lägg till 2 personer");
    let people = place.all::<Person>();
    let eva = people.iter().find(|person| person.name == "Eva Sjö");
    let eva = eva.unwrap();
    assert_eq!(eva.email, "eva@exempel.se");
    assert!(eva.unit.is_some());
    assert_eq!(people.len(), 4, "Per is there already");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(place.names(), ["Amira Holm", "Per Lind"]);
}

#[test]
fn a_unit_that_is_new_in_the_pasted_rows_is_made_with_the_sector_that_is_chosen() {
    let mut place = Place::new();
    let mut window = place.at(Route::list(Person::KIND));
    window.event(Event::Paste("Eva Sjö\tFolkhögskolan".into()));
    settle(&mut window);
    let sector = Role::ComboBox;
    window
        .get_by_role_and_label(sector, "Folkhögskolan")
        .click();
    settle(&mut window);
    click(&mut window, "Utbildning");
    click(&mut window, "Lägg till 1 person");
    let units = place.all::<Unit>();
    assert_eq!(units.len(), 1);
    assert_eq!(units[0].sector, Some(Sector::Education));
}

#[test]
fn writing_in_the_search_field_leaves_those_who_fit() {
    let mut place = Place::new();
    let mut window = place.at(Route::list(Person::KIND));
    write(&mut window, "Sök namn, yrke, verksamhet", "ami");
    assert!(has_row(&window, "Amira Holm"));
    assert!(!has_row(&window, "Per Lind"));
    window
        .get_by_label("Sök namn, yrke, verksamhet")
        .type_text("zzz");
    settle(&mut window);
    assert!(
        window
            .query_by_label_contains("Ingen person passar")
            .is_some()
    );
}

#[test]
fn the_day_somebody_was_informed_is_set_with_one_click_beside_the_list() {
    let mut place = Place::new();
    let mut window = place.at(Route::list(Person::KIND));
    choose(&mut window, "Amira Holm");
    pictures(&mut window, "people-beside");
    window.get_by_label("Informerad i dag").scroll_to_me();
    settle(&mut window);
    click(&mut window, "Informerad i dag");
    let people = place.all::<Person>();
    let amira = people.iter().find(|person| person.name == "Amira Holm");
    assert_eq!(
        amira.unwrap().informed_on,
        Some("2018-05-15".parse().unwrap())
    );
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("Informerad i dag").is_none());
}

#[test]
fn a_protected_person_is_named_only_on_the_own_page() {
    let mut place = Place::new();
    let id = place.add::<Person>(fields([
        (Person::name, json!("Sara Nyström")),
        (Person::protected, json!(true)),
    ]));
    let list = place.at(Route::list(Person::KIND));
    assert!(list.query_by_label("Sara Nyström").is_none());
    assert!(has_row(&list, "Person med skyddade uppgifter"));
    drop(list);
    let page = place.at(Route::record(Person::KIND, id));
    assert!(page.query_by_label("Sara Nyström").is_some());
    assert!(
        page.query_all_by_label("Skyddade personuppgifter")
            .next()
            .is_some()
    );
}

#[test]
fn attendance_is_taken_by_name_and_marked_with_one_key() {
    let mut place = Place::new();
    let mut window = place.at(Route::record(Session::KIND, place.session));
    for written in ["per", "Eva Sjö"] {
        write(&mut window, "Lägg till person", written);
        press(&mut window, Key::Enter);
    }
    assert_eq!(place.names(), ["Amira Holm", "Eva Sjö", "Per Lind"]);
    let all = place.all::<Attendance>();
    assert_eq!(all.len(), 2);
    let present = Some(AttendanceStatus::Present);
    assert!(all.iter().all(|one| one.status == present));

    choose(&mut window, "Eva Sjö");
    press(&mut window, Key::F);
    press(&mut window, Key::D);
    let statuses: Vec<_> = ["Eva Sjö", "Per Lind"]
        .map(|name| {
            let people = place.all::<Person>();
            let id = people.iter().find(|person| person.name == name);
            let id = id.unwrap().head.id;
            let of = place.all::<Attendance>().into_iter();
            of.filter(|one| one.person == Some(id))
                .map(|one| one.status)
                .next()
        })
        .into_iter()
        .flatten()
        .collect();
    assert_eq!(
        statuses,
        [
            Some(AttendanceStatus::Absent),
            Some(AttendanceStatus::Remote)
        ]
    );
}

#[test]
fn a_status_is_chosen_with_a_click_and_taken_away_with_another() {
    let mut place = Place::new();
    let person = place.person("Amira Holm");
    place.add::<Attendance>(fields([
        (Attendance::session, json!(place.session)),
        (Attendance::person, json!(person)),
    ]));
    let mut window = place.at(Route::record(Session::KIND, place.session));
    let mark = "Amira Holm, Förhinder";
    click(&mut window, mark);
    let status = |place: &Place| place.all::<Attendance>()[0].status;
    assert_eq!(status(&place), Some(AttendanceStatus::Excused));
    click(&mut window, mark);
    assert_eq!(status(&place), None);
}

#[test]
fn many_names_are_written_down_at_once() {
    let mut place = Place::new();
    let mut window = place.at(Route::record(Session::KIND, place.session));
    click(&mut window, "Lägg till flera …");
    let names = window.get_by_role_and_label(Role::MultilineTextInput, "Namn");
    names.focus();
    settle(&mut window);
    let names = window.get_by_role_and_label(Role::MultilineTextInput, "Namn");
    names.type_text("Amira Holm\nPer Lind\nEva Sjö");
    settle(&mut window);
    click(&mut window, "Lägg till 3 personer");
    assert_eq!(place.all::<Attendance>().len(), 3);
    assert_eq!(place.names(), ["Amira Holm", "Eva Sjö", "Per Lind"]);
}

#[test]
fn answers_are_entered_one_by_one_and_shown_with_the_response_rate() {
    let mut place = Place::new();
    place.evaluate();
    for person in place.all::<Person>() {
        place.add::<Attendance>(fields([
            (Attendance::session, json!(place.session)),
            (Attendance::person, json!(person.head.id)),
            (Attendance::status, json!("present")),
        ]));
    }
    let mut window = place.at(Route::record(Session::KIND, place.session));
    click(&mut window, "Utvärdering");
    window.event(Event::Text("4".into()));
    settle(&mut window);
    pictures(&mut window, "session-evaluation");
    click(&mut window, "Spara formuläret");
    let responses = place.all::<Response>();
    assert_eq!(responses.len(), 1);
    assert_eq!(responses[0].about, Some(place.session));
    assert_eq!(responses[0].answers.values().next(), Some(&json!(4)));
    let rate = "Svarsfrekvens 50\u{a0}%: 1 av 2";
    assert!(window.query_by_label(rate).is_some());
    assert!(window.query_by_label_contains("Medel 4,0").is_some());
}

#[test]
fn answer_that_is_a_number_is_typed_with_a_decimal_comma() {
    let mut place = Place::new();
    place.evaluate();
    let survey = place.all::<Survey>()[0].head.id;
    let question = place.add::<Question>(fields([
        (Question::survey, json!(survey)),
        (Question::text, json!("Betyg")),
        (Question::answer_type, json!("number")),
    ]));
    let mut window = place.at(Route::record(Session::KIND, place.session));
    click(&mut window, "Utvärdering");
    let save = |window: &Harness<'_, App>| {
        let button = window.get_by_label("Spara formuläret");
        button.accesskit_node().is_disabled()
    };
    assert!(save(&window), "a form without an answer is no answer");
    let field = |window: &Harness<'_, App>, act: fn(&Node<'_>)| {
        act(&window
            .query_by_role_and_label(Role::TextInput, "Betyg")
            .unwrap());
    };
    field(&window, |field| field.click());
    settle(&mut window);
    field(&window, |field| field.type_text("4,5"));
    settle(&mut window);
    press(&mut window, Key::Tab);
    assert!(!save(&window));
    click(&mut window, "Spara formuläret");
    assert_eq!(place.all::<Response>()[0].answers[&question], json!(4.5));
    assert!(sees(&window, "Medel 4,5"));
    assert!(save(&window));
}

#[test]
fn a_pile_of_forms_is_entered_as_counts() {
    let mut place = Place::new();
    place.evaluate();
    let mut window = place.at(Route::record(Session::KIND, place.session));
    click(&mut window, "Utvärdering");
    click(&mut window, "Antal per svar");
    for (point, count) in [("4", "3"), ("5", "1")] {
        write(&mut window, point, count);
        press(&mut window, Key::Tab);
    }
    let tallies = place.all::<Tally>();
    assert_eq!(tallies.len(), 1, "one tally a question");
    assert_eq!(tallies[0].counts[&"4".to_owned()], 3);
    assert_eq!(tallies[0].counts[&"5".to_owned()], 1);
    write(&mut window, "Antal tillfrågade", "8");
    press(&mut window, Key::Tab);
    let rate = "Svarsfrekvens 50\u{a0}%: 4 av 8";
    assert!(window.query_by_label(rate).is_some());
}

#[test]
fn a_training_gets_a_session_and_a_survey_gets_a_question() {
    let mut place = Place::new();
    let mut window = place.at(Route::list(Training::KIND));
    click(&mut window, "Ny utbildning");
    write(&mut window, "Rubrik", "Att leda ihop");
    click(&mut window, "Spara utbildning");
    click(&mut window, "Nytt tillfälle");
    write(&mut window, "Börjar", "2018-06-01");
    press(&mut window, Key::Tab);
    click(&mut window, "Spara tillfälle");
    let sessions = place.all::<Session>();
    assert_eq!(sessions.len(), 2, "one from the kit, and this");

    drop(window);
    let mut window = place.at(Route::list(Survey::KIND));
    window.get_all_by_label("Ny enkät").next().unwrap().click();
    settle(&mut window);
    write(&mut window, "Rubrik", "Efter dagen");
    click(&mut window, "Spara enkät");
    write(&mut window, "Lägg till fråga …", "Vad tar du med dig?");
    press(&mut window, Key::Enter);
    let questions = place.all::<Question>();
    assert_eq!(questions.len(), 1);
    assert_eq!(
        (questions[0].lowest, questions[0].highest),
        (Some(1), Some(5))
    );
}

#[test]
fn a_session_is_begun_on_its_trainings_page_with_the_key_on_the_button() {
    let mut place = Place::new();
    let training = place.all::<Training>()[0].head.id;
    let mut window = place.at(Route::record(Training::KIND, training));
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    write(&mut window, "Börjar", "2018-06-01");
    press(&mut window, Key::Tab);
    click(&mut window, "Spara tillfälle");
    let sessions = place.all::<Session>();
    assert!(sessions.iter().all(|one| one.training == Some(training)));
    assert_eq!(sessions.len(), 2, "one from the kit, and this");
}

#[test]
fn an_assignment_is_made_and_opened_beside_its_person() {
    let mut place = Place::new();
    let amira = place.person("Amira Holm");
    place.add::<Assignment>(fields([
        (Assignment::person, json!(amira)),
        (Assignment::role, json!("process_lead")),
        (Assignment::from, json!("2018-01-01")),
    ]));
    let mut window = place.at(Route::record(Person::KIND, amira));
    click(&mut window, "Processledare");
    assert!(window.query_by_label("Ta bort uppdraget").is_some());
    pictures(&mut window, "person-assignment");
    click(&mut window, "Nytt uppdrag");
    assert!(window.query_by_label("Ta bort uppdraget").is_none());
    assert!(
        window.query_by_label("Person").is_none(),
        "whose it is, is clear"
    );
    click(&mut window, "Roll");
    click(&mut window, "Förändringsagent");
    click(&mut window, "Spara uppdrag");
    let all = place.all::<Assignment>();
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|one| one.person == Some(amira)));
    click(&mut window, "Processledare");
    click(&mut window, "Ta bort uppdraget");
    assert_eq!(place.all::<Assignment>().len(), 1);
    assert!(
        window.query_by_label("Amira Holm").is_some(),
        "still her page"
    );
}

#[test]
fn search_says_how_many_it_found_of_all() {
    let mut place = Place::new();
    let mut window = place.at(Route::list(Person::KIND));
    assert!(!sees(&window, "Visar"));
    write(&mut window, "Sök namn, yrke, verksamhet", "ami");
    assert!(sees(&window, "Visar 1 av 2"));
}

#[test]
fn thousands_stand_apart_in_what_people_are_narrowed_to() {
    let mut place = Place::new();
    let own = place.own.as_mut().unwrap();
    let level = |number: u32| {
        fields([
            (Person::name, json!(format!("Person {number}"))),
            (Person::participant_level, json!("operative")),
        ])
    };
    let edits = (0..1_200).map(|number| Edit::Create {
        kind: Person::KIND,
        id: Id::from_u128(u128::from(number) + (1 << 100)),
        fields: level(number),
    });
    own.run(&Command::new(edits.collect())).unwrap();
    place.own = None;
    let mut options = options(Some(place.file()), Vec::new());
    options.page = Some(Route::list(Person::KIND));
    // Wide enough for the levels to be chips.
    let window = window(vec2(1600.0, 800.0), options);
    assert!(sees(&window, "Operativ nivå 1\u{202f}200"));
    assert!(!sees(&window, "1200"));
}

/// The lead's window over the people of a municipality.
fn before_the_lead(folder: &TempDir) -> Harness<'static, App> {
    let lead = crate::support::village(folder.path()).lead;
    let mut options = options(Some(lead), Vec::new());
    options.page = Some(Route::list(Person::KIND));
    window(vec2(1280.0, 800.0), options)
}

/// Chooses a municipality at the top.
fn shows(window: &mut Harness<'_, App>, municipality: &str) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(window);
    window.event(Event::Text(format!("Visa {municipality}")));
    settle(window);
    press(window, Key::Enter);
}

#[test]
fn lead_finds_people_by_whose_they_are() {
    let folder = TempDir::new().unwrap();
    let mut window = before_the_lead(&folder);
    let search = "Sök namn, yrke, kommun";
    write(&mut window, search, "amira eslöv");
    assert!(has_row(&window, "Amira Holm"));
    window.get_by_label(search).type_text(" lomma");
    settle(&mut window);
    assert!(!has_row(&window, "Amira Holm"));
}

#[test]
fn lead_reads_whose_somebody_is_beside_the_list_until_another_is_chosen() {
    let folder = TempDir::new().unwrap();
    let mut window = before_the_lead(&folder);
    let whose = |window: &Harness<'_, App>| window.query_all_by_label("Eslöv").count();
    let before = whose(&window);
    choose(&mut window, "Amira Holm");
    assert_eq!(whose(&window), before + 1, "whose she is stands beside");
    let beside = "Öppna personens sida";
    assert!(sees(&window, beside));
    shows(&mut window, "Eslöv");
    assert!(sees(&window, beside), "she is of Eslöv");
    shows(&mut window, "Helsingborg");
    assert!(!sees(&window, beside));
}

#[test]
fn what_is_another_s_than_the_chosen_municipality_s_stands_beside_a_list_no_more() {
    let folder = TempDir::new().unwrap();
    let mut window = before_the_lead(&folder);
    window.state().visit(Route::list(Unit::KIND));
    settle(&mut window);
    choose(&mut window, "Socialtjänsten");
    let beside = "Ta bort verksamheten";
    let history = |window: &Harness<'_, App>| sees(window, beside) || sees(window, "Historik");
    assert!(history(&window));
    shows(&mut window, "Eslöv");
    assert!(history(&window));
    shows(&mut window, "Helsingborg");
    assert!(!history(&window));
}
