//! What is ready to use, and what comes after something was saved.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, OutputCommand, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Group, Meeting, Question, Record, Session, Survey, Training};
use samverka::gui::{App, Outside, Route};
use tempfile::TempDir;

use crate::first_day::{Eslov, all, at, begun, fills};
use crate::hands::{pictures, presses, sees};
use crate::support::{make, options, settle, window};

/// Clicks a button; what the frame of the click copies.
fn copies(window: &mut Harness<'_, App>, button: &str) -> Option<String> {
    window.get_by_role_and_label(Role::Button, button).click();
    window.step();
    let commands = &window.output().platform_output.commands;
    commands.iter().rev().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// Asks for a path to save the bundle at, and what stands there then.
fn asks_for_path(window: &mut Harness<'_, App>) -> PathBuf {
    presses(window, "Spara paket …");
    let all = window.query_all_by_role_and_label(Role::Button, "Spara paket …");
    all.last().unwrap().click();
    settle(window);
    let field = window.get_by_role_and_label(Role::TextInput, "Sökväg");
    field.value().unwrap_or_default().into()
}

#[test]
fn sent_bundle_is_shown_in_its_folder_copied_and_mailed_from_one_notice() {
    let eslov = Eslov::new();
    let bundle = eslov.folder.path().join("Eslöv 2018.samverka-bundle");
    let mut window = at(&eslov.file(), Route::SEND, &[&bundle]);
    presses(&mut window, "Spara paket …");
    window
        .query_all_by_role_and_label(Role::Button, "Spara paket …")
        .last()
        .unwrap()
        .click();
    settle(&mut window);
    assert!(bundle.exists());
    pictures(&mut window, "first-day-sent");
    presses(&mut window, "Visa i mappen");
    let shown = window.state().opened_outside();
    assert_eq!(shown, Some(eslov.folder.path()));
    let path = copies(&mut window, "Kopiera sökvägen");
    assert_eq!(path, Some(bundle.display().to_string()));
    settle(&mut window);
    assert!(sees(&window, "Sökvägen är kopierad."));
    presses(&mut window, "Skriv mejl");
    let Some(Outside::Mail(mail)) = window.state().handed_outside() else {
        panic!("no mail");
    };
    assert!(mail.starts_with("mailto:?subject=Paket%20fr%C3%A5n%20Samverka"));
    assert!(mail.contains("Maria%20Svensson"));
    assert!(sees(&window, "dra in den i mejlet"));
    pictures(&mut window, "first-day-mail");
}

#[test]
fn kits_that_were_made_are_shown_in_their_folder() {
    let folder = TempDir::new().unwrap();
    let (lead, _) = begun(folder.path());
    drop(lead);
    let kits = folder.path().join("kits 2018.05");
    std::fs::create_dir(&kits).unwrap();
    let file = folder.path().join("lead.samverka");
    let mut window = at(&file, Route::KITS, &[&kits]);
    presses(&mut window, "Gör startpaket för alla 2 …");
    for of_a_file in ["Öppna", "Skriv mejl"] {
        let offered = window.query_by_role_and_label(Role::Button, of_a_file);
        assert!(offered.is_none(), "{of_a_file} of a folder");
    }
    let path = copies(&mut window, "Kopiera sökvägen");
    assert_eq!(path, Some(kits.display().to_string()));
    settle(&mut window);
    presses(&mut window, "Visa i mappen");
    assert_eq!(window.state().opened_outside(), Some(kits.as_path()));
}

/// Eslöv's page for sending, where the system has no dialogs.
fn without_dialogs(eslov: &Eslov) -> Harness<'static, App> {
    let mut options = options(Some(eslov.file()), Vec::new());
    options.page = Some(Route::SEND);
    options.no_dialogs = true;
    window(vec2(1280.0, 900.0), options)
}

#[test]
fn path_is_asked_for_where_the_system_has_no_dialog() {
    let eslov = Eslov::new();
    let mut window = without_dialogs(&eslov);
    asks_for_path(&mut window);
    assert!(sees(&window, "Var ska filen sparas?"));
    pictures(&mut window, "first-day-path");
    fills(&mut window, "Sökväg", "paket");
    presses(&mut window, "Spara här");
    assert!(sees(&window, "Skriv hela sökvägen"));
    let bundle = eslov.folder.path().join("paket");
    fills(&mut window, "Sökväg", &bundle.display().to_string());
    presses(&mut window, "Spara här");
    let written = bundle.with_extension("samverka-bundle");
    assert!(written.exists(), "with the ending that it needs");
    assert!(sees(&window, "Visa i mappen"));
}

#[test]
fn file_at_the_path_that_is_asked_for_is_replaced_only_by_a_second_press() {
    let eslov = Eslov::new();
    let mut window = without_dialogs(&eslov);
    let taken = asks_for_path(&mut window);
    presses(&mut window, "Avbryt");
    std::fs::write(&taken, "somebody's").unwrap();
    let free = asks_for_path(&mut window);
    let stem = taken.file_stem().unwrap().to_str().unwrap();
    let second = taken.with_file_name(format!("{stem} 2.samverka-bundle"));
    assert_eq!(free, second, "the first name that is free");
    fills(&mut window, "Sökväg", &taken.display().to_string());
    presses(&mut window, "Spara här");
    assert!(sees(&window, "Det finns redan en fil som heter så."));
    pictures(&mut window, "first-day-path-taken");
    let read = || std::fs::read(&taken).unwrap();
    assert_eq!(read(), b"somebody's", "nothing is written yet");
    presses(&mut window, "Ersätt filen");
    assert_ne!(read(), b"somebody's");
    assert!(sees(&window, "Visa i mappen"));
}

#[test]
fn folder_given_where_a_file_is_asked_for_is_told_from_one_that_is_not_there() {
    let eslov = Eslov::new();
    let mut window = without_dialogs(&eslov);
    asks_for_path(&mut window);
    let folder = eslov.folder.path();
    fills(&mut window, "Sökväg", &folder.display().to_string());
    presses(&mut window, "Spara här");
    assert!(sees(
        &window,
        "Det här är en mapp. Skriv också vad filen ska heta."
    ));
    let nowhere = folder.join("nowhere").join("paket");
    fills(&mut window, "Sökväg", &nowhere.display().to_string());
    presses(&mut window, "Spara här");
    assert!(sees(&window, "Mappen finns inte."));
}

#[test]
fn evaluation_is_ready_to_use() {
    let folder = TempDir::new().unwrap();
    let (lead, _) = begun(folder.path());
    drop(lead);
    let file = folder.path().join("lead.samverka");
    let mut window = at(&file, Route::list(Survey::KIND), &[]);
    presses(&mut window, "Färdig utvärdering");
    pictures(&mut window, "first-day-evaluation");
    assert_eq!(all::<Survey>(&file).len(), 1);
    assert_eq!(all::<Question>(&file).len(), 6);
    assert!(sees(&window, "Utvärdering av tillfället"));
    assert!(
        sees(&window, "Vad kan bli bättre?"),
        "what is asked is shown"
    );
}

#[test]
fn evaluation_is_begun_on_the_session_and_entered_there() {
    let folder = TempDir::new().unwrap();
    let (mut lead, _) = begun(folder.path());
    let training = lead.reader().all::<Training>().unwrap()[0].head.id;
    let session =
        serde_json::json!({"training": training, "starts": "2018-05-03T13:00", "minutes": 180});
    let session = make(&mut lead, Session::KIND, session);
    drop(lead);
    let file = folder.path().join("lead.samverka");
    let mut window = at(&file, Route::record(Session::KIND, session), &[]);
    presses(&mut window, "Utvärdering");
    presses(&mut window, "Färdig utvärdering");
    assert_eq!(all::<Question>(&file).len(), 6);
    assert!(sees(&window, "Vad tyckte du om tillfället som helhet?"));
    pictures(&mut window, "first-day-session-evaluation");
}

#[test]
fn session_of_usual_times_asks_for_its_day_alone() {
    let folder = TempDir::new().unwrap();
    let (lead, _) = begun(folder.path());
    drop(lead);
    let file = folder.path().join("lead.samverka");
    let training = all::<Training>(&file)[0].head.id;
    let mut window = at(&file, Route::record(Training::KIND, training), &[]);
    presses(&mut window, "Heldag 09.00–16.00");
    pictures(&mut window, "first-day-session");
    fills(&mut window, "Börjar", "2018-05-24");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    let session = all::<Session>(&file).remove(0);
    let moment = |day: &str, hour| {
        let time = chrono::NaiveTime::from_hms_opt(hour, 0, 0);
        Some((day.parse::<chrono::NaiveDate>().unwrap(), time))
    };
    assert_eq!(session.starts, moment("2018-05-24", 9));
    assert_eq!(session.ends, moment("2018-05-24", 16));
}

#[test]
fn series_of_meetings_is_booked_as_meetings_of_their_own() {
    let eslov = Eslov::new();
    let mut window = eslov.at_group();
    presses(&mut window, "Mötesserie …");
    fills(
        &mut window,
        "Skriv rytmen, eller fyll i nedan",
        "var tredje tisdag 13–15 till juli",
    );
    pictures(&mut window, "first-day-series");
    let day = window.query_all_by_label_contains("tisdag 12 juni 2018");
    day.last().unwrap().click();
    settle(&mut window);
    presses(&mut window, "Boka 3 möten");
    let mut days: Vec<String> = eslov
        .all::<Meeting>()
        .iter()
        .filter_map(|one| one.date.map(|day| day.to_string()))
        .collect();
    days.sort();
    let expected = ["2018-05-08", "2018-05-22", "2018-07-03", "2018-07-24"];
    assert_eq!(days, expected);
    let rhythm = &eslov.all::<Group>()[0].meeting_rhythm;
    assert_eq!(rhythm, "Var tredje vecka, tisdag 13.00–15.00");
}
