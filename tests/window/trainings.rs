//! Trainings: many sessions at once, who went on, and a certificate for somebody who is protected.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Attendance, Id, Person, Record, Session, Training};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{pictures, presses, sees};
use crate::project::{ESLOV, lead_of};
use crate::support::{make, options, settle, window};

/// A municipality's file.
fn eslov(folder: &TempDir) -> (PathBuf, Workspace) {
    let at = |name: &str| folder.path().join(name);
    let mut lead = lead_of(&at("lead.samverka"), &[ESLOV]);
    lead.export_kit(&at("kit"), "1285".parse().unwrap())
        .unwrap();
    let file = at("eslov.samverka");
    let own = Workspace::open_kit(&at("kit"), &file).unwrap();
    (file, own)
}

fn at<'a>(file: &Path, page: Route, saves_as: &[&Path]) -> Harness<'a, App> {
    let answers = saves_as
        .iter()
        .map(|path| vec![path.to_path_buf()])
        .collect();
    let mut options = options(Some(file.to_owned()), answers);
    options.page = Some(page);
    window(vec2(1280.0, 800.0), options)
}

fn sessions(file: &Path) -> Vec<Session> {
    let mut all = Reader::open(file).unwrap().all::<Session>().unwrap();
    all.retain(|session| !session.head.removed);
    all.sort_by_key(|session| session.starts);
    all
}

fn writes(window: &mut Harness<'_, App>, field: &str, words: &str) {
    window.get_by_label(field).focus();
    settle(window);
    window.get_by_label(field).type_text(words);
    settle(window);
}

#[test]
fn several_sessions_are_pasted_and_taken_back_as_one() {
    let folder = TempDir::new().unwrap();
    let (file, mut own) = eslov(&folder);
    let training = make(&mut own, Training::KIND, json!({"title": "Samtalsmetodik"}));
    let there = json!({"training": training, "starts": "2018-09-03T09:00"});
    make(&mut own, Session::KIND, there);
    drop(own);
    let mut window = at(&file, Route::record(Training::KIND, training), &[]);
    presses(&mut window, "Flera tillfällen …");
    writes(
        &mut window,
        "Dagar",
        "2018-09-03\n10 sep 2018\n2018-09-17 kl 13-16\nnågon gång",
    );
    writes(&mut window, "Börjar kl", "9");
    writes(&mut window, "Slutar kl", "12");
    writes(&mut window, "Plats", "Stadshuset");
    pictures(&mut window, "sessions-several");
    assert!(sees(&window, "Finns redan") && sees(&window, "Ingen dag"));
    presses(&mut window, "Lägg till 2 tillfällen");
    assert_eq!(sessions(&file).len(), 1, "not while a line is no day");
    window.get_by_label("Dagar").focus();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    settle(&mut window);
    writes(
        &mut window,
        "Dagar",
        "2018-09-03\n10 sep 2018\n2018-09-17 kl 13-16",
    );
    presses(&mut window, "Lägg till 2 tillfällen");
    let told = |session: &Session| {
        let moment = |(day, time): (chrono::NaiveDate, Option<chrono::NaiveTime>)| {
            format!("{day} {}", time.unwrap())
        };
        (
            session.starts.map(moment),
            session.ends.map(moment),
            session.place.clone(),
        )
    };
    let moment = |text: &str| Some(text.to_owned());
    let made: Vec<_> = sessions(&file)[1..].iter().map(told).collect();
    let expected = [
        (
            moment("2018-09-10 09:00:00"),
            moment("2018-09-10 12:00:00"),
            "Stadshuset".into(),
        ),
        (
            moment("2018-09-17 13:00:00"),
            moment("2018-09-17 16:00:00"),
            "Stadshuset".into(),
        ),
    ];
    assert_eq!(made, expected);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(sessions(&file).len(), 1, "one change, one undo");
}

#[test]
fn those_who_were_at_the_session_before_are_on_the_next_list_at_a_press() {
    let folder = TempDir::new().unwrap();
    let (file, mut own) = eslov(&folder);
    let training = make(&mut own, Training::KIND, json!({"title": "Samtalsmetodik"}));
    let session = |day: &str| json!({"training": training, "starts": format!("{day}T09:00")});
    let first = make(&mut own, Session::KIND, session("2018-05-02"));
    let next = make(&mut own, Session::KIND, session("2018-05-23"));
    for (name, status) in [
        ("Eva Sjö", "present"),
        ("Per Lind", "absent"),
        ("Bo Ek", "remote"),
    ] {
        let person = make(&mut own, Person::KIND, json!({"name": name}));
        let attended = json!({"session": first, "person": person, "status": status});
        make(&mut own, Attendance::KIND, attended);
    }
    drop(own);
    let mut window = at(&file, Route::record(Session::KIND, next), &[]);
    presses(&mut window, "Samma som 2018-05-02 (2)");
    assert!(sees(&window, "Eva Sjö") && sees(&window, "Bo Ek") && !sees(&window, "Per Lind"));
    assert!(!sees(&window, "Samma som"), "nobody is left to write down");
    let written = Reader::open(&file).unwrap().all::<Attendance>().unwrap();
    let of_next = written.iter().filter(|one| one.session == Some(next));
    assert!(
        of_next.clone().all(|one| one.status.is_none()),
        "they have not come yet"
    );
    assert_eq!(of_next.count(), 2);
}

#[test]
fn a_training_tells_who_went_on_to_the_next_step() {
    let folder = TempDir::new().unwrap();
    let (file, mut own) = eslov(&folder);
    let mut step = |title: &str, step: &str, day: &str| -> (Id, Id) {
        let training = make(
            &mut own,
            Training::KIND,
            json!({"title": title, "step": step}),
        );
        let session = json!({"training": training, "starts": day, "minutes": 60});
        (training, make(&mut own, Session::KIND, session))
    };
    let (lecture, heard) = step("Att leda", "lecture", "2018-02-01");
    let (_, tried) = step("Att pröva", "workshop", "2018-03-01");
    for (name, sessions) in [("Amira", vec![heard, tried]), ("Bo", vec![heard])] {
        let person = make(&mut own, Person::KIND, json!({"name": name}));
        for session in sessions {
            let there = json!({"session": session, "person": person, "status": "present"});
            make(&mut own, Attendance::KIND, there);
        }
    }
    let outside = json!({"name": "Eva", "reported": false});
    let outside = make(&mut own, Person::KIND, outside);
    let there = json!({"session": tried, "person": outside, "status": "present"});
    make(&mut own, Attendance::KIND, there);
    drop(own);
    let mut window = at(&file, Route::record(Training::KIND, lecture), &[]);
    pictures(&mut window, "training-steps");
    assert!(sees(&window, "Gick vidare") && sees(&window, "av 2 till workshop"));
    drop(window);
    let mut window = at(&file, Route::list(Training::KIND), &[]);
    pictures(&mut window, "trainings-told");
    assert!(sees(
        &window,
        "Föreläsning 2 → workshop 1 → egen arbetsplats 0"
    ));
    presses(
        &mut window,
        "Utanför kvoten: 1 person, och 0 i närvaroräkningar",
    );
    assert!(sees(&window, "Eva"), "the rows behind");
}

#[test]
fn a_protected_name_is_printed_on_the_certificate_after_a_question_alone() {
    let folder = TempDir::new().unwrap();
    let (file, mut own) = eslov(&folder);
    let hidden = json!({"name": "Bo Dold", "protected": true});
    let hidden = make(&mut own, Person::KIND, hidden);
    let open = make(&mut own, Person::KIND, json!({"name": "Amira Holm"}));
    let training = make(&mut own, Training::KIND, json!({"title": "Att leda"}));
    let session = json!({"training": training, "starts": "2018-02-01", "minutes": 60});
    let session = make(&mut own, Session::KIND, session);
    let there = json!({"session": session, "person": hidden, "status": "present"});
    make(&mut own, Attendance::KIND, there);
    drop(own);
    let paper = folder.path().join("intyg.docx");
    let words = || {
        let mut file = zip::ZipArchive::new(std::fs::File::open(&paper).unwrap()).unwrap();
        let document = file.by_name("word/document.xml").unwrap();
        std::io::read_to_string(document).unwrap()
    };
    let mut window = at(
        &file,
        Route::record(Person::KIND, hidden),
        &[&paper, &paper],
    );
    presses(&mut window, "Skriv ut");
    presses(&mut window, "Intyg om deltagande");
    assert!(!words().contains("Bo Dold"));
    presses(&mut window, "Skriv ut");
    presses(&mut window, "Intyg med skyddat namn …");
    pictures(&mut window, "certificate-with-name");
    presses(&mut window, "Spara med namnet");
    assert!(words().contains("Bo Dold"));
    let left = Reader::open(&file).unwrap().exports().unwrap();
    assert_eq!(left.len(), 2, "nothing leaves unseen");
    drop(window);
    let mut window = at(&file, Route::record(Person::KIND, open), &[]);
    presses(&mut window, "Skriv ut");
    assert!(!sees(&window, "skyddat namn"));
}
