//! Many names at once: namesakes are asked about, and nobody is guessed.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{
    Attendance, Group, Id, Membership, Person, Record, Session, Training, Unit,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Reader, Workspace};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{presses, sees};
use crate::project::{ESLOV, lead_of};
use crate::support::{options, settle, window};

/// A municipality with Per Lind and two of the name Eva Sjö, a group and a session.
pub struct Place {
    folder: TempDir,
    pub group: Id,
    session: Id,
    pub other_eva: Id,
}

pub fn make<R: Record>(own: &mut Workspace, given: &[(&'static str, serde_json::Value)]) -> Id {
    let id = own.fresh_id();
    let given = given
        .iter()
        .map(|(code, value)| ((*code).to_owned(), value.clone()));
    let given = given.collect();
    own.run(&Command::create(R::KIND, id, given)).unwrap();
    id
}

impl Place {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name);
        let mut lead = lead_of(&path("lead.samverka"), &[ESLOV]);
        let training = make::<Training>(&mut lead, &[(Training::title, json!("Samtal"))]);
        let described = [
            (Session::training, json!(training)),
            (Session::starts, json!("2018-05-03T13:00")),
            (Session::minutes, json!(180)),
        ];
        let session = make::<Session>(&mut lead, &described);
        lead.export_kit(&path("kit"), "1285".parse().unwrap())
            .unwrap();
        let mut own = Workspace::open_kit(&path("kit"), &path("eslov.samverka")).unwrap();
        let group = make::<Group>(
            &mut own,
            &[
                (Group::name, json!("Nätverket")),
                (Group::kind, json!("network")),
            ],
        );
        make::<Person>(&mut own, &[(Person::name, json!("Per Lind"))]);
        let evas = ["Komvux", "Kultur och fritid"].map(|name| {
            let sector = (Unit::sector, json!("education"));
            let unit = make::<Unit>(&mut own, &[(Unit::name, json!(name)), sector]);
            let of_unit = (Person::unit, json!(unit));
            make::<Person>(&mut own, &[(Person::name, json!("Eva Sjö")), of_unit])
        });
        Self {
            folder,
            group,
            session,
            other_eva: evas[1],
        }
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("eslov.samverka")
    }

    pub fn at(&self, route: Route) -> Harness<'static, App> {
        let mut options = options(Some(self.file()), Vec::new());
        options.page = Some(route);
        window(vec2(1280.0, 900.0), options)
    }

    pub fn all<R: Record>(&self) -> Vec<R> {
        Reader::open(&self.file()).unwrap().all::<R>().unwrap()
    }
}

fn writes_names(window: &mut Harness<'_, App>, names: &str) {
    presses(window, "Lägg till flera …");
    let field = |window: &mut Harness<'_, App>| {
        let field = window.get_by_role_and_label(Role::MultilineTextInput, "Namn");
        field.focus();
        field.type_text(names);
    };
    window
        .get_by_role_and_label(Role::MultilineTextInput, "Namn")
        .focus();
    settle(window);
    field(window);
    settle(window);
}

fn answers(window: &mut Harness<'_, App>, question: &str, answer: &str) {
    let asks = window
        .query_all_by_role_and_label(Role::ComboBox, question)
        .last();
    asks.unwrap_or_else(|| panic!("nobody asks {question}"))
        .click();
    settle(window);
    presses(window, answer);
}

#[test]
fn several_at_a_session_ask_which_of_two_namesakes_came() {
    let place = Place::new();
    let mut window = place.at(Route::record(Session::KIND, place.session));
    writes_names(&mut window, "Eva Sjö\nPer Lind");
    presses(&mut window, "Lägg till 1 person");
    assert!(
        place.all::<Attendance>().is_empty(),
        "first it is asked who came"
    );
    answers(&mut window, "Vem är Eva Sjö?", "Eva Sjö, Kultur och fritid");
    presses(&mut window, "Lägg till 2 personer");
    let came = place.all::<Attendance>();
    assert_eq!(came.len(), 2);
    assert!(came.iter().any(|one| one.person == Some(place.other_eva)));
    assert_eq!(place.all::<Person>().len(), 3);
}

#[test]
fn several_members_are_added_at_once_and_a_name_twice_is_asked_about() {
    let place = Place::new();
    let mut window = place.at(Route::record(Group::KIND, place.group));
    writes_names(&mut window, "Per Lind\nOmar Falk\nomar  falk");
    answers(&mut window, "Vem är omar falk?", "Samma som ovanför");
    presses(&mut window, "Lägg till 2 personer");
    assert_eq!(place.all::<Membership>().len(), 2);
    let people = place.all::<Person>();
    assert_eq!(people.len(), 4);
    let group = place.group;
    assert!(
        place
            .all::<Membership>()
            .iter()
            .all(|one| one.group == Some(group))
    );
}

#[test]
fn pasted_namesake_is_asked_about_and_can_be_somebody_else() {
    let place = Place::new();
    let mut window = place.at(Route::list(Person::KIND));
    let rows = "Namn\tYrke\nPer Lind\t\"Rektor\noch lärare\"\nKarin Ek\tLärare";
    window.event(Event::Paste(rows.into()));
    settle(&mut window);
    assert!(sees(&window, "Säg vem som menas"));
    answers(
        &mut window,
        "Vem är Per Lind?",
        "En ny person med samma namn",
    );
    presses(&mut window, "Lägg till 2 personer");
    let people = place.all::<Person>();
    let pers = people.iter().filter(|person| person.name == "Per Lind");
    let professions: Vec<_> = pers.map(|person| person.profession.as_str()).collect();
    assert_eq!(people.len(), 5);
    assert!(
        professions.contains(&"Rektor och lärare"),
        "one cell: {professions:?}"
    );
}

#[test]
fn list_is_searched_as_text_is_read() {
    let place = Place::new();
    let mut window = place.at(Route::list(Person::KIND));
    let search = "Sök namn, yrke, verksamhet";
    window.get_by_label(search).click();
    settle(&mut window);
    window.get_by_label(search).type_text("eva\u{a0}SJO\u{308}");
    settle(&mut window);
    let rows = window
        .query_all_by_role_and_label(Role::Row, "Eva Sjö")
        .count();
    assert_eq!(rows, 2);
    assert!(
        window
            .query_by_role_and_label(Role::Row, "Per Lind")
            .is_none()
    );
}
