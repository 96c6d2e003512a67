//! A bad day in the window: a copy put back, a damaged file read and mended, a file that cannot be opened.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Group, Person, Record};
use samverka::gui::{App, Route};
use samverka::workspace::{StepRule, Why, Workspace, backups};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{pictures, sees};
use crate::support::{make, options, settle, village, window};

/// A municipality's file, closed, with a copy of it from before the last person was added.
fn file(folder: &TempDir) -> PathBuf {
    let own = village(folder.path()).own;
    let mut workspace = Workspace::open(&own).unwrap();
    workspace.back_up(Why::Asked).unwrap();
    make(&mut workspace, Person::KIND, json!({"name": "Bo Ek"}));
    own
}

fn at<'a>(file: &Path, route: Option<Route>) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = route;
    window(vec2(1280.0, 800.0), options)
}

fn presses(window: &mut Harness<'_, App>, button: &str) {
    let found = window
        .query_all_by_role_and_label(Role::Button, button)
        .last();
    found.unwrap_or_else(|| panic!("no {button}")).click();
    settle(window);
}

/// Chooses the copy that was made for this reason.
fn chooses(window: &mut Harness<'_, App>, why: &str) {
    let row = window.query_all_by_label(why).next();
    row.unwrap_or_else(|| panic!("no copy {why}")).click();
    settle(window);
}

fn people(file: &Path) -> Vec<String> {
    let workspace = Workspace::open(file).unwrap();
    workspace.verify().unwrap();
    let people = workspace.reader().all::<Person>().unwrap();
    people.into_iter().map(|person| person.name).collect()
}

fn sql(file: &Path, statements: &str) {
    let database = rusqlite::Connection::open(file).unwrap();
    database.execute_batch(statements).unwrap();
}

#[test]
fn a_copy_is_looked_into_and_put_back_and_what_gave_way_is_a_copy_too() {
    let folder = TempDir::new().unwrap();
    let file = file(&folder);
    let mut window = at(&file, None);
    presses(&mut window, "Arbetsfil");
    window.get_by_label("Säkerhetskopior").click();
    settle(&mut window);
    chooses(&mut window, "Gjord av dig");
    assert!(sees(&window, "1 ändring som finns nu saknas i kopian."));
    assert!(sees(&window, "Personer, 1, 2"));
    presses(&mut window, "Återställ …");
    assert!(sees(&window, "så du kan ångra dig"));
    presses(&mut window, "Återställ");
    assert!(sees(&window, "Kopian är återställd."));
    assert!(sees(&window, "Sparat"), "and it can be worked in again");
    // Closing it for the restoring made a copy of how it was.
    chooses(&mut window, "När filen stängdes");
    presses(&mut window, "Återställ …");
    drop(window);
    assert_eq!(people(&file), ["Amira Holm"]);
}

#[test]
fn a_copy_is_made_when_asked_for_and_thrown_away_when_asked_for() {
    let folder = TempDir::new().unwrap();
    let file = file(&folder);
    let mut window = at(&file, Some(Route::BACKUPS));
    presses(&mut window, "Säkerhetskopiera nu");
    assert!(sees(&window, "Säkerhetskopian är gjord"));
    assert_eq!(backups(&file).unwrap().len(), 2);
    chooses(&mut window, "Gjord av dig");
    presses(&mut window, "Ta bort …");
    presses(&mut window, "Ta bort");
    assert!(sees(&window, "Kopian är borttagen."));
    assert_eq!(backups(&file).unwrap().len(), 1);
}

/// A municipality's file, closed, with a copy, and one of what has changed since.
fn with_a_step(folder: &TempDir) -> PathBuf {
    let own = village(folder.path()).own;
    let mut workspace = Workspace::open(&own).unwrap();
    workspace.make_steps(StepRule { from: 0, share: 1 });
    workspace.back_up(Why::Asked).unwrap();
    make(&mut workspace, Person::KIND, json!({"name": "Bo Ek"}));
    workspace.back_up(Why::Merge).unwrap();
    own
}

#[test]
fn a_copy_of_what_has_changed_is_put_back_when_it_is_opened_and_the_file_is_gone() {
    let folder = TempDir::new().unwrap();
    let own = with_a_step(&folder);
    std::fs::remove_file(&own).unwrap();
    let step = backups(&own).unwrap().remove(0);
    let mut window = at(&step.path, None);
    assert!(sees(&window, "så den går inte att öppna för sig"));
    chooses(&mut window, "Före sammanfogning");
    presses(&mut window, "Återställ …");
    presses(&mut window, "Återställ");
    drop(window);
    assert_eq!(people(&own), ["Amira Holm", "Bo Ek"]);
}

#[test]
fn a_copy_of_what_has_changed_says_what_it_stands_on_and_goes_with_it() {
    let folder = TempDir::new().unwrap();
    let own = with_a_step(&folder);
    let mut window = at(&own, Some(Route::BACKUPS));
    chooses(&mut window, "Före sammanfogning");
    assert!(sees(
        &window,
        "Kopian innehåller det som ändrats sedan kopian"
    ));
    assert!(sees(&window, "Personer, 2, 2"));
    chooses(&mut window, "Gjord av dig");
    presses(&mut window, "Ta bort …");
    assert!(sees(&window, "En senare kopia bygger på den här"));
    presses(&mut window, "Ta bort");
    assert!(sees(&window, "Kopian är borttagen."));
    assert!(backups(&own).unwrap().is_empty());
}

#[test]
fn what_a_copy_lacks_is_counted_anew_after_every_change() {
    let folder = TempDir::new().unwrap();
    let file = file(&folder);
    let mut window = at(&file, Some(Route::list(Person::KIND)));
    presses(&mut window, "Arbetsfil");
    window.get_by_label("Säkerhetskopior").click();
    settle(&mut window);
    chooses(&mut window, "Gjord av dig");
    assert!(sees(&window, "1 ändring som finns nu saknas i kopian."));
    window.get_by_role_and_label(Role::Link, "Personer").click();
    settle(&mut window);
    let add = "Lägg till namn …";
    window.get_by_label(add).focus();
    settle(&mut window);
    window.get_by_label(add).type_text("Cia Ring");
    window.key_press(Key::Enter);
    settle(&mut window);
    window.key_press(Key::Escape);
    settle(&mut window);
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    settle(&mut window);
    assert!(sees(&window, "2 ändringar som finns nu saknas i kopian."));
}

#[test]
fn closing_makes_a_copy_of_what_is_new() {
    let folder = TempDir::new().unwrap();
    let file = file(&folder);
    let mut window = at(&file, None);
    presses(&mut window, "Arbetsfil");
    window.get_by_label("Stäng filen").click();
    settle(&mut window);
    let whys: Vec<_> = backups(&file).unwrap().iter().map(|one| one.why).collect();
    assert_eq!(whys, [Why::Close, Why::Asked]);
}

#[test]
fn a_damaged_file_is_read_and_mended() {
    let folder = TempDir::new().unwrap();
    let file = file(&folder);
    sql(&file, "DROP TABLE merge_entry");
    let damaged = std::fs::read(&file).unwrap();
    let mut window = at(&file, None);
    assert!(sees(&window, "Filen är skadad."));
    assert!(sees(&window, "Bara läsning: filen är skadad"));
    window.get_by_label("Personer").click();
    settle(&mut window);
    assert!(sees(&window, "Bo Ek"), "what is whole can be read");
    assert!(
        std::fs::read(&file).unwrap() == damaged,
        "and nothing is written"
    );
    presses(&mut window, "Vad du kan göra");
    presses(&mut window, "Laga filen …");
    presses(&mut window, "Laga");
    assert!(sees(&window, "och ingen gick förlorad."));
    assert!(sees(&window, "Utöver historiken gick något förlorat"));
    assert!(!sees(&window, "Bara läsning"));
    chooses(&mut window, "Skadad fil, orörd");
    drop(window);
    assert_eq!(people(&file).len(), 2);
}

#[test]
fn rows_that_differ_from_the_history_are_found_after_a_bad_ending() {
    let folder = TempDir::new().unwrap();
    let file = file(&folder);
    sql(
        &file,
        "UPDATE person SET name = 'Falsk' WHERE name = 'Bo Ek'",
    );
    // Unless something went wrong, not all is read at every opening.
    assert!(!sees(&at(&file, None), "stämmer inte med historiken"));
    std::fs::write(format!("{}.lock", file.display()), b"").unwrap();
    let mut window = at(&file, None);
    assert!(sees(&window, "1 rad stämmer inte med historiken."));
    assert!(sees(&window, "Bara läsning: filen är skadad"));
    presses(&mut window, "Vad du kan göra");
    presses(&mut window, "Laga filen …");
    presses(&mut window, "Laga");
    presses(&mut window, "Kontrollera nu");
    assert!(sees(&window, "Filen är hel."));
    drop(window);
    assert!(people(&file).contains(&"Bo Ek".to_owned()));
}

#[test]
fn a_file_that_cannot_be_opened_shows_its_copies_and_one_is_put_back() {
    let folder = TempDir::new().unwrap();
    let file = file(&folder);
    let whole = std::fs::read(&file).unwrap();
    for broken in [&whole[..whole.len() / 2], b"noise", b""] {
        std::fs::write(&file, broken).unwrap();
        let mut window = at(&file, None);
        assert!(sees(&window, "Filen är skadad") || sees(&window, "ingen arbetsfil"));
        chooses(&mut window, "Gjord av dig");
        presses(&mut window, "Återställ …");
        presses(&mut window, "Återställ");
        assert!(sees(&window, "Kopian är återställd."));
        drop(window);
        assert_eq!(people(&file), ["Amira Holm"]);
    }
}

#[test]
fn a_file_that_is_gone_comes_back_from_its_copies() {
    let folder = TempDir::new().unwrap();
    let file = file(&folder);
    std::fs::remove_file(&file).unwrap();
    let mut window = at(&file, None);
    chooses(&mut window, "Gjord av dig");
    presses(&mut window, "Återställ …");
    presses(&mut window, "Återställ");
    drop(window);
    assert_eq!(people(&file), ["Amira Holm"]);
}

#[test]
fn what_another_window_has_open_is_not_restored_from_here() {
    let folder = TempDir::new().unwrap();
    let file = file(&folder);
    let mut first = Workspace::open(&file).unwrap();
    let mut window = at(&file, Some(Route::BACKUPS));
    chooses(&mut window, "Gjord av dig");
    assert!(sees(&window, "Filen är bara öppen för läsning"));
    assert!(window.query_by_label("Återställ …").is_none());
    assert!(window.query_by_label("Säkerhetskopiera nu").is_none());
    let id = first.reader().all::<Group>().unwrap()[0].head.id;
    first
        .run(&samverka::workspace::Command::remove(Group::KIND, id))
        .unwrap();
}

/// A bad day is drawn at both sizes; the pictures are kept where `SAMVERKA_PICTURES` says.
#[test]
fn pictures_of_a_bad_day() {
    for look in ["light", "dark"] {
        for size in [vec2(1280.0, 800.0), vec2(1024.0, 768.0)] {
            let folder = TempDir::new().unwrap();
            let file = file(&folder);
            for why in [Why::Close, Why::Merge, Why::Upgrade] {
                Workspace::open(&file).unwrap().back_up(why).unwrap();
            }
            let draw = |name: &str, steps: &dyn Fn(&mut Harness<'_, App>)| {
                let mut options = options(Some(file.clone()), Vec::new());
                options.page = Some(Route::BACKUPS);
                options.today = Some(chrono::Local::now().date_naive());
                if let Some(settings) = &mut options.settings {
                    settings.look = look.into();
                }
                let mut window = window(size, options);
                steps(&mut window);
                pictures(&mut window, &format!("backups-{name}-{look}-{}", size.x));
            };
            draw("list", &|_| {});
            draw("look", &|window| chooses(window, "Gjord av dig"));
            draw("ask", &|window| {
                chooses(window, "Gjord av dig");
                presses(window, "Återställ …");
            });
            sql(&file, "DROP TABLE merge_entry");
            draw("damaged", &|_| {});
            std::fs::write(&file, b"noise").unwrap();
            draw("broken", &|window| chooses(window, "Gjord av dig"));
            std::fs::remove_dir_all(format!("{}-backups", file.display())).unwrap();
            std::fs::write(
                &file,
                &std::fs::read(folder.path().join("lead.samverka")).unwrap()[..9_000],
            )
            .unwrap();
            draw("no-copies", &|_| {});
        }
    }
}
