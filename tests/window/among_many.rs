//! What is as easy among very many as among a few.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{Attendance, Group, Meeting, Person, Record as _, Session, Training};
use samverka::gui::{App, Route};
use samverka::workspace::Workspace;
use serde_json::json;
use tempfile::TempDir;

use crate::hands::sees;
use crate::project::lead_of;
use crate::support::{make, options, settle, window};

/// The municipalities of Skåne, from Svalöv to Hässleholm.
const SKANE: [&str; 33] = [
    "1214", "1230", "1231", "1233", "1256", "1257", "1260", "1261", "1262", "1263", "1264", "1265",
    "1266", "1267", "1270", "1272", "1273", "1275", "1276", "1277", "1278", "1280", "1281", "1282",
    "1283", "1284", "1285", "1286", "1287", "1290", "1291", "1292", "1293",
];

struct Project {
    _folder: TempDir,
    file: PathBuf,
}

impl Project {
    fn new(fill: impl FnOnce(&mut Workspace)) -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("lead.samverka");
        fill(&mut lead_of(&file, &SKANE));
        Self {
            _folder: folder,
            file,
        }
    }

    fn at(&self, page: Route) -> Harness<'static, App> {
        let mut options = options(Some(self.file.clone()), Vec::new());
        options.page = Some(page);
        window(vec2(1280.0, 800.0), options)
    }
}

/// The option that the keyboard is on.
fn option_at(window: &Harness<'_, App>) -> Option<String> {
    let mut all = window.query_all_by_role(Role::ListBoxOption);
    let on = all.find(|one| one.is_focused());
    on.and_then(|one| one.accesskit_node().label())
}

/// Whether the option that the keyboard is on lies within the list that opened below the choice.
fn is_in_sight(window: &Harness<'_, App>) -> bool {
    let choice = window
        .get_by_role_and_label(Role::ComboBox, "Kommun")
        .rect();
    let mut all = window.query_all_by_role(Role::ListBoxOption);
    let on = all.find(|one| one.is_focused()).unwrap().rect();
    (choice.bottom()..=choice.bottom() + 340.0).contains(&on.center().y)
}

#[test]
fn choice_among_many_opens_at_what_is_chosen_and_goes_to_what_is_typed() {
    let project = Project::new(|_| {});
    let mut window = project.at(Route::SITUATION);
    let choice = "Kommun";
    let open = |window: &mut Harness<'_, App>| {
        window.get_by_role_and_label(Role::ComboBox, choice).click();
        settle(window);
    };
    open(&mut window);
    window
        .get_by_role_and_label(Role::ListBoxOption, "Ängelholm")
        .click_accesskit();
    settle(&mut window);
    open(&mut window);
    assert_eq!(option_at(&window).as_deref(), Some("Ängelholm"));
    assert!(is_in_sight(&window));
    for (typed, found) in [("höö", "Höör"), ("öst", "Östra Göinge")] {
        window.event(Event::Text(typed.to_owned()));
        settle(&mut window);
        // Letters that come later are another word.
        for _ in 0..200 {
            window.step();
        }
        assert_eq!(option_at(&window).as_deref(), Some(found));
        assert!(is_in_sight(&window), "{found}");
    }
    for (key, found) in [(Key::Home, "Alla kommuner"), (Key::End, "Östra Göinge")] {
        window.key_press(key);
        settle(&mut window);
        assert_eq!(option_at(&window).as_deref(), Some(found));
        assert!(is_in_sight(&window), "{found}");
    }
    window.key_press(Key::Home);
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    let chosen = window.get_by_role_and_label(Role::ComboBox, choice);
    let chosen = chosen.accesskit_node().value();
    assert_eq!(chosen.as_deref(), Some("Alla kommuner"));
}

#[test]
fn meetings_of_a_day_with_more_than_there_is_room_for_can_all_be_opened() {
    let project = Project::new(|lead| {
        let group = json!({"name": "Styrgruppen", "kind": "strategic"});
        let group = make(lead, Group::KIND, group);
        for number in 1..=30 {
            let title = format!("Möte {number}");
            let meeting = json!({"title": title, "date": "2018-05-15", "groups": [group]});
            make(lead, Meeting::KIND, meeting);
        }
    });
    let mut window = project.at(Route::list(Meeting::KIND));
    window.get_by_label("Månad").click();
    settle(&mut window);
    assert!(!sees(&window, "Möte 30"));
    let more = window.get_by_role_and_label(Role::Button, "15 maj 2018: 30 möten");
    more.click();
    settle(&mut window);
    window.get_by_label_contains("Möte 30").click_accesskit();
    settle(&mut window);
    assert!(sees(&window, "Möte 30") && !sees(&window, "Månad"));
}

#[test]
fn row_that_is_chosen_stays_in_sight_though_the_column_that_sorts_stands_elsewhere_beside_details()
{
    let project = Project::new(|lead| {
        for number in 1..=80 {
            let level =
                json!({"name": format!("Namn {number:02}"), "participant_level": "operative"});
            make(lead, Person::KIND, level);
        }
    });
    let mut window = project.at(Route::list(Person::KIND));
    let headings = window.query_all_by_role(Role::ColumnHeader);
    let level = headings.filter(|heading| {
        let name = heading.accesskit_node().label();
        name.is_some_and(|name| name.contains("Nivå") || name.contains("nivå"))
    });
    level.collect::<Vec<_>>().last().unwrap().click_accesskit();
    settle(&mut window);
    scrolls_to_the_end(&mut window);
    let last = window.query_all_by_role_and_label(Role::Label, "Namn 80");
    last.collect::<Vec<_>>().last().unwrap().click();
    settle(&mut window);
    let details = window.query_by_label("Stäng detaljerna");
    assert!(details.is_some(), "they stand beside");
    assert_eq!(ends(&window)[1], "Namn 80");
}

/// The first and the last name of the rows that are drawn, in their order.
fn ends(window: &Harness<'_, App>) -> [String; 2] {
    let rows = window.query_all_by_role(Role::Row);
    let names = rows.filter_map(|row| row.accesskit_node().label());
    let names: Vec<String> = names.filter(|name| name.starts_with("Namn")).collect();
    [names.first(), names.last()].map(|name| name.cloned().unwrap_or_default())
}

fn scrolls_to_the_end(window: &mut Harness<'_, App>) {
    window.get_by_role(Role::Table).focus();
    settle(window);
    window.key_press(Key::End);
    settle(window);
    assert_eq!(ends(window)[1], "Namn 80");
}

#[test]
fn rows_of_another_figure_or_sorted_or_searched_begin_with_the_first() {
    let project = Project::new(|lead| {
        let training = make(lead, Training::KIND, json!({"title": "Normkritik"}));
        let session = json!({"training": training, "starts": "2018-03-01", "minutes": 60});
        let session = make(lead, Session::KIND, session);
        for number in 1..=80 {
            let person = make(
                lead,
                Person::KIND,
                json!({"name": format!("Namn {number:02}")}),
            );
            let came = json!({"person": person, "session": session, "status": "present"});
            make(lead, Attendance::KIND, came);
        }
    });
    let figure = |id: &str| Route::Figure(id.to_owned());
    let first = "Namn 01";
    let mut window = project.at(figure("participants.unique"));
    scrolls_to_the_end(&mut window);
    window.state_mut().visit(figure("participants.hours"));
    settle(&mut window);
    assert_eq!(ends(&window)[0], first, "of another figure");
    for (page, search) in [
        (figure("participants.unique"), "Sök bland raderna"),
        (Route::list(Person::KIND), "Sök namn, yrke, kommun"),
    ] {
        window.state_mut().visit(page);
        settle(&mut window);
        scrolls_to_the_end(&mut window);
        window.get_by_label(search).focus();
        settle(&mut window);
        window.event(Event::Text("namn".to_owned()));
        settle(&mut window);
        assert_eq!(ends(&window)[0], first, "searched");
        scrolls_to_the_end(&mut window);
        let headings = window.query_all_by_role(Role::ColumnHeader);
        let name = headings.min_by(|one, other| one.rect().left().total_cmp(&other.rect().left()));
        name.unwrap().click_accesskit();
        settle(&mut window);
        assert_eq!(ends(&window)[0], first, "sorted");
    }
}
