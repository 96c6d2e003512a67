//! One person's data: all of it on paper, and erased for good.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::bundle::Profile;
use samverka::domain::{Group, Id, Meeting, Person, PersonLink, Record};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Reader, Why, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{pictures, sees};
use crate::support::{make, options, settle, village, window};

/// A contact person's workspace with Amira, who is mentioned in a meeting's decisions, is in another record
/// too, and has been sent to the lead.
struct Place {
    folder: TempDir,
    amira: Id,
    copy: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let file = village(folder.path()).own;
        let mut own = Workspace::open(&file).unwrap();
        own.set_author("Amira Holm").unwrap();
        let amira = own.reader().all::<Person>().unwrap()[0].head.id;
        let email = fields([(Person::email, json!("amira.holm@exempel.se"))]);
        own.run(&Command::set(Person::KIND, amira, email)).unwrap();
        let meeting = own.reader().all::<Meeting>().unwrap()[0].head.id;
        let decisions = fields([(Meeting::decisions, json!("Amira samlar alla trådar"))]);
        own.run(&Command::set(Meeting::KIND, meeting, decisions))
            .unwrap();
        let twin = make(&mut own, Person::KIND, json!({"name": "Amira Holm-Berg"}));
        let link = json!({"first": amira, "second": twin, "verdict": "same"});
        make(&mut own, PersonLink::KIND, link);
        let bundle = folder.path().join("paket");
        own.export(&bundle, Profile::Full, None, &Default::default())
            .unwrap();
        let copy = own.back_up(Why::Asked).unwrap().path;
        Self {
            folder,
            amira,
            copy,
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("eslov.samverka")
    }

    fn paper(&self) -> PathBuf {
        self.folder.path().join("Registerutdrag.docx")
    }

    fn open(&self, size: Vec2) -> Harness<'static, App> {
        let mut options = options(Some(self.file()), vec![vec![self.paper()]]);
        options.page = Some(Route::record(Person::KIND, self.amira));
        window(size, options)
    }

    fn holds(&self, name: &str) -> bool {
        let bytes = std::fs::read(self.file()).unwrap();
        bytes
            .windows(name.len())
            .any(|found| found == name.as_bytes())
    }
}

fn click(window: &mut Harness<'_, App>, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

/// Chooses in the menu of what a person may ask for.
fn choose(window: &mut Harness<'_, App>, item: &str) {
    click(window, "Personens uppgifter");
    click(window, item);
}

#[test]
fn all_that_is_held_on_a_person_is_saved_as_a_document_and_logged() {
    let place = Place::new();
    let mut window = place.open(vec2(1280.0, 1000.0));
    pictures(&mut window, "person-rights");
    choose(&mut window, "Allt vi har om personen");
    assert!(sees(&window, "Utdraget är sparat: Registerutdrag.docx"));
    let paper = std::fs::read(place.paper()).unwrap();
    assert!(paper.starts_with(b"PK"));
    let reader = Reader::open(&place.file()).unwrap();
    let log = reader.exports().unwrap();
    assert_eq!((log[0].kind.as_str(), log.len()), ("dossier", 3));
}

#[test]
fn a_person_is_erased_after_a_look_and_a_confirmation_and_what_counts_stays() {
    let place = Place::new();
    let mut window = place.open(vec2(1280.0, 1000.0));
    choose(&mut window, "Radera personen …");
    for words in [
        "Radera Amira Holm",
        "Namn: ett värde",
        "E-post: ett värde",
        "Medlemskap: 1",
        "Närvaro: 2",
        "Möte: Första mötet, 2018-02-01 · Beslut",
        "Säkerhetskopior med uppgifter om personen",
        "Skicka ett nytt paket efteråt",
    ] {
        assert!(sees(&window, words), "{words}");
    }
    let now = window.get_by_role_and_label(Role::Button, "Radera för gott");
    assert!(
        now.accesskit_node().is_disabled(),
        "not before it is confirmed"
    );
    pictures(&mut window, "person-erase");
    click(&mut window, "Amira samlar alla trådar");
    click(&mut window, "Radera också Amira Holm-Berg · Eslöv");
    click(&mut window, "Jag vet att det inte går att ångra");
    pictures(&mut window, "person-erase-sure");
    click(&mut window, "Radera för gott");
    assert!(sees(&window, "Personen är raderad."));
    assert!(sees(&window, "Raderad person") && sees(&window, "Styrgruppen"));
    assert!(!sees(&window, "Amira"));
    pictures(&mut window, "person-erased");
    drop(window);
    for gone in ["Amira", "amira.holm@exempel.se", "samlar alla"] {
        assert!(!place.holds(gone), "{gone}");
    }
    assert!(place.holds("Styrgruppen"));
    assert!(!place.copy.exists());
    let reader = Reader::open(&place.file()).unwrap();
    assert_eq!(reader.count(Person::KIND).unwrap(), 2);
    reader.verify().unwrap();
}

/// Erases Amira while something stands half written on a page; what is on that page then.
fn erased_meanwhile(
    place: &Place,
    page: Route,
    write: impl FnOnce(&mut Harness<'_, App>),
) -> Harness<'static, App> {
    let mut options = options(Some(place.file()), Vec::new());
    options.page = Some(page.clone());
    let mut window = window(vec2(1280.0, 1000.0), options);
    write(&mut window);
    window
        .state()
        .visit(Route::record(Person::KIND, place.amira));
    settle(&mut window);
    choose(&mut window, "Radera personen …");
    click(&mut window, "Amira samlar alla trådar");
    click(&mut window, "Radera också Amira Holm-Berg · Eslöv");
    click(&mut window, "Jag vet att det inte går att ångra");
    click(&mut window, "Radera för gott");
    assert!(sees(&window, "Personen är raderad."));
    window.state().visit(page);
    settle(&mut window);
    window
}

#[test]
fn erased_name_is_not_written_back_from_a_paste_that_stood_open() {
    for on_a_group in [true, false] {
        let place = Place::new();
        let own = Workspace::open(&place.file()).unwrap();
        let group = own.reader().all::<Group>().unwrap()[0].head.id;
        drop(own);
        let page = match on_a_group {
            true => Route::record(Group::KIND, group),
            false => Route::list(Person::KIND),
        };
        let mut window = erased_meanwhile(&place, page, |window| {
            window.key_press(Key::Escape);
            settle(window);
            let rows = "Namn\tYrke\nAmira Holm\tRektor\n12345\t\n";
            window.event(Event::Paste(rows.to_owned()));
            settle(window);
            assert!(sees(window, "Ser inte ut som namn: 12345"));
        });
        assert!(!sees(&window, "Amira Holm"));
        for _ in 0..120 {
            window.step();
        }
        drop(window);
        assert!(!place.holds("Amira"));
    }
}

#[test]
fn erased_name_is_not_written_back_from_a_form_that_stood_open() {
    let place = Place::new();
    let mut window = erased_meanwhile(&place, Route::list(Meeting::KIND), |window| {
        window.key_press_modifiers(Modifiers::COMMAND, Key::N);
        settle(window);
        window.get_by_label("Rubrik").focus();
        settle(window);
        window
            .get_by_label("Rubrik")
            .type_text("Amira Holm om våren");
        settle(window);
    });
    for _ in 0..120 {
        window.step();
    }
    assert!(window.query_by_label("Rubrik").is_none_or(|title| {
        let written = title.accesskit_node().value().unwrap_or_default();
        !written.contains("Amira")
    }));
    drop(window);
    assert!(!place.holds("Amira"));
}

#[test]
fn a_menu_closes_when_something_is_chosen_without_the_pointer() {
    let place = Place::new();
    let mut window = place.open(vec2(1280.0, 800.0));
    click(&mut window, "Personens uppgifter");
    window.get_by_label("Radera personen …").click_accesskit();
    settle(&mut window);
    assert!(window.query_by_label("Radera för gott").is_some());
    assert!(window.query_by_label("Allt vi har om personen").is_none());
}

#[test]
fn what_is_not_chosen_stays_and_cancelling_changes_nothing() {
    let place = Place::new();
    let mut window = place.open(vec2(1024.0, 768.0));
    choose(&mut window, "Radera personen …");
    pictures(&mut window, "person-erase-small");
    click(&mut window, "Avbryt");
    assert!(place.holds("amira.holm@exempel.se"));
    drop(window);
    let mut window = place.open(vec2(1280.0, 1000.0));
    choose(&mut window, "Radera personen …");
    click(&mut window, "Ta bort kopiorna");
    click(&mut window, "Jag vet att det inte går att ångra");
    click(&mut window, "Radera för gott");
    drop(window);
    assert!(place.holds("Amira samlar alla trådar"));
    assert!(place.holds("Amira Holm-Berg"));
    assert!(!place.holds("amira.holm@exempel.se"));
    assert!(place.copy.exists());
}
