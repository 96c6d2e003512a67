//! Where the focus stands: after every command in what was opened, or where it came from, and never nowhere.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{
    GoodExample, Group, Initiative, Meeting, Person, Record, Service, Survey, Training,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{presses, sees};
use crate::project::{ESLOV, lead_of};
use crate::support::{make, options, settle, village, window};

const LARGE: Vec2 = vec2(1280.0, 800.0);
const SMALL: Vec2 = vec2(1024.0, 768.0);

type Window<'a> = Harness<'a, App>;

fn at<'a>(file: &Path, page: Route, size: Vec2) -> Window<'a> {
    let mut options = options(
        Some(file.to_owned()),
        vec![vec![file.with_extension("out")]; 2],
    );
    options.page = Some(page);
    window(size, options)
}

/// What has the focus, by what it is called.
fn focused(window: &Window<'_>) -> String {
    let node = window.query_by(|node| node.is_focused());
    let named = node.and_then(|node| node.accesskit_node().label());
    named.unwrap_or_else(|| "nothing".to_owned())
}

/// A key to press, by its name: `Ctrl K`, `Down`, `x`.
fn hits(window: &mut Window<'_>, keys: &str) {
    let (modifiers, key) = match keys.rsplit_once(' ') {
        Some(("Ctrl", key)) => (Modifiers::COMMAND, key),
        Some(("Shift", key)) => (Modifiers::SHIFT, key),
        _ => (Modifiers::NONE, keys),
    };
    match Key::from_name(key).filter(|_| modifiers != Modifiers::NONE || key.len() > 1) {
        Some(key) => window.key_press_modifiers(modifiers, key),
        None => window.event(Event::Text(key.to_owned())),
    }
    settle(window);
}

/// Gives the focus to what has this name.
fn goes_to(window: &mut Window<'_>, name: &str) {
    let found = window.query_all_by_label(name).last();
    found.unwrap_or_else(|| panic!("no {name}")).focus();
    settle(window);
}

/// One way to come from somewhere to somewhere.
struct Way {
    page: Route,
    size: Vec2,
    /// What has the focus to begin with.
    from: &'static str,
    keys: &'static [&'static str],
    /// What has it then.
    then: &'static str,
}

const fn way(
    page: Route,
    from: &'static str,
    keys: &'static [&'static str],
    then: &'static str,
) -> Way {
    Way {
        page,
        size: LARGE,
        from,
        keys,
        then,
    }
}

/// A municipality with a few services.
fn file(folder: &Path) -> std::path::PathBuf {
    let own = village(folder).own;
    let mut workspace = Workspace::open(&own).unwrap();
    for title in ["Familjelots", "Språkvän"] {
        make(&mut workspace, Service::KIND, json!({ "title": title }));
    }
    own
}

#[test]
fn focus_stands_after_every_command_where_one_would_look_for_it() {
    let people = || Route::list(Person::KIND);
    let services = || Route::list(Service::KIND);
    let small = |way: Way| Way { size: SMALL, ..way };
    let excel = "Spara som Excel …";
    let ways = [
        way(people(), "Personer", &["Ctrl K", "Escape"], "Personer"),
        way(people(), "Personer", &["F1", "Escape"], "Personer"),
        way(
            people(),
            "Personer",
            &["Ctrl K", "m", "ö", "t", "Enter"],
            "Nytt möte",
        ),
        way(people(), "Arbetsfil", &["Enter", "Escape"], "Arbetsfil"),
        way(people(), excel, &["Enter", "Escape"], excel),
        way(people(), excel, &["Enter", "Enter"], excel),
        way(
            people(),
            "Läs in från fil …",
            &["Ctrl Z"],
            "Läs in från fil …",
        ),
        small(way(
            services(),
            "Insatser",
            &["Down", "Enter"],
            "Tillbaka till listan",
        )),
        small(way(
            services(),
            "Insatser",
            &["Down", "Enter", "Escape"],
            "Familjelots",
        )),
        way(services(), "Insatser", &["Down", "Enter"], "Familjelots"),
        way(services(), "Insatser", &["Down", "Escape"], "Insatser"),
        way(services(), "Insatser", &["Down", "Delete"], "Insatser"),
        way(services(), "Ny insats", &["Enter"], "Rubrik"),
        way(
            services(),
            "Ny insats",
            &["Enter", "Escape", "Tab"],
            "Utförare",
        ),
        way(
            services(),
            "Ny insats",
            &["Ctrl N", "Escape", "Escape"],
            "Insatser",
        ),
        way(services(), "Ny insats", &["Ctrl N", "x", "Ctrl Enter"], "x"),
        way(services(), "Insatser", &["F6"], "Översikt"),
        way(services(), "Insatser", &["F6", "F6"], "Ny insats"),
        way(services(), "Insatser", &["Down", "F6"], "Rubrik"),
        way(
            services(),
            "Insatser",
            &["Down", "F6", "Shift F6"],
            "Ny insats",
        ),
    ];
    for Way {
        page,
        size,
        from,
        keys,
        then,
    } in ways
    {
        let folder = TempDir::new().unwrap();
        let own = file(folder.path());
        let mut window = at(&own, page.clone(), size);
        goes_to(&mut window, from);
        for key in keys {
            hits(&mut window, key);
        }
        assert_eq!(focused(&window), then, "{page:?}: {from} {keys:?}");
    }
}

#[test]
fn the_first_stop_of_all_is_in_the_page() {
    let folder = TempDir::new().unwrap();
    let own = file(folder.path());
    for (page, first) in [
        (Route::list(Meeting::KIND), "Nytt möte"),
        (Route::list(Service::KIND), "Ny insats"),
    ] {
        let mut window = at(&own, page, LARGE);
        hits(&mut window, "Tab");
        assert_eq!(focused(&window), first);
    }
    let mut start = window(LARGE, options(None, Vec::new()));
    settle(&mut start);
    assert_eq!(focused(&start), "Öppna arbetsfil …");
}

#[test]
fn page_that_alt_left_comes_back_to_has_the_focus_also_after_esc() {
    let folder = TempDir::new().unwrap();
    let own = file(folder.path());
    let mut window = at(&own, Route::list(Person::KIND), LARGE);
    goes_to(&mut window, "Personer");
    for key in ["Down", "Enter", "Escape", "Escape"] {
        hits(&mut window, key);
    }
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    settle(&mut window);
    assert_ne!(focused(&window), "nothing");
}

#[test]
fn merge_that_the_arrows_come_to_covers_the_inbox_only_when_it_is_opened() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::INBOX, SMALL);
    let back = "Tillbaka till listan";
    goes_to(&mut window, "Sammanfogat tidigare");
    hits(&mut window, "Down");
    assert!(!sees(&window, back));
    hits(&mut window, "Enter");
    assert_eq!(focused(&window), back);
    hits(&mut window, "Escape");
    assert!(!sees(&window, back));
    assert!(
        focused(&window).starts_with("Eslöv"),
        "{}",
        focused(&window)
    );
}

#[test]
fn table_to_be_read_is_walked_with_the_arrows() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::KEYS, LARGE);
    goes_to(&mut window, "Avsändarnas nycklar");
    hits(&mut window, "Down");
    assert_eq!(focused(&window), "Eslöv");
}

#[test]
fn closed_choice_opens_with_an_arrow_and_finds_by_letters() {
    let folder = TempDir::new().unwrap();
    let own = file(folder.path());
    let mut window = at(&own, Route::list(Group::KIND), LARGE);
    presses(&mut window, "Lägg till operativ grupp");
    goes_to(&mut window, "Slag");
    hits(&mut window, "Down");
    assert!(window.query_all_by_role(Role::ListBoxOption).count() > 2);
    hits(&mut window, "Escape");
    assert_eq!(focused(&window), "Slag");
    hits(&mut window, "s");
    assert_eq!(focused(&window), "Styrgrupp");
    hits(&mut window, "t");
    hits(&mut window, "r");
    assert_eq!(focused(&window), "Strategisk");
    hits(&mut window, "Enter");
    assert_eq!(focused(&window), "Slag");
    let slag = window.query_all_by_label("Slag").last().unwrap();
    assert_eq!(slag.accesskit_node().value().as_deref(), Some("Strategisk"));
}

#[test]
fn list_finds_by_the_letters_of_its_rows() {
    let folder = TempDir::new().unwrap();
    let own = file(folder.path());
    let mut window = at(&own, Route::list(Service::KIND), LARGE);
    goes_to(&mut window, "Insatser");
    hits(&mut window, "s");
    hits(&mut window, "p");
    let row = window.get_by_role_and_label(Role::Row, "Språkvän");
    assert_eq!(row.accesskit_node().is_selected(), Some(true));
}

#[test]
fn ctrl_n_makes_a_new_one_on_every_page_that_has_one() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let mut pages = village.pages();
    // The page of a record makes what belongs to it, and of several kinds.
    pages.retain(|(_, page)| !matches!(page, Route::Record(..)));
    pages.push((village.own.clone(), Route::list(Initiative::KIND)));
    pages.push((village.own.clone(), Route::list(Service::KIND)));
    for (file, page) in pages {
        let mut window = at(&file, page.clone(), LARGE);
        let makes = |node: &egui_kittest::Node<'_>| {
            let name = node.accesskit_node().label().unwrap_or_default();
            (name.starts_with("Ny ") || name.starts_with("Nytt ")) && !name.ends_with('…')
        };
        let buttons = window.query_all_by_role(Role::Button);
        if !buttons
            .filter(|node| !node.accesskit_node().is_disabled())
            .any(|node| makes(&node))
        {
            continue;
        }
        hits(&mut window, "Ctrl N");
        let writes = window.query_by(|node| node.is_focused());
        let writes = writes.map(|node| node.accesskit_node().role());
        let field = matches!(
            writes,
            Some(
                Role::TextInput
                    | Role::ComboBox
                    | Role::EditableComboBox
                    | Role::MultilineTextInput
            )
        );
        assert!(field, "{page:?}: {writes:?}");
    }
}

#[test]
fn a_row_of_the_situation_is_one_stop_with_arrows_inside() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::SITUATION, LARGE);
    let table = window.get_all_by_role(Role::Table).next().unwrap();
    table.focus();
    settle(&mut window);
    hits(&mut window, "Tab");
    let row = window.query_by(|node| node.is_focused());
    let row = row.and_then(|node| node.accesskit_node().parent().map(|node| node.role()));
    assert_ne!(row, Some(Role::Cell), "its cells are no stops");
    window.get_all_by_role(Role::Table).next().unwrap().focus();
    settle(&mut window);
    for key in ["Down", "Right", "Right"] {
        hits(&mut window, key);
    }
    let table = window.get_all_by_role(Role::Table).next().unwrap();
    let here = table.accesskit_node().active_descendant().unwrap();
    assert!(
        here.label().unwrap_or_default().starts_with("Eslöv"),
        "{:?}",
        here.label()
    );
    hits(&mut window, "Enter");
    assert!(window.state().is_at_rest() && !sees(&window, "Läget över"));
    drop(window);
    assert!(Reader::open(&lead).is_ok());
}

#[test]
fn focus_that_comes_to_a_page_with_nothing_on_it_comes_to_what_begins_it() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("lead.samverka");
    let (kit, own) = (folder.path().join("kit"), folder.path().join("own"));
    let mut lead = lead_of(&file, &[ESLOV]);
    lead.export_kit(&kit, ESLOV.parse().unwrap()).unwrap();
    drop((lead, Workspace::open_kit(&kit, &own).unwrap()));
    for (page, new) in [
        (Route::list(Meeting::KIND), "Nytt möte"),
        (Route::list(Survey::KIND), "Ny enkät"),
        (Route::list(Training::KIND), "Ny utbildning"),
        (Route::list(GoodExample::KIND), "Nytt gott exempel"),
    ] {
        let mut window = at(&file, page, LARGE);
        hits(&mut window, "Tab");
        assert_eq!(focused(&window), new);
        hits(&mut window, "Shift Tab");
        assert_ne!(focused(&window), new, "it is left with a key");
    }
    let mut window = at(&own, Route::OVERVIEW, LARGE);
    for keys in ["Ctrl K", "Möten", "Enter"] {
        hits(&mut window, keys);
    }
    assert_eq!(focused(&window), "Nytt möte", "by the search");
}

#[test]
fn page_that_the_search_leads_to_has_the_focus_also_where_nothing_is_on_it() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("lead.samverka");
    drop(lead_of(&file, &[ESLOV]));
    let mut lost = Vec::new();
    for page in [
        "Läget",
        "Inkorg",
        "Beslut",
        "Översikt",
        "Grupper",
        "Möten",
        "Handlingsplan",
        "Förändringsarbeten",
        "Goda exempel",
        "Enkäter",
        "Redovisning",
        "Återkoppling",
        "Uppföljning",
        "Personer",
        "Tid",
        "Utbildningar",
        "Rapport",
        "Insatskarta",
        "Överenskommelser",
        "Nyckeltal",
        "Utbildningsplaner",
        "Lärandelogg",
        "Processkartor",
        "Tavlor",
        "Säkerhetskopior",
        "Projekt",
        "Nycklar",
    ] {
        let mut window = at(&file, Route::SETTINGS, LARGE);
        for keys in ["Ctrl K", page, "Enter"] {
            hits(&mut window, keys);
        }
        let node = window.query_by(|node| node.is_focused());
        let around = std::iter::successors(node, |node| node.parent());
        let is_in_page = around
            .into_iter()
            .any(|one| one.accesskit_node().role() == Role::Main);
        if !is_in_page {
            lost.push((page, focused(&window)));
        }
    }
    assert!(lost.is_empty(), "{lost:?}");
}
