//! Journeys through the figures: from a number to the rows behind it, and on to the record.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, OutputCommand, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable};
use samverka::domain::{
    Attendance, Fields, Id, Kind, Municipality, Person, Project, Record, Session, Training,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Reader, System, Workspace, fresh_id};
use serde_json::json;

use crate::project::{ESLOV, lead_of};
use crate::support::{options, settle, village, window};

fn fields(pairs: serde_json::Value) -> Fields {
    pairs
        .as_object()
        .cloned()
        .unwrap_or_default()
        .into_iter()
        .collect()
}

fn create(workspace: &mut Workspace, kind: &'static Kind, values: serde_json::Value) -> Id {
    let id = fresh_id(&mut System);
    workspace
        .run(&Command::create(kind, id, fields(values)))
        .unwrap();
    id
}

/// A lead's workspace where two women and a man have been trained for three hours.
fn trained(folder: &Path) -> PathBuf {
    let file = folder.join("lead.samverka");
    let mut workspace = lead_of(&file, &[ESLOV]);
    let project = workspace.reader().project_id().unwrap();
    let planned = json!({"planned_women": 10, "planned_men": 5, "planned_hours": 60});
    workspace
        .run(&Command::set(Project::KIND, project, fields(planned)))
        .unwrap();
    let training = create(
        &mut workspace,
        Training::KIND,
        json!({"title": "Normkritik"}),
    );
    let session = json!({"training": training, "starts": "2018-03-01T09:00", "minutes": 180});
    let session = create(&mut workspace, Session::KIND, session);
    for (name, gender) in [
        ("Karin Ek", "woman"),
        ("Åsa Lind", "woman"),
        ("Bo Berg", "man"),
    ] {
        let person = json!({"name": name, "gender": gender});
        let person = create(&mut workspace, Person::KIND, person);
        let attended = json!({"person": person, "session": session, "status": "present"});
        create(&mut workspace, Attendance::KIND, attended);
    }
    file
}

fn shown<'a>(file: &Path, page: Route) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(page);
    window(vec2(1280.0, 900.0), options)
}

fn click(harness: &mut Harness<'_, App>, label: &str) {
    harness.get_by_label(label).click();
    settle(harness);
}

fn is_shown(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).count() > 0
}

#[test]
fn a_number_opens_the_rows_it_is_counted_from() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = shown(&trained(folder.path()), Route::FOLLOW_UP);
    click(&mut harness, "Deltagare 3 personer Kvinnor 2, män 1");
    harness.get_by_label("3 rader");
    for name in ["Karin Ek", "Åsa Lind", "Bo Berg"] {
        assert!(is_shown(&harness, name), "{name}");
    }
}

#[test]
fn a_part_shows_its_own_rows_and_a_search_narrows_them() {
    let folder = tempfile::tempdir().unwrap();
    let page = Route::Figure("participants.hours".into());
    let mut harness = shown(&trained(folder.path()), page);
    harness.get_by_label("3 rader");
    harness
        .get_by_role_and_label(Role::CheckBox, "Kvinnor 6")
        .click();
    settle(&mut harness);
    harness.get_by_label("2 rader");
    assert!(!is_shown(&harness, "Bo Berg"));
    harness.get_by_label("Sök bland raderna").focus();
    harness
        .get_by_label("Sök bland raderna")
        .type_text("åsa norm");
    settle(&mut harness);
    harness.get_by_label("1 rad");
    assert!(is_shown(&harness, "Åsa Lind") && !is_shown(&harness, "Karin Ek"));
}

#[test]
fn enter_opens_the_record_behind_a_row() {
    let folder = tempfile::tempdir().unwrap();
    let page = Route::Figure("participants.unique".into());
    let mut harness = shown(&trained(folder.path()), page);
    harness.get_by_role_and_label(Role::Table, "Rader").focus();
    settle(&mut harness);
    harness.key_press(Key::ArrowDown);
    settle(&mut harness);
    harness.key_press(Key::Enter);
    settle(&mut harness);
    assert!(
        !is_shown(&harness, "3 rader"),
        "the person's page is shown instead"
    );
}

/// The row that is chosen.
fn chosen(harness: &Harness<'_, App>) -> Option<String> {
    let rows = harness.query_all_by_role(Role::Row);
    let chosen = rows.filter(|row| row.accesskit_node().is_selected() == Some(true));
    let names: Vec<_> = chosen
        .filter_map(|row| row.accesskit_node().label())
        .collect();
    assert!(names.len() < 2, "{names:?}");
    names.into_iter().next()
}

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    settle(harness);
}

#[test]
fn a_chosen_row_stays_chosen_when_rows_come_in_between_leave_and_are_sorted() {
    let folder = tempfile::tempdir().unwrap();
    let page = Route::Figure("participants.unique".into());
    let file = trained(folder.path());
    let mut harness = shown(&file, page);
    click(&mut harness, "Post");
    harness.get_by_role_and_label(Role::Table, "Rader").focus();
    settle(&mut harness);
    press(&mut harness, Key::Home);
    press(&mut harness, Key::ArrowDown);
    assert_eq!(chosen(&harness).as_deref(), Some("Karin Ek"));

    let reader = Reader::open(&file).unwrap();
    let session = reader.all::<Session>().unwrap()[0].head.id;
    let (anna, attends) = (fresh_id(&mut System), fresh_id(&mut System));
    let comes = [
        (
            Person::KIND,
            anna,
            json!({"name": "Anna Ask", "gender": "woman"}),
        ),
        (
            Attendance::KIND,
            attends,
            json!({"person": anna, "session": session, "status": "present"}),
        ),
    ];
    for (kind, id, given) in comes {
        let command = Command::create(kind, id, fields(given));
        harness.state_mut().change(command);
        settle(&mut harness);
    }
    harness.get_by_label("4 rader");
    assert_eq!(chosen(&harness).as_deref(), Some("Karin Ek"));
    press(&mut harness, Key::ArrowUp);
    assert_eq!(chosen(&harness).as_deref(), Some("Bo Berg"));
    press(&mut harness, Key::ArrowDown);

    click(&mut harness, "Post");
    assert_eq!(
        chosen(&harness).as_deref(),
        Some("Karin Ek"),
        "the other way round"
    );
    harness.get_by_label("Sök bland raderna").focus();
    harness.get_by_label("Sök bland raderna").type_text("kar");
    settle(&mut harness);
    harness.get_by_label("1 rad");
    assert_eq!(chosen(&harness).as_deref(), Some("Karin Ek"), "alone");

    let karin = reader.all::<Person>().unwrap().into_iter();
    let karin = karin
        .filter(|person| person.name == "Karin Ek")
        .map(|person| person.head.id);
    let other = fields(json!({"gender": "man"}));
    for id in karin {
        harness
            .state_mut()
            .change(Command::set(Person::KIND, id, other.clone()));
    }
    settle(&mut harness);
    assert_eq!(
        chosen(&harness).as_deref(),
        Some("Karin Ek"),
        "counted in another part"
    );
    harness
        .state_mut()
        .change(Command::remove(Attendance::KIND, attends));
    settle(&mut harness);
    assert_eq!(chosen(&harness).as_deref(), Some("Karin Ek"));
}

#[test]
fn the_chosen_municipality_stays_chosen_when_another_joins_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lead.samverka");
    let lead = lead_of(&file, &[ESLOV, "1263"]);
    drop(lead);
    let mut harness = shown(&file, Route::SITUATION);
    harness.get_by_role(Role::Table).focus();
    settle(&mut harness);
    press(&mut harness, Key::Home);
    assert_eq!(chosen(&harness).as_deref(), Some("Eslöv"));
    let joins = fields(json!({"code": "1272", "joined": "2018-03-01"}));
    let joins = Command::create(Municipality::KIND, fresh_id(&mut System), joins);
    harness.state_mut().change(joins);
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Row, "Bromölla");
    assert_eq!(chosen(&harness).as_deref(), Some("Eslöv"));
}

#[test]
fn the_table_is_copied_as_a_spreadsheet_takes_it() {
    let folder = tempfile::tempdir().unwrap();
    let page = Route::Figure("participants.hours?part=men".into());
    let mut harness = shown(&trained(folder.path()), page);
    harness.get_by_label("Kopiera tabellen").click();
    let copied = (0..3).find_map(|_| {
        harness.step();
        let commands = harness.output().platform_output.commands.iter();
        commands.into_iter().find_map(|command| match command {
            OutputCommand::CopyText(words) => Some(words.clone()),
            _ => None,
        })
    });
    assert_eq!(
        copied.as_deref(),
        Some("Post\tUppgift\tTimmar\nBo Berg\tNormkritik, 2018-03-01 09.00\t3")
    );
}

#[test]
fn a_period_leaves_out_what_happened_outside_it() {
    let folder = tempfile::tempdir().unwrap();
    let page = Route::Figure("participants.unique?from=2018-04-01".into());
    let mut harness = shown(&trained(folder.path()), page);
    assert!(!is_shown(&harness, "Karin Ek"));
    click(&mut harness, "Från 2018-04-01");
    assert!(is_shown(&harness, "Karin Ek"));
}

#[test]
fn an_empty_project_says_what_goes_here() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lead.samverka");
    drop(lead_of(&file, &[ESLOV]));
    let mut harness = shown(&file, Route::FOLLOW_UP);
    click(&mut harness, "Utbildning");
    assert!(is_shown(&harness, "Här visas siffrorna"));
    click(&mut harness, "Gå till Utbildningar");
    assert!(!is_shown(&harness, "Här visas siffrorna"));
}

#[test]
fn chart_is_saved_as_a_picture_with_what_stands_around_it() {
    let folder = tempfile::tempdir().unwrap();
    let own = village(folder.path()).own;
    let saved = folder.path().join("bild.svg");
    let mut options = options(Some(own), vec![vec![saved.clone()]]);
    options.page = Some(Route::Figure("participants.unique".into()));
    let mut window = window(vec2(1280.0, 800.0), options);
    let buttons: Vec<_> = window.query_all_by_label("Bild").collect();
    assert_eq!(buttons.len(), 1);
    drop(buttons);
    window.get_by_label("Bild").click();
    settle(&mut window);
    window.get_by_label("Spara bild …").click();
    settle(&mut window);
    let svg = std::fs::read_to_string(saved).unwrap();
    assert!(
        svg.contains("<title id=\"title\">Deltagare") && svg.contains("2018-05-15"),
        "{svg:.900}"
    );
}
