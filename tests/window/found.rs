//! What is found of a list: people, a shelf's records and the rows of a figure are searched and sorted while the page
//! goes on, and what is shown meanwhile is what was found before.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::bundle::Profile;
use samverka::domain::{Attendance, Id, Person, Record, Service, Session, Training};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Reader, System, Workspace, fields, fresh_id};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::sees;
use crate::project::{ESLOV, HELSINGBORG, lead_of};
use crate::support::{make, options, settle, window};

const PEOPLE: &str = "Sök namn, yrke, kommun";
const SERVICES: &str = "Sök i listan";
const ROWS: &str = "Sök bland raderna";

/// A lead's file with the people and services of two municipalities, who were at one session.
struct Place {
    _folder: TempDir,
    lead: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mut lead = lead_of(&at("lead.samverka"), &[ESLOV, HELSINGBORG]);
        let training = make(&mut lead, Training::KIND, json!({"title": "Normkritik"}));
        let session = json!({"training": training, "starts": "2018-03-01", "minutes": 60});
        let session = make(&mut lead, Session::KIND, session);
        for (code, whose) in [(ESLOV, "i E"), (HELSINGBORG, "i H")] {
            let (kit, own) = (at(&format!("kit {code}")), at(code));
            lead.export_kit(&kit, code.parse().unwrap()).unwrap();
            let mut own = Workspace::open_kit(&kit, &own).unwrap();
            fill(&mut own, whose, session);
            let bundle = at(&format!("bundle {code}"));
            own.export(&bundle, Profile::Full, None, &BTreeSet::new())
                .unwrap();
            lead.merge(&[bundle], None, true, &mut |_, _| true).unwrap();
        }
        drop(lead);
        Self {
            lead: at("lead.samverka"),
            _folder: folder,
        }
    }

    fn at(&self, page: Route) -> Harness<'static, App> {
        opens(&self.lead, page)
    }

    fn person(&self, name: &str) -> Id {
        let people = Reader::open(&self.lead).unwrap().all::<Person>().unwrap();
        let found = people.iter().find(|person| person.name == name);
        found.unwrap().head.id
    }
}

/// Twelve of everything, each called after whose it is: six `Karin`, six `Bo`.
fn fill(own: &mut Workspace, whose: &str, session: Id) {
    for number in 1..=6 {
        for first in ["Bo", "Karin"] {
            let name = format!("{first} {number} {whose}");
            make(own, Service::KIND, json!({"title": name}));
            let gender = if first == "Bo" { "man" } else { "woman" };
            let person = json!({"name": name, "gender": gender});
            let person = make(own, Person::KIND, person);
            let came = json!({"person": person, "session": session, "status": "present"});
            make(own, Attendance::KIND, came);
        }
    }
}

fn opens(file: &Path, page: Route) -> Harness<'static, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(page);
    window(vec2(1280.0, 1400.0), options)
}

fn unique() -> Route {
    Route::Figure("participants.unique".into())
}

/// The lists, each with the name of its search.
fn lists() -> [(Route, &'static str); 3] {
    [
        (Route::list(Person::KIND), PEOPLE),
        (Route::list(Service::KIND), SERVICES),
        (unique(), ROWS),
    ]
}

/// The first cells of the rows that are shown.
fn rows(window: &Harness<'_, App>) -> Vec<String> {
    let rows = window.query_all_by_role(Role::Row);
    let named = rows.filter_map(|row| row.accesskit_node().label());
    named
        .filter(|name| name.starts_with("Bo ") || name.starts_with("Karin "))
        .collect()
}

/// The name of the row that is chosen.
fn chosen(window: &Harness<'_, App>) -> Option<String> {
    let mut rows = window.query_all_by_role(Role::Row);
    let chosen = rows.find(|row| row.accesskit_node().is_selected() == Some(true));
    chosen.and_then(|row| row.accesskit_node().label())
}

fn goes_to(window: &mut Harness<'_, App>, role: Role) {
    window.get_by_role(role).focus();
    settle(window);
}

/// Writes in the search.
fn writes(window: &mut Harness<'_, App>, search: &str, words: &str) {
    window.get_by_label(search).focus();
    settle(window);
    window.event(Event::Text(words.to_owned()));
}

/// Draws until something is looked for, and then until it is found; the rows that are shown meanwhile.
fn rows_meanwhile(window: &mut Harness<'_, App>) -> Option<Vec<String>> {
    let mut meanwhile = None;
    for _ in 0..4 {
        window.step();
        let looks = !window.state().page_is_whole();
        meanwhile = meanwhile.or_else(|| looks.then(|| rows(window)));
    }
    settle(window);
    meanwhile
}

/// Clicks the heading of the first column.
fn sorts_by_name(window: &Harness<'_, App>) {
    let headings = window.query_all_by_role(Role::ColumnHeader);
    let first = headings.min_by(|one, other| one.rect().left().total_cmp(&other.rect().left()));
    first.unwrap().click_accesskit();
}

/// Draws frame by frame until nothing more is asked for, and looks at each.
fn each_frame(window: &mut Harness<'_, App>, mut look: impl FnMut(&Harness<'_, App>)) {
    for _ in 0..12 {
        window.step();
        look(window);
    }
    assert!(window.state().page_is_whole());
}

#[test]
fn people_records_and_rows_of_figures_are_not_searched_in_the_frame_in_which_it_is_written() {
    let place = Place::new();
    for (page, search) in lists() {
        let mut window = place.at(page.clone());
        let all = rows(&window);
        assert!(all.len() > 12, "{page:?}");
        writes(&mut window, search, "karin");
        assert_eq!(rows_meanwhile(&mut window).as_ref(), Some(&all), "{page:?}");
        let karin: Vec<_> = all
            .into_iter()
            .filter(|one| one.contains("Karin"))
            .collect();
        assert_eq!(rows(&window), karin, "{page:?}");
    }
}

#[test]
fn people_records_and_rows_of_figures_are_not_sorted_in_the_frame_in_which_it_is_asked_for() {
    let place = Place::new();
    for (page, _) in lists() {
        let mut window = place.at(page.clone());
        sorts_by_name(&window);
        settle(&mut window);
        let before = rows(&window);
        sorts_by_name(&window);
        assert_eq!(
            rows_meanwhile(&mut window).as_ref(),
            Some(&before),
            "{page:?}"
        );
        let mut after = rows(&window);
        assert!(after[0].starts_with("Karin 6"), "{page:?}: {after:?}");
        after.reverse();
        let names = |rows: &[String]| {
            rows.iter()
                .map(|row| row[..6].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&after), names(&before), "{page:?}");
    }
}

#[test]
fn people_and_records_of_one_municipality_never_stand_under_anothers_name() {
    let place = Place::new();
    for (page, search) in lists() {
        let mut window = place.at(page.clone());
        writes(&mut window, search, "karin");
        settle(&mut window);
        let mut whose = String::new();
        for name in ["Eslöv", "Helsingborg"] {
            window
                .get_by_role_and_label(Role::ComboBox, "Kommun")
                .click();
            settle(&mut window);
            window
                .get_by_role_and_label(Role::ListBoxOption, name)
                .click();
            each_frame(&mut window, |window| {
                let choice = window.get_by_role_and_label(Role::ComboBox, "Kommun");
                whose = choice.accesskit_node().value().unwrap_or_default();
                let rows = rows(window);
                let other = match &*whose {
                    "Eslöv" => "i H",
                    "Helsingborg" => "i E",
                    _ => return,
                };
                let strange = rows.iter().filter(|row| row.ends_with(other));
                assert_eq!(strange.count(), 0, "{page:?}, {whose}: {rows:?}");
                let none_fit = sees(window, "passar urvalet") || sees(window, "Inga rader");
                assert!(!none_fit, "{page:?}: nobody has looked yet");
                assert!(rows.is_empty() || !sees(window, "12 rader"), "{page:?}");
            });
            assert_eq!(whose, name);
            assert_eq!(rows(&window).len(), 6, "{page:?}");
        }
    }
}

#[test]
fn person_who_was_searched_for_stays_chosen_and_is_shown_as_she_is_called_now() {
    let place = Place::new();
    let karin = place.person("Karin 3 i E");
    let mut window = place.at(Route::list(Person::KIND));
    writes(&mut window, PEOPLE, "karin");
    settle(&mut window);
    let before = "Karin 3 i E".to_owned();
    window.get_by_role_and_label(Role::Label, &before).click();
    settle(&mut window);
    assert_eq!(chosen(&window).as_ref(), Some(&before));
    // Another comes in before her, and she is called something that stands elsewhere.
    let comes = fields([(Person::name, json!("Karin 0"))]);
    let comes = Command::create(Person::KIND, fresh_id(&mut System), comes);
    let name =
        |name: &str| Command::set(Person::KIND, karin, fields([(Person::name, json!(name))]));
    window.state_mut().change(comes);
    each_frame(&mut window, |window| {
        assert_eq!(chosen(window).as_ref(), Some(&before));
    });
    assert_eq!(rows(&window).len(), 13);
    window.state_mut().change(name("Karin 9"));
    each_frame(&mut window, |window| {
        let chosen = chosen(window).unwrap();
        assert!(chosen == before || chosen == "Karin 9", "{chosen}");
    });
    assert_eq!(chosen(&window).as_deref(), Some("Karin 9"));
    assert_eq!(rows(&window).last().map(String::as_str), Some("Karin 9"));
    // Where she fits no longer, nobody is chosen in her stead.
    window.state_mut().change(name("Anna 9"));
    each_frame(&mut window, |window| {
        let chosen = chosen(window);
        assert!(chosen.is_none_or(|one| one == "Karin 9"));
    });
    assert_eq!(rows(&window).len(), 12);
    assert_eq!(chosen(&window), None);
}

#[test]
fn people_who_were_found_are_walked_and_opened_where_they_stand() {
    let place = Place::new();
    let mut window = place.at(Route::list(Person::KIND));
    writes(&mut window, PEOPLE, "karin");
    settle(&mut window);
    goes_to(&mut window, Role::Table);
    for key in [Key::Home, Key::ArrowDown] {
        window.key_press(key);
        settle(&mut window);
    }
    let second = rows(&window)[1].clone();
    assert!(second.starts_with("Karin"));
    assert_eq!(chosen(&window), Some(second.clone()));
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(!sees(&window, PEOPLE), "her page is shown instead");
    assert!(
        window
            .query_all_by_role_and_label(Role::Heading, &second)
            .count()
            > 0
    );
}

#[test]
fn people_are_narrowed_by_what_is_chosen_and_sorted_by_a_column_together() {
    let place = Place::new();
    let mut file = Workspace::open(&place.lead).unwrap();
    for name in ["Anna 1", "Karin 7"] {
        let told = json!({"name": name, "informed_on": "2018-01-01"});
        make(&mut file, Person::KIND, told);
    }
    drop(file);
    let mut window = place.at(Route::list(Person::KIND));
    assert!(rows(&window).contains(&"Karin 7".to_owned()));
    let chip = "Saknar datum för information 24";
    window.get_by_role_and_label(Role::CheckBox, chip).click();
    window.step();
    assert!(
        rows(&window).contains(&"Karin 7".to_owned()),
        "not in the frame"
    );
    settle(&mut window);
    assert!(!rows(&window).contains(&"Karin 7".to_owned()));
    for _ in 0..2 {
        sorts_by_name(&window);
        settle(&mut window);
    }
    writes(&mut window, PEOPLE, "3");
    settle(&mut window);
    let expected = ["Karin 3 i H", "Karin 3 i E", "Bo 3 i H", "Bo 3 i E"];
    assert_eq!(rows(&window), expected);
}

#[test]
fn rows_of_a_part_never_stand_under_another() {
    let place = Place::new();
    let mut window = place.at(unique());
    writes(&mut window, ROWS, "3");
    settle(&mut window);
    window.get_by_label("4 rader");
    let part = |window: &Harness<'_, App>, name: &str| {
        let parts = window.query_all_by_role(Role::CheckBox);
        let mut named = parts.filter(|one| {
            one.accesskit_node()
                .label()
                .is_some_and(|label| label.starts_with(name))
        });
        named.next().unwrap().click_accesskit();
    };
    part(&window, "Kvinnor");
    each_frame(&mut window, |window| {
        let men = rows(window)
            .iter()
            .filter(|row| row.starts_with("Bo"))
            .count();
        let women = window.query_all_by_role(Role::CheckBox).any(|one| {
            let one = one.accesskit_node();
            let is_on = one.toggled() == Some(eframe::egui::accesskit::Toggled::True);
            is_on
                && one
                    .label()
                    .is_some_and(|label| label.starts_with("Kvinnor"))
        });
        assert!(!women || men == 0, "{:?}", rows(window));
        assert!(!women || !sees(window, "4 rader"));
    });
    window.get_by_label("2 rader");
}
